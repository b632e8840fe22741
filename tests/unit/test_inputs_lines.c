/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines: doctors by day, extra places, special dates, blocks, what counts, hours that others take over. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include <string.h>

/* The plan with these fields added to the first line. */
static const char *with_fields(const char *fields)
{
    return vp_text_change(vp_text_rich, "    site: grong\n",
                          vp_arena_printf(&vp_bench.arena, "    site: grong\n%s", fields));
}

/* The plan in which the first line has these times and fields. */
static const char *with_times(const char *times, const char *fields)
{
    const char *text = vp_text_change(with_fields(fields), "{ mon-fri: 15:30-08:00, sat-sun: 08:00-08:00 }", times);
    return text;
}

/* The shifts of the first line on `date` as "15:30-32:00 …", hours after its midnight. */
static const char *show_shifts(const struct vp_plan *plan, const char *date)
{
    const vp_shifts *shifts = vp_line_shifts(plan, 0, vp_make_day(date));
    const char *list = "";
    for (int i = 0; i < shifts->n; i++)
        list = vp_arena_printf(&vp_bench.arena, "%s%s%02d:%02d-%02d:%02d", list, i == 0 ? "" : " ",
                               shifts->item[i].start / 60, shifts->item[i].start % 60, shifts->item[i].end / 60,
                               shifts->item[i].end % 60);
    return list;
}

/* ---- doctors ---- */

START_TEST(doctors_by_day)
{
    const struct vp_line *line =
        &vp_text_read_good(with_fields("    doctors: { mon-thu: 0, sat-sun: 2, holiday: 3 }\n"))->lines.item[0];
    ck_assert_int_eq(line->doctors[VP_MONDAY], 0);
    ck_assert_int_eq(line->doctors[VP_THURSDAY], 0);
    ck_assert_int_eq(line->doctors[VP_FRIDAY], 1);
    ck_assert_int_eq(line->doctors[VP_SUNDAY], 2);
    ck_assert_int_eq(line->doctors[VP_ON_HOLIDAY], 3);
    line = &vp_text_read_good(with_fields("    doctors: { sun: 4 }\n"))->lines.item[0];
    ck_assert_int_eq(line->doctors[VP_ON_HOLIDAY], 4);
    ck_assert_int_eq(line->doctors[VP_SATURDAY], 1);
}
END_TEST

START_TEST(extra_places_have_a_price)
{
    const struct vp_line *line =
        &vp_text_read_good(with_fields("    doctors: 0\n    extra: { at_most: 3, price: 2.5 }\n"))->lines.item[0];
    ck_assert_int_eq(line->doctors[VP_FRIDAY], 0);
    ck_assert_int_eq(line->extra, 3);
    ck_assert_double_eq(line->extra_price, 2.5);
    line = &vp_text_read_good(vp_text_rich)->lines.item[0];
    ck_assert_int_eq(line->extra, 0);
    ck_assert_uint_eq(line->counts, UINT32_MAX);
    ck_assert_int_eq(line->blocks.n + line->specials.n + line->handed_over.n, 0);
}
END_TEST

/* ---- dates ---- */

START_TEST(dates_take_the_place_of_the_pattern)
{
    const char *dates =
        "    dates:\n      2027-02-01..2027-02-07: { times: none }\n"
        "      2027-02-06: { times: [10:00-18:00, 08:00-10:00], doctors: 2 }\n      2027-02-10: { doctors: 0 }\n";
    const struct vp_plan *plan = vp_text_read_good(with_fields(dates));
    ck_assert_int_eq(plan->lines.item[0].specials.n, 3);
    ck_assert_str_eq(show_shifts(plan, "2027-02-01"), "");
    ck_assert_str_eq(show_shifts(plan, "2027-02-06"), "08:00-10:00 10:00-18:00");
    ck_assert_str_eq(show_shifts(plan, "2027-02-10"), "15:30-32:00");
    ck_assert_int_eq(vp_line_doctors(plan, 0, vp_make_day("2027-02-01")), 1);
    ck_assert_int_eq(vp_line_doctors(plan, 0, vp_make_day("2027-02-06")), 2);
    ck_assert_int_eq(vp_line_doctors(plan, 0, vp_make_day("2027-02-10")), 0);
}
END_TEST

/* ---- blocks ---- */

START_TEST(blocks_are_runs_of_days)
{
    const struct vp_line *line = &vp_text_read_good(with_fields("    blocks: [fri-mon, tue-wed]\n"))->lines.item[0];
    ck_assert_int_eq(line->blocks.n, 2);
    ck_assert_uint_eq(line->blocks.item[0].days, 0x71);
    ck_assert_int_eq(line->blocks.item[0].first, VP_FRIDAY);
    ck_assert_uint_eq(line->blocks.item[1].days, 0x06);
    line = &vp_text_read_good(with_fields("    blocks: fri-sun\n    doctors: { fri-sun: 2 }\n"))->lines.item[0];
    ck_assert_uint_eq(line->blocks.item[0].days, 0x70);
}
END_TEST

START_TEST(a_block_may_hold_days_without_duty)
{
    const char *text =
        with_times("{ fri: 15:30-08:00, sun: 08:00-08:00 }", "    blocks: [fri-sun]\n    doctors: { fri: 2, sun: 2 }\n");
    ck_assert_int_eq(vp_text_read_good(text)->lines.item[0].blocks.n, 1);
}
END_TEST

/* ---- what counts ---- */

