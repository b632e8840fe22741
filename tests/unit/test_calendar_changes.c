/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A calendar written where one stands from an earlier run: what did not change keeps its bytes, what changed says so, what is gone is called off,
 * and nothing of what others may have written there is believed further than that. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"

#include "report/calendars.h"
#include "report/ical.h"

static struct vp_made_report *made;

static void set_up(void)
{
    vp_told_begin();
    made = vp_make_report(3, &vp_told.arena);
}

/* The calendar of `doctor` where `earlier` (NULL = nothing) stands. */
static const char *put_after(const char *earlier, int doctor)
{
    struct vp_view view;
    struct vp_text before;
    vp_text_init(&before);
    vp_text_put(&before, earlier == NULL ? "" : earlier);
    vp_view_init(&view, &made->report);
    struct vp_roster_rows rows = vp_roster_rows(&view);
    vp_told.out.length = 0;
    vp_calendar_put(&view, &rows, doctor, earlier == NULL ? NULL : &before, &vp_told.out);
    vp_view_clear(&view);
    vp_text_clear(&before);
    vp_check_ical_lines(vp_told.out.at);
    return vp_arena_strndup(&vp_told.arena, vp_told.out.at, vp_told.out.length);
}

static void give(int place, int doctor)
{
    made->roster->doctor[place] = doctor;
    vp_reaudit_report(made, &vp_told.arena);
}

/* The event with this UID's beginning, as it stands; fails unless there is one. */
static const char *find_event(const char *text, const char *uid)
{
    const char *at = strstr(text, vp_arena_printf(&vp_told.arena, "\r\nUID:%s", uid));
    ck_assert_msg(at != NULL, "%s is missing from:\n%s", uid, text);
    return vp_arena_strndup(&vp_told.arena, at, (size_t)(strstr(at, "END:VEVENT") - at));
}

START_TEST(nothing_changed_keeps_every_byte)
{
    for (int d = VP_WHOLE_SERVICE; d < 3; d++) {
        const char *first = put_after(NULL, d);
        ck_assert_int_gt(vp_count_words(first, "SEQUENCE:0\r\n"), 3);
        ck_assert_str_eq(put_after(first, d), first);
    }
}
END_TEST

START_TEST(a_sequence_rises_for_what_changed_and_for_nothing_else)
{
    const char *service = put_after(NULL, VP_WHOLE_SERVICE);
    const char *first = put_after(NULL, 0);
    const char *second = put_after(NULL, 1);
    const char *third = put_after(NULL, 2);
    give(0, 1);
    const char *after = put_after(service, VP_WHOLE_SERVICE);
    ck_assert_int_eq(vp_count_words(after, "SEQUENCE:1\r\n"), 1);
    ck_assert_int_eq(vp_count_words(after, "SEQUENCE:0\r\n"), 13);
    ck_assert_int_eq(vp_count_words(after, "STATUS:CANCELLED"), 0);
    VP_CHECK_HAS(find_event(after, "20270322T143000Z~l0~1@"), "DTSTAMP:20270322T000001Z\r\nSEQUENCE:1\r\n");
    VP_CHECK_HAS(find_event(after, "20270322T143000Z~l0~1@"), "SUMMARY:l0: Doctor 1\r\n");
    ck_assert_str_eq(put_after(after, VP_WHOLE_SERVICE), after);

    const char *lost = put_after(first, 0);
    ck_assert_int_eq(vp_count_words(lost, "SEQUENCE:1\r\n"), 1);
    ck_assert_int_eq(vp_count_words(lost, "STATUS:CANCELLED"), 1);
    VP_CHECK_HAS(find_event(lost, "20270322T143000Z~l0~1~d0@"), "SEQUENCE:1\r\n");
    VP_CHECK_HAS(find_event(lost, "20270322T143000Z~l0~1~d0@"), "STATUS:CANCELLED\r\n");
    ck_assert_str_eq(put_after(lost, 0), lost);

    const char *won = put_after(second, 1);
    ck_assert_int_eq(vp_count_words(won, "SEQUENCE:0\r\n"), 6);
    VP_CHECK_HAS_NOT(won, "SEQUENCE:1\r\n");
    VP_CHECK_HAS(won, "20270322T143000Z~l0~1~d1@");
    ck_assert_str_eq(put_after(third, 2), third);

    give(0, 0); /* and back again: more than it was when it was called off */
    const char *back = put_after(lost, 0);
    VP_CHECK_HAS(find_event(back, "20270322T143000Z~l0~1~d0@"), "SEQUENCE:2\r\n");
    VP_CHECK_HAS_NOT(back, "CANCELLED");
}
END_TEST

