/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duties: with n(W) = how many duties begin in W and p(W) = how many of them are past, for every run W of `days` dates of the known time
 * (all of it if it is shorter), every month, or the period: n(W) ≤ max(at_most, p(W)), and in whole windows n(W) ≥ at_least. The breach is
 * the number above or below. */
#include "model/rules/windows.h"
#include "model/rules/words.h"

#include <math.h>

static void file_breach(struct vp_judgement *judgement, int d, struct vp_window window, double begun, double amount)
{
    const struct vp_figures *figures = &judgement->problem->plan->rules.item[judgement->rule].figures;
    struct vp_violation breach = vp_breach_of_dates(d, window.from, window.to);
    breach.needed = begun > figures->at_most ? figures->at_most : figures->at_least;
    breach.found = begun;
    breach.unit = "duties";
    breach.amount = amount;
    breach.text = vp_arena_printf(judgement->arena, "duties that begin within %d days", window.to - window.from + 1);
    vp_judgement_file(judgement, breach);
}

static void judge_window(struct vp_judgement *judgement, int d, struct vp_window window, struct vp_found begun)
{
    const struct vp_figures *figures = &judgement->problem->plan->rules.item[judgement->rule].figures;
    double above = vp_window_excess(begun, figures->at_most);
    double below = window.whole ? figures->at_least - begun.all : 0.0;
    if (above > 0.0 || below > 0.0)
        file_breach(judgement, d, window, begun.all, fmax(above, below));
}

void vp_judge_duties(struct vp_judgement *judgement)
{
    struct vp_windows windows = vp_windows_of_rule(judgement);
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = 0; i < windows.n && vp_judge_speaks_of(judgement, d); i++)
            judge_window(judgement, d, windows.item[i], vp_window_begun(judgement, list, n, windows.item[i]));
    }
}
