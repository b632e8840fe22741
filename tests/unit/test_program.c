/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program and what works on it: cliques, presolve, the door to GLPK, parts. Small enough to know every answer by hand. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"

#include "model/base/random.h"
#include "solver/glpk.h"
#include "solver/intervals.h"
#include "solver/part.h"
#include "solver/presolve.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct vp_arena arena;
static struct vp_program *program;
static double *lower;
static double *upper;
static unsigned char *whole;
static struct vp_mip_answer answer;

static void set_up(void)
{
    vp_arena_init(&arena);
    program = vp_arena_alloc(&arena, sizeof *program);
    program->arena = &arena;
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
}

/* A column of whole kind (VP_N) or not (VP_Y). */
static int add(enum vp_column_kind kind, double cost, double least, double most)
{
    return vp_add_column(program, (struct vp_column){.kind = kind,
                                                     .doctor = -1,
                                                     .duty = -1,
                                                     .lower = least,
                                                     .upper = most,
                                                     .cost = cost,
                                                     .name = vp_arena_printf(&arena, "c%d", program->columns.n)});
}

/* A row  least ≤ Σ value · column ≤ most  over the columns from 0 on. */
static void add_row(double least, double most, const double *value, int n)
{
    vp_begin_row(program, least, most, vp_arena_printf(&arena, "r%d", program->rows.n));
    for (int c = 0; c < n; c++)
        if (value[c] != 0)
            vp_add_entry(program, c, value[c]);
}

#define ROW(least, most, ...)                                                                                          \
    add_row((least), (most), (double[]){__VA_ARGS__}, (int)(sizeof((double[]){__VA_ARGS__}) / sizeof(double)))

static struct vp_mip_task make_task(void)
{
    size_t n = (size_t)program->columns.n;
    lower = vp_arena_array(&arena, n, sizeof *lower);
    upper = vp_arena_array(&arena, n, sizeof *upper);
    whole = vp_arena_alloc(&arena, n);
    for (size_t c = 0; c < n; c++) {
        lower[c] = program->columns.item[c].lower;
        upper[c] = program->columns.item[c].upper;
        whole[c] = vp_column_whole(&program->columns.item[c]);
    }
    answer = (struct vp_mip_answer){.value = vp_arena_array(&arena, n, sizeof *answer.value)};
    return (struct vp_mip_task){.program = program, .lower = lower, .upper = upper, .whole = whole};
}

static void run(void)
{
    struct vp_mip_task task = make_task();
    vp_mip_solve(&task, &answer);
}

/* Which of five things fit into 10.5, worth most: the first two. */
static void make_knapsack(void)
{
    static const double worth[] = {9, 11, 8, 5, 3};
    for (int c = 0; c < 5; c++)
        add(VP_N, -worth[c], 0, 1);
    ROW(-INFINITY, 10.5, 4, 6, 5, 3, 2.5);
}

/* ---- the door to GLPK ---- */

START_TEST(a_program_is_solved)
{
    make_knapsack();
    program->constant = 100;
    run();
    ck_assert_int_eq(answer.status, VP_MIP_OPTIMAL);
    ck_assert(answer.has_value);
    ck_assert_double_eq_tol(answer.points, 80, 1e-9);
    ck_assert_double_eq_tol(answer.bound, 80, 1e-6);
    ck_assert_double_eq(answer.value[0], 1);
    ck_assert_double_eq(answer.value[1], 1);
    ck_assert_double_eq(answer.value[2] + answer.value[3] + answer.value[4], 0);
    ck_assert_int_gt(answer.effort, 0);
}
END_TEST

START_TEST(a_relaxation_is_a_bound)
{
    make_knapsack();
    struct vp_mip_task task = make_task();
    task.relax_only = true;
    vp_mip_solve(&task, &answer);
    ck_assert_int_eq(answer.status, VP_MIP_OPTIMAL);
    ck_assert_double_lt(answer.bound, -20 - 1e-6);
    ck_assert_double_ge(answer.bound, -9 - 11 - 5);
}
END_TEST

