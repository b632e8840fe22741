/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the outputs say, and that no name in a plan can make them say anything else. The files themselves: test_report_files.c; what is claimed: test_claims.c. */
#include "tests/unit/folder_maker.h"
#include "tests/unit/plan_maker.h"
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include "inputs/inputs.h"
#include "report/escape.h"

#include <string.h>

/* ---- escapes ---- */

START_TEST(clean_words_stay_and_dirty_ones_are_made_harmless)
{
    ck_assert_str_eq(vp_clean(&vp_told.arena, "Grønn  Å\t1\n"), "Grønn Å 1");
    ck_assert_str_eq(vp_clean(&vp_told.arena, "a\xE2\x80\xAE"
                                              "b\x1B[2Jc\x7F"),
                     "ab[2Jc");
    ck_assert(vp_text_is_utf8(vp_clean(&vp_told.arena, "x\xFF\xC3"), strlen(vp_clean(&vp_told.arena, "x\xFF\xC3"))));
    ck_assert_str_eq(vp_clean(&vp_told.arena, "a\xCC\x81\xCC\x81\xCC\x81\xCC\x81"), "a\xCC\x81\xCC\x81");
    ck_assert_str_eq(vp_cut(&vp_told.arena, "abcdef", 4), "abc…");
    ck_assert_str_eq(vp_cut(&vp_told.arena, "abcd", 4), "abcd");
    ck_assert_int_le(vp_text_width(vp_cut(&vp_told.arena, "漢漢漢漢", 4)), 4);
}
END_TEST

START_TEST(each_medium_has_its_own_escape)
{
    vp_put_html(&vp_told.out, "<a b='c' d=\"e\">&amp;");
    ck_assert_str_eq(vp_told.out.at, "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;amp;");
    vp_told.out.length = 0;
    vp_put_csv(&vp_told.out, "a,\"b\"\nc");
    ck_assert_str_eq(vp_told.out.at, "\"a,\"\"b\"\"\nc\"");
    for (const char *first = "=+-@"; *first != '\0'; first++) {
        vp_told.out.length = 0;
        vp_put_csv_text(&vp_told.out, (const char[]){*first, '1', '\0'});
        ck_assert_int_eq(vp_told.out.at[0], '\'');
    }
    static const char *const quoted[] = {"no", "1e3", "2027-01-01", "a: b", "", "~", "- x", "null"};
    for (size_t i = 0; i < sizeof quoted / sizeof *quoted; i++) {
        vp_told.out.length = 0;
        vp_put_yaml(&vp_told.out, quoted[i]);
        ck_assert_msg(vp_told.out.at[0] == '"', "%s", vp_told.out.at);
    }
    vp_told.out.length = 0;
    vp_put_yaml(&vp_told.out, "a\"\\\n\xE2\x80\xAE"
                              "b");
    ck_assert_str_eq(vp_told.out.at, "\"a\\\"\\\\\\u000A\\u202Eb\"");
    vp_told.out.length = 0;
    vp_put_gnuplot(&vp_told.out, "`a` \"b\" 'c' \\d\te漢");
    ck_assert_ptr_null(strpbrk(vp_told.out.at, "`\"'\\\t"));
    ck_assert_ptr_null(strstr(vp_told.out.at, "漢"));
}
END_TEST

/* ---- roster.csv ---- */

START_TEST(roster_has_a_row_a_place_in_order_of_start)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->roster->doctor[1] = VP_LOCUM;
    vp_report_roster_csv(&made->report, &vp_told.out);
    ck_assert_int_eq(strncmp(vp_told.out.at, "date,line,site,start,end,doctor", 31), 0);
    ck_assert_int_eq(vp_count_words(vp_told.out.at, "\n"), 1 + 14);
    VP_CHECK_HAS(vp_told.out.at,
                 "\n2027-03-22,l0,station,2027-03-22T15:30:00+01:00,2027-03-23T08:00:00+01:00,d0,Monday,16.5,\n");
    VP_CHECK_HAS(vp_told.out.at,
                 "\n2027-03-23,l0,station,2027-03-23T15:30:00+01:00,2027-03-24T08:00:00+01:00,,Tuesday,16.5,\n");
    /* the night in which summer time begins */
    VP_CHECK_HAS(vp_told.out.at,
                 "\n2027-03-27,l0,station,2027-03-27T08:00:00+01:00,2027-03-28T08:00:00+02:00,d2,Saturday,23,");
}
END_TEST

