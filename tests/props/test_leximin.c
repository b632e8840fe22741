/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels. Every lawful roster of a tiny plan is compared with the best so far: first what locums and extra places cost, then category by category the sorted excesses
 * (of min-max the highest alone), then points. The search, which settles one level after another, must prove the best of them. */
#include "tests/props/props.h"
#include "tests/props/random_plan.h"
#include "tests/props/standing.h"

#include <math.h>

enum { USUAL_PLANS = 200, MOST_ROSTERS = 3000, EFFORT = 60000, MOST_EFFORT = 4000000 };

static const double tolerance = 1e-5;

/* The best of all. */
struct walk {
    const struct vp_problem *problem;
    struct vp_levelled best;
    bool any;
};

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
    const struct vp_levelled found = vp_levelled_judge(walk->problem, audit);
    if (!vp_audit_lawful(audit) || vp_levelled_compare(&found, &walk->best, terms) != 0)
        vp_props_fail(seed, "found %g open, %g points; the fairest has %g open, %g points; compared: %d", found.open,
                      found.points, walk->best.open, walk->best.points, vp_levelled_compare(&found, &walk->best, terms));
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
    if (!vp_draw_methods(problem, seed) || !vp_levelled_fits(problem))
        return;
    struct walk walk = {.problem = problem};
    walk.any = vp_levelled_best(problem, arena, &walk.best);
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
