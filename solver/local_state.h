/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the local search share: the roster it stands at, and what it costs. Internal to solver/local*.c.
 *
 * A group is what is given away as one: a duty, or the duties of a block. It has slots, each of which is one doctor's or nobody's; those that are
 * somebody's come first. Slot s of a group is place s of each of its duties. */
#ifndef VP_SOLVER_LOCAL_STATE_H
#define VP_SOLVER_LOCAL_STATE_H

#include "solver/local.h"

#include "model/fairness.h"

struct vp_own { /* what one doctor has */
    int *duty;  /* those of the past, then by start */
    int n;
    int *from; /* [date - known_from] where in `duty` the first of that date or a later one stands; one entry behind the last date */
    double price;    /* points, penalty included: fair + wishes + Σ cost */
    double shortage; /* units of hard rules missing: Σ missing */
    double *load;    /* [term] */
    double fair;     /* points for the loads */
    double wishes;   /* and for wishes not met */
    double *cost;    /* [rule] points, penalty included */
    double *missing; /* [rule] units */
};

/* The points of a load under one term of fairness: straight between knots (model/fairness.h). */
enum { VP_KNOTS = 2 * VP_FAIR_STEPS + 2 };

struct vp_curve {
    double first; /* load at the first knot */
    double steps; /* per unit of load */
    bool stairs;  /* a step that is begun counts whole */
    double points[VP_KNOTS];
};

/* What a duty is to a doctor. The time that it and the rest that everybody needs around it take: two of a doctor's that meet cannot be. Looked at first,
 * since many moves end there; what rules of narrower scope forbid is found when the move is priced. */
struct vp_fit {
    vp_instant from;
    vp_instant until;
    uint64_t touched; /* rules whose price it can change: bit r, the last for all from there on */
    double avoid;     /* points of wishes against it */
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
    int *near_first; /* [duty] the first and the last duty that share a part of the price with it; NULL = any may */
    int *near_last;
    const struct vp_windows *windows; /* NULL = it is not counted so */
    double *counted;                  /* [doctor * windows->n + window] what he has in it */
    double *past;                     /* the same of the past alone */
};

struct vp_repriced { /* by a rule, after a move */
    int rule;
    double cost;
    double missing;
};

/* A doctor in a move, what he gives and gets, and his prices after it. */
struct vp_side {
    int doctor;      /* or VP_LOCUM */
    const int *gone; /* duties, by start */
    int n_gone;
    const int *gained;
    int n_gained;
    const double *lost; /* [term] loads of those gone */
    const double *won;
    double fair;
    double wishes;
    struct vp_repriced *rules; /* those that can have changed */
    int n_rules;
};

