/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the stages of a search share: the best roster, the bound, the effort spent, and how to run a task of GLPK's. Internal to solver/. */
#ifndef VP_SOLVER_STAGES_H
#define VP_SOLVER_STAGES_H

#include "model/base/random.h"
#include "solver/glpk.h"
#include "solver/local.h"
#include "solver/losses.h"
#include "solver/search.h"

/* A way to choose what to free; its size adapts to what GLPK can finish. */
struct vp_shape {
    double size;
    double least;
    double most;
    double gain; /* points per unit of effort, faded */
    int tries;
};

enum {
    VP_SHAPES = 3,
    VP_SMALL_PROGRAM = 3000,  /* columns; branch and bound over the whole may end */
    VP_LARGE_PROGRAM = 30000, /* columns; the relaxation takes minutes */
};

struct vp_search {
    struct vp_program *program;
    const struct vp_problem *problem;
    const struct vp_solve_options *options;
    const struct vp_search_sink *sink;
    struct vp_arena arena;
    struct vp_random random;
    enum vp_role role;
    long long spent;
    long long running; /* effort of the task that runs, so far */
    double *lower;     /* per column: bounds and wholeness of the task at hand */
    double *upper;
    unsigned char *whole;
    double *relaxed; /* values of the root relaxation */
    double *value;   /* answers land here */
    double *best;
    double best_points; /* INFINITY = no roster */
    bool best_complete; /* all columns of `best` have their values, not the places alone (vp_complete_best) */
    double bound;
    bool counts_weighed; /* the row of vp_weigh_counts is there */
    bool whole_points;   /* every roster has a whole number of them */
    struct vp_local *local;
    struct vp_local *pricer; /* another, to price rosters of GLPK's */
    int *places;             /* [n_places] scratch */
    int *offsets;            /* [rotation * n_doctors + doctor] scratch */
    struct vp_losses losses;
    struct vp_shape shapes[VP_SHAPES];
};

/* ---- search.c ---- */

/* Makes the rest of a search that has its program, problem, options, sink and role. Memory in its arena. */
void vp_search_start(struct vp_search *search);

long long vp_effort_left(const struct vp_search *search);

/* The effort spent, that of a task that runs included. */
static inline long long vp_effort_so_far(const struct vp_search *search)
{
    return search->spent + search->running;
}

/* Proven, within the gap asked for, out of effort, or told to stop. */
bool vp_search_over(const struct vp_search *search);

/* A safe point: takes what another search has found, if anything. To be called where nothing is half done – no task runs, and whoever has read the best
 * roster reads it again. True if there is a better roster than before. */
bool vp_meet(struct vp_search *search);

/* Callbacks of tasks; `user` is the search. */
bool vp_ask_stop(void *user);
void vp_raise_bound(void *user, double bound);

/* Every column free within its own bounds, and whole if it is. */
void vp_free_all(struct vp_search *search);
void vp_fix_column(struct vp_search *search, int column, double value);

/* A task over search->lower, upper and whole with at most `effort` of what is left. */
struct vp_mip_task vp_make_task(struct vp_search *search, long long effort);

/* Runs it into search->value and counts its effort. */
struct vp_mip_answer vp_run_task(struct vp_search *search, const struct vp_mip_task *task);

/* Cools a local search from the roster it stands at, with at most so much effort. */
void vp_cool(struct vp_search *search, struct vp_local *local, long long effort, double hot, double cold);

/* The same of search->local, and takes what it finds. */
void vp_anneal_on(struct vp_search *search, long long effort, double hot, double cold);

/* ---- rosters.c ---- */

/* A callback of tasks; `user` is the search. Takes whole values, of `points` by the simplex, if they are better than the best and lawful. */
void vp_take_roster(void *user, const double *value, double points);

/* Whole x, u and e are given, by column: finds the cheapest values of everything else and takes the roster if it is lawful and better. */
void vp_price_roster(struct vp_search *search, const double *decided);

/* Finds the other columns' values of the best roster, where only its places are known. False if GLPK does not. */
bool vp_complete_best(struct vp_search *search);

/* Whole places are given: prices them and takes the roster if it is lawful and better. */
void vp_take_places(struct vp_search *search, const int *doctor_of_place);

/* Puts the best roster into a local search, with its offsets. */
void vp_stand_at_best(struct vp_search *search, struct vp_local *local);

/* ---- tours.c ---- */

/* Is the plan one to search by tours? Not where rules between doctors or rotations hold; and where there is a lawful roster already, only short periods
 * without fairness. */
bool vp_tours_apply(const struct vp_search *search);

/* Column generation and neighbourhoods of tours, with at most `effort`; its first steps take shares of `whole`. */
void vp_search_tours(struct vp_search *search, long long effort, long long whole);

/* ---- offsets.c ---- */

/* Tries choices of offsets that have the right number present, each with a short cooling, and leaves the local search turned to the best. */
void vp_search_offsets(struct vp_search *search, long long effort);

/* ---- windows.c ---- */

/* Is a place still left to a locum, or is there no roster yet? */
bool vp_leaves_places(const struct vp_search *search);
void vp_search_windows(struct vp_search *search);

/* ---- improve.c ---- */

void vp_set_shapes(struct vp_search *search);

/* Improves until `effort` is spent or `stall` tries in a row gained nothing. */
void vp_search_improve(struct vp_search *search, long long effort, int stall);

/* ---- shares.c ---- */

/* Branch and bound over who has how many duties of each kind, with at most `effort`: a bound, and rosters with the counts it chooses. Not for large programs. */
void vp_search_shares(struct vp_search *search, long long effort);

/* ---- bounds.c ---- */

/* Spends at most `effort` a part; most end after a few hundred. */
void vp_bound_parts(struct vp_search *search, long long effort);

/* What fairness must cost in whole numbers, as a bound and as a row of the program: seconds, however large the plan. Then what whole teams must, as a bound. */
void vp_weigh_counts(struct vp_search *search, long long effort);

/* That, if it has not been done, and the relaxation with every row found so far; at most `effort`. */
void vp_bound_counts(struct vp_search *search, long long effort);

/* Branch and bound on the whole; *end becomes VP_SEARCH_INFEASIBLE if it proves that there is no lawful roster. */
void vp_prove(struct vp_search *search, long long effort, enum vp_search_end *end);

#endif
