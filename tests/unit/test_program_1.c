/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of tiny programs, written out: what rules of one doctor say, that they say it once, and what has no column at all. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/program_maker.h"
#include "tests/unit/suites.h"

#include <math.h>

/* A week from Monday with one doctor and the line l0 outside office hours. */
static void set_up(void)
{
    vp_made_begin();
    vp_make_service("2027-01-04", "2027-01-10", 1);
}

/* ---- places ---- */

START_TEST(a_duty_asks_for_its_places)
{
    vp_make_service("2027-01-04", "2027-01-10", 3);
    int line = vp_make_line(vp_made.plan, 2);
    vp_make_shift(vp_made.plan, line, VP_ON_SAT, "10:00", "14:00");
    vp_make_extra(vp_made.plan, line, 1, 5);
    vp_made.plan->lines.item[line].locum = 70;
    vp_made.plan->lines.item[0].locum_allowed = false;
    vp_had("2027-01-03", "08:00-08:00", 0);
    vp_build_program();
    VP_CHECK_ROWS("cover", 8); /* the past is covered as it was */
    VP_CHECK_ROW("cover[2027-01-04,l0,0]", "d0/01-04/l0 + d1/01-04/l0 + d2/01-04/l0 + u[2027-01-04,l0,0] = 1");
    VP_CHECK_ROW("cover[2027-01-09,l1,0]",
                 "d0/01-09/l1 + d1/01-09/l1 + d2/01-09/l1 + u[2027-01-09,l1,0] - e[2027-01-09,l1,0] = 2");
    ck_assert_double_eq(vp_find_column(vp_made.program, "u[2027-01-04,l0,0]")->upper, 0); /* no locum may */
    ck_assert_double_eq(vp_find_column(vp_made.program, "u[2027-01-09,l1,0]")->cost, 70);
    ck_assert_double_eq(vp_find_column(vp_made.program, "e[2027-01-09,l1,0]")->upper, 1);
    ck_assert_double_eq(vp_find_column(vp_made.program, "e[2027-01-09,l1,0]")->cost, 5);
}
END_TEST

/* ---- what has no column ---- */

START_TEST(who_is_no_member_or_lacks_something_has_no_column)
{
    uint64_t alone = vp_make_qualification(vp_made.plan, "alone");
    uint64_t car = vp_make_qualification(vp_made.plan, "car");
    int other = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, other, VP_ON_ALL_DAYS, "10:00", "12:00");
    vp_made.plan->lines.item[other].needs = alone | car;
    vp_made.plan->doctors.item[0].qualifications = car;
    vp_made.plan->doctors.item[0].member = (struct vp_dates){vp_make_day("2027-01-05"), vp_make_day("2027-01-06")};
    vp_build_program();
    ck_assert(!vp_has_x(0, "2027-01-04", 0)); /* though it ends on the 5th */
    ck_assert(vp_has_x(0, "2027-01-05", 0));
    ck_assert(vp_has_x(0, "2027-01-06", 0)); /* though it ends on the 7th */
    ck_assert(!vp_has_x(0, "2027-01-07", 0));
    ck_assert(!vp_has_x(0, "2027-01-05", other));
    vp_made.plan->doctors.item[0].qualifications = car | alone;
    vp_build_program();
    ck_assert(vp_has_x(0, "2027-01-05", other));
}
END_TEST

START_TEST(who_is_exempt_or_on_leave_has_no_column)
{
    vp_make_exemption(vp_made.plan, 0, vp_bit(VP_WEEKENDS), "2027-01-09", "2027-01-10");
    vp_make_leave(vp_made.plan, 0, "2027-01-06", "2027-01-06", true);
    vp_build_program();
    ck_assert(vp_has_x(0, "2027-01-04", 0));
    ck_assert(!vp_has_x(0, "2027-01-05", 0)); /* until 08:00 on the day of leave */
    ck_assert(!vp_has_x(0, "2027-01-06", 0));
    ck_assert(vp_has_x(0, "2027-01-07", 0));
    ck_assert(vp_has_x(0, "2027-01-08", 0)); /* a weekend's, and begins before the exemption does */
    ck_assert(!vp_has_x(0, "2027-01-09", 0));
    ck_assert(!vp_has_x(0, "2027-01-10", 0));
}
END_TEST

