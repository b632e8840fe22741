/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is a roster the fairest by leximin in begun steps (model/levels.h), because fewer steps could not hold what is to be had, and they are shared evenly? */
#ifndef VP_SOLVER_BEGUN_H
#define VP_SOLVER_BEGUN_H

#include "model/levels.h"

/* True if it is, among rosters in which every place is had and none beyond the needed. load: [doctor * plan->categories.n + category] of one such. `forbidden` as
 * vp_forbidden_pairs has it. False where loads are whole units: solver/chains.h. */
bool vp_begun_prove(const struct vp_problem *problem, int term, const double *load, const unsigned char *forbidden);

#endif