START_TEST(an_infeasible_program_is_said_to_be)
{
    add(VP_N, 1, 0, 9);
    add(VP_N, 1, 0, 9);
    ROW(1, 1, 2, 2); /* no whole numbers do it; fractions do */
    run();
    ck_assert_int_eq(answer.status, VP_MIP_INFEASIBLE);
    ck_assert(!answer.has_value);
    ROW(40, INFINITY, 1, 1); /* and now no fractions either */
    run();
    ck_assert_int_eq(answer.status, VP_MIP_INFEASIBLE);
}
END_TEST

/* Whole slack without end and an obvious answer: what GLPK finds by rounding counts as found. */
START_TEST(what_rounding_finds_is_found)
{
    for (int c = 0; c < 4; c++)
        add(VP_N, c == 3 ? 1000 : 0, 0, 1);
    add(VP_N, 1, 0, INFINITY);
    ROW(1, 1, 1, 1, 0, 1, 0);
    ROW(1, 1, 0, 1, 1, 1, 0);
    ROW(-INFINITY, 33, 24, 24, 24, 0, -1);
    run();
    ck_assert_int_eq(answer.status, VP_MIP_OPTIMAL);
    ck_assert_double_eq_tol(answer.points, 0, 1e-9);
}
END_TEST

START_TEST(fixed_columns_are_only_added_up)
{
    make_knapsack();
    struct vp_mip_task task = make_task();
    for (int c = 0; c < 5; c++)
        lower[c] = upper[c] = c == 2 || c == 3;
    vp_mip_solve(&task, &answer);
    ck_assert_int_eq(answer.status, VP_MIP_OPTIMAL);
    ck_assert_double_eq(answer.points, -13);
    lower[1] = upper[1] = 1; /* 14 in a sack of 10.5 */
    vp_mip_solve(&task, &answer);
    ck_assert_int_eq(answer.status, VP_MIP_INFEASIBLE);
}
END_TEST

static bool say_stop(void *user)
{
    (void)user;
    return true;
}

START_TEST(an_incumbent_survives_a_stop)
{
    make_knapsack();
    static const double poor[] = {0, 0, 0, 1, 0};
    struct vp_mip_task task = make_task();
    task.incumbent = poor;
    task.stop = say_stop;
    vp_mip_solve(&task, &answer);
    ck_assert_int_eq(answer.status, VP_MIP_LIMIT);
    ck_assert(answer.has_value);
    ck_assert_double_le(answer.points, -5);
    ck_assert_double_le(answer.bound, -20);
}
END_TEST

START_TEST(an_incumbent_that_is_best_stays)
{
    make_knapsack();
    static const double best[] = {1, 1, 0, 0, 0};
    struct vp_mip_task task = make_task();
    task.incumbent = best;
    vp_mip_solve(&task, &answer);
    ck_assert_int_eq(answer.status, VP_MIP_OPTIMAL);
    ck_assert_double_eq(answer.points, -20);
    ck_assert_mem_eq(answer.value, best, sizeof best);
}
END_TEST

struct heard {
    int found;
    double points;
    double bound;
    bool wrong;
};

static void hear_found(void *user, const double *value, double points)
{
    struct heard *heard = user;
    heard->wrong = heard->wrong || (heard->found > 0 && points >= heard->points) ||
                   fabs(vp_program_points(program, value) - points) > 1e-9;
    heard->found++;
    heard->points = points;
}

static void hear_bound(void *user, double bound)
{
    struct heard *heard = user;
    heard->wrong = heard->wrong || bound < heard->bound;
    heard->bound = bound;
}

/* Some thirty random things in three sacks: enough for a tree. */
static void make_sacks(void)
{
    struct vp_random random;
    vp_random_init(&random, 11);
    double weight[3][30];
    for (int c = 0; c < 30; c++) {
        add(VP_N, -(10 + vp_random_below(&random, 90)), 0, 1);
        for (int s = 0; s < 3; s++)
            weight[s][c] = 5 + vp_random_below(&random, 60);
    }
    for (int s = 0; s < 3; s++)
        add_row(-INFINITY, 300, weight[s], 30);
}

