/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Apart: doctor d is busy with duty j during [start, end), or, if it is about being away, from when he leaves home until he is back, and
 * not at all by a duty at his home. No two doctors in scope are busy at the same time.
 *
 * Hard: busy times are intervals, so all that share an instant meet pairwise (Helly). For every largest such set, rows Σ x[d,j] ≤ 1 over
 * cliques of it – of two by one doctor at most one is had – until every two by different doctors are in one: mostly one row for the set.
 * What meets a duty of the past that another had has no x.
 *
 * Soft, weight · s, for duties a before b of which doctors may meet:
 *     one place each, drives left out      Σ_d x[d,a] + Σ_e x[e,b] − s ≤ 1                    nobody is on both, since they overlap
 *     b (or a) of one place                x[d,a] + Σ { x[e,b] : e ≠ d meets } − s ≤ 1        for every d
 *     else                                 x[d,a] + x[e,b] − s ≤ 1                            for every two that meet
 * and for the m doctors in scope on one duty, m(m−1)/2 pairs:  s ≥ k m − k(k+1)/2  for k = 1, 2 …: the lines through m = k and m = k + 1
 * of what is convex in m. What meets duties of the past pays the weight on its x for each. */
#include "solver/clash.h"
#include "solver/intervals.h"
#include "solver/rows.h"
#include "solver/spots.h"

#include <math.h>
#include <stdlib.h>

struct apart {
    const struct vp_problem *problem;
    int rule;
    struct vp_stretch *busy; /* [doctor * n_duties + duty]; empty where he is not busy, or the rule does not speak of him or of it */
    vp_instant longest; /* how far busy times reach beyond a duty on both sides together, at most */
};

static struct vp_stretch find_busy(const struct vp_problem *problem, const struct vp_rule *rule, int doctor, int j)
{
    if (!rule->figures.away)
        return (struct vp_stretch){problem->duties[j].start, problem->duties[j].end};
    if (vp_duty_site(problem, doctor, j) == problem->plan->doctors.item[doctor].home)
        return (struct vp_stretch){0, 0};
    return vp_time_away(problem, doctor, j);
}

static bool is_busy(const struct apart *apart, int doctor, int duty)
{
    const struct vp_stretch *busy = &apart->busy[doctor * apart->problem->n_duties + duty];
    return busy->until > busy->from;
}

static vp_instant later(vp_instant a, vp_instant b)
{
    return a > b ? a : b;
}

static struct apart describe(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    const struct vp_rule *of = &problem->plan->rules.item[rule];
    struct apart apart = {.problem = problem, .rule = rule};
    vp_instant before = 0;
    vp_instant behind = 0;
    apart.busy = vp_arena_array(arena, (size_t)problem->n_doctors * (size_t)problem->n_duties, sizeof *apart.busy);
    for (int d = 0; d < problem->n_doctors; d++) {
        for (int j = 0; j < problem->n_duties && (of->doctors == NULL || of->doctors[d]); j++) {
            struct vp_stretch *busy = &apart.busy[d * problem->n_duties + j];
            if (vp_rule_speaks(problem, rule, j))
                *busy = find_busy(problem, of, d, j);
            if (!is_busy(&apart, d, j))
                continue;
            before = later(before, problem->duties[j].start - busy->from);
            behind = later(behind, busy->until - problem->duties[j].end);
        }
    }
    apart.longest = before + behind;
    return apart;
}

/* Are doctor d on duty a and doctor e on duty b busy at the same time? */
static bool meet(const struct apart *apart, int d, int a, int e, int b)
{
    const int n = apart->problem->n_duties;
    return is_busy(apart, d, a) && is_busy(apart, e, b) &&
           vp_stretches_meet(apart->busy[d * n + a], apart->busy[e * n + b]);
}

/* ---- the past ---- */

/* How many others were busy with duties of the past at a time when the doctor would be busy. */
static int count_past(const struct apart *apart, int doctor, int duty)
{
    int n = 0;
    for (int a = 0; a < apart->problem->n_past; a++) {
        int other = apart->problem->past_doctor[a];
        n += other != doctor && meet(apart, other, a, doctor, duty);
    }
    return n;
}

