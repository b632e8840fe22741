/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duties: Σ x over the duties that begin within a run of D dates ≤ n (+ s, weight · s), for every run in the period. A run with no more duties
 * than n says nothing. A period shorter than D is one run. */
#include "solver/program.h"

#include <math.h>

static void write_run(struct vp_writer *writer, int doctor, vp_day from, vp_day to, int *first)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    while (*first < problem->n_duties && problem->duties[*first].date < from)
        (*first)++;
    char text[VP_DAY_TEXT];
    const char *detail =
        vp_arena_printf(program->arena, "%s,%s", problem->plan->doctors.item[doctor].id, vp_day_format(from, text));
    vp_begin_row(program, -INFINITY, writer->rule->figures.at_most,
                 vp_arena_printf(program->arena, "%s[%s]", writer->rule->id, detail));
    for (int j = *first; j < problem->n_duties && problem->duties[j].date <= to; j++) {
        int x = vp_scoped_x(writer, doctor, j);
        if (x >= 0)
            vp_add_entry(program, x, 1);
    }
    if (vp_row_entries(program) <= writer->rule->figures.at_most)
        vp_drop_row(program);
    else
        vp_end_at_most(writer, detail);
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_plan *plan = writer->problem->plan;
    vp_day last = plan->to - writer->rule->figures.days + 1;
    for (int d = 0; d < plan->doctors.n; d++) {
        if (!vp_in_scope_doctor(writer, d))
            continue;
        int first = 0;
        vp_day from = plan->from;
        do {
            vp_day to = from + writer->rule->figures.days - 1;
            write_run(writer, d, from, to > plan->to ? plan->to : to, &first);
        } while (++from <= last);
    }
}

static double price(const struct vp_sequence *sequence)
{
    const struct vp_plan *plan = sequence->problem->plan;
    const struct vp_duty *duties = sequence->problem->duties;
    const int most = (int)sequence->rule->figures.at_most;
    const int days = sequence->rule->figures.days;
    bool crowded = false;
    for (int i = 0; i + most < sequence->n && !crowded; i++)
        crowded = duties[sequence->duty[i + most]].date - duties[sequence->duty[i]].date < days;
    if (!crowded)
        return 0;
    if (sequence->rule->hard)
        return INFINITY;
    double above = 0;
    int first = 0;
    int next = 0;
    vp_day from = plan->from;
    do {
        while (first < sequence->n && duties[sequence->duty[first]].date < from)
            first++;
        while (next < sequence->n && duties[sequence->duty[next]].date < from + days)
            next++;
        above += next - first > most ? next - first - most : 0;
    } while (++from <= plan->to - days + 1);
    return above * sequence->rule->weight;
}

const struct vp_rule_program vp_program_duties = {.rows = write_rows, .price = price};
