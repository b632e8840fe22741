/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fair shares and the cost of missing them, as model/fairness.h puts them. O(duties × doctors). */
#include "model/fairness.h"

#include "model/levels.h"

#include <math.h>

double vp_fairness_cost(const struct vp_fairness_term *term, double load, double target)
{
    double origin = term->category == VP_HOURS ? target : 0.0; /* where whole steps are counted from */
    double steps = (load - origin) / term->unit;
    double aim = (target - origin) / term->unit;
    double lowest = floor(aim) - VP_FAIR_STEPS;
    double highest = floor(aim) + 1 + VP_FAIR_STEPS;
    double below = fmin(fmax(floor(steps), lowest), highest - 1); /* outside, the first or the last step goes on */
    double here = (below - aim) * (below - aim);
    double next = (below + 1 - aim) * (below + 1 - aim);
    return term->weight * (here + (steps - below) * (next - here));
}

/* The weight of the rung on which he stands; who stands on none costs nothing. */
static double rung_points(const struct vp_problem *problem, int term, int doctor, double load)
{
    const struct vp_ladder *ladder = vp_ladder_of(problem, term);
    const double excess = vp_step_excess(problem, term, doctor, vp_load_step(problem, term, doctor, load));
    for (int r = 0; r < ladder->n && vp_takes_part(problem, term, doctor); r++)
        if (fabs(ladder->rung[r].excess - excess) < vp_same_excess)
            return ladder->rung[r].weight;
    return 0;
}

double vp_fairness_points(const struct vp_problem *problem, int term, int doctor, double load)
{
    const struct vp_fairness_term *of = &problem->plan->fairness.item[term];
    if (vp_ladder_of(problem, term) != NULL)
        return rung_points(problem, term, doctor, load);
    return of->method == VP_LEXIMIN
               ? 0
               : vp_fairness_cost(of, load, problem->target[doctor * problem->plan->categories.n + of->category]);
}

/* True if the doctor is away in a way that passes the share on. Instants are worked out only for leave that is near. */
static bool gives_share_away(const struct vp_problem *problem, const struct vp_doctor *doctor, const struct vp_duty *duty)
{
    const struct vp_zone *zone = problem->plan->zone;
    for (int i = 0; i < doctor->leave.n; i++) {
        const struct vp_leave *leave = &doctor->leave.item[i];
        bool near = leave->dates.from <= duty->date + 4 && duty->date <= leave->dates.to;
        if (leave->share_kept || !near)
            continue;
        if (vp_duty_shares(duty, vp_zone_instant(zone, leave->dates.from, 0),
                           vp_zone_instant(zone, leave->dates.to + 1, 0)) > 0)
            return true;
    }
    return false;
}

/* True if a place of `duty` is partly this doctor's to fill. */
static bool owes(const struct vp_problem *problem, const struct vp_doctor *doctor, const struct vp_duty *duty)
{
    uint64_t needs = problem->plan->lines.item[duty->line].needs;
    if (!vp_dates_hold(doctor->member, duty->date) || (needs & ~doctor->qualifications) != 0)
        return false;
    for (int i = 0; i < doctor->exemptions.n; i++) {
        const struct vp_exemption *exemption = &doctor->exemptions.item[i];
        if ((exemption->what & duty->categories) != 0 && vp_dates_hold(exemption->dates, duty->date))
            return false;
    }
    return !gives_share_away(problem, doctor, duty);
}

/* Adds the shares in one duty; `liable` is room for a mark per doctor. */
static void share_duty(struct vp_problem *problem, const struct vp_duty *duty, bool *liable)
{
    const struct vp_doctor *doctors = problem->plan->doctors.item;
    double posts = 0.0;
    for (int d = 0; d < problem->n_doctors; d++) {
        liable[d] = owes(problem, &doctors[d], duty);
        if (liable[d])
            posts += doctors[d].post;
    }
    int categories = problem->plan->categories.n;
    for (int d = 0; d < problem->n_doctors; d++)
        for (int c = 0; liable[d] && c < categories; c++)
            problem->share[d * categories + c] += duty->needed * vp_duty_load(problem, duty, c) * doctors[d].post / posts;
}

/* Where nobody has a share there is nothing with which to pay a balance back: the target is 0. */
static void set_targets(struct vp_problem *problem, int category)
{
    const struct vp_doctor *doctors = problem->plan->doctors.item;
    int categories = problem->plan->categories.n;
    double balances = 0.0;
    double shares = 0.0;
    double known = 0.0; /* of those who are no newcomers */
    for (int d = 0; d < problem->n_doctors; d++) {
        double share = problem->share[d * categories + category];
        balances += doctors[d].balance[category];
        shares += share;
        known += doctors[d].newcomer ? 0.0 : share;
    }
    for (int d = 0; d < problem->n_doctors && shares > 0.0; d++) {
        double share = problem->share[d * categories + category];
        double spread = known > 0.0 && doctors[d].newcomer ? 0.0 : balances * share / (known > 0.0 ? known : shares);
        problem->target[d * categories + category] = share - doctors[d].balance[category] + spread;
    }
}

void vp_fairness_shares(struct vp_problem *problem)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    bool *liable = vp_arena_array(&arena, (size_t)problem->n_doctors, sizeof *liable);
    for (int i = problem->n_past; i < problem->n_duties; i++)
        share_duty(problem, &problem->duties[i], liable);
    for (int category = 0; category < problem->plan->categories.n; category++)
        set_targets(problem, category);
    vp_arena_clear(&arena);
}
