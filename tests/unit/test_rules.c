/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The judges of single duties and of pairs: each bites, and does not bite beyond its words. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/suites.h"

#include <string.h>

/* ---- cover ---- */

START_TEST(cover_asks_for_every_row)
{
    vp_make_service(VP_JANUARY, 3);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_cover), 0);
    vp_made.roster->doctor[5] = VP_ABSENT;
    vp_made.roster->doctor[27] = VP_ABSENT;
    ck_assert_int_eq(vp_judge(VP_RULE_cover), 2);
    const struct vp_violation *filed = vp_breach(VP_RULE_cover);
    ck_assert_int_eq(filed->doctor, -1);
    ck_assert_int_eq(filed->duty_a, 5);
    ck_assert_int_eq(filed->duty_b, -1);
    ck_assert_int_eq(filed->from, vp_make_day("2027-01-09"));
    ck_assert_int_eq(filed->pos.line, vp_made.plan->lines.item[0].pos.line);
    ck_assert_double_eq(filed->amount, 1.0);
    ck_assert_int_eq(vp_made.audit->locums, 26); /* an absent row is no locum */
}
END_TEST

START_TEST(cover_refuses_locums_where_the_line_does)
{
    vp_make_service(VP_JANUARY, 3);
    int second = vp_make_line(vp_made.plan, 2);
    vp_make_shift(vp_made.plan, second, VP_ON_SAT, "10:00", "14:00");
    vp_made.plan->lines.item[second].locum_allowed = false;
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_cover), 8); /* two places on four Saturdays */
    ck_assert_int_eq(vp_breach(VP_RULE_cover)->pos.line, vp_made.plan->lines.item[second].pos.line);
    ck_assert_ptr_nonnull(strstr(vp_breach(VP_RULE_cover)->text, "locum"));
    vp_give_on("2027-01-09", second, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_cover), 7);
}
END_TEST

START_TEST(cover_refuses_stray_rows)
{
    vp_make_service(VP_JANUARY, 3);
    vp_begin_roster();
    vp_instant start = vp_zone_instant(vp_made.plan->zone, vp_make_day("2027-01-05"), 930);
    *vp_vec_add(&vp_made.arena, &vp_made.roster->strays) = (struct vp_stray){
        .doctor = 1, .line = "l0", .start = start, .end = start + 3600, .why = "one row too many", .pos = {NULL, 17, 1}};
    *vp_vec_add(&vp_made.arena, &vp_made.roster->strays) = (struct vp_stray){
        .doctor = VP_LOCUM, .line = "l0", .start = start, .end = start, .why = "x", .pos = {NULL, 18, 1}};
    ck_assert_int_eq(vp_judge(VP_RULE_cover), 2);
    ck_assert_int_eq(vp_made.audit->hard.item[0].doctor, -1);
    ck_assert_int_eq(vp_made.audit->hard.item[1].doctor, 1);
    ck_assert_int_eq(vp_made.audit->hard.item[1].pos.line, 17);
    ck_assert_str_eq(vp_made.audit->hard.item[1].text, "row 2027-01-05 15:30 l0: one row too many");
    ck_assert_int_eq(vp_made.audit->hard.item[1].from, vp_make_day("2027-01-05"));
}
END_TEST

/* ---- eligible ---- */

START_TEST(eligible_from_the_first_to_the_last_day_of_membership)
{
    vp_make_service(VP_JANUARY, 3);
    vp_made.plan->doctors.item[0].member = (struct vp_dates){vp_make_day("2027-01-10"), vp_make_day("2027-01-20")};
    vp_begin_roster();
    vp_give_on("2027-01-10", 0, 0);
    vp_give_on("2027-01-20", 0, 0); /* ends on the 21st, which does not matter */
    ck_assert_int_eq(vp_judge(VP_RULE_eligible), 0);
    vp_give_on("2027-01-09", 0, 0); /* ends on the 10th, which does not help */
    vp_give_on("2027-01-21", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_eligible), 2);
    ck_assert_int_eq(vp_breach(VP_RULE_eligible)->from, vp_make_day("2027-01-09"));
    ck_assert_int_eq(vp_breach(VP_RULE_eligible)->pos.line, vp_made.plan->doctors.item[0].pos.line);
}
END_TEST

