/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search for single stages to begin from. It tells nobody and never stops by itself. */
#include "tests/props/begin.h"

#include <math.h>

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
    static const struct vp_solve_options options = {.effort = 10000000};
    static const struct vp_search_sink sink = {
        .stage = hear_stage, .roster = hear_roster, .bound = hear_bound, .stop = never_stop};
    struct vp_program *program = vp_program_new(problem, arena);
    const size_t columns = (size_t)program->columns.n;
    *search = (struct vp_search){.program = program,
                                 .problem = problem,
                                 .options = &options,
                                 .sink = &sink,
                                 .best_points = INFINITY,
                                 .bound = -INFINITY,
                                 .local = vp_local_new(program, arena),
                                 .pricer = vp_local_new(program, arena),
                                 .losses = vp_weigh_losses(problem->plan)};
    vp_arena_init(&search->arena);
    vp_random_init(&search->random, seed);
    search->lower = vp_arena_array(arena, columns, sizeof *search->lower);
    search->upper = vp_arena_array(arena, columns, sizeof *search->upper);
    search->whole = vp_arena_alloc(arena, columns);
    search->value = vp_arena_array(arena, columns, sizeof *search->value);
    search->best = vp_arena_array(arena, columns, sizeof *search->best);
    const size_t offsets = (size_t)problem->plan->rotations.n * (size_t)problem->n_doctors;
    search->offsets = vp_arena_array(arena, offsets + 1, sizeof *search->offsets);
    search->places = vp_arena_array(arena, (size_t)problem->n_places, sizeof *search->places);
}
