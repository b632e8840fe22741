/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rosters a search takes: lawful ones that are better than its best, priced by its own `pricer` and not by the simplex, which keeps rows to a tolerance. */
#include "solver/stages.h"

#include <math.h>
#include <string.h>

/* Has `roster` everything that `wanted` has? Which place of a duty a doctor is on makes no difference. */
static bool has_all(const struct vp_problem *problem, const int *roster, const int *wanted)
{
    for (int p = 0; p < problem->n_places; p++) {
        const struct vp_duty *duty = &problem->duties[problem->place_duty[p]];
        bool found = wanted[p] < 0;
        for (int q = duty->first_place; q < duty->first_place + duty->places && !found; q++)
            found = roster[q] == wanted[p];
        if (!found)
            return false;
    }
    return true;
}

/* The points of the places in search->places, with search->offsets; INFINITY if they are not lawful or not all kept. */
static double price_places(struct vp_search *search)
{
    vp_local_turn(search->pricer, search->offsets);
    vp_local_set(search->pricer, search->places);
    const bool kept = has_all(search->problem, vp_local_roster(search->pricer), search->places);
    return kept && vp_local_shortage(search->pricer) <= 1e-9 ? vp_local_points(search->pricer) : INFINITY;
}

static void keep_best(struct vp_search *search, const double *value, double points, bool complete)
{
    memcpy(search->best, value, (size_t)search->program->columns.n * sizeof *value);
    search->best_points = points;
    search->best_complete = complete;
    search->sink->roster(search->sink->user, value, points, vp_effort_so_far(search));
}

void vp_take_roster(void *user, const double *value, double points)
{
    struct vp_search *search = user;
    if (points >= search->best_points - 1e-9)
        return;
    vp_program_roster(search->program, value, search->places);
    vp_program_offsets(search->program, value, search->offsets);
    points = price_places(search);
    if (points < search->best_points - 1e-9)
        keep_best(search, value, points, true);
}

/* The cheapest values of everything else, with the places held. */
static struct vp_mip_answer solve_rest(struct vp_search *search, const double *decided)
{
    vp_free_all(search);
    for (int c = 0; c < search->program->columns.n; c++)
        if (search->program->columns.item[c].duty >= search->problem->n_past)
            vp_fix_column(search, c, round(decided[c]));
    struct vp_mip_task task = vp_make_task(search, INT64_MAX);
    task.effort = 0; /* little, and a roster is not thrown away for it */
    return vp_run_task(search, &task);
}

/* Not where a locum stands whom the plan does not allow. */
static bool is_allowed(const struct vp_search *search, const double *decided)
{
    for (int c = 0; c < search->program->columns.n; c++)
        if (search->program->columns.item[c].duty >= search->problem->n_past &&
            round(decided[c]) > search->program->columns.item[c].upper)
            return false;
    return true;
}

void vp_price_roster(struct vp_search *search, const double *decided)
{
    if (!is_allowed(search, decided))
        return;
    const struct vp_mip_answer answer = solve_rest(search, decided);
    if (answer.status == VP_MIP_OPTIMAL)
        vp_take_roster(search, answer.value, answer.points);
}

/* x, u and e of a roster as values; what is never allowed is left to a locum. */
static void decide_places(const struct vp_search *search, const int *doctor_of_place, double *decided)
{
    const struct vp_problem *problem = search->problem;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        int filled = 0;
        for (int p = duty->first_place; p < duty->first_place + duty->places; p++) {
            int d = doctor_of_place[p];
            int column = d < 0 ? -1 : search->program->x[d * problem->n_duties + j];
            if (column < 0 || decided[column] > 0)
                continue;
            decided[column] = 1;
            filled++;
        }
        decided[search->program->u[j]] = filled < duty->needed ? duty->needed - filled : 0;
        if (search->program->e[j] >= 0)
            decided[search->program->e[j]] = filled > duty->needed ? filled - duty->needed : 0;
    }
}

/* Offsets are for GLPK to find; without any, the places say all that there is to say, and the other columns can wait until somebody asks for them. */
void vp_take_places(struct vp_search *search, const int *doctor_of_place)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    double *decided = vp_arena_array(&scratch, (size_t)search->program->columns.n, sizeof *decided);
    decide_places(search, doctor_of_place, decided);
    if (search->problem->plan->rotations.n > 0) {
        vp_price_roster(search, decided);
    } else if (is_allowed(search, decided)) {
        vp_program_roster(search->program, decided, search->places);
        const double points = price_places(search);
        search->spent++;
        if (points < search->best_points - 1e-9)
            keep_best(search, decided, points, false);
    }
    vp_arena_clear(&scratch);
}

/* ---- the best ---- */

void vp_stand_at_best(struct vp_search *search, struct vp_local *local)
{
    vp_program_roster(search->program, search->best, search->places);
    vp_program_offsets(search->program, search->best, search->offsets);
    if (search->problem->plan->rotations.n > 0)
        vp_local_turn(local, search->offsets);
    vp_local_set(local, search->places);
}

bool vp_complete_best(struct vp_search *search)
{
    if (search->best_complete)
        return true;
    const struct vp_mip_answer answer = solve_rest(search, search->best);
    search->best_complete = answer.status == VP_MIP_OPTIMAL;
    if (search->best_complete)
        memcpy(search->best, answer.value, (size_t)search->program->columns.n * sizeof *answer.value);
    return search->best_complete;
}
