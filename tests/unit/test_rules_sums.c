/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The judges of what adds up over the period: lost clinic days, balance, driving; and of the doctor's own dates. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/suites.h"

#include "model/lost.h"

/* ---- lost days ---- */

/* Counted over the period, after nights. */
static struct vp_rule *make_lost(const char *from, const char *to, double at_most)
{
    struct vp_rule *rule = vp_make_rule_alone(from, to, 2, VP_RULE_lost_days);
    rule->figures.at_most = at_most;
    rule->figures.per = VP_PER_PERIOD;
    return rule;
}

START_TEST(lost_days_are_clinic_days_after_a_duty)
{
    struct vp_rule *rule = make_lost(VP_JANUARY, 1.0);
    vp_make_soft(rule, 4.0);
    vp_begin_roster();
    vp_give("2027-01-05", 0); /* Wednesday is lost */
    vp_give("2027-01-08", 0); /* Saturday is no clinic day */
    vp_give("2027-01-09", 0);
    vp_give("2027-01-31", 0); /* Monday after the period */
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 0);
    vp_give("2027-01-10", 0); /* Monday */
    vp_give("2027-01-14", 0); /* Friday */
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 1);
    const struct vp_violation *filed = vp_breach(VP_RULE_lost_days);
    ck_assert_int_eq(filed->doctor, 0);
    ck_assert_double_eq(filed->needed, 1.0);
    ck_assert_double_eq(filed->found, 3.0);
    ck_assert_double_eq(filed->points, 8.0);
    ck_assert_int_eq(filed->from, vp_made.plan->from);
    ck_assert_int_eq(filed->to, vp_made.plan->to);
}
END_TEST

START_TEST(lost_days_are_no_holidays_and_no_days_off)
{
    make_lost("2027-05-03", "2027-05-30", 0.0);
    vp_make_leave(vp_made.plan, 0, "2027-05-12", "2027-05-13", false);
    vp_made.plan->doctors.item[0].member.to = vp_make_day("2027-05-20");
    vp_begin_roster();
    vp_give("2027-05-05", 0); /* Ascension Day */
    vp_give("2027-05-11", 0); /* leave, which another rule forbids */
    vp_give("2027-05-16", 0); /* 17 May, and Whit Monday */
    vp_give("2027-05-20", 0); /* no longer a member */
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 0);
    vp_give("2027-05-13", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 1);
    ck_assert_double_eq(vp_breach(VP_RULE_lost_days)->found, 1.0);
}
END_TEST

START_TEST(lost_days_end_on_a_later_date)
{
    struct vp_rule *rule = make_lost(VP_JANUARY, 0.0);
    int evening = vp_make_line(vp_made.plan, 1);
    int night = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, evening, VP_ON_WEEKDAYS, "16:00", "24:00");
    vp_make_shift(vp_made.plan, night, VP_ON_WEEKDAYS, "16:00", "03:00");
    vp_begin_roster();
    vp_give_on("2027-01-05", evening, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 0);
    vp_give_on("2027-01-05", night, 0);
    vp_give("2027-01-05", 0); /* two nights end on the same day: it is lost once */
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 1);
    ck_assert_double_eq(vp_breach(VP_RULE_lost_days)->found, 1.0);
    rule->figures.after.given = true; /* after weekends only */
    vp_make_select_category(&rule->figures.after, VP_WEEKENDS);
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 0);
    vp_give("2027-01-10", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 1);
    vp_make_only_line(vp_made.plan, rule, night);
    vp_make_only_doctor(vp_made.plan, rule, 0);
    vp_begin_roster(); /* what a rule speaks of is worked out with the problem */
    vp_give("2027-01-10", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 0);
}
END_TEST

/* The doctor's lost days as the outputs count them, by the test's own rule. */
static int count_lost(int doctor)
{
    const int rule = (int)(vp_made_rule() - vp_made.plan->rules.item);
    ck_assert(vp_lost_counts(vp_made_rule()));
    return vp_lost_days(vp_made.problem, vp_made.roster, rule, &vp_made.arena)[doctor];
}

