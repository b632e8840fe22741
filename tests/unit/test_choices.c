/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When one state of a label is as good as another, on states made by hand: each case of sums, runs and events. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/suites.h"

#include "solver/choices.h"

#include <math.h>

static struct vp_choices choices;

enum { DATES = 10, TODAY = 4 };

/* Choices made by hand: sums open from the first date to the last, runs, events that last until the last date. */
static void begin_states(void)
{
    choices = (struct vp_choices){.dates = DATES};
    choices.limits.arena = &vp_made.arena;
    choices.future = vp_arena_array(&vp_made.arena, (DATES + 1) * 8, sizeof *choices.future);
}

/* The only sum; that it can still get `future`. */
static struct vp_sum *set_sum(double least, double most, double weight, double future)
{
    begin_states();
    struct vp_sum *sum = vp_vec_add(&vp_made.arena, &choices.limits.sums);
    *sum = (struct vp_sum){.least = least, .most = most, .weight = weight, .last = DATES - 1, .slot = 0};
    choices.future[TODAY + 1] = future;
    return sum;
}

static double compare(double a, double b)
{
    return vp_choices_worse(&choices, TODAY, (double[]){a, 0, 0}, (double[]){b, 0, 0});
}

#define CHECK_WORSE(a, b, points) ck_assert_double_eq_tol(compare(a, b), points, 1e-12)

START_TEST(soft_sums_compare_by_their_price)
{
    set_sum(-INFINITY, 3, 2, 2);
    CHECK_WORSE(1, 1, 0);
    CHECK_WORSE(4, 3, 2);
    CHECK_WORSE(2, 4, -2);
    CHECK_WORSE(0, 3, 0);
    CHECK_WORSE(2, 1, 2); /* with two more: 4 against 3 */
    CHECK_WORSE(1, 0, 0);
    set_sum(-INFINITY, 3, 2, 1)->start = 4;
    CHECK_WORSE(3, 2, 0); /* four are forgiven, the past has them */
    CHECK_WORSE(4, 3, 2);
}
END_TEST

START_TEST(soft_sums_below_compare_by_their_price)
{
    set_sum(3, INFINITY, 2, 2);
    CHECK_WORSE(0, 2, 4);
    CHECK_WORSE(2, 0, -2); /* with two more: none is missing against one */
    CHECK_WORSE(4, 3, 0);
    CHECK_WORSE(3, 4, 0);
    const struct vp_fairness_term term = {.category = VP_NIGHTS, .weight = 2, .unit = 1};
    struct vp_sum *sum = set_sum(-INFINITY, INFINITY, INFINITY, 3);
    sum->term = &term;
    sum->target = 2;
    CHECK_WORSE(0, 1, vp_fairness_price(&term, 2, 0) - vp_fairness_price(&term, 2, 1));
    CHECK_WORSE(2, 1, vp_fairness_price(&term, 2, 5) - vp_fairness_price(&term, 2, 4));
}
END_TEST

START_TEST(hard_sums_compare_by_what_is_left)
{
    set_sum(-INFINITY, 5, INFINITY, 2);
    CHECK_WORSE(2, 3, 0);
    CHECK_WORSE(3, 2, 0); /* it never comes to more than five */
    ck_assert(isinf(compare(4, 3)));
    set_sum(-INFINITY, 5, INFINITY, 2)->start = 6;
    CHECK_WORSE(4, 3, 0);
    set_sum(3, INFINITY, INFINITY, 2);
    ck_assert(isinf(compare(1, 2)));
    CHECK_WORSE(3, 4, 0);
    CHECK_WORSE(2, 1, 0);
    set_sum(3, 4, INFINITY, 2);
    ck_assert(isinf(compare(3, 2)));
    CHECK_WORSE(3, 4, 0);
}
END_TEST

START_TEST(only_open_sums_are_compared)
{
    set_sum(-INFINITY, 0, INFINITY, 9)->last = TODAY;
    CHECK_WORSE(5, 0, 0);
    set_sum(-INFINITY, 0, INFINITY, 9)->first = TODAY + 1;
    CHECK_WORSE(5, 0, 0);
    set_sum(-INFINITY, 0, INFINITY, 9)->slot = -1;
    CHECK_WORSE(5, 0, 0);
    set_sum(-INFINITY, 0, INFINITY, 9)->last = TODAY + 1;
    ck_assert(isinf(compare(5, 0)));
}
END_TEST

static void set_run(bool on, double least, double most, double weight)
{
    begin_states();
    struct vp_run *run = vp_vec_add(&vp_made.arena, &choices.limits.runs);
    *run = (struct vp_run){.on = on, .least = least, .most = most, .weight = weight, .slot = 0};
}

/* Lengths, and whether they are at the edge of what is known. */
static bool is_as_good(int a, bool edge_a, int b, bool edge_b)
{
    double worse = vp_choices_worse(&choices, TODAY, (double[]){a, edge_a, 0}, (double[]){b, edge_b, 0});
    ck_assert(isinf(worse) || worse == 0);
    return worse == 0;
}

