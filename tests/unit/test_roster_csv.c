/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rosters from CSV: rows find their places, rows that fit no duty become strays, rows that cannot be read are errors. */
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include <string.h>

static const struct vp_problem *problem;

/* Four days, the clock goes forward in the night to Sunday; a line of two places at grong, one at home, two duties beginning at once. */
static const char plan_text[] = "vaktplan: 1\n"
                                "title: Small\nlanguage: en\n"
                                "period: { from: 2027-03-26, to: 2027-03-29, holidays: none }\n"
                                "sites: { grong: , sandvika: }\n"
                                "travel: { minutes: { grong: { sandvika: 80 } } }\n"
                                "doctors: { anne: { home: grong }, bo: { home: sandvika } }\n"
                                "lines:\n"
                                "  forvakt: { site: grong, doctors: 2, times: { mon-sun: 15:30-08:00 } }\n"
                                "  bakvakt: { site: home, times: { sat: 08:00-08:00 } }\n"
                                "  dag: { site: sandvika, times: { mon: [08:00-12:00, 08:00-16:00] } }\n";

static const char header[] = "date,line,site,start,end,doctor\n";

static void set_up(void)
{
    vp_text_begin();
    struct vp_plan *plan = vp_text_read_good(plan_text);
    problem = vp_problem_new(plan, NULL, &vp_bench.arena, &vp_bench.errors);
    ck_assert_ptr_nonnull(problem);
}

static const struct vp_roster *read_roster(const char *text)
{
    vp_errors_init(&vp_bench.errors);
    const struct vp_roster *roster =
        vp_roster_parse("r.csv", text, strlen(text), problem, &vp_bench.arena, &vp_bench.errors);
    ck_assert_int_eq(roster == NULL, vp_errors_any(&vp_bench.errors));
    return roster;
}

/* The header and one row. */
static const struct vp_roster *read_row(const char *row)
{
    return read_roster(vp_arena_printf(&vp_bench.arena, "%s%s", header, row));
}

static int find_place(const char *date, const char *line, int n)
{
    return vp_text_place(problem, date, line, n);
}

#define FRIDAY "2027-03-26,forvakt,grong,2027-03-26T15:30:00+01:00,2027-03-27T08:00:00+01:00,"

START_TEST(rows_find_their_places)
{
    const struct vp_roster *roster =
        read_row(FRIDAY "bo\n" FRIDAY "anne\n"
                        "2027-03-27,forvakt,grong,2027-03-27T15:30:00+01:00,2027-03-28T08:00:00+02:00,\n"
                        "2027-03-27,bakvakt,sandvika,2027-03-27T08:00:00+01:00,2027-03-28T08:00:00+02:00,bo\n");
    ck_assert_msg(roster != NULL, "%s", vp_text_messages());
    ck_assert_int_eq(roster->strays.n, 0);
    int friday = find_place("2027-03-26", "forvakt", 0);
    int saturday = find_place("2027-03-27", "forvakt", 0);
    ck_assert_int_eq(roster->doctor[friday], 1);
    ck_assert_int_eq(roster->doctor[friday + 1], 0);
    ck_assert_int_eq(roster->pos[friday].line, 2);
    ck_assert_int_eq(roster->pos[friday + 1].line, 3);
    ck_assert_int_eq(roster->doctor[saturday], VP_LOCUM);
    ck_assert_int_eq(roster->doctor[saturday + 1], VP_ABSENT);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-27", "bakvakt", 0)], 1);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-29", "dag", 0)], VP_ABSENT);
}
END_TEST

