/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results side by side: a conclusion goes no further than the intervals, and a duty has changed hands only if somebody else has it. */
#include "tests/unit/suites.h"

#include "model/base/random.h"
#include "model/compare.h"
#include "model/front.h"

#include <math.h>

static struct vp_arena arena;

static void begin(void)
{
    vp_arena_init(&arena);
}

static void end(void)
{
    vp_arena_clear(&arena);
}

static struct vp_result *make_result(void)
{
    struct vp_result *result = vp_arena_alloc(&arena, sizeof *result);
    *result = (struct vp_result){.folder = "a", .measure = "nights 1 1;"};
    return result;
}

static void add_figure(struct vp_result *result, enum vp_figure_kind kind, double found, double low, double high)
{
    *vp_vec_add(&arena, &result->figures) =
        (struct vp_figure){.kind = kind, .unit = "", .found = found, .best = {low, high}};
}

static void add_row(struct vp_result *result, const char *key, const char *doctor)
{
    *vp_vec_add(&arena, &result->rows) = (struct vp_compared_row){.key = key, .doctor = doctor, .line = "l"};
}

START_TEST(what_is_proven_goes_no_further_than_the_intervals)
{
    static const struct {
        double before[2], after[2];
        enum vp_conclusion conclusion;
    } cases[] = {
        {{10, 12}, {5, 9}, VP_CONCLUDE_LESS},
        {{5, 9}, {10, 12}, VP_CONCLUDE_MORE},
        {{5, 9}, {9, 12}, VP_CONCLUDE_NOTHING}, /* they touch */
        {{5, 9}, {6, 7}, VP_CONCLUDE_NOTHING},
        {{7, 7}, {7, 7}, VP_CONCLUDE_SAME},
        {{7, 7}, {7.0000001, 7.0000001}, VP_CONCLUDE_SAME},
        {{7, 7}, {-INFINITY, INFINITY}, VP_CONCLUDE_FOUND},
        {{7, 7}, {-INFINITY, 6}, VP_CONCLUDE_LESS},
        {{7, 7}, {8, INFINITY}, VP_CONCLUDE_MORE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct vp_result *before = make_result();
        struct vp_result *after = make_result();
        add_figure(before, VP_FIGURE_POINTS, cases[i].before[1], cases[i].before[0], cases[i].before[1]);
        add_figure(after, VP_FIGURE_POINTS, cases[i].after[1], cases[i].after[0], cases[i].after[1]);
        const struct vp_comparison comparison = vp_compare(before, after, &arena);
        ck_assert_int_eq(comparison.contrasts.n, 1);
        ck_assert_msg(comparison.contrasts.item[0].conclusion == cases[i].conclusion, "case %zu: %d", i,
                      comparison.contrasts.item[0].conclusion);
    }
}
END_TEST

START_TEST(points_of_other_weights_are_not_said_to_be_fewer)
{
    struct vp_result *before = make_result();
    struct vp_result *after = make_result();
    after->measure = "nights 2 1;";
    add_figure(before, VP_FIGURE_POINTS, 12, 10, 12);
    add_figure(before, VP_FIGURE_OPEN, 3, 3, 3);
    add_figure(after, VP_FIGURE_POINTS, 5, 5, 5);
    add_figure(after, VP_FIGURE_OPEN, 1, 0, 1);
    const struct vp_comparison comparison = vp_compare(before, after, &arena);
    ck_assert_int_eq(comparison.contrasts.item[0].conclusion, VP_CONCLUDE_FOUND);
    ck_assert_double_eq_tol(comparison.contrasts.item[0].difference, -7, 1e-12);
    ck_assert_int_eq(comparison.contrasts.item[1].conclusion, VP_CONCLUDE_LESS);
    ck_assert_double_eq_tol(comparison.contrasts.item[1].proven.low, -3, 1e-12);
    ck_assert_double_eq_tol(comparison.contrasts.item[1].proven.high, -2, 1e-12);
}
END_TEST

START_TEST(figures_that_one_lacks_are_kept)
{
    struct vp_result *before = make_result();
    struct vp_result *after = make_result();
    add_figure(before, VP_FIGURE_WISHES, 2, -INFINITY, INFINITY);
    add_figure(after, VP_FIGURE_DRIVING, 90, -INFINITY, INFINITY);
    const struct vp_comparison comparison = vp_compare(before, after, &arena);
    ck_assert_int_eq(comparison.contrasts.n, 2);
    ck_assert_ptr_null(comparison.contrasts.item[0].after);
    ck_assert(isnan(comparison.contrasts.item[0].difference));
    ck_assert_ptr_null(comparison.contrasts.item[1].before);
    ck_assert_int_eq(comparison.contrasts.item[1].conclusion, VP_CONCLUDE_FOUND);
}
END_TEST

/* Two places: who stands first says nothing; a is still there, b made room for c. */
START_TEST(a_duty_is_another_s_only_if_somebody_else_has_it)
{
    struct vp_result *before = make_result();
    struct vp_result *after = make_result();
    add_row(before, "1\tl", "b");
    add_row(before, "1\tl", "a");
    add_row(before, "2\tl", "a");
    add_row(before, "3\tl", "");
    add_row(before, "4\tl", "a");
    add_row(after, "1\tl", "a");
    add_row(after, "1\tl", "c");
    add_row(after, "2\tl", "");
    add_row(after, "3\tl", "");
    add_row(after, "5\tl", "a");
    vp_compare_sort(before);
    vp_compare_sort(after);
    const struct vp_comparison comparison = vp_compare(before, after, &arena);
    ck_assert_int_eq(comparison.moved.n, 4);
    ck_assert_str_eq(comparison.moved.item[0].before->doctor, "b");
    ck_assert_str_eq(comparison.moved.item[0].after->doctor, "c");
    ck_assert_str_eq(comparison.moved.item[1].before->doctor, "a");
    ck_assert_str_eq(comparison.moved.item[1].after->doctor, "");
    ck_assert_ptr_null(comparison.moved.item[2].after);
    ck_assert_ptr_null(comparison.moved.item[3].before);
    ck_assert_int_eq(comparison.doctors, 3);
    ck_assert_int_eq(vp_compare(before, before, &arena).moved.n, 0);
}
END_TEST

START_TEST(pseudonyms_of_two_rosters_are_nobody_s)
{
    struct vp_result *before = make_result();
    struct vp_result *after = make_result();
    add_row(before, "1\tl", "doctor-1");
    add_row(after, "1\tl", "doctor-2");
    ck_assert_int_eq(vp_compare(before, after, &arena).moved.n, 1);
    after->nameless = true;
    const struct vp_comparison comparison = vp_compare(before, after, &arena);
    ck_assert(comparison.nameless);
    ck_assert_int_eq(comparison.moved.n, 0);
    ck_assert_int_eq(comparison.doctors, 0);
}
END_TEST

/* ---- the front ---- */

static bool is_best(const struct vp_choice *choices, int n, int i)
{
    for (int j = 0; j < n; j++)
        if (choices[j].x <= choices[i].x && choices[j].y <= choices[i].y &&
            (choices[j].x < choices[i].x || choices[j].y < choices[i].y))
            return false;
    return !isnan(choices[i].x);
}

/* Few different numbers, so that many are alike in one or both. */
START_TEST(the_front_is_what_no_other_beats)
{
    struct vp_random random;
    struct vp_choice choices[12];
    vp_random_init(&random, 6);
    for (int round = 0; round < 3000; round++) {
        const int n = (int)vp_random_below(&random, 13);
        int best = 0;
        for (int i = 0; i < n; i++)
            choices[i] =
                (struct vp_choice){(double)vp_random_below(&random, 5), (double)vp_random_below(&random, 5) / 3, true};
        if (n > 3 && round % 3 == 0)
            choices[2].x = NAN;
        vp_front_find(choices, n, &arena);
        for (int i = 0; i < n; i++) {
            ck_assert_msg(choices[i].best == is_best(choices, n, i), "round %d: %d of %d", round, i, n);
            best += choices[i].best;
        }
        ck_assert(n == 0 || best > 0);
    }
}
END_TEST

START_TEST(the_same_program_has_the_same_best)
{
    struct vp_result before = {.measure = "m", .program = "a"};
    struct vp_result after = {.measure = "m", .program = "b"};
    *vp_vec_add(&arena, &before.figures) = (struct vp_figure){VP_FIGURE_POINTS, NULL, NULL, "", 60, {50, 60}};
    *vp_vec_add(&arena, &after.figures) = (struct vp_figure){VP_FIGURE_POINTS, NULL, NULL, "", 55, {40, 55}};
    struct vp_comparison comparison = vp_compare(&before, &after, &arena);
    ck_assert_int_eq(comparison.contrasts.item[0].conclusion, VP_CONCLUDE_NOTHING);
    after.program = NULL;
    comparison = vp_compare(&before, &after, &arena);
    ck_assert_int_eq(comparison.contrasts.item[0].conclusion, VP_CONCLUDE_NOTHING);
    after.program = "a";
    comparison = vp_compare(&before, &after, &arena);
    ck_assert_int_eq(comparison.contrasts.item[0].conclusion, VP_CONCLUDE_SAME);
    ck_assert_double_eq(comparison.contrasts.item[0].proven.high, 0);
}
END_TEST

Suite *suite_compare(void)
{
    Suite *suite = suite_create("compare");
    TCase *tests = tcase_create("compare");
    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_test(tests, what_is_proven_goes_no_further_than_the_intervals);
    tcase_add_test(tests, the_same_program_has_the_same_best);
    tcase_add_test(tests, points_of_other_weights_are_not_said_to_be_fewer);
    tcase_add_test(tests, figures_that_one_lacks_are_kept);
    tcase_add_test(tests, a_duty_is_another_s_only_if_somebody_else_has_it);
    tcase_add_test(tests, pseudonyms_of_two_rosters_are_nobody_s);
    tcase_add_test(tests, the_front_is_what_no_other_beats);
    suite_add_tcase(suite, tests);
    return suite;
}
