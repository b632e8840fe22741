/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Block: x[d,a] = x[d,b] for each duty b of a block and the one before it. Who is forbidden one of its duties is forbidden them all
 * (solver/program.c), so a doctor has an x for each duty of a block or for none. */
#include "solver/limits.h"
#include "solver/rows.h"

static void write_rows(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    int *before = vp_arena_array(program->arena, (size_t)problem->n_blocks + 1, sizeof *before);
    for (int d = 0; d < problem->n_doctors && problem->n_blocks > 0; d++) {
        for (int b = 0; b < problem->n_blocks; b++)
            before[b] = -1;
        for (int j = problem->n_past; j < problem->n_duties; j++) {
            int x = vp_scoped_x(writer, d, j);
            int block = problem->duties[j].block;
            if (x < 0 || block == VP_NO_BLOCK)
                continue;
            if (before[block] >= 0) {
                const char *id = problem->plan->doctors.item[d].id;
                vp_begin_rule_row(writer, 0, 0, NULL, vp_arena_printf(program->arena, "%s,%d", id, j));
                vp_add_entry(program, before[block], 1);
                vp_add_entry(program, x, -1);
            }
            before[block] = x;
        }
    }
}

struct prepared {
    int *size; /* [block] its duties */
    int *had;  /* [block] scratch, 0 between calls */
};

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    (void)rule;
    struct prepared *prepared = vp_arena_alloc(arena, sizeof *prepared);
    prepared->size = vp_arena_array(arena, (size_t)problem->n_blocks + 1, sizeof *prepared->size);
    prepared->had = vp_arena_array(arena, (size_t)problem->n_blocks + 1, sizeof *prepared->had);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (problem->duties[j].block != VP_NO_BLOCK)
            prepared->size[problem->duties[j].block]++;
    return prepared;
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    const struct vp_duty *duties = sequence->problem->duties;
    const struct prepared *prepared = sequence->prepared;
    if (sequence->problem->n_blocks == 0)
        return 0;
    for (int i = 0; i < sequence->n; i++)
        if (duties[sequence->duty[i]].block != VP_NO_BLOCK)
            prepared->had[duties[sequence->duty[i]].block]++;
    for (int i = 0; i < sequence->n; i++) {
        int block = duties[sequence->duty[i]].block;
        if (block == VP_NO_BLOCK || prepared->had[block] == 0)
            continue;
        *shortage += prepared->size[block] - prepared->had[block];
        prepared->had[block] = 0;
    }
    return 0;
}

static bool touches(const struct vp_sequence *sequence, int duty)
{
    return sequence->problem->duties[duty].block != VP_NO_BLOCK;
}

/* Neighbours in a block, the later less the earlier: 0 whenever both are decided, and never above it in between. */
static bool say_limits(struct vp_limits *limits)
{
    const struct vp_problem *problem = limits->problem;
    int *before = vp_arena_array(limits->arena, (size_t)problem->n_blocks + 1, sizeof *before);
    for (int b = 0; b < problem->n_blocks; b++)
        before[b] = -1;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        int block = problem->duties[j].block;
        if (block == VP_NO_BLOCK)
            continue;
        if (before[block] >= 0) {
            int sum = vp_limit_sum(limits, 0, 0);
            vp_limit_duty(limits, sum, before[block], -1);
            vp_limit_duty(limits, sum, j, 1);
        }
        before[block] = j;
    }
    return true;
}

const struct vp_rule_program vp_program_block = {
    .rows = write_rows, .prepare = prepare, .price = price, .limits = say_limits, .touches = touches};
