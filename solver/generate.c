/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growing the master. The prices of two optima in a row can lie far apart, and tours found at either are of little use together: the pricing is asked at
 * prices that lean on those of the time before (smoothing), until that finds nothing. */
#include "solver/master.h"

#include <math.h>
#include <string.h>

enum { TOURS_A_PRICING = 2, PATIENCE = 4, MOST_LABELS = 100000 };

static const double slight = 1e-6;
static const double lean = 0.4;

static double reduce(const struct vp_master *master, int doctor, const struct vp_tour *tour)
{
    return vp_master_reduce(&master->prices, doctor, tour);
}

static struct vp_network *network_of(struct vp_master *master, int doctor)
{
    const unsigned char *may = &master->may[(size_t)doctor * (size_t)master->search->problem->n_duties];
    if (master->network[doctor] == NULL)
        master->network[doctor] = vp_pricer_network(master->pricer, doctor, may, master->arena);
    return master->network[doctor];
}

/* At the leaning prices. */
static struct vp_pricing make_pricing(struct vp_master *master, int doctor, const struct vp_care *care, double below)
{
    return (struct vp_pricing){.doctor = doctor,
                               .reward = master->leaning.duty,
                               .may = &master->may[(size_t)doctor * (size_t)master->search->problem->n_duties],
                               .network = master->pool == NULL ? network_of(master, doctor) : NULL,
                               .care = *care,
                               .below = below,
                               .wanted = TOURS_A_PRICING};
}

/* The cheapest tours of a pool. */
static struct vp_priced price_pool(const struct vp_pool *pool, const struct vp_pricing *pricing, struct vp_arena *arena)
{
    const int first = pool->first[pricing->doctor];
    const int end = pool->first[pricing->doctor + 1];
    struct vp_priced priced = {.exact = true, .least = INFINITY, .steps = (end - first) / 2};
    priced.tour = vp_arena_array(arena, (size_t)pricing->wanted + 1, sizeof *priced.tour);
    for (int t = first; t < end; t++) {
        double reduced = pool->tour[t]->points;
        for (int i = 0; i < pool->tour[t]->n; i++)
            reduced -= pricing->reward[pool->tour[t]->duty[i]];
        priced.least = fmin(priced.least, reduced);
        if (reduced >= pricing->below || (priced.n == pricing->wanted && reduced >= priced.tour[priced.n - 1].reduced))
            continue;
        int at = priced.n < pricing->wanted ? priced.n++ : priced.n - 1;
        for (; at > 0 && priced.tour[at - 1].reduced > reduced; at--)
            priced.tour[at] = priced.tour[at - 1];
        priced.tour[at] = *pool->tour[t];
        priced.tour[at].reduced = reduced;
    }
    return priced;
}

/* Is it ruled out? */
static bool is_out(const struct vp_master *master, int doctor, const struct vp_tour *tour)
{
    for (int m = 0; m < master->members.n; m++) {
        const struct vp_member *member = &master->members.item[m];
        if (member->out && member->doctor == doctor && vp_same_tour(&member->tour, tour))
            return true;
    }
    return false;
}

/* Prices one doctor at the leaning prices, and adds what is worth it at the master's own. Returns how many; *least gets what no tour of his costs less than,
 * the rewards taken off. */
static int price_doctor(struct vp_master *master, int doctor, const struct vp_care *care, double *least)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    const struct vp_pricing pricing = make_pricing(master, doctor, care, master->leaning.doctor[doctor] - slight);
    const struct vp_priced priced = master->pool != NULL ? price_pool(master->pool, &pricing, &scratch)
                                                         : vp_price_tours(master->pricer, &pricing, &scratch);
    master->search->spent += priced.steps / VP_STEPS_PER_EFFORT + 1;
    int added = 0;
    for (int t = 0; t < priced.n; t++) {
        if (reduce(master, doctor, &priced.tour[t]) >= -slight || is_out(master, doctor, &priced.tour[t]))
            continue;
        vp_master_add(master, doctor, &priced.tour[t]);
        added++;
    }
    /* INFINITY: he has no lawful tour at all, and so none below. */
    *least = (priced.least == INFINITY ? pricing.below : priced.least) - slight;
    vp_arena_clear(&scratch);
    return added;
}

/* What tallies are worth at the leaning prices; what they make open places dearer goes into master->charge. */
static double price_tallies(const struct vp_master *master)
{
    double points = 0;
    if (master->tallies > 0)
        memset(master->charge, 0, (size_t)master->search->problem->n_duties * sizeof *master->charge);
    for (int t = 0; t < master->tallies; t++) {
        const struct vp_tally *tally = &master->tally[t];
        const double price = master->leaning.tally[t];
        points += price * ((price > 0 ? tally->least : tally->most) - tally->decided);
        for (int i = 0; i < tally->n; i++)
            master->charge[tally->duty[i]] -= price;
    }
    return points;
}

static double charge_of(const struct vp_master *master, int duty)
{
    return master->tallies > 0 ? master->charge[duty] : 0;
}

/* What the places cost at least, at the leaning prices: each row's dual function, its slacks where they are cheapest. */
static double price_places(const struct vp_master *master)
{
    const struct vp_problem *problem = master->search->problem;
    double points = master->held + price_tallies(master);
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        if (master->row[j] < 0)
            continue;
        const double price = master->leaning.duty[j];
        const double open = vp_master_locum(master, j) - price + charge_of(master, j);
        const double extra = vp_master_line(master, j)->extra_price + price;
        points += price * master->missing[j] + fmin(0, open) * vp_master_most_open(master, j) +
                  fmin(extra * vp_master_least_extra(master, j), extra * vp_master_most_extra(master, j));
    }
    return points;
}

