/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names with commas between become a batch of runs, a sweep as many as it has points; a slip of the pen in the last of them stops it before the first is begun. */
#include "cli/scenarios.h"

#include "cli/least.h"
#include "cli/results.h"
#include "cli/runs.h"
#include "cli/shell.h"
#include "cli/slurm.h"

#include "inputs/inputs.h"

#include <stdio.h>
#include <string.h>

enum { MOST_RUNS = VP_MAX_SWEEP_POINTS };

struct asked {
    const struct vp_call *call;
    struct vp_batch batch;
    struct vp_arena *arena;
    const char *base;               /* the scenario that the others are put beside; NULL = the plan itself */
    VP_VEC(struct vp_sweep) sweeps; /* in the order of --scenarios */
    bool stopped;                   /* by a signal */
};

/* ---- what is asked for ---- */

static bool read_sweep(struct asked *asked, const char *name)
{
    struct vp_errors errors;
    const struct vp_read_options options = {
        .profiles_folder = vp_find_profiles(asked->arena), .scenario = name, .language = asked->batch.lang};
    vp_errors_init(&errors);
    if (vp_sweep_read(asked->batch.plan, &options, asked->arena, &errors, vp_vec_add(asked->arena, &asked->sweeps)))
        return true;
    vp_errors_print(&errors, stderr);
    return false;
}

/* The names between the commas, and what each varies. -1, or an exit code after a message. */
static int read_names(struct asked *asked)
{
    const char *names = vp_call_value(asked->call, "scenarios");
    for (bool more = true; more;) {
        const size_t length = strcspn(names, ",");
        const char *name = vp_arena_strndup(asked->arena, names, length);
        more = names[length] == ',';
        names += length + more;
        bool once = length > 0 && (asked->base == NULL || strcmp(asked->base, name) != 0);
        for (int i = 0; i < asked->sweeps.n; i++)
            once = once && strcmp(asked->sweeps.item[i].scenario, name) != 0;
        if (!once)
            return vp_usage_error(asked->call,
                                  "--scenarios takes names with commas between, each once, and not that of --base");
        if (asked->sweeps.n >= MOST_RUNS)
            return vp_usage_error(asked->call, "at most %d scenarios", MOST_RUNS);
        if (!read_sweep(asked, name))
            return VP_EXIT_INPUT;
    }
    return -1;
}

/* Halving asks for one point after the other; what is solved elsewhere is known beforehand. */
static bool check_beyond(const struct asked *asked)
{
    const bool beyond = vp_call_has(asked->call, "print-commands") || vp_call_has(asked->call, "slurm");
    for (int i = 0; i < asked->sweeps.n; i++)
        if (beyond && vp_sweep_until(&asked->sweeps.item[i]) >= 0) {
            vp_usage_error(asked->call, "%s has `until`, whose points depend on each other: solve it here",
                           asked->sweeps.item[i].scenario);
            return false;
        }
    return true;
}

/* ---- the list of runs ---- */

/* The neighbour near which a point begins: on the last axis that is not at its first value, that value's number without its lowest bit, so that chains stay short
 * and many can be solved at the same time. Its number, or -1 for the first of all. */
static int find_neighbour(const struct vp_sweep *sweep, int point)
{
    int step = 1;
    for (int i = sweep->n_axes - 1; i >= 0; i--) {
        const int value = point / step % sweep->axes[i].n;
        if (value > 0)
            return point - (value - (value & (value - 1))) * step;
        step *= sweep->axes[i].n;
    }
    return -1;
}

static void list_points(const struct vp_sweep *sweep, struct vp_batch_run *list, int *n)
{
    struct vp_batch_run *first = &list[*n];
    for (int i = 0; i < sweep->n_points; i++) {
        const int neighbour = find_neighbour(sweep, i);
        first[i] = (struct vp_batch_run){.scenario = sweep->points[i], .near = neighbour < 0 ? list : &first[neighbour]};
    }
    *n += sweep->n_points;
}

/* What the others are put beside, then the points of all but those of which only the first value without locums is asked for. */
static bool list_runs(const struct asked *asked, struct vp_batch_run **list, int *n)
{
    int all = 1;
    for (int i = 0; i < asked->sweeps.n; i++)
        all += vp_sweep_until(&asked->sweeps.item[i]) >= 0 ? 0 : asked->sweeps.item[i].n_points;
    if (all > MOST_RUNS + 1) {
        vp_usage_error(asked->call, "%d scenarios; at most %d", all - 1, MOST_RUNS);
        return false;
    }
    *list = vp_arena_array(asked->arena, (size_t)all, sizeof **list);
    (*list)[0] = (struct vp_batch_run){.scenario = asked->base};
    *n = 1;
    for (int i = 0; i < asked->sweeps.n; i++)
        if (vp_sweep_until(&asked->sweeps.item[i]) < 0)
            list_points(&asked->sweeps.item[i], *list, n);
    return true;
}

