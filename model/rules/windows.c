/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows W = [from, to] of dates with known_from ≤ from, to ≤ plan.to and to ≥ plan.from. An at-most rule is broken in W by
 *     found(W) − max(at_most, past(W)),
 * what the past alone has in W being nobody's fault any more. */
#include "model/rules/windows.h"

#include "model/rules/words.h"

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

/* ---- what a doctor has in a window ---- */

struct vp_found vp_window_begun(const struct vp_judgement *judgement, const int *list, int n, struct vp_window window)
{
    struct vp_found found = {0.0, 0.0};
    for (int i = 0; i < n; i++) {
        vp_day date = judgement->problem->duties[list[i]].date;
        bool begun = window.from <= date && date <= window.to;
        found.all += begun;
        found.past += begun && list[i] < judgement->problem->n_past;
    }
    return found;
}

struct vp_found vp_window_hours(const struct vp_judgement *judgement, const int *list, int n, vp_instant from,
                                vp_instant until)
{
    const struct vp_problem *problem = judgement->problem;
    struct vp_found found = {0.0, 0.0};
    for (int i = 0; i < n && problem->duties[list[i]].start < until; i++) {
        const struct vp_duty *duty = &problem->duties[list[i]];
        double standby = problem->plan->lines.item[duty->line].standby;
        double hours = (double)vp_duty_shares(duty, from, until) / VP_HOUR * standby;
        found.all += hours;
        found.past += list[i] < problem->n_past ? hours : 0.0;
    }
    return found;
}

double vp_window_excess(struct vp_found found, double at_most)
{
    static const double rounding = 1e-9;
    double above = found.all - fmax(at_most, found.past);
    return above > rounding ? above : 0.0;
}

struct vp_violation vp_breach_of_window(int doctor, struct vp_window window, struct vp_found found, double at_most)
{
    struct vp_violation breach = vp_breach_of_dates(doctor, window.from, window.to);
    breach.needed = at_most;
    breach.found = found.all;
    breach.amount = vp_window_excess(found, at_most);
    return breach;
}

struct vp_marks vp_marks_new(const struct vp_judgement *judgement, int n)
{
    struct vp_marks marks = {.n = n};
    marks.all = vp_arena_array(judgement->arena, (size_t)n + 1, sizeof *marks.all);
    marks.past = vp_arena_array(judgement->arena, (size_t)n + 1, sizeof *marks.past);
    return marks;
}

void vp_marks_clear(struct vp_marks *marks)
{
    for (int i = 0; i < marks->n; i++)
        marks->all[i] = marks->past[i] = false;
}

void vp_marks_set(struct vp_marks *marks, int which, bool past)
{
    marks->all[which] = true;
    marks->past[which] = marks->past[which] || past;
}

struct vp_found vp_marks_count(const struct vp_marks *marks, int first, int end)
{
    struct vp_found found = {0.0, 0.0};
    for (int i = first; i < end; i++) {
        found.all += marks->all[i];
        found.past += marks->past[i];
    }
    return found;
}