START_TEST(a_home_line_is_where_the_doctor_lives)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->plan->lines.item[0].site = VP_SITE_HOME;
    vp_remake_report(made, &vp_told.arena);
    made->roster->doctor[1] = VP_LOCUM;
    vp_report_roster_csv(&made->report, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "2027-03-22,l0,home0,");
    VP_CHECK_HAS(vp_told.out.at, "2027-03-23,l0,,");
}
END_TEST

START_TEST(what_a_roster_file_lacks_or_has_too_much_is_not_mended)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->roster->doctor[2] = VP_ABSENT;
    const struct vp_duty *duty = &made->problem->duties[4];
    struct vp_stray stray = {
        .doctor = 1, .line = "other", .start = duty->start + 60, .end = duty->end, .why = "no such duty"};
    *vp_vec_add(&vp_told.arena, &made->roster->strays) = stray;
    vp_reaudit_report(made, &vp_told.arena);
    vp_report_roster_csv(&made->report, &vp_told.out);
    ck_assert_int_eq(vp_count_words(vp_told.out.at, "\n"), 1 + 14 - 1 + 1);
    VP_CHECK_HAS_NOT(vp_told.out.at, "\n2027-03-24,");
    const char *row = strstr(vp_told.out.at, "\n2027-03-26,other,,");
    ck_assert_ptr_nonnull(row);
    ck_assert_ptr_eq(
        strstr(vp_told.out.at, "\n2027-03-26,l0"),
        row - (strchr(strstr(vp_told.out.at, "\n2027-03-26,l0") + 1, '\n') - strstr(vp_told.out.at, "\n2027-03-26,l0")));
}
END_TEST

START_TEST(the_roster_reads_back_as_it_was)
{
    struct vp_made_report *made = vp_make_hostile(&vp_told.arena);
    made->roster->doctor[5] = VP_LOCUM;
    vp_report_roster_csv(&made->report, &vp_told.out);
    const char *folder = vp_make_folder(&vp_told.arena);
    vp_spill(&vp_told.arena, folder, "roster.csv", vp_told.out.at);
    struct vp_errors errors;
    vp_errors_init(&errors);
    const char *path = vp_arena_printf(&vp_told.arena, "%s/roster.csv", folder);
    struct vp_roster *read = vp_roster_read(path, made->problem, &vp_told.arena, &errors);
    vp_remove_folder(folder);
    ck_assert_ptr_nonnull(read);
    ck_assert_int_eq(read->strays.n, 0);
    for (int place = 0; place < made->problem->n_places; place++)
        ck_assert_int_eq(read->doctor[place], made->roster->doctor[place]);
}
END_TEST

/* With `;` as a spreadsheet in Norwegian wants it: a byte order mark, decimal commas. With a tab neither. */
START_TEST(the_roster_in_other_tables)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->report.options.separator = ';';
    vp_report_roster_csv(&made->report, &vp_told.out);
    ck_assert_int_eq(strncmp(vp_told.out.at,
                             "\xEF\xBB\xBF"
                             "date;line;site;start;end;doctor;weekday;hours;holiday\n",
                             56),
                     0);
    VP_CHECK_HAS(vp_told.out.at, "2027-03-23T08:00:00+01:00;d0;Monday;16,5;\n");
    made->report.options.separator = '\t';
    vp_told.out.length = 0;
    vp_report_roster_csv(&made->report, &vp_told.out);
    ck_assert_int_eq(strncmp(vp_told.out.at, "date\tline\tsite\t", 15), 0);
    VP_CHECK_HAS(vp_told.out.at, "\td0\tMonday\t16.5\t\n");
}
END_TEST

START_TEST(every_table_reads_back_as_it_was)
{
    struct vp_made_report *made = vp_make_hostile(&vp_told.arena);
    made->roster->doctor[5] = VP_LOCUM;
    for (const char *separator = ",;\t"; *separator != '\0'; separator++) {
        struct vp_errors errors;
        vp_errors_init(&errors);
        made->report.options.separator = *separator;
        vp_told.out.length = 0;
        vp_report_roster_csv(&made->report, &vp_told.out);
        struct vp_roster *read =
            vp_roster_parse("roster.csv", vp_told.out.at, vp_told.out.length, made->problem, &vp_told.arena, &errors);
        ck_assert_ptr_nonnull(read);
        ck_assert_int_eq(read->strays.n, 0);
        for (int place = 0; place < made->problem->n_places; place++)
            ck_assert_int_eq(read->doctor[place], made->roster->doctor[place]);
    }
}
END_TEST

