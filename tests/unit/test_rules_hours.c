/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours and overtime in weeks, months and the period, too little as well as too much, and the past in all of them. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/suites.h"

/* ---- hours ---- */

START_TEST(hours_in_seven_days_across_the_edge)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-14", 2, VP_RULE_hours)->figures;
    figures->days = 2;
    figures->at_most = 30.0;
    vp_had("2027-01-31", "08:00-08:00", 0);
    vp_begin_roster();
    vp_give("2027-02-02", 0); /* 16.5 h: in no two days with more than 15.5 h of the Sunday … */
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-02-01", 0); /* 24 h of the Sunday and 16.5 h of the Monday in two days running */
    ck_assert_int_gt(vp_judge_alone(), 0);
    double most = 0.0;
    for (int i = 0; i < vp_made.audit->hard.n; i++)
        most = vp_breach_at(i)->amount > most ? vp_breach_at(i)->amount : most;
    ck_assert_double_eq_tol(most, 10.5, 1e-9);
}
END_TEST

START_TEST(hours_that_the_past_alone_has)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-14", 2, VP_RULE_hours)->figures;
    figures->days = 3;
    figures->at_most = 30.0;
    vp_had("2027-01-30", "08:00-08:00", 0);
    vp_had("2027-01-31", "08:00-08:00", 0); /* 48 h */
    vp_begin_roster();
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-02-01", 0);
    for (int i = 0; i < vp_judge_alone(); i++)
        ck_assert_double_le(vp_breach_at(i)->amount, 16.5 + 1e-9); /* never more than the period's own */
    ck_assert_int_gt(vp_made.audit->hard.n, 0);
    ck_assert_int_eq(vp_breach_at(0)->doctor, 0);
}
END_TEST

/* Two lines with the same times, and duties a window's length apart: windows coincide, and count once. */
START_TEST(hours_in_windows_that_coincide)
{
    vp_made.plan = vp_make_plan("2027-02-01", "2027-02-05", 1, &vp_made.arena);
    for (int line = 0; line < 2; line++) {
        vp_make_line(vp_made.plan, 1);
        vp_make_shift(vp_made.plan, line, 1u << VP_MONDAY | 1u << VP_WEDNESDAY, "08:00", "08:00");
    }
    vp_make_rule(vp_made.plan, VP_RULE_hours)->figures.at_most = 23.0;
    vp_made_rule()->figures.days = 1;
    vp_begin_roster();
    vp_give("2027-02-01", 0);
    ck_assert_int_eq(vp_judge_alone(), 1); /* from its start; what ends as it ends is the same window */
    vp_made_rule()->figures.days = 2;
    ck_assert_int_eq(vp_judge_alone(), 2); /* the one from its start, and the one until its end */
}
END_TEST

START_TEST(hours_per_month_over_new_year)
{
    struct vp_figures *figures = &vp_make_rule_alone("2026-12-31", "2027-02-01", 2, VP_RULE_hours)->figures;
    figures->per = VP_PER_MONTH;
    figures->at_most = 8.0;
    vp_begin_roster();
    vp_give("2026-12-31", 0); /* a Thursday from 15:30: 8.5 h in December, 8 h in January */
    ck_assert_int_eq(vp_judge_alone(), 1);
    vp_check_dates(vp_breach_at(0), "2026-12-31", "2026-12-31");
    vp_give("2027-02-01", 0); /* the last date of the period is a month of its own: 8.5 h before midnight */
    ck_assert_int_eq(vp_judge_alone(), 2);
    vp_check_dates(vp_breach_at(1), "2027-02-01", "2027-02-01");
}
END_TEST

START_TEST(hours_at_least_in_weeks)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-28", 2, VP_RULE_hours)->figures;
    figures->at_least = 16.5;
    figures->weeks = 2;
    vp_make_soft(vp_made_rule(), 2.0);
    vp_make_only_doctor(vp_made.plan, vp_made_rule(), 0);
    vp_begin_roster();
    vp_give("2027-02-02", 0);
    vp_give("2027-02-09", 0);
    vp_give("2027-02-16", 0);
    vp_give("2027-02-23", 0);
    ck_assert_int_eq(vp_judge_alone(), 0); /* 33 h in each two weeks; the other doctor is not asked */
    vp_give("2027-02-16", 1);
    ck_assert_int_eq(vp_judge_alone(), 2); /* 8–21 and 15–28 February */
    ck_assert_double_eq_tol(vp_breach_at(0)->amount, 16.5, 1e-9);
    ck_assert_double_eq_tol(vp_breach_at(0)->needed, 16.5, 1e-9); /* told per week */
    ck_assert_double_eq_tol(vp_breach_at(0)->found, 8.25, 1e-9);
    vp_check_dates(vp_breach_at(0), "2027-02-08", "2027-02-21");
    ck_assert_double_eq_tol(vp_made.audit->points_soft, 66.0, 1e-9);
}
END_TEST

