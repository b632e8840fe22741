/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts show, in their data before gnuplot has them: values, order, marks, names made harmless. */
#include "tests/unit/chart_maker.h"
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- axes ---- */

START_TEST(axes_step_by_whole_numbers_and_not_too_often)
{
    static const double spans[] = {0.2, 1, 1.4, 2.3, 7, 33, 400, 5800, 123456};
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        double step = vp_axis_step(spans[i], 600, 60);
        ck_assert_double_eq(step, floor(step));
        ck_assert_double_ge(step, 1);
        ck_assert(step == 1 || step * 600 / spans[i] >= 60);
        ck_assert(step == 1 || step * 600 / spans[i] < 60 * 2.5);
    }
    ck_assert_double_eq(vp_axis_step(33, 600, 60), 5);
    ck_assert_double_eq(vp_axis_step(12, 600, 60), 2);
}
END_TEST

START_TEST(an_axis_of_one_duty_has_no_fractions)
{
    struct vp_made_report *made = vp_make_report(14, &vp_charted.arena);
    vp_draw_chart(made, "load-nights");
    const char *words = vp_charted_words(VP_WORDS_CENTRE);
    ck_assert_msg(strncmp(words, "0|1", 3) == 0, "%s", words);
    ck_assert_ptr_null(strchr(words, '.'));
}
END_TEST

/* ---- values and order ---- */

