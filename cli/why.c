/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan why: why this doctor has that duty, or has it not, or why nobody has it; from the audit alone. */
#include "cli/cli.h"
#include "cli/written.h"

#include "inputs/inputs.h"
#include "report/escape.h"
#include "report/why.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct vp_flag flags[] = {
    {"plan", 0, "PLAN.yaml", "the plan that DIR was made from; without it, it is looked for by its name"},
    {"line", 0, "ID", "only duties of this line"},
    VP_FLAG_SCENARIO,
    VP_FLAG_HISTORY,
    {"json", 0, NULL, "print the answer as JSON, with every change that was judged"},
    {"quiet", 'q', NULL, "print only the conclusion"},
};

/* What the user asks, once it is known to make sense. */
struct asked {
    const struct vp_call *call;
    struct vp_session session;
    const struct vp_written *written;
    struct vp_standing standing;
    int doctor; /* or VP_LOCUM */
    vp_day date;
    int line; /* -1 = any */
};

static int refuse(const char *format, ...) __attribute__((format(printf, 1, 2)));
static int refuse(const char *format, ...)
{
    va_list arguments;
    fputs("vaktplan why: ", stderr);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputs("\n", stderr);
    return VP_EXIT_INPUT;
}

/* As the user named it, for a message. */
static const char *quote(struct asked *asked, const char *words)
{
    return vp_clean(&asked->session.arena, words);
}

/* ---- the folder and its plan ---- */

static int refuse_plan(struct asked *asked, const char *path)
{
    const char *scenario = asked->written->scenario;
    return refuse("%s is not the plan that %s was made from%s%s, or has changed since (input_sha256 differs); "
                  "name the right one with --plan",
                  quote(asked, path), quote(asked, asked->written->folder),
                  scenario == NULL ? "" : " with the scenario ", scenario == NULL ? "" : quote(asked, scenario));
}

static int open_plan(struct asked *asked)
{
    const struct vp_written *written = asked->written;
    const char *path = vp_call_value(asked->call, "plan");
    const char *scenario = vp_call_value(asked->call, "scenario");
    const char *history = vp_call_value(asked->call, "history");
    if (written->anonymous)
        return refuse("%s was written without names (--anonymous): ask about one that has them",
                      quote(asked, written->folder));
    if (path == NULL)
        path = vp_written_find_plan(written, &asked->session.arena);
    if (path == NULL && written->plan == NULL)
        return refuse("%s does not say which file its plan was: name it with --plan", quote(asked, written->folder));
    if (path == NULL)
        return refuse("the plan %s is not in %s, beside it or here: name it with --plan", quote(asked, written->plan),
                      quote(asked, written->folder));
    if (history == NULL && written->history != NULL)
        return refuse("%s was made after the history %s: name it with --history", quote(asked, written->folder),
                      quote(asked, written->history));
    const struct vp_read_options options = {.scenario = scenario == NULL ? written->scenario : scenario,
                                            .history = history};
    if (!vp_session_read(&asked->session, path, &options))
        return vp_session_fail(&asked->session);
    if (strcmp(asked->session.plan->sha256, written->sha256) != 0)
        return refuse_plan(asked, path);
    return VP_EXIT_DONE;
}

static int open_roster(struct asked *asked)
{
    struct vp_session *session = &asked->session;
    const char *path = vp_written_path(asked->written, "roster.csv", &session->arena);
    struct vp_roster *roster = vp_roster_read(path, session->problem, &session->arena, &session->errors);
    if (roster == NULL)
        return vp_session_fail(session);
    const struct vp_audit *audit = vp_audit_new(session->problem, roster, &session->arena);
    asked->standing = (struct vp_standing){session->problem, roster, audit};
    return VP_EXIT_DONE;
}

/* ---- the question ---- */

static int refuse_id(struct asked *asked, const char *what, const char *wanted, const char *const *ids, int n)
{
    const char *nearest = vp_text_nearest(wanted, ids, n);
    if (nearest != NULL)
        return refuse("the plan has no %s '%s', did you mean '%s'?", what, quote(asked, wanted), quote(asked, nearest));
    return refuse("the plan has no %s '%s'", what, quote(asked, wanted));
}

static int find_doctor(struct asked *asked)
{
    const struct vp_plan *plan = asked->session.plan;
    const char *wanted = asked->call->operand[1];
    asked->doctor = vp_plan_doctor(plan, wanted);
    if (asked->doctor >= 0)
        return VP_EXIT_DONE;
    asked->doctor = VP_LOCUM;
    if (strcmp(wanted, "-") == 0 || strcmp(wanted, "locum") == 0)
        return VP_EXIT_DONE;
    const char **ids = vp_arena_array(&asked->session.arena, (size_t)plan->doctors.n + 1, sizeof *ids);
    for (int d = 0; d < plan->doctors.n; d++)
        ids[d] = plan->doctors.item[d].id;
    return refuse_id(asked, "doctor", wanted, ids, plan->doctors.n);
}

static int find_line(struct asked *asked)
{
    const struct vp_plan *plan = asked->session.plan;
    const char *wanted = vp_call_value(asked->call, "line");
    asked->line = wanted == NULL ? -1 : vp_plan_line(plan, wanted);
    if (wanted == NULL || asked->line >= 0)
        return VP_EXIT_DONE;
    const char **ids = vp_arena_array(&asked->session.arena, (size_t)plan->lines.n + 1, sizeof *ids);
    for (int l = 0; l < plan->lines.n; l++)
        ids[l] = plan->lines.item[l].id;
    return refuse_id(asked, "line", wanted, ids, plan->lines.n);
}

