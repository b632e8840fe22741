/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook as such: names that sheets may have, what a cell holds, the same bytes each time, and none that is not whole. */
#include "tests/unit/folder_maker.h"
#include "tests/unit/suites.h"

#include "report/book.h"
#include "report/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEN "aaaaaaaaaa"

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

/* ---- names ---- */

START_TEST(a_name_that_is_allowed_stays)
{
    ck_assert_str_eq(vp_sheet_name(&arena, "Fastleger, øst", NULL, 0), "Fastleger, øst");
    ck_assert_str_eq(vp_sheet_name(&arena, TEN TEN TEN "a", NULL, 0), TEN TEN TEN "a");
}
END_TEST

START_TEST(a_name_loses_what_spreadsheets_do_not_allow)
{
    ck_assert_str_eq(vp_sheet_name(&arena, "[a]:b*c?d/e\\f", NULL, 0), "-a--b-c-d-e-f");
    ck_assert_str_eq(vp_sheet_name(&arena, "'it's'", NULL, 0), "’it’s’");
    ck_assert_str_eq(vp_sheet_name(&arena,
                                   "a\x01\n\xE2\x80\xAE"
                                   "b",
                                   NULL, 0),
                     "a b");
    ck_assert_str_eq(vp_sheet_name(&arena, "=1+1", NULL, 0), "=1+1");
}
END_TEST

START_TEST(a_name_is_cut_at_31_letters_as_spreadsheets_count_them)
{
    ck_assert_str_eq(vp_sheet_name(&arena, TEN TEN TEN "bcd", NULL, 0), TEN TEN TEN "b");
    ck_assert_str_eq(vp_sheet_name(&arena, TEN TEN TEN " cd", NULL, 0), TEN TEN TEN);
    /* Two for one: beyond the first 65536 letters. */
    ck_assert_str_eq(vp_sheet_name(&arena, TEN TEN TEN "\xF0\x9F\x9A\x91", NULL, 0), TEN TEN TEN);
    ck_assert_str_eq(vp_sheet_name(&arena, TEN TEN "aaaaaaaaa\xF0\x9F\x9A\x91", NULL, 0),
                     TEN TEN "aaaaaaaaa\xF0\x9F\x9A\x91");
    ck_assert_uint_eq(vp_sheet_fits("aå\xE2\x82\xAC\xF0\x9F\x9A\x91", 3), 6);
    ck_assert_uint_eq(vp_sheet_fits("aå\xE2\x82\xAC\xF0\x9F\x9A\x91", 5), 10);
}
END_TEST

START_TEST(no_two_names_are_alike_but_for_capitals)
{
    const char *taken[] = {"Vaktplan", "ØST", TEN TEN TEN "b"};
    ck_assert_str_eq(vp_sheet_name(&arena, "vaktplan", taken, 3), "vaktplan (2)");
    ck_assert_str_eq(vp_sheet_name(&arena, "øst", taken, 3), "øst (2)");
    ck_assert_str_eq(vp_sheet_name(&arena, TEN TEN TEN "bcd", taken, 3), TEN TEN "aaaaaaa (2)");
    const char *both[] = {"a", "A (2)"};
    ck_assert_str_eq(vp_sheet_name(&arena, "a", both, 2), "a (3)");
}
END_TEST

START_TEST(excels_own_name_and_no_name_get_a_number)
{
    ck_assert_str_eq(vp_sheet_name(&arena, "History", NULL, 0), "History (2)");
    ck_assert_str_eq(vp_sheet_name(&arena, "hiStory", NULL, 0), "hiStory (2)");
    ck_assert_str_eq(vp_sheet_name(&arena, "", NULL, 0), "(2)");
    ck_assert_str_eq(vp_sheet_name(&arena, "\xE2\x80\x8F", NULL, 0), "(2)");
}
END_TEST

/* ---- files ---- */

static const char *below(const char *name)
{
    return vp_arena_printf(&arena, "%s/%s", base, name);
}

/* One sheet of `rows` rows, each text another one. */
static bool write_book(const char *name, int rows, vp_day created, bool large)
{
    struct vp_book *book = vp_book_new(&arena, below(name), base, "Title & <title>", created, large);
    vp_book_sheet(book, "Sheet");
    for (int row = 0; row < rows; row++) {
        vp_book_text(book, (struct vp_cell){row, 0, VP_LOOK_BOX, VP_SHADE_NONE},
                     vp_arena_printf(&arena, "<doctor & %d>", row));
        vp_book_number(book, (struct vp_cell){row, 1, VP_LOOK_SIGNED, VP_SHADE_WEEKEND}, row, 1);
        vp_book_date(book, (struct vp_cell){row, 2, VP_LOOK_BOX, VP_SHADE_HOLIDAY}, created);
    }
    return vp_book_end(book);
}

static struct vp_text read_book(const char *name)
{
    struct vp_text bytes;
    vp_text_init(&bytes);
    ck_assert(vp_disk_read(below(name), 1 << 24, &bytes));
    return bytes;
}

START_TEST(the_same_content_is_the_same_bytes)
{
    for (int large = 0; large < 2; large++) {
        ck_assert(write_book("one", 50, 20000, large == 1));
        ck_assert(write_book("two", 50, 20000, large == 1));
        struct vp_text one = read_book("one");
        struct vp_text two = read_book("two");
        ck_assert_uint_eq(one.length, two.length);
        ck_assert_int_eq(memcmp(one.at, two.at, one.length), 0);
        vp_text_clear(&one);
        vp_text_clear(&two);
        ck_assert_int_eq(vp_count_entries(base), 2); /* no working file is left */
    }
}
END_TEST

