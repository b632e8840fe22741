/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways by the hour and the season, categories of the plan's own, rotations: every field arrives where it belongs. */
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include <math.h>
#include <string.h>

/* ---- ways ---- */

START_TEST(bands_are_filled_both_ways)
{
    const struct vp_travel *travel = &vp_text_read_good(vp_text_rich)->travel;
    ck_assert_int_eq(travel->minutes[0 * 3 + 2], 75);
    ck_assert_int_eq(travel->bands.n, 1);
    const struct vp_travel_band *band = &travel->bands.item[0];
    ck_assert_int_eq(band->from_minute, 23 * 60);
    ck_assert_int_eq(band->to_minute, 6 * 60);
    ck_assert_int_eq(band->minutes[0 * 3 + 2], VP_NO_WAY);
    ck_assert_int_eq(band->minutes[2 * 3 + 0], VP_NO_WAY);
    ck_assert_int_eq(band->minutes[0 * 3 + 1], VP_NOT_GIVEN);
    ck_assert_int_eq(band->pos.line, 15);
    travel = &vp_text_read_good(vp_text_change(vp_text_rich, "limingen: none } }",
                                               "limingen: none, sandvika: 100 }, limingen: { grong: 200 } }"))
                  ->travel;
    band = &travel->bands.item[0];
    ck_assert_int_eq(band->minutes[0 * 3 + 2], VP_NO_WAY);
    ck_assert_int_eq(band->minutes[2 * 3 + 0], 200);
    ck_assert_int_eq(band->minutes[1 * 3 + 0], 100);
}
END_TEST

START_TEST(a_band_may_give_the_only_way)
{
    const char *text = vp_text_change(vp_text_rich, "sandvika: 80, limingen: 75", "sandvika: 80");
    text = vp_text_change(text, "hours: 23:00-06:00, minutes: { grong: { limingen: none } }",
                          "hours: 07:00-21:00, minutes: { grong: { limingen: 75 } }");
    const struct vp_travel *travel = &vp_text_read_good(text)->travel;
    ck_assert_int_eq(travel->minutes[0 * 3 + 2], VP_NOT_GIVEN);
    ck_assert_int_eq(travel->bands.item[0].minutes[2 * 3 + 0], 75);
}
END_TEST

START_TEST(winter_is_a_factor_between_two_days_of_the_year)
{
    const struct vp_travel *travel = &vp_text_read_good(vp_text_rich)->travel;
    ck_assert_double_eq(travel->winter_factor, 1.25);
    ck_assert_int_eq(travel->winter.from, 1101);
    ck_assert_int_eq(travel->winter.to, 415);
    travel =
        &vp_text_read_good(vp_text_change(vp_text_rich, "  winter: { factor: 1.25, from: 11-01, to: 04-15 }\n", ""))->travel;
    ck_assert_double_eq(travel->winter_factor, 1);
    ck_assert_int_eq(vp_text_read_good(vp_text_plan)->travel.bands.n, 0);
}
END_TEST

/* ---- categories ---- */

START_TEST(a_category_has_its_conditions)
{
    const struct vp_plan *plan = vp_text_read_good(vp_text_rich);
    ck_assert_int_eq(plan->categories.n, VP_BUILT_IN_CATEGORIES + 1);
    const struct vp_category *own = &plan->categories.item[VP_BUILT_IN_CATEGORIES];
    ck_assert_str_eq(own->id, "friday-night");
    ck_assert_str_eq(own->name, "Friday nights");
    ck_assert(own->lines[0] && !own->lines[1]);
    ck_assert_uint_eq(own->days, 1U << VP_FRIDAY);
    ck_assert(own->has_hours);
    ck_assert_int_eq(own->from_minute, 21 * 60);
    ck_assert_int_eq(own->to_minute, 6 * 60);
    ck_assert_double_eq(own->points, 2);
    ck_assert_int_eq(own->dates.n, 0);
    ck_assert_str_eq(vp_category_name(plan, VP_BUILT_IN_CATEGORIES), "Friday nights");
    ck_assert_ptr_null(own->sum);
}
END_TEST

