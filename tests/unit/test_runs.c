/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many questions to `solve`, with a small shell script in its place: what is kept and what is solved again, who fails, who is stopped or killed. The
 * script copies answers that the test made before with the writers of reports, so what is read here is what is written there. */
#include "tests/unit/folder_maker.h"
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include "cli/cli.h"
#include "cli/runs.h"
#include "cli/runs_words.h"
#include "model/audit.h"
#include "report/report.h"
#include "solver/glpk.h"

#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
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

enum { ALL = 4 };
static struct vp_batch batch;
static struct vp_batch_run list[ALL];

static const char *below(const char *name)
{
    return vp_arena_printf(&vp_bench.arena, "%s/%s", vp_bench.folder, name);
}

static void make_folder(const char *name)
{
    ck_assert_msg(mkdir(below(name), 0755) == 0 || vp_is_there(&vp_bench.arena, vp_bench.folder, name), "%s", name);
}

static void set_plan(const char *text)
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

/* What solve would write in answer to the batch: everything is left to locums, which is lawful. */
static void make_answer(const char *into, const char *scenario, struct vp_outcome outcome)
{
    struct vp_session session;
    vp_session_begin(&session);
    ck_assert(vp_session_read(&session, batch.plan, &(struct vp_read_options){.scenario = scenario}));
    struct vp_roster *roster = vp_roster_new(session.problem, &session.arena);
    for (int place = 0; place < session.problem->n_places; place++)
        roster->doctor[place] = VP_LOCUM;
    struct vp_report report = {.problem = session.problem, .roster = roster, .outcome = &outcome};
    report.audit = vp_audit_new(session.problem, roster, &session.arena);
    ck_assert(vp_audit_lawful(report.audit));
    outcome.roster = roster;
    outcome.objective = report.audit->points;
    outcome.glpk_version = vp_mip_version();
    outcome.seed = batch.seed == NULL ? 1 : strtoull(batch.seed, NULL, 10);
    outcome.effort = batch.effort == NULL ? 0 : atoll(batch.effort);
    outcome.time_limit = batch.time_limit == NULL ? 0 : atof(batch.time_limit);
    outcome.gap_wanted = batch.gap == NULL ? 0 : atof(batch.gap);
    make_folder(into);
    const char *parts = vp_arena_printf(&vp_bench.arena, "%s/%s", into, scenario == NULL ? "base" : scenario);
    make_folder(parts);
    write_part(&report, vp_report_audit_json, vp_arena_printf(&vp_bench.arena, "%s/audit.json", parts));
    write_part(&report, vp_report_roster_csv, vp_arena_printf(&vp_bench.arena, "%s/roster.csv", parts));
    write_part(&report, vp_report_solve_json, vp_arena_printf(&vp_bench.arena, "%s/solve.json", parts));
    vp_session_close(&session);
}

static void make_answers(const char *into, enum vp_status status)
{
    for (int i = 0; i < ALL; i++)
        make_answer(into, list[i].scenario, (struct vp_outcome){.status = status});
}

static void set_up(void)
{
    static const char *const names[ALL] = {NULL, "a", "b", "c"};
    vp_text_begin();
    set_plan(vp_text_plan);
    make_folder("now");
    make_folder("do");
    ck_assert_int_eq(chmod(vp_text_write("solve", script), 0755), 0);
    batch = (struct vp_batch){.plan = below("p.yaml"),
                              .folder = below("new/out"),
                              .program = below("solve"),
                              .effort = "3000",
                              .jobs = 1,
                              .quiet = true};
    for (int i = 0; i < ALL; i++)
        list[i] = (struct vp_batch_run){.scenario = names[i]};
    make_answers("made", VP_FEASIBLE);
}

static void set_doing(const char *name, const char *commands)
{
    vp_text_write(vp_arena_printf(&vp_bench.arena, "do/%s", name), commands);
}

/* ---- running ---- */

static void do_some(int n)
{
    vp_errors_init(&vp_bench.errors);
    ck_assert_msg(vp_runs_do(&batch, list, n, &vp_bench.arena, &vp_bench.errors), "%s", vp_text_messages());
}

/* How many times the script was called since the last time this was asked. */
static int count_calls(void)
{
    int lines = 0;
    const char *log = vp_slurp(&vp_bench.arena, vp_bench.folder, "log");
    for (const char *at = log; at != NULL && (at = strchr(at, '\n')) != NULL; at++)
        lines++;
    unlink(below("log"));
    return lines;
}

