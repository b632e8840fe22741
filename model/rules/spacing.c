/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spacing: the start dates of any two duties of one doctor are at least so many days apart,
 *     |date(a) − date(b)| ≥ days      for every pair of which at least one is of the period.
 * Duties of one block are one piece of work. One breach a pair. */
#include "model/rules/words.h"

static void file_breach(struct vp_judgement *judgement, int d, int a, int b)
{
    const struct vp_duty *duties = judgement->problem->duties;
    char date[VP_DAY_TEXT];
    struct vp_violation breach = vp_breach_of_pair(judgement, d, a, b);
    breach.needed = judgement->problem->plan->rules.item[judgement->rule].figures.days;
    breach.found = duties[b].date - duties[a].date;
    breach.unit = "days";
    breach.text = vp_arena_printf(judgement->arena, "days since the start of %s's", vp_day_format(duties[a].date, date));
    vp_judgement_file(judgement, breach);
}

void vp_judge_spacing(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_duty *duties = problem->duties;
    int days = problem->plan->rules.item[judgement->rule].figures.days;
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = 0; i < n; i++)
            for (int j = i + 1; j < n && duties[list[j]].date - duties[list[i]].date < days; j++)
                if (list[j] >= problem->n_past && !vp_judge_one_block(judgement, list[i], list[j]))
                    file_breach(judgement, d, list[i], list[j]);
    }
}
