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
#include "solver/helpers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct busy {
    vp_instant from;
    vp_instant until; /* ≤ from: not busy at all */
};

struct apart {
    const struct vp_problem *problem;
    struct busy *busy;  /* [doctor * n_duties + duty] */
    vp_instant longest; /* how far busy times reach beyond a duty on both sides together, at most */
};

static struct busy find_busy(const struct vp_problem *problem, const struct vp_rule *rule, int doctor, int j)
{
    const struct vp_duty *duty = &problem->duties[j];
    if (!rule->figures.away)
        return (struct busy){duty->start, duty->end};
    if (vp_duty_site(problem, doctor, j) == problem->plan->doctors.item[doctor].home)
        return (struct busy){0, 0};
    int out = problem->drive_out[doctor * problem->n_duties + j];
    int home = problem->drive_home[doctor * problem->n_duties + j];
    return (struct busy){duty->start - 60 * (vp_instant)(out > 0 ? out : 0),
                         duty->end + 60 * (vp_instant)(home > 0 ? home : 0)};
}

static vp_instant later(vp_instant a, vp_instant b)
{
    return a > b ? a : b;
}

/* Only doctors in scope are busy, and only with duties that the rule speaks of. */
static struct apart describe(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    const struct vp_rule *of = &problem->plan->rules.item[rule];
    const size_t n = (size_t)problem->n_duties;
    struct apart apart = {.problem = problem};
    vp_instant before = 0;
    vp_instant behind = 0;
    apart.busy = vp_arena_array(arena, (size_t)problem->n_doctors * n, sizeof *apart.busy);
    for (int d = 0; d < problem->n_doctors; d++) {
        for (int j = 0; j < problem->n_duties && (of->doctors == NULL || of->doctors[d]); j++) {
            if (!vp_rule_speaks(problem, rule, j))
                continue;
            struct busy *busy = &apart.busy[(size_t)d * n + (size_t)j];
            *busy = find_busy(problem, of, d, j);
            if (busy->until <= busy->from)
                continue;
            before = later(before, problem->duties[j].start - busy->from);
            behind = later(behind, busy->until - problem->duties[j].end);
        }
    }
    apart.longest = before + behind;
    return apart;
}

static bool is_busy(const struct apart *apart, int doctor, int duty)
{
    const struct busy *busy = &apart->busy[doctor * apart->problem->n_duties + duty];
    return busy->until > busy->from;
}

/* Are doctor d on duty a and doctor e on duty b busy at the same time? */
static bool meet(const struct apart *apart, int d, int a, int e, int b)
{
    const struct busy *one = &apart->busy[d * apart->problem->n_duties + a];
    const struct busy *other = &apart->busy[e * apart->problem->n_duties + b];
    return one->until > one->from && other->until > other->from && one->from < other->until && other->from < one->until;
}

/* May doctors meet who are on these duties? */
static bool may_meet(const struct apart *apart, int a, int b)
{
    const struct vp_duty *one = &apart->problem->duties[a];
    const struct vp_duty *other = &apart->problem->duties[b];
    return one->start - apart->longest < other->end && other->start - apart->longest < one->end;
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
    struct busy busy;
    int seat; /* his number in the crowd written last; -1 = he was not in it */
};

