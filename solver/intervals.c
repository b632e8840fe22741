/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cliques of intervals, by a sweep over their starts: at each start the claims still running form a clique, largest if one of them ends before the next start. */
#include "solver/intervals.h"

#include <math.h>
#include <stdlib.h>

static int compare_claims(const void *left, const void *right)
{
    const struct vp_claim *a = left;
    const struct vp_claim *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return a->column < b->column ? -1 : a->column > b->column;
}

void vp_write_cliques(struct vp_writer *writer, int doctor, struct vp_claim *claims, int n)
{
    struct vp_program *program = writer->program;
    const char *id = writer->problem->plan->doctors.item[doctor].id;
    qsort(claims, (size_t)n, sizeof *claims, compare_claims);
    int *running = vp_arena_array(program->arena, (size_t)n + 1, sizeof *running);
    int n_running = 0;
    int written = 0;
    for (int i = 0; i < n; i++) {
        int kept = 0;
        for (int k = 0; k < n_running; k++)
            if (claims[running[k]].end > claims[i].start)
                running[kept++] = running[k];
        n_running = kept;
        running[n_running++] = i;
        bool largest = i + 1 == n;
        for (int k = 0; k < n_running && !largest; k++)
            largest = claims[running[k]].end <= claims[i + 1].start;
        if (!largest || n_running < 2)
            continue;
        vp_begin_row(program, -INFINITY, 1, vp_arena_printf(program->arena, "%s[%s,%d]", writer->rule->id, id, written++));
        for (int k = 0; k < n_running; k++)
            vp_add_entry(program, claims[running[k]].column, 1);
    }
}
