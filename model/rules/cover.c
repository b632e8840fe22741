/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cover: of the places of a duty, f have a doctor and r have a row in the roster, a doctor's or a locum's. Every needed place has a row,
 *     r ≥ needed,
 * and where the line says `locum: never` a doctor: f ≥ needed. Places beyond the needed may stay empty. No row is without a place. One
 * breach a place. */
#include "model/rules/words.h"

static void file_place(struct vp_judgement *judgement, int duty, const char *text)
{
    const struct vp_problem *problem = judgement->problem;
    struct vp_violation breach = vp_breach_of_duty(judgement, -1, duty);
    breach.needed = 1.0;
    breach.found = 0.0;
    breach.unit = "";
    breach.pos = problem->plan->lines.item[problem->duties[duty].line].pos;
    breach.text = text;
    vp_judgement_file(judgement, breach);
}

static void judge_duty(struct vp_judgement *judgement, int index)
{
    const struct vp_duty *duty = &judgement->problem->duties[index];
    bool locums = judgement->problem->plan->lines.item[duty->line].locum_allowed;
    struct vp_filling filling = vp_roster_filling(judgement->problem, judgement->roster, index);
    for (int i = filling.doctors + filling.locums; i < duty->needed; i++)
        file_place(judgement, index, "the roster has no row for this place");
    for (int i = 0; i < filling.locums && !locums; i++)
        file_place(judgement, index, "left to a locum, which the line does not allow");
}

static void judge_stray(struct vp_judgement *judgement, const struct vp_stray *stray)
{
    vp_day date = vp_judge_date(judgement, stray->start);
    struct vp_violation breach = vp_breach_of_dates(stray->doctor < 0 ? -1 : stray->doctor, date, date);
    breach.found = 1.0;
    breach.pos = stray->pos;
    breach.text = vp_arena_printf(judgement->arena, "row %s %s: %s", vp_judge_moment(judgement, stray->start),
                                  stray->line, stray->why);
    vp_judgement_file(judgement, breach);
}

void vp_judge_cover(struct vp_judgement *judgement)
{
    for (int j = judgement->problem->n_past; j < judgement->problem->n_duties; j++)
        judge_duty(judgement, j);
    for (int i = 0; i < judgement->roster->strays.n; i++)
        judge_stray(judgement, &judgement->roster->strays.item[i]);
}