START_TEST(a_commitment_takes_duties_away)
{
    struct vp_commitment *meeting = vp_make_commitment(vp_made.plan, 0, "15:00", "16:00");
    meeting->dates = (struct vp_dates){vp_make_day("2027-01-05"), vp_make_day("2027-01-06")};
    meeting->days = 1U << VP_TUESDAY;
    vp_build_program();
    ck_assert(vp_has_x(0, "2027-01-04", 0));
    ck_assert(!vp_has_x(0, "2027-01-05", 0));
    ck_assert(vp_has_x(0, "2027-01-06", 0));
}
END_TEST

/* From the station to the clinic takes an hour, at night four: Monday's duty ends at 08:00. */
START_TEST(the_way_to_a_commitment_counts)
{
    int clinic = vp_make_site(vp_made.plan, "clinic", 0);
    vp_make_way(vp_made.plan, vp_make_station(vp_made.plan), clinic, 60);
    int night = vp_make_band(vp_made.plan, "22:00", "07:00");
    vp_make_band_way(vp_made.plan, night, vp_make_station(vp_made.plan), clinic, 240);
    struct vp_commitment *meeting = vp_make_commitment(vp_made.plan, 0, "08:59", "11:30");
    meeting->site = clinic;
    meeting->dates = (struct vp_dates){vp_make_day("2027-01-05"), vp_make_day("2027-01-05")};
    vp_build_program();
    ck_assert(!vp_has_x(0, "2027-01-04", 0));
    ck_assert(vp_has_x(0, "2027-01-05", 0));
    meeting->start++; /* just in time */
    vp_build_program();
    ck_assert(vp_has_x(0, "2027-01-04", 0));
    meeting->end = 14 * 60 + 31; /* and back to the duty of 15:30 too late */
    vp_build_program();
    ck_assert(!vp_has_x(0, "2027-01-05", 0));
}
END_TEST

START_TEST(no_way_is_the_longest)
{
    int island = vp_make_site(vp_made.plan, "island", 0);
    vp_make_way(vp_made.plan, vp_make_station(vp_made.plan), island, VP_NOT_GIVEN);
    struct vp_commitment *meeting = vp_make_commitment(vp_made.plan, 0, "12:00", "13:00");
    meeting->site = island;
    meeting->dates = (struct vp_dates){vp_make_day("2027-01-10"), vp_make_day("2027-01-10")};
    vp_build_program();
    ck_assert(vp_has_x(0, "2027-01-05", 0)); /* home on Wednesday at 08:00, four days and four hours before */
    ck_assert(!vp_has_x(0, "2027-01-06", 0));
}
END_TEST

START_TEST(forbidden_is_what_matches_all)
{
    struct vp_forbidden *forbidden = vp_make_forbidden(vp_made.plan, 0, "2027-01-04", "2027-01-09");
    forbidden->days = VP_ON_FRI | VP_ON_WEEKEND;
    forbidden->categories = vp_bit(VP_WEEKENDS) | vp_bit(VP_HOLIDAYS);
    vp_build_program();
    ck_assert(vp_has_x(0, "2027-01-07", 0));
    ck_assert(!vp_has_x(0, "2027-01-08", 0)); /* Friday, until Saturday morning */
    ck_assert(!vp_has_x(0, "2027-01-09", 0));
    ck_assert(vp_has_x(0, "2027-01-10", 0));
}
END_TEST

