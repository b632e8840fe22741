/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of what several searches say counts first, and what each is told of the other: never by who was heard first. */
#include "tests/unit/suites.h"

#include "model/base/random.h"
#include "solver/lanes.h"

#include <math.h>

static struct vp_arena arena;
static struct vp_lanes lanes;

static void set_up(void)
{
    vp_arena_init(&arena);
    vp_lanes_init(&lanes, false, &arena);
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
}

static void say(int lane, long long tick, enum vp_event_kind kind, double points)
{
    vp_lanes_add(&lanes, (struct vp_event){.kind = kind, .lane = lane, .tick = tick, .points = points});
}

static void check_next(int lane, double points)
{
    const struct vp_event *event = vp_lanes_next(&lanes);
    ck_assert_ptr_nonnull(event);
    ck_assert_int_eq(event->lane, lane);
    ck_assert_double_eq(event->points, points);
}

/* ---- order ---- */

START_TEST(the_first_lane_need_not_wait_for_its_own_tick)
{
    say(0, 0, VP_EVENT_ROSTER, 10);
    check_next(0, 10);
    say(0, 1, VP_EVENT_ROSTER, 9);
    ck_assert_ptr_null(vp_lanes_next(&lanes)); /* the second is still at 0 */
    vp_lanes_reach(&lanes, 1, 1);
    check_next(0, 9);
    ck_assert_ptr_null(vp_lanes_next(&lanes));
}
END_TEST

START_TEST(the_second_lane_waits_until_the_first_is_past)
{
    say(1, 0, VP_EVENT_BOUND, 3);
    ck_assert_ptr_null(vp_lanes_next(&lanes));
    say(0, 0, VP_EVENT_ROSTER, 10);
    check_next(0, 10);
    ck_assert_ptr_null(vp_lanes_next(&lanes));
    vp_lanes_reach(&lanes, 0, 1);
    check_next(1, 3);
}
END_TEST

START_TEST(who_has_left_holds_nobody_up)
{
    say(1, 7, VP_EVENT_ROSTER, 5);
    say(0, 2, VP_EVENT_ROSTER, 6);
    vp_lanes_leave(&lanes, 0);
    check_next(0, 6);
    check_next(1, 5);
    ck_assert_ptr_null(vp_lanes_next(&lanes));
}
END_TEST

START_TEST(free_lanes_count_as_they_come)
{
    say(1, 50, VP_EVENT_ROSTER, 5);
    lanes.free = true;
    check_next(1, 5);
    say(0, 3, VP_EVENT_ROSTER, 4);
    check_next(0, 4);
}
END_TEST

/* Two lanes' events, heard in a random order that keeps each lane's own: what counts is always the same. */
START_TEST(what_counts_does_not_depend_on_who_is_heard_first)
{
    static const struct {
        int lane;
        long long tick;
    } ordered[] = {{0, 0}, {0, 0}, {1, 0}, {0, 1}, {1, 1}, {1, 1}, {0, 2}, {1, 4}, {0, 5}, {0, 5}, {1, 5}, {1, 6}};
    enum { EVENTS = sizeof ordered / sizeof ordered[0] };
    struct vp_random random;
    vp_random_init(&random, (uint64_t)_i);
    int at[VP_LANES] = {0};
    int counted = 0;
    for (int heard = 0; heard < EVENTS;) {
        int lane = vp_random_below(&random, VP_LANES);
        while (at[lane] < EVENTS && ordered[at[lane]].lane != lane)
            at[lane]++;
        if (at[lane] == EVENTS)
            continue;
        say(lane, ordered[at[lane]].tick, VP_EVENT_ROSTER, at[lane]);
        at[lane]++;
        heard++;
        for (const struct vp_event *event; (event = vp_lanes_next(&lanes)) != NULL; counted++)
            ck_assert_double_eq(event->points, counted);
    }
    vp_lanes_leave(&lanes, 0);
    vp_lanes_leave(&lanes, 1);
    for (const struct vp_event *event; (event = vp_lanes_next(&lanes)) != NULL; counted++)
        ck_assert_double_eq(event->points, counted);
    ck_assert_int_eq(counted, EVENTS);
}
END_TEST

