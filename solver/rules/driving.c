/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Driving: with g(d,j) the hours to duty j and home again, waiting included,
 *     Σ { g(d,j) x[d,j] : j begins in the window } ≤ H (+ s, weight · s)        for the period, or each month of it
 * Duties of the past are not counted: what was driven then is no part of the period. A window in which all he can have stays within H
 * says nothing. As limits of a tour: a sum a window. */
#include "solver/limits.h"
#include "solver/rows.h"

#include <math.h>

static const double slight = 1e-9; /* hours: rounding, not driving */

static double measure_hours(const struct vp_problem *problem, int doctor, int duty)
{
    int out = problem->drive_out[doctor * problem->n_duties + duty];
    int home = problem->drive_home[doctor * problem->n_duties + duty];
    return ((out > 0 ? out : 0) + (home > 0 ? home : 0)) / 60.0;
}

/* Windows are numbered by months from that of the period's first date on; the period is one. */
static int find_window(const struct vp_plan *plan, const struct vp_rule *rule, vp_day date)
{
    if (rule->figures.per != VP_PER_MONTH)
        return 0;
    int year[2];
    int month[2];
    int day;
    vp_day_split(plan->from, &year[0], &month[0], &day);
    vp_day_split(date, &year[1], &month[1], &day);
    return 12 * (year[1] - year[0]) + month[1] - month[0];
}

static void write_window(struct vp_writer *writer, int doctor, int window)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    const double limit = writer->rule->figures.at_most;
    const char *detail = vp_arena_printf(program->arena, "%s,%d", problem->plan->doctors.item[doctor].id, window);
    double most = 0;
    vp_begin_rule_row(writer, -INFINITY, limit, NULL, detail);
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        int x = vp_scoped_x(writer, doctor, j);
        double hours = measure_hours(problem, doctor, j);
        if (x < 0 || hours == 0 || find_window(problem->plan, writer->rule, problem->duties[j].date) != window)
            continue;
        vp_add_entry(program, x, hours);
        most += hours;
    }
    if (most <= limit + slight)
        vp_drop_row(program);
    else
        vp_end_at_most(writer, detail);
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_plan *plan = writer->problem->plan;
    for (int d = 0; d < plan->doctors.n; d++)
        for (int w = 0; w <= find_window(plan, writer->rule, plan->to) && vp_in_scope_doctor(writer, d); w++)
            write_window(writer, d, w);
}

struct prepared {
    double *hours; /* [doctor * n_duties + duty]; 0 for one of the past */
    int *window;   /* [duty] */
};

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    size_t n = (size_t)problem->n_duties;
    struct prepared *prepared = vp_arena_alloc(arena, sizeof *prepared);
    prepared->hours = vp_arena_array(arena, (size_t)problem->n_doctors * n, sizeof *prepared->hours);
    prepared->window = vp_arena_array(arena, n, sizeof *prepared->window);
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        prepared->window[j] = find_window(problem->plan, &problem->plan->rules.item[rule], problem->duties[j].date);
        for (int d = 0; d < problem->n_doctors; d++)
            prepared->hours[(size_t)d * n + (size_t)j] = measure_hours(problem, d, j);
    }
    return prepared;
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    (void)shortage;
    const struct prepared *prepared = sequence->prepared;
    const double *hours = &prepared->hours[(size_t)sequence->doctor * (size_t)sequence->problem->n_duties];
    const double limit = sequence->rule->figures.at_most;
    double above = 0;
    double driven = 0;
    for (int i = 0; i < sequence->n; i++) {
        int j = sequence->duty[i];
        driven += hours[j];
        bool last = i + 1 == sequence->n || prepared->window[sequence->duty[i + 1]] != prepared->window[j];
        if (last && driven > limit + slight)
            above += driven - limit;
        driven = last ? 0 : driven;
    }
    if (above > 0 && sequence->rule->hard)
        return INFINITY;
    return above * sequence->rule->weight;
}

static bool touches(const struct vp_sequence *sequence, int duty)
{
    const struct prepared *prepared = sequence->prepared;
    return prepared->hours[(size_t)sequence->doctor * (size_t)sequence->problem->n_duties + (size_t)duty] > 0;
}

static bool say_limits(struct vp_limits *limits)
{
    const struct vp_problem *problem = limits->problem;
    const int first_sum = limits->sums.n;
    for (int w = 0; w <= find_window(problem->plan, limits->rule, problem->plan->to); w++)
        vp_limit_sum(limits, -INFINITY, limits->rule->figures.at_most);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        vp_limit_duty(limits, first_sum + find_window(problem->plan, limits->rule, problem->duties[j].date), j,
                      measure_hours(problem, limits->doctor, j));
    return true;
}

const struct vp_rule_program vp_program_driving = {
    .rows = write_rows, .prepare = prepare, .price = price, .limits = say_limits, .touches = touches};
