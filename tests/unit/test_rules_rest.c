/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rest after some duties only, ways that are not the same out and home, blocks, and what rest, weekly rest and runs of days make of the
 * past. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/suites.h"

#include <string.h>

/* ---- rest ---- */

START_TEST(rest_after_some_lines_or_categories)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_rest);
    int day = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, day, VP_ON_ALL_DAYS, "09:00", "14:00");
    rule->figures.hours = 10.0;
    vp_make_select_line(vp_made.plan, &rule->figures.after, day);
    vp_begin_roster();
    vp_give("2027-01-11", 0);
    vp_give_on("2027-01-12", day, 0); /* an hour after the night, which asks for none */
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-12", 0); /* 1.5 h after the day */
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_int_eq(vp_breach_at(0)->duty_a, vp_make_duty(vp_made.problem, "2027-01-12", day));
    vp_make_select_category(&vp_made_rule()->figures.after, VP_NIGHTS);
    ck_assert_int_eq(vp_judge_alone(), 3); /* the day after the night, the night after the night, the night after the day */
}
END_TEST

START_TEST(rest_after_a_selector_of_nothing_that_happens)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_rest);
    rule->figures.hours = 24.0;
    vp_make_select_category(&rule->figures.after, VP_HOLIDAYS);
    vp_begin_roster();
    vp_give("2027-01-11", 0);
    vp_give("2027-01-12", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
}
END_TEST

START_TEST(rest_after_long_duties)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_rest);
    rule->figures.hours = 30.0;
    rule->figures.longer = 16.5;
    vp_begin_roster();
    vp_give("2027-01-11", 0); /* exactly 16.5 h */
    vp_give("2027-01-12", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    vp_made_rule()->figures.longer = 16.6;
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-16", 0); /* 24 h, but what comes before it is short */
    vp_give("2027-01-15", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-17", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_int_eq(vp_breach_at(0)->duty_a, vp_make_duty(vp_made.problem, "2027-01-16", 0));
}
END_TEST

START_TEST(rest_needs_both_conditions)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_rest);
    rule->figures.hours = 30.0;
    rule->figures.longer = 20.0;
    vp_make_select_category(&rule->figures.after, VP_NIGHTS);
    vp_begin_roster();
    vp_give("2027-01-11", 0); /* a night, too short */
    vp_give("2027-01-12", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-16", 0); /* long, and a night too */
    vp_give("2027-01-17", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
}
END_TEST

/* No boat between 22 and 09: one on duty until 08:00 is home at 09:30; for a duty from 15:30 one leaves at 15:00. */
START_TEST(rest_counts_the_way_home_and_the_way_out)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_rest);
    rule->figures.hours = 5.5;
    vp_make_drive(vp_made.plan, 0, 30);
    int night = vp_make_band(vp_made.plan, "22:00", "09:00");
    vp_make_band_way(vp_made.plan, night, 0, vp_make_station(vp_made.plan), VP_NO_WAY);
    vp_begin_roster();
    vp_give("2027-01-11", 0);
    vp_give("2027-01-12", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_made_rule()->figures.hours = 5.6;
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_double_eq_tol(vp_breach_at(0)->found, 5.5, 1e-9);
    ck_assert_ptr_nonnull(strstr(vp_breach_at(0)->text, "drives of 90 min and 30 min counted"));
}
END_TEST

START_TEST(rest_is_not_asked_within_a_block)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_rest);
    rule->figures.hours = 20.0;
    vp_make_block(vp_made.plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    vp_begin_roster();
    vp_give("2027-01-15", 0);
    vp_give("2027-01-16", 0);
    vp_give("2027-01-17", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-18", 0); /* seven and a half hours after the block */
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_int_eq(vp_breach_at(0)->duty_a, vp_make_duty(vp_made.problem, "2027-01-17", 0));
}
END_TEST

START_TEST(rest_between_the_past_and_the_period)
{
    vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_rest)->figures.hours = 8.0;
    vp_had("2027-01-01", "08:00-08:00", 0);
    vp_had("2027-01-02", "08:00-08:00", 0); /* the past among itself */
    vp_had("2027-01-03", "08:00-08:00", 0);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-04", 1);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-04", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_int_eq(vp_breach_at(0)->duty_a, 2);
    ck_assert_double_eq(vp_breach_at(0)->found, 7.5);
    ck_assert_int_eq(vp_breach_at(0)->from, vp_make_day("2027-01-03"));
}
END_TEST