/* ---- what came of it ---- */

static void take_folder(const struct vp_batch_run *run, struct vp_solved_scenarios *solved, struct vp_arena *arena)
{
    const char *name = run->scenario == NULL ? "the plan itself" : run->scenario;
    if (run->state != VP_RUN_KEPT && run->state != VP_RUN_DONE) {
        fprintf(stderr, "vaktplan compare: %s has no result\n", name);
        solved->all = false;
    } else if (vp_result_impossible(run->folder, arena)) {
        fprintf(stderr, "vaktplan compare: %s: proven that no lawful roster exists\n", name);
        *vp_vec_add(arena, &solved->impossible) = run->scenario == NULL ? "base" : run->scenario;
    } else {
        *vp_vec_add(arena, &solved->folders) = run->folder;
    }
}

static int do_here(const struct asked *asked, struct vp_batch_run *list, int n)
{
    struct vp_errors errors;
    vp_errors_init(&errors);
    if (vp_runs_do(&asked->batch, list, n, asked->arena, &errors))
        return -1;
    vp_errors_print(&errors, stderr);
    return VP_EXIT_INPUT;
}

/* -1, or an exit code after a message. */
static int do_runs(const struct asked *asked, struct vp_batch_run *list, int n)
{
    int code = -1;
    if (vp_call_has(asked->call, "slurm"))
        code = vp_slurm_do(&asked->batch, vp_call_value(asked->call, "slurm-options"), list, n, asked->arena);
    else
        code = do_here(asked, list, n);
    if (code >= 0)
        return code;
    for (int i = 0; i < n; i++)
        if (list[i].state == VP_RUN_FAILED && list[i].code == VP_EXIT_INPUT && list[i].seconds <= 0)
            return VP_EXIT_INPUT; /* the plan is wrong, which was told */
    return -1;
}

static void say_stopped(const struct vp_sweep *sweep)
{
    fprintf(stderr, "vaktplan compare: %s has no answer yet; the same command goes on where it was\n", sweep->scenario);
}

/* The first values without locums; -1, or an exit code after a message. */
static int find_leasts(const struct asked *asked, struct vp_solved_scenarios *solved)
{
    for (int i = 0; i < asked->sweeps.n; i++) {
        struct vp_batch_run *list = NULL;
        int n = 0;
        if (vp_sweep_until(&asked->sweeps.item[i]) < 0)
            continue;
        const int code =
            vp_least_find(&asked->batch, asked->base, &asked->sweeps.item[i], asked->arena, &solved->leasts, &list, &n);
        if (code == VP_EXIT_LIMIT)
            say_stopped(&asked->sweeps.item[i]);
        if (code >= 0)
            return code;
        for (int k = 0; k < n; k++)
            take_folder(&list[k], solved, asked->arena);
    }
    return -1;
}

int vp_solve_scenarios(const struct vp_call *call, struct vp_solved_scenarios *solved, struct vp_arena *arena)
{
    struct vp_batch_run *list = NULL;
    struct vp_solve_options options;
    int n = 0;
    if (!vp_call_limits(call, &options))
        return VP_EXIT_USAGE;
    struct asked asked = {.call = call,
                          .arena = arena,
                          .base = vp_call_value(call, "base"),
                          .batch = {.plan = call->operand[0],
                                    .folder = vp_call_value(call, "output"),
                                    .limits = vp_call_limit_words(call),
                                    .history = vp_call_value(call, "history"),
                                    .lang = vp_call_value(call, "lang"),
                                    .jobs = options.jobs,
                                    .strict = true,
                                    .again = vp_call_has(call, "again"),
                                    .quiet = vp_call_has(call, "quiet")}};
    int code = read_names(&asked);
    if (code >= 0)
        return code;
    if (!check_beyond(&asked) || !list_runs(&asked, &list, &n))
        return VP_EXIT_USAGE;
    asked.batch.stopped = &asked.stopped;
    if (vp_call_has(call, "print-commands"))
        return vp_print_run_lines(&asked.batch, list, n, arena);
    code = do_runs(&asked, list, n);
    if (code >= 0)
        return code;
    *solved = (struct vp_solved_scenarios){.all = true, .language = asked.sweeps.item[0].language};
    for (int i = 0; i < n; i++)
        take_folder(&list[i], solved, arena);
    const bool stopped =
        asked.stopped || vp_runs_count(list, n, VP_RUN_WAITING) + vp_runs_count(list, n, VP_RUN_STOPPED) > 0;
    if (!stopped)
        return find_leasts(&asked, solved);
    for (int i = 0; i < asked.sweeps.n; i++)
        if (vp_sweep_until(&asked.sweeps.item[i]) >= 0) {
            say_stopped(&asked.sweeps.item[i]);
            solved->all = false;
        }
    return -1;
}
