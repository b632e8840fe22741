/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the linear program of shares. With x, u, e and the helpers of rules as in the compact program, without its rows and columns of fairness:
 *     minimise  Σ their costs + Σ_d Σ_v f(d,v) λ[d,v]
 *     tie:   Σ { x[d,j] : j of kind k } − Σ_v v(k) λ[d,v] + short[d,k] − over[d,k] = 0,      one:   Σ_v λ[d,v] = 1,      every other row of the compact program
 * Of the vectors only those are columns that pricing has asked for; short and over, dear, keep it solvable before they are there.
 * Which vectors there are is found at the prices of the relaxation with the compact program's steps of fairness in the place of the λ: at these, few are cheap
 * enough for a roster better than the best. */
#include "solver/shares.h"

#include "solver/part.h"
#include "solver/presolve.h"

#include "model/fairness.h"
#include "model/levels.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { MOST_VECTORS = 100000 }; /* of a doctor; whoever has more keeps the steps */

/* ---- what the program has ---- */

struct building {
    struct vp_shares *shares;
    struct vp_program kept; /* without the rows of fairness */
    struct vp_reduced reduced;
    int *index; /* scratch for a row */
    double *value;
};

static bool is_fairness(const struct vp_program *program, const struct vp_row *row)
{
    for (int e = row->first; e < row->first + row->n; e++) {
        enum vp_column_kind kind = program->columns.item[program->index.item[e]].kind;
        if (kind == VP_Y || kind == VP_N)
            return true;
    }
    return false;
}

/* The program without fairness, within bounds that hold in every roster no dearer than the best: no cost is below 0. */
static bool keep_rest(struct building *building)
{
    struct vp_search *search = building->shares->search;
    const struct vp_program *program = search->program;
    building->shares->loose = vp_loose_helpers(program, building->shares->arena);
    building->kept = *program;
    memset(&building->kept.rows, 0, sizeof building->kept.rows);
    for (int r = 0; r < program->rows.n; r++)
        if (!is_fairness(program, &program->rows.item[r]))
            *vp_vec_add(building->shares->arena, &building->kept.rows) = program->rows.item[r];
    vp_free_all(search);
    for (int c = 0; c < program->columns.n; c++) {
        const struct vp_column *column = &program->columns.item[c];
        if (column->kind == VP_Y || column->kind == VP_N)
            search->lower[c] = search->upper[c] = 0;
        else if (column->cost > 0)
            search->upper[c] = fmin(search->upper[c], search->whole[c] ? floor(search->best_points / column->cost + 1e-6)
                                                                       : search->best_points / column->cost + 1e-6);
    }
    return vp_reduce(&building->kept, search->lower, search->upper, search->whole, building->shares->arena,
                     &building->reduced);
}

static void load_rest(struct building *building)
{
    struct vp_shares *shares = building->shares;
    const struct vp_program *program = &building->kept;
    const struct vp_reduced *reduced = &building->reduced;
    for (int i = 0; i < reduced->n_columns; i++) {
        int c = reduced->column[i];
        vp_lp_add_column(shares->lp, program->columns.item[c].cost, reduced->lower[c], reduced->upper[c], 0, NULL, NULL);
    }
    for (int i = 0; i < reduced->n_rows; i++) {
        const struct vp_row *row = &program->rows.item[reduced->row[i]];
        int n = 0;
        for (int e = row->first; e < row->first + row->n; e++) {
            int number = reduced->number[program->index.item[e]];
            if (number == 0)
                continue;
            building->index[n] = number - 1;
            building->value[n++] = program->value.item[e];
        }
        double fixed = reduced->fixed[reduced->row[i]];
        vp_lp_add_full_row(shares->lp, row->lower - fixed, row->upper - fixed, n, building->index, building->value);
    }
    shares->base = reduced->n_columns;
    shares->lower = reduced->lower;
    shares->upper = reduced->upper;
    shares->origin = reduced->column;
    shares->n_origin = reduced->n_columns;
    shares->constant =
        reduced->constant - (program->constant - program->municipal); /* what is between doctors is in the vectors */
}

