/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Back-up: at every moment t of a duty in scope of the period that a doctor in scope has, there is another doctor with every one of the
 * qualifications, on a duty of the back-up line, from whose place
 *     vp_travel_after(his place, the duty's place, t) ≤ minutes.
 * One may cover the hours before the ferry stops and another those after. A locum is no back-up and needs none. One breach a duty. */
#include "model/rules/reach.h"
#include "model/rules/words.h"

/* What doctor `other` covers of the duty at `site`. */
static void add_backup(const struct vp_judgement *judgement, int other, const struct vp_duty *duty, int site,
                       struct vp_reach *reach)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_figures *figures = &problem->plan->rules.item[judgement->rule].figures;
    for (int i = 0; i < judgement->n_duties[other]; i++) {
        int index = judgement->duties[other][i];
        const struct vp_duty *backing = &problem->duties[index];
        if (backing->start >= duty->end)
            break;
        if (backing->line != figures->line || backing->end <= duty->start)
            continue;
        struct vp_errand errand = {vp_duty_site(problem, other, index), site, figures->minutes};
        vp_reach_drive(reach, errand, backing->start, backing->end);
    }
}

static void judge_duty(struct vp_judgement *judgement, int d, int duty, struct vp_reach *reach)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_plan *plan = problem->plan;
    const struct vp_figures *figures = &plan->rules.item[judgement->rule].figures;
    int site = vp_duty_site(problem, d, duty);
    vp_instant moment = 0;
    vp_reach_begin(reach, &problem->duties[duty]);
    for (int other = 0; other < problem->n_doctors; other++)
        if (other != d && (plan->doctors.item[other].qualifications & figures->qualified) == figures->qualified)
            add_backup(judgement, other, &problem->duties[duty], site, reach);
    if (!vp_reach_lacks(reach, &moment))
        return;
    struct vp_violation breach = vp_breach_of_duty(judgement, d, duty);
    breach.to = problem->duties[duty].last;
    breach.needed = 1.0;
    breach.found = 0.0;
    breach.unit = "doctors";
    breach.about = vp_judge_moment(judgement, moment);
    breach.text = vp_arena_printf(judgement->arena, "from %s no doctor on %s who may back up is within %d min",
                                  breach.about, plan->lines.item[figures->line].id, figures->minutes);
    vp_judgement_file(judgement, breach);
}

void vp_judge_backup(struct vp_judgement *judgement)
{
    struct vp_reach reach = vp_reach_new(judgement);
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = vp_judge_past(judgement, list, n); i < n; i++)
            judge_duty(judgement, d, list[i], &reach);
    }
}
