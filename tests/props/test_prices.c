/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices. Each thing that has one is taken out of a tiny plan, the problem worked out anew from the plan that is left, and every lawful roster of both looked at. What there
 * truly is to gain must lie between what the search proves, whatever effort it had, and be exactly that where it proves both the best. */
#include "tests/props/props.h"
#include "tests/props/random_plan.h"
#include "tests/props/standing.h"

#include "solver/solver.h"

#include <math.h>
#include <string.h>

enum { USUAL_PLANS = 30, MOST_ROSTERS = 600, EFFORT = 6000, LITTLE_EFFORT = 3 };

static const double tolerance = 1e-4;

/* How often each verdict was met. */
struct tally {
    int verdicts[VP_PRICE_NEEDED + 1];
};

/* ---- the plan without, from the words of the plan alone ---- */

static void leave_out_rule(struct vp_plan *plan, int rule, struct vp_arena *arena)
{
    const struct vp_plan old = *plan;
    memset(&plan->rules, 0, sizeof plan->rules);
    for (int r = 0; r < old.rules.n; r++)
        if (r != rule)
            *vp_vec_add(arena, &plan->rules) = old.rules.item[r];
}

static void leave_out_of_doctor(struct vp_doctor *doctor, const struct vp_price *price, struct vp_arena *arena)
{
    const struct vp_doctor old = *doctor;
    if (price->kind != VP_PRICED_EXEMPTIONS) {
        memset(&doctor->wishes, 0, sizeof doctor->wishes);
        return;
    }
    memset(&doctor->exemptions, 0, sizeof doctor->exemptions);
    for (int i = 0; i < old.exemptions.n; i++)
        if (old.exemptions.item[i].what != price->what)
            *vp_vec_add(arena, &doctor->exemptions) = old.exemptions.item[i];
}

/* The period before, as the problem knows it. */
static struct vp_history *recall(const struct vp_problem *problem, struct vp_arena *arena)
{
    struct vp_history *history = vp_arena_alloc(arena, sizeof *history);
    history->from = problem->known_from;
    for (int j = 0; j < problem->n_past; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        *vp_vec_add(arena, &history->duties) =
            (struct vp_past_duty){problem->past_doctor[j], duty->line, duty->start, duty->end, {0}};
    }
    return history;
}

static const struct vp_problem *leave_out(const struct vp_problem *from, const struct vp_price *price,
                                          struct vp_arena *arena)
{
    const struct vp_plan *whole = from->plan;
    struct vp_plan *plan = vp_arena_alloc(arena, sizeof *plan);
    struct vp_errors errors;
    vp_errors_init(&errors);
    *plan = *whole;
    if (price->kind == VP_PRICED_RULE)
        leave_out_rule(plan, price->rule, arena);
    memset(&plan->doctors, 0, sizeof plan->doctors);
    for (int d = 0; d < whole->doctors.n; d++) {
        struct vp_doctor *doctor = vp_vec_add(arena, &plan->doctors);
        *doctor = whole->doctors.item[d];
        if (price->kind != VP_PRICED_RULE && (price->doctor < 0 || price->doctor == d))
            leave_out_of_doctor(doctor, price, arena);
    }
    struct vp_problem *problem = vp_problem_new(plan, recall(from, arena), arena, &errors);
    ck_assert_msg(problem != NULL, "%s", errors.list[0].message);
    return problem;
}

/* ---- what is so, and what is said ---- */

struct compared {
    uint64_t seed;
    const struct vp_plan *plan;
    const struct vp_price *price;
    const struct vp_levelled *before;
    const struct vp_levelled *after;
};

static double slack(double of)
{
    return tolerance * (1 + fabs(of));
}

static void expect_within(const struct compared *c, const char *what, double gained, struct vp_interval said)
{
    if (gained < said.low - slack(gained) || gained > said.high + slack(gained))
        vp_props_fail(c->seed, "thing %d (rule %d, doctor %d): %s gains %g, and %g to %g is said to be proven",
                      (int)c->price->kind, c->price->rule, c->price->doctor, what, gained, said.low, said.high);
}

static double top(const struct vp_levelled *levelled, int term)
{
    return levelled->n[term] == 0 ? 0 : levelled->excess[term][0];
}

/* What is truly gained by what the verdict goes by. */
static double gained_by(const struct compared *c)
{
    if (c->price->by == VP_BY_OPEN)
        return c->before->open - c->after->open;
    return c->price->by == VP_BY_POINTS ? c->before->points - c->after->points
                                        : top(c->before, c->price->by) - top(c->after, c->price->by);
}

static void compare_price(const struct compared *c, bool levels, bool exact)
{
    const double points = c->before->points - c->after->points;
    const double gained = gained_by(c);
    expect_within(c, "points", points, c->price->gain);
    if (exact && c->price->status == VP_OPTIMAL && c->price->gain.high - c->price->gain.low > slack(c->before->points))
        vp_props_fail(c->seed, "both are proven the best, and the gain is said to be %g to %g", c->price->gain.low,
                      c->price->gain.high);
    for (int t = 0; t < c->plan->fairness.n && levels; t++)
        if (c->plan->fairness.item[t].method != VP_CONVEX)
            expect_within(c, "whoever has most", top(c->before, t) - top(c->after, t), c->price->top_gain[t]);
    if (levels)
        expect_within(c, "what is open", c->before->open - c->after->open, c->price->open_gain);
    if (c->price->verdict == VP_PRICE_GAIN && gained <= 0)
        vp_props_fail(c->seed, "a gain is proven, and there is %g", gained);
    if (c->price->verdict == VP_PRICE_NONE && gained > slack(c->before->points))
        vp_props_fail(c->seed, "no gain is proven, and there is %g", gained);
}