/* The row that ties a doctor's duties of a kind to his vectors, with what it may be short or over. */
static void load_tie(struct building *building, int doctor, int kind)
{
    struct vp_shares *shares = building->shares;
    const struct vp_problem *problem = shares->search->problem;
    int n = 0;
    double fixed = 0;
    assert(building->reduced.number != NULL);
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        int x = shares->search->program->x[doctor * problem->n_duties + j];
        if (x < 0 || shares->kinds.of[j] != kind)
            continue;
        if (building->reduced.number[x] == 0) {
            fixed += building->reduced.lower[x];
            continue;
        }
        building->index[n] = building->reduced.number[x] - 1;
        building->value[n++] = 1;
    }
    const int most = shares->most[doctor * shares->kinds.n + kind];
    int *tie = &shares->tie[doctor * shares->kinds.n + kind];
    *tie = -1;
    if (most == 0)
        return;
    *tie = vp_lp_add_full_row(shares->lp, -fixed, -fixed, n, building->index, building->value);
    const double dear = shares->search->best_points + 1;
    for (int side = 0; side < 2; side++) {
        const double one = side == 0 ? 1 : -1;
        vp_lp_add_column(shares->lp, dear, 0, most, 1, tie, &one);
        shares->base++;
    }
}

static void load_ties(struct building *building)
{
    struct vp_shares *shares = building->shares;
    for (int d = 0; d < shares->search->problem->n_doctors; d++) {
        for (int k = 0; k < shares->kinds.n; k++)
            load_tie(building, d, k);
        shares->one[d] = vp_lp_add_row(shares->lp, -INFINITY, INFINITY); /* until there are shares */
    }
}

/* ---- without dates ---- */

/* The places of a kind, as a row over the doctors' counts: the cheapest locum among its duties, and the cheapest place beyond. */
static void load_kind(struct vp_shares *shares, int kind, const int *count, int limit, struct vp_arena *scratch)
{
    const struct vp_problem *problem = shares->search->problem;
    const struct vp_open open = vp_open_places(problem, &shares->kinds, kind);
    const double most = open.locum > 0 ? floor(shares->search->best_points / open.locum + 1e-6) : INFINITY;
    int *column = vp_arena_array(scratch, (size_t)problem->n_doctors + 2, sizeof *column);
    double *value = vp_arena_array(scratch, (size_t)problem->n_doctors + 2, sizeof *value);
    int n = 0;
    for (int d = 0; d < problem->n_doctors; d++)
        if (count[d * shares->kinds.n + kind] >= 0) {
            column[n] = count[d * shares->kinds.n + kind];
            value[n++] = 1;
        }
    if (isfinite(open.locum)) {
        column[n] = vp_lp_add_column(shares->lp, open.locum, 0, fmin(open.needed, most), limit >= 0, &limit,
                                     &open.limited_locum);
        value[n++] = 1;
    }
    if (open.extra > 0) {
        column[n] = vp_lp_add_column(shares->lp, open.beyond, 0, open.extra, limit >= 0, &limit, &open.limited_extra);
        value[n++] = -1;
    }
    shares->place[kind] = vp_lp_add_full_row(shares->lp, open.needed, open.needed, n, column, value);
}