START_TEST(rest_soft_and_in_its_scope)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_rest);
    rule->figures.hours = 8.0;
    vp_make_soft(rule, 2.5);
    rule->categories = vp_bit(VP_NIGHTS);
    rule->days = VP_ON_MON_THU;
    vp_make_when(vp_made.plan, &rule->dates, "01-11", "01-14");
    vp_begin_roster();
    vp_give("2027-01-10", 0);
    vp_give("2027-01-11", 0); /* after a Sunday */
    vp_give("2027-01-14", 0);
    vp_give("2027-01-15", 0); /* a Friday */
    vp_give("2027-01-19", 0);
    vp_give("2027-01-20", 0); /* later than the dates */
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-13", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_double_eq(vp_made.audit->points_soft, 2.5);
}
END_TEST

/* ---- weekly rest ---- */

START_TEST(weekly_rest_of_a_week_that_the_past_begins)
{
    vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_weekly_rest)->figures.hours = 45.0;
    vp_made.plan->from = vp_make_day("2027-01-07"); /* Thursday */
    vp_had("2027-01-04", "15:30-08:00", 0);
    vp_begin_roster();
    ck_assert_int_eq(vp_made.problem->known_from, vp_make_day("2027-01-04"));
    vp_give("2027-01-08", 0); /* free from Tuesday 08:00 to Friday 15:30, and from Saturday 08:00 for 40 h */
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-07", 0);
    ck_assert_int_eq(vp_judge_alone(), 0); /* Tuesday 08:00 to Thursday 15:30: 55.5 h */
    vp_made_rule()->figures.hours = 55.5;
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_made_rule()->figures.hours = 56.0;
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_double_eq(vp_breach_at(0)->found, 55.5);
    vp_made.history.duties.n = 0;
    vp_begin_roster();
    vp_give("2027-01-07", 0);
    vp_give("2027-01-08", 0);
    ck_assert_int_eq(vp_judge_alone(), 0); /* nothing is known of Monday to Wednesday */
}
END_TEST

START_TEST(weekly_rest_that_the_past_alone_breaks)
{
    vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_weekly_rest)->figures.hours = 165.0;
    vp_made.plan->from = vp_make_day("2027-01-07");
    vp_had("2027-01-04", "15:30-08:00", 0);
    vp_had("2027-01-06", "15:30-08:00", 0); /* leaves 88 h: the roster can no longer keep the rule in this week */
    vp_begin_roster();
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-07", 0);
    vp_give("2027-01-10", 0);
    ck_assert_int_eq(vp_judge_alone(), 1); /* the Sunday takes eight hours of the week after, which is the roster's own */
    ck_assert_int_eq(vp_breach_at(0)->from, vp_make_day("2027-01-11"));
    vp_made_rule()->figures.hours = 80.0; /* the first duty of the period breaks it, and the Sunday */
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_int_eq(vp_breach_at(0)->from, vp_make_day("2027-01-04"));
}
END_TEST

START_TEST(weekly_rest_in_every_seven_dates_of_the_known_time)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_weekly_rest);
    rule->figures.hours = 167.0;
    rule->figures.rolling = true;
    vp_had("2026-12-30", "15:30-08:00", 0); /* alone it breaks every seven dates that it touches */
    vp_begin_roster();
    ck_assert_int_eq(vp_judge_alone(), 0);
    /* 8 to 9 January: seven dates from the 2nd to the 9th of January on; the first known are 30 December to 5 January */
    vp_give("2027-01-08", 0);
    ck_assert_int_eq(vp_judge_alone(), 8);
    ck_assert_int_eq(vp_breach_at(0)->from, vp_make_day("2027-01-02"));
    vp_give("2027-01-04", 0); /* 4 to 5 January: also from 30 and 31 December – broken already – and from the 1st */
    ck_assert_int_eq(vp_judge_alone(), 9);
    ck_assert_int_eq(vp_breach_at(0)->from, vp_make_day("2027-01-01"));
}
END_TEST

