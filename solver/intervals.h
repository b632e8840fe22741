/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cliques of intervals: everything that holds one instant in common, as rows Σ x ≤ 1. */
#ifndef VP_SOLVER_INTERVALS_H
#define VP_SOLVER_INTERVALS_H

#include "solver/program.h"

/* [start, end) claimed by the assignment `column`. */
struct vp_claim {
    int64_t start;
    int64_t end;
    int column;
};

/* Writes one row for every largest set of claims that share an instant (intervals have Helly's property, so these rows say all that pairwise rows
 * say, and their LP bound is better), leaving out sets of one. Claims are those of duties of the period: what the past leaves no room for is forbidden
 * (vp_forbid_beside_past). Duties of one block do not exclude each other. Sorts `claims`. Row names "RULE[DOCTOR,k]". O(n log n + entries). */
void vp_write_cliques(struct vp_writer *writer, int doctor, struct vp_claim *claims, int n);

#endif