static void expect_all(enum vp_run_state state, enum vp_kept before)
{
    for (int i = 0; i < ALL; i++) {
        ck_assert_msg(list[i].state == state, "%d has state %d", i, list[i].state);
        ck_assert_msg(list[i].before == before, "%d was found %d", i, list[i].before);
        ck_assert_int_eq(list[i].after, VP_KEPT);
        ck_assert_int_eq(list[i].code, 0);
    }
    ck_assert_int_eq(count_calls(), state == VP_RUN_KEPT ? 0 : ALL);
}

static void solve_all(void)
{
    do_some(ALL);
    expect_all(VP_RUN_DONE, VP_NONE_THERE);
}

/* Of all, only `c` has to be solved again, because of this. */
static void expect_c_again(enum vp_kept before)
{
    do_some(ALL);
    ck_assert_int_eq(vp_runs_count(list, ALL, VP_RUN_KEPT), ALL - 1);
    ck_assert_int_eq(list[3].state, VP_RUN_DONE);
    ck_assert_msg(list[3].before == before, "found %d, not %d", list[3].before, before);
    ck_assert_int_eq(count_calls(), 1);
}

/* ---- what is kept ---- */

START_TEST(answers_are_kept)
{
    solve_all();
    ck_assert_str_eq(list[0].folder, below("new/out/base"));
    ck_assert_str_eq(list[2].folder, below("new/out/b"));
    do_some(ALL);
    expect_all(VP_RUN_KEPT, VP_KEPT);
    ck_assert_str_eq(list[3].scenario, "c");
}
END_TEST

START_TEST(the_program_is_asked_as_solve_wants_it)
{
    batch.seed = "7";
    batch.lang = "nb";
    list[0] = list[1];
    make_answer("made", "a", (struct vp_outcome){.status = VP_OPTIMAL});
    do_some(1);
    ck_assert_int_eq(list[0].state, VP_RUN_DONE);
    ck_assert_str_eq(
        vp_slurp(&vp_bench.arena, vp_bench.folder, "log"),
        vp_arena_printf(&vp_bench.arena,
                        "solve --quiet --jobs 1 --scenario a --lang nb --effort 3000 --seed 7 --output %s -- %s\n",
                        below("new/out/a"), batch.plan));
}
END_TEST

START_TEST(another_question_is_asked_again)
{
    static const struct {
        const char *effort, *seed, *time_limit, *gap;
    } limits[] = {{"3001", NULL, NULL, NULL},  {"3001", "2", NULL, NULL}, {"3001", "9007199254740993", NULL, NULL},
                  {"3001", "2", "10.5", NULL}, {NULL, "2", "10.5", NULL}, /* no limit of effort then */
                  {NULL, "2", "10.5", "0.25"}};
    solve_all();
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        batch.effort = limits[i].effort;
        batch.seed = limits[i].seed;
        batch.time_limit = limits[i].time_limit;
        batch.gap = limits[i].gap;
        make_answers("made", VP_FEASIBLE);
        do_some(ALL);
        expect_all(VP_RUN_DONE, VP_OTHER_LIMIT);
        do_some(ALL);
        expect_all(VP_RUN_KEPT, VP_KEPT);
    }
}
END_TEST

START_TEST(a_changed_plan_is_solved_again)
{
    solve_all();
    set_plan(vp_text_change(vp_text_plan, "post: 80", "post: 90"));
    make_answers("made", VP_FEASIBLE);
    do_some(ALL);
    expect_all(VP_RUN_DONE, VP_OTHER_PLAN);
}
END_TEST

/* In a file of folder `c`; the others must stay. */
static void change(const char *name, const char *find, const char *replace)
{
    const char *path = vp_arena_printf(&vp_bench.arena, "new/out/c/%s", name);
    vp_text_write(path, vp_text_change(vp_slurp(&vp_bench.arena, vp_bench.folder, path), find, replace));
}

START_TEST(what_another_version_found_is_not_ours)
{
    solve_all();
    change("solve.json", "\"vaktplan\": \"", "\"vaktplan\": \"0");
    expect_c_again(VP_OTHER_VERSION);
    change("solve.json", "\"glpk\": \"", "\"glpk\": \"0");
    expect_c_again(VP_OTHER_VERSION);
}
END_TEST

