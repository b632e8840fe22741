/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The windows of dates in which a rule counts: so many days, so many weeks, a month, the period. */
#ifndef VP_SOLVER_SPANS_H
#define VP_SOLVER_SPANS_H

#include "model/problem.h"

/* Dates, both included, inside the known time. */
struct vp_span {
    vp_day from;
    vp_day to;
    bool whole; /* all of the window is known: only then can there be too little in it */
};

struct vp_spans {
    struct vp_span *item; /* by first date */
    int n;
};

/* All that touch the period, from the known time (problem->known_from … plan->to):
 *   per month    every calendar month, as far as it is known
 *   per period   the period
 *   weeks > 0    every run of so many whole calendar weeks
 *   days         every run of so many dates; all of the known time, not whole, if it is shorter
 * Memory from `arena`. O(days). */
struct vp_spans vp_list_spans(const struct vp_problem *problem, const struct vp_figures *figures, struct vp_arena *arena);

#endif
