/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan worked out. A duty counts for a category by the clock: time shared with the nights (21:00–06:00), the Saturday and Sunday, or the
 * holidays that it touches, all in seconds of real time between local clock times, so that a night of summer time's beginning is an hour short. */
#include "model/problem.h"

#include "model/fairness.h"
#include "model/travel.h"

#include <assert.h>
#include <stdlib.h>

enum {
    SECONDS_AN_HOUR = 3600,
    COUNTS_FROM = 3 * SECONDS_AN_HOUR, /* time in a night, weekend or holiday that makes a duty count for it */
    NIGHT_BEGINS = 21 * 60,
    NIGHT_ENDS = 30 * 60, /* 06:00 the day after */
    NO_DATE = INT_MIN,
    MOST_PAIRS = 20 * 1000 * 1000, /* doctors × duties: a roster of all Norway; beyond, memory runs out before patience */
};

/* Seconds of `duty` between two clock times of `date`. */
static vp_instant measure_shared(const struct vp_plan *plan, const struct vp_duty *duty, vp_day date, int from, int to)
{
    return vp_duty_shares(duty, vp_zone_instant(plan->zone, date, from), vp_zone_instant(plan->zone, date, to));
}

static vp_day find_date(const struct vp_plan *plan, vp_instant instant)
{
    vp_day date = 0;
    int minute = 0;
    vp_zone_local(plan->zone, instant, &date, &minute, NULL);
    return date;
}

/* Does the duty share three hours or more with the time between two times of day? `to` is after midnight where it is not after `from`. */
static bool shares_hours(const struct vp_plan *plan, const struct vp_duty *duty, int from, int to)
{
    vp_instant shared = 0;
    for (vp_day date = duty->date - 1; date <= duty->last; date++)
        shared += measure_shared(plan, duty, date, from, to > from ? to : to + VP_MINUTES_A_DAY);
    return shared >= COUNTS_FROM;
}

/* Bits of the categories of holidays, great ones by themselves too, that the duty counts for. */
static uint32_t find_holidays(const struct vp_plan *plan, const struct vp_duty *duty)
{
    vp_instant all = 0;
    vp_instant of[VP_GREATS] = {0};
    uint32_t found = 0;
    for (vp_day date = duty->date; date <= duty->last; date++) {
        const struct vp_holiday *holiday = vp_holidays_on(&plan->holidays, date);
        if (holiday == NULL)
            continue;
        vp_instant shared = measure_shared(plan, duty, date, holiday->from_minute, VP_MINUTES_A_DAY);
        all += shared;
        of[holiday->great] += shared;
    }
    if (all >= COUNTS_FROM)
        found |= vp_bit(VP_HOLIDAYS);
    for (int great = VP_GREAT_CHRISTMAS; great < VP_GREATS; great++)
        if (of[great] >= COUNTS_FROM)
            found |= vp_bit(vp_great_category((enum vp_great)great));
    return found;
}

/* Which weekend `duty` belongs to, 0 = the first of the period. */
static int find_weekend(const struct vp_plan *plan, const struct vp_duty *duty)
{
    vp_day first = vp_day_monday(plan->from) + VP_SATURDAY;
    for (vp_day saturday = vp_day_monday(duty->date) + VP_SATURDAY; saturday <= duty->last; saturday += 7)
        if (measure_shared(plan, duty, saturday, 0, 2 * VP_MINUTES_A_DAY) >= COUNTS_FROM)
            return (saturday - first) / 7; /* whole weeks: exact, before the period too */
    return VP_NO_WEEKEND;
}

/* Every condition that a category of the plan's own gives. */
static bool counts_for(const struct vp_plan *plan, const struct vp_duty *duty, const struct vp_category *category)
{
    return (category->lines == NULL || category->lines[duty->line]) && vp_days_hold(category->days, duty->date) &&
           vp_whens_hold(&category->dates, duty->date) &&
           (!category->has_hours || shares_hours(plan, duty, category->from_minute, category->to_minute));
}

