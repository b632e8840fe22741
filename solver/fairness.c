/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fairness. For a term with unit u and weight v, doctor d with target T: loads are counted in steps of u from an origin o, which is 0 for counts
 * and T for hours (model/fairness.h), so the target is at t = (T − o)/u steps, and
 *     Σ_j (load(j) / u) x[d,j]  =  o/u + f + Σ_k up[k] − Σ_k down[k],      f = ⌊t⌋,  0 ≤ up[k], down[k] ≤ 1
 *     cost up[k]   = v (q(f + k + 1) − q(f + k)),   cost down[k] = v (q(f − k − 1) − q(f − k)),   q(n) = (n − t)²
 * q is convex, so the steps fill in order by themselves, and at whole steps the sum is exactly the squared deviation: the program never pays for a
 * fraction of a night that no roster can have. The last step on either side has no end.
 * Counts: n[d,k] = Σ { x[d,j] : j of kind k }, whole, where a kind is a set of duties that weigh alike in every term. They follow from x; a search
 * that branches on them moves the bound far more than one that branches on single duties. */
#include "solver/program.h"

#include "model/fairness.h"
#include "model/levels.h"

#include <math.h>

/* Where whole steps are counted from, in the category's unit. */
static double find_origin(const struct vp_fairness_term *term, double target)
{
    return term->category == VP_HOURS ? target : 0;
}

double vp_fairness_step(const struct vp_fairness_term *term, double target)
{
    double origin = find_origin(term, target);
    return origin + floor((target - origin) / term->unit) * term->unit;
}

static double square(double number)
{
    return number * number;
}

static void add_step(struct vp_writer *writer, enum vp_column_kind kind, const char *name, double cost, double direction)
{
    int step = vp_add_column(writer->program, (struct vp_column){
                                                  .kind = kind,
                                                  .doctor = -1,
                                                  .duty = -1,
                                                  .lower = 0,
                                                  .upper = 1,
                                                  .cost = cost,
                                                  .name = name,
                                              });
    vp_add_entry(writer->program, step, -direction);
}

/* The column added last goes on without an end. */
static void open_step(struct vp_program *program)
{
    program->columns.item[program->columns.n - 1].upper = INFINITY;
}

/* The reach of the squares is VP_FAIR_STEPS steps below f and as many above f + 1 (model/fairness.h); the step beyond repeats the slope of the last. */
void vp_add_steps(struct vp_writer *writer, enum vp_column_kind kind, const char *detail,
                  const struct vp_fairness_term *term, double target)
{
    struct vp_arena *arena = writer->program->arena;
    const double aim = (target - find_origin(term, target)) / term->unit;
    const double floored = floor(aim);
    for (int k = 0; k <= VP_FAIR_STEPS; k++) {
        double cost = term->weight * (square(floored + k + 1 - aim) - square(floored + k - aim));
        add_step(writer, kind, vp_arena_printf(arena, "up_%s,%d]", detail, k), cost, 1);
    }
    open_step(writer->program);
    for (int k = 0; k < VP_FAIR_STEPS; k++) {
        double cost = term->weight * (square(floored - k - 1 - aim) - square(floored - k - aim));
        add_step(writer, kind, vp_arena_printf(arena, "down_%s,%d]", detail, k), cost, -1);
    }
    open_step(writer->program);
    writer->program->constant += term->weight * square(floored - aim);
}

static void write_term(struct vp_writer *writer, const struct vp_fairness_term *term, int doctor)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    double target = problem->target[doctor * problem->plan->categories.n + term->category];
    double start = vp_fairness_step(term, target) / term->unit;
    const char *detail = vp_arena_printf(program->arena, "%s[%s", vp_category_key(problem->plan, term->category),
                                         problem->plan->doctors.item[doctor].id);
    vp_begin_row(program, start, start, vp_arena_printf(program->arena, "load_%s]", detail));
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        int x = program->x[doctor * problem->n_duties + j];
        double load = vp_duty_load(problem, &problem->duties[j], term->category);
        if (x >= 0 && load > 0)
            vp_add_entry(program, x, load / term->unit);
    }
    vp_add_steps(writer, VP_Y, detail, term, target);
}

