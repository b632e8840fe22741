/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clinic: on clinic day t doctor d in scope is there if he is a member, not on leave, on in his rotations at noon, and no duty of
 * `after` that began before t ends on it. With l[d,t] = 1 if there is such a duty (solver/any.c), he adds, where he may be there at all,
 *     1 − l[d,t]                                          in no rotation (or on with every offset that he may have)
 *     Σ { o[d,k] : k is on in the week of t }             in one rotation, and never kept away by a duty
 *     p[d,t] ≤ that sum of each of his rotations, and p[d,t] + l[d,t] ≤ 1                    else
 * to  Σ_d … ≥ n (+ s[t], weight · s). p stands only there and costs nothing, so it is as large as it may be, and that is whole. */
#include "solver/any.h"
#include "solver/rows.h"
#include "solver/spots.h"

#include "model/rotation.h"

#include <math.h>

/* Is the doctor a member and not on leave? */
static bool is_available(const struct vp_plan *plan, int doctor, vp_day date)
{
    const struct vp_doctor *who = &plan->doctors.item[doctor];
    if (date < who->member.from || date > who->member.to)
        return false;
    for (int i = 0; i < who->leave.n; i++)
        if (date >= who->leave.item[i].dates.from && date <= who->leave.item[i].dates.to)
            return false;
    return true;
}

/* Does having the duty keep its doctor from the clinic on the day on which it ends? */
static bool keeps_away(const struct vp_problem *problem, int rule, int duty)
{
    const struct vp_duty *of = &problem->duties[duty];
    return of->last > of->date && vp_rule_speaks(problem, rule, duty) &&
           vp_selects(&problem->plan->rules.item[rule].figures.after, of);
}

static int week_of(const struct vp_plan *plan, const struct vp_rotation *rotation, vp_day date)
{
    return vp_rotation_week(plan, rotation, vp_zone_instant(plan->zone, date, VP_MINUTES_A_DAY / 2));
}

/* ---- rows ---- */

/* The offsets of a rotation with which the doctor is on that week: columns, and how many of his there are in all. */
struct turns {
    int rotation;
    int on[VP_MAX_CYCLE];
    int n;
    int of;
};

static struct turns list_turns(const struct vp_writer *writer, int r, int doctor, vp_day date)
{
    const struct vp_plan *plan = writer->problem->plan;
    const struct vp_rotation *rotation = &plan->rotations.item[r];
    const int week = week_of(plan, rotation, date);
    struct turns turns = {.rotation = r};
    for (int k = 0; k < rotation->cycle; k++) {
        int column = writer->program->o[r][doctor * VP_MAX_CYCLE + k];
        turns.of += column >= 0;
        if (column >= 0 && vp_rotation_on(rotation, k, week))
            turns.on[turns.n++] = column;
    }
    return turns;
}

/* A doctor's part of the sum: `fixed` + sum of `sign` × columns. */
struct part {
    double fixed;
    double sign;
    struct vp_any any;
};

/* p[d,t], with its rows. */
static struct part write_presence(struct vp_writer *writer, const char *detail, const struct turns *turns, int n,
                                  const struct vp_any *lost)
{
    struct vp_program *program = writer->program;
    int *p = vp_arena_array(program->arena, 1, sizeof *p);
    *p = vp_add_helper(writer, "p", detail);
    for (int i = 0; i < n; i++) {
        vp_begin_rule_row(writer, -INFINITY, 0, "turn",
                          vp_arena_printf(program->arena, "%s,%d", detail, turns[i].rotation));
        vp_add_entry(program, *p, 1);
        for (int k = 0; k < turns[i].n; k++)
            vp_add_entry(program, turns[i].on[k], -1);
    }
    if (lost->n > 0) {
        vp_begin_rule_row(writer, -INFINITY, 1, "away", detail);
        vp_add_entry(program, *p, 1);
        vp_add_any(program, lost, 1);
    }
    return (struct part){.sign = 1, .any = {.column = p, .n = 1}};
}

/* The rotations in which it depends on the doctor's offset whether he is on, in `turns`; returns how many, or -1 if he is off in one for
 * certain. */
