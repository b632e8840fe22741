/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search for single stages to begin from. */
#ifndef VP_TESTS_BEGIN_H
#define VP_TESTS_BEGIN_H

#include "solver/stages.h"

/* A search that has found nothing yet; the caller clears its arena. The rest is in `arena`. */
void vp_begin_search(struct vp_search *search, const struct vp_problem *problem, uint64_t seed, struct vp_arena *arena);

#endif