static void load_counts(struct vp_shares *shares)
{
    const int ties = shares->search->problem->n_doctors * shares->kinds.n;
    const double dear = shares->search->best_points + 1;
    const double sides[2] = {1, -1};
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    int *count = vp_arena_array(&scratch, (size_t)ties + 1, sizeof *count);
    for (int t = 0; t < ties; t++) {
        const int most = shares->most[t];
        count[t] = shares->tie[t] = -1;
        if (most == 0)
            continue;
        shares->tie[t] = vp_lp_add_row(shares->lp, 0, 0);
        count[t] = vp_lp_add_column(shares->lp, 0, 0, most, 1, &shares->tie[t], &sides[0]);
        for (int side = 0; side < 2; side++)
            vp_lp_add_column(shares->lp, dear, 0, most, 1, &shares->tie[t], &sides[side]);
    }
    const struct vp_aims *aims = shares->search->problem->aims;
    const int limit =
        aims == NULL || !isfinite(aims->most_open) ? -1 : vp_lp_add_row(shares->lp, -INFINITY, aims->most_open);
    for (int k = 0; k < shares->kinds.n; k++)
        load_kind(shares, k, count, limit, &scratch);
    for (int d = 0; d < shares->search->problem->n_doctors; d++)
        shares->one[d] = vp_lp_add_row(shares->lp, -INFINITY, INFINITY);
    shares->base = vp_lp_columns(shares->lp);
    vp_arena_clear(&scratch);
}

/* ---- shares ---- */

/* A first vector for everybody: what he has in the best roster, where that is among them, and the cheapest. */
static void add_first_shares(struct vp_shares *shares)
{
    const struct vp_problem *problem = shares->search->problem;
    const int kinds = shares->kinds.n;
    int *count = vp_arena_array(shares->arena, (size_t)kinds + 1, sizeof *count);
    for (int d = 0; d < problem->n_doctors; d++) {
        const struct vp_vectors *vectors = &shares->vectors[d];
        memset(count, 0, (size_t)kinds * sizeof *count);
        for (int j = problem->n_past; j < problem->n_duties; j++) {
            int x = shares->search->program->x[d * problem->n_duties + j];
            count[shares->kinds.of[j]] += x >= 0 && shares->search->best[x] > 0.5;
        }
        int cheapest = 0;
        for (int v = 0; v < vectors->n; v++) {
            bool same = true;
            for (int k = 0; k < kinds && same; k++)
                same = vectors->count[v * kinds + k] == count[k];
            if (same)
                vp_shares_add(shares, d, v);
            cheapest = vectors->price[v] < vectors->price[cheapest] ? v : cheapest;
        }
        if (vectors->n > 0 && !shares->there[d][cheapest])
            vp_shares_add(shares, d, cheapest);
    }
}

static void set_arrays(struct vp_shares *shares)
{
    const size_t doctors = (size_t)shares->search->problem->n_doctors + 1;
    const size_t ties = doctors * ((size_t)shares->kinds.n + 1);
    shares->open = vp_arena_array(shares->arena, doctors, sizeof *shares->open);
    shares->there = vp_arena_array(shares->arena, doctors, sizeof *shares->there);
    shares->tie = vp_arena_array(shares->arena, ties, sizeof *shares->tie);
    shares->most = vp_arena_array(shares->arena, ties, sizeof *shares->most);
    for (int d = 0; d < shares->search->problem->n_doctors; d++)
        vp_count_most(shares->search->program, &shares->kinds, d, &shares->most[d * shares->kinds.n]);
    shares->tie_price = vp_arena_array(shares->arena, ties, sizeof *shares->tie_price);
    shares->one = vp_arena_array(shares->arena, doctors, sizeof *shares->one);
    shares->place = vp_arena_array(shares->arena, (size_t)shares->kinds.n + 1, sizeof *shares->place);
}

static void set_open_arrays(struct vp_shares *shares)
{
    for (int d = 0; d < shares->search->problem->n_doctors; d++) {
        const size_t vectors = shares->vectors[d].n > 0 ? (size_t)shares->vectors[d].n : 1;
        shares->open[d] = vp_arena_alloc(shares->arena, vectors * sizeof **shares->open);
        shares->there[d] = vp_arena_alloc(shares->arena, vectors * sizeof **shares->there);
        memset(shares->open[d], true, vectors * sizeof **shares->open);
    }
}

/* ---- the slopes at which vectors are listed ---- */

