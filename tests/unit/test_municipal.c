/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fairness between municipalities: what a plan says of it, shares and targets, points, the rows of the program, and what a search makes of it. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/program_maker.h"
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include "model/audit.h"
#include "model/fairness.h"
#include "solver/solver.h"

#include <string.h>

static struct vp_arena arena;

static void set_up(void)
{
    vp_arena_init(&arena);
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
}

/* ---- shares and targets ---- */

/* Four weeks in February 2027, 28 duties: two doctors of "m", one of "other", one of none; duties count at weight 2 between doctors. */
static struct vp_plan *make_february(enum vp_municipal_by by)
{
    struct vp_plan *plan = vp_make_plan("2027-02-01", "2027-02-28", 4, &arena);
    vp_make_legevakt(plan);
    int other = vp_make_municipality(plan, "other");
    plan->doctors.item[0].municipality = plan->doctors.item[1].municipality = 0;
    plan->doctors.item[2].municipality = other;
    plan->doctors.item[3].municipality = -1;
    vp_make_term(plan, VP_DUTIES, 2, 1);
    vp_make_municipal(plan, by, 0.5);
    return plan;
}

static double get_target(const struct vp_problem *problem, int municipality, enum vp_category_id category)
{
    return problem->municipal_target[municipality * VP_BUILT_IN_CATEGORIES + (int)category];
}

/* What the first municipality, the other and one without doctors should have of 28 duties. */
static void check_targets(const struct vp_plan *plan, double first, double other, double empty)
{
    const double expected[] = {first, other, empty};
    const struct vp_problem *problem = vp_make_problem(plan, &arena);
    for (int m = 0; m < 3; m++)
        ck_assert_double_eq_tol(get_target(problem, m, VP_DUTIES), expected[m], 1e-9);
}

START_TEST(posts_are_those_of_a_municipalitys_doctors)
{
    struct vp_plan *plan = make_february(VP_BY_POSTS);
    plan->doctors.item[1].post = 40;
    const struct vp_problem *problem = vp_make_problem(plan, &arena);
    ck_assert_double_eq_tol(get_target(problem, 0, VP_DUTIES), 28 * 140.0 / 240, 1e-9);
    ck_assert_double_eq_tol(get_target(problem, 1, VP_DUTIES), 28 * 100.0 / 240, 1e-9);
    ck_assert_double_eq(get_target(problem, 0, VP_NIGHTS), 0); /* not compared */
}
END_TEST

START_TEST(population_needs_no_doctor)
{
    struct vp_plan *plan = make_february(VP_BY_POPULATION);
    int empty = vp_make_municipality(plan, "empty");
    plan->municipalities.item[0].population = 900;
    plan->municipalities.item[1].population = 300;
    plan->municipalities.item[empty].population = 200;
    check_targets(plan, 18, 6, 4);
}
END_TEST

START_TEST(agreed_shares_are_in_proportion)
{
    struct vp_plan *plan = make_february(VP_BY_AGREED);
    int empty = vp_make_municipality(plan, "empty");
    plan->municipalities.item[0].share = 1;
    plan->municipalities.item[1].share = 3;
    plan->municipalities.item[empty].share = 0;
    check_targets(plan, 7, 21, 0);
}
END_TEST

START_TEST(balances_of_its_doctors_are_owed_back)
{
    struct vp_plan *plan = make_february(VP_BY_AGREED);
    plan->municipalities.item[0].share = 1;
    plan->municipalities.item[1].share = 3;
    plan->doctors.item[0].balance[VP_DUTIES] = 3;
    plan->doctors.item[1].balance[VP_DUTIES] = -1;
    plan->doctors.item[2].balance[VP_DUTIES] = 2;
    plan->doctors.item[3].balance[VP_DUTIES] = 50; /* of no municipality */
    const struct vp_problem *problem = vp_make_problem(plan, &arena);
    /* Each carried two beyond its share; the four are spread by share. */
    ck_assert_double_eq_tol(vp_municipal_balance(plan, 0, VP_DUTIES), 2, 1e-12);
    ck_assert_double_eq_tol(get_target(problem, 0, VP_DUTIES), 7 - 2 + 1, 1e-9);
    ck_assert_double_eq_tol(get_target(problem, 1, VP_DUTIES), 21 - 2 + 3, 1e-9);
}
END_TEST

/* ---- points ---- */

