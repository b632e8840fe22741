/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cover: of the places of a duty, f have a doctor and r have a row in the roster, a doctor's or a locum's. Every needed place has a row,
 *     r ≥ needed,
 * and where the line says `locum: never` a doctor: f ≥ needed. Places beyond the needed may stay empty. No row is without a place. One
 * breach a place. */
#include "model/rules/words.h"

static void file_place(struct vp_judgement *judgement, int duty, const char *text)
{
    const struct vp_problem *problem = judgement->problem;
    vp_judgement_file(judgement, (struct vp_violation){
                                     .doctor = -1,
                                     .duty_a = duty,
                                     .duty_b = -1,
                                     .from = problem->duties[duty].date,
                                     .to = problem->duties[duty].date,
                                     .needed = 1.0,
                                     .unit = "",
                                     .amount = 1.0,
                                     .pos = problem->plan->lines.item[problem->duties[duty].line].pos,
                                     .text = text,
                                 });
}

static void judge_duty(struct vp_judgement *judgement, int index)
{
    const struct vp_duty *duty = &judgement->problem->duties[index];
    bool locums = judgement->problem->plan->lines.item[duty->line].locum_allowed;
    int filled = 0;
    int rows = 0;
    for (int place = duty->first_place; place < duty->first_place + duty->places; place++) {
        filled += judgement->roster->doctor[place] >= 0;
        rows += judgement->roster->doctor[place] != VP_ABSENT;
    }
    int missing = duty->needed > rows ? duty->needed - rows : 0;
    for (int i = 0; i < missing; i++)
        file_place(judgement, index, "the roster has no row for this place");
    for (int i = filled + missing; i < duty->needed && !locums; i++)
        file_place(judgement, index, "left to a locum, which the line does not allow");
}

static void judge_stray(struct vp_judgement *judgement, const struct vp_stray *stray)
{
    vp_day date = vp_judge_date(judgement, stray->start);
    const char *moment = vp_judge_moment(judgement, stray->start);
    vp_judgement_file(judgement,
                      (struct vp_violation){
                          .doctor = stray->doctor < 0 ? -1 : stray->doctor,
                          .duty_a = -1,
                          .duty_b = -1,
                          .from = date,
                          .to = date,
                          .found = 1.0,
                          .unit = "",
                          .amount = 1.0,
                          .pos = stray->pos,
                          .text = vp_arena_printf(judgement->arena, "row %s %s: %s", moment, stray->line, stray->why),
                      });
}

void vp_judge_cover(struct vp_judgement *judgement)
{
    for (int j = judgement->problem->n_past; j < judgement->problem->n_duties; j++)
        judge_duty(judgement, j);
    for (int i = 0; i < judgement->roster->strays.n; i++)
        judge_stray(judgement, &judgement->roster->strays.item[i]);
}