/* ---- audit.txt ---- */

START_TEST(a_lawful_roster_is_called_lawful_with_the_figures_that_it_kept)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    vp_report_audit_text(&made->report, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "\nLAWFUL by the rules of the plan");
    VP_CHECK_HAS_NOT(vp_told.out.at, "NOT LAWFUL");
    VP_CHECK_HAS(vp_told.out.at, "14 duties, all covered by the doctors of the plan.");
    VP_CHECK_HAS(
        vp_told.out.at,
        "rest: at least 8 hours free between two duties, driving not counted as free – 0 breaches in\n        14 duties\n");
    VP_CHECK_HAS(vp_told.out.at, "[verified] SFS 2305 §7.4: eight hours; made:311");
    VP_CHECK_HAS(vp_told.out.at, "[NOT VERIFIED] a suggestion; made:312");
    VP_CHECK_HAS(vp_told.out.at, "  weekends: at most 1 of 2 weekends in a row with duty (a suggestion)");
}
END_TEST

START_TEST(each_breach_has_a_line_with_all_that_one_needs)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    vp_make_drive(made->plan, 0, 30);
    vp_make_leave(made->plan, 1, "2027-04-01", "2027-04-01", true);
    vp_remake_report(made, &vp_told.arena);
    made->roster->doctor[0] = 0;
    made->roster->doctor[1] = 0; /* 7.5 h free, less an hour's driving */
    made->roster->doctor[7] = VP_ABSENT;
    vp_make_give(made->problem, made->roster, "2027-04-01", 0, 1);
    vp_reaudit_report(made, &vp_told.arena);
    vp_report_audit_text(&made->report, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "\nNOT LAWFUL: 3 breaches of hard rules.");
    VP_CHECK_HAS(vp_told.out.at, "\n  Doctor 0, 2027-03-22–23, rest: needs 8 h, has 6.5 h, SFS 2305 §7.4, made:311\n");
    VP_CHECK_HAS(vp_told.out.at, "\n  Doctor 1, 2027-04-01");
    VP_CHECK_HAS(vp_told.out.at, "leave: at most 0 h, has 8.5 h, the plan itself, made:2000\n");
    VP_CHECK_HAS(vp_told.out.at, "\n  (no doctor), 2027-03-29, cover: needs 1, has 0, the plan itself, made:");
    VP_CHECK_HAS(vp_told.out.at, "13 covered by the doctors of the plan, 1 missing from the roster");
}
END_TEST

START_TEST(the_audit_keeps_within_a_hundred_columns_in_both_languages)
{
    struct vp_made_report *made = vp_make_report(5, &vp_told.arena);
    vp_make_report_municipal(made, &vp_told.arena);
    for (int language = VP_NB; language <= VP_EN; language++) {
        made->plan->language = (enum vp_language)language;
        vp_told.out.length = 0;
        vp_report_audit_text(&made->report, &vp_told.out);
        char *copy = vp_arena_strdup(&vp_told.arena, vp_told.out.at);
        for (char *line = strtok(copy, "\n"); line != NULL; line = strtok(NULL, "\n"))
            ck_assert_msg(vp_text_width(line) <= 100, "%d columns: %s", vp_text_width(line), line);
    }
    VP_CHECK_HAS(vp_told.out.at, "Fairness");
    VP_CHECK_HAS(vp_told.out.at, "Between municipalities");
    VP_CHECK_HAS(vp_told.out.at, "by posts");
}
END_TEST

START_TEST(bokmal_is_bokmal)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->plan->language = VP_NB;
    made->roster->doctor[1] = 0;
    vp_reaudit_report(made, &vp_told.arena);
    vp_report_audit_text(&made->report, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "IKKE LOVLIG: ett brudd på en absolutt regel.");
    VP_CHECK_HAS(vp_told.out.at, "rest: krever 8 t, har 7,5 t");
    VP_CHECK_HAS(vp_told.out.at, "fri mellom to vakter: ma. 2027-03-22 15:30–ti. 08:00 (l0)");
    VP_CHECK_HAS_NOT(vp_told.out.at, "needs");
    VP_CHECK_HAS_NOT(vp_told.out.at, "driving");
}
END_TEST

