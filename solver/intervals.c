/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cliques of intervals, by a sweep over their starts: at each start the claims still running form a clique, largest if one of them ends before the next
 * start. Duties of one block have equal x, and no rule keeps them apart: one of them speaks for all. */
#include "solver/intervals.h"

#include "solver/pairs.h"

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

/* Is a duty of the same block in the row begun last? */
static bool speaks_already(const struct vp_writer *writer, int column)
{
    const struct vp_program *program = writer->program;
    const struct vp_row *row = &program->rows.item[program->rows.n - 1];
    int duty = program->columns.item[column].duty;
    for (int e = row->first; e < row->first + row->n && duty >= 0; e++) {
        int other = program->columns.item[program->index.item[e]].duty;
        if (other >= 0 && vp_same_block(writer->problem, duty, other))
            return true;
    }
    return false;
}

static bool write_clique(struct vp_writer *writer, const struct vp_claim *claims, const int *running, int n,
                         const char *name)
{
    struct vp_program *program = writer->program;
    vp_begin_row(program, -INFINITY, 1, name);
    for (int k = 0; k < n; k++)
        if (!speaks_already(writer, claims[running[k]].column))
            vp_add_entry(program, claims[running[k]].column, 1);
    if (vp_row_entries(program) >= 2)
        return true;
    vp_drop_row(program);
    return false;
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
        written += write_clique(writer, claims, running, n_running,
                                vp_arena_printf(program->arena, "%s[%s,%d]", writer->rule->id, id, written));
    }
}
