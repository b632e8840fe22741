/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Job arrays: which task is which run, what squeue has said, and in what order arrays are submitted; with a script in place of sbatch. */
#include "tests/unit/folder_maker.h"
#include "tests/unit/runs_maker.h"
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include "cli/slurm_parts.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *const lines[] = {"exec vaktplan solve --output /o/a -- /p.yaml",
                                    "exec vaktplan solve --output /o/b -- /p.yaml",
                                    "exec vaktplan solve --output '/o/b) exec vaktplan' -- /p.yaml"};
enum { N_LINES = sizeof lines / sizeof *lines };

START_TEST(a_task_is_found_by_its_command)
{
    const struct vp_slurm_array array = vp_slurm_array_make(lines, N_LINES, &vp_bench.arena);
    for (int i = 0; i < N_LINES; i++)
        ck_assert_int_eq(vp_slurm_task_of(&array, lines[i]), i + 1);
    ck_assert_int_eq(vp_slurm_task_of(&array, "exec vaktplan solve --output /o/a -- /p.yam"), 0);
    ck_assert_int_eq(vp_slurm_task_of(&array, "exec vaktplan' -- /p.yaml"), 0); /* the end of the third */
    ck_assert_int_eq(vp_slurm_task_into(&array, "/o/b", 0, &vp_bench.arena), 2);
    ck_assert_int_eq(vp_slurm_task_into(&array, "/o/b", 2, &vp_bench.arena), 0);
    ck_assert_int_eq(vp_slurm_task_into(&array, "/o", 0, &vp_bench.arena), 0);
}
END_TEST

START_TEST(a_shell_runs_the_task_that_is_asked_for)
{
    static const char *const echoes[] = {"echo one", "echo 'two;  $(echo three)'"};
    const struct vp_slurm_array array = vp_slurm_array_make(echoes, 2, &vp_bench.arena);
    const char *path = vp_text_write("task.sh", array.script);
    const char *run = vp_arena_printf(&vp_bench.arena, "for i in 2 1; do SLURM_ARRAY_TASK_ID=$i sh %s; done >%s", path,
                                      vp_runs_below("said"));
    ck_assert_int_eq(system(run), 0); /* NOLINT: of our own words */
    ck_assert_str_eq(vp_slurp(&vp_bench.arena, vp_bench.folder, "said"), "two;  $(echo three)\none\n");
    ck_assert_int_ne(system(vp_arena_printf(&vp_bench.arena, "SLURM_ARRAY_TASK_ID=3 sh %s 2>/dev/null", path)),
                     0); /* NOLINT */
}
END_TEST

/* The folders a, b and c have no roster, one that is proven not to count any more, and one. */
START_TEST(a_task_begins_near_the_first_roster_that_there_is)
{
    const char *at = vp_arena_printf(&vp_bench.arena, "near %s %s %s -- echo solve --output x", vp_runs_below("a"),
                                     vp_runs_below("b"), vp_runs_below("c"));
    const char *const commands[] = {at, "near /nowhere -- echo solve 'a  b'"};
    const struct vp_slurm_array array = vp_slurm_array_make(commands, 2, &vp_bench.arena);
    const char *path = vp_text_write("task.sh", array.script);
    for (const char *name = "abc"; *name != '\0'; name++)
        vp_runs_make_folder(vp_arena_printf(&vp_bench.arena, "%c", *name));
    vp_text_write("a/solve.json", "{\n  \"status\": \"optimal\"\n}\n");
    vp_text_write("b/solve.json", "{\n  \"status\": \"infeasible\"\n}\n");
    vp_text_write("b/roster.csv", "");
    vp_text_write("c/solve.json", "{\n  \"status\": \"feasible\"\n}\n");
    vp_text_write("c/roster.csv", "");
    ck_assert_int_eq(
        system(vp_arena_printf(&vp_bench.arena, "for i in 1 2; do SLURM_ARRAY_TASK_ID=$i sh %s; done >%s", /* NOLINT */
                               path, vp_runs_below("said"))),
        0);
    ck_assert_str_eq(
        vp_slurp(&vp_bench.arena, vp_bench.folder, "said"),
        vp_arena_printf(&vp_bench.arena, "solve --near %s --output x\nsolve a  b\n", vp_runs_below("c/roster.csv")));
}
END_TEST

START_TEST(what_was_kept_is_read_again)
{
    struct vp_slurm_array *read;
    const char *folder = vp_runs_below("slurm");
    struct vp_slurm_array array = vp_slurm_array_make(lines, N_LINES, &vp_bench.arena);
    const struct vp_slurm_array other = vp_slurm_array_make(lines, 1, &vp_bench.arena);
    ck_assert_str_ne(array.name, other.name);
    ck_assert_int_eq(vp_slurm_arrays_read(folder, &vp_bench.arena, &read), 0);
    ck_assert(vp_slurm_array_keep(&array, folder, &vp_bench.errors));
    ck_assert_int_eq(vp_slurm_arrays_read(folder, &vp_bench.arena, &read), 1);
    ck_assert_ptr_null(read[0].id);
    array.id = "4711";
    ck_assert(vp_slurm_array_note(&array, folder, &vp_bench.errors));
    vp_text_write("slurm/vaktplan-notes.sh", "echo mine\n");
    ck_assert_int_eq(vp_slurm_arrays_read(folder, &vp_bench.arena, &read), 1);
    ck_assert_str_eq(read[0].name, array.name);
    ck_assert_str_eq(read[0].script, array.script);
    ck_assert_str_eq(read[0].id, "4711");
    vp_slurm_array_forget(&array, folder);
    ck_assert_int_eq(vp_count_entries(folder), 1);
}
END_TEST

