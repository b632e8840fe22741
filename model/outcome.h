/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a solve came to: said by solver/, written by report/. */
#ifndef VP_MODEL_OUTCOME_H
#define VP_MODEL_OUTCOME_H

#include "model/base/sha256.h"
#include "model/roster.h"

#include <stdint.h>

enum vp_status {
    VP_OPTIMAL,     /* proven: no roster has fewer points */
    VP_WITHIN_GAP,  /* stopped because the gap asked for was reached */
    VP_FEASIBLE,    /* stopped by effort or time; the bound says how far from the best at most */
    VP_INTERRUPTED, /* stopped by a signal */
    VP_INFEASIBLE,  /* proven: no lawful roster exists */
    VP_NOTHING,     /* stopped before any lawful roster was found */
};

/* "optimal", "within-gap", "feasible", "interrupted", "infeasible", "nothing". */
const char *vp_status_name(enum vp_status status);

enum { VP_MAX_STAGES = 16, VP_SEARCHES = 2 /* beside each other */ };

/* What befell the search. It cost time, never the best roster until then. */
enum vp_mishap {
    VP_NO_MISHAP,
    VP_KILLED,    /* by signal `number`, before it was done */
    VP_STARVED,   /* it ran out of memory */
    VP_BROKE_OFF, /* it ended with code `number` */
    VP_UNSTARTED, /* it could not be started; errno is `number` */
    VP_GAVE_UP,   /* GLPK did */
    VP_REFUSED,   /* the audit refused a roster of the search, with `number` breaches of hard rules */
};

struct vp_trouble {
    enum vp_mishap kind;
    int number;
    double audited; /* VP_REFUSED: points, as the audit counts them */
    double claimed; /* as the search did */
    bool went_on;   /* another search came to its end */
};

struct vp_stage {
    const char *name;
    double seconds;
    long long effort; /* work units spent, by all searches */
};

/* How far the levels of a category are settled (model/levels.h). */
struct vp_settled {
    int term;       /* of the plan's fairness */
    int n;          /* doctors who take part */
    double *excess; /* [n] of the roster, the highest first */
    int proven; /* of them, from the first on: no roster that keeps the levels settled before has a fairer start; min-max: n or 0 */
    double least_top; /* no such roster has a lower highest excess; -INFINITY = none proven */
};

struct vp_outcome {
    enum vp_status status;
    struct vp_roster *roster; /* NULL when there is none */
    double objective;         /* points, as the audit counts them */
    double bound;             /* no roster has fewer points; -INFINITY = none proven */
    uint64_t seed;
    char program_sha256[VP_SHA256_TEXT]; /* "" = none was built, or several */
    bool same_program;      /* as the search had that ended at the roster to begin near: its outcome is this one */
    const char *begun_from; /* SHA-256 of the roster.csv that it was to begin with or near; NULL = none */
    long long effort;       /* asked for of each search; 0 = unlimited */
    long long effort_spent;
    long long lane_effort[VP_SEARCHES]; /* of it: by the one that looks for rosters first, and by the one that looks for the bound first */
    int jobs;                           /* searches that might run at the same time */
    double time_limit; /* seconds; 0 = none */
    double gap_wanted; /* per cent; 0 = proof of optimality */
    double seconds;
    double seconds_to_first;   /* until the first lawful roster; -1 = none */
    double seconds_to_covered; /* until the first that leaves no place to a locum; -1 = none */
    struct vp_stage stages[VP_MAX_STAGES];
    int n_stages;
    int rows; /* of the program */
    int columns;
    int nonzeros;
    const char *glpk_version;
    struct vp_trouble trouble;
    struct vp_settled *settled; /* in the order in which they were; bound and gap are then those of rosters that keep them */
    int n_settled;
    bool open_proven; /* with levels: no roster leaves fewer points of places to locums */
};

/* (objective − bound) / objective in per cent, 0 when they meet, INFINITY when there is no bound. */
double vp_outcome_gap(const struct vp_outcome *outcome);

/* True if what befell the search ended it: no limit did, and nobody. */
bool vp_outcome_cut_short(const struct vp_outcome *outcome);

#endif
