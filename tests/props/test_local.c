/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The local search prices only what a move changes. After many moves, good and bad, what it has kept is what everything costs priced anew: each doctor by
 * each rule, each spot between doctors, and the sum. One test a rule, so that a failing one names itself. */
#include "tests/props/each_rule.h"
#include "tests/props/props.h"
#include "tests/props/random_plan.h"

#include "solver/local_state.h"

#include <math.h>

enum { USUAL_PLANS = 60, MOVES_A_PLAN = 2000, MOVES_A_LOOK = 40 };

/* What doctors keep is right. */
static void look_at_doctors(uint64_t seed, const struct vp_local *local)
{
    for (int d = 0; d < local->problem->n_doctors; d++) {
        const struct vp_own *own = &local->own[d];
        double shortage;
        const double points = vp_local_price(local, d, own->duty, own->n, &shortage);
        if (!vp_same_points(points, own->price, 1e-9) || fabs(shortage - own->shortage) > 1e-9)
            vp_props_fail(seed, "doctor %d is kept at %.9g missing %.9g, and costs %.9g missing %.9g", d, own->price,
                          own->shortage, points, shortage);
        for (int r = 0; r < local->n_rules; r++) {
            double missing = 0;
            double cost = vp_local_price_rule(local, r, d, own->duty, own->n, &missing) + local->penalty * missing;
            if (!vp_same_points(cost, own->cost[r], 1e-9))
                vp_props_fail(seed, "doctor %d is kept at %.9g by %s, which says %.9g", d, own->cost[r],
                              local->rules[r].sequence.rule->id, cost);
        }
        for (int j = 0; j < local->problem->n_duties; j++) {
            int at = vp_local_find(local, own, j);
            if ((at > 0 && own->duty[at - 1] >= j) || (at < own->n && own->duty[at] < j))
                vp_props_fail(seed, "duty %d of doctor %d is not where it is looked for", j, d);
        }
    }
}

static void look_at_spots(uint64_t seed, const struct vp_local *local)
{
    for (int b = 0; b < local->n_between; b++) {
        const struct vp_between *between = &local->between[b];
        for (int spot = 0; spot < between->spots->n; spot++) {
            double missing = 0;
            double points = between->program->price_spot(&between->scene, spot, &missing);
            if (!vp_same_points(points + local->penalty * missing, between->price[spot], 1e-9))
                vp_props_fail(seed, "spot %d is kept at %.9g, and costs %.9g", spot, between->price[spot],
                              points + local->penalty * missing);
        }
    }
}

/* Lists of the doctors and owners of places are two views of one roster. */
static void look_at_owners(uint64_t seed, const struct vp_local *local)
{
    for (int j = local->problem->n_past; j < local->problem->n_duties; j++) {
        const struct vp_duty *duty = &local->problem->duties[j];
        for (int d = 0; d < local->problem->n_doctors; d++) {
            int places = 0;
            for (int p = duty->first_place; p < duty->first_place + duty->places; p++)
                places += local->doctor_of_place[p] == d;
            int at = vp_local_find(local, &local->own[d], j);
            int has = at < local->own[d].n && local->own[d].duty[at] == j;
            if (places != has)
                vp_props_fail(seed, "doctor %d has %d places of duty %d, and it %d times in his list", d, places, j, has);
        }
    }
}

static void try_moves(uint64_t seed, const struct vp_problem *problem, struct vp_arena *arena)
{
    struct vp_local *local = vp_local_new(vp_program_new(problem, arena), arena);
    struct vp_random random;
    vp_random_init(&random, seed);
    if (seed % 2 == 0)
        vp_local_fill(local, &random);
    for (int i = 0; i < MOVES_A_PLAN; i++) {
        double limit = vp_random_below(&random, 2) == 0 ? vp_random_below(&random, 100) : 1e6;
        vp_local_try(local, limit, &random);
        if (i % MOVES_A_LOOK != 0)
            continue;
        look_at_doctors(seed, local);
        look_at_spots(seed, local);
        look_at_owners(seed, local);
        double kept = vp_local_points(local);
        double missing = vp_local_shortage(local);
        vp_local_add_up(local);
        if (!vp_same_points(vp_local_points(local), kept, 1e-9) || fabs(missing - vp_local_shortage(local)) > 1e-9)
            vp_props_fail(seed, "the sum is kept at %.9g, and is %.9g", kept, vp_local_points(local));
    }
}

static void try_rule(enum vp_rule_kind kind, bool hard)
{
    const unsigned with = VP_WITH_HISTORY | VP_WITH_TRAVEL | VP_WITH_PLACES | VP_WITH_BLOCKS | VP_WITH_CATEGORIES |
                          VP_WITH_FAIRNESS | VP_WITH_WISHES | VP_WITH_LEAVE | VP_WITH_MUNICIPAL;
    struct vp_seeds seeds = vp_seeds_of(USUAL_PLANS);
    for (uint64_t seed = seeds.first; seed <= seeds.last; seed++) {
        struct vp_arena arena;
        vp_arena_init(&arena);
        try_moves(seed, vp_random_problem_ruled(with, kind, hard, seed, &arena), &arena);
        vp_arena_clear(&arena);
    }
    vp_props_end();
}

#define VP_RULE(kind, says) VP_RULE_TESTS(kind, try_rule)
#include "model/rules.def"
#undef VP_RULE

START_TEST(everything)
{
    struct vp_seeds seeds = vp_seeds_of(4 * USUAL_PLANS);
    for (uint64_t seed = seeds.first; seed <= seeds.last; seed++) {
        struct vp_arena arena;
        vp_arena_init(&arena);
        try_moves(seed, vp_random_problem(VP_WITH_ALL, seed, &arena), &arena);
        vp_arena_clear(&arena);
    }
    vp_props_end();
}
END_TEST

Suite *suite_local(void)
{
    Suite *suite = suite_create("local");
    TCase *tests = tcase_create("local");
    tcase_set_timeout(tests, 10 * (double)(1 + vp_seeds_of(USUAL_PLANS).last / USUAL_PLANS));
#define VP_RULE(kind, says) VP_ADD_RULE_TESTS(tests, kind, false)
#include "model/rules.def"
#undef VP_RULE
    tcase_add_test(tests, everything);
    suite_add_tcase(suite, tests);
    return suite;
}
