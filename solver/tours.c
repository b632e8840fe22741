/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search by tours, for plans without rules between doctors and rotations:
 *   turns      each doctor in turn gets the tour that helps most beside those of the others: a lawful roster at once
 *   root       columns for the whole period at once, where that is worth it; a bound; dives (tours_root.c)
 *   tree       only after the bound: the whole is divided, again and again, until nothing better is left (tours_tree.c); in turn with
 *   parts      again and again, some doctors are free for some dates (tours_parts.c); when that leads nowhere, larger parts, and another dive from the root */
#include "solver/tours.h"

#include "solver/local_state.h"

#include <math.h>
#include <string.h>

enum {
    PART_EFFORT = 3000, /* what a part should take at first, of a service of usual size … */
    USUAL_SIZE = 3000,  /* … in doctors × dates; large ones have up to four times as much */
    MOST_PART_EFFORT = 100000,
    STALL = 16, /* parts without gain, before something else is tried */
    TURNS = 16,
    TREE_FIRST = 4, /* the share of the whole that the tree has at first … */
    TREE_SLICE = 4, /* … before it takes turns with parts, as long as so many of them */
};

const struct vp_care vp_quick = {.keep = 1};
const struct vp_care vp_coarse = {.keep = 4};
const struct vp_care vp_fine = {.keep = 16};
static const struct vp_care finest = {.keep = VP_MOST_ALIKE};
static const struct vp_care wide = {.keep = 0, .most = 1000};

static const double near = 0.005; /* of the points */

/* Fairness is a sum over the whole period, by which every date hangs together with every other: measured on eight weeks of a large service and twelve of a
 * small one, local search is as good or better there, and sooner. Fairness between municipalities is no sum over doctors at all. */
bool vp_tours_apply(const struct vp_search *search)
{
    const struct vp_plan *plan = search->problem->plan;
    if (search->pricer->n_between > 0 || plan->rotations.n > 0 || plan->municipal.n > 0 || search->problem->aims != NULL)
        return false;
    return isinf(search->best_points) || plan->fairness.n == 0;
}

bool vp_tours_over(const struct vp_tours *tours)
{
    return tours->search->spent >= tours->until || vp_search_over(tours->search);
}

long long vp_tours_share(const struct vp_tours *tours, int share)
{
    const long long after = tours->search->spent + tours->whole / share + 1;
    return after < tours->until ? after : tours->until;
}

double vp_tours_below(const struct vp_tours *tours, double points)
{
    return points - (tours->search->whole_points ? 1 - 1e-6 : 1e-6);
}

/* ---- rosters and tours ---- */

static double price_tour(const struct vp_tours *tours, int doctor, const struct vp_tour *tour)
{
    const struct vp_problem *problem = tours->problem;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    int *all = vp_arena_array(&scratch, (size_t)problem->n_duties + 1, sizeof *all);
    int n = 0;
    for (int j = 0; j < problem->n_past; j++)
        if (problem->past_doctor[j] == doctor)
            all[n++] = j;
    memcpy(all + n, tour->duty, (size_t)tour->n * sizeof *all);
    double shortage;
    double points = vp_local_price(tours->search->pricer, doctor, all, n + tour->n, &shortage);
    vp_arena_clear(&scratch);
    return shortage > 1e-9 ? INFINITY : points;
}

void vp_tours_read_best(struct vp_tours *tours)
{
    struct vp_search *search = tours->search;
    const struct vp_problem *problem = tours->problem;
    vp_program_roster(search->program, search->best, search->places);
    for (int d = 0; d < problem->n_doctors; d++)
        tours->tour[d].n = 0;
    for (int p = 0; p < problem->n_places; p++) {
        struct vp_tour *tour = search->places[p] >= 0 ? &tours->tour[search->places[p]] : NULL;
        if (tour != NULL)
            tour->duty[tour->n++] = problem->place_duty[p];
    }
    for (int d = 0; d < problem->n_doctors; d++)
        tours->tour[d].points = price_tour(tours, d, &tours->tour[d]);
    tours->points = search->best_points;
}

/* Puts the doctor in the places of a tour. */
static void put_tour(const struct vp_problem *problem, int doctor, const struct vp_tour *tour, int *places)
{
    for (int i = 0; i < tour->n; i++) {
        const struct vp_duty *duty = &problem->duties[tour->duty[i]];
        int p = duty->first_place;
        while (p < duty->first_place + duty->places && places[p] >= 0)
            p++;
        if (p < duty->first_place + duty->places)
            places[p] = doctor;
    }
}

/* Takes the roster of the tours, if it is better than the best. */
static void take_tours(struct vp_tours *tours)
{
    const struct vp_problem *problem = tours->problem;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    int *places = vp_arena_array(&scratch, (size_t)problem->n_places + 1, sizeof *places);
    for (int p = 0; p < problem->n_places; p++)
        places[p] = VP_LOCUM;
    for (int d = 0; d < problem->n_doctors; d++)
        put_tour(problem, d, &tours->tour[d], places);
    vp_take_places(tours->search, places);
    vp_arena_clear(&scratch);
}

