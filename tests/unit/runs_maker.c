/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A batch of runs with a small shell script in place of `solve`. */
#include "tests/unit/runs_maker.h"

#include "tests/unit/folder_maker.h"
#include "tests/unit/text_plan.h"

#include "cli/cli.h"
#include "model/audit.h"
#include "report/report.h"
#include "solver/glpk.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char scenarios[] = "scenarios:\n"
                                "  a: { doctors: { bo: { post: 50 } } }\n"
                                "  b: { doctors: { bo: { post: 60 } } }\n"
                                "  c: { doctors: { bo: { post: 70 } } }\n";

/* Runs what the test put into do/NAME, which may end it, and else copies made/NAME. */
static const char script[] =
    "#!/bin/sh\n"
    "here=$(dirname \"$0\") name=base\n"
    "echo \"$*\" >>\"$here/log\"\n"
    "while [ $# -gt 0 ]; do\n"
    "    case $1 in --scenario) name=$2 ;; --output) out=$2 ;; esac\n"
    "    shift\n"
    "done\n"
    "publish() { rm -rf \"$out\"; mkdir -p \"$(dirname \"$out\")\"; cp -r \"$here/$1\" \"$out\"; }\n"
    "mkdir \"$here/now/$name\"\n"
    "trap 'rmdir \"$here/now/$name\"' EXIT\n"
    "ls \"$here/now\" | wc -l >>\"$here/counts\"\n"
    "if [ -f \"$here/do/$name\" ]; then . \"$here/do/$name\"; fi\n"
    "publish \"made/$name\"\n";

struct vp_runs_bench vp_bench_runs;

const char *vp_runs_below(const char *name)
{
    return vp_arena_printf(&vp_bench.arena, "%s/%s", vp_bench.folder, name);
}

void vp_runs_make_folder(const char *name)
{
    ck_assert_msg(mkdir(vp_runs_below(name), 0755) == 0 || vp_is_there(&vp_bench.arena, vp_bench.folder, name), "%s",
                  name);
}

void vp_runs_set_plan(const char *text)
{
    vp_text_write("p.yaml", vp_arena_printf(&vp_bench.arena, "%s%s", text, scenarios));
}

/* ---- answers ---- */

static void write_part(const struct vp_report *report, void (*write)(const struct vp_report *, struct vp_text *),
                       const char *path)
{
    struct vp_text text;
    vp_text_init(&text);
    write(report, &text);
    vp_text_write(path, text.at);
    vp_text_clear(&text);
}

void vp_runs_make_answer(const char *into, const char *scenario, struct vp_outcome outcome)
{
    struct vp_session session;
    const struct vp_read_options options = {.scenario = scenario, .history = vp_bench_runs.batch.history};
    vp_session_begin(&session);
    ck_assert(vp_session_read(&session, vp_bench_runs.batch.plan, &options));
    struct vp_roster *roster = vp_roster_new(session.problem, &session.arena);
    for (int place = 0; place < session.problem->n_places; place++)
        roster->doctor[place] = place == 0 ? vp_bench_runs.first : VP_LOCUM;
    struct vp_report report = {.problem = session.problem, .roster = roster, .outcome = &outcome};
    report.audit = vp_audit_new(session.problem, roster, &session.arena);
    ck_assert(vp_audit_lawful(report.audit));
    outcome.roster = roster;
    outcome.objective = report.audit->points;
    outcome.glpk_version = vp_mip_version();
    outcome.seed = vp_bench_runs.batch.limits.seed == NULL ? 1 : strtoull(vp_bench_runs.batch.limits.seed, NULL, 10);
    outcome.effort = vp_bench_runs.batch.limits.effort == NULL ? 0 : atoll(vp_bench_runs.batch.limits.effort);
    outcome.time_limit = vp_bench_runs.batch.limits.time_limit == NULL ? 0 : atof(vp_bench_runs.batch.limits.time_limit);
    outcome.gap_wanted = vp_bench_runs.batch.limits.gap == NULL ? 0 : atof(vp_bench_runs.batch.limits.gap);
    vp_runs_make_folder(into);
    const char *parts = vp_arena_printf(&vp_bench.arena, "%s/%s", into, scenario == NULL ? "base" : scenario);
    vp_runs_make_folder(parts);
    write_part(&report, vp_report_audit_json, vp_arena_printf(&vp_bench.arena, "%s/audit.json", parts));
    write_part(&report, vp_report_roster_csv, vp_arena_printf(&vp_bench.arena, "%s/roster.csv", parts));
    write_part(&report, vp_report_solve_json, vp_arena_printf(&vp_bench.arena, "%s/solve.json", parts));
    vp_session_close(&session);
}

