/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each rule alone, on any roster: the program with the roster fixed in it has values for its other columns exactly when the audit finds
 * no hard breach; they cost what the audit counts; and the local search prices the same. One test a rule, so that a failing one names
 * itself. */
#include "tests/props/each_rule.h"
#include "tests/props/props.h"
#include "tests/props/random_plan.h"

#include "solver/local.h"

#include <string.h>

enum { USUAL_PLANS = 120, ROSTERS_A_PLAN = 12 };

/* So that no test is content with rosters that say nothing. */
struct tally {
    int lawful;
    int unlawful;
    int paying; /* lawful rosters that cost something */
};

/* The same doctors on the same duties, whatever places they have there. */
static bool same_roster(const struct vp_problem *problem, const int *one, const int *other)
{
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        for (int d = 0; d < problem->n_doctors; d++) {
            bool in_one = false;
            bool in_other = false;
            for (int p = duty->first_place; p < duty->first_place + duty->places; p++) {
                in_one = in_one || one[p] == d;
                in_other = in_other || other[p] == d;
            }
            if (in_one != in_other)
                return false;
        }
    }
    return true;
}

/* The offsets are those that the program found cheapest. Without any, a roster that breaks a rotation may pass. */
static void check_local(uint64_t seed, const struct vp_program *program, const struct vp_roster *roster,
                        const struct vp_audit *audit, const struct vp_word *priced, struct vp_arena *arena)
{
    const struct vp_problem *problem = program->problem;
    size_t offsets = (size_t)problem->plan->rotations.n * (size_t)problem->n_doctors;
    int *offset = vp_arena_array(arena, offsets + 1, sizeof *offset);
    struct vp_local *local = vp_local_new(program, arena);
    if (priced->lawful) {
        vp_program_offsets(program, priced->value, offset);
        vp_local_turn(local, offset);
    }
    vp_local_set(local, roster->doctor);
    if (vp_audit_lawful(audit)) {
        if (!same_roster(problem, vp_local_roster(local), roster->doctor))
            vp_props_fail(seed, "the local search refuses a lawful roster");
        else if (vp_local_shortage(local) > 1e-9)
            vp_props_fail(seed, "the local search misses %.9g units in a lawful roster", vp_local_shortage(local));
        else if (!vp_same_points(audit->points, vp_local_points(local), 1e-9))
            vp_props_fail(seed, "the local search says %.9g, the audit %.9g", vp_local_points(local), audit->points);
        return;
    }
    struct vp_roster *kept = vp_roster_new(problem, arena);
    memcpy(kept->doctor, vp_local_roster(local), (size_t)problem->n_places * sizeof *kept->doctor);
    const struct vp_audit *of_kept = vp_audit_new(problem, kept, arena);
    if (problem->plan->rotations.n == 0 && vp_local_shortage(local) <= 1e-9 && !vp_audit_lawful(of_kept))
        vp_props_fail(seed, "the local search misses nothing in a roster that breaks %s",
                      problem->plan->rules.item[of_kept->hard.item[0].rule].id);
}

static void check_roster(uint64_t seed, const struct vp_program *program, const struct vp_roster *roster,
                         struct tally *tally, struct vp_arena *arena)
{
    const struct vp_problem *problem = program->problem;
    const struct vp_audit *audit = vp_audit_new(problem, roster, arena);
    struct vp_word priced = vp_price_fixed(program, roster->doctor, arena);
    bool lawful = vp_audit_lawful(audit);
    tally->lawful += lawful;
    tally->unlawful += !lawful;
    tally->paying += lawful && audit->points > audit->points_locum;
    if (lawful != priced.lawful)
        vp_props_fail(seed, "the program finds it %s, the audit %d breaches of %s", priced.lawful ? "lawful" : "unlawful",
                      audit->hard.n, lawful ? "nothing" : problem->plan->rules.item[audit->hard.item[0].rule].id);
    else if (lawful && !vp_same_points(audit->points, priced.points, 1e-6))
        vp_props_fail(seed, "the program says %.9g, the audit %.9g", priced.points, audit->points);
    check_local(seed, program, roster, audit, &priced, arena);
}

static void check_problem(uint64_t seed, const struct vp_problem *problem, struct tally *tally, struct vp_arena *arena)
{
    const struct vp_program *program = vp_program_new(problem, arena);
    struct vp_random random;
    vp_random_init(&random, ~seed);
    for (int i = 0; i < ROSTERS_A_PLAN; i++)
        check_roster(seed, program, vp_random_roster(problem, &random, arena), tally, arena);
}

