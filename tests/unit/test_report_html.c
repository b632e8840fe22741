/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report.html: whole whatever names are in it, and what its sections say. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"

#include "model/ledger.h"

#include <string.h>

/* ---- report.html ---- */

/* Elements that have no end. */
static bool is_void(const char *name, size_t length)
{
    static const char *const names[] = {"meta", "br", "img", "!DOCTYPE", "link"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == length && strncmp(names[i], name, length) == 0)
            return true;
    return false;
}

/* Every element is closed, in the right order; nothing outside is asked for. */
static void check_html(const char *text)
{
    const char *open[64];
    int depth = 0;
    for (const char *at = strchr(text, '<'); at != NULL; at = strchr(at + 1, '<')) {
        const char *end = strchr(at, '>');
        ck_assert_ptr_nonnull(end);
        const char *name = at[1] == '/' ? at + 2 : at + 1;
        size_t length = strcspn(name, " \n\t>/");
        if (at[1] == '/') {
            ck_assert_int_gt(depth, 0);
            depth--;
            ck_assert_msg(strncmp(open[depth], name, length) == 0, "</%.*s> closes <%.10s", (int)length, name,
                          open[depth]);
        } else if (!is_void(name, length) && end[-1] != '/') {
            ck_assert_int_lt(depth, 64);
            open[depth++] = name;
        }
    }
    ck_assert_int_eq(depth, 0);
    VP_CHECK_HAS_NOT(text, "<script");
    VP_CHECK_HAS_NOT(text, "<img");
    VP_CHECK_HAS_NOT(text, " src=\"");
    VP_CHECK_HAS_NOT(text, "@import");
}

START_TEST(the_page_is_whole_in_its_language_whatever_names_are_in_it)
{
    struct vp_made_report *made = vp_make_hostile(&vp_told.arena);
    made->roster->doctor[1] = 0;
    made->roster->doctor[3] = VP_LOCUM;
    vp_reaudit_report(made, &vp_told.arena);
    vp_report_html(&made->report, NULL, &vp_told.out);
    check_html(vp_told.out.at);
    ck_assert_int_eq(strncmp(vp_told.out.at, "<!DOCTYPE html>\n<html lang=\"en\">", 32), 0);
    VP_CHECK_HAS(vp_told.out.at, "&lt;script&gt;alert(1)&lt;/script&gt;");
    VP_CHECK_HAS(vp_told.out.at, "<td class=\"d\">LOCUM</td>");
    VP_CHECK_HAS(vp_told.out.at, "<th scope=\"row\" class=\"t\">Mon 2027-03-22</th>");
    VP_CHECK_HAS(vp_told.out.at, made->plan->sha256);
    VP_CHECK_HAS_NOT(vp_told.out.at, "\xE2\x80\xAE");
    made->plan->language = VP_NB;
    vp_told.out.length = 0;
    vp_report_html(&made->report, NULL, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "<html lang=\"nb\">");
    VP_CHECK_HAS(vp_told.out.at, "VIKAR");
}
END_TEST

/* The page anew. */
static const char *draw_page(const struct vp_made_report *made)
{
    vp_told.out.length = 0;
    vp_report_html(&made->report, NULL, &vp_told.out);
    check_html(vp_told.out.at);
    return vp_told.out.at;
}

/* ---- rotations ---- */

/* Four doctors in a cycle of two weeks, each with an offset of his own or none; two are on in every week. */
static struct vp_made_report *make_rotating(void)
{
    struct vp_made_report *made = vp_make_report(4, &vp_told.arena);
    int rotation = vp_make_rotation(made->plan, "1/1");
    for (int d = 0; d < 4; d++)
        vp_make_rotation_doctor(made->plan, rotation, d, d % 2);
    vp_make_present(made->plan, rotation, 2, 2);
    vp_remake_report(made, &vp_told.arena);
    return made;
}

START_TEST(the_page_says_who_is_on_in_which_week)
{
    struct vp_made_report *made = make_rotating();
    const char *page = draw_page(made);
    VP_CHECK_HAS(page, "<section id=\"rotation\">");
    VP_CHECK_HAS(page, "<a href=\"#rotation\">");
    VP_CHECK_HAS(page, "<th scope=\"row\" class=\"t\">week 12</th><td class=\"t\">Mon 2027-03-22 08:00</td>"
                       "<td class=\"t\">Mon 2027-03-29 08:00</td><td class=\"n\">2</td>"
                       "<td class=\"words\"><bdi>Doctor 0</bdi>, <bdi>Doctor 2</bdi></td></tr>");
    VP_CHECK_HAS(page, "<td class=\"words\"><bdi>Doctor 1</bdi>, <bdi>Doctor 3</bdi></td></tr>");
    made->plan->language = VP_NB;
    page = draw_page(made);
    VP_CHECK_HAS(page, "<h2>Turnus</h2>");
    VP_CHECK_HAS(page, "uke 12</th>");
}
END_TEST

