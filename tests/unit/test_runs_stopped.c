/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many questions to `solve`: how many run at once, what a signal and a kill leave behind, and what is said meanwhile. */
#include "tests/unit/folder_maker.h"
#include "tests/unit/runs_maker.h"
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include "cli/runs_words.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- how many ---- */

/* Of the counts that the script took at the beginning of each run. */
static int find_most(void)
{
    int most = 0;
    const char *counts = vp_slurp(&vp_bench.arena, vp_bench.folder, "counts");
    ck_assert_ptr_nonnull(counts);
    for (const char *at = counts; *at != '\0'; at = strchr(at, '\n') + 1)
        most = atoi(at) > most ? atoi(at) : most;
    unlink(vp_runs_below("counts"));
    return most;
}

START_TEST(no_more_than_so_many_run_at_once)
{
    static const char *const names[] = {"base", "a", "b", "c"};
    for (int jobs = 1; jobs <= 3; jobs++) {
        /* Each waits until as many have begun as may, or ten seconds: then the count below is too low. */
        for (int i = 0; i < VP_RUNS_ALL; i++)
            vp_runs_set_doing(
                names[i], vp_arena_printf(&vp_bench.arena,
                                          "i=0; while [ $(wc -l <$here/counts) -lt %d ] && [ $i -lt 200 ]; do sleep 0.05; "
                                          "i=$((i + 1)); done; sleep 0.1\n",
                                          jobs));
        vp_bench_runs.batch.jobs = jobs;
        vp_remove_folder(vp_bench_runs.batch.folder);
        vp_runs_do_some(VP_RUNS_ALL);
        ck_assert_int_eq(vp_runs_count(vp_bench_runs.list, VP_RUNS_ALL, VP_RUN_DONE), VP_RUNS_ALL);
        ck_assert_int_eq(find_most(), jobs);
    }
}
END_TEST

START_TEST(who_runs_alone_may_have_every_processor)
{
    vp_runs_solve_all();
    vp_runs_cut("solve.json", 0);
    vp_bench_runs.batch.jobs = 5;
    vp_runs_do_some(VP_RUNS_ALL);
    ck_assert_ptr_nonnull(strstr(vp_slurp(&vp_bench.arena, vp_bench.folder, "log"), "--quiet --jobs 5 --scenario c"));
    vp_runs_count_calls();
    vp_remove_folder(vp_bench_runs.batch.folder);
    vp_runs_do_some(VP_RUNS_ALL);
    ck_assert_ptr_null(strstr(vp_slurp(&vp_bench.arena, vp_bench.folder, "log"), "--jobs 5"));
}
END_TEST

/* ---- stopped and killed ---- */

/* `a` sends the signal to the batch itself and obeys when it is handed on. */
static void stop_in_a(const char *obeys, int sig)
{
    vp_runs_make_answers("broken-off", VP_INTERRUPTED);
    vp_runs_set_doing(
        "a", vp_arena_printf(&vp_bench.arena, "%s\nkill -%d $PPID\nwhile :; do sleep 0.05; done\n", obeys, sig));
    vp_runs_do_some(VP_RUNS_ALL);
    ck_assert_int_eq(vp_bench_runs.list[0].state, VP_RUN_DONE);
    ck_assert_int_eq(vp_bench_runs.list[1].state, VP_RUN_STOPPED);
    ck_assert_int_eq(vp_bench_runs.list[2].state, VP_RUN_WAITING);
    ck_assert_int_eq(vp_bench_runs.list[3].state, VP_RUN_WAITING);
    ck_assert_int_eq(vp_runs_count_calls(), 2);
}

/* The others are solved, `a` again. */
static void go_on(enum vp_kept found)
{
    unlink(vp_runs_below("do/a"));
    vp_runs_do_some(VP_RUNS_ALL);
    ck_assert_int_eq(vp_bench_runs.list[0].state, VP_RUN_KEPT);
    ck_assert_msg(vp_bench_runs.list[1].before == found, "found %d, not %d", vp_bench_runs.list[1].before, found);
    ck_assert_int_eq(vp_runs_count(vp_bench_runs.list, VP_RUNS_ALL, VP_RUN_DONE), 3);
}

START_TEST(a_signal_is_handed_on_and_what_it_cut_short_is_solved_again)
{
    static const int signals[] = {SIGINT, SIGTERM};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        vp_remove_folder(vp_bench_runs.batch.folder);
        stop_in_a("trap 'publish broken-off/a; exit 0' INT", signals[i]);
        ck_assert_int_eq(vp_bench_runs.list[1].after, VP_WAS_INTERRUPTED);
        go_on(VP_WAS_INTERRUPTED);
        vp_runs_count_calls();
    }
}
END_TEST

START_TEST(what_is_stopped_is_said)
{
    vp_bench_runs.batch.quiet = false;
    vp_runs_catch_words(true);
    stop_in_a("trap 'publish broken-off/a; exit 0' INT", SIGINT);
    const char *words = vp_runs_catch_words(false);
    ck_assert_msg(strstr(words, "\nStopping: waiting for 1 to write the best they have.\n2/4  a  interrupted  ") != NULL,
                  "%s", words);
}
END_TEST

