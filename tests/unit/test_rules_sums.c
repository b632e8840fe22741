/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The judges of what adds up over the period: lost clinic days, balance, driving; and of the doctor's own dates. */
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
static struct vp_rule *make(const char *from, const char *to, enum vp_rule_kind kind)
{
    plan = vp_make_plan(from, to, 2, &arena);
    vp_make_legevakt(plan);
    return vp_make_rule(plan, kind);
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

static void had_night(const char *date, int doctor)
{
    vp_make_past(plan, &history, doctor, 0, date, "15:30-08:00");
}

static int judge(enum vp_rule_kind kind)
{
    audit = vp_audit_new(problem, roster, &arena);
    return vp_make_count(problem, audit, kind);
}

static const struct vp_violation *breach(enum vp_rule_kind kind)
{
    return vp_make_breach(problem, audit, kind);
}

/* ---- lost days ---- */

/* Counted over the period, after nights. */
static struct vp_rule *make_lost(const char *from, const char *to, double at_most)
{
    struct vp_rule *rule = make(from, to, VP_RULE_lost_days);
    rule->figures.at_most = at_most;
    rule->figures.per = VP_PER_PERIOD;
    return rule;
}

START_TEST(lost_days_are_clinic_days_after_a_duty)
{
    struct vp_rule *rule = make_lost("2027-01-04", "2027-01-31", 1.0);
    vp_make_soft(rule, 4.0);
    begin();
    give("2027-01-05", 0); /* Wednesday is lost */
    give("2027-01-08", 0); /* Saturday is no clinic day */
    give("2027-01-09", 0);
    give("2027-01-31", 0); /* Monday after the period */
    ck_assert_int_eq(judge(VP_RULE_lost_days), 0);
    give("2027-01-10", 0); /* Monday */
    give("2027-01-14", 0); /* Friday */
    ck_assert_int_eq(judge(VP_RULE_lost_days), 1);
    const struct vp_violation *filed = breach(VP_RULE_lost_days);
    ck_assert_int_eq(filed->doctor, 0);
    ck_assert_double_eq(filed->needed, 1.0);
    ck_assert_double_eq(filed->found, 3.0);
    ck_assert_double_eq(filed->points, 8.0);
    ck_assert_int_eq(filed->from, plan->from);
    ck_assert_int_eq(filed->to, plan->to);
}
END_TEST

START_TEST(lost_days_are_no_holidays_and_no_days_off)
{
    make_lost("2027-05-03", "2027-05-30", 0.0);
    vp_make_leave(plan, 0, "2027-05-12", "2027-05-13", false);
    plan->doctors.item[0].member.to = vp_make_day("2027-05-20");
    begin();
    give("2027-05-05", 0); /* Ascension Day */
    give("2027-05-11", 0); /* leave, which another rule forbids */
    give("2027-05-16", 0); /* 17 May, and Whit Monday */
    give("2027-05-20", 0); /* no longer a member */
    ck_assert_int_eq(judge(VP_RULE_lost_days), 0);
    give("2027-05-13", 0);
    ck_assert_int_eq(judge(VP_RULE_lost_days), 1);
    ck_assert_double_eq(breach(VP_RULE_lost_days)->found, 1.0);
}
END_TEST

START_TEST(lost_days_end_on_a_later_date)
{
    struct vp_rule *rule = make_lost("2027-01-04", "2027-01-31", 0.0);
    int evening = vp_make_line(plan, 1);
    int night = vp_make_line(plan, 1);
    vp_make_shift(plan, evening, VP_ON_WEEKDAYS, "16:00", "24:00");
    vp_make_shift(plan, night, VP_ON_WEEKDAYS, "16:00", "03:00");
    begin();
    vp_make_give(problem, roster, "2027-01-05", evening, 0);
    ck_assert_int_eq(judge(VP_RULE_lost_days), 0);
    vp_make_give(problem, roster, "2027-01-05", night, 0);
    give("2027-01-05", 0); /* two nights end on the same day: it is lost once */
    ck_assert_int_eq(judge(VP_RULE_lost_days), 1);
    ck_assert_double_eq(breach(VP_RULE_lost_days)->found, 1.0);
    rule->figures.after.given = true; /* after weekends only */
    vp_make_select_category(&rule->figures.after, VP_WEEKENDS);
    ck_assert_int_eq(judge(VP_RULE_lost_days), 0);
    give("2027-01-10", 0);
    ck_assert_int_eq(judge(VP_RULE_lost_days), 1);
    vp_make_only_line(plan, rule, night);
    vp_make_only_doctor(plan, rule, 0);
    begin(); /* what a rule speaks of is worked out with the problem */
    give("2027-01-10", 0);
    ck_assert_int_eq(judge(VP_RULE_lost_days), 0);
}
END_TEST

START_TEST(lost_days_a_month_count_its_known_part)
{
    struct vp_rule *rule = make_lost("2027-01-18", "2027-02-28", 1.0);
    rule->figures.per = VP_PER_MONTH;
    had_night("2027-01-05", 0);
    had_night("2027-01-06", 0); /* two in January already */
    had_night("2027-01-05", 1);
    begin();
    give("2027-02-02", 0);
    give("2027-01-31", 1); /* February's */
    ck_assert_int_eq(judge(VP_RULE_lost_days), 0);
    give("2027-01-18", 0);
    ck_assert_int_eq(judge(VP_RULE_lost_days), 1);
    const struct vp_violation *filed = breach(VP_RULE_lost_days);
    ck_assert_double_eq(filed->found, 3.0);
    ck_assert_double_eq(filed->amount, 1.0); /* only what this roster adds */
    ck_assert_int_eq(filed->from, vp_make_day("2027-01-05"));
    ck_assert_int_eq(filed->to, vp_make_day("2027-01-31"));
    give("2027-01-25", 1);
    ck_assert_int_eq(judge(VP_RULE_lost_days), 2);
}
END_TEST

START_TEST(lost_days_in_every_run_of_days)
{
    struct vp_rule *rule = make_lost("2027-01-11", "2027-01-24", 1.0);
    rule->figures.per = VP_PER_DAYS;
    rule->figures.days = 3;
    had_night("2027-01-10", 0); /* Monday, the first day of the period, is lost by the past */
    begin();
    give("2027-01-13", 0); /* Thursday */
    ck_assert_int_eq(judge(VP_RULE_lost_days), 0);
    give("2027-01-11",
         0); /* Tuesday: from Sunday to Tuesday two, from Monday to Wednesday two, from Tuesday to Thursday two */
    ck_assert_int_eq(judge(VP_RULE_lost_days), 3);
    ck_assert_int_eq(breach(VP_RULE_lost_days)->from, vp_make_day("2027-01-10"));
    ck_assert_double_eq(breach(VP_RULE_lost_days)->amount, 1.0);
}
END_TEST

START_TEST(lost_days_of_the_past_alone_are_no_breach)
{
    make_lost("2027-01-11", "2027-01-24", 0.0);
    had_night("2027-01-10", 0);
    begin();
    ck_assert_int_eq(judge(VP_RULE_lost_days), 0);
    give("2027-01-11", 0);
    ck_assert_int_eq(judge(VP_RULE_lost_days), 1);
    ck_assert_double_eq(breach(VP_RULE_lost_days)->found, 2.0);
    ck_assert_double_eq(breach(VP_RULE_lost_days)->amount, 1.0);
}
END_TEST

/* ---- own dates ---- */

START_TEST(own_dates_are_touched_by_the_night_before)
{
    struct vp_rule *rule = make("2027-05-03", "2027-05-30", VP_RULE_own_dates);
    int evening = vp_make_line(plan, 1);
    vp_make_shift(plan, evening, VP_ON_WEEKDAYS, "16:00", "24:00");
    vp_make_own_date(plan, 0, "05-12");
    vp_make_own_date(plan, 0, "2027-05-27");
    vp_make_soft(rule, 5.0);
    begin();
    vp_make_give(problem, roster, "2027-05-11", evening, 0); /* ends as the day begins */
    give("2027-05-13", 0);
    give("2027-05-12", 1); /* not his own */
    give("2027-05-28", 0);
    ck_assert_int_eq(judge(VP_RULE_own_dates), 0);
    give("2027-05-11", 0);
    vp_make_give(problem, roster, "2027-05-12", evening, 0);
    give("2027-05-27", 0);
    ck_assert_int_eq(judge(VP_RULE_own_dates), 3);
    const struct vp_violation *filed = breach(VP_RULE_own_dates);
    ck_assert_int_eq(filed->duty_a, vp_make_duty(problem, "2027-05-11", 0));
    ck_assert_int_eq(filed->from, vp_make_day("2027-05-12"));
    ck_assert_int_eq(filed->pos.line, plan->doctors.item[0].own_dates.item[0].pos.line);
    ck_assert_str_eq(filed->text, "duty on the doctor's own date 2027-05-12");
    ck_assert_int_eq(filed[2].pos.line, plan->doctors.item[0].own_dates.item[1].pos.line);
    ck_assert_double_eq(audit->points_soft, 15.0);
    vp_make_only_doctor(plan, rule, 1);
    ck_assert_int_eq(judge(VP_RULE_own_dates), 0);
}
END_TEST

START_TEST(own_dates_are_one_breach_a_duty_and_none_of_the_past)
{
    make("2027-05-03", "2027-05-30", VP_RULE_own_dates);
    vp_make_own_date(plan, 0, "05-03");
    vp_make_own_date(plan, 0, "05-12");
    vp_make_own_date(plan, 0, "05-13");
    had_night("2027-05-02", 0); /* runs into the 3rd */
    begin();
    ck_assert_int_eq(judge(VP_RULE_own_dates), 0);
    give("2027-05-12", 0);
    ck_assert_int_eq(judge(VP_RULE_own_dates), 1);
}
END_TEST

/* ---- balance ---- */

START_TEST(balance_counts_from_the_target)
{
    struct vp_rule *rule = make("2027-01-04", "2027-01-31", VP_RULE_balance);
    rule->figures.category = VP_WEEKENDS; /* 12 of them, 6 each: four Fridays, four Saturdays, four Sundays */
    rule->figures.above = 2.0;
    rule->figures.below = 3.0;
    plan->doctors.item[0].balance[VP_WEEKENDS] = 2.0; /* carried before: targets 5 and 7 */
    vp_make_soft(rule, 10.0);
    begin();
    ck_assert_double_eq_tol(problem->target[VP_WEEKENDS], 5.0, 1e-9);
    const char *dates[] = {"2027-01-08", "2027-01-09", "2027-01-10", "2027-01-15",
                           "2027-01-16", "2027-01-17", "2027-01-22"};
    for (int i = 0; i < 7; i++)
        give(dates[i], 0);
    for (int i = 0; i < problem->n_places; i++)
        if (roster->doctor[i] == VP_LOCUM)
            roster->doctor[i] = 1;
    ck_assert_int_eq(judge(VP_RULE_balance), 0); /* exactly two above; two below */
    give("2027-01-24", 0);
    ck_assert_int_eq(judge(VP_RULE_balance), 1);
    const struct vp_violation *filed = breach(VP_RULE_balance);
    ck_assert_int_eq(filed->doctor, 0);
    ck_assert_double_eq_tol(filed->needed, 7.0, 1e-9);
    ck_assert_double_eq(filed->found, 8.0);
    ck_assert_double_eq_tol(filed->points, 10.0, 1e-9);
    ck_assert_str_eq(filed->about, "weekends");
    give("2027-01-23", 0);
    give("2027-01-29", 0);
    give("2027-01-30", 0);
    ck_assert_int_eq(judge(VP_RULE_balance), 2); /* and the other has one */
    filed = breach(VP_RULE_balance);
    ck_assert_double_eq_tol(filed[0].amount, 4.0, 1e-9);
    ck_assert_double_eq_tol(filed[1].amount, 3.0, 1e-9);
    ck_assert_double_eq_tol(filed[1].needed, 4.0, 1e-9);
    ck_assert_double_lt(filed[1].found, filed[1].needed);
}
END_TEST

START_TEST(balance_is_of_the_period_and_of_doctors_in_scope)
{
    struct vp_rule *rule = make("2027-01-04", "2027-01-17", VP_RULE_balance);
    rule->figures.category = VP_DUTIES;
    rule->figures.above = 0.0;
    had_night("2027-01-01", 0);
    begin();
    for (int i = 0; i < 7; i++)
        roster->doctor[i] = 0;
    ck_assert_int_eq(judge(VP_RULE_balance), 0); /* seven of fourteen: the target; the past does not count */
    roster->doctor[7] = 0;
    ck_assert_int_eq(judge(VP_RULE_balance), 1);
    vp_make_only_doctor(plan, rule, 1);
    ck_assert_int_eq(judge(VP_RULE_balance), 0);
    rule->figures.below = 0.0;
    ck_assert_int_eq(judge(VP_RULE_balance), 1);
    ck_assert_int_eq(breach(VP_RULE_balance)->doctor, 1);
    ck_assert_double_eq_tol(breach(VP_RULE_balance)->amount, 7.0, 1e-9);
}
END_TEST

/* ---- driving ---- */

START_TEST(driving_adds_both_ways)
{
    struct vp_rule *rule = make("2027-01-04", "2027-02-28", VP_RULE_driving);
    rule->figures.at_most = 6.0;
    rule->figures.per = VP_PER_PERIOD;
    vp_make_drive(plan, 0, 90);
    vp_make_soft(rule, 2.0);
    begin();
    give("2027-01-05", 0);
    give("2027-02-02", 0);
    ck_assert_int_eq(judge(VP_RULE_driving), 0); /* exactly 6 h */
    give("2027-02-05", 0);
    give("2027-02-05", 0);
    ck_assert_int_eq(judge(VP_RULE_driving), 1);
    ck_assert_double_eq_tol(breach(VP_RULE_driving)->found, 9.0, 1e-9);
    ck_assert_double_eq_tol(breach(VP_RULE_driving)->points, 6.0, 1e-9);
    rule->figures.per = VP_PER_MONTH;
    ck_assert_int_eq(judge(VP_RULE_driving), 0);
    give("2027-01-31", 0);
    give("2027-01-29", 0); /* ends in January, begins there too */
    ck_assert_int_eq(judge(VP_RULE_driving), 1);
    ck_assert_int_eq(breach(VP_RULE_driving)->from, vp_make_day("2027-01-04"));
    ck_assert_int_eq(breach(VP_RULE_driving)->to, vp_make_day("2027-01-31"));
}
END_TEST

START_TEST(driving_is_of_the_period_and_of_duties_in_scope)
{
    struct vp_rule *rule = make("2027-01-11", "2027-01-31", VP_RULE_driving);
    rule->figures.at_most = 2.0;
    rule->figures.per = VP_PER_MONTH;
    rule->days = VP_ON_MON_THU;
    vp_make_drive(plan, 0, 60);
    had_night("2027-01-06", 0);
    begin();
    give("2027-01-12", 0);
    give("2027-01-16", 0); /* a Saturday */
    ck_assert_int_eq(judge(VP_RULE_driving), 0);
    give("2027-01-14", 0);
    ck_assert_int_eq(judge(VP_RULE_driving), 1);
    ck_assert_double_eq_tol(breach(VP_RULE_driving)->amount, 2.0, 1e-9);
}
END_TEST

Suite *suite_rules_sums(void)
{
    Suite *suite = suite_create("rules_sums");
    TCase *tests = tcase_create("rules_sums");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, lost_days_are_clinic_days_after_a_duty);
    tcase_add_test(tests, lost_days_are_no_holidays_and_no_days_off);
    tcase_add_test(tests, lost_days_end_on_a_later_date);
    tcase_add_test(tests, lost_days_a_month_count_its_known_part);
    tcase_add_test(tests, lost_days_in_every_run_of_days);
    tcase_add_test(tests, lost_days_of_the_past_alone_are_no_breach);
    tcase_add_test(tests, own_dates_are_touched_by_the_night_before);
    tcase_add_test(tests, own_dates_are_one_breach_a_duty_and_none_of_the_past);
    tcase_add_test(tests, balance_counts_from_the_target);
    tcase_add_test(tests, balance_is_of_the_period_and_of_doctors_in_scope);
    tcase_add_test(tests, driving_adds_both_ways);
    tcase_add_test(tests, driving_is_of_the_period_and_of_duties_in_scope);
    suite_add_tcase(suite, tests);
    return suite;
}
