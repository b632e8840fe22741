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
    struct vp_violation breach = vp_breach_of_duty(judgement, d, duty);
    breach.pos = of->pos;
    breach.text = vp_arena_printf(judgement->arena, "begins in a week off in rotation %s", of->id);
    breach.about = of->id;
    vp_judgement_file(judgement, breach);
}

/* What is wrong with the rotation as a whole, or with the doctor's part in it. */
static void file_period(struct vp_judgement *judgement, int rotation, int d, const char *text)
{
    const struct vp_plan *plan = judgement->problem->plan;
    struct vp_violation breach = vp_breach_of_dates(d, plan->from, plan->to);
    breach.found = 1.0;
    breach.pos = plan->rotations.item[rotation].pos;
    breach.text = text;
    breach.about = plan->rotations.item[rotation].id;
    vp_judgement_file(judgement, breach);
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
    for (int i = vp_judge_past(judgement, list, n); i < n; i++) {
        if (!vp_rotation_speaks(problem, of, d, list[i]))
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
