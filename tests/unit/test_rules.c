/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The judges of single duties and of pairs: each bites, and does not bite beyond its words. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"

#include <string.h>

static struct vp_arena arena;
static struct vp_plan *plan;
static struct vp_problem *problem;
static struct vp_roster *roster;
static struct vp_audit *audit;

static void set_up(void)
{
    vp_arena_init(&arena);
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
}

/* Three doctors, January 2027 from Monday the 4th, one line round the clock outside office hours. */
static void make_january(void)
{
    plan = vp_make_plan("2027-01-04", "2027-01-31", 3, &arena);
    vp_make_legevakt(plan);
}

/* Works out the plan and starts a roster of locums. */
static void begin(void)
{
    problem = vp_make_problem(plan, &arena);
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

/* ---- cover ---- */

START_TEST(cover_asks_for_every_row)
{
    make_january();
    begin();
    ck_assert_int_eq(judge(VP_RULE_cover), 0);
    roster->doctor[5] = VP_ABSENT;
    roster->doctor[27] = VP_ABSENT;
    ck_assert_int_eq(judge(VP_RULE_cover), 2);
    const struct vp_violation *filed = breach(VP_RULE_cover);
    ck_assert_int_eq(filed->doctor, -1);
    ck_assert_int_eq(filed->duty_a, 5);
    ck_assert_int_eq(filed->duty_b, -1);
    ck_assert_int_eq(filed->from, vp_make_day("2027-01-09"));
    ck_assert_int_eq(filed->pos.line, plan->lines.item[0].pos.line);
    ck_assert_double_eq(filed->amount, 1.0);
    ck_assert_int_eq(audit->locums, 26); /* an absent row is no locum */
}
END_TEST

START_TEST(cover_refuses_locums_where_the_line_does)
{
    make_january();
    int second = vp_make_line(plan, 2);
    vp_make_shift(plan, second, VP_ON_SAT, "10:00", "14:00");
    plan->lines.item[second].locum_allowed = false;
    begin();
    ck_assert_int_eq(judge(VP_RULE_cover), 8); /* two places on four Saturdays */
    ck_assert_int_eq(breach(VP_RULE_cover)->pos.line, plan->lines.item[second].pos.line);
    ck_assert_ptr_nonnull(strstr(breach(VP_RULE_cover)->text, "locum"));
    give("2027-01-09", second, 0);
    ck_assert_int_eq(judge(VP_RULE_cover), 7);
}
END_TEST

START_TEST(cover_refuses_stray_rows)
{
    make_january();
    begin();
    vp_instant start = vp_zone_instant(plan->zone, vp_make_day("2027-01-05"), 930);
    *vp_vec_add(&arena, &roster->strays) = (struct vp_stray){
        .doctor = 1, .line = "l0", .start = start, .end = start + 3600, .why = "one row too many", .pos = {NULL, 17, 1}};
    *vp_vec_add(&arena, &roster->strays) = (struct vp_stray){
        .doctor = VP_LOCUM, .line = "l0", .start = start, .end = start, .why = "x", .pos = {NULL, 18, 1}};
    ck_assert_int_eq(judge(VP_RULE_cover), 2);
    ck_assert_int_eq(audit->hard.item[0].doctor, -1);
    ck_assert_int_eq(audit->hard.item[1].doctor, 1);
    ck_assert_int_eq(audit->hard.item[1].pos.line, 17);
    ck_assert_str_eq(audit->hard.item[1].text, "row 2027-01-05 15:30 l0: one row too many");
    ck_assert_int_eq(audit->hard.item[1].from, vp_make_day("2027-01-05"));
}
END_TEST

/* ---- eligible ---- */

START_TEST(eligible_from_the_first_to_the_last_day_of_membership)
{
    make_january();
    plan->doctors.item[0].member = (struct vp_dates){vp_make_day("2027-01-10"), vp_make_day("2027-01-20")};
    begin();
    give("2027-01-10", 0, 0);
    give("2027-01-20", 0, 0); /* ends on the 21st, which does not matter */
    ck_assert_int_eq(judge(VP_RULE_eligible), 0);
    give("2027-01-09", 0, 0); /* ends on the 10th, which does not help */
    give("2027-01-21", 0, 0);
    ck_assert_int_eq(judge(VP_RULE_eligible), 2);
    ck_assert_int_eq(breach(VP_RULE_eligible)->from, vp_make_day("2027-01-09"));
    ck_assert_int_eq(breach(VP_RULE_eligible)->pos.line, plan->doctors.item[0].pos.line);
}
END_TEST

START_TEST(eligible_only_with_every_qualification)
{
    make_january();
    uint64_t alone = vp_make_qualification(plan, "alone");
    uint64_t car = vp_make_qualification(plan, "car");
    plan->lines.item[0].needs = alone | car;
    plan->doctors.item[0].qualifications = alone | car;
    plan->doctors.item[1].qualifications = car;
    plan->doctors.item[2].member = (struct vp_dates){vp_make_day("2027-01-20"), vp_make_day("2027-01-31")};
    begin();
    give("2027-01-05", 0, 0);
    ck_assert_int_eq(judge(VP_RULE_eligible), 0);
    give("2027-01-07", 0, 1);
    give("2027-01-09", 0, 2);
    ck_assert_int_eq(judge(VP_RULE_eligible), 2);
    const struct vp_violation *filed = breach(VP_RULE_eligible);
    ck_assert_int_eq(filed->doctor, 1);
    ck_assert_str_eq(filed->text, "lacks what the line needs: alone");
    ck_assert_int_eq(filed->pos.line, plan->lines.item[0].pos.line);
    ck_assert_str_eq(filed[1].text, "not a member on this date, and lacks what the line needs: alone, car");
}
END_TEST

/* ---- exempt ---- */

START_TEST(exempt_from_a_kind_between_dates)
{
    make_january();
    vp_make_exemption(plan, 0, vp_bit(VP_WEEKENDS), "2027-01-15", "2027-01-23");
    begin();
    give("2027-01-10", 0, 0); /* Sunday before it */
    give("2027-01-19", 0, 0); /* no weekend */
    give("2027-01-24", 0, 0); /* Sunday after it */
    give("2027-01-16", 0, 1); /* another doctor */
    ck_assert_int_eq(judge(VP_RULE_exempt), 0);
    give("2027-01-15", 0, 0); /* Friday night, the first day */
    give("2027-01-23", 0, 0); /* the last day */
    ck_assert_int_eq(judge(VP_RULE_exempt), 2);
    const struct vp_violation *filed = breach(VP_RULE_exempt);
    ck_assert_int_eq(filed->doctor, 0);
    ck_assert_int_eq(filed->from, vp_make_day("2027-01-15"));
    ck_assert_int_eq(filed->pos.line, plan->doctors.item[0].exemptions.item[0].pos.line);
    ck_assert_str_eq(filed->text, "exempt from weekends 2027-01-15 to 2027-01-23");
}
END_TEST

START_TEST(exempt_from_all_is_one_breach_a_duty)
{
    make_january();
    vp_make_exemption(plan, 0, vp_bit(VP_HOURS) | vp_bit(VP_DUTIES), "2027-01-04", "2027-01-31");
    vp_make_exemption(plan, 0, vp_bit(VP_NIGHTS) | vp_bit(VP_WEEKENDS), "2027-01-04", "2027-01-31");
    vp_make_exemption(plan, 1, vp_bit(VP_NIGHTS) | vp_bit(VP_WEEKENDS), "2027-01-04", "2027-01-31");
    begin();
    give("2027-01-16", 0, 0);
    ck_assert_int_eq(judge(VP_RULE_exempt), 1);
    ck_assert_str_eq(breach(VP_RULE_exempt)->text, "exempt from all duties 2027-01-04 to 2027-01-31");
    give("2027-01-16", 0, 1);
    ck_assert_int_eq(judge(VP_RULE_exempt), 1);
    ck_assert_str_eq(breach(VP_RULE_exempt)->text, "exempt from nights, weekends 2027-01-04 to 2027-01-31");
}
END_TEST

/* ---- leave ---- */

START_TEST(leave_lasts_from_midnight_to_midnight)
{
    make_january();
    int day = vp_make_line(plan, 1);
    vp_make_shift(plan, day, VP_ON_ALL_DAYS, "08:00", "24:00");
    vp_make_leave(plan, 0, "2027-01-12", "2027-01-14", true);
    begin();
    give("2027-01-11", day, 0); /* ends as the leave begins */
    give("2027-01-15", 0, 0);
    ck_assert_int_eq(judge(VP_RULE_leave), 0);
    give("2027-01-11", 0, 0); /* runs eight hours into it */
    give("2027-01-14", 0, 0); /* begins on its last day */
    ck_assert_int_eq(judge(VP_RULE_leave), 2);
    const struct vp_violation *filed = breach(VP_RULE_leave);
    ck_assert_double_eq(filed->found, 8.0);
    ck_assert_str_eq(filed->unit, "h");
    ck_assert_int_eq(filed->from, vp_make_day("2027-01-11"));
    ck_assert_int_eq(filed->to, vp_make_day("2027-01-12"));
    ck_assert_int_eq(filed->pos.line, plan->doctors.item[0].leave.item[0].pos.line);
    ck_assert_str_eq(filed->text, "on leave 2027-01-12 to 2027-01-14; the duty ends 2027-01-12 08:00");
    ck_assert_double_eq(filed[1].found, 8.5);
}
END_TEST

START_TEST(leave_of_either_kind_and_one_breach_a_duty)
{
    make_january();
    vp_make_leave(plan, 0, "2027-01-12", "2027-01-12", false);
    vp_make_leave(plan, 0, "2027-01-11", "2027-01-13", true);
    begin();
    give("2027-01-12", 0, 0);
    ck_assert_int_eq(judge(VP_RULE_leave), 1);
    ck_assert_double_eq(breach(VP_RULE_leave)->amount, 1.0);
    give("2027-01-13", 0, 0);
    ck_assert_int_eq(judge(VP_RULE_leave), 2);
}
END_TEST

/* ---- overlap ---- */

START_TEST(overlap_files_every_pair)
{
    make_january();
    int day = vp_make_line(plan, 2);
    vp_make_shift(plan, day, VP_ON_SAT, "08:00", "12:00");
    vp_make_shift(plan, day, VP_ON_SAT, "12:00", "16:00");
    begin();
    int morning = vp_make_duty(problem, "2027-01-09", day);
    int afternoon = morning + 1 + (problem->duties[morning + 1].line != day);
    roster->doctor[problem->duties[morning].first_place] = 0;
    roster->doctor[problem->duties[afternoon].first_place] = 0;
    ck_assert_int_eq(judge(VP_RULE_overlap), 0); /* one ends as the other begins */
    give("2027-01-09", 0, 0);
    ck_assert_int_eq(judge(VP_RULE_overlap), 2);
    ck_assert_double_eq(breach(VP_RULE_overlap)->found, 4.0);
    roster->doctor[problem->duties[morning].first_place + 1] = 0;
    ck_assert_int_eq(judge(VP_RULE_overlap), 3);
    roster->doctor[problem->duties[morning].first_place + 1] = 1;
    ck_assert_int_eq(judge(VP_RULE_overlap), 2);
}
END_TEST

START_TEST(overlap_knows_the_night_that_runs_into_a_day)
{
    make_january();
    int day = vp_make_line(plan, 1);
    vp_make_shift(plan, day, VP_ON_ALL_DAYS, "07:59", "12:00");
    begin();
    give("2027-01-11", 0, 2);
    give("2027-01-12", day, 2);
    ck_assert_int_eq(judge(VP_RULE_overlap), 1);
    ck_assert_double_eq_tol(breach(VP_RULE_overlap)->found, 1.0 / 60.0, 1e-12);
    ck_assert_int_eq(breach(VP_RULE_overlap)->duty_a, vp_make_duty(problem, "2027-01-11", 0));
    ck_assert_int_eq(breach(VP_RULE_overlap)->duty_b, vp_make_duty(problem, "2027-01-12", day));
}
END_TEST

/* ---- rest ---- */

START_TEST(rest_is_what_remains_after_the_drives)
{
    make_january();
    vp_make_drive(plan, 0, 80);
    vp_make_rule(plan, VP_RULE_rest)->figures.hours = 8.0;
    begin();
    give("2027-01-04", 0, 0);
    give("2027-01-05", 0, 0);
    ck_assert_int_eq(judge(VP_RULE_rest), 1);
    const struct vp_violation *filed = breach(VP_RULE_rest);
    ck_assert_double_eq(filed->needed, 8.0);
    ck_assert_double_eq_tol(filed->found, 290.0 / 60.0, 1e-12);
    ck_assert_str_eq(filed->unit, "h");
    ck_assert_str_eq(filed->text,
                     "starts 2027-01-05 15:30, 7 h 30 min after 2027-01-04's ended; drives of 80 min and 80 min counted");
    ck_assert_int_eq(filed->pos.line, plan->rules.item[VP_MADE_RULES].pos.line);
    ck_assert_int_eq(audit->drive_minutes[0], 320);
}
END_TEST

START_TEST(rest_of_exactly_so_many_hours_is_enough)
{
    make_january();
    vp_make_rule(plan, VP_RULE_rest)->figures.hours = 7.5;
    begin();
    give("2027-01-04", 0, 0);
    give("2027-01-05", 0, 0);
    ck_assert_int_eq(judge(VP_RULE_rest), 0);
    plan->rules.item[VP_MADE_RULES].figures.hours = 7.51;
    ck_assert_int_eq(judge(VP_RULE_rest), 1);
    ck_assert_str_eq(breach(VP_RULE_rest)->text, "starts 2027-01-05 15:30, 7 h 30 min after 2027-01-04's ended");
}
END_TEST

START_TEST(rest_counts_real_hours_when_clocks_change)
{
    plan = vp_make_plan("2026-10-19", "2027-03-31", 1, &arena);
    int evening = vp_make_line(plan, 1);
    int morning = vp_make_line(plan, 1);
    vp_make_shift(plan, evening, VP_ON_ALL_DAYS, "16:00", "23:30");
    vp_make_shift(plan, morning, VP_ON_ALL_DAYS, "07:30", "12:00");
    vp_make_rule(plan, VP_RULE_rest)->figures.hours = 8.0;
    begin();
    give("2027-03-20", evening, 0);
    give("2027-03-21", morning, 0);
    ck_assert_int_eq(judge(VP_RULE_rest), 0); /* eight hours of an ordinary night */
    give("2027-03-27", evening, 0);
    give("2027-03-28", morning, 0);
    ck_assert_int_eq(judge(VP_RULE_rest), 1); /* seven when summer time begins */
    ck_assert_double_eq(breach(VP_RULE_rest)->found, 7.0);
    plan->rules.item[VP_MADE_RULES].figures.hours = 9.0;
    give("2026-10-24", evening, 0);
    give("2026-10-25", morning, 0);
    ck_assert_int_eq(judge(VP_RULE_rest), 2); /* nine when it ends: only the two nights of March are too short */
}
END_TEST

START_TEST(rest_looks_beyond_the_next_duty)
{
    plan = vp_make_plan("2027-02-01", "2027-02-02", 1, &arena);
    int line = vp_make_line(plan, 1);
    vp_make_shift(plan, line, VP_ON_ALL_DAYS, "06:00", "08:00");
    vp_make_shift(plan, line, VP_ON_ALL_DAYS, "09:00", "10:00");
    vp_make_shift(plan, line, VP_ON_ALL_DAYS, "12:00", "13:00");
    vp_make_rule(plan, VP_RULE_rest)->figures.hours = 8.0;
    begin();
    for (int place = 0; place < 3; place++)
        roster->doctor[place] = 0;
    ck_assert_int_eq(judge(VP_RULE_rest), 3);
    ck_assert_double_eq(audit->hard.item[1].found, 4.0);
}
END_TEST

START_TEST(rest_leaves_overlaps_to_overlap)
{
    make_january();
    int day = vp_make_line(plan, 1);
    vp_make_shift(plan, day, VP_ON_SAT, "12:00", "16:00");
    vp_make_rule(plan, VP_RULE_rest)->figures.hours = 8.0;
    begin();
    give("2027-01-09", 0, 0);
    give("2027-01-09", day, 0);
    ck_assert_int_eq(judge(VP_RULE_rest), 0);
    ck_assert_int_eq(judge(VP_RULE_overlap), 1);
    give("2027-01-10", 0, 0); /* begins as the first ends, 16 h after the second: one pair */
    ck_assert_int_eq(judge(VP_RULE_rest), 1);
    ck_assert_double_eq(breach(VP_RULE_rest)->found, 0.0);
    ck_assert_str_eq(breach(VP_RULE_rest)->text, "starts 2027-01-10 08:00, 0 min after 2027-01-09's ended");
}
END_TEST

START_TEST(rest_with_drives_longer_than_the_gap)
{
    make_january();
    vp_make_drive(plan, 0, 720);
    vp_make_rule(plan, VP_RULE_rest)->figures.hours = 8.0;
    begin();
    give("2027-01-04", 0, 0);
    give("2027-01-06", 0, 0); /* 31.5 h after, 24 of them on the road */
    ck_assert_int_eq(judge(VP_RULE_rest), 1);
    ck_assert_double_eq(breach(VP_RULE_rest)->found, 7.5);
    ck_assert_ptr_nonnull(strstr(breach(VP_RULE_rest)->text, "31 h 30 min"));
    give("2027-01-05", 0, 0);
    ck_assert_int_eq(judge(VP_RULE_rest), 3);
    ck_assert_double_eq(breach(VP_RULE_rest)->found, 0.0);
}
END_TEST

START_TEST(rest_drives_from_home_only_where_the_line_is_away)
{
    make_january();
    plan->lines.item[0].site = VP_SITE_HOME;
    vp_make_drive(plan, 0, 80);
    vp_make_rule(plan, VP_RULE_rest)->figures.hours = 7.5;
    begin();
    give("2027-01-04", 0, 0);
    give("2027-01-05", 0, 0);
    ck_assert_int_eq(judge(VP_RULE_rest), 0);
}
END_TEST

START_TEST(rest_keeps_to_its_scope)
{
    make_january();
    int day = vp_make_line(plan, 1);
    vp_make_shift(plan, day, VP_ON_WEEKDAYS, "08:00", "15:30");
    struct vp_rule *rule = vp_make_rule(plan, VP_RULE_rest);
    rule->figures.hours = 8.0;
    vp_make_only_line(plan, rule, 0);
    begin();
    give("2027-01-04", 0, 0);
    give("2027-01-05", day, 0);
    give("2027-01-05", 0, 1);
    give("2027-01-06", 0, 1);
    ck_assert_int_eq(judge(VP_RULE_rest), 1);
    ck_assert_int_eq(breach(VP_RULE_rest)->doctor, 1);
    vp_make_only_doctor(plan, rule, 0);
    ck_assert_int_eq(judge(VP_RULE_rest), 0);
}
END_TEST

/* ---- spacing ---- */

START_TEST(spacing_counts_from_start_date_to_start_date)
{
    make_january();
    struct vp_rule *rule = vp_make_rule(plan, VP_RULE_spacing);
    rule->figures.days = 3;
    vp_make_soft(rule, 2.0);
    begin();
    give("2027-01-04", 0, 0);
    give("2027-01-07", 0, 0);
    ck_assert_int_eq(judge(VP_RULE_spacing), 0);
    give("2027-01-06", 0, 0);
    ck_assert_int_eq(judge(VP_RULE_spacing), 2);
    const struct vp_violation *filed = breach(VP_RULE_spacing);
    ck_assert_double_eq(filed->needed, 3.0);
    ck_assert_double_eq(filed->found, 2.0);
    ck_assert_str_eq(filed->unit, "days");
    ck_assert_str_eq(filed->text, "days since the start of 2027-01-04's");
    ck_assert_double_eq(filed->points, 2.0);
    ck_assert_double_eq(filed[1].found, 1.0);
    ck_assert_double_eq(audit->points_soft, 4.0);
    ck_assert(vp_audit_lawful(audit));
}
END_TEST

START_TEST(spacing_files_every_pair_of_a_day)
{
    make_january();
    int day = vp_make_line(plan, 1);
    vp_make_shift(plan, day, VP_ON_WEEKDAYS, "08:00", "12:00");
    vp_make_rule(plan, VP_RULE_spacing)->figures.days = 1;
    begin();
    give("2027-01-04", 0, 0);
    give("2027-01-05", 0, 0);
    ck_assert_int_eq(judge(VP_RULE_spacing), 0);
    give("2027-01-05", day, 0);
    ck_assert_int_eq(judge(VP_RULE_spacing), 1);
    plan->rules.item[VP_MADE_RULES].figures.days = 2;
    ck_assert_int_eq(judge(VP_RULE_spacing), 3);
}
END_TEST

Suite *suite_rules(void)
{
    Suite *suite = suite_create("rules");
    TCase *tests = tcase_create("rules");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, cover_asks_for_every_row);
    tcase_add_test(tests, cover_refuses_locums_where_the_line_does);
    tcase_add_test(tests, cover_refuses_stray_rows);
    tcase_add_test(tests, eligible_from_the_first_to_the_last_day_of_membership);
    tcase_add_test(tests, eligible_only_with_every_qualification);
    tcase_add_test(tests, exempt_from_a_kind_between_dates);
    tcase_add_test(tests, exempt_from_all_is_one_breach_a_duty);
    tcase_add_test(tests, leave_lasts_from_midnight_to_midnight);
    tcase_add_test(tests, leave_of_either_kind_and_one_breach_a_duty);
    tcase_add_test(tests, overlap_files_every_pair);
    tcase_add_test(tests, overlap_knows_the_night_that_runs_into_a_day);
    tcase_add_test(tests, rest_is_what_remains_after_the_drives);
    tcase_add_test(tests, rest_of_exactly_so_many_hours_is_enough);
    tcase_add_test(tests, rest_counts_real_hours_when_clocks_change);
    tcase_add_test(tests, rest_looks_beyond_the_next_duty);
    tcase_add_test(tests, rest_leaves_overlaps_to_overlap);
    tcase_add_test(tests, rest_with_drives_longer_than_the_gap);
    tcase_add_test(tests, rest_drives_from_home_only_where_the_line_is_away);
    tcase_add_test(tests, rest_keeps_to_its_scope);
    tcase_add_test(tests, spacing_counts_from_start_date_to_start_date);
    tcase_add_test(tests, spacing_files_every_pair_of_a_day);
    suite_add_tcase(suite, tests);
    return suite;
}
