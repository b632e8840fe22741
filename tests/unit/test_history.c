/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The duties of the period before: whose they are, in which order, and what cannot be history. */
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include <string.h>

static const struct vp_plan *plan;

/* From Monday 2027-01-04; doctors anne and bo, lines bakvakt and forvakt. */
static void set_up(void)
{
    vp_text_begin();
    plan = vp_text_read_good(vp_text_change(vp_text_change(vp_text_plan, "bo: { home", "bo: { name: Bo Berg, home"),
                                            "lines:\n",
                                            "lines:\n  bakvakt: { site: grong, times: { mon: 08:00-12:00 } }\n"));
}

#define HEADER "date,line,site,start,end,doctor\n"

static const struct vp_history *read_rows(const char *rows)
{
    const char *text = vp_arena_printf(&vp_bench.arena, HEADER "%s", rows);
    vp_errors_init(&vp_bench.errors);
    const struct vp_history *history =
        vp_history_parse("h.csv", text, strlen(text), plan, &vp_bench.arena, &vp_bench.errors);
    ck_assert_int_eq(history == NULL, vp_errors_any(&vp_bench.errors));
    return history;
}

/* The same plan with the file before it; its zone is the caller's to free. */
static struct vp_plan *read_plan_after(const char *path)
{
    struct vp_read_options options = vp_text_options;
    options.history = path;
    return vp_plan_parse(plan->source->name, plan->source->text, plan->source->length, &options, &vp_bench.arena,
                         &vp_bench.errors);
}

#define SATURDAY "2027-01-02,forvakt,grong,2027-01-02T08:00:00+01:00,2027-01-03T08:00:00+01:00,"
#define SUNDAY "2027-01-03,forvakt,grong,2027-01-03T08:00:00+01:00,2027-01-04T08:00:00+01:00,"

START_TEST(duties_of_the_plans_doctors_in_order)
{
    const struct vp_history *history =
        read_rows(SUNDAY "bo\n" SUNDAY "anne\n"
                         "2027-01-03,bakvakt,elsewhere,2027-01-03T07:00:00Z,2027-01-03T11:00:00Z,bo\n"
                         "\n" SATURDAY "anne\n");
    ck_assert_msg(history != NULL, "%s", vp_text_messages());
    static const struct {
        int doctor;
        int line;
        int row;
    } wanted[] = {{0, 1, 6}, {1, 0, 4}, {0, 1, 3}, {1, 1, 2}};
    ck_assert_int_eq(history->duties.n, 4);
    for (int i = 0; i < 4; i++) {
        ck_assert_int_eq(history->duties.item[i].doctor, wanted[i].doctor);
        ck_assert_int_eq(history->duties.item[i].line, wanted[i].line);
        ck_assert_int_eq(history->duties.item[i].pos.line, wanted[i].row);
    }
    vp_instant start = 0;
    ck_assert(vp_instant_parse("2027-01-02T08:00:00+01:00", &start));
    ck_assert_int_eq(history->duties.item[0].start, start);
    ck_assert_int_eq(history->duties.item[0].end, start + 24 * 3600);
    ck_assert_str_eq(history->duties.item[0].pos.source->name, "h.csv");
}
END_TEST

START_TEST(locums_and_doctors_who_have_left_are_passed_over)
{
    const struct vp_history *history =
        read_rows(SATURDAY "\n" SATURDAY "cecilie\n" SUNDAY "bo\n"
                           "1999-01-01,gone,nowhere,then,now,cecilie\n1999-01-01,gone,nowhere,then,now,\n");
    ck_assert_msg(history != NULL, "%s", vp_text_messages());
    ck_assert_int_eq(history->duties.n, 1);
    ck_assert_int_eq(history->duties.item[0].doctor, 1);
    ck_assert(!history->of_strangers);
    history = read_rows("");
    ck_assert_ptr_nonnull(history);
    ck_assert_int_eq(history->duties.n, 0);
    ck_assert(!history->of_strangers);
    history = read_rows(SATURDAY "\n"); /* of locums alone */
    ck_assert(!history->of_strangers);
    history = read_rows(SATURDAY "\n" SUNDAY "cecilie\n");
    ck_assert_msg(history != NULL, "%s", vp_text_messages());
    ck_assert(history->of_strangers);
}
END_TEST

