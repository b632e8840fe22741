/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fairness and rules leave many rosters with the same points, and a search ends at any of them: change one number of the plan, and most duties are another's, for nothing.
 * A cold walk over rosters of the same points is drawn towards the roster to be near to. It can only end at one that costs no more: the audit says so. */
#include "solver/near.h"

#include "model/audit.h"
#include "model/levels.h"
#include "solver/local.h"
#include "solver/losses.h"
#include "solver/program.h"

#include <string.h>

enum { MOVES_A_PLACE = 3000, WALKS = 2 };

/* Of the least weight: what a duty in the same hands is worth to the walk. Even a move of four weeks' duties is then worth less than that weight; that all of
 * them together are not is no harm, as the walk ends at the fewest points it met. */
static const double pull = 0.02;
static const double slight = 1e-7; /* points */

static bool never_stop(void *user)
{
    (void)user;
    return false;
}

static int count_same(const struct vp_problem *problem, const int *one, const int *other)
{
    int n = 0;
    for (int place = 0; place < problem->n_places; place++)
        n += one[place] >= 0 && one[place] == other[place];
    return n;
}

/* Is the other lawful, no dearer than the best, and nearer? */
static bool is_better(const struct vp_problem *problem, const struct vp_roster *near, const struct vp_roster *best,
                      const struct vp_roster *other, struct vp_arena *scratch)
{
    const struct vp_audit *before = vp_audit_new(problem, best, scratch);
    const struct vp_audit *after = vp_audit_new(problem, other, scratch);
    return vp_audit_lawful(after) && after->points < before->points + slight &&
           vp_aims_kept(problem, other, after->load) &&
           count_same(problem, other->doctor, near->doctor) > count_same(problem, best->doctor, near->doctor);
}

struct vp_roster *vp_draw_near(const struct vp_problem *problem, const struct vp_roster *near, uint64_t seed,
                               struct vp_roster *best, struct vp_arena *arena)
{
    if (problem->plan->rotations.n > 0) /* who is on when is not to be turned again */
        return best;
    struct vp_arena scratch;
    struct vp_random random;
    vp_arena_init(&scratch);
    vp_random_init(&random, seed);
    const double least = vp_weigh_losses(problem).least;
    const struct vp_annealing annealing = {
        .hot = 2 * pull * least, .cold = 0.1 * pull * least, .moves = (long long)MOVES_A_PLACE * problem->n_places};
    struct vp_local *local = vp_local_new(vp_program_new(problem, &scratch), &scratch);
    vp_local_set(local, best->doctor);
    vp_local_draw(local, near->doctor, pull * least, &scratch);
    for (int walk = 0; walk < WALKS; walk++)
        vp_local_anneal(local, &annealing, &random, never_stop, NULL);
    struct vp_roster *other = vp_roster_new(problem, arena);
    memcpy(other->doctor, vp_local_roster(local), (size_t)problem->n_places * sizeof *other->doctor);
    if (is_better(problem, near, best, other, &scratch))
        best = other;
    vp_arena_clear(&scratch);
    return best;
}
