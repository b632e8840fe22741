/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each municipality answers for, as model/fairness.h puts it. O(municipalities × categories × doctors). */
#include "model/fairness.h"

double vp_municipal_part(const struct vp_plan *plan, int municipality)
{
    const struct vp_municipality *one = &plan->municipalities.item[municipality];
    if (plan->municipal_by == VP_BY_POPULATION)
        return one->population;
    if (plan->municipal_by == VP_BY_AGREED)
        return one->share > 0 ? one->share : 0;
    double posts = 0;
    for (int d = 0; d < plan->doctors.n; d++)
        if (plan->doctors.item[d].municipality == municipality)
            posts += plan->doctors.item[d].post;
    return posts;
}

double vp_municipal_balance(const struct vp_plan *plan, int municipality, int category)
{
    double balance = 0;
    for (int d = 0; d < plan->doctors.n; d++)
        if (plan->doctors.item[d].municipality == municipality)
            balance += plan->doctors.item[d].balance[category];
    return balance;
}

/* As set_targets of model/fairness.c: where nobody has a share there is nothing with which to pay a balance back. */
static void set_targets(struct vp_problem *problem, int category, double parts)
{
    const struct vp_plan *plan = problem->plan;
    const double total = problem->total[category];
    double balances = 0;
    for (int m = 0; m < plan->municipalities.n; m++)
        balances += vp_municipal_balance(plan, m, category);
    for (int m = 0; m < plan->municipalities.n && total > 0; m++) {
        const double part = vp_municipal_part(plan, m) / parts;
        const int at = m * plan->categories.n + category;
        problem->municipal_share[at] = total * part;
        problem->municipal_target[at] = total * part - vp_municipal_balance(plan, m, category) + balances * part;
    }
}

void vp_municipal_shares(struct vp_problem *problem)
{
    const struct vp_plan *plan = problem->plan;
    double parts = 0;
    for (int m = 0; m < plan->municipalities.n; m++)
        parts += vp_municipal_part(plan, m);
    for (int t = 0; t < plan->municipal.n && parts > 0; t++)
        set_targets(problem, plan->municipal.item[t].category, parts);
}
