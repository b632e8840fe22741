/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overtime: with h(k) = counted hours (stand-by at the line's factor) of calendar week k, Monday 00:00 to Monday 00:00 local, and p(k) the
 * part of them that is past, in every `weeks` calendar weeks W running that lie in the known time
 *     Σ_{k∈W} max(0, h(k) − ordinary)  ≤  max(at_most, Σ_{k∈W} max(0, p(k) − ordinary)).
 * The breach of W is the hours above. */
#include "model/rules/windows.h"
#include "model/rules/words.h"

#include <math.h>

enum { WEEK = 7 };

struct overtime {
    double all;
    double past;
};

/* Overtime in the week from Monday `from` of the duties list[0 … n-1]. */
static struct overtime count_week(const struct vp_judgement *judgement, const int *list, int n, vp_day from)
{
    const struct vp_problem *problem = judgement->problem;
    double ordinary = problem->plan->rules.item[judgement->rule].figures.ordinary;
    vp_instant begins = vp_judge_midnight(judgement, from);
    vp_instant ends = vp_judge_midnight(judgement, from + WEEK);
    double hours = 0.0;
    double past = 0.0;
    for (int i = 0; i < n; i++) {
        const struct vp_duty *duty = &problem->duties[list[i]];
        vp_instant start = duty->start > begins ? duty->start : begins;
        vp_instant end = duty->end < ends ? duty->end : ends;
        if (start >= end)
            continue;
        double counted = (double)(end - start) / VP_HOUR * problem->plan->lines.item[duty->line].standby;
        hours += counted;
        past += list[i] < problem->n_past ? counted : 0.0;
    }
    return (struct overtime){fmax(hours - ordinary, 0.0), fmax(past - ordinary, 0.0)};
}

static void judge_window(struct vp_judgement *judgement, int d, struct vp_window window, struct overtime found)
{
    const struct vp_figures *figures = &judgement->problem->plan->rules.item[judgement->rule].figures;
    double above = vp_window_excess(found.all, found.past, figures->at_most);
    if (above <= 0.0)
        return;
    vp_judgement_file(judgement, (struct vp_violation){
                                     .doctor = d,
                                     .duty_a = -1,
                                     .duty_b = -1,
                                     .from = window.from,
                                     .to = window.to,
                                     .needed = figures->at_most,
                                     .found = found.all,
                                     .unit = "h",
                                     .amount = above,
                                     .text = vp_arena_printf(judgement->arena, "hours above %g a week, in %d weeks",
                                                             figures->ordinary, (window.to - window.from + 1) / WEEK),
                                 });
}

void vp_judge_overtime(struct vp_judgement *judgement)
{
    int weeks = judgement->problem->plan->rules.item[judgement->rule].figures.weeks;
    weeks = weeks > 0 ? weeks : 1;
    struct vp_windows windows = vp_windows_of_weeks(judgement, weeks);
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = 0; i < windows.n && n > 0; i++) {
            struct overtime sum = {0.0, 0.0};
            for (vp_day from = windows.item[i].from; from <= windows.item[i].to; from += WEEK) {
                struct overtime week = count_week(judgement, list, n, from);
                sum.all += week.all;
                sum.past += week.past;
            }
            judge_window(judgement, d, windows.item[i], sum);
        }
    }
}
