/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of municipalities: their parts, who is furthest from the target, and where nothing may be said. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"

#include "report/html.h"
#include "report/view.h"

static struct vp_view view;

/* Four doctors, one of them of "other", one of no municipality; "other" has nothing of 14 duties. */
static struct vp_made_report *make_compared(enum vp_municipal_by by)
{
    struct vp_made_report *made = vp_make_report(4, &vp_told.arena);
    const int other = vp_make_municipality(made->plan, "other");
    made->plan->municipalities.item[0].population = 900;
    made->plan->municipalities.item[0].share = 1;
    made->plan->municipalities.item[other].population = 300;
    made->plan->municipalities.item[other].share = 0;
    made->plan->doctors.item[0].municipality = other;
    made->plan->doctors.item[1].municipality = -1;
    vp_make_municipal(made->plan, by, 1);
    vp_remake_report(made, &vp_told.arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = 2 + place % 2;
    vp_reaudit_report(made, &vp_told.arena);
    return made;
}

START_TEST(parts_are_per_cent_of_all_parts)
{
    static const struct {
        enum vp_municipal_by by;
        double first;
        const char *words;
    } cases[] = {
        {VP_BY_POSTS, 200.0 / 3, "posts"}, {VP_BY_POPULATION, 75, "population"}, {VP_BY_AGREED, 100, "agreement"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        vp_view_init(&view, &make_compared(cases[i].by)->report);
        ck_assert_double_eq_tol(view.per_cent[0], cases[i].first, 1e-9);
        ck_assert_double_eq_tol(view.per_cent[1], 100 - cases[i].first, 1e-9);
        ck_assert_str_eq(vp_municipal_words(&view), cases[i].words);
        vp_view_clear(&view);
    }
}
END_TEST

START_TEST(without_parts_there_are_no_per_cent)
{
    struct vp_made_report *made = make_compared(VP_BY_AGREED);
    made->plan->municipalities.item[0].share = 0;
    vp_view_init(&view, &made->report);
    ck_assert_double_eq(view.per_cent[0], 0);
    vp_view_clear(&view);
}
END_TEST

START_TEST(the_summary_names_who_is_furthest_from_the_target)
{
    struct vp_made_report *made = make_compared(VP_BY_POSTS);
    vp_view_init(&view, &made->report);
    const char *worst = vp_municipal_worst(&view);
    /* A third of 14 nights, and of 277 h: hours are the most steps of 12 h. */
    ck_assert_msg(strstr(worst, "M, ") == worst && strstr(worst, " h above the target in hours") != NULL, "%s", worst);
    ck_assert_str_eq(vp_municipal_summary(&view),
                     vp_arena_printf(&vp_told.arena,
                                     "Between municipalities the largest deviation, in steps, is: %s (shares by posts).",
                                     worst));
    vp_view_clear(&view);
    vp_report_summary(&made->report, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "Between municipalities the largest deviation, in steps, is: M, ");
    vp_told.out.length = 0;
    vp_report_html(&made->report, NULL, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "<li>Between municipalities the largest deviation");
    made->plan->language = VP_NB;
    vp_told.out.length = 0;
    vp_report_summary(&made->report, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "Mellom kommuner er det største avviket, målt i trinn: M, ");
}
END_TEST

START_TEST(all_on_their_target_is_said)
{
    struct vp_made_report *made = make_compared(VP_BY_POSTS);
    for (int i = 0; i < made->plan->municipalities.n * made->plan->categories.n; i++)
        made->problem->municipal_target[i] = made->report.audit->municipal_load[i] + 0.04;
    vp_view_init(&view, &made->report);
    ck_assert_ptr_null(vp_municipal_worst(&view));
    ck_assert_str_eq(vp_municipal_summary(&view), "Between municipalities: all are on their target.");
    vp_view_clear(&view);
}
END_TEST

START_TEST(nothing_is_said_where_they_are_not_compared_or_may_not_be_named)
{
    struct vp_made_report *made = make_compared(VP_BY_POSTS);
    made->report.options.anonymous = true;
    vp_report_summary(&made->report, &vp_told.out);
    VP_CHECK_HAS_NOT(vp_told.out.at, "unicipalit");
    made->report.options.anonymous = false;
    made->plan->municipal.n = 0;
    vp_told.out.length = 0;
    vp_report_summary(&made->report, &vp_told.out);
    VP_CHECK_HAS_NOT(vp_told.out.at, "unicipalit");
    VP_CHECK_HAS(vp_told.out.at, "Furthest above their target");
}
END_TEST

START_TEST(names_are_only_names)
{
    struct vp_made_report *made = make_compared(VP_BY_POSTS);
    made->plan->municipalities.item[0].name = "<b>\x1B[31m&\xE2\x80\xAE";
    made->plan->municipalities.item[1].name = "";
    vp_remake_report(made, &vp_told.arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = 2;
    vp_reaudit_report(made, &vp_told.arena);
    vp_report_summary(&made->report, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "in steps, is: <b>");
    VP_CHECK_HAS_NOT(vp_told.out.at, "\x1B");
    VP_CHECK_HAS_NOT(vp_told.out.at, "\xE2\x80\xAE");
    vp_told.out.length = 0;
    vp_report_html(&made->report, NULL, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "in steps, is: &lt;b&gt;");
    VP_CHECK_HAS_NOT(vp_told.out.at, "<b>");
    VP_CHECK_HAS(vp_told.out.at, "<bdi>other</bdi>"); /* the id of one without a name */
}
END_TEST

Suite *suite_municipal_words(void)
{
    Suite *suite = suite_create("municipal_words");
    TCase *tests = tcase_create("words");
    tcase_add_checked_fixture(tests, vp_told_begin, vp_told_end);
    tcase_add_test(tests, parts_are_per_cent_of_all_parts);
    tcase_add_test(tests, without_parts_there_are_no_per_cent);
    tcase_add_test(tests, the_summary_names_who_is_furthest_from_the_target);
    tcase_add_test(tests, all_on_their_target_is_said);
    tcase_add_test(tests, nothing_is_said_where_they_are_not_compared_or_may_not_be_named);
    tcase_add_test(tests, names_are_only_names);
    suite_add_tcase(suite, tests);
    return suite;
}
