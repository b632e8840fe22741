/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leave: [duty.start, duty.end) of a duty of the period shares no second with [leave.from 00:00, the day after leave.to 00:00), local. One
 * breach a duty, by the first leave that it runs into. */
#include "model/rules/words.h"

static void file_breach(struct vp_judgement *judgement, int d, int duty, const struct vp_leave *leave, vp_instant shared)
{
    const struct vp_duty *judged = &judgement->problem->duties[duty];
    char from[VP_DAY_TEXT];
    char to[VP_DAY_TEXT];
    struct vp_violation breach = vp_breach_of_duty(judgement, d, duty);
    breach.to = judged->last;
    breach.found = (double)shared / VP_HOUR;
    breach.unit = "h";
    breach.pos = leave->pos;
    breach.text =
        vp_arena_printf(judgement->arena, "on leave %s to %s; the duty ends %s", vp_day_format(leave->dates.from, from),
                        vp_day_format(leave->dates.to, to), vp_judge_moment(judgement, judged->end));
    vp_judgement_file(judgement, breach);
}

static void judge_duty(struct vp_judgement *judgement, int d, int duty)
{
    const struct vp_doctor *doctor = &judgement->problem->plan->doctors.item[d];
    for (int i = 0; i < doctor->leave.n; i++) {
        const struct vp_leave *leave = &doctor->leave.item[i];
        vp_instant shared =
            vp_duty_shares(&judgement->problem->duties[duty], vp_judge_midnight(judgement, leave->dates.from),
                           vp_judge_midnight(judgement, leave->dates.to + 1));
        if (shared > 0) {
            file_breach(judgement, d, duty, leave, shared);
            return;
        }
    }
}

void vp_judge_leave(struct vp_judgement *judgement)
{
    vp_judge_each_duty(judgement, judge_duty);
}
