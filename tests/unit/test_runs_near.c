/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many questions to `solve` of which one begins near the answer of another: when it is begun, near what, and what of it is kept. */
#include "tests/unit/folder_maker.h"
#include "tests/unit/runs_maker.h"
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include "cli/cli.h"
#include "model/base/sha256.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

enum { BASE, A, B, C };

static const char *const names[] = {"base", "a", "b", "c"};

/* Run `number` begins near run `of`; -1 = from nothing. */
static void set_near(int number, int of)
{
    vp_bench_runs.list[number].near = of < 0 ? NULL : &vp_bench_runs.list[of];
}

/* base ← a ← b, base ← c */
static void set_tree(void)
{
    set_near(A, BASE);
    set_near(B, A);
    set_near(C, BASE);
}

/* What is made for `number` has begun near what is made for `of`, and `first` has the first duty. */
static void make(int number, int of, enum vp_status status, int first)
{
    struct vp_outcome outcome = {.status = status};
    char hash[VP_SHA256_TEXT];
    vp_bench_runs.first = first;
    if (of >= 0) {
        const char *roster = vp_slurp(&vp_bench.arena, vp_bench.folder,
                                      vp_arena_printf(&vp_bench.arena, "made/%s/roster.csv", names[of]));
        vp_sha256(roster, strlen(roster), hash);
        outcome.begun_from = hash;
    }
    vp_runs_make_answer("made", number == BASE ? NULL : names[number], outcome);
}

/* All of the tree; nobody knows that any is the best. */
static void make_tree(void)
{
    set_tree();
    make(BASE, -1, VP_FEASIBLE, 0);
    make(A, BASE, VP_FEASIBLE, 1);
    make(B, A, VP_FEASIBLE, VP_LOCUM);
    make(C, BASE, VP_FEASIBLE, VP_LOCUM);
}

static void expect_states(enum vp_run_state base, enum vp_run_state a, enum vp_run_state b, enum vp_run_state c)
{
    const enum vp_run_state states[] = {base, a, b, c};
    for (int i = 0; i < VP_RUNS_ALL; i++)
        ck_assert_msg(vp_bench_runs.list[i].state == states[i], "%s has state %d, not %d (before %d, after %d)", names[i],
                      vp_bench_runs.list[i].state, states[i], vp_bench_runs.list[i].before, vp_bench_runs.list[i].after);
}

/* The last time that `number` was asked for, it was near `of`; -1 = near nothing. */
static void expect_near(int number, int of)
{
    struct vp_arena *arena = &vp_bench.arena;
    const char *folder = vp_bench_runs.batch.folder;
    const char *into = vp_arena_printf(arena, " --output %s/%s ", folder, names[number]);
    const char *near = of < 0 ? "--near" : vp_arena_printf(arena, " --near %s/%s/roster.csv ", folder, names[of]);
    const char *found = NULL;
    char *log = vp_arena_strdup(arena, vp_slurp(arena, vp_bench.folder, "log"));
    for (char *call = strtok(log, "\n"); call != NULL; call = strtok(NULL, "\n"))
        if (strstr(call, into) != NULL)
            found = call;
    ck_assert_msg(found != NULL, "%s was not asked for", names[number]);
    ck_assert_msg((strstr(found, near) != NULL) == (of >= 0), "%s", found);
}

static void solve_tree(void)
{
    make_tree();
    vp_runs_do_some(VP_RUNS_ALL);
    vp_runs_expect_all(VP_RUN_DONE, VP_NONE_THERE);
}

/* ---- when, and near what ---- */

