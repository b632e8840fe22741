/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much a label can still gain: what it cannot win back is not gone on with. */
#ifndef VP_SOLVER_GAINS_H
#define VP_SOLVER_GAINS_H

#include "solver/choices.h"
#include "solver/labels.h"

enum { VP_MOST_GAINS = 12 };

/* From a date on no more is gained than left[date] + price · (limit − what the sum has), whatever the price of a unit of the sum. */
struct vp_gain {
    int sum; /* -1 = none */
    double price;
    double *left; /* [dates + 1] */
};

struct vp_gains {
    struct vp_gain item[VP_MOST_GAINS];
    int n;
    double *own; /* [duties of the choices] reward less cost of each duty */
};

/* Works them out for one pricing; memory from `arena`. O(duties × sums that bind). */
void vp_gains_init(struct vp_gains *gains, const struct vp_choices *choices, const struct vp_pricing *pricing,
                   struct vp_arena *arena);

/* Most that a state can gain from the date on: the least of all. */
double vp_gains_left(const struct vp_gains *gains, const struct vp_choices *choices, const double *state, int date);

/* May, or must, he take duty number i? */
static inline bool vp_pricing_says(const struct vp_pricing *pricing, const struct vp_choices *choices, int i,
                                   enum vp_may what)
{
    return pricing->may != NULL && pricing->may[choices->duty[i]] == what;
}

#endif