START_TEST(the_audit_adds_up_loads_and_points)
{
    struct vp_plan *plan = make_february(VP_BY_POSTS);
    vp_make_municipality(plan, "empty");
    const struct vp_problem *problem = vp_make_problem(plan, &arena);
    struct vp_roster *roster = vp_roster_new(problem, &arena);
    for (int place = 0; place < problem->n_places; place++)
        roster->doctor[place] = place % 4;
    const struct vp_audit *audit = vp_audit_new(problem, roster, &arena);
    ck_assert_double_eq(audit->municipal_load[0 * VP_BUILT_IN_CATEGORIES + VP_DUTIES], 14);
    ck_assert_double_eq(audit->municipal_load[1 * VP_BUILT_IN_CATEGORIES + VP_DUTIES], 7);
    ck_assert_double_eq(audit->municipal_load[2 * VP_BUILT_IN_CATEGORIES + VP_DUTIES], 0);
    /* Targets 18 2/3 and 9 1/3; weight 2 · 0.5. Doctors have their targets. */
    ck_assert_double_eq_tol(audit->municipal_points[0], 14.0 * 14 / 9, 1e-9);
    ck_assert_double_eq_tol(audit->municipal_points[1], 7.0 * 7 / 9, 1e-9);
    ck_assert_double_eq(audit->municipal_points[2], 0); /* no doctor, no post, no share */
    ck_assert_double_eq_tol(audit->points_fairness, 14.0 * 14 / 9 + 7.0 * 7 / 9, 1e-9);
    ck_assert_double_eq_tol(audit->points, audit->points_fairness, 1e-12);
}
END_TEST

/* ---- the program ---- */

START_TEST(steps_of_municipalities_are_helpers)
{
    vp_make_service("2027-01-04", "2027-01-06", 2);
    vp_made.plan->doctors.item[1].municipality = vp_make_municipality(vp_made.plan, "d0"); /* called like a doctor */
    vp_make_term(vp_made.plan, VP_DUTIES, 2, 1);
    vp_make_municipal(vp_made.plan, VP_BY_POSTS, 3);
    vp_build_program();
    VP_CHECK_ROWS("load_duties[municipality,", 2);
    VP_CHECK_ROWS("load_duties[", 4);
    /* Targets of 1.5: the step up costs 6 (0.25 − 0.25), the next 6 (2.25 − 0.25), and each constant is 6 · 0.25. */
    ck_assert_int_eq(vp_find_column(vp_made.program, "up_duties[municipality,m,0]")->kind, VP_S);
    ck_assert_double_eq_tol(vp_find_column(vp_made.program, "up_duties[municipality,d0,0]")->cost, 0, 1e-12);
    ck_assert_double_eq_tol(vp_find_column(vp_made.program, "up_duties[municipality,d0,1]")->cost, 12, 1e-12);
    ck_assert_double_eq_tol(vp_find_column(vp_made.program, "down_duties[municipality,m,0]")->cost, 12, 1e-12);
    ck_assert_int_eq(vp_find_column(vp_made.program, "up_duties[d0,0]")->kind, VP_Y);
    ck_assert_double_eq_tol(vp_made.program->municipal, 2 * 1.5, 1e-12);
    ck_assert_double_eq_tol(vp_made.program->constant, 2 * 1.5 + 2 * 0.5, 1e-12);
}
END_TEST

/* Three doctors against one: only municipalities are compared, as equals. */
START_TEST(a_search_shares_between_municipalities)
{
    struct vp_plan *plan = vp_make_plan("2027-01-04", "2027-01-10", 4, &arena);
    vp_make_legevakt(plan);
    plan->doctors.item[3].municipality = vp_make_municipality(plan, "other");
    plan->municipalities.item[0].share = plan->municipalities.item[1].share = 1;
    vp_make_term(plan, VP_DUTIES, 2, 1);
    vp_make_municipal(plan, VP_BY_AGREED, 5);
    plan->fairness.item[0].weight = 0;
    const struct vp_problem *problem = vp_make_problem(plan, &arena);
    const struct vp_solve_options options = {.effort = 3000, .seed = 1};
    struct vp_outcome outcome;
    struct vp_errors errors;
    vp_errors_init(&errors);
    ck_assert(vp_solve(problem, &options, &arena, &outcome, &errors));
    ck_assert_int_eq(outcome.status, VP_OPTIMAL);
    ck_assert_double_eq_tol(outcome.objective, 2 * 10 * 0.25, 1e-6);
    const struct vp_audit *audit = vp_audit_new(problem, outcome.roster, &arena);
    const double alone = audit->load[3 * VP_BUILT_IN_CATEGORIES + VP_DUTIES];
    ck_assert_msg(alone == 3 || alone == 4, "%g of 7 duties", alone);
}
END_TEST

/* ---- what a plan says ---- */

static const char *change_fairness(const char *fairness)
{
    return vp_text_change(vp_text_plan, "fairness: { categories: { hours: 1 } }", fairness);
}

