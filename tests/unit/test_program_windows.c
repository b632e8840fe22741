/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of tiny programs, written out: rules that count in windows and in runs of days, with and without a past. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/program_maker.h"
#include "tests/unit/suites.h"

#include "solver/part.h"

#include <math.h>
#include <string.h>

/* A week from Monday with one doctor and the line l0 outside office hours: duties 0 … 6. */
static void set_up(void)
{
    vp_made_begin();
    vp_make_service("2027-01-04", "2027-01-10", 1);
}

/* One doctor and one line with a duty 16:00–20:00 on the days. */
static void make_evenings(const char *from, const char *to, unsigned days)
{
    vp_made.plan = vp_make_plan(from, to, 1, &vp_made.arena);
    vp_make_shift(vp_made.plan, vp_make_line(vp_made.plan, 1), days, "16:00", "20:00");
}

static struct vp_rule *make_limits(enum vp_rule_kind kind, double at_least, double at_most)
{
    struct vp_rule *rule = vp_make_rule(vp_made.plan, kind);
    rule->figures.at_least = at_least;
    rule->figures.at_most = at_most;
    return rule;
}

/* ---- hours ---- */

/* Fourteen windows have an edge at a duty; those of the whole week, two and equal, imply the others. */
START_TEST(a_window_that_implies_the_others_stands_alone)
{
    make_limits(VP_RULE_hours, 0, 30)->figures.days = 7;
    vp_build_program();
    VP_CHECK_ROWS("hours", 1);
    VP_CHECK_ROW("hours[d0,6]", "16.5 d0/01-04/l0 + 16.5 d0/01-05/l0 + 16.5 d0/01-06/l0 + 16.5 d0/01-07/l0 + "
                                "16.5 d0/01-08/l0 + 24 d0/01-09/l0 + 24 d0/01-10/l0 <= 30");
}
END_TEST

/* Thirteen hours in a day: of evening and day one at most can be had, with eleven hours' rest between them. */
START_TEST(windows_that_clashes_keep_say_nothing)
{
    make_evenings("2027-01-04", "2027-01-08", VP_ON_ALL_DAYS);
    int days = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, days, VP_ON_ALL_DAYS, "06:00", "16:00");
    make_limits(VP_RULE_hours, 0, 13)->figures.days = 1;
    vp_build_program();
    ck_assert_int_gt(vp_count_rows(vp_made.program, "hours"), 0);
    vp_make_rule(vp_made.plan, VP_RULE_rest)->figures.hours = 11;
    vp_build_program();
    VP_CHECK_ROWS("hours", 0);
    vp_made_rule()->figures.days = 2;
    vp_build_program();
    VP_CHECK_ROW("hours[d0,1]", "no such row");                   /* an evening and a day */
    ck_assert_int_gt(vp_count_rows(vp_made.program, "hours"), 0); /* a day and a day */
}
END_TEST

/* Evenings: windows that begin with the first or end with the last hold the same. */
START_TEST(soft_windows_that_are_equal_pay_together)
{
    make_evenings("2027-01-04", "2027-01-05", VP_ON_ALL_DAYS);
    struct vp_rule *hours = make_limits(VP_RULE_hours, 0, 6);
    hours->figures.days = 7;
    vp_make_soft(hours, 2);
    vp_build_program();
    VP_CHECK_ROWS("hours", 1);
    VP_CHECK_ROW("hours[d0,1]", "4 d0/01-04/l0 + 4 d0/01-05/l0 - s_hours[d0,1] <= 6");
    ck_assert_double_eq(vp_find_column(vp_made.program, "s_hours[d0,1]")->cost, 4);
}
END_TEST

/* An hour a week at most and half at least, over two weeks; stand-by counts a quarter; a duty of Sunday ends in the week behind. */
START_TEST(hours_over_weeks)
{
    vp_made.plan = vp_make_plan("2027-01-02", "2027-01-18", 1, &vp_made.arena);
    int line = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, line, VP_ON_SUN, "20:00", "08:00");
    vp_made.plan->lines.item[line].standby = 0.25;
    struct vp_rule *hours = make_limits(VP_RULE_hours, 0.5, 1);
    hours->figures.days = 7;
    hours->figures.weeks = 2;
    vp_build_program();
    VP_CHECK_ROW("hours[d0,0]", "2 d0/01-03/l0 + 3 d0/01-10/l0 + d0/01-17/l0 <= 2");
    VP_CHECK_ROW("hours[d0,0,least]", "2 d0/01-03/l0 + 3 d0/01-10/l0 + d0/01-17/l0 >= 1");
    VP_CHECK_ROWS("hours", 2);
}
END_TEST

