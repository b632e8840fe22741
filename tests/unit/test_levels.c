/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels of burden, the arithmetic floor, and certificates that are true or forged. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"

#include "model/base/random.h"
#include "model/certificate.h"

#include <math.h>
#include <string.h>

static struct vp_arena arena;

static void set_up(void)
{
    vp_arena_init(&arena);
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
}

/* ---- comparing ---- */

static double sum_squares(const int *loads, int n)
{
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += loads[i] * loads[i];
    return sum;
}

static int compare_loads(const int *one, const int *other, int n)
{
    double a[8];
    double b[8];
    for (int i = 0; i < n; i++) {
        a[i] = one[i];
        b[i] = other[i];
    }
    return vp_leximin_compare(a, b, n);
}

START_TEST(whoever_has_most_comes_first_whatever_the_squares_say)
{
    const int six[] = {6, 3, 2, 2, 2};
    const int fives[] = {5, 5, 2, 2, 1};
    ck_assert_double_lt(sum_squares(six, 5), sum_squares(fives, 5)); /* the trap */
    ck_assert_int_gt(compare_loads(six, fives, 5), 0);
    ck_assert_int_lt(compare_loads(fives, six, 5), 0);
    ck_assert_int_eq(compare_loads(six, six, 5), 0);
}
END_TEST

START_TEST(excess_is_whole_duties_beyond_the_target_and_begun_units_of_hours)
{
    struct vp_plan *plan = vp_make_plan("2027-02-01", "2027-02-28", 3, &arena);
    vp_make_legevakt(plan);
    vp_make_term(plan, VP_NIGHTS, 1, 1);
    vp_make_term(plan, VP_HOURS, 1, 12);
    vp_make_term(plan, VP_NIGHTS, 1, 2);
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    problem->target[VP_NIGHTS] = 9.4;
    problem->target[VP_HOURS] = 150;
    ck_assert(vp_steps_are_whole(plan, &plan->fairness.item[0]));
    ck_assert(!vp_steps_are_whole(plan, &plan->fairness.item[1]));
    ck_assert(!vp_steps_are_whole(plan, &plan->fairness.item[2])); /* a night is half a unit */
    ck_assert_int_eq(vp_load_step(problem, 0, 0, 10), 10);
    ck_assert_double_eq_tol(vp_step_excess(problem, 0, 0, 10), 0.6, 1e-9);
    ck_assert_int_eq(vp_load_step(problem, 1, 0, 150), 0);
    ck_assert_int_eq(vp_load_step(problem, 1, 0, 150.5), 1);
    ck_assert_int_eq(vp_load_step(problem, 1, 0, 162), 1);
    ck_assert_int_eq(vp_load_step(problem, 1, 0, 138), -1);
    ck_assert_double_eq_tol(vp_step_excess(problem, 1, 0, 2), 24, 1e-9);
}
END_TEST

/* ---- the floor ---- */

/* One line of day duties for a few days, and doctors who are exempt on some. */
static struct vp_problem *make_days(int days, int doctors, unsigned exempt)
{
    char to[] = "2027-02-00";
    to[9] = (char)('0' + days);
    struct vp_plan *plan = vp_make_plan("2027-02-01", to, doctors, &arena);
    int line = vp_make_line(plan, 1);
    vp_make_shift(plan, line, VP_ON_ALL_DAYS, "08:00", "16:00");
    vp_make_term(plan, VP_DUTIES, 1, 1);
    plan->fairness.item[0].method = VP_LEXIMIN;
    for (int d = 0; d < doctors; d++)
        for (int day = 0; day < days; day++) {
            char date[] = "2027-02-00";
            date[9] = (char)('1' + day);
            if ((exempt >> (d * days + day) & 1) != 0)
                vp_make_exemption(plan, d, vp_bit(VP_DUTIES), date, date);
        }
    return vp_make_problem(plan, &arena);
}

struct brute {
    const struct vp_problem *problem;
    unsigned exempt;
    int category;
    int days;
    double best[8];
    int n;
    double load[8 * VP_MAX_CATEGORIES];
    bool any;
};