static int list_rotations(const struct vp_writer *writer, int doctor, vp_day date, struct turns *turns)
{
    const struct vp_plan *plan = writer->problem->plan;
    int n = 0;
    for (int r = 0; r < plan->rotations.n; r++) {
        if (!plan->rotations.item[r].doctors[doctor])
            continue;
        turns[n] = list_turns(writer, r, doctor, date);
        if (turns[n].n == 0)
            return -1;
        n += turns[n].n < turns[n].of;
    }
    return n;
}

static struct part write_doctor(struct vp_writer *writer, int doctor, vp_day date, const int *duties, int n_duties)
{
    const struct vp_plan *plan = writer->problem->plan;
    struct vp_arena *arena = writer->program->arena;
    struct turns *turns = vp_arena_array(arena, (size_t)plan->rotations.n + 1, sizeof *turns);
    if (!vp_in_scope_doctor(writer, doctor) || !is_available(plan, doctor, date))
        return (struct part){.fixed = 0};
    int n = list_rotations(writer, doctor, date, turns);
    if (n < 0)
        return (struct part){.fixed = 0};
    char text[VP_DAY_TEXT];
    const char *detail = vp_arena_printf(arena, "%s,%s", plan->doctors.item[doctor].id, vp_day_format(date, text));
    struct vp_any lost = vp_write_any(writer, doctor, duties, n_duties, false, detail);
    if (lost.always)
        return (struct part){.fixed = 0};
    if (n == 0)
        return (struct part){.fixed = 1, .sign = -1, .any = lost};
    if (n > 1 || lost.n > 0)
        return write_presence(writer, detail, turns, n, &lost);
    return (struct part){.sign = 1, .any = {.column = turns[0].on, .n = turns[0].n}};
}

/* Is the doctor there whatever the roster? */
static bool is_certain(const struct vp_writer *writer, int doctor, vp_day date, const int *duties, int n,
                       struct turns *turns)
{
    if (!vp_in_scope_doctor(writer, doctor) || !is_available(writer->problem->plan, doctor, date))
        return false;
    for (int i = 0; i < n; i++)
        if (vp_scoped_x(writer, doctor, duties[i]) >= 0)
            return false;
    return list_rotations(writer, doctor, date, turns) == 0;
}

struct scratch {
    int *duties;
    struct part *parts;
    struct turns *turns;
};

static void write_day(struct vp_writer *writer, vp_day date, const struct scratch *scratch)
{
    const struct vp_problem *problem = writer->problem;
    int n = 0;
    int certain = 0;
    for (int j = 0; j < problem->n_duties; j++)
        if (problem->duties[j].last == date && keeps_away(problem, writer->rule_number, j))
            scratch->duties[n++] = j;
    for (int d = 0; d < problem->n_doctors; d++)
        certain += is_certain(writer, d, date, scratch->duties, n, scratch->turns);
    if (certain >= writer->rule->figures.at_least)
        return;
    double fixed = 0;
    for (int d = 0; d < problem->n_doctors; d++) {
        scratch->parts[d] = write_doctor(writer, d, date, scratch->duties, n);
        fixed += scratch->parts[d].fixed;
    }
    char text[VP_DAY_TEXT];
    const char *detail = vp_arena_strdup(writer->program->arena, vp_day_format(date, text));
    vp_begin_rule_row(writer, writer->rule->figures.at_least - fixed, INFINITY, NULL, detail);
    for (int d = 0; d < problem->n_doctors; d++)
        vp_add_any(writer->program, &scratch->parts[d].any, scratch->parts[d].sign);
    vp_end_at_least(writer, detail);
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_arena *arena = writer->program->arena;
    struct scratch scratch;
    scratch.duties = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *scratch.duties);
    scratch.parts = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof *scratch.parts);
    scratch.turns = vp_arena_array(arena, (size_t)problem->plan->rotations.n + 1, sizeof *scratch.turns);
    for (vp_day date = problem->plan->from; date <= problem->plan->to; date++)
        if (vp_clinic_day(problem->plan, date))
            write_day(writer, date, &scratch);
}

/* ---- prices: a spot is a day of the period ---- */

struct day {
    bool open;
    unsigned char *available; /* [doctor] in scope, a member, not on leave, and no duty of the past keeps him away */
    int *week;                /* [rotation] */
    int *duty;                /* of the period, that end on it and keep away */
    int n;
};

