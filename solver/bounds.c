/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bound: parts (solver/part.h) and counts (solver/shares.h, without dates) as rows, whole teams (solver/team.h), the relaxation with the rows, and the branch and
 * bound that ends with a proof. */
#include "solver/part.h"
#include "solver/shares.h"
#include "solver/stages.h"
#include "solver/team.h"

#include <math.h>

/* A place left to a locum who costs more than the whole best roster cannot be part of a better one: for the bound, it need not be looked at. */
static void drop_locums(const struct vp_search *search, const struct vp_program *program, double *upper)
{
    for (int c = 0; c < program->columns.n; c++)
        if (program->columns.item[c].kind == VP_U && program->columns.item[c].cost > search->best_points)
            upper[c] = 0;
}

/* A task over a part, best bound first; its arrays from `scratch`. */
static struct vp_mip_task make_part_task(struct vp_search *search, const struct vp_part *part, long long effort,
                                         struct vp_arena *scratch, struct vp_mip_answer *answer)
{
    size_t columns = (size_t)part->program.columns.n;
    double *lower = vp_arena_array(scratch, columns, sizeof *lower);
    double *upper = vp_arena_array(scratch, columns, sizeof *upper);
    for (size_t c = 0; c < columns; c++) {
        lower[c] = part->program.columns.item[c].lower;
        upper[c] = part->program.columns.item[c].upper;
    }
    drop_locums(search, &part->program, upper);
    *answer = (struct vp_mip_answer){.value = vp_arena_array(scratch, columns, sizeof *answer->value)};
    struct vp_mip_task task = vp_make_task(search, effort);
    task.program = &part->program;
    task.lower = lower;
    task.upper = upper;
    task.whole = part->whole;
    task.for_bound = true;
    return task;
}

/* What the duties marked must cost by themselves, as a row; spends at most `effort`. */
static void bound_part(struct vp_search *search, const bool *duty, long long effort)
{
    struct vp_arena scratch;
    struct vp_part part;
    vp_arena_init(&scratch);
    vp_part_take(search->program, duty, &scratch, &part);
    struct vp_mip_answer answer;
    struct vp_mip_task task = make_part_task(search, &part, effort, &scratch, &answer);
    if (part.program.columns.n > 0) {
        vp_mip_solve(&task, &answer);
        search->spent += answer.effort;
        double least = answer.bound - 1e-6;
        if (isfinite(least) && least > 1e-3)
            vp_part_cut(search->program, &part, least, "part");
    }
    vp_arena_clear(&scratch);
}

/* Stretches of `weeks` weeks, each half over the one before: every duty in them, or those of weekends only – where few doctors are left, weekends
 * are what breaks first, and without the weekdays the proof is short. */
static void bound_stretches(struct vp_search *search, int weeks, bool weekends_only, long long effort)
{
    const struct vp_problem *problem = search->problem;
    const struct vp_plan *plan = problem->plan;
    bool *duty = vp_arena_array(&search->arena, (size_t)problem->n_duties, sizeof *duty);
    vp_day first = vp_day_monday(plan->from);
    for (vp_day from = first; from <= plan->to && !vp_search_over(search); from += 7 * weeks / 2) {
        for (int j = 0; j < problem->n_duties; j++) {
            vp_day date = problem->duties[j].date;
            duty[j] = j >= problem->n_past && date >= from && date < from + 7 * weeks &&
                      (!weekends_only || problem->duties[j].weekend != VP_NO_WEEKEND);
        }
        bound_part(search, duty, effort);
        vp_meet(search);
    }
}

void vp_bound_parts(struct vp_search *search, long long effort)
{
    search->sink->stage(search->sink->user, "parts", search->spent);
    bound_stretches(search, 4, true, effort);
    bound_stretches(search, 8, true, effort);
    bound_stretches(search, 4, false, effort);
}

/* A step of a level that counts as soon as it is begun (solver/ladder.c): a choice that costs, which nothing else does while levels are settled. */
static bool is_stair(const struct vp_program *program, const struct vp_column *column)
{
    return program->problem->aims != NULL && column->kind == VP_O;
}

/* The row that fairness between doctors, locums and places beyond the needed together cost at least so many points. */
static void cut_counts(struct vp_program *program, double points)
{
    vp_begin_row(program, points - (program->constant - program->municipal), INFINITY, "counts");
    program->rows.item[program->rows.n - 1].implied = true;
    for (int c = 0; c < program->columns.n; c++) {
        const struct vp_column *column = &program->columns.item[c];
        if ((column->kind == VP_Y || column->kind == VP_U || is_stair(program, column)) && column->cost != 0)
            vp_add_entry(program, c, column->cost);
    }
}

void vp_weigh_counts(struct vp_search *search, long long effort)
{
    struct vp_arena scratch;
    struct vp_shares shares;
    vp_arena_init(&scratch);
    search->sink->stage(search->sink->user, "counts", search->spent);
    if (vp_shares_open(&shares, search, false, effort, &scratch) && vp_shares_solve(&shares)) {
        const double bound = fmin(shares.bound, search->best_points);
        cut_counts(search->program, bound - 1e-6 * (1 + fabs(bound)));
        vp_raise_bound(search, bound);
        search->counts_weighed = true;
        if (!vp_meets_bound(search->best_points, bound))
            vp_raise_bound(search, vp_weigh_teams(&shares, shares.until - search->spent));
    }
    vp_shares_close(&shares);
    vp_arena_clear(&scratch);
}

/* The relaxation of the whole with every row found so far. */
void vp_bound_counts(struct vp_search *search, long long effort)
{
    if (search->counts_weighed)
        search->sink->stage(search->sink->user, "counts", search->spent);
    else
        vp_weigh_counts(search, effort);
    vp_free_all(search);
    drop_locums(search, search->program, search->upper);
    struct vp_mip_task task = vp_make_task(search, effort);
    task.relax_only = true;
    task.bound = vp_raise_bound;
    vp_run_task(search, &task);
}

void vp_prove(struct vp_search *search, long long effort, enum vp_search_end *end)
{
    search->sink->stage(search->sink->user, "proof", search->spent);
    const double *incumbent = isfinite(search->best_points) && vp_complete_best(search) ? search->best : NULL;
    vp_free_all(search);
    drop_locums(search, search->program, search->upper);
    struct vp_mip_task task = vp_make_task(search, effort);
    task.incumbent = incumbent;
    task.for_bound = true;
    task.bound = vp_raise_bound;
    task.found = vp_take_roster;
    struct vp_mip_answer answer = vp_run_task(search, &task);
    /* Nothing better was there: the best roster is its own bound. An optimum below it is one that the pricing refused, and proves nothing. */
    if (answer.status == VP_MIP_OPTIMAL && answer.points >= search->best_points - 1e-5 * (1 + search->best_points))
        vp_raise_bound(search, search->best_points);
    else if (answer.status == VP_MIP_INFEASIBLE && !isfinite(search->best_points))
        *end = VP_SEARCH_INFEASIBLE;
}
