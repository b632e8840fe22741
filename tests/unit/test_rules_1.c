/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The judges of single duties that look at what a doctor has said or the plan has given him: commitments, forbidden and fixed duties,
 * caps, blocks; and what eligible, exempt, leave and overlap make of the past. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/suites.h"

#include <math.h>
#include <string.h>

/* ---- commitment ---- */

START_TEST(commitment_without_a_place_is_only_its_hours)
{
    vp_make_service(VP_JANUARY, 3);
    vp_make_drive(vp_made.plan, 0, 300);
    struct vp_commitment *meeting = vp_make_commitment(vp_made.plan, 0, "09:00", "15:30");
    meeting->dates = (struct vp_dates){vp_make_day("2027-01-12"), vp_make_day("2027-01-12")};
    vp_begin_roster();
    vp_give("2027-01-11", 0); /* ends at 08:00 on the 12th */
    vp_give("2027-01-12", 0); /* begins as the meeting ends */
    ck_assert_int_eq(vp_judge(VP_RULE_commitment), 0);
    vp_made.plan->doctors.item[0].commitments.item[0].end += 1;
    ck_assert_int_eq(vp_judge(VP_RULE_commitment), 1);
    const struct vp_violation *filed = vp_breach(VP_RULE_commitment);
    ck_assert_int_eq(filed->doctor, 0);
    ck_assert_int_eq(filed->duty_a, vp_make_duty(vp_made.problem, "2027-01-12", 0));
    ck_assert_double_eq_tol(filed->found, 1.0 / 60.0, 1e-12);
    ck_assert_int_eq(filed->pos.line, vp_made.plan->doctors.item[0].commitments.item[0].pos.line);
    ck_assert_str_eq(filed->text, "overlaps the commitment 2027-01-12 09:00 to 2027-01-12 15:31");
    vp_made.plan->doctors.item[0].commitments.item[0].start = 8 * 60 - 1;
    ck_assert_int_eq(vp_judge(VP_RULE_commitment), 2);
}
END_TEST

START_TEST(commitment_comes_back_on_its_weekdays)
{
    vp_make_service(VP_JANUARY, 3);
    struct vp_commitment *every = vp_make_commitment(vp_made.plan, 1, "20:00", "21:00");
    every->days = VP_ON_FRI;
    every->dates.from = vp_make_day("2027-01-09");
    vp_begin_roster();
    for (vp_day date = vp_made.plan->from; date <= vp_made.plan->to; date++)
        vp_made.roster->doctor[date - vp_made.plan->from] = 1;
    ck_assert_int_eq(vp_judge(VP_RULE_commitment), 3); /* the Fridays 15, 22 and 29; not the 8th */
    ck_assert_int_eq(vp_breach(VP_RULE_commitment)->from, vp_make_day("2027-01-15"));
    for (int place = 0; place < vp_made.problem->n_places; place++)
        vp_made.roster->doctor[place] = 0;
    ck_assert_int_eq(vp_judge(VP_RULE_commitment), 0); /* it is another doctor's */
}
END_TEST

START_TEST(commitment_over_midnight_meets_the_duty_of_the_next_day)
{
    vp_make_service(VP_JANUARY, 3);
    struct vp_commitment *night = vp_make_commitment(vp_made.plan, 0, "22:00", "08:30");
    night->days = VP_ON_FRI;
    vp_begin_roster();
    vp_give("2027-01-09", 0); /* Saturday 08:00 */
    ck_assert_int_eq(vp_judge(VP_RULE_commitment), 1);
    ck_assert_double_eq(vp_breach(VP_RULE_commitment)->found, 0.5);
}
END_TEST