/* A sum may name what stands below it, and has a step of its own where hours are in it. */
START_TEST(a_category_may_be_a_sum_of_others)
{
    const char *text =
        vp_text_change(vp_text_rich, "categories:\n",
                       "categories:\n  burden: { name: Burden, sum: { nights: 1, friday-night: 0.5, christmas: 2 } }\n"
                       "  time: { sum: { hours: 1, nights: 6 }, lines: [forvakt] }\n");
    text = vp_text_change(text, "rules:\n", "fairness: { method: leximin, categories: [burden, time] }\nrules:\n");
    const struct vp_plan *plan = vp_text_read_good(text);
    const int burden = VP_BUILT_IN_CATEGORIES;
    const double *sum = plan->categories.item[burden].sum;
    ck_assert_ptr_nonnull(sum);
    ck_assert_double_eq(sum[VP_NIGHTS], 1);
    ck_assert_double_eq(sum[VP_CHRISTMAS], 2);
    ck_assert_double_eq(sum[burden + 2], 0.5);
    ck_assert_double_eq(sum[VP_HOURS], 0);
    ck_assert_double_eq(plan->fairness.item[0].unit, 1);
    ck_assert_double_eq(plan->fairness.item[1].unit, 12);
    ck_assert(plan->categories.item[burden + 1].lines[0]);
}
END_TEST

START_TEST(a_category_may_say_nothing_or_dates)
{
    const char *own =
        "  plain:\n  great: { dates: [12-24..12-26, 2027-03-25..2027-03-28, 05-17, 12-31..01-01] }\ndoctors:";
    const struct vp_plan *plan = vp_text_read_good(vp_text_change(vp_text_rich, "doctors:", own));
    const struct vp_category *plain = &plan->categories.item[VP_BUILT_IN_CATEGORIES + 1];
    const vp_whens *dates = &plan->categories.item[VP_BUILT_IN_CATEGORIES + 2].dates;
    ck_assert_str_eq(plain->name, "plain");
    ck_assert_ptr_null(plain->lines);
    ck_assert_uint_eq(plain->days, 0);
    ck_assert(!plain->has_hours);
    ck_assert_double_eq(plain->points, 1);
    ck_assert_int_eq(dates->n, 4);
    ck_assert(dates->item[0].yearly && !dates->item[1].yearly && dates->item[2].yearly);
    ck_assert_int_eq(dates->item[0].each.from, 1224);
    ck_assert_int_eq(dates->item[0].each.to, 1226);
    ck_assert_int_eq(dates->item[1].dates.to - dates->item[1].dates.from, 3);
    ck_assert_int_eq(dates->item[2].each.to, 517);
    ck_assert_int_eq(dates->item[3].each.from, 1231);
    ck_assert_int_eq(dates->item[3].each.to, 101);
}
END_TEST

START_TEST(categories_are_known_everywhere)
{
    const char *text = vp_text_change(vp_text_rich, "groups: [owners] }",
                                      "groups: [owners], balance: { friday-night: 3 }, exempt: { what: friday-night },"
                                      " caps: { friday-night: 4 }, forbidden: { categories: [friday-night] } }");
    text = vp_text_change(text, "    standby: 1/4\n", "    standby: 1/4\n    counts: [friday-night]\n");
    text = vp_text_change(text, "rules:\n",
                          "fairness: { categories: { friday-night: 2 } }\nrules:\n"
                          "  spacing: { days: 3, categories: [friday-night] }\n"
                          "  rest: { hours: 11, after: [friday-night, bakvakt] }\n"
                          "  balance: { category: friday-night, above: 2 }\n");
    const struct vp_plan *plan = vp_text_read_good(text);
    const int own = VP_BUILT_IN_CATEGORIES;
    const struct vp_doctor *anne = &plan->doctors.item[0];
    ck_assert_double_eq(anne->balance[own], 3);
    ck_assert_uint_eq(anne->exemptions.item[0].what, vp_bit(own));
    ck_assert_int_eq(anne->caps.item[0].category, own);
    ck_assert_uint_eq(anne->forbidden.item[0].categories, vp_bit(own));
    ck_assert_uint_eq(plan->lines.item[1].counts & vp_bit(own), vp_bit(own));
    ck_assert_uint_eq(plan->lines.item[1].counts & vp_bit(VP_NIGHTS), 0);
    ck_assert_int_eq(plan->fairness.item[0].category, own);
    ck_assert_double_eq(plan->fairness.item[0].unit, 1);
    ck_assert_uint_eq(plan->rules.item[plan->rules.n - 4].categories, vp_bit(own));
    ck_assert_uint_eq(plan->rules.item[plan->rules.n - 3].figures.after.categories, vp_bit(own));
    ck_assert(plan->rules.item[plan->rules.n - 3].figures.after.lines[1]);
    ck_assert_int_eq(plan->rules.item[plan->rules.n - 2].figures.category, own);
}
END_TEST

/* ---- rotations ---- */