START_TEST(news_only_gets_better)
{
    make_sacks();
    struct heard heard = {.bound = -INFINITY};
    struct vp_mip_task task = make_task();
    task.found = hear_found;
    task.bound = hear_bound;
    task.user = &heard;
    task.for_bound = true;
    vp_mip_solve(&task, &answer);
    ck_assert_int_eq(answer.status, VP_MIP_OPTIMAL);
    ck_assert_int_gt(heard.found, 0);
    ck_assert(!heard.wrong);
    ck_assert_double_eq(heard.points, answer.points);
    ck_assert_double_le(heard.bound, answer.points + 1e-6);
}
END_TEST

START_TEST(a_limit_is_a_limit)
{
    make_sacks();
    run();
    double best = answer.points;
    long long effort = answer.effort;
    struct vp_mip_task task = make_task();
    task.effort = effort / 3;
    vp_mip_solve(&task, &answer);
    ck_assert_int_eq(answer.status, VP_MIP_LIMIT);
    ck_assert_int_lt(answer.effort, effort);
    ck_assert_double_le(answer.bound, best + 1e-6);
    ck_assert(!answer.has_value || answer.points >= best - 1e-6);
}
END_TEST

/* The same column twice in a row is misuse, and GLPK aborts on it. The door holds, again and again, and is good for work afterwards. */
START_TEST(an_abort_of_glpk_is_an_answer)
{
    for (int time = 0; time < 3; time++) {
        program->columns.n = program->rows.n = program->index.n = program->value.n = 0;
        make_knapsack();
        vp_begin_row(program, -INFINITY, 1.5, "twice");
        vp_add_entry(program, 0, 1);
        vp_add_entry(program, 0, 1);
        run();
        ck_assert_int_eq(answer.status, VP_MIP_BROKEN);
        vp_drop_row(program);
        run();
        ck_assert_int_eq(answer.status, VP_MIP_OPTIMAL);
        ck_assert_double_eq(answer.points, -20);
    }
}
END_TEST

START_TEST(a_program_that_cannot_be_written)
{
    make_knapsack();
    make_task();
    ck_assert(!vp_mip_write(program, lower, upper, VP_FREE_MPS, "/nonexistent/folder/file.mps"));
    ck_assert(!vp_mip_write(program, lower, upper, VP_CPLEX_LP, "/nonexistent/folder/file.lp"));
}
END_TEST

/* ---- presolve ---- */

static bool reduce(struct vp_reduced *reduced)
{
    make_task();
    return vp_reduce(program, lower, upper, whole, &arena, reduced);
}

START_TEST(presolve_rounds_inwards)
{
    add(VP_N, 0, 0, 9);
    add(VP_N, 0, 0, 9);
    add(VP_Y, 0, 0, 9);
    ROW(-INFINITY, 5, 2, 0, 0);
    ROW(-INFINITY, -3, 0, -2, 0);
    ROW(-INFINITY, 5, 0, 0, 2);
    struct vp_reduced reduced;
    ck_assert(reduce(&reduced));
    ck_assert_double_eq(reduced.upper[0], 2);
    ck_assert_double_eq(reduced.lower[1], 2);
    ck_assert_double_eq(reduced.upper[2], 9); /* not whole: GLPK's business */
    ck_assert_int_eq(reduced.n_rows, 1);
    ck_assert_int_eq(reduced.row[0], 2);
}
END_TEST

START_TEST(presolve_follows_what_is_fixed)
{
    add(VP_N, 3, 1, 1);
    add(VP_N, 5, 0, 1);
    add(VP_N, 7, 0, 4);
    ROW(1, 1, 1, 1, 0);  /* the second is 0 */
    ROW(0, 0, 2, 1, -1); /* so the third is 2 */
    struct vp_reduced reduced;
    ck_assert(reduce(&reduced));
    ck_assert_int_eq(reduced.n_columns, 0);
    ck_assert_int_eq(reduced.n_rows, 0);
    ck_assert_double_eq(reduced.constant, 3 + 14);
    ck_assert_double_eq(reduced.lower[2], 2);
}
END_TEST