START_TEST(squeue_is_read_and_what_has_ended_is_left_out)
{
    const struct vp_slurm_queue queue = vp_slurm_queue_read("CLUSTER: one\na|12|3|PD\na|12|4|R\na|12|5|CD\nb|13|1|OOM\n"
                                                            "c|x|1|R\n|||\nd|14|1\nd|14|1|R|R\ne|15|N/A|CG",
                                                            &vp_bench.arena);
    ck_assert(queue.known);
    ck_assert_int_eq(queue.n, 3);
    ck_assert_ptr_nonnull(vp_slurm_queue_find(&queue, "a", 3));
    ck_assert(!vp_slurm_queue_find(&queue, "a", 3)->running);
    ck_assert(vp_slurm_queue_find(&queue, "a", 4)->running);
    ck_assert_str_eq(vp_slurm_queue_find(&queue, "a", 4)->id, "12");
    ck_assert_ptr_null(vp_slurm_queue_find(&queue, "a", 5));
    ck_assert_ptr_null(vp_slurm_queue_find(&queue, "b", 0));
    ck_assert(vp_slurm_queue_find(&queue, "e", 0)->running);
}
END_TEST

/* ---- submitting ---- */

static struct vp_slurm begin_slurm(void)
{
    struct vp_slurm slurm = {.batch = &vp_bench_runs.batch,
                             .list = vp_bench_runs.list,
                             .n = VP_RUNS_ALL,
                             .folder = vp_runs_below("new/out/slurm"),
                             .arena = &vp_bench.arena};
    vp_runs_make_folder("bin");
    const char *sbatch =
        vp_text_write("bin/sbatch", "#!/bin/sh\n"
                                    "cd \"${0%/bin/sbatch}\" || exit\n"
                                    "echo \"$*\" | grep -oE 'array=[^ ]*|afterany.*' | cut -d' ' -f1 >>asked\n"
                                    "echo $((700 + $(grep -c array asked)))\n");
    ck_assert_int_eq(chmod(sbatch, 0755), 0);
    setenv("PATH", vp_arena_printf(&vp_bench.arena, "%s:%s", vp_runs_below("bin"), getenv("PATH")), 1);
    slurm.places = vp_arena_array(&vp_bench.arena, VP_RUNS_ALL, sizeof *slurm.places);
    for (int i = 0; i < VP_RUNS_ALL; i++) {
        static const char *const commands[VP_RUNS_ALL] = {"echo 0", "echo 1", "echo 2", "echo 3"};
        slurm.places[i] = (struct vp_slurm_place){.command = commands[i], .array = -1};
    }
    return slurm;
}

START_TEST(who_follows_is_submitted_after_the_others)
{
    struct vp_slurm slurm = begin_slurm();
    vp_bench_runs.batch.jobs = 0;
    slurm.places[2].generation = 1;
    slurm.places[3].generation = 2;
    ck_assert(vp_slurm_submit(&slurm));
    ck_assert_str_eq(vp_slurp(&vp_bench.arena, vp_bench.folder, "asked"),
                     "array=1-2\narray=1-1\nafterany:701\narray=1-1\nafterany:702\n");
    ck_assert_int_eq(slurm.places[1].array, 0);
    ck_assert_int_eq(slurm.places[1].task, 2);
    ck_assert_int_eq(slurm.places[3].array, 2);
    ck_assert_int_eq(slurm.places[3].task, 1);
}
END_TEST

START_TEST(who_follows_what_is_in_the_queue_waits_for_that)
{
    struct vp_slurm slurm = begin_slurm();
    struct vp_slurm_array queued = vp_slurm_array_make(lines, 2, &vp_bench.arena);
    queued.id = "42";
    *vp_vec_add(&vp_bench.arena, &slurm.arrays) = queued;
    slurm.n_queued = 1;
    slurm.places[0].array = slurm.places[1].array = 0;
    slurm.places[2].generation = slurm.places[3].generation = 1;
    vp_bench_runs.batch.jobs = 5;
    ck_assert(vp_slurm_submit(&slurm));
    ck_assert_str_eq(vp_slurp(&vp_bench.arena, vp_bench.folder, "asked"), "array=1-2%5\nafterany:42\n");
}
END_TEST

Suite *suite_slurm(void)
{
    Suite *suite = suite_create("slurm");
    TCase *tests = tcase_create("slurm");
    tcase_add_checked_fixture(tests, vp_runs_begin, vp_text_end);
    tcase_add_test(tests, a_task_is_found_by_its_command);
    tcase_add_test(tests, a_shell_runs_the_task_that_is_asked_for);
    tcase_add_test(tests, a_task_begins_near_the_first_roster_that_there_is);
    tcase_add_test(tests, what_was_kept_is_read_again);
    tcase_add_test(tests, squeue_is_read_and_what_has_ended_is_left_out);
    tcase_add_test(tests, who_follows_is_submitted_after_the_others);
    tcase_add_test(tests, who_follows_what_is_in_the_queue_waits_for_that);
    suite_add_tcase(suite, tests);
    return suite;
}