START_TEST(a_block_goes_as_one)
{
    vp_make_block(vp_made.plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    vp_build_program();
    VP_CHECK_ROW("block[d0,5]", "d0/01-08/l0 - d0/01-09/l0 = 0");
    VP_CHECK_ROW("block[d0,6]", "d0/01-09/l0 - d0/01-10/l0 = 0");
    VP_CHECK_ROWS("block", 2);
    vp_make_forbidden(vp_made.plan, 0, "2027-01-10", "2027-01-10");
    vp_build_program();
    ck_assert(vp_has_x(0, "2027-01-07", 0));
    ck_assert(!vp_has_x(0, "2027-01-08", 0));
    ck_assert(!vp_has_x(0, "2027-01-09", 0));
    VP_CHECK_ROWS("block", 0);
}
END_TEST

START_TEST(nobody_has_a_block_that_overlaps_itself)
{
    vp_make_shift(vp_made.plan, 0, VP_ON_SAT, "12:00", "18:00");
    vp_make_block(vp_made.plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_SAT);
    vp_build_program();
    ck_assert(!vp_has_x(0, "2027-01-08", 0));
    ck_assert(!vp_has_x(0, "2027-01-09", 0));
    ck_assert(vp_has_x(0, "2027-01-10", 0));
}
END_TEST

/* ---- what the plan gives and limits ---- */

START_TEST(fixed_duties_are_had)
{
    vp_make_fixed(vp_made.plan, 0, 0, "2027-01-05", "2027-01-06");
    vp_make_forbidden(vp_made.plan, 0, "2027-01-06", "2027-01-06");
    vp_build_program();
    VP_CHECK_ROW("fixed[d0,1]", "d0/01-05/l0 = 1");
    VP_CHECK_ROW("fixed[d0,2]", "0 = 1"); /* no roster can be */
    VP_CHECK_ROWS("fixed", 2);
}
END_TEST

START_TEST(caps_are_rows_where_they_can_be_broken)
{
    vp_make_cap(vp_made.plan, 0, VP_HOURS, 20, 40);
    vp_make_cap(vp_made.plan, 0, VP_WEEKENDS, 0.5, 2.5); /* whole loads: 1 and 2 */
    vp_make_cap(vp_made.plan, 0, VP_NIGHTS, 0, 7);       /* there are no more */
    vp_make_line_cap(vp_made.plan, 0, 0, 2, 9);
    vp_build_program();
    VP_CHECK_ROW("caps[d0,0]",
                 "16.5 d0/01-04/l0 + 16.5 d0/01-05/l0 + 16.5 d0/01-06/l0 + 16.5 d0/01-07/l0 + 16.5 d0/01-08/l0 + "
                 "24 d0/01-09/l0 + 24 d0/01-10/l0 >= 20 <= 40");
    VP_CHECK_ROW("caps[d0,1]", "d0/01-08/l0 + d0/01-09/l0 + d0/01-10/l0 >= 1 <= 2");
    VP_CHECK_ROW("caps[d0,2]", "no such row");
    VP_CHECK_ROW("caps[d0,3]", "d0/01-04/l0 + d0/01-05/l0 + d0/01-06/l0 + d0/01-07/l0 + d0/01-08/l0 + d0/01-09/l0 + "
                               "d0/01-10/l0 >= 2");
}
END_TEST

/* ---- rotations ---- */

/* Three weeks; d0 turns with offset 0 or 1, d1 with 1, d2 is in none. */
static void make_turning(void)
{
    vp_made.plan = vp_make_plan("2027-01-04", "2027-01-24", 3, &vp_made.arena);
    int line = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, line, VP_ON_SAT | VP_ON_SUN, "08:00", "16:00");
    int rotation = vp_make_rotation(vp_made.plan, "1/1");
    vp_make_rotation_doctor(vp_made.plan, rotation, 0, -1);
    vp_make_rotation_doctor(vp_made.plan, rotation, 1, 1);
    vp_make_present(vp_made.plan, rotation, 1, 1);
}

START_TEST(offsets_are_chosen)
{
    make_turning();
    vp_build_program();
    VP_CHECK_ROW("rotation[r0,d0]", "o[r0,d0,0] + o[r0,d0,1] = 1");
    VP_CHECK_ROW("rotation[r0,d1]", "o[r0,d1,1] = 1");
    VP_CHECK_ROW("rotation_on[r0,d0,0,0]", "d0/01-09/l0 - o[r0,d0,0] <= 0");
    VP_CHECK_ROW("rotation_on[r0,d0,0,1]", "d0/01-10/l0 - o[r0,d0,0] <= 0");
    VP_CHECK_ROW("rotation_on[r0,d0,1,0]", "d0/01-16/l0 - o[r0,d0,1] <= 0");
    VP_CHECK_ROWS("rotation_on[r0,d0", 6);
    VP_CHECK_ROWS("rotation_on[r0,d1", 0); /* on in the weeks that he has columns in */
    ck_assert(!vp_has_x(1, "2027-01-09", 0));
    ck_assert(vp_has_x(1, "2027-01-16", 0));
    ck_assert(vp_has_x(2, "2027-01-09", 0));
    ck_assert_int_eq(vp_find_column(vp_made.program, "o[r0,d0,1]")->kind, VP_O);
}
END_TEST

