/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names with commas between become a batch of runs; a slip of the pen in the last of them stops it before the first is begun. */
#include "cli/scenarios.h"

#include "cli/results.h"
#include "cli/runs.h"

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

static void take_folder(const struct vp_batch_run *run, struct vp_solved_scenarios *solved, struct vp_arena *arena)
{
    const char *name = run->scenario == NULL ? "the plan itself" : run->scenario;
    if (run->state != VP_RUN_KEPT && run->state != VP_RUN_DONE) {
        fprintf(stderr, "vaktplan compare: %s has no result\n", name);
        solved->all = false;
    } else if (vp_result_impossible(run->folder, arena)) {
        fprintf(stderr, "vaktplan compare: %s: proven that no lawful roster exists\n", name);
        solved->impossible[solved->n_impossible++] = run->scenario == NULL ? "base" : run->scenario;
    } else {
        solved->folders[solved->n++] = run->folder;
    }
}

int vp_solve_scenarios(const struct vp_call *call, struct vp_solved_scenarios *solved, struct vp_arena *arena)
{
    struct vp_batch_run *list;
    struct vp_errors errors;
    struct vp_solve_options options;
    const int n = list_runs(call, arena, &list);
    if (n < 0 || !vp_call_limits(call, &options))
        return VP_EXIT_USAGE;
    const struct vp_batch batch = {.plan = call->operand[0],
                                   .folder = vp_call_value(call, "output"),
                                   .limits = vp_call_limit_words(call),
                                   .history = vp_call_value(call, "history"),
                                   .lang = vp_call_value(call, "lang"),
                                   .jobs = options.jobs,
                                   .strict = true,
                                   .quiet = vp_call_has(call, "quiet")};
    vp_errors_init(&errors);
    if (!vp_runs_do(&batch, list, n, arena, &errors)) {
        vp_errors_print(&errors, stderr);
        return VP_EXIT_INPUT;
    }
    for (int i = 0; i < n; i++)
        if (list[i].state == VP_RUN_FAILED && list[i].code == VP_EXIT_INPUT && list[i].seconds <= 0)
            return VP_EXIT_INPUT; /* the plan is wrong, which was told */
    *solved = (struct vp_solved_scenarios){.folders = vp_arena_array(arena, (size_t)n, sizeof(const char *)),
                                           .impossible = vp_arena_array(arena, (size_t)n, sizeof(const char *)),
                                           .all = true};
    for (int i = 0; i < n; i++)
        take_folder(&list[i], solved, arena);
    return -1;
}
