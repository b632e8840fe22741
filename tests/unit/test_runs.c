/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many questions to `solve`: what is kept, what is solved again, and that one who fails stops no other. */
#include "tests/unit/folder_maker.h"
#include "tests/unit/runs_maker.h"
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include "cli/cli.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

/* ---- what is kept ---- */

START_TEST(answers_are_kept)
{
    vp_runs_solve_all();
    ck_assert_str_eq(vp_bench_runs.list[0].folder, vp_runs_below("new/out/base"));
    ck_assert_str_eq(vp_bench_runs.list[2].folder, vp_runs_below("new/out/b"));
    vp_runs_do_some(VP_RUNS_ALL);
    vp_runs_expect_all(VP_RUN_KEPT, VP_KEPT);
    ck_assert_str_eq(vp_bench_runs.list[3].scenario, "c");
}
END_TEST

START_TEST(the_program_is_asked_as_solve_wants_it)
{
    vp_bench_runs.batch.limits.seed = "7";
    vp_bench_runs.batch.lang = "nb";
    vp_bench_runs.list[0] = vp_bench_runs.list[1];
    vp_runs_make_answer("made", "a", (struct vp_outcome){.status = VP_OPTIMAL});
    vp_runs_do_some(1);
    ck_assert_int_eq(vp_bench_runs.list[0].state, VP_RUN_DONE);
    ck_assert_str_eq(
        vp_slurp(&vp_bench.arena, vp_bench.folder, "log"),
        vp_arena_printf(&vp_bench.arena,
                        "solve --quiet --jobs 1 --scenario a --lang nb --effort 3000 --seed 7 --output %s -- %s\n",
                        vp_runs_below("new/out/a"), vp_bench_runs.batch.plan));
}
END_TEST

START_TEST(another_question_is_asked_again)
{
    static const struct {
        const char *effort, *seed, *time_limit, *gap;
    } limits[] = {{"3001", NULL, NULL, NULL},  {"3001", "2", NULL, NULL}, {"3001", "9007199254740993", NULL, NULL},
                  {"3001", "2", "10.5", NULL}, {NULL, "2", "10.5", NULL}, /* no limit of effort then */
                  {NULL, "2", "10.5", "0.25"}};
    vp_runs_solve_all();
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        vp_bench_runs.batch.limits.effort = limits[i].effort;
        vp_bench_runs.batch.limits.seed = limits[i].seed;
        vp_bench_runs.batch.limits.time_limit = limits[i].time_limit;
        vp_bench_runs.batch.limits.gap = limits[i].gap;
        vp_runs_make_answers("made", VP_FEASIBLE);
        vp_runs_do_some(VP_RUNS_ALL);
        vp_runs_expect_all(VP_RUN_DONE, VP_OTHER_LIMIT);
        vp_runs_do_some(VP_RUNS_ALL);
        vp_runs_expect_all(VP_RUN_KEPT, VP_KEPT);
    }
}
END_TEST

START_TEST(a_changed_plan_is_solved_again)
{
    vp_runs_solve_all();
    vp_runs_set_plan(vp_text_change(vp_text_plan, "post: 80", "post: 90"));
    vp_runs_make_answers("made", VP_FEASIBLE);
    vp_runs_do_some(VP_RUNS_ALL);
    vp_runs_expect_all(VP_RUN_DONE, VP_OTHER_PLAN);
}
END_TEST

START_TEST(another_history_is_another_question)
{
    vp_runs_solve_all();
    vp_bench_runs.batch.history =
        vp_text_write("h.csv", "date,line,site,start,end,doctor\n"
                               "2027-01-03,forvakt,grong,2027-01-03T08:00:00+01:00,2027-01-04T08:00:00+01:00,anne\n");
    vp_runs_make_answers("made", VP_FEASIBLE);
    vp_runs_do_some(VP_RUNS_ALL);
    vp_runs_expect_all(VP_RUN_DONE, VP_OTHER_PLAN);
    vp_runs_do_some(VP_RUNS_ALL);
    vp_runs_expect_all(VP_RUN_KEPT, VP_KEPT);
}
END_TEST

