/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares: the linear program when rows come and bounds move, its bound by prices, the vectors of counts that a ceiling leaves, what whole teams must cost, and dives
 * for rosters. Bounds against brute force: props/test_shares.c. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/search_maker.h"
#include "tests/unit/suites.h"

#include "solver/lp.h"
#include "solver/team.h"

#include <math.h>

/* ---- linear programs ---- */

/* x + y ≥ 3 at costs 2 and 3, both at most 2. */
static struct vp_lp *make_pair(int *row)
{
    struct vp_lp *lp = vp_lp_new();
    vp_lp_add_column(lp, 2, 0, 2, 0, NULL, NULL);
    vp_lp_add_column(lp, 3, 0, 2, 0, NULL, NULL);
    *row = vp_lp_add_full_row(lp, 3, INFINITY, 2, (const int[]){0, 1}, (const double[]){1, 1});
    return lp;
}

START_TEST(bounds_move_after_an_optimum)
{
    int row = -1;
    struct vp_lp *lp = make_pair(&row);
    ck_assert_int_eq(vp_lp_columns(lp), 2);
    ck_assert(vp_lp_solve(lp, NULL, NULL));
    ck_assert_double_eq_tol(vp_lp_objective(lp), 7, 1e-9);
    ck_assert_double_eq_tol(vp_lp_reduced_cost(lp, 0), -1, 1e-9);
    vp_lp_bound_column(lp, 0, 0, 1);
    ck_assert(vp_lp_resolve(lp, NULL, NULL));
    ck_assert_double_eq_tol(vp_lp_objective(lp), 8, 1e-9);
    vp_lp_bound_row(lp, row, 1, INFINITY);
    ck_assert(vp_lp_resolve(lp, NULL, NULL));
    ck_assert_double_eq_tol(vp_lp_objective(lp), 2, 1e-9);
    vp_lp_bound_row(lp, row, 4, INFINITY);
    ck_assert(!vp_lp_resolve(lp, NULL, NULL)); /* three is the most */
    vp_lp_free(lp);
}
END_TEST

START_TEST(prices_give_a_bound_of_their_own)
{
    int row = -1;
    struct vp_lp *lp = make_pair(&row);
    ck_assert(vp_lp_solve(lp, NULL, NULL));
    ck_assert_double_eq_tol(vp_lp_dual_bound(lp, 2), 7, 1e-9);
    ck_assert_double_eq_tol(vp_lp_dual_bound(lp, 1), 7, 1e-9); /* y is between its bounds and adds nothing at these prices */
    ck_assert_double_eq_tol(vp_lp_dual_bound(lp, 0), 9, 1e-9);
    vp_lp_free(lp);
}
END_TEST

START_TEST(two_programs_live_side_by_side)
{
    int row = -1;
    struct vp_lp *one = make_pair(&row);
    struct vp_lp *other = make_pair(&row);
    ck_assert(vp_lp_solve(other, NULL, NULL));
    vp_lp_free(other);
    ck_assert(vp_lp_solve(one, NULL, NULL));
    ck_assert_double_eq_tol(vp_lp_objective(one), 7, 1e-9);
    vp_lp_free(one);
}
END_TEST

/* ---- vectors ---- */

/* Seven duties, two doctors, three and a half each: three or four cost a quarter, two or five two and a quarter. */
static void set_up(void)
{
    vp_made_begin();
    vp_make_service("2027-01-04", "2027-01-10", 2);
    vp_make_term(vp_made.plan, VP_DUTIES, 1, 1);
    vp_build_program();
}

static struct vp_vectors *list(double ceiling, const struct vp_tilt *tilt, int most)
{
    const struct vp_kinds kinds = vp_kinds_new(vp_made.program->problem, &vp_made.arena);
    ck_assert_int_eq(kinds.n, 1);
    return vp_vectors_new(vp_made.program, &kinds, ceiling, tilt, most, &vp_made.arena);
}

START_TEST(a_ceiling_leaves_few_vectors)
{
    struct vp_vectors *vectors = list(0.5, NULL, 100);
    ck_assert_int_eq(vectors[0].n, 2); /* what just fits, fits */
    ck_assert_int_eq(vectors[0].count[0], 3);
    ck_assert_int_eq(vectors[0].count[1], 4);
    ck_assert_double_eq_tol(vectors[0].price[1], 0.25, 1e-9);
    vectors = list(2.4, NULL, 100);
    ck_assert_int_eq(vectors[1].n, 2);
    vectors = list(2.5, NULL, 100);
    ck_assert_int_eq(vectors[1].n, 4);
    ck_assert_int_eq(vectors[1].count[3], 5);
    ck_assert(list(INFINITY, NULL, 100) == NULL);
    ck_assert_int_eq(list(2.5, NULL, 3)[1].n, VP_TOO_MANY);
}
END_TEST