static void prepare_day(const struct vp_problem *problem, int rule, vp_day date, struct vp_arena *arena, struct day *day)
{
    const struct vp_plan *plan = problem->plan;
    const struct vp_rule *of = &plan->rules.item[rule];
    day->open = vp_clinic_day(plan, date);
    if (!day->open)
        return;
    day->available = vp_arena_alloc(arena, (size_t)problem->n_doctors);
    day->week = vp_arena_array(arena, (size_t)plan->rotations.n + 1, sizeof *day->week);
    for (int d = 0; d < problem->n_doctors; d++)
        day->available[d] = (of->doctors == NULL || of->doctors[d]) && is_available(plan, d, date);
    for (int r = 0; r < plan->rotations.n; r++)
        day->week[r] = week_of(plan, &plan->rotations.item[r], date);
    for (int pass = 0; pass < 2; pass++) {
        day->n = 0;
        for (int j = 0; j < problem->n_duties; j++) {
            if (problem->duties[j].last != date || !keeps_away(problem, rule, j))
                continue;
            if (j < problem->n_past)
                day->available[problem->past_doctor[j]] = 0;
            else if (pass == 1)
                day->duty[day->n++] = j;
            else
                day->n++;
        }
        if (pass == 0)
            day->duty = vp_arena_array(arena, (size_t)day->n + 1, sizeof *day->duty);
    }
}

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    struct day *days = vp_arena_array(arena, (size_t)(plan->to - plan->from + 1), sizeof *days);
    for (vp_day date = plan->from; date <= plan->to; date++)
        prepare_day(problem, rule, date, arena, &days[date - plan->from]);
    return days;
}

static const struct vp_spots *list_spots(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    struct vp_links links = {.list = {.n = 0}};
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        vp_day last = problem->duties[j].last;
        if (last <= plan->to && vp_clinic_day(plan, last) && keeps_away(problem, rule, j))
            *vp_vec_add(arena, &links.list) = (struct vp_link){j, last - plan->from};
    }
    return vp_spots_new(&links, plan->to - plan->from + 1, problem, arena);
}

/* Is the doctor on in all his rotations? */
static bool is_on(const struct vp_scene *scene, const struct day *day, int doctor)
{
    const struct vp_plan *plan = scene->problem->plan;
    for (int r = 0; r < plan->rotations.n; r++) {
        const struct vp_rotation *rotation = &plan->rotations.item[r];
        int offset = scene->offset[r * plan->doctors.n + doctor];
        if (rotation->doctors[doctor] && (offset < 0 || !vp_rotation_on(rotation, offset, day->week[r])))
            return false;
    }
    return true;
}

/* Is the doctor on one of the first `n` duties that keep away? */
static bool is_counted(const struct vp_scene *scene, const struct day *day, int doctor, int n)
{
    for (int i = 0; i < n; i++) {
        const struct vp_duty *duty = &scene->problem->duties[day->duty[i]];
        for (int p = 0; p < duty->places; p++)
            if (scene->doctor_of_place[duty->first_place + p] == doctor)
                return true;
    }
    return false;
}

static double price_spot(const struct vp_scene *scene, int spot, double *shortage)
{
    const struct vp_problem *problem = scene->problem;
    const struct day *day = (const struct day *)scene->prepared + spot;
    if (!day->open)
        return 0;
    int there = 0;
    for (int d = 0; d < problem->n_doctors; d++)
        there += day->available[d] && is_on(scene, day, d);
    for (int i = 0; i < day->n; i++) {
        const struct vp_duty *duty = &problem->duties[day->duty[i]];
        for (int p = 0; p < duty->places; p++) {
            int d = scene->doctor_of_place[duty->first_place + p];
            there -= d >= 0 && day->available[d] && is_on(scene, day, d) && !is_counted(scene, day, d, i);
        }
    }
    double missing = fmax(0, scene->rule->figures.at_least - there);
    if (!scene->rule->hard)
        return missing * scene->rule->weight;
    *shortage += missing;
    return 0;
}

const struct vp_rule_program vp_program_clinic = {
    .rows = write_rows, .prepare = prepare, .spots = list_spots, .price_spot = price_spot};
