/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Together: with N(e,a) the duties in scope that doctor e may have and that overlap duty a, a itself among them,
 *     x[d,a] − Σ { x[e,b] : b in N(e,a) } ≤ 0 (− s, weight · s)        for every two doctors d, e in scope and every duty a in scope
 * Where N(e,a) is empty: no x[d,a], or the weight on it. A duty that e had in the past is in N for certain: no row. */
#include "solver/helpers.h"

#include <math.h>
#include <string.h>

static bool overlap(const struct vp_duty *a, const struct vp_duty *b)
{
    return a->start < b->end && b->start < a->end;
}

/* The duties in scope that overlap duty a; returns how many. */
static int list_overlaps(const struct vp_problem *problem, int rule, int a, int *list)
{
    int n = 0;
    for (int b = 0; b < problem->n_duties; b++)
        if (vp_rule_speaks(problem, rule, b) && overlap(&problem->duties[a], &problem->duties[b]))
            list[n++] = b;
    return n;
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
    int *overlaps = vp_arena_array(writer->program->arena, (size_t)problem->n_duties, sizeof *overlaps);
    for (int a = problem->n_past; a < problem->n_duties; a++) {
        if (!vp_in_scope_duty(writer, a))
            continue;
        int n = list_overlaps(problem, writer->rule_number, a, overlaps);
        for (int d = 0; d < problem->n_doctors; d++)
            for (int e = 0; e < problem->n_doctors && vp_in_scope_doctor(writer, d) && vp_scoped_x(writer, d, a) >= 0; e++)
                if (e != d && vp_in_scope_doctor(writer, e))
                    write_pair(writer, d, e, a, overlaps, n);
    }
}

/* ---- prices: a spot is a duty of the period ---- */

struct prepared {
    int **overlaps;    /* [spot] */
    int *n;            /* [spot] */
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
    const size_t spots = (size_t)(problem->n_duties - problem->n_past);
    struct prepared *prepared = vp_arena_alloc(arena, sizeof *prepared);
    prepared->overlaps = vp_arena_array(arena, spots, sizeof *prepared->overlaps);
    prepared->n = vp_arena_array(arena, spots, sizeof *prepared->n);
    prepared->looked = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof *prepared->looked);
    prepared->look = vp_arena_array(arena, 1, sizeof *prepared->look);
    for (int d = 0; d < problem->n_doctors; d++)
        prepared->doctors += in_scope(&problem->plan->rules.item[rule], d);
    int *list = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *list);
    for (int a = problem->n_past; a < problem->n_duties; a++) {
        if (!vp_rule_speaks(problem, rule, a))
            continue;
        int n = list_overlaps(problem, rule, a, list);
        int *kept = vp_arena_array(arena, (size_t)n, sizeof *kept);
        memcpy(kept, list, (size_t)n * sizeof *kept);
        prepared->overlaps[a - problem->n_past] = kept;
        prepared->n[a - problem->n_past] = n;
    }
    return prepared;
}

static const struct vp_spots *list_spots(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    const struct prepared *prepared = prepare(problem, rule, arena);
    struct vp_links links = {.list = {.n = 0}};
    for (int spot = 0; spot < problem->n_duties - problem->n_past; spot++)
        for (int i = 0; i < prepared->n[spot]; i++)
            *vp_vec_add(arena, &links.list) = (struct vp_link){prepared->overlaps[spot][i], spot};
    return vp_spots_new(&links, problem->n_duties - problem->n_past, problem, arena);
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
    if (on == 0 || prepared->n[spot] == 0)
        return 0;
    int there = 0;
    ++*prepared->look;
    for (int i = 0; i < prepared->n[spot]; i++) {
        int b = prepared->overlaps[spot][i];
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
