/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan worked out: duties in real time, what they count for, places, drives, names; and the words of plan and outcome. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"

#include "model/outcome.h"

#include <math.h>
#include <string.h>

static struct vp_arena arena;

static void set_up(void)
{
    vp_arena_init(&arena);
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
}

START_TEST(half_a_year_of_indre_namdal)
{
    struct vp_plan *plan = vp_make_plan("2027-01-04", "2027-07-04", 7, &arena);
    vp_make_legevakt(plan);
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    ck_assert_int_eq(problem->n_duties, 182);
    ck_assert_int_eq(problem->n_places, 182);
    ck_assert_int_eq(problem->weekends, 26);
    ck_assert_int_eq(vp_problem_saturday(problem, 0), vp_make_day("2027-01-09"));
    ck_assert_int_eq(vp_problem_saturday(problem, 25), vp_make_day("2027-07-03"));
    /* 125 weekdays of 16.5 h, 57 Saturdays, Sundays and red weekdays of 24 h; one hour lost to summer time */
    ck_assert_double_eq_tol(problem->total[VP_HOURS], 125 * 16.5 + 57 * 24.0 - 1.0, 1e-9);
    ck_assert_double_eq(problem->total[VP_DUTIES], 182.0);
    ck_assert_double_eq(problem->total[VP_NIGHTS], 182.0);
    ck_assert_double_eq(problem->total[VP_WEEKENDS], 78.0);
}
END_TEST

/* Hours of the first line's duty on `date`. */
static double find_hours(const struct vp_problem *problem, const char *date)
{
    return vp_duty_load(problem, &problem->duties[vp_make_duty(problem, date, 0)], VP_HOURS);
}

START_TEST(duties_have_real_length)
{
    struct vp_plan *plan = vp_make_plan("2026-10-19", "2027-04-04", 1, &arena);
    int line = vp_make_line(plan, 1);
    vp_make_shift(plan, line, VP_ON_ALL_DAYS, "15:30", "08:00");
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    ck_assert_double_eq(find_hours(problem, "2026-10-23"), 16.5);
    ck_assert_double_eq(find_hours(problem, "2026-10-24"), 17.5);
    ck_assert_double_eq(find_hours(problem, "2027-03-26"), 16.5);
    ck_assert_double_eq(find_hours(problem, "2027-03-27"), 15.5);
}
END_TEST

/* What the first line's duty on `date` counts for, besides hours and duties. */
static uint32_t find_kinds(const struct vp_problem *problem, const char *date)
{
    uint32_t categories = problem->duties[vp_make_duty(problem, date, 0)].categories;
    uint32_t always = vp_bit(VP_HOURS) | vp_bit(VP_DUTIES);
    ck_assert_uint_eq(categories & always, always);
    return categories & ~always;
}

static struct vp_problem *make_daily(const char *from, const char *to, const char *start, const char *end)
{
    struct vp_plan *plan = vp_make_plan(from, to, 1, &arena);
    int line = vp_make_line(plan, 1);
    vp_make_shift(plan, line, VP_ON_ALL_DAYS, start, end);
    return vp_make_problem(plan, &arena);
}

START_TEST(three_hours_make_a_night)
{
    struct vp_problem *problem = make_daily("2027-02-01", "2027-02-05", "15:30", "23:59");
    ck_assert_uint_eq(find_kinds(problem, "2027-02-02"), 0);
    problem = make_daily("2027-02-01", "2027-02-05", "15:30", "00:00");
    ck_assert_uint_eq(find_kinds(problem, "2027-02-02"), vp_bit(VP_NIGHTS));
    problem = make_daily("2027-02-01", "2027-02-05", "03:00", "08:00");
    ck_assert_uint_eq(find_kinds(problem, "2027-02-02"), vp_bit(VP_NIGHTS));
    problem = make_daily("2027-02-01", "2027-02-05", "03:01", "21:00");
    ck_assert_uint_eq(find_kinds(problem, "2027-02-02"), 0);
    problem = make_daily("2027-02-01", "2027-02-05", "04:00", "22:00"); /* two hours of one night, one of the next */
    ck_assert_uint_eq(find_kinds(problem, "2027-02-02"), vp_bit(VP_NIGHTS));
}
END_TEST

