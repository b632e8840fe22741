/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dive for a roster with the counts that the linear program of shares has chosen. With these held, it hardly minds which of its fractions become whole: it stays as
 * cheap until few are left. So those near 1 are made whole, together where that costs nothing; else the first of them alone, as 1 or as 0, whichever is cheaper. */
#include "solver/shares.h"

#include <math.h>

static const double slight = 1e-6;
static const double near_one = 0.7;
static const double chance = 0.3; /* how much less a fraction counts, at most, where chance has a say */

struct dive {
    struct vp_shares *shares;
    bool *held;  /* per column that comes from the program: it has one value */
    int *chosen; /* columns to make whole, the first of them first */
    int n;
};

static void hold(struct dive *dive, int column, double lower, double upper)
{
    dive->held[column] = lower == upper;
    vp_lp_bound_column(dive->shares->lp, column, lower, upper);
}

/* What the program costs now; INFINITY if there is nothing, or no time to know. */
static double solve(struct dive *dive)
{
    struct vp_shares *shares = dive->shares;
    const bool solved = vp_shares_simplex(shares, true);
    shares->broken = vp_lp_is_lost(shares->lp);
    return solved ? shares->constant + vp_lp_objective(shares->lp) : INFINITY;
}

static bool is_over(const struct vp_shares *shares)
{
    return shares->broken || vp_search_over(shares->search);
}

static bool is_choice(const struct vp_shares *shares, int column)
{
    const enum vp_column_kind kind = shares->search->program->columns.item[shares->origin[column]].kind;
    return kind == VP_X || kind == VP_O;
}

/* The fractions to make whole next: the largest, and all that are near 1. */
static void choose(struct dive *dive, double less)
{
    struct vp_shares *shares = dive->shares;
    double most = -INFINITY;
    dive->n = 0;
    for (int i = 0; i < shares->n_origin; i++) {
        const double value = vp_lp_value(shares->lp, i);
        if (dive->held[i] || value < slight || value > 1 - slight || !is_choice(shares, i))
            continue;
        const double score = value - less * vp_random_below(&shares->search->random, 1000) / 1000;
        const bool first = score > most;
        if (!first && score < near_one)
            continue;
        const int at = most < near_one ? 0 : dive->n; /* what is not near 1 goes alone */
        dive->chosen[at] = i;
        dive->n = at + 1;
        if (first && at > 0) {
            dive->chosen[at] = dive->chosen[0];
            dive->chosen[0] = i;
        }
        most = fmax(most, score);
    }
}

/* With the first n of the chosen at 1, and the others free. */
static double solve_with(struct dive *dive, int n)
{
    for (int i = 0; i < dive->n; i++)
        hold(dive, dive->chosen[i], i < n ? 1 : 0, 1);
    return solve(dive);
}

/* Makes something whole; `before` is what the program cost, and what it costs then is returned. */
static double go_on(struct dive *dive, double before)
{
    double with = solve_with(dive, dive->n);
    if (with > before + slight && dive->n > 1)
        with = solve_with(dive, 1);
    if (with <= before + slight || is_over(dive->shares))
        return with;
    hold(dive, dive->chosen[0], 0, 0);
    const double without = solve(dive);
    return without <= with ? without : solve_with(dive, 1);
}

/* The roster of the program's values, which are whole. */
static void take(struct dive *dive)
{
    const struct vp_shares *shares = dive->shares;
    struct vp_search *search = shares->search;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    double *value = vp_arena_array(&scratch, (size_t)search->program->columns.n, sizeof *value);
    int *places = vp_arena_array(&scratch, (size_t)search->problem->n_places, sizeof *places);
    for (int c = 0; c < search->program->columns.n; c++)
        value[c] = shares->lower[c];
    for (int i = 0; i < shares->n_origin; i++)
        if (is_choice(shares, i))
            value[shares->origin[i]] = round(vp_lp_value(shares->lp, i));
    vp_program_roster(search->program, value, places);
    vp_take_places(search, places);
    vp_arena_clear(&scratch);
}

static void run_dive(struct dive *dive, double less)
{
    struct vp_shares *shares = dive->shares;
    for (double points = solve(dive); points < shares->search->best_points - slight && !is_over(shares);) {
        choose(dive, less);
        if (dive->n == 0) {
            take(dive);
            break;
        }
        points = go_on(dive, points);
    }
    for (int i = 0; i < shares->n_origin; i++)
        if (dive->held[i])
            hold(dive, i, shares->lower[shares->origin[i]], shares->upper[shares->origin[i]]);
}

void vp_shares_dive(struct vp_shares *shares, bool by_chance)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    const size_t columns = (size_t)shares->n_origin + 1;
    struct dive dive = {.shares = shares};
    dive.held = vp_arena_array(&arena, columns, sizeof *dive.held);
    dive.chosen = vp_arena_array(&arena, columns, sizeof *dive.chosen);
    for (int i = 0; i < shares->n_origin; i++)
        dive.held[i] = shares->lower[shares->origin[i]] == shares->upper[shares->origin[i]];
    const long long until = shares->until;
    shares->until = INT64_MAX; /* one begun is worth its end */
    run_dive(&dive, by_chance ? chance : 0);
    shares->until = until;
    vp_arena_clear(&arena);
}
