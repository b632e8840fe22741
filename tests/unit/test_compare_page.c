/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compare.html and the folder that it stands in: words of others are escaped, nothing runs, what is long is bounded, and files appear together. */
#include "tests/unit/compare_maker.h"
#include "tests/unit/folder_maker.h"
#include "tests/unit/suites.h"

#include "report/compare.h"

#include <math.h>
#include <stdlib.h>

static struct vp_errors errors;
static const char *base;

static struct vp_arena *arena(void)
{
    return &vp_told.arena;
}

static void begin(void)
{
    vp_told_begin();
    vp_errors_init(&errors);
    base = vp_make_folder(arena());
}

static void end(void)
{
    vp_remove_folder(base);
    vp_told_end();
}

static const char *make_page(const struct vp_comparisons *set, enum vp_language language)
{
    vp_told.out.length = 0;
    vp_compare_html(set, language, NULL, &vp_told.out);
    return vp_told.out.at;
}

START_TEST(words_of_others_are_only_words)
{
    const struct vp_comparisons set = vp_make_hostile_comparisons(arena());
    const char *page = make_page(&set, VP_NB);
    VP_CHECK_HAS_NOT(page, "<script");
    VP_CHECK_HAS_NOT(page, "</style></svg><b>");
    VP_CHECK_HAS_NOT(page, "\xE2\x80\xAE");
    VP_CHECK_HAS(page, "&lt;script&gt;alert(1)&lt;/script&gt;");
    VP_CHECK_HAS(page, "script-src 'none'");
    VP_CHECK_HAS(page, "<html lang=\"nb\">");
    VP_CHECK_HAS(page, "Bevist at det ikke finnes noen lovlig vaktplan: ");
    ck_assert_int_eq(vp_count_words(page, "<table>"), 1 + set.n);
}
END_TEST

START_TEST(where_halving_ended_is_told_of_first)
{
    struct vp_result *results[] = {vp_make_result("a", 0, arena()), vp_make_result("b", 1, arena())};
    struct vp_comparisons set = vp_make_comparisons(results, 2, arena());
    *vp_vec_add(arena(), &set.leasts) = (struct vp_least){"s<b>", "doctors", "6", "5", "s+doctors=5", true};
    VP_CHECK_HAS(make_page(&set, VP_EN), "<p class=\"verdict\">s&lt;b&gt;: no locum is needed at doctors 6. Proven: at 5");
}
END_TEST

START_TEST(one_other_is_told_of_in_sentences)
{
    struct vp_result *results[] = {vp_make_result("a", 0, arena()), vp_make_result("b", 1, arena())};
    vp_made_figure(results[1], VP_FIGURE_POINTS, NULL)->best = (struct vp_interval){25, 26};
    struct vp_comparisons set = vp_make_comparisons(results, 2, arena());
    const char *page = make_page(&set, VP_EN);
    VP_CHECK_HAS(page, "<li>points: proven more, by at least 5.00.</li>");
    VP_CHECK_HAS(page, "12.00 to 20.00");
    VP_CHECK_HAS_NOT(page, "id=\"results\"");
    ck_assert_int_eq(vp_count_words(page, "<table>"), 1);
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < results[i]->figures.n; k++)
            results[i]->figures.item[k].best = (struct vp_interval){-INFINITY, INFINITY};
    set = vp_make_comparisons(results, 2, arena());
    page = make_page(&set, VP_EN);
    VP_CHECK_HAS(page, "Nothing is proven of the differences.");
    VP_CHECK_HAS_NOT(page, "<ul>\n</ul>");
}
END_TEST

