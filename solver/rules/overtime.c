/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overtime: with h(j,w) the counted hours of duty j in calendar week w (stand-by at the line's factor),
 *     v[d,w] ≥ Σ_j h(j,w) x[d,j] − ordinary,   v[d,w] ≥ 0
 *     Σ v[d,w] over n weeks running ≤ at_most (+ s, weight · s)
 * for all runs of weeks in the known time that touch the period. v pays nothing and stands only on the left of ≤ rows, so its least
 * value is always as good. Weeks of the past alone are figures, not columns; what they have beyond the limit by themselves is not held
 * against the roster. */
#include "solver/counted.h"
#include "solver/intervals.h"
#include "solver/rows.h"

#include <math.h>

struct weeks {
    int n;
    int run;
    int first_run;      /* the first run that touches the period begins with this week */
    vp_instant *begins; /* [n + 1] Mondays, 00:00 */
    double *hours;      /* [n] scratch */
    double *past;       /* [n] scratch */
    int *first_week;    /* [duty] the weeks that it is in: never before 0 or behind n − 1 */
    int *last_week;
};

static struct weeks list_weeks(const struct vp_problem *problem, const struct vp_rule *rule, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    vp_day first = vp_day_monday(problem->known_from);
    if (first < problem->known_from)
        first += 7;
    struct weeks weeks = {.n = plan->to >= first ? (plan->to - first + 1) / 7 : 0,
                          .run = rule->figures.weeks > 0 ? rule->figures.weeks : 1};
    size_t room = (size_t)weeks.n + 1;
    weeks.begins = vp_arena_array(arena, room, sizeof *weeks.begins);
    weeks.hours = vp_arena_array(arena, room, sizeof *weeks.hours);
    weeks.past = vp_arena_array(arena, room, sizeof *weeks.past);
    for (int w = 0; w <= weeks.n; w++)
        weeks.begins[w] = vp_zone_instant(plan->zone, first + 7 * w, 0);
    weeks.first_week = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *weeks.first_week);
    weeks.last_week = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *weeks.last_week);
    for (int j = 0; j < problem->n_duties; j++) {
        int week = 0;
        while (week + 1 < weeks.n && weeks.begins[week + 1] <= problem->duties[j].start)
            week++;
        weeks.first_week[j] = week;
        while (week + 1 < weeks.n && weeks.begins[week + 1] < problem->duties[j].end)
            week++;
        weeks.last_week[j] = week;
    }
    while (first + 7 * (weeks.first_run + weeks.run) - 1 < plan->from)
        weeks.first_run++;
    return weeks;
}

static struct vp_stretch time_of(const struct weeks *weeks, int week)
{
    return (struct vp_stretch){weeks->begins[week], weeks->begins[week + 1]};
}

/* ---- rows ---- */

/* Overtime of one week: a figure, or a column; and how much of it there can be. */
struct over {
    int column; /* -1 = none: it is `past` */
    double past;
    double most;
};

static struct over write_week(struct vp_writer *writer, const struct weeks *weeks, int doctor, int week)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    const double ordinary = writer->rule->figures.ordinary;
    const char *detail = vp_arena_printf(program->arena, "%s,%d", problem->plan->doctors.item[doctor].id, week);
    vp_begin_rule_row(writer, -INFINITY, ordinary, "week", detail);
    double past = 0;
    double most = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        double hours = vp_counted_hours(problem, j, time_of(weeks, week));
        int x = hours > 0 ? vp_scoped_x(writer, doctor, j) : -1;
        if (x < 0)
            continue;
        most += hours;
        if (j < problem->n_past)
            past += hours;
        else
            vp_add_entry(program, x, hours);
    }
    struct over over = {-1, fmax(0, past - ordinary), fmax(0, most - ordinary)};
    if (vp_row_entries(program) == 0 || most <= ordinary) {
        vp_drop_row(program);
        return over;
    }
    program->rows.item[program->rows.n - 1].upper -= past;
    over.column = vp_add_helper(writer, "v", detail);
    program->columns.item[over.column].upper = over.most;
    vp_add_entry(program, over.column, -1);
    return over;
}

static void write_run(struct vp_writer *writer, const struct weeks *weeks, int doctor, int first, const struct over *over)
{
    struct vp_program *program = writer->program;
    const char *detail = vp_arena_printf(program->arena, "%s,%d", writer->problem->plan->doctors.item[doctor].id, first);
    double past = 0;
    double settled = 0;
    double most = 0;
    vp_begin_rule_row(writer, -INFINITY, writer->rule->figures.at_most, NULL, detail);
    for (int w = first; w < first + weeks->run; w++) {
        past += over[w].past;
        most += over[w].most;
        if (over[w].column >= 0)
            vp_add_entry(program, over[w].column, 1);
        else
            settled += over[w].past;
    }
    struct vp_row *row = &program->rows.item[program->rows.n - 1];
    double limit = fmax(row->upper, past);
    row->upper = limit - settled;
    if (vp_row_entries(program) == 0 || most <= limit)
        vp_drop_row(program);
    else
        vp_end_at_most(writer, detail);
}

