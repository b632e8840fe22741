/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a solve came to: said by solver/, written by report/. */
#ifndef VP_MODEL_OUTCOME_H
#define VP_MODEL_OUTCOME_H

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

enum { VP_MAX_STAGES = 16 };

struct vp_stage {
    const char *name;
    double seconds;
    long long effort; /* work units spent */
};

struct vp_outcome {
    enum vp_status status;
    struct vp_roster *roster; /* NULL when there is none */
    double objective;         /* points, as the audit counts them */
    double bound;             /* no roster has fewer points; -INFINITY = none proven */
    uint64_t seed;
    long long effort; /* asked for; 0 = unlimited */
    long long effort_spent;
    double time_limit; /* seconds; 0 = none */
    double gap_wanted; /* per cent; 0 = proof of optimality */
    double seconds;
    double seconds_to_first; /* until the first lawful roster; -1 = none */
    struct vp_stage stages[VP_MAX_STAGES];
    int n_stages;
    int rows; /* of the program */
    int columns;
    int nonzeros;
    const char *glpk_version;
    const char *trouble; /* a crash of the search that cost nothing but time, in words; NULL = none */
};

/* (objective − bound) / objective in per cent, 0 when they meet, INFINITY when there is no bound. */
double vp_outcome_gap(const struct vp_outcome *outcome);

#endif
