/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of many choices are worth a look where two things count, and what is less is better: those that no other is at least as good as in both and
 * better than in one. They are the Pareto front. */
#ifndef VP_MODEL_FRONT_H
#define VP_MODEL_FRONT_H

#include "model/base/arena.h"

#include <stdbool.h>

struct vp_choice {
    double x; /* NAN: it does not take part */
    double y;
    bool best; /* it is on the front */
};

/* Fills `best` of all `n`. Those that are alike in both are on it together. Differences below 1e-9 are none. Memory from `arena`. O(n log n). */
void vp_front_find(struct vp_choice *choices, int n, struct vp_arena *arena);

#endif
