/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Relax-and-fix: for when the local search leaves places open. Four weeks are solved whole, with two weeks behind them free but fractional and the rest
 * held at the fractions of the root relaxation, which keep the fair shares of what is still to come; then they are fixed, and the next four follow. */
#include "solver/stages.h"

#include <math.h>
#include <string.h>

enum { WINDOW_DAYS = 28, AHEAD_DAYS = 14, WINDOW_EFFORT = 4000 };

/* Before the window: what was decided. In it: whole. A while behind it: free but fractional. Beyond: the relaxation's fractions. */
static void open_window(struct vp_search *search, const double *decided, vp_day from, vp_day to)
{
    vp_free_all(search);
    for (int c = 0; c < search->program->columns.n; c++) {
        const struct vp_column *column = &search->program->columns.item[c];
        search->whole[c] = column->kind == VP_O; /* a doctor half in one rotation and half in another cannot go on */
        if (column->duty < search->problem->n_past)
            continue; /* no duty's, or of the past and fixed */
        vp_day date = search->problem->duties[column->duty].date;
        if (date < from)
            vp_fix_column(search, c, decided[c]);
        else if (date <= to)
            search->whole[c] = 1;
        else if (date > to + AHEAD_DAYS)
            vp_fix_column(search, c, search->relaxed[c]);
    }
}

/* Gives a window up to locums: always possible where locums are, and improve mends it. */
static void surrender_window(struct vp_search *search, double *decided, vp_day from, vp_day to)
{
    for (int c = 0; c < search->program->columns.n; c++) {
        const struct vp_column *column = &search->program->columns.item[c];
        if (column->duty < search->problem->n_past)
            continue;
        vp_day date = search->problem->duties[column->duty].date;
        if (date >= from && date <= to)
            decided[c] = c == search->program->u[column->duty] ? search->problem->duties[column->duty].needed : 0;
    }
}

static void decide_window(struct vp_search *search, double *decided, vp_day from, vp_day to)
{
    open_window(search, decided, from, to);
    struct vp_mip_answer answer = {.has_value = false};
    for (long long effort = WINDOW_EFFORT; effort <= 16 * WINDOW_EFFORT && !vp_search_over(search); effort *= 4) {
        struct vp_mip_task task = vp_make_task(search, effort);
        answer = vp_run_task(search, &task);
        if (answer.has_value || answer.status == VP_MIP_INFEASIBLE)
            break;
    }
    if (answer.has_value)
        memcpy(decided, answer.value, (size_t)search->program->columns.n * sizeof *decided);
    else
        surrender_window(search, decided, from, to);
}

bool vp_leaves_places(const struct vp_search *search)
{
    if (!isfinite(search->best_points))
        return true;
    for (int j = search->problem->n_past; j < search->problem->n_duties; j++)
        if (search->best[search->program->u[j]] > 0.5)
            return true;
    return false;
}

void vp_search_windows(struct vp_search *search)
{
    search->sink->stage(search->sink->user, "windows", search->spent);
    double *decided = vp_arena_array(&search->arena, (size_t)search->program->columns.n, sizeof *decided);
    const struct vp_plan *plan = search->problem->plan;
    for (vp_day from = plan->from; from <= plan->to; from += WINDOW_DAYS) {
        vp_meet(search);
        decide_window(search, decided, from, from + WINDOW_DAYS - 1);
    }
    vp_price_roster(search, decided);
}
