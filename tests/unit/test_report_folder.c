/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder that a report is exchanged for: nobody else's file touched, and a kill at any moment leaves the old or the new. */
#include "tests/unit/folder_maker.h"
#include "tests/unit/suites.h"

#include "model/base/random.h"
#include "report/folder.h"

#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct vp_arena arena;
static struct vp_errors errors;
static const char *base;

static void set_up(void)
{
    vp_arena_init(&arena);
    vp_errors_init(&errors);
    base = vp_make_folder(&arena);
}

static void tear_down(void)
{
    vp_remove_folder(base);
    vp_arena_clear(&arena);
}

static const char *below(const char *name)
{
    return vp_arena_printf(&arena, "%s/%s", base, name);
}

static bool is_ours(const char *name)
{
    return strcmp(name, "one") == 0 || strcmp(name, "two") == 0 || strcmp(name, "last") == 0 ||
           strncmp(name, "sub/", 4) == 0 || strncmp(name, "under/", 6) == 0;
}

static const char *const subfolders[] = {"sub", "under", NULL};
static const struct vp_folder_rules rules = {is_ours, subfolders, "last"};

static bool put(struct vp_folder *folder, const char *name, const char *words)
{
    struct vp_text text;
    vp_text_init(&text);
    vp_text_put(&text, words);
    bool good = vp_folder_put(folder, name, &text, &errors);
    vp_text_clear(&text);
    return good;
}

/* One version of the content: each file says which. */
static bool publish(const char *path, const char *version)
{
    struct vp_folder folder;
    if (!vp_folder_begin(&folder, path, &rules, &errors))
        return false;
    bool good = vp_folder_subfolder(&folder, "sub", &errors) != NULL &&
                vp_folder_subfolder(&folder, "under", &errors) != NULL && put(&folder, "one", version) &&
                put(&folder, "two", version) && put(&folder, "sub/three", version) &&
                put(&folder, vp_arena_printf(&arena, "sub/%s", version), version) &&
                put(&folder, "under/four", version) && put(&folder, "last", version);
    if (good)
        return vp_folder_publish(&folder, &errors);
    vp_folder_abandon(&folder);
    return false;
}

