/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of tiny programs, written out: what rules of one doctor say, that they say it once, and what has no column at all. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/program_maker.h"
#include "tests/unit/suites.h"

#include <math.h>

static struct vp_arena arena;
static struct vp_plan *plan;
static struct vp_history history;
static const struct vp_problem *problem;
static const struct vp_program *program;

/* A week from Monday with one doctor and the line l0 outside office hours. */
static void set_up(void)
{
    vp_arena_init(&arena);
    plan = vp_make_plan("2027-01-04", "2027-01-10", 1, &arena);
    vp_make_legevakt(plan);
    history = (struct vp_history){0};
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
}

static void build(void)
{
    problem = vp_make_problem_after(plan, &history, &arena);
    program = vp_program_new(problem, &arena);
}

static bool has_x(int doctor, const char *date, int line)
{
    return program->x[doctor * problem->n_duties + vp_make_duty(problem, date, line)] >= 0;
}

static double x_cost(int doctor, const char *date, int line)
{
    return program->columns.item[program->x[doctor * problem->n_duties + vp_make_duty(problem, date, line)]].cost;
}

#define CHECK_ROWS(prefix, n) ck_assert_int_eq(vp_count_rows(program, prefix), n)
#define CHECK_ROW(name, text) ck_assert_str_eq(vp_show_row(program, name, &arena), text)

/* ---- what has no column ---- */

START_TEST(a_commitment_takes_duties_away)
{
    struct vp_commitment *meeting = vp_make_commitment(plan, 0, "15:00", "16:00");
    meeting->dates = (struct vp_dates){vp_make_day("2027-01-05"), vp_make_day("2027-01-06")};
    meeting->days = 1U << VP_TUESDAY;
    build();
    ck_assert(has_x(0, "2027-01-04", 0));
    ck_assert(!has_x(0, "2027-01-05", 0));
    ck_assert(has_x(0, "2027-01-06", 0));
}
END_TEST

/* From the station to the clinic takes an hour, at night four: Monday's duty ends at 08:00. */
START_TEST(the_way_to_a_commitment_counts)
{
    int clinic = vp_make_site(plan, "clinic", 0);
    vp_make_way(plan, vp_make_station(plan), clinic, 60);
    int night = vp_make_band(plan, "22:00", "07:00");
    vp_make_band_way(plan, night, vp_make_station(plan), clinic, 240);
    struct vp_commitment *meeting = vp_make_commitment(plan, 0, "08:59", "11:30");
    meeting->site = clinic;
    meeting->dates = (struct vp_dates){vp_make_day("2027-01-05"), vp_make_day("2027-01-05")};
    build();
    ck_assert(!has_x(0, "2027-01-04", 0));
    ck_assert(has_x(0, "2027-01-05", 0));
    meeting->start++; /* just in time */
    build();
    ck_assert(has_x(0, "2027-01-04", 0));
    meeting->end = 14 * 60 + 31; /* and back to the duty of 15:30 too late */
    build();
    ck_assert(!has_x(0, "2027-01-05", 0));
}
END_TEST

START_TEST(no_way_is_the_longest)
{
    int island = vp_make_site(plan, "island", 0);
    vp_make_way(plan, vp_make_station(plan), island, VP_NOT_GIVEN);
    struct vp_commitment *meeting = vp_make_commitment(plan, 0, "12:00", "13:00");
    meeting->site = island;
    meeting->dates = (struct vp_dates){vp_make_day("2027-01-10"), vp_make_day("2027-01-10")};
    build();
    ck_assert(has_x(0, "2027-01-05", 0)); /* home on Wednesday at 08:00, four days and four hours before */
    ck_assert(!has_x(0, "2027-01-06", 0));
}
END_TEST

START_TEST(forbidden_is_what_matches_all)
{
    struct vp_forbidden *forbidden = vp_make_forbidden(plan, 0, "2027-01-04", "2027-01-09");
    forbidden->days = VP_ON_FRI | VP_ON_WEEKEND;
    forbidden->categories = vp_bit(VP_WEEKENDS) | vp_bit(VP_HOLIDAYS);
    build();
    ck_assert(has_x(0, "2027-01-07", 0));
    ck_assert(!has_x(0, "2027-01-08", 0)); /* Friday, until Saturday morning */
    ck_assert(!has_x(0, "2027-01-09", 0));
    ck_assert(has_x(0, "2027-01-10", 0));
}
END_TEST

