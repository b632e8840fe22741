/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lost days: day t is lost to doctor d if the clinic is open (Monday to Friday, no public holiday), d is a member and not on leave, and
 * a duty of `after` that he has ends on t and began before it. With w[d,t] = 1 if so (solver/any.c),
 *     Σ { w[d,t] : t in the window } ≤ n − p (+ s, weight · s)        for every window (solver/spans.h)
 * where p days of it are lost by the past alone and need no w; the right side is at least 0. As limits of a tour: a
 * day is an event, a window a sum of them. */
#include "solver/any.h"
#include "solver/limits.h"
#include "solver/rows.h"
#include "solver/spans.h"

#include <math.h>

/* May a day of the doctor's be lost? Nobody says who was a member before the period: whoever had duty was. */
static bool is_clinic_day(const struct vp_plan *plan, int doctor, vp_day date)
{
    const struct vp_doctor *who = &plan->doctors.item[doctor];
    bool member = date < plan->from || (date >= who->member.from && date <= who->member.to);
    if (!vp_clinic_day(plan, date) || !member)
        return false;
    for (int i = 0; i < who->leave.n; i++)
        if (date >= who->leave.item[i].dates.from && date <= who->leave.item[i].dates.to)
            return false;
    return true;
}

/* Does the duty cost the day on which it ends? No selection: nights. */
static bool costs_a_day(const struct vp_rule *rule, const struct vp_duty *duty)
{
    if (duty->last <= duty->date)
        return false;
    return rule->figures.after.given || rule->figures.after.lines != NULL || rule->figures.after.categories != 0
               ? vp_selects(&rule->figures.after, duty)
               : (duty->categories & vp_bit(VP_NIGHTS)) != 0;
}

/* ---- rows ---- */

/* The duties that cost the day on which they end; returns how many. */
static int list_costly(const struct vp_problem *problem, const struct vp_rule *rule, vp_day date, int *duties)
{
    int n = 0;
    for (int j = 0; j < problem->n_duties; j++)
        if (problem->duties[j].last == date && costs_a_day(rule, &problem->duties[j]))
            duties[n++] = j;
    return n;
}

static struct vp_any write_day(struct vp_writer *writer, int doctor, vp_day date, int *duties)
{
    const struct vp_problem *problem = writer->problem;
    if (!is_clinic_day(problem->plan, doctor, date))
        return (struct vp_any){.n = 0};
    int n = list_costly(problem, writer->rule, date, duties);
    char text[VP_DAY_TEXT];
    const char *id = problem->plan->doctors.item[doctor].id;
    const char *detail = vp_arena_printf(writer->program->arena, "%s,%s", id, vp_day_format(date, text));
    return vp_write_any(writer, doctor, duties, n, false, detail);
}

/* The row of a window: at most `limit` of the days possible[from … until - 1]. */
struct window {
    int from;
    int until;
    double limit;
    int times; /* how many windows it stands for; 0 = none */
    vp_day date;
};

static bool implies(const struct window *one, const struct window *other)
{
    return one->from <= other->from && one->until >= other->until && one->limit <= other->limit;
}

static void write_window(struct vp_writer *writer, int doctor, const struct window *window, const struct vp_any *possible)
{
    struct vp_program *program = writer->program;
    if (window->times == 0)
        return;
    char text[VP_DAY_TEXT];
    const char *id = writer->problem->plan->doctors.item[doctor].id;
    const char *detail = vp_arena_printf(program->arena, "%s,%s", id, vp_day_format(window->date, text));
    vp_begin_rule_row(writer, -INFINITY, window->limit, NULL, detail);
    for (int i = window->from; i < window->until; i++)
        vp_add_any(program, &possible[i], 1);
    int slack = vp_add_slack(writer, detail, INFINITY);
    if (slack < 0)
        return;
    program->columns.item[slack].cost *= window->times;
    vp_add_entry(program, slack, -1);
}

/* Days of the known time that the doctor may lose, and those that he has lost already. */
struct days {
    struct vp_any *possible;
    vp_day *date;
    int n;
    bool *past; /* [date - known_from] */
};

static struct window find_window(const struct vp_writer *writer, const struct vp_span *span, const struct days *days)
{
    struct window window = {.limit = writer->rule->figures.at_most, .times = 1, .date = span->from};
    for (vp_day date = span->from; date <= span->to; date++)
        window.limit -= days->past[date - writer->problem->known_from];
    window.limit = fmax(window.limit, 0);
    while (window.from < days->n && days->date[window.from] < span->from)
        window.from++;
    window.until = window.from;
    while (window.until < days->n && days->date[window.until] <= span->to)
        window.until++;
    return window;
}

