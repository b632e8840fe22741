/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rotations: which offsets a roster means, and what the judge makes of it. Most plans have weeks from Monday 08:00, so that the period's
 * first eight hours lie in the week before week 0. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/suites.h"

#include "model/rotation_infer.h"

#include <string.h>

static int offset[40];

/* Eight weeks from Monday 4 January 2027; a line round the clock outside office hours; a rotation of the first `members` of the doctors. */
static void make_rotation(const char *pattern, int doctors, int members)
{
    vp_made.plan = vp_make_plan("2027-01-04", "2027-02-28", doctors, &vp_made.arena);
    vp_make_legevakt(vp_made.plan);
    vp_make_rotation(vp_made.plan, pattern);
    for (int d = 0; d < members; d++)
        vp_make_rotation_doctor(vp_made.plan, 0, d, -1);
}

static enum vp_inferred find(void)
{
    return vp_rotation_find_offsets(vp_made.problem, vp_made.roster, 0, offset);
}

/* ---- offsets ---- */

START_TEST(duties_tell_the_offset)
{
    make_rotation("2/3", 3, 2);
    vp_begin_roster();
    vp_give("2027-01-12", 0); /* weeks 1 and 2: on from week 1 */
    vp_give("2027-01-24", 0);
    vp_give("2027-02-16", 0); /* week 6, five weeks after week 1 */
    vp_give("2027-01-04", 1); /* weeks 0 and 4: on from week 4 */
    vp_give("2027-02-02", 1);
    ck_assert_int_eq(find(), VP_INFERRED);
    ck_assert(vp_rotation_infer(vp_made.problem, vp_made.roster, 0, offset));
    ck_assert_int_eq(offset[0], 1);
    ck_assert_int_eq(offset[1], 4);
    ck_assert_int_eq(offset[2], -1);
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
}
END_TEST

START_TEST(a_duty_that_fits_no_offset_is_the_breach)
{
    make_rotation("2/3", 2, 1);
    vp_begin_roster();
    vp_give("2027-01-12", 0);
    vp_give("2027-01-20", 0);
    vp_give("2027-01-22", 0);
    vp_give("2027-02-16", 0);
    vp_give("2027-02-08", 0); /* week 5 is off for one who is on from week 1 */
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 1);
    const struct vp_violation *filed = vp_breach(VP_RULE_rotation);
    ck_assert_int_eq(filed->doctor, 0);
    ck_assert_int_eq(filed->duty_a, vp_make_duty(vp_made.problem, "2027-02-08", 0));
    ck_assert_int_eq(filed->from, vp_make_day("2027-02-08"));
    ck_assert_int_eq(filed->pos.line, vp_made.plan->rotations.item[0].pos.line);
    ck_assert_double_eq(filed->amount, 1.0);
    ck_assert_str_eq(filed->text, "begins in a week off in rotation r0");
    vp_give("2027-02-08", 1); /* not in the rotation */
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
}
END_TEST

START_TEST(a_fixed_offset_is_kept)
{
    make_rotation("1/1", 2, 1);
    vp_made.plan->rotations.item[0].offset[0] = 1;
    vp_begin_roster();
    vp_give("2027-01-12", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
    vp_give("2027-01-06", 0);
    vp_give("2027-01-20", 0); /* most of his duties in even weeks: that does not count */
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 2);
    ck_assert_int_eq(vp_breach(VP_RULE_rotation)->from, vp_make_day("2027-01-06"));
    ck_assert(vp_rotation_infer(vp_made.problem, vp_made.roster, 0, offset));
    ck_assert_int_eq(offset[0], 1);
}
END_TEST

START_TEST(the_hand_over_divides_the_weeks)
{
    make_rotation("1/1", 1, 1);
    int early = vp_make_line(vp_made.plan, 1);
    int late = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, early, VP_ON_ALL_DAYS, "07:59", "08:30");
    vp_make_shift(vp_made.plan, late, VP_ON_ALL_DAYS, "08:00", "08:30");
    vp_begin_roster();
    vp_give("2027-01-05", 0);
    vp_give_on("2027-01-11", early, 0); /* the last of week 0 */
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
    vp_give_on("2027-01-11", late, 0);
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 1);
    ck_assert_int_eq(vp_breach(VP_RULE_rotation)->duty_a, vp_make_duty(vp_made.problem, "2027-01-11", late));
    vp_give_on("2027-01-11", late, VP_LOCUM);
    vp_give("2027-01-10", 0); /* until Monday 08:00, and begun in week 0 */
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
}
END_TEST

