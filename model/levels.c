/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels of burden, as model/levels.h puts them. */
#include "model/levels.h"

#include <math.h>
#include <stdlib.h>

static const double slight = 1e-6; /* of a step: what rounding makes of a whole one */

static bool is_whole(double units)
{
    return fabs(units - round(units)) < slight;
}

bool vp_steps_are_whole(const struct vp_plan *plan, const struct vp_fairness_term *term)
{
    const struct vp_category *of = &plan->categories.item[term->category];
    bool whole = !vp_category_in_hours(plan, term->category) && (of->sum != NULL || is_whole(of->points / term->unit));
    for (int part = 0; of->sum != NULL && part < plan->categories.n; part++)
        whole = whole && is_whole(of->sum[part] * plan->categories.item[part].points / term->unit);
    return whole;
}

double vp_step_slack(const struct vp_plan *plan, const struct vp_fairness_term *term)
{
    return vp_steps_are_whole(plan, term) ? 0 : term->unit;
}

double vp_load_piece(const struct vp_problem *problem, int term)
{
    const struct vp_fairness_term *of = &problem->plan->fairness.item[term];
    long long most = 0;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        long long units = llround(vp_duty_load(problem, &problem->duties[j], of->category) / of->unit);
        while (units != 0) { /* Euclid's */
            const long long rest = most % units;
            most = units;
            units = rest;
        }
    }
    return (double)most * of->unit;
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
