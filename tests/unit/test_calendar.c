/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates, Easter, ISO weeks, daylight saving in Europe/Oslo, texts of dates and instants, Norway's holidays. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct vp_arena arena;

static void set_up(void)
{
    vp_arena_init(&arena);
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
}

START_TEST(days_count_from_1970)
{
    ck_assert_int_eq(vp_day_from(1970, 1, 1), 0);
    ck_assert_int_eq(vp_day_from(2000, 3, 1), 11017);
    ck_assert_int_eq(vp_day_from(2027, 1, 4), 20822);
}
END_TEST

START_TEST(days_split_as_the_c_library_splits_them)
{
    for (vp_day date = -400; date <= vp_day_from(2201, 12, 31); date++) {
        time_t seconds = (time_t)date * 86400;
        struct tm utc;
        gmtime_r(&seconds, &utc);
        int year = 0;
        int month = 0;
        int day = 0;
        vp_day_split(date, &year, &month, &day);
        bool same = year == utc.tm_year + 1900 && month == utc.tm_mon + 1 && day == utc.tm_mday;
        if (!same || vp_day_from(year, month, day) != date || (vp_day_weekday(date) + 1) % 7 != utc.tm_wday)
            ck_abort_msg("day %d is %d-%d-%d", date, year, month, day);
    }
}
END_TEST

START_TEST(iso_weeks_as_the_c_library_counts_them)
{
    for (vp_day date = 0; date <= vp_day_from(2060, 12, 31); date++) {
        time_t seconds = (time_t)date * 86400;
        struct tm utc;
        char text[16];
        gmtime_r(&seconds, &utc);
        strftime(text, sizeof text, "%G %V", &utc);
        int year = 0;
        int week = vp_day_iso_week(date, &year);
        if (year != strtol(text, NULL, 10) || week != strtol(text + 5, NULL, 10))
            ck_abort_msg("day %d is in week %d of %d, not %s", date, week, year, text);
    }
    ck_assert_int_eq(vp_day_iso_week(vp_make_day("2027-01-03"), NULL), 53);
    ck_assert_int_eq(vp_day_monday(vp_make_day("2027-01-10")), vp_make_day("2027-01-04"));
    ck_assert_int_eq(vp_day_monday(vp_make_day("2027-01-04")), vp_make_day("2027-01-04"));
}
END_TEST

START_TEST(only_dates_that_exist)
{
    ck_assert(vp_day_exists(2028, 2, 29));
    ck_assert(!vp_day_exists(2027, 2, 29));
    ck_assert(!vp_day_exists(2100, 2, 29));
    ck_assert(vp_day_exists(2000, 2, 29));
    ck_assert(!vp_day_exists(1969, 12, 31));
    ck_assert(vp_day_exists(1970, 1, 1));
    ck_assert(vp_day_exists(2200, 12, 31));
    ck_assert(!vp_day_exists(2201, 1, 1));
    ck_assert(!vp_day_exists(2027, 0, 1));
    ck_assert(!vp_day_exists(2027, 13, 1));
    ck_assert(!vp_day_exists(2027, 4, 31));
    ck_assert(!vp_day_exists(2027, 4, 0));
}
END_TEST

START_TEST(dates_are_read_strictly)
{
    static const char *const wrong[] = {"",           "2027-1-4",   "2027-01-04 ", " 2027-01-04",
                                        "2027/01/04", "2027-02-29", "2027-01-32",  "+027-01-04",
                                        "2027-0x-04", "20270104",   "2027-01",     "abcd-ef-gh"};
    vp_day date = 7;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        ck_assert_msg(!vp_day_parse(wrong[i], &date), "'%s' was read", wrong[i]);
    ck_assert_int_eq(date, 7);
    ck_assert(vp_day_parse("2027-03-28", &date));
    char text[VP_DAY_TEXT];
    ck_assert_str_eq(vp_day_format(date, text), "2027-03-28");
}
END_TEST

START_TEST(easter_sundays)
{
    static const char *const known[] = {"1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23",
                                        "2011-04-24", "2024-03-31", "2026-04-05", "2027-03-28",
                                        "2028-04-16", "2038-04-25", "2049-04-18", "2100-03-28"};
    for (size_t i = 1; i < sizeof known / sizeof known[0]; i++)
        ck_assert_int_eq(vp_easter_sunday((int)strtol(known[i], NULL, 10)), vp_make_day(known[i]));
    for (int year = 1970; year <= 2200; year++)
        ck_assert_int_eq(vp_day_weekday(vp_easter_sunday(year)), VP_SUNDAY);
}
END_TEST

