/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every question is read before the first is asked, so that a slip of the pen in the last does not cost the time of all others. */
#include "cli/scenarios.h"

#include "cli/runs.h"
#include "cli/written.h"
#include "inputs/inputs.h"

#include <stdio.h>
#include <string.h>

enum { MOST_SCENARIOS = 200 };

/* The names between the commas, after the plan itself; how many, or -1 after a message. */
static int list_runs(const struct vp_call *call, struct vp_arena *arena, struct vp_batch_run **list)
{
    const char *names = vp_call_value(call, "scenarios");
    int n = 2;
    for (const char *at = names; *at != '\0'; at++)
        n += *at == ',';
    if (n > MOST_SCENARIOS + 1) {
        vp_usage_error(call, "%d scenarios; at most %d", n - 1, MOST_SCENARIOS);
        return -1;
    }
    *list = vp_arena_array(arena, (size_t)n, sizeof **list);
    for (int i = 1; i < n; i++) {
        const size_t length = strcspn(names, ",");
        (*list)[i].scenario = vp_arena_strndup(arena, names, length);
        names += length + (names[length] == ',');
        for (int k = 1; k <= i; k++)
            if (length == 0 || (k < i && strcmp((*list)[k].scenario, (*list)[i].scenario) == 0)) {
                vp_usage_error(call, "--scenarios takes names with commas between, each once");
                return -1;
            }
    }
    return n;
}

/* Are the options what solve takes? */
static bool check_options(const struct vp_call *call, long long *jobs)
{
    long long whole = 0;
    double number = 0;
    return vp_call_whole(call, "effort", 1000000000000000, &whole) &&
           vp_call_whole(call, "seed", 999999999999999999, &whole) && vp_call_whole(call, "jobs", 1024, jobs) &&
           vp_call_number(call, "time-limit", 0.1, 1e7, &number) && vp_call_number(call, "gap", 0, 100, &number);
}

/* Reads the plan with each scenario; false after the errors of the first that is wrong. */
static bool read_all(const struct vp_call *call, const struct vp_batch_run *list, int n)
{
    bool good = true;
    for (int i = 0; i < n && good; i++) {
        const struct vp_read_options options = {.scenario = list[i].scenario,
                                                .history = vp_call_value(call, "history"),
                                                .language = vp_call_value(call, "lang")};
        struct vp_session session;
        vp_session_begin(&session);
        good = vp_session_read(&session, call->operand[0], &options);
        if (!good)
            vp_session_fail(&session);
        vp_session_close(&session);
    }
    return good;
}

/* A folder may hold the proof that there is no roster, and beside it what was there before. */
static bool is_impossible(const struct vp_batch_run *run, struct vp_arena *arena)
{
    struct vp_errors unheard;
    struct vp_solved solved;
    vp_errors_init(&unheard);
    return vp_solved_read(run->folder, &solved, arena, &unheard) && solved.status == VP_INFEASIBLE;
}

static void take_folder(const struct vp_batch_run *run, struct vp_solved_scenarios *solved, struct vp_arena *arena)
{
    const char *name = run->scenario == NULL ? "the plan itself" : run->scenario;
    if (run->state != VP_RUN_KEPT && run->state != VP_RUN_DONE) {
        fprintf(stderr, "vaktplan compare: %s has no result\n", name);
        solved->all = false;
    } else if (is_impossible(run, arena)) {
        fprintf(stderr, "vaktplan compare: %s: proven that no lawful roster exists\n", name);
    } else {
        solved->folders[solved->n++] = run->folder;
    }
}

int vp_solve_scenarios(const struct vp_call *call, struct vp_solved_scenarios *solved, struct vp_arena *arena)
{
    struct vp_batch_run *list;
    struct vp_errors errors;
    long long jobs = 0;
    const int n = list_runs(call, arena, &list);
    if (n < 0 || !check_options(call, &jobs))
        return VP_EXIT_USAGE;
    if (!read_all(call, list, n))
        return VP_EXIT_INPUT;
    const struct vp_batch batch = {.plan = call->operand[0],
                                   .folder = vp_call_value(call, "output"),
                                   .effort = vp_call_value(call, "effort"),
                                   .seed = vp_call_value(call, "seed"),
                                   .time_limit = vp_call_value(call, "time-limit"),
                                   .gap = vp_call_value(call, "gap"),
                                   .history = vp_call_value(call, "history"),
                                   .lang = vp_call_value(call, "lang"),
                                   .jobs = (int)jobs,
                                   .quiet = vp_call_has(call, "quiet")};
    vp_errors_init(&errors);
    if (!vp_runs_do(&batch, list, n, arena, &errors)) {
        vp_errors_print(&errors, stderr);
        return VP_EXIT_INPUT;
    }
    *solved =
        (struct vp_solved_scenarios){.folders = vp_arena_array(arena, (size_t)n, sizeof(const char *)), .all = true};
    for (int i = 0; i < n; i++)
        take_folder(&list[i], solved, arena);
    return -1;
}
