/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches in the process of the test, from the plan of judge_maker.h. */
#ifndef VP_TESTS_SEARCH_MAKER_H
#define VP_TESTS_SEARCH_MAKER_H

#include "tests/unit/program_maker.h"

#include "solver/stages.h"

/* Works vp_made.plan out and begins a search of it that has found nothing yet, with so much effort in all; memory from vp_made.arena, but
 * the caller clears search->arena. */
void vp_begin_search(struct vp_search *search, const struct vp_search_sink *sink, long long effort, uint64_t seed);

/* Goes on, whenever it is asked. */
bool vp_never_stop(void *user);

#endif
