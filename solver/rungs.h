/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the best roster to the rungs of the next search (model/levels.h): what is settled, and what the levels below cost. */
#ifndef VP_SOLVER_RUNGS_H
#define VP_SOLVER_RUNGS_H

#include "model/levels.h"

/* Where the doctors stand in one term, in the best roster. */
struct vp_heights {
    const struct vp_problem *problem;
    int term;
    const double *load; /* [doctor * plan->categories.n + category] */
    double settled;     /* excesses from here on up are; INFINITY = none */
    bool all_had;       /* every place that loads the category is a doctor's, and none beyond the needed */
};

/* The highest excess below what is settled at which somebody stands; -INFINITY = nobody does. */
double vp_next_excess(const struct vp_heights *heights);

/* The term's ladder. What is settled – excesses from heights->settled up – keeps the number of doctors of each class who stand so high; above the next excess nobody
 * else may stand. With `weigh`, the levels from there down weigh so much that nobody's coming down one is worth anything that happens below it; as many of
 * them as can be told apart in one search (*lowest is the last). Without it everything below is free. Memory from `arena`. */
void vp_make_ladder(const struct vp_heights *heights, bool weigh, struct vp_arena *arena, struct vp_ladder *ladder,
                    double *lowest);

/* The same for min-max: nobody stands higher than the highest does, and no rung weighs anything. */
void vp_make_ceiling(const struct vp_heights *heights, struct vp_arena *arena, struct vp_ladder *ladder);

/* What rosters must come to at least, of which none costs less than `bound` points on the ladder: the highest excess that somebody has then. */
double vp_least_top(const struct vp_heights *heights, const struct vp_ladder *ladder, double bound);

/* How far down the ladder a bound settles the best roster: the lowest excess such that all levels from there up are as good as can be; INFINITY = none. */
double vp_settled_by(const struct vp_heights *heights, const struct vp_ladder *ladder, double bound);

#endif