START_TEST(the_lost_hour_is_not_night_work)
{
    struct vp_problem *problem = make_daily("2027-03-22", "2027-04-04", "01:00", "04:00");
    ck_assert_uint_eq(find_kinds(problem, "2027-04-01") & vp_bit(VP_NIGHTS), vp_bit(VP_NIGHTS));
    ck_assert_uint_eq(find_kinds(problem, "2027-03-28") & vp_bit(VP_NIGHTS), 0); /* two hours by the real clock */
    problem = make_daily("2026-10-19", "2026-10-26", "01:00", "03:00");
    ck_assert_uint_eq(find_kinds(problem, "2026-10-24") & vp_bit(VP_NIGHTS), 0);
    ck_assert_uint_eq(find_kinds(problem, "2026-10-25") & vp_bit(VP_NIGHTS), vp_bit(VP_NIGHTS)); /* three */
}
END_TEST

START_TEST(weekends_begin_on_friday_night)
{
    struct vp_plan *plan = vp_make_plan("2027-01-06", "2027-01-22", 1, &arena); /* Wednesday to Friday */
    vp_make_legevakt(plan);
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    ck_assert_int_eq(problem->duties[vp_make_duty(problem, "2027-01-07", 0)].weekend, VP_NO_WEEKEND);
    ck_assert_int_eq(problem->duties[vp_make_duty(problem, "2027-01-08", 0)].weekend, 0);
    ck_assert_int_eq(problem->duties[vp_make_duty(problem, "2027-01-10", 0)].weekend, 0);
    ck_assert_int_eq(problem->duties[vp_make_duty(problem, "2027-01-11", 0)].weekend, VP_NO_WEEKEND);
    ck_assert_int_eq(problem->duties[vp_make_duty(problem, "2027-01-16", 0)].weekend, 1);
    /* The last duty of the period runs into a weekend after it, which therefore counts. */
    ck_assert_int_eq(problem->duties[vp_make_duty(problem, "2027-01-22", 0)].weekend, 2);
    ck_assert_int_eq(problem->weekends, 3);
    ck_assert_uint_eq(find_kinds(problem, "2027-01-08"), vp_bit(VP_NIGHTS) | vp_bit(VP_WEEKENDS));
}
END_TEST

START_TEST(less_than_three_hours_make_no_weekend)
{
    struct vp_problem *problem = make_daily("2027-01-08", "2027-01-08", "15:30", "02:59");
    ck_assert_uint_eq(find_kinds(problem, "2027-01-08") & vp_bit(VP_WEEKENDS), 0);
    ck_assert_int_eq(problem->weekends, 0);
    problem = make_daily("2027-01-08", "2027-01-08", "15:30", "03:00");
    ck_assert_uint_eq(find_kinds(problem, "2027-01-08") & vp_bit(VP_WEEKENDS), vp_bit(VP_WEEKENDS));
    ck_assert_int_eq(problem->weekends, 1);
    problem = make_daily("2027-01-10", "2027-01-10", "21:30", "08:00"); /* 2.5 h of Sunday */
    ck_assert_int_eq(problem->duties[0].weekend, VP_NO_WEEKEND);
    ck_assert_int_eq(problem->weekends, 1); /* the Sunday is in the period all the same */
    ck_assert_int_eq(vp_problem_saturday(problem, 0), vp_make_day("2027-01-09"));
    problem = make_daily("2027-01-08", "2027-01-09", "23:00", "01:00"); /* the last day is a Saturday */
    ck_assert_int_eq(problem->weekends, 1);
}
END_TEST

