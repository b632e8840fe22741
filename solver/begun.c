/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Begun steps. All that is to be had falls to those who take part; steps that all of it fills, and what must stay empty of each doctor's last one, cannot be fewer. If they are no more,
 * and nobody has two more than another, no sharing of any kind is fairer. */
#include "solver/begun.h"

#include <math.h>
#include <stdlib.h>

static const double slight = 1e-3; /* of a step */

static long long common_measure(long long a, long long b)
{
    while (b != 0) {
        const long long rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Seconds: all hours that anybody can have, and a step, are whole multiples of it; 0 if there is no such. */
static long long find_measure(const struct vp_problem *problem, const struct vp_fairness_term *term)
{
    const double step = term->unit * 3600;
    long long measure = llround(step);
    if (term->category != VP_HOURS || fabs(step - round(step)) > 1e-6)
        return 0;
    for (int j = problem->n_past; j < problem->n_duties; j++)
        measure = common_measure(measure, problem->duties[j].end - problem->duties[j].start);
    return measure;
}

/* The part of a step that a doctor leaves empty at least. */
static double find_waste(const struct vp_fairness_term *term, double target, long long measure)
{
    if (measure == 0)
        return 0;
    const double measures = target * 3600 / (double)measure;
    const double waste = (measures - floor(measures)) * (double)measure - 1; /* less a second, for rounding */
    return waste > 0 && waste < (double)measure - 2 ? waste / 3600 / term->unit : 0;
}

/* Could he have any of it? */
static bool is_outsider(const struct vp_problem *problem, int category, int doctor, const unsigned char *forbidden)
{
    bool outside = true;
    for (int j = problem->n_past; j < problem->n_duties && outside; j++)
        outside = forbidden[doctor * problem->n_duties + j] || vp_duty_load(problem, &problem->duties[j], category) <= 0;
    return outside;
}

bool vp_begun_prove(const struct vp_problem *problem, int term, const double *load, const unsigned char *forbidden)
{
    const struct vp_fairness_term *of = &problem->plan->fairness.item[term];
    if (vp_steps_are_whole(problem->plan, of))
        return false;
    const long long measure = find_measure(problem, of);
    double filled = 0; /* steps, with what must stay empty */
    long long steps = 0;
    int most = INT_MIN;
    int least = INT_MAX;
    for (int d = 0; d < problem->n_doctors; d++) {
        const int at = d * problem->plan->categories.n + of->category;
        if (!vp_takes_part(problem, term, d)) {
            if (!is_outsider(problem, of->category, d, forbidden))
                return false;
            continue;
        }
        const int step = vp_load_step(problem, term, d, load[at]);
        filled += (load[at] - problem->target[at]) / of->unit + find_waste(of, problem->target[at], measure);
        steps += step;
        most = step > most ? step : most;
        least = step < least ? step : least;
    }
    return most <= least + 1 && filled > (double)(steps - 1) + slight;
}
