/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The linear program of the master: its rows, its members as columns, and which of them are worth keeping. */
#include "solver/master.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_COLUMNS_A_ROW = 4,
    KEPT_COLUMNS_A_ROW = 2,
    FEW_COLUMNS = 400, /* no LP is too large with so many */
};

static const double slight = 1e-6;

const struct vp_line *vp_master_line(const struct vp_master *master, int duty)
{
    const struct vp_problem *problem = master->search->problem;
    return &problem->plan->lines.item[problem->duties[duty].line];
}

double vp_master_locum(const struct vp_master *master, int duty)
{
    return vp_master_line(master, duty)->locum_allowed ? vp_master_line(master, duty)->locum : master->dear;
}

/* Bounds of u and e in the row of a duty: doctors beyond the needed who are not free are there already. */
double vp_master_most_open(const struct vp_master *master, int duty)
{
    return fmax(0, master->missing[duty]);
}

double vp_master_least_extra(const struct vp_master *master, int duty)
{
    return fmax(0, -master->missing[duty]);
}

double vp_master_most_extra(const struct vp_master *master, int duty)
{
    const struct vp_duty *of = &master->search->problem->duties[duty];
    return fmax(of->places - of->needed, vp_master_least_extra(master, duty));
}

static size_t at(const struct vp_problem *problem, int doctor, int duty)
{
    return (size_t)doctor * (size_t)problem->n_duties + (size_t)duty;
}

/* Is it still to be decided for anybody? */
static bool is_open(const struct vp_master *master, int duty)
{
    const struct vp_problem *problem = master->search->problem;
    for (int d = 0; d < problem->n_doctors; d++) {
        const unsigned char may = master->may[at(problem, d, duty)];
        if (master->free[d] && master->search->program->x[at(problem, d, duty)] >= 0 && may != VP_MUST_SKIP &&
            may != VP_MUST_TAKE)
            return true;
    }
    return false;
}

/* How many of the free have it whatever their tours are. */
static int count_held(const struct vp_master *master, int duty)
{
    const struct vp_problem *problem = master->search->problem;
    int held = 0;
    for (int d = 0; d < problem->n_doctors; d++)
        held += master->free[d] && master->may[at(problem, d, duty)] == VP_MUST_TAKE;
    return held;
}

static void add_duty_row(struct vp_master *master, int duty)
{
    const double one = 1;
    const double less = -1;
    master->rows++;
    const int row = vp_lp_add_row(master->lp, master->missing[duty], master->missing[duty]);
    master->row[duty] = row;
    master->slack[duty] =
        vp_lp_add_column(master->lp, vp_master_locum(master, duty), 0, vp_master_most_open(master, duty), 1, &row, &one);
    vp_lp_add_column(master->lp, vp_master_line(master, duty)->extra_price, vp_master_least_extra(master, duty),
                     vp_master_most_extra(master, duty), 1, &row, &less);
    /* So that it always has a solution: more doctors than places. */
    vp_lp_add_column(master->lp, master->dear, 0, INFINITY, 1, &row, &less);
}

/* What cannot change: the tours of those who are not free, and duties that are decided for everybody. Marks these with −1, for they have no row: a part
 * of a year is a program of its few dates. */
static void hold_rest(struct vp_master *master, const struct vp_tour *tours)
{
    const struct vp_problem *problem = master->search->problem;
    for (int j = problem->n_past; j < problem->n_duties; j++)
        master->missing[j] = problem->duties[j].needed;
    for (int d = 0; d < problem->n_doctors; d++) {
        master->held += master->free[d] ? 0 : tours[d].points;
        for (int i = 0; i < tours[d].n && !master->free[d]; i++)
            master->missing[tours[d].duty[i]]--;
    }
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        master->row[j] = is_open(master, j) ? 0 : -1;
        if (master->row[j] >= 0)
            continue;
        master->missing[j] -= count_held(master, j);
        master->held += vp_master_most_open(master, j) * vp_master_locum(master, j) +
                        vp_master_least_extra(master, j) * vp_master_line(master, j)->extra_price;
    }
}

