/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan compare: results side by side, each beside the first. */
#include "cli/cli.h"
#include "cli/results.h"

#include "report/compare.h"
#include "report/escape.h"

#include <stdio.h>
#include <string.h>

enum { MOST_RESULTS = 1000 };

static const struct vp_flag flags[] = {
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
};

static bool read_results(struct compared *compared, const struct vp_call *call)
{
    compared->n = 2 + call->n_more;
    compared->results = vp_arena_array(&compared->arena, (size_t)compared->n, sizeof(const struct vp_result *));
    for (int i = 0; i < compared->n; i++)
        compared->results[i] =
            vp_result_read(i < 2 ? call->operand[i] : call->more[i - 2], &compared->arena, &compared->errors);
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
    else
        vp_compare_text(compared->comparisons, compared->n - 1, language, &text);
    vp_print_text(&text);
}

static int fail(struct compared *compared)
{
    vp_errors_print(&compared->errors, stderr);
    return VP_EXIT_INPUT;
}

static int compare_results(struct compared *compared, const struct vp_call *call)
{
    if (!read_results(compared, call))
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

static int compare(const struct vp_call *call)
{
    struct compared compared = {.n = 0};
    const char *lang = vp_call_value(call, "lang");
    if (lang != NULL && strcmp(lang, "nb") != 0 && strcmp(lang, "en") != 0)
        return vp_usage_error(call, "--lang takes nb or en, not '%s'", lang);
    if (vp_call_has(call, "json") && vp_call_has(call, "csv"))
        return vp_usage_error(call, "--json and --csv are different answers");
    if (call->n_more > MOST_RESULTS)
        return vp_usage_error(call, "at most %d results", MOST_RESULTS);
    vp_arena_init(&compared.arena);
    vp_errors_init(&compared.errors);
    const int code = compare_results(&compared, call);
    vp_arena_clear(&compared.arena);
    return code;
}

const struct vp_command vp_command_compare = {
    .name = "compare",
    .says = "put results side by side: what the others have more and less of than the first, and what of it is proven",
    .operands = {"DIR", "DIR"},
    .many = true,
    .more = "DIR is a folder that solve or report wrote. All must be of the same period.\n"
            "Exit codes: 0 compared, 1 a folder holds no result or a damaged one, 2 usage, 70 a fault of the program.",
    .flags = flags,
    .n_flags = sizeof flags / sizeof flags[0],
    .run = compare,
};
