/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of what is not one doctor's alone: what municipalities carry, and who had which great holiday. */
#include "tests/unit/chart_maker.h"
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"

#include "model/ledger.h"
#include "report/greats.h"

/* ---- municipalities ---- */

/* Three doctors: the first of "other", whose part is a third; all 14 duties are those of the two others but three. */
static struct vp_made_report *make_compared(void)
{
    struct vp_made_report *made = vp_make_report(3, &vp_charted.arena);
    vp_make_report_municipal(made, &vp_charted.arena);
    made->plan->municipalities.item[0].name = "Røyrvik";
    made->plan->municipalities.item[1].name = "Nærøysund";
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = place < 3 ? 0 : 1 + place % 2;
    vp_reaudit_report(made, &vp_charted.arena);
    return made;
}

START_TEST(municipalities_have_a_bar_each_in_every_category)
{
    const struct vp_chart *chart = vp_draw_chart(make_compared(), "municipalities");
    ck_assert_ptr_nonnull(chart);
    ck_assert_str_eq(vp_charted_words(VP_WORDS_NAME), "Røyrvik|Nærøysund|Røyrvik|Nærøysund");
    ck_assert_str_eq(vp_charted_words(VP_WORDS_RIGHT), "66.7 %|33.3 %|66.7 %|33.3 %");
    ck_assert_ptr_nonnull(strstr(vp_charted_words(VP_WORDS_LEFT), "nights – number of duties|11 (+1.7)|3 (−1.7)|"));
    ck_assert_ptr_nonnull(strstr(vp_charted_words(VP_WORDS_LEFT), "hours – hours on duty (h)|"));
    ck_assert_int_eq(vp_charted_boxes(VP_BEYOND), 3); /* a bar in each of two categories, and the key */
    ck_assert(vp_charted_has("answers for – by posts."));
    ck_assert_msg(strstr(chart->finding, "Largest deviation in steps: ") == chart->finding, "%s", chart->finding);
    ck_assert_msg(strstr(chart->finding, " above the target in ") != NULL, "%s", chart->finding);
}
END_TEST

START_TEST(no_municipality_off_its_target_is_said)
{
    struct vp_made_report *made = make_compared();
    for (int i = 0; i < made->plan->municipalities.n * made->plan->categories.n; i++)
        made->problem->municipal_target[i] = made->report.audit->municipal_load[i];
    ck_assert_str_eq(vp_draw_chart(made, "municipalities")->finding, "No municipality deviates from its target.");
}
END_TEST

START_TEST(municipalities_are_drawn_only_where_they_are_compared_and_may_be_named)
{
    struct vp_made_report *made = make_compared();
    made->report.options.anonymous = true;
    ck_assert_ptr_null(vp_draw_chart(made, "municipalities"));
    made->report.options.anonymous = false;
    made->plan->municipal.n = 0;
    ck_assert_ptr_null(vp_draw_chart(made, "municipalities"));
    ck_assert_ptr_nonnull(vp_draw_chart(made, "curve"));
}
END_TEST

