/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All tours that can be in a roster of so many points, and the search through them: columns are priced by looking through the list, and what is left is divided, depth
 * first, until branch and bound can choose from it. */
#include "solver/tours_tree.h"

#include <math.h>
#include <string.h>

enum {
    MOST_LISTED = 250000,
    FEW_LISTED = 1500, /* branch and bound chooses from them */
    FEW_EFFORT = 3000, /* and how long it may take */
    MOST_DEPTH = 200,
};

static const double slight = 1e-6;
static const double margin = 3e-5;               /* a bound so far above the limit leaves nothing at the limit */
static const struct vp_care exact = {.keep = 0}; /* a list is always looked through to the end */

/* Those of the list, or of the master's members, that can be in a roster of so few points. */
static bool is_wanted(const struct vp_master *master, double limit, int doctor, const struct vp_tour *tour)
{
    double reduced = tour->points - master->bounding.doctor[doctor];
    for (int i = 0; i < tour->n; i++)
        reduced -= master->bounding.duty[tour->duty[i]];
    return reduced <= limit - master->bound + slight;
}

/* And keep to a decision; NULL = none. */
static bool is_open(const struct vp_master *master, double limit, const struct vp_decision *decision, int doctor,
                    const struct vp_tour *tour)
{
    return is_wanted(master, limit, doctor, tour) && (decision == NULL || decision->doctor != doctor ||
                                                      vp_decision_keeps(master->search->problem, decision, tour));
}

/* What is left of a list under the master's bound and a decision (NULL = none). False if a doctor has nothing left. */
static bool thin_list(const struct vp_master *master, double limit, const struct vp_decision *decision,
                      const struct vp_pool *from, struct vp_pool *to, struct vp_arena *arena)
{
    const int n = master->search->problem->n_doctors;
    bool enough = true;
    to->first = vp_arena_array(arena, (size_t)n + 1, sizeof *to->first);
    to->tour = vp_arena_array(arena, (size_t)from->first[n] + 1, sizeof *to->tour);
    for (int d = 0, k = 0; d < n; d++) {
        for (int t = from->first[d]; t < from->first[d + 1]; t++)
            if (is_open(master, limit, decision, d, from->tour[t]))
                to->tour[k++] = from->tour[t];
        to->first[d + 1] = k;
        enough = enough && k > to->first[d];
    }
    return enough;
}

/* There is a roster of so few points. A limit below the best roster is far enough below it for this. */
static bool is_found(const struct vp_tree *tree, double limit)
{
    return tree->tours->search->best_points <= limit + slight / 10;
}

/* The best choice of a short list. True if it is known. */
static bool choose_from(struct vp_tree *tree, struct vp_master *master, const struct vp_pool *pool, double limit)
{
    struct vp_tours *tours = tree->tours;
    bool all;
    master->choices = master->members.n;
    for (int d = 0; d < tours->problem->n_doctors; d++)
        for (int t = pool->first[d]; t < pool->first[d + 1]; t++)
            vp_master_keep(master, d, pool->tour[t], master->arena);
    memcpy(master->kept.duty, master->bounding.duty, (size_t)tours->problem->n_duties * sizeof(double));
    memcpy(master->kept.doctor, master->bounding.doctor, (size_t)tours->problem->n_doctors * sizeof(double));
    master->kept_points = master->bound;
    const double points = vp_master_choose(master, limit + 2 * slight, FEW_LISTED, FEW_EFFORT, tours->chosen, &all);
    if (isfinite(points))
        vp_tours_stand(tours, master, points);
    master->members.n = master->choices;
    master->choices = 0;
    return all && (isinf(points) || is_found(tree, limit));
}

static bool search_list(struct vp_tree *tree, const struct vp_master *above, const struct vp_pool *pool, double limit,
                        const struct vp_decision *decision, int depth);

void vp_take_whole(struct vp_tree *tree, const struct vp_master *master)
{
    struct vp_tours *tours = tree->tours;
    for (int m = 0; m < master->members.n; m++)
        if (vp_master_value(master, m) > 0.5)
            tours->chosen[master->members.item[m].doctor] = m;
    if (master->points < tree->tours->search->best_points - slight)
        vp_tours_stand(tours, master, master->points);
}

/* Both sides of a decision, the likelier first. */
static bool divide_list(struct vp_tree *tree, struct vp_master *master, const struct vp_pool *pool, double limit, int depth)
{
    struct vp_decision decision;
    if (!vp_find_divided(master, &decision)) {
        vp_take_whole(tree, master);
        return is_found(tree, limit);
    }
    if (depth >= MOST_DEPTH || !vp_find_dearest(master, limit, &decision))
        return false;
    if (!search_list(tree, master, pool, limit, &decision, depth + 1))
        return false;
    decision.take = !decision.take;
    return is_found(tree, limit) || search_list(tree, master, pool, limit, &decision, depth + 1);
}

