/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of certificates: what it takes from one, and what it refuses, and where. How they are judged: test_levels.c; the command: tests/cli/certificate.sh. */
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include <math.h>
#include <string.h>

static const char good[] =
    "{\"certificate\": 1, \"title\": \"T\", \"input_sha256\": \"aa\", \"roster_sha256\": \"bb\",\n"
    "\"status\": \"within-gap\", \"open\": 5, \"open_proven\": true, \"points\": 2000000000.5,\n"
    "\"fairness\": [\n"
    "{\"category\": \"nights\", \"method\": \"leximin\", \"excess\": [1.25, -0.5], \"proven\": 1,\n"
    "\"least_top\": 1.25, \"floor\": [0.5], \"floor_of\": \"f\", \"says\": \"s\"},\n"
    "{\"category\": \"hours\", \"method\": \"convex\"}],\n"
    "\"bound\": -3, \"says\": \"s\"}\n";

/* Reads the text as a certificate of the small plan's. */
static const struct vp_certificate *read_text(const char *text)
{
    const struct vp_plan *plan = vp_text_read_good(vp_text_plan);
    return vp_certificate_read(vp_text_write("certificate.json", text), plan, &vp_bench.arena, &vp_bench.errors);
}

START_TEST(a_certificate_is_read_as_it_stands)
{
    const struct vp_certificate *certificate = read_text(good);
    ck_assert_msg(certificate != NULL, "%s", vp_text_messages());
    ck_assert_str_eq(certificate->input_sha256, "aa");
    ck_assert_str_eq(certificate->roster_sha256, "bb");
    ck_assert_str_eq(certificate->status, "within-gap");
    ck_assert(certificate->open_proven);
    ck_assert_double_eq(certificate->open, 5);
    ck_assert_double_eq(certificate->objective, 2000000000.5); /* a long period that is nearly all locums' */
    ck_assert_double_eq(certificate->bound, -3);
    ck_assert_int_eq(certificate->claims.n, 2);
    const struct vp_claim *claim = &certificate->claims.item[0];
    ck_assert_int_eq(claim->category, VP_NIGHTS);
    ck_assert_int_eq(claim->method, VP_LEXIMIN);
    ck_assert_int_eq(claim->n, 2);
    ck_assert_double_eq(claim->excess[0], 1.25);
    ck_assert_double_eq(claim->excess[1], -0.5);
    ck_assert_int_eq(claim->proven, 1);
    ck_assert_double_eq(claim->least_top, 1.25);
    ck_assert_int_eq(claim->n_floor, 1);
    ck_assert_double_eq(claim->floor[0], 0.5);
    ck_assert_int_eq(claim->pos.line, 4);
}
END_TEST

START_TEST(what_is_not_given_is_not_claimed)
{
    const struct vp_certificate *certificate =
        read_text(vp_text_change(vp_text_change(good, "\"bound\": -3, ", ""), "\"open\": 5, ", ""));
    ck_assert_msg(certificate != NULL, "%s", vp_text_messages());
    ck_assert(isnan(certificate->bound) && isnan(certificate->open));
    const struct vp_claim *claim = &certificate->claims.item[1];
    ck_assert_int_eq(claim->category, VP_HOURS);
    ck_assert_int_eq(claim->method, VP_CONVEX);
    ck_assert_int_eq(claim->n + claim->n_floor + claim->proven, 0);
    ck_assert(isnan(claim->least_top));
}
END_TEST

