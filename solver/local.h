/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Local search: a covered roster in a fraction of a second, and a good one soon after, for GLPK to go on from. Proves nothing. */
#ifndef VP_SOLVER_LOCAL_H
#define VP_SOLVER_LOCAL_H

#include "model/base/random.h"
#include "solver/program.h"

#include <stdbool.h>

struct vp_local; /* a roster and what each doctor's part of it costs */

/* An empty roster (all places to locums, fixed duties given), ready to search; memory from `arena`. Doctors of rotations have no offset yet, and may have
 * duties in any week: see vp_local_turn. */
struct vp_local *vp_local_new(const struct vp_program *program, struct vp_arena *arena);

/* Turns the rotations: offset[rotation * n_doctors + doctor], -1 = none. Empties the roster. */
void vp_local_turn(struct vp_local *local, const int *offset);
const int *vp_local_offsets(const struct vp_local *local);

/* Puts a roster in ([n_places] doctors or VP_LOCUM); what a hard rule forbids is left to locums. */
void vp_local_set(struct vp_local *local, const int *doctor_of_place);

/* Gives every place that can be had to the doctor whom it costs least, scarce duties first. */
void vp_local_fill(struct vp_local *local, struct vp_random *random);

/* From now on the walk is drawn towards this roster ([n_places], as in vp_local_set): a group that a doctor has there too is worth `pull` points to it, so that of
 * rosters with the same points it meets, and ends at, those nearer to it. The roster it stands at and its points are as before. */
void vp_local_draw(struct vp_local *local, const int *doctor_of_place, double pull, struct vp_arena *arena);

struct vp_annealing {
    double hot;      /* points: a loss of this is taken with chance 1/e at first */
    double cold;     /* and of this at last */
    long long moves; /* tried in all */
};

enum { VP_MOVES_PER_EFFORT = 400, VP_MOVES_PER_LOOK = 1024 /* `stop` is asked once in so many */ };

/* Anneals and ends at the best roster met, a lawful one before any that is not. `stop` is asked now and then. Returns the moves tried. */
long long vp_local_anneal(struct vp_local *local, const struct vp_annealing *annealing, struct vp_random *random,
                          bool (*stop)(void *user), void *user);

/* Points of the roster it stands at, with the penalty for what is missing of hard rules. */
double vp_local_points(const struct vp_local *local);

/* Units of hard rules that are missing: a roster is lawful when this is 0. */
double vp_local_shortage(const struct vp_local *local);

/* [n_places] of the roster it stands at. */
const int *vp_local_roster(const struct vp_local *local);

#endif
