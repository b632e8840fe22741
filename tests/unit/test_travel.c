/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways by the hour and the season: what is added, and how long one waits for a way that there is not at night. */
#include "tests/unit/plan_maker.h"

#include "model/rules/reach.h"
#include "model/travel.h"

#include <check.h>
#include <math.h>

static struct vp_arena arena;
static struct vp_plan *plan;
static int island;
static int town;

static void set_up(void)
{
    vp_arena_init(&arena);
    plan = vp_make_plan("2027-01-04", "2027-06-30", 1, &arena);
    island = vp_make_site(plan, "island", -1);
    town = vp_make_site(plan, "town", -1);
    vp_make_way(plan, island, town, 30);
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
}

/* No way between 23:00 and 06:00. */
static void close_at_night(void)
{
    int band = vp_make_band(plan, "23:00", "06:00");
    vp_make_band_way(plan, band, island, town, VP_NO_WAY);
}

static vp_instant at(const char *date, int hour, int minute)
{
    return vp_zone_instant(plan->zone, vp_make_day(date), hour * 60 + minute);
}

START_TEST(a_way_takes_its_minutes)
{
    ck_assert_int_eq(vp_travel_after(plan, island, town, at("2027-02-01", 12, 0)), 30);
    ck_assert_int_eq(vp_travel_before(plan, town, island, at("2027-02-01", 12, 0)), 30);
    ck_assert_int_eq(vp_travel_after(plan, town, town, at("2027-02-01", 12, 0)), 0);
    ck_assert_int_eq(vp_travel_worst(plan, island, town, at("2027-02-01", 0, 0), at("2027-02-02", 0, 0)), 30);
}
END_TEST

START_TEST(at_night_one_waits_for_the_morning)
{
    close_at_night();
    ck_assert_int_eq(vp_travel_after(plan, island, town, at("2027-02-01", 22, 59)), 30);
    ck_assert_int_eq(vp_travel_after(plan, island, town, at("2027-02-01", 23, 0)), 7 * 60 + 30);
    ck_assert_int_eq(vp_travel_after(plan, island, town, at("2027-02-02", 5, 59)), 31);
    ck_assert_int_eq(vp_travel_after(plan, island, town, at("2027-02-02", 6, 0)), 30);
}
END_TEST

START_TEST(who_must_be_there_early_leaves_the_evening_before)
{
    close_at_night();
    ck_assert_int_eq(vp_travel_before(plan, island, town, at("2027-02-02", 6, 30)), 30);
    /* The last departure is at 22:59. */
    ck_assert_int_eq(vp_travel_before(plan, island, town, at("2027-02-02", 6, 29)), 7 * 60 + 30);
    ck_assert_int_eq(vp_travel_before(plan, island, town, at("2027-02-01", 23, 15)), 30);
}
END_TEST

START_TEST(the_worst_departure_is_just_after_the_last_way)
{
    close_at_night();
    ck_assert_int_eq(vp_travel_worst(plan, island, town, at("2027-02-01", 15, 30), at("2027-02-02", 8, 0)), 7 * 60 + 30);
    ck_assert_int_eq(vp_travel_worst(plan, island, town, at("2027-02-01", 15, 30), at("2027-02-01", 23, 0)), 30);
    ck_assert_int_eq(vp_travel_worst(plan, island, town, at("2027-02-02", 1, 0), at("2027-02-02", 8, 0)), 5 * 60 + 30);
}
END_TEST

START_TEST(a_night_when_summer_time_begins_is_an_hour_less_to_wait)
{
    close_at_night();
    ck_assert_int_eq(vp_travel_after(plan, island, town, at("2027-03-27", 23, 0)), 6 * 60 + 30);
}
END_TEST

START_TEST(winter_makes_ways_longer_rounded_up)
{
    plan->travel.winter_factor = 1.25;
    plan->travel.winter = (struct vp_yearly){1101, 415};
    ck_assert_int_eq(vp_travel_after(plan, island, town, at("2027-04-15", 12, 0)), 38);
    ck_assert_int_eq(vp_travel_after(plan, island, town, at("2027-04-16", 12, 0)), 30);
    ck_assert_int_eq(vp_travel_before(plan, island, town, at("2027-01-04", 12, 0)), 38);
    /* Who leaves after midnight of winter's last day is quicker. */
    ck_assert_int_eq(vp_travel_before(plan, island, town, at("2027-04-16", 0, 30)), 30);
}
END_TEST