/* Does a sum count the duty? Whatever is summed has its bit by now. */
static bool adds_up(const struct vp_plan *plan, const struct vp_duty *duty, const struct vp_category *category)
{
    bool any = false;
    for (int part = 0; category->sum != NULL && part < plan->categories.n; part++)
        any = any || (category->sum[part] > 0 && (duty->meets & vp_bit(part)) != 0);
    return any && counts_for(plan, duty, category);
}

static void categorise(const struct vp_plan *plan, struct vp_duty *duty)
{
    const uint32_t always = vp_bit(VP_HOURS) | vp_bit(VP_DUTIES);
    duty->meets = always;
    duty->weekend = find_weekend(plan, duty);
    if (shares_hours(plan, duty, NIGHT_BEGINS, NIGHT_ENDS))
        duty->meets |= vp_bit(VP_NIGHTS);
    if (duty->weekend != VP_NO_WEEKEND)
        duty->meets |= vp_bit(VP_WEEKENDS);
    duty->meets |= find_holidays(plan, duty);
    for (int c = VP_BUILT_IN_CATEGORIES; c < plan->categories.n; c++)
        if (plan->categories.item[c].sum == NULL && counts_for(plan, duty, &plan->categories.item[c]))
            duty->meets |= vp_bit(c);
    for (int c = VP_BUILT_IN_CATEGORIES; c < plan->categories.n; c++)
        if (adds_up(plan, duty, &plan->categories.item[c]))
            duty->meets |= vp_bit(c);
    duty->categories = duty->meets & (plan->lines.item[duty->line].counts | always);
}

