/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clinic: on every clinic day of the period (Monday to Friday, no public holiday), of the doctors in scope,
 *     |{ members, without leave, on in their rotations, not after a duty of `after` that ended that day }|  ≥  at_least.
 * The breach of a day is the number missing. */
#include "model/rules/attendance.h"

void vp_judge_clinic(struct vp_judgement *judgement)
{
    double at_least = judgement->problem->plan->rules.item[judgement->rule].figures.at_least;
    struct vp_attendance days = vp_attendance_find(judgement);
    for (int i = 0; i < days.n; i++)
        if (days.doctors[i] < at_least)
            vp_judgement_file(judgement, (struct vp_violation){
                                             .doctor = -1,
                                             .duty_a = -1,
                                             .duty_b = -1,
                                             .from = days.date[i],
                                             .to = days.date[i],
                                             .needed = at_least,
                                             .found = days.doctors[i],
                                             .unit = "doctors",
                                             .amount = at_least - days.doctors[i],
                                             .text = "doctors at the day clinic",
                                         });
}
