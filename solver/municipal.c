/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fairness between municipalities: for a term and a municipality m, with the steps of solver/fairness.c,
 *     load_CATEGORY[municipality,m]:   Σ_{d of m} Σ_j (load(j) / u) x[d,j]  −  Σ_k up[k]  +  Σ_k down[k]  =  o/u + f
 * The steps are helpers (VP_S), not steps of a doctor: the bound by counts, which has other columns for those, keeps these rows. */
#include "solver/program.h"

static void add_loads(struct vp_writer *writer, const struct vp_fairness_term *term, int doctor)
{
    const struct vp_problem *problem = writer->problem;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const int x = writer->program->x[doctor * problem->n_duties + j];
        const double load = vp_duty_load(problem, &problem->duties[j], term->category);
        if (x >= 0 && load > 0)
            vp_add_entry(writer->program, x, load / term->unit);
    }
}

static void write_term(struct vp_writer *writer, const struct vp_fairness_term *term, int municipality)
{
    const struct vp_plan *plan = writer->problem->plan;
    struct vp_program *program = writer->program;
    const double target = writer->problem->municipal_target[municipality * plan->categories.n + term->category];
    const double start = vp_fairness_step(term, target) / term->unit;
    const char *detail = vp_arena_printf(program->arena, "%s[municipality,%s", vp_category_key(plan, term->category),
                                         plan->municipalities.item[municipality].id);
    vp_begin_row(program, start, start, vp_arena_printf(program->arena, "load_%s]", detail));
    for (int d = 0; d < plan->doctors.n; d++)
        if (plan->doctors.item[d].municipality == municipality)
            add_loads(writer, term, d);
    vp_add_steps(writer, VP_S, detail, term, target);
}

void vp_write_municipal(struct vp_writer *writer)
{
    const struct vp_plan *plan = writer->problem->plan;
    const double before = writer->program->constant;
    for (int t = 0; t < plan->municipal.n; t++)
        for (int m = 0; m < plan->municipalities.n; m++)
            write_term(writer, &plan->municipal.item[t], m);
    writer->program->municipal = writer->program->constant - before;
}