START_TEST(lost_days_are_counted_as_they_are_judged)
{
    make_lost(VP_JANUARY, 0.0);
    vp_had("2027-01-03", "15:30-08:00", 0); /* Monday the 4th is lost by the past */
    int night = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, night, VP_ON_WEEKDAYS, "16:00", "03:00");
    vp_begin_roster();
    vp_give("2027-01-05", 0);
    vp_give_on("2027-01-05", night, 0); /* the same day */
    vp_give("2027-01-09", 0);           /* Sunday is no clinic day */
    vp_give("2027-01-14", 0);
    vp_give("2027-01-19", 1);
    vp_give("2027-01-31", 1); /* after the period */
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 2);
    ck_assert_double_eq(vp_breach(VP_RULE_lost_days)->found, 2.0 + 1.0);
    ck_assert_int_eq(count_lost(0), 2);
    ck_assert_int_eq(count_lost(1), 1);
    vp_make_only_doctor(vp_made.plan, vp_made_rule(), 1);
    ck_assert_int_eq(count_lost(0), 0);
    ck_assert_int_eq(count_lost(1), 1);
}
END_TEST

START_TEST(lost_days_a_month_count_its_known_part)
{
    struct vp_rule *rule = make_lost("2027-01-18", "2027-02-28", 1.0);
    rule->figures.per = VP_PER_MONTH;
    vp_had("2027-01-05", "15:30-08:00", 0);
    vp_had("2027-01-06", "15:30-08:00", 0); /* two in January already */
    vp_had("2027-01-05", "15:30-08:00", 1);
    vp_begin_roster();
    vp_give("2027-02-02", 0);
    vp_give("2027-01-31", 1); /* February's */
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 0);
    vp_give("2027-01-18", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 1);
    const struct vp_violation *filed = vp_breach(VP_RULE_lost_days);
    ck_assert_double_eq(filed->found, 3.0);
    ck_assert_double_eq(filed->amount, 1.0); /* only what this roster adds */
    ck_assert_int_eq(filed->from, vp_make_day("2027-01-05"));
    ck_assert_int_eq(filed->to, vp_make_day("2027-01-31"));
    vp_give("2027-01-25", 1);
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 2);
}
END_TEST

START_TEST(lost_days_in_every_run_of_days)
{
    struct vp_rule *rule = make_lost("2027-01-11", "2027-01-24", 1.0);
    rule->figures.per = VP_PER_DAYS;
    rule->figures.days = 3;
    vp_had("2027-01-10", "15:30-08:00", 0); /* Monday, the first day of the period, is lost by the past */
    vp_begin_roster();
    vp_give("2027-01-13", 0); /* Thursday */
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 0);
    /* Tuesday: from Sunday to Tuesday two, from Monday to Wednesday two, from Tuesday to Thursday two */
    vp_give("2027-01-11", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 3);
    ck_assert_int_eq(vp_breach(VP_RULE_lost_days)->from, vp_make_day("2027-01-10"));
    ck_assert_double_eq(vp_breach(VP_RULE_lost_days)->amount, 1.0);
}
END_TEST

START_TEST(lost_days_of_the_past_alone_are_no_breach)
{
    make_lost("2027-01-11", "2027-01-24", 0.0);
    vp_had("2027-01-10", "15:30-08:00", 0);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 0);
    vp_give("2027-01-11", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_lost_days), 1);
    ck_assert_double_eq(vp_breach(VP_RULE_lost_days)->found, 2.0);
    ck_assert_double_eq(vp_breach(VP_RULE_lost_days)->amount, 1.0);
}
END_TEST

/* ---- own dates ---- */

