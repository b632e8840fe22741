/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the local search keeps of fairness between municipalities (model/fairness.h): the load of each in each term. A move between doctors of one municipality
 * changes none; of any other the price is known at once and exactly, so what it adds leaves a bound on the whole move a bound. */
#include "solver/local_state.h"

#include <string.h>

/* The municipality of the side's doctor; -1 = nobody's. */
static int find_municipality(const struct vp_local *local, const struct vp_side *side)
{
    return side->doctor == VP_LOCUM ? -1 : local->problem->plan->doctors.item[side->doctor].municipality;
}

static bool stays_within(const struct vp_local *local)
{
    return find_municipality(local, &local->sides[0]) == find_municipality(local, &local->sides[1]);
}

static double add_loads(const struct vp_commons *commons, int term, const int *duty, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += commons->loads[duty[i] * commons->terms + term];
    return sum;
}

/* What the side's doctor would have more in the term. */
static double find_change(const struct vp_commons *commons, const struct vp_side *side, int term)
{
    return add_loads(commons, term, side->gained, side->n_gained) - add_loads(commons, term, side->gone, side->n_gone);
}

double vp_local_price_municipal(const struct vp_local *local)
{
    const struct vp_commons *commons = &local->commons;
    double more = 0;
    for (int i = 0; i < VP_SIDES && !stays_within(local); i++) {
        const int m = find_municipality(local, &local->sides[i]);
        for (int t = 0; t < commons->terms && m >= 0; t++) {
            const int at = m * commons->terms + t;
            const double change = find_change(commons, &local->sides[i], t);
            if (change != 0)
                more += vp_local_price_load(&commons->curves[at], commons->load[at] + change) -
                        vp_local_price_load(&commons->curves[at], commons->load[at]);
        }
    }
    return more;
}

void vp_local_keep_municipal(struct vp_local *local)
{
    struct vp_commons *commons = &local->commons;
    for (int i = 0; i < VP_SIDES && !stays_within(local); i++) {
        const int m = find_municipality(local, &local->sides[i]);
        for (int t = 0; t < commons->terms && m >= 0; t++)
            commons->load[m * commons->terms + t] += find_change(commons, &local->sides[i], t);
    }
}

double vp_local_add_up_municipal(struct vp_local *local)
{
    const struct vp_plan *plan = local->problem->plan;
    struct vp_commons *commons = &local->commons;
    const int loads = plan->municipalities.n * commons->terms;
    double points = 0;
    memset(commons->load, 0, (size_t)loads * sizeof *commons->load);
    for (int d = 0; d < plan->doctors.n; d++) {
        const int m = plan->doctors.item[d].municipality;
        for (int t = 0; t < commons->terms && m >= 0; t++)
            commons->load[m * commons->terms + t] += add_loads(commons, t, local->own[d].duty, local->own[d].n);
    }
    for (int at = 0; at < loads; at++)
        points += vp_local_price_load(&commons->curves[at], commons->load[at]);
    return points;
}

void vp_local_set_municipal(struct vp_local *local, struct vp_arena *arena)
{
    const struct vp_problem *problem = local->problem;
    const struct vp_plan *plan = problem->plan;
    struct vp_commons *commons = &local->commons;
    const size_t terms = (size_t)plan->municipal.n;
    const size_t loads = (size_t)plan->municipalities.n * terms + 1;
    commons->terms = plan->municipal.n;
    commons->loads = vp_arena_array(arena, (size_t)problem->n_duties * terms + 1, sizeof *commons->loads);
    commons->load = vp_arena_array(arena, loads, sizeof *commons->load);
    commons->curves = vp_arena_array(arena, loads, sizeof *commons->curves);
    for (int t = 0; t < commons->terms; t++) {
        const struct vp_fairness_term *term = &plan->municipal.item[t];
        for (int j = problem->n_past; j < problem->n_duties; j++)
            commons->loads[j * commons->terms + t] = vp_duty_load(problem, &problem->duties[j], term->category);
        for (int m = 0; m < plan->municipalities.n; m++)
            vp_local_set_curve(&commons->curves[m * commons->terms + t], term,
                               problem->municipal_target[m * plan->categories.n + term->category]);
    }
}
