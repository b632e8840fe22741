/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cover: each place p of each duty has one row, and no row is without a place; where the line says `locum: never` the row names a doctor. */
#include "model/rules/words.h"

static void judge_place(struct vp_judgement *judgement, int place)
{
    const struct vp_problem *problem = judgement->problem;
    int duty = problem->place_duty[place];
    const struct vp_line *line = &problem->plan->lines.item[problem->duties[duty].line];
    int doctor = judgement->roster->doctor[place];
    bool absent = doctor == VP_ABSENT;
    if (!absent && (doctor != VP_LOCUM || line->locum_allowed))
        return;
    vp_judgement_file(judgement, (struct vp_violation){
                                     .doctor = -1,
                                     .duty_a = duty,
                                     .duty_b = -1,
                                     .from = problem->duties[duty].date,
                                     .to = problem->duties[duty].date,
                                     .needed = 1.0,
                                     .unit = "",
                                     .amount = 1.0,
                                     .pos = line->pos,
                                     .text = absent ? "the roster has no row for this place"
                                                    : "left to a locum, which the line does not allow",
                                 });
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
    for (int place = 0; place < judgement->problem->n_places; place++)
        judge_place(judgement, place);
    for (int i = 0; i < judgement->roster->strays.n; i++)
        judge_stray(judgement, &judgement->roster->strays.item[i]);
}
