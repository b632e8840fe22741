/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that say how long a search may take, which solve and compare share: --effort, --time-limit, --gap, --seed, --jobs. */
#include "cli/limits.h"

#include <stdlib.h>

static const long long most_seed = 999999999999999999;
static const long long most_jobs = 1024;
static const double longest = 1e7;

void vp_limits_of(const struct vp_limit_words *words, struct vp_solve_options *options)
{
    const long long usual =
        words->time_limit == NULL ? VP_DEFAULT_EFFORT : 0; /* with a time limit, time alone is the limit */
    options->effort = words->effort == NULL ? usual : strtoll(words->effort, NULL, 10);
    options->seed = words->seed == NULL ? 1 : strtoull(words->seed, NULL, 10);
    options->time_limit = words->time_limit == NULL ? 0 : strtod(words->time_limit, NULL);
    options->gap = words->gap == NULL ? 0 : strtod(words->gap, NULL);
}

struct vp_limit_words vp_call_limit_words(const struct vp_call *call)
{
    return (struct vp_limit_words){.effort = vp_call_value(call, "effort"),
                                   .seed = vp_call_value(call, "seed"),
                                   .time_limit = vp_call_value(call, "time-limit"),
                                   .gap = vp_call_value(call, "gap")};
}

bool vp_call_limits(const struct vp_call *call, struct vp_solve_options *options)
{
    const struct vp_limit_words words = vp_call_limit_words(call);
    long long whole = 0;
    long long jobs = 0;
    double number = 0;
    if (!vp_call_number(call, "time-limit", 0.1, longest, &number) || !vp_call_number(call, "gap", 0, 100, &number) ||
        !vp_call_whole(call, "effort", VP_MOST_EFFORT, &whole) || !vp_call_whole(call, "seed", most_seed, &whole) ||
        !vp_call_whole(call, "jobs", most_jobs, &jobs))
        return false;
    if (vp_call_has(call, "jobs") && jobs == 0) {
        vp_usage_error(call, "--jobs must be at least 1");
        return false;
    }
    vp_limits_of(&words, options);
    options->jobs = (int)jobs;
    return true;
}
