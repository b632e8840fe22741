/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sequence: after a duty a of `after`, none of `not` begins on the next days:
 *     for every pair with a ∈ after, b ∈ not:   not (1 ≤ date(b) − date(a) ≤ days).
 * At least one of the two is of the period; both of one block are one piece of work. One breach a pair. */
#include "model/rules/words.h"

static void file_breach(struct vp_judgement *judgement, int d, int a, int b, int days)
{
    const struct vp_duty *duties = judgement->problem->duties;
    char date[VP_DAY_TEXT];
    struct vp_violation breach = vp_breach_of_pair(judgement, d, a, b);
    breach.needed = days + 1;
    breach.found = duties[b].date - duties[a].date;
    breach.unit = "days";
    breach.text = vp_arena_printf(judgement->arena, "days after %s's, which it may not follow so soon",
                                  vp_day_format(duties[a].date, date));
    vp_judgement_file(judgement, breach);
}

/* What may not follow list[i]. */
static void judge_after(struct vp_judgement *judgement, int d, const int *list, int n, int i)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_figures *figures = &problem->plan->rules.item[judgement->rule].figures;
    int days = figures->days > 0 ? figures->days : 1;
    vp_day date = problem->duties[list[i]].date;
    for (int j = i + 1; j < n && problem->duties[list[j]].date <= date + days; j++) {
        const struct vp_duty *next = &problem->duties[list[j]];
        if (next->date > date && list[j] >= problem->n_past && vp_selects(&figures->not, next) &&
            !vp_judge_one_block(judgement, list[i], list[j]))
            file_breach(judgement, d, list[i], list[j], days);
    }
}

void vp_judge_sequence(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_figures *figures = &problem->plan->rules.item[judgement->rule].figures;
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = 0; i < n; i++)
            if (vp_selects(&figures->after, &problem->duties[list[i]]))
                judge_after(judgement, d, list, n, i);
    }
}