START_TEST(eligible_only_with_every_qualification)
{
    vp_make_service(VP_JANUARY, 3);
    uint64_t alone = vp_make_qualification(vp_made.plan, "alone");
    uint64_t car = vp_make_qualification(vp_made.plan, "car");
    vp_made.plan->lines.item[0].needs = alone | car;
    vp_made.plan->doctors.item[0].qualifications = alone | car;
    vp_made.plan->doctors.item[1].qualifications = car;
    vp_made.plan->doctors.item[2].member = (struct vp_dates){vp_make_day("2027-01-20"), vp_make_day("2027-01-31")};
    vp_begin_roster();
    vp_give_on("2027-01-05", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_eligible), 0);
    vp_give_on("2027-01-07", 0, 1);
    vp_give_on("2027-01-09", 0, 2);
    ck_assert_int_eq(vp_judge(VP_RULE_eligible), 2);
    const struct vp_violation *filed = vp_breach(VP_RULE_eligible);
    ck_assert_int_eq(filed->doctor, 1);
    ck_assert_str_eq(filed->text, "lacks what the line needs: alone");
    ck_assert_int_eq(filed->pos.line, vp_made.plan->lines.item[0].pos.line);
    ck_assert_str_eq(filed[1].text, "not a member on this date, and lacks what the line needs: alone, car");
}
END_TEST

/* ---- exempt ---- */

START_TEST(exempt_from_a_kind_between_dates)
{
    vp_make_service(VP_JANUARY, 3);
    vp_make_exemption(vp_made.plan, 0, vp_bit(VP_WEEKENDS), "2027-01-15", "2027-01-23");
    vp_begin_roster();
    vp_give_on("2027-01-10", 0, 0); /* Sunday before it */
    vp_give_on("2027-01-19", 0, 0); /* no weekend */
    vp_give_on("2027-01-24", 0, 0); /* Sunday after it */
    vp_give_on("2027-01-16", 0, 1); /* another doctor */
    ck_assert_int_eq(vp_judge(VP_RULE_exempt), 0);
    vp_give_on("2027-01-15", 0, 0); /* Friday night, the first day */
    vp_give_on("2027-01-23", 0, 0); /* the last day */
    ck_assert_int_eq(vp_judge(VP_RULE_exempt), 2);
    const struct vp_violation *filed = vp_breach(VP_RULE_exempt);
    ck_assert_int_eq(filed->doctor, 0);
    ck_assert_int_eq(filed->from, vp_make_day("2027-01-15"));
    ck_assert_int_eq(filed->pos.line, vp_made.plan->doctors.item[0].exemptions.item[0].pos.line);
    ck_assert_str_eq(filed->text, "exempt from weekends 2027-01-15 to 2027-01-23");
}
END_TEST

START_TEST(exempt_from_all_is_one_breach_a_duty)
{
    vp_make_service(VP_JANUARY, 3);
    vp_make_exemption(vp_made.plan, 0, vp_bit(VP_HOURS) | vp_bit(VP_DUTIES), VP_JANUARY);
    vp_make_exemption(vp_made.plan, 0, vp_bit(VP_NIGHTS) | vp_bit(VP_WEEKENDS), VP_JANUARY);
    vp_make_exemption(vp_made.plan, 1, vp_bit(VP_NIGHTS) | vp_bit(VP_WEEKENDS), VP_JANUARY);
    vp_begin_roster();
    vp_give_on("2027-01-16", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_exempt), 1);
    ck_assert_str_eq(vp_breach(VP_RULE_exempt)->text, "exempt from all duties 2027-01-04 to 2027-01-31");
    vp_give_on("2027-01-16", 0, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_exempt), 1);
    ck_assert_str_eq(vp_breach(VP_RULE_exempt)->text, "exempt from nights, weekends 2027-01-04 to 2027-01-31");
}
END_TEST

/* ---- leave ---- */