START_TEST(the_worst_off_stands_first)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    for (int place = 0; place < 6; place++)
        made->roster->doctor[2 * place] = 2;
    vp_reaudit_report(made, &vp_told.arena);
    vp_report_audit_text(&made->report, &vp_told.out);
    const char *hours = strstr(vp_told.out.at, "  hours (h)");
    ck_assert_ptr_nonnull(hours);
    const char *first = strchr(hours, '\n') + 1;
    ck_assert_int_eq(strncmp(first, "  Doctor 2 ", 11), 0);
    vp_told.out.length = 0;
    vp_report_summary(&made->report, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "hours       Doctor 2  +");
    ck_assert_int_le(vp_count_words(vp_told.out.at, "\n"), 14);
}
END_TEST

/* Control characters but line ends; with `all` also those that JSON allows. */
static int count_controls(const char *text, bool all)
{
    int n = 0;
    for (const char *at = text; *at != '\0'; at++) {
        unsigned char byte = (unsigned char)*at;
        bool late = byte == 0x7F || (byte == 0xC2 && (unsigned char)at[1] < 0xA0);
        n += (byte < 0x20 && byte != '\n') || (all && late);
    }
    return n;
}

/* A terminal obeys control characters, and a JSON text with those of ASCII is none. (Plans with any of them are refused when they are read.) */
START_TEST(no_text_commands_a_terminal)
{
    static const char hostile[] = "a\x1B[2J\x1B]0;PWNED\x07\x08\x7F\xC2\x9B"
                                  "31m\rb";
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->plan->title = hostile;
    made->plan->doctors.item[0].name = hostile;
    made->plan->lines.item[0].name = hostile;
    made->plan->rules.item[made->plan->rules.n - 1].source = hostile;
    vp_remake_report(made, &vp_told.arena);
    made->roster->doctor[1] = 0;
    vp_reaudit_report(made, &vp_told.arena);
    for (int language = VP_NB; language <= VP_EN; language++) {
        made->plan->language = (enum vp_language)language;
        vp_told.out.length = 0;
        vp_report_summary(&made->report, &vp_told.out);
        vp_report_audit_text(&made->report, &vp_told.out);
        vp_report_html(&made->report, NULL, &vp_told.out);
        VP_CHECK_HAS(vp_told.out.at, "a[2J]0;PWNED31m b");
        ck_assert_int_eq(count_controls(vp_told.out.at, true), 0);
        vp_told.out.length = 0;
        vp_report_audit_json(&made->report, &vp_told.out);
        vp_report_solve_json(&made->report, &vp_told.out);
        VP_CHECK_HAS(vp_told.out.at, "\"a\\u001B[2J");
        ck_assert_int_eq(count_controls(vp_told.out.at, false), 0);
    }
}
END_TEST

/* ---- ledger.yaml ---- */

START_TEST(the_ledger_is_load_less_target)
{
    struct vp_made_report *made = vp_make_report(2, &vp_told.arena);
    vp_give_all(made, 0, &vp_told.arena);
    vp_report_ledger(&made->report, &vp_told.out);
    double half = made->problem->total[VP_HOURS] / 2;
    const char *more = vp_arena_printf(&vp_told.arena, "  d0: { hours: %g, duties: 7, nights: 7, ", half);
    const char *less = vp_arena_printf(&vp_told.arena, "  d1: { hours: -%g, duties: -7, nights: -7, ", half);
    VP_CHECK_HAS(vp_told.out.at, more);
    VP_CHECK_HAS(vp_told.out.at, less);
    VP_CHECK_HAS(vp_told.out.at, "\nledger: 1\nperiod: { from: 2027-03-22, to: 2027-04-04 }\n");
}
END_TEST

