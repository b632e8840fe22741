/* SPDX-License-Identifier: GPL-3.0-or-later */
/* iCalendar files: lines, text, time zones, times on the nights when clocks change, and reading what anybody may have written. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/report_maker.h"
#include "tests/unit/suites.h"

#include "model/base/random.h"
#include "report/escape.h"
#include "report/ical.h"

static struct vp_ical_calendar calendar;

static void set_up(void)
{
    vp_told_begin();
    calendar = (struct vp_ical_calendar){.zone = vp_make_zone(),
                                         .zone_name = "Europe/Oslo",
                                         .from = vp_make_day("2027-03-22"),
                                         .to = vp_make_day("2027-04-04"),
                                         .name = "Small",
                                         .language = "EN"};
}

static vp_instant read_instant(const char *text)
{
    vp_instant instant = 0;
    ck_assert_msg(vp_instant_parse(text, &instant), "%s", text);
    return instant;
}

static struct vp_ical_event *add_event(const char *start, const char *end, const char *summary)
{
    struct vp_ical_event *event = vp_vec_add(&vp_told.arena, &calendar.events);
    *event = (struct vp_ical_event){.uid = vp_arena_printf(&vp_told.arena, "uid-%d", calendar.events.n),
                                    .start = read_instant(start),
                                    .end = read_instant(end),
                                    .summary = vp_clean(&vp_told.arena, summary),
                                    .location = "",
                                    .category = "duty"};
    return event;
}

static struct vp_ical_event *add_summary(const char *summary)
{
    return add_event("2027-03-22T15:30:00+01:00", "2027-03-23T08:00:00+01:00", summary);
}

static const char *write_all(void)
{
    vp_told.out.length = 0;
    vp_ical_write(&calendar, &vp_told.arena, &vp_told.out);
    return vp_told.out.at;
}

/* The events of `length` bytes of text, read anew. */
static vp_ical_events read_bytes(const char *bytes, size_t length)
{
    struct vp_text text;
    vp_text_init(&text);
    vp_text_put_bytes(&text, bytes, length);
    struct vp_ical_calendar read = {.zone = calendar.zone, .zone_name = calendar.zone_name};
    vp_ical_read(&read, &text, &vp_told.arena);
    vp_text_clear(&text);
    return read.events;
}

static vp_ical_events read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

/* ---- lines and text ---- */

START_TEST(lines_are_folded_at_75_octets_between_letters)
{
    static const char *const letters[] = {"æ", "ø a", "漢", "a", "😀", "å,"};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        for (int before = 0; before < 4; before++) {
            struct vp_text words;
            vp_text_init(&words);
            vp_text_printf(&words, "%.*s", before, "bcde");
            for (int n = 0; n < 60; n++)
                vp_text_put(&words, letters[i]);
            add_summary(words.at)->location = vp_arena_strdup(&vp_told.arena, words.at);
            vp_text_clear(&words);
        }
    calendar.name = "åååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååååå";
    vp_check_ical_lines(write_all());
    VP_CHECK_HAS(vp_told.out.at, "\r\n ");
}
END_TEST

START_TEST(text_is_escaped_and_comes_back_as_it_was)
{
    add_summary("a, b; c:\\n \"d\" \\ ^e%");
    for (int i = 0; i < vp_hostile_names_n; i++)
        add_summary(vp_hostile_names[i]);
    add_summary("BEGIN:VEVENT\r\nEND:VCALENDAR\r\n");
    write_all();
    vp_check_ical_lines(vp_told.out.at);
    VP_CHECK_HAS(vp_told.out.at, "\r\nSUMMARY:a\\, b\\; c:\\\\n \"d\" \\\\ ^e%\r\n");
    VP_CHECK_HAS(vp_told.out.at, "\r\nSUMMARY:two lines and a tab\r\n");
    VP_CHECK_HAS(vp_told.out.at, "\r\nSUMMARY:BEGIN:VEVENT END:VCALENDAR\r\n");
    VP_CHECK_HAS_NOT(vp_told.out.at, "\xE2\x80\xAE"); /* right-to-left override */
    vp_ical_events read = read_bytes(vp_told.out.at, vp_told.out.length);
    ck_assert_int_eq(read.n, calendar.events.n);
    for (int i = 0; i < read.n; i++) {
        ck_assert_str_eq(read.item[i].summary, calendar.events.item[i].summary);
        ck_assert_str_eq(read.item[i].uid, calendar.events.item[i].uid);
        ck_assert_str_eq(read.item[i].category, "duty");
    }
}
END_TEST