START_TEST(each_thing_that_an_event_says_counts_as_a_change)
{
    const char *before = put_after(NULL, 0);
    made->plan->lines.item[0].name = "Forvakt";
    ck_assert_int_eq(vp_count_words(put_after(before, 0), "SEQUENCE:1\r\n"), 5);
    made->plan->lines.item[0].name = "l0";
    made->plan->sites.item[vp_make_station(made->plan)].name = "Namsos";
    ck_assert_int_eq(vp_count_words(put_after(before, 0), "SEQUENCE:1\r\n"), 5);
    made->plan->sites.item[vp_make_station(made->plan)].name = "station";
    made->plan->lines.item[0].standby = 1;
    ck_assert_int_eq(vp_count_words(put_after(before, 0), "SEQUENCE:1\r\n"), 5);
    made->plan->lines.item[0].standby = 0.25;
    made->problem->duties[0].end += 3600;
    ck_assert_int_eq(vp_count_words(put_after(before, 0), "SEQUENCE:1\r\n"), 1);
    made->problem->duties[0].end -= 3600;
    ck_assert_str_eq(put_after(before, 0), before);
}
END_TEST

START_TEST(drives_that_are_not_asked_for_any_more_are_called_off)
{
    vp_make_drive(made->plan, 0, 80);
    vp_remake_report(made, &vp_told.arena);
    made->report.options.calendar_travel = true;
    const char *with = put_after(NULL, 0);
    made->report.options.calendar_travel = false;
    const char *without = put_after(with, 0);
    ck_assert_int_eq(vp_count_words(without, "BEGIN:VEVENT"), 15);
    ck_assert_int_eq(vp_count_words(without, "STATUS:CANCELLED"), 10);
}
END_TEST

START_TEST(duties_of_another_period_are_not_called_off)
{
    const char *before = put_after(NULL, VP_WHOLE_SERVICE);
    vp_make_drive(made->plan, 0, 80);
    made->report.options.calendar_travel = true;
    vp_remake_report(made, &vp_told.arena);
    const char *drives = put_after(NULL, 0);
    made->plan->from = vp_make_day("2027-03-23"); /* the drive home from the duty of the 22nd is within it */
    vp_remake_report(made, &vp_told.arena);
    give(0, 1);
    const char *after = put_after(before, VP_WHOLE_SERVICE);
    ck_assert_int_eq(vp_count_words(after, "BEGIN:VEVENT"), 13);
    VP_CHECK_HAS_NOT(after, "CANCELLED");
    VP_CHECK_HAS_NOT(after, "20270322T143000Z");
    VP_CHECK_HAS_NOT(put_after(drives, 0), "UID:20270322T143000Z");
}
END_TEST

#define EVENT(uid, more)                                                                                               \
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:" uid "\r\nDTSTART:20270322T143000Z\r\nDTEND:20270323T070000Z\r\n" more    \
    "END:VEVENT\r\nEND:VCALENDAR\r\n"

START_TEST(what_is_not_ours_is_not_carried_on)
{
    static const char *const earlier[] = {
        EVENT("somebody@example.invalid", "SUMMARY:Dentist\r\n"),
        EVENT("20270322T143000Z~l9~1~d0@x.example", "SUMMARY:Dentist\r\n"),
        EVENT("20270322T143000Z~l9~1~D0@x.vaktplan", "SUMMARY:Dentist\r\n"),
        EVENT("20270322T143000Z~l9~<b>@x.vaktplan", "SUMMARY:Dentist\r\n"),
        EVENT("20270322T143000Z-l9~1@x.vaktplan", "SUMMARY:Dentist\r\n"),
        EVENT("20279922T143000Z~l9~1@x.vaktplan", "SUMMARY:Dentist\r\n"),
        EVENT("20270322Z143000T~l9~1@x.vaktplan", "SUMMARY:Dentist\r\n"),
        EVENT("20270322T1430000~l9~1@x.vaktplan", "SUMMARY:Dentist\r\n"),
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:20270322T143000Z~l9~1@x.vaktplan\r\nSUMMARY:no times\r\nEND:VEVENT\r\n",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:20270322T14",
        "\xFF\xFE not a calendar",
    };
    const char *wanted = put_after(NULL, 0);
    for (size_t i = 0; i < sizeof earlier / sizeof *earlier; i++)
        ck_assert_msg(strcmp(put_after(earlier[i], 0), wanted) == 0, "%s", earlier[i]);
}
END_TEST