/* What the rules that every plan has need to be broken. */
static unsigned list_ingredients(enum vp_rule_kind kind)
{
    switch (kind) {
    case VP_RULE_cover:
        return VP_WITH_NEVER | VP_WITH_PLACES;
    case VP_RULE_eligible:
        return VP_WITH_ELIGIBLE;
    case VP_RULE_exempt:
        return VP_WITH_EXEMPT | VP_WITH_CATEGORIES;
    case VP_RULE_leave:
        return VP_WITH_LEAVE;
    case VP_RULE_commitment:
        return VP_WITH_COMMITMENTS | VP_WITH_TRAVEL;
    case VP_RULE_forbidden:
        return VP_WITH_FORBIDDEN | VP_WITH_CATEGORIES;
    case VP_RULE_fixed:
        return VP_WITH_FIXED;
    case VP_RULE_caps:
        return VP_WITH_CAPS | VP_WITH_DEMANDS | VP_WITH_CATEGORIES;
    case VP_RULE_overlap:
        return VP_WITH_HISTORY;
    case VP_RULE_block:
        return VP_WITH_BLOCKS | VP_WITH_PLACES;
    case VP_RULE_rotation:
        return VP_WITH_ROTATIONS | VP_WITH_DEMANDS | VP_WITH_LEAVE | VP_WITH_ELIGIBLE;
    default:
        break;
    }
    unsigned with = VP_WITH_HISTORY | VP_WITH_TRAVEL | VP_WITH_PLACES | VP_WITH_BLOCKS | VP_WITH_CATEGORIES;
    if (kind == VP_RULE_clinic || kind == VP_RULE_lost_days)
        with |= VP_WITH_ROTATIONS | VP_WITH_LEAVE | VP_WITH_ELIGIBLE;
    if (kind == VP_RULE_balance)
        with |= VP_WITH_FAIRNESS;
    return with;
}

static void expect_some(bool alone, int n, const char *what)
{
    ck_assert_msg(!alone || n > 0, "no roster was %s", what);
}

static void try_rule(enum vp_rule_kind kind, bool hard)
{
    struct vp_seeds seeds = vp_seeds_of(USUAL_PLANS);
    struct tally tally = {0};
    for (uint64_t seed = seeds.first; seed <= seeds.last; seed++) {
        struct vp_arena arena;
        vp_arena_init(&arena);
        unsigned with = list_ingredients(kind);
        const struct vp_problem *problem = (int)kind < VP_MADE_RULES
                                               ? vp_random_problem(with, seed, &arena)
                                               : vp_random_problem_ruled(with, kind, hard, seed, &arena);
        check_problem(seed, problem, &tally, &arena);
        vp_arena_clear(&arena);
    }
    bool many = seeds.last - seeds.first >= 20;
    expect_some(many, tally.lawful, "lawful");
    expect_some(many, tally.unlawful, "unlawful");
    expect_some(many && !hard, tally.paying, "paying");
    vp_props_end();
}

static void try_ingredients(unsigned with)
{
    struct vp_seeds seeds = vp_seeds_of(USUAL_PLANS);
    struct tally tally = {0};
    for (uint64_t seed = seeds.first; seed <= seeds.last; seed++) {
        struct vp_arena arena;
        vp_arena_init(&arena);
        check_problem(seed, vp_random_problem(with, seed, &arena), &tally, &arena);
        vp_arena_clear(&arena);
    }
    expect_some(seeds.last - seeds.first >= 20, tally.paying, "paying");
    vp_props_end();
}

#define VP_RULE(kind, says) VP_RULE_TESTS(kind, try_rule)
#include "model/rules.def"
#undef VP_RULE

START_TEST(wishes)
{
    try_ingredients(VP_WITH_WISHES | VP_WITH_HISTORY);
}
END_TEST

START_TEST(fairness)
{
    try_ingredients(VP_WITH_FAIRNESS | VP_WITH_LEAVE | VP_WITH_EXEMPT | VP_WITH_ELIGIBLE | VP_WITH_CATEGORIES |
                    VP_WITH_PLACES | VP_WITH_HISTORY | VP_WITH_MUNICIPAL);
}
END_TEST

START_TEST(everything)
{
    try_ingredients(VP_WITH_ALL);
}
END_TEST

Suite *suite_rules_alone(void)
{
    Suite *suite = suite_create("rules_alone");
    TCase *tests = tcase_create("rules_alone");
    tcase_set_timeout(tests, 4 * (double)(1 + vp_seeds_of(USUAL_PLANS).last / USUAL_PLANS));
#define VP_RULE(kind, says) VP_ADD_RULE_TESTS(tests, kind, true)
#include "model/rules.def"
#undef VP_RULE
    tcase_add_test(tests, wishes);
    tcase_add_test(tests, fairness);
    tcase_add_test(tests, everything);
    suite_add_tcase(suite, tests);
    return suite;
}