static void try_price(uint64_t seed, const struct vp_problem *problem, const struct vp_price *price,
                      const struct vp_levelled *before, bool exact)
{
    struct vp_arena arena;
    struct vp_levelled after;
    bool levels = false;
    vp_arena_init(&arena);
    for (int t = 0; t < problem->plan->fairness.n; t++)
        levels = levels || problem->plan->fairness.item[t].method != VP_CONVEX;
    const bool any = vp_levelled_best(leave_out(problem, price, &arena), &arena, &after);
    const struct compared compared = {seed, problem->plan, price, before, &after};
    if (any == (price->verdict == VP_PRICE_NEEDED))
        vp_props_fail(seed, "there %s lawful roster without it, and the verdict is %d", any ? "is a" : "is no",
                      (int)price->verdict);
    else if (any)
        compare_price(&compared, levels, exact);
    vp_arena_clear(&arena);
}

/* ---- plans ---- */

/* Draws levels, or leaves points alone. */
static void draw_terms(const struct vp_problem *problem, bool levels, uint64_t seed)
{
    struct vp_plan *plan = (struct vp_plan *)problem->plan; /* the test's own */
    if (levels && vp_draw_methods(problem, seed))
        return;
    for (int t = 0; t < plan->fairness.n; t++)
        plan->fairness.item[t].method = VP_CONVEX;
}

static void try_plan(uint64_t seed, bool levels, long long effort, struct vp_arena *arena, struct tally *tally)
{
    const struct vp_problem *problem = vp_random_tiny_problem(VP_WITH_ALL, MOST_ROSTERS, seed, arena);
    struct vp_solve_options options = {.effort = effort, .seed = seed};
    struct vp_errors errors;
    struct vp_outcome outcome;
    struct vp_levelled before;
    struct vp_price_list prices;
    vp_errors_init(&errors);
    if (!vp_levelled_fits(problem))
        return;
    draw_terms(problem, levels, seed);
    if (!vp_levelled_best(problem, arena, &before))
        return;
    if (!vp_solve(problem, &options, arena, &outcome, &errors)) {
        vp_props_fail(seed, "vp_solve: %s", errors.list[0].message);
        return;
    }
    if (outcome.roster == NULL)
        return; /* too little effort */
    options.effort *= 5;
    vp_solve_prices(problem, &options, &outcome, arena, &prices);
    for (int i = 0; i < prices.seen; i++) {
        tally->verdicts[prices.item[i].verdict]++;
        try_price(seed, problem, &prices.item[i], &before, outcome.status == VP_OPTIMAL);
    }
}

static struct tally try_plans(bool levels, long long effort)
{
    struct vp_seeds seeds = vp_seeds_of(USUAL_PLANS);
    struct tally tally = {0};
    for (uint64_t seed = seeds.first; seed <= seeds.last; seed++) {
        struct vp_arena arena;
        vp_arena_init(&arena);
        try_plan(seed, levels, effort, &arena, &tally);
        vp_arena_clear(&arena);
    }
    vp_props_end();
    return tally;
}

static bool is_whole_run(void)
{
    struct vp_seeds seeds = vp_seeds_of(USUAL_PLANS);
    return seeds.last - seeds.first > 20;
}

START_TEST(gains_in_points_are_what_brute_force_finds)
{
    const struct tally tally = try_plans(false, EFFORT);
    ck_assert_int_eq(tally.verdicts[VP_PRICE_UNKNOWN], 0);
    ck_assert_msg(!is_whole_run() || (tally.verdicts[VP_PRICE_GAIN] > 5 && tally.verdicts[VP_PRICE_NONE] > 5),
                  "%d gains, %d without", tally.verdicts[VP_PRICE_GAIN], tally.verdicts[VP_PRICE_NONE]);
}
END_TEST

START_TEST(gains_of_whoever_has_most_are_what_brute_force_finds)
{
    const struct tally tally = try_plans(true, EFFORT);
    ck_assert_msg(!is_whole_run() || (tally.verdicts[VP_PRICE_GAIN] > 5 && tally.verdicts[VP_PRICE_NONE] > 5),
                  "%d gains, %d without", tally.verdicts[VP_PRICE_GAIN], tally.verdicts[VP_PRICE_NONE]);
}
END_TEST

START_TEST(with_little_effort_nothing_false_is_said)
{
    const struct tally points = try_plans(false, LITTLE_EFFORT);
    const struct tally levels = try_plans(true, LITTLE_EFFORT);
    ck_assert_msg(!is_whole_run() || points.verdicts[VP_PRICE_UNKNOWN] + levels.verdicts[VP_PRICE_UNKNOWN] > 0,
                  "every search was proven: the effort is not little");
}
END_TEST

Suite *suite_prices(void)
{
    Suite *suite = suite_create("prices");
    TCase *tests = tcase_create("prices");
    tcase_set_timeout(tests, 60 * (double)(1 + vp_seeds_of(USUAL_PLANS).last / USUAL_PLANS));
    tcase_add_test(tests, gains_in_points_are_what_brute_force_finds);
    tcase_add_test(tests, gains_of_whoever_has_most_are_what_brute_force_finds);
    tcase_add_test(tests, with_little_effort_nothing_false_is_said);
    suite_add_tcase(suite, tests);
    return suite;
}