/* Clinic at home0, station 40 minutes away: a commitment there is in time 40 minutes after a duty, and so is a duty after it. */
START_TEST(commitment_at_a_place_counts_the_ways)
{
    vp_make_service(VP_JANUARY, 3);
    int school = vp_make_site(vp_made.plan, "school", 0);
    vp_make_way(vp_made.plan, school, vp_make_station(vp_made.plan), 40);
    struct vp_commitment *lesson = vp_make_commitment(vp_made.plan, 0, "08:40", "14:50");
    lesson->dates = (struct vp_dates){vp_make_day("2027-01-12"), vp_make_day("2027-01-12")};
    lesson->site = school;
    vp_begin_roster();
    vp_give("2027-01-11", 0);
    vp_give("2027-01-12", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_commitment), 0);
    vp_made.plan->doctors.item[0].commitments.item[0].start -= 1;
    ck_assert_int_eq(vp_judge(VP_RULE_commitment), 1);
    ck_assert_int_eq(vp_breach(VP_RULE_commitment)->from, vp_make_day("2027-01-11"));
    ck_assert_ptr_nonnull(strstr(vp_breach(VP_RULE_commitment)->text, "ways counted"));
    vp_made.plan->doctors.item[0].commitments.item[0].end += 1;
    ck_assert_int_eq(vp_judge(VP_RULE_commitment), 2);
    vp_made.plan->doctors.item[0].commitments.item[0].site = -1;
    ck_assert_int_eq(vp_judge(VP_RULE_commitment), 0);
}
END_TEST

START_TEST(commitment_waits_for_the_ferry)
{
    vp_make_service(VP_JANUARY, 3);
    int island = vp_make_site(vp_made.plan, "island", 0);
    vp_make_way(vp_made.plan, island, vp_make_station(vp_made.plan), 30);
    int night = vp_make_band(vp_made.plan, "00:00", "09:00");
    vp_make_band_way(vp_made.plan, night, island, vp_make_station(vp_made.plan), VP_NO_WAY);
    struct vp_commitment *visit = vp_make_commitment(vp_made.plan, 0, "09:30", "10:00");
    visit->dates = (struct vp_dates){vp_make_day("2027-01-12"), vp_make_day("2027-01-12")};
    visit->site = island;
    vp_begin_roster();
    vp_give("2027-01-11", 0); /* until 08:00: the boat goes at 09:00 and is there at 09:30 */
    ck_assert_int_eq(vp_judge(VP_RULE_commitment), 0);
    vp_made.plan->doctors.item[0].commitments.item[0].start -= 5;
    ck_assert_int_eq(vp_judge(VP_RULE_commitment), 1);
    ck_assert_double_eq_tol(vp_breach(VP_RULE_commitment)->found, 5.0 / 60.0, 1e-12);
}
END_TEST

START_TEST(commitment_of_a_doctor_on_duty_at_home_is_reached_from_there)
{
    vp_make_service(VP_JANUARY, 3);
    vp_made.plan->lines.item[0].site = VP_SITE_HOME;
    const int school = 0; /* beside the home of d0 */
    vp_make_way(vp_made.plan, school, 1, 60);
    struct vp_commitment *lesson = vp_make_commitment(vp_made.plan, 1, "09:00", "14:30");
    lesson->days = 1u << VP_TUESDAY;
    lesson->site = school;
    vp_begin_roster();
    vp_give("2027-01-11", 1);
    vp_give("2027-01-12", 1);
    ck_assert_int_eq(vp_judge(VP_RULE_commitment), 0);
    vp_make_way(vp_made.plan, school, 1, 61);
    ck_assert_int_eq(vp_judge(VP_RULE_commitment), 2);
}
END_TEST

START_TEST(commitment_without_any_way_keeps_the_longest_way_off)
{
    vp_make_service(VP_JANUARY, 3);
    int moon = vp_make_site(vp_made.plan, "moon", 0);
    vp_make_way(vp_made.plan, moon, vp_make_station(vp_made.plan), VP_NOT_GIVEN);
    struct vp_commitment *visit = vp_make_commitment(vp_made.plan, 0, "08:00", "15:30");
    visit->dates = (struct vp_dates){vp_make_day("2027-01-14"), vp_make_day("2027-01-14")};
    visit->site = moon;
    vp_begin_roster();
    vp_give("2027-01-09", 0); /* ends four days before it */
    vp_give("2027-01-18", 0); /* begins four days after it */
    ck_assert_int_eq(vp_judge(VP_RULE_commitment), 0);
    vp_give("2027-01-10", 0);
    vp_give("2027-01-17", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_commitment), 2);
}
END_TEST

/* ---- forbidden ---- */