/* Nobody whom the plan knows had a duty on the first weekends of the past: they are known all the same. */
START_TEST(weekends_of_the_past_are_known_without_duty)
{
    struct vp_plan *plan = vp_make_plan("2027-01-04", "2027-01-31", 2, &arena);
    struct vp_history history = {.from = vp_make_day("2026-12-26")};
    struct vp_rule *rule = vp_make_rule(plan, VP_RULE_weekends);
    vp_make_legevakt(plan);
    rule->figures.at_most = 1;
    rule->figures.of = 3;
    struct vp_problem *problem = vp_make_problem_after(plan, &history, &arena);
    ck_assert_int_eq(problem->known_from, vp_make_day("2026-12-26"));
    ck_assert_int_eq(problem->first_weekend, -2);
    struct vp_roster *roster = vp_roster_new(problem, &arena);
    vp_make_give(problem, roster, "2027-01-09", 0, 0);
    vp_make_give(problem, roster, "2027-01-16", 0, 0);
    const struct vp_audit *audit = vp_audit_new(problem, roster, &arena);
    ck_assert_int_eq(vp_make_count(problem, audit, VP_RULE_weekends), 2); /* -1 … 1 and 0 … 2; one only in -2 … 0 */
    ck_assert_int_eq(vp_make_breach(problem, audit, VP_RULE_weekends)->from, vp_make_day("2027-01-02"));
    history.from = 0;
    vp_make_past(plan, &history, 1, 0, "2026-12-29", "15:30-08:00"); /* a Tuesday */
    problem = vp_make_problem_after(plan, &history, &arena);
    ck_assert_int_eq(problem->known_from, vp_make_day("2026-12-29"));
    ck_assert_int_eq(problem->first_weekend, -1);
}
END_TEST

START_TEST(holidays_and_eves)
{
    struct vp_plan *plan = vp_make_plan("2026-12-01", "2027-05-31", 1, &arena);
    vp_make_legevakt(plan);
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    uint32_t holiday = vp_bit(VP_HOLIDAYS);
    static const char *const in[] = {"2026-12-24", "2026-12-25", "2026-12-26", "2026-12-31", "2027-01-01",
                                     "2027-03-24", "2027-03-27", "2027-03-29", "2027-04-30", "2027-05-01",
                                     "2027-05-05", "2027-05-06", "2027-05-15", "2027-05-16", "2027-05-17"};
    static const char *const out[] = {"2026-12-22", "2026-12-28", "2027-01-02", "2027-01-10", "2027-03-22",
                                      "2027-03-30", "2027-05-02", "2027-05-07", "2027-05-18"};
    for (size_t i = 0; i < sizeof in / sizeof in[0]; i++)
        ck_assert_msg((find_kinds(problem, in[i]) & holiday) != 0, "%s", in[i]);
    for (size_t i = 0; i < sizeof out / sizeof out[0]; i++)
        ck_assert_msg((find_kinds(problem, out[i]) & holiday) == 0, "%s", out[i]);
    /* The eve begins at noon: the morning of 24 December is ordinary, and so is the morning duty of the Wednesday before Easter. */
    problem = make_daily("2026-12-24", "2026-12-24", "08:00", "14:59");
    ck_assert_uint_eq(find_kinds(problem, "2026-12-24"), 0);
    problem = make_daily("2027-03-24", "2027-03-24", "08:00", "15:00");
    ck_assert_uint_eq(find_kinds(problem, "2027-03-24"), holiday | vp_bit(VP_EASTER));
}
END_TEST

START_TEST(great_holidays_count_by_themselves)
{
    static const struct {
        const char *date;
        int category;
        bool in;
    } cases[] = {
        {"2026-12-23", VP_CHRISTMAS, false},   {"2026-12-24", VP_CHRISTMAS, true},
        {"2026-12-26", VP_CHRISTMAS, true},    {"2026-12-27", VP_CHRISTMAS, false},
        {"2026-12-30", VP_NEW_YEAR, false},    {"2026-12-31", VP_NEW_YEAR, true},
        {"2027-01-01", VP_NEW_YEAR, true},     {"2027-01-02", VP_NEW_YEAR, false},
        {"2027-03-23", VP_EASTER, false},      {"2027-03-24", VP_EASTER, true},
        {"2027-03-27", VP_EASTER, true},       {"2027-03-29", VP_EASTER, true},
        {"2027-03-30", VP_EASTER, false},      {"2027-05-01", VP_EASTER, false},
        {"2027-05-17", VP_NATIONAL_DAY, true}, {"2027-05-18", VP_NATIONAL_DAY, false},
    };
    const uint32_t greats = vp_bit(VP_CHRISTMAS) | vp_bit(VP_NEW_YEAR) | vp_bit(VP_EASTER) | vp_bit(VP_NATIONAL_DAY);
    struct vp_problem *problem = make_daily("2026-12-01", "2027-05-31", "15:30", "08:00");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        ck_assert_msg((find_kinds(problem, cases[i].date) & greats) == (cases[i].in ? vp_bit(cases[i].category) : 0),
                      "%s", cases[i].date);
    /* 16 May 2027 from 15:30 has eight hours of the 17th, which is Whit Monday too. */
    ck_assert_uint_ne(find_kinds(problem, "2027-05-16") & vp_bit(VP_NATIONAL_DAY), 0);
    /* Three hours: from 12:00 on the eve, until 03:00 of the 17th. */
    problem = make_daily("2026-12-24", "2026-12-24", "08:00", "15:00");
    ck_assert_uint_eq(find_kinds(problem, "2026-12-24"), vp_bit(VP_HOLIDAYS) | vp_bit(VP_CHRISTMAS));
    problem = make_daily("2026-05-16", "2026-05-16", "16:00", "02:59");
    ck_assert_uint_eq(find_kinds(problem, "2026-05-16") & vp_bit(VP_NATIONAL_DAY), 0);
}
END_TEST

