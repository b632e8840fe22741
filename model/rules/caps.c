/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Caps: with L = the doctor's load in a category over the duties of the period that he has (for a line: how many are of it),
 *     at_least ≤ L ≤ at_most.
 * The breach is the distance, in the category's unit. */
#include "model/rules/words.h"

static double add_up(const struct vp_judgement *judgement, const struct vp_cap *cap, const int *list, int n)
{
    const struct vp_problem *problem = judgement->problem;
    double load = 0.0;
    for (int i = 0; i < n; i++) {
        const struct vp_duty *duty = &problem->duties[list[i]];
        if (list[i] < problem->n_past)
            continue;
        if (cap->category >= 0)
            load += vp_duty_load(problem, duty, cap->category);
        else if (duty->line == cap->line)
            load += 1.0;
    }
    return load;
}

/* "nights in the period, fewer than the doctor's own limit". */
static const char *say_breach(const struct vp_judgement *judgement, const struct vp_cap *cap, bool less)
{
    const struct vp_plan *plan = judgement->problem->plan;
    const char *of = cap->category >= 0
                         ? vp_category_name(plan, cap->category)
                         : vp_arena_printf(judgement->arena, "duties of %s", plan->lines.item[cap->line].id);
    return vp_arena_printf(judgement->arena, "%s in the period, %s than the doctor's own limit", of,
                           less ? "less" : "more");
}

static void judge_cap(struct vp_judgement *judgement, int d, const struct vp_cap *cap, double load)
{
    static const double rounding = 1e-9;
    const struct vp_plan *plan = judgement->problem->plan;
    bool less = load < cap->at_least - rounding;
    if (!less && load <= cap->at_most + rounding)
        return;
    struct vp_violation breach = vp_breach_of_dates(d, plan->from, plan->to);
    breach.needed = less ? cap->at_least : cap->at_most;
    breach.found = load;
    breach.unit = cap->category >= 0 ? vp_category_unit(plan, cap->category) : "duties";
    breach.amount = less ? cap->at_least - load : load - cap->at_most;
    breach.pos = cap->pos;
    breach.text = say_breach(judgement, cap, less);
    breach.about = cap->category >= 0 ? vp_category_name(plan, cap->category) : plan->lines.item[cap->line].id;
    vp_judgement_file(judgement, breach);
}

void vp_judge_caps(struct vp_judgement *judgement)
{
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        const struct vp_doctor *doctor = &judgement->problem->plan->doctors.item[d];
        int n = doctor->caps.n == 0 ? 0 : vp_judgement_duties(judgement, d, list);
        for (int i = 0; i < doctor->caps.n; i++)
            judge_cap(judgement, d, &doctor->caps.item[i], add_up(judgement, &doctor->caps.item[i], list, n));
    }
}
