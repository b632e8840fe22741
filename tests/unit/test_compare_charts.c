/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of comparisons: what is drawn is what was found and proven, no words lie on others, and a folder's words are never obeyed. */
#include "tests/unit/chart_maker.h"
#include "tests/unit/compare_maker.h"
#include "tests/unit/folder_maker.h"
#include "tests/unit/picture_maker.h"
#include "tests/unit/suites.h"

#include "report/compare_charts.h"

#include <math.h>
#include <stdlib.h>

static struct vp_view view;
static bool drawn;

static struct vp_arena *arena(void)
{
    return &vp_charted.arena;
}

static void begin(void)
{
    vp_charted_begin();
    vp_view_bare(&view, VP_EN);
    drawn = false;
}

static void put_away(void)
{
    if (drawn)
        vp_drawing_end(&vp_charted.drawing);
    drawn = false;
}

static void end(void)
{
    put_away();
    vp_view_clear(&view);
    vp_charted_end();
}

static struct vp_chart *list_charts(const struct vp_comparisons *set, int *n)
{
    struct vp_comparisons *kept = vp_arena_alloc(arena(), sizeof *kept);
    *kept = *set;
    return vp_compare_charts(&view, kept, vp_compare_names(&view, kept), n);
}

/* The chart `key` of the comparisons, drawn; the test fails if there is none. */
static const struct vp_chart *draw(const struct vp_comparisons *set, const char *key)
{
    int n;
    struct vp_chart *list = list_charts(set, &n);
    put_away();
    for (int i = 0; i < n; i++) {
        if (strcmp(list[i].key, key) != 0)
            continue;
        vp_drawing_begin(&vp_charted.drawing, &view, &list[i]);
        drawn = true;
        return &list[i];
    }
    ck_abort_msg("no chart %s", key);
}

static bool is_there(const struct vp_comparisons *set, const char *key)
{
    int n;
    const struct vp_chart *list = list_charts(set, &n);
    for (int i = 0; i < n; i++)
        if (strcmp(list[i].key, key) == 0)
            return true;
    return false;
}

static int count_rows(int table)
{
    return vp_charted_split(vp_charted.drawing.table[table].at);
}

/* Rows of a table that end with this colour. */
static int count_colour(int table, int colour)
{
    const int n = count_rows(table);
    int found = 0;
    for (int i = 0; i < n; i++)
        found += atoi(strrchr(vp_charted.lines[i], '\t') + 1) == colour;
    return found;
}

/* ---- which there are ---- */

START_TEST(two_results_have_loads_and_changes)
{
    const struct vp_comparisons two = vp_make_many(2, arena());
    int n;
    list_charts(&two, &n);
    ck_assert_int_eq(n, 4);
    ck_assert(is_there(&two, "compare-load-hours") && is_there(&two, "compare-change-1-nights"));
    struct vp_result *results[] = {vp_make_result("a", 0, arena()), vp_make_result("b", 1, arena())};
    results[0]->nameless = true;
    const struct vp_comparisons nameless = vp_make_comparisons(results, 2, arena());
    list_charts(&nameless, &n);
    ck_assert_int_eq(n, 0);
}
END_TEST

START_TEST(many_results_have_figures_and_a_front)
{
    const struct vp_comparisons many = vp_make_many(60, arena());
    ck_assert(is_there(&many, "compare-figures-1") && is_there(&many, "compare-figures-2"));
    ck_assert(is_there(&many, "compare-front-driving") && is_there(&many, "compare-front-open"));
    ck_assert(is_there(&many, "compare-load-nights") && !is_there(&many, "compare-change-1-nights"));
    const struct vp_comparisons few = vp_make_many(4, arena());
    ck_assert(is_there(&few, "compare-change-3-nights"));
    struct vp_result *alike[] = {vp_make_result("a", 0, arena()), vp_make_result("b", 0, arena()),
                                 vp_make_result("c", 0, arena())};
    const struct vp_comparisons flat = vp_make_comparisons(alike, 3, arena());
    ck_assert(!is_there(&flat, "compare-front-driving")); /* nothing pulls against anything */
}
END_TEST

