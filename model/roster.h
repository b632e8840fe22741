/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has which place of which duty: the thing that everybody waits for. */
#ifndef VP_MODEL_ROSTER_H
#define VP_MODEL_ROSTER_H

#include "model/problem.h"

enum {
    VP_LOCUM = -1,  /* nobody's: left to a locum (vikar), the doctor's column is empty; an extra place: not filled */
    VP_ABSENT = -2, /* the roster has no row for this place: only in a roster that was read from a file */
};

/* A row of a roster file that fits no duty of the plan. */
struct vp_stray {
    int doctor; /* or VP_LOCUM */
    const char *line;
    vp_instant start;
    vp_instant end;
    const char *why; /* "no such duty", "one row too many", "ends 08:00, the plan says 07:00" */
    struct vp_pos pos;
};

struct vp_roster {
    int *doctor;        /* [n_places] doctor index, VP_LOCUM or VP_ABSENT */
    struct vp_pos *pos; /* [n_places] row of the file; NULL for a roster of the solver's */
    VP_VEC(struct vp_stray) strays;
};

/* How a duty of the period is filled. */
struct vp_filling {
    int doctors; /* places that have a doctor */
    int locums;  /* needed ones that are left to a locum; a place without a row is nobody's */
};
struct vp_filling vp_roster_filling(const struct vp_problem *problem, const struct vp_roster *roster, int duty);

/* Does the place count: has it a doctor, or must it have one? Extra places that nobody has do not. */
bool vp_place_counts(const struct vp_problem *problem, const struct vp_roster *roster, int place);

/* An empty roster (all VP_LOCUM) from `arena`. */
struct vp_roster *vp_roster_new(const struct vp_problem *problem, struct vp_arena *arena);

#endif