START_TEST(own_dates_are_touched_by_the_night_before)
{
    struct vp_rule *rule = vp_make_rule_alone("2027-05-03", "2027-05-30", 2, VP_RULE_own_dates);
    int evening = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, evening, VP_ON_WEEKDAYS, "16:00", "24:00");
    vp_make_own_date(vp_made.plan, 0, "05-12");
    vp_make_own_date(vp_made.plan, 0, "2027-05-27");
    vp_make_soft(rule, 5.0);
    vp_begin_roster();
    vp_give_on("2027-05-11", evening, 0); /* ends as the day begins */
    vp_give("2027-05-13", 0);
    vp_give("2027-05-12", 1); /* not his own */
    vp_give("2027-05-28", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_own_dates), 0);
    vp_give("2027-05-11", 0);
    vp_give_on("2027-05-12", evening, 0);
    vp_give("2027-05-27", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_own_dates), 3);
    const struct vp_violation *filed = vp_breach(VP_RULE_own_dates);
    ck_assert_int_eq(filed->duty_a, vp_make_duty(vp_made.problem, "2027-05-11", 0));
    ck_assert_int_eq(filed->from, vp_make_day("2027-05-12"));
    ck_assert_int_eq(filed->pos.line, vp_made.plan->doctors.item[0].own_dates.item[0].pos.line);
    ck_assert_str_eq(filed->text, "duty on the doctor's own date 2027-05-12");
    ck_assert_int_eq(filed[2].pos.line, vp_made.plan->doctors.item[0].own_dates.item[1].pos.line);
    ck_assert_double_eq(vp_made.audit->points_soft, 15.0);
    vp_make_only_doctor(vp_made.plan, rule, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_own_dates), 0);
}
END_TEST

START_TEST(own_dates_are_one_breach_a_duty_and_none_of_the_past)
{
    vp_make_rule_alone("2027-05-03", "2027-05-30", 2, VP_RULE_own_dates);
    vp_make_own_date(vp_made.plan, 0, "05-03");
    vp_make_own_date(vp_made.plan, 0, "05-12");
    vp_make_own_date(vp_made.plan, 0, "05-13");
    vp_had("2027-05-02", "15:30-08:00", 0); /* runs into the 3rd */
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_own_dates), 0);
    vp_give("2027-05-12", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_own_dates), 1);
}
END_TEST

/* ---- balance ---- */

START_TEST(balance_counts_from_the_target)
{
    struct vp_rule *rule = vp_make_rule_alone(VP_JANUARY, 2, VP_RULE_balance);
    rule->figures.category = VP_WEEKENDS; /* 12 of them, 6 each: four Fridays, four Saturdays, four Sundays */
    rule->figures.above = 2.0;
    rule->figures.below = 3.0;
    vp_made.plan->doctors.item[0].balance[VP_WEEKENDS] = 2.0; /* carried before: targets 5 and 7 */
    vp_make_soft(rule, 10.0);
    vp_begin_roster();
    ck_assert_double_eq_tol(vp_made.problem->target[VP_WEEKENDS], 5.0, 1e-9);
    const char *dates[] = {"2027-01-08", "2027-01-09", "2027-01-10", "2027-01-15",
                           "2027-01-16", "2027-01-17", "2027-01-22"};
    for (int i = 0; i < 7; i++)
        vp_give(dates[i], 0);
    for (int i = 0; i < vp_made.problem->n_places; i++)
        if (vp_made.roster->doctor[i] == VP_LOCUM)
            vp_made.roster->doctor[i] = 1;
    ck_assert_int_eq(vp_judge(VP_RULE_balance), 0); /* exactly two above; two below */
    vp_give("2027-01-24", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_balance), 1);
    const struct vp_violation *filed = vp_breach(VP_RULE_balance);
    ck_assert_int_eq(filed->doctor, 0);
    ck_assert_double_eq_tol(filed->needed, 7.0, 1e-9);
    ck_assert_double_eq(filed->found, 8.0);
    ck_assert_double_eq_tol(filed->points, 10.0, 1e-9);
    ck_assert_str_eq(filed->about, "weekends");
    vp_give("2027-01-23", 0);
    vp_give("2027-01-29", 0);
    vp_give("2027-01-30", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_balance), 2); /* and the other has one */
    filed = vp_breach(VP_RULE_balance);
    ck_assert_double_eq_tol(filed[0].amount, 4.0, 1e-9);
    ck_assert_double_eq_tol(filed[1].amount, 3.0, 1e-9);
    ck_assert_double_eq_tol(filed[1].needed, 4.0, 1e-9);
    ck_assert_double_lt(filed[1].found, filed[1].needed);
}
END_TEST