START_TEST(each_mistake_is_told_once_where_it_stands)
{
    static const struct vp_text_mistake mistakes[] = {
        {"\"certificate\": 1", "\"certificate\": 2", 1, 17, "certificate must be a whole number from 1 to 1", ""},
        {"\"certificate\": 1, ", "", 1, 1, "the file has no 'certificate'", ""},
        {"\"aa\"", "[]", 1, 50, "input_sha256 must be a word, not a list", ""},
        {"\"within-gap\"", "{}", 2, 11, "status must be a word, not a map", ""},
        {"\"within-gap\"", "optimum", 2, 11, "'optimum' is no status", "did you mean 'optimal'?"},
        {": 5,", ": five,", 2, 33, "open must be a number", ""},
        {": true", ": perhaps", 2, 51, "open_proven", ""},
        {"2000000000.5", "1e9", 2, 67, "points must be a number", ""},
        {"2000000000.5", "\"7\"", 2, 67, "not a text in quotes", ""},
        {"\"nights\"", "\"nihgts\"", 4, 14, "the plan has no category 'nihgts'", "did you mean 'nights'?"},
        {"\"nights\"", "[nights]", 4, 14, "category must be a word, not a list", ""},
        {"\"nights\"", "!!str nights", 4, 14, "a tag (!!str)", ""},
        {"\"leximin\"", "\"lexmin\"", 4, 34, "'lexmin' is no method of fairness", "did you mean 'leximin'?"},
        {"[1.25, -0.5]", "1.25", 4, 55, "excess must be a list of at most 2000 numbers", ""},
        {"-0.5]", "[-0.5]]", 4, 62, "excess must be a number", ""},
        {"-0.5]", "100000000001]", 4, 62, "excess must be a number from", ""},
        {"\"proven\": 1,", "\"proven\": -1,", 4, 79, "proven must be a whole number from 0 to 2000", ""},
        {"\"least_top\": 1.25", "\"least_top\": .nan", 5, 14, "least_top must be a number", ""},
        {"\"floor_of\"", "\"flor_of\"", 5, 36, "unknown key 'flor_of' in a claim", "did you mean 'floor_of'?"},
        {"\"category\": \"hours\", ", "", 6, 1, "the claim has no 'category'", ""},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        const struct vp_text_mistake *mistake = &mistakes[i];
        ck_assert_ptr_null(read_text(vp_text_change(good, mistake->find, mistake->replace)));
        ck_assert_msg(vp_bench.errors.total == 1, "%s: %s", mistake->replace, vp_text_messages());
        const struct vp_error *error = vp_text_error_at(mistake->message, mistake->line, mistake->column);
        ck_assert_msg(strstr(error->expected, mistake->expected) != NULL, "%s", error->expected);
    }
}
END_TEST

static const char head[] =
    "certificate: 1\ninput_sha256: a\nroster_sha256: b\nstatus: feasible\nopen_proven: no\nfairness: ";

START_TEST(claims_are_a_list_and_not_without_end)
{
    ck_assert_ptr_null(read_text(vp_arena_printf(&vp_bench.arena, "%snone\n", head)));
    vp_text_error_at("fairness must be a list of at most 32 claims", 6, 11);
    const char *claims = "";
    for (int i = 0; i < 32; i++)
        claims = vp_arena_printf(&vp_bench.arena, "%s\n- { category: hours, method: convex }", claims);
    ck_assert_ptr_nonnull(read_text(vp_arena_printf(&vp_bench.arena, "%s%s\n", head, claims)));
    ck_assert_ptr_null(read_text(vp_arena_printf(&vp_bench.arena, "%s%s\n- { }\n", head, claims)));
    vp_text_error_at("fairness must be a list of at most 32 claims", 7, 1);
}
END_TEST

START_TEST(what_is_no_certificate_is_refused)
{
    ck_assert_ptr_null(read_text("[1, 2]\n"));
    vp_text_error_at("a certificate must be a map", 1, 1);
    ck_assert_ptr_null(read_text("{\"certificate\": 1"));
    ck_assert_int_ge(vp_bench.errors.total, 1);
    ck_assert_ptr_null(read_text(""));
    ck_assert_ptr_nonnull(vp_text_find("the file holds nothing"));
}
END_TEST

Suite *suite_certificate(void)
{
    Suite *suite = suite_create("certificate");
    TCase *tests = tcase_create("certificate");
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    tcase_add_test(tests, a_certificate_is_read_as_it_stands);
    tcase_add_test(tests, what_is_not_given_is_not_claimed);
    tcase_add_test(tests, each_mistake_is_told_once_where_it_stands);
    tcase_add_test(tests, claims_are_a_list_and_not_without_end);
    tcase_add_test(tests, what_is_no_certificate_is_refused);
    suite_add_tcase(suite, tests);
    return suite;
}
