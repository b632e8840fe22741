/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The optimum. Every roster of a tiny plan is judged by the audit; the search, which knows only the program, must prove the least of
 * their points, with a roster that has them; and that there is none where there is none. */
#include "tests/props/brute_force.h"
#include "tests/props/props.h"
#include "tests/props/random_plan.h"

#include <math.h>

enum { USUAL_PLANS = 300, MOST_ROSTERS = 4000, BIG_ROSTERS = 20000, EFFORT = 3000, MOST_EFFORT = 4000000 };

static const double tolerance = 1e-5;

static void compare_search(uint64_t seed, const struct vp_brute *brute, const struct vp_heard *heard)
{
    if (heard->refused > 0)
        vp_props_fail(seed, "%s", heard->trouble);
    if (heard->bound > brute->least + tolerance * (1 + fabs(brute->least)))
        vp_props_fail(seed, "bound %.9g above the optimum %.9g", heard->bound, brute->least);
    if (brute->lawful == 0) {
        if (heard->end != VP_SEARCH_INFEASIBLE)
            vp_props_fail(seed, "no roster is lawful, and the search ends with %d", (int)heard->end);
        return;
    }
    if (heard->end != VP_SEARCH_PROVEN)
        vp_props_fail(seed, "not proven (end %d): %.9g, bound %.9g; the optimum is %.9g", (int)heard->end,
                      heard->objective, heard->bound, brute->least);
    else if (!vp_same_points(brute->least, heard->objective, tolerance) ||
             !vp_same_points(heard->bound, heard->objective, tolerance))
        vp_props_fail(seed, "proven %.9g with bound %.9g; the optimum is %.9g", heard->objective, heard->bound,
                      brute->least);
}

static void compare_outcome(uint64_t seed, long long effort, const struct vp_problem *problem,
                            const struct vp_brute *brute, struct vp_arena *arena)
{
    struct vp_outcome outcome;
    struct vp_errors errors;
    vp_errors_init(&errors);
    struct vp_solve_options options = {.effort = effort, .seed = seed};
    if (!vp_solve(problem, &options, arena, &outcome, &errors)) {
        vp_props_fail(seed, "vp_solve: %s", errors.list[0].message);
        return;
    }
    if (outcome.trouble.kind != VP_NO_MISHAP)
        vp_props_fail(seed, "vp_solve: mishap %d, %d, %f points where the search says %f", outcome.trouble.kind,
                      outcome.trouble.number, outcome.trouble.audited, outcome.trouble.claimed);
    enum vp_status wanted = brute->lawful > 0 ? VP_OPTIMAL : VP_INFEASIBLE;
    if (outcome.status != wanted)
        vp_props_fail(seed, "vp_solve: %s instead of %s", vp_status_name(outcome.status), vp_status_name(wanted));
    else if (brute->lawful > 0 && !vp_same_points(brute->least, outcome.objective, tolerance))
        vp_props_fail(seed, "vp_solve: %.9g; the optimum is %.9g", outcome.objective, brute->least);
}

static void try_plan(uint64_t seed, unsigned with, struct vp_arena *arena, int *infeasible)
{
    double most = seed % 16 == 0 ? BIG_ROSTERS : MOST_ROSTERS;
    const struct vp_problem *problem = vp_random_tiny_problem(with, most, seed, arena);
    struct vp_brute brute = vp_brute_force(problem, arena);
    *infeasible += brute.lawful == 0;
    long long effort = EFFORT;
    struct vp_heard heard = vp_hear_search(problem, effort, seed, NULL, arena);
    while (heard.end == VP_SEARCH_LIMIT && (effort *= 2) <= MOST_EFFORT)
        heard = vp_hear_search(problem, effort, seed, NULL, arena);
    compare_search(seed, &brute, &heard);
    if (seed % 4 == 0 && heard.end != VP_SEARCH_LIMIT)
        compare_outcome(seed, effort, problem, &brute, arena);
}

static void try_plans(unsigned with, int usual, bool expect_infeasible)
{
    struct vp_seeds seeds = vp_seeds_of(usual);
    int infeasible = 0;
    for (uint64_t seed = seeds.first; seed <= seeds.last; seed++) {
        struct vp_arena arena;
        vp_arena_init(&arena);
        try_plan(seed, with, &arena, &infeasible);
        vp_arena_clear(&arena);
    }
    if (seeds.last - seeds.first > 40)
        ck_assert_msg((infeasible > 0) == expect_infeasible, "%d plans have no lawful roster", infeasible);
    vp_props_end();
}

START_TEST(with_locums_there_is_always_a_roster)
{
    try_plans(VP_WITH_ALL & ~(unsigned)(VP_WITH_NEVER | VP_WITH_FIXED | VP_WITH_DEMANDS), USUAL_PLANS / 2, false);
}
END_TEST

START_TEST(without_locums_there_may_be_none)
{
    try_plans(VP_WITH_ALL, USUAL_PLANS / 2, true);
}
END_TEST

Suite *suite_optimum(void)
{
    Suite *suite = suite_create("optimum");
    TCase *tests = tcase_create("optimum");
    tcase_set_timeout(tests, 30 * (double)(1 + vp_seeds_of(USUAL_PLANS).last / USUAL_PLANS));
    tcase_add_test(tests, with_locums_there_is_always_a_roster);
    tcase_add_test(tests, without_locums_there_may_be_none);
    suite_add_tcase(suite, tests);
    return suite;
}
