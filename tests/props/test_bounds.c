/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bounds. Wherever a search is stopped, bound ≤ optimum ≤ objective; what a part of the program must cost is never more than what a
 * roster pays there; the same seed and effort say the same; and the order and names of the doctors are nothing to the optimum. */
#include "tests/props/brute_force.h"
#include "tests/props/props.h"
#include "tests/props/random_plan.h"

#include "solver/glpk.h"
#include "solver/part.h"

#include <math.h>
#include <string.h>

enum { USUAL_PLANS = 60, MOST_ROSTERS = 2500, ROSTERS_A_PART = 10 };

static const double slight = 1e-6;

static void try_seeds(int usual, void (*try_plan)(uint64_t seed, struct vp_arena *arena))
{
    struct vp_seeds seeds = vp_seeds_of(usual);
    for (uint64_t seed = seeds.first; seed <= seeds.last; seed++) {
        struct vp_arena arena;
        vp_arena_init(&arena);
        try_plan(seed, &arena);
        vp_arena_clear(&arena);
    }
    vp_props_end();
}

/* ---- stops ---- */

static bool same_search(const struct vp_problem *problem, const struct vp_heard *one, const struct vp_heard *other)
{
    bool same = one->end == other->end && one->rosters == other->rosters && one->bound == other->bound &&
                one->objective == other->objective && (one->best == NULL) == (other->best == NULL);
    return same &&
           (one->best == NULL || memcmp(one->best, other->best, (size_t)problem->n_places * sizeof *one->best) == 0);
}

static void try_stops(uint64_t seed, struct vp_arena *arena)
{
    const struct vp_problem *problem = vp_random_tiny_problem(VP_WITH_ALL, MOST_ROSTERS, seed, arena);
    struct vp_brute brute = vp_brute_force(problem, arena);
    double margin = slight * (1 + fabs(brute.least));
    for (long long effort = 1; effort <= 10000; effort *= 10) {
        struct vp_heard heard = vp_hear_search(problem, effort, seed, NULL, arena);
        struct vp_heard again = vp_hear_search(problem, effort, seed, NULL, arena);
        if (heard.refused > 0)
            vp_props_fail(seed, "effort %lld: %s", effort, heard.trouble);
        if (brute.lawful > 0 && heard.bound > brute.least + margin)
            vp_props_fail(seed, "effort %lld: bound %.9g above the optimum %.9g", effort, heard.bound, brute.least);
        if (heard.objective < brute.least - margin)
            vp_props_fail(seed, "effort %lld: objective %.9g below the optimum %.9g", effort, heard.objective,
                          brute.least);
        if (brute.lawful > 0 && heard.end == VP_SEARCH_INFEASIBLE)
            vp_props_fail(seed, "effort %lld: infeasible, and %lld rosters are lawful", effort, brute.lawful);
        if (!same_search(problem, &heard, &again))
            vp_props_fail(seed, "effort %lld: the same seed and effort say another thing", effort);
    }
}

START_TEST(every_stop_is_truthful)
{
    try_seeds(USUAL_PLANS, try_stops);
}
END_TEST

/* ---- a roster to start from ---- */

static void try_start(uint64_t seed, struct vp_arena *arena)
{
    const struct vp_problem *problem = vp_random_tiny_problem(VP_WITH_ALL, 1e9, seed, arena);
    struct vp_random random;
    vp_random_init(&random, seed);
    const struct vp_roster *start = vp_random_roster(problem, &random, arena);
    const struct vp_audit *audit = vp_audit_new(problem, start, arena);
    if (!vp_audit_lawful(audit))
        return;
    for (long long effort = 1; effort <= 1000; effort *= 31) {
        struct vp_heard heard = vp_hear_search(problem, effort, seed, start, arena);
        if (heard.objective > audit->points + slight * (1 + fabs(audit->points)))
            vp_props_fail(seed, "effort %lld: %.9g from a start with %.9g", effort, heard.objective, audit->points);
    }
}

