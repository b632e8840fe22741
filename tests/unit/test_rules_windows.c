/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sundays and duties in runs, weeks, months and the period, too few as well as too many, and the past in all of them. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"

#include <string.h>

static struct vp_arena arena;
static struct vp_plan *plan;
static struct vp_history history;
static struct vp_problem *problem;
static struct vp_roster *roster;
static struct vp_audit *audit;

static void set_up(void)
{
    vp_arena_init(&arena);
    memset(&history, 0, sizeof history);
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
}

/* Two doctors, one line round the clock outside office hours, and one rule of this kind. */
static struct vp_figures *make(const char *from, const char *to, enum vp_rule_kind kind)
{
    plan = vp_make_plan(from, to, 2, &arena);
    vp_make_legevakt(plan);
    return &vp_make_rule(plan, kind)->figures;
}

static struct vp_rule *made_rule(void)
{
    return &plan->rules.item[VP_MADE_RULES];
}

static void begin(void)
{
    problem = vp_make_problem_after(plan, &history, &arena);
    roster = vp_roster_new(problem, &arena);
}

static void give(const char *date, int doctor)
{
    vp_make_give(problem, roster, date, 0, doctor);
}

static void had(const char *date, const char *times)
{
    vp_make_past(plan, &history, 0, 0, date, times);
}

/* Breaches, all of the rule. */
static int judge(void)
{
    audit = vp_audit_new(problem, roster, &arena);
    int n = vp_make_count(problem, audit, made_rule()->kind);
    ck_assert_int_eq(audit->hard.n + audit->soft.n, n);
    return n;
}

/* Breach number i, of doctors in order. */
static const struct vp_violation *breach(int i)
{
    const struct vp_violation *list = made_rule()->hard ? audit->hard.item : audit->soft.item;
    ck_assert_int_lt(i, made_rule()->hard ? audit->hard.n : audit->soft.n);
    return &list[i];
}

static void check_dates(const struct vp_violation *filed, const char *from, const char *to)
{
    ck_assert_int_eq(filed->from, vp_make_day(from));
    ck_assert_int_eq(filed->to, vp_make_day(to));
}

/* ---- sundays ---- */

START_TEST(sundays_among_so_many_red_days)
{
    struct vp_figures *figures = make("2027-02-01", "2027-02-28", VP_RULE_sundays); /* the 7th, 14th, 21st, 28th */
    figures->at_most = 1.0;
    figures->of = 2;
    begin();
    give("2027-02-06", 0); /* Saturday 08:00 to Sunday 08:00 touches the 7th */
    give("2027-02-21", 0);
    give("2027-02-15", 0);
    give("2027-02-08", 0);
    ck_assert_int_eq(judge(), 0);
    give("2027-02-13", 0);
    ck_assert_int_eq(judge(), 2);
    check_dates(breach(0), "2027-02-07", "2027-02-14");
    ck_assert_double_eq(breach(0)->found, 2.0);
    ck_assert_double_eq(breach(0)->amount, 1.0);
    ck_assert_str_eq(breach(0)->text, "Sundays and public holidays with duty among 2");
}
END_TEST

START_TEST(sundays_touched_by_a_last_second_only)
{
    plan = vp_make_plan("2027-02-01", "2027-02-28", 2, &arena);
    int evening = vp_make_line(plan, 1);
    vp_make_shift(plan, evening, VP_ON_SAT, "16:00", "24:00");
    int late = vp_make_line(plan, 1);
    vp_make_shift(plan, late, VP_ON_SAT, "16:00", "00:01");
    struct vp_figures *figures = &vp_make_rule(plan, VP_RULE_sundays)->figures;
    figures->at_most = 0.0;
    figures->of = 1;
    begin();
    vp_make_give(problem, roster, "2027-02-06", evening, 0);
    ck_assert_int_eq(judge(), 0);
    vp_make_give(problem, roster, "2027-02-06", late, 1);
    ck_assert_int_eq(judge(), 1);
    ck_assert_int_eq(breach(0)->doctor, 1);
}
END_TEST