START_TEST(hours_at_least_of_one_who_has_no_duty)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-14", 2, VP_RULE_hours)->figures;
    figures->at_least = 10.0;
    figures->weeks = 1;
    vp_begin_roster();
    ck_assert_int_eq(vp_judge_alone(), 4);
    ck_assert_double_eq(vp_breach_at(3)->amount, 10.0);
    ck_assert_int_eq(vp_breach_at(3)->doctor, 1);
}
END_TEST

START_TEST(hours_at_least_and_at_most_with_the_past)
{
    struct vp_figures *figures =
        &vp_make_rule_alone("2027-01-07", "2027-01-17", 2, VP_RULE_hours)->figures; /* from a Thursday on */
    figures->at_least = 30.0;
    figures->at_most = 30.0;
    figures->weeks = 1;
    vp_make_only_doctor(vp_made.plan, vp_made_rule(), 0);
    vp_had("2027-01-04", "08:00-08:00", 0);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge_alone(), 2); /* the week of the 4th is known wholly: 24 h; the next has none */
    ck_assert_double_eq(vp_breach_at(0)->amount, 6.0);
    vp_give("2027-01-07", 0); /* 40.5 h */
    ck_assert_int_eq(vp_judge_alone(), 2);
    ck_assert_double_eq_tol(vp_breach_at(0)->amount, 10.5, 1e-9);
    vp_had("2027-01-05", "08:00-20:00", 0); /* 36 h past */
    vp_begin_roster();
    ck_assert_int_eq(vp_judge_alone(), 1);
    vp_give("2027-01-07", 0);
    ck_assert_int_eq(vp_judge_alone(), 2);
    ck_assert_double_eq_tol(vp_breach_at(0)->amount, 16.5, 1e-9);
    ck_assert_double_eq_tol(vp_breach_at(0)->found, 52.5, 1e-9);
}
END_TEST

START_TEST(hours_per_month)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-01-11", "2027-03-14", 2, VP_RULE_hours)->figures;
    figures->per = VP_PER_MONTH;
    figures->at_most = 24.5;
    vp_begin_roster();
    vp_give("2027-01-31", 0); /* a Sunday: 16 h in January, 8 h in February */
    vp_give("2027-02-02", 0); /* 24.5 h in February */
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_made_rule()->figures.at_most = 24.0;
    ck_assert_int_eq(vp_judge_alone(), 1);
    vp_check_dates(vp_breach_at(0), "2027-02-01", "2027-02-28");
    ck_assert_double_eq_tol(vp_breach_at(0)->found, 24.5, 1e-9);
    ck_assert_str_eq(vp_breach_at(0)->text, "counted hours in the month");
    vp_made_rule()->figures.at_most = 15.0;
    ck_assert_int_eq(vp_judge_alone(), 2);
    vp_check_dates(vp_breach_at(0), "2027-01-11", "2027-01-31");
}
END_TEST

START_TEST(hours_at_least_in_whole_months_only)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-01-11", "2027-03-14", 2, VP_RULE_hours)->figures;
    figures->per = VP_PER_MONTH;
    figures->at_least = 20.0;
    vp_make_only_doctor(vp_made.plan, vp_made_rule(), 0);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge_alone(), 1); /* of January and March only a part is known */
    vp_check_dates(vp_breach_at(0), "2027-02-01", "2027-02-28");
    vp_had("2027-01-01", "08:00-08:00", 0); /* January is known, and has 24 h */
    vp_begin_roster();
    ck_assert_int_eq(vp_judge_alone(), 1);
    vp_made_rule()->figures.at_least = 25.0;
    ck_assert_int_eq(vp_judge_alone(), 2);
    vp_check_dates(vp_breach_at(0), "2027-01-01", "2027-01-31");
    ck_assert_double_eq_tol(vp_breach_at(0)->amount, 1.0, 1e-9);
}
END_TEST

START_TEST(hours_per_period)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-01-11", "2027-03-14", 2, VP_RULE_hours)->figures;
    figures->per = VP_PER_PERIOD;
    figures->at_most = 32.5;
    figures->at_least = 32.5;
    vp_make_only_doctor(vp_made.plan, vp_made_rule(), 0);
    vp_had("2027-01-08", "08:00-08:00", 0);
    vp_begin_roster();
    vp_give("2027-02-02", 0);
    vp_give("2027-03-14", 0); /* a Sunday, the last date: 16 h of it before midnight */
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_made_rule()->figures.at_most = 32.0;
    ck_assert_int_eq(vp_judge_alone(), 1);
    vp_check_dates(vp_breach_at(0), "2027-01-11", "2027-03-14");
    ck_assert_double_eq_tol(vp_breach_at(0)->amount, 0.5, 1e-9);
    vp_made_rule()->figures.at_most = 33.0;
    vp_made_rule()->figures.at_least = 33.0;
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_double_eq_tol(vp_breach_at(0)->amount, 0.5, 1e-9);
    ck_assert_double_eq_tol(vp_breach_at(0)->needed, 33.0, 1e-9);
}
END_TEST