static void try_days(struct brute *brute, int day)
{
    const struct vp_problem *problem = brute->problem;
    const int categories = problem->plan->categories.n;
    if (day == brute->days) {
        double excess[8];
        const int n = vp_sorted_excesses(problem, 0, brute->load, excess);
        if (!brute->any || vp_leximin_compare(excess, brute->best, n) < 0)
            memcpy(brute->best, excess, sizeof excess);
        brute->n = n;
        brute->any = true;
        return;
    }
    for (int d = 0; d < problem->n_doctors; d++) {
        if ((brute->exempt >> (d * brute->days + day) & 1) != 0)
            continue;
        double *load = &brute->load[d * categories + brute->category];
        const double counts = vp_duty_load(problem, &problem->duties[day], brute->category);
        *load += counts;
        try_days(brute, day + 1);
        *load -= counts;
    }
}

START_TEST(the_floor_is_the_fairest_of_all_sharings)
{
    struct vp_random random;
    vp_random_init(&random, 5);
    int floors = 0;
    for (int i = 0; i < 60; i++) {
        const int days = 3 + vp_random_below(&random, 5);
        const int doctors = 2 + vp_random_below(&random, 3);
        const unsigned exempt = (unsigned)vp_random_next(&random) & (unsigned)vp_random_next(&random);
        struct brute brute = {
            .problem = make_days(days, doctors, exempt), .exempt = exempt, .category = VP_DUTIES, .days = days};
        try_days(&brute, 0);
        const struct vp_floor floor = vp_floor_of(brute.problem, 0, &arena);
        ck_assert_int_eq(floor.n > 0, brute.any);
        if (!brute.any)
            continue;
        floors++;
        ck_assert_int_eq(floor.n, brute.n);
        for (int k = 0; k < floor.n; k++)
            ck_assert_double_eq_tol(floor.excess[k], brute.best[k], 1e-9);
    }
    ck_assert_int_gt(floors, 30);
}
END_TEST

START_TEST(the_reason_of_a_floor_is_who_alone_may_have_how_many)
{
    /* d2 may have the first two days alone, the other two share the other four: of six duties two fall to him in any case. */
    const unsigned exempt = 0x3u /* d0: days 1, 2 */ | 0x3u << 6 /* d1: the same */ | 0x3Cu << 12 /* d2: days 3 … 6 */;
    const struct vp_floor floor = vp_floor_of(make_days(6, 3, exempt), 0, &arena);
    ck_assert_int_eq(floor.n, 3);
    ck_assert_int_eq((int)floor.load, floor.among == 1 ? 2 : 4);
    ck_assert(floor.among == 1 || floor.among == 2);
}
END_TEST

/* Days that count 1, weekends that count 3: no sharing of whole duties is fairer than the floor, and some floor of it is as high as can be. */
START_TEST(a_floor_of_a_sum_is_never_above_the_fairest_sharing)
{
    struct vp_random random;
    vp_random_init(&random, 6);
    int met = 0;
    for (int i = 0; i < 60; i++) {
        const int days = 4 + vp_random_below(&random, 4); /* from a Monday: the last two may be a weekend */
        const int doctors = 2 + vp_random_below(&random, 2);
        const unsigned exempt = (unsigned)vp_random_next(&random) & (unsigned)vp_random_next(&random);
        struct brute brute = {.problem = make_days(days, doctors, exempt), .exempt = exempt, .days = days};
        struct vp_plan *plan = (struct vp_plan *)brute.problem->plan;
        brute.category = vp_make_category(plan, "sum", 1);
        vp_make_category_sum(plan, brute.category, VP_DUTIES, 2);
        vp_make_category_sum(plan, brute.category, VP_WEEKENDS, 4);
        plan->fairness.item[0].category = brute.category;
        brute.problem = vp_make_problem(plan, &arena);
        ck_assert_double_eq_tol(vp_load_piece(brute.problem, 0), 2, 1e-9);
        try_days(&brute, 0);
        const struct vp_floor floor = vp_floor_of(brute.problem, 0, &arena);
        ck_assert_int_eq(floor.n > 0, brute.any);
        if (!brute.any)
            continue;
        ck_assert_int_eq(floor.n, brute.n);
        ck_assert_int_le(vp_leximin_compare(floor.excess, brute.best, floor.n), 0);
        met += vp_leximin_compare(floor.excess, brute.best, floor.n) == 0;
    }
    ck_assert_int_gt(met, 10);
}
END_TEST