START_TEST(balance_is_of_the_period_and_of_doctors_in_scope)
{
    struct vp_rule *rule = vp_make_rule_alone("2027-01-04", "2027-01-17", 2, VP_RULE_balance);
    rule->figures.category = VP_DUTIES;
    rule->figures.above = 0.0;
    vp_had("2027-01-01", "15:30-08:00", 0);
    vp_begin_roster();
    for (int i = 0; i < 7; i++)
        vp_made.roster->doctor[i] = 0;
    ck_assert_int_eq(vp_judge(VP_RULE_balance), 0); /* seven of fourteen: the target; the past does not count */
    vp_made.roster->doctor[7] = 0;
    ck_assert_int_eq(vp_judge(VP_RULE_balance), 1);
    vp_make_only_doctor(vp_made.plan, rule, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_balance), 0);
    rule->figures.below = 0.0;
    ck_assert_int_eq(vp_judge(VP_RULE_balance), 1);
    ck_assert_int_eq(vp_breach(VP_RULE_balance)->doctor, 1);
    ck_assert_double_eq_tol(vp_breach(VP_RULE_balance)->amount, 7.0, 1e-9);
}
END_TEST

/* ---- driving ---- */

START_TEST(driving_adds_both_ways)
{
    struct vp_rule *rule = vp_make_rule_alone("2027-01-04", "2027-02-28", 2, VP_RULE_driving);
    rule->figures.at_most = 6.0;
    rule->figures.per = VP_PER_PERIOD;
    vp_make_drive(vp_made.plan, 0, 90);
    vp_make_soft(rule, 2.0);
    vp_begin_roster();
    vp_give("2027-01-05", 0);
    vp_give("2027-02-02", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_driving), 0); /* exactly 6 h */
    vp_give("2027-02-05", 0);
    vp_give("2027-02-05", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_driving), 1);
    ck_assert_double_eq_tol(vp_breach(VP_RULE_driving)->found, 9.0, 1e-9);
    ck_assert_double_eq_tol(vp_breach(VP_RULE_driving)->points, 6.0, 1e-9);
    rule->figures.per = VP_PER_MONTH;
    ck_assert_int_eq(vp_judge(VP_RULE_driving), 0);
    vp_give("2027-01-31", 0);
    vp_give("2027-01-29", 0); /* ends in January, begins there too */
    ck_assert_int_eq(vp_judge(VP_RULE_driving), 1);
    ck_assert_int_eq(vp_breach(VP_RULE_driving)->from, vp_make_day("2027-01-04"));
    ck_assert_int_eq(vp_breach(VP_RULE_driving)->to, vp_make_day("2027-01-31"));
}
END_TEST

START_TEST(driving_is_of_the_period_and_of_duties_in_scope)
{
    struct vp_rule *rule = vp_make_rule_alone("2027-01-11", "2027-01-31", 2, VP_RULE_driving);
    rule->figures.at_most = 2.0;
    rule->figures.per = VP_PER_MONTH;
    rule->days = VP_ON_MON_THU;
    vp_make_drive(vp_made.plan, 0, 60);
    vp_had("2027-01-06", "15:30-08:00", 0);
    vp_begin_roster();
    vp_give("2027-01-12", 0);
    vp_give("2027-01-16", 0); /* a Saturday */
    ck_assert_int_eq(vp_judge(VP_RULE_driving), 0);
    vp_give("2027-01-14", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_driving), 1);
    ck_assert_double_eq_tol(vp_breach(VP_RULE_driving)->amount, 2.0, 1e-9);
}
END_TEST

Suite *suite_rules_sums(void)
{
    Suite *suite = suite_create("rules_sums");
    TCase *tests = tcase_create("rules_sums");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_test(tests, lost_days_are_clinic_days_after_a_duty);
    tcase_add_test(tests, lost_days_are_no_holidays_and_no_days_off);
    tcase_add_test(tests, lost_days_end_on_a_later_date);
    tcase_add_test(tests, lost_days_are_counted_as_they_are_judged);
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
