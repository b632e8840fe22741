/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rosters for shares: the linear program has said what each doctor gets, and a roster that gives it costs little more than the bound, if there is one. It is looked
 * for by dives, and between them by local search, as if the loads of the mixture were the doctors' targets: that is a search for what can be had, not for a balance
 * of many small costs. Dives find more where there is much to choose, coolings where there is little. Each cooling goes on from where the last one ended; the heats
 * differ, since one that is stuck at some heat is often not at another. */
#include "solver/shares.h"

#include <math.h>
#include <string.h>

static double mean_of(const struct vp_shares *shares, int doctor, int figure)
{
    double mean = 0;
    for (int s = 0; s < shares->shares.n; s++)
        if (shares->shares.item[s].doctor == doctor)
            mean += vp_shares_value(shares, s) * vp_shares_figure(shares, doctor, shares->shares.item[s].vector, figure);
    return mean;
}

/* The problem with other targets. */
static struct vp_problem retarget(const struct vp_shares *shares, struct vp_arena *arena)
{
    struct vp_problem problem = *shares->search->problem;
    const struct vp_plan *plan = problem.plan;
    const size_t targets = (size_t)problem.n_doctors * (size_t)plan->categories.n;
    problem.target = vp_arena_array(arena, targets + 1, sizeof *problem.target);
    memcpy(problem.target, shares->search->problem->target, targets * sizeof *problem.target);
    for (int d = 0; d < problem.n_doctors; d++)
        for (int t = 0; t < plan->fairness.n; t++) {
            const double mean = mean_of(shares, d, shares->kinds.n + t);
            problem.target[d * plan->categories.n + plan->fairness.item[t].category] = round(mean * 1e6) / 1e6;
        }
    return problem;
}

/* From so hot. Takes the roster if it is lawful. */
static void cool(struct vp_search *search, struct vp_local *local, double hot, long long effort)
{
    vp_cool(search, local, effort, hot, 0.2 * search->losses.least);
    if (vp_local_shortage(local) < 1e-9)
        vp_take_places(search, vp_local_roster(local));
}

/* Leaves each doctor the vectors alone that his mixture has. */
static void hold_counts(const struct vp_shares *shares)
{
    for (int s = 0; s < shares->shares.n; s++)
        if (vp_shares_value(shares, s) < 1e-6)
            vp_lp_bound_column(shares->lp, shares->shares.item[s].column, 0, 0);
}

static void give_back_counts(const struct vp_shares *shares)
{
    for (int s = 0; s < shares->shares.n; s++)
        vp_lp_bound_column(shares->lp, shares->shares.item[s].column, 0, shares->shares.item[s].open ? 1 : 0);
}

void vp_shares_roster(struct vp_shares *shares, long long most, long long cooling)
{
    static const double heats[] = {0.5, 1, 2}; /* times the middle of the weights */
    enum { HEATS = sizeof heats / sizeof *heats };
    struct vp_search *search = shares->search;
    const double mild = sqrt(search->losses.most * search->losses.least);
    const long long until = search->spent + most;
    struct vp_arena arena;
    vp_arena_init(&arena);
    const struct vp_problem problem = retarget(shares, &arena);
    struct vp_program program = *search->program;
    program.problem = &problem;
    struct vp_local *local = vp_local_new(&program, &arena);
    vp_stand_at_best(search, local);
    hold_counts(shares);
    for (int round = 0; (round == 0 || search->spent < until) && !shares->broken && !vp_search_over(search); round++) {
        vp_shares_dive(shares, round > 0);
        if (!vp_search_over(search))
            cool(search, local, heats[round % HEATS] * mild, cooling);
    }
    give_back_counts(shares);
    vp_arena_clear(&arena);
}