START_TEST(sundays_and_holidays_or_sundays_only)
{
    struct vp_figures *figures = make("2027-05-03", "2027-05-30", VP_RULE_sundays); /* 6, 9, 16, 17 and 23 May, 30 May */
    figures->at_most = 1.0;
    figures->of = 3;
    begin();
    give("2027-05-06", 0); /* Ascension Day */
    give("2027-05-17", 0);
    ck_assert_int_eq(judge(), 0); /* 6, 9, 16; 9, 16, 17; 16, 17, 23: one each */
    give("2027-05-16", 0);
    ck_assert_int_eq(judge(), 3); /* two in each of these, but not in 17, 23, 30; Whit Monday is the 17th as well */
    made_rule()->figures.only_sundays = true;
    ck_assert_int_eq(judge(), 0);
    give("2027-05-23", 0);
    ck_assert_int_eq(judge(), 2); /* 9, 16, 23 and 16, 23, 30 */
    ck_assert_str_eq(breach(0)->text, "Sundays with duty among 3");
}
END_TEST

START_TEST(sundays_when_there_are_fewer)
{
    struct vp_figures *figures = make("2027-02-01", "2027-02-14", VP_RULE_sundays);
    figures->at_most = 1.0;
    figures->of = 4;
    vp_make_soft(made_rule(), 3.0);
    begin();
    give("2027-02-07", 0);
    ck_assert_int_eq(judge(), 0);
    give("2027-02-14", 0);
    ck_assert_int_eq(judge(), 1);
    ck_assert_double_eq(audit->points_soft, 3.0);
    check_dates(breach(0), "2027-02-07", "2027-02-14");
}
END_TEST

START_TEST(sundays_of_the_past)
{
    struct vp_figures *figures = make("2027-02-01", "2027-02-14", VP_RULE_sundays);
    figures->at_most = 1.0;
    figures->of = 3;
    had("2027-01-17", "08:00-08:00");
    had("2027-01-24", "08:00-08:00");
    had("2027-01-31", "08:00-08:00");
    begin();
    ck_assert_int_eq(judge(), 0); /* the past alone */
    give("2027-02-14", 0);        /* 31, 7, 14: two; the past alone has one */
    ck_assert_int_eq(judge(), 1);
    ck_assert_double_eq(breach(0)->amount, 1.0);
    check_dates(breach(0), "2027-01-31", "2027-02-14");
    give("2027-02-07", 0); /* 24, 31, 7: three, two of them past; 31, 7, 14: three, one of them past */
    ck_assert_int_eq(judge(), 2);
    ck_assert_double_eq(breach(0)->amount, 1.0);
    ck_assert_double_eq(breach(1)->amount, 2.0);
}
END_TEST

START_TEST(sundays_on_the_first_date_of_the_period)
{
    struct vp_figures *figures = make("2027-02-07", "2027-02-10", VP_RULE_sundays); /* from a Sunday on */
    figures->at_most = 1.0;
    figures->of = 2;
    had("2027-01-31", "08:00-08:00");
    begin();
    give("2027-02-07", 0);
    ck_assert_int_eq(judge(), 1);
    ck_assert_double_eq(breach(0)->amount, 1.0);
}
END_TEST

START_TEST(sundays_and_holidays_that_begin_a_week)
{
    struct vp_figures *figures = make("2027-03-22", "2027-04-04", VP_RULE_sundays); /* 25, 26, 28, 29 March, 4 April */
    figures->at_most = 1.0;
    figures->of = 2;
    figures->weeks = 1;
    begin();
    give("2027-03-29", 0); /* Easter Monday: one of the two red days of its week */
    ck_assert_int_eq(judge(), 0);
    give("2027-04-04", 0);
    ck_assert_int_eq(judge(), 1);
    check_dates(breach(0), "2027-03-29", "2027-04-04");
}
END_TEST

START_TEST(sundays_as_a_share_of_the_weeks)
{
    struct vp_figures *figures = make("2027-02-01", "2027-02-28", VP_RULE_sundays);
    figures->at_most = 1.0;
    figures->of = 2;
    figures->weeks = 3; /* half of three: one and a half */
    begin();
    give("2027-02-07", 0);
    give("2027-02-28", 0);
    ck_assert_int_eq(judge(), 0);
    give("2027-02-14", 0);
    ck_assert_int_eq(judge(), 2); /* the 7th and the 14th of three; the 14th and the 28th of three */
    ck_assert_double_eq_tol(breach(0)->amount, 0.5, 1e-12);
    ck_assert_double_eq_tol(breach(0)->needed, 1.5, 1e-12);
    made_rule()->figures.weeks = 2;
    ck_assert_int_eq(judge(), 1); /* one of two is the limit; both of the first two weeks */
    ck_assert_double_eq_tol(breach(0)->amount, 1.0, 1e-12);
    made_rule()->figures.weeks = 5;
    ck_assert_int_eq(judge(), 0);
}
END_TEST

