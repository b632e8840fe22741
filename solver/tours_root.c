/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search by tours, the whole at once: columns with coarse pricing first; a dive: round the surest tours, price anew, and so on; exact pricing, and no
 * roster costs less. Later dives are left to luck a little, so that each ends elsewhere. */
#include "solver/tours.h"

#include <math.h>
#include <string.h>

enum {
    LONGEST = 100,        /* dates that columns are generated for as a whole */
    MOST_AT_ONCE = 3000,  /* doctors × dates, where a roster is wanted first */
    MANY_CHOICES = 20000, /* tours that branch and bound chooses from */
    MOST_BACK = 10,       /* times that a dive takes back what it rounded */
};

static const double near_enough = 0.01; /* of the points, for all tours in between to be few */
static const double far = 0.02;

static const struct vp_care exact = {.keep = 0, .most = 20000};

/* ---- dives ---- */

/* From 0 to 1. */
static double draw(struct vp_random *random)
{
    return (double)(vp_random_next(random) >> 11) * 0x1p-53;
}

/* The surest member of a doctor who is open, by its value; -1 = none. With `loose`, luck has its say too, so that dives differ. */
static int find_surest(struct vp_tours *tours, const struct vp_master *master, const bool *open, double *value)
{
    int surest = -1;
    double most = 0;
    *value = 0;
    for (int m = 0; m < master->members.n; m++) {
        const double own = open[master->members.item[m].doctor] ? vp_master_value(master, m) : 0;
        if (own < 1e-9)
            continue;
        const double luck = tours->loose && own < 0.999 ? 0.6 + 0.8 * draw(&tours->search->random) : 1;
        if (own * luck > most) {
            most = own * luck;
            *value = own;
            surest = m;
        }
    }
    return surest;
}

struct dive {
    struct vp_tours *tours;
    struct vp_master *master;
    bool *open; /* [doctor] has no whole tour yet */
    int all;
    int left;     /* how many are open */
    double level; /* points, as far as it has come */
    int *member;  /* [rounded] tours that were rounded last … */
    int rounded;
    int sure; /* … of which so many, to begin with, were whole already */
    int taken_back;
};

/* Rounds the surest tour, and as many more as are whole already, or nearly, and no more than a thirtieth of all. */
static void round_surest(struct dive *dive)
{
    struct vp_master *master = dive->master;
    dive->rounded = dive->sure = 0;
    for (int bold = 0; dive->rounded < dive->left; dive->rounded++) {
        double value;
        int surest = find_surest(dive->tours, master, dive->open, &value);
        bool sure = value > 0.999;
        bold += !sure;
        if (surest < 0 || (dive->rounded > 0 && !sure && (value < 0.7 || bold > dive->left / 30)))
            break;
        dive->sure += sure && bold == 0;
        dive->member[dive->rounded] = surest;
        dive->tours->chosen[master->members.item[surest].doctor] = surest;
        dive->open[master->members.item[surest].doctor] = false;
        vp_master_fix(master, surest);
    }
    dive->left -= dive->rounded;
}

/* Opens again what was not whole, and rules out the surest of it. False if all was. */
static bool take_back(struct dive *dive)
{
    struct vp_master *master = dive->master;
    for (int k = dive->sure; k < dive->rounded; k++) {
        dive->open[master->members.item[dive->member[k]].doctor] = true;
        vp_master_free(master, dive->member[k], k == dive->sure);
    }
    dive->left += dive->rounded - dive->sure;
    dive->taken_back++;
    return dive->sure < dive->rounded && vp_master_solve(master);
}

/* Rounds once more, and prices anew if something was lost by that. False if it cannot go on. */
static bool go_down(struct dive *dive)
{
    struct vp_master *master = dive->master;
    round_surest(dive);
    if (dive->rounded == 0 || !vp_master_solve(master) || vp_tours_over(dive->tours))
        return false;
    if (master->points <= dive->level + 1e-4 * (1 + fabs(dive->level)))
        return true; /* nothing was lost */
    if (dive->left > 0)
        vp_master_generate(master, 3 * dive->left > dive->all ? &vp_coarse : &vp_fine, dive->open);
    dive->level = fmax(dive->level, master->points);
    return !master->broken;
}

bool vp_tours_dive(struct vp_tours *tours, struct vp_master *master, double worth)
{
    const size_t n = (size_t)tours->problem->n_doctors;
    struct dive dive = {.tours = tours,
                        .master = master,
                        .open = vp_arena_array(master->arena, n, sizeof *dive.open),
                        .member = vp_arena_array(master->arena, n, sizeof *dive.member),
                        .level = master->points};
    memcpy(dive.open, master->free, n * sizeof *dive.open);
    for (size_t d = 0; d < n; d++)
        dive.all += dive.open[d];
    dive.left = dive.all;
    while (dive.left > 0) {
        const double before = dive.level;
        if (!go_down(&dive))
            return false;
        if (dive.level <= worth)
            continue;
        if (before > worth || dive.taken_back >= MOST_BACK || !take_back(&dive))
            return false;
        dive.level = before;
    }
    return true;
}

