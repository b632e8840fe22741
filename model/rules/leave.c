/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leave: [duty.start, duty.end) of a duty of the period shares no second with [leave.from 00:00, the day after leave.to 00:00), local. One
 * breach a duty, by the first leave that it runs into. */
#include "model/rules/words.h"

static void file_breach(struct vp_judgement *judgement, int d, int duty, const struct vp_leave *leave, vp_instant shared)
{
    const struct vp_duty *judged = &judgement->problem->duties[duty];
    char from[VP_DAY_TEXT];
    char to[VP_DAY_TEXT];
    const char *text =
        vp_arena_printf(judgement->arena, "on leave %s to %s; the duty ends %s", vp_day_format(leave->dates.from, from),
                        vp_day_format(leave->dates.to, to), vp_judge_moment(judgement, judged->end));
    vp_judgement_file(judgement, (struct vp_violation){
                                     .doctor = d,
                                     .duty_a = duty,
                                     .duty_b = -1,
                                     .from = judged->date,
                                     .to = judged->last,
                                     .found = (double)shared / VP_HOUR,
                                     .unit = "h",
                                     .amount = 1.0,
                                     .pos = leave->pos,
                                     .text = text,
                                 });
}

static void judge_duty(struct vp_judgement *judgement, int d, int duty)
{
    const struct vp_doctor *doctor = &judgement->problem->plan->doctors.item[d];
    const struct vp_duty *judged = &judgement->problem->duties[duty];
    for (int i = 0; i < doctor->leave.n; i++) {
        const struct vp_leave *leave = &doctor->leave.item[i];
        vp_instant begins = vp_judge_midnight(judgement, leave->dates.from);
        vp_instant ends = vp_judge_midnight(judgement, leave->dates.to + 1);
        vp_instant start = judged->start > begins ? judged->start : begins;
        vp_instant end = judged->end < ends ? judged->end : ends;
        if (start < end) {
            file_breach(judgement, d, duty, leave, end - start);
            return;
        }
    }
}

void vp_judge_leave(struct vp_judgement *judgement)
{
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = 0; i < n; i++)
            if (list[i] >= judgement->problem->n_past)
                judge_duty(judgement, d, list[i]);
    }
}