/* Known time begins with the file, also where its first rows are of people whom the plan does not know. */
START_TEST(what_is_known_begins_with_the_first_row)
{
    static const struct {
        const char *rows;
        const char *from;
        int weekend;
    } files[] = {
        {SATURDAY "\n" SUNDAY "bo\n", "2027-01-02", -1},
        {SUNDAY "bo\n2026-12-23,gone,nowhere,then,now,cecilie\n", "2026-12-23", -2},
        {SUNDAY "bo\n2025-11-30,gone,nowhere,then,now,\n", "2025-11-30", -58},
        {SUNDAY "bo\n23.12.2026,gone,nowhere,then,now,\n31.11.2026,gone,nowhere,then,now,\n", "2026-12-23", -2},
        {SUNDAY "bo\n2025-11-29,gone,nowhere,then,now,\nno date,,,,,\n2027-01-04,,,,,\n", "2027-01-03", -1},
        {SATURDAY "cecilie\n", "2027-01-02", -1},
        {"2027-01-04,,,,,\n", "2027-01-04", 0},
        {"", "2027-01-04", 0},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const struct vp_history *history = read_rows(files[i].rows);
        ck_assert_msg(history != NULL, "%s", vp_text_messages());
        const struct vp_problem *problem = vp_problem_new(plan, history, &vp_bench.arena, &vp_bench.errors);
        ck_assert_ptr_nonnull(problem);
        char from[VP_DAY_TEXT];
        ck_assert_str_eq(vp_day_format(problem->known_from, from), files[i].from);
        ck_assert_int_eq(problem->first_weekend, files[i].weekend);
    }
}
END_TEST