struct crowd { /* the nodes that share an instant */
    struct node **node;
    int n;
    bool *done;   /* [i * n + k]: they are in a row together */
    bool *before; /* the same of the crowd written last, by seats */
    int n_before;
    struct vp_arena marks[2]; /* of done and before, in turn */
    int turn;
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

static bool is_joined(const struct vp_writer *writer, const struct crowd *crowd, int size, int i)
{
    const struct node *node = crowd->node[i];
    for (int k = 0; k < size; k++) {
        const struct node *other = crowd->node[crowd->clique[k]];
        if (crowd->clique[k] == i ||
            (other->doctor == node->doctor && !vp_clash(writer, node->doctor, other->duty, node->duty)))
            return false;
    }
    return true;
}

static void write_clique(struct vp_writer *writer, struct crowd *crowd, int first, int second)
{
    int size = 0;
    crowd->clique[size++] = first;
    crowd->clique[size++] = second;
    for (int i = 0; i < crowd->n; i++)
        if (is_joined(writer, crowd, size, i))
            crowd->clique[size++] = i;
    const char *detail = vp_arena_printf(writer->program->arena, "%d", crowd->written++);
    vp_begin_rule_row(writer, -INFINITY, 1, NULL, detail);
    for (int i = 0; i < size; i++) {
        const struct node *node = crowd->node[crowd->clique[i]];
        vp_add_entry(writer->program, vp_scoped_x(writer, node->doctor, node->duty), 1);
        for (int k = 0; k < size; k++)
            crowd->done[crowd->clique[i] * crowd->n + crowd->clique[k]] = true;
    }
}

/* Who was in a row together is so still. */
static void take_over(struct crowd *crowd)
{
    struct vp_arena *marks = &crowd->marks[crowd->turn];
    vp_arena_clear(marks);
    crowd->done = vp_arena_array(marks, (size_t)crowd->n * (size_t)crowd->n, sizeof *crowd->done);
    for (int i = 0; i < crowd->n; i++)
        for (int k = 0; k < crowd->n; k++)
            if (crowd->node[i]->seat >= 0 && crowd->node[k]->seat >= 0)
                crowd->done[i * crowd->n + k] =
                    crowd->before[crowd->node[i]->seat * crowd->n_before + crowd->node[k]->seat];
    for (int i = 0; i < crowd->n; i++)
        crowd->node[i]->seat = i;
}

static void write_crowd(struct vp_writer *writer, struct crowd *crowd)
{
    take_over(crowd);
    for (int i = 0; i < crowd->n; i++)
        for (int k = i + 1; k < crowd->n; k++)
            if (crowd->node[i]->doctor != crowd->node[k]->doctor && !crowd->done[i * crowd->n + k])
                write_clique(writer, crowd, i, k);
    crowd->before = crowd->done;
    crowd->n_before = crowd->n;
    crowd->turn = 1 - crowd->turn;
}

static struct node *list_nodes(const struct vp_writer *writer, const struct apart *apart, struct vp_arena *arena, int *n)
{
    const struct vp_problem *problem = writer->problem;
    size_t room = (size_t)problem->n_doctors * (size_t)problem->n_duties;
    struct node *nodes = vp_arena_array(arena, room, sizeof *nodes);
    *n = 0;
    for (int d = 0; d < problem->n_doctors; d++)
        for (int j = problem->n_past; j < problem->n_duties; j++)
            if (is_busy(apart, d, j) && vp_scoped_x(writer, d, j) >= 0)
                nodes[(*n)++] = (struct node){d, j, apart->busy[d * problem->n_duties + j], -1};
    qsort(nodes, (size_t)*n, sizeof *nodes, compare_nodes);
    return nodes;
}

/* A sweep over the starts: the nodes that run share an instant, and no larger set does if one of them ends before the next start. */
static void write_hard(struct vp_writer *writer, const struct apart *apart)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    int n;
    struct node *nodes = list_nodes(writer, apart, &scratch, &n);
    struct crowd crowd = {.node = vp_arena_array(&scratch, (size_t)n + 1, sizeof *crowd.node)};
    crowd.clique = vp_arena_array(&scratch, (size_t)n + 1, sizeof *crowd.clique);
    vp_arena_init(&crowd.marks[0]);
    vp_arena_init(&crowd.marks[1]);
    for (int i = 0; i < n; i++) {
        int kept = 0;
        for (int k = 0; k < crowd.n; k++)
            if (crowd.node[k]->busy.until > nodes[i].busy.from)
                crowd.node[kept++] = crowd.node[k];
        crowd.n = kept;
        crowd.node[crowd.n++] = &nodes[i];
        bool largest = i + 1 == n;
        for (int k = 0; k < crowd.n && !largest; k++)
            largest = crowd.node[k]->busy.until <= nodes[i + 1].busy.from;
        if (largest)
            write_crowd(writer, &crowd);
    }
    vp_arena_clear(&crowd.marks[0]);
    vp_arena_clear(&crowd.marks[1]);
    vp_arena_clear(&scratch);
}

/* ---- soft ---- */

struct meeting { /* doctors on two duties, or on one */
    const struct apart *apart;
    int *doctors[2];
    int n[2];
    int duty[2];
};

/* Doctors who are busy with the duty if they have it, and may. */
static int list_doctors(const struct vp_writer *writer, const struct apart *apart, int duty, int *doctors)
{
    int n = 0;
    for (int d = 0; d < writer->problem->n_doctors; d++)
        if (is_busy(apart, d, duty) && vp_scoped_x(writer, d, duty) >= 0)
            doctors[n++] = d;
    return n;
}

/* Duties of one place each that overlap: one row for everybody. */
static void write_all(struct vp_writer *writer, const struct meeting *meeting)
{
    bool one_doctor = meeting->n[0] == 1 && meeting->n[1] == 1 && meeting->doctors[0][0] == meeting->doctors[1][0];
    if (meeting->n[0] == 0 || meeting->n[1] == 0 || one_doctor)
        return;
    const char *detail = vp_arena_printf(writer->program->arena, "%d,%d", meeting->duty[0], meeting->duty[1]);
    vp_begin_rule_row(writer, -INFINITY, 1, NULL, detail);
    for (int side = 0; side < 2; side++)
        for (int i = 0; i < meeting->n[side]; i++)
            vp_add_entry(writer->program, vp_scoped_x(writer, meeting->doctors[side][i], meeting->duty[side]), 1);
    vp_end_at_most(writer, detail);
}

