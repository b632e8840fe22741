/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares, targets and the cost of a deviation. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"

#include "model/fairness.h"

#include <math.h>

static struct vp_arena arena;

static void set_up(void)
{
    vp_arena_init(&arena);
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
}

static double get_share(const struct vp_problem *problem, int doctor, enum vp_category_id category)
{
    return problem->share[doctor * VP_BUILT_IN_CATEGORIES + (int)category];
}

static double get_target(const struct vp_problem *problem, int doctor, enum vp_category_id category)
{
    return problem->target[doctor * VP_BUILT_IN_CATEGORIES + (int)category];
}

/* Four weeks in February 2027 (no holidays), one duty round the clock. */
static struct vp_plan *make_february(int doctors)
{
    struct vp_plan *plan = vp_make_plan("2027-02-01", "2027-02-28", doctors, &arena);
    vp_make_legevakt(plan);
    return plan;
}

static void expect_sums(const struct vp_problem *problem)
{
    for (int c = 0; c < VP_BUILT_IN_CATEGORIES; c++) {
        double shares = 0.0;
        double targets = 0.0;
        for (int d = 0; d < problem->n_doctors; d++) {
            shares += get_share(problem, d, (enum vp_category_id)c);
            targets += get_target(problem, d, (enum vp_category_id)c);
        }
        ck_assert_double_eq_tol(shares, problem->total[c], 1e-9);
        ck_assert_double_eq_tol(targets, problem->total[c], 1e-9);
    }
}

START_TEST(shares_go_by_post)
{
    struct vp_plan *plan = make_february(3);
    plan->doctors.item[0].post = 50.0;
    plan->doctors.item[2].post = 50.0;
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    ck_assert_double_eq_tol(get_share(problem, 0, VP_DUTIES), 7.0, 1e-9);
    ck_assert_double_eq_tol(get_share(problem, 1, VP_DUTIES), 14.0, 1e-9);
    ck_assert_double_eq_tol(get_share(problem, 1, VP_HOURS), (20 * 16.5 + 8 * 24.0) / 2, 1e-9);
    expect_sums(problem);
}
END_TEST

START_TEST(members_owe_only_while_they_are_members)
{
    struct vp_plan *plan = make_february(2);
    plan->doctors.item[1].member = (struct vp_dates){vp_make_day("2027-02-15"), vp_make_day("2027-02-28")};
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    ck_assert_double_eq_tol(get_share(problem, 1, VP_DUTIES), 7.0, 1e-9);
    ck_assert_double_eq_tol(get_share(problem, 0, VP_DUTIES), 21.0, 1e-9);
    expect_sums(problem);
}
END_TEST

START_TEST(the_qualified_owe_what_needs_them)
{
    struct vp_plan *plan = make_february(2);
    int second = vp_make_line(plan, 2);
    vp_make_shift(plan, second, VP_ON_ALL_DAYS, "08:00", "12:00");
    plan->lines.item[0].needs = vp_make_qualification(plan, "alone");
    plan->doctors.item[0].qualifications = plan->lines.item[0].needs;
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    ck_assert_double_eq_tol(get_share(problem, 0, VP_DUTIES), 28.0 + 28.0, 1e-9); /* two places a day, shared by both */
    ck_assert_double_eq_tol(get_share(problem, 1, VP_DUTIES), 28.0, 1e-9);
    ck_assert_double_eq_tol(get_share(problem, 1, VP_HOURS), 28 * 4.0, 1e-9);
    expect_sums(problem);
}
END_TEST

START_TEST(exemptions_pass_on_the_kinds_they_name)
{
    struct vp_plan *plan = make_february(2);
    vp_make_exemption(plan, 0, vp_bit(VP_WEEKENDS), "2027-02-01", "2027-02-14");
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    /* Six of 28 duties (Friday to Sunday, two weekends) fall on the other. */
    ck_assert_double_eq_tol(get_share(problem, 0, VP_DUTIES), 11.0, 1e-9);
    ck_assert_double_eq_tol(get_share(problem, 1, VP_DUTIES), 17.0, 1e-9);
    ck_assert_double_eq_tol(get_share(problem, 0, VP_WEEKENDS), 3.0, 1e-9);
    expect_sums(problem);
}
END_TEST

START_TEST(exempt_from_all_owes_nothing)
{
    struct vp_plan *plan = make_february(2);
    vp_make_exemption(plan, 0, vp_bit(VP_DUTIES) | vp_bit(VP_HOURS), "2027-02-01", "2027-02-28");
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    ck_assert_double_eq(get_share(problem, 0, VP_DUTIES), 0.0);
    ck_assert_double_eq_tol(get_target(problem, 1, VP_DUTIES), 28.0, 1e-9);
}
END_TEST

