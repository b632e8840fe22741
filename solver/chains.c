/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chains of gifts. Let a give b a duty that counts, if a has it, b has it not, and no hard rule on one doctor and one duty forbids it. The loads that can be had if
 * no other rule counts are an M-convex set; on it a roster is decreasingly minimal exactly if from no doctor a chain leads to one whose excess, one piece more, is below his
 * (Frank and Murota). Every lawful roster is in the set, so none is fairer. */
#include "solver/chains.h"

#include <string.h>

struct chains {
    const struct vp_problem *problem;
    int term;
    const struct vp_roster *roster;
    const unsigned char *forbidden;
    struct vp_arena arena;
    double piece; /* that a link passes on (vp_load_piece): where duties count differently, as if each could be had in parts */
    unsigned char *linked; /* [a * n_doctors + b] */
    double *excess;
    bool *reached;
    int *queue;
};

static bool has(const struct chains *chains, const struct vp_duty *duty, int doctor)
{
    for (int p = duty->first_place; p < duty->first_place + duty->places; p++)
        if (chains->roster->doctor[p] == doctor)
            return true;
    return false;
}

/* Links whoever has the duty with whoever could have it; false if not every place of it is had. */
static bool link_duty(struct chains *chains, int j)
{
    const struct vp_problem *problem = chains->problem;
    const struct vp_duty *duty = &problem->duties[j];
    int had = 0;
    for (int p = duty->first_place; p < duty->first_place + duty->places; p++) {
        const int a = chains->roster->doctor[p];
        had += a >= 0;
        for (int b = 0; a >= 0 && b < problem->n_doctors; b++)
            if (!chains->forbidden[b * problem->n_duties + j] && !has(chains, duty, b))
                chains->linked[a * problem->n_doctors + b] = 1;
    }
    return had == duty->needed;
}

static bool link_all(struct chains *chains)
{
    const struct vp_problem *problem = chains->problem;
    const int category = problem->plan->fairness.item[chains->term].category;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const bool counts = vp_duty_load(problem, &problem->duties[j], category) > 0;
        if (counts && problem->duties[j].places > 0 && !link_duty(chains, j))
            return false;
    }
    return true;
}

/* Does a chain from the doctor end at somebody who would have less than he has? */
static bool can_be_relieved(struct chains *chains, int doctor)
{
    const int n = chains->problem->n_doctors;
    int queued = 1;
    memset(chains->reached, 0, (size_t)n * sizeof *chains->reached);
    chains->reached[doctor] = true;
    chains->queue[0] = doctor;
    for (int at = 0; at < queued; at++)
        for (int b = 0; b < n; b++) {
            if (chains->reached[b] || !chains->linked[chains->queue[at] * n + b])
                continue;
            if (chains->excess[b] + chains->piece < chains->excess[doctor] - vp_same_excess)
                return true;
            chains->reached[b] = true;
            chains->queue[queued++] = b;
        }
    return false;
}

static void set_chains(struct chains *chains, const double *load)
{
    const struct vp_problem *problem = chains->problem;
    const int category = problem->plan->fairness.item[chains->term].category;
    const size_t n = (size_t)problem->n_doctors + 1;
    chains->linked = vp_arena_alloc(&chains->arena, n * n);
    chains->excess = vp_arena_array(&chains->arena, n, sizeof *chains->excess);
    chains->reached = vp_arena_array(&chains->arena, n, sizeof *chains->reached);
    chains->queue = vp_arena_array(&chains->arena, n, sizeof *chains->queue);
    for (int d = 0; d < problem->n_doctors; d++) {
        const int at = d * problem->plan->categories.n + category;
        chains->excess[d] = load[at] - problem->target[at];
    }
}

bool vp_chains_prove(const struct vp_problem *problem, int term, const struct vp_roster *roster, const double *load,
                     const unsigned char *forbidden)
{
    struct chains chains = {.problem = problem, .term = term, .roster = roster, .forbidden = forbidden};
    if (!vp_steps_are_whole(problem->plan, &problem->plan->fairness.item[term]))
        return false;
    vp_arena_init(&chains.arena);
    chains.piece = vp_load_piece(problem, term);
    set_chains(&chains, load);
    bool proven = link_all(&chains);
    for (int d = 0; d < problem->n_doctors && proven; d++)
        proven = !vp_takes_part(problem, term, d) || !can_be_relieved(&chains, d);
    vp_arena_clear(&chains.arena);
    return proven;
}
