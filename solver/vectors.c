/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vectors of counts that a doctor can have in a roster under the ceiling, enumerated kind by kind. A load outside the window of its term costs too much
 * by itself, whatever the others are; sums that can no longer get into it are left at once. */
#include "solver/vectors.h"

#include "model/levels.h"

#include <math.h>
#include <string.h>

enum { MOST_VISITED = 5000000 }; /* a fraction of a second */

struct enumeration {
    const struct vp_program *program;
    struct vp_arena *arena;
    const struct vp_kinds *kinds;
    const struct vp_fairness_term *terms;
    int n_terms;
    int *cap;     /* [kind] most that this doctor can have */
    double *rest; /* [term * (kinds + 1) + kind] most load that this kind and those behind it can add */
    double *high; /* [term] loads outside low … high cost too much by themselves */
    double *low;
    double *sum;   /* [term] of the vector being built */
    double *slope; /* [term] tilt of the doctor at hand */
    double *extra; /* [kind] */
    const struct vp_tilt *tilt;
    short *vector; /* [kind] */
    VP_VEC(short) counts;
    VP_VEC(double) prices;
    VP_VEC(short) rungs;
    int doctor;
    double room;       /* what this doctor may cost at most */
    long long visited; /* nodes of the enumeration */
    long long most;    /* vectors to keep for one doctor */
    bool too_many;
};

struct vp_kinds vp_kinds_new(const struct vp_problem *problem, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    struct vp_kinds kinds = {.of = vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof *kinds.of)};
    int *example = vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof *example);
    kinds.n = vp_sort_kinds(problem, kinds.of, example);
    size_t loads = (size_t)kinds.n * (size_t)plan->fairness.n;
    kinds.load = vp_arena_array(arena, loads + 1, sizeof *kinds.load);
    for (int t = 0; t < plan->fairness.n; t++)
        for (int k = 0; k < kinds.n; k++)
            kinds.load[t * kinds.n + k] =
                vp_duty_load(problem, &problem->duties[example[k]], plan->fairness.item[t].category);
    return kinds;
}

struct vp_open vp_open_places(const struct vp_problem *problem, const struct vp_kinds *kinds, int kind)
{
    const struct vp_aims *aims = problem->aims;
    struct vp_open open = {.locum = INFINITY, .beyond = INFINITY};
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        if (kinds->of[j] != kind)
            continue;
        const struct vp_line *line = &problem->plan->lines.item[duty->line];
        open.needed += duty->needed;
        open.extra += duty->places - duty->needed;
        if (line->locum_allowed && duty->needed > 0) {
            const double limited = aims == NULL ? 0 : aims->locum[duty->line];
            open.limited_locum = isinf(open.locum) ? limited : fmin(open.limited_locum, limited);
            open.locum = fmin(open.locum, line->locum);
        }
        if (duty->places > duty->needed) {
            const double limited = aims == NULL ? 0 : aims->extra[duty->line];
            open.limited_extra = isinf(open.beyond) ? limited : fmin(open.limited_extra, limited);
            open.beyond = fmin(open.beyond, line->extra_price);
        }
    }
    return open;
}

void vp_count_most(const struct vp_program *program, const struct vp_kinds *kinds, int doctor, int *most)
{
    const struct vp_problem *problem = program->problem;
    memset(most, 0, (size_t)kinds->n * sizeof *most);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        most[kinds->of[j]] += program->x[doctor * problem->n_duties + j] >= 0;
}

static double target_of(const struct enumeration *e, int doctor, int term)
{
    const struct vp_problem *problem = e->program->problem;
    return problem->target[doctor * problem->plan->categories.n + e->terms[term].category];
}

/* What the term costs the doctor at hand at this load, tilt and all. */
static double tilted_price(const struct enumeration *e, int term, double load)
{
    return vp_term_price(e->program->problem, term, e->doctor, load) + e->slope[term] * load;
}

/* ---- the loads that a term leaves, where it has a ladder ---- */

/* The steps that he may have and can reach. */
struct reach {
    int low;
    int high;
    double origin; /* load of step 0 */
};

static struct reach find_reach(const struct enumeration *e, int term, const struct vp_ladder *ladder)
{
    const struct vp_problem *problem = e->program->problem;
    const double most = e->rest[term * (e->kinds->n + 1)];
    const int zero = vp_load_step(problem, term, e->doctor, 0);
    const int all = vp_load_step(problem, term, e->doctor, most);
    const bool whole = vp_steps_are_whole(problem->plan, &e->terms[term]);
    return (struct reach){.low = zero > ladder->least[e->doctor] ? zero : ladder->least[e->doctor],
                          .high = all < ladder->high[e->doctor] ? all : ladder->high[e->doctor],
                          .origin = whole ? 0 : target_of(e, e->doctor, term)};
}

