/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The judges of windows: weekly rest, hours, duties, weekends. Each bites, keeps to the edges of the period, and knows the real clock. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/suites.h"

#include <string.h>

/* ---- weekly rest ---- */

START_TEST(weekly_rest_is_the_longest_free_time_of_the_week)
{
    vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_weekly_rest)->figures.hours = 36.0;
    vp_begin_roster();
    vp_give("2027-01-04", 0);
    vp_give("2027-01-06", 0);
    vp_give("2027-01-08", 0);
    ck_assert_int_eq(vp_judge_alone(), 0); /* Saturday 08:00 to Sunday 24:00: 40 h */
    vp_give("2027-01-10", 0);
    ck_assert_int_eq(vp_judge_alone(), 1); /* Tuesday 08:00 to Wednesday 15:30 and Thursday to Friday: 31.5 h */
    const struct vp_violation *filed = &vp_made.audit->hard.item[0];
    ck_assert_int_eq(filed->doctor, 0);
    ck_assert_double_eq(filed->needed, 36.0);
    ck_assert_double_eq(filed->found, 31.5);
    ck_assert_int_eq(filed->from, vp_make_day("2027-01-04"));
    ck_assert_int_eq(filed->to, vp_make_day("2027-01-10"));
    ck_assert_str_eq(filed->text, "longest free time in week 1, driving counted as busy");
    vp_made_rule()->figures.hours = 31.5;
    ck_assert_int_eq(vp_judge_alone(), 0);
}
END_TEST

START_TEST(weekly_rest_counts_driving_and_the_duty_from_the_week_before)
{
    vp_make_rule_alone("2027-01-04", "2027-01-17", 2, VP_RULE_weekly_rest)->figures.hours = 160.0;
    vp_make_drive(vp_made.plan, 0, 60);
    vp_begin_roster();
    vp_give("2027-01-10", 0); /* Sunday 08:00 to Monday 08:00: home at 09:00 */
    ck_assert_int_eq(vp_judge_alone(), 2);
    ck_assert_double_eq(vp_made.audit->hard.item[0].found, 6 * 24 + 7.0);
    ck_assert_double_eq(vp_made.audit->hard.item[1].found, 7 * 24 - 9.0);
    vp_made_rule()->figures.hours = 151.0;
    ck_assert_int_eq(vp_judge_alone(), 0);
}
END_TEST

START_TEST(weekly_rest_judges_whole_weeks_of_the_period_only)
{
    vp_make_rule_alone("2027-01-05", "2027-01-16", 2, VP_RULE_weekly_rest)->figures.hours =
        160.0; /* Tuesday to the Saturday of the week after */
    vp_begin_roster();
    vp_give("2027-01-06", 0);
    vp_give("2027-01-13", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_made_rule()->figures.rolling = true;
    ck_assert_int_eq(vp_judge_alone(), 6); /* every seven dates of twelve */
    ck_assert_int_eq(vp_made.audit->hard.item[0].from, vp_make_day("2027-01-05"));
    ck_assert_int_eq(vp_made.audit->hard.item[5].to, vp_make_day("2027-01-16"));
    ck_assert_ptr_nonnull(strstr(vp_made.audit->hard.item[0].text, "seven days"));
}
END_TEST

START_TEST(weekly_rest_of_an_undisturbed_week_is_never_too_short)
{
    vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_weekly_rest)->figures.hours = 200.0;
    vp_begin_roster();
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-01-13", 1);
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_int_eq(vp_made.audit->hard.item[0].from, vp_make_day("2027-01-11"));
}
END_TEST

START_TEST(weekly_rest_of_a_doctor_always_busy_is_none)
{
    vp_made.plan = vp_make_plan("2027-02-01", "2027-02-07", 1, &vp_made.arena);
    int line = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, line, VP_ON_ALL_DAYS, "00:00", "24:00");
    vp_make_rule(vp_made.plan, VP_RULE_weekly_rest)->figures.hours = 1.0;
    vp_begin_roster();
    for (int place = 0; place < vp_made.problem->n_places; place++)
        vp_made.roster->doctor[place] = 0;
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_double_eq(vp_made.audit->hard.item[0].found, 0.0);
}
END_TEST