START_TEST(a_line_counts_for_what_it_names)
{
    const struct vp_line *line = &vp_text_read_good(with_fields("    counts: [nights]\n"))->lines.item[0];
    ck_assert_uint_eq(line->counts, vp_bit(VP_NIGHTS));
    line = &vp_text_read_good(with_fields("    counts: []\n"))->lines.item[0];
    ck_assert_uint_eq(line->counts, 0);
}
END_TEST

/* ---- hours handed over ---- */

START_TEST(hours_are_cut_out)
{
    const struct vp_plan *plan =
        vp_text_read_good(with_fields("    handed-over: { hours: 23:00-08:00, to: the regional service }\n"));
    const struct vp_line *line = &plan->lines.item[0];
    ck_assert_int_eq(line->handed_over.n, 1);
    ck_assert_int_eq(line->handed_over.item[0].from_minute, 23 * 60);
    ck_assert_int_eq(line->handed_over.item[0].to_minute, 8 * 60);
    ck_assert_str_eq(line->handed_over.item[0].to, "the regional service");
    ck_assert_str_eq(show_shifts(plan, "2027-01-05"), "15:30-23:00");
    ck_assert_str_eq(show_shifts(plan, "2027-01-09"), "08:00-23:00");
}
END_TEST

START_TEST(a_cut_leaves_several_pieces)
{
    const char *fields = "    handed-over: [{ hours: 18:00-20:00, to: a }, { hours: 19:00-22:00, to: b }]\n"
                         "    dates: { 2027-02-06: { times: 12:00-21:00 }, 2027-02-07: { times: 20:00-21:30 } }\n";
    const struct vp_plan *plan = vp_text_read_good(with_fields(fields));
    ck_assert_str_eq(show_shifts(plan, "2027-01-05"), "15:30-18:00 22:00-32:00");
    ck_assert_str_eq(show_shifts(plan, "2027-02-06"), "12:00-18:00");
    ck_assert_str_eq(show_shifts(plan, "2027-02-07"), "");
}
END_TEST

START_TEST(pieces_belong_to_the_date_on_which_they_begin)
{
    const struct vp_plan *plan = vp_text_read_good(with_fields("    handed-over: { hours: 18:00-06:00, to: others }\n"));
    ck_assert_str_eq(show_shifts(plan, "2027-01-05"), "15:30-18:00 30:00-32:00");
    ck_assert_str_eq(show_shifts(plan, "2027-01-04"),
                     "06:00-08:00 15:30-18:00 30:00-32:00");          /* of Sunday's, before the period */
    ck_assert_str_eq(show_shifts(plan, "2027-03-28"), "08:00-18:00"); /* what begins on Monday is no more of it */
    const struct vp_problem *problem = vp_problem_new(plan, NULL, &vp_bench.arena, &vp_bench.errors);
    ck_assert_ptr_nonnull(problem);
    int mornings = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        ck_assert_int_ge(problem->duties[j].date, plan->from);
        ck_assert_int_le(problem->duties[j].date, plan->to);
        mornings += problem->duties[j].line == 0 && problem->duties[j].end - problem->duties[j].start == 2 * 3600;
    }
    ck_assert_int_eq(mornings, 84); /* one on each of twelve weeks' mornings */
}
END_TEST

START_TEST(pieces_of_two_dates_have_different_numbers)
{
    /* on Saturday: what is left of Friday's night, and the second of its own */
    const char *text = with_times("{ fri: 15:30-08:00, sat: [09:00-16:00, 16:00-22:00] }",
                                  "    handed-over: { hours: 22:00-06:00, to: others }\n");
    const struct vp_problem *problem = vp_problem_new(vp_text_read_good(text), NULL, &vp_bench.arena, &vp_bench.errors);
    ck_assert_ptr_nonnull(problem);
    int seen = 0;
    for (int j = 0; j < problem->n_duties; j++)
        if (problem->duties[j].line == 0 && problem->duties[j].date == vp_make_day("2027-01-09"))
            ck_assert_int_eq(problem->duties[j].shift, seen++);
    ck_assert_int_eq(seen, 3);
}
END_TEST

START_TEST(a_period_of_one_day_is_cut_too)
{
    const char *text = with_fields("    handed-over: { hours: 18:00-06:00, to: others }\n");
    text = vp_text_change(text, "from: 2027-01-04, to: 2027-03-28", "from: 2027-01-06, to: 2027-01-06");
    text = vp_text_change(text, "present: 1", "leave: anywhere");
    ck_assert_str_eq(show_shifts(vp_text_read_good(text), "2027-01-06"), "06:00-08:00 15:30-18:00");
}
END_TEST

Suite *suite_inputs_lines(void)
{
    Suite *suite = suite_create("inputs_lines");
    TCase *tests = tcase_create("plans");
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    tcase_add_test(tests, doctors_by_day);
    tcase_add_test(tests, extra_places_have_a_price);
    tcase_add_test(tests, dates_take_the_place_of_the_pattern);
    tcase_add_test(tests, blocks_are_runs_of_days);
    tcase_add_test(tests, a_block_may_hold_days_without_duty);
    tcase_add_test(tests, a_line_counts_for_what_it_names);
    tcase_add_test(tests, hours_are_cut_out);
    tcase_add_test(tests, a_cut_leaves_several_pieces);
    tcase_add_test(tests, pieces_belong_to_the_date_on_which_they_begin);
    tcase_add_test(tests, pieces_of_two_dates_have_different_numbers);
    tcase_add_test(tests, a_period_of_one_day_is_cut_too);
    suite_add_tcase(suite, tests);
    return suite;
}
