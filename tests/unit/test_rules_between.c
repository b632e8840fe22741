/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The judges of rules between doctors: who backs up whom, who is not with whom, who only with whom. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/suites.h"

/* ---- backup ---- */

enum { FIRST = 0, SECOND = 1 }; /* lines: at the station, and at home */

/* Doctor 0 needs back-up within 60 minutes from the second line, which is at home all day round; doctors 1 and 2 may give it. */
static struct vp_rule *make_backup(void)
{
    vp_made.plan = vp_make_plan(VP_JANUARY, 3, &vp_made.arena);
    vp_make_legevakt(vp_made.plan);
    int second = vp_make_line(vp_made.plan, 2);
    vp_make_shift(vp_made.plan, second, VP_ON_ALL_DAYS, "08:00", "08:00");
    vp_made.plan->lines.item[second].site = VP_SITE_HOME;
    uint64_t alone = vp_make_qualification(vp_made.plan, "alone");
    uint64_t specialist = vp_make_qualification(vp_made.plan, "specialist");
    vp_made.plan->doctors.item[1].qualifications = alone | specialist;
    vp_made.plan->doctors.item[2].qualifications = alone;
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_backup);
    vp_make_only_doctor(vp_made.plan, rule, 0);
    rule->figures.line = second;
    rule->figures.minutes = 60;
    rule->figures.qualified = alone;
    return rule;
}

START_TEST(backup_is_on_duty_the_whole_time)
{
    struct vp_rule *rule = make_backup();
    vp_make_soft(rule, 7.0);
    vp_begin_roster();
    vp_give_on("2027-01-05", FIRST, 1);            /* needs none */
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 0); /* nor does a locum */
    vp_give_on("2027-01-07", FIRST, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 1);
    const struct vp_violation *filed = vp_breach(VP_RULE_backup);
    ck_assert_int_eq(filed->doctor, 0);
    ck_assert_int_eq(filed->duty_a, vp_make_duty(vp_made.problem, "2027-01-07", FIRST));
    ck_assert_str_eq(filed->about, "2027-01-07 15:30");
    ck_assert_str_eq(filed->text, "from 2027-01-07 15:30 no doctor on l1 who may back up is within 60 min");
    ck_assert_double_eq(filed->points, 7.0);
    vp_give_on("2027-01-07", SECOND, 2); /* until 08:00 on the 8th, as long as the duty */
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 0);
    vp_give_on("2027-01-16", FIRST, 0); /* 24 h from 08:00 on */
    vp_give_on("2027-01-16", SECOND, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 0);
    rule->figures.qualified = vp_made.plan->doctors.item[1].qualifications; /* all of them */
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 1);
    ck_assert_int_eq(vp_breach(VP_RULE_backup)->from, vp_make_day("2027-01-07"));
}
END_TEST

START_TEST(backup_is_another_doctor_with_all_qualifications)
{
    make_backup();
    vp_made.plan->doctors.item[0].qualifications = vp_made.plan->doctors.item[2].qualifications;
    vp_begin_roster();
    vp_give_on("2027-01-07", FIRST, 0);
    vp_give_on("2027-01-07", SECOND, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 2); /* both of his duties: he does not back himself up */
    vp_made.roster->doctor[vp_made.problem->duties[vp_make_duty(vp_made.problem, "2027-01-07", SECOND)].first_place + 1] =
        1;
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 0);
    vp_made.plan->doctors.item[1].qualifications = 0;
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 2);
}
END_TEST

START_TEST(backup_drives_from_where_he_is)
{
    struct vp_rule *rule = make_backup();
    vp_make_drive(vp_made.plan, 1, 60);
    vp_make_drive(vp_made.plan, 2, 61);
    vp_begin_roster();
    vp_give_on("2027-01-07", FIRST, 0);
    vp_give_on("2027-01-07", SECOND, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 0); /* exactly an hour */
    vp_give_on("2027-01-07", SECOND, 2);
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 1);
    vp_made.plan->lines.item[SECOND].site = vp_make_station(vp_made.plan); /* there already */
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 0);
    vp_made.plan->lines.item[SECOND].site = VP_SITE_HOME;
    vp_make_drive(vp_made.plan, 2, VP_NOT_GIVEN);
    rule->figures.minutes = 10000;
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 1); /* no way at all */
}
END_TEST

