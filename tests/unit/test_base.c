/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ground: arenas, vectors, text, and errors printed with the line at fault. */
#include "tests/unit/suites.h"

#include "model/base/arena.h"
#include "model/base/error.h"
#include "model/base/text.h"
#include "model/base/vec.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct vp_arena arena;
static struct vp_text text;
static struct vp_errors errors;

static void set_up(void)
{
    vp_arena_init(&arena);
    vp_text_init(&text);
    vp_errors_init(&errors);
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
    vp_text_clear(&text);
}

START_TEST(arenas_hand_out_zeroed_aligned_memory)
{
    for (size_t size = 1; size < 200000; size = size * 3 + 1) {
        unsigned char *bytes = vp_arena_alloc(&arena, size);
        ck_assert_uint_eq((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            if (bytes[i] != 0)
                ck_abort_msg("byte %zu of %zu is not zero", i, size);
        memset(bytes, 0xFF, size);
    }
    ck_assert_str_eq(vp_arena_printf(&arena, "%s-%d", "a", 7), "a-7");
    ck_assert_str_eq(vp_arena_strndup(&arena, "abcdef", 3), "abc");
}
END_TEST

START_TEST(sizes_that_overflow_end_the_process)
{
    vp_arena_array(&arena, SIZE_MAX / 4, 8);
}
END_TEST

START_TEST(sizes_beyond_all_memory_end_the_process)
{
    vp_arena_alloc(&arena, SIZE_MAX - 5);
}
END_TEST

START_TEST(vectors_keep_what_is_added)
{
    VP_VEC(int) numbers = {0};
    for (int i = 0; i < 1000; i++)
        *vp_vec_add(&arena, &numbers) = i;
    ck_assert_int_eq(numbers.n, 1000);
    for (int i = 0; i < 1000; i++)
        if (numbers.item[i] != i)
            ck_abort_msg("item %d is %d", i, numbers.item[i]);
}
END_TEST

START_TEST(text_grows)
{
    for (int i = 0; i < 1000; i++)
        vp_text_printf(&text, "%d,", i % 10);
    ck_assert_uint_eq(text.length, 2000);
    vp_text_put(&text, "end");
    vp_text_put_bytes(&text, "", 0);
    ck_assert_str_eq(text.at + 1996, "8,9,end");
}
END_TEST

START_TEST(numbers_in_their_shortest_form)
{
    static const struct {
        double number;
        int decimals;
        const char *form;
    } cases[] = {{2.0, 2, "2"},      {2.5, 2, "2.5"}, {-0.001, 2, "0"}, {100.0, 0, "100"},   {4.8333, 2, "4.83"},
                 {-1.25, 1, "-1.2"}, {0.0, 3, "0"},   {10.0, 1, "10"},  {1e300, 2, "1e+300"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        text.length = 0;
        vp_text_put_number(&text, cases[i].number, cases[i].decimals);
        ck_assert_str_eq(text.at, cases[i].form);
    }
}
END_TEST

START_TEST(widths_on_the_screen)
{
    ck_assert_int_eq(vp_text_width("Røyrvik"), 7);
    ck_assert_int_eq(vp_text_width("e\xCC\x81"), 1); /* e with a combining accent */
    ck_assert_int_eq(vp_text_width("\xE5\xBD\x93\xE7\x9B\xB4"), 4);
    ck_assert_int_eq(vp_text_width("a\xFF"), 2);
    ck_assert(vp_text_is_utf8("Røyrvik", strlen("Røyrvik")));
    ck_assert(!vp_text_is_utf8("R\xF8yrvik", 7));
    ck_assert(vp_text_is_utf8("", 0));
}
END_TEST

START_TEST(nearest_words)
{
    static const char *const words[] = {"hours", "nights", "weekends", "holidays"};
    ck_assert_str_eq(vp_text_nearest("nigths", words, 4), "nights");
    ck_assert_str_eq(vp_text_nearest("hour", words, 4), "hours");
    ck_assert_str_eq(vp_text_nearest("weekend", words, 4), "weekends");
    ck_assert_ptr_null(vp_text_nearest("travel", words, 4));
    ck_assert_ptr_null(vp_text_nearest("", words, 4));
    ck_assert_ptr_null(vp_text_nearest("hours", words, 0));
    char endless[100];
    memset(endless, 'a', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    const char *const one[] = {endless};
    ck_assert_ptr_null(vp_text_nearest(endless, words, 4));
    ck_assert_ptr_null(vp_text_nearest("aaa", one, 1));
}
END_TEST

/* What vp_errors_print writes. */
static const char *print_errors(void)
{
    char *printed = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&printed, &length);
    vp_errors_print(&errors, out);
    fclose(out);
    char *kept = vp_arena_strdup(&arena, printed);
    free(printed);
    return kept;
}

START_TEST(errors_show_the_line_and_a_caret)
{
    static const char plan[] = "vaktplan: 1\r\ndøctors:\r\n\tlege: 2\r\nlast";
    struct vp_source source = {"plan.yaml", plan, sizeof plan - 1};
    vp_errors_add(&errors, VP_EINPUT, (struct vp_pos){&source, 2, 8}, "unknown key '%s'", "døctors");
    vp_errors_expect(&errors, "did you mean 'doctors'?");
    vp_errors_add(&errors, VP_EINPUT, (struct vp_pos){&source, 3, 8}, "tab");
    vp_errors_add(&errors, VP_EINPUT, (struct vp_pos){&source, 4, 1}, "end");
    vp_errors_add(&errors, VP_EINPUT, (struct vp_pos){&source, 9, 1}, "beyond");
    ck_assert(vp_errors_any(&errors));
    ck_assert_str_eq(print_errors(), "plan.yaml:2:8: error: unknown key 'døctors'\n"
                                     "    2 | døctors:\n"
                                     "      |        ^\n"
                                     "        did you mean 'doctors'?\n"
                                     "plan.yaml:3:8: error: tab\n"
                                     "    3 |  lege: 2\n"
                                     "      |        ^\n"
                                     "plan.yaml:4:1: error: end\n"
                                     "    4 | last\n"
                                     "      | ^\n"
                                     "plan.yaml:9:1: error: beyond\n");
}
END_TEST

START_TEST(errors_without_a_place)
{
    struct vp_source source = {"roster.csv", NULL, 0};
    vp_errors_expect(&errors, "nothing yet");
    ck_assert(!vp_errors_any(&errors));
    vp_errors_add(&errors, VP_EIO, (struct vp_pos){0}, "no space left");
    vp_errors_add(&errors, VP_EIO, (struct vp_pos){&source, 0, 0}, "cannot be read");
    vp_errors_add(&errors, VP_EIO, (struct vp_pos){&source, 3, 1}, "odd row");
    ck_assert_str_eq(print_errors(), "vaktplan: error: no space left\n"
                                     "roster.csv: error: cannot be read\n"
                                     "roster.csv:3:1: error: odd row\n");
}
END_TEST

START_TEST(errors_are_plain_and_short_whatever_the_file_holds)
{
    char line[400];
    memset(line, 'x', sizeof line);
    memcpy(line, "\x1B[31m\xC2\x9B", 7);
    struct vp_source source = {"p\x07.yaml", line, sizeof line};
    vp_errors_add(&errors, VP_EINPUT, (struct vp_pos){&source, 1, 300}, "far \x1B right");
    const char *printed = print_errors();
    ck_assert_ptr_null(strchr(printed, '\x1B'));
    ck_assert_ptr_null(strchr(printed, '\x07'));
    ck_assert_ptr_nonnull(strstr(printed, "x…\n"));
    ck_assert_ptr_null(strchr(printed, '^')); /* the place is not shown, so no caret points at it */
    ck_assert_uint_lt(strlen(printed), 260);
    vp_errors_init(&errors);
    struct vp_source broken = {"latin1", "R\xF8yrvik: 1", 10};
    vp_errors_add(&errors, VP_EINPUT, (struct vp_pos){&broken, 1, 2}, "not UTF-8");
    ck_assert_ptr_nonnull(strstr(print_errors(), "R?yrvik"));
}
END_TEST

/* Why somebody is exempt may be health data, and the message may be sent on. */
START_TEST(errors_show_no_reason)
{
    static const struct {
        const char *line, *shown;
    } all[] = {
        {"- { waht: all, reason: kne }, form: 1 }", "- { waht: all, reason: ................\n"},
        {"reason: \"kn\xC3\xA9 \\\" \", to: 1", "reason: ........., to: 1\n"},
        {"reason: \"kn\xC3\xA9 \\\" ", "reason: ........\n"},
        {"Reason : 'is''kn', 'grunn': x", "Reason : ........, 'grunn': .\n"},
        {"{ reason: 'a', reason: b", "{ reason: ..., reason: .\n"},
        {"no-reason: a, raisins: b, reason c", "no-reason: a, raisins: b, reason c\n"},
        {"{ resaon: kne, what: all }", "{ resaon: ................\n"},
        {"groups: [a], season: b, grund: c", "groups: [a], season: ...........\n"},
        {"reason:", "reason:\n"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct vp_source source = {"p", all[i].line, strlen(all[i].line)};
        vp_errors_init(&errors);
        vp_errors_add(&errors, VP_EINPUT, (struct vp_pos){&source, 1, 1}, "wrong");
        const char *shown = strstr(print_errors(), "| ") + 2;
        ck_assert_msg(strncmp(shown, all[i].shown, strlen(all[i].shown)) == 0, "%s: %s", all[i].line, shown);
    }
}
END_TEST

START_TEST(errors_beyond_twenty_are_counted)
{
    for (int i = 0; i < VP_ERRORS_KEPT + 5; i++)
        vp_errors_add(&errors, VP_EINPUT, (struct vp_pos){0}, "error %d", i);
    vp_errors_expect(&errors, "the last is not kept");
    ck_assert_int_eq(errors.total, 25);
    ck_assert_int_eq(errors.kept, 20);
    ck_assert_str_eq(errors.list[19].expected, "");
    ck_assert_ptr_nonnull(strstr(print_errors(), "… and 5 more errors\n"));
}
END_TEST

Suite *suite_base(void)
{
    Suite *suite = suite_create("base");
    TCase *tests = tcase_create("base");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, arenas_hand_out_zeroed_aligned_memory);
    if (getenv("CK_FORK") == NULL || strcmp(getenv("CK_FORK"), "no") != 0) {
        tcase_add_exit_test(tests, sizes_that_overflow_end_the_process, 70);
        tcase_add_exit_test(tests, sizes_beyond_all_memory_end_the_process, 70);
    }
    tcase_add_test(tests, vectors_keep_what_is_added);
    tcase_add_test(tests, text_grows);
    tcase_add_test(tests, numbers_in_their_shortest_form);
    tcase_add_test(tests, widths_on_the_screen);
    tcase_add_test(tests, nearest_words);
    tcase_add_test(tests, errors_show_the_line_and_a_caret);
    tcase_add_test(tests, errors_without_a_place);
    tcase_add_test(tests, errors_are_plain_and_short_whatever_the_file_holds);
    tcase_add_test(tests, errors_show_no_reason);
    tcase_add_test(tests, errors_beyond_twenty_are_counted);
    suite_add_tcase(suite, tests);
    return suite;
}