/* After `length` bytes; negative: so many before its end. */
static void cut(const char *name, int length)
{
    const char *path = vp_arena_printf(&vp_bench.arena, "new/out/c/%s", name);
    const char *text = vp_slurp(&vp_bench.arena, vp_bench.folder, path);
    vp_write_file(below(path), text, length < 0 ? strlen(text) - (size_t)-length : (size_t)length);
}

START_TEST(what_is_damaged_is_solved_again)
{
    static const char *const names[] = {"solve.json", "audit.json", "roster.csv"};
    static const int lengths[] = {0, 1, 100, -40}; /* nearer to the end a table may say the same as before */
    solve_all();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++) {
            cut(names[i], lengths[k]);
            expect_c_again(VP_DAMAGED);
        }
        unlink(below(vp_arena_printf(&vp_bench.arena, "new/out/c/%s", names[i])));
        expect_c_again(VP_DAMAGED);
    }
    change("solve.json", "\"status\": \"feasible\"", "\"status\": 1");
    expect_c_again(VP_DAMAGED);
    change("solve.json", "\"objective\": ", "\"objective\": 1");
    expect_c_again(VP_DAMAGED);
}
END_TEST

START_TEST(a_roster_of_a_search_that_was_not_finished_is_not_kept)
{
    static const struct {
        struct vp_outcome outcome;
        enum vp_kept kept;
    } cases[] = {{{.status = VP_INTERRUPTED}, VP_WAS_INTERRUPTED},
                 {{.status = VP_NOTHING}, VP_HAS_NOTHING},
                 {{.status = VP_FEASIBLE, .trouble = {.kind = VP_KILLED, .number = 9}}, VP_WAS_TROUBLED}};
    solve_all();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        make_answer("new/out", "c", cases[i].outcome);
        expect_c_again(cases[i].kept);
    }
}
END_TEST

START_TEST(proof_that_there_is_no_roster_is_an_answer)
{
    make_answer("made", "c", (struct vp_outcome){.status = VP_INFEASIBLE});
    unlink(below("made/c/audit.json"));
    unlink(below("made/c/roster.csv"));
    set_doing("c", "publish made/c; exit 3\n");
    do_some(ALL);
    ck_assert_int_eq(list[3].state, VP_RUN_DONE);
    ck_assert_int_eq(list[3].code, VP_EXIT_NO);
    do_some(ALL);
    ck_assert_int_eq(list[3].state, VP_RUN_KEPT);
}
END_TEST

/* ---- who fails ---- */

START_TEST(who_fails_stops_no_other)
{
    set_doing("base", "exit 70\n");
    set_doing("a", "kill -9 $$\n");
    set_doing("b", "exit 0\n"); /* and has written nothing */
    do_some(ALL);
    ck_assert_int_eq(vp_runs_count(list, ALL, VP_RUN_FAILED), 3);
    ck_assert_int_eq(list[0].code, 70);
    ck_assert_int_eq(list[1].code, -SIGKILL);
    ck_assert_int_eq(list[2].code, 0);
    ck_assert_int_eq(list[2].after, VP_NONE_THERE);
    ck_assert_int_eq(list[3].state, VP_RUN_DONE);
}
END_TEST

START_TEST(a_scenario_that_cannot_be_read_is_not_begun)
{
    list[1].scenario = "unknown";
    do_some(ALL);
    ck_assert_int_eq(list[1].state, VP_RUN_FAILED);
    ck_assert_int_eq(list[1].code, VP_EXIT_INPUT);
    ck_assert_int_eq(vp_runs_count(list, ALL, VP_RUN_DONE), 3);
    ck_assert_int_eq(count_calls(), 3);
}
END_TEST

START_TEST(what_the_user_put_there_is_no_damage)
{
    make_folder("new");
    make_folder("new/out");
    make_folder("new/out/a");
    vp_text_write("new/out/a/notes.txt", "mine");
    solve_all();
}
END_TEST

START_TEST(a_plan_that_changes_meanwhile_is_noticed)
{
    set_doing("a", "publish made/b; exit 0\n"); /* of another question */
    do_some(ALL);
    ck_assert_int_eq(list[1].state, VP_RUN_FAILED);
    ck_assert_int_eq(list[1].after, VP_OTHER_PLAN);
    ck_assert_int_eq(vp_runs_count(list, ALL, VP_RUN_DONE), 3);
}
END_TEST