static bool is_over(const struct vp_master *master)
{
    return master->broken || master->search->spent >= master->until || vp_search_over(master->search);
}

static void keep_bound(struct vp_master *master, double bound)
{
    const struct vp_problem *problem = master->search->problem;
    master->bound = bound;
    memcpy(master->bounding.duty, master->leaning.duty, (size_t)problem->n_duties * sizeof(double));
    memcpy(master->bounding.doctor, master->least, (size_t)problem->n_doctors * sizeof(double));
}

/* Returns how many tours were added. *bound gets what no choice of tours costs less than (the Lagrangian bound, which holds at any prices): places and tours
 * each at their cheapest. */
static int price_all(struct vp_master *master, const struct vp_care *care, const bool *open, double *bound)
{
    int added = 0;
    *bound = price_places(master);
    for (int d = 0; d < master->search->problem->n_doctors; d++) {
        if (!master->free[d] || (open != NULL && !open[d]))
            continue;
        double least = -INFINITY;
        if (!is_over(master))
            added += price_doctor(master, d, care, &least);
        *bound += least;
        master->least[d] = least;
    }
    if (open == NULL && *bound > master->bound)
        keep_bound(master, *bound);
    return added;
}

static void lean_prices(struct vp_master *master, double by)
{
    const struct vp_problem *problem = master->search->problem;
    for (int j = 0; j < problem->n_duties; j++)
        master->leaning.duty[j] = by * master->centre.duty[j] + (1 - by) * master->prices.duty[j];
    for (int d = 0; d < problem->n_doctors; d++)
        master->leaning.doctor[d] = by * master->centre.doctor[d] + (1 - by) * master->prices.doctor[d];
    for (int t = 0; t < master->tallies; t++) {
        master->leaning.tally[t] = by * master->centre.tally[t] + (1 - by) * master->prices.tally[t];
        master->centre.tally[t] = master->leaning.tally[t];
    }
    memcpy(master->centre.duty, master->leaning.duty, (size_t)problem->n_duties * sizeof(double));
    memcpy(master->centre.doctor, master->leaning.doctor, (size_t)problem->n_doctors * sizeof(double));
}

double vp_master_generate(struct vp_master *master, const struct vp_care *care, const bool *open)
{
    double best = -INFINITY;
    double before = INFINITY;
    double by = 0; /* the first prices have nothing to lean on */
    for (int round = 0;; round++) {
        if (!vp_master_solve(master) || is_over(master))
            return best;
        /* A coarse pricing that brings little is left to a finer one; an exact one goes on while bound and master are apart, for the bound may rise while
         * the master stands still. */
        const double little = (care->keep > 0 ? 3e-4 : 1e-6) * (1 + fabs(master->points));
        const bool apart = care->keep == 0 && master->points - best > little;
        if (round > 0 && round % PATIENCE == 0 && before - master->points < little && !apart)
            return best;
        before = round % PATIENCE == 0 ? master->points : before;
        lean_prices(master, by);
        double bound;
        int added = price_all(master, care, open, &bound);
        best = open == NULL ? fmax(best, bound) : best;
        if ((added == 0 && by == 0 && !is_over(master)) || best >= master->wanted)
            return best;
        vp_master_drop_aged(master);
        by = added == 0 ? 0 : lean;
    }
}

/* ---- all that can be in something better ---- */

/* The doctor's tours that cost less than so much beyond their duties; false if they are more than there is room for, or not all are found. */
static bool add_every(struct vp_master *master, int doctor, double below, int room, int *added)
{
    const struct vp_care every = {.keep = 0, .most = MOST_LABELS, .every = true};
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct vp_pricing pricing = make_pricing(master, doctor, &every, below);
    pricing.network = network_of(master, doctor);
    pricing.network->settled = false; /* good multipliers spare many labels here */
    pricing.reward = master->bounding.duty;
    pricing.wanted = room;
    const struct vp_priced priced = vp_price_tours(master->pricer, &pricing, &scratch);
    master->search->spent += priced.steps / VP_STEPS_PER_EFFORT + 1;
    for (int t = 0; t < priced.n && priced.exact; t++)
        vp_master_keep(master, doctor, &priced.tour[t], &master->passing);
    *added = priced.n;
    vp_arena_clear(&scratch);
    return priced.exact;
}

void vp_master_forget(struct vp_master *master)
{
    master->members.n = master->choices;
    master->choices = 0;
    vp_arena_clear(&master->passing);
}

bool vp_master_complete(struct vp_master *master, double below, int most)
{
    const struct vp_problem *problem = master->search->problem;
    const double room = below - master->bound + slight;
    master->choices = master->members.n;
    for (int d = 0; d < problem->n_doctors; d++) {
        int added = 0;
        if (!master->free[d])
            continue;
        if (is_over(master) || most <= 0 || !add_every(master, d, master->bounding.doctor[d] + room, most, &added)) {
            vp_master_forget(master);
            return false;
        }
        most -= added;
    }
    memcpy(master->kept.duty, master->bounding.duty, (size_t)problem->n_duties * sizeof(double));
    memcpy(master->kept.doctor, master->bounding.doctor, (size_t)problem->n_doctors * sizeof(double));
    master->kept_points = master->bound;
    return true;
}
