/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What losses weigh in a plan: the scale on which the local search cools, and what makes an unlawful roster dearer than any lawful one is worth. */
#ifndef VP_SOLVER_LOSSES_H
#define VP_SOLVER_LOSSES_H

#include "model/problem.h"

struct vp_losses {
    double least; /* smallest and largest weight of a soft rule, a fairness term or a wish; both 1 where there is none */
    double most;
    double dearest; /* what a whole duty is worth: at least the dearest locum, and clearly more than any weight */
};

struct vp_losses vp_weigh_losses(const struct vp_problem *problem);

/* Has every lawful roster a whole number of points? So it is, at least, where only open places, places beyond the needed, wishes and rungs cost any, and each costs
 * a whole number: then a bound can be rounded up. */
bool vp_points_are_whole(const struct vp_problem *problem);

#endif
