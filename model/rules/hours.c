/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours: with ρ = the line's stand-by factor, the counted time of duties in a window W is
 *     h(W) = Σ ρ · |[duty.start, duty.end) ∩ W|.
 * Without `weeks`, W runs over the windows of days × 24 h that begin where a duty of the service begins or end where one ends: h is piecewise linear
 * in the start of W and has its maximum at one of these; h(W) ≤ at_most. With `weeks` = w, W runs over w calendar weeks running that lie wholly in the
 * period; h(W) ≤ at_most · 7w / days. The breach of a window is the hours above. */
#include "model/rules/words.h"

#include <stdlib.h>

enum { WEEK = 7, SECONDS_A_DAY = 24 * VP_HOUR };

struct window {
    vp_instant start;
    vp_instant end;
};

struct windows {
    struct window *item; /* by start */
    int n;
    double limit;    /* hours in one window */
    double per_days; /* hours in a window × this = hours in the rule's `days` */
    int weeks;
};

static int count_days(const struct vp_rule *rule)
{
    return rule->figures.days > 0 ? rule->figures.days : WEEK;
}

static int compare_starts(const void *a, const void *b)
{
    vp_instant one = ((const struct window *)a)->start;
    vp_instant other = ((const struct window *)b)->start;
    return (one > other) - (one < other);
}

/* Windows of so many days at the edges of duties, each different one once. */
static struct windows find_moving(const struct vp_judgement *judgement, const struct vp_rule *rule)
{
    const struct vp_problem *problem = judgement->problem;
    vp_instant length = (vp_instant)count_days(rule) * SECONDS_A_DAY;
    struct windows found = {.limit = rule->figures.at_most, .per_days = 1.0};
    found.item = vp_arena_array(judgement->arena, 2 * (size_t)problem->n_duties, sizeof *found.item);
    for (int i = 0; i < problem->n_duties; i++) {
        const struct vp_duty *duty = &problem->duties[i];
        found.item[found.n++] = (struct window){duty->start, duty->start + length};
        found.item[found.n++] = (struct window){duty->end - length, duty->end};
    }
    qsort(found.item, (size_t)found.n, sizeof *found.item, compare_starts);
    int kept = 0;
    for (int i = 0; i < found.n; i++)
        if (kept == 0 || found.item[kept - 1].start != found.item[i].start)
            found.item[kept++] = found.item[i];
    found.n = kept;
    return found;
}

static struct windows find_weeks(const struct vp_judgement *judgement, const struct vp_rule *rule)
{
    const struct vp_plan *plan = judgement->problem->plan;
    int days = WEEK * rule->figures.weeks;
    double spans = (double)days / count_days(rule);
    struct windows found = {.limit = rule->figures.at_most * spans, .per_days = 1.0 / spans, .weeks = rule->figures.weeks};
    found.item = vp_arena_array(judgement->arena, (size_t)(plan->to - plan->from) / WEEK + 1, sizeof *found.item);
    for (vp_day monday = vp_day_monday(plan->from + WEEK - 1); monday + days - 1 <= plan->to; monday += WEEK)
        found.item[found.n++] =
            (struct window){vp_zone_instant(plan->zone, monday, 0), vp_zone_instant(plan->zone, monday + days, 0)};
    return found;
}

/* Counted hours in `window` of the duties list[0 … n-1], by start. */
static double count_hours(const struct vp_judgement *judgement, const int *list, int n, struct window window)
{
    double hours = 0.0;
    for (int i = 0; i < n; i++) {
        const struct vp_duty *duty = &judgement->problem->duties[list[i]];
        if (duty->start >= window.end)
            break;
        vp_instant start = duty->start > window.start ? duty->start : window.start;
        vp_instant end = duty->end < window.end ? duty->end : window.end;
        if (start < end)
            hours += (double)(end - start) / VP_HOUR * judgement->problem->plan->lines.item[duty->line].standby;
    }
    return hours;
}

static void file_breach(struct vp_judgement *judgement, int d, const struct windows *windows, int which, double hours)
{
    struct window window = windows->item[which];
    const char *text;
    if (windows->weeks > 0)
        text = vp_arena_printf(judgement->arena, "counted hours, average of %d weeks", windows->weeks);
    else
        text = vp_arena_printf(judgement->arena, "counted hours from %s to %s",
                               vp_judge_moment(judgement, window.start), vp_judge_moment(judgement, window.end));
    vp_judgement_file(judgement, (struct vp_violation){
                                     .doctor = d,
                                     .duty_a = -1,
                                     .duty_b = -1,
                                     .from = vp_judge_date(judgement, window.start),
                                     .to = vp_judge_date(judgement, window.end - 1),
                                     .needed = windows->limit * windows->per_days,
                                     .found = hours * windows->per_days,
                                     .unit = "h",
                                     .amount = hours - windows->limit,
                                     .text = text,
                                 });
}

/* Windows only move on, so duties that ended before one are passed over for good. */
static void judge_doctor(struct vp_judgement *judgement, int d, const struct windows *windows, const int *list, int n)
{
    static const double rounding = 1e-9;
    int first = 0;
    for (int i = 0; i < windows->n; i++) {
        while (first < n && judgement->problem->duties[list[first]].end <= windows->item[i].start)
            first++;
        double hours = count_hours(judgement, list + first, n - first, windows->item[i]);
        if (hours > windows->limit + rounding)
            file_breach(judgement, d, windows, i, hours);
    }
}

void vp_judge_hours(struct vp_judgement *judgement)
{
    const struct vp_rule *rule = &judgement->problem->plan->rules.item[judgement->rule];
    struct windows windows = rule->figures.weeks > 0 ? find_weeks(judgement, rule) : find_moving(judgement, rule);
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++)
        judge_doctor(judgement, d, &windows, list, vp_judgement_duties(judgement, d, list));
}
