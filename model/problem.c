/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan worked out. A duty counts for a category by the clock: time shared with the nights (21:00–06:00), the Saturday and Sunday, or the
 * holidays that it touches, all in seconds of real time between local clock times, so that a night of summer time's beginning is an hour short. */
#include "model/problem.h"

#include "model/fairness.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

enum {
    SECONDS_AN_HOUR = 3600,
    COUNTS_FROM = 3 * SECONDS_AN_HOUR, /* time in a night, weekend or holiday that makes a duty count for it */
    NIGHT_BEGINS = 21 * 60,
    NIGHT_ENDS = 30 * 60,          /* 06:00 the day after */
    MOST_PAIRS = 20 * 1000 * 1000, /* doctors × duties: a roster of all Norway; beyond, memory runs out before patience */
};

static int find_day_kind(const struct vp_plan *plan, vp_day date)
{
    const struct vp_holiday *holiday = vp_holidays_on(&plan->holidays, date);
    return holiday != NULL && holiday->public ? VP_ON_HOLIDAY : vp_day_weekday(date);
}

/* Seconds of `duty` between two clock times of `date`. */
static vp_instant measure_shared(const struct vp_plan *plan, const struct vp_duty *duty, vp_day date, int from, int to)
{
    vp_instant begins = vp_zone_instant(plan->zone, date, from);
    vp_instant ends = vp_zone_instant(plan->zone, date, to);
    vp_instant start = duty->start > begins ? duty->start : begins;
    vp_instant end = duty->end < ends ? duty->end : ends;
    return end > start ? end - start : 0;
}

/* The last local date that `duty` touches; no shift is longer than two days and a bit. */
static vp_day find_last_date(const struct vp_plan *plan, const struct vp_duty *duty)
{
    vp_day date = 0;
    int minute = 0;
    vp_zone_local(plan->zone, duty->end, &date, &minute, NULL);
    return date;
}

static bool is_night_duty(const struct vp_plan *plan, const struct vp_duty *duty)
{
    vp_instant night = 0;
    vp_day last = find_last_date(plan, duty);
    for (vp_day date = duty->date - 1; date <= last; date++)
        night += measure_shared(plan, duty, date, NIGHT_BEGINS, NIGHT_ENDS);
    return night >= COUNTS_FROM;
}

static bool is_holiday_duty(const struct vp_plan *plan, const struct vp_duty *duty)
{
    vp_instant shared = 0;
    vp_day last = find_last_date(plan, duty);
    for (vp_day date = duty->date; date <= last; date++) {
        const struct vp_holiday *holiday = vp_holidays_on(&plan->holidays, date);
        if (holiday != NULL)
            shared += measure_shared(plan, duty, date, holiday->from_minute, VP_MINUTES_A_DAY);
    }
    return shared >= COUNTS_FROM;
}

/* Which weekend of the period `duty` belongs to, or -1. */
static int find_weekend(const struct vp_plan *plan, const struct vp_duty *duty)
{
    vp_day first = vp_day_monday(plan->from) + VP_SATURDAY;
    vp_day last = find_last_date(plan, duty);
    for (vp_day saturday = vp_day_monday(duty->date) + VP_SATURDAY; saturday <= last; saturday += 7)
        if (measure_shared(plan, duty, saturday, 0, 2 * VP_MINUTES_A_DAY) >= COUNTS_FROM)
            return (saturday - first) / 7;
    return -1;
}

static void categorise(const struct vp_plan *plan, struct vp_duty *duty)
{
    duty->categories = vp_bit(VP_HOURS) | vp_bit(VP_DUTIES);
    duty->weekend = find_weekend(plan, duty);
    if (is_night_duty(plan, duty))
        duty->categories |= vp_bit(VP_NIGHTS);
    if (duty->weekend >= 0)
        duty->categories |= vp_bit(VP_WEEKENDS);
    if (is_holiday_duty(plan, duty))
        duty->categories |= vp_bit(VP_HOLIDAYS);
}

static struct vp_duty make_duty(const struct vp_plan *plan, int line, int shift, vp_day date)
{
    const struct vp_line *of = &plan->lines.item[line];
    const struct vp_shift *times = &of->shifts[find_day_kind(plan, date)].item[shift];
    struct vp_duty duty = {.line = line, .shift = shift, .date = date, .places = of->doctors};
    duty.start = vp_zone_instant(plan->zone, date, times->start);
    duty.end = vp_zone_instant(plan->zone, date, times->end);
    if (duty.end <= duty.start) /* a short shift whose start the clock skips: as long as it says */
        duty.end = duty.start + (vp_instant)(times->end - times->start) * 60;
    categorise(plan, &duty);
    return duty;
}

/* Counts what the plan asks for; false with an error when it is more than is handled, or nothing. */
static bool count_duties(const struct vp_plan *plan, struct vp_problem *problem, struct vp_errors *errors)
{
    long long places = 0;
    long long duties = 0;
    for (int line = 0; line < plan->lines.n; line++) {
        const struct vp_line *of = &plan->lines.item[line];
        for (vp_day date = plan->from; date <= plan->to; date++) {
            int shifts = of->shifts[find_day_kind(plan, date)].n;
            duties += shifts;
            places += (long long)shifts * of->doctors;
        }
        if (places > VP_MAX_PLACES || duties * plan->doctors.n > MOST_PAIRS) {
            vp_errors_add(errors, VP_EINPUT, of->pos, "too many duties: with line '%s' the period has %lld places",
                          of->id, places);
            vp_errors_expect(errors, "at most %d places, and at most %d doctors times duties", VP_MAX_PLACES, MOST_PAIRS);
            return false;
        }
    }
    if (duties == 0) {
        struct vp_pos pos = plan->lines.n > 0 ? plan->lines.item[0].pos : (struct vp_pos){plan->source, 1, 1};
        char from[VP_DAY_TEXT];
        char to[VP_DAY_TEXT];
        vp_errors_add(errors, VP_EINPUT, pos, "no duty begins in the period %s to %s", vp_day_format(plan->from, from),
                      vp_day_format(plan->to, to));
        vp_errors_expect(errors, "a line with times on at least one day of the period");
        return false;
    }
    problem->n_duties = (int)duties;
    return true;
}