START_TEST(places_beyond_the_needed_are_no_municipalitys_injustice)
{
    struct vp_made_report *made = make_compared();
    vp_make_extra(made->plan, 0, 1, 2);
    vp_remake_report(made, &vp_charted.arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = place % 2 == 1 ? 0 : 1 + place % 4 / 2; /* Nærøysund's has every place beyond */
    vp_reaudit_report(made, &vp_charted.arena);
    const struct vp_row *rows = vp_view_municipal_rows(vp_charted_view(made), 1); /* nights */
    double beyond = 0;
    for (int m = 0; m < 2; m++) {
        beyond += rows[m].beyond;
        ck_assert_double_le(rows[m].unowed, rows[m].beyond + 1e-9);
    }
    ck_assert_double_eq_tol(beyond, 14, 1e-9);
    vp_draw_chart(made, "municipalities");
    ck_assert(vp_charted_has(VP_EXTRA_SIGN " beyond the target on places beyond the needed"));
    ck_assert(vp_charted_has("  " VP_EXTRA_SIGN " 7"));
}
END_TEST

/* So many municipalities that a category has panels of its own scale, cut between them. */
START_TEST(many_municipalities_stand_in_panels_that_pages_end_between)
{
    enum { MANY = 50, OF_EACH = 20, PANELS = 3 };
    struct vp_made_report *made = make_compared();
    for (int m = 2; m < MANY; m++)
        vp_make_municipality(made->plan, vp_arena_printf(&vp_charted.arena, "m%d", m));
    vp_remake_report(made, &vp_charted.arena);
    vp_draw_chart(made, "municipalities");
    ck_assert(vp_charted_has("nights – number of duties (1–20 of 50)"));
    ck_assert(vp_charted_has("nights – number of duties (21–40 of 50)"));
    ck_assert(vp_charted_has("nights – number of duties (41–50 of 50)"));
    ck_assert_int_eq(vp_charted.drawing.breaks.n, 2 * PANELS - 1);
    for (int i = 1; i < vp_charted.drawing.breaks.n; i++)
        ck_assert_int_lt(vp_charted.drawing.breaks.item[i] - vp_charted.drawing.breaks.item[i - 1], 680);
    ck_assert_int_eq(vp_charted_split(vp_charted.drawing.table[VP_AT_DIAMONDS].at), 2 * MANY + 1); /* and the key */
}
END_TEST

START_TEST(hostile_names_of_municipalities_are_only_names)
{
    struct vp_made_report *made = vp_make_report(3, &vp_charted.arena);
    vp_make_report_municipal(made, &vp_charted.arena);
    for (int i = 0; i < vp_hostile_names_n; i++) {
        int m = vp_make_municipality(made->plan, vp_arena_printf(&vp_charted.arena, "m%d", i));
        made->plan->municipalities.item[m].name = vp_hostile_names[i];
    }
    vp_remake_report(made, &vp_charted.arena);
    ck_assert_ptr_nonnull(vp_draw_chart(made, "municipalities"));
    vp_charted_check_fields(&vp_charted.drawing);
    const char *names = vp_charted_words(VP_WORDS_NAME);
    ck_assert_ptr_null(strstr(names, "\xE2\x80\xAE"));
    ck_assert_ptr_nonnull(strstr(names, "same|"));
    ck_assert_ptr_nonnull(strstr(names, "same #")); /* told apart */
    ck_assert_ptr_nonnull(strstr(names, "m11|"));   /* whose name no font of the charts has */
}
END_TEST

/* ---- great holidays ---- */

static struct vp_ledger ledger; /* that was brought over */

static void add_turn(enum vp_great great, int year, const char *doctor)
{
    *vp_vec_add(&vp_charted.arena, &vp_ledger_year(&ledger.years, great, year, &vp_charted.arena)->doctors) = doctor;
}

/* Easter 2027 is in the period. Doctor 1 had two before, "left" one; doctor 0 has all of it now. */
static struct vp_made_report *make_turns(void)
{
    struct vp_made_report *made = vp_make_report(3, &vp_charted.arena);
    ledger = (struct vp_ledger){.name = "ledger.yaml"};
    made->plan->ledger = &ledger;
    add_turn(VP_GREAT_CHRISTMAS, 2025, "d1");
    add_turn(VP_GREAT_EASTER, 2026, "d1");
    add_turn(VP_GREAT_EASTER, 2026, "left");
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = 0;
    vp_reaudit_report(made, &vp_charted.arena);
    return made;
}

START_TEST(great_holidays_have_a_sign_in_the_year_in_which_somebody_had_them)
{
    const struct vp_chart *chart = vp_draw_chart(make_turns(), "great-holidays");
    ck_assert_ptr_nonnull(chart);
    ck_assert_str_eq(vp_charted_words(VP_WORDS_NAME), "Doctor 1|Doctor 0|Doctor 2|left");
    ck_assert_str_eq(vp_charted_words(VP_WORDS_CENTRE), "2025|2026|2027");
    ck_assert_str_eq(vp_charted_words(VP_WORDS_CELL),
                     "C|E|E|E|E|E"); /* d1 has two, d0 and the one who left one; two of the key */
    ck_assert_str_eq(vp_charted_words(VP_WORDS_RIGHT), "in all|2|1|0|1");
    ck_assert_int_eq(vp_charted_split(vp_charted.drawing.table[VP_AT_FRAMES].at), 2); /* this period's, and the key */
    ck_assert_int_eq(vp_charted_boxes(VP_LIGHT), 4);                                  /* three of before, and the key */
    ck_assert(vp_charted_has("not in this plan:"));
    ck_assert_str_eq(chart->finding, "Most: Doctor 1, 2 in all. 1 doctor has had none.");
}
END_TEST

START_TEST(a_turn_in_two_periods_is_one_and_of_this)
{
    struct vp_made_report *made = make_turns();
    add_turn(VP_GREAT_EASTER, 2027, "d0");
    const struct vp_greats *greats = vp_greats_new(vp_charted_view(made));
    ck_assert_int_eq(greats->columns.n, 3);
    ck_assert_int_eq(greats->n_rows, 4);
    ck_assert_int_eq(greats->n_doctors, 3);
    ck_assert_str_eq(greats->rows[0].id, "d0");
    ck_assert_int_eq(greats->rows[0].total, 1);
    ck_assert_int_eq(greats->rows[0].turn[2], VP_TURN_NOW);
    ck_assert_int_eq(greats->rows[1].turn[0], VP_TURN_BEFORE);
    ck_assert_int_eq(greats->rows[1].turn[2], VP_TURN_NONE);
    ck_assert_str_eq(greats->rows[3].id, "left");
}
END_TEST

START_TEST(without_great_holidays_there_is_no_chart_of_them)
{
    struct vp_made_report *made = vp_make_report(3, &vp_charted.arena);
    made->plan->holidays = (struct vp_holidays){0};
    vp_remake_report(made, &vp_charted.arena);
    ck_assert_ptr_null(vp_draw_chart(made, "great-holidays"));
}
END_TEST

START_TEST(years_and_strangers_that_are_too_many_are_counted_in_words)
{
    struct vp_made_report *made = make_turns();
    for (int year = 2000; year < 2026; year++)
        for (int great = VP_GREAT_CHRISTMAS; great < VP_GREATS; great++)
            add_turn((enum vp_great)great, year, vp_arena_printf(&vp_charted.arena, "gone-%d", year));
    vp_draw_chart(made, "great-holidays");
    /* 27 strangers; Easter 2027 and 2026, and four a year in the five before, are 22 years */
    ck_assert_int_eq(vp_charted_split(vp_charted.drawing.table[VP_AT_WORDS + VP_WORDS_CENTRE].at), 22);
    ck_assert(vp_charted_has("Years before 2021 stand in the table alone, but count in the number on the right."));
    ck_assert(!vp_charted_has("more who are not in the plan"));
    ck_assert(strstr(vp_charted_words(VP_WORDS_RIGHT), "|4|4|4") != NULL);
    for (int i = 0; i < 20; i++)
        add_turn(VP_GREAT_EASTER, 2025, vp_arena_printf(&vp_charted.arena, "more-%d", i));
    vp_draw_chart(made, "great-holidays");
    ck_assert(vp_charted_has("7 more who are not in the plan stand in the table."));
    vp_charted_check_fields(&vp_charted.drawing);
}
END_TEST

Suite *suite_charts_2(void)
{
    Suite *suite = suite_create("charts_2");
    TCase *data = tcase_create("data");
    tcase_add_checked_fixture(data, vp_charted_begin, vp_charted_end);
    tcase_add_test(data, municipalities_have_a_bar_each_in_every_category);
    tcase_add_test(data, no_municipality_off_its_target_is_said);
    tcase_add_test(data, municipalities_are_drawn_only_where_they_are_compared_and_may_be_named);
    tcase_add_test(data, places_beyond_the_needed_are_no_municipalitys_injustice);
    tcase_add_test(data, many_municipalities_stand_in_panels_that_pages_end_between);
    tcase_add_test(data, hostile_names_of_municipalities_are_only_names);
    tcase_add_test(data, great_holidays_have_a_sign_in_the_year_in_which_somebody_had_them);
    tcase_add_test(data, a_turn_in_two_periods_is_one_and_of_this);
    tcase_add_test(data, without_great_holidays_there_is_no_chart_of_them);
    tcase_add_test(data, years_and_strangers_that_are_too_many_are_counted_in_words);
    suite_add_tcase(suite, data);
    return suite;
}
