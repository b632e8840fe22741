/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another solver can confirm of a roster with levels: the very questions that were asked to settle them (solver/questions.h), from the roster alone. */
#include "solver/questions.h"
#include "solver/solver.h"

#include <math.h>

/* Everything that the roster has, as if it were settled. */
static struct vp_held *hold_all(const struct vp_problem *problem, const struct vp_audit *audit, struct vp_arena *arena)
{
    const int terms = problem->plan->fairness.n;
    double *excess = vp_arena_array(arena, (size_t)problem->n_doctors + 1, sizeof *excess);
    struct vp_held *held = vp_arena_alloc(arena, sizeof *held);
    *held = (struct vp_held){.problem = problem,
                             .audit = audit,
                             .most_open = audit->points_locum + audit->points_extra,
                             .settled = vp_arena_array(arena, (size_t)terms + 1, sizeof *held->settled)};
    for (int t = 0; t < terms; t++) {
        const int n = vp_sorted_excesses(problem, t, audit->load, excess);
        held->settled[t] = n > 0 ? excess[n - 1] : INFINITY;
    }
    return held;
}

struct vp_claim_program vp_claim_places(const struct vp_problem *problem, const struct vp_audit *audit,
                                        struct vp_arena *arena)
{
    const struct vp_held *held = hold_all(problem, audit, arena);
    return (struct vp_claim_program){.problem = &vp_ask_open(held, arena)->problem, .worth = held->most_open};
}

struct vp_claim_program vp_claim_levels(const struct vp_problem *problem, const struct vp_audit *audit, int term,
                                        int first, struct vp_arena *arena)
{
    struct vp_held *held = hold_all(problem, audit, arena);
    double *excess = vp_arena_array(arena, (size_t)problem->n_doctors + 1, sizeof *excess);
    const int n = vp_sorted_excesses(problem, term, audit->load, excess);
    int above = first - 1; /* doctors who stand higher than the first one asked about */
    while (above > 0 && (above >= n || excess[above - 1] <= excess[above] + vp_same_excess))
        above--;
    held->settled[term] = above > 0 ? excess[above - 1] : INFINITY;
    const struct vp_question *question = vp_ask_levels(held, term, arena);
    int last = above;
    while (last < n && excess[last] > question->lowest - vp_same_excess)
        last++;
    return (struct vp_claim_program){
        .problem = &question->problem, .worth = vp_levels_worth(question), .first = above + 1, .last = last, .n = n};
}

struct vp_claim_program vp_claim_rest(const struct vp_problem *problem, const struct vp_audit *audit,
                                      struct vp_arena *arena)
{
    const struct vp_held *held = hold_all(problem, audit, arena);
    return (struct vp_claim_program){.problem = &vp_ask_rest(held, arena)->problem, .worth = audit->points};
}
