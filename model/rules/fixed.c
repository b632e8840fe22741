/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed: every duty of the period of the line named that begins on one of the dates is the doctor's. One breach a duty that he does not
 * have, by the first item that gives it to him. */
#include "model/rules/words.h"

static const struct vp_fixed *find_item(const struct vp_doctor *doctor, const struct vp_duty *duty)
{
    for (int i = 0; i < doctor->fixed.n; i++)
        if (doctor->fixed.item[i].line == duty->line && vp_dates_hold(doctor->fixed.item[i].dates, duty->date))
            return &doctor->fixed.item[i];
    return NULL;
}

static void file_breach(struct vp_judgement *judgement, int d, int duty, const struct vp_fixed *fixed)
{
    struct vp_violation breach = vp_breach_of_duty(judgement, d, duty);
    breach.needed = 1.0;
    breach.found = 0.0;
    breach.pos = fixed->pos;
    breach.text = "the plan gives this duty to the doctor, the roster does not";
    vp_judgement_file(judgement, breach);
}

void vp_judge_fixed(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    for (int d = 0; d < problem->n_doctors; d++)
        for (int duty = problem->n_past; duty < problem->n_duties; duty++) {
            const struct vp_fixed *fixed = find_item(&problem->plan->doctors.item[d], &problem->duties[duty]);
            if (fixed != NULL && vp_judge_places(judgement, d, duty) == 0)
                file_breach(judgement, d, duty, fixed);
        }
}
