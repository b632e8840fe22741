/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several processes, of one machine or more, write the same folder at the same time: each is seen whole, and none is turned away. */
#include "tests/unit/folder_maker.h"
#include "tests/unit/suites.h"

#include "report/folder.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WRITERS = 3, ROUNDS = 25 };

static struct vp_arena arena;
static const char *base;

static void set_up(void)
{
    vp_arena_init(&arena);
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

/* Of every second version there is a file that the others lack, as the chart of a category is. */
static bool is_ours(const char *name)
{
    return strcmp(name, "one") == 0 || strcmp(name, "last") == 0 || strncmp(name, "sub/", 4) == 0;
}

static const char *const subfolders[] = {"sub", NULL};
static const struct vp_folder_rules rules = {is_ours, subfolders, "last"};

static bool put(struct vp_folder *folder, const char *name, char version, struct vp_errors *errors)
{
    struct vp_text text;
    vp_text_init(&text);
    vp_text_put_bytes(&text, &version, 1);
    bool good = vp_folder_put(folder, name, &text, errors);
    vp_text_clear(&text);
    return good;
}

static bool publish(const char *path, char version)
{
    struct vp_folder folder;
    struct vp_errors errors;
    vp_errors_init(&errors);
    bool good = vp_folder_begin(&folder, path, &rules, &errors);
    if (good) {
        good = vp_folder_subfolder(&folder, "sub", &errors) != NULL && put(&folder, "one", version, &errors) &&
               put(&folder, "sub/two", version, &errors) &&
               (version % 2 == 0 || put(&folder, "sub/odd", version, &errors)) && put(&folder, "last", version, &errors);
        if (good)
            good = vp_folder_publish(&folder, &errors);
        else
            vp_folder_abandon(&folder);
    }
    if (!good)
        vp_errors_print(&errors, stderr);
    return good;
}

/* ---- processes that begin together ---- */

static pid_t writers[WRITERS];

/* Each writes two versions in turn, so many times; what it could not write is its exit code. */
static _Noreturn void write_versions(const char *path, int writer, int rounds, int gate)
{
    char byte;
    if (read(gate, &byte, 1) != 0) /* open when the parent closes it */
        _exit(2);
    for (int i = 0; i < rounds; i++)
        if (!publish(path, (char)('a' + 2 * writer + i % 2)))
            _exit(1);
    _exit(0);
}

static void start_writers(const char *path, int rounds)
{
    int gate[2];
    ck_assert_int_eq(pipe(gate), 0);
    for (int i = 0; i < WRITERS; i++) {
        writers[i] = fork();
        ck_assert_int_ge(writers[i], 0);
        if (writers[i] == 0) {
            close(gate[1]);
            write_versions(path, i, rounds, gate[0]);
        }
    }
    close(gate[0]);
    close(gate[1]);
}

/* How many still write; none of those that have ended was turned away. */
static int count_writers(bool wait)
{
    int writing = 0;
    for (int i = 0; i < WRITERS; i++) {
        int status = 0;
        if (writers[i] != 0 && waitpid(writers[i], &status, wait ? 0 : WNOHANG) == writers[i]) {
            ck_assert_msg(status == 0, "writer %d ended with %d", i, status);
            writers[i] = 0;
        }
        writing += writers[i] != 0;
    }
    return writing;
}

/* The version that `name` of an open folder tells of; 0 if it has gone from there. */
static char read_version(int folder, const char *name)
{
    char version = 0;
    int file = openat(folder, name, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return 0;
    ck_assert_int_eq((int)read(file, &version, 1), 1);
    close(file);
    return version;
}

/* Who has opened the folder sees files of one version, or that they have gone since. */
static bool is_seen_whole(const char *path)
{
    static const char *const names[] = {"last", "one", "sub/two", "sub/odd"};
    char seen = 0;
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char version = read_version(folder, names[i]);
        ck_assert_msg(version == 0 || seen == 0 || version == seen, "%s is of %c beside %c", names[i], version, seen);
        seen = version == 0 ? seen : version;
    }
    close(folder);
    return seen != 0;
}

static void expect_one_version(const char *path)
{
    const char *version = vp_slurp(&arena, path, "last");
    ck_assert_ptr_nonnull(version);
    ck_assert_str_eq(vp_slurp(&arena, path, "one"), version);
    ck_assert_str_eq(vp_slurp(&arena, path, "sub/two"), version);
    const char *odd = vp_slurp(&arena, path, "sub/odd");
    ck_assert_msg((odd != NULL) == (version[0] % 2 != 0), "version %s", version);
    ck_assert(odd == NULL || strcmp(odd, version) == 0);
}

START_TEST(many_writers_of_one_folder_are_each_seen_whole)
{
    const char *path = below("out");
    int seen = 0;
    start_writers(path, ROUNDS);
    while (count_writers(false) > 0)
        seen += is_seen_whole(path);
    expect_one_version(path);
    ck_assert_int_gt(seen, 0);
    ck_assert_int_eq(vp_count_entries(base), 1);
    ck_assert_int_eq(vp_count_entries(path), 3);
}
END_TEST

START_TEST(all_may_find_no_folder_and_make_it)
{
    for (int round = 0; round < ROUNDS; round++) {
        const char *path = below(vp_arena_printf(&arena, "new-%d/out", round));
        start_writers(path, 1);
        count_writers(true);
        expect_one_version(path);
        ck_assert_int_eq(vp_count_entries(below(vp_arena_printf(&arena, "new-%d", round))), 1);
    }
}
END_TEST

START_TEST(beside_a_file_of_the_users_own_too_one_version_is_left)
{
    const char *path = below("out");
    for (int round = 0; round < ROUNDS; round++) {
        ck_assert(publish(path, 'a'));
        vp_spill(&arena, path, "notes.txt", "mine");
        start_writers(path, 3);
        count_writers(true);
        expect_one_version(path);
        ck_assert_str_eq(vp_slurp(&arena, path, "notes.txt"), "mine");
        ck_assert_int_eq(vp_count_entries(path), 4);
        ck_assert_int_eq(vp_count_entries(base), 1);
    }
}
END_TEST

/* ---- what was left behind ---- */

static const char *make_left(const char *name, int days)
{
    const char *path = below(name);
    ck_assert_int_eq(mkdir(path, 0755), 0);
    vp_spill(&arena, path, "one", "half");
    struct timespec times[2] = {{time(NULL) - days * 24 * 3600, 0}, {time(NULL) - days * 24 * 3600, 0}};
    ck_assert_int_eq(utimensat(AT_FDCWD, path, times, 0), 0);
    return path;
}

/* Process 1 is alive here, and what has its number elsewhere may be as well: only time tells. */
START_TEST(what_another_machine_has_begun_is_left_alone_for_two_days)
{
    const char *young = make_left(".out.new-999999999@elsewhere", 1);
    const char *old = make_left(".out.new-1@elsewhere", 3);
    const char *ours =
        make_left(vp_arena_printf(&arena, ".out.new-%ld@else where", (long)getpid()), 3); /* no name of a machine */
    ck_assert(publish(below("out"), 'a'));
    ck_assert(vp_is_there(&arena, young, ""));
    ck_assert(!vp_is_there(&arena, old, ""));
    ck_assert(vp_is_there(&arena, ours, ""));
}
END_TEST

/* A lock that somebody held when he was killed holds up nobody. */
START_TEST(a_lock_that_was_left_is_no_hindrance)
{
    vp_spill(&arena, base, ".out.lock", "");
    ck_assert(publish(below("out"), 'a'));
    expect_one_version(below("out"));
    ck_assert_int_eq(vp_count_entries(base), 1);
}
END_TEST

Suite *suite_report_folder_shared(void)
{
    Suite *suite = suite_create("report_folder_shared");
    TCase *tests = tcase_create("report_folder_shared");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 30);
    tcase_add_test(tests, many_writers_of_one_folder_are_each_seen_whole);
    tcase_add_test(tests, all_may_find_no_folder_and_make_it);
    tcase_add_test(tests, beside_a_file_of_the_users_own_too_one_version_is_left);
    tcase_add_test(tests, what_another_machine_has_begun_is_left_alone_for_two_days);
    tcase_add_test(tests, a_lock_that_was_left_is_no_hindrance);
    suite_add_tcase(suite, tests);
    return suite;
}
