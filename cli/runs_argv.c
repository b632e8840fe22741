/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A run in the words of the command line, the same for a child process, a printed command and a task of a cluster. */
#include "cli/runs.h"

static int put_option(const char **argv, int n, const char *name, const char *value)
{
    if (value == NULL)
        return n;
    argv[n] = name;
    argv[n + 1] = value;
    return n + 2;
}

const char **vp_run_argv(const struct vp_batch *batch, const struct vp_batch_run *run, int jobs, struct vp_arena *arena)
{
    enum { MOST_WORDS = 32 };
    const char **argv = vp_arena_array(arena, MOST_WORDS, sizeof *argv);
    int n = 0;
    argv[n++] = "vaktplan";
    argv[n++] = "solve";
    argv[n++] = "--quiet";
    n = put_option(argv, n, "--jobs", jobs > 0 ? vp_arena_printf(arena, "%d", jobs) : NULL);
    n = put_option(argv, n, "--scenario", run->scenario);
    n = put_option(argv, n, "--history", batch->history);
    n = put_option(argv, n, "--lang", batch->lang);
    n = put_option(argv, n, "--effort", batch->limits.effort);
    n = put_option(argv, n, "--seed", batch->limits.seed);
    n = put_option(argv, n, "--time-limit", batch->limits.time_limit);
    n = put_option(argv, n, "--gap", batch->limits.gap);
    n = put_option(argv, n, "--near", run->start);
    n = put_option(argv, n, "--output", run->folder);
    put_option(argv, n, "--", batch->plan); /* whatever it begins with */
    return argv;
}