START_TEST(leave_keeps_the_share_unless_given_away)
{
    struct vp_plan *plan = make_february(2);
    vp_make_leave(plan, 0, "2027-02-08", "2027-02-14", true);
    ck_assert_double_eq_tol(get_share(vp_make_problem(plan, &arena), 0, VP_DUTIES), 14.0, 1e-9);
    vp_make_leave(plan, 0, "2027-02-16", "2027-02-17", false);
    /* 15 February ends on the 16th at 08:00, so three duties run into the leave. */
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    ck_assert_double_eq_tol(get_share(problem, 0, VP_DUTIES), 12.5, 1e-9);
    expect_sums(problem);
}
END_TEST

START_TEST(balances_are_owed_back)
{
    struct vp_plan *plan = make_february(4);
    plan->doctors.item[0].balance[VP_NIGHTS] = 2.0;
    plan->doctors.item[1].balance[VP_NIGHTS] = -1.0;
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    /* Shares of 7; the one night carried beyond in all is spread over four. */
    ck_assert_double_eq_tol(get_target(problem, 0, VP_NIGHTS), 5.25, 1e-9);
    ck_assert_double_eq_tol(get_target(problem, 1, VP_NIGHTS), 8.25, 1e-9);
    ck_assert_double_eq_tol(get_target(problem, 2, VP_NIGHTS), 7.25, 1e-9);
    ck_assert_double_eq_tol(get_target(problem, 2, VP_DUTIES), 7.0, 1e-9);
    expect_sums(problem);
}
END_TEST

/* Of four, one has come since the ledger was written; the others have carried three nights too few together, and one who left three too many. */
START_TEST(a_newcomer_owes_his_share)
{
    struct vp_plan *plan = make_february(4);
    plan->doctors.item[0].balance[VP_NIGHTS] = -4.0;
    plan->doctors.item[1].balance[VP_NIGHTS] = 1.0;
    plan->doctors.item[3].newcomer = true;
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    ck_assert_double_eq_tol(get_target(problem, 3, VP_NIGHTS), 7.0, 1e-9);
    ck_assert_double_eq_tol(get_target(problem, 0, VP_NIGHTS), 7.0 + 4.0 - 1.0, 1e-9);
    ck_assert_double_eq_tol(get_target(problem, 1, VP_NIGHTS), 7.0 - 1.0 - 1.0, 1e-9);
    ck_assert_double_eq_tol(get_target(problem, 2, VP_NIGHTS), 7.0 - 1.0, 1e-9);
    expect_sums(problem);
    plan->doctors.item[3].member.from = vp_make_day("2027-02-15"); /* half of the period */
    problem = vp_make_problem(plan, &arena);
    ck_assert_double_eq_tol(get_target(problem, 3, VP_NIGHTS), 3.5, 1e-9);
    expect_sums(problem);
    for (int d = 0; d < 4; d++)
        plan->doctors.item[d].newcomer = true; /* nobody else to spread it on */
    problem = vp_make_problem(plan, &arena);
    ck_assert_double_gt(get_target(problem, 0, VP_NIGHTS), get_target(problem, 1, VP_NIGHTS));
    expect_sums(problem);
}
END_TEST

START_TEST(nobody_liable_leaves_the_load_unshared)
{
    struct vp_plan *plan = make_february(2);
    plan->lines.item[0].needs = vp_make_qualification(plan, "alone");
    plan->doctors.item[0].balance[VP_DUTIES] = 3.0;
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    ck_assert_double_eq(problem->total[VP_DUTIES], 28.0);
    ck_assert_double_eq(get_share(problem, 0, VP_DUTIES), 0.0);
    ck_assert_double_eq(get_target(problem, 0, VP_DUTIES), 0.0);
}
END_TEST

START_TEST(cost_is_the_square_at_whole_steps)
{
    struct vp_fairness_term term = {.category = VP_NIGHTS, .weight = 2.0, .unit = 1.0};
    for (int load = 0; load <= 12; load++)
        ck_assert_double_eq_tol(vp_fairness_cost(&term, load, 5.3), 2.0 * (load - 5.3) * (load - 5.3), 1e-9);
}
END_TEST