/* ---- overtime ---- */

START_TEST(overtime_adds_up_weeks)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-28", 2, VP_RULE_overtime)->figures;
    figures->ordinary = 20.0;
    figures->at_most = 26.0;
    figures->weeks = 2;
    vp_begin_roster();
    vp_give("2027-02-02", 0);
    vp_give("2027-02-04", 0); /* 33 h: 13 above */
    vp_give("2027-02-09", 0);
    vp_give("2027-02-11", 0); /* 13 above */
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-02-16", 0); /* 16.5 h, which is below: it does not make up for the others */
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_made_rule()->figures.at_most = 25.0;
    ck_assert_int_eq(vp_judge_alone(), 1);
    vp_check_dates(vp_breach_at(0), "2027-02-01", "2027-02-14");
    ck_assert_double_eq_tol(vp_breach_at(0)->amount, 1.0, 1e-9);
    ck_assert_double_eq_tol(vp_breach_at(0)->found, 26.0, 1e-9);
    ck_assert_str_eq(vp_breach_at(0)->text, "hours above 20 a week, in 2 weeks");
    vp_made_rule()->figures.weeks = 4;
    ck_assert_int_eq(vp_judge_alone(), 1);
    vp_made_rule()->figures.weeks = 5; /* longer than what is known */
    ck_assert_int_eq(vp_judge_alone(), 0);
}
END_TEST

START_TEST(overtime_counts_stand_by_at_its_factor_and_cuts_at_monday)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-14", 2, VP_RULE_overtime)->figures;
    figures->ordinary = 3.0;
    figures->at_most = 0.5;
    figures->weeks = 1;
    vp_made.plan->lines.item[0].standby = 0.25;
    vp_begin_roster();
    vp_give("2027-02-07", 0); /* a Sunday: 16 h in this week at a quarter are 4, 8 h in the next are 2 */
    ck_assert_int_eq(vp_judge_alone(), 1);
    vp_check_dates(vp_breach_at(0), "2027-02-01", "2027-02-07");
    ck_assert_double_eq_tol(vp_breach_at(0)->amount, 0.5, 1e-9);
}
END_TEST

START_TEST(overtime_of_the_past)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-14", 2, VP_RULE_overtime)->figures;
    figures->ordinary = 20.0;
    figures->at_most = 10.0;
    figures->weeks = 2;
    vp_make_soft(vp_made_rule(), 4.0);
    vp_had("2027-01-25", "08:00-08:00", 0);
    vp_had("2027-01-27", "08:00-08:00", 0); /* 48 h: 28 above */
    vp_begin_roster();
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-02-01", 0);
    vp_give("2027-02-03", 0); /* 13 above, beside the 28 and alone */
    ck_assert_int_eq(vp_judge_alone(), 2);
    ck_assert_double_eq_tol(vp_breach_at(0)->amount, 13.0, 1e-9);
    vp_check_dates(vp_breach_at(0), "2027-01-25", "2027-02-07");
    ck_assert_double_eq_tol(vp_breach_at(1)->amount, 3.0, 1e-9);
    ck_assert_double_eq_tol(vp_made.audit->points_soft, 64.0, 1e-9);
}
END_TEST

Suite *suite_rules_hours(void)
{
    Suite *suite = suite_create("rules_hours");
    TCase *tests = tcase_create("rules_hours");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_test(tests, hours_in_seven_days_across_the_edge);
    tcase_add_test(tests, hours_that_the_past_alone_has);
    tcase_add_test(tests, hours_in_windows_that_coincide);
    tcase_add_test(tests, hours_per_month_over_new_year);
    tcase_add_test(tests, hours_at_least_in_weeks);
    tcase_add_test(tests, hours_at_least_of_one_who_has_no_duty);
    tcase_add_test(tests, hours_at_least_and_at_most_with_the_past);
    tcase_add_test(tests, hours_per_month);
    tcase_add_test(tests, hours_at_least_in_whole_months_only);
    tcase_add_test(tests, hours_per_period);
    tcase_add_test(tests, overtime_adds_up_weeks);
    tcase_add_test(tests, overtime_counts_stand_by_at_its_factor_and_cuts_at_monday);
    tcase_add_test(tests, overtime_of_the_past);
    suite_add_tcase(suite, tests);
    return suite;
}
