/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Consecutive days: a run is a longest stretch of dates running on each of which a duty begins. Of a run with l dates, p of them before
 * the period,
 *     p < l:  l ≤ max(at_most, p);        a run that reaches into the period and touches neither edge of the known time:  l ≥ at_least.
 * The breach is the number of dates above or below. */
#include "model/rules/runs.h"
#include "model/rules/windows.h"
#include "model/rules/words.h"

static void file_breach(struct vp_judgement *judgement, int d, const struct vp_run *run, double needed, double amount)
{
    struct vp_violation breach = vp_breach_of_dates(d, run->from, run->to);
    breach.duty_a = run->first;
    breach.duty_b = run->last == run->first ? -1 : run->last;
    breach.needed = needed;
    breach.found = run->to - run->from + 1;
    breach.unit = "days";
    breach.amount = amount;
    breach.text = "dates in a row on which a duty begins";
    vp_judgement_file(judgement, breach);
}

static void judge_run(struct vp_judgement *judgement, int d, const struct vp_run *run)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_plan *plan = problem->plan;
    const struct vp_figures *figures = &plan->rules.item[judgement->rule].figures;
    if (run->to < plan->from)
        return;
    int length = run->to - run->from + 1;
    int past = run->from < plan->from ? plan->from - run->from : 0;
    double above = vp_window_excess((struct vp_found){length, past}, figures->at_most);
    bool inside = run->from > problem->known_from && run->to < plan->to;
    if (above > 0.0)
        file_breach(judgement, d, run, figures->at_most, above);
    if (inside && length < figures->at_least)
        file_breach(judgement, d, run, figures->at_least, figures->at_least - length);
}

void vp_judge_consecutive_days(struct vp_judgement *judgement)
{
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        struct vp_runs runs = vp_runs_of(judgement, list, vp_judgement_duties(judgement, d, list));
        for (int i = 0; i < runs.n; i++)
            judge_run(judgement, d, &runs.item[i]);
    }
}