START_TEST(forbidden_matches_all_that_is_given)
{
    vp_make_service(VP_JANUARY, 3);
    int other = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, other, VP_ON_ALL_DAYS, "10:00", "12:00");
    struct vp_forbidden *forbidden = vp_make_forbidden(vp_made.plan, 0, "2027-01-11", "2027-01-17");
    forbidden->lines = vp_make_lines(vp_made.plan, 0);
    forbidden->days = 1u << VP_MONDAY | 1u << VP_SATURDAY;
    forbidden->categories = vp_bit(VP_WEEKENDS) | vp_bit(VP_HOLIDAYS);
    vp_begin_roster();
    vp_give("2027-01-11", 0); /* Monday, no weekend */
    vp_give("2027-01-17", 0); /* Sunday, not of those weekdays */
    vp_give("2027-01-09", 0); /* Saturdays before and after */
    vp_give("2027-01-23", 0);
    vp_give_on("2027-01-16", other, 0); /* another line */
    vp_give("2027-01-16", 1);           /* another doctor */
    ck_assert_int_eq(vp_judge(VP_RULE_forbidden), 0);
    vp_give("2027-01-16", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_forbidden), 1);
    const struct vp_violation *filed = vp_breach(VP_RULE_forbidden);
    ck_assert_int_eq(filed->duty_a, vp_make_duty(vp_made.problem, "2027-01-16", 0));
    ck_assert_int_eq(filed->pos.line, vp_made.plan->doctors.item[0].forbidden.item[0].pos.line);
    ck_assert_double_eq(filed->amount, 1.0);
}
END_TEST

START_TEST(forbidden_by_several_items_is_one_breach)
{
    vp_make_service(VP_JANUARY, 3);
    vp_make_forbidden(vp_made.plan, 0, "2027-01-10", "2027-01-12");
    vp_make_forbidden(vp_made.plan, 0, "2027-01-12", "2027-01-13");
    vp_begin_roster();
    vp_give("2027-01-09", 0);
    vp_give("2027-01-14", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_forbidden), 0);
    vp_give("2027-01-10", 0);
    vp_give("2027-01-12", 0);
    vp_give("2027-01-13", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_forbidden), 3);
    ck_assert_int_eq(vp_breach(VP_RULE_forbidden)[1].pos.line, vp_made.plan->doctors.item[0].forbidden.item[0].pos.line);
}
END_TEST

/* ---- fixed ---- */

START_TEST(fixed_duties_are_the_doctors)
{
    vp_make_service(VP_JANUARY, 3);
    int pair = vp_make_line(vp_made.plan, 2);
    vp_make_shift(vp_made.plan, pair, VP_ON_SAT, "10:00", "12:00");
    vp_make_shift(vp_made.plan, pair, VP_ON_SAT, "14:00", "16:00");
    vp_make_fixed(vp_made.plan, 1, pair, "2027-01-09", "2027-01-16");
    vp_make_fixed(vp_made.plan, 1, pair, "2027-01-16", "2027-01-16");
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_fixed), 4); /* both duties of both Saturdays, each once */
    const struct vp_violation *filed = vp_breach(VP_RULE_fixed);
    ck_assert_int_eq(filed->doctor, 1);
    ck_assert_int_eq(filed->from, vp_make_day("2027-01-09"));
    ck_assert_double_eq(filed->needed, 1.0);
    ck_assert_int_eq(filed[3].pos.line, vp_made.plan->doctors.item[1].fixed.item[0].pos.line);
    for (int duty = 0; duty < vp_made.problem->n_duties; duty++)
        if (vp_made.problem->duties[duty].line == pair)
            vp_give_place(duty, 1, 1); /* any of the places will do */
    ck_assert_int_eq(vp_judge(VP_RULE_fixed), 0);
    vp_give_place(vp_make_duty(vp_made.problem, "2027-01-16", pair), 1, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_fixed), 1);
}
END_TEST

