/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rosters of another plan: what fits is taken, what does not is passed over, and what is no table is an error. */
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include "inputs/csv.h"

#include <string.h>
#include <time.h>

static const struct vp_problem *problem;

/* Four days, the clock goes forward in the night to Sunday; a line of two places, one at home, one with three duties on a date. */
static const char plan_text[] = "vaktplan: 1\n"
                                "title: Small\nlanguage: en\n"
                                "period: { from: 2027-03-26, to: 2027-03-29, holidays: none }\n"
                                "sites: { grong: , sandvika: }\n"
                                "travel: { minutes: { grong: { sandvika: 80 } } }\n"
                                "doctors: { anne: { home: grong }, bo: { home: sandvika }, cecilie: { home: grong } }\n"
                                "lines:\n"
                                "  forvakt: { site: grong, doctors: 2, times: { mon-sun: 15:30-08:00 } }\n"
                                "  bakvakt: { site: home, times: { sat: 08:00-08:00 } }\n"
                                "  dag: { site: sandvika, times: { mon: [08:00-12:00, 12:00-16:00, 12:00-18:00] } }\n";

static const char header[] = "date,line,site,start,end,doctor\n";

enum { ANNE, BO, CECILIE };

static void set_up(void)
{
    vp_text_begin();
    struct vp_plan *plan = vp_text_read_good(plan_text);
    problem = vp_problem_new(plan, NULL, &vp_bench.arena, &vp_bench.errors);
    ck_assert_ptr_nonnull(problem);
}

static const struct vp_roster *read_bytes(const char *text, size_t length)
{
    vp_errors_init(&vp_bench.errors);
    const struct vp_roster *roster = vp_roster_near("r.csv", text, length, problem, &vp_bench.arena, &vp_bench.errors);
    ck_assert_int_eq(roster == NULL, vp_errors_any(&vp_bench.errors));
    return roster;
}

/* The header and these rows, which can be read. */
static const struct vp_roster *read_rows(const char *rows)
{
    const char *text = vp_arena_printf(&vp_bench.arena, "%s%s", header, rows);
    const struct vp_roster *roster = read_bytes(text, strlen(text));
    ck_assert_msg(roster != NULL, "%s", vp_text_messages());
    ck_assert_int_eq(roster->strays.n, 0);
    return roster;
}

static int find_place(const char *date, const char *line, int n)
{
    return vp_text_place(problem, date, line, n);
}

static int count_filled(const struct vp_roster *roster)
{
    int filled = 0;
    for (int place = 0; place < problem->n_places; place++) {
        ck_assert(roster->doctor[place] == VP_LOCUM || (roster->doctor[place] >= 0 && roster->doctor[place] <= CECILIE));
        filled += roster->doctor[place] != VP_LOCUM;
    }
    return filled;
}

#define FRIDAY "2027-03-26,forvakt,grong,2027-03-26T15:30:00+01:00,2027-03-27T08:00:00+01:00,"

/* ---- what fits ---- */

START_TEST(rows_find_their_places)
{
    const struct vp_roster *roster =
        read_rows(FRIDAY "bo\n" FRIDAY "anne\n"
                         "2027-03-27,bakvakt,sandvika,2027-03-27T08:00:00+01:00,2027-03-28T08:00:00+02:00,bo\n"
                         "2027-03-28,forvakt,grong,2027-03-28T15:30:00+02:00,2027-03-29T08:00:00+02:00,cecilie\n");
    const int friday = find_place("2027-03-26", "forvakt", 0);
    ck_assert_int_eq(roster->doctor[friday], BO);
    ck_assert_int_eq(roster->doctor[friday + 1], ANNE);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-27", "bakvakt", 0)], BO);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-28", "forvakt", 0)], CECILIE);
    ck_assert_int_eq(count_filled(roster), 4);
}
END_TEST

