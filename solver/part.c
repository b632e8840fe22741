/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of the program. Let J be some duties and P the rows whose columns are x and u of J and helpers only. Every roster of the whole, cut down to J,
 * meets P; so its costs in those columns are at least  z(J) = min { cost : P }.  Hence  Σ cost ≥ z(J)  is valid, and says what the relaxation of the
 * whole does not know, e.g. that three weekend duties and five doctors present make two weekends running for one of them. */
#include "solver/part.h"

#include <math.h>
#include <string.h>

static bool is_whole(double number)
{
    return fabs(number - round(number)) < 1e-9;
}

/* A row belongs to the part if its duties do, and it has one. Rows of fairness never do. */
static bool row_belongs(const struct vp_program *program, const struct vp_row *row, const bool *duty)
{
    bool any = false;
    for (int e = row->first; e < row->first + row->n; e++) {
        const struct vp_column *column = &program->columns.item[program->index.item[e]];
        if (column->kind == VP_N || column->kind == VP_Y)
            return false;
        if (column->kind == VP_S || column->kind == VP_O || column->lower == column->upper)
            continue; /* helpers and what is past come along */
        if (!duty[column->duty])
            return false;
        any = true;
    }
    return any;
}

/* Rows over helpers alone (weekends in a row) belong when every helper does. */
static bool row_follows(const struct vp_program *program, const struct vp_row *row, const int *number)
{
    int known = 0;
    for (int e = row->first; e < row->first + row->n; e++) {
        int c = program->index.item[e];
        const struct vp_column *column = &program->columns.item[c];
        if (column->kind != VP_S)
            return false;
        known += number[c] >= 0;
        /* A slack of the row's own is new and welcome; a helper that pays nothing must be known. */
        if (number[c] < 0 && column->cost == 0)
            return false;
    }
    return known > 0;
}

static void take_column(const struct vp_program *program, int c, int *number, struct vp_part *part)
{
    if (number[c] >= 0)
        return;
    number[c] = vp_add_column(&part->program, program->columns.item[c]);
    part->origin[number[c]] = c;
    part->whole[number[c]] = 1;
}

static bool is_whole_row(const struct vp_program *program, const struct vp_row *row)
{
    bool whole = (!isfinite(row->lower) || is_whole(row->lower)) && (!isfinite(row->upper) || is_whole(row->upper));
    for (int e = row->first; e < row->first + row->n && whole; e++)
        whole = is_whole(program->value.item[e]);
    return whole;
}

/* May a helper of the row want a fraction: because the row has figures that are not whole, or another helper that may? */
static bool is_loose_row(const struct vp_program *program, const struct vp_row *row, const bool *loose)
{
    bool any = !is_whole_row(program, row);
    for (int e = row->first; e < row->first + row->n && !any; e++)
        any = loose[program->index.item[e]];
    return any;
}

bool *vp_loose_helpers(const struct vp_program *program, struct vp_arena *arena)
{
    bool *loose = vp_arena_array(arena, (size_t)program->columns.n, sizeof *loose);
    bool changed = true;
    while (changed) {
        changed = false;
        for (int r = 0; r < program->rows.n; r++) {
            const struct vp_row *row = &program->rows.item[r];
            if (row->implied || !is_loose_row(program, row, loose))
                continue;
            for (int e = row->first; e < row->first + row->n; e++) {
                int c = program->index.item[e];
                if (program->columns.item[c].kind == VP_S && !loose[c])
                    loose[c] = changed = true;
            }
        }
    }
    return loose;
}

static void loosen_helpers(const struct vp_program *program, const int *number, struct vp_part *part)
{
    const bool *loose = vp_loose_helpers(program, part->program.arena);
    for (int c = 0; c < program->columns.n; c++)
        if (loose[c] && number[c] >= 0)
            part->whole[number[c]] = 0;
}

static void take_row(const struct vp_program *program, const struct vp_row *row, int *number, struct vp_part *part)
{
    vp_begin_row(&part->program, row->lower, row->upper, row->name);
    for (int e = row->first; e < row->first + row->n; e++) {
        int c = program->index.item[e];
        take_column(program, c, number, part);
        vp_add_entry(&part->program, number[c], program->value.item[e]);
    }
}

static void start_part(const struct vp_program *program, struct vp_arena *arena, struct vp_part *part, int **number)
{
    size_t columns = (size_t)program->columns.n;
    *number = vp_arena_array(arena, columns, sizeof **number);
    memset(*number, -1, columns * sizeof **number);
    part->program = (struct vp_program){.problem = program->problem, .arena = arena};
    part->origin = vp_arena_array(arena, columns, sizeof *part->origin);
    part->whole = vp_arena_alloc(arena, columns);
}

void vp_part_take(const struct vp_program *program, const bool *duty, struct vp_arena *arena, struct vp_part *part)
{
    int *number;
    start_part(program, arena, part, &number);
    for (int c = 0; c < program->columns.n; c++) {
        const struct vp_column *column = &program->columns.item[c];
        if ((column->kind == VP_X || column->kind == VP_U) && duty[column->duty])
            take_column(program, c, number, part);
    }
    for (int r = 0; r < program->rows.n; r++)
        if (row_belongs(program, &program->rows.item[r], duty))
            take_row(program, &program->rows.item[r], number, part);
    int rows = part->program.rows.n;
    for (int r = 0; r < program->rows.n; r++)
        if (rows > 0 && row_follows(program, &program->rows.item[r], number))
            take_row(program, &program->rows.item[r], number, part);
    loosen_helpers(program, number, part);
}

void vp_part_cut(struct vp_program *program, const struct vp_part *part, double points, const char *name)
{
    vp_begin_row(program, points, INFINITY, name);
    program->rows.item[program->rows.n - 1].implied = true;
    for (int c = 0; c < part->program.columns.n; c++)
        if (part->program.columns.item[c].cost > 0)
            vp_add_entry(program, part->origin[c], part->program.columns.item[c].cost);
}