START_TEST(backup_looks_at_every_hour)
{
    make_backup();
    vp_make_drive(vp_made.plan, 1, 50);
    vp_make_drive(vp_made.plan, 2, 100);
    int night = vp_make_band(vp_made.plan, "23:00", "06:00");
    vp_make_band_way(vp_made.plan, night, 1, vp_make_station(vp_made.plan), VP_NO_WAY);
    vp_make_band_way(vp_made.plan, night, 2, vp_make_station(vp_made.plan), 40);
    vp_begin_roster();
    vp_give_on("2027-01-07", FIRST, 0);
    vp_give_on("2027-01-07", SECOND, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 1);
    ck_assert_str_eq(vp_breach(VP_RULE_backup)->about, "2027-01-07 23:00");
    vp_give_on("2027-01-07", SECOND, 2);
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 1);
    ck_assert_str_eq(vp_breach(VP_RULE_backup)->about, "2027-01-07 15:30");
    int second = vp_make_duty(vp_made.problem, "2027-01-07", SECOND);
    vp_give_place(second, 1, 1); /* one by day, the other by night */
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 0);
}
END_TEST

START_TEST(backup_may_wait_for_a_way)
{
    struct vp_rule *rule = make_backup();
    vp_make_drive(vp_made.plan, 1, 30);
    int night = vp_make_band(vp_made.plan, "03:00", "04:00");
    vp_make_band_way(vp_made.plan, night, 1, vp_make_station(vp_made.plan), VP_NO_WAY);
    vp_begin_roster();
    vp_give_on("2027-01-07", FIRST, 0);
    vp_give_on("2027-01-07", SECOND, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 1); /* at 03:00 an hour's wait and half an hour */
    ck_assert_str_eq(vp_breach(VP_RULE_backup)->about, "2027-01-08 03:00");
    rule->figures.minutes = 90;
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 0);
    rule->figures.minutes = 89;
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 1);
    int other = vp_make_duty(vp_made.problem, "2027-01-07", SECOND);
    vp_make_drive(vp_made.plan, 2, 80);
    vp_make_band_way(vp_made.plan, night, 2, vp_make_station(vp_made.plan), 89);
    rule->figures.minutes = 79; /* from 03:11 on doctor 1 is in time again; doctor 2 never is */
    vp_give_place(other, 1, 2);
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 1);
    vp_make_band_way(vp_made.plan, night, 2, vp_make_station(vp_made.plan), 79); /* now he is while doctor 1 is not */
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 0);
}
END_TEST

START_TEST(backup_of_the_past_reaches_into_the_period)
{
    make_backup();
    vp_made.plan->lines.item[FIRST].shifts[VP_MONDAY].item[0].start = 6 * 60; /* Mondays 06:00 to 08:00 the day after */
    vp_make_past(vp_made.plan, &vp_made.history, 0, FIRST, "2027-01-01", "15:30-08:00"); /* the past itself needs none */
    vp_make_past(vp_made.plan, &vp_made.history, 1, SECOND, "2027-01-03", "08:00-08:00");
    vp_begin_roster();
    vp_give_on("2027-01-04", FIRST, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 1);
    ck_assert_str_eq(vp_breach(VP_RULE_backup)->about, "2027-01-04 08:00");
    vp_give_on("2027-01-04", SECOND, 2);
    ck_assert_int_eq(vp_judge(VP_RULE_backup), 0);
}
END_TEST

/* ---- apart ---- */