/* Doctor d on the duty of side 0 and those of side 1 whom he meets: in one row if `one_place`, so that one of them at most is there,
 * else in rows of two. */
static void write_one(struct vp_writer *writer, const struct meeting *meeting, int d, bool one_place)
{
    const struct vp_doctor *doctors = writer->problem->plan->doctors.item;
    const int a = meeting->duty[0];
    const int b = meeting->duty[1];
    const char *detail = NULL;
    for (int i = 0; i < meeting->n[1]; i++) {
        int e = meeting->doctors[1][i];
        if (e == d || !meet(meeting->apart, d, a, e, b))
            continue;
        if (detail != NULL && !one_place)
            vp_end_at_most(writer, detail);
        if (detail == NULL || !one_place) {
            detail = vp_arena_printf(writer->program->arena, "%s,%s,%d,%d", doctors[d].id, doctors[e].id, a, b);
            vp_begin_rule_row(writer, -INFINITY, 1, NULL, detail);
            vp_add_entry(writer->program, vp_scoped_x(writer, d, a), 1);
        }
        vp_add_entry(writer->program, vp_scoped_x(writer, e, b), 1);
    }
    if (detail != NULL)
        vp_end_at_most(writer, detail);
}

static void turn_round(struct meeting *meeting)
{
    *meeting = (struct meeting){meeting->apart,
                                {meeting->doctors[1], meeting->doctors[0]},
                                {meeting->n[1], meeting->n[0]},
                                {meeting->duty[1], meeting->duty[0]}};
}

static void write_meeting(struct vp_writer *writer, struct meeting *meeting)
{
    const struct vp_duty *duties = writer->problem->duties;
    bool one_place[2] = {duties[meeting->duty[0]].places == 1, duties[meeting->duty[1]].places == 1};
    if (one_place[0] && one_place[1] && !writer->rule->figures.away) {
        write_all(writer, meeting);
        return;
    }
    if (one_place[0] && !one_place[1])
        turn_round(meeting);
    for (int i = 0; i < meeting->n[0]; i++)
        write_one(writer, meeting, meeting->doctors[0][i], one_place[0] || one_place[1]);
}

/* The doctors on one duty. */
static void write_same(struct vp_writer *writer, int duty, const int *doctors, int n)
{
    const int places = writer->problem->duties[duty].places;
    const int most = n < places ? n : places;
    if (most < 2)
        return;
    struct vp_arena *arena = writer->program->arena;
    int slack = vp_add_slack(writer, vp_arena_printf(arena, "%d", duty), INFINITY);
    for (int k = 1; k < most; k++) {
        vp_begin_rule_row(writer, -INFINITY, k * (k + 1) / 2.0, NULL, vp_arena_printf(arena, "%d,same,%d", duty, k));
        for (int i = 0; i < n; i++)
            vp_add_entry(writer->program, vp_scoped_x(writer, doctors[i], duty), k);
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
        int n = list_doctors(writer, apart, a, lists[0]);
        write_same(writer, a, lists[0], n);
        for (int b = a + 1; b < problem->n_duties && n > 0; b++) {
            if (problem->duties[b].start - apart->longest >= problem->duties[a].end)
                break;
            struct meeting meeting = {apart, {lists[0], lists[1]}, {n, list_doctors(writer, apart, b, lists[1])}, {a, b}};
            write_meeting(writer, &meeting);
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
    int **others; /* [spot] duties of the past, and of the period from its own on, of which doctors may meet those on it */
    int *n;       /* [spot] */
};

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    const size_t spots = (size_t)(problem->n_duties - problem->n_past);
    struct prepared *prepared = vp_arena_alloc(arena, sizeof *prepared);
    prepared->apart = describe(problem, rule, arena);
    prepared->others = vp_arena_array(arena, spots, sizeof *prepared->others);
    prepared->n = vp_arena_array(arena, spots, sizeof *prepared->n);
    int *list = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *list);
    for (int a = problem->n_past; a < problem->n_duties; a++) {
        int n = 0;
        for (int b = 0; b < problem->n_duties && vp_rule_speaks(problem, rule, a); b++)
            if ((b < problem->n_past || b >= a) && vp_rule_speaks(problem, rule, b) && may_meet(&prepared->apart, a, b))
                list[n++] = b;
        int *kept = vp_arena_array(arena, (size_t)n + 1, sizeof *kept);
        memcpy(kept, list, (size_t)n * sizeof *kept);
        prepared->others[a - problem->n_past] = kept;
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
            *vp_vec_add(arena, &links.list) = (struct vp_link){prepared->others[spot][i], spot};
    return vp_spots_new(&links, problem->n_duties - problem->n_past, problem, arena);
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
        for (int i = 0; i < prepared->n[spot] && d >= 0; i++) {
            int b = prepared->others[spot][i];
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
