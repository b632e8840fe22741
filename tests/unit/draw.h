/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws that all files of random plans share. */
#ifndef VP_TESTS_DRAW_H
#define VP_TESTS_DRAW_H

#include "model/base/random.h"

#include <stdbool.h>

/* A whole number from `from` to `to`, both included. */
static inline int vp_draw(struct vp_random *random, int from, int to)
{
    return from + vp_random_below(random, to - from + 1);
}

/* In so many of a hundred cases. */
static inline bool vp_toss(struct vp_random *random, int per_cent)
{
    return vp_random_below(random, 100) < per_cent;
}

/* In one of `n` cases. */
static inline bool vp_one_in(struct vp_random *random, int n)
{
    return vp_random_below(random, n) == 0;
}

#endif
