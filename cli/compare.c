/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan compare: results side by side, each beside the first; of a plan with scenarios those that are missing are solved first. */
#include "cli/results.h"
#include "cli/scenarios.h"

#include "report/compare.h"
#include "report/escape.h"
#include "report/folder.h"
#include "report/report.h"

#include <errno.h>

#include <stdio.h>
#include <string.h>

enum { MOST_RESULTS = 1000 };

static const struct vp_flag flags[] = {
    {"scenarios", 0, "A,B,…", "with PLAN.yaml: these scenarios of it, each beside the plan itself"},
    {"base", 0, "NAME", "with --scenarios: put them beside this scenario instead of the plan itself"},
    {"output", 'o', "DIR", "with --scenarios: a folder for each result, and compare.json and compare.csv"},
    VP_FLAG_HISTORY,
    {"effort", 0, "N", "as for solve, for each result"},
    {"time-limit", 0, "SECONDS", "as for solve, for each result"},
    {"gap", 0, "PERCENT", "as for solve"},
    {"seed", 0, "N", "as for solve"},
    {"jobs", 0, "N", "solve so many at the same time (default: as many as there are processors)"},
    {"print-commands", 0, NULL,
     "solve nothing: print a line of a shell for each result that is missing, to be run anywhere"},
    VP_FLAG_LANG,
    {"json", 0, NULL, "print compare.json instead of the tables"},
    {"csv", 0, NULL, "print a table of all figures as CSV instead"},
    {"quiet", 'q', NULL, "print nothing: only whether the results can be compared"},
};

struct compared {
    struct vp_arena arena;
    struct vp_errors errors;
    const struct vp_result **results;
    int n;
    struct vp_comparison *comparisons;
    vp_least_list leasts;
};

static bool read_results(struct compared *compared, const char *const *folders)
{
    compared->results = vp_arena_array(&compared->arena, (size_t)compared->n + 1, sizeof(const struct vp_result *));
    for (int i = 0; i < compared->n; i++)
        compared->results[i] = vp_result_read(folders[i], &compared->arena, &compared->errors);
    return !vp_errors_any(&compared->errors);
}

/* Rosters of other dates have no figure that means the same. */
static const struct vp_result *find_other_period(const struct compared *compared)
{
    for (int i = 1; i < compared->n; i++)
        if (compared->results[i]->period.from != compared->results[0]->period.from ||
            compared->results[i]->period.to != compared->results[0]->period.to)
            return compared->results[i];
    return NULL;
}

static void print_all(const struct compared *compared, const struct vp_call *call)
{
    const char *lang = vp_call_value(call, "lang");
    const enum vp_language language = lang == NULL              ? compared->results[0]->language
                                      : strcmp(lang, "en") == 0 ? VP_EN
                                                                : VP_NB;
    struct vp_text text;
    if (vp_call_has(call, "quiet") && !vp_call_has(call, "json") && !vp_call_has(call, "csv"))
        return;
    vp_text_init(&text);
    if (vp_call_has(call, "json"))
        vp_compare_json(compared->comparisons, compared->n - 1, &text);
    else if (vp_call_has(call, "csv"))
        vp_compare_csv(compared->comparisons, compared->n - 1, &text);
    else {
        vp_compare_text(compared->comparisons, compared->n - 1, language, &text);
        vp_least_text(&compared->leasts, language, &text);
    }
    vp_print_text(&text);
}

static int fail(struct compared *compared)
{
    vp_errors_print(&compared->errors, stderr);
    return VP_EXIT_INPUT;
}

static int compare_results(struct compared *compared, const struct vp_call *call, const char *const *folders)
{
    if (!read_results(compared, folders))
        return fail(compared);
    const struct vp_result *other = find_other_period(compared);
    if (other != NULL) {
        vp_errors_add(&compared->errors, VP_EINPUT, (struct vp_pos){0}, "%s is of another period than %s",
                      vp_clean(&compared->arena, other->folder),
                      vp_clean(&compared->arena, compared->results[0]->folder));
        return fail(compared);
    }
    compared->comparisons = vp_arena_array(&compared->arena, (size_t)compared->n, sizeof *compared->comparisons);
    for (int i = 1; i < compared->n; i++)
        compared->comparisons[i - 1] = vp_compare(compared->results[0], compared->results[i], &compared->arena);
    print_all(compared, call);
    return VP_EXIT_DONE;
}

/* ---- folders ---- */

static int compare_folders(struct compared *compared, const struct vp_call *call)
{
    compared->n = 1 + call->n_more;
    const char **folders = vp_arena_array(&compared->arena, (size_t)compared->n, sizeof *folders);
    for (int i = 0; i < compared->n; i++)
        folders[i] = i == 0 ? call->operand[0] : call->more[i - 1];
    return compare_results(compared, call, folders);
}