/* The next period's plan begins after this one's; its reader takes our file as it is, for the doctors who are still there. */
START_TEST(the_next_plan_reads_the_ledger)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->plan->doctors.item[0].id = "anne";
    made->plan->doctors.item[1].id = "1e3"; /* a word that YAML could take for a number */
    made->plan->doctors.item[2].id = "bo";
    made->roster->doctor[0] = 2;
    vp_reaudit_report(made, &vp_told.arena);
    vp_report_ledger(&made->report, &vp_told.out);
    vp_text_begin();
    vp_text_write("ledger.yaml", vp_told.out.at);
    const char *later =
        vp_text_change(vp_text_plan, "from: 2027-01-04, to: 2027-03-28", "from: 2027-04-05, to: 2027-06-27");
    const char *text = vp_text_change(later, "language: en", "language: en\nbrought-over: ledger.yaml");
    struct vp_plan *plan = vp_text_read_good(text);
    for (int c = 0; c < VP_BUILT_IN_CATEGORIES; c++) {
        const double *load = made->report.audit->load;
        ck_assert_double_eq_tol(plan->doctors.item[0].balance[c], load[c] - made->problem->target[c], 0.0051);
        int bo = 2 * VP_BUILT_IN_CATEGORIES + c;
        ck_assert_double_eq_tol(plan->doctors.item[1].balance[c], load[bo] - made->problem->target[bo], 0.0051);
    }
    vp_text_end();
}
END_TEST

/* ---- all of them ---- */

START_TEST(names_stay_apart_and_on_their_line)
{
    struct vp_made_report *made = vp_make_hostile(&vp_told.arena);
    vp_report_audit_text(&made->report, &vp_told.out);
    VP_CHECK_HAS(vp_told.out.at, "same #14");
    VP_CHECK_HAS_NOT(vp_told.out.at, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    VP_CHECK_HAS_NOT(vp_told.out.at, "\xE2\x80\xAE");
    VP_CHECK_HAS(vp_told.out.at, "  two lines and a tab");
    VP_CHECK_HAS(vp_told.out.at, "  d14 ");
    vp_told.out.length = 0;
    vp_report_ledger(&made->report, &vp_told.out);
    ck_assert_int_eq(vp_count_words(vp_told.out.at, "\n"), 8 + vp_hostile_names_n + 3); /* the head, the balances, Easter */
}
END_TEST

/* All texts but solve.json, one behind the other. */
static const char *tell_all(const struct vp_made_report *made)
{
    vp_told.out.length = 0;
    vp_report_html(&made->report, NULL, &vp_told.out);
    vp_report_audit_text(&made->report, &vp_told.out);
    vp_report_audit_json(&made->report, &vp_told.out);
    vp_report_ledger(&made->report, &vp_told.out);
    vp_report_roster_csv(&made->report, &vp_told.out);
    return vp_arena_strdup(&vp_told.arena, vp_told.out.at);
}

START_TEST(no_times_but_in_solve_json)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    const char *before = tell_all(made);
    made->outcome.seconds = 99;
    made->outcome.seconds_to_first = 98;
    made->outcome.stages[0].seconds = 97;
    ck_assert_str_eq(before, tell_all(made));
}
END_TEST

Suite *suite_report(void)
{
    Suite *suite = suite_create("report");
    TCase *texts = tcase_create("texts");
    tcase_add_checked_fixture(texts, vp_told_begin, vp_told_end);
    tcase_add_test(texts, clean_words_stay_and_dirty_ones_are_made_harmless);
    tcase_add_test(texts, each_medium_has_its_own_escape);
    tcase_add_test(texts, roster_has_a_row_a_place_in_order_of_start);
    tcase_add_test(texts, a_home_line_is_where_the_doctor_lives);
    tcase_add_test(texts, what_a_roster_file_lacks_or_has_too_much_is_not_mended);
    tcase_add_test(texts, the_roster_reads_back_as_it_was);
    tcase_add_test(texts, the_roster_in_other_tables);
    tcase_add_test(texts, no_text_commands_a_terminal);
    tcase_add_test(texts, every_table_reads_back_as_it_was);
    tcase_add_test(texts, a_lawful_roster_is_called_lawful_with_the_figures_that_it_kept);
    tcase_add_test(texts, each_breach_has_a_line_with_all_that_one_needs);
    tcase_add_test(texts, the_audit_keeps_within_a_hundred_columns_in_both_languages);
    tcase_add_test(texts, bokmal_is_bokmal);
    tcase_add_test(texts, the_worst_off_stands_first);
    tcase_add_test(texts, the_ledger_is_load_less_target);
    tcase_add_test(texts, the_next_plan_reads_the_ledger);
    tcase_add_test(texts, names_stay_apart_and_on_their_line);
    tcase_add_test(texts, no_times_but_in_solve_json);
    suite_add_tcase(suite, texts);
    return suite;
}
