/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What counting alone shows cannot work, before any search: duties that nobody may take, and loads that the doctors cannot carry
 * together. */
#ifndef VP_CLI_CAPACITY_H
#define VP_CLI_CAPACITY_H

#include "model/problem.h"

/* Why a doctor may not have a duty; the first that holds. */
enum vp_barrier {
    VP_MAY,
    VP_NOT_MEMBER,
    VP_NOT_QUALIFIED,
    VP_IS_EXEMPT,
    VP_ON_LEAVE,
    VP_IS_FORBIDDEN,
    VP_IS_CAPPED,
    VP_IS_COMMITTED,
    VP_IS_OFF,
    VP_BARRIERS
};

/* Duties of one line, one after the other, with too few doctors who may take them, for the same reasons. */
struct vp_empty_stretch {
    int first; /* duty */
    int last;  /* duty */
    int duties;
    int places;               /* in each */
    int doctors[VP_BARRIERS]; /* how many doctors stand behind each barrier; [VP_MAY] may take it */
};

/* A load that is larger than what the hard rules leave to the doctors together: `can` < `needed` proves that the rest needs locums. */
struct vp_overload {
    int line; /* -1 = all lines together */
    int can;  /* at most */
    int needed;
    int rule; /* weekends: the rule, and the figures count doctors' weekends; -1: places, and any of the rules in `rules` may bind */
    uint64_t rules; /* bit per rule of the plan (the first 64) that made a difference to some doctor */
};

struct vp_capacity {
    enum vp_barrier *barrier; /* [doctor * n_duties + duty] */
    int *open;                /* [doctor] duties that the doctor may take, each by itself */
    VP_VEC(struct vp_empty_stretch) empty;
    VP_VEC(struct vp_overload) overloads;
    bool impossible; /* a shortage on a line that may not be left to a locum: no lawful roster exists */
};

/* Counts; memory from `arena`. Every figure is a proof: nothing is reported that a roster could get round. O(lines × rules × doctors ×
 * duties). */
struct vp_capacity *vp_capacity_new(const struct vp_problem *problem, struct vp_arena *arena);

/* barriers.c: what stands between each doctor and each duty, into `barrier` [doctor * n_duties + duty]; duties of the past are nobody's. */
void vp_barriers_find(const struct vp_problem *problem, enum vp_barrier *barrier);

#endif