START_TEST(a_program_that_is_not_there_fails_every_run)
{
    batch.program = below("nowhere");
    do_some(ALL);
    ck_assert_int_eq(vp_runs_count(list, ALL, VP_RUN_FAILED), ALL);
    ck_assert_int_eq(list[0].code, 127);
}
END_TEST

START_TEST(a_list_that_cannot_stand_begins_nothing)
{
    static const char *const names[] = {"a", "base", "", "..", "x/y", ".new"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        list[2].scenario = names[i]; /* beside the plan itself and `a` */
        vp_errors_init(&vp_bench.errors);
        ck_assert_msg(!vp_runs_do(&batch, list, ALL, &vp_bench.arena, &vp_bench.errors), "'%s'", names[i]);
        ck_assert_int_eq(vp_bench.errors.total, 1);
    }
    list[2].scenario = "b";
    batch.history = "-";
    ck_assert(!vp_runs_do(&batch, list, ALL, &vp_bench.arena, &vp_bench.errors));
    ck_assert_ptr_nonnull(vp_text_find("the history is read more than once"));
    ck_assert_int_eq(count_calls(), 0);
}
END_TEST

/* ---- how many ---- */

/* Of the counts that the script took at the beginning of each run. */
static int find_most(void)
{
    int most = 0;
    const char *counts = vp_slurp(&vp_bench.arena, vp_bench.folder, "counts");
    ck_assert_ptr_nonnull(counts);
    for (const char *at = counts; *at != '\0'; at = strchr(at, '\n') + 1)
        most = atoi(at) > most ? atoi(at) : most;
    unlink(below("counts"));
    return most;
}

START_TEST(no_more_than_so_many_run_at_once)
{
    static const char *const names[] = {"base", "a", "b", "c"};
    for (int jobs = 1; jobs <= 3; jobs++) {
        /* Each waits until as many have begun as may, or ten seconds: then the count below is too low. */
        for (int i = 0; i < ALL; i++)
            set_doing(names[i],
                      vp_arena_printf(&vp_bench.arena,
                                      "i=0; while [ $(wc -l <$here/counts) -lt %d ] && [ $i -lt 200 ]; do sleep 0.05; "
                                      "i=$((i + 1)); done; sleep 0.1\n",
                                      jobs));
        batch.jobs = jobs;
        vp_remove_folder(batch.folder);
        do_some(ALL);
        ck_assert_int_eq(vp_runs_count(list, ALL, VP_RUN_DONE), ALL);
        ck_assert_int_eq(find_most(), jobs);
    }
}
END_TEST

START_TEST(who_runs_alone_may_have_every_processor)
{
    solve_all();
    cut("solve.json", 0);
    batch.jobs = 5;
    do_some(ALL);
    ck_assert_ptr_nonnull(strstr(vp_slurp(&vp_bench.arena, vp_bench.folder, "log"), "--quiet --jobs 5 --scenario c"));
    count_calls();
    vp_remove_folder(batch.folder);
    do_some(ALL);
    ck_assert_ptr_null(strstr(vp_slurp(&vp_bench.arena, vp_bench.folder, "log"), "--jobs 5"));
}
END_TEST

/* ---- stopped and killed ---- */

/* From here on standard error goes to a file, which is returned as it is then. */
static const char *catch_words(bool begin)
{
    if (begin)
        ck_assert_ptr_nonnull(freopen(below("words"), "w", stderr));
    fflush(stderr);
    return vp_slurp(&vp_bench.arena, vp_bench.folder, "words");
}

/* `a` sends the signal to the batch itself and obeys when it is handed on. */
static void stop_in_a(const char *obeys, int sig)
{
    make_answers("broken-off", VP_INTERRUPTED);
    set_doing("a", vp_arena_printf(&vp_bench.arena, "%s\nkill -%d $PPID\nwhile :; do sleep 0.05; done\n", obeys, sig));
    do_some(ALL);
    ck_assert_int_eq(list[0].state, VP_RUN_DONE);
    ck_assert_int_eq(list[1].state, VP_RUN_STOPPED);
    ck_assert_int_eq(list[2].state, VP_RUN_WAITING);
    ck_assert_int_eq(list[3].state, VP_RUN_WAITING);
    ck_assert_int_eq(count_calls(), 2);
}

