/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rotation: there are offsets k(d), one for each doctor d of the rotation, fixed ones kept and leave in weeks off where that is asked,
 * such that every duty of the period that the rotation speaks of begins in a week in which its doctor is on, and in every rotation week
 * that touches the period at least `least` and at most `most` of its doctors are on. The roster does not say the offsets:
 * model/rotation_infer.c looks for some that fit. A doctor whose duties fit none is judged by one with which the fewest lie outside, one
 * breach a duty; numbers that no choice makes right are one breach of nobody's. */
#include "model/rotation_infer.h"
#include "model/rules/words.h"

static void file_duty(struct vp_judgement *judgement, int rotation, int d, int duty)
{
    const struct vp_rotation *of = &judgement->problem->plan->rotations.item[rotation];
    vp_day date = judgement->problem->duties[duty].date;
    vp_judgement_file(judgement,
                      (struct vp_violation){
                          .doctor = d,
                          .duty_a = duty,
                          .duty_b = -1,
                          .from = date,
                          .to = date,
                          .found = 1.0,
                          .unit = "duties",
                          .amount = 1.0,
                          .pos = of->pos,
                          .text = vp_arena_printf(judgement->arena, "begins in a week off in rotation %s", of->id),
                          .about = of->id,
                      });
}

/* What is wrong with the rotation as a whole, or with the doctor's part in it. */
static void file_period(struct vp_judgement *judgement, int rotation, int d, const char *text)
{
    const struct vp_plan *plan = judgement->problem->plan;
    vp_judgement_file(judgement, (struct vp_violation){
                                     .doctor = d,
                                     .duty_a = -1,
                                     .duty_b = -1,
                                     .from = plan->from,
                                     .to = plan->to,
                                     .found = 1.0,
                                     .unit = "",
                                     .amount = 1.0,
                                     .pos = plan->rotations.item[rotation].pos,
                                     .text = text,
                                     .about = plan->rotations.item[rotation].id,
                                 });
}

static bool may_have_any(const struct vp_plan *plan, const struct vp_rotation *rotation, int d)
{
    for (int offset = 0; offset < rotation->cycle; offset++)
        if (vp_rotation_offset_allowed(plan, rotation, d, offset))
            return true;
    return false;
}

static void judge_doctor(struct vp_judgement *judgement, int rotation, int d, int offset, int *list)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_rotation *of = &problem->plan->rotations.item[rotation];
    if (!may_have_any(problem->plan, of, d))
        file_period(
            judgement, rotation, d,
            vp_arena_printf(judgement->arena, "leave touches weeks on of rotation %s, whatever the offset", of->id));
    int n = vp_judgement_duties(judgement, d, list);
    for (int i = 0; i < n; i++) {
        if (list[i] < problem->n_past || !vp_rotation_speaks(problem, of, d, list[i]))
            continue;
        if (!vp_rotation_on(of, offset, vp_rotation_week(problem->plan, of, problem->duties[list[i]].start)))
            file_duty(judgement, rotation, d, list[i]);
    }
}

void vp_judge_rotation(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    int *list = vp_judge_list(judgement);
    int *offset = vp_arena_array(judgement->arena, (size_t)problem->n_doctors, sizeof *offset);
    for (int r = 0; r < problem->plan->rotations.n; r++) {
        const struct vp_rotation *rotation = &problem->plan->rotations.item[r];
        enum vp_inferred inferred = vp_rotation_find_offsets(problem, judgement->roster, r, offset);
        const char *why = inferred == VP_NOT_LOOKED_AT ? "it could not be decided in time whether some offsets do"
                                                       : "no offsets that fit the duties do";
        if (inferred != VP_INFERRED)
            file_period(judgement, r, -1,
                        vp_arena_printf(judgement->arena, "rotation %s wants from %d to %d doctors on in every week: %s",
                                        rotation->id, rotation->least, rotation->most, why));
        for (int d = 0; d < problem->n_doctors; d++)
            if (offset[d] >= 0)
                judge_doctor(judgement, r, d, offset[d], list);
    }
}