START_TEST(every_way_of_writing_csv)
{
    const char *text =
        "\xEF\xBB\xBF\"doctor\";extra;end;start;site;line;date\r\n"
        "\r\n"
        "\"bo\";\"a ;\"\"quoted\"\"\r\nremark\";2027-03-27T07:00:00Z;2027-03-26T14:30:00Z;;forvakt;2027-03-26\r\n"
        " anne ;;2027-03-27T08:00:00+01:00;2027-03-26T15:30:00+01:00;grong;forvakt;2027-03-26";
    const struct vp_roster *roster = read_roster(text);
    ck_assert_msg(roster != NULL, "%s", vp_text_messages());
    int friday = find_place("2027-03-26", "forvakt", 0);
    ck_assert_int_eq(roster->doctor[friday], 1);
    ck_assert_int_eq(roster->doctor[friday + 1], 0);
    ck_assert_int_eq(roster->pos[friday + 1].line, 5);
    ck_assert_int_eq(roster->strays.n, 0);
}
END_TEST

/* A list made by hand: what the plan knows need not be said. */
START_TEST(date_line_and_doctor_are_enough)
{
    const struct vp_roster *roster = read_roster("Dato;Linje;Lege;Merknad\n"
                                                 "26.03.2027;forvakt;bo;byttet\n"
                                                 "26.03.2027;forvakt;anne;\n"
                                                 "27.03.2027;bakvakt;bo;\n"
                                                 "28.03.2027;bakvakt;bo;\n");
    ck_assert_msg(roster != NULL, "%s", vp_text_messages());
    ck_assert_int_eq(roster->doctor[find_place("2027-03-26", "forvakt", 0)], 1);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-26", "forvakt", 0) + 1], 0);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-27", "bakvakt", 0)], 1);
    ck_assert_int_eq(roster->strays.n, 1); /* Sunday has no bakvakt */
    ck_assert_int_eq(roster->strays.item[0].pos.line, 5);
    ck_assert_str_eq(roster->strays.item[0].why, "no such duty");
}
END_TEST

/* Times of day are those of the place, and the end of a night is on the day after. */
START_TEST(times_of_day_are_enough_where_the_line_has_several)
{
    const struct vp_roster *roster = read_roster("date,line,start,end,doctor\n"
                                                 "2027-03-29,dag,08:00,16:00,bo\n"
                                                 "2027-03-29,dag,08:00,12:00,anne\n"
                                                 "2027-03-27,forvakt,15:30,08:00,bo\n"
                                                 "2027-03-28,forvakt,15:30,,anne\n"
                                                 "2027-03-28,forvakt,,,bo\n"
                                                 "2027-03-26,forvakt,16:00,08:00,bo\n"
                                                 "2027-03-26,forvakt,15:30,07:00,bo\n");
    ck_assert_msg(roster != NULL, "%s", vp_text_messages());
    ck_assert_int_eq(roster->doctor[find_place("2027-03-29", "dag", 0)], 0);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-29", "dag", 1)], 1);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-27", "forvakt", 0)], 1);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-28", "forvakt", 0)], 0);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-28", "forvakt", 0) + 1], 1);
    ck_assert_int_eq(roster->strays.n, 2);
    ck_assert_str_eq(roster->strays.item[0].why, "no such duty");
    ck_assert_str_eq(roster->strays.item[1].why, "ends 07:00, the plan says 08:00");
}
END_TEST

START_TEST(which_of_several_duties_must_be_said)
{
    ck_assert_ptr_null(read_roster("date,line,doctor\n2027-03-29,dag,bo\n"));
    ck_assert_ptr_nonnull(vp_text_error_at("line 'dag' has 2 duties on 2027-03-29", 2, 1));
    ck_assert_ptr_nonnull(vp_text_find("columns `start` and `end`"));
    ck_assert_ptr_null(read_roster("date,line,start,doctor\n2027-03-29,dag,08:00,bo\n"));
    ck_assert_ptr_nonnull(vp_text_find("line 'dag' has 2 duties on 2027-03-29 that begin at 08:00"));
    ck_assert_ptr_null(read_roster("date,line,end,doctor\n2027-03-29,forvakt,08:00,bo\n2027-03-29,forvakt,8,bo\n"));
    ck_assert_ptr_nonnull(vp_text_error_at("an end without a start", 2, 20));
    ck_assert_ptr_nonnull(vp_text_find("'8' is no time"));
    ck_assert_ptr_null(read_roster("date,line,start,doctor\n2027-03-29,dag,24:30,bo\n"));
    ck_assert_ptr_nonnull(vp_text_find("'24:30' is no time"));
}
END_TEST