START_TEST(leave_lasts_from_midnight_to_midnight)
{
    vp_make_service(VP_JANUARY, 3);
    int day = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, day, VP_ON_ALL_DAYS, "08:00", "24:00");
    vp_make_leave(vp_made.plan, 0, "2027-01-12", "2027-01-14", true);
    vp_begin_roster();
    vp_give_on("2027-01-11", day, 0); /* ends as the leave begins */
    vp_give_on("2027-01-15", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_leave), 0);
    vp_give_on("2027-01-11", 0, 0); /* runs eight hours into it */
    vp_give_on("2027-01-14", 0, 0); /* begins on its last day */
    ck_assert_int_eq(vp_judge(VP_RULE_leave), 2);
    const struct vp_violation *filed = vp_breach(VP_RULE_leave);
    ck_assert_double_eq(filed->found, 8.0);
    ck_assert_str_eq(filed->unit, "h");
    ck_assert_int_eq(filed->from, vp_make_day("2027-01-11"));
    ck_assert_int_eq(filed->to, vp_make_day("2027-01-12"));
    ck_assert_int_eq(filed->pos.line, vp_made.plan->doctors.item[0].leave.item[0].pos.line);
    ck_assert_str_eq(filed->text, "on leave 2027-01-12 to 2027-01-14; the duty ends 2027-01-12 08:00");
    ck_assert_double_eq(filed[1].found, 8.5);
}
END_TEST

START_TEST(leave_of_either_kind_and_one_breach_a_duty)
{
    vp_make_service(VP_JANUARY, 3);
    vp_make_leave(vp_made.plan, 0, "2027-01-12", "2027-01-12", false);
    vp_make_leave(vp_made.plan, 0, "2027-01-11", "2027-01-13", true);
    vp_begin_roster();
    vp_give_on("2027-01-12", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_leave), 1);
    ck_assert_double_eq(vp_breach(VP_RULE_leave)->amount, 1.0);
    vp_give_on("2027-01-13", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_leave), 2);
}
END_TEST

/* ---- overlap ---- */

START_TEST(overlap_files_every_pair)
{
    vp_make_service(VP_JANUARY, 3);
    int day = vp_make_line(vp_made.plan, 2);
    vp_make_shift(vp_made.plan, day, VP_ON_SAT, "08:00", "12:00");
    vp_make_shift(vp_made.plan, day, VP_ON_SAT, "12:00", "16:00");
    vp_begin_roster();
    int morning = vp_make_duty(vp_made.problem, "2027-01-09", day);
    int afternoon = morning + 1 + (vp_made.problem->duties[morning + 1].line != day);
    vp_made.roster->doctor[vp_made.problem->duties[morning].first_place] = 0;
    vp_made.roster->doctor[vp_made.problem->duties[afternoon].first_place] = 0;
    ck_assert_int_eq(vp_judge(VP_RULE_overlap), 0); /* one ends as the other begins */
    vp_give_on("2027-01-09", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_overlap), 2);
    ck_assert_double_eq(vp_breach(VP_RULE_overlap)->found, 4.0);
    vp_made.roster->doctor[vp_made.problem->duties[morning].first_place + 1] = 0;
    ck_assert_int_eq(vp_judge(VP_RULE_overlap), 3);
    vp_made.roster->doctor[vp_made.problem->duties[morning].first_place + 1] = 1;
    ck_assert_int_eq(vp_judge(VP_RULE_overlap), 2);
}
END_TEST

START_TEST(overlap_knows_the_night_that_runs_into_a_day)
{
    vp_make_service(VP_JANUARY, 3);
    int day = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, day, VP_ON_ALL_DAYS, "07:59", "12:00");
    vp_begin_roster();
    vp_give_on("2027-01-11", 0, 2);
    vp_give_on("2027-01-12", day, 2);
    ck_assert_int_eq(vp_judge(VP_RULE_overlap), 1);
    ck_assert_double_eq_tol(vp_breach(VP_RULE_overlap)->found, 1.0 / 60.0, 1e-12);
    ck_assert_int_eq(vp_breach(VP_RULE_overlap)->duty_a, vp_make_duty(vp_made.problem, "2027-01-11", 0));
    ck_assert_int_eq(vp_breach(VP_RULE_overlap)->duty_b, vp_make_duty(vp_made.problem, "2027-01-12", day));
}
END_TEST

/* ---- rest ---- */