START_TEST(of_what_is_called_off_only_what_we_write_is_carried_on)
{
    const char *after = put_after(EVENT("20270322T143000Z~l9~1~d0@x.vaktplan",
                                        "SUMMARY:Gone\\nBEGIN:X\r\nDESCRIPTION:because of illness\r\nX-REASON:illness\r\n"
                                        "RRULE:FREQ=DAILY\r\nATTACH:file:///etc/passwd\r\nSEQUENCE:6\r\n"),
                                  0);
    const char *event = find_event(after, "20270322T143000Z~l9~1~d0@x.vaktplan");
    VP_CHECK_HAS(event,
                 "SEQUENCE:7\r\nDTSTART;TZID=Europe/Oslo:20270322T153000\r\nDTEND;TZID=Europe/Oslo:20270323T080000\r\n"
                 "SUMMARY:Gone BEGIN:X\r\nSTATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n");
    VP_CHECK_HAS_NOT(after, "illness");
    VP_CHECK_HAS_NOT(after, "passwd");
    VP_CHECK_HAS_NOT(event, "RRULE");
}
END_TEST

START_TEST(a_sequence_goes_on_from_the_highest_and_no_further_than_it_can)
{
    const char *uid = strstr(put_after(NULL, 0), "UID:") + 4;
    uid = vp_arena_strndup(&vp_told.arena, uid, strcspn(uid, "\r"));
    const char *event = "BEGIN:VEVENT\r\nUID:%s\r\nSEQUENCE:%d\r\nEND:VEVENT\r\n";
    const char *low = vp_arena_printf(&vp_told.arena, event, uid, 3);
    const char *high = vp_arena_printf(&vp_told.arena, event, uid, 8);
    const char *most = vp_arena_printf(&vp_told.arena, event, uid, 2147483647);
    VP_CHECK_HAS(put_after(vp_arena_printf(&vp_told.arena, "BEGIN:VCALENDAR\r\n%s%s%s", low, high, low), 0),
                 "\r\nSEQUENCE:9\r\n");
    VP_CHECK_HAS(put_after(vp_arena_printf(&vp_told.arena, "BEGIN:VCALENDAR\r\n%s", most), 0), "\r\nSEQUENCE:1000000\r\n");
    ck_assert_int_eq(vp_count_words(vp_told.out.at, "SEQUENCE:0\r\n"), 4);
}
END_TEST

Suite *suite_calendar_changes(void)
{
    Suite *suite = suite_create("calendar_changes");
    TCase *changes = tcase_create("changes");
    tcase_set_timeout(changes, 60);
    tcase_add_checked_fixture(changes, set_up, vp_told_end);
    tcase_add_test(changes, nothing_changed_keeps_every_byte);
    tcase_add_test(changes, a_sequence_rises_for_what_changed_and_for_nothing_else);
    tcase_add_test(changes, each_thing_that_an_event_says_counts_as_a_change);
    tcase_add_test(changes, drives_that_are_not_asked_for_any_more_are_called_off);
    tcase_add_test(changes, duties_of_another_period_are_not_called_off);
    tcase_add_test(changes, what_is_not_ours_is_not_carried_on);
    tcase_add_test(changes, of_what_is_called_off_only_what_we_write_is_carried_on);
    tcase_add_test(changes, a_sequence_goes_on_from_the_highest_and_no_further_than_it_can);
    suite_add_tcase(suite, changes);
    return suite;
}
