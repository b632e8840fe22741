/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours: with H(d,W) = Σ h(j,W) x[j], where h is the part of duty j inside W in real hours, times the line's stand-by factor,
 *     H(d,W) ≤ at_most (+ s, weight · s)        H(d,W) ≥ at_least (− s, weight · s)
 * for every window W. Windows of `days` × 24 h begin where a duty begins or end where one ends: the load of a window that slides has its
 * peaks just there, so these rows say all. The others are n calendar weeks, with n · 7 / days times the limits, a month, or the period,
 * from midnight to midnight, as far as they are known; at least is asked of those that are wholly known. What the past has in a window
 * counts, but no excess that it has by itself. Windows that nothing can break get no row, and of equal ones one stands for all
 * (solver/slide.c). As limits of a tour: a sum a window, unless there are too many; again without those that nothing can break, and with
 * one for all that are equal. Under a hard rule a window that slides and holds nothing of the past must begin or end with a duty that the
 * doctor may have: the fullest of his do. */
#include "solver/counted.h"
#include "solver/intervals.h"
#include "solver/limits.h"
#include "solver/rows.h"
#include "solver/slide.h"
#include "solver/spans.h"

#include <math.h>
#include <stdlib.h>

static const double slight = 1e-9;

struct window {
    struct vp_stretch time;
    bool whole; /* all of it is known, and it does not slide */
};

struct windows {
    struct window *item; /* by beginning */
    int n;
    vp_instant length;  /* of windows that slide, seconds; 0 = they do not */
    double most;        /* hours; INFINITY = no limit */
    double least;       /* 0 = none */
    vp_instant longest; /* duty, seconds */
    double *hours;      /* [duty] all that are counted of it; for price() alone */
};

static int compare_windows(const void *left, const void *right)
{
    const struct window *a = left;
    const struct window *b = right;
    return (a->time.from > b->time.from) - (a->time.from < b->time.from);
}

/* Windows of a fixed length at the edges of duties in scope or not, each different one once; those that end before the period are left
 * out. */
static int list_sliding(const struct vp_problem *problem, vp_instant length, struct window *windows)
{
    const vp_instant begins = vp_zone_instant(problem->plan->zone, problem->plan->from, 0);
    int n = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        windows[n++] = (struct window){{duty->start, duty->start + length}, false};
        windows[n++] = (struct window){{duty->end - length, duty->end}, false};
    }
    qsort(windows, (size_t)n, sizeof *windows, compare_windows);
    int kept = 0;
    for (int i = 0; i < n; i++)
        if (windows[i].time.until > begins && (kept == 0 || windows[kept - 1].time.from != windows[i].time.from))
            windows[kept++] = windows[i];
    return kept;
}

static int list_dated(const struct vp_problem *problem, const struct vp_figures *figures, struct window *windows,
                      struct vp_arena *arena)
{
    const struct vp_zone *zone = problem->plan->zone;
    struct vp_spans spans = vp_list_spans(problem, figures, arena);
    for (int s = 0; s < spans.n; s++)
        windows[s] = (struct window){
            {vp_zone_instant(zone, spans.item[s].from, 0), vp_zone_instant(zone, spans.item[s].to + 1, 0)},
            spans.item[s].whole};
    return spans.n;
}

static struct windows list_windows(const struct vp_problem *problem, const struct vp_rule *rule, struct vp_arena *arena)
{
    const struct vp_figures *figures = &rule->figures;
    const int days = figures->days > 0 ? figures->days : 7;
    const bool dated = figures->per == VP_PER_MONTH || figures->per == VP_PER_PERIOD;
    const bool averaged = !dated && figures->weeks > 0;
    const double times = averaged ? figures->weeks * 7.0 / days : 1;
    size_t room = 2 * (size_t)problem->n_duties + (size_t)(problem->plan->to - problem->known_from) + 3;
    struct windows windows = {.item = vp_arena_array(arena, room, sizeof *windows.item),
                              .length = dated || averaged ? 0 : (vp_instant)days * 86400,
                              .most = figures->at_most * times,
                              .least = figures->at_least * times,
                              .longest = vp_longest_duty(problem)};
    if (dated || averaged)
        windows.n = list_dated(problem, figures, windows.item, arena);
    else
        windows.n = list_sliding(problem, windows.length, windows.item);
    return windows;
}

/* The first duty from `first` on that can be in the window; windows come by their beginning. The past's duties stand before the
 * period's. */