START_TEST(what_cannot_be_history)
{
    static const struct {
        const char *row;
        int column;
        const char *message;
    } rows[] = {
        {"2027-01-04,forvakt,grong,2027-01-04T00:00:00+01:00,2027-01-04T08:00:00+01:00,bo\n", 26,
         "a duty of 2027-01-04 is not of a period before the plan's, which begins 2027-01-04"},
        {"2027-06-01,forvakt,grong,2027-06-01T08:00:00+02:00,2027-06-02T08:00:00+02:00,bo\n", 26,
         "a duty of 2027-06-01 is not of a period before the plan's"},
        {"2025-11-29,forvakt,grong,2025-11-29T08:00:00+01:00,2025-11-30T08:00:00+01:00,bo\n", 26,
         "a duty of 2025-11-29 is more than 400 days before the plan, which begins 2027-01-04"},
        {"2027-01-03,forvakt,grong,2027-01-03T08:00:00+01:00,2027-01-03T08:00:00+01:00,bo\n", 52,
         "the duty ends before it begins"},
        {"2027-01-01,forvakt,grong,2027-01-01T08:00:00+01:00,2027-01-03T09:00:01+01:00,bo\n", 52,
         "a duty of more than two days"},
        {"2027-01-02,forvakt,grong,2027-01-03T08:00:00+01:00,2027-01-04T08:00:00+01:00,bo\n", 1,
         "the duty is dated 2027-01-02, but begins on 2027-01-03"},
        {"2027-01-03,forvagt,grong,2027-01-03T08:00:00+01:00,2027-01-04T08:00:00+01:00,bo\n", 12, "unknown line 'forvagt'"},
        {"2027-01-03,forvakt,grong,2027-01-03 08:00,2027-01-04T08:00:00+01:00,bo\n", 26, "'2027-01-03 08:00' is no time"},
        {SUNDAY "Bo Berg\n", 78, "'Bo Berg' is the name of a doctor; the id is needed"},
        {"2027-01-03,forvakt\n", 1, "2 fields in this row, 6 in the header"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_msg(read_rows(rows[i].row) == NULL, "%s", rows[i].row);
        ck_assert_msg(vp_bench.errors.total == 1, "%s", vp_text_messages());
        vp_text_error_at(rows[i].message, 2, rows[i].column);
    }
}
END_TEST

START_TEST(the_edges_of_history)
{
    const struct vp_history *history =
        read_rows("2027-01-03,forvakt,grong,2027-01-03T23:59:59+01:00,2027-01-05T23:59:59+01:00,bo\n"
                  "2025-11-30,forvakt,grong,2025-11-30T00:00:00+01:00,2025-11-30T08:00:00+01:00,bo\n"
                  "2026-10-24,forvakt,grong,2026-10-24T08:00:00+02:00,2026-10-26T08:00:00+01:00,anne\n");
    ck_assert_msg(history != NULL, "%s", vp_text_messages());
    ck_assert_int_eq(history->duties.n, 3);
    ck_assert_int_eq(history->duties.item[1].end - history->duties.item[1].start, 49 * 3600);
}
END_TEST

START_TEST(a_duty_is_had_once)
{
    ck_assert_ptr_null(read_rows(SUNDAY "bo\n" SUNDAY "anne\n" SATURDAY "bo\n" SUNDAY "bo\n"));
    ck_assert_int_eq(vp_bench.errors.total, 1);
    const struct vp_error *error = vp_text_find("the doctor has this duty already, in line 2");
    ck_assert_ptr_nonnull(error);
    ck_assert_int_eq(error->pos.line, 5);
}
END_TEST

START_TEST(files_of_history)
{
    static const char text[] = "doctor;end;start;site;line;date;more\r\n"
                               "bo;2027-01-03T08:00:00+01:00;2027-01-02T08:00:00+01:00;;forvakt;2027-01-02;x\r\n";
    const char *path = vp_text_write("h.csv", text);
    struct vp_plan *read = read_plan_after(path);
    ck_assert_msg(read != NULL, "%s", vp_text_messages());
    ck_assert_int_eq(read->history->duties.n, 1);
    ck_assert_str_eq(read->history->name, path);
    vp_plan_close(read);
    ck_assert_ptr_null(read_plan_after(vp_bench.folder));
    ck_assert_ptr_nonnull(vp_text_find("Is a directory"));
    vp_errors_init(&vp_bench.errors);
    ck_assert_ptr_null(vp_history_parse("h.csv", "date,line\n", 10, plan, &vp_bench.arena, &vp_bench.errors));
    ck_assert_ptr_nonnull(vp_text_find("the header has no column 'doctor'"));
}
END_TEST

START_TEST(the_hash_of_the_plan_covers_its_history)
{
    const char *paths[] = {NULL, vp_text_write("a.csv", HEADER SUNDAY "bo\n"),
                           vp_text_write("b.csv", HEADER SUNDAY "anne\n")};
    char hashes[3][sizeof plan->sha256];
    for (int i = 0; i < 3; i++) {
        struct vp_plan *read = read_plan_after(paths[i]);
        ck_assert_msg(read != NULL, "%s", vp_text_messages());
        ck_assert_int_eq(read->history == NULL, i == 0);
        memcpy(hashes[i], read->sha256, sizeof hashes[i]);
        vp_plan_close(read);
    }
    ck_assert_str_eq(hashes[0], plan->sha256);
    ck_assert_str_ne(hashes[0], hashes[1]);
    ck_assert_str_ne(hashes[1], hashes[2]);
}
END_TEST

START_TEST(the_past_has_its_holidays)
{
    const struct vp_history *history =
        read_rows("2026-05-16,forvakt,grong,2026-05-16T12:00:00Z,2026-05-17T12:00:00Z,anne\n"
                  "2026-05-20,forvakt,grong,2026-05-20T12:00:00Z,2026-05-21T12:00:00Z,anne\n");
    ck_assert_msg(history != NULL, "%s", vp_text_messages());
    const struct vp_problem *problem = vp_problem_new(plan, history, &vp_bench.arena, &vp_bench.errors);
    ck_assert_ptr_nonnull(problem);
    ck_assert_uint_ne(problem->duties[0].categories & vp_bit(VP_HOLIDAYS), 0); /* 17 May */
    ck_assert_uint_eq(problem->duties[1].categories & vp_bit(VP_HOLIDAYS), 0);
    ck_assert(!vp_clinic_day(plan, vp_day_from(2026, 5, 25))); /* Whit Monday */
}
END_TEST

Suite *suite_history(void)
{
    Suite *suite = suite_create("history");
    TCase *tests = tcase_create("rows");
    tcase_add_checked_fixture(tests, set_up, vp_text_end);
    tcase_add_test(tests, duties_of_the_plans_doctors_in_order);
    tcase_add_test(tests, locums_and_doctors_who_have_left_are_passed_over);
    tcase_add_test(tests, what_is_known_begins_with_the_first_row);
    tcase_add_test(tests, what_cannot_be_history);
    tcase_add_test(tests, the_edges_of_history);
    tcase_add_test(tests, a_duty_is_had_once);
    tcase_add_test(tests, files_of_history);
    tcase_add_test(tests, the_hash_of_the_plan_covers_its_history);
    tcase_add_test(tests, the_past_has_its_holidays);
    suite_add_tcase(suite, tests);
    return suite;
}