START_TEST(a_rotation_has_defaults)
{
    const struct vp_plan *plan = vp_text_read_good(vp_text_rich);
    ck_assert_int_eq(plan->rotations.n, 1);
    const struct vp_rotation *pair = &plan->rotations.item[0];
    ck_assert_str_eq(pair->id, "pair");
    ck_assert_int_eq(pair->cycle, 2);
    ck_assert(pair->on[0] && !pair->on[1]);
    ck_assert(!pair->doctors[0] && pair->doctors[1] && pair->doctors[2] && !pair->doctors[3]);
    for (int d = 0; d < 4; d++)
        ck_assert_int_eq(pair->offset[d], -1);
    ck_assert(pair->lines[0] && !pair->lines[1]);
    ck_assert_int_eq(pair->weekday, VP_MONDAY);
    ck_assert_int_eq(pair->minute, 480);
    ck_assert_int_eq(pair->from, plan->from);
    ck_assert_int_eq(pair->least, 1);
    ck_assert_int_eq(pair->most, 1);
    ck_assert(!pair->leave_off);
    ck_assert_int_eq(pair->pos.line, 34);
}
END_TEST

START_TEST(a_rotation_says_everything)
{
    const char *text =
        vp_text_change(vp_text_rich, "{ pattern: 1/1, doctors: [bo, cato], lines: [forvakt], present: 1 }",
                       "{ pattern: 2/2/1/3, doctors: [bo, cato, dag], handover: fri 15:30, from: 2026-12-07,"
                       " offsets: { bo: 0, dag: 7 }, present: { at_least: 1 }, leave: off-weeks }");
    const struct vp_rotation *three = &vp_text_read_good(text)->rotations.item[0];
    static const bool on[] = {true, true, false, false, true, false, false, false};
    vp_day from = 0;
    ck_assert(vp_day_parse("2026-12-07", &from));
    ck_assert_int_eq(three->cycle, 8);
    for (int w = 0; w < 8; w++)
        ck_assert_int_eq(three->on[w], on[w]);
    ck_assert_ptr_null(three->lines);
    ck_assert_int_eq(three->weekday, VP_FRIDAY);
    ck_assert_int_eq(three->minute, 930);
    ck_assert_int_eq(three->from, from);
    ck_assert_int_eq(three->offset[1], 0);
    ck_assert_int_eq(three->offset[2], -1);
    ck_assert_int_eq(three->offset[3], 7);
    ck_assert_int_eq(three->least, 1);
    ck_assert_int_ge(three->most, 3);
    ck_assert(three->leave_off);
}
END_TEST

START_TEST(rotations_may_share_doctors_on_different_lines)
{
    const char *text =
        vp_text_change(vp_text_rich, "rules:\n", "  back: { pattern: 2/2, doctors: [bo], lines: [bakvakt] }\nrules:\n");
    ck_assert_int_eq(vp_text_read_good(text)->rotations.n, 2);
}
END_TEST

START_TEST(numbers_present_that_a_short_period_can_have)
{
    /* over a cycle of four weeks two doctors are too few, but a period of three weeks holds no cycle */
    const char *text = vp_text_change(vp_text_rich, "pattern: 1/1", "pattern: 2/2");
    text = vp_text_change(text, "present: 1", "present: 2");
    ck_assert_ptr_null(vp_text_read(text));
    ck_assert_ptr_nonnull(vp_text_find("2 doctors, each on in 2 of 4 weeks, are 1 in a week: at least 2 cannot be kept"));
    vp_text_read_good(vp_text_change(text, "to: 2027-03-28", "to: 2027-01-24"));
}
END_TEST

Suite *suite_inputs_places(void)
{
    Suite *suite = suite_create("inputs_places");
    TCase *tests = tcase_create("plans");
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    tcase_add_test(tests, bands_are_filled_both_ways);
    tcase_add_test(tests, a_band_may_give_the_only_way);
    tcase_add_test(tests, winter_is_a_factor_between_two_days_of_the_year);
    tcase_add_test(tests, a_category_has_its_conditions);
    tcase_add_test(tests, a_category_may_be_a_sum_of_others);
    tcase_add_test(tests, a_category_may_say_nothing_or_dates);
    tcase_add_test(tests, categories_are_known_everywhere);
    tcase_add_test(tests, a_rotation_has_defaults);
    tcase_add_test(tests, a_rotation_says_everything);
    tcase_add_test(tests, rotations_may_share_doctors_on_different_lines);
    tcase_add_test(tests, numbers_present_that_a_short_period_can_have);
    suite_add_tcase(suite, tests);
    return suite;
}
