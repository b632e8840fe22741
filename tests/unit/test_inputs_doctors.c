/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doctors: groups, own dates, commitments, fixed and forbidden duties, caps, wishes for lines and days. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include <math.h>
#include <string.h>

/* Anne of the plan in which she has these fields besides. */
static const struct vp_doctor *read_anne(const char *fields)
{
    const char *text = vp_text_change(vp_text_rich, "groups: [owners] }",
                                      vp_arena_printf(&vp_bench.arena, "groups: [owners], %s }", fields));
    struct vp_plan *plan = vp_text_read_good(text);
    return &plan->doctors.item[0];
}

START_TEST(groups_are_words)
{
    const struct vp_doctor *anne = read_anne("post: 100");
    ck_assert_int_eq(vp_bench.plan->groups.n, 2);
    ck_assert_str_eq(vp_bench.plan->groups.item[0], "owners");
    ck_assert_uint_eq(anne->groups, 1);
    ck_assert_uint_eq(vp_bench.plan->doctors.item[1].groups, 0);
    ck_assert_uint_eq(vp_bench.plan->doctors.item[2].groups, 2);
    ck_assert_uint_eq(vp_bench.plan->doctors.item[3].groups, 2);
}
END_TEST

START_TEST(own_dates_come_once_or_every_year)
{
    const struct vp_doctor *anne = read_anne("own-dates: [05-12, 02-29, 2027-03-14]");
    ck_assert_int_eq(anne->own_dates.n, 3);
    ck_assert(anne->own_dates.item[0].yearly);
    ck_assert_int_eq(anne->own_dates.item[0].each.from, 512);
    ck_assert_int_eq(anne->own_dates.item[1].each.to, 229);
    ck_assert(!anne->own_dates.item[2].yearly);
    ck_assert_int_eq(anne->own_dates.item[2].dates.from, vp_make_day("2027-03-14"));
}
END_TEST

START_TEST(commitments_once_and_weekly)
{
    const struct vp_doctor *anne =
        read_anne("commitments: [{ at: 2027-03-01 09:00-12:00, site: grong }, { every: tue 22:00-01:00 },"
                  " { every: mon-wed 12:00-13:00, from: 2027-02-01, to: 2027-02-28 }]");
    const struct vp_commitment *once = &anne->commitments.item[0];
    const struct vp_commitment *weekly = &anne->commitments.item[1];
    const struct vp_commitment *course = &anne->commitments.item[2];
    ck_assert_int_eq(anne->commitments.n, 3);
    ck_assert_int_eq(once->dates.from, vp_make_day("2027-03-01"));
    ck_assert_int_eq(once->dates.to, vp_make_day("2027-03-01"));
    ck_assert_uint_eq(once->days, 0);
    ck_assert_int_eq(once->start, 540);
    ck_assert_int_eq(once->end, 720);
    ck_assert_int_eq(once->site, 0);
    ck_assert_uint_eq(weekly->days, 1U << VP_TUESDAY);
    ck_assert_int_eq(weekly->end, 1500);
    ck_assert_int_eq(weekly->site, -1);
    ck_assert_int_le(weekly->dates.from, vp_bench.plan->from - 1); /* duties of the period may touch the days around it */
    ck_assert_int_ge(weekly->dates.to, vp_bench.plan->to + 1);
    ck_assert_uint_eq(course->days, 7);
    ck_assert_int_eq(course->dates.from, vp_make_day("2027-02-01"));
    ck_assert_int_eq(course->dates.to, vp_make_day("2027-02-28"));
}
END_TEST

START_TEST(fixed_duties_by_line_and_dates)
{
    const struct vp_doctor *anne = read_anne(
        "fixed: [{ line: bakvakt, dates: [2027-02-01..2027-02-03, 2027-02-10] }, { line: forvakt, dates: 2027-02-12 }]");
    ck_assert_int_eq(anne->fixed.n, 3);
    ck_assert_int_eq(anne->fixed.item[0].line, 1);
    ck_assert_int_eq(anne->fixed.item[0].dates.to - anne->fixed.item[0].dates.from, 2);
    ck_assert_int_eq(anne->fixed.item[1].line, 1);
    ck_assert_int_eq(anne->fixed.item[1].dates.from, vp_make_day("2027-02-10"));
    ck_assert_int_eq(anne->fixed.item[2].line, 0);
    ck_assert_int_eq(anne->fixed.item[2].pos.line, 20);
}
END_TEST

START_TEST(the_same_duty_fixed_twice_is_one_doctor)
{
    read_anne(
        "fixed: [{ line: forvakt, dates: 2027-02-01..2027-02-03 }, { line: forvakt, dates: 2027-02-03..2027-02-05 }]");
}
END_TEST