/* The lines of the other plan may have had other times and places. */
START_TEST(other_times_are_no_matter)
{
    const struct vp_roster *roster =
        read_rows("2027-03-26,forvakt,oslo,2027-03-26T23:00:00+01:00,2027-03-26T23:30:00+01:00,bo\n"
                  "2027-03-27,forvakt,,20:00,08:00,anne\n"
                  "2027-03-28,forvakt,grong,at dusk,at dawn,anne\n"
                  "2027-03-29,forvakt,grong,2027-01-01T00:00:00Z,,cecilie\n");
    ck_assert_int_eq(roster->doctor[find_place("2027-03-26", "forvakt", 0)], BO);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-27", "forvakt", 0)], ANNE);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-28", "forvakt", 0)], ANNE);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-29", "forvakt", 0)], CECILIE);
    ck_assert_int_eq(count_filled(roster), 4);
}
END_TEST

/* The one with those times, else one that begins then, else the first; if it is free. */
START_TEST(which_of_several_duties_of_a_date)
{
    static const char at_eight[] = "2027-03-29,dag,sandvika,2027-03-29T08:00:00+02:00,2027-03-29T12:00:00+02:00,";
    static const char at_noon[] = "2027-03-29,dag,sandvika,2027-03-29T10:00:00Z,2027-03-29T16:00:00+02:00,";
    static const char until_six[] = "2027-03-29,dag,sandvika,2027-03-29T12:00:00+02:00,2027-03-29T18:00:00+02:00,";
    static const struct {
        const char *start[3];
        int doctor[3]; /* of the three duties, when anne, bo and cecilie have a row each */
    } cases[] = {
        {{at_noon, at_eight, at_noon}, {BO, ANNE, CECILIE}},
        {{at_noon, at_noon, at_eight}, {CECILIE, ANNE, BO}},
        {{at_eight, at_eight, at_eight}, {ANNE, BO, CECILIE}},
        {{at_noon, at_noon, at_noon}, {CECILIE, ANNE, BO}},
        {{"2027-03-29,dag,,,,", "2027-03-29,dag,,,,", at_noon}, {ANNE, BO, CECILIE}},
        {{"2027-03-29,dag,,14:00,,", at_eight, at_noon}, {ANNE, BO, CECILIE}},
        {{NULL, until_six, at_noon}, {VP_LOCUM, CECILIE, BO}},
        {{until_six, until_six, at_noon}, {CECILIE, BO, ANNE}},
        {{NULL, at_noon, "2027-03-29,dag,,,,"}, {CECILIE, BO, VP_LOCUM}},
    };
    static const char *const names[] = {"anne", "bo", "cecilie"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *rows = "";
        for (int d = 0; d < 3; d++)
            if (cases[i].start[d] != NULL)
                rows = vp_arena_printf(&vp_bench.arena, "%s%s%s\n", rows, cases[i].start[d], names[d]);
        const struct vp_roster *roster = read_rows(rows);
        for (int n = 0; n < 3; n++)
            ck_assert_msg(roster->doctor[find_place("2027-03-29", "dag", n)] == cases[i].doctor[n],
                          "case %zu: duty %d has %d", i, n, roster->doctor[find_place("2027-03-29", "dag", n)]);
    }
}
END_TEST

START_TEST(places_are_filled_in_order_and_once_by_a_doctor)
{
    const struct vp_roster *roster =
        read_rows(FRIDAY "bo\n" FRIDAY "bo\n" FRIDAY "\n" FRIDAY "cecilie\n" FRIDAY "anne\n");
    const int friday = find_place("2027-03-26", "forvakt", 0);
    ck_assert_int_eq(roster->doctor[friday], BO);
    ck_assert_int_eq(roster->doctor[friday + 1], CECILIE);
    ck_assert_int_eq(count_filled(roster), 2); /* bo's second row and anne, for whom no place is left, are passed over */
}
END_TEST

/* A doctor with two duties at the same time is no matter here: the search drops what cannot be. */
START_TEST(what_is_unlawful_is_taken_all_the_same)
{
    const struct vp_roster *roster = read_rows("2027-03-29,dag,,2027-03-29T12:00:00+02:00,,bo\n"
                                               "2027-03-29,dag,,2027-03-29T12:00:00+02:00,,bo\n");
    ck_assert_int_eq(roster->doctor[find_place("2027-03-29", "dag", 1)], BO);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-29", "dag", 2)], BO);
}
END_TEST

