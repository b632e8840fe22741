/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Caps: the doctor's own limits, at_least ≤ Σ load(j) x[d,j] ≤ at_most over the duties of the period, with load(j) what j counts in the
 * category named, or 1 for each duty of the line named. Loads that are all whole round the limits inwards, which cuts off fractions and
 * no roster. Sides that nothing can break are left out. */
#include "solver/limits.h"
#include "solver/rows.h"

#include <math.h>

static const double slight = 1e-9;

static double load_of(const struct vp_problem *problem, const struct vp_cap *cap, int duty)
{
    const struct vp_duty *of = &problem->duties[duty];
    if (duty < problem->n_past)
        return 0;
    return cap->category >= 0 ? vp_duty_load(problem, of, cap->category) : of->line == cap->line;
}

static void write_cap(struct vp_writer *writer, int doctor, int number)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    const struct vp_doctor *who = &problem->plan->doctors.item[doctor];
    const struct vp_cap *cap = &who->caps.item[number];
    vp_begin_rule_row(writer, cap->at_least, cap->at_most, NULL,
                      vp_arena_printf(program->arena, "%s,%d", who->id, number));
    double most = 0;
    bool whole = true;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        double load = load_of(problem, cap, j);
        int x = load != 0 ? vp_scoped_x(writer, doctor, j) : -1;
        if (x < 0)
            continue;
        vp_add_entry(program, x, load);
        most += load;
        whole = whole && load == floor(load);
    }
    struct vp_row *row = &program->rows.item[program->rows.n - 1];
    if (whole) {
        row->lower = ceil(row->lower - slight);
        row->upper = floor(row->upper + slight);
    }
    if (most <= row->upper + slight)
        row->upper = INFINITY;
    if (row->lower <= 0)
        row->lower = -INFINITY;
    if (isinf(row->lower) && isinf(row->upper))
        vp_drop_row(program);
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_plan *plan = writer->problem->plan;
    for (int d = 0; d < plan->doctors.n; d++)
        for (int c = 0; c < plan->doctors.item[d].caps.n; c++)
            write_cap(writer, d, c);
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    const struct vp_problem *problem = sequence->problem;
    const struct vp_doctor *who = &problem->plan->doctors.item[sequence->doctor];
    for (int c = 0; c < who->caps.n; c++) {
        const struct vp_cap *cap = &who->caps.item[c];
        double load = 0;
        for (int i = 0; i < sequence->n; i++)
            load += load_of(problem, cap, sequence->duty[i]);
        if (load > cap->at_most + slight)
            return INFINITY;
        if (load < cap->at_least - slight)
            *shortage += cap->at_least - load;
    }
    return 0;
}

static bool touches(const struct vp_sequence *sequence, int duty)
{
    const struct vp_doctor *who = &sequence->problem->plan->doctors.item[sequence->doctor];
    for (int c = 0; c < who->caps.n; c++)
        if (load_of(sequence->problem, &who->caps.item[c], duty) != 0)
            return true;
    return false;
}

static bool say_limits(struct vp_limits *limits)
{
    const struct vp_problem *problem = limits->problem;
    const struct vp_doctor *who = &problem->plan->doctors.item[limits->doctor];
    for (int c = 0; c < who->caps.n; c++) {
        int sum = vp_limit_sum(limits, who->caps.item[c].at_least - slight, who->caps.item[c].at_most + slight);
        for (int j = problem->n_past; j < problem->n_duties; j++)
            vp_limit_duty(limits, sum, j, load_of(problem, &who->caps.item[c], j));
    }
    return true;
}

const struct vp_rule_program vp_program_caps = {
    .rows = write_rows, .price = price, .limits = say_limits, .touches = touches};