/* Columns that come and go together: n[d,k] and the steps of fairness as in the compact program. */
struct steps {
    struct vp_shares *shares;
    int first;          /* their first column */
    VP_VEC(int) doctor; /* of each */
    int *row;           /* [doctor * terms + term] load */
    int *count;         /* [doctor * kinds + kind] n, or -1 */
    double *start;      /* [doctor * terms + term] right side of the row */
    double *constant;   /* [doctor * terms + term] points at that load */
};

/* The row that says what the doctor's load of the term is: `start` and the steps that follow. */
static int load_row(struct steps *steps, int doctor, int term, double start)
{
    const struct vp_shares *shares = steps->shares;
    int column[VP_MOST_KINDS];
    double value[VP_MOST_KINDS];
    int n = 0;
    for (int k = 0; k < shares->kinds.n; k++) {
        column[n] = steps->count[doctor * shares->kinds.n + k];
        value[n] = shares->kinds.load[term * shares->kinds.n + k];
        n += column[n] >= 0 && value[n] > 0;
    }
    const int at = doctor * shares->search->problem->plan->fairness.n + term;
    steps->start[at] = start;
    steps->row[at] = vp_lp_add_full_row(shares->lp, start, start, n, column, value);
    return steps->row[at];
}

/* As solver/ladder.c has them; the class rows are free as long as vectors are listed. */
static void load_rungs(struct steps *steps, int doctor, int term, const struct vp_ladder *ladder)
{
    struct vp_shares *shares = steps->shares;
    const struct vp_problem *problem = shares->search->problem;
    const struct vp_fairness_term *of = &problem->plan->fairness.item[term];
    const bool whole = vp_steps_are_whole(problem->plan, of);
    const double target = problem->target[doctor * problem->plan->categories.n + of->category];
    const int base = ladder->base[doctor];
    const int row[2] = {load_row(steps, doctor, term, base * of->unit + (whole ? 0 : target)), 0};
    const bool limited = whole && ladder->least[doctor] > VP_NO_STEP;
    vp_lp_add_column(shares->lp, 0, 0, limited ? (double)(base - ladder->least[doctor]) * of->unit : INFINITY, 1, row,
                     &(double){1});
    *vp_vec_add(shares->arena, &steps->doctor) = doctor;
    for (int s = base + 1; s <= ladder->high[doctor]; s++) {
        const int rows[2] = {row[0], shares->class_row[term][ladder->of[doctor][s - base - 1]]};
        const double entries[2] = {-of->unit, 1};
        const double cost = vp_rung_weight(ladder, doctor, s) - vp_rung_weight(ladder, doctor, s - 1);
        vp_lp_add_column(shares->lp, cost, 0, 1, rows[1] >= 0 ? 2 : 1, rows, entries);
        *vp_vec_add(shares->arena, &steps->doctor) = doctor;
    }
}

static void load_steps(struct steps *steps, int doctor, int term)
{
    struct vp_shares *shares = steps->shares;
    const struct vp_problem *problem = shares->search->problem;
    const struct vp_fairness_term *of = &problem->plan->fairness.item[term];
    const double target = problem->target[doctor * problem->plan->categories.n + of->category];
    const double start = vp_fairness_step(of, target);
    const int at = doctor * problem->plan->fairness.n + term;
    const int *row = &steps->row[at];
    load_row(steps, doctor, term, start);
    for (int direction = -1; direction <= 1; direction += 2) {
        for (int k = 0; k <= VP_FAIR_STEPS; k++) {
            const double from = start + direction * k * of->unit;
            const double cost =
                vp_fairness_price(of, target, from + direction * of->unit) - vp_fairness_price(of, target, from);
            const double step = -direction * of->unit;
            vp_lp_add_column(shares->lp, cost, 0, k == VP_FAIR_STEPS ? INFINITY : 1, 1, row, &step);
            *vp_vec_add(shares->arena, &steps->doctor) = doctor;
        }
    }
    steps->constant[at] = vp_fairness_price(of, target, start);
}

