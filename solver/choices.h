/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one doctor may have, and what follows from having it: the ground on which labels grow (solver/labels.c). Internal to solver/. */
#ifndef VP_SOLVER_CHOICES_H
#define VP_SOLVER_CHOICES_H

#include "solver/limits.h"
#include "solver/local_state.h"

enum { VP_SEEN_AHEAD = 64 };

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
    double *start;           /* [slots] state of the first midnight */
    double *future;          /* [(dates + 1) * sums] most that duties from the date on can add */
    bool *counted;           /* [sums] duties count in it, not events alone */
    struct vp_ints *closing; /* [dates] sums whose last date it is */
    struct vp_ints *opening; /* [dates + 1] sums whose first date it is */
    struct vp_ints priced; /* rules, as numbered in local->rules, that are priced duty by duty since they say no limits */
    bool exact;            /* limits and clashes say everything */
};

/* Memory from `arena`. O(duties × those that rules on pairs can reach). */
void vp_choices_init(struct vp_choices *choices, const struct vp_local *local, int doctor, struct vp_arena *arena);

/* The state once duty number i is taken too, and the points that it brings, rewards not counted; false if a hard limit forbids it. */
bool vp_choices_take(const struct vp_choices *choices, int i, double *state, double *cost);

/* The state when the date is over, and the points that close with it; false if a hard limit is broken or cannot be met any more. */
bool vp_choices_pass(const struct vp_choices *choices, int date, double *state, double *cost);

/* An upper limit of how much more state a can cost than b from the midnight after the date on, the same duties taken; INFINITY if there is none. */
double vp_choices_worse(const struct vp_choices *choices, int date, const double *a, const double *b);

/* Points that open sums would close with if the rest went as the targets want: to choose among labels, not to prune. */
double vp_choices_guess(const struct vp_choices *choices, int date, const double *state);

/* The same for states that look alike at the midnight after the date: in what runs they are, and how many of `paces` parts of the way to their upper limit those sums
 * have gone that have a lower one too and may still exceed the upper. Different states may share a key; nothing is proven by it. */
uint64_t vp_choices_key(const struct vp_choices *choices, int date, const double *state, int paces);

#endif