START_TEST(fixed_beyond_the_period_asks_for_nothing)
{
    vp_make_service(VP_JANUARY, 3);
    vp_had("2027-01-02", "08:00-08:00", 1);
    vp_make_fixed(vp_made.plan, 0, 0, "2026-12-20", "2027-01-03");
    vp_make_fixed(vp_made.plan, 0, 0, "2027-01-31", "2027-02-10");
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_fixed), 1);
    vp_give("2027-01-31", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_fixed), 0);
}
END_TEST

/* ---- caps ---- */

START_TEST(caps_on_a_category)
{
    vp_make_service(VP_JANUARY, 3);
    vp_make_cap(vp_made.plan, 0, VP_WEEKENDS, 0.0, 2.0);
    vp_make_cap(vp_made.plan, 0, VP_HOURS, 0.0, 48.0);
    vp_begin_roster();
    vp_give("2027-01-09", 0);
    vp_give("2027-01-17", 0); /* 48 h */
    vp_give("2027-01-10", 1);
    ck_assert_int_eq(vp_judge(VP_RULE_caps), 0);
    vp_give("2027-01-22", 0); /* a Friday night, 16.5 h */
    ck_assert_int_eq(vp_judge(VP_RULE_caps), 2);
    const struct vp_violation *filed = vp_breach(VP_RULE_caps);
    ck_assert_double_eq(filed[0].needed, 2.0);
    ck_assert_double_eq(filed[0].found, 3.0);
    ck_assert_double_eq(filed[0].amount, 1.0);
    ck_assert_str_eq(filed[0].text, "weekends in the period, more than the doctor's own limit");
    ck_assert_int_eq(filed[0].pos.line, vp_made.plan->doctors.item[0].caps.item[0].pos.line);
    ck_assert_double_eq_tol(filed[1].amount, 16.5, 1e-9);
    ck_assert_str_eq(filed[1].unit, "h");
    ck_assert_str_eq(filed[1].text, "hours in the period, more than the doctor's own limit");
    ck_assert_int_eq(filed[1].from, vp_made.plan->from);
    ck_assert_int_eq(filed[1].to, vp_made.plan->to);
}
END_TEST

START_TEST(caps_on_a_line_from_both_sides)
{
    vp_make_service(VP_JANUARY, 3);
    int other = vp_make_line(vp_made.plan, 2);
    vp_make_shift(vp_made.plan, other, VP_ON_ALL_DAYS, "10:00", "12:00");
    vp_make_line_cap(vp_made.plan, 0, other, 2.0, 2.0);
    vp_begin_roster();
    vp_give("2027-01-09", 0);
    vp_give("2027-01-11", 0); /* of the other line */
    ck_assert_int_eq(vp_judge(VP_RULE_caps), 1);
    ck_assert_double_eq(vp_breach(VP_RULE_caps)->amount, 2.0);
    ck_assert_double_eq(vp_breach(VP_RULE_caps)->needed, 2.0);
    ck_assert_str_eq(vp_breach(VP_RULE_caps)->text, "duties of l1 in the period, less than the doctor's own limit");
    vp_give_on("2027-01-12", other, 0);
    /* the same duty twice: overlap's matter */
    vp_give_place(vp_make_duty(vp_made.problem, "2027-01-12", other), 1, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_caps), 1);
    vp_give_on("2027-01-13", other, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_caps), 0);
    vp_give_on("2027-01-14", other, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_caps), 1);
    ck_assert_double_eq(vp_breach(VP_RULE_caps)->found, 3.0);
}
END_TEST

START_TEST(caps_count_the_period_only_and_own_points)
{
    vp_make_service(VP_JANUARY, 3);
    int heavy = vp_make_category(vp_made.plan, "heavy", 1.5);
    vp_make_category_hours(vp_made.plan, heavy, "10:00", "14:00"); /* the duties of weekends and holidays */
    vp_make_cap(vp_made.plan, 0, heavy, 0.0, 3.0);
    vp_had("2027-01-02", "08:00-08:00", 0);
    vp_had("2027-01-03", "08:00-08:00", 0);
    vp_make_line_cap(vp_made.plan, 0, 0, 0.0, 4.0);
    vp_begin_roster();
    vp_give("2027-01-09", 0);
    vp_give("2027-01-10", 0);
    vp_give("2027-01-11", 0);
    vp_give("2027-01-04", 0); /* the first of the period */
    ck_assert_int_eq(vp_judge(VP_RULE_caps), 0);
    vp_give("2027-01-16", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_caps), 2);
    ck_assert_double_eq(vp_breach(VP_RULE_caps)->found, 4.5);
    ck_assert_double_eq(vp_breach(VP_RULE_caps)[1].found, 5.0);
}
END_TEST

