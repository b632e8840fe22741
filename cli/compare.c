/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan compare: results side by side, each beside the first; of a plan with scenarios those that are missing are solved first. */
#include "cli/results.h"
#include "cli/scenarios.h"

#include "report/compare.h"
#include "report/compare_words.h"
#include "report/escape.h"
#include "report/report.h"

#include <stdio.h>
#include <string.h>

enum { MOST_RESULTS = 1000 };

static const struct vp_flag flags[] = {
    {"scenarios", 0, "A,B,…", "with PLAN.yaml: these scenarios of it, each beside the plan itself"},
    {"base", 0, "NAME", "with --scenarios: put them beside this scenario instead of the plan itself"},
    {"output", 'o', "DIR",
     "put the comparison there: compare.html, charts, compare.json, compare.csv; with --scenarios also a folder for each result"},
    {"again", 0, NULL, "solve anew what DIR holds of another plan, or of this one before it was changed"},
    VP_FLAG_HISTORY,
    {"effort", 0, "N", "as for solve, for each result"},
    {"time-limit", 0, "SECONDS", "as for solve, for each result"},
    {"gap", 0, "PERCENT", "as for solve"},
    {"seed", 0, "N", "as for solve"},
    {"jobs", 0, "N", "solve so many at the same time (default: as many as there are processors)"},
    {"print-commands", 0, NULL,
     "solve nothing: print a line of a shell for each result that is missing, to be run anywhere"},
    {"slurm", 0, NULL, "solve what is missing as a job array of Slurm, wait for it, and compare"},
    {"slurm-options", 0, "WORDS", "for sbatch, with blanks between: \"-p short -t 30\""},
    VP_FLAG_LANG,
    {"json", 0, NULL, "print compare.json instead of the tables"},
    {"csv", 0, NULL, "print a table of all figures as CSV instead"},
    {"quiet", 'q', NULL, "print nothing: only whether the results can be compared"},
};

struct compared {
    struct vp_arena arena;
    struct vp_errors errors;
    struct vp_result **results;
    int n;
    struct vp_comparisons set;
};

