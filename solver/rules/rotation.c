/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rotation: o[d,k] = 1 if doctor d turns with offset k, for the offsets that he may have by himself;
 *     Σ_k o[d,k] = 1
 *     Σ_Q x[d,j] − Σ { o[d,k] : k is on in week w } ≤ 0     Q: duties of week w, on the rotation's lines, that clash with each other
 *     least ≤ Σ_d Σ { o[d,k] : k is on in week w } ≤ most   over the doctors who are members when week w begins
 * Q of one duty would do; larger ones say more for fractions. The Q of a week cover its duties. Weeks in which every offset of the
 * doctor is on say nothing, and a week says what the one a cycle before said if the same doctors are members. A duty in a week in which
 * none of the doctor's offsets is on has no column. */
#include "solver/clash.h"
#include "solver/limits.h"
#include "solver/rows.h"

#include "model/rotation.h"

#include <math.h>
#include <string.h>

/* Bits of the offsets, 0 … cycle − 1, that are on in a week; those that the doctor may have. */
static uint32_t list_on(const struct vp_rotation *rotation, int week)
{
    uint32_t on = 0;
    for (int k = 0; k < rotation->cycle; k++)
        if (vp_rotation_on(rotation, k, week))
            on |= vp_bit(k);
    return on;
}

static uint32_t list_allowed(const struct vp_plan *plan, const struct vp_rotation *rotation, int doctor)
{
    uint32_t allowed = 0;
    for (int k = 0; k < rotation->cycle; k++)
        if (vp_rotation_offset_allowed(plan, rotation, doctor, k))
            allowed |= vp_bit(k);
    return allowed;
}

static int week_of(const struct vp_problem *problem, const struct vp_rotation *rotation, int duty)
{
    return vp_rotation_week(problem->plan, rotation, problem->duties[duty].start);
}

static void forbid(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    const struct vp_plan *plan = problem->plan;
    for (int r = 0; r < plan->rotations.n; r++) {
        const struct vp_rotation *rotation = &plan->rotations.item[r];
        for (int d = 0; d < plan->doctors.n; d++) {
            uint32_t allowed = rotation->doctors[d] ? list_allowed(plan, rotation, d) : 0;
            for (int j = problem->n_past; j < problem->n_duties && rotation->doctors[d]; j++)
                if (vp_rotation_speaks(problem, rotation, d, j) &&
                    (allowed & list_on(rotation, week_of(problem, rotation, j))) == 0)
                    writer->forbidden[d * problem->n_duties + j] = 1;
        }
    }
}

/* ---- rows ---- */

static void add_offsets(struct vp_program *program, int r, int doctor, uint32_t offsets, double value)
{
    for (int k = 0; k < VP_MAX_CYCLE; k++)
        if ((offsets & vp_bit(k)) != 0)
            vp_add_entry(program, program->o[r][doctor * VP_MAX_CYCLE + k], value);
}

static void write_choice(struct vp_writer *writer, int r, int doctor, uint32_t allowed)
{
    const struct vp_plan *plan = writer->problem->plan;
    struct vp_program *program = writer->program;
    for (int k = 0; k < plan->rotations.item[r].cycle; k++)
        if ((allowed & vp_bit(k)) != 0)
            vp_add_offset(program, r, doctor, k);
    vp_begin_rule_row(writer, 1, 1, NULL,
                      vp_arena_printf(program->arena, "%s,%s", plan->rotations.item[r].id, plan->doctors.item[doctor].id));
    add_offsets(program, r, doctor, allowed, 1);
}

/* What a doctor's duties of one week, all on the rotation's lines, ask of his offset. */
static void write_week(struct vp_writer *writer, int r, int doctor, int week, uint32_t on, const int *duty, int n)
{
    const struct vp_plan *plan = writer->problem->plan;
    struct vp_program *program = writer->program;
    bool *used = vp_arena_array(program->arena, (size_t)n, sizeof *used);
    int *clique = vp_arena_array(program->arena, (size_t)n, sizeof *clique);
    int size;
    for (int q = 0; (size = vp_gather_clique(writer, doctor, duty, n, used, clique)) > 0; q++) {
        vp_begin_rule_row(writer, -INFINITY, 0, "on",
                          vp_arena_printf(program->arena, "%s,%s,%d,%d", plan->rotations.item[r].id,
                                          plan->doctors.item[doctor].id, week, q));
        for (int i = 0; i < size; i++)
            vp_add_entry(program, vp_scoped_x(writer, doctor, clique[i]), 1);
        add_offsets(program, r, doctor, on, -1);
    }
}

static void write_doctor(struct vp_writer *writer, int r, int doctor)
{
    const struct vp_problem *problem = writer->problem;
    const struct vp_rotation *rotation = &problem->plan->rotations.item[r];
    uint32_t allowed = list_allowed(problem->plan, rotation, doctor);
    write_choice(writer, r, doctor, allowed);
    int *duty = vp_arena_array(writer->program->arena, (size_t)problem->n_duties, sizeof *duty);
    for (int j = problem->n_past; j < problem->n_duties;) {
        int week = week_of(problem, rotation, j);
        int n = 0;
        for (; j < problem->n_duties && week_of(problem, rotation, j) == week; j++)
            if (vp_rotation_speaks(problem, rotation, doctor, j) && vp_scoped_x(writer, doctor, j) >= 0)
                duty[n++] = j;
        uint32_t on = allowed & list_on(rotation, week);
        if (n > 0 && on != allowed)
            write_week(writer, r, doctor, week, on, duty, n);
    }
}

/* Is the doctor of the rotation a member on the date of the hand-over, or, for the week that has begun before the period, on its first
 * date? */