START_TEST(cost_is_straight_between_steps)
{
    struct vp_fairness_term term = {.category = VP_DUTIES, .weight = 1.0, .unit = 12.0};
    double at_two = vp_fairness_cost(&term, 24.0, 30.0);
    double at_three = vp_fairness_cost(&term, 36.0, 30.0);
    ck_assert_double_eq_tol(at_two, 0.25, 1e-12);
    ck_assert_double_eq_tol(at_three, 0.25, 1e-12);
    ck_assert_double_eq_tol(vp_fairness_cost(&term, 30.0, 30.0), 0.25,
                            1e-12); /* not 0: between whole steps nothing is gained */
    ck_assert_double_eq_tol(vp_fairness_cost(&term, 39.0, 30.0), 0.25 + 0.25 * (2.25 - 0.25), 1e-12);
}
END_TEST

/* Hours come in no grid: nothing to pay at the target, and more for every hour farther from it. */
START_TEST(cost_of_hours_counts_from_the_target)
{
    struct vp_fairness_term term = {.category = VP_HOURS, .weight = 2.0, .unit = 12.0};
    ck_assert_double_eq_tol(vp_fairness_cost(&term, 530.7, 530.7), 0.0, 1e-12);
    ck_assert_double_eq_tol(vp_fairness_cost(&term, 533.7, 530.7), 2.0 * 0.25, 1e-9);
    ck_assert_double_eq_tol(vp_fairness_cost(&term, 542.7, 530.7), 2.0 * 1.0, 1e-9);
    ck_assert_double_eq_tol(vp_fairness_cost(&term, 506.7, 530.7), 2.0 * 4.0, 1e-9);
    ck_assert_double_eq_tol(vp_fairness_cost(&term, 548.7, 530.7), 2.0 * 2.5, 1e-9);
    for (int load = 531; load < 700; load++)
        ck_assert_double_lt(vp_fairness_cost(&term, load, 530.7), vp_fairness_cost(&term, load + 1, 530.7));
}
END_TEST

START_TEST(cost_goes_on_straight_far_away)
{
    struct vp_fairness_term term = {.category = VP_NIGHTS, .weight = 1.0, .unit = 1.0};
    /* t = 10.5: quadratic on 2 … 19. */
    ck_assert_double_eq_tol(vp_fairness_cost(&term, 19.0, 10.5), 8.5 * 8.5, 1e-9);
    ck_assert_double_eq_tol(vp_fairness_cost(&term, 21.0, 10.5), 8.5 * 8.5 + 2 * (8.5 * 8.5 - 7.5 * 7.5), 1e-9);
    ck_assert_double_eq_tol(vp_fairness_cost(&term, 2.0, 10.5), 8.5 * 8.5, 1e-9);
    ck_assert_double_eq_tol(vp_fairness_cost(&term, 0.0, 10.5), 8.5 * 8.5 + 2 * (8.5 * 8.5 - 7.5 * 7.5), 1e-9);
}
END_TEST

START_TEST(cost_is_convex_and_never_negative)
{
    struct vp_fairness_term term = {.category = VP_HOURS, .weight = 3.0, .unit = 12.0};
    for (int target = -30; target <= 130; target += 7) {
        double before = -INFINITY;
        for (int load = -200; load <= 300; load++) {
            double cost = vp_fairness_cost(&term, load, target);
            double slope = vp_fairness_cost(&term, load + 1, target) - cost;
            if (cost < 0.0 || slope < before - 1e-9)
                ck_abort_msg("load %d, target %d: cost %g, slope %g after %g", load, target, cost, slope, before);
            before = slope;
        }
    }
}
END_TEST

Suite *suite_fairness(void)
{
    Suite *suite = suite_create("fairness");
    TCase *tests = tcase_create("shares");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, shares_go_by_post);
    tcase_add_test(tests, members_owe_only_while_they_are_members);
    tcase_add_test(tests, the_qualified_owe_what_needs_them);
    tcase_add_test(tests, exemptions_pass_on_the_kinds_they_name);
    tcase_add_test(tests, exempt_from_all_owes_nothing);
    tcase_add_test(tests, leave_keeps_the_share_unless_given_away);
    tcase_add_test(tests, balances_are_owed_back);
    tcase_add_test(tests, a_newcomer_owes_his_share);
    tcase_add_test(tests, nobody_liable_leaves_the_load_unshared);
    suite_add_tcase(suite, tests);
    tests = tcase_create("cost");
    tcase_add_test(tests, cost_is_the_square_at_whole_steps);
    tcase_add_test(tests, cost_is_straight_between_steps);
    tcase_add_test(tests, cost_of_hours_counts_from_the_target);
    tcase_add_test(tests, cost_goes_on_straight_far_away);
    tcase_add_test(tests, cost_is_convex_and_never_negative);
    suite_add_tcase(suite, tests);
    return suite;
}
