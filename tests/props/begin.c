/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search for single stages to begin from. It tells nobody and never stops by itself. */
#include "tests/props/begin.h"

static void hear_stage(void *user, const char *name, long long effort)
{
    (void)user;
    (void)name;
    (void)effort;
}

static void hear_roster(void *user, const double *value, double points, long long effort)
{
    (void)user;
    (void)value;
    (void)points;
    (void)effort;
}

static void hear_bound(void *user, double bound, long long effort)
{
    (void)user;
    (void)bound;
    (void)effort;
}

static bool never_stop(void *user)
{
    (void)user;
    return false;
}

void vp_begin_search(struct vp_search *search, const struct vp_problem *problem, uint64_t seed, struct vp_arena *arena)
{
    static const struct vp_search_sink sink = {
        .stage = hear_stage, .roster = hear_roster, .bound = hear_bound, .stop = never_stop};
    struct vp_solve_options *options = vp_arena_alloc(arena, sizeof *options);
    *options = (struct vp_solve_options){.effort = 10000000, .seed = seed};
    *search = (struct vp_search){
        .program = vp_program_new(problem, arena), .problem = problem, .options = options, .sink = &sink};
    vp_search_start(search);
}
