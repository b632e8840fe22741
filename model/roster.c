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

struct vp_filling vp_roster_filling(const struct vp_problem *problem, const struct vp_roster *roster, int duty)
{
    const struct vp_duty *of = &problem->duties[duty];
    struct vp_filling filling = {0, 0};
    for (int place = of->first_place; place < of->first_place + of->places; place++) {
        filling.doctors += roster->doctor[place] >= 0;
        filling.locums += roster->doctor[place] == VP_LOCUM;
    }
    int open = of->needed > filling.doctors ? of->needed - filling.doctors : 0;
    if (filling.locums > open)
        filling.locums = open;
    return filling;
}

/* Of those without a doctor, the ones left to a locum come before those without a row; the first so many as are still needed count. */
bool vp_place_counts(const struct vp_problem *problem, const struct vp_roster *roster, int place)
{
    int state = roster->doctor[place];
    if (state >= 0)
        return true;
    const struct vp_duty *duty = &problem->duties[problem->place_duty[place]];
    int before = 0;
    for (int p = duty->first_place; p < duty->first_place + duty->places; p++)
        before += roster->doctor[p] >= 0 || (state == VP_ABSENT && roster->doctor[p] == VP_LOCUM) ||
                  (p < place && roster->doctor[p] == state);
    return before < duty->needed;
}