START_TEST(weekly_rest_with_drives_that_change_the_order)
{
    vp_made.plan = vp_make_plan("2027-02-01", "2027-02-07", 1, &vp_made.arena);
    int near = vp_make_line(vp_made.plan, 1);
    int far = vp_make_line(vp_made.plan, 1);
    vp_made.plan->lines.item[near].site = VP_SITE_HOME;
    vp_make_drive(vp_made.plan, 0, 600);
    vp_make_shift(vp_made.plan, near, VP_ON_MON_THU, "12:00", "13:00");
    vp_make_shift(vp_made.plan, far, VP_ON_MON_THU, "14:00", "15:00");
    vp_make_rule(vp_made.plan, VP_RULE_weekly_rest)->figures.hours = 168.0;
    vp_begin_roster();
    vp_give_on("2027-02-02", near, 0);
    vp_give_on("2027-02-02", far, 0); /* on the road from 04:00 to 01:00 */
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_double_eq(vp_made.audit->hard.item[0].found, 5 * 24 - 1.0);
}
END_TEST

START_TEST(weekly_rest_knows_the_short_weekend)
{
    vp_make_rule_alone("2027-03-15", "2027-03-28", 2, VP_RULE_weekly_rest)->figures.hours = 40.0;
    vp_begin_roster();
    vp_give("2027-03-15", 0);
    vp_give("2027-03-17", 0);
    vp_give("2027-03-19", 0); /* until Saturday 08:00 */
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_made.plan->holidays = (struct vp_holidays){0};
    vp_begin_roster();
    vp_give("2027-03-22", 0);
    vp_give("2027-03-24", 0);
    vp_give("2027-03-26", 0);
    ck_assert_int_eq(vp_judge_alone(), 1); /* the same a week later, when summer time begins */
    ck_assert_double_eq(vp_made.audit->hard.item[0].found, 39.0);
}
END_TEST

/* ---- hours ---- */

START_TEST(hours_in_any_seven_days)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-28", 2, VP_RULE_hours)->figures;
    figures->days = 7;
    figures->at_most = 16.5;
    vp_begin_roster();
    vp_give("2027-02-02", 0);
    vp_give("2027-02-09", 0); /* a week after: what one end of the window gains, the other loses */
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-02-08", 0);
    ck_assert_int_ge(vp_judge_alone(), 1);
    double most = 0.0;
    for (int i = 0; i < vp_made.audit->hard.n; i++) {
        ck_assert_double_eq_tol(vp_made.audit->hard.item[i].found, 16.5 + vp_made.audit->hard.item[i].amount, 1e-9);
        most = vp_made.audit->hard.item[i].found > most ? vp_made.audit->hard.item[i].found : most;
    }
    ck_assert_double_eq_tol(most, 33.0, 1e-9);
    figures = &vp_made_rule()->figures;
    figures->at_most = 33.0;
    ck_assert_int_eq(vp_judge_alone(), 0);
}
END_TEST

/* Three duties of 10 h on 1, 3 and 5 February: windows of two days at their edges. */
START_TEST(hours_judge_each_different_window_once)
{
    vp_made.plan = vp_make_plan("2027-02-01", "2027-02-05", 1, &vp_made.arena);
    int line = vp_make_line(vp_made.plan, 1);
    for (unsigned day = 0; day < 5; day += 2)
        vp_make_shift(vp_made.plan, line, 1u << day, "08:00", "18:00");
    struct vp_figures *figures = &vp_make_rule(vp_made.plan, VP_RULE_hours)->figures;
    figures->days = 2;
    figures->at_most = 9.0;
    vp_begin_roster();
    for (int place = 0; place < 3; place++)
        vp_made.roster->doctor[place] = 0;
    /* Beginning at 1., 3., 5. 08:00 and ending at 1., 3., 5. 18:00: six windows of 48 h, each with 10 h. */
    ck_assert_int_eq(vp_judge_alone(), 6);
    ck_assert_int_eq(vp_made.audit->hard.item[0].from, vp_make_day("2027-01-30"));
    ck_assert_int_eq(vp_made.audit->hard.item[0].to, vp_make_day("2027-02-01"));
    for (int i = 0; i < 6; i++)
        ck_assert_double_eq_tol(vp_made.audit->hard.item[i].amount, 1.0, 1e-9);
    figures->at_most = 10.0;
    ck_assert_int_eq(vp_judge_alone(), 0);
}
END_TEST

