/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report.html: whole whatever names are in it, and what its sections say. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"

#include "model/ledger.h"
#include "report/html.h"

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
    const char *script = strstr(text, "<script");
    ck_assert_ptr_nonnull(script); /* ours, with nothing before or behind it, and no other */
    ck_assert_int_eq(strncmp(script + strlen("<script>"), vp_html_script, strlen(vp_html_script)), 0);
    ck_assert_int_eq(strncmp(script + strlen("<script>") + strlen(vp_html_script), "</script>", 9), 0);
    ck_assert_ptr_null(strstr(script + 1, "<script"));
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

/* ---- municipalities ---- */

START_TEST(municipalities_have_a_table_where_they_are_compared)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    VP_CHECK_HAS_NOT(draw_page(made), "Between municipalities");
    vp_make_report_municipal(made, &vp_told.arena);
    VP_CHECK_HAS(draw_page(made), "<h3>Between municipalities</h3>");
    VP_CHECK_HAS(vp_told.out.at, "<th scope=\"row\"><bdi>&lt;b&gt;other &amp; sons</bdi></th>");
    VP_CHECK_HAS(vp_told.out.at, "weight 4 per squared step, step 1; shares by posts");
    made->plan->language = VP_NB;
    VP_CHECK_HAS(draw_page(made), "<h3>Mellom kommuner</h3>");
    VP_CHECK_HAS(vp_told.out.at, "andeler etter stillinger");
    made->report.options.anonymous = true;
    VP_CHECK_HAS(draw_page(made), "der en kommune har én lege, ville det si hvem det er");
    VP_CHECK_HAS_NOT(vp_told.out.at, "other &amp; sons");
}
END_TEST

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

/* ---- day by day ---- */

START_TEST(a_row_is_a_day_and_a_column_a_line)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    int line = vp_make_line(made->plan, 2);
    vp_make_shift(made->plan, line, VP_ON_SAT, "10:00", "14:00");
    vp_make_shift(made->plan, line, VP_ON_SAT, "14:00", "18:00");
    vp_make_line(made->plan, 1); /* without duties: no column */
    vp_remake_report(made, &vp_told.arena);
    made->roster->doctor[0] = VP_LOCUM;
    vp_make_give(made->problem, made->roster, "2027-03-27", 0, 0);
    vp_reaudit_report(made, &vp_told.arena);
    const char *page = draw_page(made);
    VP_CHECK_HAS(page, "<th scope=\"col\">Date</th><th scope=\"col\">l0</th><th scope=\"col\">l1</th></tr></thead>");
    VP_CHECK_HAS(page, "<tr class=\"work\"><th scope=\"row\">Mon 2027-03-22</th>"
                       "<td><div><span class=\"locum\"><bdi>LOCUM</bdi></span></div></td><td></td></tr>");
    VP_CHECK_HAS(page, "<tr class=\"free\"><th scope=\"row\">Sat 2027-03-27");
    VP_CHECK_HAS(page, "<td><div><span data-d=\"1\"><bdi>Doctor 0</bdi></span></div></td><td><div>10:00–14:00: <span ");
    VP_CHECK_HAS(page, "</span></div><div>14:00–18:00: <span ");
}
END_TEST

