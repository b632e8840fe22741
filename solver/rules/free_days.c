/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Free days: with on[t] = 1 if a duty begins on date t (solver/any.c), a run of free dates that begins on t ends after i < n of them
 * when
 *     on[t−1] − on[t] + on[t+i] − Σ_{k≤i} e[t,k] ≤ 1             i = 1 … n−1
 * asks for an e[t,k] = 1, k ≤ i, at a price of (n − k) · weight; k = i, the run's length, is the cheapest that will do. Hard rules have
 * no e. A run that began in the past is the one after the last duty of the past; what ends before the period says nothing. */
#include "solver/any.h"
#include "solver/limits.h"
#include "solver/rows.h"

#include <math.h>

/* The run of free dates that begins on `date`; `on` is indexed by date − known_from. */
static void write_run(struct vp_writer *writer, int doctor, vp_day date, const struct vp_any *on)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    const int least = (int)writer->rule->figures.at_least;
    int *ended = vp_arena_array(program->arena, (size_t)least, sizeof *ended);
    int n_ended = 0;
    for (int length = 1; length < least && date + length <= problem->plan->to; length++) {
        const struct vp_any *back = &on[date + length - problem->known_from];
        if (date + length < problem->plan->from || !vp_any_possible(back))
            continue;
        char text[VP_DAY_TEXT];
        const char *detail = vp_arena_printf(program->arena, "%s,%s,%d", problem->plan->doctors.item[doctor].id,
                                             vp_day_format(date, text), length);
        int slack = vp_add_slack(writer, detail, 1);
        if (slack >= 0) {
            program->columns.item[slack].cost *= least - length;
            ended[n_ended++] = slack;
        }
        vp_begin_rule_row(writer, -INFINITY, 1, NULL, detail);
        vp_add_any(program, &on[date - 1 - problem->known_from], 1);
        vp_add_any(program, &on[date - problem->known_from], -1);
        vp_add_any(program, back, 1);
        for (int i = 0; i < n_ended; i++)
            vp_add_entry(program, ended[i], -1);
    }
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    for (int d = 0; d < problem->n_doctors; d++) {
        if (!vp_in_scope_doctor(writer, d))
            continue;
        const struct vp_any *on = vp_write_dates(writer, d, true);
        vp_day first = problem->plan->from; /* the first free date of a run that can reach into the period */
        while (first > problem->known_from && !on[first - 1 - problem->known_from].always)
            first--;
        for (vp_day date = first; date <= problem->plan->to; date++)
            if (date > problem->known_from && vp_any_possible(&on[date - 1 - problem->known_from]))
                write_run(writer, d, date, on);
    }
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    const struct vp_duty *duties = sequence->problem->duties;
    double below = 0;
    for (int i = 1; i < sequence->n; i++) {
        int free = duties[sequence->duty[i]].date - duties[sequence->duty[i - 1]].date - 1;
        if (free > 0 && sequence->duty[i] >= sequence->problem->n_past)
            below += fmax(0, sequence->rule->figures.at_least - free);
    }
    if (!sequence->rule->hard)
        return below * sequence->rule->weight;
    *shortage += below; /* a duty in between would mend it */
    return 0;
}

static bool say_limits(struct vp_limits *limits)
{
    vp_limit_run(limits, false, limits->rule->figures.at_least, INFINITY);
    return true;
}

const struct vp_rule_program vp_program_free_days = {.rows = write_rows, .price = price, .limits = say_limits};
