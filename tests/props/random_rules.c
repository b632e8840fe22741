/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random rules of every kind. Limits lie where small rosters are on either side of them. */
#include "tests/props/random_draw.h"

#include <math.h>

static void draw_selector(struct vp_plan *plan, struct vp_selector *selector, struct vp_random *random)
{
    if (vp_toss(random, 40))
        vp_make_select_line(plan, selector, vp_random_below(random, plan->lines.n));
    if (!selector->given || vp_toss(random, 30))
        vp_make_select_category(selector, vp_random_below(random, plan->categories.n));
}

/* At most, at least or both; at least only where it is allowed. */
static void draw_limits(struct vp_figures *figures, double most, double least, bool demands, struct vp_random *random)
{
    if (demands && vp_toss(random, 40))
        figures->at_least = least;
    if (figures->at_least == 0 || vp_toss(random, 40))
        figures->at_most = most;
}

static void draw_hours(struct vp_figures *figures, bool demands, struct vp_random *random)
{
    figures->days = (int)VP_PICK(random, 1, 2, 3, 7, 7, 10);
    figures->weeks = vp_toss(random, 35) ? vp_draw(random, 1, 3) : 0;
    if (vp_toss(random, 35))
        figures->per = vp_toss(random, 50) ? VP_PER_MONTH : VP_PER_PERIOD;
    bool windows = figures->per == VP_PER_DAYS && figures->weeks == 0;
    double most = VP_PICK(random, 0, 4.125, 8.25, 11, 16.5, 24, 33, 40.2, 60);
    draw_limits(figures, most, VP_PICK(random, 1, 3.5, 8, 12.25), demands && !windows, random);
}

static void draw_duties(struct vp_figures *figures, bool demands, struct vp_random *random)
{
    figures->days = (int)VP_PICK(random, 1, 2, 3, 5, 7, 14, 30);
    figures->per = vp_toss(random, 60) ? VP_PER_DAYS : vp_toss(random, 50) ? VP_PER_MONTH : VP_PER_PERIOD;
    draw_limits(figures, vp_random_below(random, 4), 1, demands, random);
}

static void draw_rest(struct vp_plan *plan, struct vp_figures *figures, struct vp_random *random)
{
    figures->hours = VP_PICK(random, 1, 7.25, 8, 11, 16.5, 24, 40, 100);
    if (vp_toss(random, 30))
        draw_selector(plan, &figures->after, random);
    if (vp_toss(random, 30))
        figures->longer = VP_PICK(random, 7.25, 8, 12, 16.5, 24);
}

static void draw_sundays(struct vp_figures *figures, struct vp_random *random)
{
    figures->of = vp_draw(random, 1, 4);
    figures->at_most = vp_random_below(random, figures->of);
    figures->weeks = vp_toss(random, 50) ? vp_draw(random, 1, 3) : 0;
    figures->only_sundays = vp_toss(random, 40);
}

static void draw_balance(const struct vp_plan *plan, struct vp_figures *figures, bool demands, struct vp_random *random)
{
    figures->category = vp_random_below(random, plan->categories.n);
    bool hours = figures->category == VP_HOURS;
    if (demands && vp_toss(random, 60))
        figures->below = hours ? VP_PICK(random, 3, 12.5, 30) : VP_PICK(random, 0, 0.5, 1, 2);
    if (isinf(figures->below) || vp_toss(random, 60))
        figures->above = hours ? VP_PICK(random, 15, 31.5, 40) : VP_PICK(random, 1, 1.5, 3);
}

/* Weekends, days lost, runs of days: each counts something. */
static void draw_counts(struct vp_plan *plan, struct vp_rule *rule, bool demands, struct vp_random *random)
{
    struct vp_figures *figures = &rule->figures;
    figures->at_most = vp_draw(random, 0, 2);
    figures->days = vp_draw(random, 1, 8);
    if (rule->kind == VP_RULE_weekends) {
        figures->of = vp_toss(random, 25) ? 0 : vp_draw(random, 1, 4);
    } else if (rule->kind == VP_RULE_lost_days) {
        figures->per = vp_toss(random, 60) ? VP_PER_DAYS : vp_toss(random, 50) ? VP_PER_MONTH : VP_PER_PERIOD;
        if (vp_toss(random, 60))
            draw_selector(plan, &figures->after, random);
    } else if (rule->kind == VP_RULE_consecutive_days) {
        figures->at_most = INFINITY;
        draw_limits(figures, vp_draw(random, 1, 3), vp_draw(random, 2, 3), true, random);
    } else if (rule->kind == VP_RULE_free_days) {
        figures->at_most = INFINITY;
        figures->at_least = vp_draw(random, 2, 3);
    } else if (rule->kind == VP_RULE_driving) {
        figures->at_most = VP_PICK(random, 0, 1, 2.75, 4, 8);
        figures->per = vp_toss(random, 50) ? VP_PER_MONTH : VP_PER_PERIOD;
    } else if (rule->kind == VP_RULE_clinic) {
        figures->at_least = vp_draw(random, 1, demands ? plan->doctors.n : 1);
        if (vp_toss(random, 75))
            draw_selector(plan, &figures->after, random);
    }
}