START_TEST(a_doctor_who_has_left_is_on_no_more)
{
    struct vp_made_report *made = make_rotating();
    made->plan->doctors.item[0].member.to = made->plan->from + 6;
    made->plan->doctors.item[2].member.from = made->plan->from + 7;
    vp_remake_report(made, &vp_told.arena);
    const char *page = draw_page(made);
    VP_CHECK_HAS(page, "<td class=\"n\">1</td><td class=\"words\"><bdi>Doctor 0</bdi></td></tr>");
}
END_TEST

START_TEST(names_in_a_rotation_are_only_names)
{
    struct vp_made_report *made = make_rotating();
    made->plan->doctors.item[0].name = "<script>alert(1)</script>";
    made->plan->rotations.item[0].id = "</caption><b>";
    VP_CHECK_HAS(draw_page(made), "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>");
    VP_CHECK_HAS_NOT(vp_told.out.at, "</caption><b>");
}
END_TEST

START_TEST(a_plan_without_rotations_has_no_such_section)
{
    VP_CHECK_HAS_NOT(draw_page(vp_make_report(3, &vp_told.arena)), "rotation");
}
END_TEST

/* ---- loads ---- */

START_TEST(a_category_with_points_of_its_own_does_not_count_duties)
{
    struct vp_made_report *made = vp_make_report(2, &vp_told.arena);
    int category = vp_make_category(made->plan, "late", 0.5);
    vp_make_term(made->plan, category, 1, 1);
    vp_remake_report(made, &vp_told.arena);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = place < 9 ? 0 : 1;
    vp_reaudit_report(made, &vp_told.arena);
    VP_CHECK_HAS(draw_page(made),
                 "Furthest above the target in late: Doctor 0, +1.0 (has 4.5 duty points, the target is 3.5).");
    VP_CHECK_HAS(vp_told.out.at, "<td class=\"n\">4.50</td><td class=\"n\">+1.00</td>");
    made->plan->categories.item[category].points = 3;
    vp_remake_report(made, &vp_told.arena);
    VP_CHECK_HAS(draw_page(made), "(has 21 duty points, the target is 21.0)");
}
END_TEST

/* ---- what was put in ---- */

START_TEST(places_are_said_as_the_period_has_them)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    VP_CHECK_HAS(draw_page(made), "<dd>1 place per duty; an hour on duty counts 0.25 as working time; ");
    VP_CHECK_HAS(vp_told.out.at, "<dd>3 doctors, 1 line, 14 duties</dd>");
    made->plan->lines.item[0].doctors[VP_SATURDAY] = 2;
    vp_remake_report(made, &vp_told.arena);
    VP_CHECK_HAS(draw_page(made), "<dd>1–2 places per duty; ");
    made->plan->language = VP_NB;
    VP_CHECK_HAS(draw_page(made), "<dd>1–2 plasser per vakt; ");
}
END_TEST

START_TEST(extra_places_are_said_with_their_price)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    struct vp_line *line = &made->plan->lines.item[0];
    for (int kind = 0; kind < VP_DAY_KINDS; kind++)
        line->doctors[kind] = 0;
    line->extra = 2;
    line->extra_price = 1.5;
    vp_remake_report(made, &vp_told.arena);
    VP_CHECK_HAS(draw_page(made),
                 "<dd>0 places per duty and up to 2 more, 1.5 points for each that is filled; an hour on duty "
                 "counts 0.25 as working time</dd>");
}
END_TEST

START_TEST(scenario_and_history_are_part_of_what_was_put_in)
{
    struct vp_history history = {.name = "/somewhere/before.csv", .from = vp_make_day("2027-03-08")};
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    VP_CHECK_HAS_NOT(draw_page(made), "Scenario");
    VP_CHECK_HAS_NOT(vp_told.out.at, "History");
    made->plan->scenario = "two-districts";
    made->plan->history = &history;
    vp_make_past(made->plan, &history, 0, 0, "2027-03-20", "15:30-08:00");
    vp_remake_report(made, &vp_told.arena);
    VP_CHECK_HAS(draw_page(made), "<dt>Scenario</dt><dd>two-districts</dd>");
    VP_CHECK_HAS(vp_told.out.at, "<dt>History</dt><dd>before.csv, 1 duty from 8 Mar 2027</dd>");
    VP_CHECK_HAS_NOT(vp_told.out.at, "somewhere");
    vp_told.out.length = 0;
    vp_report_audit_text(&made->report, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "\nHistory: before.csv, 1 duty from 8 Mar 2027\n");
}
END_TEST

