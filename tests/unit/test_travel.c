/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways by the hour and the season: what is added, and how long one waits for a way that there is not at night. */
#include "tests/unit/plan_maker.h"

#include "model/travel.h"

#include <check.h>

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
    suite_add_tcase(suite, tests);
    return suite;
}