/* ---- dates in a row ---- */

START_TEST(consecutive_days_at_most)
{
    vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_consecutive_days)->figures.at_most = 2.0;
    vp_begin_roster();
    vp_give("2027-01-04", 0);
    vp_give("2027-01-05", 0);
    vp_give("2027-01-07", 0);
    vp_give("2027-01-08", 0);
    vp_give("2027-01-06", 1);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-06", 0);
    ck_assert_int_eq(vp_judge_alone(), 1); /* one run of five */
    ck_assert_double_eq(vp_breach_at(0)->amount, 3.0);
    ck_assert_double_eq(vp_breach_at(0)->found, 5.0);
    ck_assert_int_eq(vp_breach_at(0)->from, vp_make_day("2027-01-04"));
    ck_assert_int_eq(vp_breach_at(0)->to, vp_make_day("2027-01-08"));
    ck_assert_int_eq(vp_breach_at(0)->duty_b, vp_make_duty(vp_made.problem, "2027-01-08", 0));
}
END_TEST

START_TEST(consecutive_days_count_dates_not_duties)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_consecutive_days);
    rule->figures.at_most = 1.0;
    vp_make_soft(rule, 3.0);
    int day = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, day, VP_ON_ALL_DAYS, "09:00", "12:00");
    vp_begin_roster();
    vp_give("2027-01-11", 0); /* runs into the 12th, begins on the 11th */
    vp_give_on("2027-01-11", day, 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give_on("2027-01-13", day, 0);
    vp_give_on("2027-01-14", day, 0);
    vp_give("2027-01-15", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_double_eq(vp_made.audit->points_soft, 6.0);
    vp_make_only_line(vp_made.plan, vp_made_rule(), day);
    vp_begin_roster();
    vp_give_on("2027-01-14", day, 0);
    vp_give("2027-01-15", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
}
END_TEST

START_TEST(consecutive_days_that_the_past_began)
{
    vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_consecutive_days)->figures.at_most = 2.0;
    vp_had("2027-01-01", "08:00-08:00", 0);
    vp_had("2027-01-02", "08:00-08:00", 0);
    vp_had("2027-01-03", "08:00-08:00", 0);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge_alone(), 0); /* three, all past */
    vp_give("2027-01-05", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-04", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_double_eq(vp_breach_at(0)->found, 5.0);
    ck_assert_double_eq(vp_breach_at(0)->amount, 2.0); /* what the past alone has is forgiven */
    vp_made.history.duties.n = 1;                      /* only the 1st: the run begins in the period */
    vp_begin_roster();
    vp_give("2027-01-04", 0);
    vp_give("2027-01-05", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
}
END_TEST

START_TEST(consecutive_days_at_least)
{
    vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_consecutive_days)->figures.at_least = 3.0;
    vp_begin_roster();
    vp_give("2027-01-04", 0); /* the first date of what is known: who knows what came before */
    vp_give("2027-01-31", 0); /* the last */
    vp_give("2027-01-30", 0);
    vp_give("2027-01-12", 0);
    vp_give("2027-01-13", 0);
    vp_give("2027-01-14", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-20", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_double_eq(vp_breach_at(0)->amount, 2.0);
    ck_assert_double_eq(vp_breach_at(0)->needed, 3.0);
    ck_assert_int_eq(vp_breach_at(0)->duty_b, -1);
}
END_TEST

START_TEST(consecutive_days_at_least_across_the_edge)
{
    vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_consecutive_days)->figures.at_least = 3.0;
    vp_had("2026-12-28", "15:30-08:00", 0);
    vp_had("2026-12-30", "15:30-08:00", 0); /* too short, past, over */
    vp_had("2027-01-03", "08:00-08:00", 0);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge_alone(), 0); /* a run wholly before the period is not judged */
    vp_give("2027-01-04", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_double_eq(vp_breach_at(0)->amount, 1.0);
    ck_assert_int_eq(vp_breach_at(0)->from, vp_make_day("2027-01-03"));
    vp_give("2027-01-05", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
}
END_TEST

START_TEST(free_days_between_duties)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_free_days);
    rule->figures.at_least = 3.0;
    vp_make_soft(rule, 1.5);
    vp_begin_roster();
    vp_give("2027-01-06", 0); /* two free dates before it, that nothing bounds */
    vp_give("2027-01-07", 0); /* no free date at all between them */
    vp_give("2027-01-11", 0);
    vp_give("2027-01-30", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-13", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    const struct vp_violation *filed = vp_breach_at(0);
    ck_assert_double_eq(filed->amount, 2.0);
    ck_assert_double_eq(filed->found, 1.0);
    ck_assert_double_eq(vp_made.audit->points_soft, 3.0);
    ck_assert_int_eq(filed->from, vp_make_day("2027-01-12"));
    ck_assert_int_eq(filed->to, vp_make_day("2027-01-12"));
    ck_assert_int_eq(filed->duty_a, vp_make_duty(vp_made.problem, "2027-01-11", 0));
    ck_assert_int_eq(filed->duty_b, vp_make_duty(vp_made.problem, "2027-01-13", 0));
}
END_TEST

START_TEST(free_days_that_the_past_began)
{
    vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_free_days)->figures.at_least = 2.0;
    vp_had("2026-12-28", "15:30-08:00", 0);
    vp_had("2026-12-30", "15:30-08:00", 0); /* one free date, past */
    vp_had("2027-01-02", "08:00-08:00", 0);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-05", 0); /* the 3rd and the 4th */
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-04", 0); /* the 3rd alone: a date before the period, but this roster ends the free time */
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_int_eq(vp_breach_at(0)->from, vp_make_day("2027-01-03"));
    vp_give("2027-01-04", 1);
    vp_make_only_doctor(vp_made.plan, vp_made_rule(), 1);
    vp_give("2027-01-06", 1);
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_int_eq(vp_breach_at(0)->doctor, 1);
}
END_TEST

