/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What duties have in windows. */
#include "solver/counted.h"

#include <string.h>

struct vp_windows *vp_list_windows(const struct vp_problem *problem, int rule, int n, vp_count_in *count,
                                   const void *context, struct vp_arena *arena)
{
    const struct vp_figures *figures = &problem->plan->rules.item[rule].figures;
    struct vp_windows *windows = vp_arena_alloc(arena, sizeof *windows);
    *windows = (struct vp_windows){.n = n, .at_most = figures->at_most, .at_least = figures->at_least};
    windows->first = vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof *windows->first);
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    VP_VEC(struct vp_counted) all = {0};
    for (int j = 0; j < problem->n_duties; j++) {
        windows->first[j] = all.n;
        for (int w = 0; w < n && vp_rule_speaks(problem, rule, j); w++) {
            double amount = count(problem, context, j, w);
            if (amount != 0)
                *vp_vec_add(&scratch, &all) = (struct vp_counted){w, amount};
        }
    }
    windows->first[problem->n_duties] = all.n;
    windows->counted = vp_arena_array(arena, (size_t)all.n + 1, sizeof *windows->counted);
    if (all.n > 0)
        memcpy(windows->counted, all.item, (size_t)all.n * sizeof *all.item);
    vp_arena_clear(&scratch);
    return windows;
}