START_TEST(a_start_is_never_made_worse)
{
    try_seeds(2 * USUAL_PLANS, try_start);
}
END_TEST

/* ---- parts ---- */

static struct vp_mip_answer solve_part(const struct vp_part *part, struct vp_arena *arena)
{
    size_t n = (size_t)part->program.columns.n;
    double *lower = vp_arena_array(arena, n, sizeof *lower);
    double *upper = vp_arena_array(arena, n, sizeof *upper);
    for (size_t c = 0; c < n; c++) {
        lower[c] = part->program.columns.item[c].lower;
        upper[c] = part->program.columns.item[c].upper;
    }
    struct vp_mip_task task = {.program = &part->program, .lower = lower, .upper = upper, .whole = part->whole};
    struct vp_mip_answer answer = {.value = vp_arena_array(arena, n, sizeof *answer.value)};
    vp_mip_solve(&task, &answer);
    return answer;
}

/* What a priced roster pays in the part's columns. */
static double pay_part(const struct vp_part *part, const double *value)
{
    double points = part->program.constant;
    for (int c = 0; c < part->program.columns.n; c++)
        points += part->program.columns.item[c].cost * value[part->origin[c]];
    return points;
}

static void compare_part(uint64_t seed, const struct vp_program *program, const struct vp_part *part, const char *name,
                         struct vp_arena *arena)
{
    if (part->program.columns.n == 0)
        return;
    struct vp_mip_answer answer = solve_part(part, arena);
    if (answer.status != VP_MIP_OPTIMAL && answer.status != VP_MIP_INFEASIBLE)
        vp_props_fail(seed, "%s: status %d", name, (int)answer.status);
    double least = answer.status == VP_MIP_INFEASIBLE ? INFINITY : answer.points;
    struct vp_random random;
    vp_random_init(&random, seed);
    for (int i = 0; i < ROSTERS_A_PART; i++) {
        const struct vp_roster *roster = vp_random_roster(program->problem, &random, arena);
        struct vp_word priced = vp_price_fixed(program, roster->doctor, arena);
        if (!priced.lawful)
            continue;
        double paid = pay_part(part, priced.value);
        if (least > paid + slight * (1 + fabs(paid)))
            vp_props_fail(seed, "%s is said to cost %.9g; a lawful roster pays %.9g there", name, least, paid);
    }
}

static bool *draw_duties(const struct vp_problem *problem, struct vp_random *random, struct vp_arena *arena)
{
    bool *duty = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *duty);
    int first = vp_random_below(random, problem->n_duties);
    int last = first + vp_random_below(random, problem->n_duties - first);
    bool weekends_only = vp_random_below(random, 3) == 0;
    for (int j = first; j <= last; j++)
        duty[j] = (!weekends_only || problem->duties[j].weekend >= 0) && vp_random_below(random, 10) > 0;
    return duty;
}

static void try_parts(uint64_t seed, struct vp_arena *arena)
{
    const struct vp_problem *problem = vp_random_problem(VP_WITH_ALL, seed, arena);
    struct vp_program *program = vp_program_new(problem, arena);
    struct vp_random random;
    vp_random_init(&random, ~seed);
    /* Rows of earlier parts are in later ones. */
    for (int i = 0; i < 4; i++) {
        struct vp_part part;
        vp_part_take(program, draw_duties(problem, &random, arena), arena, &part);
        compare_part(seed, program, &part, "part", arena);
        struct vp_mip_answer answer = {.status = VP_MIP_INFEASIBLE};
        if (part.program.columns.n > 0)
            answer = solve_part(&part, arena);
        if (answer.status == VP_MIP_OPTIMAL && answer.points > 1e-3)
            vp_part_cut(program, &part, answer.points - slight, "part");
    }
}