static void forbid(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    if (!writer->rule->hard || problem->n_past == 0)
        return;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct apart apart = describe(problem, writer->rule_number, &scratch);
    for (int d = 0; d < problem->n_doctors; d++)
        for (int j = problem->n_past; j < problem->n_duties; j++)
            if (is_busy(&apart, d, j) && count_past(&apart, d, j) > 0)
                writer->forbidden[d * problem->n_duties + j] = 1;
    vp_arena_clear(&scratch);
}

static void charge_past(struct vp_writer *writer, const struct apart *apart)
{
    const struct vp_problem *problem = writer->problem;
    for (int d = 0; d < problem->n_doctors && problem->n_past > 0; d++)
        for (int j = problem->n_past; j < problem->n_duties; j++)
            if (is_busy(apart, d, j) && vp_scoped_x(writer, d, j) >= 0)
                vp_charge(writer, vp_scoped_x(writer, d, j), count_past(apart, d, j));
}

/* ---- hard ---- */

struct node { /* somebody who may have a duty, and is busy then */
    int doctor;
    int duty;
    struct vp_stretch busy;
    VP_VEC(int) rows; /* numbers of those he is in, ascending */
};

struct hard {
    struct vp_writer *writer;
    struct vp_arena scratch;
    struct node *nodes;
    int *clique;
    int written;
};

static int compare_nodes(const void *left, const void *right)
{
    const struct node *a = left;
    const struct node *b = right;
    if (a->busy.from != b->busy.from)
        return a->busy.from < b->busy.from ? -1 : 1;
    if (a->duty != b->duty)
        return a->duty < b->duty ? -1 : 1;
    return (a->doctor > b->doctor) - (a->doctor < b->doctor);
}

static bool are_in_a_row(const struct node *a, const struct node *b)
{
    for (int i = a->rows.n - 1, k = b->rows.n - 1; i >= 0 && k >= 0;) {
        if (a->rows.item[i] == b->rows.item[k])
            return true;
        if (a->rows.item[i] > b->rows.item[k])
            i--;
        else
            k--;
    }
    return false;
}

/* Can at most one of these two be, who are busy at the same time? */
static bool exclude(const struct hard *hard, const struct node *a, const struct node *b)
{
    return a != b && (a->doctor != b->doctor || vp_clash(hard->writer, a->doctor, a->duty, b->duty));
}

/* A row of both nodes, and of all in the set that each of it excludes. */
static void write_clique(struct hard *hard, int first, int second, const int *set, int n)
{
    int size = 0;
    hard->clique[size++] = first;
    hard->clique[size++] = second;
    for (int i = 0; i < n; i++) {
        bool fits = true;
        for (int k = 0; k < size && fits; k++)
            fits = exclude(hard, &hard->nodes[hard->clique[k]], &hard->nodes[set[i]]);
        if (fits)
            hard->clique[size++] = set[i];
    }
    const char *detail = vp_arena_printf(hard->writer->program->arena, "%d", hard->written);
    vp_begin_rule_row(hard->writer, -INFINITY, 1, NULL, detail);
    for (int i = 0; i < size; i++) {
        struct node *node = &hard->nodes[hard->clique[i]];
        vp_add_entry(hard->writer->program, vp_scoped_x(hard->writer, node->doctor, node->duty), 1);
        *vp_vec_add(&hard->scratch, &node->rows) = hard->written;
    }
    hard->written++;
}

/* Rows for everybody in a set that shares an instant, as far as they are not in one already. */
static void write_set(void *context, const int *set, int n)
{
    struct hard *hard = context;
    for (int i = 0; i < n; i++)
        for (int k = i + 1; k < n; k++) {
            const struct node *a = &hard->nodes[set[i]];
            const struct node *b = &hard->nodes[set[k]];
            if (a->doctor != b->doctor && !are_in_a_row(a, b))
                write_clique(hard, set[i], set[k], set, n);
        }
}