/* Hours count in begun steps: duties of eight hours each. The floor is never above the fairest sharing, and often it. */
START_TEST(the_floor_of_begun_steps_is_an_even_sharing_of_them)
{
    struct vp_random random;
    vp_random_init(&random, 7);
    int met = 0;
    int above = 0;
    for (int i = 0; i < 80; i++) {
        const int days = 4 + vp_random_below(&random, 4);
        const int doctors = 2 + vp_random_below(&random, 3);
        struct brute brute = {.problem = make_days(days, doctors, 0), .category = VP_HOURS, .days = days};
        struct vp_plan *plan = (struct vp_plan *)brute.problem->plan;
        plan->fairness.item[0].category = VP_HOURS;
        plan->fairness.item[0].unit = 3 + vp_random_below(&random, 12);
        for (int d = 0; d < doctors; d++)
            plan->doctors.item[d].balance[VP_HOURS] = vp_random_below(&random, 3) * 1.3;
        brute.problem = vp_make_problem(plan, &arena);
        try_days(&brute, 0);
        const struct vp_floor floor = vp_floor_of(brute.problem, 0, &arena);
        ck_assert_int_eq(floor.n, brute.n);
        ck_assert_int_le(vp_leximin_compare(floor.excess, brute.best, floor.n), 0);
        met += vp_leximin_compare(floor.excess, brute.best, floor.n) == 0;
        above += floor.excess[0] > 0.1;
    }
    ck_assert_int_gt(met, 10);
    ck_assert_int_gt(above, 10);
}
END_TEST

/* Somebody who has no share, but could have a duty: what falls to the others is not certain. */
START_TEST(there_is_no_floor_where_somebody_without_a_share_may_have_some)
{
    struct vp_problem *problem = make_days(5, 2, 0);
    ck_assert_int_eq(vp_floor_of(problem, 0, &arena).n, 2);
    problem->share[problem->plan->categories.n + VP_DUTIES] = 0;
    ck_assert_int_eq(vp_floor_of(problem, 0, &arena).n, 0);
}
END_TEST

/* Who can give his duties to locums for nothing, need not have any. */
START_TEST(there_is_no_floor_where_locums_are_free)
{
    struct vp_problem *problem = make_days(5, 2, 0);
    struct vp_line *line = &problem->plan->lines.item[0];
    line->locum = 0;
    ck_assert_int_eq(vp_floor_of(problem, 0, &arena).n, 0);
    line->locum_allowed = false;
    ck_assert_int_eq(vp_floor_of(problem, 0, &arena).n, 2);
}
END_TEST

/* ---- certificates ---- */

struct made {
    struct vp_problem *problem;
    struct vp_roster *roster;
    struct vp_audit *audit;
    struct vp_certificate certificate;
    char hash[VP_SHA256_TEXT];
};

/* Six duties, three doctors, two each: as fair as can be, and so it says. */
static void make_true(struct made *made)
{
    static double excess[] = {0, 0, 0};
    made->problem = make_days(6, 3, 0);
    made->roster = vp_roster_new(made->problem, &arena);
    for (int place = 0; place < 6; place++)
        made->roster->doctor[place] = place % 3;
    made->audit = vp_audit_new(made->problem, made->roster, &arena);
    vp_roster_sha256(made->problem, made->roster, made->hash);
    made->certificate = (struct vp_certificate){.input_sha256 = made->problem->plan->sha256,
                                                .roster_sha256 = made->hash,
                                                .status = "optimal",
                                                .open_proven = true,
                                                .objective = 0,
                                                .bound = 0};
    *vp_vec_add(&arena, &made->certificate.claims) = (struct vp_claim){.category = VP_DUTIES,
                                                                       .method = VP_LEXIMIN,
                                                                       .n = 3,
                                                                       .excess = excess,
                                                                       .proven = 3,
                                                                       .least_top = 0,
                                                                       .n_floor = 3,
                                                                       .floor = excess};
}

static struct vp_verdict judge(const struct made *made)
{
    return vp_certificate_judge(made->problem, made->roster, made->audit, &made->certificate, &arena);
}

/* Is there one refusal at least, and the first for this reason? */
static void expect_refusal(const struct made *made, enum vp_refusal why)
{
    const struct vp_verdict verdict = judge(made);
    ck_assert_int_gt(verdict.refused.n, 0);
    ck_assert_int_eq(verdict.refused.item[0].why, why);
}

