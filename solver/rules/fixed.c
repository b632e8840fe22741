/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed: x[d,j] = 1 for each duty that the plan gives the doctor. Where something else forbids the pair there is no x, and the row 0 = 1
 * says that no roster can be. */
#include "solver/limits.h"
#include "solver/rows.h"

#include <math.h>

static bool is_fixed(const struct vp_problem *problem, int doctor, int duty)
{
    const struct vp_doctor *who = &problem->plan->doctors.item[doctor];
    const struct vp_duty *of = &problem->duties[duty];
    for (int f = 0; f < who->fixed.n; f++) {
        const struct vp_fixed *fixed = &who->fixed.item[f];
        if (fixed->line == of->line && of->date >= fixed->dates.from && of->date <= fixed->dates.to)
            return true;
    }
    return false;
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    for (int d = 0; d < problem->n_doctors; d++)
        for (int j = problem->n_past; j < problem->n_duties; j++) {
            if (!is_fixed(problem, d, j))
                continue;
            const char *id = problem->plan->doctors.item[d].id;
            vp_begin_rule_row(writer, 1, 1, NULL, vp_arena_printf(program->arena, "%s,%d", id, j));
            if (vp_scoped_x(writer, d, j) >= 0)
                vp_add_entry(program, vp_scoped_x(writer, d, j), 1);
        }
}

/* What each doctor must have: [doctor] lists of duties, and in the end how many of them there are. */
struct prepared {
    const int **duty;
    int *n;
};

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    (void)rule;
    struct prepared *prepared = vp_arena_alloc(arena, sizeof *prepared);
    prepared->duty = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof *prepared->duty);
    prepared->n = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof *prepared->n);
    for (int d = 0; d < problem->n_doctors; d++) {
        if (problem->plan->doctors.item[d].fixed.n == 0)
            continue;
        int *list = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *list);
        for (int j = problem->n_past; j < problem->n_duties; j++)
            if (is_fixed(problem, d, j))
                list[prepared->n[d]++] = j;
        prepared->duty[d] = list;
    }
    return prepared;
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    const struct prepared *prepared = sequence->prepared;
    const int *wanted = prepared->duty[sequence->doctor];
    int n = prepared->n[sequence->doctor];
    int had = 0;
    for (int i = 0, k = 0; i < sequence->n && k < n;) {
        had += sequence->duty[i] == wanted[k];
        if (sequence->duty[i] >= wanted[k])
            k++;
        else
            i++;
    }
    *shortage += n - had;
    return 0;
}

static bool touches(const struct vp_sequence *sequence, int duty)
{
    (void)duty;
    return ((const struct prepared *)sequence->prepared)->n[sequence->doctor] > 0;
}

static bool say_limits(struct vp_limits *limits)
{
    for (int j = limits->problem->n_past; j < limits->problem->n_duties; j++)
        if (is_fixed(limits->problem, limits->doctor, j))
            vp_limit_duty(limits, vp_limit_sum(limits, 1, INFINITY), j, 1);
    return true;
}

const struct vp_rule_program vp_program_fixed = {
    .rows = write_rows, .prepare = prepare, .price = price, .limits = say_limits, .touches = touches};
