/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The linear program that grows, and the master over tours: what is held, what is fixed, what is chosen, and places that may not stay open. Bounds against
 * brute force: props/test_columns.c. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/search_maker.h"
#include "tests/unit/suites.h"

#include "solver/master.h"

#include <math.h>
#include <string.h>

/* ---- linear programs ---- */

START_TEST(columns_come_after_an_optimum)
{
    struct vp_lp *lp = vp_lp_new();
    const int row = vp_lp_add_row(lp, -INFINITY, 4);
    const double one = 1;
    ck_assert_int_eq(row, 0);
    const int x = vp_lp_add_column(lp, -1, 0, 3, 1, &row, &one);
    ck_assert(vp_lp_solve(lp, NULL, NULL));
    ck_assert_double_eq_tol(vp_lp_objective(lp), -3, 1e-9);
    ck_assert_double_eq_tol(vp_lp_dual(lp, row), 0, 1e-9);
    const int y = vp_lp_add_column(lp, -2, 0, INFINITY, 1, &row, &one);
    ck_assert_int_eq(y, 1);
    ck_assert(vp_lp_solve(lp, NULL, NULL));
    ck_assert_double_eq_tol(vp_lp_objective(lp), -8, 1e-9);
    ck_assert_double_eq_tol(vp_lp_value(lp, x), 0, 1e-9);
    ck_assert_double_eq_tol(vp_lp_value(lp, y), 4, 1e-9);
    ck_assert_double_eq_tol(vp_lp_dual(lp, row), -2, 1e-9);
    ck_assert_int_gt((int)vp_lp_effort(lp), 0);
    vp_lp_bound_column(lp, y, 0, 1);
    ck_assert(vp_lp_solve(lp, NULL, NULL));
    ck_assert_double_eq_tol(vp_lp_objective(lp), -5, 1e-9);
    vp_lp_bound_column(lp, x, 0, 0);
    ck_assert(vp_lp_solve(lp, NULL, NULL));
    ck_assert_double_eq_tol(vp_lp_objective(lp), -2, 1e-9);
    vp_lp_free(lp);
}
END_TEST

START_TEST(a_dropped_column_is_0_and_the_others_keep_their_numbers)
{
    struct vp_lp *lp = vp_lp_new();
    const double one = 1;
    const int row = vp_lp_add_row(lp, 4, 4);
    const int dear = vp_lp_add_column(lp, 9, 0, 9, 1, &row, &one);
    const int cheap = vp_lp_add_column(lp, 2, 0, 3, 1, &row, &one);
    const int rest = vp_lp_add_column(lp, 5, 0, 9, 1, &row, &one);
    ck_assert(vp_lp_solve(lp, NULL, NULL));
    ck_assert_double_eq_tol(vp_lp_objective(lp), 11, 1e-9);
    ck_assert(!vp_lp_is_basic(lp, dear) && vp_lp_is_basic(lp, rest));
    vp_lp_drop_columns(lp, &dear, 1);
    ck_assert_double_eq_tol(vp_lp_value(lp, dear), 0, 1e-9);
    ck_assert_double_eq_tol(vp_lp_value(lp, cheap), 3, 1e-9);
    ck_assert_double_eq_tol(vp_lp_value(lp, rest), 1, 1e-9);
    vp_lp_bound_column(lp, dear, 1, 1); /* nothing is there to bound */
    vp_lp_bound_column(lp, cheap, 0, 1);
    const int next = vp_lp_add_column(lp, 1, 0, 2, 1, &row, &one);
    ck_assert_int_eq(next, 3);
    ck_assert(vp_lp_solve(lp, NULL, NULL));
    ck_assert_double_eq_tol(vp_lp_objective(lp), 2 + 2 + 5, 1e-9);
    ck_assert_double_eq_tol(vp_lp_value(lp, next), 2, 1e-9);
    vp_lp_free(lp);
}
END_TEST

START_TEST(a_program_without_optimum_says_no)
{
    struct vp_lp *lp = vp_lp_new();
    const int row = vp_lp_add_row(lp, 5, 5);
    const double one = 1;
    const int x = vp_lp_add_column(lp, 1, 0, 2, 1, &row, &one);
    ck_assert(!vp_lp_solve(lp, NULL, NULL)); /* two is the most */
    vp_lp_bound_column(lp, x, 0, 9);
    ck_assert(vp_lp_solve(lp, NULL, NULL)); /* it is not broken for that */
    ck_assert_double_eq_tol(vp_lp_objective(lp), 5, 1e-9);
    vp_lp_add_column(lp, -1, 0, INFINITY, 0, NULL, (const double[]){0});
    ck_assert(!vp_lp_solve(lp, NULL, NULL)); /* no end to it */
    vp_lp_free(lp);
}
END_TEST

