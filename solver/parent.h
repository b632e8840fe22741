/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parent of the searches: what it has of each, what it believes, and what counts. Internal to solver/. */
#ifndef VP_SOLVER_PARENT_H
#define VP_SOLVER_PARENT_H

#include "solver/lanes.h"
#include "solver/solver.h"
#include "solver/worker.h"

/* One search, as the parent hears it. */
struct vp_ear {
    struct vp_worker worker;
    unsigned char head[sizeof(struct vp_message)]; /* of a message, as far as it has come */
    size_t head_filled;
    struct vp_message message; /* whose places are being read */
    int *places;
    size_t places_filled; /* bytes */
    bool in_places;
    bool alive;
    bool ended;      /* has said END … */
    bool ended_well; /* … and not because GLPK gave up */
    bool waiting;    /* for an answer */
    bool at_meeting;
    long long tick;        /* at which it waits */
    double seconds;        /* for which it has run, up to … */
    double running_from;   /* … when it was let run last; 0 = it does not */
    const char *stage;     /* at which it is; NULL = at none yet */
    struct vp_stage *open; /* of the outcome: the one that counts as open; NULL = none */
    double open_seconds;   /* what the lane had spent when that was last charged for it */
    long long open_effort;
};

/* A roster that the audit believes, and a bound. */
struct vp_standing {
    const int *places; /* NULL = none */
    double points;     /* INFINITY = no roster */
    double bound;      /* -INFINITY = none */
};

struct vp_parent {
    const struct vp_problem *problem;
    const struct vp_solve_options *options;
    struct vp_outcome *outcome;
    struct vp_arena *arena;
    struct vp_terms terms;
    int jobs;
    struct vp_lanes lanes;
    struct vp_ear ears[VP_LANES];
    struct vp_standing held; /* the best of what has come, for whoever is watching */
    int uncovered;           /* of that roster */
    struct vp_worst worst;
    struct vp_standing counted; /* the best of what counts */
    bool decided;
    enum vp_search_end end;
    double started;
    double said; /* when progress was last told */
};

/* Seconds for which a search has run; where it waits, they stand still. */
static inline double vp_ear_seconds(const struct vp_ear *ear)
{
    return ear->seconds + (ear->running_from > 0 ? vp_read_clock() - ear->running_from : 0);
}

static inline void vp_ear_rest(struct vp_ear *ear)
{
    ear->seconds = vp_ear_seconds(ear);
    ear->running_from = 0;
}

/* ---- solve.c ---- */

/* An outcome of which nothing is known yet but what was asked for. */
struct vp_outcome vp_outcome_begin(const struct vp_solve_options *options);

/* One search, of points alone or of points under the problem's aims: what vp_solve is for a plan without levels. */
bool vp_solve_points(const struct vp_problem *problem, const struct vp_solve_options *options, struct vp_arena *arena,
                     struct vp_outcome *outcome, struct vp_errors *errors);

/* Did a signal end the latest search, or would it have? */
bool vp_was_interrupted(void);

/* ---- leximin.c ---- */

/* Has the plan a term of fairness by levels? */
bool vp_has_levels(const struct vp_plan *plan);

/* A search for each thing to settle, in order (solver/leximin.c). */
bool vp_settle_levels(const struct vp_problem *problem, const struct vp_solve_options *options, struct vp_arena *arena,
                      struct vp_outcome *outcome, struct vp_errors *errors);

/* ---- hear.c ---- */

/* Reads what there is from a lane, judges rosters, and puts events in their lane. False at the end of the wire. */
bool vp_hear(struct vp_parent *parent, int lane);

void vp_tell_progress(struct vp_parent *parent);

/* ---- tally.c ---- */

/* Counts the events whose turn it is, until they decide the search. */
void vp_tally(struct vp_parent *parent);

/* Closes the stages that are open, and puts what counts into the outcome. */
void vp_tally_close(struct vp_parent *parent);

#endif
