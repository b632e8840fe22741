/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Block: with B the duties of one block, a doctor who has one of B has all of B. One breach a doctor and a duty that he does not have. */
#include "model/rules/words.h"

static void file_breach(struct vp_judgement *judgement, int d, int had, int missing)
{
    const struct vp_duty *duties = judgement->problem->duties;
    int first = had < missing ? had : missing;
    int last = had < missing ? missing : had;
    char date[VP_DAY_TEXT];
    const char *text = vp_arena_printf(judgement->arena, "has the block's duty on %s and not this one",
                                       vp_day_format(duties[had].date, date));
    struct vp_violation breach = vp_breach_of_duty(judgement, d, missing);
    breach.from = duties[first].date;
    breach.to = duties[last].date;
    breach.needed = 1.0;
    breach.found = 0.0;
    breach.pos = judgement->problem->plan->lines.item[duties[missing].line].pos;
    breach.text = text;
    vp_judgement_file(judgement, breach);
}

/* `had`: per block the first duty of it that the doctor has, or -1. */
static void judge_doctor(struct vp_judgement *judgement, int d, const int *had)
{
    const struct vp_problem *problem = judgement->problem;
    for (int duty = problem->n_past; duty < problem->n_duties; duty++) {
        int block = problem->duties[duty].block;
        if (block != VP_NO_BLOCK && had[block] >= 0 && vp_judge_places(judgement, d, duty) == 0)
            file_breach(judgement, d, had[block], duty);
    }
}

void vp_judge_block(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    if (problem->n_blocks == 0)
        return;
    int *list = vp_judge_list(judgement);
    int *had = vp_arena_array(judgement->arena, (size_t)problem->n_blocks, sizeof *had);
    for (int d = 0; d < problem->n_doctors; d++) {
        for (int block = 0; block < problem->n_blocks; block++)
            had[block] = -1;
        for (int i = vp_judgement_duties(judgement, d, list) - 1; i >= 0; i--)
            if (problem->duties[list[i]].block != VP_NO_BLOCK)
                had[problem->duties[list[i]].block] = list[i];
        judge_doctor(judgement, d, had);
    }
}