/* Of all, only `c` has to be solved again, because of this. */
static void expect_c_again(enum vp_kept before)
{
    vp_runs_do_some(VP_RUNS_ALL);
    ck_assert_int_eq(vp_runs_count(vp_bench_runs.list, VP_RUNS_ALL, VP_RUN_KEPT), VP_RUNS_ALL - 1);
    ck_assert_int_eq(vp_bench_runs.list[3].state, VP_RUN_DONE);
    ck_assert_msg(vp_bench_runs.list[3].before == before, "found %d, not %d", vp_bench_runs.list[3].before, before);
    ck_assert_int_eq(vp_runs_count_calls(), 1);
}

START_TEST(what_another_version_found_is_not_ours)
{
    vp_runs_solve_all();
    vp_runs_change("solve.json", "\"vaktplan\": \"", "\"vaktplan\": \"0");
    expect_c_again(VP_OTHER_VERSION);
    vp_runs_change("solve.json", "\"glpk\": \"", "\"glpk\": \"0");
    expect_c_again(VP_OTHER_VERSION);
}
END_TEST

START_TEST(what_is_damaged_is_solved_again)
{
    static const char *const names[] = {"solve.json", "audit.json", "roster.csv"};
    static const int lengths[] = {0, 1, 100, -40}; /* nearer to the end a table may say the same as before */
    vp_runs_solve_all();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++) {
            vp_runs_cut(names[i], lengths[k]);
            expect_c_again(VP_DAMAGED);
        }
        unlink(vp_runs_below(vp_arena_printf(&vp_bench.arena, "new/out/c/%s", names[i])));
        expect_c_again(VP_DAMAGED);
    }
    vp_runs_change("solve.json", "\"status\": \"feasible\"", "\"status\": 1");
    expect_c_again(VP_DAMAGED);
    vp_runs_change("solve.json", "\"objective\": ", "\"objective\": 1");
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
    vp_runs_solve_all();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        vp_runs_make_answer("new/out", "c", cases[i].outcome);
        expect_c_again(cases[i].kept);
    }
}
END_TEST

START_TEST(proof_that_there_is_no_roster_is_an_answer)
{
    vp_runs_make_answer("made", "c", (struct vp_outcome){.status = VP_INFEASIBLE});
    unlink(vp_runs_below("made/c/audit.json"));
    unlink(vp_runs_below("made/c/roster.csv"));
    vp_runs_set_doing("c", "publish made/c; exit 3\n");
    vp_runs_do_some(VP_RUNS_ALL);
    ck_assert_int_eq(vp_bench_runs.list[3].state, VP_RUN_DONE);
    ck_assert_int_eq(vp_bench_runs.list[3].code, VP_EXIT_NO);
    vp_runs_do_some(VP_RUNS_ALL);
    ck_assert_int_eq(vp_bench_runs.list[3].state, VP_RUN_KEPT);
}
END_TEST

/* ---- who fails ---- */

START_TEST(who_fails_stops_no_other)
{
    vp_runs_set_doing("base", "exit 70\n");
    vp_runs_set_doing("a", "kill -9 $$\n");
    vp_runs_set_doing("b", "exit 0\n"); /* and has written nothing */
    vp_runs_do_some(VP_RUNS_ALL);
    ck_assert_int_eq(vp_runs_count(vp_bench_runs.list, VP_RUNS_ALL, VP_RUN_FAILED), 3);
    ck_assert_int_eq(vp_bench_runs.list[0].code, 70);
    ck_assert_int_eq(vp_bench_runs.list[1].code, -SIGKILL);
    ck_assert_int_eq(vp_bench_runs.list[2].code, 0);
    ck_assert_int_eq(vp_bench_runs.list[2].after, VP_NONE_THERE);
    ck_assert_int_eq(vp_bench_runs.list[3].state, VP_RUN_DONE);
}
END_TEST