START_TEST(each_begins_after_and_near_another)
{
    make_tree();
    vp_runs_set_doing("base", "sleep 0.3\n");
    vp_runs_set_doing("a", "[ ! -e \"$here/now/base\" ] || exit 70\nsleep 0.3\n");
    vp_runs_set_doing("b", "[ ! -e \"$here/now/base\" ] && [ ! -e \"$here/now/a\" ] || exit 70\n");
    vp_runs_set_doing("c", "[ ! -e \"$here/now/base\" ] || exit 70\n");
    vp_bench_runs.batch.jobs = 4;
    vp_runs_do_some(VP_RUNS_ALL);
    expect_states(VP_RUN_DONE, VP_RUN_DONE, VP_RUN_DONE, VP_RUN_DONE);
    expect_near(BASE, -1);
    expect_near(A, BASE);
    expect_near(B, A);
    expect_near(C, BASE);
    vp_runs_count_calls();
    vp_runs_do_some(VP_RUNS_ALL);
    vp_runs_expect_all(VP_RUN_KEPT, VP_KEPT);
}
END_TEST

/* However many may run at once. */
START_TEST(a_chain_is_solved_link_by_link)
{
    for (int jobs = 1; jobs <= 4; jobs += 3) {
        vp_remove_folder(vp_bench_runs.batch.folder);
        vp_bench_runs.batch.jobs = jobs;
        for (int i = A; i < VP_RUNS_ALL; i++) {
            set_near(i, i - 1);
            make(i, i - 1, VP_FEASIBLE, i % 2);
        }
        vp_runs_do_some(VP_RUNS_ALL);
        vp_runs_expect_all(VP_RUN_DONE, VP_NONE_THERE);
    }
    const char *counts = vp_slurp(&vp_bench.arena, vp_bench.folder, "counts");
    ck_assert_str_eq(counts, "1\n1\n1\n1\n1\n1\n1\n1\n");
}
END_TEST

START_TEST(near_what_the_other_began_near_where_it_has_no_roster)
{
    make_tree();
    vp_runs_make_answer("made", "a", (struct vp_outcome){.status = VP_INFEASIBLE});
    unlink(vp_runs_below("made/a/audit.json"));
    unlink(vp_runs_below("made/a/roster.csv"));
    vp_runs_set_doing("a", "publish made/a; exit 3\n");
    make(B, BASE, VP_FEASIBLE, VP_LOCUM);
    vp_runs_do_some(VP_RUNS_ALL);
    expect_states(VP_RUN_DONE, VP_RUN_DONE, VP_RUN_DONE, VP_RUN_DONE);
    ck_assert_int_eq(vp_bench_runs.list[A].code, VP_EXIT_NO);
    expect_near(B, BASE);
    vp_runs_do_some(VP_RUNS_ALL);
    expect_states(VP_RUN_KEPT, VP_RUN_KEPT, VP_RUN_KEPT, VP_RUN_KEPT);
}
END_TEST

/* A folder may hold that proof beside a roster of before. */
START_TEST(near_nothing_where_none_has_a_roster)
{
    set_near(A, BASE);
    vp_runs_make_answer("made", NULL, (struct vp_outcome){.status = VP_INFEASIBLE});
    vp_runs_set_doing("base", "publish made/base; exit 3\n");
    vp_runs_do_some(2);
    ck_assert_int_eq(vp_bench_runs.list[A].state, VP_RUN_DONE);
    expect_near(A, -1);
}
END_TEST

START_TEST(who_fails_stops_no_one_who_waits_for_him)
{
    make_tree();
    make(B, BASE, VP_FEASIBLE, VP_LOCUM);
    vp_runs_set_doing("a", "exit 70\n");
    vp_runs_do_some(VP_RUNS_ALL);
    expect_states(VP_RUN_DONE, VP_RUN_FAILED, VP_RUN_DONE, VP_RUN_DONE);
    expect_near(B, BASE);
    unlink(vp_runs_below("do/a"));
    make_tree();
    vp_runs_do_some(VP_RUNS_ALL); /* now there is what it should have begun near */
    expect_states(VP_RUN_KEPT, VP_RUN_DONE, VP_RUN_DONE, VP_RUN_KEPT);
    ck_assert_int_eq(vp_bench_runs.list[B].before, VP_OTHER_START);
    expect_near(B, A);
}
END_TEST