START_TEST(misuse_breaks_the_program_and_nothing_else)
{
    struct vp_lp *lp = vp_lp_new();
    vp_lp_add_row(lp, 0, 1);
    const int no_such_row = 7;
    const double one = 1;
    vp_lp_add_column(lp, 1, 0, 1, 1, &no_such_row, &one);
    ck_assert(!vp_lp_solve(lp, NULL, NULL));
    ck_assert_int_eq((int)vp_lp_effort(lp), 0);
    vp_lp_bound_column(lp, 0, 0, 2);
    ck_assert(!vp_lp_solve(lp, NULL, NULL));
    vp_lp_free(lp);
    lp = vp_lp_new(); /* the next one works */
    const int row = vp_lp_add_row(lp, 1, 1);
    vp_lp_add_column(lp, 3, 0, 1, 1, &row, &one);
    ck_assert(vp_lp_solve(lp, NULL, NULL));
    ck_assert_double_eq_tol(vp_lp_objective(lp), 3, 1e-9);
    vp_lp_free(lp);
}
END_TEST

/* ---- masters ---- */

enum { DOCTORS = 3 };

static const struct vp_care exact = {.keep = 0, .most = 3000};

static struct vp_search search;
static struct vp_pricer *pricer;
static struct vp_master master;
static bool is_free[DOCTORS];
static unsigned char *may;
static struct vp_tour tours[DOCTORS];
static int chosen[DOCTORS];
static bool all;

/* A week, one duty a day, a locum costs 1000. */
static void make_week(void)
{
    vp_make_service("2027-01-04", "2027-01-10", DOCTORS);
}

/* The plan worked out; everybody is free of everything, and nobody has a tour. */
static void begin_master(void)
{
    static const struct vp_search_sink sink = {.stop = vp_never_stop};
    vp_begin_search(&search, &sink, 1000000, 1);
    pricer = vp_pricer_new(search.pricer, &vp_made.arena);
    const size_t n_duties = (size_t)vp_made.problem->n_duties;
    may = vp_arena_alloc(&vp_made.arena, DOCTORS * n_duties);
    memset(may, VP_MAY_TAKE, DOCTORS * n_duties);
    for (int d = 0; d < DOCTORS; d++) {
        is_free[d] = true;
        tours[d] = (struct vp_tour){.points = INFINITY, .duty = vp_arena_array(&vp_made.arena, n_duties, sizeof(int))};
    }
}

/* Not free, with these points; one duty, or none. */
static void hold(int doctor, const char *date, double points)
{
    is_free[doctor] = false;
    tours[doctor].points = points;
    if (date != NULL)
        tours[doctor].duty[tours[doctor].n++] = vp_make_duty(vp_made.problem, date, 0);
}

static void set_master(void)
{
    vp_master_init(&master, &search, pricer, is_free, may, tours, &vp_made.arena);
}

static void end_master(void)
{
    vp_master_clear(&master);
    vp_pricer_free(pricer);
    vp_arena_clear(&search.arena);
}

static bool has(int doctor, const char *date)
{
    const struct vp_tour *tour = &master.members.item[chosen[doctor]].tour;
    const int duty = vp_make_duty(vp_made.problem, date, 0);
    for (int i = 0; i < tour->n; i++)
        if (tour->duty[i] == duty)
            return true;
    return false;
}

START_TEST(a_member_fixed_is_whole_and_alone)
{
    make_week();
    vp_make_term(vp_made.plan, VP_NIGHTS, 3, 1);
    begin_master();
    set_master();
    const double bound = vp_master_generate(&master, &exact, NULL);
    ck_assert_double_le(bound, master.points + 1e-6);
    ck_assert_double_eq_tol(bound, master.points, 1e-3);
    ck_assert_int_gt(master.members.n, 3);
    for (int m = 0; m < master.members.n; m += 2) {
        const double before = master.points;
        vp_master_fix(&master, m);
        ck_assert(vp_master_solve(&master));
        for (int k = 0; k < master.members.n; k++)
            if (master.members.item[k].doctor == master.members.item[m].doctor)
                ck_assert_double_eq_tol(vp_master_value(&master, k), k == m, 1e-9);
        ck_assert_double_ge(master.points, bound - 1e-6);
        ck_assert(m > 0 || master.points >= before - 1e-6);
    }
    end_master();
}
END_TEST

