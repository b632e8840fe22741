/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Own dates: no duty of the period touches one of the doctor's own dates,
 *     for no own date x:   date(duty) ≤ x ≤ last(duty).
 * One breach a duty, by the first such date. */
#include "model/rules/words.h"

/* The entry of the doctor's own dates that holds `date`, or NULL. */
static const struct vp_when *find_own(const struct vp_doctor *doctor, vp_day date)
{
    for (int i = 0; i < doctor->own_dates.n; i++)
        if (vp_when_holds(&doctor->own_dates.item[i], date))
            return &doctor->own_dates.item[i];
    return NULL;
}

static void file_breach(struct vp_judgement *judgement, int d, int duty, vp_day own, const struct vp_when *when)
{
    char date[VP_DAY_TEXT];
    const char *about = vp_arena_strdup(judgement->arena, vp_day_format(own, date));
    struct vp_violation breach = vp_breach_of_duty(judgement, d, duty);
    breach.from = breach.to = own;
    breach.pos = when->pos;
    breach.text = vp_arena_printf(judgement->arena, "duty on the doctor's own date %s", about);
    breach.about = about;
    vp_judgement_file(judgement, breach);
}

static void judge_duty(struct vp_judgement *judgement, int d, int duty)
{
    const struct vp_duty *judged = &judgement->problem->duties[duty];
    const struct vp_doctor *doctor = &judgement->problem->plan->doctors.item[d];
    for (vp_day date = judged->date; date <= judged->last; date++) {
        const struct vp_when *own = find_own(doctor, date);
        if (own != NULL) {
            file_breach(judgement, d, duty, date, own);
            return;
        }
    }
}

void vp_judge_own_dates(struct vp_judgement *judgement)
{
    vp_judge_each_duty(judgement, judge_duty);
}