START_TEST(a_scenario_that_cannot_be_read_is_not_begun)
{
    vp_bench_runs.list[1].scenario = "unknown";
    vp_runs_do_some(VP_RUNS_ALL);
    ck_assert_int_eq(vp_bench_runs.list[1].state, VP_RUN_FAILED);
    ck_assert_int_eq(vp_bench_runs.list[1].code, VP_EXIT_INPUT);
    ck_assert_int_eq(vp_runs_count(vp_bench_runs.list, VP_RUNS_ALL, VP_RUN_DONE), 3);
    ck_assert_int_eq(vp_runs_count_calls(), 3);
}
END_TEST

START_TEST(what_the_user_put_there_is_no_damage)
{
    vp_runs_make_folder("new");
    vp_runs_make_folder("new/out");
    vp_runs_make_folder("new/out/a");
    vp_text_write("new/out/a/notes.txt", "mine");
    vp_runs_solve_all();
}
END_TEST

START_TEST(a_plan_that_changes_meanwhile_is_noticed)
{
    vp_runs_set_doing("a", "publish made/b; exit 0\n"); /* of another question */
    vp_runs_do_some(VP_RUNS_ALL);
    ck_assert_int_eq(vp_bench_runs.list[1].state, VP_RUN_FAILED);
    ck_assert_int_eq(vp_bench_runs.list[1].after, VP_OTHER_PLAN);
    ck_assert_int_eq(vp_runs_count(vp_bench_runs.list, VP_RUNS_ALL, VP_RUN_DONE), 3);
}
END_TEST

START_TEST(a_program_that_is_not_there_fails_every_run)
{
    vp_bench_runs.batch.program = vp_runs_below("nowhere");
    vp_runs_do_some(VP_RUNS_ALL);
    ck_assert_int_eq(vp_runs_count(vp_bench_runs.list, VP_RUNS_ALL, VP_RUN_FAILED), VP_RUNS_ALL);
    ck_assert_int_eq(vp_bench_runs.list[0].code, 127);
}
END_TEST

START_TEST(a_list_that_cannot_stand_begins_nothing)
{
    static const char *const names[] = {"a", "base", "", "..", "x/y", ".new"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        vp_bench_runs.list[2].scenario = names[i]; /* beside the plan itself and `a` */
        vp_errors_init(&vp_bench.errors);
        ck_assert_msg(!vp_runs_do(&vp_bench_runs.batch, vp_bench_runs.list, VP_RUNS_ALL, &vp_bench.arena, &vp_bench.errors),
                      "'%s'", names[i]);
        ck_assert_int_eq(vp_bench.errors.total, 1);
    }
    vp_bench_runs.list[2].scenario = "b";
    vp_bench_runs.batch.history = "-";
    ck_assert(!vp_runs_do(&vp_bench_runs.batch, vp_bench_runs.list, VP_RUNS_ALL, &vp_bench.arena, &vp_bench.errors));
    ck_assert_ptr_nonnull(vp_text_find("the history is read more than once"));
    ck_assert_int_eq(vp_runs_count_calls(), 0);
}
END_TEST

Suite *suite_runs(void)
{
    Suite *suite = suite_create("runs");
    TCase *runs = tcase_create("runs");
    tcase_set_timeout(runs, 120);
    tcase_add_checked_fixture(runs, vp_runs_begin, vp_text_end);
    tcase_add_test(runs, answers_are_kept);
    tcase_add_test(runs, the_program_is_asked_as_solve_wants_it);
    tcase_add_test(runs, another_question_is_asked_again);
    tcase_add_test(runs, a_changed_plan_is_solved_again);
    tcase_add_test(runs, another_history_is_another_question);
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
    suite_add_tcase(suite, runs);
    return suite;
}