START_TEST(an_event_says_all_that_it_is_and_its_stamp_is_the_plans)
{
    struct vp_ical_event *event = add_summary("Duty");
    event->sequence = 3;
    event->cancelled = true;
    event->transparent = true;
    event->location = "Grong";
    VP_CHECK_HAS(write_all(), "BEGIN:VEVENT\r\n"
                              "UID:uid-1\r\n"
                              "DTSTAMP:20270322T000003Z\r\n"
                              "SEQUENCE:3\r\n"
                              "DTSTART;TZID=Europe/Oslo:20270322T153000\r\n"
                              "DTEND;TZID=Europe/Oslo:20270323T080000\r\n"
                              "SUMMARY:Duty\r\n"
                              "LOCATION:Grong\r\n"
                              "CATEGORIES:duty\r\n"
                              "STATUS:CANCELLED\r\n"
                              "TRANSP:TRANSPARENT\r\n"
                              "END:VEVENT\r\n");
    vp_ical_events read = read_bytes(vp_told.out.at, vp_told.out.length);
    ck_assert_int_eq(read.n, 1);
    ck_assert(read.item[0].cancelled && read.item[0].transparent);
    ck_assert_int_eq(read.item[0].sequence, 3);
    ck_assert_str_eq(read.item[0].location, "Grong");
}
END_TEST

/* ---- time zones ---- */

static void set_zone(const char *name)
{
    calendar.zone_name = name;
    calendar.zone = vp_zone_new(name);
    ck_assert_ptr_nonnull(calendar.zone);
}

static void free_zone(void)
{
    struct vp_zone *zone = (struct vp_zone *)(uintptr_t)calendar.zone;
    vp_zone_free(zone);
    calendar.zone = vp_make_zone();
}

START_TEST(the_zone_of_norway_is_two_rules)
{
    VP_CHECK_HAS(write_all(), "BEGIN:VTIMEZONE\r\n"
                              "TZID:Europe/Oslo\r\n"
                              "BEGIN:DAYLIGHT\r\n"
                              "DTSTART:20260329T020000\r\n"
                              "TZOFFSETFROM:+0100\r\n"
                              "TZOFFSETTO:+0200\r\n"
                              "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"
                              "END:DAYLIGHT\r\n"
                              "BEGIN:STANDARD\r\n"
                              "DTSTART:20261025T030000\r\n"
                              "TZOFFSETFROM:+0200\r\n"
                              "TZOFFSETTO:+0100\r\n"
                              "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"
                              "END:STANDARD\r\n"
                              "END:VTIMEZONE\r\n");
    VP_CHECK_HAS_NOT(vp_told.out.at, "TZURL");
}
END_TEST

START_TEST(a_rule_may_count_weeks_and_begin_south_of_the_equator)
{
    set_zone("America/New_York");
    VP_CHECK_HAS(write_all(), "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\n");
    VP_CHECK_HAS(vp_told.out.at, "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\n");
    free_zone();
    set_zone("Australia/Lord_Howe"); /* half an hour; clocks go back first in the year */
    VP_CHECK_HAS(write_all(), "BEGIN:STANDARD\r\nDTSTART:20260405T020000\r\nTZOFFSETFROM:+1100\r\nTZOFFSETTO:+1030\r\n"
                              "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4\r\n");
    free_zone();
}
END_TEST

START_TEST(clocks_that_never_change_or_by_no_rule_are_told_one_by_one)
{
    set_zone("Asia/Tokyo");
    VP_CHECK_HAS(write_all(), "TZID:Asia/Tokyo\r\nBEGIN:STANDARD\r\nDTSTART:20260101T090000\r\nTZOFFSETFROM:+0900\r\n"
                              "TZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n");
    free_zone();
    set_zone("Africa/Casablanca"); /* changes in Ramadan */
    write_all();
    VP_CHECK_HAS_NOT(vp_told.out.at, "RRULE");
    ck_assert_int_ge(vp_count_words(vp_told.out.at, "TZOFFSETFROM"), 1 + 2 * 3);
    free_zone();
    calendar.from = vp_make_day("1980-01-01"); /* Norway's first summer for long */
    calendar.to = vp_make_day("1980-12-31");
    calendar.zone_name = "Europe/Oslo";
    write_all();
    VP_CHECK_HAS_NOT(vp_told.out.at, "RRULE");
    VP_CHECK_HAS(vp_told.out.at, "BEGIN:DAYLIGHT\r\nDTSTART:19800406T020000\r\n");
}
END_TEST

START_TEST(times_that_the_clock_shows_twice_are_told_in_utc)
{
    add_event("2027-10-31T01:59:00+02:00", "2027-10-31T03:00:00+01:00", "around");
    add_event("2027-10-30T15:30:00+02:00", "2027-10-31T02:30:00+02:00", "first");
    add_event("2027-10-31T02:30:00+01:00", "2027-10-31T08:00:00+01:00", "second");
    write_all();
    VP_CHECK_HAS(vp_told.out.at, "DTSTART;TZID=Europe/Oslo:20271031T015900\r\nDTEND;TZID=Europe/Oslo:20271031T030000\r\n");
    VP_CHECK_HAS(vp_told.out.at, "DTSTART:20271030T133000Z\r\nDTEND:20271031T003000Z\r\n");
    VP_CHECK_HAS(vp_told.out.at, "DTSTART:20271031T013000Z\r\nDTEND:20271031T070000Z\r\n");
}
END_TEST

