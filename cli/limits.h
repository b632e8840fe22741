/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a search may take, as the user typed it and as numbers. */
#ifndef VP_CLI_LIMITS_H
#define VP_CLI_LIMITS_H

#include "cli/cli.h"
#include "solver/solver.h"

#define VP_MOST_EFFORT 1000000000000000LL

/* As typed; NULL = not given. */
struct vp_limit_words {
    const char *effort;
    const char *seed;
    const char *time_limit;
    const char *gap;
};

struct vp_limit_words vp_call_limit_words(const struct vp_call *call);

/* What words that are known to be right ask for; sets effort, seed, time_limit and gap. */
void vp_limits_of(const struct vp_limit_words *words, struct vp_solve_options *options);

/* What the call asks for, `jobs` too. False after a message if a number is wrong. */
bool vp_call_limits(const struct vp_call *call, struct vp_solve_options *options);

#endif
