/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Free days: between a date A on which a duty begins and the next such date B that is not the day after, B in the period,
 *     B − A − 1 ≥ at_least.
 * The breach is the number of dates below. */
#include "model/rules/runs.h"
#include "model/rules/words.h"

static void judge_gap(struct vp_judgement *judgement, int d, const struct vp_run *before, const struct vp_run *after)
{
    double at_least = judgement->problem->plan->rules.item[judgement->rule].figures.at_least;
    int length = after->from - before->to - 1;
    if (after->from < judgement->problem->plan->from || length >= at_least)
        return;
    struct vp_violation breach = vp_breach_of_dates(d, before->to + 1, after->from - 1);
    breach.duty_a = before->last;
    breach.duty_b = after->first;
    breach.needed = at_least;
    breach.found = length;
    breach.unit = "days";
    breach.amount = at_least - length;
    breach.text = "dates in a row on which no duty begins";
    vp_judgement_file(judgement, breach);
}

void vp_judge_free_days(struct vp_judgement *judgement)
{
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        struct vp_runs runs = vp_runs_of(judgement, list, vp_judgement_duties(judgement, d, list));
        for (int i = 1; i < runs.n; i++)
            judge_gap(judgement, d, &runs.item[i - 1], &runs.item[i]);
    }
}