START_TEST(one_line_is_shown_week_by_week)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->plan->from++;
    made->plan->to -= 6; /* Tuesday to Monday */
    vp_make_special(made->plan, 0, "2027-03-24", "2027-03-24")->has_shifts = true;
    vp_remake_report(made, &vp_told.arena);
    made->roster->doctor[0] = VP_LOCUM;
    vp_reaudit_report(made, &vp_told.arena);
    const char *page = draw_page(made);
    VP_CHECK_HAS(page, "<th scope=\"col\">Week</th><th scope=\"col\">Monday</th><th scope=\"col\">Tuesday</th>");
    VP_CHECK_HAS(page, "<tr><th scope=\"row\">week 12</th><td class=\"work\"></td>"
                       "<td class=\"work\"><div class=\"date\">23 Mar</div>"
                       "<div><span class=\"locum\"><bdi>LOCUM</bdi></span></div></td>"
                       "<td class=\"work\"><div class=\"date\">24 Mar, Wednesday before Easter</div></td>"
                       "<td class=\"free\"><div class=\"date\">25 Mar, Maundy Thursday</div><div><span data-d=\"2\"><bdi>"
                       "Doctor 1</bdi></span></div></td>");
    VP_CHECK_HAS(page,
                 "<tr><th scope=\"row\">week 13</th><td class=\"free\"><div class=\"date\">29 Mar, Easter Monday</div>");
    VP_CHECK_HAS(page, "<td class=\"free\"></td></tr>\n</tbody>");
}
END_TEST

START_TEST(the_filter_knows_every_doctor_by_number)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->plan->doctors.item[1].name = "</option></select><b>";
    vp_remake_report(made, &vp_told.arena);
    const char *page = draw_page(made);
    VP_CHECK_HAS(page, "<p id=\"filter\" hidden><label for=\"who\">Show only the duties of</label>");
    VP_CHECK_HAS(page, "<option value=\"\">everybody</option><option value=\"1\">Doctor 0</option>"
                       "<option value=\"2\">&lt;/option&gt;&lt;/select&gt;&lt;b&gt;</option>");
    VP_CHECK_HAS(page, " data-d=\"3\"><th scope=\"row\" class=\"t\">Wed 2027-03-24</th>");
}
END_TEST

START_TEST(a_line_may_be_called_like_a_column_of_numbers)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    int line = vp_make_line(made->plan, 1);
    vp_make_shift(made->plan, line, VP_ON_SAT, "10:00", "14:00");
    made->plan->lines.item[0].name = "#1 night";
    vp_remake_report(made, &vp_told.arena);
    VP_CHECK_HAS(draw_page(made), ">#1 night</th>");
}
END_TEST

/* ---- around it all ---- */

START_TEST(the_page_may_run_nothing_but_its_script)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    const char *page = draw_page(made);
    VP_CHECK_HAS(page, "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-");
    VP_CHECK_HAS(page, "'; base-uri 'none'; form-action 'none'\">");
    ck_assert_ptr_null(strstr(vp_html_script, "innerHTML"));
    ck_assert_ptr_null(strpbrk(vp_html_script, "<>"));
}
END_TEST

START_TEST(who_does_not_see_finds_his_way)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    const char *page = draw_page(made);
    static const char *const in_order[] = {
        "<body>\n<a class=\"skip\" href=\"#main\">To the content</a>",
        "<header>",
        "<h1>",
        "</header>",
        "<nav aria-label=\"Contents\">",
        "</nav>",
        "<main id=\"main\" tabindex=\"-1\">",
        "<h2>In short</h2>",
        "<h2>Duties</h2>",
        "</main>",
        "<footer>",
        "</footer>",
    };
    const char *at = page;
    for (size_t i = 0; i < sizeof in_order / sizeof *in_order; i++) {
        at = strstr(at, in_order[i]);
        ck_assert_msg(at != NULL, "%s", in_order[i]);
    }
    made->plan->language = VP_NB;
    VP_CHECK_HAS(draw_page(made), ">Til innholdet</a>");
}
END_TEST

START_TEST(the_limits_of_the_search_are_part_of_what_was_put_in)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    VP_CHECK_HAS(draw_page(made), "<dd>seed 7; at most 400000 units of work in each search</dd>");
    made->outcome.effort = 0;
    made->outcome.time_limit = 2.5;
    made->outcome.gap_wanted = 1.5;
    made->plan->language = VP_NB;
    VP_CHECK_HAS(draw_page(made), "<dd>frø 7; høyst 2,5 sekunder; stopp når høyst 1,5 % av poengene kan spares</dd>");
    made->report.outcome = NULL;
    VP_CHECK_HAS_NOT(draw_page(made), "frø 7");
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