/* A duty costs the first doctor 3 more: two of them are his cheapest then, and one more or one less costs 1 more. */
START_TEST(a_tilt_moves_the_window)
{
    const struct vp_tilt tilt = {.slope = (const double[]){2, 0}, .extra = (const double[]){1, 0}};
    struct vp_vectors *vectors = list(8.5, &tilt, 100);
    ck_assert_int_eq(vectors[0].n, 1);
    ck_assert_int_eq(vectors[0].count[0], 2);
    ck_assert_double_eq_tol(vectors[0].price[0], 2.25, 1e-9); /* the tilt is no part of it */
    vectors = list(9.5, &tilt, 100);
    ck_assert_int_eq(vectors[0].n, 3);
    ck_assert_int_eq(vectors[0].count[0], 1);
    ck_assert_int_eq(vectors[0].count[2], 3);
}
END_TEST

/* ---- teams ---- */

static struct vp_search search;

static void hear_roster(void *user, const double *value, double points, long long effort_spent)
{
    (void)user;
    (void)value;
    (void)points;
    (void)effort_spent;
}

/* Two weekends of three duties, three doctors, two each if it is to be fair; a weekend after another costs a point. */
static void make_weekends(double weight)
{
    vp_made_begin();
    vp_make_service("2027-01-08", "2027-01-17", 3);
    vp_make_term(vp_made.plan, VP_WEEKENDS, weight, 1);
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_weekends);
    rule->figures.at_most = 1;
    rule->figures.of = 2;
    vp_make_soft(rule, 1);
}

/* What all of it must cost at least, by counts and by teams, with at most `effort` for these; from a roster in which one doctor has everything. */
static double weigh(double *counts, long long effort)
{
    struct vp_shares shares;
    static const struct vp_search_sink sink = {.roster = hear_roster, .stop = vp_never_stop};
    vp_begin_search(&search, &sink, 1000000, 1);
    int *places = vp_arena_array(&vp_made.arena, (size_t)search.problem->n_places, sizeof *places);
    vp_take_places(&search, places);
    ck_assert(isfinite(search.best_points));
    ck_assert(vp_shares_open(&shares, &search, false, 1000000, &vp_made.arena));
    ck_assert(vp_shares_solve(&shares));
    *counts = shares.bound;
    const double bound = vp_weigh_teams(&shares, effort);
    vp_shares_close(&shares);
    vp_arena_clear(&search.arena);
    return bound;
}

/* Three doctors cannot take two weekends in turns and have two duties each: three, two and one cost less than a point, or not. */
START_TEST(teams_know_rules_and_loads_together)
{
    double counts = NAN;
    make_weekends(0.3);
    ck_assert_double_eq_tol(weigh(&counts, 1000), 0.6, 1e-6);
    ck_assert_double_eq_tol(counts, 0, 1e-6);
    vp_made_end();
    make_weekends(2);
    ck_assert_double_eq_tol(weigh(&counts, 1000), 1, 1e-6);
    vp_made_end();
}
END_TEST

/* Two want the same Saturday. On Wednesday nobody of the team is on duty, so what is wanted there may be had. */
START_TEST(teams_meet_what_wishes_they_can)
{
    double counts = NAN;
    make_weekends(0.3);
    vp_make_wish(vp_made.plan, 0, true, "2027-01-09", "2027-01-09", 5);
    vp_make_wish(vp_made.plan, 1, true, "2027-01-09", "2027-01-09", 5);
    vp_make_wish(vp_made.plan, 2, true, "2027-01-13", "2027-01-13", 5);
    ck_assert_double_eq_tol(weigh(&counts, 1000), 5.6, 1e-6);
    vp_made_end();
}
END_TEST

START_TEST(teams_that_are_too_many_prove_nothing)
{
    double counts = NAN;
    make_weekends(0.3);
    ck_assert_double_eq_tol(weigh(&counts, 0), counts, 1e-9);
    vp_made_end();
}
END_TEST

