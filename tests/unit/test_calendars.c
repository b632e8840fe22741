/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendars of a report: files and their names, which duty is in which, UIDs, drives, words. What changes between two runs: test_calendar_changes.c. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"

#include "report/calendars.h"

static const char *put_calendar(const struct vp_made_report *made, int doctor)
{
    struct vp_view view;
    vp_view_init(&view, &made->report);
    struct vp_roster_rows rows = vp_roster_rows(&view);
    vp_told.out.length = 0;
    vp_calendar_put(&view, &rows, doctor, NULL, &vp_told.out);
    vp_view_clear(&view);
    vp_check_ical_lines(vp_told.out.at);
    return vp_arena_strndup(&vp_told.arena, vp_told.out.at, vp_told.out.length);
}

static int count_events(const char *text)
{
    return vp_count_words(text, "\r\nBEGIN:VEVENT\r\n");
}

/* The UIDs of a calendar, unfolded, one a line, as they stand. */
static const char *list_uids(const char *text)
{
    struct vp_text uids;
    vp_text_init(&uids);
    for (const char *at = strstr(text, "\r\nUID:"); at != NULL; at = strstr(at + 1, "\r\nUID:")) {
        const char *line = at + 6;
        for (;;) {
            size_t length = strcspn(line, "\r");
            vp_text_put_bytes(&uids, line, length);
            if (line[length + 2] != ' ')
                break;
            line += length + 3;
        }
        vp_text_put(&uids, "\n");
    }
    const char *kept = vp_arena_strdup(&vp_told.arena, uids.at);
    vp_text_clear(&uids);
    return kept;
}

static void check_distinct(const char *uids)
{
    for (const char *line = uids; *line != '\0'; line = strchr(line, '\n') + 1) {
        const char *one = vp_arena_strndup(&vp_told.arena, line, strcspn(line, "\n") + 1);
        ck_assert_msg(vp_count_words(uids, one) == 1, "twice: %s", one);
    }
}

/* ---- names of files ---- */

