/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days are marked doctor by doctor, so that two duties that end on one day lose it once. */
#include "model/lost.h"

#include "model/rules/days.h"

bool vp_lost_counts(const struct vp_rule *rule)
{
    return rule->kind == VP_RULE_lost_days || rule->kind == VP_RULE_clinic;
}

/* Lost days are those after nights where the plan does not say after what. */
static struct vp_selector select_after(const struct vp_rule *rule)
{
    struct vp_selector after = rule->figures.after;
    if (rule->kind == VP_RULE_lost_days && !after.given && after.lines == NULL && after.categories == 0)
        after.categories = vp_bit(VP_NIGHTS);
    return after;
}

static bool loses_day(const struct vp_plan *plan, const struct vp_selector *after, int doctor, const struct vp_duty *duty)
{
    return vp_judge_loses_day(after, duty) && duty->last <= plan->to && vp_clinic_day(plan, duty->last) &&
           vp_judge_at_work(plan, doctor, duty->last);
}

int *vp_lost_days(const struct vp_problem *problem, const struct vp_roster *roster, int rule, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    const struct vp_rule *of = &plan->rules.item[rule];
    const struct vp_selector after = select_after(of);
    const size_t dates = (size_t)(plan->to - plan->from) + 1;
    int *days = vp_arena_array(arena, (size_t)problem->n_doctors + 1, sizeof *days);
    bool *lost = vp_arena_array(arena, (size_t)problem->n_doctors * dates + 1, sizeof *lost);
    for (int place = 0; place < problem->n_places; place++) {
        const int doctor = roster->doctor[place];
        const int number = problem->place_duty[place];
        const struct vp_duty *duty = &problem->duties[number];
        if (doctor < 0 || number < problem->n_past || (of->doctors != NULL && !of->doctors[doctor]) ||
            !vp_rule_speaks(problem, rule, number) || !loses_day(plan, &after, doctor, duty))
            continue;
        bool *day = &lost[(size_t)doctor * dates + (size_t)(duty->last - plan->from)];
        days[doctor] += !*day;
        *day = true;
    }
    return days;
}