/* Of windows that say the same, one stands for all; what a neighbour implies is not said under a hard rule. */
static void write_windows(struct vp_writer *writer, int doctor, const struct vp_spans *spans, const struct days *days)
{
    const bool hard = writer->rule->hard;
    struct window held = {.times = 0};
    for (int s = 0; s < spans->n; s++) {
        struct window next = find_window(writer, &spans->item[s], days);
        if (next.until - next.from <= next.limit)
            continue;
        if (held.times > 0 && implies(&held, &next) && (hard || implies(&next, &held))) {
            held.times++;
            continue;
        }
        if (!(hard && implies(&next, &held)))
            write_window(writer, doctor, &held, days->possible);
        held = next;
    }
    write_window(writer, doctor, &held, days->possible);
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_arena *arena = writer->program->arena;
    const size_t known = (size_t)(problem->plan->to - problem->known_from + 1);
    struct vp_spans spans = vp_list_spans(problem, &writer->rule->figures, arena);
    int *duties = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *duties);
    struct days days = {.possible = vp_arena_array(arena, known, sizeof *days.possible)};
    days.date = vp_arena_array(arena, known, sizeof *days.date);
    days.past = vp_arena_array(arena, known, sizeof *days.past);
    for (int d = 0; d < problem->n_doctors; d++) {
        if (!vp_in_scope_doctor(writer, d))
            continue;
        days.n = 0;
        for (vp_day date = problem->known_from; date <= problem->plan->to; date++) {
            struct vp_any lost = write_day(writer, d, date, duties);
            days.past[date - problem->known_from] = lost.always;
            days.possible[days.n] = lost;
            days.date[days.n] = date;
            days.n += lost.n > 0;
        }
        write_windows(writer, d, &spans, &days);
    }
}

/* ---- prices ---- */

struct prepared {
    struct vp_spans spans;
    vp_day *day;  /* [doctor * n_duties + duty] that it costs him, or NONE */
    vp_day *days; /* scratch: [n_duties] */
    bool *past;   /* scratch: [n_duties] */
};

enum { NONE = INT_MAX };

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    struct prepared *prepared = vp_arena_alloc(arena, sizeof *prepared);
    size_t n = (size_t)problem->n_duties;
    prepared->spans = vp_list_spans(problem, &plan->rules.item[rule].figures, arena);
    prepared->day = vp_arena_array(arena, (size_t)problem->n_doctors * n, sizeof *prepared->day);
    prepared->days = vp_arena_array(arena, n, sizeof *prepared->days);
    prepared->past = vp_arena_array(arena, n, sizeof *prepared->past);
    for (int d = 0; d < problem->n_doctors; d++) {
        for (size_t j = 0; j < n; j++) {
            const struct vp_duty *duty = &problem->duties[j];
            bool costs = costs_a_day(&plan->rules.item[rule], duty) && duty->last >= problem->known_from &&
                         duty->last <= plan->to && is_clinic_day(plan, d, duty->last);
            prepared->day[(size_t)d * n + j] = costs ? duty->last : NONE;
        }
    }
    return prepared;
}

/* The days lost, each once, by date, in `days`, and of them those that the past costs in `past`; returns how many. Duties come by start,
 * so days come nearly by date. */
static int list_days(const struct vp_sequence *sequence, vp_day *days, bool *past)
{
    const struct prepared *prepared = sequence->prepared;
    const vp_day *day = &prepared->day[(size_t)sequence->doctor * (size_t)sequence->problem->n_duties];
    int n = 0;
    for (int i = 0; i < sequence->n; i++) {
        vp_day date = day[sequence->duty[i]];
        int at = n;
        while (at > 0 && days[at - 1] > date)
            at--;
        if (date == NONE || (at > 0 && days[at - 1] == date))
            continue;
        for (int k = n++; k > at; k--) {
            days[k] = days[k - 1];
            past[k] = past[k - 1];
        }
        days[at] = date;
        past[at] = sequence->duty[i] < sequence->problem->n_past;
    }
    return n;
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    (void)shortage;
    const struct prepared *prepared = sequence->prepared;
    const double most = sequence->rule->figures.at_most;
    const vp_day *days = prepared->days;
    int n = list_days(sequence, prepared->days, prepared->past);
    double above = 0;
    int first = 0;
    for (int w = 0; w < prepared->spans.n && n > most; w++) {
        const struct vp_span *span = &prepared->spans.item[w];
        int lost = 0;
        int by_past = 0;
        while (first < n && days[first] < span->from)
            first++;
        for (int i = first; i < n && days[i] <= span->to; i++) {
            lost++;
            by_past += prepared->past[i];
        }
        above += fmax(0, lost - fmax(most, by_past));
    }
    if (above > 0 && sequence->rule->hard)
        return INFINITY;
    return above * sequence->rule->weight;
}

static bool say_limits(struct vp_limits *limits)
{
    const struct vp_problem *problem = limits->problem;
    const struct vp_spans spans = vp_list_spans(problem, &limits->rule->figures, limits->arena);
    int *duties = vp_arena_array(limits->arena, (size_t)problem->n_duties + 1, sizeof *duties);
    const int first_sum = limits->sums.n;
    for (int s = 0; s < spans.n; s++)
        vp_limit_sum(limits, -INFINITY, limits->rule->figures.at_most);
    for (vp_day date = problem->known_from; date <= problem->plan->to; date++) {
        if (!is_clinic_day(problem->plan, limits->doctor, date))
            continue;
        int event = vp_limit_event(limits, duties, list_costly(problem, limits->rule, date, duties));
        for (int s = 0; s < spans.n; s++)
            if (spans.item[s].from <= date && date <= spans.item[s].to)
                vp_limit_event_counts(limits, event, first_sum + s, 1);
    }
    return true;
}

const struct vp_rule_program vp_program_lost_days = {
    .rows = write_rows, .prepare = prepare, .price = price, .limits = say_limits};
