/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Balance: at the end of the period the load of a doctor in scope is not too far from his target,
 *     load − target ≤ above,   target − load ≤ below,
 * with load over all duties of the period and the target as fairness has it. The breach is the distance beyond, in the category's unit. */
#include "model/rules/words.h"

static void file_breach(struct vp_judgement *judgement, int d, double limit, double load)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_plan *plan = problem->plan;
    int category = plan->rules.item[judgement->rule].figures.category;
    const char *name = vp_category_name(plan, category);
    bool above = load > limit;
    vp_judgement_file(judgement, (struct vp_violation){
                                     .doctor = d,
                                     .duty_a = -1,
                                     .duty_b = -1,
                                     .from = plan->from,
                                     .to = plan->to,
                                     .needed = limit,
                                     .found = load,
                                     .unit = vp_category_unit(plan, category),
                                     .amount = above ? load - limit : limit - load,
                                     .text = vp_arena_printf(judgement->arena, "%s, too far %s the target", name,
                                                             above ? "above" : "below"),
                                     .about = name,
                                 });
}

void vp_judge_balance(struct vp_judgement *judgement)
{
    static const double rounding = 1e-9;
    const struct vp_problem *problem = judgement->problem;
    const struct vp_rule *rule = &problem->plan->rules.item[judgement->rule];
    for (int d = 0; d < problem->n_doctors; d++) {
        int at = d * problem->plan->categories.n + rule->figures.category;
        double load = judgement->audit->load[at];
        double target = problem->target[at];
        if (rule->doctors != NULL && !rule->doctors[d])
            continue;
        if (load > target + rule->figures.above + rounding)
            file_breach(judgement, d, target + rule->figures.above, load);
        else if (load < target - rule->figures.below - rounding)
            file_breach(judgement, d, target - rule->figures.below, load);
    }
}
