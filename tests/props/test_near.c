/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Near a roster. A search that begins near any roster, lawful or not, ends at the same points as one from nothing; and of all lawful rosters of those points, which
 * brute force finds, few have more places as that roster has them. */
#include "tests/props/brute_force.h"
#include "tests/props/props.h"
#include "tests/props/random_plan.h"

#include "solver/near.h"
#include "solver/solver.h"

#include <math.h>

enum { USUAL_PLANS = 60, MOST_ROSTERS = 3000, EFFORT = 200000 };

static const double slight = 1e-6;

struct walk {
    const struct vp_problem *problem;
    const struct vp_roster *near;
    double points;
    int most; /* places as near has them */
};

struct sums {
    int plans;
    int from; /* places in common before the walk */
    int found;
    int possible;
};

static int count_same(const struct vp_problem *problem, const struct vp_roster *one, const struct vp_roster *other)
{
    int n = 0;
    for (int place = 0; place < problem->n_places; place++)
        n += one->doctor[place] >= 0 && one->doctor[place] == other->doctor[place];
    return n;
}

static void look(void *user, const struct vp_roster *roster, const struct vp_audit *audit)
{
    struct walk *walk = user;
    if (audit->points > walk->points + slight)
        return;
    const int same = count_same(walk->problem, roster, walk->near);
    walk->most = same > walk->most ? same : walk->most;
}

static void try_search(uint64_t seed, const struct vp_problem *problem, const struct vp_roster *near, double least,
                       struct vp_arena *arena)
{
    struct vp_outcome outcome;
    struct vp_errors errors;
    vp_errors_init(&errors);
    const struct vp_solve_options options = {.effort = EFFORT, .seed = seed, .near = near};
    if (!vp_solve(problem, &options, arena, &outcome, &errors))
        vp_props_fail(seed, "vp_solve: %s", errors.list[0].message);
    else if (outcome.status == VP_OPTIMAL && !vp_same_points(outcome.objective, least, slight))
        vp_props_fail(seed, "near a roster %.9g is called optimal, and %.9g is", outcome.objective, least);
    else if (outcome.trouble.kind != VP_NO_MISHAP)
        vp_props_fail(seed, "mishap %d", outcome.trouble.kind);
}

static void try_plan(uint64_t seed, struct vp_arena *arena, struct sums *sums)
{
    const struct vp_problem *problem = vp_random_tiny_problem(VP_WITH_ALL, MOST_ROSTERS, seed, arena);
    struct vp_brute brute = vp_brute_force(problem, arena);
    struct vp_random random;
    vp_random_init(&random, seed);
    struct vp_roster *near = vp_random_roster(problem, &random, arena);
    if (brute.lawful == 0)
        return;
    struct vp_roster *drawn = vp_draw_near(problem, near, seed, brute.best, arena);
    const struct vp_audit *audit = vp_audit_new(problem, drawn, arena);
    struct walk walk = {.problem = problem, .near = near, .points = brute.least, .most = 0};
    vp_each_roster(problem, look, &walk, arena);
    const int same = count_same(problem, drawn, near);
    if (!vp_audit_lawful(audit) || audit->points > brute.least + slight)
        vp_props_fail(seed, "drawn to a roster of %.9g points with %d breaches; it had %.9g", audit->points,
                      audit->hard.n, brute.least);
    if (same < count_same(problem, brute.best, near) || same > walk.most)
        vp_props_fail(seed, "%d places in common, before %d, at most %d can be", same,
                      count_same(problem, brute.best, near), walk.most);
    if (problem->plan->rotations.n == 0) {
        sums->plans++;
        sums->from += count_same(problem, brute.best, near);
        sums->found += same;
        sums->possible += walk.most;
    }
    if (seed % 8 == 0)
        try_search(seed, problem, near, brute.least, arena);
}

START_TEST(of_equal_rosters_a_near_one_is_found)
{
    struct vp_seeds seeds = vp_seeds_of(USUAL_PLANS);
    struct sums sums = {0};
    for (uint64_t seed = seeds.first; seed <= seeds.last; seed++) {
        struct vp_arena arena;
        vp_arena_init(&arena);
        try_plan(seed, &arena, &sums);
        vp_arena_clear(&arena);
    }
    if (sums.plans > 20)
        ck_assert_msg(sums.possible > sums.from && sums.found - sums.from >= 0.9 * (sums.possible - sums.from),
                      "of %d plans: %d places in common at first, %d in the end, %d are possible", sums.plans,
                      sums.from, sums.found, sums.possible);
    vp_props_end();
}
END_TEST

Suite *suite_near(void)
{
    Suite *suite = suite_create("near");
    TCase *tests = tcase_create("near");
    tcase_set_timeout(tests, 60 * (double)(1 + vp_seeds_of(USUAL_PLANS).last / USUAL_PLANS));
    tcase_add_test(tests, of_equal_rosters_a_near_one_is_found);
    suite_add_tcase(suite, tests);
    return suite;
}
