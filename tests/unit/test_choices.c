/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much worse one label can fare than another: sums, hard and soft, above and below. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/suites.h"

#include "solver/choices.h"

#include <math.h>

static struct vp_sum sum;
static double future;

/* A sum that can still get `most_future`. */
static void set_sum(double least, double most, double weight, double most_future)
{
    sum = (struct vp_sum){.least = least, .most = most, .weight = weight, .last = 9};
    future = most_future;
}

static double compare(double a, double b)
{
    return vp_sum_worse(&sum, a, b, future);
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
    set_sum(-INFINITY, 3, 2, 1);
    sum.start = 4;
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
    set_sum(-INFINITY, INFINITY, INFINITY, 3);
    sum.term = &term;
    sum.target = 2;
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
    set_sum(-INFINITY, 5, INFINITY, 2);
    sum.start = 6;
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

Suite *suite_choices(void)
{
    Suite *suite = suite_create("choices");
    TCase *tests = tcase_create("choices");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_test(tests, soft_sums_compare_by_their_price);
    tcase_add_test(tests, soft_sums_below_compare_by_their_price);
    tcase_add_test(tests, hard_sums_compare_by_what_is_left);
    suite_add_tcase(suite, tests);
    return suite;
}
