/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two halves of each rule of one doctor in the solver: for any assignment, with a history before it, its rows leave room exactly when price() finds
 * nothing hard broken and nothing missing, and cost what price() says. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/program_maker.h"
#include "tests/unit/suites.h"

#include "model/base/random.h"

#include <math.h>

enum { SEEDS = 40, ROSTERS = 8, DOCTORS = 3 };

static struct vp_arena arena;

static void set_up(void)
{
    vp_arena_init(&arena);
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
}

/* ---- random plans ---- */

static int draw(struct vp_random *random, int from, int to)
{
    return from + vp_random_below(random, to - from + 1);
}

static bool toss(struct vp_random *random, int odds)
{
    return vp_random_below(random, odds) == 0;
}

/* Four weeks around Easter and the beginning of summer time. One line round the clock; sometimes one of two shifts a day. */
static struct vp_plan *make_plan(struct vp_random *random)
{
    struct vp_plan *plan = vp_make_plan("2027-03-16", "2027-04-12", DOCTORS, &arena);
    vp_make_legevakt(plan);
    if (toss(random, 2)) {
        int other = vp_make_line(plan, 2);
        vp_make_shift(plan, other, VP_ON_WEEKDAYS, "08:00", "15:30");
        vp_make_shift(plan, other, VP_ON_ALL_DAYS, "17:00", "23:00");
        plan->lines.item[other].standby = 0.25;
    }
    for (int line = 0; line < plan->lines.n; line++)
        plan->lines.item[line].locum = 0;
    for (int d = 0; d < DOCTORS; d++)
        vp_make_drive(plan, d, toss(random, 2) ? 0 : draw(random, 1, 300));
    if (toss(random, 2))
        vp_make_block(plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    return plan;
}

/* Up to three weeks of the first line before the period, or none. */
static const struct vp_history *make_history(const struct vp_plan *plan, struct vp_random *random)
{
    struct vp_history *history = vp_arena_alloc(&arena, sizeof *history);
    int days = toss(random, 3) ? 0 : draw(random, 1, 21);
    for (vp_day date = plan->from - days; date < plan->from; date++) {
        char text[VP_DAY_TEXT];
        int doctor = draw(random, -2, DOCTORS - 1);
        if (doctor >= 0)
            vp_make_past(plan, history, doctor, 0, vp_day_format(date, text),
                         vp_day_weekday(date) < VP_SATURDAY ? "15:30-08:00" : "08:00-08:00");
    }
    return history;
}

/* So many hours in such a window that some rosters are above and some below. */
static void draw_hours(struct vp_figures *figures, struct vp_random *random)
{
    int mode = draw(random, 0, 3);
    figures->days = toss(random, 2) ? 7 : draw(random, 1, 10);
    figures->weeks = mode == 1 ? draw(random, 1, 3) : 0;
    figures->per = mode == 2 ? VP_PER_MONTH : mode == 3 ? VP_PER_PERIOD : VP_PER_DAYS;
    double weeks = mode >= 2 ? 4 : figures->days / 7.0;
    figures->at_most = toss(random, 4) && mode > 0 ? INFINITY : weeks * draw(random, 20, 60);
    if (mode > 0 && (isinf(figures->at_most) || toss(random, 3)))
        figures->at_least = weeks * draw(random, 1, 15);
}

static void draw_duties(struct vp_figures *figures, struct vp_random *random)
{
    int mode = draw(random, 0, 2);
    figures->per = mode == 0 ? VP_PER_DAYS : mode == 1 ? VP_PER_MONTH : VP_PER_PERIOD;
    figures->days = toss(random, 8) ? 60 : draw(random, 2, 14);
    int usual = mode == 0 ? 1 + figures->days / 5 : 7;
    figures->at_most = toss(random, 4) ? INFINITY : (double)draw(random, usual - 1, usual + 1);
    if (isinf(figures->at_most) || toss(random, 3))
        figures->at_least = mode == 0 ? 1 : draw(random, 1, 3);
}

static void draw_run(struct vp_figures *figures, struct vp_random *random, bool both)
{
    if (both && toss(random, 2))
        figures->at_most = draw(random, 1, 3);
    else
        figures->at_least = draw(random, 2, 4);
    if (both && toss(random, 4))
        figures->at_least = 2;
}

static void draw_rest(struct vp_plan *plan, struct vp_figures *figures, struct vp_random *random)
{
    figures->hours = draw(random, 8, 60);
    if (toss(random, 3))
        vp_make_select_line(plan, &figures->after, 0);
    if (toss(random, 3))
        vp_make_select_category(&figures->after, VP_WEEKENDS);
    if (toss(random, 3))
        figures->longer = draw(random, 6, 20);
}

static void draw_figures(struct vp_plan *plan, struct vp_rule *rule, struct vp_random *random)
{
    struct vp_figures *figures = &rule->figures;
    if (rule->kind == VP_RULE_rest) {
        draw_rest(plan, figures, random);
    } else if (rule->kind == VP_RULE_weekly_rest) {
        figures->hours = draw(random, 30, 100);
        figures->rolling = toss(random, 2);
    } else if (rule->kind == VP_RULE_hours) {
        draw_hours(figures, random);
    } else if (rule->kind == VP_RULE_overtime) {
        figures->ordinary = draw(random, 8, 40);
        figures->weeks = draw(random, 1, 3);
        figures->at_most = draw(random, 0, 30);
    } else if (rule->kind == VP_RULE_sundays) {
        figures->of = draw(random, 2, 5);
        figures->at_most = draw(random, 1, figures->of - 1);
        figures->weeks = toss(random, 2) ? draw(random, 1, 3) : 0;
        figures->only_sundays = toss(random, 2);
    } else if (rule->kind == VP_RULE_duties) {
        draw_duties(figures, random);
    } else {
        draw_run(figures, random, rule->kind == VP_RULE_consecutive_days);
    }
}

static void add_rule(struct vp_plan *plan, enum vp_rule_kind kind, bool hard, struct vp_random *random)
{
    struct vp_rule *rule = vp_make_rule(plan, kind);
    draw_figures(plan, rule, random);
    if (!hard)
        vp_make_soft(rule, draw(random, 1, 9));
    if (toss(random, 4))
        vp_make_only_doctor(plan, rule, draw(random, 0, DOCTORS - 1));
    if (toss(random, 4))
        vp_make_only_line(plan, rule, draw(random, 0, plan->lines.n - 1));
    if (toss(random, 4))
        rule->days = VP_ON_FRI | VP_ON_WEEKEND;
    if (toss(random, 6)) { /* another of the same kind beside it */
        rule = vp_make_rule(plan, kind);
        draw_figures(plan, rule, random);
        rule->id = "another";
    }
}

/* What the rules of every plan need to speak. */
static void add_wants(struct vp_plan *plan, enum vp_rule_kind kind, struct vp_random *random)
{
    if (kind == VP_RULE_caps) {
        vp_make_cap(plan, 0, VP_HOURS, draw(random, 0, 60), draw(random, 60, 200));
        vp_make_cap(plan, 1, VP_NIGHTS, draw(random, 0, 2), toss(random, 2) ? INFINITY : (double)draw(random, 3, 8));
        vp_make_line_cap(plan, 2, 0, toss(random, 2) ? draw(random, 1, 3) : 0, draw(random, 4, 8));
    } else if (kind == VP_RULE_fixed) {
        vp_make_fixed(plan, 0, 0, "2027-03-20", toss(random, 2) ? "2027-03-20" : "2027-03-22");
        vp_make_fixed(plan, 1, 0, "2027-04-07", "2027-04-07");
    } else if (kind == VP_RULE_rotation) {
        int rotation = vp_make_rotation(plan, toss(random, 2) ? "1/1" : "1/2");
        for (int d = 0; d < DOCTORS; d++)
            if (!toss(random, 3))
                vp_make_rotation_doctor(plan, rotation, d, toss(random, 3) ? 1 : -1);
        if (toss(random, 3))
            vp_make_rotation_line(plan, rotation, 0);
    }
}

/* ---- random assignments ---- */

static bool fits(const struct vp_problem *problem, const bool *had, int duty)
{
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (had[j] && problem->duties[j].start < problem->duties[duty].end &&
            problem->duties[duty].start < problem->duties[j].end)
            return false;
    return true;
}

/* Gives duties away, mostly without breaking what every plan asks: one at a time, whole blocks; doctor by doctor more or fewer. */
static bool *draw_had(const struct vp_program *program, struct vp_random *random)
{
    const struct vp_problem *problem = program->problem;
    bool *had = vp_arena_array(&arena, (size_t)problem->n_doctors * (size_t)problem->n_duties, sizeof *had);
    int *left = vp_arena_array(&arena, (size_t)problem->n_duties, sizeof *left);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        left[j] = problem->duties[j].places;
    for (int d = 0; d < problem->n_doctors; d++) {
        bool *own = &had[d * problem->n_duties];
        int odds = draw(random, 3, 12);
        for (int j = problem->n_past; j < problem->n_duties; j++) {
            int block = problem->duties[j].block;
            if (own[j] || !toss(random, odds) || (block >= 0 && toss(random, 3)))
                continue;
            for (int k = j; k < problem->n_duties; k++) {
                bool same = k == j || (block >= 0 && problem->duties[k].block == block && !toss(random, 40));
                if (!same || left[k] == 0 || program->x[d * problem->n_duties + k] < 0 || !fits(problem, own, k))
                    continue;
                own[k] = true;
                left[k]--;
            }
        }
    }
    return had;
}

/* ---- the two halves ---- */

struct tally {
    int lawful;
    int unlawful;
    int paying;
};

static void compare(const struct vp_program *program, const bool *had, int seed, struct tally *tally)
{
    const struct vp_problem *problem = program->problem;
    double shortage = 0;
    double points = 0;
    for (int r = 0; r < problem->plan->rules.n; r++)
        for (int d = 0; d < problem->n_doctors; d++)
            points += vp_price_had(problem, r, d, &had[d * problem->n_duties], &shortage, &arena);
    bool lawful = isfinite(points) && shortage <= 1e-9;
    double rows = vp_points_had(program, had, &arena);
    ck_assert_msg(lawful == isfinite(rows), "seed %d: price says %g points, %g missing; the rows say %g", seed, points,
                  shortage, rows);
    if (lawful)
        ck_assert_msg(fabs(points - rows) < 1e-6, "seed %d: price says %.9g points, the rows say %.9g", seed, points,
                      rows);
    tally->lawful += lawful;
    tally->unlawful += !lawful;
    tally->paying += lawful && points > 0;
}

static void try_kind(enum vp_rule_kind kind, bool hard)
{
    struct tally tally = {0};
    for (int seed = 1; seed <= SEEDS; seed++) {
        struct vp_random random;
        vp_random_init(&random, (uint64_t)seed);
        struct vp_plan *plan = make_plan(&random);
        add_wants(plan, kind, &random);
        if (kind >= VP_RULE_rest)
            add_rule(plan, kind, hard, &random);
        const struct vp_problem *problem = vp_make_problem_after(plan, make_history(plan, &random), &arena);
        const struct vp_program *program = vp_program_new(problem, &arena);
        for (int i = 0; i < ROSTERS; i++)
            compare(program, draw_had(program, &random), seed, &tally);
    }
    ck_assert_int_gt(tally.lawful, 0);
    ck_assert_int_gt(tally.unlawful, 0);
    ck_assert(hard || tally.paying > 0);
}

static const enum vp_rule_kind of_every_plan[] = {VP_RULE_caps, VP_RULE_fixed, VP_RULE_block, VP_RULE_rotation,
                                                  VP_RULE_overlap};
static const enum vp_rule_kind of_plans[] = {
    VP_RULE_rest,   VP_RULE_weekly_rest,      VP_RULE_hours,    VP_RULE_overtime, VP_RULE_sundays,
    VP_RULE_duties, VP_RULE_consecutive_days, VP_RULE_free_days};
enum {
    OF_EVERY_PLAN = sizeof of_every_plan / sizeof *of_every_plan,
    OF_PLANS = sizeof of_plans / sizeof *of_plans,
};

START_TEST(what_every_plan_asks)
{
    try_kind(of_every_plan[_i], true);
}
END_TEST

START_TEST(hard_rules)
{
    try_kind(of_plans[_i], true);
}
END_TEST

START_TEST(soft_rules)
{
    try_kind(of_plans[_i], false);
}
END_TEST

Suite *suite_prices_1(void)
{
    Suite *suite = suite_create("prices_1");
    TCase *tests = tcase_create("prices_1");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, what_every_plan_asks, 0, OF_EVERY_PLAN);
    tcase_add_loop_test(tests, hard_rules, 0, OF_PLANS);
    tcase_add_loop_test(tests, soft_rules, 0, OF_PLANS);
    suite_add_tcase(suite, tests);
    return suite;
}
