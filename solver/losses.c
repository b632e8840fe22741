/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The range of a plan's weights, and the price of its dearest locum. */
#include "solver/losses.h"

#include <math.h>

enum { LEAST_DEAREST = 100, TIMES_A_WEIGHT = 10 };

static void widen(struct vp_losses *losses, double weight)
{
    if (weight <= 0)
        return;
    losses->least = fmin(losses->least, weight);
    losses->most = fmax(losses->most, weight);
}

struct vp_losses vp_weigh_losses(const struct vp_plan *plan)
{
    struct vp_losses losses = {.least = INFINITY, .dearest = LEAST_DEAREST};
    for (int r = 0; r < plan->rules.n; r++)
        if (!plan->rules.item[r].hard)
            widen(&losses, plan->rules.item[r].weight);
    for (int t = 0; t < plan->fairness.n; t++)
        widen(&losses, plan->fairness.item[t].weight);
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

bool vp_points_are_whole(const struct vp_plan *plan)
{
    bool whole = plan->fairness.n == 0;
    for (int r = 0; r < plan->rules.n; r++)
        whole = whole && plan->rules.item[r].hard;
    for (int line = 0; line < plan->lines.n; line++)
        whole = whole && is_whole(plan->lines.item[line].locum) && is_whole(plan->lines.item[line].extra_price);
    for (int d = 0; d < plan->doctors.n; d++)
        for (int w = 0; w < plan->doctors.item[d].wishes.n; w++)
            whole = whole && is_whole(plan->doctors.item[d].wishes.item[w].weight);
    return whole;
}