static bool is_member(const struct vp_plan *plan, const struct vp_rotation *rotation, int doctor, int week)
{
    vp_day date;
    int minute;
    vp_zone_local(plan->zone, vp_rotation_start(plan, rotation, week), &date, &minute, NULL);
    date = date > plan->from ? date : plan->from;
    const struct vp_dates *member = &plan->doctors.item[doctor].member;
    return rotation->doctors[doctor] && date >= member->from && date <= member->to;
}

static bool same_members(const struct vp_plan *plan, const struct vp_rotation *rotation, int week, int other)
{
    for (int d = 0; d < plan->doctors.n; d++)
        if (is_member(plan, rotation, d, week) != is_member(plan, rotation, d, other))
            return false;
    return true;
}

static void write_present(struct vp_writer *writer, int r, int week)
{
    const struct vp_plan *plan = writer->problem->plan;
    const struct vp_rotation *rotation = &plan->rotations.item[r];
    struct vp_program *program = writer->program;
    vp_begin_rule_row(writer, rotation->least, rotation->most, "present",
                      vp_arena_printf(program->arena, "%s,%d", rotation->id, week));
    int possible = 0;
    for (int d = 0; d < plan->doctors.n; d++) {
        if (!is_member(plan, rotation, d, week))
            continue;
        uint32_t on = list_allowed(plan, rotation, d) & list_on(rotation, week);
        add_offsets(program, r, d, on, 1);
        possible += on != 0;
    }
    struct vp_row *row = &program->rows.item[program->rows.n - 1];
    if (rotation->least <= 0)
        row->lower = -INFINITY;
    if (rotation->most >= possible)
        row->upper = INFINITY;
    if (isinf(row->lower) && isinf(row->upper))
        vp_drop_row(program);
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_plan *plan = writer->problem->plan;
    for (int r = 0; r < plan->rotations.n; r++) {
        const struct vp_rotation *rotation = &plan->rotations.item[r];
        for (int d = 0; d < plan->doctors.n; d++)
            if (rotation->doctors[d])
                write_doctor(writer, r, d);
        int first;
        int last;
        vp_rotation_span(plan, rotation, &first, &last);
        for (int week = first; week <= last; week++)
            if (week - rotation->cycle < first || !same_members(plan, rotation, week, week - rotation->cycle))
                write_present(writer, r, week);
    }
}

/* ---- price ---- */

struct prepared {
    uint32_t *allowed; /* [rotation * n_doctors + doctor] offsets that he may have by himself */
    uint32_t *fits; /* [rotation * n_duties + duty] offsets that are on when it begins; all for duties that the rotation does not speak of */
};

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    (void)rule;
    const struct vp_plan *plan = problem->plan;
    size_t rotations = (size_t)plan->rotations.n;
    struct prepared *prepared = vp_arena_alloc(arena, sizeof *prepared);
    prepared->allowed = vp_arena_array(arena, rotations * (size_t)plan->doctors.n + 1, sizeof *prepared->allowed);
    prepared->fits = vp_arena_array(arena, rotations * (size_t)problem->n_duties + 1, sizeof *prepared->fits);
    for (int r = 0; r < plan->rotations.n; r++) {
        const struct vp_rotation *rotation = &plan->rotations.item[r];
        for (int d = 0; d < plan->doctors.n; d++)
            prepared->allowed[r * plan->doctors.n + d] = list_allowed(plan, rotation, d);
        for (int j = 0; j < problem->n_duties; j++) {
            bool speaks = j >= problem->n_past && (rotation->lines == NULL || rotation->lines[problem->duties[j].line]);
            prepared->fits[r * problem->n_duties + j] =
                speaks ? list_on(rotation, week_of(problem, rotation, j)) : UINT32_MAX;
        }
    }
    return prepared;
}

/* Which offset holds is not known here: INFINITY only if none fits all that the doctor has. One who has no offset from the start is
 * short of one. */
static double price(const struct vp_sequence *sequence, double *shortage)
{
    const struct vp_problem *problem = sequence->problem;
    const struct prepared *prepared = sequence->prepared;
    for (int r = 0; r < problem->plan->rotations.n; r++) {
        if (!problem->plan->rotations.item[r].doctors[sequence->doctor])
            continue;
        uint32_t offsets = prepared->allowed[r * problem->n_doctors + sequence->doctor];
        bool none = offsets == 0;
        for (int i = 0; i < sequence->n && !none; i++)
            offsets &= prepared->fits[r * problem->n_duties + sequence->duty[i]];
        if (none)
            *shortage += 1;
        else if (offsets == 0)
            return INFINITY;
    }
    return 0;
}

static bool touches(const struct vp_sequence *sequence, int duty)
{
    const struct vp_problem *problem = sequence->problem;
    const struct prepared *prepared = sequence->prepared;
    for (int r = 0; r < problem->plan->rotations.n; r++)
        if (problem->plan->rotations.item[r].doctors[sequence->doctor] &&
            prepared->fits[r * problem->n_duties + duty] != UINT32_MAX)
            return true;
    return false;
}

/* Nothing to say of those who are in no rotation. Of the others no limit says which weeks they are on: that is for offsets to choose. */
static bool say_limits(struct vp_limits *limits)
{
    const struct vp_plan *plan = limits->problem->plan;
    for (int r = 0; r < plan->rotations.n; r++)
        if (plan->rotations.item[r].doctors[limits->doctor])
            return false;
    return true;
}

const struct vp_rule_program vp_program_rotation = {
    .forbid = forbid, .rows = write_rows, .prepare = prepare, .price = price, .limits = say_limits, .touches = touches};
