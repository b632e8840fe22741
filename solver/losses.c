/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The range of a plan's weights, and the price of its dearest locum. */
#include "solver/losses.h"

#include "model/levels.h"

#include <math.h>

enum { LEAST_DEAREST = 100, TIMES_A_WEIGHT = 10 };

static void widen(struct vp_losses *losses, double weight)
{
    if (weight <= 0)
        return;
    losses->least = fmin(losses->least, weight);
    losses->most = fmax(losses->most, weight);
}

/* From a doctor who goes down a rung at the bottom to one who comes down from the top. */
static void widen_to_rungs(struct vp_losses *losses, const struct vp_ladder *ladder)
{
    double most = 0;
    for (int r = 0; r < ladder->n; r++)
        most = fmax(most, ladder->rung[r].weight);
    widen(losses, most > 0 ? 1 : 0);
    widen(losses, most);
}

struct vp_losses vp_weigh_losses(const struct vp_problem *problem)
{
    const struct vp_plan *plan = problem->plan;
    struct vp_losses losses = {.least = INFINITY, .dearest = LEAST_DEAREST};
    for (int r = 0; r < plan->rules.n; r++)
        if (!plan->rules.item[r].hard)
            widen(&losses, plan->rules.item[r].weight);
    for (int t = 0; t < plan->fairness.n; t++)
        if (vp_ladder_of(problem, t) != NULL)
            widen_to_rungs(&losses, vp_ladder_of(problem, t));
        else if (plan->fairness.item[t].method != VP_LEXIMIN)
            widen(&losses, plan->fairness.item[t].weight);
    for (int t = 0; t < plan->municipal.n; t++)
        widen(&losses, plan->municipal.item[t].weight);
    for (int d = 0; d < plan->doctors.n; d++)
        for (int w = 0; w < plan->doctors.item[d].wishes.n; w++)
            widen(&losses, plan->doctors.item[d].wishes.item[w].weight);
    for (int line = 0; line < plan->lines.n; line++)
        if (plan->lines.item[line].locum_allowed)
            losses.dearest = fmax(losses.dearest, plan->lines.item[line].locum);
    losses.dearest = fmax(losses.dearest, TIMES_A_WEIGHT * losses.most);
    if (losses.most == 0)
        losses.least = losses.most = 1;
    return losses;
}

static bool is_whole(double number)
{
    return number == floor(number);
}

bool vp_points_are_whole(const struct vp_problem *problem)
{
    const struct vp_plan *plan = problem->plan;
    bool whole = plan->municipal.n == 0;
    for (int t = 0; t < plan->fairness.n; t++)
        whole = whole && (vp_ladder_of(problem, t) != NULL || plan->fairness.item[t].method == VP_LEXIMIN);
    for (int r = 0; r < plan->rules.n; r++)
        whole = whole && plan->rules.item[r].hard;
    for (int line = 0; line < plan->lines.n; line++)
        whole = whole && is_whole(plan->lines.item[line].locum) && is_whole(plan->lines.item[line].extra_price);
    for (int d = 0; d < plan->doctors.n; d++)
        for (int w = 0; w < plan->doctors.item[d].wishes.n; w++)
            whole = whole && is_whole(plan->doctors.item[d].wishes.item[w].weight);
    return whole;
}
