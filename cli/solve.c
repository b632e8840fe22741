/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan solve: searches for the roster with the fewest points, judges it, and writes everything that is made from it. */
#include "cli/kept.h"
#include "cli/limits.h"
#include "cli/progress.h"
#include "cli/written.h"

#include "inputs/inputs.h"
#include "inputs/source.h"
#include "model/audit.h"
#include "report/view.h"

#include <assert.h>
#include <libgen.h>
#include <signal.h>
#include <stdio.h>

static const struct vp_flag flags[] = {
    VP_FLAG_SCENARIO,
    VP_FLAG_HISTORY,
    VP_FLAG_LANG,
    VP_FLAG_ANONYMOUS,
    VP_FLAG_CSV_SEPARATOR,
    {"output", 'o', "DIR", "where the results go; made if missing"},
    {"time-limit", 0, "SECONDS", "stop after so long with the best roster found"},
    {"effort", 0, "N",
     "stop after so much work in each search (the default, 300000; 0 = no limit): the same roster on any machine"},
    {"gap", 0, "PERCENT", "stop when at most so much of the points can still be saved"},
    {"jobs", 0, "N",
     "run so many searches at the same time (default: as many as there are processors); changes only the time"},
    {"seed", 0, "N", "another seed may find another roster (default 1)"},
    {"start", 0, "ROSTER.csv", "a roster to begin with"},
    {"near", 0, "ROSTER.csv",
     "a roster of another scenario, or of the plan before it was changed, to begin near: what does not fit is left out"},
    {"prices", 0, NULL,
     "solve again without each soft rule, wishes and exemptions (20 of them at most): what would be gained"},
    {"price-effort", 0, "N", "so much work for all prices together (default: as much as for the roster; 0 = no limit)"},
    VP_FLAG_CALENDAR_TRAVEL,
    {"json", 0, NULL, "print solve.json instead of the summary, and progress as JSON, one object a line"},
    {"quiet", 'q', NULL, "no progress and no summary"},
};

_Static_assert(VP_DEFAULT_EFFORT == 300000, "the help of --effort says 300000");

struct request {
    struct vp_solve_options options;
    struct vp_report_options written;
    const struct vp_call *call;
    const char *folder;
    bool quiet;
    bool json;
    bool prices;
    struct vp_solve_options price_options;
    struct vp_known known;
    char begun_from[VP_SHA256_TEXT]; /* "" = from nothing */
};

/* As much effort, or time, as the search for the roster may take; or so much effort. -1, or an exit code after a message. */
static int read_prices(const struct vp_call *call, struct request *request)
{
    long long effort = request->options.effort;
    request->prices = vp_call_has(call, "prices");
    request->price_options = request->options;
    if (!vp_call_has(call, "price-effort"))
        return -1;
    if (!request->prices)
        return vp_usage_error(call, "--price-effort needs --prices");
    if (!vp_call_whole(call, "price-effort", VP_MOST_EFFORT, &effort))
        return VP_EXIT_USAGE;
    request->price_options.effort = effort;
    request->price_options.time_limit = 0;
    return -1;
}

/* -1, or an exit code after a message. */
static int read_request(const struct vp_call *call, struct request *request)
{
    *request = (struct request){.call = call,
                                .folder = vp_call_value(call, "output"),
                                .quiet = vp_call_has(call, "quiet"),
                                .json = vp_call_has(call, "json")};
    if (request->folder == NULL || request->folder[0] == '\0')
        return vp_usage_error(call, "-o DIR is missing");
    if (vp_call_has(call, "start") && vp_call_has(call, "near"))
        return vp_usage_error(call, "--start and --near are two ways to begin");
    if (!vp_call_written(call, &request->written) || !vp_call_limits(call, &request->options))
        return VP_EXIT_USAGE;
    return read_prices(call, request);
}

/* What the search came to that ended at the roster of --near, if it lies beside it and had the same limits. */
static void read_known(const char *near, struct vp_session *session, struct request *request)
{
    struct vp_errors unheard;
    struct vp_solved solved = {0};
    char *path = vp_arena_strdup(&session->arena, near);
    vp_errors_init(&unheard);
    if (!vp_solved_read(dirname(path), &solved, &session->arena, &unheard) || solved.program_sha256 == NULL ||
        !vp_solved_is_of(&solved, &request->options))
        return;
    request->known = (struct vp_known){.program_sha256 = solved.program_sha256,
                                       .status = solved.status,
                                       .objective = solved.objective,
                                       .bound = solved.bound - 1e-6}; /* it was rounded */
    request->options.known = &request->known;
}

/* Reads the roster of --start or --near, if any, into the options. */
static bool read_start(const struct vp_call *call, struct vp_session *session, struct request *request)
{
    const char *start = vp_call_value(call, "start");
    const char *near = vp_call_value(call, "near");
    if (start == NULL && near == NULL)
        return true;
    const struct vp_file *file = vp_file_read(start != NULL ? start : near, &session->arena, &session->errors);
    if (file == NULL)
        return false;
    const struct vp_source *source = &file->source;
    vp_sha256(source->text, source->length, request->begun_from);
    const struct vp_roster *roster = (start != NULL ? vp_roster_parse : vp_roster_near)(
        source->name, source->text, source->length, session->problem, &session->arena, &session->errors);
    *(start != NULL ? &request->options.start : &request->options.near) = roster;
    if (near != NULL)
        read_known(near, session, request);
    return roster != NULL;
}

/* While prices are looked for the line stands as the roster does: what the plan without something comes to would be taken for it. */
struct priced_line {
    struct vp_progress_line *line;
    struct vp_progress roster;
};