START_TEST(other_lines_are_free)
{
    make_rotation("1/3", 1, 1);
    int free = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, free, VP_ON_ALL_DAYS, "10:00", "12:00");
    vp_make_rotation_line(vp_made.plan, 0, 0);
    vp_begin_roster();
    vp_give("2027-01-05", 0);
    for (vp_day date = vp_made.plan->from; date <= vp_made.plan->to; date++) {
        char text[VP_DAY_TEXT];
        vp_give_on(vp_day_format(date, text), free, 0);
    }
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
    vp_made.plan->rotations.item[0].lines = NULL;
    ck_assert_int_eq(vp_judge(VP_RULE_rotation),
                     6 * 7); /* on in weeks 0 and 4 of eight; the last duties begin on Sunday the 28th */
}
END_TEST

START_TEST(the_past_says_nothing_of_offsets)
{
    make_rotation("1/1", 1, 1);
    vp_had("2027-01-02", "08:00-08:00", 0);
    vp_had("2026-12-26", "08:00-08:00", 0);
    vp_begin_roster();
    vp_give("2027-01-05", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
    ck_assert(vp_rotation_infer(vp_made.problem, vp_made.roster, 0, offset));
    ck_assert_int_eq(offset[0], 0);
}
END_TEST

/* ---- the number present ---- */

START_TEST(offsets_are_chosen_for_the_number_present)
{
    make_rotation("2/3", 5, 5);
    vp_make_present(vp_made.plan, 0, 2, 2);
    vp_begin_roster();
    vp_give("2027-01-12", 3); /* on from week 0 or from week 1 */
    ck_assert_int_eq(find(), VP_INFERRED);
    vp_check_present(&vp_made.plan->rotations.item[0], offset);
    ck_assert(vp_rotation_on(&vp_made.plan->rotations.item[0], offset[3], 1));
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
    vp_give("2027-01-05", 2); /* three on in week 0, whatever the others do */
    vp_give("2027-01-06", 3);
    vp_give("2027-01-07", 4);
    ck_assert_int_eq(find(), VP_NOT_INFERRED);
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 1);
    const struct vp_violation *filed = vp_breach(VP_RULE_rotation);
    ck_assert_int_eq(filed->doctor, -1);
    ck_assert_int_eq(filed->duty_a, -1);
    ck_assert_int_eq(filed->from, vp_made.plan->from);
    ck_assert_int_eq(filed->to, vp_made.plan->to);
    ck_assert_str_eq(filed->text,
                     "rotation r0 wants from 2 to 2 doctors on in every week: no offsets that fit the duties do");
    vp_make_present(vp_made.plan, 0, 2, 3);
    /* 10 weeks of work in five: never three in one and two in all the others */
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 1);
    vp_make_present(vp_made.plan, 0, 1, 3);
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
}
END_TEST

START_TEST(too_few_are_too_few)
{
    make_rotation("1/1", 3, 3);
    vp_make_present(vp_made.plan, 0, 2, 3);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 1); /* three doctors, one week in two each: two and one */
    vp_make_present(vp_made.plan, 0, 1, 2);
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
    vp_make_present(vp_made.plan, 0, 0, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 1);
}
END_TEST

START_TEST(one_who_has_no_duties_is_on_all_the_same)
{
    make_rotation("1/1", 2, 2);
    vp_made.plan->rotations.item[0].offset[0] = 0;
    vp_made.plan->rotations.item[0].offset[1] = 0;
    vp_make_present(vp_made.plan, 0, 1, 2);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 1); /* nobody in odd weeks */
    vp_made.plan->rotations.item[0].offset[1] = -1;
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
    ck_assert(vp_rotation_infer(vp_made.problem, vp_made.roster, 0, offset));
    ck_assert_int_eq(offset[1], 1);
}
END_TEST

START_TEST(members_count_from_hand_over_to_hand_over)
{
    make_rotation("1", 2, 2);
    vp_make_present(vp_made.plan, 0, 1, 1);
    vp_made.plan->doctors.item[0].member.to = vp_make_day("2027-01-17");
    vp_made.plan->doctors.item[1].member.from = vp_make_day("2027-01-18"); /* Monday, the day of a hand-over */
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
    vp_made.plan->doctors.item[1].member.from = vp_make_day("2027-01-19"); /* counts from the 25th on */
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 1);
    vp_made.plan->doctors.item[0].member.to = vp_make_day("2027-01-18"); /* counts until then */
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
}
END_TEST