START_TEST(every_instant_comes_back_around_both_changes)
{
    static const char *const nights[] = {"2027-03-27T12:00:00+01:00", "2027-10-30T12:00:00+02:00"};
    for (int night = 0; night < 2; night++)
        for (int i = 0; i < 24 * 12; i++) {
            struct vp_ical_event *event = add_summary("x");
            event->start = read_instant(nights[night]) + (vp_instant)i * 300 + i % 60;
            event->end = event->start + 1800;
        }
    write_all();
    vp_ical_events read = read_bytes(vp_told.out.at, vp_told.out.length);
    ck_assert_int_eq(read.n, calendar.events.n);
    for (int i = 0; i < read.n; i++) {
        ck_assert_int_eq(read.item[i].start, calendar.events.item[i].start);
        ck_assert_int_eq(read.item[i].end, calendar.events.item[i].end);
    }
}
END_TEST

/* ---- what others wrote ---- */

#define OPEN "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
#define EVENT "BEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:4\r\nEND:VEVENT\r\n"

START_TEST(broken_files_are_read_as_far_as_they_go)
{
    static const struct {
        const char *text;
        int events;
    } files[] = {
        {"", 0},
        {"\r\n\r\n", 0},
        {OPEN EVENT EVENT "END:VCALENDAR\r\n", 2},
        {OPEN EVENT "BEGIN:VEVENT\r\nUID:b\r\n", 1},
        {"begin:vcalendar\nbegin:vevent\nuid:a\nend:vevent\n", 1},
        {EVENT, 0}, /* in no calendar */
        {OPEN "BEGIN:VEVENT\r\nSEQUENCE:4\r\nEND:VEVENT\r\n", 0},
        {OPEN "BEGIN:VEVENT\r\nUID:a\r\nBEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT\r\n" EVENT, 1},
        {OPEN "BEGIN:VJOURNAL\r\nUID:a\r\nEND:VJOURNAL\r\n", 0},
        {"END:VEVENT\r\nEND:VCALENDAR\r\nEND:\r\n" OPEN EVENT, 1},
        {OPEN "BEGIN:VEVENT\r\nUID\r\n;;;:::\r\nUID:\r\n\"\r\nEND:VEVENT\r\n" EVENT, 1},
        {OPEN "BEGIN:VEVENT\r\nUI\r\n D:folded\r\nEND:VEVENT\r\n", 1},
        {OPEN "BEGIN:VEVENT\r\nUID:a\r\nRRULE:FREQ=SECONDLY;COUNT=99999999\r\nEND:VEVENT\r\n", 1},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        int n = read_text(files[i].text).n;
        ck_assert_msg(n == files[i].events, "%d events instead of %d in:\n%s", n, files[i].events, files[i].text);
    }
}
END_TEST

START_TEST(length_depth_and_zero_bytes_hurt_nothing)
{
    struct vp_text text;
    vp_text_init(&text);
    for (int i = 0; i < 300000; i++)
        vp_text_put(&text, "BEGIN:VEVENT\r\n");
    ck_assert_int_eq(read_bytes(text.at, text.length).n, 0);
    text.length = 0;
    vp_text_put(&text, OPEN "BEGIN:VEVENT\r\nUID:");
    for (int i = 0; i < 100000; i++)
        vp_text_put(&text, "a");
    vp_text_put(&text, "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:b");
    vp_text_put_bytes(&text, "\0", 1);
    vp_text_put(&text, "\r\nEND:VEVENT\r\n" EVENT);
    vp_ical_events read = read_bytes(text.at, text.length);
    ck_assert_int_eq(read.n, 1);
    ck_assert_str_eq(read.item[0].uid, "a");
    vp_text_clear(&text);
}
END_TEST

START_TEST(figures_out_of_range_are_brought_into_it)
{
    static const struct {
        const char *sequence;
        int is;
    } figures[] = {
        {"7", 7}, {"-5", 0}, {"x", 0}, {"", 0}, {"1000001", VP_MOST_SEQUENCE}, {"2147483647", VP_MOST_SEQUENCE}};
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        vp_ical_events read = read_text(vp_arena_printf(
            &vp_told.arena, OPEN "BEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:%s\r\nEND:VEVENT\r\n", figures[i].sequence));
        ck_assert_int_eq(read.n, 1);
        ck_assert_msg(read.item[0].sequence == figures[i].is, "%s: %d", figures[i].sequence, read.item[0].sequence);
    }
}
END_TEST

