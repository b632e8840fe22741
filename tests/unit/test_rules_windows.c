/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sundays and duties in runs, weeks, months and the period, too few as well as too many, and the past in all of them. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/suites.h"

/* ---- sundays ---- */

START_TEST(sundays_among_so_many_red_days)
{
    struct vp_figures *figures =
        &vp_make_rule_alone("2027-02-01", "2027-02-28", 2, VP_RULE_sundays)->figures; /* the 7th, 14th, 21st, 28th */
    figures->at_most = 1.0;
    figures->of = 2;
    vp_begin_roster();
    vp_give("2027-02-06", 0); /* Saturday 08:00 to Sunday 08:00 touches the 7th */
    vp_give("2027-02-21", 0);
    vp_give("2027-02-15", 0);
    vp_give("2027-02-08", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-02-13", 0);
    ck_assert_int_eq(vp_judge_alone(), 2);
    vp_check_dates(vp_breach_at(0), "2027-02-07", "2027-02-14");
    ck_assert_double_eq(vp_breach_at(0)->found, 2.0);
    ck_assert_double_eq(vp_breach_at(0)->amount, 1.0);
    ck_assert_str_eq(vp_breach_at(0)->text, "Sundays and public holidays with duty among 2");
}
END_TEST

START_TEST(sundays_touched_by_a_last_second_only)
{
    vp_made.plan = vp_make_plan("2027-02-01", "2027-02-28", 2, &vp_made.arena);
    int evening = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, evening, VP_ON_SAT, "16:00", "24:00");
    int late = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, late, VP_ON_SAT, "16:00", "00:01");
    struct vp_figures *figures = &vp_make_rule(vp_made.plan, VP_RULE_sundays)->figures;
    figures->at_most = 0.0;
    figures->of = 1;
    vp_begin_roster();
    vp_give_on("2027-02-06", evening, 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give_on("2027-02-06", late, 1);
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_int_eq(vp_breach_at(0)->doctor, 1);
}
END_TEST

START_TEST(sundays_and_holidays_or_sundays_only)
{
    struct vp_figures *figures =
        &vp_make_rule_alone("2027-05-03", "2027-05-30", 2, VP_RULE_sundays)->figures; /* 6, 9, 16, 17 and 23 May, 30 May */
    figures->at_most = 1.0;
    figures->of = 3;
    vp_begin_roster();
    vp_give("2027-05-06", 0); /* Ascension Day */
    vp_give("2027-05-17", 0);
    ck_assert_int_eq(vp_judge_alone(), 0); /* 6, 9, 16; 9, 16, 17; 16, 17, 23: one each */
    vp_give("2027-05-16", 0);
    ck_assert_int_eq(vp_judge_alone(), 3); /* two in each of these, but not in 17, 23, 30; Whit Monday is the 17th as well */
    vp_made_rule()->figures.only_sundays = true;
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-05-23", 0);
    ck_assert_int_eq(vp_judge_alone(), 2); /* 9, 16, 23 and 16, 23, 30 */
    ck_assert_str_eq(vp_breach_at(0)->text, "Sundays with duty among 3");
}
END_TEST

START_TEST(sundays_when_there_are_fewer)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-14", 2, VP_RULE_sundays)->figures;
    figures->at_most = 1.0;
    figures->of = 4;
    vp_make_soft(vp_made_rule(), 3.0);
    vp_begin_roster();
    vp_give("2027-02-07", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-02-14", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_double_eq(vp_made.audit->points_soft, 3.0);
    vp_check_dates(vp_breach_at(0), "2027-02-07", "2027-02-14");
}
END_TEST

START_TEST(sundays_of_the_past)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-14", 2, VP_RULE_sundays)->figures;
    figures->at_most = 1.0;
    figures->of = 3;
    vp_had("2027-01-17", "08:00-08:00", 0);
    vp_had("2027-01-24", "08:00-08:00", 0);
    vp_had("2027-01-31", "08:00-08:00", 0);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge_alone(), 0); /* the past alone */
    vp_give("2027-02-14", 0);              /* 31, 7, 14: two; the past alone has one */
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_double_eq(vp_breach_at(0)->amount, 1.0);
    vp_check_dates(vp_breach_at(0), "2027-01-31", "2027-02-14");
    vp_give("2027-02-07", 0); /* 24, 31, 7: three, two of them past; 31, 7, 14: three, one of them past */
    ck_assert_int_eq(vp_judge_alone(), 2);
    ck_assert_double_eq(vp_breach_at(0)->amount, 1.0);
    ck_assert_double_eq(vp_breach_at(1)->amount, 2.0);
}
END_TEST