/* January is known from the 30th only, so nothing can be missing in it; what the past has beyond the limit is forgiven. */
START_TEST(hours_in_months)
{
    make_evenings("2027-01-31", "2027-03-01", VP_ON_SUN);
    vp_had("2027-01-30", "08:00-08:00", 0);
    struct vp_rule *hours = make_limits(VP_RULE_hours, 5, 10);
    hours->figures.per = VP_PER_MONTH;
    vp_build_program();
    VP_CHECK_ROW("hours[d0,0]", "4 d0/01-31/l0 <= 0");
    VP_CHECK_ROW("hours[d0,1]", "4 d0/02-07/l0 + 4 d0/02-14/l0 + 4 d0/02-21/l0 + 4 d0/02-28/l0 <= 10");
    VP_CHECK_ROW("hours[d0,1,least]", "4 d0/02-07/l0 + 4 d0/02-14/l0 + 4 d0/02-21/l0 + 4 d0/02-28/l0 >= 5");
    VP_CHECK_ROWS("hours", 3);
}
END_TEST

/* ---- overtime ---- */

/* Sunday's duty has sixteen hours in this week. */
START_TEST(overtime_is_what_a_week_has_beyond)
{
    struct vp_rule *overtime = make_limits(VP_RULE_overtime, 0, 5);
    overtime->figures.ordinary = 30;
    overtime->figures.weeks = 1;
    vp_build_program();
    VP_CHECK_ROW("overtime_week[d0,0]", "16.5 d0/01-04/l0 + 16.5 d0/01-05/l0 + 16.5 d0/01-06/l0 + 16.5 d0/01-07/l0 + "
                                        "16.5 d0/01-08/l0 + 24 d0/01-09/l0 + 16 d0/01-10/l0 - v_overtime[d0,0] <= 30");
    VP_CHECK_ROW("overtime[d0,0]", "v_overtime[d0,0] <= 5");
    ck_assert_double_eq(vp_find_column(vp_made.program, "v_overtime[d0,0]")->upper, 92.5);
}
END_TEST

/* Two weeks: the first is the past's, with 48 − 30 hours of overtime; beside them the limit of 15 leaves nothing. */
START_TEST(overtime_of_the_past_is_a_figure)
{
    vp_had("2026-12-28", "00:00-24:00", 0);
    vp_had("2026-12-30", "00:00-24:00", 0);
    struct vp_rule *overtime = make_limits(VP_RULE_overtime, 0, 15);
    overtime->figures.ordinary = 30;
    overtime->figures.weeks = 2;
    vp_make_soft(overtime, 1);
    vp_build_program();
    VP_CHECK_ROW("overtime[d0,0]", "v_overtime[d0,1] - s_overtime[d0,0] <= 0");
    VP_CHECK_ROWS("overtime[", 1);
}
END_TEST

/* The rows of runs have whole figures only, but what they add up is no whole number: neither is what is above the limit. */
START_TEST(overtime_is_not_whole_in_a_part)
{
    struct vp_rule *overtime = make_limits(VP_RULE_overtime, 0, 5);
    overtime->figures.ordinary = 30;
    overtime->figures.weeks = 1;
    vp_make_soft(overtime, 1);
    vp_build_program();
    bool *all = vp_arena_array(&vp_made.arena, (size_t)vp_made.problem->n_duties, sizeof *all);
    for (int j = 0; j < vp_made.problem->n_duties; j++)
        all[j] = true;
    struct vp_part part;
    vp_part_take(vp_made.program, all, &vp_made.arena, &part);
    int seen = 0;
    for (int c = 0; c < part.program.columns.n; c++) {
        const char *name = part.program.columns.item[c].name;
        bool helper = strcmp(name, "v_overtime[d0,0]") == 0 || strcmp(name, "s_overtime[d0,0]") == 0;
        seen += helper;
        ck_assert_int_eq(part.whole[c], !helper);
    }
    ck_assert_int_eq(seen, 2);
}
END_TEST

/* ---- Sundays ---- */

/* Easter 2027: red are 25, 26, 28 and 29 March. The duty of a day runs into the next, so it touches two red days. */
static struct vp_rule *make_easter(double at_most, int of)
{
    vp_made.plan = vp_make_plan("2027-03-24", "2027-03-30", 1, &vp_made.arena);
    vp_make_legevakt(vp_made.plan);
    vp_make_rule(vp_made.plan, VP_RULE_rest)->figures.hours = 8;
    struct vp_rule *sundays = make_limits(VP_RULE_sundays, 0, at_most);
    sundays->figures.of = of;
    return sundays;
}

