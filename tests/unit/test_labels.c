/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ground of the pricing of tours: how limits are put together from duties and the past, what a walk through the dates then costs.
 * How much worse one label can fare than another: test_choices.c. That the cheapest tour is found: props/test_tours.c. */
#include "tests/unit/judge_maker.h"
#include "tests/unit/program_maker.h"
#include "tests/unit/suites.h"

#include "solver/labels.h"

#include <math.h>
#include <string.h>

/* ---- limits ---- */

static struct vp_limits limits;

/* The plan worked out after its history, and nothing said yet of the doctor. */
static void begin_limits(int doctor)
{
    vp_begin_roster();
    limits = (struct vp_limits){.problem = vp_made.problem,
                                .rule = vp_made_rule(),
                                .rule_number = VP_MADE_RULES,
                                .doctor = doctor,
                                .arena = &vp_made.arena};
    limits.of = vp_arena_array(&vp_made.arena, (size_t)vp_made.problem->n_duties, sizeof *limits.of);
}

static void know_from(const char *date)
{
    vp_made.history.from = vp_make_day(date);
}

START_TEST(a_sum_begins_with_what_the_past_has)
{
    vp_make_rule_alone("2027-01-04", "2027-01-17", 2, VP_RULE_duties);
    know_from("2026-12-28");
    vp_had("2026-12-30", "15:30-08:00", 0);
    vp_had("2026-12-31", "15:30-08:00", 0);
    vp_had("2027-01-02", "08:00-08:00", 1);
    begin_limits(0);
    int sum = vp_limit_sum(&limits, -INFINITY, 3);
    int other = vp_limit_sum(&limits, 1, INFINITY);
    ck_assert_int_ne(sum, other);
    for (int j = 0; j < vp_made.problem->n_duties; j++)
        vp_limit_duty(&limits, sum, j, 2);
    vp_limit_duty(&limits, other, vp_made.problem->n_past + 2, 0); /* nothing */
    ck_assert_double_eq_tol(limits.sums.item[sum].start, 4, 1e-12);
    ck_assert_int_eq(limits.sums.item[sum].first, 0);
    ck_assert_int_eq(limits.sums.item[sum].last, 13);
    ck_assert(vp_sum_hard(&limits.sums.item[sum]));
    ck_assert_double_eq_tol(vp_sum_most(&limits.sums.item[sum]), 4, 1e-12); /* what the past alone has is forgiven */
    ck_assert_double_eq_tol(limits.sums.item[other].start, 0, 1e-12);
    ck_assert_int_lt(limits.sums.item[other].first, 0);
    for (int j = vp_made.problem->n_past; j < vp_made.problem->n_duties; j++) {
        ck_assert_int_eq(limits.of[j].counts.n, 1);
        ck_assert_int_eq(limits.of[j].counts.item[0].sum, sum);
        ck_assert_double_eq_tol(limits.of[j].counts.item[0].value, 2, 1e-12);
    }
}
END_TEST

START_TEST(a_sum_counts_what_the_rule_speaks_of)
{
    struct vp_rule *rule = vp_make_rule_alone("2027-01-04", "2027-01-17", 2, VP_RULE_duties);
    rule->days = VP_ON_WEEKEND;
    vp_make_soft(rule, 4);
    know_from("2026-12-28");
    vp_had("2026-12-30", "15:30-08:00", 0);
    vp_had("2027-01-02", "08:00-08:00", 0);
    begin_limits(0);
    int sum = vp_limit_sum(&limits, 1, 3);
    for (int j = 0; j < vp_made.problem->n_duties; j++)
        vp_limit_duty(&limits, sum, j, 1);
    const struct vp_sum *made = &limits.sums.item[sum];
    ck_assert_double_eq_tol(made->start, 1, 1e-12);
    ck_assert_int_eq(made->first, 5); /* Saturday the 9th */
    ck_assert_int_eq(made->last, 13);
    ck_assert(!vp_sum_hard(made));
    ck_assert_double_eq_tol(vp_sum_price(made, 5), 8, 1e-12);
    ck_assert_double_eq_tol(vp_sum_price(made, 3), 0, 1e-12);
    ck_assert_double_eq_tol(vp_sum_price(made, 0), 4, 1e-12);
}
END_TEST

