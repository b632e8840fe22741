/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons in words: names that tell results apart, signs that claim no more than is proven, rules broken and cured, and hostile names as mere names. */
#include "tests/unit/compare_maker.h"
#include "tests/unit/suites.h"

#include "report/compare.h"

#include <jansson.h>

static struct vp_view view;

static void begin(void)
{
    vp_told_begin();
    vp_view_bare(&view, VP_EN);
}

static void end(void)
{
    vp_view_clear(&view);
    vp_told_end();
}

START_TEST(no_two_results_are_called_alike)
{
    struct vp_arena *arena = &vp_told.arena;
    struct vp_result *results[] = {vp_make_result("out/base/", 0, arena), vp_make_result("out/grid+rest=8", 1, arena),
                                   vp_make_result("out/grid+rest=11", 2, arena), vp_make_result("other/base", 3, arena),
                                   vp_make_result("out/away", 4, arena)};
    results[1]->scenario = results[2]->scenario = "grid";
    results[4]->scenario = "sick-leave";
    const struct vp_comparisons set = vp_make_comparisons(results, 5, arena);
    const char **names = vp_compare_names(&view, &set);
    ck_assert_str_eq(names[0], "base");
    ck_assert_str_eq(names[1], "grid+rest=8");
    ck_assert_str_eq(names[2], "grid+rest=11");
    ck_assert_str_eq(names[3], "base #3");
    ck_assert_str_eq(names[4], "sick-leave");
}
END_TEST