static void write_hard(struct vp_writer *writer, const struct apart *apart)
{
    const struct vp_problem *problem = writer->problem;
    const size_t room = (size_t)problem->n_doctors * (size_t)problem->n_duties;
    struct hard hard = {.writer = writer};
    vp_arena_init(&hard.scratch);
    hard.nodes = vp_arena_array(&hard.scratch, room, sizeof *hard.nodes);
    hard.clique = vp_arena_array(&hard.scratch, room, sizeof *hard.clique);
    struct vp_stretch *times = vp_arena_array(&hard.scratch, room, sizeof *times);
    int n = 0;
    for (int d = 0; d < problem->n_doctors; d++)
        for (int j = problem->n_past; j < problem->n_duties; j++)
            if (is_busy(apart, d, j) && vp_scoped_x(writer, d, j) >= 0) {
                hard.nodes[n] = (struct node){d, j, apart->busy[d * problem->n_duties + j], .rows = {.n = 0}};
                n++;
            }
    qsort(hard.nodes, (size_t)n, sizeof *hard.nodes, compare_nodes);
    for (int i = 0; i < n; i++)
        times[i] = hard.nodes[i].busy;
    vp_find_sets(times, n, write_set, &hard);
    vp_arena_clear(&hard.scratch);
}

/* ---- soft ---- */

struct crew { /* the doctors who may have a duty, and are busy then */
    int duty;
    int *doctors;
    int n;
};

static struct crew list_crew(const struct vp_writer *writer, const struct apart *apart, int duty, int *doctors)
{
    struct crew crew = {.duty = duty, .doctors = doctors};
    for (int d = 0; d < writer->problem->n_doctors; d++)
        if (is_busy(apart, d, duty) && vp_scoped_x(writer, d, duty) >= 0)
            doctors[crew.n++] = d;
    return crew;
}

static void add_crew(const struct vp_writer *writer, const struct crew *crew, double value)
{
    for (int i = 0; i < crew->n; i++)
        vp_add_entry(writer->program, vp_scoped_x(writer, crew->doctors[i], crew->duty), value);
}

/* Duties of one place each that overlap: one row for everybody. */
static void write_all(struct vp_writer *writer, const struct crew *one, const struct crew *other)
{
    bool one_doctor = one->n == 1 && other->n == 1 && one->doctors[0] == other->doctors[0];
    if (one->n == 0 || other->n == 0 || one_doctor)
        return;
    const char *detail = vp_arena_printf(writer->program->arena, "%d,%d", one->duty, other->duty);
    vp_begin_rule_row(writer, -INFINITY, 1, NULL, detail);
    add_crew(writer, one, 1);
    add_crew(writer, other, 1);
    vp_end_at_most(writer, detail);
}

/* Doctor d on duty a and those of the crew whom he meets: in one row if `one_place`, so that one of them at most is there, else in rows of
 * two. */
static void write_one(struct vp_writer *writer, const struct apart *apart, int d, int a, const struct crew *crew,
                      bool one_place)
{
    const struct vp_doctor *doctors = writer->problem->plan->doctors.item;
    const char *detail = NULL;
    for (int i = 0; i < crew->n; i++) {
        int e = crew->doctors[i];
        if (e == d || !meet(apart, d, a, e, crew->duty))
            continue;
        if (detail != NULL && !one_place)
            vp_end_at_most(writer, detail);
        if (detail == NULL || !one_place) {
            detail = vp_arena_printf(writer->program->arena, "%s,%s,%d,%d", doctors[d].id, doctors[e].id, a, crew->duty);
            vp_begin_rule_row(writer, -INFINITY, 1, NULL, detail);
            vp_add_entry(writer->program, vp_scoped_x(writer, d, a), 1);
        }
        vp_add_entry(writer->program, vp_scoped_x(writer, e, crew->duty), 1);
    }
    if (detail != NULL)
        vp_end_at_most(writer, detail);
}

static void write_meeting(struct vp_writer *writer, const struct apart *apart, const struct crew *one,
                          const struct crew *other)
{
    const struct vp_duty *duties = writer->problem->duties;
    const bool one_place = duties[one->duty].places == 1;
    const bool other_place = duties[other->duty].places == 1;
    if (one_place && other_place && !writer->rule->figures.away) {
        write_all(writer, one, other);
        return;
    }
    const struct crew *first = one_place && !other_place ? other : one;
    const struct crew *second = first == one ? other : one;
    for (int i = 0; i < first->n; i++)
        write_one(writer, apart, first->doctors[i], first->duty, second, one_place || other_place);
}