START_TEST(hard_sums_and_terms_have_their_price)
{
    const struct vp_sum hard = {.least = 1, .most = 2, .weight = INFINITY, .start = 0};
    ck_assert_double_eq_tol(vp_sum_price(&hard, 1), 0, 1e-12);
    ck_assert_double_eq_tol(vp_sum_price(&hard, 2), 0, 1e-12);
    ck_assert(isinf(vp_sum_price(&hard, 3)));
    ck_assert(isinf(vp_sum_price(&hard, 0)));
    const struct vp_fairness_term term = {.category = VP_NIGHTS, .weight = 2, .unit = 1};
    const struct vp_sum fair = {.least = -INFINITY, .most = INFINITY, .weight = INFINITY, .term = &term, .target = 2.5};
    ck_assert(!vp_sum_hard(&fair));
    for (int load = 0; load < 6; load++)
        ck_assert_double_eq_tol(vp_sum_price(&fair, load), vp_fairness_price(&term, 2.5, load), 1e-12);
    ck_assert_double_gt(vp_sum_price(&fair, 5), vp_sum_price(&fair, 4));
}
END_TEST

START_TEST(an_event_that_the_past_met_counts_at_once)
{
    vp_make_rule_alone("2027-01-10", "2027-01-17", 2, VP_RULE_weekends); /* from a Sunday */
    know_from("2027-01-04");
    vp_had("2027-01-09", "08:00-08:00", 0);
    for (int doctor = 0; doctor < 2; doctor++) {
        begin_limits(doctor);
        const int duties[] = {0, 1}; /* of the 9th and the 10th */
        ck_assert_int_eq(vp_made.problem->n_past, 1);
        int sum = vp_limit_sum(&limits, -INFINITY, 1);
        int event = vp_limit_event(&limits, duties, 2);
        vp_limit_event_counts(&limits, event, sum, 1);
        bool met = doctor == 0;
        ck_assert_int_eq(limits.events.item[event].met, met);
        ck_assert_int_eq(limits.events.item[event].last, 0);
        ck_assert_int_eq(limits.events.item[event].counts.n, met ? 0 : 1);
        ck_assert_double_eq_tol(limits.sums.item[sum].start, met ? 1 : 0, 1e-12);
        ck_assert_int_eq(limits.of[1].events.n, 1);
        ck_assert_int_eq(limits.of[0].events.n, 0);
    }
}
END_TEST

static const struct vp_run *say_run(int doctor)
{
    begin_limits(doctor);
    vp_limit_run(&limits, true, 2, 3);
    return &limits.runs.item[limits.runs.n - 1];
}

START_TEST(a_run_reaches_in_from_the_past)
{
    struct vp_rule *rule = vp_make_rule_alone("2027-01-04", "2027-01-10", 4, VP_RULE_consecutive_days);
    const struct vp_run *run = say_run(0);
    ck_assert_int_eq(run->past, 0); /* nothing is known */
    ck_assert(run->edge);
    know_from("2027-01-01");
    vp_had("2027-01-02", "08:00-08:00", 0);
    vp_had("2027-01-03", "08:00-08:00", 0);
    vp_had("2027-01-01", "08:00-08:00", 1);
    vp_had("2027-01-01", "08:00-08:00", 2);
    vp_had("2027-01-02", "08:00-08:00", 2);
    vp_had("2027-01-03", "08:00-08:00", 2);
    static const int past[] = {2, -2, 3, -3};
    static const bool edge[] = {false, false, true, true};
    for (int d = 0; d < 4; d++) {
        run = say_run(d);
        ck_assert_int_eq(run->past, past[d]);
        ck_assert_int_eq(run->edge, edge[d]);
        ck_assert(isinf(run->weight));
        ck_assert(run->duty[vp_make_duty(vp_made.problem, "2027-01-04", 0)]);
    }
    rule->days = VP_ON_SAT; /* the Sunday is out of scope */
    vp_make_soft(rule, 3);
    run = say_run(0);
    ck_assert_int_eq(run->past, -1);
    ck_assert(!run->edge);
    ck_assert_double_eq_tol(run->weight, 3, 1e-12);
    ck_assert(!run->duty[vp_make_duty(vp_made.problem, "2027-01-04", 0)]);
    ck_assert(run->duty[vp_make_duty(vp_made.problem, "2027-01-09", 0)]);
}
END_TEST

/* ---- walks ---- */

static struct vp_pricer *pricer;

/* What doctor 0 may have in the plan as it stands. */
static void begin_walks(void)
{
    vp_build_program();
    if (pricer != NULL)
        vp_pricer_free(pricer);
    pricer = vp_pricer_new(vp_local_new(vp_made.program, &vp_made.arena), &vp_made.arena);
}

