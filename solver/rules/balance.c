/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Balance: with L(d) = Σ load(j,c) x[d,j] over all duties of the period, whatever duties the rule speaks of,
 *     L(d) ≤ target(d,c) + above (+ s)        L(d) ≥ target(d,c) − below (+ s'),        weight · (s + s')
 * Where all loads are whole, the right sides of a hard rule are rounded inwards: no whole x comes between. As limits of a
 * tour: one sum; what a limit below 0 costs in any case is a constant. */
#include "solver/limits.h"
#include "solver/rows.h"

#include <math.h>

static const double slight = 1e-9; /* of a load: rounding, not duties */

static double find_target(const struct vp_problem *problem, const struct vp_rule *rule, int doctor)
{
    return problem->target[doctor * problem->plan->categories.n + rule->figures.category];
}

struct loads {
    double most; /* of all that the doctor can have */
    bool whole;
};

static struct loads add_up_loads(const struct vp_writer *writer, int doctor)
{
    const struct vp_problem *problem = writer->problem;
    struct loads loads = {.most = 0, .whole = true};
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        if (writer->program->x[doctor * problem->n_duties + j] < 0)
            continue;
        double load = vp_duty_load(problem, &problem->duties[j], writer->rule->figures.category);
        loads.most += load;
        loads.whole = loads.whole && load == floor(load);
    }
    return loads;
}

static const char *begin_row(struct vp_writer *writer, int doctor, const char *side, double lower, double upper)
{
    const struct vp_problem *problem = writer->problem;
    const char *id = problem->plan->doctors.item[doctor].id;
    const char *detail = vp_arena_printf(writer->program->arena, "%s,%s", id, side);
    vp_begin_rule_row(writer, lower, upper, NULL, detail);
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        int x = writer->program->x[doctor * problem->n_duties + j];
        double load = vp_duty_load(problem, &problem->duties[j], writer->rule->figures.category);
        if (x >= 0 && load != 0)
            vp_add_entry(writer->program, x, load);
    }
    return detail;
}

static void write_doctor(struct vp_writer *writer, int doctor)
{
    const struct vp_figures *figures = &writer->rule->figures;
    const struct loads loads = add_up_loads(writer, doctor);
    const bool rounds = writer->rule->hard && loads.whole;
    double upper = find_target(writer->problem, writer->rule, doctor) + figures->above;
    double lower = find_target(writer->problem, writer->rule, doctor) - figures->below;
    if (isfinite(upper) && loads.most > upper + slight) {
        upper = rounds ? floor(upper + slight) : upper;
        vp_end_at_most(writer, begin_row(writer, doctor, "above", -INFINITY, upper));
    }
    if (isfinite(lower) && lower > slight) {
        lower = rounds ? ceil(lower - slight) : lower;
        vp_end_at_least(writer, begin_row(writer, doctor, "below", lower, INFINITY));
    }
}

static void write_rows(struct vp_writer *writer)
{
    for (int d = 0; d < writer->problem->n_doctors; d++)
        if (vp_in_scope_doctor(writer, d))
            write_doctor(writer, d);
}

/* The sequence holds all of the doctor's duties: none is out of this rule's scope. */
static double price(const struct vp_sequence *sequence, double *shortage)
{
    const struct vp_problem *problem = sequence->problem;
    const struct vp_figures *figures = &sequence->rule->figures;
    double load = 0;
    for (int i = 0; i < sequence->n; i++)
        if (sequence->duty[i] >= problem->n_past)
            load += vp_duty_load(problem, &problem->duties[sequence->duty[i]], figures->category);
    const double target = find_target(problem, sequence->rule, sequence->doctor);
    double above = load - target - figures->above;
    double below = target - load - figures->below;
    above = above > slight ? above : 0;
    below = below > slight ? below : 0;
    if (!sequence->rule->hard)
        return (above + below) * sequence->rule->weight;
    if (above > 0 && load > 0)
        return INFINITY;
    *shortage += above + below;
    return 0;
}

static bool touches(const struct vp_sequence *sequence, int duty)
{
    const struct vp_problem *problem = sequence->problem;
    return vp_duty_load(problem, &problem->duties[duty], sequence->rule->figures.category) != 0;
}

static bool say_limits(struct vp_limits *limits)
{
    const struct vp_problem *problem = limits->problem;
    const struct vp_figures *figures = &limits->rule->figures;
    const double target = find_target(problem, limits->rule, limits->doctor);
    const double most = target + figures->above;
    int sum = vp_limit_sum(limits, target - figures->below, fmax(0, most));
    if (most < -slight) /* a target may be: whatever he has is too much, nothing too */
        limits->constant += limits->sums.item[sum].weight * -most;
    for (int j = problem->n_past; j < problem->n_duties; j++)
        vp_limit_duty(limits, sum, j, vp_duty_load(problem, &problem->duties[j], figures->category));
    return true;
}

const struct vp_rule_program vp_program_balance = {
    .rows = write_rows, .price = price, .limits = say_limits, .touches = touches};
