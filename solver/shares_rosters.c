/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rosters for shares: the linear program has said what each doctor gets, and a roster that gives it costs little more than the bound, if there is one. It is looked
 * for by local search, as if the loads of the mixture were the doctors' targets: that is a search for what can be had, not for a balance of many small costs. */
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

void vp_shares_roster(struct vp_shares *shares, long long effort)
{
    struct vp_search *search = shares->search;
    struct vp_arena arena;
    vp_arena_init(&arena);
    const struct vp_problem problem = retarget(shares, &arena);
    struct vp_program program = *search->program;
    program.problem = &problem;
    struct vp_local *local = vp_local_new(&program, &arena);
    vp_stand_at_best(search, local);
    const struct vp_annealing annealing = {.hot = 0.5 * sqrt(search->losses.most * search->losses.least),
                                           .cold = 0.2 * search->losses.least,
                                           .moves = VP_MOVES_PER_EFFORT * effort};
    search->spent += vp_local_anneal(local, &annealing, &search->random, vp_ask_stop, search) / VP_MOVES_PER_EFFORT + 1;
    if (vp_local_shortage(local) < 1e-9)
        vp_take_places(search, vp_local_roster(local));
    vp_arena_clear(&arena);
}