START_TEST(many_are_counted_and_folded_away)
{
    const struct vp_comparisons set = vp_make_many(80, arena());
    const char *page = make_page(&set, VP_EN);
    VP_CHECK_HAS(page, "79 results beside r0");
    ck_assert_int_eq(vp_count_words(page, "<section class=\"result\""), 60);
    ck_assert_int_eq(vp_count_words(page, "<th scope=\"row\" class=\"name\">79 <bdi>r79"), 1);
    VP_CHECK_HAS(page, "The other 19 are in compare.json and compare.csv.");
    VP_CHECK_HAS(page, "<a href=\"#r60\">");
    VP_CHECK_HAS_NOT(page, "<a href=\"#r61\">");
    ck_assert_int_eq(vp_count_words(page, "<details><summary><h3>"), 60);
}
END_TEST

START_TEST(an_unlawful_one_is_marked)
{
    struct vp_result *results[] = {vp_make_result("a", 0, arena()), vp_make_result("b", 1, arena()),
                                   vp_make_result("c", 1, arena())};
    vp_made_figure(results[2], VP_FIGURE_BREACHES, NULL)->found = 2;
    const struct vp_comparisons set = vp_make_comparisons(results, 3, arena());
    const char *page = make_page(&set, VP_EN);
    VP_CHECK_HAS(page, "1 of 3 break hard rules");
    ck_assert_int_eq(vp_count_words(page, "<span class=\"mark\">breaks rules</span>"), 1);
}
END_TEST

/* ---- the folder ---- */

START_TEST(files_appear_together_and_others_stay)
{
    const struct vp_comparisons many = vp_make_many(3, arena());
    const struct vp_comparisons two = vp_make_many(2, arena());
    const char *folder = vp_arena_printf(arena(), "%s/out", base);
    ck_assert_msg(vp_compare_write(&many, VP_EN, folder, &errors), "%s", errors.list[0].message);
    ck_assert(vp_is_there(arena(), folder, "compare-charts/compare-front-driving.png"));
    ck_assert_int_eq(vp_count_entries(folder), 5);
    const char *page = vp_slurp(arena(), folder, "compare.html");
    VP_CHECK_HAS(page, "id=\"compare-front-driving-title\""); /* the picture itself */
    vp_spill(arena(), folder, "roster-of-mine.txt", "mine");
    ck_assert(vp_compare_write(&many, VP_EN, folder, &errors));
    ck_assert_str_eq(vp_slurp(arena(), folder, "compare.html"), page);
    ck_assert(vp_compare_write(&two, VP_EN, folder, &errors));
    ck_assert(!vp_is_there(arena(), folder, "compare-charts/compare-front-driving.png"));
    ck_assert(vp_is_there(arena(), folder, "compare-charts/compare-change-1-nights.svg"));
    ck_assert_str_eq(vp_slurp(arena(), folder, "roster-of-mine.txt"), "mine");
    ck_assert_int_eq(vp_count_entries(folder), 6);
}
END_TEST

START_TEST(without_gnuplot_nothing_is_touched)
{
    const struct vp_comparisons set = vp_make_many(3, arena());
    const char *folder = vp_arena_printf(arena(), "%s/out", base);
    const char *path = vp_arena_strdup(arena(), getenv("PATH"));
    setenv("PATH", "/nonexistent", 1);
    ck_assert(!vp_compare_write(&set, VP_EN, folder, &errors));
    setenv("PATH", path, 1);
    VP_CHECK_HAS(errors.list[0].message, "gnuplot could not be run");
    ck_assert_int_eq(vp_count_entries(base), 0);
}
END_TEST

Suite *suite_compare_page(void)
{
    Suite *suite = suite_create("compare_page");
    TCase *tests = tcase_create("page");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_test(tests, words_of_others_are_only_words);
    tcase_add_test(tests, where_halving_ended_is_told_of_first);
    tcase_add_test(tests, one_other_is_told_of_in_sentences);
    tcase_add_test(tests, many_are_counted_and_folded_away);
    tcase_add_test(tests, an_unlawful_one_is_marked);
    tcase_add_test(tests, files_appear_together_and_others_stay);
    tcase_add_test(tests, without_gnuplot_nothing_is_touched);
    suite_add_tcase(suite, tests);
    return suite;
}