START_TEST(a_whole_book_is_whole_and_a_part_of_it_is_not)
{
    ck_assert(write_book("book", 200, 20000, false));
    struct vp_text bytes = read_book("book");
    ck_assert(vp_book_whole(bytes.at, bytes.length));
    for (size_t length = 0; length < bytes.length; length += 97)
        ck_assert_msg(!vp_book_whole(bytes.at, length), "%zu bytes", length);
    ck_assert(!vp_book_whole(bytes.at, bytes.length - 1));
    vp_text_clear(&bytes);
}
END_TEST

START_TEST(a_book_with_a_byte_changed_is_never_read_beyond_its_end)
{
    ck_assert(write_book("book", 20, 20000, false));
    struct vp_text bytes = read_book("book");
    char *copy = vp_arena_alloc(&arena, bytes.length);
    int refused = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        memcpy(copy, bytes.at, bytes.length);
        copy[i] = (char)(copy[i] ^ 0xFF);
        refused += !vp_book_whole(copy, bytes.length);
    }
    ck_assert_int_gt(refused, 100);
    vp_text_clear(&bytes);
}
END_TEST

/* A limit on files bites like a disk that is full: the library's working files, which are not packed, are over it long before the book is. */
static bool write_tightly(rlim_t bytes, int rows, bool large)
{
    struct rlimit old;
    getrlimit(RLIMIT_FSIZE, &old);
    struct rlimit tight = {bytes, old.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &tight);
    bool written = write_book("book", rows, 20000, large);
    int why = errno;
    setrlimit(RLIMIT_FSIZE, &old);
    signal(SIGXFSZ, SIG_DFL);
    errno = why;
    return written;
}

/* What the process says on standard error from here on goes into a file of its own. */
static int divert_errors(void)
{
    int kept = dup(STDERR_FILENO);
    int file = open(below("said"), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ck_assert_int_ge(kept, 0);
    ck_assert_int_ge(dup2(file, STDERR_FILENO), 0);
    close(file);
    return kept;
}

/* That is over; how many bytes were said? */
static size_t restore_errors(int kept)
{
    struct stat said;
    fflush(stderr);
    ck_assert_int_ge(dup2(kept, STDERR_FILENO), 0);
    close(kept);
    ck_assert_int_eq(stat(below("said"), &said), 0);
    return (size_t)said.st_size;
}

START_TEST(the_library_says_nothing_of_its_own)
{
    for (int large = 0; large < 2; large++) {
        FILE *before = stderr;
        int kept = divert_errors();
        bool written = write_tightly(1 << 10, 500, large == 1);
        errno = 0;
        struct vp_book *book = vp_book_new(&arena, below("none/book"), base, "", 0, large == 1);
        vp_book_sheet(book, "Sheet");
        bool there = vp_book_end(book);
        int why = errno;
        fputs("ours", stderr);
        size_t said = restore_errors(kept);
        ck_assert(!written);
        ck_assert(!there);
        ck_assert_int_eq(why, ENOENT);
        ck_assert_uint_eq(said, strlen("ours"));
        ck_assert_ptr_eq(stderr, before);
    }
}
END_TEST

START_TEST(working_files_cut_short_by_a_full_disk_are_noticed)
{
    for (int large = 0; large < 2; large++) {
        ck_assert(write_tightly(1 << 22, 5000, large == 1));
        errno = 0;
        ck_assert(!write_tightly(1 << 18, 5000, large == 1));
        ck_assert_int_ne(errno, 0);
        struct vp_text bytes = read_book("book");
        ck_assert_uint_lt(bytes.length, 1 << 18); /* it was not the book that did not fit */
        vp_text_clear(&bytes);
    }
}
END_TEST

START_TEST(a_folder_that_is_not_there_is_told)
{
    struct vp_book *book = vp_book_new(&arena, below("none/book"), base, "", 0, false);
    vp_book_sheet(book, "Sheet");
    errno = 0;
    ck_assert(!vp_book_end(book));
    ck_assert_int_eq(errno, ENOENT);
}
END_TEST

Suite *suite_book(void)
{
    Suite *suite = suite_create("book");
    TCase *tests = tcase_create("book");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_name_that_is_allowed_stays);
    tcase_add_test(tests, a_name_loses_what_spreadsheets_do_not_allow);
    tcase_add_test(tests, a_name_is_cut_at_31_letters_as_spreadsheets_count_them);
    tcase_add_test(tests, no_two_names_are_alike_but_for_capitals);
    tcase_add_test(tests, excels_own_name_and_no_name_get_a_number);
    tcase_add_test(tests, the_same_content_is_the_same_bytes);
    tcase_add_test(tests, a_whole_book_is_whole_and_a_part_of_it_is_not);
    tcase_add_test(tests, a_book_with_a_byte_changed_is_never_read_beyond_its_end);
    tcase_add_test(tests, working_files_cut_short_by_a_full_disk_are_noticed);
    tcase_add_test(tests, the_library_says_nothing_of_its_own);
    tcase_add_test(tests, a_folder_that_is_not_there_is_told);
    suite_add_tcase(suite, tests);
    return suite;
}