/* How many of the tally's places are those of duties without a row, and cannot change. */
static double count_decided(const struct vp_master *master, const struct vp_tally *tally)
{
    double count = 0;
    for (int i = 0; i < tally->n; i++)
        if (master->row[tally->duty[i]] < 0)
            count += vp_master_most_open(master, tally->duty[i]);
    return count;
}

/* A tally that cannot be kept to costs more than any roster. */
static void add_tally(struct vp_master *master, struct vp_tally *tally)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    int *column = vp_arena_array(&scratch, (size_t)tally->n + 1, sizeof *column);
    double *value = vp_arena_array(&scratch, (size_t)tally->n + 1, sizeof *value);
    const double one = 1;
    const double less = -1;
    int n = 0;
    for (int i = 0; i < tally->n; i++) {
        if (master->row[tally->duty[i]] < 0)
            continue;
        column[n] = master->slack[tally->duty[i]];
        value[n++] = 1;
    }
    tally->row =
        vp_lp_add_full_row(master->lp, tally->least - tally->decided, tally->most - tally->decided, n, column, value);
    vp_lp_add_column(master->lp, master->dear, 0, INFINITY, 1, &tally->row, &one);
    vp_lp_add_column(master->lp, master->dear, 0, INFINITY, 1, &tally->row, &less);
    vp_arena_clear(&scratch);
}

static void add_rows(struct vp_master *master)
{
    const struct vp_problem *problem = master->search->problem;
    const double one = 1;
    master->rows = 0;
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (master->row[j] >= 0)
            add_duty_row(master, j);
    for (int d = 0; d < problem->n_doctors; d++) {
        if (!master->free[d])
            continue;
        master->rows++;
        master->doctor_row[d] = vp_lp_add_row(master->lp, 1, 1);
        vp_lp_add_column(master->lp, 10 * master->dear, 0, 1, 1, &master->doctor_row[d], &one); /* no tour at all */
    }
    for (int t = 0; t < master->tallies; t++)
        add_tally(master, &master->tally[t]);
}

static void add_column(struct vp_master *master, struct vp_member *member)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    const struct vp_tour *tour = &member->tour;
    int *row = vp_arena_array(&scratch, (size_t)tour->n + 1, sizeof *row);
    double *value = vp_arena_array(&scratch, (size_t)tour->n + 1, sizeof *value);
    int n = 0;
    for (int i = 0; i < tour->n; i++)
        if (master->row[tour->duty[i]] >= 0)
            row[n++] = master->row[tour->duty[i]];
    row[n++] = master->doctor_row[member->doctor];
    for (int i = 0; i < n; i++)
        value[i] = 1;
    member->column = vp_lp_add_column(master->lp, tour->points, 0, 1, n, row, value);
    master->live++;
    vp_arena_clear(&scratch);
}

struct vp_member *vp_master_keep(struct vp_master *master, int doctor, const struct vp_tour *tour, struct vp_arena *arena)
{
    struct vp_member *member = vp_vec_add(master->arena, &master->members);
    *member = (struct vp_member){.doctor = doctor, .tour = *tour};
    member->tour.duty = vp_arena_array(arena, (size_t)tour->n + 1, sizeof *tour->duty);
    memcpy(member->tour.duty, tour->duty, (size_t)tour->n * sizeof *tour->duty);
    return member;
}

void vp_master_add(struct vp_master *master, int doctor, const struct vp_tour *tour)
{
    add_column(master, vp_master_keep(master, doctor, tour, master->arena));
}

static struct vp_prices make_prices(const struct vp_problem *problem, struct vp_arena *arena)
{
    return (struct vp_prices){vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof(double)),
                              vp_arena_array(arena, (size_t)problem->n_doctors, sizeof(double)), NULL};
}