START_TEST(hours_windows_begin_at_duties_of_others_too)
{
    vp_made.plan = vp_make_plan("2027-02-01", "2027-02-02", 2, &vp_made.arena);
    int line = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, line, VP_ON_ALL_DAYS, "08:00", "18:00");
    struct vp_figures *figures = &vp_make_rule(vp_made.plan, VP_RULE_hours)->figures;
    figures->days = 1;
    figures->at_most = 5.0;
    vp_begin_roster();
    vp_made.roster->doctor[0] = 0; /* the second is the locum's, and its windows are looked at all the same */
    ck_assert_int_eq(vp_judge_alone(), 2);
    figures->at_most = 9.9;
    ck_assert_int_eq(vp_judge_alone(), 2);
    ck_assert_str_eq(vp_made.audit->hard.item[0].text, "counted hours from 2027-01-31 18:00 to 2027-02-01 18:00");
    ck_assert_str_eq(vp_made.audit->hard.item[1].text, "counted hours from 2027-02-01 08:00 to 2027-02-02 08:00");
}
END_TEST

START_TEST(hours_at_the_factor_of_standby)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-28", 2, VP_RULE_hours)->figures;
    vp_made.plan->lines.item[0].standby = 0.25;
    figures->days = 7;
    figures->at_most = 8.25; /* two nights of 16.5 h at a quarter */
    vp_begin_roster();
    vp_give("2027-02-02", 0);
    vp_give("2027-02-04", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    figures->at_most = 8.2;
    ck_assert_int_gt(vp_judge_alone(), 0);
    ck_assert_double_eq_tol(vp_made.audit->hard.item[0].amount, 0.05, 1e-9);
}
END_TEST

START_TEST(hours_averaged_over_weeks)
{
    struct vp_figures *figures =
        &vp_make_rule_alone("2027-02-02", "2027-03-07", 2, VP_RULE_hours)->figures; /* Tuesday; whole weeks from 8 February */
    figures->at_most = 15.0;
    figures->weeks = 2;
    vp_begin_roster();
    vp_give("2027-02-02", 0); /* before the first whole week */
    vp_give("2027-02-03", 0);
    vp_give("2027-02-09", 0);
    vp_give("2027-02-17", 0);
    ck_assert_int_eq(vp_judge_alone(), 1); /* 33 h in 8–21 February, 30 allowed; 16.5 h in 15–28 */
    const struct vp_violation *filed = &vp_made.audit->hard.item[0];
    ck_assert_int_eq(filed->from, vp_make_day("2027-02-08"));
    ck_assert_int_eq(filed->to, vp_make_day("2027-02-21"));
    ck_assert_double_eq_tol(filed->needed, 15.0, 1e-9);
    ck_assert_double_eq_tol(filed->found, 16.5, 1e-9);
    ck_assert_double_eq_tol(filed->amount, 3.0, 1e-9);
    ck_assert_str_eq(filed->text, "counted hours, average of 2 weeks");
    vp_made_rule()->figures.at_most = 16.5;
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_made_rule()->figures.at_most = 1.0;
    vp_made_rule()->figures.weeks = 4;
    ck_assert_int_eq(vp_judge_alone(), 1);
    vp_made_rule()->figures.weeks = 5; /* longer than the period has whole weeks */
    ck_assert_int_eq(vp_judge_alone(), 0);
}
END_TEST

