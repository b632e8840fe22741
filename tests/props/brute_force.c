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
    void (*look)(void *user, const struct vp_roster *roster, const struct vp_audit *audit);
    void *user;
    bool cut_short;
};

static void judge(struct walk *walk)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    const struct vp_audit *audit = vp_audit_new(walk->problem, walk->roster, &scratch);
    if (vp_audit_lawful(audit))
        walk->look(walk->user, walk->roster, audit);
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

void vp_each_roster(const struct vp_problem *problem,
                    void (*look)(void *user, const struct vp_roster *roster, const struct vp_audit *audit), void *user,
                    struct vp_arena *arena)
{
    struct walk walk = {.problem = problem, .roster = vp_roster_new(problem, arena), .look = look, .user = user};
    walk.cut_short = vp_count_rosters(problem) > FEW_ROSTERS;
    walk_from(&walk, 0);
}

struct search {
    struct vp_brute brute;
    size_t bytes;
};

static void keep_least(void *user, const struct vp_roster *roster, const struct vp_audit *audit)
{
    struct search *search = user;
    search->brute.lawful++;
    if (audit->points < search->brute.least) {
        search->brute.least = audit->points;
        memcpy(search->brute.best->doctor, roster->doctor, search->bytes);
    }
}

struct vp_brute vp_brute_force(const struct vp_problem *problem, struct vp_arena *arena)
{
    struct search search = {.brute = {.least = INFINITY, .best = vp_roster_new(problem, arena)},
                            .bytes = (size_t)problem->n_places * sizeof(int)};
    vp_each_roster(problem, keep_least, &search, arena);
    return search.brute;
}