START_TEST(a_member_taken_back_may_be_ruled_out)
{
    make_week();
    vp_make_term(vp_made.plan, VP_NIGHTS, 3, 1);
    begin_master();
    set_master();
    vp_master_generate(&master, &exact, NULL);
    const double free = master.points;
    int used = 0;
    for (int m = 0; m < master.members.n; m++) {
        used += vp_master_value(&master, m) > 1e-3;
        vp_master_fix(&master, m);
        ck_assert(vp_master_solve(&master));
        vp_master_free(&master, m, true);
        ck_assert(vp_master_solve(&master));
        ck_assert_double_eq_tol(vp_master_value(&master, m), 0, 1e-9);
        ck_assert_double_ge(master.points, free - 1e-6);
        vp_master_free(&master, m, false);
        ck_assert(vp_master_solve(&master));
        ck_assert_double_eq_tol(master.points, free, 1e-6);
    }
    ck_assert_int_gt(used, 0); /* so 0 is something that it was not before */
    end_master();
}
END_TEST

/* Nobody else may have the Monday, and doctor 0 nothing else: without the tour of Monday alone, a locum has it. */
START_TEST(what_is_ruled_out_is_not_priced_in_again)
{
    make_week();
    vp_make_term(vp_made.plan, VP_NIGHTS, 3, 1);
    begin_master();
    const size_t n = (size_t)vp_made.problem->n_duties;
    memset(may, VP_MUST_SKIP, n);
    for (size_t d = 0; d < DOCTORS; d++)
        may[d * n] = d == 0 ? VP_MAY_TAKE : VP_MUST_SKIP;
    set_master();
    vp_master_generate(&master, &exact, NULL);
    const double free = master.points;
    int monday = 0;
    while (master.members.item[monday].doctor != 0 || master.members.item[monday].tour.n != 1)
        ck_assert_int_lt(++monday, master.members.n);
    for (int again = 0; again < 2; again++) { /* also once another has been fixed since */
        vp_master_free(&master, monday, true);
        vp_master_generate(&master, &exact, NULL);
        ck_assert_double_ge(master.points, free + 900);
        const int other = monday == 0 ? 1 : 0;
        vp_master_fix(&master, other);
        vp_master_free(&master, other, false);
        ck_assert(vp_master_solve(&master));
        ck_assert_double_ge(master.points, free + 900);
    }
    vp_master_free(&master, monday, false);
    ck_assert(vp_master_solve(&master));
    ck_assert_double_eq_tol(master.points, free, 1e-6);
    end_master();
}
END_TEST

/* Doctor 2 is free; place for one more beside the needed, at 5. He wants the Tuesday, at 500. */
static double choose_beside(int others)
{
    make_week();
    vp_make_extra(vp_made.plan, 0, 1, 5);
    vp_make_wish(vp_made.plan, 2, true, "2027-01-05", "2027-01-05", 500);
    begin_master();
    for (int d = 0; d < 2; d++)
        hold(d, d < others ? "2027-01-05" : NULL, 0.25);
    set_master();
    vp_master_generate(&master, &exact, NULL);
    const double points = vp_master_choose(&master, INFINITY, 1500, 100000, chosen, &all);
    end_master();
    return points;
}

START_TEST(a_free_place_beyond_is_filled)
{
    ck_assert_double_eq_tol(choose_beside(1), 5.5, 1e-6);
    ck_assert(has(2, "2027-01-05"));
    ck_assert_int_eq(master.members.item[chosen[2]].tour.n, 7);
}
END_TEST

START_TEST(a_place_beyond_that_another_holds_is_paid_and_not_filled_twice)
{
    ck_assert_double_eq_tol(choose_beside(2), 505.5, 1e-6);
    ck_assert(!has(2, "2027-01-05"));
    ck_assert_int_eq(master.members.item[chosen[2]].tour.n, 6);
}
END_TEST

START_TEST(what_nobody_free_can_have_is_held)
{
    make_week();
    begin_master();
    hold(0, "2027-01-06", 2);
    hold(1, NULL, 3);
    for (int j = 0; j < vp_made.problem->n_duties; j++)
        may[2 * vp_made.problem->n_duties + j] = j < 4 ? VP_MUST_SKIP : VP_MAY_TAKE;
    set_master();
    ck_assert_double_eq_tol(master.held, 3005, 1e-9); /* Monday, Tuesday, Thursday are locums' */
    for (int j = 0; j < vp_made.problem->n_duties; j++)
        ck_assert_int_eq(master.row[j] >= 0, j >= 4);
    const double bound = vp_master_generate(&master, &exact, NULL);
    ck_assert_double_eq_tol(bound, 3005, 1e-3);
    ck_assert(isinf(vp_master_choose(&master, 3005, 1500, 100000, chosen, &all))); /* nothing is below it */
    vp_master_clear(&master);
    set_master();
    vp_master_generate(&master, &exact, NULL);
    ck_assert_double_eq_tol(vp_master_choose(&master, 3006, 1500, 100000, chosen, &all), 3005, 1e-6);
    end_master();
}
END_TEST