START_TEST(red_days_are_worked_by_what_touches_them)
{
    make_easter(2, 3);
    vp_build_program();
    VP_CHECK_ROW("sundays[d0,0]", "d0/03-24/l0 + 2 d0/03-25/l0 + d0/03-26/l0 + d0/03-27/l0 + d0/03-28/l0 <= 2");
    VP_CHECK_ROW("sundays[d0,1]", "d0/03-25/l0 + d0/03-26/l0 + d0/03-27/l0 + 2 d0/03-28/l0 + d0/03-29/l0 <= 2");
    VP_CHECK_ROWS("sundays", 2);
    vp_made.plan->rules.item[VP_MADE_RULES + 1].figures.only_sundays = true;
    vp_build_program();
    VP_CHECK_ROWS("sundays", 0); /* there is one */
}
END_TEST

START_TEST(a_share_of_the_red_days_of_weeks)
{
    struct vp_rule *sundays = make_easter(1, 2);
    vp_made.plan->from = vp_make_day("2027-03-22");
    vp_made.plan->doctors.item[0].member.from = vp_made.plan->from;
    sundays->figures.weeks = 1;
    vp_build_program();
    VP_CHECK_ROW("sundays[d0,0]", "d0/03-24/l0 + 2 d0/03-25/l0 + d0/03-26/l0 + d0/03-27/l0 + d0/03-28/l0 <= 1"); /* 3/2 */
    vp_make_soft(sundays, 1);
    vp_build_program();
    VP_CHECK_ROW("sundays[d0,0]", "d0/03-24/l0 + 2 d0/03-25/l0 + d0/03-26/l0 + d0/03-27/l0 + d0/03-28/l0 - s_sundays[d0,0] "
                                  "<= 1.5");
}
END_TEST

/* Without rest the duties of Saturday and Sunday can both be had: a column says whether any is. */
START_TEST(any_of_what_can_be_had_together)
{
    make_limits(VP_RULE_sundays, 0, 0)->figures.of = 1;
    vp_build_program();
    VP_CHECK_ROW("sundays_on[d0,2027-01-10,0]", "d0/01-09/l0 - w_sundays[d0,2027-01-10] <= 0");
    VP_CHECK_ROW("sundays_on[d0,2027-01-10,1]", "d0/01-10/l0 - w_sundays[d0,2027-01-10] <= 0");
    VP_CHECK_ROW("sundays[d0,0]", "w_sundays[d0,2027-01-10] <= 0");
    vp_had("2027-01-03", "08:00-08:00", 0);
    vp_build_program();
    VP_CHECK_ROW("sundays[d0,0]", "w_sundays[d0,2027-01-10] <= 0"); /* the Sunday before is a window of its own, and over */
    VP_CHECK_ROWS("sundays[", 1);
}
END_TEST

/* ---- duties ---- */

START_TEST(duties_in_days)
{
    struct vp_rule *duties = make_limits(VP_RULE_duties, 1, 2);
    duties->figures.days = 6;
    vp_build_program();
    VP_CHECK_ROW("duties[d0,2027-01-04]",
                 "d0/01-04/l0 + d0/01-05/l0 + d0/01-06/l0 + d0/01-07/l0 + d0/01-08/l0 + d0/01-09/l0 "
                 "<= 2");
    VP_CHECK_ROW("duties[d0,2027-01-05,least]", "d0/01-05/l0 + d0/01-06/l0 + d0/01-07/l0 + d0/01-08/l0 + d0/01-09/l0 + "
                                                "d0/01-10/l0 >= 1");
    VP_CHECK_ROWS("duties", 4);
    duties->figures.days = 8; /* more than is known: at most in what there is, at least in nothing */
    vp_build_program();
    VP_CHECK_ROWS("duties", 1);
}
END_TEST