START_TEST(dates_as_spreadsheets_save_them)
{
    const struct vp_roster *roster = read_rows("26.03.2027,forvakt,,,,bo\n27.3.2027,bakvakt,,,,anne\n");
    ck_assert_int_eq(roster->doctor[find_place("2027-03-26", "forvakt", 0)], BO);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-27", "bakvakt", 0)], ANNE);
    static const char bokmaal[] = "\xEF\xBB\xBFLege;Dato;Linje\r\nbo;28.3.2027;forvakt\r\n";
    roster = read_bytes(bokmaal, strlen(bokmaal));
    ck_assert_ptr_nonnull(roster);
    ck_assert_int_eq(roster->doctor[find_place("2027-03-28", "forvakt", 0)], BO);
}
END_TEST

START_TEST(the_own_roster_comes_back_whole)
{
    struct vp_text rows;
    vp_text_init(&rows);
    for (int i = 0; i < problem->n_duties; i++) {
        const struct vp_duty *duty = &problem->duties[i];
        char date[VP_DAY_TEXT];
        char start[VP_RFC3339_TEXT];
        vp_day_format(duty->date, date);
        vp_zone_rfc3339(problem->plan->zone, duty->start, start);
        for (int k = 0; k < duty->places; k++)
            vp_text_printf(&rows, "%s,%s,,%s,,%s\n", date, problem->plan->lines.item[duty->line].id, start,
                           problem->plan->doctors.item[(i + k) % 3].id);
    }
    const struct vp_roster *roster = read_rows(rows.at);
    vp_text_clear(&rows);
    for (int i = 0; i < problem->n_duties; i++)
        for (int k = 0; k < problem->duties[i].places; k++)
            ck_assert_int_eq(roster->doctor[problem->duties[i].first_place + k], (i + k) % 3);
}
END_TEST

/* ---- what does not ---- */

START_TEST(rows_of_others_are_passed_over)
{
    static const char *const rows[] = {
        FRIDAY "dag\n",                    /* a doctor who has left */
        FRIDAY "\n",                       /* a locum */
        FRIDAY "Bo\n",                     /* ids are as they are written */
        "2027-03-26,legebil,grong,,,bo\n", /* a line that is none */
        "2027-03-26,,grong,,,bo\n",        /* … */
        "2027-03-25,forvakt,grong,,,bo\n", /* the day before the period */
        "2027-03-30,forvakt,grong,,,bo\n", /* the day after it */
        "2027-03-26,bakvakt,grong,,,bo\n", /* a line without duty on that date */
        "2027-02-31,forvakt,grong,,,bo\n", /* no date */
        "31.02.2027,forvakt,grong,,,bo\n", /* … */
        "0001-01-01,forvakt,grong,,,bo\n9999-12-31,forvakt,grong,,,bo\n0000-00-00,forvakt,,,,bo\n",
        "26.3.99999999999,forvakt,grong,,,bo\n-1.-1.-1,forvakt,grong,,,bo\n",
        "next week,forvakt,grong,,,bo\n,forvakt,grong,,,bo\n",
        ",,,,,\n",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_msg(count_filled(read_rows(rows[i])) == 0, "case %zu", i);
        const struct vp_roster *roster = read_rows(vp_arena_printf(&vp_bench.arena, "%s" FRIDAY "anne\n", rows[i]));
        ck_assert_int_eq(count_filled(roster), 1); /* and those that follow are read */
    }
    ck_assert_int_eq(count_filled(read_rows("")), 0);
}
END_TEST

START_TEST(duties_of_the_past_are_not_touched)
{
    static const char past[] = "2027-03-25,forvakt,grong,2027-03-25T15:30:00+01:00,2027-03-26T08:00:00+01:00,bo\n";
    const char *text = vp_arena_printf(&vp_bench.arena, "%s%s", header, past);
    const struct vp_history *history =
        vp_history_parse("h.csv", text, strlen(text), problem->plan, &vp_bench.arena, &vp_bench.errors);
    ck_assert_msg(history != NULL, "%s", vp_text_messages());
    problem = vp_problem_new(problem->plan, history, &vp_bench.arena, &vp_bench.errors);
    ck_assert_int_eq(problem->n_past, 1);
    ck_assert_int_eq(count_filled(read_rows(past)), 0);
    ck_assert_int_eq(count_filled(read_rows(FRIDAY "bo\n")), 1);
}
END_TEST