static void end_walks(void)
{
    if (pricer != NULL)
        vp_pricer_free(pricer);
    pricer = NULL;
}

/* Points of having the duties of the dates drawn as '#', one sign a date; INFINITY if a hard rule forbids it. */
static double walk(const char *drawing)
{
    const struct vp_problem *problem = vp_made.problem;
    unsigned char *may = vp_arena_alloc(&vp_made.arena, (size_t)problem->n_duties + 1);
    ck_assert_int_eq((int)strlen(drawing), problem->plan->to - problem->plan->from + 1);
    for (int j = 0; j < problem->n_duties; j++) {
        const int date = problem->duties[j].date - problem->plan->from;
        const bool first = j == 0 || problem->duties[j - 1].date != problem->duties[j].date;
        may[j] = date >= 0 && drawing[date] == '#' && first ? VP_MUST_TAKE : VP_MUST_SKIP;
    }
    const struct vp_pricing pricing = {.reward =
                                           vp_arena_array(&vp_made.arena, (size_t)problem->n_duties + 1, sizeof(double)),
                                       .may = may,
                                       .care = {.keep = 0, .most = 100},
                                       .below = INFINITY,
                                       .wanted = 1};
    const struct vp_priced priced = vp_price_tours(pricer, &pricing, &vp_made.arena);
    ck_assert(priced.exact);
    return priced.n > 0 ? priced.tour[0].reduced : INFINITY;
}

#define CHECK_WALK(drawing, points) ck_assert_double_eq_tol(walk(drawing), points, 1e-9)

START_TEST(runs_at_the_edges_are_not_too_short)
{
    struct vp_rule *rule = vp_make_rule_alone("2027-01-04", "2027-01-10", 2, VP_RULE_consecutive_days);
    rule->figures.at_least = 2;
    vp_make_soft(rule, 5);
    begin_walks();
    CHECK_WALK(".......", 0);
    CHECK_WALK("#......", 0); /* it may have begun before anything is known */
    CHECK_WALK("......#", 0);
    CHECK_WALK(".#.....", 5);
    CHECK_WALK(".##.#..", 5);
    CHECK_WALK(".#.#.#.", 15);
    know_from("2027-01-01");
    begin_walks();
    CHECK_WALK("#......", 5);
    vp_had("2027-01-03", "08:00-08:00", 0);
    begin_walks();
    CHECK_WALK("#......", 0);
    CHECK_WALK(".......", 0); /* what the past alone broke */
    rule->figures.at_least = 4;
    begin_walks();
    CHECK_WALK("#......", 10);
    CHECK_WALK("##.....", 5);
    vp_had("2027-01-01", "08:00-08:00", 0);
    vp_had("2027-01-02", "08:00-08:00", 0);
    rule->figures.at_least = 6;
    begin_walks();
    CHECK_WALK("#......", 0); /* back to where nothing is known */
}
END_TEST

START_TEST(runs_too_long_are_charged_for_the_period_alone)
{
    struct vp_rule *rule = vp_make_rule_alone("2027-01-04", "2027-01-10", 2, VP_RULE_consecutive_days);
    rule->figures.at_most = 2;
    vp_make_soft(rule, 5);
    begin_walks();
    CHECK_WALK("##.##.#", 0);
    CHECK_WALK("####...", 10);
    know_from("2026-12-28");
    vp_had("2027-01-03", "08:00-08:00", 0);
    begin_walks();
    CHECK_WALK("#......", 0);
    CHECK_WALK("##.....", 5);
    for (int day = 0; day < 3; day++)
        vp_had(((const char *[]){"2027-01-02", "2027-01-01", "2026-12-31"})[day], "08:00-08:00", 0);
    begin_walks();
    CHECK_WALK(".......", 0); /* four days, two too many, are the past's */
    CHECK_WALK("##.....", 10);
    CHECK_WALK("##.###.", 15);
    rule->hard = true;
    begin_walks();
    ck_assert(isinf(walk("#......")));
    CHECK_WALK(".##....", 0);
    ck_assert(isinf(walk(".###...")));
}
END_TEST

