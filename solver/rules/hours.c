/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours: Σ h(j, W) x[j] ≤ H (+ s, weight · s) for every window W, where h is the part of duty j inside W in real hours, times the line's stand-by factor.
 * Without averaging, W has the length of `days` × 24 h and begins where a duty begins or ends where one ends: the load of a window that slides has its
 * peaks just there, so these rows say all. Averaged over n weeks, W is n calendar weeks and the limit n · 7 / days · at_most.
 * Windows that cannot exceed the limit with every duty in them get no row. */
#include "solver/program.h"

#include <math.h>
#include <stdlib.h>

struct window {
    vp_instant from;
    vp_instant until;
};

static int compare_windows(const void *left, const void *right)
{
    const struct window *a = left;
    const struct window *b = right;
    return a->from < b->from ? -1 : a->from > b->from;
}

/* Windows of a fixed length at the edges of duties in scope or not, each different one once. */
static int list_sliding(const struct vp_writer *writer, struct window *windows)
{
    const struct vp_problem *problem = writer->problem;
    const vp_instant length = (vp_instant)writer->rule->figures.days * 86400;
    int n = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        windows[n++] = (struct window){duty->start, duty->start + length};
        windows[n++] = (struct window){duty->end - length, duty->end};
    }
    qsort(windows, (size_t)n, sizeof *windows, compare_windows);
    int kept = 0;
    for (int i = 0; i < n; i++)
        if (kept == 0 || windows[kept - 1].from != windows[i].from)
            windows[kept++] = windows[i];
    return kept;
}

/* Runs of whole calendar weeks inside the period. */
static int list_weeks(const struct vp_writer *writer, struct window *windows)
{
    const struct vp_plan *plan = writer->problem->plan;
    const int weeks = writer->rule->figures.weeks;
    vp_day monday = vp_day_monday(plan->from);
    if (monday < plan->from)
        monday += 7;
    int n = 0;
    for (; monday + 7 * weeks - 1 <= plan->to; monday += 7)
        windows[n++] =
            (struct window){vp_zone_instant(plan->zone, monday, 0), vp_zone_instant(plan->zone, monday + 7 * weeks, 0)};
    return n;
}

static double counted_hours(const struct vp_problem *problem, int j, const struct window *window)
{
    const struct vp_duty *duty = &problem->duties[j];
    vp_instant from = duty->start > window->from ? duty->start : window->from;
    vp_instant until = duty->end < window->until ? duty->end : window->until;
    return until <= from ? 0 : (double)(until - from) / 3600 * problem->plan->lines.item[duty->line].standby;
}

static void write_window(struct vp_writer *writer, int doctor, const struct window *window, double limit, int number)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    const char *detail = vp_arena_printf(program->arena, "%s,%d", problem->plan->doctors.item[doctor].id, number);
    vp_begin_row(program, -INFINITY, limit, vp_arena_printf(program->arena, "%s[%s]", writer->rule->id, detail));
    double most = 0;
    for (int j = 0; j < problem->n_duties && problem->duties[j].start < window->until; j++) {
        double hours = counted_hours(problem, j, window);
        int x = hours > 0 ? vp_scoped_x(writer, doctor, j) : -1;
        if (x >= 0) {
            vp_add_entry(program, x, hours);
            most += hours;
        }
    }
    if (most <= limit)
        vp_drop_row(program);
    else
        vp_end_at_most(writer, detail);
}

static size_t room_for_windows(const struct vp_problem *problem)
{
    return 2 * (size_t)problem->n_duties + (size_t)(problem->plan->to - problem->plan->from) + 2;
}

static int list_windows(const struct vp_writer *writer, struct window *windows, double *limit)
{
    const struct vp_figures *figures = &writer->rule->figures;
    bool averaged = figures->weeks > 0;
    *limit = averaged ? figures->at_most * figures->weeks * 7 / figures->days : figures->at_most;
    return averaged ? list_weeks(writer, windows) : list_sliding(writer, windows);
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    struct window *windows = vp_arena_array(writer->program->arena, room_for_windows(problem), sizeof *windows);
    double limit;
    int n = list_windows(writer, windows, &limit);
    for (int d = 0; d < problem->n_doctors; d++)
        for (int w = 0; w < n && vp_in_scope_doctor(writer, d); w++)
            write_window(writer, d, &windows[w], limit, w);
}

struct prepared {
    const struct window *windows;
    int n;
    double limit;
};

static const void *prepare(const struct vp_problem *problem, const struct vp_rule *rule, struct vp_arena *arena)
{
    struct vp_writer reader = {.problem = problem, .rule = rule};
    struct prepared *prepared = vp_arena_alloc(arena, sizeof *prepared);
    struct window *windows = vp_arena_array(arena, room_for_windows(problem), sizeof *windows);
    prepared->n = list_windows(&reader, windows, &prepared->limit);
    prepared->windows = windows;
    return prepared;
}

static double price(const struct vp_sequence *sequence)
{
    const struct vp_problem *problem = sequence->problem;
    const struct prepared *prepared = sequence->prepared;
    const struct window ever = {INT64_MIN, INT64_MAX};
    double total = 0;
    for (int i = 0; i < sequence->n; i++)
        total += counted_hours(problem, sequence->duty[i], &ever);
    if (total <= prepared->limit)
        return 0;
    double above = 0;
    int first = 0;
    for (int w = 0; w < prepared->n; w++) {
        const struct window *window = &prepared->windows[w];
        while (first < sequence->n && problem->duties[sequence->duty[first]].end <= window->from)
            first++;
        double hours = 0;
        for (int i = first; i < sequence->n && problem->duties[sequence->duty[i]].start < window->until; i++)
            hours += counted_hours(problem, sequence->duty[i], window);
        if (hours > prepared->limit + 1e-9)
            above += hours - prepared->limit;
    }
    if (above > 0 && sequence->rule->hard)
        return INFINITY;
    return above * sequence->rule->weight;
}

const struct vp_rule_program vp_program_hours = {.rows = write_rows, .prepare = prepare, .price = price};
