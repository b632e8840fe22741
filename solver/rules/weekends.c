/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekends: w[d,k] ≥ Σ x over duties of weekend k that clash with each other (one of them at most), so w = 1 when the doctor has any;
 * Σ w over m weekends in a row ≤ n (+ s, weight · s). w needs no whole-number mark: whole x make w = 1 enough, and nothing rewards more. */
#include "solver/program.h"

#include <math.h>
#include <string.h>

/* Gathers a clique among the duties of one weekend: the first not yet used, and all that clash with everything gathered. Returns its size. */
static int gather_clique(const struct vp_writer *writer, int doctor, const int *duties, int n, bool *used, int *clique)
{
    int seed = 0;
    while (seed < n && used[seed])
        seed++;
    if (seed == n)
        return 0;
    clique[0] = duties[seed];
    used[seed] = true;
    int size = 1;
    for (int i = 0; i < n; i++) {
        bool fits = i != seed;
        for (int k = 0; k < size && fits; k++)
            fits = vp_clash(writer, doctor, clique[k], duties[i]);
        if (fits) {
            clique[size++] = duties[i];
            used[i] = true;
        }
    }
    return size;
}

/* The column w[doctor, weekend], or -1 when no duty of that weekend can be the doctor's. */
static int write_weekend(struct vp_writer *writer, int doctor, int weekend, const int *duties, int n)
{
    if (n == 0)
        return -1;
    struct vp_program *program = writer->program;
    const char *detail =
        vp_arena_printf(program->arena, "%s,%d", writer->problem->plan->doctors.item[doctor].id, weekend);
    int w = vp_add_column(program, (struct vp_column){
                                       .kind = VP_S,
                                       .doctor = doctor,
                                       .duty = -1,
                                       .lower = 0,
                                       .upper = 1,
                                       .name = vp_arena_printf(program->arena, "w_%s[%s]", writer->rule->id, detail),
                                   });
    bool *used = vp_arena_array(program->arena, (size_t)n, sizeof *used);
    int *clique = vp_arena_array(program->arena, (size_t)n, sizeof *clique);
    int size;
    for (int k = 0; (size = gather_clique(writer, doctor, duties, n, used, clique)) > 0; k++) {
        vp_begin_row(program, -INFINITY, 0, vp_arena_printf(program->arena, "%s_on[%s,%d]", writer->rule->id, detail, k));
        for (int i = 0; i < size; i++)
            vp_add_entry(program, vp_scoped_x(writer, doctor, clique[i]), 1);
        vp_add_entry(program, w, -1);
    }
    return w;
}

static void write_runs(struct vp_writer *writer, int doctor, const int *w)
{
    struct vp_program *program = writer->program;
    int weekends = writer->problem->weekends;
    int run = writer->rule->figures.of < weekends ? writer->rule->figures.of : weekends;
    for (int first = 0; first + run <= weekends; first++) {
        const char *detail =
            vp_arena_printf(program->arena, "%s,%d", writer->problem->plan->doctors.item[doctor].id, first);
        vp_begin_row(program, -INFINITY, writer->rule->figures.at_most,
                     vp_arena_printf(program->arena, "%s[%s]", writer->rule->id, detail));
        for (int k = first; k < first + run; k++)
            if (w[k] >= 0)
                vp_add_entry(program, w[k], 1);
        if (vp_row_entries(program) <= writer->rule->figures.at_most)
            vp_drop_row(program);
        else
            vp_end_at_most(writer, detail);
    }
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    int *duties = vp_arena_array(writer->program->arena, (size_t)problem->n_duties, sizeof *duties);
    int *w = vp_arena_array(writer->program->arena, (size_t)problem->weekends + 1, sizeof *w);
    for (int d = 0; d < problem->n_doctors; d++) {
        if (!vp_in_scope_doctor(writer, d))
            continue;
        for (int k = 0; k < problem->weekends; k++) {
            int n = 0;
            for (int j = 0; j < problem->n_duties; j++)
                if (problem->duties[j].weekend == k && vp_scoped_x(writer, d, j) >= 0)
                    duties[n++] = j;
            w[k] = write_weekend(writer, d, k, duties, n);
        }
        if (problem->weekends > 0)
            write_runs(writer, d, w);
    }
}

static double price(const struct vp_sequence *sequence)
{
    const struct vp_problem *problem = sequence->problem;
    const int weekends = problem->weekends;
    const int run = sequence->rule->figures.of < weekends ? sequence->rule->figures.of : weekends;
    const int most = (int)sequence->rule->figures.at_most;
    unsigned char on[VP_MAX_WEEKENDS] = {0};
    for (int i = 0; i < sequence->n; i++)
        if (problem->duties[sequence->duty[i]].weekend >= 0)
            on[problem->duties[sequence->duty[i]].weekend] = 1;
    double above = 0;
    int with_duty = 0;
    for (int k = 0; k < weekends; k++) {
        with_duty += on[k] - (k >= run ? on[k - run] : 0);
        if (k >= run - 1 && with_duty > most)
            above += with_duty - most;
    }
    if (above > 0 && sequence->rule->hard)
        return INFINITY;
    return above * sequence->rule->weight;
}

const struct vp_rule_program vp_program_weekends = {.rows = write_rows, .price = price};
