/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A problem without one of its soft rules, without wishes, or without exemptions of one class. Places and duties are the same, so a roster of the one is a roster of the other. */
#include "solver/prices.h"

#include "model/fairness.h"

#include <string.h>

struct changed {
    struct vp_problem problem;
    struct vp_plan plan;
};

static void drop_rule(struct changed *changed, const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    changed->problem.scope = vp_arena_array(arena, (size_t)plan->rules.n + 1, sizeof *changed->problem.scope);
    memset(&changed->plan.rules, 0, sizeof changed->plan.rules);
    for (int r = 0; r < plan->rules.n; r++) {
        if (r == rule)
            continue;
        changed->problem.scope[changed->plan.rules.n] = problem->scope[r];
        *vp_vec_add(arena, &changed->plan.rules) = plan->rules.item[r];
    }
}

/* Doctors of the changed plan's own, to be changed. */
static void copy_doctors(struct changed *changed, const struct vp_plan *plan, struct vp_arena *arena)
{
    memset(&changed->plan.doctors, 0, sizeof changed->plan.doctors);
    for (int d = 0; d < plan->doctors.n; d++)
        *vp_vec_add(arena, &changed->plan.doctors) = plan->doctors.item[d];
}

static void drop_wishes(struct changed *changed, int doctor)
{
    for (int d = 0; d < changed->plan.doctors.n; d++)
        if (doctor < 0 || d == doctor)
            memset(&changed->plan.doctors.item[d].wishes, 0, sizeof changed->plan.doctors.item[d].wishes);
}

static void drop_exemptions(struct changed *changed, const struct vp_plan *plan, uint32_t what, struct vp_arena *arena)
{
    for (int d = 0; d < plan->doctors.n; d++) {
        const struct vp_doctor *from = &plan->doctors.item[d];
        struct vp_doctor *doctor = &changed->plan.doctors.item[d];
        memset(&doctor->exemptions, 0, sizeof doctor->exemptions);
        for (int i = 0; i < from->exemptions.n; i++)
            if (from->exemptions.item[i].what != what)
                *vp_vec_add(arena, &doctor->exemptions) = from->exemptions.item[i];
    }
}

static void share_anew(struct vp_problem *problem, struct vp_arena *arena)
{
    const size_t loads = (size_t)problem->n_doctors * (size_t)problem->plan->categories.n;
    problem->share = vp_arena_array(arena, loads, sizeof *problem->share);
    problem->target = vp_arena_array(arena, loads, sizeof *problem->target);
    vp_fairness_shares(problem);
}

struct vp_problem *vp_problem_without(const struct vp_problem *problem, const struct vp_price *price,
                                      struct vp_arena *arena)
{
    struct changed *changed = vp_arena_alloc(arena, sizeof *changed);
    changed->problem = *problem;
    changed->plan = *problem->plan;
    changed->problem.plan = &changed->plan;
    if (price->kind == VP_PRICED_RULE) {
        drop_rule(changed, problem, price->rule, arena);
        return &changed->problem;
    }
    copy_doctors(changed, problem->plan, arena);
    if (price->kind != VP_PRICED_EXEMPTIONS) {
        drop_wishes(changed, price->doctor);
        return &changed->problem;
    }
    drop_exemptions(changed, problem->plan, price->what, arena);
    share_anew(&changed->problem, arena);
    return &changed->problem;
}