START_TEST(what_targets_add_up_to_is_not_said_to_be_the_load)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    VP_CHECK_HAS(draw_page(made), "so that the targets add up to all that must be covered.");
    VP_CHECK_HAS(vp_told.out.at, "Extra places are load without a target, what locums take is a target without load.");
}
END_TEST

/* ---- great holidays ---- */

/* A ledger that knows of Easter 2026, and of two who have left, one with an enemy's name. */
static struct vp_ledger *make_ledger(struct vp_made_report *made)
{
    struct vp_ledger *ledger = vp_arena_alloc(&vp_told.arena, sizeof *ledger);
    *ledger = (struct vp_ledger){.name = "/somewhere/ledger.yaml", .dated = true};
    memset(ledger->sha256, 'a', 64);
    ledger->period = (struct vp_dates){vp_make_day("2026-07-06"), vp_make_day("2027-03-21")};
    struct vp_ledger_year *easter = vp_ledger_year(&ledger->years, VP_GREAT_EASTER, 2026, &vp_told.arena);
    *vp_vec_add(&vp_told.arena, &easter->doctors) = "left";
    *vp_vec_add(&vp_told.arena, &easter->doctors) = "d1";
    struct vp_ledger_year *christmas = vp_ledger_year(&ledger->years, VP_GREAT_CHRISTMAS, 2025, &vp_told.arena);
    *vp_vec_add(&vp_told.arena, &christmas->doctors) = "<b>left</b>";
    made->plan->ledger = ledger;
    return ledger;
}

START_TEST(great_holidays_stand_year_by_year)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    VP_CHECK_HAS(draw_page(made), "<caption>Great holidays year by year</caption>");
    VP_CHECK_HAS(vp_told.out.at,
                 "<th scope=\"row\"><bdi>Doctor 1</bdi></th><td>–</td><td>–</td><td>2027</td><td>–</td></tr>");
    VP_CHECK_HAS_NOT(vp_told.out.at, "Brought over from");
    make_ledger(made);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = place % 2;
    vp_reaudit_report(made, &vp_told.arena);
    VP_CHECK_HAS(draw_page(made),
                 "<th scope=\"row\"><bdi>Doctor 1</bdi></th><td>–</td><td>–</td><td>2026, 2027</td><td>–</td></tr>");
    VP_CHECK_HAS(vp_told.out.at, "<bdi>Doctor 2</bdi></th><td>–</td><td>–</td><td>–</td><td>–</td></tr>\n<tr>");
    VP_CHECK_HAS(vp_told.out.at,
                 "<bdi>&lt;b&gt;left&lt;/b&gt;</bdi></th><td>2025</td><td>–</td><td>–</td><td>–</td></tr>");
    VP_CHECK_HAS(vp_told.out.at, "<bdi>left</bdi></th><td>–</td><td>–</td><td>2026</td><td>–</td></tr>");
    VP_CHECK_HAS(vp_told.out.at, "<dt>Brought over from</dt><dd>ledger.yaml (6 Jul 2026 – 21 Mar 2027), SHA-256 aaaaaaaa");
    VP_CHECK_HAS_NOT(vp_told.out.at, "somewhere");
    made->plan->language = VP_NB;
    VP_CHECK_HAS(draw_page(made), "<th scope=\"col\">Jul</th>");
}
END_TEST

START_TEST(without_great_holidays_there_is_no_table)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->plan->holidays = (struct vp_holidays){0};
    vp_remake_report(made, &vp_told.arena);
    VP_CHECK_HAS_NOT(draw_page(made), "Great holidays");
}
END_TEST

Suite *suite_report_html(void)
{
    Suite *suite = suite_create("report_html");
    TCase *page = tcase_create("page");
    tcase_add_checked_fixture(page, vp_told_begin, vp_told_end);
    tcase_add_test(page, the_page_is_whole_in_its_language_whatever_names_are_in_it);
    tcase_add_test(page, the_page_says_who_is_on_in_which_week);
    tcase_add_test(page, a_doctor_who_has_left_is_on_no_more);
    tcase_add_test(page, names_in_a_rotation_are_only_names);
    tcase_add_test(page, great_holidays_stand_year_by_year);
    tcase_add_test(page, without_great_holidays_there_is_no_table);
    tcase_add_test(page, a_plan_without_rotations_has_no_such_section);
    tcase_add_test(page, a_category_with_points_of_its_own_does_not_count_duties);
    tcase_add_test(page, places_are_said_as_the_period_has_them);
    tcase_add_test(page, extra_places_are_said_with_their_price);
    tcase_add_test(page, scenario_and_history_are_part_of_what_was_put_in);
    tcase_add_test(page, what_targets_add_up_to_is_not_said_to_be_the_load);
    suite_add_tcase(suite, page);
    return suite;
}
