/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The judges of rules between doctors: who backs up whom, who is not with whom, who reaches what, and who is left at the day clinic. */
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

static void begin(void)
{
    problem = vp_make_problem_after(plan, &history, &arena);
    roster = vp_roster_new(problem, &arena);
}

static void give(const char *date, int line, int doctor)
{
    vp_make_give(problem, roster, date, line, doctor);
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

/* ---- backup ---- */

enum { FIRST = 0, SECOND = 1 }; /* lines: at the station, and at home */

/* Doctor 0 needs back-up within 60 minutes from the second line, which is at home all day round; doctors 1 and 2 may give it. */
static struct vp_rule *make_backup(void)
{
    plan = vp_make_plan("2027-01-04", "2027-01-31", 3, &arena);
    vp_make_legevakt(plan);
    int second = vp_make_line(plan, 2);
    vp_make_shift(plan, second, VP_ON_ALL_DAYS, "08:00", "08:00");
    plan->lines.item[second].site = VP_SITE_HOME;
    uint64_t alone = vp_make_qualification(plan, "alone");
    uint64_t specialist = vp_make_qualification(plan, "specialist");
    plan->doctors.item[1].qualifications = alone | specialist;
    plan->doctors.item[2].qualifications = alone;
    struct vp_rule *rule = vp_make_rule(plan, VP_RULE_backup);
    vp_make_only_doctor(plan, rule, 0);
    rule->figures.line = second;
    rule->figures.minutes = 60;
    rule->figures.qualified = alone;
    return rule;
}

START_TEST(backup_is_on_duty_the_whole_time)
{
    struct vp_rule *rule = make_backup();
    vp_make_soft(rule, 7.0);
    begin();
    give("2027-01-05", FIRST, 1);               /* needs none */
    ck_assert_int_eq(judge(VP_RULE_backup), 0); /* nor does a locum */
    give("2027-01-07", FIRST, 0);
    ck_assert_int_eq(judge(VP_RULE_backup), 1);
    const struct vp_violation *filed = breach(VP_RULE_backup);
    ck_assert_int_eq(filed->doctor, 0);
    ck_assert_int_eq(filed->duty_a, vp_make_duty(problem, "2027-01-07", FIRST));
    ck_assert_str_eq(filed->about, "2027-01-07 15:30");
    ck_assert_str_eq(filed->text, "from 2027-01-07 15:30 no doctor on l1 who may back up is within 60 min");
    ck_assert_double_eq(filed->points, 7.0);
    give("2027-01-07", SECOND, 2); /* until 08:00 on the 8th, as long as the duty */
    ck_assert_int_eq(judge(VP_RULE_backup), 0);
    give("2027-01-16", FIRST, 0); /* 24 h from 08:00 on */
    give("2027-01-16", SECOND, 1);
    ck_assert_int_eq(judge(VP_RULE_backup), 0);
    rule->figures.qualified = plan->doctors.item[1].qualifications; /* all of them */
    ck_assert_int_eq(judge(VP_RULE_backup), 1);
    ck_assert_int_eq(breach(VP_RULE_backup)->from, vp_make_day("2027-01-07"));
}
END_TEST

START_TEST(backup_is_another_doctor_with_all_qualifications)
{
    make_backup();
    plan->doctors.item[0].qualifications = plan->doctors.item[2].qualifications;
    begin();
    give("2027-01-07", FIRST, 0);
    give("2027-01-07", SECOND, 0);
    ck_assert_int_eq(judge(VP_RULE_backup), 2); /* both of his duties: he does not back himself up */
    roster->doctor[problem->duties[vp_make_duty(problem, "2027-01-07", SECOND)].first_place + 1] = 1;
    ck_assert_int_eq(judge(VP_RULE_backup), 0);
    plan->doctors.item[1].qualifications = 0;
    ck_assert_int_eq(judge(VP_RULE_backup), 2);
}
END_TEST

START_TEST(backup_drives_from_where_he_is)
{
    struct vp_rule *rule = make_backup();
    vp_make_drive(plan, 1, 60);
    vp_make_drive(plan, 2, 61);
    begin();
    give("2027-01-07", FIRST, 0);
    give("2027-01-07", SECOND, 1);
    ck_assert_int_eq(judge(VP_RULE_backup), 0); /* exactly an hour */
    give("2027-01-07", SECOND, 2);
    ck_assert_int_eq(judge(VP_RULE_backup), 1);
    plan->lines.item[SECOND].site = vp_make_station(plan); /* there already */
    ck_assert_int_eq(judge(VP_RULE_backup), 0);
    plan->lines.item[SECOND].site = VP_SITE_HOME;
    vp_make_drive(plan, 2, VP_NOT_GIVEN);
    rule->figures.minutes = 10000;
    ck_assert_int_eq(judge(VP_RULE_backup), 1); /* no way at all */
}
END_TEST

START_TEST(backup_looks_at_every_hour)
{
    make_backup();
    vp_make_drive(plan, 1, 50);
    vp_make_drive(plan, 2, 100);
    int night = vp_make_band(plan, "23:00", "06:00");
    vp_make_band_way(plan, night, 1, vp_make_station(plan), VP_NO_WAY);
    vp_make_band_way(plan, night, 2, vp_make_station(plan), 40);
    begin();
    give("2027-01-07", FIRST, 0);
    give("2027-01-07", SECOND, 1);
    ck_assert_int_eq(judge(VP_RULE_backup), 1);
    ck_assert_str_eq(breach(VP_RULE_backup)->about, "2027-01-07 23:00");
    give("2027-01-07", SECOND, 2);
    ck_assert_int_eq(judge(VP_RULE_backup), 1);
    ck_assert_str_eq(breach(VP_RULE_backup)->about, "2027-01-07 15:30");
    int second = vp_make_duty(problem, "2027-01-07", SECOND);
    vp_make_give_place(problem, roster, second, 1, 1); /* one by day, the other by night */
    ck_assert_int_eq(judge(VP_RULE_backup), 0);
}
END_TEST

START_TEST(backup_may_wait_for_a_way)
{
    struct vp_rule *rule = make_backup();
    vp_make_drive(plan, 1, 30);
    int night = vp_make_band(plan, "03:00", "04:00");
    vp_make_band_way(plan, night, 1, vp_make_station(plan), VP_NO_WAY);
    begin();
    give("2027-01-07", FIRST, 0);
    give("2027-01-07", SECOND, 1);
    ck_assert_int_eq(judge(VP_RULE_backup), 1); /* at 03:00 an hour's wait and half an hour */
    ck_assert_str_eq(breach(VP_RULE_backup)->about, "2027-01-08 03:00");
    rule->figures.minutes = 90;
    ck_assert_int_eq(judge(VP_RULE_backup), 0);
    rule->figures.minutes = 89;
    ck_assert_int_eq(judge(VP_RULE_backup), 1);
    int other = vp_make_duty(problem, "2027-01-07", SECOND);
    vp_make_drive(plan, 2, 80);
    vp_make_band_way(plan, night, 2, vp_make_station(plan), 89);
    rule->figures.minutes = 79; /* from 03:11 on doctor 1 is in time again; doctor 2 never is */
    vp_make_give_place(problem, roster, other, 1, 2);
    ck_assert_int_eq(judge(VP_RULE_backup), 1);
    vp_make_band_way(plan, night, 2, vp_make_station(plan), 79); /* now he is while doctor 1 is not */
    ck_assert_int_eq(judge(VP_RULE_backup), 0);
}
END_TEST

START_TEST(backup_of_the_past_reaches_into_the_period)
{
    make_backup();
    plan->lines.item[FIRST].shifts[VP_MONDAY].item[0].start = 6 * 60;    /* Mondays 06:00 to 08:00 the day after */
    vp_make_past(plan, &history, 0, FIRST, "2027-01-01", "15:30-08:00"); /* the past itself needs none */
    vp_make_past(plan, &history, 1, SECOND, "2027-01-03", "08:00-08:00");
    begin();
    give("2027-01-04", FIRST, 0);
    ck_assert_int_eq(judge(VP_RULE_backup), 1);
    ck_assert_str_eq(breach(VP_RULE_backup)->about, "2027-01-04 08:00");
    give("2027-01-04", SECOND, 2);
    ck_assert_int_eq(judge(VP_RULE_backup), 0);
}
END_TEST

/* ---- apart ---- */

/* Three doctors, two lines at the station: nights, and two places from 08:00 to 16:00 and from 16:00 to 23:00. */
static struct vp_rule *make_two_lines(enum vp_rule_kind kind)
{
    plan = vp_make_plan("2027-01-04", "2027-01-31", 3, &arena);
    vp_make_legevakt(plan);
    int day = vp_make_line(plan, 2);
    vp_make_shift(plan, day, VP_ON_ALL_DAYS, "08:00", "16:00");
    int evening = vp_make_line(plan, 2);
    vp_make_shift(plan, evening, VP_ON_ALL_DAYS, "16:00", "23:00");
    struct vp_rule *rule = vp_make_rule(plan, kind);
    vp_make_only_doctor(plan, rule, 0);
    vp_make_only_doctor(plan, rule, 1);
    return rule;
}

enum { NIGHT = 0, DAY = 1, EVENING = 2 };

START_TEST(apart_at_every_moment)
{
    struct vp_rule *rule = make_two_lines(VP_RULE_apart);
    vp_make_soft(rule, 3.0);
    begin();
    give("2027-01-04", NIGHT, 0); /* until the 5th, 08:00 */
    give("2027-01-05", DAY, 1);
    give("2027-01-05", EVENING, 0);
    give("2027-01-09", NIGHT, 2); /* not in scope */
    give("2027-01-09", DAY, 1);
    ck_assert_int_eq(judge(VP_RULE_apart), 0);
    give("2027-01-05", NIGHT, 1);
    ck_assert_int_eq(judge(VP_RULE_apart), 1);
    const struct vp_violation *filed = breach(VP_RULE_apart);
    ck_assert_int_eq(filed->doctor, 1); /* 15:30, before 16:00 */
    ck_assert_int_eq(filed->duty_a, vp_make_duty(problem, "2027-01-05", NIGHT));
    ck_assert_int_eq(filed->duty_b, vp_make_duty(problem, "2027-01-05", EVENING));
    ck_assert_str_eq(filed->about, "d0");
    ck_assert_str_eq(filed->text, "at the same time as d0 has 2027-01-05 l2");
    ck_assert_double_eq_tol(filed->found, 7.0, 1e-9);
    ck_assert_double_eq(filed->points, 3.0);
    int day = vp_make_duty(problem, "2027-01-12", DAY);
    vp_make_give_place(problem, roster, day, 0, 0);
    vp_make_give_place(problem, roster, day, 1, 1); /* two places of one duty */
    ck_assert_int_eq(judge(VP_RULE_apart), 2);
    ck_assert_int_eq(breach(VP_RULE_apart)->doctor, 0);
    ck_assert_int_eq(breach(VP_RULE_apart)->duty_a, breach(VP_RULE_apart)->duty_b);
}
END_TEST

START_TEST(apart_away_from_home)
{
    struct vp_rule *rule = make_two_lines(VP_RULE_apart);
    vp_make_drive(plan, 0, 30);
    vp_make_drive(plan, 1, 30);
    rule->figures.away = true;
    begin();
    give("2027-01-05", DAY, 0);
    give("2027-01-05", EVENING, 1); /* leaves home while the other is at work */
    ck_assert_int_eq(judge(VP_RULE_apart), 1);
    ck_assert_double_eq_tol(breach(VP_RULE_apart)->found, 1.0, 1e-9);
    rule->figures.away = false;
    ck_assert_int_eq(judge(VP_RULE_apart), 0);
    rule->figures.away = true;
    plan->lines.item[EVENING].site = VP_SITE_HOME;
    begin();
    give("2027-01-05", DAY, 0);
    give("2027-01-05", EVENING, 1);
    ck_assert_int_eq(judge(VP_RULE_apart), 0);
    give("2027-01-05", NIGHT, 1); /* 15:30, at the station */
    ck_assert_int_eq(judge(VP_RULE_apart), 1);
    plan->doctors.item[1].home = vp_make_station(plan); /* which is his home now */
    ck_assert_int_eq(judge(VP_RULE_apart), 0);
}
END_TEST

START_TEST(apart_from_the_past)
{
    make_two_lines(VP_RULE_apart);
    vp_make_past(plan, &history, 0, NIGHT, "2027-01-03", "10:00-09:00");
    vp_make_past(plan, &history, 1, DAY, "2027-01-03", "10:00-09:00");
    begin();
    ck_assert_int_eq(judge(VP_RULE_apart), 0); /* each other's past is nobody's fault */
    give("2027-01-04", DAY, 0);
    ck_assert_int_eq(judge(VP_RULE_apart), 1); /* from 08:00 to 09:00 on the 4th; his own past is for `overlap` */
    ck_assert_int_eq(breach(VP_RULE_apart)->doctor, 1);
    ck_assert_double_eq_tol(breach(VP_RULE_apart)->found, 1.0, 1e-9);
}
END_TEST

/* ---- together ---- */

START_TEST(together_is_every_other_in_scope)
{
    struct vp_rule *rule = make_two_lines(VP_RULE_together);
    vp_make_only_doctor(plan, rule, 2);
    vp_make_soft(rule, 2.0);
    begin();
    ck_assert_int_eq(judge(VP_RULE_together), 0);
    int day = vp_make_duty(problem, "2027-01-05", DAY);
    vp_make_give_place(problem, roster, day, 0, 0);
    ck_assert_int_eq(judge(VP_RULE_together), 2);
    ck_assert_str_eq(breach(VP_RULE_together)->about, "d1");
    ck_assert_str_eq(breach(VP_RULE_together)->text, "without d1 on duty at any of its hours");
    ck_assert_double_eq(audit->points_soft, 4.0);
    vp_make_give_place(problem, roster, day, 1, 1);
    ck_assert_int_eq(judge(VP_RULE_together), 2); /* each without doctor 2 */
    give("2027-01-05", EVENING, 2);
    ck_assert_int_eq(judge(VP_RULE_together), 4); /* which begins as the others end */
    give("2027-01-05", NIGHT, 2);
    ck_assert_int_eq(judge(VP_RULE_together), 2); /* half an hour is enough; the evening is still alone */
    ck_assert_int_eq(breach(VP_RULE_together)->doctor, 2);
}
END_TEST

START_TEST(together_by_duties_in_scope)
{
    struct vp_rule *rule = make_two_lines(VP_RULE_together);
    vp_make_only_line(plan, rule, DAY);
    vp_make_past(plan, &history, 0, DAY, "2027-01-03", "10:00-09:00"); /* alone, but past: ends on the 4th at 09:00 */
    begin();
    give("2027-01-05", NIGHT, 0);
    ck_assert_int_eq(judge(VP_RULE_together), 0);
    give("2027-01-09", DAY, 1);
    give("2027-01-09", NIGHT, 0); /* the same hours, another line */
    ck_assert_int_eq(judge(VP_RULE_together), 1);
    ck_assert_int_eq(breach(VP_RULE_together)->doctor, 1);
    give("2027-01-04", DAY, 1); /* with doctor 0's past */
    ck_assert_int_eq(judge(VP_RULE_together), 1);
}
END_TEST

Suite *suite_rules_between(void)
{
    Suite *suite = suite_create("rules_between");
    TCase *tests = tcase_create("rules_between");
    tcase_add_checked_fixture(tests, set_up, tear_down);
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