/* Two duties of the past stand beside one of the period; three alone would be too many, and are forgiven. */
START_TEST(duties_after_the_past)
{
    vp_had("2027-01-01", "15:30-08:00", 0);
    vp_had("2027-01-02", "08:00-08:00", 0);
    vp_had("2027-01-03", "08:00-08:00", 0);
    struct vp_rule *duties = make_limits(VP_RULE_duties, 0, 2);
    duties->figures.days = 4;
    vp_make_soft(duties, 1);
    vp_build_program();
    VP_CHECK_ROW("duties[d0,2027-01-01]", "d0/01-04/l0 - s_duties[d0,2027-01-01] <= 0");
    VP_CHECK_ROW("duties[d0,2027-01-03]", "d0/01-04/l0 + d0/01-05/l0 + d0/01-06/l0 - s_duties[d0,2027-01-03] <= 1");
    VP_CHECK_ROWS("duties", 7);
}
END_TEST

START_TEST(duties_of_the_period)
{
    vp_had("2027-01-03", "08:00-08:00", 0);
    struct vp_rule *duties = make_limits(VP_RULE_duties, 2, INFINITY);
    duties->figures.per = VP_PER_PERIOD;
    vp_make_soft(duties, 4);
    vp_build_program();
    VP_CHECK_ROW("duties[d0,2027-01-04,least]", "d0/01-04/l0 + d0/01-05/l0 + d0/01-06/l0 + d0/01-07/l0 + d0/01-08/l0 + "
                                                "d0/01-09/l0 + d0/01-10/l0 + s_duties[d0,2027-01-04,least] >= 2");
    ck_assert_double_eq(vp_find_column(vp_made.program, "s_duties[d0,2027-01-04,least]")->cost, 4);
    VP_CHECK_ROWS("duties", 1);
}
END_TEST

/* Weekends only: the windows that hold the same weekend say it once. */
START_TEST(sliding_over_days_without_duty)
{
    make_evenings("2027-01-04", "2027-01-17", VP_ON_SAT | VP_ON_SUN);
    struct vp_rule *duties = make_limits(VP_RULE_duties, 0, 1);
    duties->figures.days = 5;
    vp_build_program();
    VP_CHECK_ROW("duties[d0,2027-01-06]", "d0/01-09/l0 + d0/01-10/l0 <= 1");
    VP_CHECK_ROWS("duties", 2);
    vp_make_soft(duties, 1);
    vp_build_program();
    VP_CHECK_ROWS("duties", 2);
    ck_assert_double_eq(vp_find_column(vp_made.program, "s_duties[d0,2027-01-06]")->cost, 4); /* from Wednesday to Saturday */
}
END_TEST

/* ---- runs ---- */

START_TEST(at_most_so_many_days_running)
{
    make_limits(VP_RULE_consecutive_days, 0, 2);
    vp_build_program();
    VP_CHECK_ROW("consecutive-days[d0,2027-01-04]", "d0/01-04/l0 + d0/01-05/l0 + d0/01-06/l0 <= 2");
    VP_CHECK_ROWS("consecutive-days", 5);
    vp_had("2027-01-02", "08:00-08:00", 0);
    vp_had("2027-01-03", "08:00-20:00", 0);
    vp_build_program();
    VP_CHECK_ROW("consecutive-days[d0,2027-01-02]", "d0/01-04/l0 <= 0");
    VP_CHECK_ROW("consecutive-days[d0,2027-01-03]", "d0/01-04/l0 + d0/01-05/l0 <= 1");
    VP_CHECK_ROWS("consecutive-days", 7);
}
END_TEST

START_TEST(at_least_so_many_days_running)
{
    struct vp_rule *run = make_limits(VP_RULE_consecutive_days, 3, INFINITY);
    vp_build_program();
    VP_CHECK_ROW("consecutive-days[d0,2027-01-05,least,1]", "d0/01-05/l0 - d0/01-04/l0 - d0/01-06/l0 <= 0");
    VP_CHECK_ROW("consecutive-days[d0,2027-01-05,least,2]", "d0/01-05/l0 - d0/01-04/l0 - d0/01-07/l0 <= 0");
    VP_CHECK_ROW("consecutive-days[d0,2027-01-04,least,1]", "no such row"); /* it may have begun before */
    VP_CHECK_ROW("consecutive-days[d0,2027-01-10,least,1]", "no such row"); /* it may go on behind */
    VP_CHECK_ROWS("consecutive-days", 9);
    vp_make_soft(run, 5);
    vp_build_program();
    VP_CHECK_ROW("consecutive-days[d0,2027-01-05,least,2]",
                 "d0/01-05/l0 - d0/01-04/l0 - d0/01-07/l0 - s_consecutive-days[d0,2027-01-05,least,1] - "
                 "s_consecutive-days[d0,2027-01-05,least,2] <= 0");
    ck_assert_double_eq(vp_find_column(vp_made.program, "s_consecutive-days[d0,2027-01-05,least,1]")->cost, 10);
    ck_assert_double_eq(vp_find_column(vp_made.program, "s_consecutive-days[d0,2027-01-05,least,2]")->cost, 5);
}
END_TEST

