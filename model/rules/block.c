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
    vp_judgement_file(judgement, (struct vp_violation){
                                     .doctor = d,
                                     .duty_a = missing,
                                     .duty_b = -1,
                                     .from = duties[first].date,
                                     .to = duties[last].date,
                                     .needed = 1.0,
                                     .unit = "duties",
                                     .amount = 1.0,
                                     .pos = judgement->problem->plan->lines.item[duties[missing].line].pos,
                                     .text = text,
                                 });
}

/* `had`: per block the first duty of it that the doctor has, or -1; `has`: per duty. */
static void judge_doctor(struct vp_judgement *judgement, int d, const int *had, const bool *has)
{
    const struct vp_problem *problem = judgement->problem;
    for (int duty = problem->n_past; duty < problem->n_duties; duty++) {
        int block = problem->duties[duty].block;
        if (block != VP_NO_BLOCK && had[block] >= 0 && !has[duty])
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
    bool *has = vp_arena_array(judgement->arena, (size_t)problem->n_duties, sizeof *has);
    for (int d = 0; d < problem->n_doctors; d++) {
        for (int block = 0; block < problem->n_blocks; block++)
            had[block] = -1;
        for (int duty = 0; duty < problem->n_duties; duty++)
            has[duty] = false;
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = n - 1; i >= 0; i--) {
            int block = problem->duties[list[i]].block;
            has[list[i]] = true;
            if (block != VP_NO_BLOCK)
                had[block] = list[i];
        }
        judge_doctor(judgement, d, had, has);
    }
}