void vp_tours_stand(struct vp_tours *tours, const struct vp_master *master, double points)
{
    for (int d = 0; d < tours->problem->n_doctors; d++) {
        if (!master->free[d])
            continue;
        const struct vp_tour *chosen = &master->members.item[tours->chosen[d]].tour;
        memcpy(tours->tour[d].duty, chosen->duty, (size_t)chosen->n * sizeof *chosen->duty);
        tours->tour[d].n = chosen->n;
        tours->tour[d].points = chosen->points;
    }
    tours->points = points;
    if (points < tours->search->best_points - 1e-9)
        take_tours(tours);
}

/* ---- turns ---- */

/* What one more doctor is worth on each duty, beside `filled` of them. */
static void set_rewards(const struct vp_tours *tours, const int *filled, double *reward)
{
    const struct vp_problem *problem = tours->problem;
    const double dear = 10 * tours->search->losses.dearest;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        const struct vp_line *line = &problem->plan->lines.item[duty->line];
        if (filled[j] < duty->needed)
            reward[j] = line->locum_allowed ? line->locum : dear;
        else
            reward[j] = filled[j] < duty->places ? -line->extra_price : -10 * dear;
    }
}

/* `times` as much of each reward. */
static struct vp_priced price_at(struct vp_tours *tours, int doctor, const double *reward, double times,
                                 const struct vp_care *care, double below, struct vp_arena *arena)
{
    const struct vp_problem *problem = tours->problem;
    double *scaled = vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof *scaled);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        scaled[j] = times * reward[j];
    const struct vp_pricing pricing = {.doctor = doctor, .reward = scaled, .care = *care, .below = below, .wanted = 1};
    struct vp_priced priced = vp_price_tours(tours->pricer, &pricing, arena);
    tours->search->spent += priced.steps / VP_STEPS_PER_EFFORT + 1;
    return priced;
}

/* Any tour for one who has none. Rewards lead all labels the same way, which may be one that no lawful tour goes on from; weaker ones lead elsewhere, for
 * far less than it takes to keep more labels. */
static struct vp_priced find_any(struct vp_tours *tours, int doctor, const double *reward, struct vp_arena *arena)
{
    const struct {
        const struct vp_care *care;
        double times;
    } tries[] = {{&vp_quick, 1},   {&vp_fine, 1}, {&vp_quick, 0.1}, {&vp_quick, 0.01}, {&vp_fine, 0.1},
                 {&vp_fine, 0.01}, {&finest, 1},  {&finest, 0.1},   {&finest, 0.01}};
    for (size_t k = 0; k < sizeof tries / sizeof *tries; k++) {
        const struct vp_priced priced = price_at(tours, doctor, reward, tries[k].times, tries[k].care, INFINITY, arena);
        if (priced.n > 0 || vp_tours_over(tours))
            return priced;
    }
    return price_at(tours, doctor, reward, 1, &wide, INFINITY, arena);
}

/* The best tour at these rewards, or any for one who has none; false if there is no better one than his. */
static bool find_tour(struct vp_tours *tours, int doctor, const double *reward, struct vp_arena *arena,
                      struct vp_tour *found)
{
    const struct vp_tour *own = &tours->tour[doctor];
    double now = own->points;
    for (int i = 0; i < own->n; i++)
        now -= reward[own->duty[i]];
    const struct vp_priced priced =
        isinf(now) ? find_any(tours, doctor, reward, arena) : price_at(tours, doctor, reward, 1, &vp_quick, now, arena);
    if (priced.n > 0)
        *found = priced.tour[0];
    return priced.n > 0;
}

static void count_tour(const struct vp_tour *tour, int *filled, int by)
{
    for (int i = 0; i < tour->n; i++)
        filled[tour->duty[i]] += by;
}

static void shuffle(struct vp_random *random, int *order, int n)
{
    for (int i = 0; i < n; i++)
        order[i] = i;
    for (int i = n - 1; i > 0; i--) {
        int other = vp_random_below(random, i + 1);
        int swap = order[i];
        order[i] = order[other];
        order[other] = swap;
    }
}

/* Gives every doctor, in random order, his best tour beside the others. True if any is better than before. */
static bool take_turns(struct vp_tours *tours)
{
    const struct vp_problem *problem = tours->problem;
    struct vp_arena arena;
    vp_arena_init(&arena);
    int *filled = vp_arena_array(&arena, (size_t)problem->n_duties + 1, sizeof *filled);
    double *reward = vp_arena_array(&arena, (size_t)problem->n_duties + 1, sizeof *reward);
    int *order = vp_arena_array(&arena, (size_t)problem->n_doctors, sizeof *order);
    bool better = false;
    for (int d = 0; d < problem->n_doctors; d++)
        count_tour(&tours->tour[d], filled, 1);
    shuffle(&tours->search->random, order, problem->n_doctors);
    for (int k = 0; k < problem->n_doctors && !vp_tours_over(tours); k++) {
        struct vp_tour *tour = &tours->tour[order[k]];
        struct vp_tour found;
        struct vp_arena scratch;
        vp_arena_init(&scratch);
        count_tour(tour, filled, -1);
        set_rewards(tours, filled, reward);
        if (find_tour(tours, order[k], reward, &scratch, &found)) {
            memcpy(tour->duty, found.duty, (size_t)found.n * sizeof *tour->duty);
            tour->n = found.n;
            tour->points = found.points;
            better = true;
        }
        count_tour(tour, filled, 1);
        vp_arena_clear(&scratch);
    }
    vp_arena_clear(&arena);
    return better;
}

