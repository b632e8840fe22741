/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sundays: with r[t] = 1 if a duty touches the red day t (solver/any.c),
 *     Σ r over m red days running ≤ n (+ s, weight · s)
 *     Σ r over the red days of w calendar weeks running ≤ n/m × how many there are (+ s, weight · s)       with `weeks`
 * for all such windows of the known time that touch the period; fewer than m red days are one window. Red days that the past works are
 * figures; what it has beyond the limit by itself is no fault of the roster's. Hard limits are rounded down: r is whole.
 * As limits of a tour: a red day is an event, a window a sum of them. */
#include "solver/any.h"
#include "solver/intervals.h"
#include "solver/limits.h"
#include "solver/rows.h"
#include "solver/spans.h"

#include <math.h>

struct window {
    int first; /* red days first … last */
    int last;
    double limit;
};

struct red_days {
    vp_day *date;
    int n;
    struct window *windows;
    int n_windows;
    int *first_touched; /* [duty] red days first_touched … last_touched; none if the one is behind the other */
    int *last_touched;
    unsigned char *worked; /* [n] scratch, 0 between calls: by whom */
};

enum { BY_ROSTER = 1, BY_PAST = 2 };

static bool is_red(const struct vp_plan *plan, const struct vp_figures *figures, vp_day date)
{
    if (vp_day_weekday(date) == VP_SUNDAY)
        return true;
    const struct vp_holiday *holiday = figures->only_sundays ? NULL : vp_holidays_on(&plan->holidays, date);
    return holiday != NULL && holiday->public;
}

/* Red days before `date`. */
static int count_before(const struct red_days *red, vp_day date)
{
    int n = 0;
    while (n < red->n && red->date[n] < date)
        n++;
    return n;
}

static void list_running(struct red_days *red, const struct vp_problem *problem, const struct vp_figures *figures)
{
    int of = figures->of > 0 && figures->of < red->n ? figures->of : red->n;
    for (int first = 0; red->n > 0 && first + of <= red->n; first++)
        if (red->date[first + of - 1] >= problem->plan->from)
            red->windows[red->n_windows++] = (struct window){first, first + of - 1, figures->at_most};
}

static void list_weeks(struct red_days *red, const struct vp_problem *problem, const struct vp_figures *figures,
                       struct vp_arena *arena)
{
    struct vp_figures weeks = {.weeks = figures->weeks};
    struct vp_spans spans = vp_list_spans(problem, &weeks, arena);
    for (int s = 0; s < spans.n; s++) {
        int first = count_before(red, spans.item[s].from);
        int last = count_before(red, spans.item[s].to + 1) - 1;
        double share = figures->of > 0 ? figures->at_most / figures->of : 1;
        red->windows[red->n_windows++] = (struct window){first, last, share * (last - first + 1)};
    }
}

static struct red_days list_red_days(const struct vp_problem *problem, const struct vp_rule *rule, struct vp_arena *arena)
{
    const vp_day to = problem->plan->to;
    size_t room = (size_t)(to - problem->known_from) + 2;
    struct red_days red = {.date = vp_arena_array(arena, room, sizeof *red.date),
                           .windows = vp_arena_array(arena, room, sizeof *red.windows),
                           .worked = vp_arena_alloc(arena, room)};
    for (vp_day date = problem->known_from; date <= to; date++)
        if (is_red(problem->plan, &rule->figures, date))
            red.date[red.n++] = date;
    if (rule->figures.weeks > 0)
        list_weeks(&red, problem, &rule->figures, arena);
    else
        list_running(&red, problem, &rule->figures);
    red.first_touched = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *red.first_touched);
    red.last_touched = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *red.last_touched);
    for (int j = 0; j < problem->n_duties; j++) {
        red.first_touched[j] = count_before(&red, problem->duties[j].date);
        red.last_touched[j] = count_before(&red, problem->duties[j].last + 1) - 1;
    }
    return red;
}

/* ---- rows ---- */

/* The duties that touch the day, into `list`; returns how many. */
static int list_touching(const struct red_days *red, int n_duties, int day, int *list)
{
    int n = 0;
    for (int j = 0; j < n_duties; j++)
        if (red->first_touched[j] <= day && day <= red->last_touched[j])
            list[n++] = j;
    return n;
}

static struct vp_any write_day(struct vp_writer *writer, const struct red_days *red, int doctor, int day, int *list)
{
    const struct vp_problem *problem = writer->problem;
    char text[VP_DAY_TEXT];
    int n = list_touching(red, problem->n_duties, day, list);
    return vp_write_any(writer, doctor, list, n, false,
                        vp_arena_printf(writer->program->arena, "%s,%s", problem->plan->doctors.item[doctor].id,
                                        vp_day_format(red->date[day], text)));
}