START_TEST(public_holidays_have_their_own_shifts)
{
    struct vp_plan *plan = vp_make_plan("2027-03-22", "2027-03-31", 1, &arena);
    int line = vp_make_line(plan, 1);
    vp_make_shift(plan, line, VP_ON_WEEKDAYS, "16:00", "23:00");
    vp_make_shift(plan, line, VP_ON_RED_DAYS, "08:00", "16:00");
    vp_make_shift(plan, line, VP_ON_RED_DAYS, "16:00", "23:00");
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    /* 22–24, 30, 31 March: one each; 25, 26, 28, 29: two each; Saturday 27 is an eve, not red: the line has none on Saturdays. */
    ck_assert_int_eq(problem->n_duties, 5 + 8);
    ck_assert_str_eq(vp_duty_name(problem, 0, &arena), "2027-03-22 l0");
    ck_assert_str_eq(vp_duty_name(problem, 3, &arena), "2027-03-25 08:00 l0");
    ck_assert_str_eq(vp_duty_name(problem, 4, &arena), "2027-03-25 16:00 l0");
    ck_assert_int_eq(problem->duties[4].shift, 1);
    for (int i = 0; i < problem->n_duties; i++)
        ck_assert_int_ne(problem->duties[i].date, vp_make_day("2027-03-27"));
}
END_TEST

START_TEST(without_holidays_every_day_is_its_weekday)
{
    struct vp_plan *plan = vp_make_plan("2027-03-25", "2027-03-25", 1, &arena);
    plan->holidays = (struct vp_holidays){0};
    int line = vp_make_line(plan, 1);
    vp_make_shift(plan, line, VP_ON_MON_THU, "16:00", "20:00");
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    ck_assert_int_eq(problem->n_duties, 1);
    ck_assert_uint_eq(find_kinds(problem, "2027-03-25"), 0);
}
END_TEST

START_TEST(duties_by_start_then_line_and_places_in_a_row)
{
    struct vp_plan *plan = vp_make_plan("2027-02-01", "2027-02-02", 2, &arena);
    int late = vp_make_line(plan, 1);
    int early = vp_make_line(plan, 3);
    vp_make_shift(plan, late, VP_ON_ALL_DAYS, "16:00", "23:00");
    vp_make_shift(plan, early, VP_ON_ALL_DAYS, "08:00", "16:00");
    vp_make_shift(plan, early, VP_ON_ALL_DAYS, "16:00", "20:00");
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    ck_assert_int_eq(problem->n_duties, 6);
    ck_assert_int_eq(problem->n_places, 14);
    int expected_line[] = {early, late, early, early, late, early};
    int places = 0;
    for (int i = 0; i < problem->n_duties; i++) {
        ck_assert_int_eq(problem->duties[i].line, expected_line[i]);
        ck_assert_int_eq(problem->duties[i].first_place, places);
        for (int place = 0; place < problem->duties[i].places; place++)
            ck_assert_int_eq(problem->place_duty[places++], i);
    }
    ck_assert_int_eq(places, problem->n_places);
}
END_TEST

