/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forbidden: no duty of the period that an item of the doctor's `forbidden` matches: start date in its dates, and – each only where it is
 * given – of one of its lines, beginning on one of its weekdays, counting for one of its categories. One breach a duty, by the first item
 * that matches. */
#include "model/rules/words.h"

static bool matches(const struct vp_forbidden *forbidden, const struct vp_duty *duty)
{
    return vp_dates_hold(forbidden->dates, duty->date) && (forbidden->lines == NULL || forbidden->lines[duty->line]) &&
           vp_days_hold(forbidden->days, duty->date) &&
           (forbidden->categories == 0 || (forbidden->categories & duty->categories) != 0);
}

static void judge_duty(struct vp_judgement *judgement, int d, int duty)
{
    const struct vp_doctor *doctor = &judgement->problem->plan->doctors.item[d];
    int i = 0;
    while (i < doctor->forbidden.n && !matches(&doctor->forbidden.item[i], &judgement->problem->duties[duty]))
        i++;
    if (i == doctor->forbidden.n)
        return;
    struct vp_violation breach = vp_breach_of_duty(judgement, d, duty);
    breach.pos = doctor->forbidden.item[i].pos;
    breach.text = "the plan forbids the doctor this duty";
    vp_judgement_file(judgement, breach);
}

void vp_judge_forbidden(struct vp_judgement *judgement)
{
    vp_judge_each_duty(judgement, judge_duty);
}
