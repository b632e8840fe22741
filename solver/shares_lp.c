/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Solves the linear program of shares (shares_build.c): simplex and pricing in turn. The bound is Lagrange's at the simplex's prices,
 *     Σ_rows price · side  +  Σ_columns least( reduced cost · value within its bounds )  +  Σ_d min { f(d,v) + Σ_k tie_price(d,k) v(k) : v allowed }
 * valid at any prices, whether or not a vector is still missing, and however well GLPK solved it. */
#include "solver/shares.h"

#include "model/levels.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { BEST_PRICED = 4 };

void vp_shares_close(struct vp_shares *shares)
{
    if (shares->lp != NULL)
        vp_lp_free(shares->lp);
}

double vp_shares_value(const struct vp_shares *shares, int share)
{
    return vp_lp_value(shares->lp, shares->shares.item[share].column);
}

/* The class rows of the rungs that the vector is up. */
static int list_classes(const struct vp_shares *shares, int doctor, int vector, int *row, double *value)
{
    const struct vp_problem *problem = shares->search->problem;
    const int terms = problem->plan->fairness.n;
    int n = 0;
    for (int t = 0; t < terms; t++) {
        const struct vp_ladder *ladder = vp_ladder_of(problem, t);
        const int up = shares->vectors[doctor].rungs[vector * terms + t];
        for (int s = 0; ladder != NULL && s < up; s++) {
            row[n] = shares->class_row[t][ladder->of[doctor][s]];
            value[n] = 1;
            n += row[n] >= 0;
        }
    }
    assert(n < VP_MOST_ENTRIES - VP_MOST_KINDS - 1);
    return n;
}

void vp_shares_add(struct vp_shares *shares, int doctor, int vector)
{
    const int kinds = shares->kinds.n;
    const struct vp_vectors *vectors = &shares->vectors[doctor];
    int row[VP_MOST_ENTRIES];
    double value[VP_MOST_ENTRIES];
    int n = list_classes(shares, doctor, vector, row, value);
    for (int k = 0; k < kinds; k++) {
        int count = vectors->count[vector * kinds + k];
        if (count == 0)
            continue;
        assert(shares->tie[doctor * kinds + k] >= 0);
        row[n] = shares->tie[doctor * kinds + k];
        value[n++] = -count;
    }
    row[n] = shares->one[doctor];
    value[n++] = 1;
    int column = vp_lp_add_column(shares->lp, vectors->price[vector], 0, 1, n, row, value);
    shares->there[doctor][vector] = true;
    *vp_vec_add(shares->arena, &shares->shares) =
        (struct vp_share){.doctor = doctor, .vector = vector, .column = column, .open = true};
}

static bool must_stop(void *user)
{
    const struct vp_shares *shares = user;
    return vp_search_over(shares->search) ||
           shares->search->spent + vp_lp_effort(shares->lp) - shares->counted >= shares->until;
}

bool vp_shares_simplex(struct vp_shares *shares, bool dual)
{
    const bool solved = dual ? vp_lp_resolve(shares->lp, must_stop, shares) : vp_lp_solve(shares->lp, must_stop, shares);
    shares->search->spent += vp_lp_effort(shares->lp) - shares->counted + 1;
    shares->counted = vp_lp_effort(shares->lp);
    shares->broken = !solved;
    return solved;
}

/* Of each rung, those of its class row and of the rows below it. */
static void read_rung_prices(struct vp_shares *shares)
{
    const struct vp_problem *problem = shares->search->problem;
    for (int t = 0; t < problem->plan->fairness.n; t++) {
        const struct vp_ladder *ladder = vp_ladder_of(problem, t);
        for (int d = 0; ladder != NULL && d < problem->n_doctors; d++) {
            double *price = shares->rung_price[t * problem->n_doctors + d];
            for (int s = 0; s < ladder->high[d] - ladder->base[d]; s++) {
                const int row = shares->class_row[t][ladder->of[d][s]];
                price[s + 1] = price[s] - (row < 0 ? 0 : vp_lp_dual(shares->lp, row));
            }
        }
    }
}

void vp_shares_read_prices(struct vp_shares *shares)
{
    const int ties = shares->search->problem->n_doctors * shares->kinds.n;
    for (int t = 0; t < ties; t++)
        shares->tie_price[t] = shares->tie[t] < 0 ? 0 : vp_lp_dual(shares->lp, shares->tie[t]);
    read_rung_prices(shares);
}

/* ---- solving ---- */

double vp_shares_reduced_cost(const struct vp_shares *shares, int doctor, int vector)
{
    const int kinds = shares->kinds.n;
    const short *count = shares->vectors[doctor].count + (size_t)vector * (size_t)kinds;
    const double *price = shares->tie_price + (size_t)doctor * (size_t)kinds;
    double cost = shares->vectors[doctor].price[vector];
    for (int k = 0; k < kinds; k++)
        cost += count[k] * price[k];
    const struct vp_problem *problem = shares->search->problem;
    const int terms = problem->plan->fairness.n;
    for (int t = 0; t < terms && problem->aims != NULL; t++)
        if (vp_ladder_of(problem, t) != NULL)
            cost +=
                shares->rung_price[t * problem->n_doctors + doctor][shares->vectors[doctor].rungs[vector * terms + t]];
    return cost;
}