/* The others are solved, `a` again. */
static void go_on(enum vp_kept found)
{
    unlink(below("do/a"));
    do_some(ALL);
    ck_assert_int_eq(list[0].state, VP_RUN_KEPT);
    ck_assert_msg(list[1].before == found, "found %d, not %d", list[1].before, found);
    ck_assert_int_eq(vp_runs_count(list, ALL, VP_RUN_DONE), 3);
}

START_TEST(a_signal_is_handed_on_and_what_it_cut_short_is_solved_again)
{
    static const int signals[] = {SIGINT, SIGTERM};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        vp_remove_folder(batch.folder);
        stop_in_a("trap 'publish broken-off/a; exit 0' INT", signals[i]);
        ck_assert_int_eq(list[1].after, VP_WAS_INTERRUPTED);
        go_on(VP_WAS_INTERRUPTED);
        count_calls();
    }
}
END_TEST

START_TEST(what_is_stopped_is_said)
{
    batch.quiet = false;
    catch_words(true);
    stop_in_a("trap 'publish broken-off/a; exit 0' INT", SIGINT);
    const char *words = catch_words(false);
    ck_assert_msg(strstr(words, "\nStopping: waiting for 1 to write the best they have.\n2/4  a  interrupted  ") != NULL,
                  "%s", words);
}
END_TEST

START_TEST(who_dies_of_the_signal_leaves_what_was_there)
{
    stop_in_a("trap - INT EXIT; rmdir \"$here/now/$name\"", SIGINT);
    ck_assert_int_eq(list[1].code, -SIGINT);
    ck_assert_int_eq(list[1].after, VP_NONE_THERE);
    go_on(VP_NONE_THERE);
}
END_TEST

START_TEST(who_has_his_answer_when_he_hears_the_signal_is_done)
{
    set_doing("a", "trap '' INT\nkill -INT $PPID\nsleep 0.2\n");
    do_some(ALL);
    ck_assert_int_eq(vp_runs_count(list, ALL, VP_RUN_DONE), 2);
    ck_assert_int_eq(vp_runs_count(list, ALL, VP_RUN_WAITING), 2);
    unlink(below("do/a"));
    do_some(ALL);
    ck_assert_int_eq(vp_runs_count(list, ALL, VP_RUN_KEPT), 2);
}
END_TEST

START_TEST(a_killed_batch_goes_on_where_it_was_and_leaves_no_one_behind)
{
    set_doing("a", "mkdir -p \"$out\"; echo '{\"solve\": 1,' >\"$out/solve.json\"\n"
                   "kill -9 $PPID\nsleep 0.5\ntouch \"$here/alive\"\n");
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        vp_runs_do(&batch, list, ALL, &vp_bench.arena, &vp_bench.errors);
        _exit(0);
    }
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFSIGNALED(status));
    sleep(1);
    ck_assert(!vp_is_there(&vp_bench.arena, vp_bench.folder, "alive"));
    rmdir(below("now/a"));
    ck_assert_int_eq(count_calls(), 2);
    go_on(VP_DAMAGED);
}
END_TEST

/* ---- what is said ---- */

/* With some number between: how long it took is the machine's. */
static void expect_words(const char *before, const char *after)
{
    const char *words = catch_words(false);
    ck_assert_msg(strncmp(words, before, strlen(before)) == 0, "%s", words);
    words += strlen(before);
    ck_assert_str_eq(words + strspn(words, "0123456789"), after);
}

START_TEST(each_run_is_a_line)
{
    batch.quiet = false;
    solve_all();
    change("solve.json", "\"glpk\": \"", "\"glpk\": \"0");
    cut("audit.json", 7);
    set_doing("c", "echo Oh >&2; exit 4\n");
    catch_words(true);
    do_some(ALL);
    expect_words("1/4  base  kept\n2/4  a  kept\n3/4  b  kept\n"
                 "c: solved again, its folder was made by another version\n"
                 "c:\nOh\n"
                 "4/4  c  failed (code 4)  ",
                 " s: its folder was made by another version\n");
    batch.quiet = true;
    batch.lang = "nb";
    catch_words(true);
    do_some(ALL);
    expect_words("c:\nOh\n4/4  c  mislyktes (kode 4)  ", " s: mappa ble laget av en annen versjon\n");
}
END_TEST