START_TEST(hours_of_a_sunday_night_are_split_between_weeks)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-14", 2, VP_RULE_hours)->figures;
    figures->at_most = 7.0;
    figures->weeks = 1;
    vp_begin_roster();
    vp_give("2027-02-07", 0); /* 16 h in the first week, 8 h in the second */
    ck_assert_int_eq(vp_judge_alone(), 2);
    ck_assert_double_eq_tol(vp_made.audit->hard.item[0].found, 16.0, 1e-9);
    ck_assert_double_eq_tol(vp_made.audit->hard.item[1].found, 8.0, 1e-9);
}
END_TEST

START_TEST(hours_by_the_real_clock)
{
    struct vp_figures *figures = &vp_make_rule_alone("2026-10-19", "2026-10-31", 2, VP_RULE_hours)->figures;
    figures->at_most = 24.5;
    figures->days = 2;
    vp_begin_roster();
    vp_give("2026-10-24", 0); /* Saturday 08:00 to Sunday 08:00: 25 h */
    ck_assert_int_gt(vp_judge_alone(), 0);
    ck_assert_double_eq_tol(vp_made.audit->hard.item[0].found, 25.0, 1e-9);
    vp_made.roster->doctor[vp_make_duty(vp_made.problem, "2026-10-24", 0)] = VP_LOCUM;
    vp_give("2026-10-31", 1); /* 24 h */
    ck_assert_int_eq(vp_judge_alone(), 0);
}
END_TEST

/* ---- duties ---- */

START_TEST(duties_in_every_run_of_days)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-28", 2, VP_RULE_duties)->figures;
    figures->days = 7;
    figures->at_most = 2.0;
    vp_begin_roster();
    vp_give("2027-02-02", 0);
    vp_give("2027-02-05", 0);
    vp_give("2027-02-09", 0); /* seven days after the first */
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-02-08", 0);
    ck_assert_int_eq(vp_judge_alone(), 4); /* 2, 5, 8 in the run from the 2nd; 5, 8, 9 in those from the 3rd to the 5th */
    ck_assert_double_eq(vp_made.audit->hard.item[0].found, 3.0);
}
END_TEST

START_TEST(duties_of_a_period_shorter_than_the_run)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-04", 2, VP_RULE_duties)->figures;
    figures->days = 7;
    figures->at_most = 1.0;
    vp_begin_roster();
    vp_give("2027-02-01", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-02-02", 0);
    vp_give("2027-02-04", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_double_eq(vp_made.audit->hard.item[0].amount, 2.0);
    ck_assert_int_eq(vp_made.audit->hard.item[0].from, vp_make_day("2027-02-01"));
    ck_assert_int_eq(vp_made.audit->hard.item[0].to, vp_make_day("2027-02-04"));
    ck_assert_str_eq(vp_made.audit->hard.item[0].text, "duties that begin within 4 days");
}
END_TEST

START_TEST(duties_of_a_period_one_day_shorter_and_longer)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-06", 2, VP_RULE_duties)->figures;
    figures->days = 7;
    figures->at_most = 1.0;
    vp_begin_roster();
    vp_give("2027-02-01", 0);
    vp_give("2027-02-06", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    figures = &vp_make_rule_alone("2027-02-01", "2027-02-08", 2, VP_RULE_duties)->figures;
    figures->days = 7;
    figures->at_most = 1.0;
    vp_begin_roster();
    vp_give("2027-02-01", 0);
    vp_give("2027-02-08", 0);
    ck_assert_int_eq(vp_judge_alone(), 0); /* never in the same seven days */
}
END_TEST

START_TEST(duties_at_the_edges_of_the_period)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-10", 2, VP_RULE_duties)->figures;
    figures->days = 2;
    figures->at_most = 1.0;
    vp_begin_roster();
    vp_give("2027-02-01", 0);
    vp_give("2027-02-02", 0);
    vp_give("2027-02-09", 1);
    vp_give("2027-02-10", 1);
    ck_assert_int_eq(vp_judge_alone(), 2);
    ck_assert_int_eq(vp_made.audit->hard.item[0].from, vp_make_day("2027-02-01"));
    ck_assert_int_eq(vp_made.audit->hard.item[1].doctor, 1);
    ck_assert_int_eq(vp_made.audit->hard.item[1].to, vp_make_day("2027-02-10"));
}
END_TEST

/* ---- weekends ---- */

