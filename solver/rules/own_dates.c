/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Own dates: no duty of which any second falls on one of the doctor's own dates. Hard: no x. Soft: the weight on x, once a duty,
 * in a tour as in the program. */
#include "solver/limits.h"
#include "solver/rows.h"

#include <math.h>

static bool is_touched(const struct vp_problem *problem, int doctor, int duty)
{
    const vp_whens *own = &problem->plan->doctors.item[doctor].own_dates;
    if (own->n == 0) /* vp_whens_hold says that no dates are all dates */
        return false;
    for (vp_day date = problem->duties[duty].date; date <= problem->duties[duty].last; date++)
        if (vp_whens_hold(own, date))
            return true;
    return false;
}

static void forbid(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    for (int d = 0; d < problem->n_doctors && writer->rule->hard; d++)
        for (int j = problem->n_past; j < problem->n_duties && vp_in_scope_doctor(writer, d); j++)
            if (vp_in_scope_duty(writer, j) && is_touched(problem, d, j))
                writer->forbidden[d * problem->n_duties + j] = 1;
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    for (int d = 0; d < problem->n_doctors && !writer->rule->hard; d++)
        for (int j = problem->n_past; j < problem->n_duties && vp_in_scope_doctor(writer, d); j++)
            if (vp_scoped_x(writer, d, j) >= 0 && is_touched(problem, d, j))
                vp_charge(writer, vp_scoped_x(writer, d, j), 1);
}

/* [doctor * n_duties + duty] is it touched? Never for one of the past. */
static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    (void)rule;
    size_t n = (size_t)problem->n_duties;
    bool *touched = vp_arena_array(arena, (size_t)problem->n_doctors * n, sizeof *touched);
    for (int d = 0; d < problem->n_doctors; d++)
        for (int j = problem->n_past; j < problem->n_duties; j++)
            touched[(size_t)d * n + (size_t)j] = is_touched(problem, d, j);
    return touched;
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    (void)shortage;
    const bool *touched =
        (const bool *)sequence->prepared + (size_t)sequence->doctor * (size_t)sequence->problem->n_duties;
    double n = 0;
    for (int i = 0; i < sequence->n; i++)
        n += touched[sequence->duty[i]];
    if (n > 0 && sequence->rule->hard)
        return INFINITY;
    return n * sequence->rule->weight;
}

static bool touches(const struct vp_sequence *sequence, int duty)
{
    const bool *touched = sequence->prepared;
    return touched[(size_t)sequence->doctor * (size_t)sequence->problem->n_duties + (size_t)duty];
}

static bool say_limits(struct vp_limits *limits)
{
    const struct vp_problem *problem = limits->problem;
    for (int j = problem->n_past; j < problem->n_duties && !limits->rule->hard; j++)
        if (vp_limit_may(limits, j) && is_touched(problem, limits->doctor, j))
            limits->of[j].cost += limits->rule->weight;
    return true;
}

const struct vp_rule_program vp_program_own_dates = {
    .forbid = forbid, .rows = write_rows, .prepare = prepare, .price = price, .limits = say_limits, .touches = touches};
