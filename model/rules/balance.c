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
    struct vp_violation breach = vp_breach_of_dates(d, plan->from, plan->to);
    breach.needed = limit;
    breach.found = load;
    breach.unit = vp_category_unit(plan, category);
    breach.amount = above ? load - limit : limit - load;
    breach.text = vp_arena_printf(judgement->arena, "%s, too far %s the target", name, above ? "above" : "below");
    breach.about = name;
    vp_judgement_file(judgement, breach);
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
        if (!vp_judge_speaks_of(judgement, d))
            continue;
        if (load > target + rule->figures.above + rounding)
            file_breach(judgement, d, target + rule->figures.above, load);
        else if (load < target - rule->figures.below - rounding)
            file_breach(judgement, d, target - rule->figures.below, load);
    }
}