/* ---- a plan and its scenarios ---- */

/* Beside its place, then renamed: there is the old file or the new one. */
static bool write_file(struct compared *compared, const char *folder, const char *name, struct vp_text *text)
{
    const char *path = vp_arena_printf(&compared->arena, "%s/%s", folder, name);
    const char *beside = vp_arena_printf(&compared->arena, "%s.new", path);
    const bool written = vp_disk_write(beside, text) && rename(beside, path) == 0;
    if (!written)
        vp_errors_add(&compared->errors, VP_EIO, (struct vp_pos){0}, "cannot write %s: %s",
                      vp_clean(&compared->arena, path), strerror(errno));
    vp_text_clear(text);
    return written;
}

static bool write_comparison(struct compared *compared, const char *folder)
{
    struct vp_text json;
    struct vp_text csv;
    vp_text_init(&json);
    vp_text_init(&csv);
    vp_compare_json(compared->comparisons, compared->n - 1, &json);
    vp_compare_csv(compared->comparisons, compared->n - 1, &csv);
    const bool first = write_file(compared, folder, "compare.json", &json);
    return write_file(compared, folder, "compare.csv", &csv) && first;
}

static int compare_scenarios(struct compared *compared, const struct vp_call *call)
{
    struct vp_solved_scenarios solved;
    int code = vp_solve_scenarios(call, &solved, &compared->arena);
    if (code >= 0)
        return code;
    compared->leasts = solved.leasts;
    compared->n = solved.folders.n;
    if (compared->n < 2)
        return solved.all ? VP_EXIT_NO : VP_EXIT_LIMIT;
    code = compare_results(compared, call, solved.folders.item);
    if (code == VP_EXIT_DONE && !write_comparison(compared, vp_call_value(call, "output")))
        return fail(compared);
    return code == VP_EXIT_DONE && !solved.all ? VP_EXIT_LIMIT : code;
}

/* What does not go together; NULL = all does. */
static const char *find_clash(const struct vp_call *call)
{
    static const char *const of_solving[] = {"base", "output", "history", "effort",        "time-limit",
                                             "gap",  "seed",   "jobs",    "print-commands"};
    const bool scenarios = vp_call_has(call, "scenarios");
    const bool printed = vp_call_has(call, "print-commands");
    const char *output = vp_call_value(call, "output");
    if (vp_call_has(call, "json") && vp_call_has(call, "csv"))
        return "--json and --csv are different answers";
    if (printed && (vp_call_has(call, "json") || vp_call_has(call, "csv")))
        return "--print-commands prints no comparison";
    if (printed && vp_call_has(call, "jobs"))
        return "--jobs says nothing of commands that others run";
    if (scenarios && call->n_more > 0)
        return "--scenarios are those of one PLAN.yaml";
    if (scenarios && (output == NULL || output[0] == '\0'))
        return "-o DIR is missing";
    for (size_t i = 0; i < sizeof of_solving / sizeof *of_solving && !scenarios; i++)
        if (vp_call_has(call, of_solving[i]))
            return "-o, --base and the options of solve go with --scenarios";
    return scenarios || call->n_more > 0 ? NULL : "a second DIR is missing, or --scenarios";
}

static int compare(const struct vp_call *call)
{
    struct compared compared = {.n = 0};
    struct vp_report_options written;
    const char *clash = find_clash(call);
    if (clash != NULL)
        return vp_usage_error(call, "%s", clash);
    if (!vp_call_written(call, &written))
        return VP_EXIT_USAGE;
    if (call->n_more > MOST_RESULTS)
        return vp_usage_error(call, "at most %d results", MOST_RESULTS);
    vp_arena_init(&compared.arena);
    vp_errors_init(&compared.errors);
    const int code =
        vp_call_has(call, "scenarios") ? compare_scenarios(&compared, call) : compare_folders(&compared, call);
    vp_arena_clear(&compared.arena);
    return code;
}

const struct vp_command vp_command_compare = {
    .name = "compare",
    .says = "put results side by side: what the others have more and less of than the first, and what of it is proven",
    .operands = {"DIR|PLAN.yaml"},
    .many = true,
    .more =
        "DIR is a folder that solve or report wrote; all must be of the same period. PLAN.yaml goes with --scenarios: each result goes into DIR/NAME, the plan's own into\n"
        "DIR/base, and one that is there already, of the very same question, is kept. Ctrl-C stops; the same command goes on where it was.\n"
        "Exit codes: 0 compared, 1 a folder holds no result or a damaged one, or the plan is wrong, 2 usage,\n"
        "3 proven that there is no roster to compare, 4 some scenarios have no result, 70 a fault of the program.",
    .flags = flags,
    .n_flags = sizeof flags / sizeof flags[0],
    .run = compare,
};