/* The doctors on one duty. */
static void write_same(struct vp_writer *writer, const struct crew *crew)
{
    const int places = writer->problem->duties[crew->duty].places;
    const int most = crew->n < places ? crew->n : places;
    if (most < 2)
        return;
    struct vp_arena *arena = writer->program->arena;
    int slack = vp_add_slack(writer, vp_arena_printf(arena, "%d", crew->duty), INFINITY);
    for (int k = 1; k < most; k++) {
        const char *detail = vp_arena_printf(arena, "%d,same,%d", crew->duty, k);
        vp_begin_rule_row(writer, -INFINITY, k * (k + 1) / 2.0, NULL, detail);
        add_crew(writer, crew, k);
        vp_add_entry(writer->program, slack, -1);
    }
}

static void write_soft(struct vp_writer *writer, const struct apart *apart)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_arena *arena = writer->program->arena;
    int *lists[2];
    for (int side = 0; side < 2; side++)
        lists[side] = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof *lists[side]);
    charge_past(writer, apart);
    for (int a = problem->n_past; a < problem->n_duties; a++) {
        const struct crew one = list_crew(writer, apart, a, lists[0]);
        write_same(writer, &one);
        for (int b = a + 1; b < problem->n_duties && one.n > 0; b++) {
            if (problem->duties[b].start - apart->longest >= problem->duties[a].end)
                break;
            const struct crew other = list_crew(writer, apart, b, lists[1]);
            write_meeting(writer, apart, &one, &other);
        }
    }
}

static void write_rows(struct vp_writer *writer)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct apart apart = describe(writer->problem, writer->rule_number, &scratch);
    if (writer->rule->hard)
        write_hard(writer, &apart);
    else
        write_soft(writer, &apart);
    vp_arena_clear(&scratch);
}

/* ---- prices: a spot is a duty of the period, with those behind it and those of the past ---- */

struct prepared {
    struct apart apart;
    struct vp_nearby others;
};

/* May doctors meet who are on these duties? Of two duties of the period, the earlier one asks. */
static bool may_meet(const void *context, int a, int b)
{
    const struct apart *apart = context;
    const struct vp_problem *problem = apart->problem;
    const struct vp_duty *one = &problem->duties[a];
    const struct vp_duty *other = &problem->duties[b];
    return (b < problem->n_past || b >= a) && vp_rule_speaks(problem, apart->rule, a) &&
           vp_rule_speaks(problem, apart->rule, b) && one->start - apart->longest < other->end &&
           other->start - apart->longest < one->end;
}

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    struct prepared *prepared = vp_arena_alloc(arena, sizeof *prepared);
    prepared->apart = describe(problem, rule, arena);
    prepared->others = vp_list_nearby(problem, may_meet, &prepared->apart, arena);
    return prepared;
}

static const struct vp_spots *list_spots(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    const struct prepared *prepared = prepare(problem, rule, arena);
    return vp_spots_nearby(&prepared->others, problem, arena);
}

/* How many on duty b, from its place `first` on, doctor d meets. */
static int count_met(const struct vp_scene *scene, int d, int a, int b, int first)
{
    const struct apart *apart = &((const struct prepared *)scene->prepared)->apart;
    const struct vp_duty *duty = &scene->problem->duties[b];
    if (b < scene->problem->n_past) {
        int e = scene->problem->past_doctor[b];
        return e != d && meet(apart, d, a, e, b);
    }
    int n = 0;
    for (int p = first; p < duty->places; p++) {
        int e = scene->doctor_of_place[duty->first_place + p];
        n += e >= 0 && e != d && meet(apart, d, a, e, b);
    }
    return n;
}

static double price_spot(const struct vp_scene *scene, int spot, double *shortage)
{
    const struct vp_problem *problem = scene->problem;
    const struct prepared *prepared = scene->prepared;
    const int a = spot + problem->n_past;
    double met = 0;
    for (int p = 0; p < problem->duties[a].places; p++) {
        int d = scene->doctor_of_place[problem->duties[a].first_place + p];
        for (int i = 0; i < prepared->others.n[spot] && d >= 0; i++) {
            int b = prepared->others.duty[spot][i];
            met += count_met(scene, d, a, b, a == b ? p + 1 : 0);
        }
    }
    if (!scene->rule->hard)
        return met * scene->rule->weight;
    *shortage += met;
    return 0;
}

const struct vp_rule_program vp_program_apart = {
    .forbid = forbid, .rows = write_rows, .prepare = prepare, .spots = list_spots, .price_spot = price_spot};
