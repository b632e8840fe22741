/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search as search.c has it before its first stage. */
#include "tests/unit/search_maker.h"

#include <math.h>

bool vp_never_stop(void *user)
{
    (void)user;
    return false;
}

void vp_begin_search(struct vp_search *search, const struct vp_search_sink *sink, long long effort, uint64_t seed)
{
    struct vp_arena *arena = &vp_made.arena;
    vp_build_program();
    const size_t columns = (size_t)vp_made.program->columns.n;
    const size_t offsets = (size_t)vp_made.plan->rotations.n * (size_t)vp_made.problem->n_doctors;
    struct vp_solve_options *options = vp_arena_alloc(arena, sizeof *options);
    *options = (struct vp_solve_options){.effort = effort};
    *search = (struct vp_search){.program = vp_made.program,
                                 .problem = vp_made.problem,
                                 .options = options,
                                 .sink = sink,
                                 .best_points = INFINITY,
                                 .bound = -INFINITY,
                                 .local = vp_local_new(vp_made.program, arena),
                                 .pricer = vp_local_new(vp_made.program, arena),
                                 .losses = vp_weigh_losses(vp_made.plan)};
    vp_arena_init(&search->arena);
    vp_random_init(&search->random, seed);
    search->lower = vp_arena_array(arena, columns, sizeof *search->lower);
    search->upper = vp_arena_array(arena, columns, sizeof *search->upper);
    search->whole = vp_arena_alloc(arena, columns);
    search->value = vp_arena_array(arena, columns, sizeof *search->value);
    search->best = vp_arena_array(arena, columns, sizeof *search->best);
    search->offsets = vp_arena_array(arena, offsets + 1, sizeof *search->offsets);
    search->places = vp_arena_array(arena, (size_t)vp_made.problem->n_places, sizeof *search->places);
}