void vp_master_init(struct vp_master *master, struct vp_search *search, struct vp_pricer *pricer, const bool *free,
                    const unsigned char *may, const struct vp_tour *tours, struct vp_arena *arena)
{
    const struct vp_problem *problem = search->problem;
    const size_t n = (size_t)problem->n_duties + 1;
    *master = (struct vp_master){.search = search, .pricer = pricer, .arena = arena, .free = free, .may = may};
    master->missing = vp_arena_array(arena, n, sizeof *master->missing);
    master->row = vp_arena_array(arena, n, sizeof *master->row);
    master->doctor_row = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof *master->doctor_row);
    master->slack = vp_arena_array(arena, n, sizeof *master->slack);
    master->network = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof(struct vp_network *));
    master->prices = make_prices(problem, arena);
    master->centre = make_prices(problem, arena);
    master->leaning = make_prices(problem, arena);
    master->kept = make_prices(problem, arena);
    master->bounding = make_prices(problem, arena);
    master->least = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof *master->least);
    master->bound = -INFINITY;
    master->dear = 10 * search->losses.dearest;
    master->until = INT64_MAX;
    master->wanted = INFINITY;
    hold_rest(master, tours);
    master->lp = vp_lp_new();
    add_rows(master);
    for (int d = 0; d < problem->n_doctors; d++)
        if (free[d] && isfinite(tours[d].points))
            vp_master_add(master, d, &tours[d]);
}

void vp_master_clear(struct vp_master *master)
{
    if (master->lp != NULL)
        vp_lp_free(master->lp);
    master->lp = NULL;
}

void vp_master_tally(struct vp_master *master, const struct vp_tally *tallies, int n)
{
    const size_t room = (size_t)n + 1;
    const size_t duties = (size_t)master->search->problem->n_duties + 1;
    master->tally = vp_arena_array(master->arena, room, sizeof *master->tally);
    master->tallies = n;
    master->charge = vp_arena_array(master->arena, duties, sizeof *master->charge);
    master->prices.tally = vp_arena_array(master->arena, room, sizeof(double));
    master->centre.tally = vp_arena_array(master->arena, room, sizeof(double));
    master->leaning.tally = vp_arena_array(master->arena, room, sizeof(double));
    for (int t = 0; t < n; t++) {
        master->tally[t] = tallies[t];
        master->tally[t].decided = count_decided(master, &tallies[t]);
        add_tally(master, &master->tally[t]);
    }
}

double vp_master_count(const struct vp_master *master, const struct vp_tally *tally)
{
    double count = count_decided(master, tally);
    for (int i = 0; i < tally->n; i++)
        if (master->row[tally->duty[i]] >= 0)
            count += vp_lp_value(master->lp, master->slack[tally->duty[i]]);
    return count;
}

void vp_master_restart(struct vp_master *master)
{
    vp_master_clear(master);
    master->lp = vp_lp_new();
    master->broken = false;
    add_rows(master);
    master->live = 0;
    int kept = 0;
    for (int m = 0; m < master->members.n; m++)
        if (!master->members.item[m].dropped)
            master->members.item[kept++] = master->members.item[m];
    master->members.n = kept;
    for (int m = 0; m < kept; m++) {
        master->members.item[m].out = false;
        add_column(master, &master->members.item[m]);
    }
}

bool vp_master_solve(struct vp_master *master)
{
    const struct vp_problem *problem = master->search->problem;
    const long long before = vp_lp_effort(master->lp);
    if (master->broken || !vp_lp_solve(master->lp, vp_ask_stop, master->search)) {
        master->broken = true;
        return false;
    }
    master->search->spent += (vp_lp_effort(master->lp) - before) / (master->pool != NULL ? VP_MASTER_ITERATIONS : 1) + 1;
    master->points = vp_lp_objective(master->lp) + master->held;
    for (int j = problem->n_past; j < problem->n_duties; j++)
        master->prices.duty[j] = master->row[j] >= 0 ? vp_lp_dual(master->lp, master->row[j]) : 0;
    for (int d = 0; d < problem->n_doctors; d++)
        if (master->free[d])
            master->prices.doctor[d] = vp_lp_dual(master->lp, master->doctor_row[d]);
    for (int t = 0; t < master->tallies; t++)
        master->prices.tally[t] = vp_lp_dual(master->lp, master->tally[t].row);
    return true;
}

