/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a roster is worth where levels of burden are settled (model/levels.h): first what locums and extra places cost, then category by category the sorted excesses (of
 * min-max the highest alone), then points. The excesses are worked out here anew, from loads and targets. Without levels points alone are compared. */
#ifndef VP_TESTS_STANDING_H
#define VP_TESTS_STANDING_H

#include "tests/props/brute_force.h"

enum { VP_MOST_LEVELLED = 8 }; /* doctors, and terms */

/* What is compared, in order. */
struct vp_levelled {
    double open;
    double excess[VP_MOST_LEVELLED][VP_MOST_LEVELLED]; /* [term] the highest first */
    int n[VP_MOST_LEVELLED];
    double points;
};

/* Has the problem no more doctors and terms than fit? */
bool vp_levelled_fits(const struct vp_problem *problem);

struct vp_levelled vp_levelled_judge(const struct vp_problem *problem, const struct vp_audit *audit);

/* Below 0 if `one` is the better, of a plan with so many terms. */
int vp_levelled_compare(const struct vp_levelled *one, const struct vp_levelled *other, int terms);

/* The best of all lawful rosters; false if there is none. */
bool vp_levelled_best(const struct vp_problem *problem, struct vp_arena *arena, struct vp_levelled *best);

/* Draws the plan's methods: most terms are leximin's; of the others half are min-max. False if no term has levels. */
bool vp_draw_methods(const struct vp_problem *problem, uint64_t seed);

#endif
