/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time that duties take. Sets that share an instant, by a sweep over the starts: at each start those still running form one, largest
 * if one of them ends before the next start. Duties of one block have equal x, and no rule keeps them apart: one of them speaks for all. */
#include "solver/intervals.h"

#include "solver/clash.h"
#include "solver/rows.h"

#include <math.h>
#include <stdlib.h>

struct vp_stretch vp_common_time(const struct vp_duty *a, const struct vp_duty *b)
{
    return (struct vp_stretch){a->start > b->start ? a->start : b->start, a->end < b->end ? a->end : b->end};
}

vp_instant vp_longest_duty(const struct vp_problem *problem)
{
    vp_instant longest = 0;
    for (int j = 0; j < problem->n_duties; j++)
        if (problem->duties[j].end - problem->duties[j].start > longest)
            longest = problem->duties[j].end - problem->duties[j].start;
    return longest;
}

/* ---- what shares an instant ---- */

void vp_find_sets(const struct vp_stretch *stretches, int n, vp_hear_set *hear, void *context)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    int *running = vp_arena_array(&scratch, (size_t)n + 1, sizeof *running);
    int n_running = 0;
    for (int i = 0; i < n; i++) {
        int kept = 0;
        for (int k = 0; k < n_running; k++)
            if (stretches[running[k]].until > stretches[i].from)
                running[kept++] = running[k];
        n_running = kept;
        running[n_running++] = i;
        bool largest = i + 1 == n;
        for (int k = 0; k < n_running && !largest; k++)
            largest = stretches[running[k]].until <= stretches[i + 1].from;
        if (largest)
            hear(context, running, n_running);
    }
    vp_arena_clear(&scratch);
}

/* ---- cliques of one doctor's claims ---- */

struct cliques {
    struct vp_writer *writer;
    const char *doctor; /* id */
    const struct vp_claim *claims;
    int written;
};

static int compare_claims(const void *left, const void *right)
{
    const struct vp_claim *a = left;
    const struct vp_claim *b = right;
    if (a->time.from != b->time.from)
        return a->time.from < b->time.from ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
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

static void write_clique(void *context, const int *set, int n)
{
    struct cliques *cliques = context;
    struct vp_writer *writer = cliques->writer;
    const char *detail = vp_arena_printf(writer->program->arena, "%s,%d", cliques->doctor, cliques->written);
    vp_begin_rule_row(writer, -INFINITY, 1, NULL, detail);
    for (int k = 0; k < n; k++)
        if (!speaks_already(writer, cliques->claims[set[k]].column))
            vp_add_entry(writer->program, cliques->claims[set[k]].column, 1);
    if (vp_row_entries(writer->program) < 2)
        vp_drop_row(writer->program);
    else
        cliques->written++;
}

void vp_write_cliques(struct vp_writer *writer, int doctor, struct vp_claim *claims, int n)
{
    struct cliques cliques = {.writer = writer, .doctor = writer->problem->plan->doctors.item[doctor].id, .claims = claims};
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct vp_stretch *times = vp_arena_array(&scratch, (size_t)n + 1, sizeof *times);
    qsort(claims, (size_t)n, sizeof *claims, compare_claims);
    for (int i = 0; i < n; i++)
        times[i] = claims[i].time;
    vp_find_sets(times, n, write_clique, &cliques);
    vp_arena_clear(&scratch);
}