/* ---- root ---- */

static void free_all(struct vp_tours *tours)
{
    const struct vp_problem *problem = tours->problem;
    tours->root_free = vp_arena_array(&tours->arena, (size_t)problem->n_doctors, sizeof *tours->root_free);
    tours->root_may = vp_arena_alloc(&tours->arena, (size_t)problem->n_doctors * (size_t)problem->n_duties + 1);
    memset(tours->root_free, true, (size_t)problem->n_doctors);
    memset(tours->root_may, VP_MAY_TAKE, (size_t)problem->n_doctors * (size_t)problem->n_duties);
}

/* No roster has fewer than 0 points: a bound below says nothing. */
static void raise_bound(struct vp_tours *tours, double bound)
{
    if (bound > 0)
        vp_raise_bound(tours->search, bound);
}

/* Prices finer and finer, until so much is spent. */
static void grow_root(struct vp_tours *tours, struct vp_master *master)
{
    const struct vp_care *cares[] = {&vp_quick, &vp_coarse, &vp_fine};
    for (int c = 0; c < 3 && !vp_tours_over(tours) && !master->broken; c++) {
        master->until = vp_tours_share(tours, 4);
        raise_bound(tours, vp_master_generate(master, cares[c], NULL));
    }
}

/* What is not much dearer than the best roster can lead to a better one; and so can one that leaves a place more open. */
static double worth_of(const struct vp_tours *tours)
{
    const double best = tours->search->best_points;
    return best + fmax(far * fabs(best), 1.2 * tours->search->losses.dearest);
}

/* A dive from where the master is; takes the roster at its end. */
static void dive_root(struct vp_tours *tours, struct vp_master *master)
{
    master->until = tours->until;
    if (!master->broken && !vp_tours_over(tours) && vp_tours_dive(tours, master, worth_of(tours)))
        vp_tours_stand(tours, master, master->points);
}

static void bound_root(struct vp_tours *tours, struct vp_master *master)
{
    if (vp_tours_over(tours))
        return;
    master->until = vp_tours_share(tours, 4);
    raise_bound(tours, vp_master_generate(master, &exact, NULL));
}

/* The whole at once is worth it where it is short enough, and not too large for a search that is to have a roster soon. */
static bool has_root(const struct vp_tours *tours)
{
    const struct vp_plan *plan = tours->problem->plan;
    const int dates = plan->to - plan->from + 1;
    return dates <= LONGEST &&
           (tours->search->role == VP_BOUND_FIRST || tours->problem->n_doctors * dates <= MOST_AT_ONCE);
}

/* A roster first, or the bound first; the other search does it the other way round. */
void vp_tours_root(struct vp_tours *tours)
{
    struct vp_search *search = tours->search;
    if (!has_root(tours))
        return;
    free_all(tours);
    vp_master_init(&tours->root, search, tours->pricer, tours->root_free, tours->root_may, tours->tour, &tours->arena);
    tours->rooted = true;
    grow_root(tours, &tours->root);
    if (search->role == VP_BOUND_FIRST)
        bound_root(tours, &tours->root);
    dive_root(tours, &tours->root);
    if (search->role == VP_ROSTERS_FIRST && !vp_tours_over(tours)) {
        vp_master_restart(&tours->root);
        bound_root(tours, &tours->root);
        dive_root(tours, &tours->root);
    }
}

void vp_tours_dive_again(struct vp_tours *tours)
{
    struct vp_master *root = &tours->root;
    if (!tours->rooted)
        return;
    vp_master_restart(root);
    root->until = vp_tours_share(tours, 10);
    if (!vp_master_solve(root) || !vp_tours_dive(tours, root, worth_of(tours)))
        return;
    if (root->points <= worth_of(tours))
        vp_tours_stand(tours, root, root->points);
}

/* ---- closing the gap ---- */

void vp_tours_close_gap(struct vp_tours *tours)
{
    struct vp_search *search = tours->search;
    struct vp_master *root = &tours->root;
    const double below = vp_tours_below(tours, search->best_points);
    if (!tours->rooted || search->best_points >= tours->tried - 1e-9 || below - root->bound > near_enough * fabs(below))
        return;
    tours->tried = search->best_points;
    root->until = vp_tours_share(tours, 20);
    if (!vp_master_complete(root, below, MANY_CHOICES))
        return;
    bool all;
    const long long effort = vp_tours_share(tours, 10) - search->spent;
    const double points = vp_master_choose(root, below, MANY_CHOICES, effort, tours->chosen, &all);
    if (isfinite(points))
        vp_tours_stand(tours, root, points);
    vp_master_forget(root);
    if (all && (!isfinite(points) || search->best_points <= points + 1e-6))
        vp_raise_bound(search, search->best_points);
}
