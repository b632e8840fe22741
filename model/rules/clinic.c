/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clinic: on every clinic day of the period (Monday to Friday, no public holiday), of the doctors in scope,
 *     |{ members, without leave, on in their rotations, not after a duty of `after` that ended that day }|  ≥  at_least.
 * The breach of a day is the number missing. */
#include "model/rules/attendance.h"
#include "model/rules/words.h"

void vp_judge_clinic(struct vp_judgement *judgement)
{
    double at_least = judgement->problem->plan->rules.item[judgement->rule].figures.at_least;
    struct vp_attendance days = vp_attendance_find(judgement);
    for (int i = 0; i < days.n; i++)
        if (days.doctors[i] < at_least) {
            struct vp_violation breach = vp_breach_of_dates(-1, days.date[i], days.date[i]);
            breach.needed = at_least;
            breach.found = days.doctors[i];
            breach.unit = "doctors";
            breach.amount = at_least - days.doctors[i];
            breach.text = "doctors at the day clinic";
            vp_judgement_file(judgement, breach);
        }
}