START_TEST(the_week_that_had_begun_before_the_period_counts)
{
    make_rotation("1/1", 1, 1);
    vp_made.plan->rotations.item[0].offset[0] = 0;
    vp_made.plan->from = vp_make_day("2027-01-05"); /* Tuesday: weeks 0 to 7 */
    vp_made.plan->to = vp_make_day("2027-01-10");
    vp_made.plan->doctors.item[0].member = (struct vp_dates){vp_made.plan->from, vp_made.plan->to};
    vp_made.plan->rotations.item[0].from = vp_made.plan->from;
    vp_make_present(vp_made.plan, 0, 1, 1);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
    vp_made.plan->from = vp_make_day("2027-01-04"); /* until Monday 08:00 it is the week before, and nobody is on */
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 1);
}
END_TEST

/* ---- leave ---- */

START_TEST(leave_in_weeks_off_limits_the_offsets)
{
    make_rotation("1/2", 1, 1);
    vp_make_leave(vp_made.plan, 0, "2027-01-06", "2027-01-07", true);  /* week 0 */
    vp_make_leave(vp_made.plan, 0, "2027-01-20", "2027-01-20", false); /* week 2, of the kind that does not matter */
    vp_made.plan->rotations.item[0].leave_off = true;
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
    vp_give("2027-01-25", 0); /* week 3 is week 0 again */
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 1);
    ck_assert_ptr_nonnull(strstr(vp_breach(VP_RULE_rotation)->text, "week off"));
    vp_made.plan->rotations.item[0].leave_off = false;
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
}
END_TEST

START_TEST(leave_that_no_offset_keeps_out_of_weeks_on)
{
    make_rotation("1/1", 2, 1);
    vp_made.plan->rotations.item[0].leave_off = true;
    vp_make_leave(vp_made.plan, 0, "2027-01-10", "2027-01-12", true);
    vp_begin_roster();
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 1);
    ck_assert_int_eq(vp_breach(VP_RULE_rotation)->doctor, 0);
    ck_assert_int_eq(vp_breach(VP_RULE_rotation)->duty_a, -1);
    ck_assert_ptr_nonnull(strstr(vp_breach(VP_RULE_rotation)->text, "whatever the offset"));
    vp_give("2027-01-05", 0); /* it still has to be one week in two */
    vp_give("2027-01-20", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 1);
    vp_give("2027-01-26", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 2);
    vp_made.plan->rotations.item[0].offset[0] = 1; /* given, and kept although leave is in the way: weeks 0, 2 are off */
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 3);
    ck_assert_int_eq(vp_rotation_infer(vp_made.problem, vp_made.roster, 0, offset), true);
    ck_assert_int_eq(offset[0], 1);
    vp_made.plan->rotations.item[0].offset[0] = 0;
    vp_give("2027-01-27", 0);
    vp_give("2027-01-28", 0);
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 4); /* week 3 is off, though more of his duties lie in it */
    ck_assert_int_eq(vp_rotation_infer(vp_made.problem, vp_made.roster, 0, offset), true);
    ck_assert_int_eq(offset[0], 0);
}
END_TEST

/* ---- more than one rotation, and large ones ---- */

START_TEST(each_rotation_for_itself)
{
    make_rotation("1/1", 3, 2);
    int other = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, other, VP_ON_ALL_DAYS, "10:00", "12:00");
    vp_make_rotation_line(vp_made.plan, 0, 0);
    int second = vp_make_rotation(vp_made.plan, "1/2");
    vp_make_rotation_doctor(vp_made.plan, second, 1, -1);
    vp_make_rotation_line(vp_made.plan, second, other);
    vp_begin_roster();
    vp_give("2027-01-05", 1);
    vp_give_on("2027-01-12", other, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 0);
    ck_assert(vp_rotation_infer(vp_made.problem, vp_made.roster, 0, offset));
    ck_assert_int_eq(offset[1], 0);
    ck_assert(vp_rotation_infer(vp_made.problem, vp_made.roster, second, offset));
    ck_assert_int_eq(offset[0], -1);
    ck_assert_int_eq(offset[1], 1);
    vp_give_on("2027-01-19", other, 1);
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 1);
    ck_assert_str_eq(vp_breach(VP_RULE_rotation)->text, "begins in a week off in rotation r1");
    ck_assert_int_eq(vp_breach(VP_RULE_rotation)->pos.line, vp_made.plan->rotations.item[second].pos.line);
}
END_TEST

START_TEST(thirty_doctors_without_duties_are_spread)
{
    make_rotation("2/3", 30, 30);
    vp_make_present(vp_made.plan, 0, 12, 12);
    vp_begin_roster();
    ck_assert_int_eq(find(), VP_INFERRED);
    vp_check_present(&vp_made.plan->rotations.item[0], offset);
}
END_TEST

/* Of thirty doctors who are on every other five weeks, fifteen are on on average: never fourteen. There are too many ways of not doing it.
 * */