START_TEST(parts_cost_no_more_than_rosters_pay)
{
    try_seeds(3 * USUAL_PLANS, try_parts);
}
END_TEST

/* A row of a part takes no lawful roster away. */
static void try_cuts(uint64_t seed, struct vp_arena *arena)
{
    const struct vp_problem *problem = vp_random_problem(VP_WITH_ALL, seed, arena);
    struct vp_program *program = vp_program_new(problem, arena);
    const struct vp_program *bare = vp_program_new(problem, arena);
    struct vp_random random;
    vp_random_init(&random, ~seed);
    for (int i = 0; i < 3; i++) {
        struct vp_part part;
        vp_part_take(program, draw_duties(problem, &random, arena), arena, &part);
        if (part.program.columns.n == 0)
            continue;
        struct vp_mip_answer answer = solve_part(&part, arena);
        if (answer.status == VP_MIP_OPTIMAL && answer.points > 1e-3)
            vp_part_cut(program, &part, answer.points - slight, "part");
    }
    for (int i = 0; i < ROSTERS_A_PART; i++) {
        const struct vp_roster *roster = vp_random_roster(problem, &random, arena);
        struct vp_word without = vp_price_fixed(bare, roster->doctor, arena);
        struct vp_word with = vp_price_fixed(program, roster->doctor, arena);
        if (without.lawful != with.lawful || !vp_same_points(without.points, with.points, slight))
            vp_props_fail(seed, "%.9g without the rows of parts, %.9g with them", without.points, with.points);
    }
}

START_TEST(rows_of_parts_change_no_price)
{
    try_seeds(3 * USUAL_PLANS, try_cuts);
}
END_TEST

/* ---- order ---- */

static void try_order(uint64_t seed, struct vp_arena *arena)
{
    const struct vp_problem *problem = vp_random_tiny_problem(VP_WITH_ALL, 1e6, seed, arena);
    int n = problem->n_doctors;
    int *order = vp_arena_array(arena, (size_t)n, sizeof *order);
    for (int i = 0; i < n; i++)
        order[i] = (i + 1 + (int)(seed % (uint64_t)(n - 1))) % n;
    const struct vp_problem *other = vp_reorder_doctors(problem, order, arena);
    struct vp_heard one = vp_hear_search(problem, 5000, seed, NULL, arena);
    struct vp_heard two = vp_hear_search(other, 5000, seed, NULL, arena);
    bool closed = one.end != VP_SEARCH_LIMIT && two.end != VP_SEARCH_LIMIT;
    if (closed && (one.end != two.end || !vp_same_points(one.objective, two.objective, 1e-5)))
        vp_props_fail(seed, "%.9g (end %d) in one order, %.9g (end %d) in another", one.objective, (int)one.end,
                      two.objective, (int)two.end);
    if (one.bound > two.objective + 1e-5 * (1 + fabs(two.objective)) ||
        two.bound > one.objective + 1e-5 * (1 + fabs(one.objective)))
        vp_props_fail(seed, "bounds %.9g and %.9g of rosters with %.9g and %.9g", one.bound, two.bound, one.objective,
                      two.objective);
}

START_TEST(order_and_names_of_doctors_do_not_matter)
{
    try_seeds(USUAL_PLANS, try_order);
}
END_TEST

Suite *suite_bounds(void)
{
    Suite *suite = suite_create("bounds");
    TCase *tests = tcase_create("bounds");
    tcase_set_timeout(tests, 20 * (double)(1 + vp_seeds_of(USUAL_PLANS).last / USUAL_PLANS));
    tcase_add_test(tests, every_stop_is_truthful);
    tcase_add_test(tests, a_start_is_never_made_worse);
    tcase_add_test(tests, parts_cost_no_more_than_rosters_pay);
    tcase_add_test(tests, rows_of_parts_change_no_price);
    tcase_add_test(tests, order_and_names_of_doctors_do_not_matter);
    suite_add_tcase(suite, tests);
    return suite;
}