static void draw_between(struct vp_plan *plan, struct vp_rule *rule, struct vp_random *random)
{
    struct vp_figures *figures = &rule->figures;
    figures->minutes = (int)VP_PICK(random, 0, 15, 39, 40, 80, 200);
    figures->line = vp_random_below(random, plan->lines.n);
    figures->away = vp_toss(random, 50);
    if (plan->qualifications.n > 0 && vp_toss(random, 50))
        figures->qualified = 1;
    if (rule->kind == VP_RULE_response && vp_toss(random, 50))
        vp_make_reach(plan, rule, vp_random_below(random, plan->municipalities.n));
}

static void draw_figures(struct vp_plan *plan, struct vp_rule *rule, bool demands, struct vp_random *random)
{
    struct vp_figures *figures = &rule->figures;
    switch (rule->kind) {
    case VP_RULE_rest:
        draw_rest(plan, figures, random);
        break;
    case VP_RULE_weekly_rest:
        figures->hours = VP_PICK(random, 20, 28, 35, 36.5, 60, 90, 120, 140, 167.5, 168);
        figures->rolling = vp_toss(random, 50);
        break;
    case VP_RULE_hours:
        draw_hours(figures, demands, random);
        break;
    case VP_RULE_overtime:
        figures->ordinary = VP_PICK(random, 0, 8, 15.5, 24, 31.25);
        figures->at_most = VP_PICK(random, 0, 4, 7.75, 16);
        figures->weeks = vp_draw(random, 1, 3);
        break;
    case VP_RULE_sundays:
        draw_sundays(figures, random);
        break;
    case VP_RULE_duties:
        draw_duties(figures, demands, random);
        break;
    case VP_RULE_balance:
        draw_balance(plan, figures, demands, random);
        break;
    case VP_RULE_sequence:
        figures->days = vp_draw(random, 1, 4);
        draw_selector(plan, &figures->after, random);
        draw_selector(plan, &figures->not, random);
        break;
    case VP_RULE_whole_weekends:
        figures->friday = vp_toss(random, 50);
        break;
    case VP_RULE_backup:
    case VP_RULE_apart:
    case VP_RULE_response:
        draw_between(plan, rule, random);
        break;
    default:
        draw_counts(plan, rule, demands, random);
        break;
    }
}

static void draw_scope(struct vp_plan *plan, struct vp_rule *rule, struct vp_random *random)
{
    if (vp_toss(random, 30))
        vp_make_only_doctor(plan, rule, vp_random_below(random, plan->doctors.n));
    for (int d = 0; d < plan->doctors.n && rule->doctors != NULL; d++)
        rule->doctors[d] = rule->doctors[d] || vp_toss(random, 40);
    if (vp_toss(random, 25))
        vp_make_only_line(plan, rule, vp_random_below(random, plan->lines.n));
    if (vp_toss(random, 10))
        rule->categories = vp_bit(vp_random_below(random, plan->categories.n));
    if (vp_toss(random, 10))
        rule->days = vp_draw_days(random);
    int ranges = rule->kind == VP_RULE_school_holidays ? vp_draw(random, 1, 3) : vp_toss(random, 10);
    for (int i = 0; i < ranges; i++) {
        struct vp_dates dates = vp_draw_dates(plan, 12, random);
        vp_make_when(plan, &rule->dates, vp_write_date(dates.from, plan->arena), vp_write_date(dates.to, plan->arena));
    }
}

void vp_random_rule(struct vp_plan *plan, enum vp_rule_kind kind, bool hard, bool demands, struct vp_random *random)
{
    struct vp_rule *rule = vp_make_rule(plan, kind);
    rule->id = vp_arena_printf(plan->arena, "%s-%d", vp_rule_key(kind), plan->rules.n);
    draw_figures(plan, rule, demands || !hard, random);
    draw_scope(plan, rule, random);
    if (!hard)
        vp_make_soft(rule, VP_PICK(random, 0.25, 1, 2, 7.3, 30));
}