START_TEST(what_is_not_decided_is_said)
{
    make_rotation("5/5", 30, 30);
    vp_make_present(vp_made.plan, 0, 14, 14);
    vp_begin_roster();
    ck_assert_int_eq(find(), VP_NOT_LOOKED_AT);
    for (int d = 0; d < 30; d++)
        ck_assert(0 <= offset[d] && offset[d] < 10);
    ck_assert_int_eq(vp_judge(VP_RULE_rotation), 1);
    ck_assert_int_eq(vp_breach(VP_RULE_rotation)->doctor, -1);
    ck_assert_ptr_nonnull(strstr(vp_breach(VP_RULE_rotation)->text, "could not be decided"));
}
END_TEST

/* What a search by hand says: all offsets of four doctors. */
static bool any_offsets_fit(void)
{
    const struct vp_rotation *rotation = &vp_made.plan->rotations.item[0];
    int first;
    int last;
    int combinations = 1;
    vp_rotation_span(vp_made.plan, rotation, &first, &last);
    for (int d = 0; d < 4; d++)
        combinations *= rotation->cycle;
    for (int code = 0; code < combinations; code++) {
        int of[4] = {code % rotation->cycle, code / rotation->cycle % rotation->cycle,
                     code / rotation->cycle / rotation->cycle % rotation->cycle,
                     code / rotation->cycle / rotation->cycle / rotation->cycle};
        bool fits = true;
        for (int week = first; week <= last && fits; week++) {
            int on = 0;
            for (int d = 0; d < 4; d++)
                on += vp_rotation_on(rotation, of[d], week) && vp_rotation_member(vp_made.plan, rotation, d, week);
            fits = rotation->least <= on && on <= rotation->most;
        }
        for (int place = 0; place < vp_made.problem->n_places && fits; place++) {
            int d = vp_made.roster->doctor[place];
            int week = vp_rotation_week(vp_made.plan, rotation,
                                        vp_made.problem->duties[vp_made.problem->place_duty[place]].start);
            fits = d < 0 || vp_rotation_on(rotation, of[d], week);
        }
        if (fits)
            return true;
    }
    return false;
}

/* A few duties each, so that some rosters fit and others do not. */
START_TEST(the_search_misses_nothing)
{
    static const char *const patterns[] = {"1/1", "1/2", "2/2", "2/1/1/1"};
    int fitting = 0;
    for (int round = 0; round < 200; round++) {
        make_rotation(patterns[round % 4], 4, 4);
        vp_made.plan->doctors.item[round % 3].member.from += round % 30;
        vp_make_present(vp_made.plan, 0, round % 7 % 3, 2 + round % 2);
        vp_begin_roster();
        for (int i = 0; i < 4 + round % 3; i++)
            vp_made.roster->doctor[(round * 31 + i * (11 + round % 17)) % vp_made.problem->n_places] = i % 4;
        bool fits = any_offsets_fit();
        fitting += fits;
        ck_assert_msg((vp_judge(VP_RULE_rotation) == 0) == fits, "round %d: %d breaches", round,
                      vp_judge(VP_RULE_rotation));
    }
    ck_assert_int_gt(fitting, 20);
    ck_assert_int_lt(fitting, 180);
}
END_TEST

Suite *suite_rules_rotation(void)
{
    Suite *suite = suite_create("rules_rotation");
    TCase *tests = tcase_create("rules_rotation");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_test(tests, duties_tell_the_offset);
    tcase_add_test(tests, a_duty_that_fits_no_offset_is_the_breach);
    tcase_add_test(tests, a_fixed_offset_is_kept);
    tcase_add_test(tests, the_hand_over_divides_the_weeks);
    tcase_add_test(tests, other_lines_are_free);
    tcase_add_test(tests, the_past_says_nothing_of_offsets);
    tcase_add_test(tests, offsets_are_chosen_for_the_number_present);
    tcase_add_test(tests, too_few_are_too_few);
    tcase_add_test(tests, one_who_has_no_duties_is_on_all_the_same);
    tcase_add_test(tests, members_count_from_hand_over_to_hand_over);
    tcase_add_test(tests, the_week_that_had_begun_before_the_period_counts);
    tcase_add_test(tests, leave_in_weeks_off_limits_the_offsets);
    tcase_add_test(tests, leave_that_no_offset_keeps_out_of_weeks_on);
    tcase_add_test(tests, each_rotation_for_itself);
    tcase_add_test(tests, thirty_doctors_without_duties_are_spread);
    tcase_add_test(tests, what_is_not_decided_is_said);
    tcase_add_test(tests, the_search_misses_nothing);
    suite_add_tcase(suite, tests);
    return suite;
}
