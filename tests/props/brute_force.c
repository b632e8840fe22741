/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Depth first over the places: each goes to every doctor behind the one before in the same duty, or it and the rest of the duty to
 * locums. */
#include "tests/props/brute_force.h"

#include "tests/props/random_plan.h"

#include <math.h>
#include <string.h>

enum { FEW_ROSTERS = 700 };

struct walk {
    const struct vp_problem *problem;
    struct vp_roster *roster;
    struct vp_brute *brute;
    bool cut_short;
};

static void judge(struct walk *walk)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    const struct vp_audit *audit = vp_audit_new(walk->problem, walk->roster, &scratch);
    if (vp_audit_lawful(audit)) {
        walk->brute->lawful++;
        if (audit->points < walk->brute->least) {
            walk->brute->least = audit->points;
            memcpy(walk->brute->best->doctor, walk->roster->doctor,
                   (size_t)walk->problem->n_places * sizeof *walk->roster->doctor);
        }
    }
    vp_arena_clear(&scratch);
}

static void walk_from(struct walk *walk, int place)
{
    if (place == walk->problem->n_places) {
        judge(walk);
        return;
    }
    const struct vp_duty *duty = &walk->problem->duties[walk->problem->place_duty[place]];
    int first = place > duty->first_place ? walk->roster->doctor[place - 1] + 1 : 0;
    for (int d = first; d < walk->problem->n_doctors; d++) {
        walk->roster->doctor[place] = d;
        if (!walk->cut_short || !vp_breaks_for_good(walk->problem, walk->roster))
            walk_from(walk, place + 1);
    }
    walk->roster->doctor[place] = VP_LOCUM;
    walk_from(walk, duty->first_place + duty->places);
}

struct vp_brute vp_brute_force(const struct vp_problem *problem, struct vp_arena *arena)
{
    struct vp_brute brute = {.least = INFINITY, .best = vp_roster_new(problem, arena)};
    struct walk walk = {.problem = problem, .roster = vp_roster_new(problem, arena), .brute = &brute};
    walk.cut_short = vp_count_rosters(problem) > FEW_ROSTERS;
    walk_from(&walk, 0);
    return brute;
}
