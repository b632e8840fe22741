/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every roster of a tiny plan, judged by the audit: the reference that knows nothing of the program. */
#ifndef VP_TESTS_BRUTE_FORCE_H
#define VP_TESTS_BRUTE_FORCE_H

#include "model/audit.h"

struct vp_brute {
    double least; /* points of the best lawful roster; INFINITY = there is none */
    struct vp_roster *best;
    long long lawful; /* lawful rosters met */
};

/* Looks at every roster (vp_count_rosters of them). Where they are many, a start that breaks a hard rule for good is not gone on with.
 * Memory from `arena`. */
struct vp_brute vp_brute_force(const struct vp_problem *problem, struct vp_arena *arena);

#endif
