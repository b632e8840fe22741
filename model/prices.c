/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intervals of what the best roster comes to, with and without a thing, and what follows from them (model/prices.h). */
#include "model/prices.h"

#include "model/audit.h"
#include "model/levels.h"

#include <math.h>

static const struct vp_interval nothing_known = {-INFINITY, INFINITY};
static const struct vp_interval nothing_gained = {0, 0};

/* Two searches may each be off by what counts as met. */
static const double slight = 4e-6;

struct vp_worth vp_worth_unknown(const struct vp_plan *plan, struct vp_arena *arena)
{
    struct vp_worth worth = {.points = nothing_known, .open = nothing_known};
    worth.top = vp_arena_array(arena, (size_t)plan->fairness.n + 1, sizeof *worth.top);
    worth.worst = vp_arena_array(arena, (size_t)plan->fairness.n + 1, sizeof *worth.worst);
    for (int t = 0; t < plan->fairness.n; t++) {
        worth.top[t] = nothing_known;
        worth.worst[t] = NAN;
    }
    return worth;
}

/* ---- what an outcome says ---- */

static int count_levels(const struct vp_plan *plan)
{
    int n = 0;
    for (int t = 0; t < plan->fairness.n; t++)
        n += plan->fairness.item[t].method != VP_CONVEX;
    return n;
}

static struct vp_interval points_of(const struct vp_outcome *outcome)
{
    const double bound = fmax(outcome->bound, 0); /* no cost is below 0 */
    if (outcome->roster == NULL)
        return (struct vp_interval){bound, INFINITY};
    const double low = outcome->status == VP_OPTIMAL ? outcome->objective : fmin(bound, outcome->objective);
    return (struct vp_interval){low, outcome->objective};
}

static void find_worst(const struct vp_problem *problem, const double *load, double *worst)
{
    const int categories = problem->plan->categories.n;
    for (int t = 0; t < problem->plan->fairness.n; t++)
        for (int d = 0; d < problem->n_doctors; d++) {
            const int at = d * categories + problem->plan->fairness.item[t].category;
            worst[t] = fmax(worst[t], load[at] - problem->target[at]); /* the number, of a number and none */
        }
}

struct vp_interval vp_settled_top(const struct vp_settled *settled, double slack, bool first, bool given)
{
    if (settled->n == 0)
        return nothing_gained; /* nobody has a share */
    return (struct vp_interval){
        given || first ? fmin(settled->least_top, settled->excess[0]) - slack : -INFINITY,
        given ? settled->excess[0] : INFINITY,
    };
}

static void read_levels(const struct vp_plan *plan, const struct vp_outcome *outcome, double open, struct vp_worth *worth)
{
    bool given = outcome->open_proven;
    worth->open = (struct vp_interval){given ? open : 0, open};
    for (int i = 0; i < outcome->n_settled; i++) {
        const struct vp_settled *settled = &outcome->settled[i];
        const double slack = vp_step_slack(plan, &plan->fairness.item[settled->term]);
        worth->top[settled->term] = vp_settled_top(settled, slack, i == 0, given);
        given = given && settled->proven == settled->n;
    }
    worth->points = given && outcome->n_settled == count_levels(plan) ? points_of(outcome) : nothing_known;
}

struct vp_worth vp_worth_of(const struct vp_problem *problem, const struct vp_outcome *outcome, struct vp_arena *arena)
{
    struct vp_worth worth = vp_worth_unknown(problem->plan, arena);
    const int levels = count_levels(problem->plan);
    if (levels == 0)
        worth.points = points_of(outcome);
    if (outcome->roster == NULL)
        return worth;
    const struct vp_audit *audit = vp_audit_new(problem, outcome->roster, arena);
    find_worst(problem, audit->load, worth.worst);
    if (levels > 0)
        read_levels(problem->plan, outcome, audit->points_locum + audit->points_extra, &worth);
    return worth;
}

struct vp_price_list *vp_prices_disguise(const struct vp_price_list *prices, struct vp_arena *arena)
{
    struct vp_price_list *kept = vp_arena_alloc(arena, sizeof *kept);
    *kept = *prices;
    kept->n = kept->seen = 0;
    kept->item = vp_arena_array(arena, (size_t)prices->n + 1, sizeof *kept->item);
    for (int i = 0; i < prices->n; i++)
        if (prices->item[i].doctor < 0) {
            kept->seen += prices->item[i].verdict != VP_PRICE_UNSEEN;
            kept->item[kept->n++] = prices->item[i];
        }
    return kept;
}

/* ---- what follows ---- */

struct vp_interval vp_interval_apart(struct vp_interval before, struct vp_interval after)
{
    return (struct vp_interval){before.low - after.high, before.high - after.low};
}

/* Takes the verdict from one measure; false if there is exactly nothing to gain by it, and the next decides. */
static bool decide(struct vp_price *price, struct vp_interval gain, double tolerance, int by)
{
    price->by = by;
    price->verdict = gain.low > tolerance ? VP_PRICE_GAIN : gain.high <= tolerance ? VP_PRICE_NONE : VP_PRICE_UNKNOWN;
    return price->verdict != VP_PRICE_NONE || gain.low < -tolerance;
}

double vp_interval_tolerance(struct vp_interval before)
{
    return slight * (1 + (isfinite(before.high) ? fabs(before.high) : 0));
}

static void find_gains(const struct vp_plan *plan, const struct vp_worth *before, struct vp_price *price)
{
    const bool only_costs = price->kind != VP_PRICED_EXEMPTIONS;
    price->gain = vp_interval_apart(before->points, price->after.points);
    price->open_gain = only_costs ? nothing_gained : vp_interval_apart(before->open, price->after.open);
    if (only_costs) {
        price->gain.low = fmax(price->gain.low, 0);
        price->gain.high = fmax(price->gain.high, 0);
    }
    for (int t = 0; t < plan->fairness.n; t++)
        price->top_gain[t] = only_costs ? nothing_gained : vp_interval_apart(before->top[t], price->after.top[t]);
}

void vp_price_conclude(const struct vp_plan *plan, const struct vp_worth *before, struct vp_price *price,
                       struct vp_arena *arena)
{
    price->top_gain = vp_arena_array(arena, (size_t)plan->fairness.n + 1, sizeof *price->top_gain);
    find_gains(plan, before, price);
    if (price->status == VP_INFEASIBLE) {
        price->verdict = VP_PRICE_NEEDED;
        return;
    }
    if (count_levels(plan) > 0) {
        if (decide(price, price->open_gain, vp_interval_tolerance(before->open), VP_BY_OPEN))
            return;
        for (int t = 0; t < plan->fairness.n; t++)
            if (plan->fairness.item[t].method != VP_CONVEX && decide(price, price->top_gain[t], vp_same_excess, t))
                return;
    }
    decide(price, price->gain, vp_interval_tolerance(before->points), VP_BY_POINTS);
}