static void write_rows(struct vp_writer *writer)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct weeks weeks = list_weeks(writer->problem, writer->rule, &scratch);
    struct over *over = vp_arena_array(&scratch, (size_t)weeks.n + 1, sizeof *over);
    for (int d = 0; d < writer->problem->n_doctors; d++) {
        if (!vp_in_scope_doctor(writer, d) || weeks.first_run + weeks.run > weeks.n)
            continue;
        for (int w = weeks.first_run; w < weeks.n; w++)
            over[w] = write_week(writer, &weeks, d, w);
        for (int w = weeks.first_run; w + weeks.run <= weeks.n; w++)
            write_run(writer, &weeks, d, w, over);
    }
    vp_arena_clear(&scratch);
}

/* ---- price ---- */

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    struct weeks *weeks = vp_arena_alloc(arena, sizeof *weeks);
    *weeks = list_weeks(problem, &problem->plan->rules.item[rule], arena);
    return weeks;
}

/* Fills weeks->hours and weeks->past from week `first` to week `last`, as overtime of each week. */
static void measure_weeks(const struct vp_sequence *sequence, const struct weeks *weeks, int first, int last)
{
    const struct vp_problem *problem = sequence->problem;
    const double ordinary = sequence->rule->figures.ordinary;
    for (int w = first; w <= last; w++)
        weeks->hours[w] = weeks->past[w] = 0;
    for (int i = 0; i < sequence->n; i++) {
        int j = sequence->duty[i];
        for (int w = weeks->first_week[j]; w <= weeks->last_week[j]; w++) {
            double counted = vp_counted_hours(problem, j, time_of(weeks, w));
            weeks->hours[w] += counted;
            weeks->past[w] += j < problem->n_past ? counted : 0;
        }
    }
    for (int w = first; w <= last; w++) {
        weeks->hours[w] = fmax(0, weeks->hours[w] - ordinary);
        weeks->past[w] = fmax(0, weeks->past[w] - ordinary);
    }
}

/* Hours above the limit in the runs that touch weeks from `from` to `to`, those with duties. */
static double add_above(const struct vp_sequence *sequence, const struct weeks *weeks, int from, int to)
{
    double above = 0;
    int first = from - weeks->run + 1 > weeks->first_run ? from - weeks->run + 1 : weeks->first_run;
    for (; first <= to && first + weeks->run <= weeks->n; first++) {
        double hours = 0;
        double past = 0;
        for (int w = first > from ? first : from; w < first + weeks->run && w <= to; w++) {
            hours += weeks->hours[w];
            past += weeks->past[w];
        }
        double most = fmax(sequence->rule->figures.at_most, past);
        if (hours > most + 1e-9)
            above += hours - most;
    }
    return above;
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    (void)shortage;
    const struct weeks *weeks = sequence->prepared;
    if (weeks->n == 0 || sequence->n == 0)
        return 0;
    const int from = weeks->first_week[sequence->duty[0]];
    int to = from;
    for (int i = 0; i < sequence->n; i++)
        to = weeks->last_week[sequence->duty[i]] > to ? weeks->last_week[sequence->duty[i]] : to;
    measure_weeks(sequence, weeks, from, to);
    double above = add_above(sequence, weeks, from, to);
    if (above > 0 && sequence->rule->hard)
        return INFINITY;
    return above * sequence->rule->weight;
}

static vp_instant find_span(const struct vp_problem *problem, const struct vp_rule *rule)
{
    const int run = rule->figures.weeks > 0 ? rule->figures.weeks : 1;
    return (vp_instant)run * 7 * 86400 + 3600 + vp_longest_duty(problem); /* summer time ends */
}

static double count_hours(const struct vp_problem *problem, const void *context, int duty, int window)
{
    const struct weeks *weeks = context;
    return window < weeks->first_run ? 0 : vp_counted_hours(problem, duty, time_of(weeks, window));
}

/* Of a run of one week, overtime above the limit is hours above both. */
static const struct vp_windows *list_counted(const struct vp_problem *problem, int rule, const void *prepared,
                                             struct vp_arena *arena)
{
    const struct weeks *weeks = prepared;
    if (weeks->run > 1)
        return NULL;
    struct vp_windows *counted = vp_list_windows(problem, rule, weeks->n, count_hours, weeks, arena);
    counted->at_most += problem->plan->rules.item[rule].figures.ordinary;
    return counted;
}

const struct vp_rule_program vp_program_overtime = {
    .rows = write_rows, .prepare = prepare, .price = price, .span = find_span, .windows = list_counted};
