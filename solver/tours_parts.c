/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search by tours, part by part: some doctors are free for some dates; columns, a dive, and branch and bound over the columns. A part that helps is one
 * like those that gained most per effort before; each kind grows or shrinks to the effort that a part should take. */
#include "solver/tours.h"

#include <math.h>
#include <string.h>

enum {
    PART = 400,         /* doctors × dates of a first part */
    FEW_CHOICES = 1500, /* tours that branch and bound chooses from */
};

static const double largest = 0.7;  /* part of the whole */
static const double stray = 0.0008; /* of the points, by which a part may come out worse than it was */

/* ---- parts ---- */

static void choose_doctors(struct vp_tours *tours, double share)
{
    const int n = tours->problem->n_doctors;
    int wanted = (int)fmin(fmax(ceil(share * n), 1), n);
    memset(tours->free, false, (size_t)n);
    while (wanted > 0) {
        int d = vp_random_below(&tours->search->random, n);
        wanted -= !tours->free[d];
        tours->free[d] = true;
    }
}

/* On the dates of the part everything is open to those who are free; elsewhere they keep what they have. */
static void free_part(struct vp_tours *tours, const struct vp_tour_shape *shape)
{
    const struct vp_problem *problem = tours->problem;
    const int period = problem->plan->to - problem->plan->from + 1;
    const int dates = (int)fmin(shape->dates, period);
    choose_doctors(tours, shape->doctors);
    vp_day from = problem->plan->from + vp_random_below(&tours->search->random, period - dates + 1);
    for (int d = 0; d < problem->n_doctors; d++) {
        unsigned char *may = &tours->may[(size_t)d * (size_t)problem->n_duties];
        for (int j = 0; j < problem->n_duties; j++) {
            vp_day date = problem->duties[j].date;
            may[j] = date >= from && date < from + dates ? VP_MAY_TAKE : VP_MUST_SKIP;
        }
        for (int i = 0; i < tours->tour[d].n; i++)
            if (may[tours->tour[d].duty[i]] == VP_MUST_SKIP)
                may[tours->tour[d].duty[i]] = VP_MUST_TAKE;
    }
}

/* Half of the time the one that gained most lately. */
static struct vp_tour_shape *choose_shape(struct vp_tours *tours)
{
    struct vp_tour_shape *best = &tours->shapes[vp_random_below(&tours->search->random, VP_TOUR_SHAPES)];
    if (vp_random_below(&tours->search->random, 2) == 0)
        return best;
    for (int s = 0; s < VP_TOUR_SHAPES; s++)
        if (tours->shapes[s].tries == 0 || tours->shapes[s].gain > best->gain)
            best = &tours->shapes[s];
    return best;
}

/* `wanted`: the effort that a part should take. */
static void adapt_shape(struct vp_tour_shape *shape, double gain, double effort, double wanted)
{
    shape->tries++;
    shape->gain = 0.7 * shape->gain + 0.3 * gain / effort;
    double by = effort < wanted ? 1.1 : effort > 3 * wanted ? 0.85 : 1;
    double *size = shape->by_dates ? &shape->dates : &shape->doctors;
    *size = fmin(fmax(*size * by, shape->least), shape->most);
}

/* Whole tours for the part: those that a dive comes to, or the best choice of its columns. As good, or nearly, will do too: it can lead on. */
static void dive_part(struct vp_tours *tours, struct vp_master *master, double bound)
{
    const double before = tours->points;
    bool all;
    vp_master_remember(master);
    if (vp_tours_dive(tours, master, INFINITY) && master->points <= before + stray * fabs(before))
        vp_tours_stand(tours, master, master->points);
    const double dived = fmin(tours->points, before);
    if (master->broken || fmax(master->kept_points, bound) > vp_tours_below(tours, dived) || vp_tours_over(tours))
        return;
    const double points = vp_master_choose(master, dived, FEW_CHOICES, tours->part_effort / 2, tours->chosen, &all);
    if (isfinite(points))
        vp_tours_stand(tours, master, points);
}

/* Columns for the part, as long as something better may be in it. */
static void solve_part(struct vp_tours *tours, struct vp_master *master)
{
    const struct vp_care *cares[] = {&vp_quick, &vp_coarse, &vp_fine};
    const double enough = vp_tours_below(tours, tours->points);
    double bound = -INFINITY;
    master->wanted = enough;
    master->until = tours->search->spent + 3 * tours->part_effort;
    for (int c = 0; c < 3 && !master->broken && bound < enough && (c < 2 || master->points > enough); c++)
        bound = fmax(bound, vp_master_generate(master, cares[c], NULL));
    if (master->broken || bound >= enough || master->points > enough)
        return;
    master->until = tours->search->spent + 4 * tours->part_effort;
    dive_part(tours, master, bound);
}

void vp_tours_improve_part(struct vp_tours *tours)
{
    struct vp_search *search = tours->search;
    struct vp_arena arena;
    struct vp_master master;
    vp_arena_init(&arena);
    struct vp_tour_shape *shape = choose_shape(tours);
    free_part(tours, shape);
    const long long spent = search->spent;
    const double before = tours->points;
    vp_master_init(&master, search, tours->pricer, tours->free, tours->may, tours->tour, &arena);
    solve_part(tours, &master);
    vp_master_clear(&master);
    search->spent++;
    const double gain = fmax(0, before - tours->points);
    adapt_shape(shape, gain, (double)(search->spent - spent), (double)tours->part_effort);
    tours->stalled = gain > 1e-9 ? 0 : tours->stalled + 1;
    vp_arena_clear(&arena);
}

void vp_tours_set_shapes(struct vp_tours *tours)
{
    const double period = tours->problem->plan->to - tours->problem->plan->from + 1;
    const double n = tours->problem->n_doctors;
    const double few = fmin(2 / n, 1);
    tours->shapes[0] =
        (struct vp_tour_shape){.doctors = 1, .dates = fmin(fmax(PART / n, 4), period), .least = fmin(4, period)};
    tours->shapes[1] =
        (struct vp_tour_shape){.doctors = 0.5, .dates = fmin(fmax(2 * PART / n, 7), period), .least = fmin(7, period)};
    tours->shapes[2] =
        (struct vp_tour_shape){.doctors = 0.25, .dates = fmin(fmax(4 * PART / n, 7), period), .least = fmin(7, period)};
    tours->shapes[3] =
        (struct vp_tour_shape){.doctors = fmin(fmax(PART / period / n, few), 1), .dates = period, .least = few};
    for (int s = 0; s < VP_TOUR_SHAPES; s++) {
        tours->shapes[s].by_dates = s < 3;
        tours->shapes[s].most = s == 0 ? ceil(largest * period) : s < 3 ? period : largest;
    }
}