START_TEST(presolve_sees_the_impossible)
{
    add(VP_N, 0, 0, 1);
    add(VP_Y, 0, 0, 1);
    ROW(3, INFINITY, 1, 1);
    struct vp_reduced reduced;
    ck_assert(!reduce(&reduced));
}
END_TEST

START_TEST(presolve_leaves_a_slack_without_end_alone)
{
    add(VP_N, 0, 0, 1);
    add(VP_N, 1, 0, INFINITY);
    ROW(-INFINITY, 0, 24, -1);
    struct vp_reduced reduced;
    ck_assert(reduce(&reduced));
    ck_assert_int_eq(reduced.n_columns, 2);
    ck_assert_double_eq(reduced.lower[1], 0);
    ck_assert(isinf(reduced.upper[1]));
}
END_TEST

/* ---- cliques ---- */

static bool row_has(int row, int column)
{
    const struct vp_row *of = &program->rows.item[row];
    for (int e = of->first; e < of->first + of->n; e++)
        if (program->index.item[e] == column)
            return true;
    return false;
}

/* Every two claims that share an instant are together in a row, and no others; no row is part of another. */
static void check_cliques(const struct vp_claim *claims, int n)
{
    for (int a = 0; a < n; a++)
        for (int b = a + 1; b < n; b++) {
            bool together = false;
            for (int r = 0; r < program->rows.n && !together; r++)
                together = row_has(r, a) && row_has(r, b);
            bool share = claims[a].time.from < claims[b].time.until && claims[b].time.from < claims[a].time.until;
            ck_assert_int_eq(together, share);
        }
    for (int r = 0; r < program->rows.n; r++)
        for (int other = 0; other < program->rows.n; other++) {
            const struct vp_row *row = &program->rows.item[r];
            bool inside = other != r;
            for (int e = row->first; e < row->first + row->n && inside; e++)
                inside = row_has(other, program->index.item[e]);
            ck_assert(!inside);
        }
}

START_TEST(cliques_say_what_pairs_say)
{
    struct vp_plan *plan = vp_make_plan("2027-01-04", "2027-01-10", 1, &arena);
    vp_make_legevakt(plan);
    vp_make_rule(plan, VP_RULE_rest);
    program->problem = vp_make_problem(plan, &arena);
    struct vp_random random;
    vp_random_init(&random, (uint64_t)_i);
    struct vp_claim claims[12];
    struct vp_claim sorted[12];
    int n = 1 + vp_random_below(&random, 12);
    for (int i = 0; i < n; i++) {
        int64_t start = vp_random_below(&random, 30);
        claims[i] = sorted[i] = (struct vp_claim){{start, start + 1 + vp_random_below(&random, 9)}, add(VP_N, 0, 0, 1)};
    }
    struct vp_writer writer = {.program = program, .problem = program->problem, .rule = &plan->rules.item[VP_MADE_RULES]};
    vp_write_cliques(&writer, 0, sorted, n);
    check_cliques(claims, n);
}
END_TEST

Suite *suite_program(void)
{
    Suite *suite = suite_create("program");
    TCase *tests = tcase_create("program");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_program_is_solved);
    tcase_add_test(tests, a_relaxation_is_a_bound);
    tcase_add_test(tests, an_infeasible_program_is_said_to_be);
    tcase_add_test(tests, what_rounding_finds_is_found);
    tcase_add_test(tests, fixed_columns_are_only_added_up);
    tcase_add_test(tests, an_incumbent_survives_a_stop);
    tcase_add_test(tests, an_incumbent_that_is_best_stays);
    tcase_add_test(tests, news_only_gets_better);
    tcase_add_test(tests, a_limit_is_a_limit);
    tcase_add_test(tests, an_abort_of_glpk_is_an_answer);
    tcase_add_test(tests, a_program_that_cannot_be_written);
    tcase_add_test(tests, presolve_rounds_inwards);
    tcase_add_test(tests, presolve_follows_what_is_fixed);
    tcase_add_test(tests, presolve_sees_the_impossible);
    tcase_add_test(tests, presolve_leaves_a_slack_without_end_alone);
    tcase_add_loop_test(tests, cliques_say_what_pairs_say, 0, 40);
    suite_add_tcase(suite, tests);
    return suite;
}
