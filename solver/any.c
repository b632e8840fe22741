/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Any of these": if the duties clash pairwise, one of them is had at most, and Σ x itself is 1 or 0. Otherwise a column w with
 *     Σ_K x − w ≤ 0        for cliques K of duties that clash, which cover them all
 *     w − Σ x ≤ 0          where w must not be 1 without a duty
 * which whole x make 1 or 0; it needs no mark as whole. Of duties of one block one speaks for all. */
#include "solver/any.h"

#include "solver/clash.h"
#include "solver/rows.h"

#include <math.h>

static bool speaks_already(const struct vp_problem *problem, const int *kept, int n, int duty)
{
    for (int i = 0; i < n; i++)
        if (kept[i] == duty || vp_same_block(problem, kept[i], duty))
            return true;
    return false;
}

/* Rows between the column w and cliques of `kept`. */
static void write_helper(struct vp_writer *writer, int doctor, const int *kept, int n, int w, const char *detail)
{
    struct vp_program *program = writer->program;
    bool *used = vp_arena_array(program->arena, (size_t)n, sizeof *used);
    int *clique = vp_arena_array(program->arena, (size_t)n, sizeof *clique);
    int size;
    for (int k = 0; (size = vp_gather_clique(writer, doctor, kept, n, used, clique)) > 0; k++) {
        vp_begin_rule_row(writer, -INFINITY, 0, "on", vp_arena_printf(program->arena, "%s,%d", detail, k));
        for (int i = 0; i < size; i++)
            vp_add_entry(program, vp_scoped_x(writer, doctor, clique[i]), 1);
        vp_add_entry(program, w, -1);
    }
}

static void write_exact(struct vp_writer *writer, int doctor, const int *kept, int n, int w, const char *detail)
{
    vp_begin_rule_row(writer, -INFINITY, 0, "off", detail);
    vp_add_entry(writer->program, w, 1);
    for (int i = 0; i < n; i++)
        vp_add_entry(writer->program, vp_scoped_x(writer, doctor, kept[i]), -1);
}

struct vp_any vp_write_any(struct vp_writer *writer, int doctor, const int *duty, int n, bool exact, const char *detail)
{
    struct vp_arena *arena = writer->program->arena;
    int *kept = vp_arena_array(arena, (size_t)n + 1, sizeof *kept);
    int n_kept = 0;
    bool one_at_most = true;
    for (int i = 0; i < n; i++) {
        if (vp_scoped_x(writer, doctor, duty[i]) < 0)
            continue;
        if (duty[i] < writer->problem->n_past)
            return (struct vp_any){.always = true};
        if (speaks_already(writer->problem, kept, n_kept, duty[i]))
            continue;
        for (int k = 0; k < n_kept && one_at_most; k++)
            one_at_most = vp_clash(writer, doctor, kept[k], duty[i]);
        kept[n_kept++] = duty[i];
    }
    if (!one_at_most) {
        int w = vp_add_helper(writer, "w", detail);
        write_helper(writer, doctor, kept, n_kept, w, detail);
        if (exact)
            write_exact(writer, doctor, kept, n_kept, w, detail);
        kept[0] = w;
        return (struct vp_any){.column = kept, .n = 1};
    }
    for (int i = 0; i < n_kept; i++)
        kept[i] = vp_scoped_x(writer, doctor, kept[i]);
    return (struct vp_any){.column = kept, .n = n_kept};
}

static void add_merged(struct vp_program *program, int column, double value)
{
    const struct vp_row *row = &program->rows.item[program->rows.n - 1];
    for (int e = row->first; e < row->first + row->n; e++)
        if (program->index.item[e] == column) {
            program->value.item[e] += value;
            return;
        }
    vp_add_entry(program, column, value);
}

void vp_add_any(struct vp_program *program, const struct vp_any *any, double value)
{
    if (any->always) {
        struct vp_row *row = &program->rows.item[program->rows.n - 1];
        row->lower -= value;
        row->upper -= value;
    }
    for (int i = 0; i < any->n; i++)
        add_merged(program, any->column[i], value);
}

struct vp_any *vp_write_dates(struct vp_writer *writer, int doctor, bool exact)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_arena *arena = writer->program->arena;
    size_t dates = (size_t)(problem->plan->to - problem->known_from) + 1;
    struct vp_any *any = vp_arena_array(arena, dates, sizeof *any);
    int *list = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *list);
    for (int j = 0; j < problem->n_duties;) {
        vp_day date = problem->duties[j].date;
        int n = 0;
        for (; j < problem->n_duties && problem->duties[j].date == date; j++)
            list[n++] = j;
        char text[VP_DAY_TEXT];
        const char *detail =
            vp_arena_printf(arena, "%s,%s", problem->plan->doctors.item[doctor].id, vp_day_format(date, text));
        any[date - problem->known_from] = vp_write_any(writer, doctor, list, n, exact, detail);
    }
    return any;
}