/* No load of the step is cheaper than this, tilt and all. */
static double cheapest_of_step(const struct enumeration *e, int term, const struct vp_ladder *ladder, double origin,
                               int step)
{
    const double unit = e->terms[term].unit;
    const bool whole = vp_steps_are_whole(e->program->problem->plan, &e->terms[term]);
    const double top = origin + step * unit;
    const double bottom = whole ? top : top - unit;
    return vp_rung_weight(ladder, e->doctor, step) + fmin(e->slope[term] * top, e->slope[term] * bottom);
}

/* The least price of any step in reach; INFINITY if none is. */
static double cheapest_step(const struct enumeration *e, int term, const struct vp_ladder *ladder)
{
    const struct reach reach = find_reach(e, term, ladder);
    double least = INFINITY;
    for (int s = reach.low; s <= reach.high; s++)
        least = fmin(least, cheapest_of_step(e, term, ladder, reach.origin, s));
    return least;
}

static void set_ladder_window(struct enumeration *e, int term, const struct vp_ladder *ladder, double most)
{
    const struct reach reach = find_reach(e, term, ladder);
    const double unit = e->terms[term].unit;
    e->low[term] = INFINITY;
    e->high[term] = -INFINITY;
    for (int s = reach.low; s <= reach.high; s++) {
        if (cheapest_of_step(e, term, ladder, reach.origin, s) > most)
            continue;
        e->low[term] = fmin(e->low[term], reach.origin + (s - 1) * unit + 1e-5 * unit);
        e->high[term] = reach.origin + s * unit;
    }
}

/* ---- where it costs by its method ---- */

/* The whole step at which the tilted price is least among those within reach of 0 … most; it is convex, and its corners are at whole steps. */
static double find_bottom(const struct enumeration *e, int term)
{
    const double step = e->terms[term].unit;
    const double most = e->rest[term * (e->kinds->n + 1)];
    double load = vp_fairness_step(&e->terms[term], target_of(e, e->doctor, term));
    while (load < most && tilted_price(e, term, load + step) < tilted_price(e, term, load))
        load += step;
    while (load > 0 && tilted_price(e, term, load - step) < tilted_price(e, term, load))
        load -= step;
    return load;
}

/* What the term costs him at least, tilt and all. */
static double cheapest_load(const struct enumeration *e, int term)
{
    const struct vp_ladder *ladder = vp_ladder_of(e->program->problem, term);
    return ladder != NULL ? cheapest_step(e, term, ladder) : tilted_price(e, term, find_bottom(e, term));
}

/* Widens low … high step by step until the next step alone is dearer than `most`; one step beyond for safety. */
static void set_window(struct enumeration *e, int term, double most)
{
    const struct vp_ladder *ladder = vp_ladder_of(e->program->problem, term);
    if (ladder != NULL) {
        set_ladder_window(e, term, ladder, most);
        return;
    }
    const double step = e->terms[term].unit;
    const double reach = e->rest[term * (e->kinds->n + 1)];
    const double bottom = find_bottom(e, term);
    e->high[term] = bottom + step;
    while (e->high[term] < reach && tilted_price(e, term, e->high[term]) <= most)
        e->high[term] += step;
    e->low[term] = bottom - step;
    while (e->low[term] > 0 && tilted_price(e, term, e->low[term]) <= most)
        e->low[term] -= step;
}

/* How many rungs up the load of the vector being built is. */
static short count_rungs(const struct enumeration *e, int term)
{
    const struct vp_ladder *ladder = vp_ladder_of(e->program->problem, term);
    if (ladder == NULL)
        return 0;
    const int up = vp_load_step(e->program->problem, term, e->doctor, e->sum[term]) - ladder->base[e->doctor];
    return (short)(up > 0 ? up : 0);
}

static void keep_vector(struct enumeration *e)
{
    double price = 0;
    double tilt = 0;
    for (int t = 0; t < e->n_terms; t++) {
        price += vp_term_price(e->program->problem, t, e->doctor, e->sum[t]);
        tilt += e->slope[t] * e->sum[t];
    }
    for (int k = 0; k < e->kinds->n; k++)
        tilt += e->extra[k] * e->vector[k];
    if (price + tilt > e->room)
        return;
    e->too_many = e->prices.n >= e->most;
    *vp_vec_add(e->arena, &e->prices) = price;
    for (int k = 0; k < e->kinds->n; k++)
        *vp_vec_add(e->arena, &e->counts) = e->vector[k];
    for (int t = 0; t < e->n_terms; t++)
        *vp_vec_add(e->arena, &e->rungs) = count_rungs(e, t);
}

static bool can_still_fit(const struct enumeration *e, int kind)
{
    for (int t = 0; t < e->n_terms; t++)
        if (e->sum[t] > e->high[t] + 1e-6 || e->sum[t] + e->rest[t * (e->kinds->n + 1) + kind] < e->low[t] - 1e-6)
            return false;
    return true;
}