START_TEST(loads_stand_in_order_with_their_figures)
{
    struct vp_made_report *made = vp_make_report(3, &vp_charted.arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = place < 8 ? 2 : place < 11 ? 0 : 1;
    vp_reaudit_report(made, &vp_charted.arena);
    const struct vp_chart *chart = vp_draw_chart(made, "load-nights");
    ck_assert_str_eq(vp_charted_words(VP_WORDS_NAME), "Doctor 2|Doctor 0|Doctor 1");
    ck_assert_ptr_nonnull(strstr(vp_charted_words(VP_WORDS_LEFT), "8 (+3.3)|3 (−1.7)|3 (−1.7)"));
    ck_assert_str_eq(chart->finding, "Most above the target: Doctor 2, 3.3 duties. Most below: Doctor 1, 1.7 duties.");
    ck_assert_int_eq(vp_charted_boxes(VP_BEYOND), 2); /* one bar, and the key */
}
END_TEST

START_TEST(what_was_brought_over_puts_target_and_share_apart)
{
    struct vp_made_report *made = vp_make_report(2, &vp_charted.arena);
    made->plan->doctors.item[0].balance[VP_NIGHTS] = 2;
    vp_remake_report(made, &vp_charted.arena);
    vp_draw_chart(made, "load-nights");
    double stroke[2];
    double diamond[2];
    ck_assert_int_eq(
        sscanf(vp_charted.drawing.table[VP_AT_BARS].at, "%lf\t%*f\t%*f\t%*f\t%*d\n%lf", &stroke[0], &stroke[1]), 2);
    ck_assert_int_eq(sscanf(vp_charted.drawing.table[VP_AT_DIAMONDS].at, "%lf\t%*f\t%*d\n%lf", &diamond[0], &diamond[1]),
                     2);
    ck_assert_double_gt(fabs(stroke[0] - diamond[0]), 20);
    ck_assert_double_gt(fabs(stroke[1] - diamond[1]), 20);
}
END_TEST

START_TEST(months_add_up_and_the_fullest_is_framed)
{
    struct vp_made_report *made = vp_make_report(2, &vp_charted.arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = place == 0 || place == 12; /* one in March, one in April */
    vp_reaudit_report(made, &vp_charted.arena);
    const struct vp_chart *chart = vp_draw_chart(made, "months-nights");
    ck_assert_str_eq(vp_charted_words(VP_WORDS_NAME), "Doctor 0|Doctor 1|all");
    ck_assert_str_eq(vp_charted_words(VP_WORDS_CENTRE), "Mar|2027|Apr|9|3|1|1|10|4");
    ck_assert_str_eq(vp_charted_words(VP_WORDS_RIGHT), "in all|target|12|7.0|2|7.0");
    ck_assert_int_eq(vp_charted_split(vp_charted.drawing.table[VP_AT_FRAMES].at), 1);
    ck_assert_str_eq(chart->finding, "Most in one month: Doctor 0, 9 duties in Mar 2027.");
}
END_TEST

START_TEST(a_month_before_a_doctor_comes_is_no_nought)
{
    struct vp_made_report *made = vp_make_report(2, &vp_charted.arena);
    made->plan->doctors.item[1].member.from = vp_make_day("2027-04-01");
    vp_remake_report(made, &vp_charted.arena);
    vp_give_all(made, 0, &vp_charted.arena);
    vp_draw_chart(made, "months-nights");
    ck_assert_str_eq(vp_charted_words(VP_WORDS_CENTRE), "Mar|2027|Apr|10|4|–|0|10|4");
}
END_TEST

START_TEST(days_from_duty_to_duty_are_counted_from_date_to_date)
{
    struct vp_made_report *made = vp_make_report(3, &vp_charted.arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = place == 0 || place == 2 || place == 4 || place == 11 ? 1 : place == 13 ? 2 : 0;
    vp_reaudit_report(made, &vp_charted.arena);
    const struct vp_chart *chart = vp_draw_chart(made, "gaps");
    ck_assert_str_eq(vp_charted_words(VP_WORDS_NAME), "Doctor 0|Doctor 1|Doctor 2");
    ck_assert_str_eq(vp_charted_words(VP_WORDS_RIGHT), "shortest|1 day|2 days|–");
    ck_assert_ptr_nonnull(
        strstr(vp_charted_words(VP_WORDS_CENTRE), "28+|5|3|2|1")); /* five of 1, three of 2; two of 2, one of 7 */
    ck_assert_int_eq(vp_charted_split(vp_charted.drawing.table[VP_AT_FRAMES].at), 2);
    ck_assert_str_eq(chart->finding, "Shortest: Doctor 0, duties on two days in a row (5 times).");
}
END_TEST

START_TEST(the_shortest_is_said_as_people_say_it)
{
    static const struct {
        int places[3]; /* Doctor 1's */
        const char *english;
        const char *bokmal;
    } cases[] = {
        {{2, 3, -1},
         "Shortest: Doctor 1, duties on two days in a row (once).",
         "Kortest: Doctor 1, vakt to dager på rad (én gang)."},
        {{2, 3, 4},
         "Shortest: Doctor 1, duties on two days in a row (2 times).",
         "Kortest: Doctor 1, vakt to dager på rad (2 ganger)."},
        {{2, 5, -1},
         "Shortest: Doctor 1, 3 days from duty to duty (once).",
         "Kortest: Doctor 1, 3 dager fra vakt til vakt (én gang)."},
        {{2, -1, -1}, "Nobody has two duties.", "Ingen har to vakter."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct vp_made_report *made = vp_make_report(2, &vp_charted.arena);
        for (int place = 0; place < made->problem->n_places; place++)
            made->roster->doctor[place] = VP_LOCUM;
        for (int k = 0; k < 3; k++)
            if (cases[i].places[k] >= 0)
                made->roster->doctor[cases[i].places[k]] = 1;
        vp_reaudit_report(made, &vp_charted.arena);
        ck_assert_str_eq(vp_draw_chart(made, "gaps")->finding, cases[i].english);
        ck_assert(vp_charted_has("0: two duties on the same day. 1: duties on two days in a row."));
        made->plan->language = VP_NB;
        ck_assert_str_eq(vp_draw_chart(made, "gaps")->finding, cases[i].bokmal);
        ck_assert(vp_charted_has("0: to vakter samme dag. 1: vakt to dager på rad."));
    }
}
END_TEST

START_TEST(two_duties_on_one_day_are_said_so)
{
    struct vp_made_report *made = vp_make_report(2, &vp_charted.arena);
    int line = vp_make_line(made->plan, 1);
    vp_make_shift(made->plan, line, VP_ON_MON_THU, "08:00", "12:00");
    vp_remake_report(made, &vp_charted.arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = place < 2 ? 1 : VP_LOCUM; /* both of the first Monday */
    vp_reaudit_report(made, &vp_charted.arena);
    ck_assert_str_eq(vp_draw_chart(made, "gaps")->finding, "Shortest: Doctor 1, two duties on the same day (once).");
    ck_assert_str_eq(vp_charted_words(VP_WORDS_RIGHT), "shortest|0 days|–");
}
END_TEST

START_TEST(duties_of_a_block_are_no_short_days)
{
    struct vp_made_report *made = vp_make_report(2, &vp_charted.arena);
    vp_make_block(made->plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    vp_remake_report(made, &vp_charted.arena);
    for (int place = 0; place < made->problem->n_places; place++) {
        vp_day date = made->problem->duties[made->problem->place_duty[place]].date;
        made->roster->doctor[place] = vp_day_weekday(date) >= VP_FRIDAY;
    }
    vp_reaudit_report(made, &vp_charted.arena);
    vp_draw_chart(made, "gaps");
    ck_assert_ptr_nonnull(strstr(vp_charted_words(VP_WORDS_RIGHT),
                                 "1 day|5 days")); /* from Sunday to Friday, and not from Friday to Saturday */
}
END_TEST

/* The line is at the station, and Doctor 1 lives 40 minutes from it. */
static void let_drive(struct vp_made_report *made)
{
    made->plan->lines.item[0].site = vp_make_station(made->plan);
    vp_make_drive(made->plan, 1, 40);
    vp_remake_report(made, &vp_charted.arena);
}

START_TEST(driving_is_shown_in_all_and_for_each_duty_where_there_is_any)
{
    struct vp_made_report *made = vp_make_report(3, &vp_charted.arena);
    ck_assert_ptr_null(vp_draw_chart(made, "driving"));
    let_drive(made);
    const struct vp_chart *chart = vp_draw_chart(made, "driving");
    ck_assert_ptr_nonnull(chart);
    ck_assert_str_eq(vp_charted_words(VP_WORDS_NAME), "Doctor 1");
    ck_assert(vp_charted_has("400 min")); /* five duties, out and home */
    ck_assert(vp_charted_has("80 min"));
    ck_assert(vp_charted_has("2 doctors do not drive"));
    ck_assert_str_eq(chart->finding,
                     "Most in all: Doctor 1, 400 min (everybody 400). Longest for a duty: Doctor 1, 80 min.");
}
END_TEST

START_TEST(driving_is_not_told_of_doctors_without_names)
{
    struct vp_made_report *made = vp_make_report(3, &vp_charted.arena);
    let_drive(made);
    ck_assert_ptr_nonnull(vp_draw_chart(made, "driving"));
    made->report.options.anonymous = true;
    ck_assert_ptr_null(vp_draw_chart(made, "driving"));
    ck_assert_ptr_nonnull(vp_draw_chart(made, "gaps"));
}
END_TEST

START_TEST(the_curve_shows_a_proven_floor_only_where_it_is_given)
{
    struct vp_made_report *made = vp_make_report(3, &vp_charted.arena);
    vp_draw_chart(made, "curve");
    ck_assert(!vp_charted_has("proven floor"));
    double *floors = vp_arena_array(&vp_charted.arena, (size_t)made->plan->categories.n, sizeof *floors);
    for (int c = 0; c < made->plan->categories.n; c++)
        floors[c] = NAN;
    floors[VP_NIGHTS] = 1.5;
    made->report.floor = floors;
    const struct vp_chart *chart = vp_draw_chart(made, "curve");
    const char *first = strstr(vp_charted.drawing.table[VP_AT_WORDS + VP_WORDS_RIGHT].at,
                               "proven floor if locums cost no more: at least one must be here or higher (+1.50)");
    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_null(strstr(first + 1, "proven floor"));
    ck_assert_ptr_nonnull(strstr(chart->finding, "(proven that somebody must have at least 1.50 above)"));
    ck_assert_ptr_nonnull(strstr(chart->finding, ". That is proven of rosters in which locums cost no more than here."));
    ck_assert_int_gt(vp_charted_split(vp_charted.drawing.table[VP_AT_BARS].at), 10); /* a broken line */
    floors[VP_NIGHTS] = -50; /* below everybody: it says nothing, and lies outside the panel */
    chart = vp_draw_chart(made, "curve");
    ck_assert(!vp_charted_has("proven floor"));
    ck_assert_ptr_null(strstr(chart->finding, "roven"));
}
END_TEST

START_TEST(the_curve_falls)
{
    struct vp_made_report *made = vp_make_report(5, &vp_charted.arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = place < 7 ? 4 : place % 4;
    vp_reaudit_report(made, &vp_charted.arena);
    vp_draw_chart(made, "curve");
    ck_assert_ptr_nonnull(strstr(vp_charted_words(VP_WORDS_SUBTITLE), "Left end: Doctor 4 +4.2."));
    int n = vp_charted_split(vp_charted.drawing.table[VP_AT_BOXES].at);
    double before = -1;
    for (int i = n - 2 - 5; i < n - 2; i++) { /* the last panel, before the key */
        double top;
        ck_assert_int_eq(sscanf(vp_charted.lines[i], "%*f\t%*f\t%lf", &top), 1);
        ck_assert_double_ge(top, before);
        before = top;
    }
}
END_TEST

/* ---- places beyond the needed ---- */

/* Line l1 needs nobody and may have one doctor a day; `doctor` has its first three duties. */
static struct vp_made_report *make_beyond(int doctor)
{
    struct vp_made_report *made = vp_make_report(3, &vp_charted.arena);
    int line = vp_make_line(made->plan, 0);
    vp_make_shift(made->plan, line, VP_ON_ALL_DAYS, "20:00", "23:00");
    vp_make_extra(made->plan, line, 1, 2);
    made->plan->lines.item[line].counts = vp_bit(VP_DUTIES);
    made->plan->lines.item[0].counts &= ~vp_bit(VP_DUTIES);
    vp_make_term(made->plan, VP_DUTIES, 1, 1);
    vp_remake_report(made, &vp_charted.arena);
    int left = 3;
    for (int place = 0; place < made->problem->n_places; place++)
        if (made->problem->duties[made->problem->place_duty[place]].line == line)
            made->roster->doctor[place] = left-- > 0 ? doctor : VP_LOCUM;
    vp_reaudit_report(made, &vp_charted.arena);
    return made;
}

START_TEST(places_beyond_the_needed_are_no_injustice)
{
    struct vp_made_report *made = make_beyond(1);
    const struct vp_chart *chart = vp_draw_chart(made, "load-duties");
    ck_assert(vp_charted_has("3 (+3.0)  " VP_EXTRA_SIGN " 3"));
    ck_assert_int_eq(vp_charted_boxes(VP_BEYOND), 1); /* the key alone */
    ck_assert(vp_charted_has("on places beyond the needed, in which nobody has a share"));
    ck_assert_ptr_nonnull(strstr(chart->finding, "Nobody carries more than the target."));
    ck_assert_ptr_nonnull(strstr(chart->finding, VP_EXTRA_SIGN " 3.0 duties are on places beyond the needed"));
    vp_draw_chart(made, "deviation");
    ck_assert(vp_charted_has("\t+3.0  " VP_EXTRA_SIGN " 3")); /* and no triangle */
    vp_draw_chart(made, "curve");
    ck_assert_int_gt(vp_charted_split(vp_charted.drawing.table[VP_AT_STROKES].at), 4);
}
END_TEST

START_TEST(without_such_places_nothing_speaks_of_them)
{
    static const char *const keys[] = {"load-nights", "deviation", "curve"};
    struct vp_made_report *made = vp_make_report(3, &vp_charted.arena);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        ck_assert_ptr_null(strstr(vp_draw_chart(made, keys[i])->finding, VP_EXTRA_SIGN));
        ck_assert_msg(!vp_charted_has(VP_EXTRA_SIGN) && !vp_charted_has("beyond the needed"), "%s", keys[i]);
    }
}
END_TEST

START_TEST(of_a_duty_with_one_too_many_each_has_a_part)
{
    struct vp_made_report *made = vp_make_report(4, &vp_charted.arena);
    vp_make_extra(made->plan, 0, 1, 2);
    vp_remake_report(made, &vp_charted.arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = place % 4;
    vp_reaudit_report(made, &vp_charted.arena);
    const struct vp_row *rows = vp_view_rows_by(vp_charted_view(made), VP_DUTIES, NULL);
    for (int d = 0; d < 4; d++) {
        ck_assert_double_eq_tol(rows[d].load, 7, 1e-9);
        ck_assert_double_eq_tol(rows[d].beyond, 3.5, 1e-9);
        ck_assert_double_eq_tol(rows[d].unowed, 3.5, 1e-9);
    }
}
END_TEST

/* ---- words ---- */

/* A report that has every chart: somebody drives, and municipalities are compared. */
static struct vp_made_report *add_all_charts(struct vp_made_report *made)
{
    made->plan->lines.item[0].site = vp_make_station(made->plan);
    vp_make_drive(made->plan, 2, 40);
    vp_make_report_municipal(made, &vp_charted.arena);
    return made;
}

enum { CHARTS = VP_CHART_KINDS + 2 }; /* two categories, so two of load and two of months */

START_TEST(every_chart_says_in_both_languages_what_it_shows)
{
    struct vp_made_report *made = add_all_charts(vp_make_report(3, &vp_charted.arena));
    int n;
    int other;
    const struct vp_chart *english = vp_charts_list(vp_charted_view(made), &n);
    made->plan->language = VP_NB;
    struct vp_view norwegian;
    vp_view_init(&norwegian, &made->report);
    const struct vp_chart *bokmal = vp_charts_list(&norwegian, &other);
    ck_assert_int_eq(n, CHARTS);
    ck_assert_int_eq(other, n);
    for (int i = 0; i < n; i++) {
        ck_assert_str_eq(english[i].key, bokmal[i].key);
        ck_assert_str_ne(english[i].title, bokmal[i].title);
        ck_assert_str_ne(english[i].reading, bokmal[i].reading);
        ck_assert_str_ne(english[i].finding, bokmal[i].finding);
    }
    vp_view_clear(&norwegian);
}
END_TEST

START_TEST(hostile_names_are_fields_of_a_table_and_nothing_else)
{
    struct vp_made_report *made = add_all_charts(vp_make_hostile(&vp_charted.arena));
    made->plan->title = "it's `id` \"; system(\"id\") \\n";
    int n;
    struct vp_view *view = vp_charted_view(made);
    struct vp_chart *list = vp_charts_list(view, &n);
    ck_assert_int_eq(n, CHARTS);
    for (int i = 0; i < n; i++) {
        struct vp_drawing drawing;
        struct vp_text pages;
        vp_text_init(&pages);
        vp_drawing_begin(&drawing, view, &list[i]);
        vp_put_pages(&drawing, &pages);
        vp_charted_check_fields(&drawing);
        ck_assert_ptr_null(strchr(pages.at, '`'));
        ck_assert_ptr_null(strstr(pages.at, "\"; system"));
        ck_assert_ptr_null(strstr(pages.at, "\xE2\x80\xAE")); /* right-to-left override */
        vp_text_clear(&pages);
        vp_drawing_end(&drawing);
    }
}
END_TEST

START_TEST(a_long_title_of_the_plan_stays_within_every_chart)
{
    struct vp_made_report *made = add_all_charts(vp_make_report(3, &vp_charted.arena));
    made->plan->title = "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";
    int n;
    struct vp_view *view = vp_charted_view(made);
    struct vp_chart *list = vp_charts_list(view, &n);
    for (int i = 0; i < n; i++) {
        struct vp_drawing drawing;
        vp_drawing_begin(&drawing, view, &list[i]);
        const char *words = strstr(drawing.table[VP_AT_WORDS + VP_WORDS_SUBTITLE].at, "\tWWW");
        ck_assert_msg(words != NULL, "%s", list[i].key);
        words++;
        words = vp_arena_strndup(&vp_charted.arena, words, strcspn(words, "\n"));
        ck_assert_msg(drawing.width >= 12 + vp_text_pixels(words, 11), "%s: %d", list[i].key, drawing.width);
        vp_drawing_end(&drawing);
    }
}
END_TEST

START_TEST(names_of_files_are_ours_and_no_others_are)
{
    static const char *const ours[] = {"deviation.svg",   "curve.png",          "gaps.svg",
                                       "driving.png",     "load-x.svg",         "months-x.svg",
                                       "calendar-12.png", "municipalities.svg", "great-holidays.png"};
    static const char *const others[] = {"curve-2.svg",  "months-.svg",    "gaps.pdf",
                                         "driving",      "calendar-x.svg", "municipalities-1.svg",
                                         "months-X.svg", "mine.svg",       "calendar-.png"};
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        ck_assert_msg(vp_charts_is_ours(ours[i]), "%s", ours[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(!vp_charts_is_ours(others[i]), "%s", others[i]);
}
END_TEST

/* ---- pages ---- */

START_TEST(the_date_of_a_document_becomes_blanks)
{
    static const char before[] =
        "%PDF x (/Creation) << /Producer (c)\n   /CreationDate (D:20270104120000Z)\n>> startxref";
    struct vp_text pdf;
    vp_text_init(&pdf);
    vp_text_put(&pdf, before);
    vp_pages_settle(&pdf);
    ck_assert_uint_eq(pdf.length, strlen(before));
    ck_assert_str_eq(pdf.at, "%PDF x (/Creation) << /Producer (c)\n                                    \n>> startxref");
    vp_text_clear(&pdf);
}
END_TEST

START_TEST(a_long_chart_is_cut_where_it_may_be)
{
    struct vp_made_report *made = vp_make_report(40, &vp_charted.arena);
    int cuts[VP_CHART_CUTS];
    vp_draw_chart(made, "gaps");
    int n = vp_choose_cuts(&vp_charted.drawing, 300, cuts);
    ck_assert_int_ge(n, 3);
    for (int i = 0; i < n; i++) {
        bool known = false;
        for (int k = 0; k < vp_charted.drawing.breaks.n; k++)
            known = known || vp_charted.drawing.breaks.item[k] == cuts[i];
        ck_assert(known);
        ck_assert_int_le(cuts[i] - (i == 0 ? 0 : cuts[i - 1]), 300);
    }
    ck_assert_int_le(vp_charted.drawing.height - cuts[n - 1], 300);
    ck_assert_int_eq(vp_choose_cuts(&vp_charted.drawing, vp_charted.drawing.height - 100, cuts),
                     0); /* a little higher than a page */
}
END_TEST

Suite *suite_charts(void)
{
    Suite *suite = suite_create("charts");
    TCase *data = tcase_create("data");
    tcase_add_checked_fixture(data, vp_charted_begin, vp_charted_end);
    tcase_add_test(data, axes_step_by_whole_numbers_and_not_too_often);
    tcase_add_test(data, an_axis_of_one_duty_has_no_fractions);
    tcase_add_test(data, loads_stand_in_order_with_their_figures);
    tcase_add_test(data, what_was_brought_over_puts_target_and_share_apart);
    tcase_add_test(data, months_add_up_and_the_fullest_is_framed);
    tcase_add_test(data, a_month_before_a_doctor_comes_is_no_nought);
    tcase_add_test(data, days_from_duty_to_duty_are_counted_from_date_to_date);
    tcase_add_test(data, the_shortest_is_said_as_people_say_it);
    tcase_add_test(data, two_duties_on_one_day_are_said_so);
    tcase_add_test(data, duties_of_a_block_are_no_short_days);
    tcase_add_test(data, driving_is_shown_in_all_and_for_each_duty_where_there_is_any);
    tcase_add_test(data, driving_is_not_told_of_doctors_without_names);
    tcase_add_test(data, the_curve_shows_a_proven_floor_only_where_it_is_given);
    tcase_add_test(data, the_curve_falls);
    tcase_add_test(data, places_beyond_the_needed_are_no_injustice);
    tcase_add_test(data, without_such_places_nothing_speaks_of_them);
    tcase_add_test(data, of_a_duty_with_one_too_many_each_has_a_part);
    tcase_add_test(data, every_chart_says_in_both_languages_what_it_shows);
    tcase_add_test(data, hostile_names_are_fields_of_a_table_and_nothing_else);
    tcase_add_test(data, a_long_title_of_the_plan_stays_within_every_chart);
    tcase_add_test(data, names_of_files_are_ours_and_no_others_are);
    tcase_add_test(data, the_date_of_a_document_becomes_blanks);
    tcase_add_test(data, a_long_chart_is_cut_where_it_may_be);
    suite_add_tcase(suite, data);
    return suite;
}
