/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What no roster can give one doctor together, whatever the rule being written: duties that overlap, and those that a hard rest rule
 * keeps apart. Of duties that clash pairwise he has one at most. And what he has together or not at all: the duties of a block. */
#ifndef VP_SOLVER_CLASH_H
#define VP_SOLVER_CLASH_H

#include "solver/program.h"

/* Are they duties of the period that belong to one block? */
static inline bool vp_same_block(const struct vp_problem *problem, int a, int b)
{
    return problem->duties[a].block != VP_NO_BLOCK && problem->duties[a].block == problem->duties[b].block;
}

/* True if no roster can give the doctor both duties: they overlap, or a hard rest rule in scope keeps them apart (solver/rules/rest.c). */
bool vp_clash(const struct vp_writer *writer, int doctor, int a, int b);

/* Gathers a clique among duties: the first not yet used, and all that clash with everything gathered, used or not. Marks them as used
 * and returns how many there are; 0 when all are used. O(n · size). */
int vp_gather_clique(const struct vp_writer *writer, int doctor, const int *duties, int n, bool *used, int *clique);

/* Does rule number `rule` ask for rest, hard, of this doctor, after every duty, and does it speak of all duties of the period of which
 * rule number `of` speaks? Then its rows keep those apart at least as far as they overlap (solver/rules/rest.c). O(duties). */
bool vp_rests_after_all(const struct vp_problem *problem, int rule, int doctor, int of);

#endif