static bool read_results(struct compared *compared, const char *const *folders)
{
    compared->results = vp_arena_array(&compared->arena, (size_t)compared->n + 1, sizeof *compared->results);
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

static enum vp_language choose_language(const struct compared *compared, const struct vp_call *call)
{
    const char *lang = vp_call_value(call, "lang");
    return lang == NULL ? compared->results[0]->language : vp_language_named(lang);
}

static void print_all(const struct compared *compared, const struct vp_call *call)
{
    struct vp_text text;
    if (vp_call_has(call, "quiet") && !vp_call_has(call, "json") && !vp_call_has(call, "csv"))
        return;
    vp_text_init(&text);
    if (vp_call_has(call, "json"))
        vp_compare_json(&compared->set, &text);
    else if (vp_call_has(call, "csv"))
        vp_compare_csv(&compared->set, &text);
    else
        vp_compare_text(&compared->set, choose_language(compared, call), &text);
    vp_print_text(&text);
}

static int fail(struct compared *compared)
{
    vp_errors_print(&compared->errors, stderr);
    return VP_EXIT_INPUT;
}

/* What is known of results beside their folders: that places must be left to locums was proven of the plan without any. */
static void use_proofs(struct compared *compared)
{
    for (int i = 0; i < compared->set.leasts.n; i++)
        for (int k = 0; k < compared->n; k++)
            vp_least_settle(&compared->set.leasts.item[i], compared->results[k]);
}

/* Results of scenarios lie beside what is written of them, wherever that is. */
static void name_beside(struct compared *compared)
{
    for (int i = 0; i < compared->n; i++)
        compared->results[i]->folder = vp_folder_name(&compared->arena, compared->results[i]->folder);
}

static int compare_results(struct compared *compared, const struct vp_call *call, const char *const *folders)
{
    if (!read_results(compared, folders))
        return fail(compared);
    use_proofs(compared);
    if (vp_call_has(call, "scenarios"))
        name_beside(compared);
    const struct vp_result *other = find_other_period(compared);
    if (other != NULL) {
        vp_errors_add(&compared->errors, VP_EINPUT, (struct vp_pos){0}, "%s is of another period than %s",
                      vp_clean(&compared->arena, other->folder),
                      vp_clean(&compared->arena, compared->results[0]->folder));
        return fail(compared);
    }
    struct vp_comparison *list = vp_arena_array(&compared->arena, (size_t)compared->n, sizeof *list);
    for (int i = 1; i < compared->n; i++)
        list[i - 1] = vp_compare(compared->results[0], compared->results[i], &compared->arena);
    compared->set.item = list;
    compared->set.n = compared->n - 1;
    print_all(compared, call);
    const char *output = vp_call_value(call, "output");
    if (output != NULL && !vp_compare_write(&compared->set, choose_language(compared, call), output, &compared->errors))
        return fail(compared);
    return VP_EXIT_DONE;
}

/* ---- folders ---- */

/* What provably has no roster is no result, but told of; only the first must be one. */
static int compare_folders(struct compared *compared, const struct vp_call *call)
{
    const char **folders = vp_arena_array(&compared->arena, (size_t)call->n_more + 1, sizeof *folders);
    const char **impossible = vp_arena_array(&compared->arena, (size_t)call->n_more, sizeof *impossible);
    compared->n = 1;
    folders[0] = call->operand[0];
    for (int i = 0; i < call->n_more; i++) {
        if (vp_result_impossible(call->more[i], &compared->arena))
            impossible[compared->set.n_impossible++] = vp_folder_name(&compared->arena, call->more[i]);
        else
            folders[compared->n++] = call->more[i];
    }
    compared->set.impossible = impossible;
    if (compared->n > 1)
        return compare_results(compared, call, folders);
    fprintf(stderr, "vaktplan compare: proven that no lawful roster exists of what is to be put beside %s\n",
            vp_clean(&compared->arena, folders[0]));
    return VP_EXIT_NO;
}

/* ---- a plan and its scenarios ---- */

/* The answers of halving stand where all but one of the points that were asked for have provably no roster, too. */
static void print_leasts(const struct compared *compared, const struct vp_call *call, enum vp_language language)
{
    struct vp_text text;
    if (vp_call_has(call, "quiet") || vp_call_has(call, "json") || vp_call_has(call, "csv"))
        return;
    vp_text_init(&text);
    vp_leasts_text(&compared->set.leasts, language, &text);
    vp_print_text(&text);
}

static int compare_scenarios(struct compared *compared, const struct vp_call *call)
{
    struct vp_solved_scenarios solved;
    int code = vp_solve_scenarios(call, &solved, &compared->arena);
    if (code >= 0)
        return code;
    compared->n = solved.folders.n;
    compared->set.leasts = solved.leasts;
    compared->set.impossible = solved.impossible.item;
    compared->set.n_impossible = solved.impossible.n;
    if (compared->n < 2) {
        print_leasts(compared, call, solved.language);
        return solved.all ? VP_EXIT_NO : VP_EXIT_LIMIT;
    }
    code = compare_results(compared, call, solved.folders.item);
    return code == VP_EXIT_DONE && !solved.all ? VP_EXIT_LIMIT : code;
}

/* What does not go together; NULL = all does. */
static const char *find_clash(const struct vp_call *call)
{
    static const char *const of_solving[] = {"base", "again", "history",        "effort", "time-limit",   "gap",
                                             "seed", "jobs",  "print-commands", "slurm",  "slurm-options"};
    const bool scenarios = vp_call_has(call, "scenarios");
    const bool printed = vp_call_has(call, "print-commands");
    const char *words = vp_call_value(call, "slurm-options");
    const char *output = vp_call_value(call, "output");
    if (vp_call_has(call, "json") && vp_call_has(call, "csv"))
        return "--json and --csv are different answers";
    if (printed && (vp_call_has(call, "json") || vp_call_has(call, "csv")))
        return "--print-commands prints no comparison";
    if (printed && vp_call_has(call, "slurm"))
        return "--print-commands and --slurm are two ways";
    if (words != NULL && (!vp_call_has(call, "slurm") || words[strspn(words, " ")] != '-'))
        return "--slurm-options are options of sbatch, with --slurm";
    if (printed && vp_call_has(call, "jobs"))
        return "--jobs says nothing of commands that others run";
    if (scenarios && call->n_more > 0)
        return "--scenarios are those of one PLAN.yaml";
    if (scenarios ? output == NULL || output[0] == '\0' : output != NULL && output[0] == '\0')
        return "-o DIR is missing";
    for (size_t i = 0; i < sizeof of_solving / sizeof *of_solving && !scenarios; i++)
        if (vp_call_has(call, of_solving[i]))
            return "--base and the options of solve go with --scenarios";
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