START_TEST(each_doctor_has_a_safe_file_name_whatever_his_id_holds)
{
    static const char *const ids[] = {"grong-1", "service",     "con",   "a.b_c-d",      "..", ".hidden",
                                      "../../x", "/etc/passwd", "same",  "same",         "",   "_9",
                                      "_12",     "A",           "a b",   "a\nb",         "æ",  "-rf",
                                      "a.",      "doctor-",     "x.ics", "a\xE2\x80\xAE"};
    const int n = (int)(sizeof ids / sizeof *ids);
    struct vp_made_report *made = vp_make_report(n + vp_hostile_names_n, &vp_told.arena);
    char names[64][VP_CALENDAR_NAME];
    ck_assert_int_lt(n + vp_hostile_names_n + 1, 64);
    for (int d = 0; d < n + vp_hostile_names_n; d++)
        made->plan->doctors.item[d].id = d < n ? ids[d] : vp_hostile_names[d - n];
    for (int d = VP_WHOLE_SERVICE; d < n + vp_hostile_names_n; d++) {
        const char *name = vp_calendar_name(made->plan, d, names[d + 1]);
        ck_assert_msg(vp_calendars_is_ours(name), "%s", name);
        ck_assert_uint_eq(strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_.-"), strlen(name));
        ck_assert_int_le((int)strlen(name), 75);
        for (int other = VP_WHOLE_SERVICE; other < d; other++)
            ck_assert_str_ne(name, names[other + 1]);
    }
    ck_assert_str_eq(names[0], "service.ics");
    ck_assert_str_eq(names[1], "doctor-grong-1.ics");
    ck_assert_str_eq(names[2], "doctor-service.ics");
}
END_TEST

START_TEST(the_longest_id_is_whole_in_its_file_name)
{
    struct vp_made_report *made = vp_make_report(1, &vp_told.arena);
    char name[VP_CALENDAR_NAME];
    made->plan->doctors.item[0].id = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    ck_assert_str_eq(vp_calendar_name(made->plan, 0, name),
                     "doctor-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.ics");
    ck_assert(vp_calendars_is_ours(name));
}
END_TEST

START_TEST(files_of_others_are_not_ours)
{
    static const char *const names[] = {
        "holidays.ics", "service.ics.bak", "service",        "doctor-.ics",  "doctor-A.ics",
        "doctor-a.txt", "doctor-a/b.ics",  "doctor-..ics",   "doctor-_.ics", "doctor-_x.ics",
        ".ics",         "xdoctor-a.ics",   "doctor-a b.ics", "service2.ics", "",
        "Service.ics",  "doctor-\xC3.ics", "doctor-.a.ics"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ck_assert_msg(!vp_calendars_is_ours(names[i]), "%s", names[i]);
}
END_TEST

/* ---- which duties ---- */

START_TEST(a_doctor_has_his_own_duties_and_the_service_all)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    made->roster->doctor[1] = VP_LOCUM;
    made->roster->doctor[4] = VP_ABSENT; /* a roster by hand without this row: roster.csv has none either */
    vp_reaudit_report(made, &vp_told.arena);
    ck_assert_int_eq(count_events(put_calendar(made, 0)), 5);
    VP_CHECK_HAS(vp_told.out.at, "DTSTART;TZID=Europe/Oslo:20270322T153000\r\nDTEND;TZID=Europe/Oslo:20270323T080000\r\n"
                                 "SUMMARY:Duty: l0\r\nLOCATION:station\r\nCATEGORIES:stand-by\r\nSTATUS:CONFIRMED\r\n"
                                 "TRANSP:OPAQUE\r\n");
    VP_CHECK_HAS_NOT(vp_told.out.at, "20270323T153000");
    ck_assert_int_eq(count_events(put_calendar(made, 1)), 3);
    ck_assert_int_eq(count_events(put_calendar(made, VP_WHOLE_SERVICE)), 13);
    VP_CHECK_HAS(vp_told.out.at, "SUMMARY:l0: Doctor 0\r\nLOCATION:station\r\nCATEGORIES:stand-by\r\nSTATUS:CONFIRMED\r\n"
                                 "TRANSP:TRANSPARENT\r\n");
    VP_CHECK_HAS(vp_told.out.at, "SUMMARY:l0: locum\r\nLOCATION:station\r\nCATEGORIES:locum\r\n");
}
END_TEST

START_TEST(the_night_of_summer_time_is_told_by_the_clock)
{
    struct vp_made_report *made = vp_make_report(1, &vp_told.arena);
    put_calendar(made, 0);
    VP_CHECK_HAS(vp_told.out.at,
                 "DTSTART;TZID=Europe/Oslo:20270327T080000\r\nDTEND;TZID=Europe/Oslo:20270328T080000\r\n"); /* 23 h */
}
END_TEST

START_TEST(a_doctor_without_duties_has_a_calendar_without_events)
{
    struct vp_made_report *made = vp_make_report(2, &vp_told.arena);
    vp_give_all(made, 0, &vp_told.arena);
    ck_assert_int_eq(count_events(put_calendar(made, 1)), 0);
    VP_CHECK_HAS(vp_told.out.at, "X-WR-CALNAME;VALUE=TEXT:Doctor 1 – ");
}
END_TEST

START_TEST(rows_that_fit_no_duty_are_told_too)
{
    struct vp_made_report *made = vp_make_report(2, &vp_told.arena);
    struct vp_stray stray = {.doctor = 1, .line = "../x\r\nEND:VEVENT", .why = "no such line"};
    stray.start = made->problem->duties[0].start;
    stray.end = stray.start + 3600;
    for (int i = 0; i < 3; i++)
        *vp_vec_add(&vp_told.arena, &made->roster->strays) = stray;
    stray.line = "l0"; /* one row too many */
    *vp_vec_add(&vp_told.arena, &made->roster->strays) = stray;
    vp_reaudit_report(made, &vp_told.arena);
    const char *text = put_calendar(made, 1);
    ck_assert_int_eq(count_events(text), 7 + 4);
    ck_assert_int_eq(vp_count_words(text, "SUMMARY:Duty: ../x END:VEVENT\r\n"), 3);
    check_distinct(list_uids(text));
    text = put_calendar(made, VP_WHOLE_SERVICE);
    ck_assert_int_eq(count_events(text), 14 + 4);
    check_distinct(list_uids(text));
}
END_TEST

/* ---- UIDs ---- */

START_TEST(a_uid_is_of_the_duty_and_not_of_who_has_it)
{
    struct vp_made_report *made = vp_make_report(3, &vp_told.arena);
    const char *before = list_uids(put_calendar(made, VP_WHOLE_SERVICE));
    VP_CHECK_HAS(before, "20270322T143000Z~l0~1@");
    VP_CHECK_HAS(list_uids(put_calendar(made, 0)), "20270322T143000Z~l0~1~d0@");
    for (int place = 0; place < made->problem->n_places; place++)
        made->roster->doctor[place] = place % 4 == 3 ? VP_LOCUM : 2 - place % 3;
    vp_reaudit_report(made, &vp_told.arena);
    made->plan->doctors.item[2].name = "Somebody else";
    made->plan->language = VP_NB;
    ck_assert_str_eq(list_uids(put_calendar(made, VP_WHOLE_SERVICE)), before);
    made->plan->title = "Another service";
    ck_assert_str_ne(list_uids(put_calendar(made, VP_WHOLE_SERVICE)), before);
}
END_TEST

START_TEST(places_and_duties_that_begin_together_have_uids_of_their_own)
{
    struct vp_made_report *made = vp_make_report(4, &vp_told.arena);
    int line = vp_make_line(made->plan, 2);
    vp_make_shift(made->plan, line, VP_ON_ALL_DAYS, "08:00", "12:00");
    vp_make_shift(made->plan, line, VP_ON_ALL_DAYS, "08:00", "16:00");
    vp_make_extra(made->plan, line, 1, 1);
    vp_remake_report(made, &vp_told.arena);
    int places = made->problem->n_places;
    const char *all = list_uids(put_calendar(made, VP_WHOLE_SERVICE));
    ck_assert_int_eq(vp_count_words(all, "\n"), places);
    check_distinct(all);
    VP_CHECK_HAS(all, "20270323T070000Z~l1~6@");
    /* Which number a place has does not depend on whether the extra ones are filled. */
    int first = made->problem->duties[vp_make_duty(made->problem, "2027-03-23", line)].first_place;
    made->roster->doctor[first + 2] = VP_LOCUM;
    vp_reaudit_report(made, &vp_told.arena);
    const char *fewer = list_uids(put_calendar(made, VP_WHOLE_SERVICE));
    ck_assert_int_eq(vp_count_words(fewer, "\n"), places - 1);
    VP_CHECK_HAS(fewer, "20270323T070000Z~l1~6@");
    VP_CHECK_HAS_NOT(fewer, "20270323T070000Z~l1~3@");
    for (int d = 0; d < 4; d++)
        check_distinct(list_uids(put_calendar(made, d)));
}
END_TEST

START_TEST(hostile_names_are_only_names)
{
    struct vp_made_report *made = vp_make_hostile(&vp_told.arena);
    for (int d = 0; d < vp_hostile_names_n; d++)
        made->plan->doctors.item[d].id = vp_hostile_names[d];
    made->plan->lines.item[0].id = "../x\r\nBEGIN:VEVENT";
    vp_remake_report(made, &vp_told.arena);
    int events = 0;
    for (int d = 0; d < vp_hostile_names_n; d++)
        events += count_events(put_calendar(made, d));
    ck_assert_int_eq(events, 14);
    const char *text = put_calendar(made, VP_WHOLE_SERVICE);
    ck_assert_int_eq(count_events(text), 14);
    VP_CHECK_HAS_NOT(text, "\xE2\x80\xAE");
    VP_CHECK_HAS_NOT(text, "\nDESCRIPTION");
    VP_CHECK_HAS(text, "\r\nSUMMARY:<img src=x onerror=alert(1)>: `touch PWNED`\r\n");
}
END_TEST

/* ---- drives and words ---- */

START_TEST(drives_are_told_if_asked_for_and_only_to_who_drives)
{
    struct vp_made_report *made = vp_make_report(2, &vp_told.arena);
    vp_make_drive(made->plan, 0, 80);
    vp_remake_report(made, &vp_told.arena);
    ck_assert_int_eq(count_events(put_calendar(made, 0)), 7);
    made->report.options.calendar_travel = true;
    ck_assert_int_eq(count_events(put_calendar(made, 0)), 3 * 7);
    VP_CHECK_HAS(list_uids(vp_told.out.at), "20270322T143000Z~l0~1~d0~out@");
    VP_CHECK_HAS(vp_told.out.at,
                 "DTSTART;TZID=Europe/Oslo:20270322T141000\r\nDTEND;TZID=Europe/Oslo:20270322T153000\r\n"
                 "SUMMARY:Drive to duty: l0\r\nLOCATION:home0 – station\r\nCATEGORIES:driving\r\nSTATUS:CONFIRMED\r\n"
                 "TRANSP:TRANSPARENT\r\n");
    VP_CHECK_HAS(vp_told.out.at, "DTSTART;TZID=Europe/Oslo:20270323T080000\r\nDTEND;TZID=Europe/Oslo:20270323T092000\r\n"
                                 "SUMMARY:Drive home from duty: l0\r\nLOCATION:station – home0\r\n");
    check_distinct(list_uids(vp_told.out.at));
    ck_assert_int_eq(count_events(put_calendar(made, 1)), 7);
    ck_assert_int_eq(count_events(put_calendar(made, VP_WHOLE_SERVICE)), 14);
}
END_TEST

START_TEST(the_words_are_in_the_plans_language)
{
    struct vp_made_report *made = vp_make_report(2, &vp_told.arena);
    made->plan->language = VP_NB;
    made->plan->title = "Høylandet, Grønning; våren";
    vp_make_drive(made->plan, 0, 10);
    vp_make_line(made->plan, 1);
    vp_make_shift(made->plan, 1, VP_ON_ALL_DAYS, "08:00", "12:00");
    vp_remake_report(made, &vp_told.arena);
    made->roster->doctor[made->problem->duties[vp_make_duty(made->problem, "2027-03-24", 0)].first_place] = VP_LOCUM;
    vp_reaudit_report(made, &vp_told.arena);
    made->report.options.calendar_travel = true;
    put_calendar(made, 0);
    VP_CHECK_HAS(vp_told.out.at, "PRODID:-//vaktplan//vaktplan ");
    VP_CHECK_HAS(vp_told.out.at, "//NB\r\n");
    VP_CHECK_HAS(vp_told.out.at, "NAME:Doctor 0 – Høylandet\\, Grønning\\; våren\r\n");
    VP_CHECK_HAS(vp_told.out.at, "SUMMARY:Vakt: l0\r\n");
    VP_CHECK_HAS(vp_told.out.at, "CATEGORIES:hjemmevakt\r\n");
    VP_CHECK_HAS(vp_told.out.at, "CATEGORIES:tilstedevakt\r\n");
    VP_CHECK_HAS(vp_told.out.at, "SUMMARY:Kjøring til vakt: l0\r\n");
    VP_CHECK_HAS(vp_told.out.at, "SUMMARY:Kjøring hjem fra vakt: l0\r\n");
    VP_CHECK_HAS(put_calendar(made, VP_WHOLE_SERVICE), "SUMMARY:l0: vikar\r\n");
}
END_TEST

Suite *suite_calendars(void)
{
    Suite *suite = suite_create("calendars");
    TCase *calendars = tcase_create("calendars");
    tcase_set_timeout(calendars, 60);
    tcase_add_checked_fixture(calendars, vp_told_begin, vp_told_end);
    tcase_add_test(calendars, each_doctor_has_a_safe_file_name_whatever_his_id_holds);
    tcase_add_test(calendars, the_longest_id_is_whole_in_its_file_name);
    tcase_add_test(calendars, files_of_others_are_not_ours);
    tcase_add_test(calendars, a_doctor_has_his_own_duties_and_the_service_all);
    tcase_add_test(calendars, the_night_of_summer_time_is_told_by_the_clock);
    tcase_add_test(calendars, a_doctor_without_duties_has_a_calendar_without_events);
    tcase_add_test(calendars, rows_that_fit_no_duty_are_told_too);
    tcase_add_test(calendars, a_uid_is_of_the_duty_and_not_of_who_has_it);
    tcase_add_test(calendars, places_and_duties_that_begin_together_have_uids_of_their_own);
    tcase_add_test(calendars, hostile_names_are_only_names);
    tcase_add_test(calendars, drives_are_told_if_asked_for_and_only_to_who_drives);
    tcase_add_test(calendars, the_words_are_in_the_plans_language);
    suite_add_tcase(suite, calendars);
    return suite;
}
