/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finished charts: no words lie on others or leave the picture, and the document to print has all pages and no date. */
#include "tests/unit/folder_maker.h"
#include "tests/unit/picture_maker.h"
#include "tests/unit/plan_maker.h"
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"

#include "model/ledger.h"
#include "report/charts.h"

#include <string.h>

static struct vp_arena arena;
static struct vp_errors errors;
static struct vp_view view;

static void set_up(void)
{
    vp_arena_init(&arena);
    vp_errors_init(&errors);
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
}

/* 30 municipalities, whose doctors the 97 are in turn, and six years of great holidays before. */
static void add_municipalities_and_years(struct vp_made_report *made)
{
    static struct vp_ledger ledger;
    ledger = (struct vp_ledger){.name = "ledger.yaml"};
    for (int i = 0; i < 30; i++) {
        int m = vp_make_municipality(made->plan, vp_arena_printf(&arena, "m%d", i));
        made->plan->municipalities.item[m].name = vp_arena_printf(&arena, "Øystre Slidre og Nærøysund %d", i + 1);
    }
    for (int d = 0; d < made->problem->n_doctors; d++)
        made->plan->doctors.item[d].municipality = 1 + d % 30;
    vp_make_municipal(made->plan, VP_BY_POSTS, 1);
    for (int year = 2021; year < 2027; year++)
        for (int great = VP_GREAT_CHRISTMAS; great < VP_GREATS; great++)
            for (int d = year % 7; d < 110; d += 9 + great)
                *vp_vec_add(&arena, &vp_ledger_year(&ledger.years, (enum vp_great)great, year, &arena)->doctors) =
                    vp_arena_printf(&arena, "d%d", d); /* some have left */
    made->plan->ledger = &ledger;
}

START_TEST(no_words_lie_on_others_with_97_doctors)
{
    struct vp_made_report *made = vp_make_report(97, &arena);
    add_municipalities_and_years(made);
    made->plan->language = VP_NB;
    for (int d = 0; d < 97; d++)
        made->plan->doctors.item[d].name = vp_arena_printf(&arena, "Bjørn-Åge Sæther Mørkved %d", d + 1);
    made->plan->from = vp_make_day("2027-01-04");
    made->plan->to = vp_make_day("2028-02-06"); /* fourteen months */
    made->plan->lines.item[0].site = vp_make_station(made->plan);
    for (int d = 0; d < 97; d++)
        vp_make_drive(made->plan, d, d * 3);
    vp_remake_report(made, &arena);
    const char *base = vp_make_folder(&arena);
    struct vp_text pdf;
    int n;
    vp_text_init(&pdf);
    vp_view_init(&view, &made->report);
    ck_assert_msg(vp_charts_draw(&view, base, &pdf, &errors), "%s", errors.list[0].message);
    const struct vp_chart *list = vp_charts_list(&view, &n);
    ck_assert_int_eq(n, VP_CHART_KINDS + 2); /* all of them, two of load and two of months */
    for (int i = 0; i < n; i++) {
        const char *svg = vp_slurp(&arena, base, vp_arena_printf(&arena, "%s.svg", list[i].key));
        ck_assert_ptr_nonnull(svg);
        int words = vp_check_picture(svg, list[i].key, &arena);
        ck_assert_int_gt(words, strcmp(list[i].key, "curve") == 0 ? 40 : 97);
    }
    ck_assert_ptr_nonnull(strstr(vp_slurp(&arena, base, "gaps.svg"), "Bjørn-Åge Sæther Mørkved 97"));
    vp_view_clear(&view);
    vp_text_clear(&pdf);
    vp_remove_folder(base);
}
END_TEST

/* ---- pages ---- */

static int count_bytes(const struct vp_text *text, const char *words)
{
    int n = 0;
    for (size_t at = 0; at + strlen(words) <= text->length; at++)
        n += memcmp(text->at + at, words, strlen(words)) == 0;
    return n;
}

START_TEST(pages_hold_every_chart_and_no_date)
{
    struct vp_made_report *made = vp_make_report(60, &arena);
    const char *base = vp_make_folder(&arena);
    struct vp_text pdf;
    vp_text_init(&pdf);
    vp_view_init(&view, &made->report);
    ck_assert_msg(vp_charts_draw(&view, base, &pdf, &errors), "%s", errors.list[0].message);
    ck_assert_int_eq(strncmp(pdf.at, "%PDF-1.", 7), 0);
    ck_assert_int_eq(count_bytes(&pdf, "/CreationDate"), 0);
    /* 60 doctors: deviation 3 pages, loads 3 each, curve 1, great holidays 3, months 3 each, gaps 3, calendar 1 */
    ck_assert_int_eq(count_bytes(&pdf, "/MediaBox [ 0 0 841 595 ]"), 3 + 2 * 3 + 1 + 3 + 2 * 3 + 3 + 1);
    vp_view_clear(&view);
    vp_text_clear(&pdf);
    vp_remove_folder(base);
}
END_TEST

Suite *suite_chart_pictures(void)
{
    Suite *suite = suite_create("chart_pictures");
    TCase *pictures = tcase_create("pictures");
    tcase_set_timeout(pictures, 240);
    tcase_add_checked_fixture(pictures, set_up, tear_down);
    tcase_add_test(pictures, no_words_lie_on_others_with_97_doctors);
    tcase_add_test(pictures, pages_hold_every_chart_and_no_date);
    suite_add_tcase(suite, pictures);
    return suite;
}