static double measure_hours(const char *from, int start, int end)
{
    vp_day date = vp_make_day(from);
    return (double)(vp_zone_instant(vp_make_zone(), date, end) - vp_zone_instant(vp_make_zone(), date, start)) / 3600.0;
}

START_TEST(nights_of_clock_changes_have_their_real_length)
{
    int start = 15 * 60 + 30;
    int end = 32 * 60;
    ck_assert_double_eq(measure_hours("2027-03-26", start, end), 16.5);
    ck_assert_double_eq(measure_hours("2027-03-27", start, end), 15.5);
    ck_assert_double_eq(measure_hours("2027-03-28", start, end), 16.5);
    ck_assert_double_eq(measure_hours("2026-10-23", start, end), 16.5);
    ck_assert_double_eq(measure_hours("2026-10-24", start, end), 17.5);
    ck_assert_double_eq(measure_hours("2027-03-28", 0, 24 * 60), 23.0);
    ck_assert_double_eq(measure_hours("2026-10-25", 0, 24 * 60), 25.0);
}
END_TEST

static const char *show(const char *date, int minute)
{
    static char text[VP_RFC3339_TEXT];
    return vp_zone_rfc3339(vp_make_zone(), vp_zone_instant(vp_make_zone(), vp_make_day(date), minute), text);
}

START_TEST(skipped_and_doubled_clock_times)
{
    ck_assert_str_eq(show("2027-01-04", 15 * 60 + 30), "2027-01-04T15:30:00+01:00");
    ck_assert_str_eq(show("2027-03-28", 119), "2027-03-28T01:59:00+01:00");
    ck_assert_str_eq(show("2027-03-28", 120), "2027-03-28T03:00:00+02:00");
    ck_assert_str_eq(show("2027-03-28", 150), "2027-03-28T03:30:00+02:00");
    ck_assert_str_eq(show("2027-03-28", 180), "2027-03-28T03:00:00+02:00");
    ck_assert_str_eq(show("2026-10-25", 119), "2026-10-25T01:59:00+02:00");
    ck_assert_str_eq(show("2026-10-25", 150), "2026-10-25T02:30:00+02:00");
    ck_assert_str_eq(show("2026-10-25", 180), "2026-10-25T03:00:00+01:00");
    ck_assert_str_eq(show("2026-10-24", 24 * 60 + 150), "2026-10-25T02:30:00+02:00");
    ck_assert_str_eq(show("2026-12-31", 24 * 60), "2027-01-01T00:00:00+01:00");
}
END_TEST

START_TEST(local_time_as_the_c_library_tells_it)
{
    setenv("TZ", "Europe/Oslo", 1);
    tzset();
    for (vp_instant at = (vp_instant)vp_make_day("2020-01-01") * 86400;
         at < (vp_instant)vp_make_day("2045-01-01") * 86400; at += 1800) {
        time_t seconds = (time_t)at;
        struct tm local;
        localtime_r(&seconds, &local);
        vp_day date = 0;
        int minute = 0;
        int offset = 0;
        vp_zone_local(vp_make_zone(), at, &date, &minute, &offset);
        vp_day expected = vp_day_from(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
        if (offset != local.tm_gmtoff || minute != local.tm_hour * 60 + local.tm_min || date != expected)
            ck_abort_msg("at %lld: day %d, minute %d, offset %d", (long long)at, date, minute, offset);
    }
}
END_TEST

START_TEST(local_time_turns_back_into_the_instant)
{
    vp_day date = 0;
    int minute = 0;
    vp_instant doubled = (vp_instant)vp_make_day("2026-10-25") * 86400 + 3600; /* 02:00 shown the second time */
    for (vp_instant at = (vp_instant)vp_make_day("2026-10-01") * 86400;
         at < (vp_instant)vp_make_day("2027-05-01") * 86400; at += 60) {
        vp_zone_local(vp_make_zone(), at, &date, &minute, NULL);
        vp_instant back = vp_zone_instant(vp_make_zone(), date, minute);
        bool again = at >= doubled && at < doubled + 3600;
        if (back != (again ? at - 3600 : at))
            ck_abort_msg("%lld came back as %lld", (long long)at, (long long)back);
    }
}
END_TEST

START_TEST(zones_of_either_sign_and_none)
{
    static const char *const unknown[] = {"",
                                          "Europe/Osl",
                                          "Europe",
                                          "Europe/",
                                          "/etc/passwd",
                                          "../../../etc/passwd",
                                          "Europe/../Europe/Oslo",
                                          "Europe Oslo",
                                          "zone.tab"};
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++)
        ck_assert_msg(vp_zone_new(unknown[i]) == NULL, "'%s' is a zone", unknown[i]);
    vp_zone_free(NULL);
    char text[VP_RFC3339_TEXT];
    struct vp_zone *zone = vp_zone_new("America/St_Johns");
    ck_assert_ptr_nonnull(zone);
    ck_assert_str_eq(vp_zone_rfc3339(zone, vp_zone_instant(zone, vp_make_day("2027-01-04"), 0), text),
                     "2027-01-04T00:00:00-03:30");
    ck_assert_str_eq(vp_zone_rfc3339(zone, 0, text), "1969-12-31T20:30:00-03:30");
    vp_zone_free(zone);
    zone = vp_zone_new("Etc/UTC");
    ck_assert_ptr_nonnull(zone);
    ck_assert_int_eq(vp_zone_instant(zone, 1, 1), 86460);
    ck_assert_str_eq(vp_zone_rfc3339(zone, -1, text), "1969-12-31T23:59:59+00:00");
    vp_zone_free(zone);
}
END_TEST