static int find_first(const struct vp_problem *problem, const struct windows *windows, int first, vp_instant from)
{
    while (first < problem->n_duties && problem->duties[first].start + windows->longest <= from)
        first++;
    return first;
}

static const char *name_window(const struct vp_writer *writer, int doctor, int number, const char *end)
{
    return vp_arena_printf(writer->program->arena, "%s,%d%s", writer->problem->plan->doctors.item[doctor].id, number, end);
}

static void write_most(struct vp_writer *writer, int doctor, const struct windows *windows, struct vp_slide *slide)
{
    const struct vp_problem *problem = writer->problem;
    int first = 0;
    for (int w = 0; w < windows->n; w++) {
        const struct vp_stretch time = windows->item[w].time;
        first = find_first(problem, windows, first, time.from);
        for (int j = first; j < problem->n_duties && problem->duties[j].start < time.until; j++)
            vp_slide_add(slide, doctor, j, vp_counted_hours(problem, j, time));
        vp_slide_end(slide, windows->most, name_window(writer, doctor, w, ""));
    }
    vp_slide_flush(slide);
}

static void write_least(struct vp_writer *writer, int doctor, const struct windows *windows)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    int first = 0;
    for (int w = 0; w < windows->n; w++) {
        const struct vp_stretch time = windows->item[w].time;
        if (!windows->item[w].whole)
            continue;
        first = find_first(problem, windows, first, time.from);
        const char *detail = name_window(writer, doctor, w, ",least");
        vp_begin_rule_row(writer, windows->least, INFINITY, NULL, detail);
        for (int j = first; j < problem->n_duties && problem->duties[j].start < time.until; j++) {
            double hours = vp_counted_hours(problem, j, time);
            int x = hours > 0 ? vp_scoped_x(writer, doctor, j) : -1;
            if (x >= 0)
                vp_add_entry(program, x, hours);
        }
        if (vp_row_past(program) >= windows->least - slight)
            vp_drop_row(program);
        else
            vp_end_at_least(writer, detail);
    }
}

static void write_rows(struct vp_writer *writer)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct windows windows = list_windows(writer->problem, writer->rule, &scratch);
    struct vp_slide slide;
    vp_slide_init(&slide, writer, writer->problem->n_duties, &scratch);
    for (int d = 0; d < writer->problem->n_doctors; d++) {
        if (!vp_in_scope_doctor(writer, d))
            continue;
        if (isfinite(windows.most))
            write_most(writer, d, &windows, &slide);
        if (windows.least > 0)
            write_least(writer, d, &windows);
    }
    vp_arena_clear(&scratch);
}

/* ---- price ---- */

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    struct windows *windows = vp_arena_alloc(arena, sizeof *windows);
    *windows = list_windows(problem, &problem->plan->rules.item[rule], arena);
    windows->hours = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *windows->hours);
    for (int j = 0; j < problem->n_duties; j++)
        windows->hours[j] = vp_counted_hours(problem, j, (struct vp_stretch){INT64_MIN, INT64_MAX});
    return windows;
}

/* Hours of the duties from the i-th on within the time, those of the past among them in *past. */
static double add_up(const struct vp_sequence *sequence, int i, struct vp_stretch time, double *past)
{
    const struct vp_problem *problem = sequence->problem;
    double hours = 0;
    for (; i < sequence->n && problem->duties[sequence->duty[i]].start < time.until; i++) {
        double counted = vp_counted_hours(problem, sequence->duty[i], time);
        hours += counted;
        *past += sequence->duty[i] < problem->n_past ? counted : 0;
    }
    return hours;
}

/* Is a window that begins or ends with the i-th duty above the limit? */
static bool is_edge_crowded(const struct vp_sequence *sequence, int i)
{
    const struct windows *windows = sequence->prepared;
    const struct vp_duty *duties = sequence->problem->duties;
    const struct vp_duty *duty = &duties[sequence->duty[i]];
    const struct vp_stretch begins = {duty->start, duty->start + windows->length};
    const struct vp_stretch ends = {duty->end - windows->length, duty->end};
    double past = 0;
    int first = i;
    while (first > 0 && duties[sequence->duty[first - 1]].start + windows->longest > ends.from)
        first--;
    return add_up(sequence, first, begins, &past) > windows->most || add_up(sequence, first, ends, &past) > windows->most;
}