START_TEST(drives_follow_the_line_and_either_direction)
{
    struct vp_plan *plan = vp_make_plan("2027-02-01", "2027-02-01", 2, &arena);
    vp_make_drive(plan, 1, 45);
    int away = vp_make_line(plan, 1);
    int home = vp_make_line(plan, 1);
    plan->lines.item[home].site = VP_SITE_HOME;
    vp_make_shift(plan, away, VP_ON_ALL_DAYS, "08:00", "16:00");
    vp_make_shift(plan, home, VP_ON_ALL_DAYS, "16:00", "20:00");
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    ck_assert_int_eq(problem->drive_out[0 * 2 + 0], 0);
    ck_assert_int_eq(problem->drive_home[0 * 2 + 0], 0);
    ck_assert_int_eq(problem->drive_out[1 * 2 + 0], 45);
    ck_assert_int_eq(problem->drive_home[1 * 2 + 0], 45);
    ck_assert_int_eq(problem->drive_out[1 * 2 + 1], 0);
    ck_assert_int_eq(problem->drive_home[1 * 2 + 1], 0);
    vp_make_way(plan, 1, 2, VP_NOT_GIVEN);
    ck_assert_int_eq(vp_travel_after(plan, 1, 2, problem->duties[0].start), -1);
    ck_assert_int_eq(vp_travel_before(plan, 1, 2, problem->duties[0].start), -1);
    ck_assert_int_eq(vp_travel_after(plan, 2, 2, problem->duties[0].start), 0);
}
END_TEST

START_TEST(a_shift_inside_the_skipped_hour_keeps_its_length)
{
    struct vp_problem *problem = make_daily("2027-03-28", "2027-03-28", "02:30", "03:00");
    ck_assert_double_eq(find_hours(problem, "2027-03-28"), 0.5);
}
END_TEST

START_TEST(a_period_without_duty_is_refused_at_its_line)
{
    struct vp_plan *plan = vp_make_plan("2027-02-01", "2027-02-05", 2, &arena);
    struct vp_errors errors;
    vp_errors_init(&errors);
    ck_assert_ptr_null(vp_problem_new(plan, NULL, &arena, &errors));
    int line = vp_make_line(plan, 1);
    vp_make_shift(plan, line, VP_ON_WEEKEND, "08:00", "16:00");
    ck_assert_ptr_null(vp_problem_new(plan, NULL, &arena, &errors));
    ck_assert_int_eq(errors.total, 2);
    ck_assert_int_eq(errors.list[1].code, VP_EINPUT);
    ck_assert_int_eq(errors.list[1].pos.line, plan->lines.item[line].pos.line);
    ck_assert_ptr_nonnull(strstr(errors.list[1].message, "2027-02-01"));
}
END_TEST

START_TEST(too_many_places_are_refused_at_their_line)
{
    struct vp_plan *plan = vp_make_plan("2027-01-01", "2027-12-31", 2, &arena);
    vp_make_legevakt(plan);
    int line = vp_make_line(plan, 1000);
    for (int i = 0; i < 6; i++)
        vp_make_shift(plan, line, VP_ON_ALL_DAYS, i % 2 == 0 ? "08:00" : "09:00", "16:00");
    struct vp_errors errors;
    vp_errors_init(&errors);
    ck_assert_ptr_null(vp_problem_new(plan, NULL, &arena, &errors));
    ck_assert_int_eq(errors.total, 1);
    ck_assert_int_eq(errors.list[0].pos.line, plan->lines.item[line].pos.line);
    for (int kind = 0; kind < VP_DAY_KINDS; kind++)
        plan->lines.item[line].doctors[kind] = 500;
    struct vp_problem *problem = vp_problem_new(plan, NULL, &arena, &errors);
    ck_assert_ptr_nonnull(problem);
    ck_assert_int_eq(problem->n_places, 365 * (6 * 500 + 1));
}
END_TEST