/* As a spreadsheet in Norwegian saves what it read as a date. */
START_TEST(dates_as_spreadsheets_save_them)
{
    const struct vp_roster *roster =
        read_roster("date;line;site;start;end;doctor;hours\r\n"
                    "26.03.2027;forvakt;grong;2027-03-26T15:30:00+01:00;2027-03-27T08:00:00+01:00;bo;16,5\r\n"
                    "27.3.2027;bakvakt;sandvika;2027-03-27T08:00:00+01:00;2027-03-28T08:00:00+02:00;bo;23\r\n");
    ck_assert_msg(roster != NULL, "%s", vp_text_messages());
    ck_assert_int_eq(roster->strays.n, 0);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-26", "forvakt", 0)], 1);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-27", "bakvakt", 0)], 1);
    ck_assert_ptr_null(read_row("31.02.2027,forvakt,grong,2027-03-26T15:30:00+01:00,2027-03-27T08:00:00+01:00,bo\n"));
    vp_text_error_at("'31.02.2027' is no date: there is no such day", 2, 1);
}
END_TEST

START_TEST(duties_that_begin_together_are_told_by_their_end)
{
    const struct vp_roster *roster =
        read_row("2027-03-29,dag,sandvika,2027-03-29T08:00:00+02:00,2027-03-29T16:00:00+02:00,bo\n"
                 "2027-03-29,dag,sandvika,2027-03-29T08:00:00+02:00,2027-03-29T12:00:00+02:00,anne\n");
    ck_assert_msg(roster != NULL, "%s", vp_text_messages());
    ck_assert_int_eq(roster->strays.n, 0);
    for (int n = 0; n < 2; n++) {
        int place = find_place("2027-03-29", "dag", n);
        const struct vp_duty *duty = &problem->duties[problem->place_duty[place]];
        ck_assert_int_eq(roster->doctor[place], duty->end - duty->start == 8 * 3600 ? 1 : 0);
    }
}
END_TEST

