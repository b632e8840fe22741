/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For rules whose price() counts in windows: what each duty has in each of them, for the local search to add and take away. */
#ifndef VP_SOLVER_COUNTED_H
#define VP_SOLVER_COUNTED_H

#include "solver/program.h"

/* What the duty has in the window; `context` is the caller's. 0 = it is not in it. */
typedef double vp_count_in(const struct vp_problem *problem, const void *context, int duty, int window);

/* n windows with the limits of the rule's figures, at_least nowhere; memory from `arena`. O(duties · windows). */
struct vp_windows *vp_list_windows(const struct vp_problem *problem, int rule, int n, vp_count_in *count,
                                   const void *context, struct vp_arena *arena);

#endif
