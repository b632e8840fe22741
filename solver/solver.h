/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Problem → roster. The program, its search and its bound: docs/formulation.md. */
#ifndef VP_SOLVER_SOLVER_H
#define VP_SOLVER_SOLVER_H

#include "model/audit.h"
#include "model/outcome.h"
#include "model/prices.h"

#include <stdbool.h>

/* Whom a roster gives most beyond the target, counted in points. */
struct vp_worst {
    int doctor; /* -1 = nobody has more than the target */
    int category;
    double above; /* the target, in the category's own unit */
};

/* Where the search stands; sent whenever something changed and at least every second or so. */
struct vp_progress {
    double seconds;
    const char *stage;  /* "local", "proof" …: docs/formulation.md lists them */
    const char *beside; /* of the search beside it; NULL = none runs */
    bool has_roster;
    int uncovered; /* places left to locums in the best roster */
    double objective;
    double bound; /* -INFINITY = none yet */
    struct vp_worst worst;
    int settling; /* category whose levels are being settled; -1 = none: objective and bound are points */
};

/* What a search of some program came to, as its solve.json says. Of a program without levels to settle. */
struct vp_known {
    const char *program_sha256;
    enum vp_status status; /* it has a roster */
    double objective;
    double bound;
};

struct vp_solve_options {
    uint64_t seed;
    long long effort; /* work units (1 = a simplex iteration) of each search; 0 = unlimited. The same effort gives the same roster on any machine */
    double time_limit; /* seconds; 0 = none */
    double gap;        /* per cent at which to stop; 0 = go on to the proof */
    int jobs; /* searches that may run at the same time; 0 = as many as there are processors. Changes nothing but the time */
    const struct vp_roster *start; /* a lawful roster to begin with, or NULL */
    const struct vp_roster *near; /* one to begin near, lawful or not: hard rules take from it what they must. Or NULL */
    const struct vp_known *known; /* what a search with the same limits came to that ended at `near`, or NULL */
    void (*progress)(void *user, const struct vp_progress *progress); /* or NULL */
    void *user;
};

enum { VP_DEFAULT_EFFORT = 300000 };

/* Those that this process may run on: the jobs where none are asked for. */
int vp_count_processors(void);

/* Searches for the roster with the fewest points, in two child processes: what happens to one costs nothing but its own work, what happens to both
 * nothing that was found until then, and outcome->trouble says what it was. SIGINT and SIGTERM end the search and keep the best roster. Every roster is audited before it is believed.
 * Memory of the outcome from `arena`. False (errors filled) only when no search could be started at all. */
bool vp_solve(const struct vp_problem *problem, const struct vp_solve_options *options, struct vp_arena *arena,
              struct vp_outcome *outcome, struct vp_errors *errors);

enum { VP_MOST_PRICED = 20 };

/* The price of each soft rule, of wishes and of exemptions: what the plan comes to without it, for the first VP_MOST_PRICED of them. `before` is the outcome of vp_solve,
 * with a roster; effort and time_limit are for all of them together. SIGINT and SIGTERM end it: what was being looked at, and the rest, was not. Nor is
 * anything if `before` was interrupted. Memory from `arena`. */
void vp_solve_prices(const struct vp_problem *problem, const struct vp_solve_options *options,
                     const struct vp_outcome *before, struct vp_arena *arena, struct vp_price_list *prices);

/* A question that another solver may be asked to confirm what is claimed of a roster with levels (model/levels.h), and what the roster comes to in it: if nothing
 * lawful costs less, the claim is true. Which costs count: solver/questions.h. */
struct vp_claim_program {
    const struct vp_problem *problem; /* for vp_export */
    double worth;
    int first; /* of a category: the doctors by excess, the highest first, from this one … */
    int last;  /* … to this one have no more than they must; both from 1 */
    int n;     /* doctors who take part */
};

/* `audit` is of a lawful roster of the problem. Places: that none has fewer points of locums and extra places. Levels: of the term from doctor `first` on (1 … n, in the order of
 * excess), given those before it and the terms before. Rest: that none with the same levels has fewer points. Memory from `arena`; problem and audit must live as long. */
struct vp_claim_program vp_claim_places(const struct vp_problem *problem, const struct vp_audit *audit,
                                        struct vp_arena *arena);
struct vp_claim_program vp_claim_levels(const struct vp_problem *problem, const struct vp_audit *audit, int term,
                                        int first, struct vp_arena *arena);
struct vp_claim_program vp_claim_rest(const struct vp_problem *problem, const struct vp_audit *audit,
                                      struct vp_arena *arena);

enum vp_program_format { VP_FREE_MPS, VP_CPLEX_LP };

/* Writes the whole program, so that another solver can confirm a result; the file appears whole or not at all. With `fixed` (else NULL) every
 * assignment column is fixed to that roster: what is left is its price. */
bool vp_export(const struct vp_problem *problem, const struct vp_roster *fixed, enum vp_program_format format,
               const char *path, struct vp_errors *errors);

#endif