/* ---- delivery ---- */

START_TEST(a_meeting_waits_for_the_other_but_for_the_lag)
{
    ck_assert(vp_lanes_ready(&lanes, 0, 0));
    ck_assert(vp_lanes_ready(&lanes, 0, VP_LAG));
    ck_assert(!vp_lanes_ready(&lanes, 0, VP_LAG + 1));
    vp_lanes_reach(&lanes, 1, 1);
    ck_assert(vp_lanes_ready(&lanes, 0, VP_LAG + 1));
    ck_assert(!vp_lanes_ready(&lanes, 0, VP_LAG + 2));
    vp_lanes_leave(&lanes, 1);
    ck_assert(vp_lanes_ready(&lanes, 0, 1000));
}
END_TEST

/* Who is at the least tick may always go on: two lanes never wait for each other. */
START_TEST(never_do_both_wait)
{
    for (long long a = 0; a < 12; a++) {
        for (long long b = 0; b < 12; b++) {
            vp_lanes_init(&lanes, false, &arena);
            vp_lanes_reach(&lanes, 0, a);
            vp_lanes_reach(&lanes, 1, b);
            ck_assert(vp_lanes_ready(&lanes, a <= b ? 0 : 1, a <= b ? a : b));
        }
    }
}
END_TEST

START_TEST(news_are_those_of_the_other_from_before_the_lag)
{
    static const int places[] = {1, 2};
    say(0, 0, VP_EVENT_ROSTER, 1); /* its own are no news */
    say(1, 2, VP_EVENT_BOUND, 3);
    vp_lanes_add(&lanes, (struct vp_event){.kind = VP_EVENT_ROSTER, .lane = 1, .tick = 3, .points = 9, .places = places});
    say(1, 4, VP_EVENT_BOUND, 5);
    say(1, 4, VP_EVENT_ROSTER, 9); /* no better: the first stands */
    struct vp_news news = vp_lanes_news(&lanes, 0, VP_LAG + 2);
    ck_assert(isinf(news.bound) && isinf(news.points));
    news = vp_lanes_news(&lanes, 0, VP_LAG + 3);
    ck_assert_double_eq(news.bound, 3);
    ck_assert(isinf(news.points));
    news = vp_lanes_news(&lanes, 0, VP_LAG + 4);
    ck_assert_double_eq(news.points, 9);
    ck_assert_double_eq(news.bound, 3);
    news = vp_lanes_news(&lanes, 0, VP_LAG + 5);
    ck_assert_double_eq(news.bound, 5);
    ck_assert_ptr_eq(news.places, places);
}
END_TEST

START_TEST(free_lanes_are_told_at_once)
{
    say(1, 40, VP_EVENT_ROSTER, 9);
    lanes.free = true;
    ck_assert(vp_lanes_ready(&lanes, 0, 90));
    ck_assert_double_eq(vp_lanes_news(&lanes, 0, 0).points, 9);
}
END_TEST

Suite *suite_lanes(void)
{
    Suite *suite = suite_create("lanes");
    TCase *tests = tcase_create("lanes");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, the_first_lane_need_not_wait_for_its_own_tick);
    tcase_add_test(tests, the_second_lane_waits_until_the_first_is_past);
    tcase_add_test(tests, who_has_left_holds_nobody_up);
    tcase_add_test(tests, free_lanes_count_as_they_come);
    tcase_add_loop_test(tests, what_counts_does_not_depend_on_who_is_heard_first, 0, 50);
    tcase_add_test(tests, a_meeting_waits_for_the_other_but_for_the_lag);
    tcase_add_test(tests, never_do_both_wait);
    tcase_add_test(tests, news_are_those_of_the_other_from_before_the_lag);
    tcase_add_test(tests, free_lanes_are_told_at_once);
    suite_add_tcase(suite, tests);
    return suite;
}