START_TEST(runs_of_duty_compare_case_by_case)
{
    for (int soft = 0; soft < 2; soft++) {
        const double weight = soft ? 2 : INFINITY;
        set_run(true, 0, 3, weight);
        ck_assert(is_as_good(2, false, 2, false));
        ck_assert(is_as_good(2, false, 3, false));
        ck_assert(!is_as_good(3, false, 2, false));
        ck_assert(!is_as_good(1, false, -2, false));
        ck_assert(is_as_good(-2, false, 1, false));
        ck_assert(is_as_good(-1, false, -4, true));
        set_run(true, 3, INFINITY, weight);
        ck_assert(!is_as_good(1, false, 2, false));
        ck_assert(is_as_good(2, false, 1, false));
        ck_assert(!is_as_good(2, false, 1, true)); /* the other's may be long already */
        ck_assert(is_as_good(1, true, 2, false));
        ck_assert(!is_as_good(2, false, 2, true));
        ck_assert(is_as_good(3, false, 4, true));
        ck_assert(is_as_good(3, false, -1, false));
        ck_assert(!is_as_good(2, false, -1, false));
        ck_assert(!is_as_good(-1, false, 2, false)); /* the other goes on with his */
        set_run(true, 1, INFINITY, weight);
        ck_assert(is_as_good(-1, false, 2, false));
    }
}
END_TEST

START_TEST(runs_without_duty_compare_case_by_case)
{
    set_run(false, 3, INFINITY, INFINITY);
    ck_assert(is_as_good(-3, false, -1, false));
    ck_assert(is_as_good(-2, false, -1, false));
    ck_assert(!is_as_good(-1, false, -2, false));
    ck_assert(!is_as_good(-2, false, -1, true));
    ck_assert(is_as_good(-1, true, -2, false));
    ck_assert(!is_as_good(-1, false, 1, false));
    ck_assert(is_as_good(-3, false, 1, false));
    ck_assert(!is_as_good(1, false, -1, false)); /* the other is free already */
    ck_assert(is_as_good(2, false, 1, false));
    set_run(false, 1, INFINITY, INFINITY);
    ck_assert(is_as_good(1, false, -1, false));
}
END_TEST

/* An event that saves 4 and counts one in a sum. */
static struct vp_event *set_event(double least, double most, double weight)
{
    set_sum(least, most, weight, 0);
    struct vp_event *event = vp_vec_add(&vp_made.arena, &choices.limits.events);
    *event = (struct vp_event){.reward = 4, .last = DATES - 1, .slot = 1};
    *vp_vec_add(&vp_made.arena, &event->counts) = (struct vp_count){0, 1};
    return event;
}

static double compare_events(double a, bool had_a, double b, bool had_b)
{
    return vp_choices_worse(&choices, TODAY, (double[]){a, had_a}, (double[]){b, had_b});
}

START_TEST(events_that_one_has_had_compare_case_by_case)
{
    set_event(-INFINITY, 2, INFINITY);
    ck_assert_double_eq_tol(compare_events(1, true, 1, true), 0, 1e-12);
    ck_assert_double_eq_tol(compare_events(1, true, 1, false), 4, 1e-12); /* the other may still win it */
    ck_assert(isinf(compare_events(2, true, 1, false)));
    ck_assert_double_eq_tol(compare_events(0, false, 1, true), 0, 1e-12);
    ck_assert(isinf(compare_events(1, false, 1, true))); /* it comes to count one more */
    set_event(-INFINITY, 2, 3);
    ck_assert(isinf(compare_events(0, false, 1, true)));
    ck_assert_double_eq_tol(compare_events(1, true, 1, false), 4, 1e-12);
    set_event(1, 2, INFINITY);
    ck_assert(isinf(compare_events(1, true, 1, false)));
    set_event(-INFINITY, 2, INFINITY)->last = TODAY;
    ck_assert_double_eq_tol(compare_events(1, true, 1, false), 0, 1e-12);
    choices.limits.events.item[0].last = TODAY + 1;
    choices.limits.events.item[0].counts.n = 0;
    ck_assert_double_eq_tol(compare_events(1, false, 1, true), 0, 1e-12);
    ck_assert_double_eq_tol(compare_events(1, true, 1, false), 4, 1e-12);
}
END_TEST

Suite *suite_choices(void)
{
    Suite *suite = suite_create("choices");
    TCase *tests = tcase_create("choices");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_test(tests, soft_sums_compare_by_their_price);
    tcase_add_test(tests, soft_sums_below_compare_by_their_price);
    tcase_add_test(tests, hard_sums_compare_by_what_is_left);
    tcase_add_test(tests, only_open_sums_are_compared);
    tcase_add_test(tests, runs_of_duty_compare_case_by_case);
    tcase_add_test(tests, runs_without_duty_compare_case_by_case);
    tcase_add_test(tests, events_that_one_has_had_compare_case_by_case);
    suite_add_tcase(suite, tests);
    return suite;
}