START_TEST(sundays_on_the_first_date_of_the_period)
{
    struct vp_figures *figures =
        &vp_make_rule_alone("2027-02-07", "2027-02-10", 2, VP_RULE_sundays)->figures; /* from a Sunday on */
    figures->at_most = 1.0;
    figures->of = 2;
    vp_had("2027-01-31", "08:00-08:00", 0);
    vp_begin_roster();
    vp_give("2027-02-07", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_double_eq(vp_breach_at(0)->amount, 1.0);
}
END_TEST

START_TEST(sundays_and_holidays_that_begin_a_week)
{
    struct vp_figures *figures =
        &vp_make_rule_alone("2027-03-22", "2027-04-04", 2, VP_RULE_sundays)->figures; /* 25, 26, 28, 29 March, 4 April */
    figures->at_most = 1.0;
    figures->of = 2;
    figures->weeks = 1;
    vp_begin_roster();
    vp_give("2027-03-29", 0); /* Easter Monday: one of the two red days of its week */
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-04-04", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    vp_check_dates(vp_breach_at(0), "2027-03-29", "2027-04-04");
}
END_TEST

START_TEST(sundays_as_a_share_of_the_weeks)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-28", 2, VP_RULE_sundays)->figures;
    figures->at_most = 1.0;
    figures->of = 2;
    figures->weeks = 3; /* half of three: one and a half */
    vp_begin_roster();
    vp_give("2027-02-07", 0);
    vp_give("2027-02-28", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-02-14", 0);
    ck_assert_int_eq(vp_judge_alone(), 2); /* the 7th and the 14th of three; the 14th and the 28th of three */
    ck_assert_double_eq_tol(vp_breach_at(0)->amount, 0.5, 1e-12);
    ck_assert_double_eq_tol(vp_breach_at(0)->needed, 1.5, 1e-12);
    vp_made_rule()->figures.weeks = 2;
    ck_assert_int_eq(vp_judge_alone(), 1); /* one of two is the limit; both of the first two weeks */
    ck_assert_double_eq_tol(vp_breach_at(0)->amount, 1.0, 1e-12);
    vp_made_rule()->figures.weeks = 5;
    ck_assert_int_eq(vp_judge_alone(), 0);
}
END_TEST

/* ---- duties ---- */

START_TEST(duties_at_least_in_every_run)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-10", 2, VP_RULE_duties)->figures;
    figures->at_least = 1.0;
    figures->days = 4;
    vp_make_only_doctor(vp_made.plan, vp_made_rule(), 0);
    vp_begin_roster();
    vp_give("2027-02-04", 0);
    vp_give("2027-02-08", 0);
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-02-08", 1);
    vp_give("2027-02-09", 0); /* 5–8 February has none */
    ck_assert_int_eq(vp_judge_alone(), 1);
    vp_check_dates(vp_breach_at(0), "2027-02-05", "2027-02-08");
    ck_assert_double_eq(vp_breach_at(0)->needed, 1.0);
    ck_assert_double_eq(vp_breach_at(0)->found, 0.0);
    vp_made_rule()->figures.days = 11; /* longer than what is known */
    vp_made_rule()->figures.at_least = 5.0;
    ck_assert_int_eq(vp_judge_alone(), 0);
}
END_TEST

START_TEST(duties_of_a_period_as_long_as_the_run)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-04", 2, VP_RULE_duties)->figures;
    figures->at_most = 0.0;
    figures->days = 4;
    vp_begin_roster();
    vp_give("2027-02-02", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
}
END_TEST

START_TEST(duties_at_least_in_a_month_known_to_its_edges)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-28", 2, VP_RULE_duties)->figures;
    figures->per = VP_PER_MONTH;
    figures->at_least = 1.0;
    vp_begin_roster();
    vp_give("2027-02-02", 0);
    ck_assert_int_eq(vp_judge_alone(), 1);
    ck_assert_int_eq(vp_breach_at(0)->doctor, 1);
}
END_TEST

