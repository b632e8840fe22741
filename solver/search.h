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

/* Where a search begins; the same stages follow sooner or later (search.c). */
enum vp_role {
    VP_ROSTERS_FIRST,
    VP_BOUND_FIRST,
};

/* What another search of the same plan has found. */
struct vp_finding {
    double bound;      /* -INFINITY = none */
    double points;     /* INFINITY = no roster */
    const int *places; /* [n_places] of the roster; good until the next meeting */
};

/* Where a search tells what it finds, and is told. Of a roster's values, those of x, u, e and offsets are there; the others need not be. Efforts never
 * fall. */
struct vp_search_sink {
    void (*stage)(void *user, const char *name, long long effort_spent);
    void (*roster)(void *user, const double *value, double points, long long effort_spent);
    void (*bound)(void *user, double bound, long long effort_spent);
    bool (*stop)(void *user); /* a signal came, or time is up */
    /* Said once, last, with the points of the best roster; NULL = not wanted. */
    void (*end)(void *user, enum vp_search_end end, double points, long long effort_spent);
    /* The search has come so far, perhaps within a task; NULL = not wanted. */
    void (*passed)(void *user, long long effort_spent);
    /* A point where the search may be told something: true if it is, with *finding filled. NULL = nobody tells. */
    bool (*meet)(void *user, long long effort_spent, struct vp_finding *finding);
    void *user;
};

/* Runs until proof, gap, effort or stop. Each role has random numbers of its own. Deterministic for a given program, options, role and findings, as long
 * as `stop` says no. Adds rows to the program that every roster meets. */
enum vp_search_end vp_search(struct vp_program *program, const struct vp_solve_options *options, enum vp_role role,
                             const struct vp_search_sink *sink);

/* The effort that stages divide among themselves: what was asked for, or what a time limit leaves time for, within bounds; also where there is no limit. */
long long vp_search_whole(const struct vp_solve_options *options);

/* Are the two so close that the roster is proven? The tolerance is GLPK's own. */
bool vp_meets_bound(double points, double bound);

/* Can at most `gap` per cent of the points still be saved? */
bool vp_within_gap(double points, double bound, double gap);

#endif