START_TEST(a_locum_where_none_is_allowed_is_dearer_than_any_roster)
{
    make_week();
    vp_made.plan->lines.item[0].locum_allowed = false;
    for (int d = 0; d < DOCTORS; d++)
        vp_make_leave(vp_made.plan, d, "2027-01-07", "2027-01-07", true);
    begin_master();
    set_master();
    ck_assert_double_gt(master.dear, 7 * search.losses.dearest);
    ck_assert_double_ge(master.held, master.dear); /* Thursday, and Wednesday's, which runs into it */
    ck_assert(vp_master_generate(&master, &exact, NULL) > master.dear - 1e-3);
    ck_assert(isinf(vp_master_choose(&master, master.dear, 1500, 100000, chosen, &all)));
    vp_master_clear(&master);
    set_master();
    vp_master_generate(&master, &exact, NULL);
    ck_assert_double_ge(vp_master_choose(&master, INFINITY, 1500, 100000, chosen, &all), master.dear - 1e-6);
    end_master();
}
END_TEST

/* From Wednesday on everybody is away; before, nobody likes to have duty, and each minds it more than the one before. */
START_TEST(all_that_can_be_better_is_chosen_from)
{
    make_week();
    for (int d = 0; d < DOCTORS; d++) {
        vp_make_leave(vp_made.plan, d, "2027-01-07", "2027-01-10", true);
        vp_make_wish(vp_made.plan, d, false, "2027-01-04", "2027-01-06", 1 + d);
    }
    begin_master();
    set_master();
    vp_master_generate(&master, &exact, NULL);
    const double bound = master.bound;
    const int before = master.members.n;
    ck_assert(!vp_master_complete(&master, bound + 3, 1)); /* more than one */
    ck_assert_int_eq(master.members.n, before);
    ck_assert(vp_master_complete(&master, bound + 3, 1000));
    ck_assert_int_gt(master.members.n, before);
    const double points = vp_master_choose(&master, bound + 3, 1000, 100000, chosen, &all);
    ck_assert(all);
    ck_assert_double_eq_tol(points, bound, 1e-3); /* the bound is whole here */
    ck_assert(isinf(vp_master_choose(&master, points, 1000, 100000, chosen, &all)));
    ck_assert(all); /* and nothing is better */
    vp_master_forget(&master);
    ck_assert_int_eq(master.members.n, before);
    end_master();
}
END_TEST

START_TEST(the_roster_given_is_the_first_that_is_there)
{
    make_week();
    begin_master();
    for (int d = 0; d < DOCTORS; d++)
        tours[d].points = 0.5;
    for (int j = 0; j < 6; j++)
        tours[j % DOCTORS].duty[tours[j % DOCTORS].n++] = j;
    set_master();
    ck_assert_int_eq(master.members.n, DOCTORS);
    ck_assert(vp_master_solve(&master));
    ck_assert_double_eq_tol(master.points, 1001.5, 1e-6); /* Sunday is a locum's */
    ck_assert_double_eq_tol(vp_master_choose(&master, INFINITY, 1500, 100000, chosen, &all), 1001.5, 1e-6);
    for (int d = 0; d < DOCTORS; d++)
        ck_assert_int_eq(chosen[d], d);
    end_master();
}
END_TEST

Suite *suite_master(void)
{
    Suite *suite = suite_create("master");
    TCase *tests = tcase_create("master");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_test(tests, columns_come_after_an_optimum);
    tcase_add_test(tests, a_dropped_column_is_0_and_the_others_keep_their_numbers);
    tcase_add_test(tests, a_program_without_optimum_says_no);
    tcase_add_test(tests, misuse_breaks_the_program_and_nothing_else);
    tcase_add_test(tests, a_member_fixed_is_whole_and_alone);
    tcase_add_test(tests, a_member_taken_back_may_be_ruled_out);
    tcase_add_test(tests, what_is_ruled_out_is_not_priced_in_again);
    tcase_add_test(tests, a_free_place_beyond_is_filled);
    tcase_add_test(tests, a_place_beyond_that_another_holds_is_paid_and_not_filled_twice);
    tcase_add_test(tests, what_nobody_free_can_have_is_held);
    tcase_add_test(tests, a_locum_where_none_is_allowed_is_dearer_than_any_roster);
    tcase_add_test(tests, all_that_can_be_better_is_chosen_from);
    tcase_add_test(tests, the_roster_given_is_the_first_that_is_there);
    suite_add_tcase(suite, tests);
    return suite;
}
