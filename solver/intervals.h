/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time that duties take, what shares an instant, and rows Σ x ≤ 1 over such sets. */
#ifndef VP_SOLVER_INTERVALS_H
#define VP_SOLVER_INTERVALS_H

#include "solver/program.h"

/* [from, until); nothing if until ≤ from. */
struct vp_stretch {
    vp_instant from;
    vp_instant until;
};

static inline bool vp_stretches_meet(struct vp_stretch a, struct vp_stretch b)
{
    return a.from < b.until && b.from < a.until;
}

static inline bool vp_share_time(const struct vp_duty *a, const struct vp_duty *b)
{
    return a->start < b->end && b->start < a->end;
}

/* The time that two duties have in common. */
struct vp_stretch vp_common_time(const struct vp_duty *a, const struct vp_duty *b);

/* From when the doctor leaves home for the duty until he is home again; a way that is not given takes no time. */
static inline struct vp_stretch vp_time_away(const struct vp_problem *problem, int doctor, int duty)
{
    const int out = problem->drive_out[doctor * problem->n_duties + duty];
    const int home = problem->drive_home[doctor * problem->n_duties + duty];
    return (struct vp_stretch){problem->duties[duty].start - 60 * (vp_instant)(out > 0 ? out : 0),
                               problem->duties[duty].end + 60 * (vp_instant)(home > 0 ? home : 0)};
}

/* Hours of the duty within the stretch, stand-by at its line's factor. */
static inline double vp_counted_hours(const struct vp_problem *problem, int duty, struct vp_stretch within)
{
    const struct vp_duty *of = &problem->duties[duty];
    vp_instant from = of->start > within.from ? of->start : within.from;
    vp_instant until = of->end < within.until ? of->end : within.until;
    return until <= from ? 0 : (double)(until - from) / 3600 * problem->plan->lines.item[of->line].standby;
}

/* Seconds. O(duties). */
vp_instant vp_longest_duty(const struct vp_problem *problem);

/* ---- what shares an instant ---- */

/* Hears of one largest set: the numbers of its stretches. */
typedef void vp_hear_set(void *context, const int *set, int n);

/* Tells of every largest set of stretches, given by beginning, that have an instant in common. Stretches that meet pairwise have one
 * (Helly), so every two that meet are in a set. O(n · those that meet). */
void vp_find_sets(const struct vp_stretch *stretches, int n, vp_hear_set *hear, void *context);

/* A time, in any unit, that the assignment `column` must have to itself. */
struct vp_claim {
    struct vp_stretch time;
    int column;
};

/* Writes one row Σ x ≤ 1 for every largest set of claims that share an instant: they say all that pairwise rows say, and their LP bound
 * is better. Claims are those of duties of the period: what the past leaves no room for is forbidden (vp_forbid_beside_past). Duties of
 * one block do not exclude each other. Sorts `claims`. Row names "RULE[DOCTOR,k]". */
void vp_write_cliques(struct vp_writer *writer, int doctor, struct vp_claim *claims, int n);

#endif