static void load_term(struct steps *steps, int doctor, int term)
{
    const struct vp_problem *problem = steps->shares->search->problem;
    const struct vp_ladder *ladder = vp_ladder_of(problem, term);
    const int at = doctor * problem->plan->fairness.n + term;
    steps->row[at] = -1;
    if (ladder != NULL && ladder->high[doctor] < VP_FREE_STEP)
        load_rungs(steps, doctor, term, ladder);
    else if (ladder == NULL && problem->plan->fairness.item[term].method != VP_LEXIMIN)
        load_steps(steps, doctor, term);
}

/* A row for each rung that a ladder limits. */
static void load_classes(struct vp_shares *shares)
{
    const struct vp_problem *problem = shares->search->problem;
    const size_t terms = (size_t)problem->plan->fairness.n;
    shares->class_row = vp_arena_array(shares->arena, terms + 1, sizeof *shares->class_row);
    shares->rung_price =
        vp_arena_array(shares->arena, terms * (size_t)problem->n_doctors + 1, sizeof *shares->rung_price);
    for (int t = 0; t < problem->plan->fairness.n; t++) {
        const struct vp_ladder *ladder = vp_ladder_of(problem, t);
        if (ladder == NULL)
            continue;
        shares->class_row[t] = vp_arena_array(shares->arena, (size_t)ladder->n + 1, sizeof **shares->class_row);
        for (int r = 0; r < ladder->n; r++)
            shares->class_row[t][r] =
                ladder->rung[r].most == VP_ANY ? -1 : vp_lp_add_row(shares->lp, -INFINITY, INFINITY);
        for (int d = 0; d < problem->n_doctors; d++)
            shares->rung_price[t * problem->n_doctors + d] = vp_arena_array(
                shares->arena, (size_t)(ladder->high[d] - ladder->base[d]) + 1, sizeof **shares->rung_price);
    }
}

/* From now on they hold. */
static void limit_classes(struct vp_shares *shares)
{
    const struct vp_problem *problem = shares->search->problem;
    for (int t = 0; t < problem->plan->fairness.n; t++) {
        const struct vp_ladder *ladder = vp_ladder_of(problem, t);
        for (int r = 0; ladder != NULL && r < ladder->n; r++)
            if (shares->class_row[t][r] >= 0)
                vp_lp_bound_row(shares->lp, shares->class_row[t][r], -INFINITY, ladder->rung[r].most);
    }
}

static void load_all_steps(struct steps *steps)
{
    struct vp_shares *shares = steps->shares;
    const int ties = shares->search->problem->n_doctors * shares->kinds.n;
    const int terms = shares->search->problem->plan->fairness.n;
    const double less = -1;
    steps->first = shares->base;
    const size_t loads = (size_t)shares->search->problem->n_doctors * (size_t)terms + 1;
    steps->row = vp_arena_array(shares->arena, loads, sizeof *steps->row);
    steps->start = vp_arena_array(shares->arena, loads, sizeof *steps->start);
    steps->constant = vp_arena_array(shares->arena, loads, sizeof *steps->constant);
    steps->count = vp_arena_array(shares->arena, (size_t)ties + 1, sizeof *steps->count);
    for (int t = 0; t < ties; t++) {
        steps->count[t] = -1;
        if (shares->tie[t] < 0)
            continue;
        steps->count[t] = vp_lp_add_column(shares->lp, 0, 0, shares->most[t], 1, &shares->tie[t], &less);
        *vp_vec_add(shares->arena, &steps->doctor) = t / shares->kinds.n;
    }
    for (int d = 0; d < shares->search->problem->n_doctors; d++)
        for (int t = 0; t < terms; t++)
            load_term(steps, d, t);
    shares->first = vp_lp_columns(shares->lp);
}

