/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels of burden, as model/levels.h puts them. */
#include "model/levels.h"

#include <math.h>
#include <stdlib.h>

static const double slight = 1e-6; /* of a step: what rounding makes of a whole one */

bool vp_steps_are_whole(const struct vp_plan *plan, const struct vp_fairness_term *term)
{
    if (term->category == VP_HOURS)
        return false;
    const double load = term->category < VP_BUILT_IN_CATEGORIES ? 1 : plan->categories.item[term->category].points;
    return fabs(load / term->unit - round(load / term->unit)) < slight;
}

static double target_of(const struct vp_problem *problem, int term, int doctor)
{
    return problem->target[doctor * problem->plan->categories.n + problem->plan->fairness.item[term].category];
}

int vp_load_step(const struct vp_problem *problem, int term, int doctor, double load)
{
    const struct vp_fairness_term *of = &problem->plan->fairness.item[term];
    const double origin = vp_steps_are_whole(problem->plan, of) ? 0 : target_of(problem, term, doctor);
    return (int)ceil((load - origin) / of->unit - slight);
}

double vp_step_excess(const struct vp_problem *problem, int term, int doctor, int step)
{
    const struct vp_fairness_term *of = &problem->plan->fairness.item[term];
    return step * of->unit - (vp_steps_are_whole(problem->plan, of) ? target_of(problem, term, doctor) : 0);
}

bool vp_takes_part(const struct vp_problem *problem, int term, int doctor)
{
    const int category = problem->plan->fairness.item[term].category;
    return problem->share[doctor * problem->plan->categories.n + category] > slight;
}

const struct vp_ladder *vp_ladder_of(const struct vp_problem *problem, int term)
{
    const struct vp_ladder *ladder = problem->aims == NULL ? NULL : &problem->aims->ladder[term];
    return ladder == NULL || ladder->high == NULL ? NULL : ladder;
}

static int compare_down(const void *a, const void *b)
{
    const double one = *(const double *)a;
    const double other = *(const double *)b;
    return (one < other) - (one > other);
}

void vp_sort_excesses(double *excess, int n)
{
    qsort(excess, (size_t)n, sizeof *excess, compare_down);
}

int vp_sorted_excesses(const struct vp_problem *problem, int term, const double *load, double *excess)
{
    const int category = problem->plan->fairness.item[term].category;
    int n = 0;
    for (int d = 0; d < problem->n_doctors; d++) {
        const double has = load[d * problem->plan->categories.n + category];
        if (vp_takes_part(problem, term, d))
            excess[n++] = vp_step_excess(problem, term, d, vp_load_step(problem, term, d, has));
    }
    vp_sort_excesses(excess, n);
    return n;
}

int vp_leximin_compare(const double *one, const double *other, int n)
{
    for (int i = 0; i < n; i++)
        if (fabs(one[i] - other[i]) > vp_same_excess)
            return one[i] < other[i] ? -1 : 1;
    return 0;
}

/* How many doctors stand on rung number `rung` of the term or higher in their own class. */
static int count_standing(const struct vp_problem *problem, int term, int rung, const double *load)
{
    const struct vp_ladder *ladder = &problem->aims->ladder[term];
    const int category = problem->plan->fairness.item[term].category;
    int n = 0;
    for (int d = 0; d < problem->n_doctors; d++) {
        const int step = vp_load_step(problem, term, d, load[d * problem->plan->categories.n + category]);
        for (int s = ladder->base[d] + 1; s <= step && s <= ladder->high[d]; s++)
            n += ladder->of[d][s - ladder->base[d] - 1] == rung;
    }
    return n;
}

static bool is_kept(const struct vp_problem *problem, int term, const double *load)
{
    const struct vp_ladder *ladder = &problem->aims->ladder[term];
    const int category = problem->plan->fairness.item[term].category;
    for (int d = 0; d < problem->n_doctors; d++) {
        const int step = vp_load_step(problem, term, d, load[d * problem->plan->categories.n + category]);
        if (step > ladder->high[d] || step < ladder->least[d])
            return false;
    }
    for (int r = 0; r < ladder->n; r++)
        if (ladder->rung[r].most != VP_ANY && count_standing(problem, term, r, load) > ladder->rung[r].most)
            return false;
    return true;
}

/* Points of locums and extra places at the aims' prices. */
static double price_open(const struct vp_problem *problem, const struct vp_roster *roster)
{
    double points = 0;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        const struct vp_filling filling = vp_roster_filling(problem, roster, j);
        points += filling.locums * problem->aims->locum[duty->line];
        if (filling.doctors > duty->needed)
            points += (filling.doctors - duty->needed) * problem->aims->extra[duty->line];
    }
    return points;
}

bool vp_aims_kept(const struct vp_problem *problem, const struct vp_roster *roster, const double *load)
{
    if (problem->aims == NULL)
        return true;
    for (int t = 0; t < problem->plan->fairness.n; t++)
        if (vp_ladder_of(problem, t) != NULL && !is_kept(problem, t, load))
            return false;
    return price_open(problem, roster) <= problem->aims->most_open + slight;
}