START_TEST(files_are_named_by_ids_alone)
{
    struct vp_result *results[] = {vp_make_result("a", 0, arena()), vp_make_result("b", 1, arena())};
    static const char *const keys[] = {"../../x", "hours"};
    for (int i = 0; i < 2; i++)
        for (int c = 0; c < 2; c++) {
            results[i]->categories.item[c].key = keys[c];
            for (int d = 0; d < VP_MADE_DOCTORS; d++)
                results[i]->loads.item[results[i]->categories.item[c].first + d].category = keys[c];
        }
    const struct vp_comparisons set = vp_make_comparisons(results, 2, arena());
    int n;
    const struct vp_chart *list = list_charts(&set, &n);
    ck_assert_int_eq(n, 4);
    ck_assert_str_eq(list[0].key, "compare-load-1");
    ck_assert_str_eq(list[1].key, "compare-load-hours");
    for (int i = 0; i < n; i++)
        ck_assert(vp_compare_charts_is_ours(vp_arena_printf(arena(), "%s.svg", list[i].key)));
    static const char *const others[] = {"load-hours.svg", "compare-load-.svg", "compare-load-a/b.svg", "compare-x.png",
                                         "compare-load-hours.gp"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(!vp_compare_charts_is_ours(others[i]), "%s", others[i]);
}
END_TEST

/* ---- what is drawn ---- */

START_TEST(loads_lie_over_each_other)
{
    struct vp_result *results[] = {vp_make_result("a", 0, arena()), vp_make_result("b", 1.5, arena())};
    const struct vp_comparisons set = vp_make_comparisons(results, 2, arena());
    const struct vp_chart *chart = draw(&set, "compare-load-nights");
    ck_assert_int_eq(vp_charted_boxes(VP_LIGHT), VP_MADE_DOCTORS + 1); /* and the key's */
    ck_assert_int_eq(vp_charted_boxes(VP_INK), VP_MADE_DOCTORS + 1);
    ck_assert_int_eq(count_rows(VP_AT_DIAMONDS), VP_MADE_DOCTORS + 1);
    ck_assert_int_eq(count_rows(VP_AT_BARS), VP_MADE_DOCTORS + 1);
    ck_assert(vp_charted_has("10 → 11.5 (+1.5)"));
    ck_assert(vp_charted_has("10 → 8.5 (−1.5)"));
    ck_assert_str_eq(vp_charted_words(VP_WORDS_NAME), "d2|d0|d1|d3"); /* 12, 10, 10 and 8 before */
    VP_CHECK_HAS(chart->finding, "Largest change: d0, 1.50 more.");
}
END_TEST

START_TEST(changes_stand_in_order_with_a_ring_and_a_dot)
{
    struct vp_result *results[] = {vp_make_result("a", 0, arena()), vp_make_result("b", 1.5, arena())};
    results[0]->categories.item[1].n = 3;                   /* d3 is new */
    results[1]->loads.item[VP_MADE_DOCTORS + 1].target = 6; /* d1: less to do, and 8.5 of it */
    const struct vp_comparisons set = vp_make_comparisons(results, 2, arena());
    const struct vp_chart *chart = draw(&set, "compare-change-1-nights");
    ck_assert_int_eq(count_rows(VP_AT_RINGS), 3 + 1); /* and the key's */
    ck_assert_int_eq(count_rows(VP_AT_DOTS), 4 + 1);
    ck_assert_str_eq(vp_charted_words(VP_WORDS_NAME), "d1|d0|d2|d3");
    ck_assert(vp_charted_has("0.0 → +2.5 (+2.5)"));
    ck_assert(vp_charted_has("– → −2.0"));
    VP_CHECK_HAS(chart->finding, "0 doctors have come nearer to the target, 2 farther from it.");
}
END_TEST

/* Where an end is not known there is no edge. */
START_TEST(intervals_are_drawn_as_far_as_they_are_proven)
{
    struct vp_result *results[] = {vp_make_result("a", 0, arena()), vp_make_result("b", 1, arena()),
                                   vp_make_result("c", 2, arena())};
    for (int i = 0; i < 3; i++) {
        results[i]->figures.n = 3; /* places, breaches, points */
        results[i]->categories.n = 0;
        results[i]->figures.item[0].best = (struct vp_interval){-INFINITY, INFINITY};
    }
    results[1]->figures.item[2].best.low = -INFINITY;
    results[2]->figures.item[2].best = (struct vp_interval){-INFINITY, INFINITY};
    const struct vp_comparisons set = vp_make_comparisons(results, 3, arena());
    draw(&set, "compare-figures-1");
    ck_assert_int_eq(count_rows(VP_AT_DOTS), 2 * 3 + 1);                      /* two figures, and the key's */
    ck_assert_int_eq(count_colour(VP_AT_FILLS, VP_LIGHT), 2 + 2);             /* of two results; two in the key */
    ck_assert_int_eq(count_colour(VP_AT_STROKES, VP_INK), (2 + 1) + (2 + 1)); /* edges: both ends, one end */
    ck_assert_int_eq(count_colour(VP_AT_STROKES, VP_BEYOND), 2 + 1);          /* what the first has */
    /* The first one's points lie between 12 and 20, and its dot at 20, where the box ends. */
    const int n = count_rows(VP_AT_FILLS);
    double box[4];
    ck_assert_int_ge(n, 1);
    ck_assert_int_eq(sscanf(vp_charted.lines[0], "%lf\t%lf\t%lf\t%lf", &box[0], &box[1], &box[2], &box[3]), 4);
    count_rows(VP_AT_DOTS);
    double dot[2];
    ck_assert_int_eq(sscanf(vp_charted.lines[3], "%lf\t%lf", &dot[0], &dot[1]), 2);
    ck_assert_double_eq_tol(dot[0], box[1], 0.02);
    ck_assert_double_lt(box[0], box[1]);
    ck_assert_double_eq_tol(dot[1], (box[2] + box[3]) / 2, 0.02);
}
END_TEST

START_TEST(the_front_has_dots_and_a_line_and_all_others_rings)
{
    struct vp_result *results[5];
    static const double figures[5][2] = {{100, 20}, {80, 30}, {80, 35}, {120, 10}, {120, 10}}; /* driving, whoever has most */
    for (int i = 0; i < 5; i++) {
        results[i] = vp_make_result(vp_arena_printf(arena(), "r%d", i), 0, arena());
        vp_made_figure(results[i], VP_FIGURE_DRIVING, NULL)->found = figures[i][0];
        vp_made_figure(results[i], VP_FIGURE_WORST, "hours")->found = figures[i][1];
    }
    struct vp_comparisons set = vp_make_comparisons(results, 5, arena());
    const struct vp_chart *chart = draw(&set, "compare-front-driving");
    ck_assert_int_eq(count_rows(VP_AT_DOTS), 3 + 1);
    ck_assert_int_eq(count_rows(VP_AT_RINGS), 1 + 1);
    ck_assert_int_eq(count_rows(VP_AT_FRAMES), 1 + 1);
    ck_assert_int_eq(count_colour(VP_AT_FILLS, 0x606060), 2 * 2); /* two steps, each across and down */
    ck_assert(vp_charted_has("3, 4"));
    VP_CHECK_HAS(chart->finding, "3 pairs of figures on the stairs, from r1 to r3.");
    vp_made_figure(results[1], VP_FIGURE_BREACHES, NULL)->found = 1; /* it is not lawful: the next takes its place */
    set = vp_make_comparisons(results, 5, arena());
    chart = draw(&set, "compare-front-driving");
    ck_assert_int_eq(count_rows(VP_AT_RINGS), 0 + 1);
    VP_CHECK_HAS(chart->finding, "from r2 to r3. 1 lack one of the figures or break hard rules");
}
END_TEST

START_TEST(panels_are_bounded_and_say_so)
{
    const struct vp_comparisons many = vp_make_many(60, arena());
    const struct vp_chart *chart = draw(&many, "compare-load-hours");
    VP_CHECK_HAS(chart->reading, "Shown are the first 24 of 59.");
    ck_assert(vp_charted_has("24  r24"));
    ck_assert(!vp_charted_has("25  r25"));
    ck_assert_int_eq(count_colour(VP_AT_FILLS, VP_INK), 24 * VP_MADE_DOCTORS + 1);
    const struct vp_comparisons more = vp_make_many(160, arena());
    chart = draw(&more, "compare-figures-1");
    VP_CHECK_HAS(chart->reading, "Shown are the first 100 of 160.");
}
END_TEST

/* ---- pictures ---- */

START_TEST(hostile_names_are_only_drawn)
{
    const struct vp_comparisons set = vp_make_hostile_comparisons(arena());
    int n;
    struct vp_chart *list = list_charts(&set, &n);
    ck_assert_int_gt(n, 6);
    for (int i = 0; i < n; i++) {
        vp_drawing_begin(&vp_charted.drawing, &view, &list[i]);
        drawn = true;
        vp_charted_check_fields(&vp_charted.drawing);
        put_away();
    }
}
END_TEST

START_TEST(numbers_of_any_size_are_drawn)
{
    struct vp_result *results[3];
    static const double sizes[3] = {-1e12, 1e12, 1e-9};
    int n;
    for (int i = 0; i < 3; i++) {
        results[i] = vp_make_result(vp_arena_printf(arena(), "r%d", i), 0, arena());
        for (int k = 0; k < results[i]->figures.n; k++)
            if (results[i]->figures.item[k].kind != VP_FIGURE_BREACHES)
                results[i]->figures.item[k].found = sizes[(i + k) % 3];
        for (int d = 0; d < results[i]->loads.n; d++)
            results[i]->loads.item[d].load = sizes[(i + d) % 3];
    }
    const struct vp_comparisons set = vp_make_comparisons(results, 3, arena());
    struct vp_chart *list = list_charts(&set, &n);
    for (int i = 0; i < n; i++) {
        vp_drawing_begin(&vp_charted.drawing, &view, &list[i]);
        drawn = true;
        for (int table = 0; table < VP_AT_WORDS; table++)
            ck_assert_msg(strpbrk(vp_charted.drawing.table[table].at, "nif") == NULL, "%s", list[i].key); /* nan, inf */
        put_away();
    }
}
END_TEST

static void check_pictures(const struct vp_comparisons *set)
{
    int n;
    struct vp_text pdf;
    struct vp_errors errors;
    const char *base = vp_make_folder(arena());
    struct vp_chart *list = list_charts(set, &n);
    vp_text_init(&pdf);
    vp_errors_init(&errors);
    ck_assert_msg(vp_charts_draw_list(&view, list, n, base, &pdf, &errors), "%s", errors.list[0].message);
    ck_assert_int_eq(vp_count_entries(base), 2 * n);
    ck_assert_int_eq(strncmp(pdf.at, "%PDF-1.", 7), 0);
    for (int i = 0; i < n; i++) {
        const char *svg = vp_slurp(arena(), base, vp_arena_printf(arena(), "%s.svg", list[i].key));
        ck_assert_int_gt(vp_check_picture(svg, list[i].key, arena()), 10);
    }
    vp_text_clear(&pdf);
    vp_remove_folder(base);
}

/* 97 doctors in every category, with long names. */
static void add_doctors(struct vp_result *result, double more)
{
    result->loads.n = 0;
    for (int c = 0; c < result->categories.n; c++) {
        result->categories.item[c].first = result->loads.n;
        result->categories.item[c].n = 97;
        for (int d = 0; d < 97; d++)
            *vp_vec_add(arena(), &result->loads) = (struct vp_compared_load){
                result->categories.item[c].key, vp_arena_printf(arena(), "bjoern-aage-saether-moerkved-%d", d), 400 + d,
                400 + d + (d * 37 % 11 - 5) * (1 + more) + 0.25};
    }
}

START_TEST(no_words_lie_on_others)
{
    view.language = VP_NB;
    struct vp_result *results[61];
    for (int i = 0; i < 61; i++) {
        results[i] =
            vp_make_result(vp_arena_printf(arena(), "out/grid+rest=%d+night-to=namsos+price-of-locum=%d", 8 + i % 5, i),
                           i % 7 + i / 10.0, arena());
        vp_made_figure(results[i], VP_FIGURE_DRIVING, NULL)->found = 12000 + i * 37 % 101;
        vp_made_figure(results[i], VP_FIGURE_OPEN, NULL)->found = i * 11 % 13;
    }
    struct vp_comparisons set = vp_make_comparisons(results, 61, arena());
    check_pictures(&set);
    vp_made_figure(results[60], VP_FIGURE_DRIVING, NULL)->found =
        15000; /* far away, so that all others stand close together */
    vp_made_figure(results[60], VP_FIGURE_OPEN, NULL)->found = 300;
    vp_made_figure(results[60], VP_FIGURE_WORST, "hours")->found = 100;
    set = vp_make_comparisons(results, 61, arena());
    check_pictures(&set);
    for (int i = 0; i < 3; i++)
        add_doctors(results[i], i);
    set = vp_make_comparisons(results, 2, arena());
    check_pictures(&set);
    set = vp_make_comparisons(results, 3, arena());
    check_pictures(&set);
}
END_TEST

Suite *suite_compare_charts(void)
{
    Suite *suite = suite_create("compare_charts");
    TCase *tests = tcase_create("charts");
    tcase_set_timeout(tests, 120);
    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_test(tests, two_results_have_loads_and_changes);
    tcase_add_test(tests, many_results_have_figures_and_a_front);
    tcase_add_test(tests, files_are_named_by_ids_alone);
    tcase_add_test(tests, loads_lie_over_each_other);
    tcase_add_test(tests, changes_stand_in_order_with_a_ring_and_a_dot);
    tcase_add_test(tests, intervals_are_drawn_as_far_as_they_are_proven);
    tcase_add_test(tests, the_front_has_dots_and_a_line_and_all_others_rings);
    tcase_add_test(tests, panels_are_bounded_and_say_so);
    tcase_add_test(tests, hostile_names_are_only_drawn);
    tcase_add_test(tests, numbers_of_any_size_are_drawn);
    tcase_add_test(tests, no_words_lie_on_others);
    suite_add_tcase(suite, tests);
    return suite;
}
