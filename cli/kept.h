/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is what a folder holds the finished answer of this very question, so that it need not be asked again? Plan, scenario, history, seed, limits and
 * versions must be the same, and what it began near unless it is proven to be the best, and the roster that lies there must be the one that solve.json speaks of. */
#ifndef VP_CLI_KEPT_H
#define VP_CLI_KEPT_H

#include "model/base/sha256.h"
#include "model/problem.h"

#include <stdbool.h>
#include <stdint.h>

enum vp_kept {
    VP_KEPT,        /* it is */
    VP_NONE_THERE,  /* nothing of ours is there */
    VP_DAMAGED,     /* a file is missing, cut off, or does not fit the others */
    VP_OTHER_PLAN,  /* of another plan, scenario or history, or the plan has changed since */
    VP_OTHER_LIMIT, /* another seed or limit */
    VP_OTHER_VERSION,
    VP_OTHER_START, /* begun near another roster, or none, and not proven to be the best */
    VP_WAS_INTERRUPTED,
    VP_WAS_TROUBLED, /* something befell the search: without that another roster might have been found */
    VP_HAS_NOTHING,  /* it ended before it found a roster; a signal may have been why */
};

/* A question as solve.json repeats it. */
struct vp_asked {
    char sha256[VP_SHA256_TEXT];     /* of the plan, its scenario and its history */
    char begun_from[VP_SHA256_TEXT]; /* of the roster.csv to begin near; "" = none */
    uint64_t seed;
    long long effort; /* 0 = unlimited */
    double time_limit;
    double gap;
};

/* What solve.json of the folder says. Reads nothing else. */
enum vp_kept vp_kept_said(const char *folder, const struct vp_asked *asked);

/* The same, and the roster is read and audited; `problem` is that of the question. */
enum vp_kept vp_kept_whole(const char *folder, const struct vp_asked *asked, const struct vp_problem *problem);

struct vp_solved;
struct vp_solve_options;

/* Is it a whole answer with a roster, by these versions, with this seed and these limits, and not by levels? Whatever it was asked. */
bool vp_solved_is_of(const struct vp_solved *solved, const struct vp_solve_options *options);

/* Words after the name of a scenario, to say why it is solved again; NULL if there is nothing to say (VP_KEPT, VP_NONE_THERE). */
const char *vp_kept_words(enum vp_kept kept, enum vp_language language);

#endif
