/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counts program (a Dantzig–Wolfe reading of fairness). A kind is a set of duties that weigh alike in every term of fairness; V(d) are the vectors
 * v of whole counts by kind that doctor d can have, f(d, v) is the exact price of his fairness:
 *     minimise  Σ_d Σ_{v ∈ V(d)} f(d, v) λ[d,v] + Σ_k (p(k) U[k] + q(k) E[k])
 *     Σ_d Σ_v v(k) λ[d,v] + U[k] − E[k] = needed places of kind k,     Σ_v λ[d,v] = 1,     λ ≥ 0
 * Every roster gives a solution of the same fairness and no dearer locums (U) and places beyond the needed (E), so the optimum bounds these costs. It is
 * above the relaxation of the compact program, which may give a doctor two and a half Sundays to make his hours come out even.
 * V(d) is enumerated, and kept small without being wrong: in a roster under the ceiling no doctor can be dearer than what the ceiling leaves when every
 * other doctor and term has the least price it can ever have. */
#include "solver/counts.h"

#include <math.h>
#include <string.h>

struct enumeration {
    const struct vp_program *program;
    struct vp_program *counts;
    const struct vp_fairness_term *terms;
    int n_terms;
    int kinds;
    int *cap;     /* [kind] most that this doctor can have */
    double *load; /* [term * kinds + kind] of one duty */
    double *rest; /* [term * (kinds + 1) + kind] most load that this kind and those behind it can add */
    double *high; /* [term] loads outside low … high cost too much by themselves */
    double *low;
    double *sum;         /* [term] of the vector being built */
    int *vector;         /* [kind] */
    VP_VEC(int) entries; /* vectors kept: column, then counts by kind */
    int doctor;
    double room;       /* what this doctor may cost at most */
    long long visited; /* nodes of the enumeration */
    bool too_many;
};

enum { MOST_VISITED = 20000000 }; /* a second or two; plans beyond it do without this bound */

static double target_of(const struct enumeration *e, int doctor, int term)
{
    const struct vp_problem *problem = e->program->problem;
    return problem->target[doctor * problem->plan->categories.n + e->terms[term].category];
}

/* The least price of a term at any load at all: the line through the squares is least at a whole step. */
static double least_price(const struct enumeration *e, int doctor, int term)
{
    double target = target_of(e, doctor, term);
    double step = e->terms[term].unit;
    double below = vp_fairness_step(&e->terms[term], target);
    return fmin(vp_fairness_price(&e->terms[term], target, below),
                vp_fairness_price(&e->terms[term], target, below + step));
}

/* Widens low … high step by step until the next step alone is dearer than `most`; one step beyond for safety. */
static void set_window(struct enumeration *e, int term, double most)
{
    double target = target_of(e, e->doctor, term);
    double step = e->terms[term].unit;
    double start = vp_fairness_step(&e->terms[term], target);
    double reach = e->rest[term * (e->kinds + 1)];
    e->high[term] = start + step;
    while (e->high[term] < reach && vp_fairness_price(&e->terms[term], target, e->high[term]) <= most)
        e->high[term] += step;
    e->low[term] = start;
    while (e->low[term] > 0 && vp_fairness_price(&e->terms[term], target, e->low[term]) <= most)
        e->low[term] -= step;
}

static void keep_vector(struct enumeration *e)
{
    double price = 0;
    for (int t = 0; t < e->n_terms; t++)
        price += vp_fairness_price(&e->terms[t], target_of(e, e->doctor, t), e->sum[t]);
    if (price > e->room + 1e-6)
        return;
    if (e->counts->columns.n >= VP_MAX_COUNT_VECTORS) {
        e->too_many = true;
        return;
    }
    int column = vp_add_column(
        e->counts,
        (struct vp_column){.kind = VP_Y, .doctor = e->doctor, .duty = -1, .upper = INFINITY, .cost = price, .name = "v"});
    *vp_vec_add(e->counts->arena, &e->entries) = column;
    for (int k = 0; k < e->kinds; k++)
        *vp_vec_add(e->counts->arena, &e->entries) = e->vector[k];
}

static bool can_still_fit(const struct enumeration *e, int kind)
{
    for (int t = 0; t < e->n_terms; t++)
        if (e->sum[t] > e->high[t] + 1e-6 || e->sum[t] + e->rest[t * (e->kinds + 1) + kind] < e->low[t] - 1e-6)
            return false;
    return true;
}

static void add_load(struct enumeration *e, int kind, double times)
{
    for (int t = 0; t < e->n_terms; t++)
        e->sum[t] += times * e->load[t * e->kinds + kind];
}

/* All counts of `kind` and those behind it; depth is the number of kinds, which keep_vector's limit keeps meaningful. */
static void enumerate(struct enumeration *e, int kind)
{
    e->too_many = e->too_many || ++e->visited > MOST_VISITED;
    if (e->too_many || !can_still_fit(e, kind))
        return;
    if (kind == e->kinds) {
        keep_vector(e);
        return;
    }
    for (int count = 0; count <= e->cap[kind]; count++) {
        e->vector[kind] = count;
        if (count > 0)
            add_load(e, kind, 1);
        enumerate(e, kind + 1);
    }
    add_load(e, kind, -e->cap[kind]);
}