static int order(long long a, long long b)
{
    return (a > b) - (a < b);
}

static int compare_duties(const void *a, const void *b)
{
    const struct vp_duty *one = a;
    const struct vp_duty *other = b;
    int by = order(one->start, other->start);
    if (by == 0)
        by = order(one->line, other->line);
    return by != 0 ? by : order(one->shift, other->shift);
}

static void lay_out_duties(struct vp_problem *problem, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    problem->duties = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *problem->duties);
    int n = 0;
    for (int line = 0; line < plan->lines.n; line++)
        for (vp_day date = plan->from; date <= plan->to; date++)
            for (int shift = 0; shift < plan->lines.item[line].shifts[find_day_kind(plan, date)].n; shift++)
                problem->duties[n++] = make_duty(plan, line, shift, date);
    assert(n == problem->n_duties);
    qsort(problem->duties, (size_t)n, sizeof *problem->duties, compare_duties);
}

static void lay_out_places(struct vp_problem *problem, struct vp_arena *arena)
{
    for (int i = 0; i < problem->n_duties; i++) {
        problem->duties[i].first_place = problem->n_places;
        problem->n_places += problem->duties[i].places;
    }
    problem->place_duty = vp_arena_array(arena, (size_t)problem->n_places, sizeof *problem->place_duty);
    for (int i = 0; i < problem->n_duties; i++)
        for (int place = 0; place < problem->duties[i].places; place++)
            problem->place_duty[problem->duties[i].first_place + place] = i;
}

/* Saturdays up to the last day of the period, and the one after it if a duty runs into that weekend. */
static void count_weekends(struct vp_problem *problem)
{
    const struct vp_plan *plan = problem->plan;
    vp_day first = vp_day_monday(plan->from) + VP_SATURDAY;
    problem->weekends = plan->to >= first ? (plan->to - first) / 7 + 1 : 0;
    for (int i = 0; i < problem->n_duties; i++)
        if (problem->duties[i].weekend >= problem->weekends)
            problem->weekends = problem->duties[i].weekend + 1;
}

static void work_out_drives(struct vp_problem *problem, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    size_t pairs = (size_t)problem->n_doctors * (size_t)problem->n_duties;
    problem->drive = vp_arena_array(arena, pairs, sizeof *problem->drive);
    for (int doctor = 0; doctor < problem->n_doctors; doctor++)
        for (int i = 0; i < problem->n_duties; i++) {
            int site = plan->lines.item[problem->duties[i].line].site;
            size_t at = (size_t)doctor * (size_t)problem->n_duties + (size_t)i;
            problem->drive[at] = vp_travel_minutes(plan, plan->doctors.item[doctor].home, site);
        }
}

static void add_up_loads(struct vp_problem *problem)
{
    for (int i = 0; i < problem->n_duties; i++)
        for (int category = 0; category < VP_CATEGORIES; category++)
            problem->total[category] +=
                problem->duties[i].places * vp_duty_load(&problem->duties[i], (enum vp_category_id)category);
}

struct vp_problem *vp_problem_new(const struct vp_plan *plan, struct vp_arena *arena, struct vp_errors *errors)
{
    struct vp_problem *problem = vp_arena_alloc(arena, sizeof *problem);
    problem->plan = plan;
    problem->n_doctors = plan->doctors.n;
    if (!count_duties(plan, problem, errors))
        return NULL;
    lay_out_duties(problem, arena);
    lay_out_places(problem, arena);
    count_weekends(problem);
    work_out_drives(problem, arena);
    add_up_loads(problem);
    size_t loads = (size_t)problem->n_doctors * VP_CATEGORIES;
    problem->share = vp_arena_array(arena, loads, sizeof *problem->share);
    problem->target = vp_arena_array(arena, loads, sizeof *problem->target);
    vp_fairness_shares(problem);
    return problem;
}

double vp_duty_load(const struct vp_duty *duty, enum vp_category_id category)
{
    if (category == VP_HOURS)
        return (double)(duty->end - duty->start) / SECONDS_AN_HOUR;
    return (duty->categories & vp_bit(category)) != 0 ? 1.0 : 0.0;
}

int vp_travel_minutes(const struct vp_plan *plan, int from, int to)
{
    if (from == VP_SITE_HOME || to == VP_SITE_HOME || from == to)
        return 0;
    int minutes = plan->travel[from * plan->sites.n + to];
    return minutes >= 0 ? minutes : plan->travel[to * plan->sites.n + from];
}

vp_day vp_problem_saturday(const struct vp_problem *problem, int weekend)
{
    return vp_day_monday(problem->plan->from) + VP_SATURDAY + 7 * weekend;
}

const char *vp_duty_name(const struct vp_problem *problem, int duty, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    const struct vp_duty *named = &problem->duties[duty];
    const struct vp_line *line = &plan->lines.item[named->line];
    int kind = find_day_kind(plan, named->date);
    char date[VP_DAY_TEXT];
    vp_day_format(named->date, date);
    if (line->shifts[kind].n == 1)
        return vp_arena_printf(arena, "%s %s", date, line->id);
    int minute = line->shifts[kind].item[named->shift].start;
    return vp_arena_printf(arena, "%s %02d:%02d %s", date, minute / 60, minute % 60, line->id);
}
