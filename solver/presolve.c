/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A task made small. For a row Σ a x ≤ b with least activity L = Σ min(a·lower, a·upper): a whole column with a > 0 cannot exceed lower + (b − L)/a,
 * with a < 0 cannot fall below upper + (b − L)/a; rounded inwards. The same for ≥ with signs turned. */
#include "solver/presolve.h"

#include <math.h>
#include <string.h>

static const double slight = 1e-9;

enum { PASSES = 6 };

struct activity {
    double least;
    double most;
};

static struct activity measure_row(const struct vp_program *program, const struct vp_row *row, const double *lower,
                                   const double *upper)
{
    struct activity activity = {0, 0};
    for (int e = row->first; e < row->first + row->n; e++) {
        double value = program->value.item[e];
        int column = program->index.item[e];
        activity.least += value > 0 ? value * lower[column] : value * upper[column];
        activity.most += value > 0 ? value * upper[column] : value * lower[column];
    }
    return activity;
}

/* Tightens the whole columns of `direction · row ≤ bound`, given its least activity; counts changes, -1 = infeasible. */
static int tighten(const struct vp_program *program, const struct vp_row *row, double direction, double room,
                   struct vp_reduced *reduced, const unsigned char *whole)
{
    int changes = 0;
    if (!isfinite(room))
        return 0;
    if (room < -1e-6)
        return -1;
    for (int e = row->first; e < row->first + row->n; e++) {
        int column = program->index.item[e];
        double value = direction * program->value.item[e];
        double span = reduced->upper[column] - reduced->lower[column];
        if (!whole[column] || span < 0.5 || fabs(value) * span <= room + slight)
            continue;
        double steps = floor(fmax(room, 0) / fabs(value) + 1e-6);
        if (value > 0)
            reduced->upper[column] = reduced->lower[column] + steps;
        else
            reduced->lower[column] = reduced->upper[column] - steps;
        changes++;
    }
    return changes;
}

static int tighten_all(const struct vp_program *program, struct vp_reduced *reduced, const unsigned char *whole)
{
    int changes = 0;
    for (int r = 0; r < program->rows.n; r++) {
        const struct vp_row *row = &program->rows.item[r];
        struct activity activity = measure_row(program, row, reduced->lower, reduced->upper);
        int above = tighten(program, row, 1, row->upper - activity.least, reduced, whole);
        if (above > 0)
            activity = measure_row(program, row, reduced->lower, reduced->upper);
        int below = above < 0 ? -1 : tighten(program, row, -1, activity.most - row->lower, reduced, whole);
        if (above < 0 || below < 0)
            return -1;
        changes += above + below;
    }
    return changes;
}

static void number_columns(const struct vp_program *program, struct vp_reduced *reduced)
{
    reduced->n_columns = 0;
    reduced->constant = program->constant;
    for (int c = 0; c < program->columns.n; c++) {
        reduced->number[c] = 0;
        if (reduced->upper[c] - reduced->lower[c] > slight) {
            reduced->column[reduced->n_columns++] = c;
            reduced->number[c] = reduced->n_columns;
        } else {
            reduced->constant += program->columns.item[c].cost * reduced->lower[c];
        }
    }
}

static void number_rows(const struct vp_program *program, struct vp_reduced *reduced)
{
    reduced->n_rows = 0;
    for (int r = 0; r < program->rows.n; r++) {
        const struct vp_row *row = &program->rows.item[r];
        struct activity activity = measure_row(program, row, reduced->lower, reduced->upper);
        reduced->fixed[r] = 0;
        int free = 0;
        for (int e = row->first; e < row->first + row->n; e++) {
            int column = program->index.item[e];
            if (reduced->number[column] == 0)
                reduced->fixed[r] += program->value.item[e] * reduced->lower[column];
            else
                free++;
        }
        if (free > 0 && !(activity.most <= row->upper + slight && activity.least >= row->lower - slight))
            reduced->row[reduced->n_rows++] = r;
    }
}

bool vp_reduce(const struct vp_program *program, const double *lower, const double *upper, const unsigned char *whole,
               struct vp_arena *arena, struct vp_reduced *reduced)
{
    size_t columns = (size_t)program->columns.n;
    size_t rows = (size_t)program->rows.n;
    reduced->lower = vp_arena_array(arena, columns, sizeof *reduced->lower);
    reduced->upper = vp_arena_array(arena, columns, sizeof *reduced->upper);
    reduced->column = vp_arena_array(arena, columns, sizeof *reduced->column);
    reduced->number = vp_arena_array(arena, columns, sizeof *reduced->number);
    reduced->row = vp_arena_array(arena, rows, sizeof *reduced->row);
    reduced->fixed = vp_arena_array(arena, rows, sizeof *reduced->fixed);
    memcpy(reduced->lower, lower, columns * sizeof *lower);
    memcpy(reduced->upper, upper, columns * sizeof *upper);
    for (int pass = 0; pass < PASSES; pass++) {
        int changes = tighten_all(program, reduced, whole);
        if (changes < 0)
            return false;
        if (changes == 0)
            break;
    }
    number_columns(program, reduced);
    number_rows(program, reduced);
    for (int r = 0; r < program->rows.n; r++) {
        struct activity activity = measure_row(program, &program->rows.item[r], reduced->lower, reduced->upper);
        if (activity.least > program->rows.item[r].upper + 1e-6 || activity.most < program->rows.item[r].lower - 1e-6)
            return false;
    }
    return true;
}
