/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Together: with N(e,a) the duties in scope that doctor e may have and that overlap duty a, a itself among them,
 *     x[d,a] − Σ { x[e,b] : b in N(e,a) } ≤ 0 (− s, weight · s)        for every two doctors d, e in scope and every duty a in scope
 * Where N(e,a) is empty, that is x[d,a] = 0, or the weight on it without a row. A duty that e had in the past is in N for certain: no
 * row. */
#include "solver/intervals.h"
#include "solver/rows.h"
#include "solver/spots.h"

#include <math.h>

struct together {
    const struct vp_problem *problem;
    int rule;
};

/* Do the duties overlap, both in scope? */
static bool overlap(const void *context, int a, int b)
{
    const struct together *together = context;
    const struct vp_problem *problem = together->problem;
    return vp_rule_speaks(problem, together->rule, a) && vp_rule_speaks(problem, together->rule, b) &&
           vp_share_time(&problem->duties[a], &problem->duties[b]);
}

static struct vp_nearby list_overlaps(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    return vp_list_nearby(problem, overlap, &(struct together){problem, rule}, arena);
}

static void write_pair(struct vp_writer *writer, int d, int e, int a, const int *overlaps, int n)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    const struct vp_doctor *doctors = problem->plan->doctors.item;
    const int x = vp_scoped_x(writer, d, a);
    const char *detail = vp_arena_printf(program->arena, "%s,%s,%d", doctors[d].id, doctors[e].id, a);
    bool met = false;
    vp_begin_rule_row(writer, -INFINITY, 0, NULL, detail);
    vp_add_entry(program, x, 1);
    for (int i = 0; i < n && !met; i++) {
        int with = vp_scoped_x(writer, e, overlaps[i]);
        if (with >= 0)
            vp_add_entry(program, with, -1);
        met = with >= 0 && overlaps[i] < problem->n_past;
    }
    bool alone = vp_row_entries(program) == 1;
    if (met || (alone && !writer->rule->hard))
        vp_drop_row(program);
    else
        vp_end_at_most(writer, detail);
    if (!met && alone && !writer->rule->hard)
        vp_charge(writer, x, 1);
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    const struct vp_nearby overlaps = list_overlaps(problem, writer->rule_number, writer->program->arena);
    for (int a = problem->n_past; a < problem->n_duties; a++) {
        const int spot = a - problem->n_past;
        for (int d = 0; d < problem->n_doctors; d++)
            for (int e = 0; e < problem->n_doctors && vp_in_scope_doctor(writer, d) && vp_scoped_x(writer, d, a) >= 0; e++)
                if (e != d && vp_in_scope_doctor(writer, e))
                    write_pair(writer, d, e, a, overlaps.duty[spot], overlaps.n[spot]);
    }
}

/* ---- prices: a spot is a duty of the period ---- */

struct prepared {
    struct vp_nearby overlaps;
    int doctors;       /* in scope */
    long long *looked; /* scratch: [doctor] the look in which he was last seen */
    long long *look;   /* scratch: the number of this look */
};

static bool in_scope(const struct vp_rule *rule, int doctor)
{
    return doctor >= 0 && (rule->doctors == NULL || rule->doctors[doctor]);
}

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    struct prepared *prepared = vp_arena_alloc(arena, sizeof *prepared);
    prepared->overlaps = list_overlaps(problem, rule, arena);
    prepared->looked = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof *prepared->looked);
    prepared->look = vp_arena_array(arena, 1, sizeof *prepared->look);
    for (int d = 0; d < problem->n_doctors; d++)
        prepared->doctors += in_scope(&problem->plan->rules.item[rule], d);
    return prepared;
}

static const struct vp_spots *list_spots(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    const struct vp_nearby overlaps = list_overlaps(problem, rule, arena);
    return vp_spots_nearby(&overlaps, problem, arena);
}

/* 1 if the doctor is in scope and not seen yet. */
static int see(const struct vp_scene *scene, int doctor)
{
    const struct prepared *prepared = scene->prepared;
    if (!in_scope(scene->rule, doctor) || prepared->looked[doctor] == *prepared->look)
        return 0;
    prepared->looked[doctor] = *prepared->look;
    return 1;
}

/* Everybody on duty a misses the same doctors: those in scope who are on none of the duties that overlap it. */
static double price_spot(const struct vp_scene *scene, int spot, double *shortage)
{
    const struct vp_problem *problem = scene->problem;
    const struct prepared *prepared = scene->prepared;
    const struct vp_duty *duty = &problem->duties[spot + problem->n_past];
    int on = 0;
    for (int p = 0; p < duty->places; p++)
        on += in_scope(scene->rule, scene->doctor_of_place[duty->first_place + p]);
    if (on == 0 || prepared->overlaps.n[spot] == 0)
        return 0;
    int there = 0;
    ++*prepared->look;
    for (int i = 0; i < prepared->overlaps.n[spot]; i++) {
        int b = prepared->overlaps.duty[spot][i];
        if (b < problem->n_past)
            there += see(scene, problem->past_doctor[b]);
        for (int p = 0; b >= problem->n_past && p < problem->duties[b].places; p++)
            there += see(scene, scene->doctor_of_place[problem->duties[b].first_place + p]);
    }
    double missing = (double)on * (prepared->doctors - there);
    if (!scene->rule->hard)
        return missing * scene->rule->weight;
    *shortage += missing;
    return 0;
}

const struct vp_rule_program vp_program_together = {
    .rows = write_rows, .prepare = prepare, .spots = list_spots, .price_spot = price_spot};