START_TEST(when_clocks_are_set)
{
    const struct vp_zone *zone = vp_make_zone();
    vp_instant first = vp_zone_instant(zone, vp_make_day("2026-12-31"), 0);
    vp_instant last = vp_zone_instant(zone, vp_make_day("2028-01-02"), 0);
    char text[VP_RFC3339_TEXT];
    vp_instant spring = vp_zone_steady(zone, first, last);
    ck_assert_str_eq(vp_zone_rfc3339(zone, spring, text), "2027-03-28T03:00:00+02:00");
    vp_instant autumn = vp_zone_steady(zone, spring, last);
    ck_assert_str_eq(vp_zone_rfc3339(zone, autumn, text), "2027-10-31T02:00:00+01:00");
    ck_assert_int_eq(vp_zone_steady(zone, autumn, last), last);
    ck_assert_int_eq(vp_zone_steady(zone, spring - 1, spring), spring);
    ck_assert_int_eq(vp_zone_steady(zone, spring - 1, spring + 1), spring);
    ck_assert_int_eq(vp_zone_steady(zone, spring - 60, spring - 1), spring - 1);
    struct vp_zone *utc = vp_zone_new("Etc/UTC");
    ck_assert_ptr_nonnull(utc);
    ck_assert_int_eq(vp_zone_steady(utc, first, last), last);
    vp_zone_free(utc);
}
END_TEST

START_TEST(a_hundred_thousand_questions_take_no_time)
{
    clock_t start = clock();
    vp_instant sum = 0;
    vp_day from = vp_make_day("2027-01-04");
    for (int i = 0; i < 100000; i++)
        sum += vp_zone_instant(vp_make_zone(), from + i % 400, i % 1440);
    ck_assert_int_gt(sum, 0);
    ck_assert_double_lt((double)(clock() - start) / CLOCKS_PER_SEC, 1.0);
}
END_TEST

START_TEST(instants_are_read_strictly)
{
    static const char *const wrong[] = {
        "",
        "2027-01-04",
        "2027-01-04T15:30:00",
        "2027-01-04T15:30+01:00",
        "2027-01-04 15:30:00+01:00",
        "2027-01-04T15:30:00+0100",
        "2027-01-04T15:30:00+01:00 ",
        "2027-01-04T24:00:00Z",
        "2027-01-04T15:60:00Z",
        "2027-01-04T15:30:60Z",
        "2027-01-04T15:30:00+24:00",
        "2027-01-04T15:30:00+01:60",
        "2027-02-30T15:30:00Z",
        "2027-01-04T1x:30:00Z",
        "2027-01-04T15-30-00Z",
        "2027-01-04T15:30-00Z",
        "2027-01-04T15:30:00*01:00",
        "2027-01-04T15:30:00+01.00",
        "2027-01-04T15:30:00z",
    };
    vp_instant instant = 7;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        ck_assert_msg(!vp_instant_parse(wrong[i], &instant), "'%s' was read", wrong[i]);
    ck_assert_int_eq(instant, 7);
    ck_assert(vp_instant_parse("1970-01-01T00:00:09Z", &instant));
    ck_assert_int_eq(instant, 9);
    ck_assert(vp_instant_parse("2027-01-04T15:30:00+01:00", &instant));
    ck_assert_int_eq(instant, vp_zone_instant(vp_make_zone(), vp_make_day("2027-01-04"), 930));
    ck_assert(vp_instant_parse("1970-01-01T00:00:00-03:30", &instant));
    ck_assert_int_eq(instant, 12600);
}
END_TEST