START_TEST(the_estimate_follows_from_what_was_solved)
{
    const struct vp_batch_run run = {.scenario = "a", .state = VP_RUN_DONE, .seconds = 31};
    struct vp_run_talk talk = {.language = VP_EN, .n = 12, .finished = 4, .ended = 2, .solved = 2, .spent = 29};
    catch_words(true);
    vp_run_talk_finished(&talk, &run, 10, 2); /* 7 are left in 4 rounds of 20 s */
    talk.language = VP_NB;
    vp_run_talk_finished(&talk, &run, 100, 2); /* 96 in 48 rounds of 22.75 s */
    talk = (struct vp_run_talk){.language = VP_NB, .n = 1, .finished = 0};
    vp_run_talk_finished(&talk, &run, 1, 1);
    ck_assert_str_eq(catch_words(false), "5/12  a  31 s  (about 80 s left)\n"
                                         "6/12  a  31 s  (omtrent 18 min igjen)\n"
                                         "1/1  a  31 s\n");
}
END_TEST

static void note_run(void *user, const struct vp_batch_run *run, int finished, int n)
{
    struct vp_text *heard = user;
    vp_text_printf(heard, "%s %d %d/%d\n", run->scenario == NULL ? "-" : run->scenario, run->state, finished, n);
}

START_TEST(the_caller_hears_of_each)
{
    struct vp_text heard;
    vp_text_init(&heard);
    set_doing("b", "exit 4\n");
    batch.said = note_run;
    batch.user = &heard;
    do_some(ALL);
    const char *expected = vp_arena_printf(&vp_bench.arena, "- %d 1/4\na %d 2/4\nb %d 3/4\nc %d 4/4\n", VP_RUN_DONE,
                                           VP_RUN_DONE, VP_RUN_FAILED, VP_RUN_DONE);
    ck_assert_str_eq(heard.at, expected);
    vp_text_clear(&heard);
}
END_TEST

Suite *suite_runs(void)
{
    Suite *suite = suite_create("runs");
    TCase *runs = tcase_create("runs");
    tcase_set_timeout(runs, 120);
    tcase_add_checked_fixture(runs, set_up, vp_text_end);
    tcase_add_test(runs, answers_are_kept);
    tcase_add_test(runs, the_program_is_asked_as_solve_wants_it);
    tcase_add_test(runs, another_question_is_asked_again);
    tcase_add_test(runs, a_changed_plan_is_solved_again);
    tcase_add_test(runs, what_another_version_found_is_not_ours);
    tcase_add_test(runs, what_is_damaged_is_solved_again);
    tcase_add_test(runs, a_roster_of_a_search_that_was_not_finished_is_not_kept);
    tcase_add_test(runs, proof_that_there_is_no_roster_is_an_answer);
    tcase_add_test(runs, who_fails_stops_no_other);
    tcase_add_test(runs, a_scenario_that_cannot_be_read_is_not_begun);
    tcase_add_test(runs, what_the_user_put_there_is_no_damage);
    tcase_add_test(runs, a_plan_that_changes_meanwhile_is_noticed);
    tcase_add_test(runs, a_program_that_is_not_there_fails_every_run);
    tcase_add_test(runs, a_list_that_cannot_stand_begins_nothing);
    tcase_add_test(runs, no_more_than_so_many_run_at_once);
    tcase_add_test(runs, who_runs_alone_may_have_every_processor);
    tcase_add_test(runs, a_signal_is_handed_on_and_what_it_cut_short_is_solved_again);
    tcase_add_test(runs, what_is_stopped_is_said);
    tcase_add_test(runs, who_dies_of_the_signal_leaves_what_was_there);
    tcase_add_test(runs, who_has_his_answer_when_he_hears_the_signal_is_done);
    tcase_add_test(runs, a_killed_batch_goes_on_where_it_was_and_leaves_no_one_behind);
    tcase_add_test(runs, each_run_is_a_line);
    tcase_add_test(runs, the_estimate_follows_from_what_was_solved);
    tcase_add_test(runs, the_caller_hears_of_each);
    suite_add_tcase(suite, runs);
    return suite;
}