/* The week before has run on until Monday 08:00; a week says what the one two weeks before has said while the doctors are the same. */
START_TEST(present_is_said_once_a_cycle)
{
    make_turning();
    vp_build_program();
    VP_CHECK_ROW("rotation_present[r0,-1]", "o[r0,d0,1] + o[r0,d1,1] = 1");
    VP_CHECK_ROW("rotation_present[r0,0]", "o[r0,d0,0] >= 1"); /* nobody else can be on */
    VP_CHECK_ROWS("rotation_present", 2);
    vp_made.plan->doctors.item[1].member.to = vp_make_day("2027-01-10");
    vp_build_program();
    VP_CHECK_ROW("rotation_present[r0,1]", "o[r0,d0,1] >= 1");
    VP_CHECK_ROWS("rotation_present", 4);
}
END_TEST

/* Two duties that exclude each other share a row: one half of each is no more than one offset. */
START_TEST(what_clashes_shares_a_row)
{
    make_turning();
    vp_make_rule(vp_made.plan, VP_RULE_rest)->figures.hours = 20;
    vp_make_present(vp_made.plan, 0, 0, 2);
    vp_build_program();
    VP_CHECK_ROW("rotation_on[r0,d0,0,0]", "d0/01-09/l0 + d0/01-10/l0 - o[r0,d0,0] <= 0");
    VP_CHECK_ROWS("rotation_on[r0,d0", 3);
    VP_CHECK_ROWS("rotation_present", 0); /* nothing to say */
}
END_TEST

START_TEST(leave_in_weeks_off_leaves_fewer_offsets)
{
    make_turning();
    vp_made.plan->rotations.item[0].leave_off = true;
    vp_make_leave(vp_made.plan, 0, "2027-01-12", "2027-01-12", true);
    vp_make_leave(vp_made.plan, 1, "2027-01-12", "2027-01-12", true); /* his only offset has him on */
    vp_build_program();
    VP_CHECK_ROW("rotation[r0,d0]", "o[r0,d0,0] = 1");
    VP_CHECK_ROW("rotation[r0,d1]", "0 = 1");
    ck_assert(!vp_has_x(0, "2027-01-16", 0));
    ck_assert(!vp_has_x(1, "2027-01-16", 0));
    bool *none = vp_arena_array(&vp_made.arena, (size_t)vp_made.problem->n_duties, sizeof *none);
    double shortage = 0;
    ck_assert_double_eq(vp_price_had(vp_made.problem, VP_RULE_rotation, 0, none, &shortage, &vp_made.arena), 0);
    ck_assert_double_eq(shortage, 0);
    ck_assert_double_eq(vp_price_had(vp_made.problem, VP_RULE_rotation, 1, none, &shortage, &vp_made.arena), 0);
    ck_assert_double_eq(shortage, 1);
}
END_TEST

/* ---- rest and overlap ---- */

static struct vp_rule *make_rest(double hours)
{
    struct vp_rule *rest = vp_make_rule(vp_made.plan, VP_RULE_rest);
    rest->figures.hours = hours;
    return rest;
}

START_TEST(hard_rest_is_cliques)
{
    make_rest(32);
    vp_build_program();
    VP_CHECK_ROW("rest[d0,0]", "d0/01-04/l0 + d0/01-05/l0 + d0/01-06/l0 <= 1");
    VP_CHECK_ROW("rest[d0,3]", "d0/01-07/l0 + d0/01-08/l0 + d0/01-09/l0 <= 1");
    VP_CHECK_ROW("rest[d0,4]", "d0/01-08/l0 + d0/01-09/l0 + d0/01-10/l0 <= 1");
    VP_CHECK_ROWS("rest", 5);
    VP_CHECK_ROWS("overlap", 0); /* rest says more */
}
END_TEST