/* Every duty of these five dates is remembered to the end: a doctor alone has tens of thousands of states. That is seen before they are all there. */
START_TEST(teams_of_too_many_states_are_left_soon)
{
    double counts = NAN;
    vp_made_begin();
    vp_made.plan = vp_make_plan("2027-01-10", "2027-01-14", 2, &vp_made.arena);
    const int line = vp_make_line(vp_made.plan, 1);
    vp_make_shift(vp_made.plan, line, VP_ON_ALL_DAYS, "06:00", "08:00");
    vp_make_shift(vp_made.plan, line, VP_ON_ALL_DAYS, "08:00", "10:00");
    vp_make_shift(vp_made.plan, line, VP_ON_ALL_DAYS, "10:00", "12:00");
    vp_make_shift(vp_made.plan, line, VP_ON_WEEKDAYS, "12:00", "14:00");
    vp_make_term(vp_made.plan, VP_DUTIES, 1, 1);
    vp_make_term(vp_made.plan, VP_HOURS, 1, 2);
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_spacing);
    rule->figures.days = 10;
    vp_make_soft(rule, 1);
    ck_assert_double_eq_tol(weigh(&counts, 1000), counts, 1e-9);
    vp_made_end();
}
END_TEST

/* ---- dives ---- */

/* Four weeks, four doctors: a weekend of three duties and four others each costs nothing. From a roster in which one doctor has everything. */
static void open_four_weeks(struct vp_shares *shares, bool (*stop)(void *user))
{
    static struct vp_search_sink sink;
    sink = (struct vp_search_sink){.roster = hear_roster, .stop = stop};
    vp_made_begin();
    vp_make_service("2027-01-04", "2027-01-31", 4);
    vp_make_term(vp_made.plan, VP_DUTIES, 1, 1);
    vp_make_term(vp_made.plan, VP_WEEKENDS, 1, 1);
    struct vp_rule *rule = vp_make_rule(vp_made.plan, VP_RULE_weekends);
    rule->figures.at_most = 1;
    rule->figures.of = 4;
    vp_make_soft(rule, 1);
    vp_begin_search(&search, &sink, 1000000, 1);
    int *places = vp_arena_array(&vp_made.arena, (size_t)search.problem->n_places, sizeof *places);
    vp_take_places(&search, places);
    ck_assert_double_gt(search.best_points, 100);
    ck_assert(vp_shares_open(shares, &search, true, 1000000, &vp_made.arena));
}

static void close_all(struct vp_shares *shares)
{
    vp_shares_close(shares);
    vp_arena_clear(&search.arena);
    vp_made_end();
}

START_TEST(a_dive_ends_at_a_roster)
{
    struct vp_shares shares;
    open_four_weeks(&shares, vp_never_stop);
    ck_assert(vp_shares_solve(&shares));
    ck_assert_double_eq_tol(shares.bound, 0, 1e-6);
    vp_shares_dive(&shares, _i == 1);
    ck_assert_double_eq_tol(search.best_points, 0, 1e-6);
    ck_assert(!shares.broken);
    close_all(&shares);
}
END_TEST

static bool stopped;

static bool is_told_to_stop(void *user)
{
    (void)user;
    return stopped;
}

START_TEST(a_dive_that_is_stopped_loses_nothing)
{
    struct vp_shares shares;
    stopped = false;
    open_four_weeks(&shares, is_told_to_stop);
    ck_assert(vp_shares_solve(&shares));
    const double before = search.best_points;
    stopped = true;
    vp_shares_dive(&shares, false);
    ck_assert_double_eq(search.best_points, before);
    stopped = false;
    ck_assert(vp_shares_solve(&shares));
    ck_assert_double_eq_tol(shares.bound, 0, 1e-6);
    vp_shares_dive(&shares, false);
    ck_assert_double_eq_tol(search.best_points, 0, 1e-6);
    close_all(&shares);
}
END_TEST

Suite *suite_shares(void)
{
    Suite *suite = suite_create("shares");
    TCase *programs = tcase_create("programs");
    tcase_add_test(programs, bounds_move_after_an_optimum);
    tcase_add_test(programs, prices_give_a_bound_of_their_own);
    tcase_add_test(programs, two_programs_live_side_by_side);
    suite_add_tcase(suite, programs);
    TCase *vectors = tcase_create("vectors");
    tcase_add_checked_fixture(vectors, set_up, vp_made_end);
    tcase_add_test(vectors, a_ceiling_leaves_few_vectors);
    tcase_add_test(vectors, a_tilt_moves_the_window);
    suite_add_tcase(suite, vectors);
    TCase *teams = tcase_create("teams");
    tcase_add_test(teams, teams_know_rules_and_loads_together);
    tcase_add_test(teams, teams_meet_what_wishes_they_can);
    tcase_add_test(teams, teams_that_are_too_many_prove_nothing);
    tcase_add_test(teams, teams_of_too_many_states_are_left_soon);
    suite_add_tcase(suite, teams);
    TCase *dives = tcase_create("dives");
    tcase_add_loop_test(dives, a_dive_ends_at_a_roster, 0, 2);
    tcase_add_test(dives, a_dive_that_is_stopped_loses_nothing);
    suite_add_tcase(suite, dives);
    return suite;
}