START_TEST(weekends_in_every_run)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-28", 2, VP_RULE_weekends)->figures;
    figures->at_most = 1.0;
    figures->of = 2;
    vp_begin_roster();
    vp_give("2027-02-05", 0); /* Friday */
    vp_give("2027-02-07", 0); /* and Sunday of the same weekend */
    vp_give("2027-02-08", 0); /* Monday: no weekend */
    vp_give("2027-02-20", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-02-28", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    const struct vp_violation *filed = &vp_made.audit->hard.item[0];
    ck_assert_int_eq(filed->from, vp_make_day("2027-02-20"));
    ck_assert_int_eq(filed->to, vp_make_day("2027-02-28"));
    ck_assert_double_eq(filed->found, 2.0);
    ck_assert_str_eq(filed->unit, "weekends");
    ck_assert_str_eq(filed->text, "weekends with duty of 2 in a row");
    vp_made_rule()->figures.at_most = 0.0;
    ck_assert_int_eq(vp_judge_alone(), 3); /* the runs are 6–14, 13–21 and 20–28 February */
}
END_TEST

START_TEST(weekends_of_a_period_with_fewer)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-14", 2, VP_RULE_weekends)->figures;
    figures->at_most = 1.0;
    figures->of = 4;
    vp_begin_roster();
    vp_give("2027-02-06", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-02-12", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_double_eq(vp_made.audit->hard.item[0].amount, 1.0);
}
END_TEST

START_TEST(weekends_of_a_week_without_one)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-04", 2, VP_RULE_weekends)->figures;
    figures->at_most = 0.0;
    figures->of = 2;
    vp_begin_roster();
    ck_assert_int_eq(vp_made.problem->weekends, 0);
    vp_give("2027-02-04", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
}
END_TEST

START_TEST(weekends_count_the_lines_in_scope)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-14", 2, VP_RULE_weekends)->figures;
    figures->at_most = 0.0;
    figures->of = 1;
    int other = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, other, VP_ON_SUN, "10:00", "18:00");
    vp_make_only_line(vp_made.plan, vp_made_rule(), other);
    vp_begin_roster();
    vp_give("2027-02-06", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give_on("2027-02-14", other, 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
}
END_TEST

Suite *suite_windows(void)
{
    Suite *suite = suite_create("windows");
    TCase *tests = tcase_create("windows");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_test(tests, weekly_rest_is_the_longest_free_time_of_the_week);
    tcase_add_test(tests, weekly_rest_counts_driving_and_the_duty_from_the_week_before);
    tcase_add_test(tests, weekly_rest_judges_whole_weeks_of_the_period_only);
    tcase_add_test(tests, weekly_rest_of_an_undisturbed_week_is_never_too_short);
    tcase_add_test(tests, weekly_rest_of_a_doctor_always_busy_is_none);
    tcase_add_test(tests, weekly_rest_with_drives_that_change_the_order);
    tcase_add_test(tests, weekly_rest_knows_the_short_weekend);
    tcase_add_test(tests, hours_in_any_seven_days);
    tcase_add_test(tests, hours_judge_each_different_window_once);
    tcase_add_test(tests, hours_windows_begin_at_duties_of_others_too);
    tcase_add_test(tests, hours_at_the_factor_of_standby);
    tcase_add_test(tests, hours_averaged_over_weeks);
    tcase_add_test(tests, hours_of_a_sunday_night_are_split_between_weeks);
    tcase_add_test(tests, hours_by_the_real_clock);
    tcase_add_test(tests, duties_in_every_run_of_days);
    tcase_add_test(tests, duties_of_a_period_shorter_than_the_run);
    tcase_add_test(tests, duties_of_a_period_one_day_shorter_and_longer);
    tcase_add_test(tests, duties_at_the_edges_of_the_period);
    tcase_add_test(tests, weekends_in_every_run);
    tcase_add_test(tests, weekends_of_a_period_with_fewer);
    tcase_add_test(tests, weekends_of_a_week_without_one);
    tcase_add_test(tests, weekends_count_the_lines_in_scope);
    suite_add_tcase(suite, tests);
    return suite;
}