/* Three doctors, two lines at the station: nights, and two places from 08:00 to 16:00 and from 16:00 to 23:00. */
static struct vp_rule *make_two_lines(enum vp_rule_kind kind)
{
    vp_made.plan = vp_make_plan(VP_JANUARY, 3, &vp_made.arena);
    vp_make_legevakt(vp_made.plan);
    int day = vp_make_line(vp_made.plan, 2);
    vp_make_shift(vp_made.plan, day, VP_ON_ALL_DAYS, "08:00", "16:00");
    int evening = vp_make_line(vp_made.plan, 2);
    vp_make_shift(vp_made.plan, evening, VP_ON_ALL_DAYS, "16:00", "23:00");
    struct vp_rule *rule = vp_make_rule(vp_made.plan, kind);
    vp_make_only_doctor(vp_made.plan, rule, 0);
    vp_make_only_doctor(vp_made.plan, rule, 1);
    return rule;
}

enum { NIGHT = 0, DAY = 1, EVENING = 2 };

START_TEST(apart_at_every_moment)
{
    struct vp_rule *rule = make_two_lines(VP_RULE_apart);
    vp_make_soft(rule, 3.0);
    vp_begin_roster();
    vp_give_on("2027-01-04", NIGHT, 0); /* until the 5th, 08:00 */
    vp_give_on("2027-01-05", DAY, 1);
    vp_give_on("2027-01-05", EVENING, 0);
    vp_give_on("2027-01-09", NIGHT, 2); /* not in scope */
    vp_give_on("2027-01-09", DAY, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_apart), 0);
    vp_give_on("2027-01-05", NIGHT, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_apart), 1);
    const struct vp_violation *filed = vp_breach(VP_RULE_apart);
    ck_assert_int_eq(filed->doctor, 1); /* 15:30, before 16:00 */
    ck_assert_int_eq(filed->duty_a, vp_make_duty(vp_made.problem, "2027-01-05", NIGHT));
    ck_assert_int_eq(filed->duty_b, vp_make_duty(vp_made.problem, "2027-01-05", EVENING));
    ck_assert_str_eq(filed->about, "d0");
    ck_assert_str_eq(filed->text, "at the same time as d0 has 2027-01-05 l2");
    ck_assert_double_eq_tol(filed->found, 7.0, 1e-9);
    ck_assert_double_eq(filed->points, 3.0);
    int day = vp_make_duty(vp_made.problem, "2027-01-12", DAY);
    vp_give_place(day, 0, 0);
    vp_give_place(day, 1, 1); /* two places of one duty */
    ck_assert_int_eq(vp_judge(VP_RULE_apart), 2);
    ck_assert_int_eq(vp_breach(VP_RULE_apart)->doctor, 0);
    ck_assert_int_eq(vp_breach(VP_RULE_apart)->duty_a, vp_breach(VP_RULE_apart)->duty_b);
}
END_TEST

START_TEST(apart_away_from_home)
{
    struct vp_rule *rule = make_two_lines(VP_RULE_apart);
    vp_make_drive(vp_made.plan, 0, 30);
    vp_make_drive(vp_made.plan, 1, 30);
    rule->figures.away = true;
    vp_begin_roster();
    vp_give_on("2027-01-05", DAY, 0);
    vp_give_on("2027-01-05", EVENING, 1); /* leaves home while the other is at work */
    ck_assert_int_eq(vp_judge(VP_RULE_apart), 1);
    ck_assert_double_eq_tol(vp_breach(VP_RULE_apart)->found, 1.0, 1e-9);
    rule->figures.away = false;
    ck_assert_int_eq(vp_judge(VP_RULE_apart), 0);
    rule->figures.away = true;
    vp_made.plan->lines.item[EVENING].site = VP_SITE_HOME;
    vp_begin_roster();
    vp_give_on("2027-01-05", DAY, 0);
    vp_give_on("2027-01-05", EVENING, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_apart), 0);
    vp_give_on("2027-01-05", NIGHT, 1); /* 15:30, at the station */
    ck_assert_int_eq(vp_judge(VP_RULE_apart), 1);
    vp_made.plan->doctors.item[1].home = vp_make_station(vp_made.plan); /* which is his home now */
    ck_assert_int_eq(vp_judge(VP_RULE_apart), 0);
}
END_TEST