static void add_load(struct enumeration *e, int kind, double times)
{
    for (int t = 0; t < e->n_terms; t++)
        e->sum[t] += times * e->kinds->load[t * e->kinds->n + kind];
}

/* All counts of `kind` and those behind it; depth is the number of kinds, which keep_vector's limit keeps meaningful. */
static void enumerate(struct enumeration *e, int kind)
{
    e->too_many = e->too_many || ++e->visited > MOST_VISITED;
    if (e->too_many || !can_still_fit(e, kind))
        return;
    if (kind == e->kinds->n) {
        keep_vector(e);
        return;
    }
    for (int count = 0; count <= e->cap[kind]; count++) {
        e->vector[kind] = (short)count;
        if (count > 0)
            add_load(e, kind, 1);
        enumerate(e, kind + 1);
    }
    add_load(e, kind, -e->cap[kind]);
}

/* Turns to a doctor: what he can have, and the tilt. Returns the least that any vector of his can cost. */
static double set_doctor(struct enumeration *e, int doctor)
{
    const int kinds = e->kinds->n;
    double least = 0;
    e->doctor = doctor;
    vp_count_most(e->program, e->kinds, doctor, e->cap);
    for (int k = 0; k < kinds; k++) {
        e->extra[k] = e->tilt == NULL ? 0 : e->tilt->extra[doctor * kinds + k];
        least += fmin(e->extra[k], 0) * e->cap[k];
    }
    for (int t = 0; t < e->n_terms; t++) {
        e->slope[t] = e->tilt == NULL ? 0 : e->tilt->slope[doctor * e->n_terms + t];
        double *rest = &e->rest[t * (kinds + 1)];
        rest[kinds] = 0;
        for (int k = kinds - 1; k >= 0; k--)
            rest[k] = rest[k + 1] + e->cap[k] * e->kinds->load[t * kinds + k];
        e->sum[t] = 0;
        least += cheapest_load(e, t);
    }
    return least;
}

static struct vp_vectors enumerate_doctor(struct enumeration *e, int doctor, double spare)
{
    e->room = spare + set_doctor(e, doctor);
    for (int t = 0; t < e->n_terms; t++)
        set_window(e, t, spare + cheapest_load(e, t));
    memset(&e->counts, 0, sizeof e->counts);
    memset(&e->prices, 0, sizeof e->prices);
    memset(&e->rungs, 0, sizeof e->rungs);
    e->visited = 0;
    e->too_many = false;
    enumerate(e, 0);
    if (e->too_many)
        return (struct vp_vectors){.n = VP_TOO_MANY};
    return (struct vp_vectors){.n = e->prices.n, .count = e->counts.item, .price = e->prices.item, .rungs = e->rungs.item};
}

static void set_enumeration(struct enumeration *e)
{
    size_t kinds = (size_t)e->kinds->n + 1;
    size_t terms = (size_t)e->n_terms + 1;
    e->cap = vp_arena_array(e->arena, kinds, sizeof *e->cap);
    e->vector = vp_arena_array(e->arena, kinds, sizeof *e->vector);
    e->rest = vp_arena_array(e->arena, kinds * terms, sizeof *e->rest);
    e->high = vp_arena_array(e->arena, terms, sizeof *e->high);
    e->low = vp_arena_array(e->arena, terms, sizeof *e->low);
    e->sum = vp_arena_array(e->arena, terms, sizeof *e->sum);
    e->slope = vp_arena_array(e->arena, terms, sizeof *e->slope);
    e->extra = vp_arena_array(e->arena, kinds, sizeof *e->extra);
}

struct vp_vectors *vp_vectors_new(const struct vp_program *program, const struct vp_kinds *kinds, double ceiling,
                                  const struct vp_tilt *tilt, int most, struct vp_arena *arena)
{
    const struct vp_problem *problem = program->problem;
    struct enumeration e = {.program = program,
                            .arena = arena,
                            .kinds = kinds,
                            .terms = problem->plan->fairness.item,
                            .n_terms = problem->plan->fairness.n,
                            .tilt = tilt,
                            .most = most};
    if (e.n_terms == 0 || !isfinite(ceiling))
        return NULL;
    set_enumeration(&e);
    double spare = ceiling + 1e-6 * (1 + fabs(ceiling)); /* what just fits must not fail for a rounding */
    for (int d = 0; d < problem->n_doctors; d++)
        spare -= set_doctor(&e, d);
    struct vp_vectors *vectors = vp_arena_array(arena, (size_t)problem->n_doctors + 1, sizeof *vectors);
    for (int d = 0; d < problem->n_doctors; d++)
        vectors[d] = enumerate_doctor(&e, d, spare);
    return vectors;
}