/* A roster in which the LP is whole, or that a dive comes to. */
static void dive_list(struct vp_tree *tree, struct vp_master *master)
{
    struct vp_tours *tours = tree->tours;
    if (vp_tours_dive(tours, master, tours->search->best_points) &&
        master->points < tree->tours->search->best_points - slight)
        vp_tours_stand(tours, master, master->points);
}

/* The master of a side: its pool, the columns of the master above that are still wanted, and the same bounds of open places. */
static void start_side(struct vp_tree *tree, const struct vp_master *above, const struct vp_pool *pool, double limit,
                       const struct vp_decision *decision, struct vp_master *master)
{
    struct vp_tours *tours = tree->tours;
    struct vp_arena *arena = master->arena;
    vp_master_init(master, tours->search, tours->pricer, tours->root_free, tours->root_may, tours->nothing, arena);
    master->pool = pool;
    vp_master_tally(master, above->tally, above->tallies);
    for (int m = 0; m < above->members.n; m++) {
        const struct vp_member *member = &above->members.item[m];
        if (!member->dropped && is_open(above, limit, decision, member->doctor, &member->tour))
            vp_master_add(master, member->doctor, &member->tour);
    }
    master->wanted = limit + margin;
    master->until = tree->until;
}

/* At the master's optimum: what its bound leaves of the list is chosen from, or divided. */
static bool search_left(struct vp_tree *tree, struct vp_master *master, double limit, int depth)
{
    struct vp_tours *tours = tree->tours;
    struct vp_pool left;
    if (!thin_list(master, limit, NULL, master->pool, &left, master->arena))
        return true;
    if (left.first[tours->problem->n_doctors] <= FEW_LISTED && choose_from(tree, master, &left, limit))
        return true;
    if (divide_list(tree, master, &left, limit, depth) || is_found(tree, limit))
        return true;
    if (depth == 0 && !master->broken)
        dive_list(tree, master);
    return is_found(tree, limit);
}

/* Is there no roster of at most `limit` points with tours of the list, or is it found? False if it is not known. */
static bool search_list(struct vp_tree *tree, const struct vp_master *above, const struct vp_pool *pool, double limit,
                        const struct vp_decision *decision, int depth)
{
    struct vp_search *search = tree->tours->search;
    struct vp_arena arena;
    struct vp_pool own;
    vp_arena_init(&arena);
    bool known = !thin_list(above, limit, decision, pool, &own, &arena);
    if (!known) {
        struct vp_master master = {.arena = &arena};
        start_side(tree, above, &own, limit, decision, &master);
        vp_master_generate(&master, &exact, NULL);
        known = master.bound >= limit + margin || is_found(tree, limit);
        if (!known && !master.broken && search->spent < tree->until && !vp_tours_over(tree->tours))
            known = search_left(tree, &master, limit, depth);
        vp_master_clear(&master);
    }
    vp_arena_clear(&arena);
    return known;
}

/* A pool of the members from `first` on, which stand by doctor. */
static struct vp_pool make_pool(const struct vp_master *master, int first, struct vp_arena *arena)
{
    const int n = master->search->problem->n_doctors;
    struct vp_pool pool = {.first = vp_arena_array(arena, (size_t)n + 1, sizeof *pool.first)};
    pool.tour = vp_arena_array(arena, (size_t)(master->members.n - first) + 1, sizeof *pool.tour);
    for (int m = first; m < master->members.n; m++) {
        pool.tour[m - first] = &master->members.item[m].tour;
        pool.first[master->members.item[m].doctor + 1] = m - first + 1;
    }
    for (int d = 0; d < n; d++)
        if (pool.first[d + 1] < pool.first[d])
            pool.first[d + 1] = pool.first[d];
    return pool;
}

bool vp_close_piece(struct vp_tree *tree, struct vp_master *master, double limit)
{
    if (!vp_master_complete(master, limit, MOST_LISTED))
        return false;
    struct vp_arena arena;
    vp_arena_init(&arena);
    const int all = master->members.n;
    const struct vp_pool pool = make_pool(master, master->choices, &arena);
    master->members.n = master->choices; /* the list is no part of it for now */
    tree->until = tree->tours->search->spent + tree->patience;
    const bool known = search_list(tree, master, &pool, limit, NULL, 0);
    master->members.n = all;
    vp_master_forget(master);
    vp_arena_clear(&arena);
    return known;
}
