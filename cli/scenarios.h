/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scenarios of a plan, solved where they are missing: what `compare PLAN.yaml --scenarios` compares. */
#ifndef VP_CLI_SCENARIOS_H
#define VP_CLI_SCENARIOS_H

#include "cli/cli.h"

#include "model/compare.h"

struct vp_solved_scenarios {
    VP_VEC(const char *) folders;    /* of rosters, that of the plan itself first */
    VP_VEC(const char *) impossible; /* names of those that provably have none, as folders call them */
    vp_least_list leasts;            /* of sweeps with `until` */
    enum vp_language language;       /* of the plan, or as --lang says */
    bool all; /* every one asked for has a roster, or provably none; those that have not were told on stderr */
};

/* Solves the plan itself and each of --scenarios, of a sweep each point, into a folder of its own below -o DIR, but for those that are there. -1, or an exit code
 * after a message. Memory from `arena`. */
int vp_solve_scenarios(const struct vp_call *call, struct vp_solved_scenarios *solved, struct vp_arena *arena);

#endif
