/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels. Every lawful roster of a tiny plan is compared with the best so far: first what locums and extra places cost, then category by category the sorted excesses
 * (of min-max the highest alone), then points. The search, which settles one level after another, must prove the best of them. The excesses are worked out
 * here anew, from loads and targets. */
#include "tests/props/brute_force.h"
#include "tests/props/props.h"
#include "tests/props/random_draw.h"
#include "tests/props/random_plan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { USUAL_PLANS = 60, MOST_ROSTERS = 3000, EFFORT = 60000, MOST_EFFORT = 4000000, MOST_DOCTORS = 8, MOST_TERMS = 8 };

static const double tolerance = 1e-5;

/* What is compared, in order. */
struct standing {
    double open;
    double excess[MOST_TERMS][MOST_DOCTORS]; /* the highest first */
    int n[MOST_TERMS];
    double points;
};

static int compare_down(const void *a, const void *b)
{
    const double one = *(const double *)a;
    const double other = *(const double *)b;
    return (one < other) - (one > other);
}

/* Whole duties beyond the target; where loads are no whole units, begun units. */
static double find_excess(const struct vp_fairness_term *term, double points, double load, double target)
{
    const double units = points / term->unit;
    if (term->category != VP_HOURS && fabs(units - round(units)) < 1e-6)
        return load - target;
    return term->unit * ceil((load - target) / term->unit - 1e-6);
}

static void find_excesses(const struct vp_problem *problem, const double *load, int t, struct standing *standing)
{
    const struct vp_plan *plan = problem->plan;
    const struct vp_fairness_term *term = &plan->fairness.item[t];
    const double points = term->category < VP_BUILT_IN_CATEGORIES ? 1 : plan->categories.item[term->category].points;
    for (int d = 0; d < problem->n_doctors; d++) {
        const int at = d * plan->categories.n + term->category;
        if (problem->share[at] > 1e-6)
            standing->excess[t][standing->n[t]++] = find_excess(term, points, load[at], problem->target[at]);
    }
    qsort(standing->excess[t], (size_t)standing->n[t], sizeof **standing->excess, compare_down);
    if (term->method == VP_MIN_MAX && standing->n[t] > 1)
        standing->n[t] = 1;
    if (term->method == VP_CONVEX)
        standing->n[t] = 0;
}

static struct standing judge(const struct vp_problem *problem, const struct vp_audit *audit)
{
    struct standing standing = {.open = audit->points_locum + audit->points_extra, .points = audit->points};
    for (int t = 0; t < problem->plan->fairness.n; t++)
        find_excesses(problem, audit->load, t, &standing);
    return standing;
}

static int compare(const struct standing *one, const struct standing *other, int terms)
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
    struct standing best;
    bool any;
};

static void keep_fairest(void *user, const struct vp_roster *roster, const struct vp_audit *audit)
{
    (void)roster;
    struct walk *walk = user;
    const struct standing standing = judge(walk->problem, audit);
    if (!walk->any || compare(&standing, &walk->best, walk->problem->plan->fairness.n) < 0)
        walk->best = standing;
    walk->any = true;
}

/* Most terms are leximin's; of the others half are min-max. False if no term has levels. */
static bool draw_methods(const struct vp_problem *problem, uint64_t seed)
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

static void compare_outcome(uint64_t seed, const struct walk *walk, const struct vp_outcome *outcome,
                            struct vp_arena *arena)
{
    const int terms = walk->problem->plan->fairness.n;
    if (outcome->trouble.kind != VP_NO_MISHAP)
        vp_props_fail(seed, "mishap %d: %d breaches, %f points where the search says %f", outcome->trouble.kind,
                      outcome->trouble.number, outcome->trouble.audited, outcome->trouble.claimed);
    if (!walk->any) {
        if (outcome->status != VP_INFEASIBLE)
            vp_props_fail(seed, "no roster is lawful, and the search says %s", vp_status_name(outcome->status));
        return;
    }
    if (outcome->status != VP_OPTIMAL) {
        vp_props_fail(seed, "%s, not proven", vp_status_name(outcome->status));
        return;
    }
    const struct vp_audit *audit = vp_audit_new(walk->problem, outcome->roster, arena);
    const struct standing found = judge(walk->problem, audit);
    if (!vp_audit_lawful(audit) || compare(&found, &walk->best, terms) != 0)
        vp_props_fail(seed, "found %g open, %g points; the fairest has %g open, %g points; compared: %d", found.open,
                      found.points, walk->best.open, walk->best.points, compare(&found, &walk->best, terms));
    for (int i = 0; i < outcome->n_settled; i++) {
        const struct vp_settled *settled = &outcome->settled[i];
        if (settled->n > 0 && fabs(settled->least_top - settled->excess[0]) > tolerance)
            vp_props_fail(seed, "the worst-off is proven to have %g at least, and has %g", settled->least_top,
                          settled->excess[0]);
    }
}

static void try_plan(uint64_t seed, unsigned with, struct vp_arena *arena, int *levels)
{
    const struct vp_problem *problem = vp_random_tiny_problem(with, MOST_ROSTERS, seed, arena);
    if (!draw_methods(problem, seed) || problem->n_doctors > MOST_DOCTORS || problem->plan->fairness.n > MOST_TERMS)
        return;
    struct walk walk = {.problem = problem};
    vp_each_roster(problem, keep_fairest, &walk, arena);
    struct vp_outcome outcome;
    struct vp_errors errors;
    vp_errors_init(&errors);
    struct vp_solve_options options = {.effort = EFFORT, .seed = seed};
    do {
        if (!vp_solve(problem, &options, arena, &outcome, &errors)) {
            vp_props_fail(seed, "vp_solve: %s", errors.list[0].message);
            return;
        }
        options.effort *= 8;
    } while (outcome.status == VP_FEASIBLE && options.effort <= MOST_EFFORT);
    *levels += outcome.n_settled;
    compare_outcome(seed, &walk, &outcome, arena);
}

static void try_plans(unsigned with, int usual)
{
    struct vp_seeds seeds = vp_seeds_of(usual);
    int levels = 0;
    for (uint64_t seed = seeds.first; seed <= seeds.last; seed++) {
        struct vp_arena arena;
        vp_arena_init(&arena);
        try_plan(seed, with, &arena, &levels);
        vp_arena_clear(&arena);
    }
    if (seeds.last - seeds.first > 20)
        ck_assert_msg(levels > 0, "no plan had levels to settle");
    vp_props_end();
}

START_TEST(levels_are_settled_as_brute_force_finds_them)
{
    try_plans(VP_WITH_ALL & ~(unsigned)VP_WITH_RULES, USUAL_PLANS / 2);
}
END_TEST

START_TEST(with_every_rule_too)
{
    try_plans(VP_WITH_ALL, USUAL_PLANS / 2);
}
END_TEST

Suite *suite_leximin(void)
{
    Suite *suite = suite_create("leximin");
    TCase *tests = tcase_create("leximin");
    tcase_set_timeout(tests, 60 * (double)(1 + vp_seeds_of(USUAL_PLANS).last / USUAL_PLANS));
    tcase_add_test(tests, levels_are_settled_as_brute_force_finds_them);
    tcase_add_test(tests, with_every_rule_too);
    suite_add_tcase(suite, tests);
    return suite;
}
