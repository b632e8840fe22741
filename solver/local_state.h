/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the local search share: the roster it stands at, and what it costs. Internal to solver/local*.c.
 *
 * A group is what is given away as one: a duty, or the duties of a block. It has slots, each of which is one doctor's or nobody's; those that are
 * somebody's come first. Slot s of a group is place s of each of its duties. */
#ifndef VP_SOLVER_LOCAL_STATE_H
#define VP_SOLVER_LOCAL_STATE_H

#include "solver/local.h"

struct vp_own { /* what one doctor has */
    int *duty;  /* those of the past, then by start */
    int n;
    double price;    /* points, penalty included */
    double shortage; /* units of hard rules missing */
};

/* The time that a duty and the rest that everybody needs around it take: two of a doctor's that meet cannot be. Looked at first, since most moves end
 * there; what rules of narrower scope forbid is found when the move is priced. */
struct vp_hold {
    vp_instant from;
    vp_instant until;
};

struct vp_group {
    const int *duty; /* by start */
    int n;
    int slots;
    int first_slot; /* index into local->owner */
    int needed;
    int filled; /* slots 0 … filled - 1 are somebody's */
    int pinned; /* doctors whom the plan gives it, in local->pin */
    int held;   /* of the filled slots, the first so many are theirs and never move */
};

struct vp_local_rule {
    const struct vp_rule_program *program;
    struct vp_sequence sequence; /* filled but for the doctor's part */
    int number;
};

/* A rule between doctors. */
struct vp_between {
    const struct vp_rule_program *program;
    struct vp_scene scene;
    const struct vp_spots *spots;
    double *price;    /* [spot] points, penalty included */
    double *shortage; /* [spot] */
    long long *stamp; /* [spot] number of the move that looked at it last */
};

struct vp_glance { /* a spot that a move would change */
    int between;
    int spot;
    double price;
    double shortage;
};

struct vp_local {
    const struct vp_program *program;
    const struct vp_problem *problem;
    struct vp_local_rule *rules;
    int n_rules;
    struct vp_between *between;
    int n_between;
    struct vp_own *own;
    struct vp_hold *holds; /* [doctor * n_duties + duty] */
    int *longest_drive;
    double *avoid;           /* [doctor * n_duties + duty] points of wishes against it */
    double *load;            /* [term * n_duties + duty] */
    struct vp_group *groups; /* by first duty */
    int n_groups;
    int *group_of;           /* [duty] */
    int *owner;              /* [slot] doctor or VP_LOCUM */
    int *pin;                /* [slot] */
    unsigned char *possible; /* [doctor * n_groups + group] whatever the offsets */
    unsigned char *allowed;  /* the same with the offsets that hold */
    int *offset;             /* [rotation * n_doctors + doctor] */
    int *doctor_of_place;
    double penalty;            /* points for a unit of a hard rule that is missing */
    double points;             /* penalty included */
    double shortage;           /* units */
    int *scoped;               /* scratch: duties in scope of one rule */
    int *lists[2];             /* scratch: two doctors' duties after a move */
    int *moved[2];             /* scratch: duties that change hands */
    int *best;                 /* [n_places] */
    int move;                  /* number of the move being tried */
    struct vp_glance *glances; /* scratch */
    int n_glances;
};

/* Points of one doctor with these duties, penalty included; *shortage gets the units missing. INFINITY where a hard rule is broken beyond mending. */
double vp_local_price(const struct vp_local *local, int doctor, const int *duty, int n, double *shortage);

/* The same by one rule, its number in local->rules; no penalty. */
double vp_local_price_rule(const struct vp_local *local, int number, int doctor, const int *duty, int n, double *shortage);

/* Points of the group's slots when so many are filled; *shortage gets the places that nobody may be a locum for. */
double vp_local_price_group(const struct vp_local *local, const struct vp_group *group, int filled, double *shortage);

/* The doctor's duties less `gone` and more `gained` (each by start), by start, into `list`; returns how many. */
int vp_local_change(const struct vp_own *own, const int *gone, int n_gone, const int *gained, int n_gained, int *list);

/* Could the doctor have the duty beside those that he has, without `gone`? Neighbours by start are enough to say no. */
bool vp_local_crowded(const struct vp_local *local, int doctor, int duty, const int *gone, int n_gone);

/* Gives slot `slot` of the group to `doctor` (or VP_LOCUM) in owner and doctor_of_place alone. */
void vp_local_put(struct vp_local *local, int group, int slot, int doctor);

/* Adds everything up anew. */
void vp_local_add_up(struct vp_local *local);

/* Prices every spot of every rule between doctors anew. */
void vp_local_look_everywhere(struct vp_local *local);

/* One move: tries it and keeps it if it costs no more than `limit`. */
void vp_local_try(struct vp_local *local, double limit, struct vp_random *random);

#endif
