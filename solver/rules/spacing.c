/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spacing: starts on dates t and t' of one doctor's duties differ by D days or more. Hard: the claims [t, t + D) are disjoint: clique rows.
 * Soft: x[a] + x[b] − s ≤ 1, weight · s, for each pair of closer dates that no hard rule keeps apart anyway. */
#include "solver/intervals.h"

#include <math.h>

static void write_hard(struct vp_writer *writer, int doctor)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_claim *claims = vp_arena_array(writer->program->arena, (size_t)problem->n_duties, sizeof *claims);
    int n = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        int x = vp_scoped_x(writer, doctor, j);
        vp_day date = problem->duties[j].date;
        if (x >= 0)
            claims[n++] = (struct vp_claim){date, (int64_t)date + writer->rule->figures.days, x};
    }
    vp_write_cliques(writer, doctor, claims, n);
}

static void write_soft(struct vp_writer *writer, int doctor)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    const char *id = problem->plan->doctors.item[doctor].id;
    for (int a = 0; a < problem->n_duties; a++) {
        int xa = vp_scoped_x(writer, doctor, a);
        vp_day until = problem->duties[a].date + writer->rule->figures.days;
        for (int b = a + 1; xa >= 0 && b < problem->n_duties && problem->duties[b].date < until; b++) {
            int xb = vp_scoped_x(writer, doctor, b);
            if (xb < 0 || vp_clash(writer, doctor, a, b))
                continue;
            const char *detail = vp_arena_printf(program->arena, "%s,%d,%d", id, a, b);
            vp_begin_row(program, -INFINITY, 1, vp_arena_printf(program->arena, "%s[%s]", writer->rule->id, detail));
            vp_add_entry(program, xa, 1);
            vp_add_entry(program, xb, 1);
            vp_end_at_most(writer, detail);
        }
    }
}

static void write_rows(struct vp_writer *writer)
{
    for (int d = 0; d < writer->problem->n_doctors; d++) {
        if (!vp_in_scope_doctor(writer, d))
            continue;
        if (writer->rule->hard)
            write_hard(writer, d);
        else
            write_soft(writer, d);
    }
}

static double price(const struct vp_sequence *sequence)
{
    const struct vp_duty *duties = sequence->problem->duties;
    double broken = 0;
    for (int i = 0; i < sequence->n; i++) {
        vp_day until = duties[sequence->duty[i]].date + sequence->rule->figures.days;
        for (int k = i + 1; k < sequence->n && duties[sequence->duty[k]].date < until; k++)
            broken += 1;
    }
    if (broken > 0 && sequence->rule->hard)
        return INFINITY;
    return broken * sequence->rule->weight;
}

const struct vp_rule_program vp_program_spacing = {.rows = write_rows, .price = price};
