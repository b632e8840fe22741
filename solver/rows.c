/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names, slacks and rows for the files that write rules. */
#include "solver/rows.h"

#include <math.h>

static int add_column(struct vp_writer *writer, const char *letter, const char *detail, double upper, double cost)
{
    struct vp_program *program = writer->program;
    return vp_add_column(program,
                         (struct vp_column){
                             .kind = VP_S,
                             .doctor = -1,
                             .duty = -1,
                             .lower = 0,
                             .upper = upper,
                             .cost = cost,
                             .name = vp_arena_printf(program->arena, "%s_%s[%s]", letter, writer->rule->id, detail),
                         });
}

int vp_add_helper(struct vp_writer *writer, const char *letter, const char *detail)
{
    return add_column(writer, letter, detail, 1, 0);
}

int vp_add_slack(struct vp_writer *writer, const char *detail, double upper)
{
    return writer->rule->hard ? -1 : add_column(writer, "s", detail, upper, writer->rule->weight);
}

void vp_begin_rule_row(struct vp_writer *writer, double lower, double upper, const char *part, const char *detail)
{
    struct vp_program *program = writer->program;
    const char *name = part == NULL ? vp_arena_printf(program->arena, "%s[%s]", writer->rule->id, detail)
                                    : vp_arena_printf(program->arena, "%s_%s[%s]", writer->rule->id, part, detail);
    vp_begin_row(program, lower, upper, name);
}

/* The slack of the row begun last alone. */
static void end_row(struct vp_writer *writer, const char *detail, double value)
{
    int slack = vp_add_slack(writer, detail, INFINITY);
    if (slack >= 0)
        vp_add_entry(writer->program, slack, value);
}

void vp_end_at_most(struct vp_writer *writer, const char *detail)
{
    end_row(writer, detail, -1);
}

void vp_end_at_least(struct vp_writer *writer, const char *detail)
{
    end_row(writer, detail, 1);
}

double vp_row_past(const struct vp_program *program)
{
    const struct vp_row *row = &program->rows.item[program->rows.n - 1];
    double past = 0;
    for (int e = row->first; e < row->first + row->n; e++) {
        const struct vp_column *column = &program->columns.item[program->index.item[e]];
        if (column->kind == VP_X && column->duty < program->problem->n_past)
            past += program->value.item[e];
    }
    return past;
}

void vp_charge(struct vp_writer *writer, int column, double times)
{
    writer->program->columns.item[column].cost += times * writer->rule->weight;
}
