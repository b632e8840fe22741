/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows of dates. The known time is [known_from, to]; a window that ends before the period is nobody's business any more. */
#include "solver/spans.h"

static vp_day later(vp_day a, vp_day b)
{
    return a > b ? a : b;
}

static vp_day earlier(vp_day a, vp_day b)
{
    return a < b ? a : b;
}

/* The first day of the month that holds `date`, `months` months on. */
static vp_day month_start(vp_day date, int months)
{
    int year;
    int month;
    int day;
    vp_day_split(date, &year, &month, &day);
    month += months;
    return vp_day_from(year + (month - 1) / 12, (month - 1) % 12 + 1, 1);
}

static int list_months(const struct vp_problem *problem, struct vp_span *spans)
{
    const vp_day end = problem->plan->to;
    int n = 0;
    for (vp_day month = month_start(problem->plan->from, 0); month <= end; month = month_start(month, 1)) {
        vp_day last = month_start(month, 1) - 1;
        spans[n++] = (struct vp_span){later(month, problem->known_from), earlier(last, end),
                                      month >= problem->known_from && last <= end};
    }
    return n;
}

static int list_runs(const struct vp_problem *problem, vp_day first, int days, int step, struct vp_span *spans)
{
    int n = 0;
    for (vp_day day = first; day + days - 1 <= problem->plan->to; day += step)
        if (day + days - 1 >= problem->plan->from)
            spans[n++] = (struct vp_span){day, day + days - 1, true};
    return n;
}

struct vp_spans vp_list_spans(const struct vp_problem *problem, const struct vp_figures *figures, struct vp_arena *arena)
{
    const vp_day known = problem->known_from;
    const vp_day end = problem->plan->to;
    struct vp_spans spans = {.item = vp_arena_array(arena, (size_t)(end - known) + 3, sizeof *spans.item)};
    if (figures->per == VP_PER_MONTH) {
        spans.n = list_months(problem, spans.item);
    } else if (figures->per == VP_PER_PERIOD) {
        spans.item[spans.n++] = (struct vp_span){problem->plan->from, end, true};
    } else if (figures->weeks > 0) {
        vp_day monday = vp_day_monday(known) < known ? vp_day_monday(known) + 7 : known;
        spans.n = list_runs(problem, monday, 7 * figures->weeks, 7, spans.item);
    } else if (end - known + 1 < figures->days) {
        spans.item[spans.n++] = (struct vp_span){known, end, false};
    } else {
        spans.n = list_runs(problem, known, figures->days, 1, spans.item);
    }
    return spans;
}
