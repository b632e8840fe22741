/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forbidden: no duty of the period that an item of the doctor's `forbidden` matches: start date in its dates, and – each only where it is
 * given – of one of its lines, beginning on one of its weekdays, counting for one of its categories. One breach a duty, by the first item
 * that matches. */
#include "model/rules/words.h"

static bool matches(const struct vp_forbidden *forbidden, const struct vp_duty *duty)
{
    return forbidden->dates.from <= duty->date && duty->date <= forbidden->dates.to &&
           (forbidden->lines == NULL || forbidden->lines[duty->line]) &&
           (forbidden->days == 0 || (forbidden->days >> (unsigned)vp_day_weekday(duty->date) & 1u) != 0) &&
           (forbidden->categories == 0 || (forbidden->categories & duty->categories) != 0);
}

static void judge_duty(struct vp_judgement *judgement, int d, int duty)
{
    const struct vp_doctor *doctor = &judgement->problem->plan->doctors.item[d];
    const struct vp_duty *judged = &judgement->problem->duties[duty];
    for (int i = 0; i < doctor->forbidden.n; i++) {
        if (!matches(&doctor->forbidden.item[i], judged))
            continue;
        vp_judgement_file(judgement, (struct vp_violation){
                                         .doctor = d,
                                         .duty_a = duty,
                                         .duty_b = -1,
                                         .from = judged->date,
                                         .to = judged->date,
                                         .found = 1.0,
                                         .unit = "duties",
                                         .amount = 1.0,
                                         .pos = doctor->forbidden.item[i].pos,
                                         .text = "the plan forbids the doctor this duty",
                                     });
        return;
    }
}

void vp_judge_forbidden(struct vp_judgement *judgement)
{
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = 0; i < n; i++)
            if (list[i] >= judgement->problem->n_past)
                judge_duty(judgement, d, list[i]);
    }
}