START_TEST(a_true_certificate_is_confirmed_by_arithmetic)
{
    struct made made;
    make_true(&made);
    const struct vp_verdict verdict = judge(&made);
    ck_assert_int_eq(verdict.refused.n, 0);
    ck_assert_int_eq(verdict.upheld[0].confirmed, 3);
    ck_assert_int_eq(verdict.upheld[0].trusted, 0);
}
END_TEST

START_TEST(a_number_changed_is_refused)
{
    struct made made;
    double other[] = {-1, -1, -1};
    make_true(&made);
    made.certificate.claims.item[0].excess = other;
    expect_refusal(&made, VP_OTHER_EXCESS);
    make_true(&made);
    made.certificate.claims.item[0].floor = other;
    expect_refusal(&made, VP_OTHER_FLOOR);
    make_true(&made);
    made.certificate.claims.item[0].proven = 4;
    expect_refusal(&made, VP_OVERCLAIM);
    make_true(&made);
    made.certificate.claims.item[0].least_top = 1;
    expect_refusal(&made, VP_OVERCLAIM);
    make_true(&made);
    made.certificate.claims.item[0].method = VP_CONVEX;
    expect_refusal(&made, VP_OTHER_TERMS);
    make_true(&made);
    made.certificate.objective = -1;
    expect_refusal(&made, VP_OTHER_POINTS);
    make_true(&made);
    made.certificate.bound = 1;
    expect_refusal(&made, VP_OVERCLAIM);
    make_true(&made);
    made.certificate.bound = NAN;
    expect_refusal(&made, VP_OVERCLAIM); /* optimal without a bound */
    make_true(&made);
    made.certificate.open = 5;
    expect_refusal(&made, VP_OTHER_OPEN);
}
END_TEST

START_TEST(a_roster_swapped_is_refused)
{
    struct made made;
    make_true(&made);
    made.roster->doctor[0] = 1;
    made.roster->doctor[1] = 0; /* everybody has as much as before */
    expect_refusal(&made, VP_OTHER_ROSTER);
    make_true(&made);
    made.certificate.input_sha256 = "0000";
    expect_refusal(&made, VP_OTHER_INPUT);
}
END_TEST

START_TEST(what_is_beyond_the_floor_rests_on_the_search)
{
    struct made made;
    double excess[] = {1, 0, -1};
    make_true(&made);
    made.roster->doctor[0] = 1; /* one, three and two duties */
    made.audit = vp_audit_new(made.problem, made.roster, &arena);
    vp_roster_sha256(made.problem, made.roster, made.hash);
    made.certificate.claims.item[0].excess = excess;
    made.certificate.claims.item[0].least_top = 1;
    const struct vp_verdict verdict = judge(&made);
    ck_assert_int_eq(verdict.refused.n, 0);
    ck_assert_int_eq(verdict.upheld[0].confirmed, 0);
    ck_assert_int_eq(verdict.upheld[0].trusted, 3);
}
END_TEST

Suite *suite_levels(void)
{
    Suite *suite = suite_create("levels");
    TCase *tests = tcase_create("levels");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, whoever_has_most_comes_first_whatever_the_squares_say);
    tcase_add_test(tests, excess_is_whole_duties_beyond_the_target_and_begun_units_of_hours);
    tcase_add_test(tests, the_floor_is_the_fairest_of_all_sharings);
    tcase_add_test(tests, the_reason_of_a_floor_is_who_alone_may_have_how_many);
    tcase_add_test(tests, a_floor_of_a_sum_is_never_above_the_fairest_sharing);
    tcase_add_test(tests, the_floor_of_begun_steps_is_an_even_sharing_of_them);
    tcase_add_test(tests, there_is_no_floor_where_somebody_without_a_share_may_have_some);
    tcase_add_test(tests, there_is_no_floor_where_locums_are_free);
    tcase_add_test(tests, a_true_certificate_is_confirmed_by_arithmetic);
    tcase_add_test(tests, a_number_changed_is_refused);
    tcase_add_test(tests, a_roster_swapped_is_refused);
    tcase_add_test(tests, what_is_beyond_the_floor_rests_on_the_search);
    suite_add_tcase(suite, tests);
    return suite;
}
