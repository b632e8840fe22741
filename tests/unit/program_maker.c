/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows as text, prices of one doctor, and the program's own word on an assignment. */
#include "tests/unit/program_maker.h"

#include "solver/glpk.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void vp_build_program(void)
{
    vp_made.problem = vp_make_problem_after(vp_made.plan, &vp_made.history, &vp_made.arena);
    vp_made.program = vp_program_new(vp_made.problem, &vp_made.arena);
}

static int find_x(int doctor, const char *date, int line)
{
    return vp_made.program->x[doctor * vp_made.problem->n_duties + vp_make_duty(vp_made.problem, date, line)];
}

bool vp_has_x(int doctor, const char *date, int line)
{
    return find_x(doctor, date, line) >= 0;
}

double vp_x_cost(int doctor, const char *date, int line)
{
    return vp_made.program->columns.item[find_x(doctor, date, line)].cost;
}

/* ---- rows as text ---- */

static const char *show_number(double number, struct vp_arena *arena)
{
    char text[64];
    snprintf(text, sizeof text, "%.4f", number);
    char *end = text + strlen(text) - 1;
    while (*end == '0')
        *end-- = '\0';
    if (*end == '.')
        *end = '\0';
    return vp_arena_strdup(arena, strcmp(text, "-0") == 0 ? "0" : text);
}

static const char *show_column(const struct vp_program *program, int c, struct vp_arena *arena)
{
    const struct vp_column *column = &program->columns.item[c];
    if (column->kind != VP_X)
        return column->name;
    const struct vp_plan *plan = program->problem->plan;
    const struct vp_duty *duty = &program->problem->duties[column->duty];
    char date[VP_DAY_TEXT];
    const char *shift = duty->shift > 0 ? vp_arena_printf(arena, "/%d", duty->shift) : "";
    return vp_arena_printf(arena, "%s/%s/%s%s", plan->doctors.item[column->doctor].id,
                           vp_day_format(duty->date, date) + 5, plan->lines.item[duty->line].id, shift);
}

static const char *show_bounds(const struct vp_row *row, struct vp_arena *arena)
{
    if (row->lower == row->upper)
        return vp_arena_printf(arena, " = %s", show_number(row->lower, arena));
    const char *above = isinf(row->lower) ? "" : vp_arena_printf(arena, " >= %s", show_number(row->lower, arena));
    const char *below = isinf(row->upper) ? "" : vp_arena_printf(arena, " <= %s", show_number(row->upper, arena));
    return vp_arena_printf(arena, "%s%s", above, below);
}

const char *vp_show_row(const struct vp_program *program, const char *name, struct vp_arena *arena)
{
    for (int r = 0; r < program->rows.n; r++) {
        const struct vp_row *row = &program->rows.item[r];
        if (strcmp(row->name, name) != 0)
            continue;
        const char *text = row->n == 0 ? "0" : "";
        for (int e = row->first; e < row->first + row->n; e++) {
            double value = program->value.item[e];
            const char *sign = e == row->first ? (value < 0 ? "- " : "") : value < 0 ? " - " : " + ";
            const char *factor = fabs(value) == 1 ? "" : vp_arena_printf(arena, "%s ", show_number(fabs(value), arena));
            text = vp_arena_printf(arena, "%s%s%s%s", text, sign, factor,
                                   show_column(program, program->index.item[e], arena));
        }
        return vp_arena_printf(arena, "%s%s", text, show_bounds(row, arena));
    }
    return "no such row";
}

int vp_count_rows(const struct vp_program *program, const char *prefix)
{
    int n = 0;
    for (int r = 0; r < program->rows.n; r++)
        n += strncmp(program->rows.item[r].name, prefix, strlen(prefix)) == 0;
    return n;
}

const struct vp_column *vp_find_column(const struct vp_program *program, const char *name)
{
    for (int c = 0; c < program->columns.n; c++)
        if (strcmp(program->columns.item[c].name, name) == 0)
            return &program->columns.item[c];
    fprintf(stderr, "program_maker: no column '%s'\n", name);
    abort();
}

/* ---- prices ---- */

static void fill_sequence(const struct vp_problem *problem, int rule, const bool *had, struct vp_sequence *sequence,
                          int *list)
{
    sequence->duty = list;
    for (int j = 0; j < problem->n_duties; j++) {
        int at = sequence->doctor * problem->n_duties + j;
        int out = problem->drive_out[at];
        int home = problem->drive_home[at];
        sequence->longest_drive = out > sequence->longest_drive ? out : sequence->longest_drive;
        sequence->longest_drive = home > sequence->longest_drive ? home : sequence->longest_drive;
        bool has = j < problem->n_past ? problem->past_doctor[j] == sequence->doctor : had[j];
        if (has && vp_rule_speaks(problem, rule, j))
            list[sequence->n++] = j;
    }
}

double vp_price_had(const struct vp_problem *problem, int rule, int doctor, const bool *had, double *shortage,
                    struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    const struct vp_rule_program *program = vp_rule_program(plan->rules.item[rule].kind);
    const bool *doctors = plan->rules.item[rule].doctors;
    if (program->price == NULL || (doctors != NULL && !doctors[doctor]))
        return 0;
    vp_instant *midnight = vp_arena_array(arena, (size_t)(plan->to - plan->from) + 9, sizeof *midnight);
    for (vp_day date = plan->from; date <= plan->to + 8; date++)
        midnight[date - plan->from] = vp_zone_instant(plan->zone, date, 0);
    struct vp_sequence sequence = {.problem = problem,
                                   .rule = &plan->rules.item[rule],
                                   .midnight = midnight,
                                   .doctor = doctor,
                                   .prepared = program->prepare == NULL ? NULL : program->prepare(problem, rule, arena)};
    fill_sequence(problem, rule, had, &sequence, vp_arena_array(arena, (size_t)problem->n_duties, sizeof(int)));
    return program->price(&sequence, shortage);
}

double vp_points_had(const struct vp_program *program, const bool *had, struct vp_arena *arena)
{
    const struct vp_problem *problem = program->problem;
    size_t n = (size_t)program->columns.n;
    double *lower = vp_arena_array(arena, n, sizeof *lower);
    double *upper = vp_arena_array(arena, n, sizeof *upper);
    unsigned char *whole = vp_arena_alloc(arena, n);
    for (size_t c = 0; c < n; c++) {
        const struct vp_column *column = &program->columns.item[c];
        lower[c] = column->lower;
        upper[c] = column->upper;
        whole[c] = vp_column_whole(column);
        if (column->kind == VP_X && column->duty >= problem->n_past)
            lower[c] = upper[c] = had[column->doctor * problem->n_duties + column->duty];
    }
    struct vp_mip_task task = {.program = program, .lower = lower, .upper = upper, .whole = whole};
    struct vp_mip_answer answer = {.value = vp_arena_array(arena, n, sizeof *answer.value)};
    vp_mip_solve(&task, &answer);
    ck_assert(answer.status == VP_MIP_OPTIMAL || answer.status == VP_MIP_INFEASIBLE);
    if (answer.status == VP_MIP_INFEASIBLE)
        return INFINITY;
    double points = answer.points;
    for (size_t c = 0; c < n; c++)
        if (program->columns.item[c].kind == VP_U)
            points -= program->columns.item[c].cost * answer.value[c];
    return points;
}