START_TEST(free_days_lie_between_two_duties)
{
    struct vp_rule *rule = vp_make_rule_alone("2027-01-04", "2027-01-10", 2, VP_RULE_free_days);
    rule->figures.at_least = 2;
    vp_make_soft(rule, 3);
    know_from("2027-01-03");
    begin_walks();
    CHECK_WALK("#.#.#..", 6);
    CHECK_WALK(".#..#.#", 3);
    CHECK_WALK("#......", 0);
    know_from("2027-01-01");
    vp_had("2027-01-02", "08:00-08:00", 0);
    begin_walks();
    CHECK_WALK("#......", 3);
    CHECK_WALK(".#.....", 0);
    CHECK_WALK("......#", 0);
    rule->hard = true;
    begin_walks();
    ck_assert(isinf(walk("#......")));
    CHECK_WALK(".#..#..", 0);
}
END_TEST

START_TEST(sums_close_with_their_last_date)
{
    struct vp_rule *rule = vp_make_rule_alone("2027-01-04", "2027-01-10", 2, VP_RULE_duties);
    rule->figures.days = 3;
    rule->figures.at_most = 1;
    begin_walks();
    CHECK_WALK("#..#..#", 0);
    ck_assert(isinf(walk("#.#....")));
    vp_make_soft(rule, 2);
    begin_walks();
    CHECK_WALK("#.#....", 2);
    CHECK_WALK("....###",
               6); /* two windows with two, one with three: 1 + 2; and two more that reach over the end do not exist */
}
END_TEST

START_TEST(what_cannot_be_reached_any_more_ends)
{
    struct vp_rule *rule = vp_make_rule_alone("2027-01-04", "2027-01-10", 2, VP_RULE_duties);
    rule->figures.per = VP_PER_PERIOD;
    rule->figures.at_least = 3;
    begin_walks();
    CHECK_WALK("....###", 0);
    ck_assert(isinf(walk(".....##")));
    vp_make_leave(vp_made.plan, 0, "2027-01-04", "2027-01-08", false);
    begin_walks();
    ck_assert(isinf(walk(".......")));
    vp_make_leave(vp_made.plan, 0, "2027-01-04", "2027-01-10", false);
    begin_walks();
    ck_assert(isinf(walk("......."))); /* he can have nothing, and must */
}
END_TEST

START_TEST(a_weekend_counts_once)
{
    struct vp_rule *rule = vp_make_rule_alone("2027-01-10", "2027-01-17", 2, VP_RULE_weekends);
    rule->figures.at_most = 1;
    vp_make_soft(rule, 7);
    begin_walks();
    CHECK_WALK("......##", 0);
    CHECK_WALK("#.....##", 7);
    rule->figures.at_most = 0;
    know_from("2027-01-04");
    begin_walks();
    CHECK_WALK("#.......", 7);
    vp_had("2027-01-09", "08:00-08:00", 0);
    rule->figures.of = 1; /* each by itself */
    begin_walks();
    CHECK_WALK("#.......", 0); /* the past had it */
    CHECK_WALK("#.....#.", 7);
}
END_TEST

START_TEST(wishes_cost_until_they_are_met)
{
    vp_make_rule_alone("2027-01-04", "2027-01-10", 2, VP_RULE_duties)->figures.at_most = 9;
    vp_make_wish(vp_made.plan, 0, true, "2027-01-05", "2027-01-06", 4);
    vp_make_wish(vp_made.plan, 0, false, "2027-01-09", "2027-01-12", 2.5);
    begin_walks();
    CHECK_WALK(".......", 8);
    CHECK_WALK(".#.....", 4);
    CHECK_WALK(".##..##", 5);
}
END_TEST

Suite *suite_labels(void)
{
    Suite *suite = suite_create("labels");
    TCase *tests = tcase_create("labels");
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_add_checked_fixture(tests, NULL, end_walks);
    tcase_add_test(tests, a_sum_begins_with_what_the_past_has);
    tcase_add_test(tests, a_sum_counts_what_the_rule_speaks_of);
    tcase_add_test(tests, hard_sums_and_terms_have_their_price);
    tcase_add_test(tests, an_event_that_the_past_met_counts_at_once);
    tcase_add_test(tests, a_run_reaches_in_from_the_past);
    tcase_add_test(tests, runs_at_the_edges_are_not_too_short);
    tcase_add_test(tests, runs_too_long_are_charged_for_the_period_alone);
    tcase_add_test(tests, free_days_lie_between_two_duties);
    tcase_add_test(tests, sums_close_with_their_last_date);
    tcase_add_test(tests, what_cannot_be_reached_any_more_ends);
    tcase_add_test(tests, a_weekend_counts_once);
    tcase_add_test(tests, wishes_cost_until_they_are_met);
    suite_add_tcase(suite, tests);
    return suite;
}