enum {
    VP_SIDES = 2,
    VP_TOUCHED = 63, /* the bit for all rules from there on */
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

/* Rungs with a limit (model/levels.h): of each, how many stand so high. */
struct vp_rungs {
    int n;
    int **limit; /* [term][rung] its number here; -1 = it has none */
    int *most;
    int *count;
    int *change; /* scratch: 0 and false between calls */
    bool *noted;
    int *list;
    int n_list;
    double dearest; /* of the prices of open places */
};

/* Terms of fairness between municipalities. */
struct vp_commons {
    int terms;               /* 0 = they are not compared */
    double *loads;           /* [duty * terms + term] */
    double *load;            /* [municipality * terms + term] of its doctors together */
    struct vp_curve *curves; /* [municipality * terms + term] */
};

struct vp_local {
    const struct vp_program *program;
    const struct vp_problem *problem;
    struct vp_local_rule *rules;
    int n_rules;
    struct vp_between *between;
    int n_between;
    struct vp_own *own;
    struct vp_fit *fits; /* [doctor * n_duties + duty] */
    int *longest_drive;
    double *avoid;           /* [doctor * n_duties + duty] points of wishes against it */
    bool *wants;             /* [doctor] has he any wish for a duty? */
    double *load;            /* [term * n_duties + duty] */
    double *loads;           /* [duty * terms + term], the same */
    struct vp_curve *curves; /* [doctor * terms + term] */
    struct vp_commons commons;
    struct vp_group *groups; /* by first duty */
    int n_groups;
    int *group_of;           /* [duty] */
    int *owner;              /* [slot] doctor or VP_LOCUM */
    int *pin;                /* [slot] */
    unsigned char *possible; /* [doctor * n_groups + group] whatever the offsets */
    unsigned char *allowed;  /* the same with the offsets that hold */
    int *candidates;         /* [group * n_doctors …] the doctors allowed */
    int *n_candidates;       /* [group] */
    int *offset;             /* [rotation * n_doctors + doctor] */
    int *doctor_of_place;
    double penalty;        /* points for a unit of a hard rule that is missing */
    double points;         /* penalty included */
    double shortage;       /* units */
    struct vp_rungs rungs; /* of a problem with aims, … */
    double open;           /* … and what open places cost at their prices */
    bool *home;            /* [doctor * n_groups + group] has the roster to be near to it so? NULL = there is none */
    double pull;           /* points that a group at home is worth to the walk, and to nothing else */
    int n_home;            /* slots whose owner is at home there; known while the walk goes on */
    int *scoped;           /* scratch: duties in scope of one rule */
    int *lists[2];         /* scratch: a doctor's duties after a move */
    struct vp_side sides[VP_SIDES];
    double *loads_moved[VP_SIDES]; /* scratch: [term] what each of them gives away */
    int *moved[VP_SIDES];          /* scratch: the duties that each of them gives away */
    int *moved_groups[VP_SIDES];   /* and their groups */
    double *change;                /* scratch: [window] */
    unsigned char *changed;        /* scratch: [window] 0 between calls */
    int *windows;                  /* scratch */
    int *best;                     /* [n_places] */
    long long move;                /* number of the move being tried */
    struct vp_glance *glances;     /* scratch */
    int n_glances;
};

/* Fills the curve of a convex term against `target`; the points that it says of a load. */
void vp_local_set_curve(struct vp_curve *curve, const struct vp_fairness_term *term, double target);
double vp_local_price_load(const struct vp_curve *curve, double load);

/* Points of one doctor with these duties, penalty included; *shortage gets the units missing. INFINITY where a hard rule is broken beyond mending. */
double vp_local_price(const struct vp_local *local, int doctor, const int *duty, int n, double *shortage);

/* The same by one rule, its number in local->rules; no penalty. */
double vp_local_price_rule(const struct vp_local *local, int number, int doctor, const int *duty, int n, double *shortage);

/* Prices everything that the doctor has anew. */
void vp_local_reprice(struct vp_local *local, int doctor);

/* Prices a side of a move, its doctor no locum, part by part. *low is a bound from below on what the move changes, and begins with the doctor's old price
 * taken off: fairness and wishes; then the rules that no duty moved touches; then the others, until it is above `limit`, which returns false. */
void vp_local_price_loads(const struct vp_local *local, struct vp_side *side, double *low);
void vp_local_skip_rules(const struct vp_local *local, struct vp_side *side, double *low);
bool vp_local_price_rules(const struct vp_local *local, struct vp_side *side, double limit, double *low);

/* Adds `sign` times what the n duties have in each window to counted[window]. */
void vp_local_move_windows(const struct vp_windows *windows, const int *duty, int n, double sign, double *counted);

/* Slots whose owner has the group in the roster to be near to. */
int vp_local_count_home(const struct vp_local *local);

/* Where in the doctor's list the first duty that is not before this one stands. */
int vp_local_find(const struct vp_local *local, const struct vp_own *own, int duty);

/* Gives the doctor the duties and prices of the side. */
void vp_local_keep_side(struct vp_local *local, const struct vp_side *side);

/* Points of the group's slots when so many are filled; *shortage gets the places that nobody may be a locum for. */
double vp_local_price_group(const struct vp_local *local, const struct vp_group *group, int filled, double *shortage);

/* The doctor's duties less `gone` and more `gained` (each by start), by start, into `list`; returns how many. */
int vp_local_change(const struct vp_own *own, const int *gone, int n_gone, const int *gained, int n_gained, int *list);

/* Has the doctor a duty that leaves no room for this one, `gone` set aside? Looks at its neighbours by start alone. */
bool vp_local_crowded(const struct vp_local *local, int doctor, int duty, const int *gone, int n_gone);

/* ---- local_rungs.c: where the problem has aims ---- */

void vp_local_set_rungs(struct vp_local *local, struct vp_arena *arena);

/* What the move that the sides say would add to the units missing by who stands how high; `keep` does it. */
double vp_local_climb(struct vp_local *local, bool keep);

/* Counts anew who stands how high; returns the units missing. */
double vp_local_stand(struct vp_local *local);

/* What the group's open places and those beyond the needed cost at the aims' prices, and the units missing if the whole roster's cost so much. */
double vp_local_open_price(const struct vp_local *local, const struct vp_group *group, int filled);
double vp_local_open_missing(const struct vp_local *local, double open);

/* ---- local_municipal.c: where municipalities are compared ---- */

void vp_local_set_municipal(struct vp_local *local, struct vp_arena *arena);

/* What the move that the sides say changes between municipalities, exactly; vp_local_keep_municipal does it. */
double vp_local_price_municipal(const struct vp_local *local);
void vp_local_keep_municipal(struct vp_local *local);

/* Adds up anew what the doctors of each municipality have; returns the points. */
double vp_local_add_up_municipal(struct vp_local *local);

/* Has the doctor a slot of the group? */
bool vp_local_is_owner(const struct vp_local *local, int group, int doctor);

/* Gives slot `slot` of the group to `doctor` (or VP_LOCUM) in owner and doctor_of_place alone. */
void vp_local_put(struct vp_local *local, int group, int slot, int doctor);

/* Lists who may have each group now. */
void vp_local_list_candidates(struct vp_local *local);

/* Adds everything up anew. */
void vp_local_add_up(struct vp_local *local);

/* Prices every spot of every rule between doctors anew. */
void vp_local_look_everywhere(struct vp_local *local);

/* One move: tries it and keeps it if it costs no more than `limit`. */
void vp_local_try(struct vp_local *local, double limit, struct vp_random *random);

#endif