START_TEST(duties_with_the_past)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-02-01", "2027-02-10", 2, VP_RULE_duties)->figures;
    figures->at_most = 2.0;
    figures->days = 4;
    vp_make_soft(vp_made_rule(), 1.0);
    vp_had("2027-01-29", "15:30-08:00", 0);
    vp_had("2027-01-30", "08:00-08:00", 0);
    vp_had("2027-01-31", "08:00-08:00", 0); /* three in a row */
    vp_begin_roster();
    ck_assert_int_eq(vp_judge_alone(), 0);
    vp_give("2027-02-01", 0); /* from the 29th: four, three past; from the 30th: three, two past */
    ck_assert_int_eq(vp_judge_alone(), 2);
    ck_assert_double_eq(vp_breach_at(0)->amount, 1.0);
    ck_assert_double_eq(vp_breach_at(0)->found, 4.0);
    vp_check_dates(vp_breach_at(0), "2027-01-29", "2027-02-01");
    vp_give("2027-02-03", 0); /* from the 31st: three, one past */
    ck_assert_int_eq(vp_judge_alone(), 3);
    ck_assert_double_eq(vp_made.audit->points_soft, 3.0);
}
END_TEST

START_TEST(duties_per_month_and_period)
{
    struct vp_figures *figures = &vp_make_rule_alone("2027-01-11", "2027-03-14", 2, VP_RULE_duties)->figures;
    figures->per = VP_PER_MONTH;
    figures->at_least = 2.0;
    figures->at_most = 2.0;
    vp_make_only_doctor(vp_made.plan, vp_made_rule(), 0);
    vp_had("2027-01-08", "15:30-08:00", 0);
    vp_begin_roster();
    vp_give("2027-01-31", 0); /* runs into February, begins in January */
    vp_give("2027-02-05", 0);
    vp_give("2027-02-07", 0);
    ck_assert_int_eq(vp_judge_alone(), 0); /* January and March are not known wholly: not asked for two */
    vp_give("2027-01-20", 0);
    ck_assert_int_eq(vp_judge_alone(), 1); /* three with that of the past */
    vp_check_dates(vp_breach_at(0), "2027-01-08", "2027-01-31");
    vp_give("2027-02-07", 1);
    ck_assert_int_eq(vp_judge_alone(), 2);
    ck_assert_double_eq(vp_breach_at(1)->found, 1.0);
    vp_made_rule()->figures.per = VP_PER_PERIOD;
    vp_made_rule()->figures.at_most = 3.0;
    ck_assert_int_eq(vp_judge_alone(), 0); /* 20 and 31 January, 5 February: the past does not count */
    vp_made_rule()->figures.at_least = 4.0;
    vp_made_rule()->figures.at_most = 4.0;
    ck_assert_int_eq(vp_judge_alone(), 1);
    vp_check_dates(vp_breach_at(0), "2027-01-11", "2027-03-14");
}
END_TEST

Suite *suite_rules_windows(void)
{
    Suite *suite = suite_create("rules_windows");
    TCase *tests = tcase_create("rules_windows");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_test(tests, sundays_among_so_many_red_days);
    tcase_add_test(tests, sundays_touched_by_a_last_second_only);
    tcase_add_test(tests, sundays_and_holidays_or_sundays_only);
    tcase_add_test(tests, sundays_when_there_are_fewer);
    tcase_add_test(tests, sundays_of_the_past);
    tcase_add_test(tests, sundays_on_the_first_date_of_the_period);
    tcase_add_test(tests, sundays_and_holidays_that_begin_a_week);
    tcase_add_test(tests, sundays_as_a_share_of_the_weeks);
    tcase_add_test(tests, duties_at_least_in_every_run);
    tcase_add_test(tests, duties_of_a_period_as_long_as_the_run);
    tcase_add_test(tests, duties_at_least_in_a_month_known_to_its_edges);
    tcase_add_test(tests, duties_with_the_past);
    tcase_add_test(tests, duties_per_month_and_period);
    suite_add_tcase(suite, tests);
    return suite;
}