static void show_pricing(void *user, const struct vp_progress *progress)
{
    const struct priced_line *priced = user;
    struct vp_progress said = priced->roster;
    said.seconds += progress->seconds;
    said.stage = progress->stage;
    said.beside = NULL;
    vp_progress_line_show(priced->line, &said);
}

static struct vp_price_list *find_prices(const struct request *request, struct vp_session *session,
                                         const struct vp_outcome *outcome, struct vp_progress_line *line)
{
    struct vp_solve_options options = request->price_options;
    struct priced_line priced = {line, line->now};
    if (!request->quiet && line->begun) {
        options.progress = show_pricing;
        options.user = &priced;
    }
    struct vp_price_list *prices = vp_arena_alloc(&session->arena, sizeof *prices);
    vp_solve_prices(session->problem, &options, outcome, &session->arena, prices);
    return prices;
}

/* *prices: NULL if none were asked for, or there is no roster. */
static bool search(const struct request *request, struct vp_session *session, struct vp_outcome *outcome,
                   struct vp_price_list **prices)
{
    struct vp_solve_options options = request->options;
    struct vp_progress_line line;
    vp_progress_line_init(&line, session->plan, request->json);
    line.anonymous = vp_call_has(request->call, "anonymous");
    if (!request->quiet) {
        options.progress = vp_progress_line_show;
        options.user = &line;
    }
    *prices = NULL;
    /* While it searches, vp_solve listens to these. Afterwards a roster is there, and nothing more is to be stopped: writing it takes seconds. */
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    bool started = vp_solve(session->problem, &options, &session->arena, outcome, &session->errors);
    outcome->begun_from = request->begun_from[0] == '\0' ? NULL : request->begun_from;
    if (started && request->prices && outcome->roster != NULL)
        *prices = find_prices(request, session, outcome, &line);
    vp_progress_line_end(&line);
    return started;
}

/* What befell the search, in the words of the report. */
static void print_trouble(const struct vp_report *report)
{
    struct vp_view view;
    vp_view_init(&view, report);
    const char *trouble = vp_trouble_words(&view);
    if (trouble != NULL)
        fprintf(stderr, "vaktplan: %s\n", trouble);
    vp_view_clear(&view);
}

static void print_json(const struct vp_report *report)
{
    struct vp_text text;
    vp_text_init(&text);
    vp_report_solve_json(report, &text);
    vp_print_text(&text);
}

/* No roster: says why, and leaves solve.json for a program to read. */
static int finish_without_roster(const struct request *request, struct vp_session *session, const struct vp_report *report)
{
    if (!vp_report_write_outcome(report, request->folder, &session->errors))
        return vp_session_fail(session);
    if (request->json)
        print_json(report);
    if (report->outcome->status == VP_INFEASIBLE) {
        fputs(
            vp_either(
                session->plan,
                "Ingen lovlig vaktplan finnes: de absolutte reglene kan ikke holdes samtidig. `vaktplan check` viser hva som mangler.\n",
                "No lawful roster exists: the hard rules cannot hold together. `vaktplan check` shows what is missing.\n"),
            stderr);
        return VP_EXIT_NO;
    }
    if (vp_outcome_cut_short(report->outcome))
        fputs(vp_either(session->plan, "Ingen lovlig vaktplan var funnet da.\n", "No lawful roster was found by then.\n"),
              stderr);
    else
        fputs(vp_either(session->plan, "Stanset før noen lovlig vaktplan var funnet. Gi søket mer tid.\n",
                        "Stopped before any lawful roster was found. Give the search more time.\n"),
              stderr);
    return VP_EXIT_LIMIT;
}

static int finish_with_roster(const struct request *request, struct vp_session *session, struct vp_report *report)
{
    report->audit = vp_audit_new(session->problem, report->roster, &session->arena);
    assert(vp_audit_lawful(report->audit));
    if (!vp_session_disguise(session, request->call, report) ||
        !vp_report_write(report, request->folder, &session->errors))
        return vp_session_fail(session);
    if (request->json) {
        print_json(report);
    } else if (!request->quiet) {
        struct vp_text text;
        vp_text_init(&text);
        vp_report_summary(report, &text);
        vp_print_text(&text);
        vp_print_opening(session->plan, request->folder);
    }
    return VP_EXIT_DONE;
}

static int solve(const struct vp_call *call)
{
    struct request request;
    int code = read_request(call, &request);
    if (code >= 0)
        return code;
    struct vp_session session;
    struct vp_outcome outcome = {0};
    struct vp_price_list *prices;
    if (!vp_session_open(&session, call) || !vp_report_ready(request.folder, &session.errors) ||
        !read_start(call, &session, &request) || !search(&request, &session, &outcome, &prices)) {
        code = vp_session_fail(&session);
    } else {
        struct vp_report report = {.problem = session.problem,
                                   .roster = outcome.roster,
                                   .outcome = &outcome,
                                   .options = request.written,
                                   .prices = prices};
        print_trouble(&report);
        code = outcome.roster == NULL ? finish_without_roster(&request, &session, &report)
                                      : finish_with_roster(&request, &session, &report);
    }
    vp_session_close(&session);
    return code;
}

const struct vp_command vp_command_solve = {
    .name = "solve",
    .says = "find the roster with the fewest points, judge it, draw it",
    .operands = {"PLAN.yaml"},
    .more = "PLAN.yaml may be - for standard input. Ctrl-C stops the search and keeps the best roster.\n"
            "With --time-limit and no --effort, time alone is the limit. A stop at a limit is never called optimal.\n"
            "Exit codes: 0 a roster was written, 1 the plan is wrong, 2 usage, 3 no lawful roster exists,\n"
            "4 stopped before one was found, 70 a fault of the program.",
    .flags = flags,
    .n_flags = sizeof flags / sizeof flags[0],
    .run = solve,
};