START_TEST(what_is_fair_is_said_as_the_plan_has_it)
{
    struct vp_made_report *made = vp_make_report(2, &vp_told.arena);
    int burden = vp_make_category(made->plan, "burden", 1);
    made->plan->categories.item[burden].name = "<b>burden";
    vp_make_category_sum(made->plan, burden, VP_NIGHTS, 1);
    vp_make_category_sum(made->plan, burden, VP_CHRISTMAS, 2.5);
    vp_make_term(made->plan, burden, 1, 0.5);
    made->plan->fairness.item[made->plan->fairness.n - 1].method = VP_LEXIMIN;
    vp_remake_report(made, &vp_told.arena);
    VP_CHECK_HAS(draw_page(made),
                 "<dd>leximin: first whoever has most above the target, then the next, and so on; step 0.5</dd>");
    VP_CHECK_HAS(vp_told.out.at,
                 "<dt>&lt;b&gt;burden</dt><dd>a sum of duty points: each duty counts 1 for nights, 2.5 for Christmas</dd>");
    VP_CHECK_HAS(vp_told.out.at, "<dd>weight 1 per squared step; step 12 h</dd>");
    made->plan->language = VP_NB;
    made->plan->fairness.item[made->plan->fairness.n - 1].method = VP_MIN_MAX;
    vp_remake_report(made, &vp_told.arena);
    VP_CHECK_HAS(draw_page(made), "min-max: bare den som har mest over målet; trinn 0,5");
    VP_CHECK_HAS(vp_told.out.at, "hver vakt teller 1 for netter, 2,5 for jul");
}
END_TEST

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
    VP_CHECK_HAS(
        vp_told.out.at,
        "<th scope=\"row\"><bdi>Doctor 1</bdi></th><td>–</td><td>–</td><td><strong>2027*</strong></td><td>–</td></tr>");
    VP_CHECK_HAS_NOT(vp_told.out.at, "Brought over from");
    make_ledger(made);
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = place % 2;
    vp_reaudit_report(made, &vp_told.arena);
    VP_CHECK_HAS(
        draw_page(made),
        "<th scope=\"row\"><bdi>Doctor 1</bdi></th><td>–</td><td>–</td><td>2026, <strong>2027*</strong></td><td>–</td></tr>");
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
    tcase_add_test(page, municipalities_have_a_table_where_they_are_compared);
    tcase_add_test(page, the_page_says_who_is_on_in_which_week);
    tcase_add_test(page, a_doctor_who_has_left_is_on_no_more);
    tcase_add_test(page, names_in_a_rotation_are_only_names);
    tcase_add_test(page, great_holidays_stand_year_by_year);
    tcase_add_test(page, without_great_holidays_there_is_no_table);
    tcase_add_test(page, a_plan_without_rotations_has_no_such_section);
    tcase_add_test(page, a_row_is_a_day_and_a_column_a_line);
    tcase_add_test(page, one_line_is_shown_week_by_week);
    tcase_add_test(page, the_filter_knows_every_doctor_by_number);
    tcase_add_test(page, a_line_may_be_called_like_a_column_of_numbers);
    tcase_add_test(page, the_page_may_run_nothing_but_its_script);
    tcase_add_test(page, who_does_not_see_finds_his_way);
    tcase_add_test(page, the_limits_of_the_search_are_part_of_what_was_put_in);
    tcase_add_test(page, a_category_with_points_of_its_own_does_not_count_duties);
    tcase_add_test(page, what_is_fair_is_said_as_the_plan_has_it);
    tcase_add_test(page, places_are_said_as_the_period_has_them);
    tcase_add_test(page, extra_places_are_said_with_their_price);
    tcase_add_test(page, scenario_and_history_are_part_of_what_was_put_in);
    tcase_add_test(page, what_targets_add_up_to_is_not_said_to_be_the_load);
    suite_add_tcase(suite, page);
    return suite;
}
