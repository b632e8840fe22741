/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one doctor may have, and what follows from having it: the ground on which labels grow (solver/labels.c). Internal to solver/. */
#ifndef VP_SOLVER_CHOICES_H
#define VP_SOLVER_CHOICES_H

#include "solver/limits.h"
#include "solver/local_state.h"

enum { VP_SEEN_AHEAD = 64 };

/* VP_MUST_MEET: any duty of its date must be had. */
enum vp_may { VP_MAY_TAKE, VP_MUST_TAKE, VP_MUST_SKIP, VP_MUST_MEET };

struct vp_ints {
    VP_VEC(int) list;
};

/* His duties are numbered 0 … n-1, by start; dates 0 … dates-1, from the period's first. */
struct vp_choices {
    int doctor;
    int dates;
    int n;
    int *duty;       /* [n] of the problem */
    int *first;      /* [dates + 2] number of the first duty that begins on the date or later */
    uint64_t *clash; /* [n] bit b: duty i + 1 + b cannot be had beside duty i */
    bool *alone;     /* [dates] the duties of the date exclude each other */
    struct vp_limits limits;
    double *start;           /* [slots] the sums at the first midnight */
    struct vp_ints *closing; /* [dates] sums with a slot whose last date it is */
    struct vp_ints *opening; /* [dates + 1] those whose first date it is */
    struct vp_ints *open;    /* [dates + 1] those with first ≤ date ≤ last */
    struct vp_ints priced; /* rules, as numbered in local->rules, that are priced way by way since they say no limits */
    bool exact;            /* limits and clashes say everything */
};

/* Memory from `arena`. O(duties × those that rules on pairs can reach). */
void vp_choices_init(struct vp_choices *choices, const struct vp_local *local, int doctor, struct vp_arena *arena);

/* An upper limit of how much more a value a of the sum can cost than b once it closes, when both still get the same, between 0 and `future`; INFINITY if there
 * is none. */
double vp_sum_worse(const struct vp_sum *sum, double a, double b, double future);

#endif
