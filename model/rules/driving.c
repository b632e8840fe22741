/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Driving: over the duties of the period that begin in a window (a calendar month's part of the period, or the period),
 *     Σ (way out + way home)  ≤  at_most      hours,
 * waits for a way included; a way that is not given takes no time. The breach is the hours above. */
#include "model/rules/windows.h"
#include "model/rules/words.h"

/* Over the duties list[0 … n-1]: all of the period. */
static void judge_window(struct vp_judgement *judgement, int d, const int *list, int n, struct vp_window window)
{
    static const double rounding = 1e-9;
    const struct vp_problem *problem = judgement->problem;
    double at_most = problem->plan->rules.item[judgement->rule].figures.at_most;
    vp_instant seconds = 0;
    for (int i = 0; i < n; i++) {
        vp_day begins = problem->duties[list[i]].date;
        if (window.from <= begins && begins <= window.to)
            seconds += vp_judge_out(judgement, d, list[i]) + vp_judge_home(judgement, d, list[i]);
    }
    double hours = (double)seconds / VP_HOUR;
    if (hours <= at_most + rounding)
        return;
    struct vp_violation breach = vp_breach_of_dates(d, window.from, window.to);
    breach.needed = at_most;
    breach.found = hours;
    breach.unit = "h";
    breach.amount = hours - at_most;
    breach.text = "driven to and from duties";
    vp_judgement_file(judgement, breach);
}

void vp_judge_driving(struct vp_judgement *judgement)
{
    struct vp_windows windows = vp_windows_of_rule(judgement);
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        int past = vp_judge_past(judgement, list, n);
        for (int i = 0; i < windows.n; i++)
            judge_window(judgement, d, list + past, n - past, windows.item[i]);
    }
}