/* ---- duties ---- */

START_TEST(duties_at_least_in_every_run)
{
    struct vp_figures *figures = make("2027-02-01", "2027-02-10", VP_RULE_duties);
    figures->at_least = 1.0;
    figures->days = 4;
    vp_make_only_doctor(plan, made_rule(), 0);
    begin();
    give("2027-02-04", 0);
    give("2027-02-08", 0);
    ck_assert_int_eq(judge(), 0);
    give("2027-02-08", 1);
    give("2027-02-09", 0); /* 5–8 February has none */
    ck_assert_int_eq(judge(), 1);
    check_dates(breach(0), "2027-02-05", "2027-02-08");
    ck_assert_double_eq(breach(0)->needed, 1.0);
    ck_assert_double_eq(breach(0)->found, 0.0);
    made_rule()->figures.days = 11; /* longer than what is known */
    made_rule()->figures.at_least = 5.0;
    ck_assert_int_eq(judge(), 0);
}
END_TEST

START_TEST(duties_of_a_period_as_long_as_the_run)
{
    struct vp_figures *figures = make("2027-02-01", "2027-02-04", VP_RULE_duties);
    figures->at_most = 0.0;
    figures->days = 4;
    begin();
    give("2027-02-02", 0);
    ck_assert_int_eq(judge(), 1);
}
END_TEST

START_TEST(duties_at_least_in_a_month_known_to_its_edges)
{
    struct vp_figures *figures = make("2027-02-01", "2027-02-28", VP_RULE_duties);
    figures->per = VP_PER_MONTH;
    figures->at_least = 1.0;
    begin();
    give("2027-02-02", 0);
    ck_assert_int_eq(judge(), 1);
    ck_assert_int_eq(breach(0)->doctor, 1);
}
END_TEST

START_TEST(duties_with_the_past)
{
    struct vp_figures *figures = make("2027-02-01", "2027-02-10", VP_RULE_duties);
    figures->at_most = 2.0;
    figures->days = 4;
    vp_make_soft(made_rule(), 1.0);
    had("2027-01-29", "15:30-08:00");
    had("2027-01-30", "08:00-08:00");
    had("2027-01-31", "08:00-08:00"); /* three in a row */
    begin();
    ck_assert_int_eq(judge(), 0);
    give("2027-02-01", 0); /* from the 29th: four, three past; from the 30th: three, two past */
    ck_assert_int_eq(judge(), 2);
    ck_assert_double_eq(breach(0)->amount, 1.0);
    ck_assert_double_eq(breach(0)->found, 4.0);
    check_dates(breach(0), "2027-01-29", "2027-02-01");
    give("2027-02-03", 0); /* from the 31st: three, one past */
    ck_assert_int_eq(judge(), 3);
    ck_assert_double_eq(audit->points_soft, 3.0);
}
END_TEST

START_TEST(duties_per_month_and_period)
{
    struct vp_figures *figures = make("2027-01-11", "2027-03-14", VP_RULE_duties);
    figures->per = VP_PER_MONTH;
    figures->at_least = 2.0;
    figures->at_most = 2.0;
    vp_make_only_doctor(plan, made_rule(), 0);
    had("2027-01-08", "15:30-08:00");
    begin();
    give("2027-01-31", 0); /* runs into February, begins in January */
    give("2027-02-05", 0);
    give("2027-02-07", 0);
    ck_assert_int_eq(judge(), 0); /* January and March are not known wholly: not asked for two */
    give("2027-01-20", 0);
    ck_assert_int_eq(judge(), 1); /* three with that of the past */
    check_dates(breach(0), "2027-01-08", "2027-01-31");
    give("2027-02-07", 1);
    ck_assert_int_eq(judge(), 2);
    ck_assert_double_eq(breach(1)->found, 1.0);
    made_rule()->figures.per = VP_PER_PERIOD;
    made_rule()->figures.at_most = 3.0;
    ck_assert_int_eq(judge(), 0); /* 20 and 31 January, 5 February: the past does not count */
    made_rule()->figures.at_least = 4.0;
    made_rule()->figures.at_most = 4.0;
    ck_assert_int_eq(judge(), 1);
    check_dates(breach(0), "2027-01-11", "2027-03-14");
}
END_TEST

Suite *suite_rules_windows(void)
{
    Suite *suite = suite_create("rules_windows");
    TCase *tests = tcase_create("rules_windows");
    tcase_add_checked_fixture(tests, set_up, tear_down);
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
