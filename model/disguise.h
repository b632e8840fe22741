/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same plan and roster with other names for the doctors and in another order, so that whatever is written from them says nothing of who is who
 * but what the duties themselves say. */
#ifndef VP_MODEL_DISGUISE_H
#define VP_MODEL_DISGUISE_H

#include "model/roster.h"

struct vp_disguise {
    struct vp_plan *plan;
    struct vp_problem *problem;
    struct vp_roster *roster;
};

/* Numbers the doctors by their duties: 1 has the first one of the period, and so on. Ids are "doctor-1" …, names "Lege 1" … in the plan's language.
 * What is a doctor's own loses its place in the files, for a line number tells who stands there. Homes stay, as rest and drives are judged by them.
 * Memory from `arena`; what is not of doctors is shared with the problem's plan, which must outlive it. False if `errors` got one. O(duties ×
 * doctors). */
bool vp_disguise_make(struct vp_disguise *disguise, const struct vp_problem *problem, const struct vp_roster *roster,
                      struct vp_arena *arena, struct vp_errors *errors);

#endif
