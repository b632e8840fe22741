/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Program → rosters, better and better, and a bound. */
#ifndef VP_SOLVER_SEARCH_H
#define VP_SOLVER_SEARCH_H

#include "solver/program.h"
#include "solver/solver.h"

#include <stdbool.h>

enum vp_search_end {
    VP_SEARCH_PROVEN,     /* the best roster meets the bound */
    VP_SEARCH_GAP,        /* within the gap asked for */
    VP_SEARCH_LIMIT,      /* effort is up, or stop was asked for */
    VP_SEARCH_INFEASIBLE, /* proven: no lawful roster */
    VP_SEARCH_BROKEN,     /* GLPK failed where nothing else could be tried */
};

/* Where a search tells what it finds. Values are whole vectors of the program. */
struct vp_search_sink {
    void (*stage)(void *user, const char *name, long long effort_spent);
    void (*roster)(void *user, const double *value, double points, long long effort_spent);
    void (*bound)(void *user, double bound, long long effort_spent);
    bool (*stop)(void *user);                                                /* a signal came, or time is up */
    void (*end)(void *user, enum vp_search_end end, long long effort_spent); /* said once, last; NULL = not wanted */
    void *user;
};

/* Runs until proof, gap, effort or stop. Deterministic for a given program, options and effort, as long as `stop` says no. Adds rows to the program that
 * every roster meets. */
enum vp_search_end vp_search(struct vp_program *program, const struct vp_solve_options *options,
                             const struct vp_search_sink *sink);

/* Are the two so close that the roster is proven? The tolerance is GLPK's own. */
bool vp_meets_bound(double points, double bound);

#endif