/* Known from Friday on; Sunday's duty of the past begins a run that Monday's may go on with. */
START_TEST(a_run_that_began_in_the_past)
{
    vp_had("2027-01-01", "15:30-22:00", 0);
    vp_had("2027-01-03", "08:00-20:00", 0);
    make_limits(VP_RULE_consecutive_days, 3, INFINITY);
    vp_build_program();
    VP_CHECK_ROW("consecutive-days[d0,2027-01-04,least,2]", "d0/01-04/l0 - d0/01-05/l0 <= 0");
    VP_CHECK_ROW("consecutive-days[d0,2027-01-04,least,1]", "no such row");
    vp_had("2027-01-02", "08:00-20:00", 0); /* since when is not known */
    vp_build_program();
    VP_CHECK_ROW("consecutive-days[d0,2027-01-04,least,2]", "no such row");
}
END_TEST

START_TEST(free_days_between_duties)
{
    struct vp_rule *free_days = make_limits(VP_RULE_free_days, 2, INFINITY);
    vp_build_program();
    VP_CHECK_ROW("free-days[d0,2027-01-05,1]", "d0/01-04/l0 - d0/01-05/l0 + d0/01-06/l0 <= 1");
    VP_CHECK_ROWS("free-days", 5);
    vp_make_soft(free_days, 3);
    free_days->figures.at_least = 3;
    vp_build_program();
    VP_CHECK_ROW(
        "free-days[d0,2027-01-05,2]",
        "d0/01-04/l0 - d0/01-05/l0 + d0/01-07/l0 - s_free-days[d0,2027-01-05,1] - s_free-days[d0,2027-01-05,2] <= 1");
    ck_assert_double_eq(vp_find_column(vp_made.program, "s_free-days[d0,2027-01-05,1]")->cost, 6);
}
END_TEST

/* Free since Saturday: Monday comes after two free days, Tuesday after three. */
START_TEST(free_since_the_past)
{
    vp_had("2027-01-01", "15:30-08:00", 0);
    make_limits(VP_RULE_free_days, 4, INFINITY);
    vp_build_program();
    VP_CHECK_ROW("free-days[d0,2027-01-02,2]", "d0/01-04/l0 <= 0");
    VP_CHECK_ROW("free-days[d0,2027-01-02,3]", "d0/01-05/l0 <= 0");
    VP_CHECK_ROW("free-days[d0,2027-01-02,4]", "no such row");
    VP_CHECK_ROW("free-days[d0,2027-01-05,1]", "d0/01-04/l0 - d0/01-05/l0 + d0/01-06/l0 <= 1");
}
END_TEST

Suite *suite_program_windows(void)
{
    Suite *suite = suite_create("program_windows");
    TCase *tests = tcase_create("program_windows");
    tcase_add_checked_fixture(tests, set_up, vp_made_end);
    tcase_add_test(tests, a_window_that_implies_the_others_stands_alone);
    tcase_add_test(tests, windows_that_clashes_keep_say_nothing);
    tcase_add_test(tests, soft_windows_that_are_equal_pay_together);
    tcase_add_test(tests, hours_over_weeks);
    tcase_add_test(tests, hours_in_months);
    tcase_add_test(tests, overtime_is_what_a_week_has_beyond);
    tcase_add_test(tests, overtime_of_the_past_is_a_figure);
    tcase_add_test(tests, overtime_is_not_whole_in_a_part);
    tcase_add_test(tests, red_days_are_worked_by_what_touches_them);
    tcase_add_test(tests, a_share_of_the_red_days_of_weeks);
    tcase_add_test(tests, any_of_what_can_be_had_together);
    tcase_add_test(tests, duties_in_days);
    tcase_add_test(tests, duties_after_the_past);
    tcase_add_test(tests, duties_of_the_period);
    tcase_add_test(tests, sliding_over_days_without_duty);
    tcase_add_test(tests, at_most_so_many_days_running);
    tcase_add_test(tests, at_least_so_many_days_running);
    tcase_add_test(tests, a_run_that_began_in_the_past);
    tcase_add_test(tests, free_days_between_duties);
    tcase_add_test(tests, free_since_the_past);
    suite_add_tcase(suite, tests);
    return suite;
}