/* Bakvakt that shall not count as hours on duty: no load of it, though `exempt: all` frees from it and rules see it. */
START_TEST(a_line_adds_only_to_the_loads_that_it_counts_for)
{
    struct vp_plan *plan = vp_make_plan("2027-02-01", "2027-02-01", 1, &arena);
    int line = vp_make_line(plan, 1);
    vp_make_shift(plan, line, VP_ON_ALL_DAYS, "20:00", "08:00");
    plan->lines.item[line].counts = vp_bit(VP_NIGHTS);
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    ck_assert_double_eq(vp_duty_load(problem, &problem->duties[0], VP_HOURS), 0);
    ck_assert_double_eq(vp_duty_load(problem, &problem->duties[0], VP_DUTIES), 0);
    ck_assert_double_eq(vp_duty_load(problem, &problem->duties[0], VP_NIGHTS), 1);
    ck_assert_double_eq(problem->total[VP_HOURS], 0);
    ck_assert((problem->duties[0].categories & vp_bit(VP_DUTIES)) != 0);
    plan->lines.item[line].counts = 0;
    problem = vp_make_problem(plan, &arena);
    ck_assert_double_eq(vp_duty_load(problem, &problem->duties[0], VP_NIGHTS), 0);
    ck_assert((problem->duties[0].categories & vp_bit(VP_NIGHTS)) == 0);
}
END_TEST

/* A night at Christmas counts three, another night one, a day at Christmas two; on lines that the sum leaves out nothing. */
START_TEST(a_sum_counts_what_each_of_its_parts_counts)
{
    struct vp_plan *plan = vp_make_plan("2026-12-22", "2026-12-25", 1, &arena);
    int line = vp_make_line(plan, 1);
    vp_make_shift(plan, line, VP_ON_ALL_DAYS, "08:00", "20:00");
    vp_make_shift(plan, line, VP_ON_ALL_DAYS, "20:00", "08:00");
    int other = vp_make_line(plan, 1);
    vp_make_shift(plan, other, VP_ON_FRI, "20:00", "08:00");
    int burden = vp_make_category(plan, "burden", 1);
    vp_make_category_sum(plan, burden, VP_NIGHTS, 1);
    vp_make_category_sum(plan, burden, VP_CHRISTMAS, 2);
    vp_make_category_line(plan, burden, line);
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    const double loads[] = {0, 1, 0, 1, 2, 3, 2, 3}; /* the 24th from noon is Christmas */
    int seen = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        const double load = duty->line == line ? loads[seen++] : 0;
        ck_assert_double_eq_tol(vp_duty_load(problem, duty, burden), load, 1e-12);
        ck_assert_int_eq((duty->categories & vp_bit(burden)) != 0, load > 0);
    }
    ck_assert_int_eq(seen, 8);
    ck_assert_double_eq_tol(problem->total[burden], 12, 1e-12);
    ck_assert(!vp_category_counts(plan, burden));
    ck_assert(!vp_category_in_hours(plan, burden));
}
END_TEST

/* Whatever the line leaves out of nights: the plan asked for the burden by name. */
START_TEST(a_sum_counts_parts_that_the_line_leaves_out_by_themselves)
{
    struct vp_plan *plan = vp_make_plan("2027-02-01", "2027-02-01", 1, &arena);
    int line = vp_make_line(plan, 1);
    vp_make_shift(plan, line, VP_ON_ALL_DAYS, "20:00", "08:00");
    int burden = vp_make_category(plan, "burden", 1);
    vp_make_category_sum(plan, burden, VP_NIGHTS, 2);
    vp_make_category_sum(plan, burden, VP_HOURS, 0.25);
    plan->lines.item[line].counts = vp_bit(burden);
    struct vp_problem *problem = vp_make_problem(plan, &arena);
    ck_assert_double_eq_tol(vp_duty_load(problem, &problem->duties[0], burden), 5, 1e-12);
    ck_assert_double_eq(vp_duty_load(problem, &problem->duties[0], VP_NIGHTS), 0);
    ck_assert(vp_category_in_hours(plan, burden));
    plan->lines.item[line].counts = vp_bit(VP_NIGHTS);
    problem = vp_make_problem(plan, &arena);
    ck_assert_double_eq(vp_duty_load(problem, &problem->duties[0], burden), 0);
    ck_assert_double_eq(vp_duty_load(problem, &problem->duties[0], VP_NIGHTS), 1);
}
END_TEST