void vp_runs_make_answers(const char *into, enum vp_status status)
{
    for (int i = 0; i < VP_RUNS_ALL; i++)
        vp_runs_make_answer(into, vp_bench_runs.list[i].scenario, (struct vp_outcome){.status = status});
}

void vp_runs_begin(void)
{
    static const char *const names[VP_RUNS_ALL] = {NULL, "a", "b", "c"};
    vp_text_begin();
    vp_runs_set_plan(vp_text_plan);
    vp_runs_make_folder("now");
    vp_runs_make_folder("do");
    ck_assert_int_eq(chmod(vp_text_write("solve", script), 0755), 0);
    vp_bench_runs.batch = (struct vp_batch){.plan = vp_runs_below("p.yaml"),
                                            .folder = vp_runs_below("new/out"),
                                            .program = vp_runs_below("solve"),
                                            .limits = {.effort = "3000"},
                                            .jobs = 1,
                                            .again = true,
                                            .quiet = true};
    vp_bench_runs.first = VP_LOCUM;
    for (int i = 0; i < VP_RUNS_ALL; i++)
        vp_bench_runs.list[i] = (struct vp_batch_run){.scenario = names[i]};
    vp_runs_make_answers("made", VP_FEASIBLE);
}

void vp_runs_set_doing(const char *name, const char *commands)
{
    vp_text_write(vp_arena_printf(&vp_bench.arena, "do/%s", name), commands);
}

/* ---- running ---- */

void vp_runs_do_some(int n)
{
    vp_errors_init(&vp_bench.errors);
    ck_assert_msg(vp_runs_do(&vp_bench_runs.batch, vp_bench_runs.list, n, &vp_bench.arena, &vp_bench.errors), "%s",
                  vp_text_messages());
}

/* How many times the script was called since the last time this was asked. */
int vp_runs_count_calls(void)
{
    int lines = 0;
    const char *log = vp_slurp(&vp_bench.arena, vp_bench.folder, "log");
    for (const char *at = log; at != NULL && (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    unlink(vp_runs_below("log"));
    return lines;
}

void vp_runs_expect_all(enum vp_run_state state, enum vp_kept before)
{
    for (int i = 0; i < VP_RUNS_ALL; i++) {
        ck_assert_msg(vp_bench_runs.list[i].state == state, "%d has state %d", i, vp_bench_runs.list[i].state);
        ck_assert_msg(vp_bench_runs.list[i].before == before, "%d was found %d", i, vp_bench_runs.list[i].before);
        ck_assert_int_eq(vp_bench_runs.list[i].after, VP_KEPT);
        ck_assert_int_eq(vp_bench_runs.list[i].code, 0);
    }
    ck_assert_int_eq(vp_runs_count_calls(), state == VP_RUN_KEPT ? 0 : VP_RUNS_ALL);
}

void vp_runs_solve_all(void)
{
    vp_runs_do_some(VP_RUNS_ALL);
    vp_runs_expect_all(VP_RUN_DONE, VP_NONE_THERE);
}

/* In a file of folder `c`; the others must stay. */
void vp_runs_change(const char *name, const char *find, const char *replace)
{
    const char *path = vp_arena_printf(&vp_bench.arena, "new/out/c/%s", name);
    vp_text_write(path, vp_text_change(vp_slurp(&vp_bench.arena, vp_bench.folder, path), find, replace));
}

/* After `length` bytes; negative: so many before its end. */
void vp_runs_cut(const char *name, int length)
{
    const char *path = vp_arena_printf(&vp_bench.arena, "new/out/c/%s", name);
    const char *text = vp_slurp(&vp_bench.arena, vp_bench.folder, path);
    vp_write_file(vp_runs_below(path), text, length < 0 ? strlen(text) - (size_t)-length : (size_t)length);
}

/* From here on standard error goes to a file, which is returned as it is then. */
const char *vp_runs_catch_words(bool begin)
{
    if (begin)
        ck_assert_ptr_nonnull(freopen(vp_runs_below("words"), "w", stderr));
    fflush(stderr);
    return vp_slurp(&vp_bench.arena, vp_bench.folder, "words");
}