/* Asserts that `date` has this entry. */
static void expect(const struct vp_holidays *holidays, const char *date, const char *name, enum vp_holiday_class class,
                   bool public, int from_minute)
{
    const struct vp_holiday *holiday = vp_holidays_on(holidays, vp_make_day(date));
    ck_assert_msg(holiday != NULL, "%s is no holiday", date);
    ck_assert_str_eq(holiday->name_nb, name);
    ck_assert_int_eq(holiday->class, class);
    ck_assert_int_eq(holiday->public, public);
    ck_assert_int_eq(holiday->from_minute, from_minute);
}

START_TEST(holidays_of_2027)
{
    struct vp_holidays holidays;
    vp_holidays_norway(&holidays, vp_make_day("2027-01-01"), vp_make_day("2027-12-31"), &arena);
    expect(&holidays, "2027-01-01", "1. nyttårsdag", VP_HOLIDAY_GREAT, true, 0);
    expect(&holidays, "2027-03-24", "onsdag før påske", VP_HOLIDAY_GREAT, false, 720);
    expect(&holidays, "2027-03-25", "skjærtorsdag", VP_HOLIDAY_GREAT, true, 0);
    expect(&holidays, "2027-03-26", "langfredag", VP_HOLIDAY_GREAT, true, 0);
    expect(&holidays, "2027-03-27", "påskeaften", VP_HOLIDAY_GREAT, false, 0);
    expect(&holidays, "2027-03-28", "1. påskedag", VP_HOLIDAY_GREAT, true, 0);
    expect(&holidays, "2027-03-29", "2. påskedag", VP_HOLIDAY_GREAT, true, 0);
    expect(&holidays, "2027-05-01", "1. mai", VP_HOLIDAY_RED, true, 0);
    expect(&holidays, "2027-05-06", "Kristi himmelfartsdag", VP_HOLIDAY_RED, true, 0);
    expect(&holidays, "2027-05-16", "1. pinsedag", VP_HOLIDAY_RED, true, 0);
    expect(&holidays, "2027-05-17", "17. mai og 2. pinsedag", VP_HOLIDAY_RED, true, 0);
    expect(&holidays, "2027-12-24", "julaften", VP_HOLIDAY_GREAT, false, 720);
    expect(&holidays, "2027-12-25", "1. juledag", VP_HOLIDAY_GREAT, true, 0);
    expect(&holidays, "2027-12-26", "2. juledag", VP_HOLIDAY_GREAT, true, 0);
    expect(&holidays, "2027-12-31", "nyttårsaften", VP_HOLIDAY_GREAT, false, 720);
    ck_assert_int_eq(holidays.list.n, 15);
    ck_assert_str_eq(vp_holidays_on(&holidays, vp_make_day("2027-05-17"))->name_en, "17 May and Whit Monday");
    for (int i = 1; i < holidays.list.n; i++)
        ck_assert_int_lt(holidays.list.item[i - 1].date, holidays.list.item[i].date);
}
END_TEST

START_TEST(great_holidays_begin_with_their_eves)
{
    static const struct {
        enum vp_great great;
        const char *first;
        const char *last;
    } greats[] = {
        {VP_GREAT_CHRISTMAS, "2026-12-24", "2026-12-26"},
        {VP_GREAT_NEW_YEAR, "2026-12-31", "2027-01-01"},
        {VP_GREAT_EASTER, "2026-04-01", "2026-04-06"},
        {VP_GREAT_NATIONAL_DAY, "2026-05-17", "2026-05-17"},
    };
    struct vp_holidays holidays;
    vp_holidays_norway(&holidays, vp_make_day("2026-01-02"), vp_make_day("2027-01-31"), &arena);
    for (size_t i = 0; i < sizeof greats / sizeof greats[0]; i++) {
        ck_assert_int_eq(vp_great_begins(greats[i].great, 2026), vp_make_day(greats[i].first));
        int days = 0;
        for (int k = 0; k < holidays.list.n; k++) {
            if (holidays.list.item[k].great != greats[i].great)
                continue;
            ck_assert_int_eq(vp_great_year(greats[i].great, holidays.list.item[k].date), 2026);
            ck_assert_int_eq(holidays.list.item[k].date, vp_make_day(greats[i].first) + days++);
        }
        ck_assert_int_eq(vp_make_day(greats[i].first) + days - 1, vp_make_day(greats[i].last));
    }
    for (int year = 1970; year < 2200; year++) /* 17 May 2027 is Whit Monday, 1 May is never in Easter */
        ck_assert_int_lt(vp_great_begins(VP_GREAT_EASTER, year) + 5, vp_day_from(year, 5, 1));
}
END_TEST

