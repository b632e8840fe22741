/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for other machines: a word stays a word whatever is in it, and who follows another is printed only after him. */
#include "tests/unit/folder_maker.h"
#include "tests/unit/runs_maker.h"
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include "cli/shell.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *quote(const char *word)
{
    struct vp_text text;
    vp_text_init(&text);
    vp_put_shell_word(&text, word);
    const char *quoted = vp_arena_strdup(&vp_bench.arena, text.at);
    vp_text_clear(&text);
    return quoted;
}

START_TEST(plain_words_stay_as_they_are_and_others_are_quoted)
{
    static const char *const words[][2] = {{"posts-5", "posts-5"},
                                           {"/a/b_c.yaml", "/a/b_c.yaml"},
                                           {"", "''"},
                                           {"a b", "'a b'"},
                                           {"it's", "'it'\\''s'"},
                                           {"'", "''\\'''"},
                                           {"a+b", "a+b"},
                                           {"sweep+posts=5", "'sweep+posts=5'"},
                                           {"~", "'~'"},
                                           {"nattåpent", "'nattåpent'"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ck_assert_str_eq(quote(words[i][0]), words[i][1]);
}
END_TEST

/* What a shell reads back when the word stands where a command is expected to have one. */
static void expect_read_back(const char *word)
{
    char said[2048] = "";
    FILE *shell = popen(vp_arena_printf(&vp_bench.arena, "printf %%s %s", quote(word)), "r"); /* NOLINT: of our own words */
    ck_assert_ptr_nonnull(shell);
    said[fread(said, 1, sizeof said - 1, shell)] = '\0';
    ck_assert_int_eq(pclose(shell), 0);
    ck_assert_str_eq(said, word);
}

START_TEST(a_shell_reads_every_byte_back)
{
    char all[512];
    size_t n = 0;
    for (int byte = 1; byte < 256; byte++) {
        all[n++] = (char)byte;
        if (byte % 3 == 0)
            all[n++] = '\'';
    }
    all[n] = '\0';
    expect_read_back(all);
    expect_read_back("-n");
    expect_read_back("$(touch HOSTILE)`touch HOSTILE`\"; touch HOSTILE; '");
}
END_TEST

static const char *line_of(int i)
{
    vp_errors_init(&vp_bench.errors);
    return vp_run_line(&vp_bench_runs.batch, &vp_bench_runs.list[i], &vp_bench.arena, &vp_bench.errors);
}

/* Fills folders and states. */
static void look(void)
{
    enum vp_language language;
    vp_errors_init(&vp_bench.errors);
    ck_assert(vp_runs_look(&vp_bench_runs.batch, vp_bench_runs.list, VP_RUNS_ALL, &vp_bench.arena, &vp_bench.errors,
                           &language));
}

START_TEST(a_line_says_what_a_child_would_be_told)
{
    vp_bench_runs.batch.limits.seed = "7";
    vp_bench_runs.batch.history = "before.csv";
    vp_bench_runs.list[1].folder = "out/a";
    char *here = get_current_dir_name();
    program_invocation_name = "bin/vaktplan";
    ck_assert_str_eq(line_of(1), vp_arena_printf(&vp_bench.arena,
                                                 "%s/bin/vaktplan solve --quiet --jobs 1 --scenario a --history %s/before.csv "
                                                 "--effort 3000 --seed 7 --output %s/out/a -- %s",
                                                 here, here, here, vp_bench_runs.batch.plan));
    free(here);
    program_invocation_name = "vaktplan";
    ck_assert_int_eq(strncmp(line_of(1), "vaktplan solve ", 15), 0);
}
END_TEST

START_TEST(a_line_has_no_line_break)
{
    look();
    ck_assert_ptr_nonnull(line_of(0));
    vp_bench_runs.batch.plan = "/a\nb.yaml";
    ck_assert_ptr_null(line_of(0));
    ck_assert_str_eq(vp_bench.errors.list[0].message, "'/a b.yaml' has control characters and cannot be in a command");
    vp_bench_runs.batch.plan = "/a\x1b[2J.yaml";
    ck_assert_ptr_null(line_of(0));
}
END_TEST

START_TEST(who_follows_waits_for_the_other)
{
    vp_bench_runs.list[2].near = &vp_bench_runs.list[1];
    vp_bench_runs.list[3].near = &vp_bench_runs.list[2];
    look();
    ck_assert(vp_run_is_ready(&vp_bench_runs.list[0]));
    ck_assert(vp_run_is_ready(&vp_bench_runs.list[1]));
    ck_assert(!vp_run_is_ready(&vp_bench_runs.list[2]));
    vp_runs_make_folder("new");
    vp_runs_make_folder("new/out");
    vp_runs_make_answer("new/out", "a", (struct vp_outcome){.status = VP_OPTIMAL});
    look();
    ck_assert_int_eq(vp_bench_runs.list[1].state, VP_RUN_KEPT);
    ck_assert(!vp_run_is_ready(&vp_bench_runs.list[1])); /* there is nothing to do */
    ck_assert(vp_run_is_ready(&vp_bench_runs.list[2]));
    ck_assert(!vp_run_is_ready(&vp_bench_runs.list[3]));
}
END_TEST

Suite *suite_shell(void)
{
    Suite *suite = suite_create("shell");
    TCase *tests = tcase_create("shell");
    tcase_add_checked_fixture(tests, vp_runs_begin, vp_text_end);
    tcase_add_test(tests, plain_words_stay_as_they_are_and_others_are_quoted);
    tcase_add_test(tests, a_shell_reads_every_byte_back);
    tcase_add_test(tests, a_line_says_what_a_child_would_be_told);
    tcase_add_test(tests, a_line_has_no_line_break);
    tcase_add_test(tests, who_follows_waits_for_the_other);
    suite_add_tcase(suite, tests);
    return suite;
}