/* ---- block ---- */

static void make_blocks(void)
{
    vp_make_service(VP_JANUARY, 3);
    vp_make_block(vp_made.plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
}

START_TEST(block_goes_to_one_doctor)
{
    make_blocks();
    vp_begin_roster();
    vp_give("2027-01-08", 0);
    vp_give("2027-01-09", 0);
    vp_give("2027-01-10", 0);
    vp_give("2027-01-11", 1); /* Monday: free of it */
    ck_assert_int_eq(vp_judge(VP_RULE_block), 0);
    vp_give("2027-01-09", 1);
    ck_assert_int_eq(vp_judge(VP_RULE_block), 3); /* the Saturday that d0 lacks, the Friday and the Sunday that d1 lacks */
    const struct vp_violation *filed = vp_breach(VP_RULE_block);
    ck_assert_int_eq(filed[0].doctor, 0);
    ck_assert_int_eq(filed[0].duty_a, vp_make_duty(vp_made.problem, "2027-01-09", 0));
    ck_assert_int_eq(filed[0].from, vp_make_day("2027-01-08"));
    ck_assert_int_eq(filed[0].to, vp_make_day("2027-01-09"));
    ck_assert_int_eq(filed[1].doctor, 1);
    ck_assert_int_eq(filed[1].duty_a, vp_make_duty(vp_made.problem, "2027-01-08", 0));
    ck_assert_int_eq(filed[0].pos.line, vp_made.plan->lines.item[0].pos.line);
}
END_TEST

START_TEST(block_is_not_excused_by_a_locum)
{
    make_blocks();
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_block), 0); /* all of it a locum's */
    vp_give("2027-01-08", 2);
    vp_give("2027-01-10", 2);
    ck_assert_int_eq(vp_judge(VP_RULE_block), 1);
    vp_made.plan->from = vp_make_day("2027-01-09"); /* what is left of the block begins with the period */
    vp_begin_roster();
    vp_give("2027-01-09", 2);
    ck_assert_int_eq(vp_judge(VP_RULE_block), 1);
}
END_TEST

START_TEST(block_of_two_places_and_of_two_weeks)
{
    vp_make_service(VP_JANUARY, 3);
    int pair = vp_make_line(vp_made.plan, 2);
    vp_make_shift(vp_made.plan, pair, VP_ON_WEEKEND, "10:00", "12:00");
    vp_make_block(vp_made.plan, pair, VP_SATURDAY, VP_ON_WEEKEND);
    vp_begin_roster();
    int saturday = vp_make_duty(vp_made.problem, "2027-01-09", pair);
    int sunday = vp_make_duty(vp_made.problem, "2027-01-10", pair);
    vp_give_place(saturday, 0, 0);
    vp_give_place(saturday, 1, 1);
    vp_give_place(sunday, 0, 1);
    vp_give_place(sunday, 1, 0);
    vp_give_on("2027-01-16", pair, 2);
    vp_give_on("2027-01-17", pair, 2);
    ck_assert_int_eq(vp_judge(VP_RULE_block), 0);
    vp_give_on("2027-01-17", pair, 0); /* the week after is another block */
    ck_assert_int_eq(vp_judge(VP_RULE_block), 2);
}
END_TEST

/* ---- the past ---- */