void vp_master_remember(struct vp_master *master)
{
    const struct vp_problem *problem = master->search->problem;
    memcpy(master->kept.duty, master->prices.duty, (size_t)problem->n_duties * sizeof(double));
    memcpy(master->kept.doctor, master->prices.doctor, (size_t)problem->n_doctors * sizeof(double));
    master->kept_points = master->points;
}

void vp_master_fix(struct vp_master *master, int member)
{
    for (int m = 0; m < master->members.n; m++)
        if (master->members.item[m].doctor == master->members.item[member].doctor && !master->members.item[m].dropped)
            vp_lp_bound_column(master->lp, master->members.item[m].column, m == member, m == member);
}

void vp_master_free(struct vp_master *master, int member, bool out)
{
    const struct vp_member *one = &master->members.item[member];
    for (int m = 0; m < master->members.n; m++) {
        struct vp_member *other = &master->members.item[m];
        if (other->doctor != one->doctor)
            continue;
        if (vp_same_tour(&other->tour, &one->tour)) /* a tour can be there more than once */
            other->out = out;
        if (!other->dropped)
            vp_lp_bound_column(master->lp, other->column, 0, other->out ? 0 : 1);
    }
}

double vp_master_value(const struct vp_master *master, int member)
{
    return master->members.item[member].dropped ? 0 : vp_lp_value(master->lp, master->members.item[member].column);
}

double vp_master_reduce(const struct vp_prices *prices, int doctor, const struct vp_tour *tour)
{
    double reduced = tour->points - prices->doctor[doctor];
    for (int i = 0; i < tour->n; i++)
        reduced -= prices->duty[tour->duty[i]];
    return reduced;
}

/* ---- ageing ---- */

struct aged {
    double reduced;
    int member;
};

static int compare_aged(const void *left, const void *right)
{
    const struct aged *a = left;
    const struct aged *b = right;
    if (a->reduced != b->reduced)
        return a->reduced > b->reduced ? -1 : 1;
    return a->member - b->member;
}

/* Simplex iterations take time in proportion to the columns: when they are many for the rows, those that are furthest from being worth it go. */
void vp_master_drop_aged(struct vp_master *master)
{
    if (master->live <= MOST_COLUMNS_A_ROW * master->rows || master->live < FEW_COLUMNS)
        return;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct aged *aged = vp_arena_array(&scratch, (size_t)master->members.n + 1, sizeof *aged);
    int *gone = vp_arena_array(&scratch, (size_t)master->members.n + 1, sizeof *gone);
    int n = 0;
    for (int m = 0; m < master->members.n; m++) {
        const struct vp_member *member = &master->members.item[m];
        const bool used = !member->dropped &&
                          (vp_lp_is_basic(master->lp, member->column) || vp_lp_value(master->lp, member->column) > 0.5);
        if (!member->dropped && !used)
            aged[n++] = (struct aged){vp_master_reduce(&master->prices, member->doctor, &member->tour), m};
    }
    qsort(aged, (size_t)n, sizeof *aged, compare_aged);
    int dropped = 0;
    for (; dropped < n && master->live > KEPT_COLUMNS_A_ROW * master->rows && aged[dropped].reduced > slight; dropped++) {
        struct vp_member *member = &master->members.item[aged[dropped].member];
        member->dropped = true;
        gone[dropped] = member->column;
        master->live--;
    }
    vp_lp_drop_columns(master->lp, gone, dropped);
    vp_arena_clear(&scratch);
}