static void write_window(struct vp_writer *writer, int doctor, int number, const struct window *window,
                         const struct vp_any *on)
{
    struct vp_program *program = writer->program;
    const char *detail = vp_arena_printf(program->arena, "%s,%d", writer->problem->plan->doctors.item[doctor].id, number);
    vp_begin_rule_row(writer, -INFINITY, window->limit, NULL, detail);
    int open = 0;
    for (int day = window->first; day <= window->last; day++) {
        vp_add_any(program, &on[day], 1);
        open += on[day].n > 0;
    }
    struct vp_row *row = &program->rows.item[program->rows.n - 1];
    row->upper = fmax(0, row->upper);
    if (writer->rule->hard)
        row->upper = floor(row->upper + 1e-9);
    if (open <= row->upper)
        vp_drop_row(program);
    else
        vp_end_at_most(writer, detail);
}

static void write_rows(struct vp_writer *writer)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct red_days red = list_red_days(writer->problem, writer->rule, &scratch);
    struct vp_any *on = vp_arena_array(&scratch, (size_t)red.n + 1, sizeof *on);
    int *list = vp_arena_array(&scratch, (size_t)writer->problem->n_duties, sizeof *list);
    for (int d = 0; d < writer->problem->n_doctors; d++) {
        if (!vp_in_scope_doctor(writer, d) || red.n_windows == 0)
            continue;
        for (int day = 0; day < red.n; day++)
            on[day] = write_day(writer, &red, d, day, list);
        for (int w = 0; w < red.n_windows; w++)
            write_window(writer, d, w, &red.windows[w], on);
    }
    vp_arena_clear(&scratch);
}

/* ---- price ---- */

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    struct red_days *red = vp_arena_alloc(arena, sizeof *red);
    *red = list_red_days(problem, &problem->plan->rules.item[rule], arena);
    return red;
}

static void mark_days(const struct vp_sequence *sequence, bool mark)
{
    const struct red_days *red = sequence->prepared;
    for (int i = 0; i < sequence->n; i++) {
        int j = sequence->duty[i];
        unsigned char by = j < sequence->problem->n_past ? BY_PAST : BY_ROSTER;
        for (int day = red->first_touched[j]; day <= red->last_touched[j]; day++)
            red->worked[day] = mark ? red->worked[day] | by : 0;
    }
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    (void)shortage;
    const struct red_days *red = sequence->prepared;
    int from = red->n;
    int to = -1;
    for (int i = 0; i < sequence->n; i++) {
        int j = sequence->duty[i];
        if (red->first_touched[j] > red->last_touched[j])
            continue;
        from = red->first_touched[j] < from ? red->first_touched[j] : from;
        to = red->last_touched[j] > to ? red->last_touched[j] : to;
    }
    mark_days(sequence, true);
    double above = 0;
    for (int w = 0; w < red->n_windows; w++) {
        if (red->windows[w].last < from || red->windows[w].first > to)
            continue;
        int worked = 0;
        int past = 0;
        for (int day = red->windows[w].first; day <= red->windows[w].last; day++) {
            worked += red->worked[day] != 0;
            past += (red->worked[day] & BY_PAST) != 0;
        }
        double most = fmax(red->windows[w].limit, past);
        if (worked > most + 1e-9)
            above += worked - most;
    }
    mark_days(sequence, false);
    if (above > 0 && sequence->rule->hard)
        return INFINITY;
    return above * sequence->rule->weight;
}

static bool touches(const struct vp_sequence *sequence, int duty)
{
    const struct red_days *red = sequence->prepared;
    return red->first_touched[duty] <= red->last_touched[duty];
}

/* From one Sunday to the next is a week, and nothing is red for longer. */
static vp_instant find_span(const struct vp_problem *problem, const struct vp_rule *rule)
{
    const int weeks = rule->figures.weeks > 0 ? rule->figures.weeks : (int)rule->figures.of;
    return weeks > 0 ? (vp_instant)weeks * 7 * 86400 + 3600 + vp_longest_duty(problem) : 0;
}

static bool say_limits(struct vp_limits *limits)
{
    const int n_duties = limits->problem->n_duties;
    const struct red_days red = list_red_days(limits->problem, limits->rule, limits->arena);
    int *list = vp_arena_array(limits->arena, (size_t)n_duties + 1, sizeof *list);
    const int first_sum = limits->sums.n;
    for (int w = 0; w < red.n_windows; w++)
        vp_limit_sum(limits, -INFINITY, red.windows[w].limit);
    for (int day = 0; day < red.n; day++) {
        int event = vp_limit_event(limits, list, list_touching(&red, n_duties, day, list));
        for (int w = 0; w < red.n_windows; w++)
            if (red.windows[w].first <= day && day <= red.windows[w].last)
                vp_limit_event_counts(limits, event, first_sum + w, 1);
    }
    return true;
}

const struct vp_rule_program vp_program_sundays = {
    .rows = write_rows,
    .prepare = prepare,
    .price = price,
    .limits = say_limits,
    .touches = touches,
    .span = find_span,
};
