/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An empty roster. */
#include "model/roster.h"

struct vp_roster *vp_roster_new(const struct vp_problem *problem, struct vp_arena *arena)
{
    struct vp_roster *roster = vp_arena_alloc(arena, sizeof *roster);
    roster->doctor = vp_arena_array(arena, (size_t)problem->n_places, sizeof *roster->doctor);
    for (int place = 0; place < problem->n_places; place++)
        roster->doctor[place] = VP_LOCUM;
    return roster;
}