START_TEST(rest_is_what_remains_after_the_drives)
{
    vp_make_service(VP_JANUARY, 3);
    vp_make_drive(vp_made.plan, 0, 80);
    vp_make_rule(vp_made.plan, VP_RULE_rest)->figures.hours = 8.0;
    vp_begin_roster();
    vp_give_on("2027-01-04", 0, 0);
    vp_give_on("2027-01-05", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_rest), 1);
    const struct vp_violation *filed = vp_breach(VP_RULE_rest);
    ck_assert_double_eq(filed->needed, 8.0);
    ck_assert_double_eq_tol(filed->found, 290.0 / 60.0, 1e-12);
    ck_assert_str_eq(filed->unit, "h");
    ck_assert_str_eq(filed->text,
                     "starts 2027-01-05 15:30, 7 h 30 min after 2027-01-04's ended; drives of 80 min and 80 min counted");
    ck_assert_int_eq(filed->pos.line, vp_made_rule()->pos.line);
    ck_assert_int_eq(vp_made.audit->drive_minutes[0], 320);
}
END_TEST

START_TEST(rest_of_exactly_so_many_hours_is_enough)
{
    vp_make_service(VP_JANUARY, 3);
    vp_make_rule(vp_made.plan, VP_RULE_rest)->figures.hours = 7.5;
    vp_begin_roster();
    vp_give_on("2027-01-04", 0, 0);
    vp_give_on("2027-01-05", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_rest), 0);
    vp_made_rule()->figures.hours = 7.51;
    ck_assert_int_eq(vp_judge(VP_RULE_rest), 1);
    ck_assert_str_eq(vp_breach(VP_RULE_rest)->text, "starts 2027-01-05 15:30, 7 h 30 min after 2027-01-04's ended");
}
END_TEST

START_TEST(rest_counts_real_hours_when_clocks_change)
{
    vp_made.plan = vp_make_plan("2026-10-19", "2027-03-31", 1, &vp_made.arena);
    int evening = vp_make_line(vp_made.plan, 1);
    int morning = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, evening, VP_ON_ALL_DAYS, "16:00", "23:30");
    vp_make_shift(vp_made.plan, morning, VP_ON_ALL_DAYS, "07:30", "12:00");
    vp_make_rule(vp_made.plan, VP_RULE_rest)->figures.hours = 8.0;
    vp_begin_roster();
    vp_give_on("2027-03-20", evening, 0);
    vp_give_on("2027-03-21", morning, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_rest), 0); /* eight hours of an ordinary night */
    vp_give_on("2027-03-27", evening, 0);
    vp_give_on("2027-03-28", morning, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_rest), 1); /* seven when summer time begins */
    ck_assert_double_eq(vp_breach(VP_RULE_rest)->found, 7.0);
    vp_made_rule()->figures.hours = 9.0;
    vp_give_on("2026-10-24", evening, 0);
    vp_give_on("2026-10-25", morning, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_rest), 2); /* nine when it ends: only the two nights of March are too short */
}
END_TEST

START_TEST(rest_looks_beyond_the_next_duty)
{
    vp_made.plan = vp_make_plan("2027-02-01", "2027-02-02", 1, &vp_made.arena);
    int line = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, line, VP_ON_ALL_DAYS, "06:00", "08:00");
    vp_make_shift(vp_made.plan, line, VP_ON_ALL_DAYS, "09:00", "10:00");
    vp_make_shift(vp_made.plan, line, VP_ON_ALL_DAYS, "12:00", "13:00");
    vp_make_rule(vp_made.plan, VP_RULE_rest)->figures.hours = 8.0;
    vp_begin_roster();
    for (int place = 0; place < 3; place++)
        vp_made.roster->doctor[place] = 0;
    ck_assert_int_eq(vp_judge(VP_RULE_rest), 3);
    ck_assert_double_eq(vp_made.audit->hard.item[1].found, 4.0);
}
END_TEST

START_TEST(rest_leaves_overlaps_to_overlap)
{
    vp_make_service(VP_JANUARY, 3);
    int day = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, day, VP_ON_SAT, "12:00", "16:00");
    vp_make_rule(vp_made.plan, VP_RULE_rest)->figures.hours = 8.0;
    vp_begin_roster();
    vp_give_on("2027-01-09", 0, 0);
    vp_give_on("2027-01-09", day, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_rest), 0);
    ck_assert_int_eq(vp_judge(VP_RULE_overlap), 1);
    vp_give_on("2027-01-10", 0, 0); /* begins as the first ends, 16 h after the second: one pair */
    ck_assert_int_eq(vp_judge(VP_RULE_rest), 1);
    ck_assert_double_eq(vp_breach(VP_RULE_rest)->found, 0.0);
    ck_assert_str_eq(vp_breach(VP_RULE_rest)->text, "starts 2027-01-10 08:00, 0 min after 2027-01-09's ended");
}
END_TEST