START_TEST(a_block_goes_as_one)
{
    vp_make_block(plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    build();
    CHECK_ROW("block[d0,5]", "d0/01-08/l0 - d0/01-09/l0 = 0");
    CHECK_ROW("block[d0,6]", "d0/01-09/l0 - d0/01-10/l0 = 0");
    ck_assert_int_eq(vp_count_rows(program, "block"), 2);
    vp_make_forbidden(plan, 0, "2027-01-10", "2027-01-10");
    build();
    ck_assert(has_x(0, "2027-01-07", 0));
    ck_assert(!has_x(0, "2027-01-08", 0));
    ck_assert(!has_x(0, "2027-01-09", 0));
    ck_assert_int_eq(vp_count_rows(program, "block"), 0);
}
END_TEST

START_TEST(nobody_has_a_block_that_overlaps_itself)
{
    vp_make_shift(plan, 0, VP_ON_SAT, "12:00", "18:00");
    vp_make_block(plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_SAT);
    build();
    ck_assert(!has_x(0, "2027-01-08", 0));
    ck_assert(!has_x(0, "2027-01-09", 0));
    ck_assert(has_x(0, "2027-01-10", 0));
}
END_TEST

/* ---- what the plan gives and limits ---- */

START_TEST(fixed_duties_are_had)
{
    vp_make_fixed(plan, 0, 0, "2027-01-05", "2027-01-06");
    vp_make_forbidden(plan, 0, "2027-01-06", "2027-01-06");
    build();
    CHECK_ROW("fixed[d0,1]", "d0/01-05/l0 = 1");
    CHECK_ROW("fixed[d0,2]", "0 = 1"); /* no roster can be */
    ck_assert_int_eq(vp_count_rows(program, "fixed"), 2);
}
END_TEST

START_TEST(caps_are_rows_where_they_can_be_broken)
{
    vp_make_cap(plan, 0, VP_HOURS, 20, 40);
    vp_make_cap(plan, 0, VP_WEEKENDS, 0.5, 2.5); /* whole loads: 1 and 2 */
    vp_make_cap(plan, 0, VP_NIGHTS, 0, 7);       /* there are no more */
    vp_make_line_cap(plan, 0, 0, 2, 9);
    build();
    CHECK_ROW("caps[d0,0]", "16.5 d0/01-04/l0 + 16.5 d0/01-05/l0 + 16.5 d0/01-06/l0 + 16.5 d0/01-07/l0 + 16.5 d0/01-08/l0 + "
                            "24 d0/01-09/l0 + 24 d0/01-10/l0 >= 20 <= 40");
    CHECK_ROW("caps[d0,1]", "d0/01-08/l0 + d0/01-09/l0 + d0/01-10/l0 >= 1 <= 2");
    CHECK_ROW("caps[d0,2]", "no such row");
    CHECK_ROW("caps[d0,3]", "d0/01-04/l0 + d0/01-05/l0 + d0/01-06/l0 + d0/01-07/l0 + d0/01-08/l0 + d0/01-09/l0 + "
                            "d0/01-10/l0 >= 2");
}
END_TEST

/* ---- rotations ---- */

/* Three weeks; d0 turns with offset 0 or 1, d1 with 1, d2 is in none. */
static void make_turning(void)
{
    plan = vp_make_plan("2027-01-04", "2027-01-24", 3, &arena);
    int line = vp_make_line(plan, 1);
    vp_make_shift(plan, line, VP_ON_SAT | VP_ON_SUN, "08:00", "16:00");
    int rotation = vp_make_rotation(plan, "1/1");
    vp_make_rotation_doctor(plan, rotation, 0, -1);
    vp_make_rotation_doctor(plan, rotation, 1, 1);
    vp_make_present(plan, rotation, 1, 1);
}

START_TEST(offsets_are_chosen)
{
    make_turning();
    build();
    CHECK_ROW("rotation[r0,d0]", "o[r0,d0,0] + o[r0,d0,1] = 1");
    CHECK_ROW("rotation[r0,d1]", "o[r0,d1,1] = 1");
    CHECK_ROW("rotation_on[r0,d0,0,0]", "d0/01-09/l0 - o[r0,d0,0] <= 0");
    CHECK_ROW("rotation_on[r0,d0,0,1]", "d0/01-10/l0 - o[r0,d0,0] <= 0");
    CHECK_ROW("rotation_on[r0,d0,1,0]", "d0/01-16/l0 - o[r0,d0,1] <= 0");
    ck_assert_int_eq(vp_count_rows(program, "rotation_on[r0,d0"), 6);
    ck_assert_int_eq(vp_count_rows(program, "rotation_on[r0,d1"), 0); /* on in the weeks that he has columns in */
    ck_assert(!has_x(1, "2027-01-09", 0));
    ck_assert(has_x(1, "2027-01-16", 0));
    ck_assert(has_x(2, "2027-01-09", 0));
    ck_assert_int_eq(vp_find_column(program, "o[r0,d0,1]")->kind, VP_O);
}
END_TEST

/* The week before has run on until Monday 08:00; a week says what the one two weeks before has said, as long as the doctors are the same. */
START_TEST(present_is_said_once_a_cycle)
{
    make_turning();
    build();
    CHECK_ROW("rotation_present[r0,-1]", "o[r0,d0,1] + o[r0,d1,1] = 1");
    CHECK_ROW("rotation_present[r0,0]", "o[r0,d0,0] >= 1"); /* nobody else can be on */
    ck_assert_int_eq(vp_count_rows(program, "rotation_present"), 2);
    plan->doctors.item[1].member.to = vp_make_day("2027-01-10");
    build();
    CHECK_ROW("rotation_present[r0,1]", "o[r0,d0,1] >= 1");
    ck_assert_int_eq(vp_count_rows(program, "rotation_present"), 4);
}
END_TEST

/* Two duties that exclude each other share a row: one half of each is no more than one offset. */
START_TEST(what_clashes_shares_a_row)
{
    make_turning();
    vp_make_rule(plan, VP_RULE_rest)->figures.hours = 20;
    vp_make_present(plan, 0, 0, 2);
    build();
    CHECK_ROW("rotation_on[r0,d0,0,0]", "d0/01-09/l0 + d0/01-10/l0 - o[r0,d0,0] <= 0");
    ck_assert_int_eq(vp_count_rows(program, "rotation_on[r0,d0"), 3);
    ck_assert_int_eq(vp_count_rows(program, "rotation_present"), 0); /* nothing to say */
}
END_TEST

START_TEST(leave_in_weeks_off_leaves_fewer_offsets)
{
    make_turning();
    plan->rotations.item[0].leave_off = true;
    vp_make_leave(plan, 0, "2027-01-12", "2027-01-12", true);
    vp_make_leave(plan, 1, "2027-01-12", "2027-01-12", true); /* his only offset has him on */
    build();
    CHECK_ROW("rotation[r0,d0]", "o[r0,d0,0] = 1");
    CHECK_ROW("rotation[r0,d1]", "0 = 1");
    ck_assert(!has_x(0, "2027-01-16", 0));
    ck_assert(!has_x(1, "2027-01-16", 0));
    bool *none = vp_arena_array(&arena, (size_t)problem->n_duties, sizeof *none);
    double shortage = 0;
    ck_assert_double_eq(vp_price_had(problem, VP_RULE_rotation, 0, none, &shortage, &arena), 0);
    ck_assert_double_eq(shortage, 0);
    ck_assert_double_eq(vp_price_had(problem, VP_RULE_rotation, 1, none, &shortage, &arena), 0);
    ck_assert_double_eq(shortage, 1);
}
END_TEST

/* ---- rest and overlap ---- */

static struct vp_rule *make_rest(double hours)
{
    struct vp_rule *rest = vp_make_rule(plan, VP_RULE_rest);
    rest->figures.hours = hours;
    return rest;
}

START_TEST(hard_rest_is_cliques)
{
    make_rest(32);
    build();
    CHECK_ROW("rest[d0,0]", "d0/01-04/l0 + d0/01-05/l0 + d0/01-06/l0 <= 1");
    CHECK_ROW("rest[d0,3]", "d0/01-07/l0 + d0/01-08/l0 + d0/01-09/l0 <= 1");
    CHECK_ROW("rest[d0,4]", "d0/01-08/l0 + d0/01-09/l0 + d0/01-10/l0 <= 1");
    ck_assert_int_eq(vp_count_rows(program, "rest"), 5);
    ck_assert_int_eq(vp_count_rows(program, "overlap"), 0); /* rest says more */
}
END_TEST

START_TEST(rest_is_not_asked_within_a_block)
{
    vp_make_block(plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    make_rest(8);
    build();
    CHECK_ROW("rest[d0,3]", "d0/01-07/l0 + d0/01-08/l0 <= 1");
    ck_assert_int_eq(vp_count_rows(program, "rest"), 4);
}
END_TEST

START_TEST(rest_after_some_duties)
{
    struct vp_rule *rest = make_rest(20);
    vp_make_select_category(&rest->figures.after, VP_WEEKENDS);
    rest->figures.longer = 20; /* not after Friday's */
    build();
    CHECK_ROW("rest[d0,0]", "d0/01-09/l0 + d0/01-10/l0 <= 1");
    ck_assert_int_eq(vp_count_rows(program, "rest"), 1);
}
END_TEST

/* Lines alike: one row and one slack for four pairs. */
START_TEST(soft_pairs_are_bundled)
{
    vp_make_legevakt(plan);
    vp_make_soft(make_rest(8), 3);
    build();
    CHECK_ROW("rest[d0,1,2]", "d0/01-04/l1 + d0/01-04/l0 + d0/01-05/l0 + d0/01-05/l1 - s_rest[d0,1,2] <= 1");
    ck_assert_int_eq(vp_count_rows(program, "rest"), 6);
    ck_assert_double_eq(vp_find_column(program, "s_rest[d0,1,2]")->cost, 3);
    CHECK_ROW("overlap[d0,0]", "d0/01-04/l0 + d0/01-04/l1 <= 1"); /* soft rest does not keep them apart */
}
END_TEST

START_TEST(rest_after_the_past)
{
    vp_make_past(plan, &history, 0, 0, "2027-01-03", "08:00-08:00");
    struct vp_rule *rest = make_rest(8);
    build();
    ck_assert(!has_x(0, "2027-01-04", 0));
    ck_assert(has_x(0, "2027-01-05", 0));
    vp_make_soft(rest, 3);
    build();
    ck_assert_double_eq(x_cost(0, "2027-01-04", 0), 3);
    ck_assert_double_eq(x_cost(0, "2027-01-05", 0), 0);
}
END_TEST

START_TEST(a_narrow_rest_leaves_overlap_its_rows)
{
    vp_make_legevakt(plan);
    struct vp_rule *rest = make_rest(8);
    rest->days = VP_ON_WEEKEND;
    build();
    CHECK_ROW("overlap[d0,0]", "d0/01-04/l0 + d0/01-04/l1 <= 1");
    CHECK_ROW("rest[d0,0]", "d0/01-09/l0 + d0/01-09/l1 + d0/01-10/l0 + d0/01-10/l1 <= 1");
    ck_assert_int_eq(vp_count_rows(program, "rest"), 1);
}
END_TEST

/* What the longer rest of the same duties says is not said again. */
START_TEST(the_longest_rest_speaks)
{
    plan = vp_make_plan("2027-01-04", "2027-01-10", 2, &arena);
    vp_make_legevakt(plan);
    make_rest(8);
    struct vp_rule *longer = make_rest(11);
    longer->id = "longer";
    vp_make_only_doctor(plan, longer, 0);
    make_rest(11)->id = "twin";
    plan->rules.item[VP_MADE_RULES + 2].days = VP_ON_WEEKEND;
    build();
    CHECK_ROWS("longer", 6);
    CHECK_ROWS("rest[d0", 0);
    CHECK_ROWS("rest[d1", 6);
    CHECK_ROWS("twin[d0", 0);
    CHECK_ROWS("twin[d1", 1);
    CHECK_ROWS("overlap", 0);
    plan->rules.item[VP_MADE_RULES + 2].days = 0; /* the same of d0: the first says it */
    build();
    CHECK_ROWS("longer[d0", 6);
    CHECK_ROWS("twin[d0", 0);
    CHECK_ROWS("twin[d1", 6);
    CHECK_ROWS("rest[", 0);
}
END_TEST

/* ---- weekly rest ---- */

/* Fifty hours can lie behind no duty but these: before Wednesday's, after Thursday's. */
START_TEST(weekly_rest_chooses_a_stretch)
{
    plan = vp_make_plan("2027-01-04", "2027-01-10", 1, &arena);
    int line = vp_make_line(plan, 1);
    vp_make_shift(plan, line, VP_ON_ALL_DAYS & ~(VP_ON_FRI | VP_ON_WEEKEND), "15:30", "21:30");
    vp_make_rule(plan, VP_RULE_weekly_rest)->figures.hours = 72;
    build();
    CHECK_ROW("weekly-rest[d0,0]",
              "z_weekly-rest[d0,0,0] + z_weekly-rest[d0,0,1] + z_weekly-rest[d0,0,2] + z_weekly-rest[d0,0,3] + "
              "z_weekly-rest[d0,0,4] = 1");
    CHECK_ROW("weekly-rest_free[d0,0,0]", "d0/01-04/l0 + z_weekly-rest[d0,0,0] <= 1");
    CHECK_ROW("weekly-rest_free[d0,0,3]", "d0/01-07/l0 + z_weekly-rest[d0,0,1] + z_weekly-rest[d0,0,2] + "
                                          "z_weekly-rest[d0,0,3] <= 1");
    ck_assert_int_eq(vp_count_rows(program, "weekly-rest_free"), 4);
}
END_TEST

START_TEST(what_clashes_shares_its_free_time)
{
    vp_make_legevakt(plan);
    struct vp_rule *rest = vp_make_rule(plan, VP_RULE_weekly_rest);
    rest->figures.hours = 100;
    vp_make_soft(rest, 5);
    build();
    CHECK_ROW("weekly-rest_free[d0,0,0]", "d0/01-04/l0 + d0/01-04/l1 + z_weekly-rest[d0,0,0] <= 1");
    ck_assert_int_eq(vp_count_rows(program, "weekly-rest_free"), 7);
    ck_assert_double_eq(vp_find_column(program, "s_weekly-rest[d0,0]")->cost, 5);
}
END_TEST

START_TEST(weeks_that_the_past_has_broken_say_nothing)
{
    plan = vp_make_plan("2027-01-08", "2027-01-17", 1, &arena);
    vp_make_legevakt(plan);
    vp_make_rule(plan, VP_RULE_weekly_rest)->figures.hours = 60;
    vp_make_past(plan, &history, 0, 0, "2027-01-04", "15:30-08:00");
    vp_make_past(plan, &history, 0, 0, "2027-01-06", "15:30-08:00");
    build();
    CHECK_ROW("weekly-rest[d0,0]", "z_weekly-rest[d0,0,0] = 1"); /* from Thursday 08:00: the weekend, if it is free */
    CHECK_ROW("weekly-rest_free[d0,0,2]", "d0/01-08/l0 + z_weekly-rest[d0,0,0] <= 1");
    ck_assert_int_eq(vp_count_rows(program, "weekly-rest["), 2);
    vp_make_past(plan, &history, 0, 0, "2027-01-07", "15:30-23:00"); /* 73 h are left */
    plan->rules.item[VP_MADE_RULES].figures.hours = 73.5;
    build();
    CHECK_ROW("weekly-rest[d0,0]", "no such row");
    ck_assert_int_eq(vp_count_rows(program, "weekly-rest["), 1);
}
END_TEST

Suite *suite_program_1(void)
{
    Suite *suite = suite_create("program_1");
    TCase *tests = tcase_create("program_1");
    tcase_add_checked_fixture(tests, set_up, tear_down);
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
