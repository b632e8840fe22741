/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole-number vectors: how many duties of each kind a doctor can have, and what his fairness then costs exactly. */
#ifndef VP_SOLVER_VECTORS_H
#define VP_SOLVER_VECTORS_H

#include "solver/program.h"

/* Kinds of duties: those of one kind weigh alike in every term of fairness. */
struct vp_kinds {
    int n;
    int *of;      /* [duty] its kind, -1 for one of the past */
    double *load; /* [term * n + kind] of one duty */
};

struct vp_kinds vp_kinds_new(const struct vp_problem *problem, struct vp_arena *arena);

/* The places of a kind: those that must be filled and the cheapest locum among them (INFINITY: none may), those beyond and the cheapest of them. */
struct vp_open {
    double needed;
    double locum;
    double extra;
    double beyond;
    double limited_locum; /* the cheapest at the prices of a problem's aims; 0 without any */
    double limited_extra;
};

struct vp_open vp_open_places(const struct vp_problem *problem, const struct vp_kinds *kinds, int kind);

/* How many duties of each kind the doctor may have: most[kind]. */
void vp_count_most(const struct vp_program *program, const struct vp_kinds *kinds, int doctor, int *most);

enum { VP_TOO_MANY = -1 };

/* Of one doctor. */
struct vp_vectors {
    int n;         /* VP_TOO_MANY: they were not listed */
    short *count;  /* [vector * kinds + kind] */
    double *price; /* [vector] of his fairness */
    short *rungs;  /* [vector * terms + term] how many rungs of the term's ladder he is up; 0 without one */
};

/* What else a vector costs beside fairness, at prices that somebody asks for: slope[d * terms + t] for a unit of load, extra[d * kinds + k] for a duty. */
struct vp_tilt {
    const double *slope;
    const double *extra;
};

/* The vectors of every doctor ([doctor], from `arena`) that a roster can give him of which the tilted costs of all doctors together are at most `ceiling`: in it
 * no doctor can be dearer than what the ceiling leaves when every other doctor and term has the least tilted price it can ever have. `tilt` may be NULL. A
 * doctor with more than `most`, or with too many to look through, has none listed. NULL if there is no ceiling. */
struct vp_vectors *vp_vectors_new(const struct vp_program *program, const struct vp_kinds *kinds, double ceiling,
                                  const struct vp_tilt *tilt, int most, struct vp_arena *arena);

#endif