START_TEST(rest_with_drives_longer_than_the_gap)
{
    vp_make_service(VP_JANUARY, 3);
    vp_make_drive(vp_made.plan, 0, 720);
    vp_make_rule(vp_made.plan, VP_RULE_rest)->figures.hours = 8.0;
    vp_begin_roster();
    vp_give_on("2027-01-04", 0, 0);
    vp_give_on("2027-01-06", 0, 0); /* 31.5 h after, 24 of them on the road */
    ck_assert_int_eq(vp_judge(VP_RULE_rest), 1);
    ck_assert_double_eq(vp_breach(VP_RULE_rest)->found, 7.5);
    ck_assert_ptr_nonnull(strstr(vp_breach(VP_RULE_rest)->text, "31 h 30 min"));
    vp_give_on("2027-01-05", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_rest), 3);
    ck_assert_double_eq(vp_breach(VP_RULE_rest)->found, 0.0);
}
END_TEST

START_TEST(rest_drives_from_home_only_where_the_line_is_away)
{
    vp_make_service(VP_JANUARY, 3);
    vp_made.plan->lines.item[0].site = VP_SITE_HOME;
    vp_make_drive(vp_made.plan, 0, 80);
    vp_make_rule(vp_made.plan, VP_RULE_rest)->figures.hours = 7.5;
    vp_begin_roster();
    vp_give_on("2027-01-04", 0, 0);
    vp_give_on("2027-01-05", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_rest), 0);
}
END_TEST

START_TEST(rest_keeps_to_its_scope)
{
    vp_make_service(VP_JANUARY, 3);
    int day = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, day, VP_ON_WEEKDAYS, "08:00", "15:30");
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_rest);
    rule->figures.hours = 8.0;
    vp_make_only_line(vp_made.plan, rule, 0);
    vp_begin_roster();
    vp_give_on("2027-01-04", 0, 0);
    vp_give_on("2027-01-05", day, 0);
    vp_give_on("2027-01-05", 0, 1);
    vp_give_on("2027-01-06", 0, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_rest), 1);
    ck_assert_int_eq(vp_breach(VP_RULE_rest)->doctor, 1);
    vp_make_only_doctor(vp_made.plan, rule, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_rest), 0);
}
END_TEST

/* ---- spacing ---- */

START_TEST(spacing_counts_from_start_date_to_start_date)
{
    vp_make_service(VP_JANUARY, 3);
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_spacing);
    rule->figures.days = 3;
    vp_make_soft(rule, 2.0);
    vp_begin_roster();
    vp_give_on("2027-01-04", 0, 0);
    vp_give_on("2027-01-07", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_spacing), 0);
    vp_give_on("2027-01-06", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_spacing), 2);
    const struct vp_violation *filed = vp_breach(VP_RULE_spacing);
    ck_assert_double_eq(filed->needed, 3.0);
    ck_assert_double_eq(filed->found, 2.0);
    ck_assert_str_eq(filed->unit, "days");
    ck_assert_str_eq(filed->text, "days since the start of 2027-01-04's");
    ck_assert_double_eq(filed->points, 2.0);
    ck_assert_double_eq(filed[1].found, 1.0);
    ck_assert_double_eq(vp_made.audit->points_soft, 4.0);
    ck_assert(vp_audit_lawful(vp_made.audit));
}
END_TEST

START_TEST(spacing_files_every_pair_of_a_day)
{
    vp_make_service(VP_JANUARY, 3);
    int day = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, day, VP_ON_WEEKDAYS, "08:00", "12:00");
    vp_make_rule(vp_made.plan, VP_RULE_spacing)->figures.days = 1;
    vp_begin_roster();
    vp_give_on("2027-01-04", 0, 0);
    vp_give_on("2027-01-05", 0, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_spacing), 0);
    vp_give_on("2027-01-05", day, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_spacing), 1);
    vp_made_rule()->figures.days = 2;
    ck_assert_int_eq(vp_judge(VP_RULE_spacing), 3);
}
END_TEST

Suite *suite_rules(void)
{
    Suite *suite = suite_create("rules");
    TCase *tests = tcase_create("rules");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
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