START_TEST(rows_that_fit_no_duty_are_strays)
{
    static const struct {
        const char *row;
        const char *why;
    } rows[] = {
        {"2027-03-26,forvakt,grong,2027-03-26T16:30:00+01:00,2027-03-27T08:00:00+01:00,bo\n", "no such duty"},
        {"2027-04-26,forvakt,grong,2027-04-26T15:30:00+02:00,2027-04-27T08:00:00+02:00,bo\n", "no such duty"},
        {"2027-03-26,dag,sandvika,2027-03-26T15:30:00+01:00,2027-03-27T08:00:00+01:00,bo\n", "no such duty"},
        {"2027-03-26,forvakt,grong,2027-03-26T15:30:00+01:00,2027-03-27T07:00:00+01:00,bo\n",
         "ends 07:00, the plan says 08:00"},
        {"2027-03-26,forvakt,grong,2027-03-26T15:30:00+01:00,2027-03-26T23:00:00+01:00,bo\n",
         "ends 2027-03-26 23:00, the plan says 08:00"},
        {"2027-03-25,forvakt,grong,2027-03-26T15:30:00+01:00,2027-03-27T08:00:00+01:00,bo\n",
         "is dated 2027-03-25, but begins on 2027-03-26"},
        {"2027-03-26,forvakt,sandvika,2027-03-26T15:30:00+01:00,2027-03-27T08:00:00+01:00,bo\n",
         "is at 'sandvika', the plan says 'grong'"},
        {"2027-03-27,bakvakt,grong,2027-03-27T08:00:00+01:00,2027-03-28T08:00:00+02:00,bo\n",
         "is at 'grong', the plan says 'sandvika'"},
        {"2027-03-27,bakvakt,grong,2027-03-27T08:00:00+01:00,2027-03-28T08:00:00+02:00,\n",
         "is at 'grong', the plan says 'home'"},
        {FRIDAY "\n" FRIDAY "\n" FRIDAY "bo\n", "one row too many for this duty"},
        {FRIDAY "bo\n" FRIDAY "bo\n", "the doctor has a place of this duty already"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct vp_roster *roster = read_row(rows[i].row);
        ck_assert_msg(roster != NULL, "%s", vp_text_messages());
        ck_assert_int_eq(roster->strays.n, 1);
        ck_assert_str_eq(roster->strays.item[0].why, rows[i].why);
        ck_assert_int_ge(roster->strays.item[0].pos.line, 2);
    }
}
END_TEST

START_TEST(a_stray_says_what_it_is)
{
    const struct vp_roster *roster =
        read_row("2027-03-26,forvakt,grong,2027-03-26T16:30:00+01:00,2027-03-27T08:00:00+01:00,\n");
    const struct vp_stray *stray = &roster->strays.item[0];
    ck_assert_int_eq(stray->doctor, VP_LOCUM);
    ck_assert_str_eq(stray->line, "forvakt");
    ck_assert_int_eq(stray->end - stray->start, 15 * 3600 + 1800);
    for (int i = 0; i < problem->n_places; i++)
        ck_assert_int_eq(roster->doctor[i], VP_ABSENT);
}
END_TEST

/* The plan anew, with places that may be filled on line forvakt beside the two that must. */
static void read_extra(const char *doctors)
{
    const char *text = vp_text_change(plan_text, "doctors: 2", doctors);
    struct vp_plan *plan = vp_text_read_good(
        vp_text_change(text, "bo: { home: sandvika }", "bo: { home: sandvika }, cecilie: { home: grong }"));
    problem = vp_problem_new(plan, NULL, &vp_bench.arena, &vp_bench.errors);
    ck_assert_ptr_nonnull(problem);
}

START_TEST(places_that_may_be_filled)
{
    static const struct {
        const char *doctors;
        const char *rows;
        int filled;
        int locums;
        int strays;
    } cases[] = {
        {"doctors: 1, extra: { at_most: 1, price: 2 }", FRIDAY "anne\n", 1, 0, 0},
        {"doctors: 1, extra: { at_most: 1, price: 2 }", FRIDAY "anne\n" FRIDAY "bo\n", 2, 0, 0},
        {"doctors: 1, extra: { at_most: 1, price: 2 }", FRIDAY "anne\n" FRIDAY "bo\n" FRIDAY "cecilie\n", 2, 0, 1},
        {"doctors: 1, extra: { at_most: 1, price: 2 }", FRIDAY "\n", 0, 1, 0},
        {"doctors: 1, extra: { at_most: 1, price: 2 }", FRIDAY "\n" FRIDAY "bo\n", 1, 0, 1},
        {"doctors: 1, extra: { at_most: 1, price: 2 }", FRIDAY "bo\n" FRIDAY "\n", 1, 0, 1},
        {"doctors: 2, extra: { at_most: 2, price: 2 }", FRIDAY "bo\n" FRIDAY "\n" FRIDAY "\n", 1, 1, 1},
        {"doctors: 2, extra: { at_most: 2, price: 2 }", FRIDAY "\n" FRIDAY "\n" FRIDAY "\n", 0, 2, 1},
        {"doctors: 2, extra: { at_most: 2, price: 2 }", FRIDAY "\n" FRIDAY "bo\n", 1, 1, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_extra(cases[i].doctors);
        const struct vp_roster *roster = read_row(cases[i].rows);
        ck_assert_msg(roster != NULL, "%s", vp_text_messages());
        int first = find_place("2027-03-26", "forvakt", 0);
        int filled = 0;
        int locums = 0;
        for (int place = first; place < first + problem->duties[problem->place_duty[first]].places; place++) {
            filled += roster->doctor[place] >= 0;
            locums += roster->doctor[place] == VP_LOCUM;
            ck_assert_int_eq(roster->doctor[place] == VP_ABSENT, roster->pos[place].line == 0);
        }
        ck_assert_msg(filled == cases[i].filled && locums == cases[i].locums && roster->strays.n == cases[i].strays,
                      "case %zu: %d filled, %d locums, %d strays", i, filled, locums, roster->strays.n);
        if (roster->strays.n > 0)
            ck_assert_str_eq(roster->strays.item[0].why, "one row too many for this duty");
    }
}
END_TEST

START_TEST(duties_of_the_past_are_not_the_rosters)
{
    const char *text = vp_arena_printf(
        &vp_bench.arena, "%s2027-03-25,forvakt,grong,2027-03-25T15:30:00+01:00,2027-03-26T08:00:00+01:00,bo\n", header);
    const struct vp_history *history =
        vp_history_parse("h.csv", text, strlen(text), problem->plan, &vp_bench.arena, &vp_bench.errors);
    ck_assert_msg(history != NULL, "%s", vp_text_messages());
    problem = vp_problem_new(problem->plan, history, &vp_bench.arena, &vp_bench.errors);
    ck_assert_int_eq(problem->n_past, 1);
    const struct vp_roster *roster = read_roster(vp_arena_printf(&vp_bench.arena, "%s%s", text, FRIDAY "bo\n"));
    ck_assert_msg(roster != NULL, "%s", vp_text_messages());
    ck_assert_int_eq(roster->doctor[find_place("2027-03-26", "forvakt", 0)], 1);
    ck_assert_int_eq(roster->strays.n, 1);
    ck_assert_str_eq(roster->strays.item[0].why, "no such duty");
    ck_assert_int_eq(roster->strays.item[0].pos.line, 2);
}
END_TEST

START_TEST(home_may_be_called_so)
{
    static const char *const sites[] = {"home", "", "sandvika"};
    for (int i = 0; i < 3; i++) {
        const char *row = "2027-03-27,bakvakt,%s,2027-03-27T08:00:00+01:00,2027-03-28T08:00:00+02:00,bo\n";
        const char *at = strstr(row, "%s");
        const struct vp_roster *roster =
            read_row(vp_arena_printf(&vp_bench.arena, "%.*s%s%s", (int)(at - row), row, sites[i], at + 2));
        ck_assert_int_eq(roster->strays.n, 0);
    }
}
END_TEST

START_TEST(what_cannot_be_read_is_an_error)
{
    static const struct {
        const char *row;
        int column;
        const char *message;
    } rows[] = {
        {"2027-03-26,forvakt,grong,2027-03-26T15:30:00+01:00,2027-03-27T08:00:00+01:00,ann\n", 78, "unknown doctor 'ann'"},
        {"2027-03-26,forvagt,grong,2027-03-26T15:30:00+01:00,2027-03-27T08:00:00+01:00,bo\n", 12, "unknown line 'forvagt'"},
        {"26/3 2027,forvakt,grong,2027-03-26T15:30:00+01:00,2027-03-27T08:00:00+01:00,bo\n", 1, "'26/3 2027' is no date"},
        {"2027-03-26,forvakt,grong,2027-03-26 15:30,2027-03-27T08:00:00+01:00,bo\n", 26, "'2027-03-26 15:30' is no time"},
        {"2027-03-26,forvakt,grong,2027-03-26T15:30:00+01:00,2027-03-26T15:30:00+01:00,bo\n", 52,
         "the duty ends before it begins"},
        {"2027-03-26,forvakt,grong\n", 1, "3 fields in this row, 6 in the header"},
        {"\"2027-03-26,forvakt\n", 1, "this quote is never closed"},
        {"\"2027-03-26\"x,forvakt\n", 13, "text after a closing quote"},
        {"20\"27-03-26,forvakt\n", 3, "a quote in the middle of a field"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_ptr_null(read_row(rows[i].row));
        ck_assert_msg(vp_bench.errors.total == 1, "%s", vp_text_messages());
        vp_text_error_at(rows[i].message, 2, rows[i].column);
    }
}
END_TEST

START_TEST(several_errors_at_once)
{
    ck_assert_ptr_null(read_row("today,forvagt,grong,now,then,nobody\n\"a\"b,c\n" FRIDAY "cecilie\n"));
    ck_assert_int_eq(vp_bench.errors.total, 7);
    ck_assert_int_eq(vp_bench.errors.list[6].pos.line, 4);
}
END_TEST

START_TEST(headers_that_are_not)
{
    ck_assert_ptr_null(read_roster(""));
    ck_assert_ptr_nonnull(vp_text_find("the file holds nothing"));
    ck_assert_ptr_null(read_roster("date,line,start,end\n"));
    ck_assert_ptr_nonnull(vp_text_find("the header has no column 'doctor' or 'lege'"));
    ck_assert_int_eq(vp_bench.errors.total, 1);
    ck_assert_ptr_null(read_roster("date,line,site,start,end,doctor,date\n"));
    ck_assert_ptr_nonnull(vp_text_find("a second column 'date'"));
    ck_assert_ptr_null(read_roster("\"date\n"));
    ck_assert_ptr_nonnull(vp_text_find("this quote is never closed"));
    struct vp_text wide;
    vp_text_init(&wide);
    vp_text_put(&wide, "date,line,site,start,end,doctor");
    for (int i = 0; i < 100; i++)
        vp_text_put(&wide, ",x");
    ck_assert_ptr_null(read_roster(wide.at));
    ck_assert_ptr_nonnull(vp_text_find("more than 100 fields in a row"));
    vp_text_clear(&wide);
    const struct vp_roster *roster = read_roster(header);
    ck_assert_ptr_nonnull(roster);
    ck_assert_int_eq(roster->doctor[0], VP_ABSENT);
}
END_TEST

START_TEST(files_of_rosters)
{
    const char *text = vp_arena_printf(&vp_bench.arena, "%s%s", header, FRIDAY "bo\n");
    const char *path = vp_text_write("r.csv", text);
    const struct vp_roster *roster = vp_roster_read(path, problem, &vp_bench.arena, &vp_bench.errors);
    ck_assert_ptr_nonnull(roster);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-26", "forvakt", 0)], 1);
    ck_assert_str_eq(roster->pos[find_place("2027-03-26", "forvakt", 0)].source->name, path);
    ck_assert_ptr_null(vp_roster_read(vp_bench.folder, problem, &vp_bench.arena, &vp_bench.errors));
    ck_assert_ptr_nonnull(vp_text_find("Is a directory"));
}
END_TEST

Suite *suite_roster_csv(void)
{
    Suite *suite = suite_create("roster_csv");
    TCase *tests = tcase_create("rows");
    tcase_add_checked_fixture(tests, set_up, vp_text_end);
    tcase_add_test(tests, rows_find_their_places);
    tcase_add_test(tests, every_way_of_writing_csv);
    tcase_add_test(tests, date_line_and_doctor_are_enough);
    tcase_add_test(tests, times_of_day_are_enough_where_the_line_has_several);
    tcase_add_test(tests, which_of_several_duties_must_be_said);
    tcase_add_test(tests, dates_as_spreadsheets_save_them);
    tcase_add_test(tests, duties_that_begin_together_are_told_by_their_end);
    tcase_add_test(tests, rows_that_fit_no_duty_are_strays);
    tcase_add_test(tests, a_stray_says_what_it_is);
    tcase_add_test(tests, places_that_may_be_filled);
    tcase_add_test(tests, duties_of_the_past_are_not_the_rosters);
    tcase_add_test(tests, home_may_be_called_so);
    tcase_add_test(tests, what_cannot_be_read_is_an_error);
    tcase_add_test(tests, several_errors_at_once);
    tcase_add_test(tests, headers_that_are_not);
    tcase_add_test(tests, files_of_rosters);
    suite_add_tcase(suite, tests);
    return suite;
}
