/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same program again: what a search of it came to is what another would come to. */
#ifndef VP_SOLVER_KNOWN_H
#define VP_SOLVER_KNOWN_H

#include "solver/program.h"
#include "solver/solver.h"

#include "model/base/sha256.h"

/* The hash of all that the program says – columns with doctor and duty, bounds, costs, rows with their entries, places – but names. */
void vp_program_sha256(const struct vp_program *program, char hex[VP_SHA256_TEXT]);

/* If options->known is of this very program and the roster to begin near is the one it tells of – lawful and of those points, says the audit – then that is the
 * outcome: true, and nothing need be searched. outcome->program_sha256 is known. */
bool vp_take_known(const struct vp_problem *problem, const struct vp_solve_options *options, struct vp_outcome *outcome,
                   struct vp_arena *arena);

#endif