START_TEST(a_way_that_never_opens_is_none)
{
    int band = vp_make_band(plan, "00:00", "12:00");
    vp_make_band_way(plan, band, island, town, VP_NO_WAY);
    int rest = vp_make_band(plan, "12:00", "00:00");
    vp_make_band_way(plan, rest, island, town, VP_NO_WAY);
    ck_assert_int_eq(vp_travel_after(plan, island, town, at("2027-02-01", 12, 0)), -1);
    ck_assert_int_eq(vp_travel_before(plan, island, town, at("2027-02-01", 12, 0)), -1);
    ck_assert_int_eq(vp_travel_worst(plan, island, town, at("2027-02-01", 12, 0), at("2027-02-01", 13, 0)), -1);
}
END_TEST

START_TEST(a_band_may_be_the_only_way_there_is)
{
    vp_make_way(plan, island, town, VP_NOT_GIVEN);
    ck_assert(!vp_travel_given(&plan->travel, plan->sites.n, island, town));
    int band = vp_make_band(plan, "08:00", "16:00");
    vp_make_band_way(plan, band, island, town, 40);
    ck_assert(vp_travel_given(&plan->travel, plan->sites.n, island, town));
    ck_assert_int_eq(vp_travel_after(plan, island, town, at("2027-02-01", 17, 0)), 15 * 60 + 40);
}
END_TEST

/* ---- minute by minute, in the nights in which the clocks change ---- */

enum { MINUTE = 60, AROUND = 6 * 24 * 60 }; /* minutes looked at on either side of a night */

/* What there is around one night: the way of each minute, and with it the earliest arrival and the latest departure, by looking at all of them. */
struct night {
    vp_instant first;
    int way[2 * AROUND];           /* -1 = none */
    vp_instant arrive[2 * AROUND]; /* of all who set out then or later */
};

static struct night night;

/* The last band that holds the clock's time and gives the way, else the table; longer in winter. */
static int read_way(vp_instant leave)
{
    vp_day date;
    int clock;
    vp_zone_local(plan->zone, leave, &date, &clock, NULL);
    int way = plan->travel.minutes[island * plan->sites.n + town];
    for (int b = 0; b < plan->travel.bands.n; b++) {
        const struct vp_travel_band *band = &plan->travel.bands.item[b];
        bool over_midnight = band->to_minute <= band->from_minute;
        bool begun = clock >= band->from_minute;
        bool before_end = clock < band->to_minute;
        int given = band->minutes[island * plan->sites.n + town];
        if (given != VP_NOT_GIVEN && (over_midnight ? begun || before_end : begun && before_end))
            way = given;
    }
    if (way < 0)
        return -1;
    return vp_yearly_holds(plan->travel.winter, date) ? (int)ceil(way * plan->travel.winter_factor - 1e-9) : way;
}

static void look_at_night(const char *date)
{
    vp_instant middle = vp_zone_instant(plan->zone, vp_make_day(date), 0);
    night.first = middle - (vp_instant)AROUND * MINUTE;
    vp_instant best = INT64_MAX;
    for (int i = 2 * AROUND - 1; i >= 0; i--) {
        night.way[i] = read_way(night.first + (vp_instant)i * MINUTE);
        vp_instant there = night.first + (vp_instant)(i + night.way[i]) * MINUTE;
        best = night.way[i] >= 0 && there < best ? there : best;
        night.arrive[i] = best;
    }
}

/* Minutes until one is there who sets out in minute i; before minute i that one must leave to be there then. */
static int look_after(int i)
{
    return (int)((night.arrive[i] - night.first) / MINUTE) - i;
}

static int look_before(int i)
{
    int leave = i;
    while (night.way[leave] < 0 || leave + night.way[leave] > i)
        leave--;
    return i - leave;
}

static int look_worst(int from, int until)
{
    int worst = 0;
    for (int i = from; i < until; i++)
        worst = look_after(i) > worst ? look_after(i) : worst;
    return worst;
}

/* The judges of `backup` and `response` see the minutes of a duty. */
static void check_reach(int from, int until, int minutes)
{
    bool near[2 * AROUND] = {false};
    const struct vp_duty duty = {.start = night.first + (vp_instant)from * MINUTE,
                                 .end = night.first + (vp_instant)until * MINUTE};
    struct vp_reach reach = {.plan = plan, .minute = near};
    vp_reach_begin(&reach, &duty);
    vp_reach_drive(&reach, (struct vp_errand){island, town, minutes}, duty.start, duty.end);
    for (int i = from; i < until; i++)
        ck_assert_msg(near[i - from] == (look_after(i) <= minutes), "minute %d within %d", i, minutes);
}