Suite *suite_rules_rest(void)
{
    Suite *suite = suite_create("rules_rest");
    TCase *tests = tcase_create("rules_rest");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_test(tests, rest_after_some_lines_or_categories);
    tcase_add_test(tests, rest_after_a_selector_of_nothing_that_happens);
    tcase_add_test(tests, rest_after_long_duties);
    tcase_add_test(tests, rest_needs_both_conditions);
    tcase_add_test(tests, rest_counts_the_way_home_and_the_way_out);
    tcase_add_test(tests, rest_is_not_asked_within_a_block);
    tcase_add_test(tests, rest_between_the_past_and_the_period);
    tcase_add_test(tests, rest_soft_and_in_its_scope);
    tcase_add_test(tests, weekly_rest_of_a_week_that_the_past_begins);
    tcase_add_test(tests, weekly_rest_that_the_past_alone_breaks);
    tcase_add_test(tests, weekly_rest_in_every_seven_dates_of_the_known_time);
    tcase_add_test(tests, consecutive_days_at_most);
    tcase_add_test(tests, consecutive_days_count_dates_not_duties);
    tcase_add_test(tests, consecutive_days_that_the_past_began);
    tcase_add_test(tests, consecutive_days_at_least);
    tcase_add_test(tests, consecutive_days_at_least_across_the_edge);
    tcase_add_test(tests, free_days_between_duties);
    tcase_add_test(tests, free_days_that_the_past_began);
    suite_add_tcase(suite, tests);
    return suite;
}