START_TEST(who_waits_for_one_that_cannot_be_read_is_solved)
{
    make_tree();
    make(B, BASE, VP_FEASIBLE, VP_LOCUM);
    vp_bench_runs.list[A].scenario = "unknown";
    vp_runs_do_some(VP_RUNS_ALL);
    expect_states(VP_RUN_DONE, VP_RUN_FAILED, VP_RUN_DONE, VP_RUN_DONE);
    expect_near(B, BASE);
    vp_bench_runs.batch.strict = true;
    vp_remove_folder(vp_bench_runs.batch.folder);
    vp_runs_do_some(VP_RUNS_ALL);
    expect_states(VP_RUN_WAITING, VP_RUN_FAILED, VP_RUN_WAITING, VP_RUN_WAITING);
}
END_TEST

START_TEST(a_program_that_is_not_there_fails_all_in_turn)
{
    make_tree();
    vp_bench_runs.batch.program = vp_runs_below("nowhere");
    vp_runs_do_some(VP_RUNS_ALL);
    expect_states(VP_RUN_FAILED, VP_RUN_FAILED, VP_RUN_FAILED, VP_RUN_FAILED);
}
END_TEST

/* What was written is near something else than what was asked. */
START_TEST(an_answer_that_began_elsewhere_is_none)
{
    make_tree();
    make(A, -1, VP_FEASIBLE, 1);
    vp_runs_do_some(VP_RUNS_ALL);
    ck_assert_int_eq(vp_bench_runs.list[A].state, VP_RUN_FAILED);
    ck_assert_int_eq(vp_bench_runs.list[A].after, VP_OTHER_START);
    make(A, -1, VP_OPTIMAL, 1);
    vp_runs_do_some(VP_RUNS_ALL);
    ck_assert_int_eq(vp_bench_runs.list[A].state, VP_RUN_DONE); /* what is proven is so however it was begun */
}
END_TEST

/* ---- what is kept ---- */

static void cut_base(void)
{
    vp_write_file(vp_runs_below("new/out/base/solve.json"), "{", 1);
}

START_TEST(what_is_there_is_kept_when_the_other_comes_to_the_same_again)
{
    solve_tree();
    cut_base();
    vp_bench_runs.batch.quiet = false;
    vp_runs_catch_words(true);
    vp_runs_do_some(VP_RUNS_ALL);
    expect_states(VP_RUN_DONE, VP_RUN_KEPT, VP_RUN_KEPT, VP_RUN_KEPT);
    ck_assert_int_eq(vp_runs_count_calls(), 1);
    const char *words = vp_runs_catch_words(false);
    ck_assert_msg(strstr(words, "base: solved again, its folder is damaged or unfinished\n1/4  base  ") == words, "%s",
                  words);
    ck_assert_msg(strstr(words, "\n2/4  a  kept") != NULL && strstr(words, "\n3/4  b  kept") != NULL &&
                      strstr(words, "\n4/4  c  kept\n") != NULL,
                  "%s", words);
}
END_TEST

START_TEST(what_began_near_another_roster_is_solved_again)
{
    solve_tree();
    cut_base();
    make(BASE, -1, VP_FEASIBLE, 1); /* another roster than before */
    make(A, BASE, VP_FEASIBLE, 1);  /* the same as before */
    make(C, BASE, VP_FEASIBLE, VP_LOCUM);
    vp_runs_do_some(VP_RUNS_ALL);
    expect_states(VP_RUN_DONE, VP_RUN_DONE, VP_RUN_KEPT, VP_RUN_DONE);
    ck_assert_int_eq(vp_bench_runs.list[A].before, VP_OTHER_START);
    ck_assert_int_eq(vp_bench_runs.list[C].before, VP_OTHER_START);
    vp_runs_count_calls();
    vp_runs_do_some(VP_RUNS_ALL);
    vp_runs_expect_all(VP_RUN_KEPT, VP_KEPT);
}
END_TEST