/* ---- the whole ---- */

void vp_tours_start(struct vp_tours *tours, struct vp_arena *arena)
{
    const struct vp_problem *problem = tours->problem;
    const size_t n = (size_t)problem->n_doctors;
    tours->pricer = vp_pricer_new(tours->search->pricer, arena);
    tours->tour = vp_arena_array(arena, n, sizeof *tours->tour);
    tours->free = vp_arena_array(arena, n, sizeof *tours->free);
    tours->chosen = vp_arena_array(arena, n, sizeof *tours->chosen);
    tours->may = vp_arena_alloc(arena, n * (size_t)problem->n_duties + 1);
    tours->nothing = vp_arena_array(arena, n, sizeof *tours->nothing);
    for (size_t d = 0; d < n; d++) {
        tours->nothing[d].points = INFINITY;
        tours->tour[d].duty = vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof(int));
        tours->tour[d].points = INFINITY;
    }
    vp_arena_init(&tours->arena);
    const vp_day dates = problem->plan->to - problem->plan->from + 1;
    tours->part_effort = (long long)(PART_EFFORT * fmin(fmax((double)n * dates / USUAL_SIZE, 1), 4));
    vp_tours_set_shapes(tours);
}

void vp_tours_end(struct vp_tours *tours)
{
    if (tours->rooted)
        vp_master_clear(&tours->root);
    vp_arena_clear(&tours->arena);
    vp_pricer_free(tours->pricer);
}

/* Small parts are done with: larger ones, or tours from elsewhere. */
static void turn_elsewhere(struct vp_tours *tours)
{
    vp_tours_read_best(tours);
    vp_tours_close_gap(tours);
    if (tours->part_effort < MOST_PART_EFFORT)
        tours->part_effort += tours->part_effort / 2;
    if (!vp_tours_over(tours))
        vp_tours_dive_again(tours);
}

/* Bound and best roster are near enough for the tree to be what brings them together. */
static bool is_near(const struct vp_search *search)
{
    return search->best_points - search->bound <= near * fabs(search->best_points);
}

/* The search that is after the bound goes on from its root by branch and price; parts have their share later, or where the two are not near yet. */
static struct vp_tree *plant_tree(struct vp_tours *tours, struct vp_arena *arena)
{
    const struct vp_search *search = tours->search;
    const bool ready =
        tours->rooted && !tours->root.broken && isfinite(tours->root.bound) && isfinite(search->best_points);
    if (!ready || search->role != VP_BOUND_FIRST)
        return NULL;
    struct vp_tree *tree = vp_tree_new(tours, arena);
    const long long until = search->spent + tours->whole / TREE_FIRST;
    while (vp_tree_grow(tree, TREE_SLICE * tours->part_effort) && is_near(search) && search->spent < until)
        continue;
    return tree;
}

/* Part by part; the tree, where there is one, gets as much effort as the parts, or a quarter of that. */
static void improve(struct vp_tours *tours, struct vp_tree *tree)
{
    long long behind = 0;
    vp_tours_read_best(tours);
    while (isfinite(tours->search->best_points) && !vp_tours_over(tours)) {
        if (vp_meet(tours->search))
            vp_tours_read_best(tours);
        const long long before = tours->search->spent;
        vp_tours_improve_part(tours);
        behind += tours->search->spent - before;
        if (tours->stalled > 0 && tours->stalled % STALL == 0)
            turn_elsewhere(tours);
        if (tree == NULL || behind <= TREE_SLICE * tours->part_effort)
            continue;
        vp_tree_grow(tree, is_near(tours->search) ? behind : behind / 4);
        behind = 0;
        vp_tours_read_best(tours);
    }
}

void vp_search_tours(struct vp_search *search, long long effort, long long whole)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    struct vp_tours tours = {.search = search,
                             .problem = search->problem,
                             .points = INFINITY,
                             .tried = INFINITY,
                             .whole = whole,
                             .until = search->spent + effort};
    search->sink->stage(search->sink->user, "columns", search->spent);
    vp_tours_start(&tours, &arena);
    if (isfinite(search->best_points))
        vp_tours_read_best(&tours);
    for (int turn = 0; turn < TURNS && !vp_tours_over(&tours) && take_turns(&tours); turn++)
        take_tours(&tours);
    if (isfinite(search->best_points))
        vp_tours_read_best(&tours);
    if (!vp_tours_over(&tours))
        vp_tours_root(&tours);
    tours.loose = true;
    struct vp_tree *tree = plant_tree(&tours, &arena);
    improve(&tours, tree);
    if (tree != NULL)
        vp_tree_clear(tree);
    vp_tours_end(&tours);
    vp_arena_clear(&arena);
}