START_TEST(who_dies_of_the_signal_leaves_what_was_there)
{
    stop_in_a("trap - INT EXIT; rmdir \"$here/now/$name\"", SIGINT);
    ck_assert_int_eq(vp_bench_runs.list[1].code, -SIGINT);
    ck_assert_int_eq(vp_bench_runs.list[1].after, VP_NONE_THERE);
    go_on(VP_NONE_THERE);
}
END_TEST

START_TEST(who_has_his_answer_when_he_hears_the_signal_is_done)
{
    vp_runs_set_doing("a", "trap '' INT\nkill -INT $PPID\nsleep 0.2\n");
    vp_runs_do_some(VP_RUNS_ALL);
    ck_assert_int_eq(vp_runs_count(vp_bench_runs.list, VP_RUNS_ALL, VP_RUN_DONE), 2);
    ck_assert_int_eq(vp_runs_count(vp_bench_runs.list, VP_RUNS_ALL, VP_RUN_WAITING), 2);
    unlink(vp_runs_below("do/a"));
    vp_runs_do_some(VP_RUNS_ALL);
    ck_assert_int_eq(vp_runs_count(vp_bench_runs.list, VP_RUNS_ALL, VP_RUN_KEPT), 2);
}
END_TEST

START_TEST(a_killed_batch_goes_on_where_it_was_and_leaves_no_one_behind)
{
    vp_runs_set_doing("a", "mkdir -p \"$out\"; echo '{\"solve\": 1,' >\"$out/solve.json\"\n"
                           "kill -9 $PPID\nsleep 0.5\ntouch \"$here/alive\"\n");
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        vp_runs_do(&vp_bench_runs.batch, vp_bench_runs.list, VP_RUNS_ALL, &vp_bench.arena, &vp_bench.errors);
        _exit(0);
    }
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFSIGNALED(status));
    sleep(1);
    ck_assert(!vp_is_there(&vp_bench.arena, vp_bench.folder, "alive"));
    rmdir(vp_runs_below("now/a"));
    ck_assert_int_eq(vp_runs_count_calls(), 2);
    go_on(VP_DAMAGED);
}
END_TEST

/* ---- what is said ---- */

/* With some number between: how long it took is the machine's. */
static void expect_words(const char *before, const char *after)
{
    const char *words = vp_runs_catch_words(false);
    ck_assert_msg(strncmp(words, before, strlen(before)) == 0, "%s", words);
    words += strlen(before);
    ck_assert_str_eq(words + strspn(words, "0123456789"), after);
}

START_TEST(each_run_is_a_line)
{
    vp_bench_runs.batch.quiet = false;
    vp_runs_solve_all();
    vp_runs_change("solve.json", "\"glpk\": \"", "\"glpk\": \"0");
    vp_runs_cut("audit.json", 7);
    vp_runs_set_doing("c", "echo Oh >&2; exit 4\n");
    vp_runs_catch_words(true);
    vp_runs_do_some(VP_RUNS_ALL);
    expect_words("1/4  base  kept\n2/4  a  kept\n3/4  b  kept\n"
                 "c: solved again, its folder was made by another version\n"
                 "c:\nOh\n"
                 "4/4  c  failed (code 4)  ",
                 " s: its folder was made by another version\n");
    vp_bench_runs.batch.quiet = true;
    vp_bench_runs.batch.lang = "nb";
    vp_runs_catch_words(true);
    vp_runs_do_some(VP_RUNS_ALL);
    expect_words("c:\nOh\n4/4  c  mislyktes (kode 4)  ", " s: mappa ble laget av en annen versjon\n");
}
END_TEST

START_TEST(the_estimate_follows_from_what_was_solved)
{
    const struct vp_batch_run run = {.scenario = "a", .state = VP_RUN_DONE, .seconds = 31};
    struct vp_run_talk talk = {.language = VP_EN, .n = 12, .finished = 4, .ended = 2, .solved = 2, .spent = 29};
    vp_runs_catch_words(true);
    vp_run_talk_finished(&talk, &run, 10, 2); /* 7 are left in 4 rounds of 20 s */
    talk.language = VP_NB;
    vp_run_talk_finished(&talk, &run, 100, 2); /* 96 in 48 rounds of 22.75 s */
    talk = (struct vp_run_talk){.language = VP_NB, .n = 1, .finished = 0};
    vp_run_talk_finished(&talk, &run, 1, 1);
    ck_assert_str_eq(vp_runs_catch_words(false), "5/12  a  31 s  (about 80 s left)\n"
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
    vp_runs_set_doing("b", "exit 4\n");
    vp_bench_runs.batch.said = note_run;
    vp_bench_runs.batch.user = &heard;
    vp_runs_do_some(VP_RUNS_ALL);
    const char *expected = vp_arena_printf(&vp_bench.arena, "- %d 1/4\na %d 2/4\nb %d 3/4\nc %d 4/4\n", VP_RUN_DONE,
                                           VP_RUN_DONE, VP_RUN_FAILED, VP_RUN_DONE);
    ck_assert_str_eq(heard.at, expected);
    vp_text_clear(&heard);
}
END_TEST

Suite *suite_runs_stopped(void)
{
    Suite *suite = suite_create("runs_stopped");
    TCase *runs = tcase_create("runs");
    tcase_set_timeout(runs, 120);
    tcase_add_checked_fixture(runs, vp_runs_begin, vp_text_end);
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