double vp_fairness_price(const struct vp_fairness_term *term, double target, double load)
{
    double origin = find_origin(term, target);
    double wanted = (target - origin) / term->unit;
    double steps = (load - origin) / term->unit;
    double start = floor(steps);
    /* Left of the last step down and right of the last step up the line goes on as there. */
    start = fmin(fmax(start, floor(wanted) - VP_FAIR_STEPS), floor(wanted) + VP_FAIR_STEPS);
    double here = square(start - wanted);
    double slope = square(start + 1 - wanted) - here;
    return term->weight * (here + (steps - start) * slope);
}

double vp_term_price(const struct vp_problem *problem, int term, int doctor, double load)
{
    const struct vp_fairness_term *of = &problem->plan->fairness.item[term];
    const struct vp_ladder *ladder = vp_ladder_of(problem, term);
    if (ladder != NULL)
        return vp_rung_weight(ladder, doctor, vp_load_step(problem, term, doctor, load));
    if (of->method == VP_LEXIMIN)
        return 0;
    return vp_fairness_price(of, problem->target[doctor * problem->plan->categories.n + of->category], load);
}

static bool same_kind(const struct vp_problem *problem, int a, int b)
{
    for (int t = 0; t < problem->plan->fairness.n; t++) {
        int category = problem->plan->fairness.item[t].category;
        double apart =
            vp_duty_load(problem, &problem->duties[a], category) - vp_duty_load(problem, &problem->duties[b], category);
        if (fabs(apart) > 1e-9)
            return false;
    }
    return true;
}

int vp_sort_kinds(const struct vp_problem *problem, int *kind, int *example)
{
    int kinds = 0;
    for (int j = 0; j < problem->n_past; j++)
        kind[j] = -1;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        kind[j] = 0;
        while (kind[j] < kinds && !same_kind(problem, example[kind[j]], j))
            kind[j]++;
        if (kind[j] == kinds)
            example[kinds++] = j;
    }
    return kinds;
}

static void write_count(struct vp_writer *writer, int doctor, int number, const int *kind)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    const char *detail = vp_arena_printf(program->arena, "[%s,%d]", problem->plan->doctors.item[doctor].id, number);
    vp_begin_row(program, 0, 0, vp_arena_printf(program->arena, "count%s", detail));
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        int x = program->x[doctor * problem->n_duties + j];
        if (x >= 0 && kind[j] == number)
            vp_add_entry(program, x, 1);
    }
    int entries = vp_row_entries(program);
    if (entries < 1) {
        vp_drop_row(program);
        return;
    }
    int count = vp_add_column(program, (struct vp_column){
                                           .kind = VP_N,
                                           .doctor = doctor,
                                           .duty = -1,
                                           .lower = 0,
                                           .upper = entries,
                                           .name = vp_arena_printf(program->arena, "n%s", detail),
                                       });
    vp_add_entry(program, count, -1);
}

void vp_write_fairness(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    const struct vp_plan *plan = problem->plan;
    if (plan->fairness.n == 0)
        return;
    size_t room = (size_t)problem->n_duties;
    int *kind = vp_arena_array(writer->program->arena, room, sizeof *kind);
    int *example = vp_arena_array(writer->program->arena, room, sizeof *example);
    int kinds = vp_sort_kinds(problem, kind, example);
    for (int d = 0; d < problem->n_doctors; d++)
        for (int k = 0; k < kinds; k++)
            write_count(writer, d, k, kind);
    for (int t = 0; t < plan->fairness.n; t++) {
        if (vp_ladder_of(problem, t) != NULL)
            vp_write_ladder(writer, t);
        for (int d = 0; d < problem->n_doctors; d++)
            if (vp_ladder_of(problem, t) == NULL && plan->fairness.item[t].method != VP_LEXIMIN)
                write_term(writer, &plan->fairness.item[t], d);
    }
    vp_write_open(writer);
}
