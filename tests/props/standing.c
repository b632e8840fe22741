/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rosters compared as plans with levels compare them, and the best of all by brute force. */
#include "tests/props/standing.h"

#include "tests/props/random_draw.h"
#include "tests/props/random_plan.h"

#include <math.h>
#include <stdlib.h>

static const double tolerance = 1e-5;

static int compare_down(const void *a, const void *b)
{
    const double one = *(const double *)a;
    const double other = *(const double *)b;
    return (one < other) - (one > other);
}

/* What one duty can add, each by itself, is a whole number of units; hours never are. */
static bool adds_whole_units(const struct vp_plan *plan, const struct vp_fairness_term *term)
{
    const struct vp_category *of = &plan->categories.item[term->category];
    double units[VP_MAX_CATEGORIES] = {of->points / term->unit};
    for (int c = 0; of->sum != NULL && c < plan->categories.n; c++)
        units[c] = of->sum[c] * plan->categories.item[c].points / term->unit;
    bool whole = term->category != VP_HOURS && (of->sum == NULL || of->sum[VP_HOURS] == 0);
    for (int c = 0; c < VP_MAX_CATEGORIES; c++)
        whole = whole && fabs(units[c] - round(units[c])) < 1e-6;
    return whole;
}

/* What is beyond the target; where loads are no whole units, begun units. */
static double find_excess(const struct vp_fairness_term *term, bool whole, double load, double target)
{
    if (whole)
        return load - target;
    return term->unit * ceil((load - target) / term->unit - 1e-6);
}

static void find_excesses(const struct vp_problem *problem, const double *load, int t, struct vp_levelled *levelled)
{
    const struct vp_plan *plan = problem->plan;
    const struct vp_fairness_term *term = &plan->fairness.item[t];
    const bool whole = adds_whole_units(plan, term);
    for (int d = 0; d < problem->n_doctors; d++) {
        const int at = d * plan->categories.n + term->category;
        if (problem->share[at] > 1e-6)
            levelled->excess[t][levelled->n[t]++] = find_excess(term, whole, load[at], problem->target[at]);
    }
    qsort(levelled->excess[t], (size_t)levelled->n[t], sizeof **levelled->excess, compare_down);
    if (term->method == VP_MIN_MAX && levelled->n[t] > 1)
        levelled->n[t] = 1;
    if (term->method == VP_CONVEX)
        levelled->n[t] = 0;
}

struct vp_levelled vp_levelled_judge(const struct vp_problem *problem, const struct vp_audit *audit)
{
    struct vp_levelled levelled = {.points = audit->points};
    for (int t = 0; t < problem->plan->fairness.n; t++) {
        find_excesses(problem, audit->load, t, &levelled);
        if (problem->plan->fairness.item[t].method != VP_CONVEX)
            levelled.open = audit->points_locum + audit->points_extra;
    }
    return levelled;
}

int vp_levelled_compare(const struct vp_levelled *one, const struct vp_levelled *other, int terms)
{
    if (fabs(one->open - other->open) > tolerance)
        return one->open < other->open ? -1 : 1;
    for (int t = 0; t < terms; t++)
        for (int i = 0; i < one->n[t]; i++)
            if (fabs(one->excess[t][i] - other->excess[t][i]) > tolerance)
                return one->excess[t][i] < other->excess[t][i] ? -1 : 1;
    if (fabs(one->points - other->points) > tolerance)
        return one->points < other->points ? -1 : 1;
    return 0;
}

struct walk {
    const struct vp_problem *problem;
    struct vp_levelled *best;
    bool any;
};

static void keep_fairest(void *user, const struct vp_roster *roster, const struct vp_audit *audit)
{
    (void)roster;
    struct walk *walk = user;
    const struct vp_levelled levelled = vp_levelled_judge(walk->problem, audit);
    if (!walk->any || vp_levelled_compare(&levelled, walk->best, walk->problem->plan->fairness.n) < 0)
        *walk->best = levelled;
    walk->any = true;
}

bool vp_levelled_best(const struct vp_problem *problem, struct vp_arena *arena, struct vp_levelled *best)
{
    struct walk walk = {.problem = problem, .best = best};
    vp_each_roster(problem, keep_fairest, &walk, arena);
    return walk.any;
}

bool vp_levelled_fits(const struct vp_problem *problem)
{
    return problem->n_doctors <= VP_MOST_LEVELLED && problem->plan->fairness.n <= VP_MOST_LEVELLED;
}

bool vp_draw_methods(const struct vp_problem *problem, uint64_t seed)
{
    struct vp_plan *plan = (struct vp_plan *)problem->plan; /* the test's own */
    struct vp_random random;
    vp_random_init(&random, seed ^ 77);
    for (int t = 0; t < plan->fairness.n; t++)
        plan->fairness.item[t].method = vp_toss(&random, 70)   ? VP_LEXIMIN
                                        : vp_toss(&random, 50) ? VP_MIN_MAX
                                                               : VP_CONVEX;
    bool levels = false;
    for (int t = 0; t < plan->fairness.n; t++)
        levels = levels || plan->fairness.item[t].method != VP_CONVEX;
    return levels;
}
