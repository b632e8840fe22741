/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows W = [from, to] of dates with known_from ≤ from, to ≤ plan.to and to ≥ plan.from. An at-most rule is broken in W by
 *     found(W) − max(at_most, past(W)),
 * what the past alone has in W being nobody's fault any more. */
#include "model/rules/windows.h"

#include <math.h>

enum { WEEK = 7 };

static struct vp_windows make_windows(const struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    size_t room = (size_t)(problem->plan->to - problem->known_from) + 2;
    return (struct vp_windows){vp_arena_array(judgement->arena, room, sizeof(struct vp_window)), 0};
}

static void add_window(const struct vp_judgement *judgement, struct vp_windows *windows, struct vp_window window)
{
    if (window.to >= judgement->problem->plan->from)
        windows->item[windows->n++] = window;
}

struct vp_windows vp_windows_of_days(const struct vp_judgement *judgement, int days)
{
    const struct vp_plan *plan = judgement->problem->plan;
    vp_day known_from = judgement->problem->known_from;
    struct vp_windows windows = make_windows(judgement);
    if (plan->to - known_from + 1 < days)
        add_window(judgement, &windows, (struct vp_window){known_from, plan->to, false});
    for (vp_day from = known_from; from + days - 1 <= plan->to; from++)
        add_window(judgement, &windows, (struct vp_window){from, from + days - 1, true});
    return windows;
}

struct vp_windows vp_windows_of_weeks(const struct vp_judgement *judgement, int weeks)
{
    const struct vp_plan *plan = judgement->problem->plan;
    struct vp_windows windows = make_windows(judgement);
    vp_day first = vp_day_monday(judgement->problem->known_from + WEEK - 1);
    for (vp_day from = first; from + WEEK * weeks - 1 <= plan->to; from += WEEK)
        add_window(judgement, &windows, (struct vp_window){from, from + WEEK * weeks - 1, true});
    return windows;
}

/* First date of the month after the one that holds `date`. */
static vp_day find_next_month(vp_day date)
{
    int year;
    int month;
    int day;
    vp_day_split(date, &year, &month, &day);
    return month == 12 ? vp_day_from(year + 1, 1, 1) : vp_day_from(year, month + 1, 1);
}

struct vp_windows vp_windows_of_months(const struct vp_judgement *judgement)
{
    const struct vp_plan *plan = judgement->problem->plan;
    vp_day known_from = judgement->problem->known_from;
    struct vp_windows windows = make_windows(judgement);
    int year;
    int month;
    int day;
    vp_day_split(plan->from, &year, &month, &day);
    for (vp_day first = vp_day_from(year, month, 1); first <= plan->to; first = find_next_month(first)) {
        vp_day last = find_next_month(first) - 1;
        struct vp_window window = {first, last, known_from <= first && last <= plan->to};
        window.from = first > known_from ? first : known_from;
        window.to = last < plan->to ? last : plan->to;
        add_window(judgement, &windows, window);
    }
    return windows;
}

struct vp_windows vp_windows_of_rule(const struct vp_judgement *judgement)
{
    const struct vp_plan *plan = judgement->problem->plan;
    const struct vp_figures *figures = &plan->rules.item[judgement->rule].figures;
    if (figures->per == VP_PER_MONTH)
        return vp_windows_of_months(judgement);
    if (figures->per != VP_PER_PERIOD)
        return vp_windows_of_days(judgement, figures->days);
    struct vp_windows windows = make_windows(judgement);
    add_window(judgement, &windows, (struct vp_window){plan->from, plan->to, true});
    return windows;
}

double vp_window_excess(double found, double past, double at_most)
{
    static const double rounding = 1e-9;
    double above = found - fmax(at_most, past);
    return above > rounding ? above : 0.0;
}
