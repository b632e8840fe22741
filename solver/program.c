/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compact program.
 *
 *     minimise   Σ locum(j) u[j]  +  fairness  +  soft rules  +  unmet wishes
 *     cover[j]   Σ_d x[d,j] + u[j] − e[j] = needed(j),   0 ≤ e[j] ≤ extra(j)        for every duty j of the period
 *     rules      rows of solver/rules/, over x and their own helpers
 *     x binary, u and e whole
 *
 * Assignments that a rule forbids outright (not a member, exempt, on leave) get no column at all, nor do the others of the same block. Duties of the
 * past have one column each, fixed at 1. */
#include "solver/program.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static const struct vp_rule_program *const rule_programs[VP_RULE_KINDS] = {
#define VP_RULE(kind, says) [VP_RULE_##kind] = &vp_program_##kind,
#include "model/rules.def"
#undef VP_RULE
};

const struct vp_rule_program *vp_rule_program(enum vp_rule_kind kind)
{
    return rule_programs[kind];
}

int vp_add_column(struct vp_program *program, struct vp_column column)
{
    *vp_vec_add(program->arena, &program->columns) = column;
    return program->columns.n - 1;
}

void vp_begin_row(struct vp_program *program, double lower, double upper, const char *name)
{
    struct vp_row *row = vp_vec_add(program->arena, &program->rows);
    *row = (struct vp_row){.lower = lower, .upper = upper, .first = program->index.n, .n = 0, .name = name};
}

void vp_add_entry(struct vp_program *program, int column, double value)
{
    assert(column >= 0 && column < program->columns.n && isfinite(value));
    *vp_vec_add(program->arena, &program->index) = column;
    *vp_vec_add(program->arena, &program->value) = value;
    program->rows.item[program->rows.n - 1].n++;
}

int vp_row_entries(const struct vp_program *program)
{
    return program->rows.item[program->rows.n - 1].n;
}

void vp_drop_row(struct vp_program *program)
{
    struct vp_row *row = &program->rows.item[--program->rows.n];
    program->index.n = row->first;
    program->value.n = row->first;
}

int vp_add_offset(struct vp_program *program, int rotation, int doctor, int offset)
{
    const struct vp_plan *plan = program->problem->plan;
    const char *name = vp_arena_printf(program->arena, "o[%s,%s,%d]", plan->rotations.item[rotation].id,
                                       plan->doctors.item[doctor].id, offset);
    int column = vp_add_column(
        program, (struct vp_column){.kind = VP_O, .doctor = doctor, .duty = -1, .lower = 0, .upper = 1, .name = name});
    program->o[rotation][doctor * VP_MAX_CYCLE + offset] = column;
    return column;
}

static void make_offsets(struct vp_program *program)
{
    const struct vp_plan *plan = program->problem->plan;
    size_t room = (size_t)plan->doctors.n * VP_MAX_CYCLE;
    program->o = vp_arena_array(program->arena, (size_t)plan->rotations.n + 1, sizeof *program->o);
    for (int r = 0; r < plan->rotations.n; r++) {
        program->o[r] = vp_arena_array(program->arena, room, sizeof **program->o);
        for (size_t i = 0; i < room; i++)
            program->o[r][i] = -1;
    }
}

bool vp_in_scope_doctor(const struct vp_writer *writer, int doctor)
{
    return writer->rule->doctors == NULL || writer->rule->doctors[doctor];
}

bool vp_in_scope_duty(const struct vp_writer *writer, int duty)
{
    return vp_rule_speaks(writer->problem, writer->rule_number, duty);
}

int vp_scoped_x(const struct vp_writer *writer, int doctor, int duty)
{
    return vp_in_scope_duty(writer, duty) ? writer->program->x[doctor * writer->problem->n_duties + duty] : -1;
}

/* "2027-01-04,forvakt,0": date, line and shift name a duty. */
static const char *name_duty(const struct vp_problem *problem, int duty, struct vp_arena *arena)
{
    char date[VP_DAY_TEXT];
    const struct vp_duty *at = &problem->duties[duty];
    return vp_arena_printf(arena, "%s,%s,%d", vp_day_format(at->date, date), problem->plan->lines.item[at->line].id,
                           at->shift);
}

static int add_x(struct vp_program *program, int doctor, int duty, double lower)
{
    const struct vp_problem *problem = program->problem;
    const char *name = vp_arena_printf(program->arena, "x[%s,%s]", problem->plan->doctors.item[doctor].id,
                                       name_duty(problem, duty, program->arena));
    return vp_add_column(
        program,
        (struct vp_column){.kind = VP_X, .doctor = doctor, .duty = duty, .lower = lower, .upper = 1, .name = name});
}

static void add_past(struct vp_program *program)
{
    const struct vp_problem *problem = program->problem;
    for (int j = 0; j < problem->n_past; j++) {
        for (int d = 0; d < problem->n_doctors; d++)
            program->x[d * problem->n_duties + j] = -1;
        int d = problem->past_doctor[j];
        program->x[d * problem->n_duties + j] = add_x(program, d, j, 1);
        program->u[j] = program->e[j] = -1;
    }
}

static int add_open(struct vp_program *program, int duty, const char *letter, double upper, double cost)
{
    const char *name =
        vp_arena_printf(program->arena, "%s[%s]", letter, name_duty(program->problem, duty, program->arena));
    return vp_add_column(
        program, (struct vp_column){
                     .kind = VP_U, .doctor = -1, .duty = duty, .lower = 0, .upper = upper, .cost = cost, .name = name});
}