START_TEST(times_that_are_none_of_ours_are_not_guessed)
{
    static const char *const starts[] = {
        "DTSTART:20270322T153000",
        "DTSTART;TZID=Europe/Moscow:20270322T153000",
        "DTSTART;TZID=Europe/Oslo:20270231T153000",
        "DTSTART;TZID=Europe/Oslo:99990322T153000",
        "DTSTART;TZID=Europe/Oslo:20270322T256199",
        "DTSTART;VALUE=DATE:20270322",
        "DTSTART:tomorrow",
        "X-DTSTART:20270322T153000Z",
    };
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        vp_ical_events read = read_text(vp_arena_printf(
            &vp_told.arena, OPEN "BEGIN:VEVENT\r\nUID:a\r\n%s\r\nDTEND:20270323T070000Z\r\nEND:VEVENT\r\n", starts[i]));
        ck_assert_int_eq(read.n, 1);
        ck_assert_msg(read.item[0].start == 0 && read.item[0].end == 0, "%s", starts[i]);
    }
}
END_TEST

START_TEST(words_of_others_are_clean_and_bounded)
{
    struct vp_text text;
    vp_text_init(&text);
    vp_text_put(&text, OPEN "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:\xE2\x80\xAEx\\n\x1B[2Jy\xFF");
    for (int i = 0; i < 1000; i++)
        vp_text_put(&text, " word");
    vp_text_put(&text, "\r\nEND:VEVENT\r\n");
    vp_ical_events read = read_bytes(text.at, text.length);
    ck_assert_int_eq(read.n, 1);
    ck_assert_int_eq(strncmp(read.item[0].summary, "x [2Jy\xEF\xBF\xBD word", 14), 0);
    ck_assert_int_le(vp_text_width(read.item[0].summary), 300);
    vp_text_clear(&text);
}
END_TEST

/* Bytes changed, doubled and left out at random: whatever comes, it is read to an end, and can be written again. */
START_TEST(a_file_with_random_faults_is_survived)
{
    struct vp_random random;
    vp_random_init(&random, 5545);
    for (int i = 0; i < 6; i++)
        add_summary(vp_hostile_names[i]);
    write_all();
    char *whole = vp_arena_strndup(&vp_told.arena, vp_told.out.at, vp_told.out.length);
    size_t length = vp_told.out.length;
    int found = 0;
    for (int round = 0; round < 2000; round++) {
        struct vp_text text;
        vp_text_init(&text);
        vp_text_put_bytes(&text, whole, length);
        for (int n = vp_random_below(&random, 20); n >= 0; n--)
            text.at[vp_random_below(&random, (int)length)] = vp_random_below(&random, 2) == 0
                                                                 ? "\r\n:;,=\"\\ "[vp_random_below(&random, 9)]
                                                                 : (char)vp_random_below(&random, 256);
        calendar.events = read_bytes(text.at, (size_t)vp_random_below(&random, (int)length + 1));
        found += calendar.events.n;
        vp_check_ical_lines(write_all());
        vp_text_clear(&text);
    }
    ck_assert_int_gt(found, 1000);
}
END_TEST

Suite *suite_ical(void)
{
    Suite *suite = suite_create("ical");
    TCase *ical = tcase_create("ical");
    tcase_set_timeout(ical, 60);
    tcase_add_checked_fixture(ical, set_up, vp_told_end);
    tcase_add_test(ical, lines_are_folded_at_75_octets_between_letters);
    tcase_add_test(ical, text_is_escaped_and_comes_back_as_it_was);
    tcase_add_test(ical, an_event_says_all_that_it_is_and_its_stamp_is_the_plans);
    tcase_add_test(ical, the_zone_of_norway_is_two_rules);
    tcase_add_test(ical, a_rule_may_count_weeks_and_begin_south_of_the_equator);
    tcase_add_test(ical, clocks_that_never_change_or_by_no_rule_are_told_one_by_one);
    tcase_add_test(ical, times_that_the_clock_shows_twice_are_told_in_utc);
    tcase_add_test(ical, every_instant_comes_back_around_both_changes);
    tcase_add_test(ical, broken_files_are_read_as_far_as_they_go);
    tcase_add_test(ical, length_depth_and_zero_bytes_hurt_nothing);
    tcase_add_test(ical, figures_out_of_range_are_brought_into_it);
    tcase_add_test(ical, times_that_are_none_of_ours_are_not_guessed);
    tcase_add_test(ical, words_of_others_are_clean_and_bounded);
    tcase_add_test(ical, a_file_with_random_faults_is_survived);
    suite_add_tcase(suite, ical);
    return suite;
}