START_TEST(rest_is_not_asked_within_a_block)
{
    vp_make_block(vp_made.plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    make_rest(8);
    vp_build_program();
    VP_CHECK_ROW("rest[d0,3]", "d0/01-07/l0 + d0/01-08/l0 <= 1");
    VP_CHECK_ROWS("rest", 4);
}
END_TEST

START_TEST(rest_after_some_duties)
{
    struct vp_rule *rest = make_rest(20);
    vp_make_select_category(&rest->figures.after, VP_WEEKENDS);
    rest->figures.longer = 20; /* not after Friday's */
    vp_build_program();
    VP_CHECK_ROW("rest[d0,0]", "d0/01-09/l0 + d0/01-10/l0 <= 1");
    VP_CHECK_ROWS("rest", 1);
}
END_TEST

/* Lines alike: one row and one slack for four pairs. */
START_TEST(soft_pairs_are_bundled)
{
    vp_make_legevakt(vp_made.plan);
    vp_make_soft(make_rest(8), 3);
    vp_build_program();
    VP_CHECK_ROW("rest[d0,1,2]", "d0/01-04/l1 + d0/01-04/l0 + d0/01-05/l0 + d0/01-05/l1 - s_rest[d0,1,2] <= 1");
    VP_CHECK_ROWS("rest", 6);
    ck_assert_double_eq(vp_find_column(vp_made.program, "s_rest[d0,1,2]")->cost, 3);
    VP_CHECK_ROW("overlap[d0,0]", "d0/01-04/l0 + d0/01-04/l1 <= 1"); /* soft rest does not keep them apart */
}
END_TEST

START_TEST(rest_after_the_past)
{
    vp_had("2027-01-03", "08:00-08:00", 0);
    struct vp_rule *rest = make_rest(8);
    vp_build_program();
    ck_assert(!vp_has_x(0, "2027-01-04", 0));
    ck_assert(vp_has_x(0, "2027-01-05", 0));
    vp_make_soft(rest, 3);
    vp_build_program();
    ck_assert_double_eq(vp_x_cost(0, "2027-01-04", 0), 3);
    ck_assert_double_eq(vp_x_cost(0, "2027-01-05", 0), 0);
}
END_TEST

START_TEST(a_narrow_rest_leaves_overlap_its_rows)
{
    vp_make_legevakt(vp_made.plan);
    struct vp_rule *rest = make_rest(8);
    rest->days = VP_ON_WEEKEND;
    vp_build_program();
    VP_CHECK_ROW("overlap[d0,0]", "d0/01-04/l0 + d0/01-04/l1 <= 1");
    VP_CHECK_ROW("rest[d0,0]", "d0/01-09/l0 + d0/01-09/l1 + d0/01-10/l0 + d0/01-10/l1 <= 1");
    VP_CHECK_ROWS("rest", 1);
}
END_TEST

/* What the longer rest of the same duties says is not said again. */
START_TEST(the_longest_rest_speaks)
{
    vp_made.plan = vp_make_plan("2027-01-04", "2027-01-10", 2, &vp_made.arena);
    vp_make_legevakt(vp_made.plan);
    make_rest(8);
    struct vp_rule *longer = make_rest(11);
    longer->id = "longer";
    vp_make_only_doctor(vp_made.plan, longer, 0);
    make_rest(11)->id = "twin";
    vp_made.plan->rules.item[VP_MADE_RULES + 2].days = VP_ON_WEEKEND;
    vp_build_program();
    VP_CHECK_ROWS("longer", 6);
    VP_CHECK_ROWS("rest[d0", 0);
    VP_CHECK_ROWS("rest[d1", 6);
    VP_CHECK_ROWS("twin[d0", 0);
    VP_CHECK_ROWS("twin[d1", 1);
    VP_CHECK_ROWS("overlap", 0);
    vp_made.plan->rules.item[VP_MADE_RULES + 2].days = 0; /* the same of d0: the first says it */
    vp_build_program();
    VP_CHECK_ROWS("longer[d0", 6);
    VP_CHECK_ROWS("twin[d0", 0);
    VP_CHECK_ROWS("twin[d1", 6);
    VP_CHECK_ROWS("rest[", 0);
}
END_TEST

/* ---- weekly rest ---- */

/* Fifty hours can lie behind no duty but these: before Wednesday's, after Thursday's. */
START_TEST(weekly_rest_chooses_a_stretch)
{
    vp_made.plan = vp_make_plan("2027-01-04", "2027-01-10", 1, &vp_made.arena);
    int line = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, line, VP_ON_ALL_DAYS & ~(VP_ON_FRI | VP_ON_WEEKEND), "15:30", "21:30");
    vp_make_rule(vp_made.plan, VP_RULE_weekly_rest)->figures.hours = 72;
    vp_build_program();
    VP_CHECK_ROW("weekly-rest[d0,0]",
                 "z_weekly-rest[d0,0,0] + z_weekly-rest[d0,0,1] + z_weekly-rest[d0,0,2] + z_weekly-rest[d0,0,3] + "
                 "z_weekly-rest[d0,0,4] = 1");
    VP_CHECK_ROW("weekly-rest_free[d0,0,0]", "d0/01-04/l0 + z_weekly-rest[d0,0,0] <= 1");
    VP_CHECK_ROW("weekly-rest_free[d0,0,3]", "d0/01-07/l0 + z_weekly-rest[d0,0,1] + z_weekly-rest[d0,0,2] + "
                                             "z_weekly-rest[d0,0,3] <= 1");
    VP_CHECK_ROWS("weekly-rest_free", 4);
}
END_TEST

