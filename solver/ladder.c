/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of levels (model/levels.h). For a term of unit u with a ladder, of doctor d the steps base + 1 … high have rungs, and
 *     load:   Σ_j (load(j) / u) x[d,j]  −  Σ_s z[d,s]  +  down[d]  =  base (+ target / u where steps are counted from it),      0 ≤ z[d,s] ≤ 1
 *     class:  Σ { z[d,s] : s has this rung }  ≤  most                                                                             for every rung with a limit
 * z[d,s] costs what the rung of s weighs more than the one below: weights grow faster and faster, so they fill from the lowest. Where steps are whole by
 * themselves so are the z once x is; where begun steps count, z is marked as whole. There is no z above `high`, and down ends at `least`: what nobody may have.
 * No class row can be met by filling the steps of anybody in another order that is not met in order: from the top down, in order fewer are filled. */
#include "solver/program.h"

#include "model/levels.h"

#include <math.h>

/* What is being written. */
struct ladder_writer {
    struct vp_writer *writer;
    const struct vp_ladder *ladder;
    const struct vp_fairness_term *term;
    int number;
    bool whole;  /* its steps are, by themselves */
    int **steps; /* [doctor][step - base - 1] column of z */
};

static double target_of(const struct ladder_writer *w, int doctor)
{
    return w->writer->problem->target[doctor * w->writer->problem->plan->categories.n + w->term->category];
}

static int add_step(const struct ladder_writer *w, int doctor, int step, const char *detail)
{
    const double more = vp_rung_weight(w->ladder, doctor, step) - vp_rung_weight(w->ladder, doctor, step - 1);
    const int column = vp_add_column(w->writer->program,
                                     (struct vp_column){
                                         .kind = w->whole ? VP_Y : VP_O,
                                         .doctor = doctor,
                                         .duty = -1,
                                         .lower = 0,
                                         .upper = 1,
                                         .cost = more,
                                         .name = vp_arena_printf(w->writer->program->arena, "z_%s,%d]", detail, step),
                                     });
    vp_add_entry(w->writer->program, column, -1);
    return column;
}

static void add_down(const struct ladder_writer *w, int doctor, const char *detail)
{
    const bool limited = w->whole && w->ladder->least[doctor] > VP_NO_STEP;
    const int down =
        vp_add_column(w->writer->program,
                      (struct vp_column){
                          .kind = VP_Y,
                          .doctor = doctor,
                          .duty = -1,
                          .lower = 0,
                          .upper = limited ? (double)(w->ladder->base[doctor] - w->ladder->least[doctor]) : INFINITY,
                          .name = vp_arena_printf(w->writer->program->arena, "down_%s]", detail),
                      });
    vp_add_entry(w->writer->program, down, 1);
}

static void write_doctor(const struct ladder_writer *w, int doctor)
{
    const struct vp_problem *problem = w->writer->problem;
    struct vp_program *program = w->writer->program;
    const char *detail = vp_arena_printf(program->arena, "%s[%s", vp_category_key(problem->plan, w->term->category),
                                         problem->plan->doctors.item[doctor].id);
    const double start = w->ladder->base[doctor] + (w->whole ? 0 : target_of(w, doctor) / w->term->unit);
    vp_begin_row(program, start, start, vp_arena_printf(program->arena, "load_%s]", detail));
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const int x = program->x[doctor * problem->n_duties + j];
        const double load = vp_duty_load(problem, &problem->duties[j], w->term->category);
        if (x >= 0 && load > 0)
            vp_add_entry(program, x, load / w->term->unit);
    }
    const int base = w->ladder->base[doctor];
    const int steps = w->ladder->high[doctor] - base;
    w->steps[doctor] = vp_arena_array(program->arena, (size_t)steps + 1, sizeof **w->steps);
    for (int s = 0; s < steps; s++)
        w->steps[doctor][s] = add_step(w, doctor, base + 1 + s, detail);
    add_down(w, doctor, detail);
}

static void write_class(const struct ladder_writer *w, int rung)
{
    struct vp_program *program = w->writer->program;
    vp_begin_row(program, -INFINITY, w->ladder->rung[rung].most,
                 vp_arena_printf(program->arena, "class_%s[%d]",
                                 vp_category_key(w->writer->problem->plan, w->term->category), rung));
    for (int d = 0; d < w->writer->problem->n_doctors; d++)
        for (int s = 0; s < w->ladder->high[d] - w->ladder->base[d]; s++)
            if (w->ladder->of[d][s] == rung)
                vp_add_entry(program, w->steps[d][s], 1);
    if (vp_row_entries(program) <= w->ladder->rung[rung].most)
        vp_drop_row(program);
}

void vp_write_ladder(struct vp_writer *writer, int term)
{
    const struct vp_problem *problem = writer->problem;
    struct ladder_writer w = {.writer = writer,
                              .ladder = &problem->aims->ladder[term],
                              .term = &problem->plan->fairness.item[term],
                              .number = term,
                              .whole = vp_steps_are_whole(problem->plan, &problem->plan->fairness.item[term])};
    w.steps = vp_arena_array(writer->program->arena, (size_t)problem->n_doctors + 1, sizeof *w.steps);
    for (int d = 0; d < problem->n_doctors; d++)
        if (w.ladder->high[d] < VP_FREE_STEP)
            write_doctor(&w, d);
    for (int r = 0; r < w.ladder->n; r++)
        if (w.ladder->rung[r].most != VP_ANY)
            write_class(&w, r);
}

void vp_write_open(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    if (problem->aims == NULL || !isfinite(problem->aims->most_open))
        return;
    vp_begin_row(program, -INFINITY, problem->aims->most_open, "open");
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const int line = problem->duties[j].line;
        if (program->columns.item[program->u[j]].upper > 0 && problem->aims->locum[line] > 0)
            vp_add_entry(program, program->u[j], problem->aims->locum[line]);
        if (program->e[j] >= 0 && problem->aims->extra[line] > 0)
            vp_add_entry(program, program->e[j], problem->aims->extra[line]);
    }
}