START_TEST(what_is_proven_to_be_the_best_is_kept_however_it_began)
{
    make_tree();
    make(A, BASE, VP_OPTIMAL, 1);
    vp_runs_do_some(VP_RUNS_ALL);
    cut_base();
    make(BASE, -1, VP_FEASIBLE, 1);
    make(C, BASE, VP_FEASIBLE, VP_LOCUM);
    vp_runs_do_some(VP_RUNS_ALL);
    expect_states(VP_RUN_DONE, VP_RUN_KEPT, VP_RUN_KEPT, VP_RUN_DONE);
}
END_TEST

/* Of those that are asked for alone, and of those that begin near nothing, what has begun near something is no answer. */
START_TEST(a_question_without_a_start_is_another)
{
    solve_tree();
    set_near(C, -1);
    make(C, -1, VP_FEASIBLE, VP_LOCUM);
    vp_runs_do_some(VP_RUNS_ALL);
    expect_states(VP_RUN_KEPT, VP_RUN_KEPT, VP_RUN_KEPT, VP_RUN_DONE);
    ck_assert_int_eq(vp_bench_runs.list[C].before, VP_OTHER_START);
    expect_near(C, -1);
}
END_TEST

/* ---- stopped ---- */

START_TEST(who_waits_for_one_that_was_stopped_is_not_begun)
{
    make_tree();
    vp_bench_runs.batch.jobs = 2;
    vp_runs_make_answer("broken-off", NULL, (struct vp_outcome){.status = VP_INTERRUPTED});
    vp_runs_set_doing("base",
                      "trap 'publish broken-off/base; exit 0' INT\nkill -INT $PPID\nwhile :; do sleep 0.05; done\n");
    vp_runs_do_some(VP_RUNS_ALL);
    expect_states(VP_RUN_STOPPED, VP_RUN_WAITING, VP_RUN_WAITING, VP_RUN_WAITING);
    ck_assert_int_eq(vp_runs_count_calls(), 1);
    unlink(vp_runs_below("do/base"));
    vp_runs_do_some(VP_RUNS_ALL);
    expect_states(VP_RUN_DONE, VP_RUN_DONE, VP_RUN_DONE, VP_RUN_DONE);
    ck_assert_int_eq(vp_bench_runs.list[BASE].before, VP_WAS_INTERRUPTED);
    expect_near(A, BASE);
}
END_TEST

START_TEST(between_two_links_nothing_is_lost)
{
    bool stopped = false;
    make_tree();
    vp_bench_runs.batch.stopped = &stopped;
    vp_runs_set_doing("a", "trap '' INT\nkill -INT $PPID\nsleep 0.3\n");
    vp_runs_do_some(VP_RUNS_ALL);
    expect_states(VP_RUN_DONE, VP_RUN_DONE, VP_RUN_WAITING, VP_RUN_WAITING);
    ck_assert(stopped);
    unlink(vp_runs_below("do/a"));
    stopped = false;
    vp_runs_do_some(VP_RUNS_ALL);
    expect_states(VP_RUN_KEPT, VP_RUN_KEPT, VP_RUN_DONE, VP_RUN_DONE);
    ck_assert(!stopped);
    expect_near(B, A);
}
END_TEST

/* Whoever asks one question after another must hear of it. */
START_TEST(a_stop_that_finds_nothing_to_stop_is_told)
{
    bool stopped = false;
    vp_bench_runs.batch.stopped = &stopped;
    vp_runs_set_doing("base", "trap '' INT\nkill -INT $PPID\nsleep 0.3\n");
    vp_runs_do_some(1);
    ck_assert_int_eq(vp_bench_runs.list[BASE].state, VP_RUN_DONE);
    ck_assert(stopped);
}
END_TEST

/* ---- what is said ---- */

