/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a label can end at the best: lower limits of what the way on from a node costs. What cannot become cheap enough is not gone on with. Internal to solver/. */
#ifndef VP_SOLVER_COMPLETION_H
#define VP_SOLVER_COMPLETION_H

#include "solver/network.h"

/* Costs when a unit of sum s is charged multiplier[s]: ways and passages with what they add, and from each node the cheapest way to the end, the limits of sums
 * that are open then or later taken off. A label that has cost c and has h(s) of the open sums ends at no less than c + Σ multiplier · h + left[its node]. */
struct vp_costs {
    double *multiplier; /* [sums] */
    double *way;        /* [ways] */
    double *extra;      /* [extras] */
    double *turn;       /* [dates] what the midnight after a date brings: limits given back, sums that begin */
    double *left;       /* [nodes]; INFINITY = no way to the end */
};

struct vp_completion {
    struct vp_costs plain;   /* multipliers 0 */
    struct vp_costs charged; /* those found best for the whole */
    long long steps;         /* arcs looked at */
};

/* Works both out for these rewards, [duty of the problem]; begins with the multipliers that the network remembers, and leaves it better ones. `below`: no more is
 * needed once that is reached. Memory from `arena`. O(arcs) a try, a few tries. */
void vp_completion_init(struct vp_completion *completion, struct vp_network *network, const double *reward,
                        double below, struct vp_arena *arena);

/* What a label costs at the first midnight with these multipliers. */
double vp_completion_start(const struct vp_costs *costs, const struct vp_network *network);

#endif