START_TEST(names_in_the_plan_language)
{
    ck_assert_str_eq(vp_rule_key(VP_RULE_weekly_rest), "weekly-rest");
    ck_assert_str_eq(vp_rule_key(VP_RULE_cover), "cover");
    ck_assert_str_eq(vp_rule_says(VP_RULE_overlap), "one duty at a time");
    struct vp_plan *plan = vp_make_plan("2027-02-01", "2027-02-05", 3, &arena);
    ck_assert_str_eq(vp_category_key(plan, VP_NIGHTS), "nights");
    plan->language = VP_NB;
    ck_assert_str_eq(vp_category_name(plan, VP_NIGHTS), "netter");
    plan->language = VP_EN;
    ck_assert_str_eq(vp_category_name(plan, VP_HOURS), "hours");
    ck_assert_str_eq(vp_category_unit(plan, VP_HOURS), "h");
    ck_assert_str_eq(vp_category_unit(plan, VP_WEEKENDS), "");
    vp_make_line(plan, 1);
    ck_assert_int_eq(vp_plan_doctor(plan, "d2"), 2);
    ck_assert_int_eq(vp_plan_doctor(plan, "d3"), -1);
    ck_assert_int_eq(vp_plan_line(plan, "l0"), 0);
    ck_assert_int_eq(vp_plan_line(plan, "l"), -1);
}
END_TEST

START_TEST(gaps_and_words_of_an_outcome)
{
    struct vp_outcome outcome = {.objective = 200.0, .bound = 190.0};
    ck_assert_double_eq(vp_outcome_gap(&outcome), 5.0);
    outcome.bound = 200.0;
    ck_assert_double_eq(vp_outcome_gap(&outcome), 0.0);
    outcome.bound = 200.0000001; /* rounding of the bound makes no negative gap */
    ck_assert_double_eq(vp_outcome_gap(&outcome), 0.0);
    outcome.bound = -INFINITY;
    ck_assert(isinf(vp_outcome_gap(&outcome)));
    outcome = (struct vp_outcome){.objective = 0.0, .bound = -1.0};
    ck_assert(isinf(vp_outcome_gap(&outcome)));
    ck_assert_str_eq(vp_status_name(VP_OPTIMAL), "optimal");
    ck_assert_str_eq(vp_status_name(VP_WITHIN_GAP), "within-gap");
    ck_assert_str_eq(vp_status_name(VP_NOTHING), "nothing");
}
END_TEST

START_TEST(an_empty_roster_is_all_locums)
{
    struct vp_problem *problem = make_daily("2027-02-01", "2027-02-05", "08:00", "16:00");
    struct vp_roster *roster = vp_roster_new(problem, &arena);
    for (int place = 0; place < problem->n_places; place++)
        ck_assert_int_eq(roster->doctor[place], VP_LOCUM);
    ck_assert_ptr_null(roster->pos);
    ck_assert_int_eq(roster->strays.n, 0);
}
END_TEST

Suite *suite_problem(void)
{
    Suite *suite = suite_create("problem");
    TCase *tests = tcase_create("problem");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, half_a_year_of_indre_namdal);
    tcase_add_test(tests, duties_have_real_length);
    tcase_add_test(tests, three_hours_make_a_night);
    tcase_add_test(tests, the_lost_hour_is_not_night_work);
    tcase_add_test(tests, weekends_begin_on_friday_night);
    tcase_add_test(tests, less_than_three_hours_make_no_weekend);
    tcase_add_test(tests, weekends_of_the_past_are_known_without_duty);
    tcase_add_test(tests, holidays_and_eves);
    tcase_add_test(tests, great_holidays_count_by_themselves);
    tcase_add_test(tests, public_holidays_have_their_own_shifts);
    tcase_add_test(tests, without_holidays_every_day_is_its_weekday);
    tcase_add_test(tests, duties_by_start_then_line_and_places_in_a_row);
    tcase_add_test(tests, drives_follow_the_line_and_either_direction);
    tcase_add_test(tests, a_shift_inside_the_skipped_hour_keeps_its_length);
    tcase_add_test(tests, a_period_without_duty_is_refused_at_its_line);
    tcase_add_test(tests, too_many_places_are_refused_at_their_line);
    tcase_add_test(tests, a_line_adds_only_to_the_loads_that_it_counts_for);
    tcase_add_test(tests, a_sum_counts_what_each_of_its_parts_counts);
    tcase_add_test(tests, a_sum_counts_parts_that_the_line_leaves_out_by_themselves);
    tcase_add_test(tests, names_in_the_plan_language);
    tcase_add_test(tests, gaps_and_words_of_an_outcome);
    tcase_add_test(tests, an_empty_roster_is_all_locums);
    suite_add_tcase(suite, tests);
    return suite;
}
