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

/* Shows every lawful roster with its audit. Where there are many rosters, a start that breaks a hard rule for good is not gone on with. */
void vp_each_roster(const struct vp_problem *problem,
                    void (*look)(void *user, const struct vp_roster *roster, const struct vp_audit *audit), void *user,
                    struct vp_arena *arena);

/* Looks at every roster (vp_count_rosters of them). Where they are many, a start that breaks a hard rule for good is not gone on with.
 * Memory from `arena`. */
struct vp_brute vp_brute_force(const struct vp_problem *problem, struct vp_arena *arena);

#endif