/* Adds the best vectors of the doctor that are allowed, missing and cheaper than the mixture he has; returns the least reduced cost of any allowed. */
static double price_doctor(struct vp_shares *shares, int doctor, int *added)
{
    const double price = vp_lp_dual(shares->lp, shares->one[doctor]);
    int best[BEST_PRICED];
    double cost[BEST_PRICED];
    int n = 0;
    double least = INFINITY;
    for (int v = 0; v < shares->vectors[doctor].n; v++) {
        if (!shares->open[doctor][v])
            continue;
        const double reduced = vp_shares_reduced_cost(shares, doctor, v) - price;
        least = fmin(least, reduced);
        if (reduced > -1e-6 || shares->there[doctor][v] || (n == BEST_PRICED && reduced >= cost[n - 1]))
            continue;
        int at = n < BEST_PRICED ? n++ : n - 1;
        for (; at > 0 && cost[at - 1] > reduced; at--) {
            cost[at] = cost[at - 1];
            best[at] = best[at - 1];
        }
        cost[at] = reduced;
        best[at] = v;
    }
    for (int i = 0; i < n; i++)
        vp_shares_add(shares, doctor, best[i]);
    *added += n;
    return least;
}

/* A round of pricing at the simplex's prices; raises the bound and returns how many vectors came in. */
static int price_all(struct vp_shares *shares)
{
    int added = 0;
    vp_shares_read_prices(shares);
    double bound = shares->constant + vp_lp_dual_bound(shares->lp, shares->first);
    for (int d = 0; d < shares->search->problem->n_doctors; d++)
        bound += shares->vectors[d].n == VP_TOO_MANY ? 0 : price_doctor(shares, d, &added);
    shares->last = bound;
    shares->bound = fmax(shares->bound, bound);
    return added;
}

/* Takes what the node at hand allows to the linear program. */
static void set_open(struct vp_shares *shares)
{
    for (int s = 0; s < shares->shares.n; s++) {
        struct vp_share *share = &shares->shares.item[s];
        const bool open = shares->open[share->doctor][share->vector];
        if (share->open != open)
            vp_lp_bound_column(shares->lp, share->column, 0, open ? 1 : 0);
        share->open = open;
    }
}

bool vp_shares_solve(struct vp_shares *shares)
{
    const bool dual = isfinite(shares->bound);
    shares->bound = -INFINITY;
    set_open(shares);
    if (!vp_shares_simplex(shares, dual))
        return false;
    while (price_all(shares) > 0 && !vp_meets_bound(shares->search->best_points, shares->bound))
        if (!vp_shares_simplex(shares, false))
            return false;
    return true;
}

/* ---- figures ---- */

int vp_shares_figures(const struct vp_shares *shares)
{
    return shares->kinds.n + shares->search->problem->plan->fairness.n;
}

double vp_shares_figure(const struct vp_shares *shares, int doctor, int vector, int figure)
{
    const int kinds = shares->kinds.n;
    const short *count = shares->vectors[doctor].count + (size_t)vector * (size_t)kinds;
    if (figure < kinds)
        return count[figure];
    const double *load = shares->kinds.load + (size_t)(figure - kinds) * (size_t)kinds;
    double sum = 0;
    for (int k = 0; k < kinds; k++)
        sum += count[k] * load[k];
    return sum;
}

/* ---- what the root rules out ---- */

static void close_vectors(struct vp_shares *shares, double room)
{
    for (int d = 0; d < shares->search->problem->n_doctors; d++) {
        const struct vp_vectors *vectors = &shares->vectors[d];
        double least = INFINITY;
        for (int v = 0; v < vectors->n; v++)
            least = fmin(least, vp_shares_reduced_cost(shares, d, v));
        for (int v = 0; v < vectors->n; v++)
            shares->open[d][v] = shares->open[d][v] && vp_shares_reduced_cost(shares, d, v) - least <= room;
    }
}

/* A whole column that is at a bound of its own leaves it by so many steps at most. */
static void tighten_column(struct vp_shares *shares, int column, double room)
{
    const int c = shares->origin[column];
    const double cost = vp_lp_reduced_cost(shares->lp, column);
    const double value = vp_lp_value(shares->lp, column);
    const double steps = floor(room / fabs(cost) + 1e-9);
    if (fabs(cost) < 1e-6 || shares->lower[c] + steps > shares->upper[c] - 1 + 1e-6)
        return;
    if (cost > 0 && value < shares->lower[c] + 1e-6)
        shares->upper[c] = shares->lower[c] + steps;
    else if (cost < 0 && value > shares->upper[c] - 1e-6)
        shares->lower[c] = shares->upper[c] - steps;
    vp_lp_bound_column(shares->lp, column, shares->lower[c], shares->upper[c]);
}

void vp_shares_tighten(struct vp_shares *shares)
{
    const struct vp_search *search = shares->search;
    const double slight = 1e-6 * (1 + fabs(search->best_points));
    close_vectors(shares, search->best_points - shares->last + slight);
    /* A roster that is better by less than what counts as met (vp_meets_bound) is not looked for: a step that costs the whole gap is one too many. */
    const double room = search->best_points - shares->last - slight / 2;
    for (int i = 0; i < shares->n_origin && room > 0; i++) {
        const int c = shares->origin[i];
        if (vp_column_whole(&search->program->columns.item[c]) ||
            (search->program->columns.item[c].kind == VP_S && !shares->loose[c]))
            tighten_column(shares, i, room);
    }
}
