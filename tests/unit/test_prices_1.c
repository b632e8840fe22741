/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two halves of each rule of one doctor in the solver: for any assignment, with a history before it, its rows leave room exactly when
 * price() finds nothing hard broken and nothing missing, and cost what price() says. */
#include "tests/unit/draw.h"
#include "tests/unit/price_maker.h"
#include "tests/unit/suites.h"

#include <math.h>

enum { DOCTORS = 3 };

/* ---- random plans ---- */

/* Four weeks around Easter and the beginning of summer time. One line round the clock; sometimes one of two shifts a day. */
static struct vp_plan *make_service(struct vp_random *random)
{
    struct vp_plan *plan = vp_make_plan("2027-03-16", "2027-04-12", DOCTORS, &vp_made.arena);
    vp_make_legevakt(plan);
    if (vp_one_in(random, 2)) {
        int other = vp_make_line(plan, 2);
        vp_make_shift(plan, other, VP_ON_WEEKDAYS, "08:00", "15:30");
        vp_make_shift(plan, other, VP_ON_ALL_DAYS, "17:00", "23:00");
        plan->lines.item[other].standby = 0.25;
    }
    for (int line = 0; line < plan->lines.n; line++)
        plan->lines.item[line].locum = 0;
    for (int d = 0; d < DOCTORS; d++)
        vp_make_drive(plan, d, vp_one_in(random, 2) ? 0 : vp_draw(random, 1, 300));
    if (vp_one_in(random, 2))
        vp_make_block(plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    return plan;
}

/* So many hours in such a window that some rosters are above and some below. */
static void draw_hours(struct vp_figures *figures, struct vp_random *random)
{
    int mode = vp_draw(random, 0, 3);
    figures->days = vp_one_in(random, 2) ? 7 : vp_draw(random, 1, 10);
    figures->weeks = mode == 1 ? vp_draw(random, 1, 3) : 0;
    figures->per = mode == 2 ? VP_PER_MONTH : mode == 3 ? VP_PER_PERIOD : VP_PER_DAYS;
    double weeks = mode >= 2 ? 4 : figures->days / 7.0;
    figures->at_most = vp_one_in(random, 4) && mode > 0 ? INFINITY : weeks * vp_draw(random, 20, 60);
    if (mode > 0 && (isinf(figures->at_most) || vp_one_in(random, 3)))
        figures->at_least = weeks * vp_draw(random, 1, 15);
}

static void draw_duties(struct vp_figures *figures, struct vp_random *random)
{
    int mode = vp_draw(random, 0, 2);
    figures->per = mode == 0 ? VP_PER_DAYS : mode == 1 ? VP_PER_MONTH : VP_PER_PERIOD;
    figures->days = vp_one_in(random, 8) ? 60 : vp_draw(random, 2, 14);
    int usual = mode == 0 ? 1 + figures->days / 5 : 7;
    figures->at_most = vp_one_in(random, 4) ? INFINITY : (double)vp_draw(random, usual - 1, usual + 1);
    if (isinf(figures->at_most) || vp_one_in(random, 3))
        figures->at_least = mode == 0 ? 1 : vp_draw(random, 1, 3);
}

static void draw_run(struct vp_figures *figures, struct vp_random *random, bool both)
{
    if (both && vp_one_in(random, 2))
        figures->at_most = vp_draw(random, 1, 3);
    else
        figures->at_least = vp_draw(random, 2, 4);
    if (both && vp_one_in(random, 4))
        figures->at_least = 2;
}

static void draw_rest(struct vp_plan *plan, struct vp_figures *figures, struct vp_random *random)
{
    figures->hours = vp_draw(random, 8, 60);
    if (vp_one_in(random, 3))
        vp_make_select_line(plan, &figures->after, 0);
    if (vp_one_in(random, 3))
        vp_make_select_category(&figures->after, VP_WEEKENDS);
    if (vp_one_in(random, 3))
        figures->longer = vp_draw(random, 6, 20);
}

static void draw_figures(struct vp_plan *plan, struct vp_rule *rule, struct vp_random *random)
{
    struct vp_figures *figures = &rule->figures;
    if (rule->kind == VP_RULE_rest) {
        draw_rest(plan, figures, random);
    } else if (rule->kind == VP_RULE_weekly_rest) {
        figures->hours = vp_draw(random, 30, 100);
        figures->rolling = vp_one_in(random, 2);
    } else if (rule->kind == VP_RULE_hours) {
        draw_hours(figures, random);
    } else if (rule->kind == VP_RULE_overtime) {
        figures->ordinary = vp_draw(random, 8, 40);
        figures->weeks = vp_draw(random, 1, 3);
        figures->at_most = vp_draw(random, 0, 30);
    } else if (rule->kind == VP_RULE_sundays) {
        figures->of = vp_draw(random, 2, 5);
        figures->at_most = vp_draw(random, 1, figures->of - 1);
        figures->weeks = vp_one_in(random, 2) ? vp_draw(random, 1, 3) : 0;
        figures->only_sundays = vp_one_in(random, 2);
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
        vp_make_soft(rule, vp_draw(random, 1, 9));
    if (vp_one_in(random, 4))
        vp_make_only_doctor(plan, rule, vp_draw(random, 0, DOCTORS - 1));
    if (vp_one_in(random, 4))
        vp_make_only_line(plan, rule, vp_draw(random, 0, plan->lines.n - 1));
    if (vp_one_in(random, 4))
        rule->days = VP_ON_FRI | VP_ON_WEEKEND;
    if (vp_one_in(random, 6)) { /* another of the same kind beside it */
        rule = vp_make_rule(plan, kind);
        draw_figures(plan, rule, random);
        rule->id = "another";
    }
}

/* What the rules of every plan need to speak. */
static void add_wants(struct vp_plan *plan, enum vp_rule_kind kind, struct vp_random *random)
{
    if (kind == VP_RULE_caps) {
        vp_make_cap(plan, 0, VP_HOURS, vp_draw(random, 0, 60), vp_draw(random, 60, 200));
        vp_make_cap(plan, 1, VP_NIGHTS, vp_draw(random, 0, 2),
                    vp_one_in(random, 2) ? INFINITY : (double)vp_draw(random, 3, 8));
        vp_make_line_cap(plan, 2, 0, vp_one_in(random, 2) ? vp_draw(random, 1, 3) : 0, vp_draw(random, 4, 8));
    } else if (kind == VP_RULE_fixed) {
        vp_make_fixed(plan, 0, 0, "2027-03-20", vp_one_in(random, 2) ? "2027-03-20" : "2027-03-22");
        vp_make_fixed(plan, 1, 0, "2027-04-07", "2027-04-07");
    } else if (kind == VP_RULE_rotation) {
        int rotation = vp_make_rotation(plan, vp_one_in(random, 2) ? "1/1" : "1/2");
        for (int d = 0; d < DOCTORS; d++)
            if (!vp_one_in(random, 3))
                vp_make_rotation_doctor(plan, rotation, d, vp_one_in(random, 3) ? 1 : -1);
        if (vp_one_in(random, 3))
            vp_make_rotation_line(plan, rotation, 0);
    }
}

static struct vp_plan *make_plan(enum vp_rule_kind kind, bool hard, struct vp_random *random)
{
    struct vp_plan *plan = make_service(random);
    add_wants(plan, kind, random);
    if (kind >= VP_RULE_rest)
        add_rule(plan, kind, hard, random);
    return plan;
}

/* ---- the two halves ---- */

/* Up to three weeks of the past. Mostly what every plan asks is not broken: doctors have more or fewer duties, and blocks whole. */
static const struct vp_price_suite prices = {.seeds = 40,
                                             .rosters = 8,
                                             .make_plan = make_plan,
                                             .most_past = 21,
                                             .past_weekday = "15:30-08:00",
                                             .past_weekend = "08:00-08:00",
                                             .most_duties = 3,
                                             .least_duties = 12,
                                             .block_left = 3,
                                             .block_cut = 40};

static void try_kind(enum vp_rule_kind kind, bool hard)
{
    struct vp_tally tally = vp_try_halves(&prices, kind, hard);
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
    tcase_add_checked_fixture(tests, vp_made_begin, vp_made_end);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, what_every_plan_asks, 0, OF_EVERY_PLAN);
    tcase_add_loop_test(tests, hard_rules, 0, OF_PLANS);
    tcase_add_loop_test(tests, soft_rules, 0, OF_PLANS);
    suite_add_tcase(suite, tests);
    return suite;
}
