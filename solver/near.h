/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of rosters that cost the same, the one with fewer duties in other hands. */
#ifndef VP_SOLVER_NEAR_H
#define VP_SOLVER_NEAR_H

#include "model/problem.h"
#include "model/roster.h"

#include <stdint.h>

/* Of the lawful rosters that cost no more than `best` and keep the problem's aims one that has more duties as `near` has them; `best` itself if none is found. What
 * is proven of the one is so of the other. From `arena`. */
struct vp_roster *vp_draw_near(const struct vp_problem *problem, const struct vp_roster *near, uint64_t seed,
                               struct vp_roster *best, struct vp_arena *arena);

#endif