START_TEST(forbidden_duties_by_all_that_is_given)
{
    const struct vp_doctor *anne = read_anne(
        "forbidden: [{ lines: forvakt, days: [mon, fri-sun] }, { categories: nights, dates: [2027-02-01, 2027-03-01..2027-03-02] }]");
    ck_assert_int_eq(anne->forbidden.n, 3);
    ck_assert(anne->forbidden.item[0].lines[0] && !anne->forbidden.item[0].lines[1]);
    ck_assert_uint_eq(anne->forbidden.item[0].days, 0x71);
    ck_assert_uint_eq(anne->forbidden.item[0].categories, 0);
    ck_assert_int_le(anne->forbidden.item[0].dates.from, vp_bench.plan->from);
    ck_assert_int_ge(anne->forbidden.item[0].dates.to, vp_bench.plan->to);
    ck_assert_ptr_null(anne->forbidden.item[1].lines);
    ck_assert_uint_eq(anne->forbidden.item[1].categories, vp_bit(VP_NIGHTS));
    ck_assert_int_eq(anne->forbidden.item[1].dates.to, vp_make_day("2027-02-01"));
    ck_assert_int_eq(anne->forbidden.item[2].dates.from, vp_make_day("2027-03-01"));
    ck_assert_uint_eq(anne->forbidden.item[2].categories, vp_bit(VP_NIGHTS));
}
END_TEST

START_TEST(caps_on_categories_and_lines)
{
    const struct vp_doctor *anne =
        read_anne("caps: { hours: 120.5, bakvakt: { at_least: 2, at_most: 6 }, nights: { at_least: 1 } }");
    ck_assert_int_eq(anne->caps.n, 3);
    ck_assert_int_eq(anne->caps.item[0].category, VP_HOURS);
    ck_assert_int_eq(anne->caps.item[0].line, -1);
    ck_assert_double_eq(anne->caps.item[0].at_most, 120.5);
    ck_assert_double_eq(anne->caps.item[0].at_least, 0);
    ck_assert_int_eq(anne->caps.item[1].line, 1);
    ck_assert_int_eq(anne->caps.item[1].category, -1);
    ck_assert_double_eq(anne->caps.item[1].at_least, 2);
    ck_assert_double_eq(anne->caps.item[1].at_most, 6);
    ck_assert(isinf(anne->caps.item[2].at_most));
}
END_TEST

START_TEST(wishes_for_lines_and_days)
{
    const struct vp_doctor *anne = read_anne(
        "wishes: [{ avoid: 2027-01-04..2027-03-28, lines: [bakvakt], days: [fri-sun], weight: 3 }, { want: 2027-02-02 }]");
    ck_assert_int_eq(anne->wishes.n, 2);
    ck_assert(!anne->wishes.item[0].lines[0] && anne->wishes.item[0].lines[1]);
    ck_assert_uint_eq(anne->wishes.item[0].days, 0x70);
    ck_assert_ptr_null(anne->wishes.item[1].lines);
    ck_assert_uint_eq(anne->wishes.item[1].days, 0);
}
END_TEST

START_TEST(a_doctor_who_says_nothing_has_nothing)
{
    read_anne("post: 100");
    const struct vp_doctor *bo = &vp_bench.plan->doctors.item[1];
    ck_assert_int_eq(bo->commitments.n + bo->fixed.n + bo->forbidden.n + bo->caps.n + bo->own_dates.n + bo->wishes.n, 0);
}
END_TEST

START_TEST(many_wishes_are_read)
{
    const char *list = "";
    struct vp_text wishes;
    vp_text_init(&wishes);
    for (int i = 0; i < 2000; i++)
        vp_text_printf(&wishes, "{ avoid: 2027-02-%02d }, ", 1 + i % 28);
    list = vp_arena_printf(&vp_bench.arena, "wishes: [%s]", wishes.at);
    vp_text_clear(&wishes);
    ck_assert_int_eq(read_anne(list)->wishes.n, 2000);
}
END_TEST

Suite *suite_inputs_doctors(void)
{
    Suite *suite = suite_create("inputs_doctors");
    TCase *tests = tcase_create("plans");
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    tcase_add_test(tests, groups_are_words);
    tcase_add_test(tests, own_dates_come_once_or_every_year);
    tcase_add_test(tests, commitments_once_and_weekly);
    tcase_add_test(tests, fixed_duties_by_line_and_dates);
    tcase_add_test(tests, the_same_duty_fixed_twice_is_one_doctor);
    tcase_add_test(tests, forbidden_duties_by_all_that_is_given);
    tcase_add_test(tests, caps_on_categories_and_lines);
    tcase_add_test(tests, wishes_for_lines_and_days);
    tcase_add_test(tests, a_doctor_who_says_nothing_has_nothing);
    tcase_add_test(tests, many_wishes_are_read);
    suite_add_tcase(suite, tests);
    return suite;
}