START_TEST(municipalities_are_compared_when_named)
{
    ck_assert_int_eq(vp_text_read_good(vp_text_plan)->municipal.n, 0);
    const struct vp_plan *plan = vp_text_read_good(
        change_fairness("fairness: { between: [doctors, municipalities], method: leximin, "
                        "municipal: { weight: 0.5 }, categories: { hours: { weight: 3, unit: 8 }, nights: 1 } }"));
    ck_assert_int_eq(plan->municipal.n, 2);
    ck_assert_int_eq(plan->municipal_by, VP_BY_POSTS);
    ck_assert_int_eq(plan->municipal.item[0].method, VP_CONVEX);
    ck_assert_double_eq(plan->municipal.item[0].weight, 1.5);
    ck_assert_double_eq(plan->municipal.item[0].unit, 8);
    ck_assert_int_eq(plan->municipal.item[1].category, VP_NIGHTS);
    ck_assert_int_eq(plan->fairness.item[0].method, VP_LEXIMIN);
    ck_assert_double_eq(plan->fairness.item[0].weight, 3);
    ck_assert_int_eq(vp_text_read_good(change_fairness("fairness: { between: doctors }"))->municipal.n, 0);
}
END_TEST

START_TEST(doctors_who_are_not_compared_cost_nothing)
{
    const struct vp_plan *plan = vp_text_read_good(
        change_fairness("fairness: { between: [municipalities], method: leximin, categories: [hours] }"));
    ck_assert_int_eq(plan->fairness.n, 1);
    ck_assert_double_eq(plan->fairness.item[0].weight, 0);
    ck_assert_int_eq(plan->fairness.item[0].method, VP_CONVEX);
    ck_assert_double_eq(plan->municipal.item[0].weight, 1);
    plan = vp_text_read_good(vp_text_change(
        change_fairness("fairness: { between: [municipalities], municipal: { by: agreed } }"),
        "{ grong: { name: Grong, population: 2300 }, lierne: }", "{ grong: { share: 0.25 }, lierne: { share: 0 } }"));
    ck_assert_int_eq(plan->municipal_by, VP_BY_AGREED);
    ck_assert_double_eq(plan->municipalities.item[0].share, 0.25);
}
END_TEST

START_TEST(what_cannot_be_compared_is_an_error_at_its_line)
{
    const char *by_population = change_fairness("fairness: { between: [municipalities], municipal: { by: population } }");
    vp_text_refuse(by_population, "municipality lierne lacks 'population'");
    ck_assert_str_eq(vp_bench.errors.list[0].expected, "fairness compares municipalities by it (line 23)");
    vp_text_error_at("lacks 'population'", 6, 61);
    vp_text_read(change_fairness("fairness: { between: [municipalities], municipal: { by: agreed } }"));
    vp_text_error_at("municipality grong lacks 'share'", 6, 19);
    vp_text_error_at("municipality lierne lacks 'share'", 6, 61);
    /* One mistake, one error: a figure that cannot be read is there. */
    vp_text_refuse(vp_text_change(by_population, "lierne: }", "lierne: { population: few } }"), "few");
    vp_text_read(vp_text_change(change_fairness("fairness: { between: [municipalities], municipal: { by: agreed } }"),
                                "{ name: Grong, population: 2300 }, lierne: }", "{ share: 0 }, lierne: { share: 0 } }"));
    vp_text_error_at("the shares of all municipalities are 0", 23, 13);
    vp_text_refuse(vp_text_change(vp_text_change(change_fairness("fairness: { between: [municipalities] }"),
                                                 "{ name: Grong, municipality: grong }", "{}"),
                                  "{ municipality: lierne }", "{}"),
                   "the shares of all municipalities are 0");
    vp_text_error_at("no doctor counts for a municipality", 23, 13);
    vp_text_read(change_fairness(
        "fairness: { between: [municipalities], municipal: { weight: 1000 }, categories: { hours: 2000 } }"));
    vp_text_error_at("the weight of 'hours' between municipalities", 23, 61);
}
END_TEST

Suite *suite_municipal(void)
{
    Suite *suite = suite_create("municipal");
    TCase *tests = tcase_create("points");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, posts_are_those_of_a_municipalitys_doctors);
    tcase_add_test(tests, population_needs_no_doctor);
    tcase_add_test(tests, agreed_shares_are_in_proportion);
    tcase_add_test(tests, balances_of_its_doctors_are_owed_back);
    tcase_add_test(tests, the_audit_adds_up_loads_and_points);
    tcase_add_test(tests, a_search_shares_between_municipalities);
    suite_add_tcase(suite, tests);
    tests = tcase_create("program");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_test(tests, steps_of_municipalities_are_helpers);
    suite_add_tcase(suite, tests);
    tests = tcase_create("plan");
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    tcase_add_test(tests, municipalities_are_compared_when_named);
    tcase_add_test(tests, doctors_who_are_not_compared_cost_nothing);
    tcase_add_test(tests, what_cannot_be_compared_is_an_error_at_its_line);
    suite_add_tcase(suite, tests);
    return suite;
}
