/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fix-and-optimise: a part of the roster is freed, solved by GLPK with everything else held, and kept when it is better. Which part is drawn from three
 * shapes; the one that gains most per effort is drawn most, and each grows or shrinks to what GLPK can finish. */
#include "solver/stages.h"

#include <math.h>
#include <string.h>

enum { IMPROVE_EFFORT = 3000 };

static void hold_best(struct vp_search *search)
{
    vp_free_all(search);
    for (int c = 0; c < search->program->columns.n; c++)
        if (search->program->columns.item[c].duty >= 0)
            vp_fix_column(search, c, search->best[c]);
}

/* Frees the duties of `days` days from a random date on, for the doctors marked. */
static void free_part(struct vp_search *search, const bool *doctors, int days)
{
    const struct vp_plan *plan = search->problem->plan;
    int period = plan->to - plan->from + 1;
    int slack = period > days ? period - days : 0;
    vp_day from = plan->from + (slack > 0 ? vp_random_below(&search->random, slack + 1) : 0);
    for (int c = 0; c < search->program->columns.n; c++) {
        const struct vp_column *column = &search->program->columns.item[c];
        if (column->duty < search->problem->n_past || (column->doctor >= 0 && !doctors[column->doctor]))
            continue;
        vp_day date = search->problem->duties[column->duty].date;
        if (date < from || date >= from + days)
            continue;
        search->lower[c] = column->lower;
        search->upper[c] = column->upper;
    }
}

static void choose_doctors(struct vp_search *search, bool *doctors, int wanted)
{
    int n = search->problem->n_doctors;
    memset(doctors, 0, (size_t)n * sizeof *doctors);
    for (int chosen = 0; chosen < wanted && chosen < n;) {
        int d = vp_random_below(&search->random, n);
        chosen += !doctors[d];
        doctors[d] = true;
    }
}

static void free_shape(struct vp_search *search, int shape, bool *doctors)
{
    const struct vp_plan *plan = search->problem->plan;
    int period = plan->to - plan->from + 1;
    int size = (int)search->shapes[shape].size;
    int n = search->problem->n_doctors;
    hold_best(search);
    if (shape == 0) { /* everybody, some weeks */
        choose_doctors(search, doctors, n);
        free_part(search, doctors, size);
    } else if (shape == 1) { /* few doctors, the whole period */
        choose_doctors(search, doctors, size);
        free_part(search, doctors, period);
    } else { /* half the doctors, a longer stretch */
        choose_doctors(search, doctors, n / 2 + 1);
        free_part(search, doctors, size);
    }
}

static int choose_shape(struct vp_search *search)
{
    for (int s = 0; s < VP_SHAPES; s++)
        if (search->shapes[s].tries == 0)
            return s;
    if (vp_random_below(&search->random, 4) == 0)
        return vp_random_below(&search->random, VP_SHAPES);
    int best = 0;
    for (int s = 1; s < VP_SHAPES; s++)
        if (search->shapes[s].gain > search->shapes[best].gain)
            best = s;
    return best;
}

static void adapt_shape(struct vp_shape *shape, const struct vp_mip_answer *answer, double gain)
{
    shape->tries++;
    shape->gain = 0.8 * shape->gain + 0.2 * gain / (double)(answer->effort + 1);
    if (answer->status == VP_MIP_OPTIMAL && answer->effort < IMPROVE_EFFORT / 3)
        shape->size = fmin(shape->size * 1.15 + 0.2, shape->most);
    else if (answer->status == VP_MIP_LIMIT)
        shape->size = fmax(shape->size * 0.9, shape->least);
}

void vp_search_improve(struct vp_search *search, long long effort, int stall)
{
    search->sink->stage(search->sink->user, "improve", search->spent);
    bool *doctors = vp_arena_array(&search->arena, (size_t)search->problem->n_doctors, sizeof *doctors);
    long long until = search->spent + effort;
    for (int idle = 0; idle < stall && search->spent < until && !vp_search_over(search);) {
        vp_meet(search);
        const bool complete = vp_complete_best(search);
        if (vp_search_over(search))
            return;
        int s = choose_shape(search);
        free_shape(search, s, doctors);
        double before = search->best_points;
        struct vp_mip_task task = vp_make_task(search, IMPROVE_EFFORT);
        task.incumbent = complete ? search->best : NULL;
        struct vp_mip_answer answer = vp_run_task(search, &task);
        if (answer.has_value)
            vp_take_roster(search, answer.value, answer.points);
        adapt_shape(&search->shapes[s], &answer, before - search->best_points);
        idle = search->best_points < before - 1e-9 ? 0 : idle + 1;
    }
}

void vp_set_shapes(struct vp_search *search)
{
    const struct vp_plan *plan = search->problem->plan;
    double period = plan->to - plan->from + 1;
    double doctors = search->problem->n_doctors;
    search->shapes[0] = (struct vp_shape){.size = fmin(21, period), .least = fmin(7, period), .most = period};
    search->shapes[1] = (struct vp_shape){.size = fmin(2, doctors), .least = fmin(2, doctors), .most = doctors};
    search->shapes[2] = (struct vp_shape){.size = fmin(42, period), .least = fmin(14, period), .most = period};
}
