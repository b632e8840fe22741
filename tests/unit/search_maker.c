/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search as search.c has it before its first stage. */
#include "tests/unit/search_maker.h"

bool vp_never_stop(void *user)
{
    (void)user;
    return false;
}

void vp_begin_search(struct vp_search *search, const struct vp_search_sink *sink, long long effort, uint64_t seed)
{
    vp_build_program();
    struct vp_solve_options *options = vp_arena_alloc(&vp_made.arena, sizeof *options);
    *options = (struct vp_solve_options){.effort = effort, .seed = seed};
    *search =
        (struct vp_search){.program = vp_made.program, .problem = vp_made.problem, .options = options, .sink = sink};
    vp_search_start(search);
}