/* Dates and categories of a duty whose line, start and end are known. */
static void date_duty(const struct vp_plan *plan, struct vp_duty *duty)
{
    duty->date = find_date(plan, duty->start);
    duty->last = find_date(plan, duty->end - 1);
    duty->block = VP_NO_BLOCK;
    categorise(plan, duty);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

static struct vp_duty make_duty(const struct vp_plan *plan, int line, int shift, vp_day date)
{
    const struct vp_line *of = &plan->lines.item[line];
    const struct vp_shift *times = &vp_line_shifts(plan, line, date)->item[shift];
    struct vp_duty duty = {.line = line, .shift = shift};
    duty.needed = vp_line_doctors(plan, line, date);
    duty.places = duty.needed + least(of->extra, plan->doctors.n > duty.needed ? plan->doctors.n - duty.needed : 0);
    duty.start = vp_zone_instant(plan->zone, date, times->start);
    duty.end = vp_zone_instant(plan->zone, date, times->end);
    if (duty.end <= duty.start) /* a short shift whose start the clock skips: as long as it says */
        duty.end = duty.start + (vp_instant)(times->end - times->start) * 60;
    date_duty(plan, &duty);
    return duty;
}

/* A shift that needs nobody and may have nobody is no duty. */
static bool has_places(const struct vp_plan *plan, int line, vp_day date)
{
    return vp_line_doctors(plan, line, date) > 0 || plan->lines.item[line].extra > 0;
}

/* Counts what the plan asks for; false with an error when it is more than is handled, or nothing. */
static bool count_duties(const struct vp_plan *plan, struct vp_problem *problem, struct vp_errors *errors)
{
    long long places = 0;
    long long duties = 0;
    for (int line = 0; line < plan->lines.n; line++) {
        const struct vp_line *of = &plan->lines.item[line];
        for (vp_day date = plan->from; date <= plan->to; date++) {
            int shifts = has_places(plan, line, date) ? vp_line_shifts(plan, line, date)->n : 0;
            duties += shifts;
            places += (long long)shifts * (vp_line_doctors(plan, line, date) + least(of->extra, plan->doctors.n));
        }
        if (places > VP_MAX_PLACES || (duties + problem->n_past) * plan->doctors.n > MOST_PAIRS) {
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
    problem->n_duties = problem->n_past + (int)duties;
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

static void lay_out_past(struct vp_problem *problem, const struct vp_history *history, struct vp_arena *arena)
{
    if (history != NULL && history->from != 0)
        problem->known_from = least(problem->known_from, history->from);
    problem->past_doctor = vp_arena_array(arena, (size_t)problem->n_past + 1, sizeof *problem->past_doctor);
    for (int j = 0; j < problem->n_past; j++) {
        const struct vp_past_duty *past = &history->duties.item[j];
        struct vp_duty *duty = &problem->duties[j];
        *duty = (struct vp_duty){.line = past->line, .start = past->start, .end = past->end, .first_place = -1};
        date_duty(problem->plan, duty);
        problem->past_doctor[j] = past->doctor;
        problem->known_from = least(problem->known_from, duty->date);
    }
}

/* Numbers the line's duties of each date, by start: what is left of a shift whose hours were handed over in part may begin on the next date. */
static void number_duties(struct vp_problem *problem)
{
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        struct vp_duty *duty = &problem->duties[j];
        duty->shift = 0;
        for (int i = j - 1; i >= problem->n_past && problem->duties[i].date == duty->date && duty->shift == 0; i--)
            if (problem->duties[i].line == duty->line)
                duty->shift = problem->duties[i].shift + 1;
    }
}

static void lay_out_duties(struct vp_problem *problem, const struct vp_history *history, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    problem->duties = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *problem->duties);
    lay_out_past(problem, history, arena);
    int n = problem->n_past;
    for (int line = 0; line < plan->lines.n; line++)
        for (vp_day date = plan->from; date <= plan->to; date++)
            for (int shift = 0; has_places(plan, line, date) && shift < vp_line_shifts(plan, line, date)->n; shift++)
                problem->duties[n++] = make_duty(plan, line, shift, date);
    assert(n == problem->n_duties);
    qsort(problem->duties + problem->n_past, (size_t)(n - problem->n_past), sizeof *problem->duties, compare_duties);
    number_duties(problem);
}

static void lay_out_places(struct vp_problem *problem, struct vp_arena *arena)
{
    for (int i = problem->n_past; i < problem->n_duties; i++) {
        problem->duties[i].first_place = problem->n_places;
        problem->n_places += problem->duties[i].places;
    }
    problem->place_duty = vp_arena_array(arena, (size_t)problem->n_places, sizeof *problem->place_duty);
    for (int i = problem->n_past; i < problem->n_duties; i++)
        for (int place = 0; place < problem->duties[i].places; place++)
            problem->place_duty[problem->duties[i].first_place + place] = i;
}

/* ---- blocks ---- */

/* The date on which the block that the duty belongs to begins; NO_DATE: to none. Blocks of one line have no weekday in common, so the date tells them
 * apart. */
static vp_day find_block_start(const struct vp_plan *plan, const struct vp_duty *duty)
{
    const struct vp_line *line = &plan->lines.item[duty->line];
    for (int b = 0; b < line->blocks.n; b++)
        if (vp_days_hold(line->blocks.item[b].days, duty->date))
            return duty->date - (vp_day_weekday(duty->date) - line->blocks.item[b].first + 7) % 7;
    return NO_DATE;
}

/* The duty before `j` of the block of its line that begins on `start`, or -1; blocks are at most a week long. */
static int find_partner(const struct vp_problem *problem, int j, vp_day start)
{
    for (int i = j - 1; i >= problem->n_past && problem->duties[i].date >= start; i--)
        if (problem->duties[i].line == problem->duties[j].line &&
            find_block_start(problem->plan, &problem->duties[i]) == start)
            return i;
    return -1;
}

static bool lay_out_blocks(struct vp_problem *problem, struct vp_errors *errors)
{
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        struct vp_duty *duty = &problem->duties[j];
        vp_day start = find_block_start(problem->plan, duty);
        int partner = start == NO_DATE ? -1 : find_partner(problem, j, start);
        if (partner < 0)
            continue;
        struct vp_duty *other = &problem->duties[partner];
        if (other->needed != duty->needed) {
            char date[VP_DAY_TEXT];
            const struct vp_line *line = &problem->plan->lines.item[duty->line];
            vp_errors_add(errors, VP_EINPUT, line->pos,
                          "line '%s' needs %d doctors on %s and %d on an earlier day of the same block", line->id,
                          duty->needed, vp_day_format(duty->date, date), other->needed);
            vp_errors_expect(errors, "as many on each day of a block: the same doctors have all of it");
            return false;
        }
        if (other->block == VP_NO_BLOCK)
            other->block = problem->n_blocks++;
        duty->block = other->block;
    }
    return true;
}

/* ---- weekends, drives, scopes, totals ---- */

/* Saturdays from the week in which the known time begins to the last day of the period, and the one after it if a duty runs into that weekend. */
static void count_weekends(struct vp_problem *problem)
{
    const struct vp_plan *plan = problem->plan;
    vp_day monday = vp_day_monday(plan->from);
    vp_day first = monday + VP_SATURDAY;
    problem->first_weekend = (vp_day_monday(problem->known_from) - monday) / 7;
    problem->weekends = plan->to >= first ? (plan->to - first) / 7 + 1 : 0;
    for (int i = 0; i < problem->n_duties; i++) {
        int weekend = problem->duties[i].weekend;
        if (weekend != VP_NO_WEEKEND && weekend >= problem->weekends)
            problem->weekends = weekend + 1;
    }
}

static void work_out_drives(struct vp_problem *problem, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    size_t pairs = (size_t)problem->n_doctors * (size_t)problem->n_duties;
    problem->drive_out = vp_arena_array(arena, pairs, sizeof *problem->drive_out);
    problem->drive_home = vp_arena_array(arena, pairs, sizeof *problem->drive_home);
    for (int doctor = 0; doctor < problem->n_doctors; doctor++)
        for (int i = 0; i < problem->n_duties; i++) {
            const struct vp_duty *duty = &problem->duties[i];
            int home = plan->doctors.item[doctor].home;
            int site = vp_duty_site(problem, doctor, i);
            size_t at = (size_t)doctor * (size_t)problem->n_duties + (size_t)i;
            problem->drive_out[at] = vp_travel_before(plan, home, site, duty->start);
            problem->drive_home[at] = vp_travel_after(plan, site, home, duty->end);
        }
}

static bool is_spoken_of(const struct vp_rule *rule, const struct vp_duty *duty)
{
    return (rule->lines == NULL || rule->lines[duty->line]) &&
           (rule->categories == 0 || (rule->categories & duty->categories) != 0) &&
           vp_days_hold(rule->days, duty->date) && vp_whens_hold(&rule->dates, duty->date);
}

static void work_out_scopes(struct vp_problem *problem, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    problem->scope = vp_arena_array(arena, (size_t)plan->rules.n + 1, sizeof *problem->scope);
    for (int r = 0; r < plan->rules.n; r++) {
        const struct vp_rule *rule = &plan->rules.item[r];
        if (rule->lines == NULL && rule->categories == 0 && rule->days == 0 && rule->dates.n == 0)
            continue;
        if (rule->kind == VP_RULE_balance)
            continue; /* the target is one for all duties */
        problem->scope[r] = vp_arena_array(arena, (size_t)problem->n_duties, sizeof **problem->scope);
        for (int j = 0; j < problem->n_duties; j++)
            problem->scope[r][j] = is_spoken_of(rule, &problem->duties[j]);
    }
}

static void add_up_loads(struct vp_problem *problem)
{
    for (int i = problem->n_past; i < problem->n_duties; i++)
        for (int category = 0; category < problem->plan->categories.n; category++)
            problem->total[category] += problem->duties[i].needed * vp_duty_load(problem, &problem->duties[i], category);
}

/* All of the problem in which the plan can be at fault; NULL with an error if it is. */
static struct vp_problem *lay_out(const struct vp_plan *plan, const struct vp_history *history, struct vp_arena *arena,
                                  struct vp_errors *errors)
{
    struct vp_problem *problem = vp_arena_alloc(arena, sizeof *problem);
    problem->plan = plan;
    problem->n_doctors = plan->doctors.n;
    problem->n_past = history == NULL ? 0 : history->duties.n;
    problem->known_from = plan->from;
    if (!count_duties(plan, problem, errors))
        return NULL;
    lay_out_duties(problem, history, arena);
    lay_out_places(problem, arena);
    return lay_out_blocks(problem, errors) ? problem : NULL;
}

bool vp_problem_check(const struct vp_plan *plan, struct vp_arena *arena, struct vp_errors *errors)
{
    return lay_out(plan, NULL, arena, errors) != NULL;
}

struct vp_problem *vp_problem_new(const struct vp_plan *plan, const struct vp_history *history, struct vp_arena *arena,
                                  struct vp_errors *errors)
{
    struct vp_problem *problem = lay_out(plan, history, arena, errors);
    if (problem == NULL)
        return NULL;
    count_weekends(problem);
    work_out_drives(problem, arena);
    work_out_scopes(problem, arena);
    add_up_loads(problem);
    size_t loads = (size_t)problem->n_doctors * (size_t)plan->categories.n;
    problem->share = vp_arena_array(arena, loads, sizeof *problem->share);
    problem->target = vp_arena_array(arena, loads, sizeof *problem->target);
    const size_t municipal = (size_t)plan->municipalities.n * (size_t)plan->categories.n + 1;
    problem->municipal_share = vp_arena_array(arena, municipal, sizeof *problem->municipal_share);
    problem->municipal_target = vp_arena_array(arena, municipal, sizeof *problem->municipal_target);
    vp_fairness_shares(problem);
    vp_municipal_shares(problem);
    return problem;
}

/* What a duty that meets the category's conditions is in it; of a sum, what one part is. */
static double plain_load(const struct vp_plan *plan, const struct vp_duty *duty, int category)
{
    return category == VP_HOURS ? (double)(duty->end - duty->start) / SECONDS_AN_HOUR
                                : plan->categories.item[category].points;
}

static double sum_load(const struct vp_plan *plan, const struct vp_duty *duty, const double *sum)
{
    double load = 0;
    for (int part = 0; part < plan->categories.n; part++)
        if (sum[part] > 0 && (duty->meets & vp_bit(part)) != 0)
            load += sum[part] * plain_load(plan, duty, part);
    return load;
}

double vp_duty_load(const struct vp_problem *problem, const struct vp_duty *duty, int category)
{
    const struct vp_plan *plan = problem->plan;
    const double *sum = plan->categories.item[category].sum;
    /* The line's own mask too: the bits for hours and duties stay whatever it says, so that `exempt: all` frees from everything. */
    if ((plan->lines.item[duty->line].counts & duty->categories & vp_bit(category)) == 0)
        return 0;
    return sum != NULL ? sum_load(plan, duty, sum) : plain_load(plan, duty, category);
}

bool vp_selects(const struct vp_selector *selector, const struct vp_duty *duty)
{
    return (selector->lines != NULL && selector->lines[duty->line]) || (selector->categories & duty->categories) != 0;
}

int vp_duty_site(const struct vp_problem *problem, int doctor, int duty)
{
    int site = problem->plan->lines.item[problem->duties[duty].line].site;
    return site == VP_SITE_HOME ? problem->plan->doctors.item[doctor].home : site;
}

vp_day vp_problem_saturday(const struct vp_problem *problem, int weekend)
{
    return vp_day_monday(problem->plan->from) + VP_SATURDAY + 7 * weekend;
}

/* Does the line have another duty that begins on the same date? */
static bool is_one_of_several(const struct vp_problem *problem, int duty)
{
    const struct vp_duty *named = &problem->duties[duty];
    for (int step = -1; step <= 1; step += 2)
        for (int j = duty + step; j >= 0 && j < problem->n_duties && problem->duties[j].date == named->date; j += step)
            if (problem->duties[j].line == named->line)
                return true;
    return false;
}

const char *vp_duty_name(const struct vp_problem *problem, int duty, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    const struct vp_duty *named = &problem->duties[duty];
    const struct vp_line *line = &plan->lines.item[named->line];
    char date[VP_DAY_TEXT];
    vp_day_format(named->date, date);
    if (!is_one_of_several(problem, duty))
        return vp_arena_printf(arena, "%s %s", date, line->id);
    vp_day day;
    int minute;
    vp_zone_local(plan->zone, named->start, &day, &minute, NULL);
    return vp_arena_printf(arena, "%s %02d:%02d %s", date, minute / 60, minute % 60, line->id);
}