START_TEST(single_duties_of_the_past_are_nobodys_fault)
{
    vp_make_service(VP_JANUARY, 3);
    vp_made.plan->doctors.item[0].member.from = vp_make_day("2027-01-06");
    vp_make_leave(vp_made.plan, 0, "2026-12-20", "2027-01-04", true);
    vp_make_exemption(vp_made.plan, 0, vp_bit(VP_DUTIES), "2026-12-01", "2027-01-04");
    vp_make_forbidden(vp_made.plan, 0, "2026-12-01", "2027-01-04");
    vp_make_commitment(vp_made.plan, 0, "00:00", "06:00");
    /* runs into the period and into everything */
    vp_had("2027-01-03", "08:00-08:00", 0);
    vp_begin_roster();
    vp_made.audit = vp_audit_new(vp_made.problem, vp_made.roster, &vp_made.arena);
    ck_assert_int_eq(vp_made.audit->hard.n, 0);
    vp_give("2027-01-04", 0);
    vp_made.audit = vp_audit_new(vp_made.problem, vp_made.roster, &vp_made.arena);
    for (int kind = VP_RULE_eligible; kind <= VP_RULE_forbidden; kind++)
        ck_assert_int_eq(vp_make_count(vp_made.problem, vp_made.audit, (enum vp_rule_kind)kind), 1);
}
END_TEST

START_TEST(overlap_with_the_past_is_the_rosters_fault)
{
    vp_make_service(VP_JANUARY, 3);
    int early = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, early, VP_ON_ALL_DAYS, "07:00", "10:00");
    vp_had("2027-01-02", "08:00-08:00", 0);
    vp_make_past(vp_made.plan, &vp_made.history, 0, early, "2027-01-03", "07:00-10:00");
    vp_had("2027-01-03", "08:00-08:00", 0);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_overlap), 0); /* the past overlaps with itself */
    vp_give_on("2027-01-04", early, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_overlap), 0);
    vp_give_on("2027-01-04", early, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_overlap), 1);
    ck_assert_int_eq(vp_breach(VP_RULE_overlap)->duty_a, vp_make_duty(vp_made.problem, "2027-01-03", 0));
    ck_assert_double_eq(vp_breach(VP_RULE_overlap)->found, 1.0);
}
END_TEST

START_TEST(exempt_from_a_category_of_the_plans_own)
{
    vp_make_service(VP_JANUARY, 3);
    int eve = vp_make_category(vp_made.plan, "eve", 1.0);
    vp_made.plan->categories.item[eve].days = VP_ON_FRI;
    vp_make_exemption(vp_made.plan, 0, vp_bit(eve), VP_JANUARY);
    vp_begin_roster();
    vp_give("2027-01-14", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_exempt), 0);
    vp_give("2027-01-15", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_exempt), 1);
    ck_assert_str_eq(vp_breach(VP_RULE_exempt)->text, "exempt from eve 2027-01-04 to 2027-01-31");
}
END_TEST

Suite *suite_rules_1(void)
{
    Suite *suite = suite_create("rules_1");
    TCase *tests = tcase_create("rules_1");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_test(tests, commitment_without_a_place_is_only_its_hours);
    tcase_add_test(tests, commitment_comes_back_on_its_weekdays);
    tcase_add_test(tests, commitment_over_midnight_meets_the_duty_of_the_next_day);
    tcase_add_test(tests, commitment_at_a_place_counts_the_ways);
    tcase_add_test(tests, commitment_waits_for_the_ferry);
    tcase_add_test(tests, commitment_of_a_doctor_on_duty_at_home_is_reached_from_there);
    tcase_add_test(tests, commitment_without_any_way_keeps_the_longest_way_off);
    tcase_add_test(tests, forbidden_matches_all_that_is_given);
    tcase_add_test(tests, forbidden_by_several_items_is_one_breach);
    tcase_add_test(tests, fixed_duties_are_the_doctors);
    tcase_add_test(tests, fixed_beyond_the_period_asks_for_nothing);
    tcase_add_test(tests, caps_on_a_category);
    tcase_add_test(tests, caps_on_a_line_from_both_sides);
    tcase_add_test(tests, caps_count_the_period_only_and_own_points);
    tcase_add_test(tests, block_goes_to_one_doctor);
    tcase_add_test(tests, block_is_not_excused_by_a_locum);
    tcase_add_test(tests, block_of_two_places_and_of_two_weeks);
    tcase_add_test(tests, single_duties_of_the_past_are_nobodys_fault);
    tcase_add_test(tests, overlap_with_the_past_is_the_rosters_fault);
    tcase_add_test(tests, exempt_from_a_category_of_the_plans_own);
    suite_add_tcase(suite, tests);
    return suite;
}
