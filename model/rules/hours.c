/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours: with ρ = the line's stand-by factor, the counted time of duties in a window W is
 *     h(W) = Σ ρ · |[duty.start, duty.end) ∩ W|,     p(W) the part of it that the past makes up.
 * Without `weeks` and `per`, W runs over the windows of days × 24 h that begin where a duty of the service begins or end where one ends,
 * and end after the period has begun: h is piecewise linear in the start of W and has its maximum at one of these. With `weeks` = w, W
 * runs over w calendar weeks running that lie wholly in the known time, with limits · 7w / days; with `per`, over months or the period.
 * h(W) ≤ max(at_most, p(W)); in whole windows h(W) ≥ at_least. The breach of a window is the hours above or below. */
#include "model/rules/windows.h"
#include "model/rules/words.h"

#include <stdlib.h>

enum { WEEK = 7, SECONDS_A_DAY = 24 * VP_HOUR };

struct window {
    vp_instant start;
    vp_instant end;
    bool whole;
};

struct windows {
    struct window *item; /* by start */
    int n;
    double at_most; /* hours in one window */
    double at_least;
    double per_days;  /* hours in a window × this = hours in the rule's `days` */
    const char *text; /* NULL: from when to when */
};

struct figures {
    double needed;
    double found;
    double amount;
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

/* Windows of so many days at the edges of duties, each different one once. They are not asked for so much at least. */
static struct windows find_moving(const struct vp_judgement *judgement, const struct vp_rule *rule)
{
    const struct vp_problem *problem = judgement->problem;
    vp_instant length = (vp_instant)count_days(rule) * SECONDS_A_DAY;
    vp_instant begins = vp_judge_midnight(judgement, problem->plan->from);
    struct windows found = {.at_most = rule->figures.at_most, .per_days = 1.0};
    found.item = vp_arena_array(judgement->arena, 2 * (size_t)problem->n_duties, sizeof *found.item);
    for (int i = 0; i < problem->n_duties; i++) {
        const struct vp_duty *duty = &problem->duties[i];
        found.item[found.n++] = (struct window){duty->start, duty->start + length, false};
        found.item[found.n++] = (struct window){duty->end - length, duty->end, false};
    }
    qsort(found.item, (size_t)found.n, sizeof *found.item, compare_starts);
    int kept = 0;
    for (int i = 0; i < found.n; i++)
        if (found.item[i].end > begins && (kept == 0 || found.item[kept - 1].start != found.item[i].start))
            found.item[kept++] = found.item[i];
    found.n = kept;
    return found;
}

/* Windows of whole dates, the figures times `spans`. */
static struct windows find_dates(const struct vp_judgement *judgement, const struct vp_rule *rule,
                                 struct vp_windows dates, double spans)
{
    struct windows found = {.at_most = rule->figures.at_most * spans, .at_least = rule->figures.at_least * spans};
    found.per_days = 1.0 / spans;
    found.item = vp_arena_array(judgement->arena, (size_t)dates.n, sizeof *found.item);
    for (int i = 0; i < dates.n; i++)
        found.item[found.n++] = (struct window){vp_judge_midnight(judgement, dates.item[i].from),
                                                vp_judge_midnight(judgement, dates.item[i].to + 1), dates.item[i].whole};
    return found;
}

static struct windows find_windows(const struct vp_judgement *judgement)
{
    const struct vp_rule *rule = &judgement->problem->plan->rules.item[judgement->rule];
    bool by_calendar = rule->figures.per == VP_PER_MONTH || rule->figures.per == VP_PER_PERIOD;
    int weeks = rule->figures.weeks;
    if (!by_calendar && weeks == 0)
        return find_moving(judgement, rule);
    struct windows found;
    if (by_calendar) {
        found = find_dates(judgement, rule, vp_windows_of_rule(judgement), 1.0);
        found.text = rule->figures.per == VP_PER_MONTH ? "counted hours in the month" : "counted hours in the period";
    } else {
        double spans = (double)(WEEK * weeks) / count_days(rule);
        found = find_dates(judgement, rule, vp_windows_of_weeks(judgement, weeks), spans);
        found.text = vp_arena_printf(judgement->arena, "counted hours, average of %d weeks", weeks);
    }
    return found;
}

static void file_breach(struct vp_judgement *judgement, int d, const struct windows *windows, int which,
                        struct figures figures)
{
    struct window window = windows->item[which];
    struct vp_violation breach =
        vp_breach_of_dates(d, vp_judge_date(judgement, window.start), vp_judge_date(judgement, window.end - 1));
    breach.needed = figures.needed * windows->per_days;
    breach.found = figures.found * windows->per_days;
    breach.unit = "h";
    breach.amount = figures.amount;
    breach.text = windows->text;
    if (breach.text == NULL)
        breach.text = vp_arena_printf(judgement->arena, "counted hours from %s to %s",
                                      vp_judge_moment(judgement, window.start), vp_judge_moment(judgement, window.end));
    vp_judgement_file(judgement, breach);
}

static void judge_window(struct vp_judgement *judgement, int d, const struct windows *windows, int which,
                         struct vp_found counted)
{
    static const double rounding = 1e-9;
    double above = vp_window_excess(counted, windows->at_most);
    double below = windows->item[which].whole ? windows->at_least - counted.all : 0.0;
    if (above > 0.0)
        file_breach(judgement, d, windows, which, (struct figures){windows->at_most, counted.all, above});
    if (below > rounding)
        file_breach(judgement, d, windows, which, (struct figures){windows->at_least, counted.all, below});
}

/* Windows only move on, so duties that ended before one are passed over for good. */
static void judge_doctor(struct vp_judgement *judgement, int d, const struct windows *windows, const int *list, int n)
{
    int first = 0;
    for (int i = 0; i < windows->n; i++) {
        while (first < n && judgement->problem->duties[list[first]].end <= windows->item[i].start)
            first++;
        judge_window(judgement, d, windows, i,
                     vp_window_hours(judgement, list + first, n - first, windows->item[i].start, windows->item[i].end));
    }
}

void vp_judge_hours(struct vp_judgement *judgement)
{
    struct windows windows = find_windows(judgement);
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++)
        if (vp_judge_speaks_of(judgement, d))
            judge_doctor(judgement, d, &windows, list, vp_judgement_duties(judgement, d, list));
}