static void add_assignments(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    int n = problem->n_duties;
    for (int j = problem->n_past; j < n; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        const struct vp_line *line = &problem->plan->lines.item[duty->line];
        for (int d = 0; d < problem->n_doctors; d++)
            program->x[d * n + j] = writer->forbidden[d * n + j] ? -1 : add_x(program, d, j, 0);
        program->u[j] =
            add_open(program, j, "u", line->locum_allowed ? duty->needed : 0, line->locum_allowed ? line->locum : 0);
        program->e[j] = -1;
        if (duty->places > duty->needed)
            program->e[j] = add_open(program, j, "e", duty->places - duty->needed, line->extra_price);
    }
}

static void add_cover(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        double needed = problem->duties[j].needed;
        vp_begin_row(program, needed, needed,
                     vp_arena_printf(program->arena, "cover[%s]", name_duty(problem, j, program->arena)));
        for (int d = 0; d < problem->n_doctors; d++)
            if (program->x[d * problem->n_duties + j] >= 0)
                vp_add_entry(program, program->x[d * problem->n_duties + j], 1);
        vp_add_entry(program, program->u[j], 1);
        if (program->e[j] >= 0)
            vp_add_entry(program, program->e[j], -1);
    }
}

/* A doctor who cannot have one duty of a block cannot have any. */
static void spread_over_blocks(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    size_t n = (size_t)problem->n_duties;
    bool *barred = vp_arena_array(writer->program->arena, (size_t)problem->n_blocks + 1, sizeof *barred);
    for (size_t d = 0; d < (size_t)problem->n_doctors && problem->n_blocks > 0; d++) {
        memset(barred, 0, (size_t)problem->n_blocks * sizeof *barred);
        for (size_t j = 0; j < n; j++)
            if (problem->duties[j].block >= 0 && writer->forbidden[d * n + j])
                barred[problem->duties[j].block] = true;
        for (size_t j = 0; j < n; j++)
            if (problem->duties[j].block >= 0 && barred[problem->duties[j].block])
                writer->forbidden[d * n + j] = 1;
    }
}

static void forbid_all(struct vp_writer *writer)
{
    const struct vp_plan *plan = writer->problem->plan;
    for (writer->rule_number = 0; writer->rule_number < plan->rules.n; writer->rule_number++) {
        writer->rule = &plan->rules.item[writer->rule_number];
        if (rule_programs[writer->rule->kind]->forbid != NULL)
            rule_programs[writer->rule->kind]->forbid(writer);
    }
    spread_over_blocks(writer);
}

static void write_rules(struct vp_writer *writer)
{
    const struct vp_plan *plan = writer->problem->plan;
    for (writer->rule_number = 0; writer->rule_number < plan->rules.n; writer->rule_number++) {
        writer->rule = &plan->rules.item[writer->rule_number];
        if (rule_programs[writer->rule->kind]->rows != NULL)
            rule_programs[writer->rule->kind]->rows(writer);
    }
    writer->rule = NULL;
}

/* A program with nothing in it but what is forbidden. */
static struct vp_writer begin_program(const struct vp_problem *problem, struct vp_arena *arena)
{
    struct vp_program *program = vp_arena_alloc(arena, sizeof *program);
    const size_t pairs = (size_t)problem->n_doctors * (size_t)problem->n_duties;
    program->problem = problem;
    program->arena = arena;
    program->x = vp_arena_array(arena, pairs, sizeof *program->x);
    program->u = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *program->u);
    program->e = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *program->e);
    struct vp_writer writer = {.program = program, .problem = problem, .forbidden = vp_arena_alloc(arena, pairs)};
    make_offsets(program);
    forbid_all(&writer);
    return writer;
}

const unsigned char *vp_forbidden_pairs(const struct vp_problem *problem, struct vp_arena *arena)
{
    return begin_program(problem, arena).forbidden;
}

struct vp_program *vp_program_new(const struct vp_problem *problem, struct vp_arena *arena)
{
    struct vp_writer writer = begin_program(problem, arena);
    struct vp_program *program = writer.program;
    add_past(program);
    add_assignments(&writer);
    add_cover(&writer);
    write_rules(&writer);
    vp_write_fairness(&writer);
    vp_write_municipal(&writer);
    vp_write_wishes(&writer);
    return program;
}

double vp_program_points(const struct vp_program *program, const double *value)
{
    double points = program->constant;
    for (int c = 0; c < program->columns.n; c++)
        points += program->columns.item[c].cost * value[c];
    return points;
}

void vp_program_roster(const struct vp_program *program, const double *value, int *doctor_of_place)
{
    const struct vp_problem *problem = program->problem;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        int filled = 0;
        for (int d = 0; d < problem->n_doctors && filled < duty->places; d++) {
            int column = program->x[d * problem->n_duties + j];
            if (column >= 0 && value[column] > 0.5)
                doctor_of_place[duty->first_place + filled++] = d;
        }
        while (filled < duty->places)
            doctor_of_place[duty->first_place + filled++] = VP_LOCUM;
    }
}

void vp_program_offsets(const struct vp_program *program, const double *value, int *offset)
{
    const struct vp_plan *plan = program->problem->plan;
    for (int r = 0; r < plan->rotations.n; r++)
        for (int d = 0; d < plan->doctors.n; d++) {
            int *at = &offset[r * plan->doctors.n + d];
            *at = -1;
            for (int k = 0; k < plan->rotations.item[r].cycle; k++) {
                int column = program->o[r][d * VP_MAX_CYCLE + k];
                if (column >= 0 && value[column] > 0.5)
                    *at = k;
            }
        }
}
