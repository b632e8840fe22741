/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed: every duty of the period of the line named that begins on one of the dates is the doctor's. One breach a duty that he does not
 * have, by the first item that gives it to him. */
#include "model/rules/words.h"

static bool gives(const struct vp_fixed *fixed, const struct vp_duty *duty)
{
    return fixed->line == duty->line && fixed->dates.from <= duty->date && duty->date <= fixed->dates.to;
}

static const struct vp_fixed *find_item(const struct vp_doctor *doctor, const struct vp_duty *duty)
{
    for (int i = 0; i < doctor->fixed.n; i++)
        if (gives(&doctor->fixed.item[i], duty))
            return &doctor->fixed.item[i];
    return NULL;
}

static bool has_duty(const int *list, int n, int duty)
{
    for (int i = 0; i < n; i++)
        if (list[i] == duty)
            return true;
    return false;
}

static void file_breach(struct vp_judgement *judgement, int d, int duty, const struct vp_fixed *fixed)
{
    vp_day date = judgement->problem->duties[duty].date;
    vp_judgement_file(judgement, (struct vp_violation){
                                     .doctor = d,
                                     .duty_a = duty,
                                     .duty_b = -1,
                                     .from = date,
                                     .to = date,
                                     .needed = 1.0,
                                     .unit = "duties",
                                     .amount = 1.0,
                                     .pos = fixed->pos,
                                     .text = "the plan gives this duty to the doctor, the roster does not",
                                 });
}

void vp_judge_fixed(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < problem->n_doctors; d++) {
        const struct vp_doctor *doctor = &problem->plan->doctors.item[d];
        if (doctor->fixed.n == 0)
            continue;
        int n = vp_judgement_duties(judgement, d, list);
        for (int duty = problem->n_past; duty < problem->n_duties; duty++) {
            const struct vp_fixed *fixed = find_item(doctor, &problem->duties[duty]);
            if (fixed != NULL && !has_duty(list, n, duty))
                file_breach(judgement, d, duty, fixed);
        }
    }
}
