/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A duty begins a run unless the one before it began on the same date or the date before. */
#include "model/rules/runs.h"

struct vp_runs vp_runs_of(const struct vp_judgement *judgement, const int *list, int n)
{
    const struct vp_duty *duties = judgement->problem->duties;
    struct vp_runs runs = {vp_arena_array(judgement->arena, (size_t)n, sizeof *runs.item), 0};
    for (int i = 0; i < n; i++) {
        vp_day date = duties[list[i]].date;
        if (runs.n == 0 || date > runs.item[runs.n - 1].to + 1)
            runs.item[runs.n++] = (struct vp_run){.from = date, .first = list[i]};
        runs.item[runs.n - 1].to = date;
        runs.item[runs.n - 1].last = list[i];
    }
    return runs;
}