static void enumerate_doctor(struct enumeration *e, const int *kind, double spare)
{
    const struct vp_problem *problem = e->program->problem;
    memset(e->cap, 0, (size_t)e->kinds * sizeof *e->cap);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        e->cap[kind[j]] += e->program->x[e->doctor * problem->n_duties + j] >= 0;
    double least = 0;
    for (int t = 0; t < e->n_terms; t++) {
        least += least_price(e, e->doctor, t);
        double *rest = &e->rest[t * (e->kinds + 1)];
        rest[e->kinds] = 0;
        for (int k = e->kinds - 1; k >= 0; k--)
            rest[k] = rest[k + 1] + e->cap[k] * e->load[t * e->kinds + k];
        e->sum[t] = 0;
    }
    e->room = spare + least;
    for (int t = 0; t < e->n_terms; t++)
        set_window(e, t, spare + least_price(e, e->doctor, t));
    enumerate(e, 0);
}

static void add_open_column(struct enumeration *e, double upper, double cost, double value)
{
    struct vp_column column = {.kind = VP_Y, .doctor = -1, .duty = -1, .upper = upper, .cost = cost, .name = "u"};
    vp_add_entry(e->counts, vp_add_column(e->counts, column), value);
}

/* Places of a kind: the cheapest locum among its duties, and the cheapest place beyond. */
static void add_kind_row(struct enumeration *e, int number, const int *kind)
{
    const struct vp_problem *problem = e->program->problem;
    double needed = 0;
    double extra = 0;
    double price = INFINITY;
    double extra_price = INFINITY;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        if (kind[j] != number)
            continue;
        const struct vp_line *line = &problem->plan->lines.item[duty->line];
        needed += duty->needed;
        extra += duty->places - duty->needed;
        if (line->locum_allowed)
            price = fmin(price, line->locum);
        if (duty->places > duty->needed)
            extra_price = fmin(extra_price, line->extra_price);
    }
    vp_begin_row(e->counts, needed, needed, "kind");
    for (int i = 0; i < e->entries.n; i += e->kinds + 1)
        if (e->entries.item[i + 1 + number] > 0)
            vp_add_entry(e->counts, e->entries.item[i], e->entries.item[i + 1 + number]);
    if (isfinite(price))
        add_open_column(e, needed, price, 1);
    if (extra > 0)
        add_open_column(e, extra, extra_price, -1);
}

static void add_doctor_row(struct enumeration *e, int doctor)
{
    vp_begin_row(e->counts, 1, 1, "doctor");
    for (int i = 0; i < e->entries.n; i += e->kinds + 1)
        if (e->counts->columns.item[e->entries.item[i]].doctor == doctor)
            vp_add_entry(e->counts, e->entries.item[i], 1);
}

static void set_enumeration(struct enumeration *e, struct vp_arena *arena, const int *example)
{
    const struct vp_problem *problem = e->program->problem;
    size_t kinds = (size_t)e->kinds + 1;
    size_t terms = (size_t)e->n_terms;
    e->cap = vp_arena_array(arena, kinds, sizeof *e->cap);
    e->vector = vp_arena_array(arena, kinds, sizeof *e->vector);
    e->load = vp_arena_array(arena, kinds * terms, sizeof *e->load);
    e->rest = vp_arena_array(arena, kinds * terms, sizeof *e->rest);
    e->high = vp_arena_array(arena, terms, sizeof *e->high);
    e->low = vp_arena_array(arena, terms, sizeof *e->low);
    e->sum = vp_arena_array(arena, terms, sizeof *e->sum);
    for (int t = 0; t < e->n_terms; t++)
        for (int k = 0; k < e->kinds; k++)
            e->load[t * e->kinds + k] = vp_duty_load(problem, &problem->duties[example[k]], e->terms[t].category);
}

bool vp_counts_program(const struct vp_program *program, double ceiling, struct vp_arena *arena, struct vp_program *counts)
{
    const struct vp_problem *problem = program->problem;
    struct enumeration e = {
        .program = program, .counts = counts, .terms = problem->plan->fairness.item, .n_terms = problem->plan->fairness.n};
    if (e.n_terms == 0 || !isfinite(ceiling))
        return false;
    int *kind = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *kind);
    int *example = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *example);
    *counts = (struct vp_program){.problem = problem, .arena = arena};
    e.kinds = vp_sort_kinds(problem, kind, example);
    set_enumeration(&e, arena, example);
    double spare = ceiling;
    for (int d = 0; d < problem->n_doctors; d++)
        for (int t = 0; t < e.n_terms; t++)
            spare -= least_price(&e, d, t);
    for (e.doctor = 0; e.doctor < problem->n_doctors && !e.too_many; e.doctor++)
        enumerate_doctor(&e, kind, spare);
    if (e.too_many)
        return false;
    for (int k = 0; k < e.kinds; k++)
        add_kind_row(&e, k, kind);
    for (int d = 0; d < problem->n_doctors; d++)
        add_doctor_row(&e, d);
    return true;
}

void vp_counts_cut(struct vp_program *program, double points)
{
    vp_begin_row(program, points - program->constant, INFINITY, "counts");
    for (int c = 0; c < program->columns.n; c++) {
        const struct vp_column *column = &program->columns.item[c];
        if ((column->kind == VP_Y || column->kind == VP_U) && column->cost != 0)
            vp_add_entry(program, c, column->cost);
    }
}