START_TEST(names_of_a_sweep_keep_their_values)
{
    static const char *const cases[][2] = {
        {"grid+rest=11+night-to=namsos", "grid+rest=11+night-to=namsos"},
        {"grid+rest=11+locum=1000+night-to=namsos", "grid+rest=11+locum=1000+night=namsos"},
        {"grid+minimum-rest=11+price-of-locum=1000+x=yes", "gri+min=11+pri=1000+x=yes"},
        {"a-name-without-any-values-that-is-too-long-for-it", "a-name-without-any-…is-too-long-for-it"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const int columns = i == 2 ? 26 : i == 3 ? 38 : 36;
        const int letters = vp_name_letters(&vp_told.arena, cases[i], 1, columns);
        ck_assert_str_eq(vp_cut_name(&vp_told.arena, cases[i][0], columns, letters), cases[i][1]);
    }
    const char *const two[] = {cases[0][0], cases[1][0]};
    const int letters = vp_name_letters(&vp_told.arena, two, 2, 36);
    ck_assert_str_eq(vp_cut_name(&vp_told.arena, two[0], 36, letters),
                     "grid+rest=11+night=namsos"); /* all by the same measure */
    for (int columns = 3; columns < 60; columns++)
        for (int k = VP_NAME_WHOLE; k < 5; k++)
            ck_assert_int_le(
                vp_text_width(vp_cut_name(&vp_told.arena, "æøå+漢字=漢字漢字+night-to=namsos+x=99999999", columns, k)),
                columns);
}
END_TEST

START_TEST(intervals_claim_no_more_than_is_proven)
{
    struct vp_figure figure = {.kind = VP_FIGURE_POINTS, .unit = "", .found = 12.346, .best = {10.009, 12.341}};
    ck_assert_str_eq(vp_figure_proven(&view, &figure), "10.00 to 12.35");
    figure.best.low = -INFINITY;
    ck_assert_str_eq(vp_figure_proven(&view, &figure), "at most 12.35");
    figure.best.high = INFINITY;
    ck_assert_str_eq(vp_figure_proven(&view, &figure), "–");
    figure.best.low = 10.009;
    ck_assert_str_eq(vp_figure_proven(&view, &figure), "at least 10.00");
    figure.best = (struct vp_interval){12, 12};
    ck_assert_str_eq(vp_figure_proven(&view, &figure), "12.00");
}
END_TEST

START_TEST(rules_broken_and_cured_are_said)
{
    struct vp_arena *arena = &vp_told.arena;
    struct vp_result *results[] = {vp_make_result("a", 0, arena), vp_make_result("b", 1, arena)};
    static const struct {
        const char *rule;
        double breaches[2];
    } rules[] = {{"cured", {3, 0}}, {"broken", {0, 1}}, {"same", {2, 2}}, {"less", {5, 1}}};
    for (size_t r = 0; r < sizeof rules / sizeof *rules; r++)
        for (int i = 0; i < 2; i++)
            vp_add_figure(results[i], VP_FIGURE_RULE, rules[r].rule, rules[r].breaches[i], arena);
    vp_add_figure(results[0], VP_FIGURE_RULE, "gone", 4, arena); /* a rule that the other plan has not */
    const struct vp_comparisons set = vp_make_comparisons(results, 2, arena);
    ck_assert_str_eq(vp_cured_words(&view, set.item), "Rules that were broken and are kept now: cured (3 breaches).");
    ck_assert_str_eq(vp_broken_words(&view, set.item), "Rules that were kept and are broken now: broken (1 breach).");
    vp_compare_text(&set, VP_NB, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "Regler som var brutt og nå holdes: cured (3 brudd).");
    VP_CHECK_HAS(vp_told.out.at, "brudd på less");
    VP_CHECK_HAS_NOT(vp_told.out.at, "brudd på same");
    results[1]->figures.n = 0;
    const struct vp_comparisons bare = vp_make_comparisons(results, 2, arena);
    ck_assert_ptr_null(vp_cured_words(&view, bare.item));
}
END_TEST

/* ---- many ---- */

START_TEST(many_results_have_a_row_each)
{
    struct vp_arena *arena = &vp_told.arena;
    struct vp_result *results[6];
    for (int i = 0; i < 6; i++)
        results[i] = vp_make_result(vp_arena_printf(arena, "out/r%d", i), 0, arena);
    vp_made_figure(results[1], VP_FIGURE_POINTS, NULL)->best = (struct vp_interval){5, 9};
    vp_made_figure(results[2], VP_FIGURE_POINTS, NULL)->best = (struct vp_interval){21, 22};
    vp_made_figure(results[3], VP_FIGURE_POINTS, NULL)->best = (struct vp_interval){-INFINITY, INFINITY};
    vp_made_figure(results[4], VP_FIGURE_BREACHES, NULL)->found = 1;
    vp_made_figure(results[4], VP_FIGURE_OPEN, NULL)->best = (struct vp_interval){-INFINITY, INFINITY};
    results[5]->scenario = "grid+rest=11+night-to=namsos+locum=never-at-all+spacing=9";
    struct vp_comparisons set = vp_make_comparisons(results, 6, arena);
    static const char *const impossible[] = {"nobody"};
    set.impossible = impossible;
    set.n_impossible = 1;
    vp_compare_text(&set, VP_EN, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at,
                 "\n   0 r0                                           3       20.00        2.00        2.00\n");
    VP_CHECK_HAS(vp_told.out.at, "\n   1 r1                                           3 ?     20.00 <");
    VP_CHECK_HAS(vp_told.out.at, "\n   2 r2                                           3 ?     20.00 >");
    VP_CHECK_HAS(vp_told.out.at, "\n   3 r3                                           3 ?     20.00        2.00 ?");
    VP_CHECK_HAS(vp_told.out.at, "\n   4!r4                                           3       20.00 ?");
    VP_CHECK_HAS(vp_told.out.at, "\n   5 g+r=11+n=namsos+l=never-at-all+s=9  ");
    VP_CHECK_HAS(vp_told.out.at, "! breaks hard rules.");
    VP_CHECK_HAS(vp_told.out.at, "Proven that no lawful roster exists: nobody.");
    VP_CHECK_HAS(vp_told.out.at, "compare.html");
    for (const char *line = vp_told.out.at; *line != '\0'; line += strcspn(line, "\n") + 1)
        ck_assert_int_le(vp_text_width(vp_arena_strndup(arena, line, strcspn(line, "\n"))), 100);
}
END_TEST

START_TEST(a_few_have_a_table_each)
{
    const struct vp_comparisons few = vp_make_many(4, &vp_told.arena);
    vp_compare_text(&few, VP_EN, &vp_told.out);
    ck_assert_int_eq(vp_count_words(vp_told.out.at, "r0 (feasible) → "), 3);
    VP_CHECK_HAS(vp_told.out.at, "duties are another's");
    VP_CHECK_HAS_NOT(vp_told.out.at, "< proven less");
}
END_TEST

START_TEST(duties_that_are_new_or_gone_are_nobody_elses)
{
    struct vp_arena *arena = &vp_told.arena;
    struct vp_result *results[] = {vp_make_result("a", 0, arena), vp_make_result("b", 0, arena)};
    results[1]->rows.item[0].doctor = "d3";
    *vp_vec_add(arena, &results[1]->rows) = (struct vp_compared_row){"9\tl", "d1", "l", results[0]->period.to};
    *vp_vec_add(arena, &results[0]->rows) = (struct vp_compared_row){"8\tl", "d1", "l", results[0]->period.to};
    *vp_vec_add(arena, &results[0]->rows) = (struct vp_compared_row){"7\tl", "d2", "l", results[0]->period.to};
    vp_compare_sort(results[0]);
    vp_compare_sort(results[1]);
    const struct vp_comparisons set = vp_make_comparisons(results, 2, arena);
    vp_compare_text(&set, VP_EN, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "1 duties are another's, 1 are new, 2 are gone, 4 doctors have other duties");
}
END_TEST

/* ---- where halving ended ---- */

START_TEST(no_more_is_said_of_the_first_value_than_was_asked)
{
    struct vp_arena *arena = &vp_told.arena;
    struct vp_result *results[] = {vp_make_result("a", 0, arena), vp_make_result("b", 1, arena)};
    struct vp_comparisons set = vp_make_comparisons(results, 2, arena);
    *vp_vec_add(arena, &set.leasts) = (struct vp_least){"s", "doctors", "6", "5", "s+doctors=5", true};
    *vp_vec_add(arena, &set.leasts) = (struct vp_least){"t", "doctors", "6", "5", "t+doctors=5", false};
    *vp_vec_add(arena, &set.leasts) = (struct vp_least){"u", "doctors", "6", NULL, NULL, false};
    *vp_vec_add(arena, &set.leasts) = (struct vp_least){"v", "doctors", NULL, "9", "v+doctors=9", true};
    vp_compare_text(&set, VP_EN, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "s: no locum is needed at doctors 6. Proven: at 5 no lawful roster without a locum");
    VP_CHECK_HAS(vp_told.out.at, "t: no locum is needed at doctors 6. At 5 none without a locum was found, but that");
    VP_CHECK_HAS(vp_told.out.at, "u: no locum is needed at doctors 6. It is the first value, and lower ones were not");
    VP_CHECK_HAS(vp_told.out.at,
                 "v: no roster without a locum was found, not even at doctors 9. Proven: at 9 no lawful roster");
}
END_TEST

START_TEST(what_halving_proves_counts_in_the_figures)
{
    struct vp_arena *arena = &vp_told.arena;
    struct vp_result *before = vp_make_result("a", 0, arena);
    struct vp_result *after = vp_make_result("b", 1, arena);
    struct vp_least least = {"s", "doctors", "6", "5", "s+doctors=5", false};
    vp_made_figure(before, VP_FIGURE_OPEN, NULL)->best = (struct vp_interval){0, 0};
    after->scenario = "s+doctors=5";
    vp_least_settle(&least, after);
    ck_assert_double_eq(vp_made_figure(after, VP_FIGURE_OPEN, NULL)->best.low, 0);
    least.proven = true;
    vp_least_settle(&least, before); /* of another point */
    ck_assert_double_eq(vp_made_figure(before, VP_FIGURE_OPEN, NULL)->best.low, 0);
    vp_least_settle(&least, after);
    ck_assert_double_eq(vp_made_figure(after, VP_FIGURE_OPEN, NULL)->best.low, 1);
    struct vp_result *results[] = {before, after};
    const struct vp_comparisons set = vp_make_comparisons(results, 2, arena);
    ck_assert_int_eq(set.item[0].contrasts.item[0].conclusion, VP_CONCLUDE_MORE);
}
END_TEST

/* ---- for programs ---- */

START_TEST(programs_are_told_who_has_no_roster_and_who_has_no_name)
{
    struct vp_arena *arena = &vp_told.arena;
    struct vp_result *results[] = {vp_make_result("a", 0, arena), vp_make_result("b", 1, arena)};
    static const char *const impossible[] = {"nobody"};
    results[1]->nameless = true;
    struct vp_comparisons set = vp_make_comparisons(results, 2, arena);
    set.impossible = impossible;
    set.n_impossible = 1;
    vp_compare_json(&set, &vp_told.out);
    json_t *root = json_loads(vp_told.out.at, 0, NULL);
    json_t *one = json_array_get(json_object_get(root, "comparisons"), 0);
    ck_assert_str_eq(json_string_value(json_array_get(json_object_get(root, "impossible"), 0)), "nobody");
    ck_assert_str_eq(json_string_value(json_object_get(json_object_get(one, "after"), "name")), "b");
    ck_assert(json_is_null(json_object_get(one, "moved")));
    ck_assert(json_is_null(json_object_get(one, "doctors_with_other_duties")));
    json_decref(root);
}
END_TEST

START_TEST(hostile_names_are_mere_names)
{
    const struct vp_comparisons set = vp_make_hostile_comparisons(&vp_told.arena);
    vp_compare_text(&set, VP_NB, &vp_told.out);
    VP_CHECK_HAS_NOT(vp_told.out.at, "\xE2\x80\xAE");
    VP_CHECK_HAS_NOT(vp_told.out.at, "\t");
    VP_CHECK_HAS_NOT(vp_told.out.at, "two\nlines");
    struct vp_text csv;
    vp_text_init(&csv);
    vp_compare_csv(&set, &csv);
    VP_CHECK_HAS_NOT(csv.at, "\n=HYPER");
    VP_CHECK_HAS_NOT(csv.at, ",=HYPER");
    vp_text_clear(&csv);
}
END_TEST

Suite *suite_compare_words(void)
{
    Suite *suite = suite_create("compare_words");
    TCase *tests = tcase_create("words");
    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_test(tests, no_two_results_are_called_alike);
    tcase_add_test(tests, names_of_a_sweep_keep_their_values);
    tcase_add_test(tests, intervals_claim_no_more_than_is_proven);
    tcase_add_test(tests, rules_broken_and_cured_are_said);
    tcase_add_test(tests, many_results_have_a_row_each);
    tcase_add_test(tests, a_few_have_a_table_each);
    tcase_add_test(tests, duties_that_are_new_or_gone_are_nobody_elses);
    tcase_add_test(tests, no_more_is_said_of_the_first_value_than_was_asked);
    tcase_add_test(tests, what_halving_proves_counts_in_the_figures);
    tcase_add_test(tests, programs_are_told_who_has_no_roster_and_who_has_no_name);
    tcase_add_test(tests, hostile_names_are_mere_names);
    suite_add_tcase(suite, tests);
    return suite;
}