START_TEST(what_clashes_shares_its_free_time)
{
    vp_make_legevakt(vp_made.plan);
    struct vp_rule *rest = vp_make_rule(vp_made.plan, VP_RULE_weekly_rest);
    rest->figures.hours = 100;
    vp_make_soft(rest, 5);
    vp_build_program();
    VP_CHECK_ROW("weekly-rest_free[d0,0,0]", "d0/01-04/l0 + d0/01-04/l1 + z_weekly-rest[d0,0,0] <= 1");
    VP_CHECK_ROWS("weekly-rest_free", 7);
    ck_assert_double_eq(vp_find_column(vp_made.program, "s_weekly-rest[d0,0]")->cost, 5);
}
END_TEST

START_TEST(weeks_that_the_past_has_broken_say_nothing)
{
    vp_made.plan = vp_make_plan("2027-01-08", "2027-01-17", 1, &vp_made.arena);
    vp_make_legevakt(vp_made.plan);
    vp_make_rule(vp_made.plan, VP_RULE_weekly_rest)->figures.hours = 60;
    vp_had("2027-01-04", "15:30-08:00", 0);
    vp_had("2027-01-06", "15:30-08:00", 0);
    vp_build_program();
    VP_CHECK_ROW("weekly-rest[d0,0]", "z_weekly-rest[d0,0,0] = 1"); /* from Thursday 08:00: the weekend, if it is free */
    VP_CHECK_ROW("weekly-rest_free[d0,0,2]", "d0/01-08/l0 + z_weekly-rest[d0,0,0] <= 1");
    VP_CHECK_ROWS("weekly-rest[", 2);
    vp_had("2027-01-07", "15:30-23:00", 0); /* 73 h are left */
    vp_made_rule()->figures.hours = 73.5;
    vp_build_program();
    VP_CHECK_ROW("weekly-rest[d0,0]", "no such row");
    VP_CHECK_ROWS("weekly-rest[", 1);
}
END_TEST

Suite *suite_program_1(void)
{
    Suite *suite = suite_create("program_1");
    TCase *tests = tcase_create("program_1");
    tcase_add_checked_fixture(tests, set_up, vp_made_end);
    tcase_add_test(tests, a_duty_asks_for_its_places);
    tcase_add_test(tests, who_is_no_member_or_lacks_something_has_no_column);
    tcase_add_test(tests, who_is_exempt_or_on_leave_has_no_column);
    tcase_add_test(tests, a_commitment_takes_duties_away);
    tcase_add_test(tests, the_way_to_a_commitment_counts);
    tcase_add_test(tests, no_way_is_the_longest);
    tcase_add_test(tests, forbidden_is_what_matches_all);
    tcase_add_test(tests, a_block_goes_as_one);
    tcase_add_test(tests, nobody_has_a_block_that_overlaps_itself);
    tcase_add_test(tests, fixed_duties_are_had);
    tcase_add_test(tests, caps_are_rows_where_they_can_be_broken);
    tcase_add_test(tests, offsets_are_chosen);
    tcase_add_test(tests, present_is_said_once_a_cycle);
    tcase_add_test(tests, what_clashes_shares_a_row);
    tcase_add_test(tests, leave_in_weeks_off_leaves_fewer_offsets);
    tcase_add_test(tests, hard_rest_is_cliques);
    tcase_add_test(tests, rest_is_not_asked_within_a_block);
    tcase_add_test(tests, rest_after_some_duties);
    tcase_add_test(tests, soft_pairs_are_bundled);
    tcase_add_test(tests, rest_after_the_past);
    tcase_add_test(tests, a_narrow_rest_leaves_overlap_its_rows);
    tcase_add_test(tests, the_longest_rest_speaks);
    tcase_add_test(tests, weekly_rest_chooses_a_stretch);
    tcase_add_test(tests, what_clashes_shares_its_free_time);
    tcase_add_test(tests, weeks_that_the_past_has_broken_say_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}