START_TEST(holidays_of_2026_and_2028)
{
    struct vp_holidays holidays;
    vp_holidays_norway(&holidays, vp_make_day("2026-01-01"), vp_make_day("2028-12-31"), &arena);
    expect(&holidays, "2026-04-02", "skjærtorsdag", VP_HOLIDAY_GREAT, true, 0);
    expect(&holidays, "2026-04-05", "1. påskedag", VP_HOLIDAY_GREAT, true, 0);
    expect(&holidays, "2026-05-14", "Kristi himmelfartsdag", VP_HOLIDAY_RED, true, 0);
    expect(&holidays, "2026-05-24", "1. pinsedag", VP_HOLIDAY_RED, true, 0);
    expect(&holidays, "2026-05-25", "2. pinsedag", VP_HOLIDAY_RED, true, 0);
    expect(&holidays, "2028-04-13", "skjærtorsdag", VP_HOLIDAY_GREAT, true, 0);
    expect(&holidays, "2028-04-16", "1. påskedag", VP_HOLIDAY_GREAT, true, 0);
    expect(&holidays, "2028-05-25", "Kristi himmelfartsdag", VP_HOLIDAY_RED, true, 0);
    expect(&holidays, "2028-06-04", "1. pinsedag", VP_HOLIDAY_RED, true, 0);
    expect(&holidays, "2028-12-24", "julaften", VP_HOLIDAY_GREAT, false, 720);
    ck_assert_int_eq(holidays.list.n, 16 + 15 + 16);
}
END_TEST

START_TEST(two_feasts_on_one_day)
{
    struct vp_holidays holidays;
    vp_holidays_norway(&holidays, vp_make_day("2008-05-01"), vp_make_day("2008-05-01"), &arena);
    expect(&holidays, "2008-05-01", "1. mai og Kristi himmelfartsdag", VP_HOLIDAY_RED, true, 0);
    ck_assert_int_eq(holidays.list.n, 1);
}
END_TEST

START_TEST(ordinary_days_and_sundays_are_no_holidays)
{
    struct vp_holidays holidays;
    vp_holidays_norway(&holidays, vp_make_day("2027-01-02"), vp_make_day("2027-12-25"), &arena);
    ck_assert_ptr_null(vp_holidays_on(&holidays, vp_make_day("2027-01-01")));
    ck_assert_ptr_null(vp_holidays_on(&holidays, vp_make_day("2027-01-10")));
    ck_assert_ptr_null(vp_holidays_on(&holidays, vp_make_day("2027-12-26")));
    ck_assert_ptr_nonnull(vp_holidays_on(&holidays, vp_make_day("2027-12-25")));
    struct vp_holidays none = {0};
    ck_assert_ptr_null(vp_holidays_on(&none, 0));
}
END_TEST

Suite *suite_calendar(void)
{
    Suite *suite = suite_create("calendar");
    TCase *tests = tcase_create("dates");
    tcase_add_test(tests, days_count_from_1970);
    tcase_add_test(tests, days_split_as_the_c_library_splits_them);
    tcase_add_test(tests, iso_weeks_as_the_c_library_counts_them);
    tcase_add_test(tests, only_dates_that_exist);
    tcase_add_test(tests, dates_are_read_strictly);
    tcase_add_test(tests, easter_sundays);
    suite_add_tcase(suite, tests);
    tests = tcase_create("zones");
    tcase_add_test(tests, nights_of_clock_changes_have_their_real_length);
    tcase_add_test(tests, skipped_and_doubled_clock_times);
    tcase_add_test(tests, local_time_as_the_c_library_tells_it);
    tcase_add_test(tests, local_time_turns_back_into_the_instant);
    tcase_add_test(tests, zones_of_either_sign_and_none);
    tcase_add_test(tests, when_clocks_are_set);
    tcase_add_test(tests, a_hundred_thousand_questions_take_no_time);
    tcase_add_test(tests, instants_are_read_strictly);
    suite_add_tcase(suite, tests);
    tests = tcase_create("holidays");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, holidays_of_2027);
    tcase_add_test(tests, great_holidays_begin_with_their_eves);
    tcase_add_test(tests, holidays_of_2026_and_2028);
    tcase_add_test(tests, two_feasts_on_one_day);
    tcase_add_test(tests, ordinary_days_and_sundays_are_no_holidays);
    suite_add_tcase(suite, tests);
    return suite;
}