/* A day and a half around midnight of `date`. */
static void check_night(const char *date)
{
    look_at_night(date);
    const int from = AROUND - 12 * 60;
    const int until = AROUND + 24 * 60;
    for (int i = from; i < until; i++) {
        vp_instant now = night.first + (vp_instant)i * MINUTE;
        ck_assert_msg(vp_travel_after(plan, island, town, now) == look_after(i), "%s: after minute %d: %d, not %d",
                      date, i - AROUND, vp_travel_after(plan, island, town, now), look_after(i));
        ck_assert_msg(vp_travel_before(plan, island, town, now) == look_before(i), "%s: before minute %d: %d, not %d",
                      date, i - AROUND, vp_travel_before(plan, island, town, now), look_before(i));
        for (int length = 1; length < 1000 && i % 7 == 0; length = 3 * length + 1) {
            int worst = vp_travel_worst(plan, island, town, now, now + (vp_instant)length * MINUTE);
            ck_assert_msg(worst == look_worst(i, i + length), "%s: worst of %d from minute %d: %d, not %d", date,
                          length, i - AROUND, worst, look_worst(i, i + length));
        }
    }
    for (int minutes = 0; minutes < 200; minutes += 10)
        check_reach(from, until, minutes);
}

/* Edges at and in the hour that is shown twice, or not at all; each pair is a band without a way, or with a longer one. */
static const struct {
    const char *from;
    const char *to;
} hours[] = {{"02:30", "06:00"}, {"23:00", "02:30"}, {"02:10", "02:50"}, {"02:00", "03:00"},
             {"02:59", "02:01"}, {"01:30", "03:30"}, {"03:00", "02:00"}, {"00:30", "23:30"}};

static void check_bands(const char *date)
{
    int band = vp_make_band(plan, "00:00", "00:01");
    for (size_t i = 0; i < sizeof hours / sizeof *hours; i++) {
        plan->travel.bands.item[band].from_minute = vp_make_clock(hours[i].from);
        plan->travel.bands.item[band].to_minute = vp_make_clock(hours[i].to);
        vp_make_band_way(plan, band, island, town, VP_NO_WAY);
        check_night(date);
        vp_make_band_way(plan, band, island, town, 95);
        check_night(date);
    }
}

START_TEST(the_night_in_which_an_hour_is_skipped)
{
    check_bands("2027-03-28");
}
END_TEST

START_TEST(the_night_in_which_an_hour_is_shown_twice)
{
    check_bands("2027-10-31");
}
END_TEST

START_TEST(winter_that_begins_or_ends_in_such_a_night)
{
    int band = vp_make_band(plan, "02:20", "02:40");
    vp_make_band_way(plan, band, island, town, VP_NO_WAY);
    plan->travel.winter_factor = 1.5;
    plan->travel.winter = (struct vp_yearly){1031, 328};
    check_night("2027-03-28");
    check_night("2027-03-29");
    check_night("2027-10-31");
}
END_TEST

/* Clocks that go forward at midnight, and back from midnight to the evening before. */
START_TEST(a_midnight_that_is_skipped_and_an_evening_that_comes_twice)
{
    struct vp_zone *oslo = plan->zone;
    plan->zone = vp_zone_new("America/Sao_Paulo");
    ck_assert_ptr_nonnull(plan->zone);
    int band = vp_make_band(plan, "23:30", "00:30");
    vp_make_band_way(plan, band, island, town, VP_NO_WAY);
    plan->travel.winter_factor = 1.5;
    plan->travel.winter = (struct vp_yearly){218, 1103};
    check_night("2018-02-18");
    check_night("2018-11-04");
    vp_zone_free(plan->zone);
    plan->zone = oslo;
}
END_TEST

Suite *suite_travel(void)
{
    Suite *suite = suite_create("travel");
    TCase *tests = tcase_create("travel");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_way_takes_its_minutes);
    tcase_add_test(tests, at_night_one_waits_for_the_morning);
    tcase_add_test(tests, who_must_be_there_early_leaves_the_evening_before);
    tcase_add_test(tests, the_worst_departure_is_just_after_the_last_way);
    tcase_add_test(tests, a_night_when_summer_time_begins_is_an_hour_less_to_wait);
    tcase_add_test(tests, winter_makes_ways_longer_rounded_up);
    tcase_add_test(tests, a_way_that_never_opens_is_none);
    tcase_add_test(tests, a_band_may_be_the_only_way_there_is);
    tcase_add_test(tests, the_night_in_which_an_hour_is_skipped);
    tcase_add_test(tests, the_night_in_which_an_hour_is_shown_twice);
    tcase_add_test(tests, winter_that_begins_or_ends_in_such_a_night);
    tcase_add_test(tests, a_midnight_that_is_skipped_and_an_evening_that_comes_twice);
    suite_add_tcase(suite, tests);
    return suite;
}