/* Lists the vectors at the prices of the relaxation with the steps. */
static bool list_vectors(struct steps *steps)
{
    struct vp_shares *shares = steps->shares;
    const int doctors = shares->search->problem->n_doctors;
    const int terms = shares->search->problem->plan->fairness.n;
    double *slope = vp_arena_array(shares->arena, (size_t)doctors * (size_t)terms + 1, sizeof *slope);
    double *extra = vp_arena_array(shares->arena, (size_t)doctors * (size_t)shares->kinds.n + 1, sizeof *extra);
    for (int i = 0; i < doctors * terms; i++)
        slope[i] = steps->row[i] < 0 ? 0 : vp_lp_dual(shares->lp, steps->row[i]);
    vp_shares_read_prices(shares);
    for (int i = 0; i < doctors * shares->kinds.n; i++) {
        const int d = i / shares->kinds.n;
        extra[i] = shares->tie_price[i];
        for (int t = 0; t < terms; t++)
            extra[i] -= slope[d * terms + t] * shares->kinds.load[t * shares->kinds.n + i % shares->kinds.n];
    }
    double rest = shares->constant + vp_lp_dual_bound(shares->lp, shares->base);
    for (int d = 0; d < doctors; d++)
        for (int t = 0; t < terms; t++)
            rest -= slope[d * terms + t] * steps->start[d * terms + t];
    const struct vp_tilt tilt = {.slope = slope, .extra = extra};
    shares->vectors = vp_vectors_new(shares->search->program, &shares->kinds, shares->search->best_points - rest, &tilt,
                                     MOST_VECTORS, shares->arena);
    return shares->vectors != NULL;
}

/* Whoever has vectors has no steps any more. */
static void close_steps(struct steps *steps)
{
    struct vp_shares *shares = steps->shares;
    const struct vp_problem *problem = shares->search->problem;
    const int terms = problem->plan->fairness.n;
    for (int c = steps->first; c < shares->first && steps->doctor.item != NULL; c++)
        if (shares->vectors[steps->doctor.item[c - steps->first]].n != VP_TOO_MANY)
            vp_lp_bound_column(shares->lp, c, 0, 0);
    for (int d = 0; d < problem->n_doctors; d++) {
        if (shares->vectors[d].n != VP_TOO_MANY)
            vp_lp_bound_row(shares->lp, shares->one[d], 1, 1);
        for (int t = 0; t < terms; t++) {
            if (shares->vectors[d].n != VP_TOO_MANY && steps->row[d * terms + t] >= 0)
                vp_lp_bound_row(shares->lp, steps->row[d * terms + t], -INFINITY, INFINITY);
            else if (shares->vectors[d].n == VP_TOO_MANY)
                shares->constant += steps->constant[d * terms + t];
        }
    }
}

static bool load_dates(struct building *building)
{
    struct vp_shares *shares = building->shares;
    if (!keep_rest(building))
        return false;
    const size_t columns = (size_t)building->reduced.n_columns + 1;
    building->index = vp_arena_array(shares->arena, columns, sizeof *building->index);
    building->value = vp_arena_array(shares->arena, columns, sizeof *building->value);
    load_rest(building);
    load_ties(building);
    return true;
}

bool vp_shares_open(struct vp_shares *shares, struct vp_search *search, bool dates, long long effort,
                    struct vp_arena *arena)
{
    *shares = (struct vp_shares){
        .search = search, .arena = arena, .until = search->spent + effort, .bound = -INFINITY, .last = -INFINITY};
    shares->kinds = vp_kinds_new(search->problem, arena);
    if (shares->kinds.n > VP_MOST_KINDS || search->problem->plan->fairness.n == 0 || !isfinite(search->best_points))
        return false;
    set_arrays(shares);
    shares->lp = vp_lp_new();
    struct building building = {.shares = shares};
    if (!dates)
        load_counts(shares);
    else if (!load_dates(&building))
        return false;
    struct steps steps = {.shares = shares};
    load_classes(shares);
    load_all_steps(&steps);
    if (!vp_shares_simplex(shares, false) || !list_vectors(&steps))
        return false;
    close_steps(&steps);
    limit_classes(shares);
    set_open_arrays(shares);
    add_first_shares(shares);
    return true;
}