static void check_version(const char *path, const char *version)
{
    static const char *const names[] = {"one", "two", "sub/three", "under/four", "last"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ck_assert_str_eq(vp_slurp(&arena, path, names[i]), version);
    ck_assert_ptr_nonnull(vp_slurp(&arena, path, vp_arena_printf(&arena, "sub/%s", version)));
    ck_assert_int_eq(vp_count_entries(vp_arena_printf(&arena, "%s/sub", path)), 2);
}

START_TEST(the_users_own_files_stay)
{
    const char *path = below("out");
    ck_assert(publish(path, "a"));
    vp_spill(&arena, path, "notes.txt", "mine");
    vp_spill(&arena, path, "sub/photo", "ours by name");
    ck_assert(publish(path, "b"));
    check_version(path, "b");
    ck_assert_str_eq(vp_slurp(&arena, path, "notes.txt"), "mine");
    ck_assert_int_eq(vp_count_entries(path), 6);
    ck_assert_int_eq(vp_count_entries(base), 1);
}
END_TEST

START_TEST(what_is_there_from_an_earlier_run_can_be_read_if_it_is_a_plain_file)
{
    const char *path = below("out");
    struct vp_folder folder;
    struct vp_text text;
    vp_text_init(&text);
    ck_assert(publish(path, "a"));
    ck_assert(vp_folder_begin(&folder, path, &rules, &errors));
    ck_assert(vp_folder_earlier(&folder, "under/four", 1, &text));
    ck_assert_str_eq(text.at, "a");
    ck_assert(!vp_folder_earlier(&folder, "under/four", 0, &text)); /* longer than that */
    ck_assert(!vp_folder_earlier(&folder, "under/five", 10, &text));
    ck_assert(!vp_folder_earlier(&folder, "under", 10, &text));
    ck_assert_int_eq(symlink("four", below("out/under/five")), 0);
    ck_assert(!vp_folder_earlier(&folder, "under/five", 10, &text));
    ck_assert_str_eq(text.at, "a");
    vp_folder_abandon(&folder);
    vp_text_clear(&text);
}
END_TEST

START_TEST(a_linked_folder_is_written_where_it_points)
{
    ck_assert_int_eq(mkdir(below("true"), 0755), 0);
    ck_assert_int_eq(symlink("true", below("link")), 0);
    ck_assert(publish(below("link/"), "a"));
    check_version(below("true"), "a");
    ck_assert(publish(below("link"), "b"));
    check_version(below("true"), "b");
    char target[16] = "";
    ck_assert_int_eq((int)readlink(below("link"), target, sizeof target), 4);
    ck_assert_int_eq(vp_count_entries(base), 2);
    ck_assert_int_eq(symlink("nowhere", below("dangling")), 0);
    ck_assert(!publish(below("dangling"), "a"));
    ck_assert(!vp_is_there(&arena, base, "nowhere"));
}
END_TEST

START_TEST(where_one_stands_is_not_pulled_away)
{
    char here[4096];
    ck_assert_ptr_nonnull(getcwd(here, sizeof here));
    ck_assert(publish(below("out"), "a"));
    ck_assert_int_eq(chdir(below("out")), 0);
    bool written = publish(".", "b");
    const char *seen = vp_slurp(&arena, ".", "one");
    ck_assert_int_eq(chdir(here), 0);
    ck_assert(written);
    ck_assert_str_eq(seen, "b");
    check_version(below("out"), "b");
    ck_assert_int_eq(vp_count_entries(below("out")), 5);
}
END_TEST

START_TEST(access_stays_as_open_or_closed_as_it_was)
{
    ck_assert(publish(below("out"), "a"));
    ck_assert_int_eq(chmod(below("out"), 0750), 0);
    ck_assert(publish(below("out"), "b"));
    struct stat status;
    ck_assert_int_eq(stat(below("out"), &status), 0);
    ck_assert_int_eq((int)(status.st_mode & 07777), 0750);
}
END_TEST

START_TEST(a_file_in_the_way_is_an_error_and_stays)
{
    vp_spill(&arena, base, "file", "mine");
    ck_assert(!publish(below("file"), "a"));
    ck_assert(!publish(below("file/out"), "a"));
    ck_assert_str_eq(vp_slurp(&arena, base, "file"), "mine");
    /* A folder of the user's where a file of ours should go: everything that was moved before goes back. */
    ck_assert(publish(below("out"), "a"));
    ck_assert_int_eq(unlink(below("out/two")), 0);
    ck_assert_int_eq(mkdir(below("out/two"), 0755), 0);
    vp_spill(&arena, below("out/two"), "kept", "mine");
    ck_assert(!publish(below("out"), "b"));
    ck_assert_ptr_nonnull(strstr(errors.list[errors.kept - 1].message, "Is a directory"));
    ck_assert_str_eq(vp_slurp(&arena, below("out"), "one"), "a");
    ck_assert_str_eq(vp_slurp(&arena, below("out"), "last"), "a");
    ck_assert_str_eq(vp_slurp(&arena, below("out"), "sub/three"), "a");
    ck_assert_str_eq(vp_slurp(&arena, below("out/two"), "kept"), "mine");
    ck_assert_int_eq(vp_count_entries(below("out")), 5);
    ck_assert_int_eq(vp_count_entries(base), 2);
}
END_TEST

/* A process number that nobody has. */
static pid_t find_dead(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    waitpid(child, NULL, 0);
    return child;
}

START_TEST(what_the_dead_left_is_cleared_away_and_the_living_keep_theirs)
{
    const char *dead = below(vp_arena_printf(&arena, ".out.new-%ld", (long)find_dead()));
    const char *alive = below(vp_arena_printf(&arena, ".out.new-%ld", (long)getppid()));
    const char *other = below(".out.new-notes");
    ck_assert_int_eq(mkdir(dead, 0755), 0);
    ck_assert_int_eq(mkdir(alive, 0755), 0);
    ck_assert_int_eq(mkdir(other, 0755), 0);
    vp_spill(&arena, dead, "one", "half");
    vp_spill(&arena, dead, "all.gp", "half");
    ck_assert(publish(below("out"), "a"));
    ck_assert(!vp_is_there(&arena, dead, ""));
    ck_assert(vp_is_there(&arena, alive, ""));
    ck_assert(vp_is_there(&arena, other, ""));
}
END_TEST

static _Noreturn void write_for_ever(const char *path, bool begin_with_b)
{
    if (begin_with_b && !publish(path, "b"))
        _exit(1);
    for (;;)
        if (!publish(path, "a") || !publish(path, "b"))
            _exit(1);
}

/* Microseconds that one publishing takes here and now. */
static int measure_publish(const char *path)
{
    struct timespec before;
    struct timespec after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    ck_assert(publish(path, "a"));
    clock_gettime(CLOCK_MONOTONIC, &after);
    return (int)((after.tv_sec - before.tv_sec) * 1000000 + (after.tv_nsec - before.tv_nsec) / 1000) + 1;
}

/* A child writes versions in turn and is killed within the time that about three of them take. */
static void kill_a_writer(const char *path, struct vp_random *random, int microseconds)
{
    bool begin_with_b = vp_random_below(random, 2) == 1;
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        write_for_ever(path, begin_with_b);
    usleep((useconds_t)(500 + vp_random_below(random, 3 * microseconds)));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    ck_assert(WIFSIGNALED(status));
}

/* kill -9 at a random moment, again and again: never a mixture. */
START_TEST(a_kill_at_any_moment_leaves_the_old_or_the_new)
{
    const char *path = below("out");
    struct vp_random random;
    vp_random_init(&random, 20270517);
    int microseconds = measure_publish(path);
    for (int round = 0; round < 40; round++) {
        kill_a_writer(path, &random, microseconds);
        const char *version = vp_slurp(&arena, path, "one");
        ck_assert_ptr_nonnull(version);
        check_version(path, version);
        ck_assert_int_eq(vp_count_entries(path), 5);
    }
    ck_assert(publish(path, "a"));
    ck_assert_int_eq(vp_count_entries(base), 1);
}
END_TEST

enum { NO_TRACING = 77 };

/* False where the kernel does not let us step through a child: then these tests see whole runs only. */
static bool tracing = true;

/* Lets a child publish `version` and kills it at its `stop`-th step into or out of the kernel. True if it was done before that. */
static bool publish_until(const char *path, const char *version, int stop)
{
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
            _exit(NO_TRACING);
        raise(SIGSTOP);
        _exit(publish(path, version) ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    for (int step = 0; step < stop && WIFSTOPPED(status); step++) {
        ptrace(PTRACE_SYSCALL, child, NULL, NULL);
        waitpid(child, &status, 0);
    }
    if (WIFSTOPPED(status)) {
        kill(child, SIGKILL);
        waitpid(child, &status, 0);
        return false;
    }
    ck_assert(WIFEXITED(status));
    ck_assert(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == NO_TRACING);
    tracing = tracing && WEXITSTATUS(status) != NO_TRACING;
    return true;
}

/* Not by chance but at every single call of the kernel. */
START_TEST(a_kill_at_every_call_leaves_the_old_or_the_new)
{
    const char *path = below("out");
    ck_assert(publish(path, "a"));
    int changes = 0;
    bool done = false;
    for (int stop = 1; !done && stop < 2000; stop++) {
        const char *before = vp_slurp(&arena, path, "one");
        done = publish_until(path, before[0] == 'a' ? "b" : "a", stop);
        const char *after = vp_slurp(&arena, path, "one");
        check_version(path, after);
        ck_assert_int_eq(vp_count_entries(path), 5);
        changes += strcmp(before, after) != 0;
    }
    ck_assert(done);
    ck_assert(changes > 0 || !tracing);
}
END_TEST

/* Beside a note of the user's the files move one by one; "last" is there only when all of them are of its version. */
START_TEST(a_kill_between_files_is_told_by_the_missing_last_one)
{
    const char *path = below("out");
    ck_assert(publish(path, "a"));
    vp_spill(&arena, path, "notes.txt", "mine");
    int missing = 0;
    bool done = false;
    for (int stop = 1; !done && stop < 2000; stop++) {
        done = publish_until(path, stop % 2 == 0 ? "a" : "b", stop);
        const char *last = vp_slurp(&arena, path, "last");
        static const char *const names[] = {"one", "two", "sub/three", "under/four"};
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            const char *version = vp_slurp(&arena, path, names[i]);
            ck_assert_ptr_nonnull(version);
            ck_assert_msg(strcmp(version, "a") == 0 || strcmp(version, "b") == 0, "half a file: '%s'", version);
            ck_assert(last == NULL || strcmp(version, last) == 0);
        }
        missing += last == NULL;
        ck_assert_str_eq(vp_slurp(&arena, path, "notes.txt"), "mine");
    }
    ck_assert(done);
    ck_assert(missing > 0 || !tracing);
    ck_assert(publish(path, "b"));
    check_version(path, "b");
    ck_assert_int_eq(vp_count_entries(path), 6);
}
END_TEST

Suite *suite_report_folder(void)
{
    Suite *suite = suite_create("report_folder");
    TCase *folders = tcase_create("folders");
    tcase_set_timeout(folders, 60);
    tcase_add_checked_fixture(folders, set_up, tear_down);
    tcase_add_test(folders, the_users_own_files_stay);
    tcase_add_test(folders, what_is_there_from_an_earlier_run_can_be_read_if_it_is_a_plain_file);
    tcase_add_test(folders, a_linked_folder_is_written_where_it_points);
    tcase_add_test(folders, where_one_stands_is_not_pulled_away);
    tcase_add_test(folders, access_stays_as_open_or_closed_as_it_was);
    tcase_add_test(folders, a_file_in_the_way_is_an_error_and_stays);
    tcase_add_test(folders, what_the_dead_left_is_cleared_away_and_the_living_keep_theirs);
    tcase_add_test(folders, a_kill_at_any_moment_leaves_the_old_or_the_new);
    tcase_add_test(folders, a_kill_at_every_call_leaves_the_old_or_the_new);
    tcase_add_test(folders, a_kill_between_files_is_told_by_the_missing_last_one);
    suite_add_tcase(suite, folders);
    return suite;
}
