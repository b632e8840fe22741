/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bound that fairness alone gives, from whole-number counts: who has how many duties of each kind, not which. */
#ifndef VP_SOLVER_COUNTS_H
#define VP_SOLVER_COUNTS_H

#include "solver/program.h"

enum { VP_MAX_COUNT_VECTORS = 120000 };

/* Builds the counts program for rosters that cost less than `ceiling` points: a column for every vector of counts that one doctor can have in such a
 * roster. False if there are more than VP_MAX_COUNT_VECTORS of them, or too many to look through, or no ceiling or no fairness. Memory from `arena`. */
bool vp_counts_program(const struct vp_program *program, double ceiling, struct vp_arena *arena,
                       struct vp_program *counts);

/* Adds to the whole program the row that fairness, locums and places beyond the needed together cost at least `points`. */
void vp_counts_cut(struct vp_program *program, double points);

#endif