static int check_date(const struct asked *asked)
{
    char from[VP_DAY_TEXT];
    char to[VP_DAY_TEXT];
    const struct vp_plan *plan = asked->session.plan;
    if (asked->date >= plan->from && asked->date <= plan->to)
        return VP_EXIT_DONE;
    return refuse("%s is outside the period, %s to %s", asked->call->operand[2], vp_day_format(plan->from, from),
                  vp_day_format(plan->to, to));
}

/* The duties that begin on the date: into `list` those that he has, or all if he has none. Returns how many. */
static int list_duties(const struct asked *asked, int *list)
{
    const struct vp_problem *problem = asked->standing.problem;
    int had = 0;
    int n = 0;
    for (int pass = 0; pass < 2 && had == 0; pass++)
        for (int j = problem->n_past; j < problem->n_duties; j++) {
            bool meant = problem->duties[j].date == asked->date && problem->duties[j].places > 0 &&
                         (asked->line < 0 || problem->duties[j].line == asked->line);
            bool has = meant && vp_place_of(&asked->standing, asked->doctor, j) >= 0;
            had += has;
            if (has || (meant && pass > 0 && asked->doctor >= 0))
                list[n++] = j;
        }
    return n;
}

static int refuse_question(const struct asked *asked)
{
    bool nobody = asked->doctor < 0;
    const char *on = asked->line < 0 ? "" : " on this line";
    if (nobody)
        return refuse("no duty that begins on %s%s is left to a locum", asked->call->operand[2], on);
    return refuse("no duty begins on %s%s", asked->call->operand[2], on);
}

/* ---- the answer ---- */

/* What solve.json proves, if the roster is still the one that it speaks of. Where levels were settled, points do not tell which roster it is. */
static const struct vp_outcome *find_outcome(const struct asked *asked, struct vp_outcome *outcome)
{
    const struct vp_written *written = asked->written;
    const struct vp_audit *audit = asked->standing.audit;
    if (!written->solved || written->settled || !vp_audit_lawful(audit) ||
        !(fabs(written->objective - audit->points) < 1e-5))
        return NULL;
    *outcome = (struct vp_outcome){.status = written->status, .objective = audit->points, .bound = written->bound};
    return outcome;
}

static void print_answers(struct asked *asked, const int *list, int n)
{
    struct vp_arena *arena = &asked->session.arena;
    struct vp_outcome outcome;
    struct vp_answers answers = {asked->doctor, asked->date, vp_arena_array(arena, (size_t)n, sizeof *answers.why), n};
    int tries = vp_why_tries(asked->standing.problem) / n + 1;
    for (int i = 0; i < n; i++)
        answers.why[i] = vp_why_new(&asked->standing, (struct vp_question){asked->doctor, list[i], tries}, arena);
    const struct vp_report report = {.problem = asked->standing.problem,
                                     .roster = asked->standing.roster,
                                     .audit = asked->standing.audit,
                                     .outcome = find_outcome(asked, &outcome)};
    struct vp_text text;
    vp_text_init(&text);
    if (vp_call_has(asked->call, "json"))
        vp_report_why_json(&report, &answers, &text);
    else
        vp_report_why_text(&report, &answers, vp_call_has(asked->call, "quiet"), &text);
    vp_print_text(&text);
}

static int answer(struct asked *asked)
{
    asked->written = vp_written_read(asked->call->operand[0], &asked->session.arena, &asked->session.errors);
    int code = asked->written == NULL ? vp_session_fail(&asked->session) : open_plan(asked);
    if (code == VP_EXIT_DONE)
        code = find_doctor(asked);
    if (code == VP_EXIT_DONE)
        code = find_line(asked);
    if (code == VP_EXIT_DONE)
        code = check_date(asked);
    if (code == VP_EXIT_DONE)
        code = open_roster(asked);
    if (code != VP_EXIT_DONE)
        return code;
    int *list = vp_arena_array(&asked->session.arena, (size_t)asked->standing.problem->n_duties, sizeof *list);
    int n = list_duties(asked, list);
    if (n == 0)
        return refuse_question(asked);
    print_answers(asked, list, n);
    return VP_EXIT_DONE;
}

static int why(const struct vp_call *call)
{
    struct asked asked = {.call = call};
    if (!vp_day_parse(call->operand[2], &asked.date))
        return vp_usage_error(call, "DATE is written YYYY-MM-DD, not '%s'", call->operand[2]);
    vp_session_begin(&asked.session);
    int code = answer(&asked);
    vp_session_close(&asked.session);
    return code;
}

const struct vp_command vp_command_why = {
    .name = "why",
    .says = "why a doctor has a duty, or has it not, or nobody has it",
    .operands = {"DIR", "DOCTOR", "DATE"},
    .more =
        "DIR was written by solve or report, DOCTOR is an id (- or locum: places that nobody has), DATE is YYYY-MM-DD.\n"
        "Judges what giving the duty to each other doctor would break or cost, and exchanges for one of his, with all else\n"
        "as it is; uses nothing of the solver. The plan is looked for in DIR, beside it and here, and must be unchanged.\n"
        "Exit codes: 0 answered, 1 a file or the question is wrong, 2 usage, 70 a fault of the program.",
    .flags = flags,
    .n_flags = sizeof flags / sizeof flags[0],
    .run = why,
};
