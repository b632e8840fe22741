/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The price of each thing (model/prices.h): the plan is solved again without it, from the roster found, with a share of the effort. What one search leaves of its share the next
 * ones have. Each has memory of its own, so twenty programs are never there at once. */
#include "solver/prices.h"

#include "solver/parent.h"

#include <math.h>

struct pricing {
    const struct vp_problem *problem;
    const struct vp_solve_options *options;
    struct vp_price_list *prices;
    struct vp_arena *arena;
    double started;
};

static void pass_progress(void *user, const struct vp_progress *progress)
{
    const struct pricing *p = user;
    struct vp_progress said = *progress;
    said.seconds = vp_read_clock() - p->started;
    said.stage = "prices";
    said.beside = NULL;
    said.settling = -1;
    p->options->progress(p->options->user, &said);
}

/* For one of the `left` that are still to be looked at. */
static struct vp_solve_options share_limits(const struct pricing *p, int left)
{
    const long long least = 100;
    struct vp_solve_options options = *p->options;
    const long long unspent = options.effort > p->prices->effort ? options.effort - p->prices->effort : 0;
    if (options.effort > 0)
        options.effort = unspent / left + least;
    if (options.time_limit > 0)
        options.time_limit = fmax(0.05, (options.time_limit - (vp_read_clock() - p->started)) / left);
    options.gap = 0;
    return options;
}

static void spend(struct pricing *p, const struct vp_outcome *found)
{
    long long most = 0;
    for (int lane = 0; lane < VP_SEARCHES; lane++)
        most = found->lane_effort[lane] > most ? found->lane_effort[lane] : most;
    p->prices->effort += most;
}

/* False if it was interrupted, or no search can be started. */
static bool look_at(struct pricing *p, struct vp_price *price, int left, const struct vp_roster *start)
{
    struct vp_arena own;
    struct vp_errors errors;
    struct vp_outcome found;
    vp_arena_init(&own);
    vp_errors_init(&errors);
    const struct vp_problem *without = vp_problem_without(p->problem, price, &own);
    struct vp_solve_options options = share_limits(p, left);
    options.start = start;
    options.progress = p->options->progress == NULL ? NULL : pass_progress;
    options.user = p;
    const bool solved = vp_solve(without, &options, &own, &found, &errors);
    const bool whole = solved && (!vp_was_interrupted() || found.status == VP_OPTIMAL);
    if (solved)
        spend(p, &found);
    if (whole) {
        price->status = found.status;
        price->after = vp_worth_of(without, &found, p->arena);
        vp_price_conclude(p->problem->plan, &p->prices->before, price, p->arena);
    }
    vp_arena_clear(&own);
    return whole && !vp_was_interrupted();
}

void vp_solve_prices(const struct vp_problem *problem, const struct vp_solve_options *options,
                     const struct vp_outcome *before, struct vp_arena *arena, struct vp_price_list *prices)
{
    vp_list_priced(problem, vp_audit_new(problem, before->roster, arena), arena, prices);
    prices->before = vp_worth_of(problem, before, arena);
    struct pricing p = {
        .problem = problem, .options = options, .prices = prices, .arena = arena, .started = vp_read_clock()};
    const int most = prices->n < VP_MOST_PRICED ? prices->n : VP_MOST_PRICED;
    bool going = before->status != VP_INTERRUPTED && !vp_was_interrupted();
    for (int i = 0; i < most && going; i++) {
        going = look_at(&p, &prices->item[i], most - i, before->roster);
        prices->seen += prices->item[i].verdict != VP_PRICE_UNSEEN;
    }
}