/* ---- what is no table ---- */

static void refuse_bytes(const char *text, size_t length, const char *message)
{
    ck_assert_msg(read_bytes(text, length) == NULL, "%.100s", text);
    ck_assert_msg(vp_text_find(message) != NULL, "%.1000s", vp_text_messages());
}

START_TEST(what_cannot_be_read_is_an_error)
{
    static const struct {
        const char *text;
        const char *message;
    } tables[] = {
        {"", "the file holds nothing"},
        {"\n\n", "the file holds nothing"},
        {"date,line,start\n", "the header has no column 'doctor' or 'lege'"},
        {"date,line,doctor,date\n", "a second column 'date'"},
        {"\x1b[31mred\n", "a control character (U+001B) has no place in this file"},
        {"date,line,doctor\n2027-03-26,forvakt\n", "2 fields in this row, 3 in the header"},
        {"date,line,doctor\n2027-03-26,forvakt,\"bo\n", "this quote is never closed"},
        {"date,line,doctor\n2027-03-26,forvakt,\"bo\"x\n", "text after a closing quote"},
        {"date,line,doctor\n2027-03-26,for\"vakt,bo\n", "a quote in the middle of a field"},
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        refuse_bytes(tables[i].text, strlen(tables[i].text), tables[i].message);
    refuse_bytes("date,line,doctor\n2027-03-26,for\0vakt,bo\n", 41, "NUL");
    refuse_bytes("date,line,doctor\n2027-03-26,forvakt,b\xff\n", 39, "UTF-8");
}
END_TEST

START_TEST(a_million_rows_are_refused_soon)
{
    static const char row[] = "2027-03-29,dag,bo\n";
    enum { ROWS = 900000 }; /* of the 16 MB that a file may have */
    struct vp_text text;
    vp_text_init(&text);
    vp_text_put(&text, "date,line,doctor\n");
    for (int i = 0; i < ROWS; i++)
        vp_text_put_bytes(&text, row, sizeof row - 1);
    ck_assert_uint_lt(text.length, VP_MAX_FILE_BYTES);
    const clock_t begun = clock();
    refuse_bytes(text.at, text.length, "more than 300000 rows");
    ck_assert_int_eq(vp_bench.errors.total, 1);
    ck_assert_double_lt((double)(clock() - begun) / CLOCKS_PER_SEC, 10);
    const struct vp_roster *roster = read_bytes(text.at, 17 + (sizeof row - 1) * (VP_MAX_CSV_ROWS - 1));
    ck_assert_msg(roster != NULL, "%s", vp_text_messages());
    ck_assert_int_eq(count_filled(roster), 3);
    vp_text_clear(&text);
}
END_TEST

Suite *suite_roster_near(void)
{
    Suite *suite = suite_create("roster_near");
    TCase *tests = tcase_create("rows");
    tcase_set_timeout(tests, 30);
    tcase_add_checked_fixture(tests, set_up, vp_text_end);
    tcase_add_test(tests, rows_find_their_places);
    tcase_add_test(tests, other_times_are_no_matter);
    tcase_add_test(tests, which_of_several_duties_of_a_date);
    tcase_add_test(tests, places_are_filled_in_order_and_once_by_a_doctor);
    tcase_add_test(tests, what_is_unlawful_is_taken_all_the_same);
    tcase_add_test(tests, dates_as_spreadsheets_save_them);
    tcase_add_test(tests, the_own_roster_comes_back_whole);
    tcase_add_test(tests, rows_of_others_are_passed_over);
    tcase_add_test(tests, duties_of_the_past_are_not_touched);
    tcase_add_test(tests, what_cannot_be_read_is_an_error);
    tcase_add_test(tests, a_million_rows_are_refused_soon);
    suite_add_tcase(suite, tests);
    return suite;
}