/* Can any window be above the limit? Of those that slide, the doctor's fullest begins or ends with a duty of his own; and none that holds something of the
 * i-th duty and nothing of one before it holds more than all that start within its length from there on. */
static bool is_crowded(const struct vp_sequence *sequence)
{
    const struct windows *windows = sequence->prepared;
    const struct vp_duty *duties = sequence->problem->duties;
    double past = 0;
    if (windows->length == 0)
        return add_up(sequence, 0, (struct vp_stretch){INT64_MIN, INT64_MAX}, &past) > windows->most;
    double hours = 0;
    int next = 0;
    int looked_at = 0; /* edges of duties before this one */
    for (int i = 0; i < sequence->n; i++) {
        const vp_instant until = duties[sequence->duty[i]].start + windows->longest + windows->length;
        for (; next < sequence->n && duties[sequence->duty[next]].start < until; next++)
            hours += windows->hours[sequence->duty[next]];
        looked_at = looked_at > i ? looked_at : i;
        for (; hours > windows->most && looked_at < next; looked_at++)
            if (is_edge_crowded(sequence, looked_at))
                return true;
        hours -= windows->hours[sequence->duty[i]];
    }
    return false;
}

/* The first window that can hold any of the duties; those that do not slide are few. */
static int find_window(const struct vp_sequence *sequence)
{
    const struct windows *windows = sequence->prepared;
    if (windows->length == 0)
        return 0;
    const vp_instant from = sequence->problem->duties[sequence->duty[0]].start - windows->length;
    int low = 0;
    int high = windows->n;
    while (low < high) {
        int middle = (low + high) / 2;
        if (windows->item[middle].time.from <= from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* No window that begins later holds any of the duties, or lacks any. */
static vp_instant end_of(const struct vp_sequence *sequence)
{
    const struct windows *windows = sequence->prepared;
    if (windows->length == 0)
        return INT64_MAX;
    return sequence->problem->duties[sequence->duty[sequence->n - 1]].start + windows->longest;
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    const struct windows *windows = sequence->prepared;
    double above = 0;
    double below = 0;
    int first = 0;
    if ((windows->least <= 0 || windows->length > 0) && !is_crowded(sequence))
        return 0;
    for (int w = find_window(sequence); w < windows->n && windows->item[w].time.from < end_of(sequence); w++) {
        const struct window *window = &windows->item[w];
        while (first < sequence->n && sequence->problem->duties[sequence->duty[first]].end <= window->time.from)
            first++;
        double past = 0;
        const double hours = add_up(sequence, first, window->time, &past);
        const double most = fmax(windows->most, past);
        if (hours > most + slight)
            above += hours - most;
        if (window->whole && hours < windows->least - slight)
            below += windows->least - hours;
    }
    if (!sequence->rule->hard)
        return (above + below) * sequence->rule->weight;
    *shortage += below;
    return above > 0 ? INFINITY : 0;
}

static vp_instant find_span(const struct vp_problem *problem, const struct vp_rule *rule)
{
    const struct vp_figures *figures = &rule->figures;
    if (figures->per != VP_PER_DAYS || figures->weeks > 0)
        return 0;
    return (vp_instant)(figures->days > 0 ? figures->days : 7) * 86400 + vp_longest_duty(problem);
}

static double count_hours(const struct vp_problem *problem, const void *context, int duty, int window)
{
    const struct windows *windows = context;
    return vp_counted_hours(problem, duty, windows->item[window].time);
}

static const struct vp_windows *list_counted(const struct vp_problem *problem, int rule, const void *prepared,
                                             struct vp_arena *arena)
{
    const struct windows *windows = prepared;
    if (windows->length > 0)
        return NULL;
    struct vp_windows *counted = vp_list_windows(problem, rule, windows->n, count_hours, windows, arena);
    counted->at_most = windows->most;
    counted->at_least = windows->least;
    bool *whole = vp_arena_array(arena, (size_t)windows->n + 1, sizeof *whole);
    for (int w = 0; w < windows->n; w++)
        whole[w] = windows->item[w].whole;
    counted->whole = whole;
    return counted;
}

/* ---- limits of a tour ---- */

enum { MOST_SUMS = 300 };

/* A window that can be broken, and what each duty has in it. */
struct said {
    double *hours; /* [n_duties] those he may have, in scope */
    double past;   /* of them */
    double least;
    double most;
    int times; /* how many windows it stands for; 0 = none */
};

static void measure(const struct vp_limits *limits, struct vp_stretch time, struct said *said)
{
    const struct vp_problem *problem = limits->problem;
    said->past = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        double hours = vp_counted_hours(problem, j, time);
        said->hours[j] = hours > 0 && vp_limit_may(limits, j) ? hours : 0;
        said->past += j < problem->n_past ? said->hours[j] : 0;
    }
}

/* What a tour adds to the past's hours is no more: after a duty comes the next that it leaves room for. `most` is scratch: [n_duties + 1]. */
static double find_most(const struct vp_limits *limits, const double *hours, double *most)
{
    const int n = limits->problem->n_duties;
    most[n] = 0;
    for (int j = n - 1; j >= limits->problem->n_past; j--)
        most[j] = limits->next[j] < 0 ? most[j + 1] : fmax(most[j + 1], hours[j] + most[limits->next[j]]);
    return most[limits->problem->n_past];
}

static bool is_at_edge(const struct vp_limits *limits, struct vp_stretch time)
{
    for (int j = limits->problem->n_past; j < limits->problem->n_duties; j++) {
        const struct vp_duty *duty = &limits->problem->duties[j];
        if ((duty->start == time.from || duty->end == time.until) && vp_limit_may(limits, j))
            return true;
    }
    return false;
}

/* Is the other window never broken by more than this one is? */
static bool covers(const struct vp_limits *limits, const struct said *one, const struct said *other)
{
    if (other->least > -INFINITY || one->least > -INFINITY ||
        fmax(one->most, one->past) - one->past > fmax(other->most, other->past) - other->past + slight)
        return false;
    for (int j = limits->problem->n_past; j < limits->problem->n_duties; j++)
        if (one->hours[j] < other->hours[j] - slight)
            return false;
    return true;
}

static bool is_said(const struct vp_limits *limits, const struct windows *windows, const struct window *window,
                    struct said *said, double *scratch)
{
    measure(limits, window->time, said);
    said->times = 1;
    said->most = find_most(limits, said->hours, scratch) + said->past > fmax(windows->most, said->past) + slight
                     ? windows->most
                     : INFINITY;
    said->least = window->whole && said->past < windows->least - slight ? windows->least : -INFINITY;
    if (isinf(said->most) && isinf(said->least))
        return false;
    return windows->length == 0 || !limits->rule->hard || said->past > 0 || is_at_edge(limits, window->time);
}

/* Windows to say, into a list with room for MOST_SUMS + 1; returns how many, or more than MOST_SUMS if there are too many. */
static int list_said(const struct vp_limits *limits, const struct windows *windows, struct said *list,
                     struct vp_arena *scratch)
{
    const size_t room = (size_t)limits->problem->n_duties + 1;
    const bool hard = limits->rule->hard;
    double *most = vp_arena_array(scratch, room, sizeof *most);
    int n = 0;
    for (int w = 0; w < windows->n && n <= MOST_SUMS; w++) {
        struct said *next = &list[n];
        if (next->hours == NULL)
            next->hours = vp_arena_array(scratch, room, sizeof *next->hours);
        if (!is_said(limits, windows, &windows->item[w], next, most))
            continue;
        struct said *held = n > 0 ? next - 1 : NULL;
        bool covered = held != NULL && covers(limits, held, next);
        bool covers_held = held != NULL && covers(limits, next, held);
        if (covered && (hard || covers_held)) {
            held->times++;
        } else if (covers_held && hard) {
            struct said other = *held;
            *held = *next;
            *next = other;
        } else {
            n++;
        }
    }
    return n;
}

static bool say_limits(struct vp_limits *limits)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct windows windows = list_windows(limits->problem, limits->rule, &scratch);
    struct said *list = vp_arena_array(&scratch, MOST_SUMS + 1, sizeof *list);
    const int n = list_said(limits, &windows, list, &scratch);
    for (int i = 0; i < n && n <= MOST_SUMS; i++) {
        int sum = vp_limit_sum(limits, list[i].least, list[i].most);
        limits->sums.item[sum].weight *= list[i].times;
        for (int j = 0; j < limits->problem->n_duties; j++)
            vp_limit_duty(limits, sum, j, list[i].hours[j]);
    }
    vp_arena_clear(&scratch);
    return n <= MOST_SUMS;
}

const struct vp_rule_program vp_program_hours = {
    .rows = write_rows,
    .prepare = prepare,
    .price = price,
    .limits = say_limits,
    .span = find_span,
    .windows = list_counted,
};