START_TEST(apart_from_the_past)
{
    make_two_lines(VP_RULE_apart);
    vp_make_past(vp_made.plan, &vp_made.history, 0, NIGHT, "2027-01-03", "10:00-09:00");
    vp_make_past(vp_made.plan, &vp_made.history, 1, DAY, "2027-01-03", "10:00-09:00");
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_apart), 0); /* each other's past is nobody's fault */
    vp_give_on("2027-01-04", DAY, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_apart), 1); /* from 08:00 to 09:00 on the 4th; his own past is for `overlap` */
    ck_assert_int_eq(vp_breach(VP_RULE_apart)->doctor, 1);
    ck_assert_double_eq_tol(vp_breach(VP_RULE_apart)->found, 1.0, 1e-9);
}
END_TEST

/* ---- together ---- */

START_TEST(together_is_every_other_in_scope)
{
    struct vp_rule *rule = make_two_lines(VP_RULE_together);
    vp_make_only_doctor(vp_made.plan, rule, 2);
    vp_make_soft(rule, 2.0);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_together), 0);
    int day = vp_make_duty(vp_made.problem, "2027-01-05", DAY);
    vp_give_place(day, 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_together), 2);
    ck_assert_str_eq(vp_breach(VP_RULE_together)->about, "d1");
    ck_assert_str_eq(vp_breach(VP_RULE_together)->text, "without d1 on duty at any of its hours");
    ck_assert_double_eq(vp_made.audit->points_soft, 4.0);
    vp_give_place(day, 1, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_together), 2); /* each without doctor 2 */
    vp_give_on("2027-01-05", EVENING, 2);
    ck_assert_int_eq(vp_judge(VP_RULE_together), 4); /* which begins as the others end */
    vp_give_on("2027-01-05", NIGHT, 2);
    ck_assert_int_eq(vp_judge(VP_RULE_together), 2); /* half an hour is enough; the evening is still alone */
    ck_assert_int_eq(vp_breach(VP_RULE_together)->doctor, 2);
}
END_TEST

START_TEST(together_by_duties_in_scope)
{
    struct vp_rule *rule = make_two_lines(VP_RULE_together);
    vp_make_only_line(vp_made.plan, rule, DAY);
    /* alone, but past: ends on the 4th at 09:00 */
    vp_make_past(vp_made.plan, &vp_made.history, 0, DAY, "2027-01-03", "10:00-09:00");
    vp_begin_roster();
    vp_give_on("2027-01-05", NIGHT, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_together), 0);
    vp_give_on("2027-01-09", DAY, 1);
    vp_give_on("2027-01-09", NIGHT, 0); /* the same hours, another line */
    ck_assert_int_eq(vp_judge(VP_RULE_together), 1);
    ck_assert_int_eq(vp_breach(VP_RULE_together)->doctor, 1);
    vp_give_on("2027-01-04", DAY, 1); /* with doctor 0's past */
    ck_assert_int_eq(vp_judge(VP_RULE_together), 1);
}
END_TEST

Suite *suite_rules_between(void)
{
    Suite *suite = suite_create("rules_between");
    TCase *tests = tcase_create("rules_between");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_test(tests, backup_is_on_duty_the_whole_time);
    tcase_add_test(tests, backup_is_another_doctor_with_all_qualifications);
    tcase_add_test(tests, backup_drives_from_where_he_is);
    tcase_add_test(tests, backup_looks_at_every_hour);
    tcase_add_test(tests, backup_may_wait_for_a_way);
    tcase_add_test(tests, backup_of_the_past_reaches_into_the_period);
    tcase_add_test(tests, apart_at_every_moment);
    tcase_add_test(tests, apart_away_from_home);
    tcase_add_test(tests, apart_from_the_past);
    tcase_add_test(tests, together_is_every_other_in_scope);
    tcase_add_test(tests, together_by_duties_in_scope);
    suite_add_tcase(suite, tests);
    return suite;
}