static void note_run(void *user, const struct vp_batch_run *run, int finished, int n)
{
    struct vp_text *heard = user;
    vp_text_printf(heard, "%s %d %d/%d\n", run->scenario == NULL ? "base" : run->scenario, run->state, finished, n);
}

START_TEST(each_is_counted_once)
{
    struct vp_text heard;
    vp_text_init(&heard);
    solve_tree();
    cut_base();
    make(BASE, -1, VP_FEASIBLE, 1);
    make(A, BASE, VP_FEASIBLE, 1);
    make(C, BASE, VP_FEASIBLE, VP_LOCUM);
    vp_runs_set_doing("c", "exit 4\n");
    vp_bench_runs.batch.said = note_run;
    vp_bench_runs.batch.user = &heard;
    vp_runs_do_some(VP_RUNS_ALL);
    const char *expected = vp_arena_printf(&vp_bench.arena, "base %d 1/4\na %d 2/4\nb %d 3/4\nc %d 4/4\n", VP_RUN_DONE,
                                           VP_RUN_DONE, VP_RUN_KEPT, VP_RUN_FAILED);
    ck_assert_str_eq(heard.at, expected);
    vp_text_clear(&heard);
}
END_TEST

/* Three are left after the first, and none after the last; those that are kept on the way are gone too. */
START_TEST(the_estimate_counts_what_is_left)
{
    make_tree();
    vp_runs_set_doing("base", "sleep 1.1\n");
    vp_bench_runs.batch.quiet = false;
    vp_runs_catch_words(true);
    vp_runs_do_some(VP_RUNS_ALL);
    const char *words = vp_runs_catch_words(false);
    ck_assert_msg(strstr(words, "1/4  base  2 s  (about 4 s left)\n") == words, "%s", words);
    ck_assert_msg(strstr(strstr(words, "4/4  "), "left") == NULL, "%s", words);
    cut_base();
    unlink(vp_runs_below("do/base"));
    vp_runs_catch_words(true);
    vp_runs_do_some(VP_RUNS_ALL);
    words = vp_runs_catch_words(false);
    ck_assert_msg(strstr(words, "2/4  a  kept  (about ") != NULL && strstr(words, "4/4  c  kept\n") != NULL, "%s", words);
}
END_TEST

Suite *suite_runs_near(void)
{
    Suite *suite = suite_create("runs_near");
    TCase *runs = tcase_create("runs");
    tcase_set_timeout(runs, 120);
    tcase_add_checked_fixture(runs, vp_runs_begin, vp_text_end);
    tcase_add_test(runs, each_begins_after_and_near_another);
    tcase_add_test(runs, a_chain_is_solved_link_by_link);
    tcase_add_test(runs, near_what_the_other_began_near_where_it_has_no_roster);
    tcase_add_test(runs, near_nothing_where_none_has_a_roster);
    tcase_add_test(runs, who_fails_stops_no_one_who_waits_for_him);
    tcase_add_test(runs, who_waits_for_one_that_cannot_be_read_is_solved);
    tcase_add_test(runs, a_program_that_is_not_there_fails_all_in_turn);
    tcase_add_test(runs, an_answer_that_began_elsewhere_is_none);
    tcase_add_test(runs, what_is_there_is_kept_when_the_other_comes_to_the_same_again);
    tcase_add_test(runs, what_began_near_another_roster_is_solved_again);
    tcase_add_test(runs, what_is_proven_to_be_the_best_is_kept_however_it_began);
    tcase_add_test(runs, a_question_without_a_start_is_another);
    tcase_add_test(runs, who_waits_for_one_that_was_stopped_is_not_begun);
    tcase_add_test(runs, between_two_links_nothing_is_lost);
    tcase_add_test(runs, a_stop_that_finds_nothing_to_stop_is_told);
    tcase_add_test(runs, each_is_counted_once);
    tcase_add_test(runs, the_estimate_counts_what_is_left);
    suite_add_tcase(suite, runs);
    return suite;
}
