/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Consecutive days: with on[t] = 1 if a duty begins on date t (solver/any.c),
 *     at most n:   on[t] + … + on[t+n] ≤ n (+ s, weight · s)                    a run of L dates holds L − n such windows
 *     at least n:  on[t] − on[t−1] − on[t+i] − Σ_{k≤i} e[t,k] ≤ 0               i = 1 … n−1
 * The second says: a run that begins on t is still there on t+i, or has ended after k ≤ i dates, e[t,k] = 1, at a price of (n − k) ·
 * weight; hard rules have no e. It is asked of runs that begin and end inside the known time and reach into the period. A run that began
 * in the past reaches it by on[from]; what the past alone has of it is no fault, so windows hold a date of the period. */
#include "solver/any.h"
#include "solver/limits.h"
#include "solver/rows.h"

#include <math.h>

static const char *name_date(const struct vp_writer *writer, int doctor, vp_day date, const char *end)
{
    char text[VP_DAY_TEXT];
    return vp_arena_printf(writer->program->arena, "%s,%s%s", writer->problem->plan->doctors.item[doctor].id,
                           vp_day_format(date, text), end);
}

/* `on` is indexed by date − known_from. */
static void write_most(struct vp_writer *writer, int doctor, const struct vp_any *on)
{
    const struct vp_problem *problem = writer->problem;
    const int most = (int)writer->rule->figures.at_most;
    for (vp_day date = problem->known_from; date + most <= problem->plan->to; date++) {
        bool possible = date + most >= problem->plan->from;
        for (int i = 0; i <= most && possible; i++)
            possible = vp_any_possible(&on[date + i - problem->known_from]);
        if (!possible)
            continue;
        const char *detail = name_date(writer, doctor, date, "");
        vp_begin_rule_row(writer, -INFINITY, most, NULL, detail);
        for (int i = 0; i <= most; i++)
            vp_add_any(writer->program, &on[date + i - problem->known_from], 1);
        vp_end_at_most(writer, detail);
    }
}

/* A run that begins on `date`, or that begins in the past after so many dates of it (`grown`) and goes on on `date`. */
static void write_run(struct vp_writer *writer, int doctor, vp_day date, int grown, const struct vp_any *on)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    const int least = (int)writer->rule->figures.at_least;
    const struct vp_any *first = &on[date - problem->known_from];
    int *ended = vp_arena_array(program->arena, (size_t)least, sizeof *ended);
    int n_ended = 0;
    for (int length = grown + 1; length < least && date + length - grown <= problem->plan->to; length++) {
        vp_day next = date + length - grown;
        const char *detail = name_date(writer, doctor, date, vp_arena_printf(program->arena, ",least,%d", length));
        int slack = vp_add_slack(writer, detail, 1);
        if (slack >= 0) {
            program->columns.item[slack].cost *= least - length;
            ended[n_ended++] = slack;
        }
        vp_begin_rule_row(writer, -INFINITY, 0, NULL, detail);
        vp_add_any(program, first, 1);
        if (grown == 0)
            vp_add_any(program, &on[date - 1 - problem->known_from], -1);
        vp_add_any(program, &on[next - problem->known_from], -1);
        for (int i = 0; i < n_ended; i++)
            vp_add_entry(program, ended[i], -1);
    }
}

/* How many dates running up to the period's eve have a duty of the past; −1 if they go back to where nothing is known. */
static int count_grown(const struct vp_problem *problem, const struct vp_any *on)
{
    int known = problem->plan->from - problem->known_from;
    int grown = 0;
    while (grown < known && on[known - 1 - grown].always)
        grown++;
    return grown == known ? -1 : grown;
}

static void write_least(struct vp_writer *writer, int doctor, const struct vp_any *on)
{
    const struct vp_problem *problem = writer->problem;
    const vp_day from = problem->plan->from;
    int grown = count_grown(problem, on);
    if (grown >= 0 && vp_any_possible(&on[from - problem->known_from]))
        write_run(writer, doctor, from, grown, on);
    for (vp_day date = from + 1; date <= problem->plan->to; date++)
        if (vp_any_possible(&on[date - problem->known_from]))
            write_run(writer, doctor, date, 0, on);
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_figures *figures = &writer->rule->figures;
    for (int d = 0; d < writer->problem->n_doctors; d++) {
        if (!vp_in_scope_doctor(writer, d))
            continue;
        const struct vp_any *on = vp_write_dates(writer, d, figures->at_least > 0);
        if (isfinite(figures->at_most))
            write_most(writer, d, on);
        if (figures->at_least > 0)
            write_least(writer, d, on);
    }
}

static void price_run(const struct vp_sequence *sequence, vp_day first, vp_day last, double *above, double *below)
{
    const struct vp_figures *figures = &sequence->rule->figures;
    const struct vp_plan *plan = sequence->problem->plan;
    if (last < plan->from)
        return;
    int length = last - first + 1;
    int past = plan->from > first ? plan->from - first : 0;
    *above += fmax(0, length - fmax(figures->at_most, past));
    if (first > sequence->problem->known_from && last < plan->to)
        *below += fmax(0, figures->at_least - length);
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    const struct vp_duty *duties = sequence->problem->duties;
    double above = 0;
    double below = 0;
    for (int i = 0; i < sequence->n;) {
        vp_day first = duties[sequence->duty[i]].date;
        vp_day last = first;
        while (++i < sequence->n && duties[sequence->duty[i]].date <= last + 1)
            last = duties[sequence->duty[i]].date;
        price_run(sequence, first, last, &above, &below);
    }
    if (!sequence->rule->hard)
        return (above + below) * sequence->rule->weight;
    *shortage += below;
    return above > 0 ? INFINITY : 0;
}

/* Too many running is so many and one more; of too few, a duty more may leave less. */
static vp_instant find_span(const struct vp_problem *problem, const struct vp_rule *rule)
{
    (void)problem;
    const struct vp_figures *figures = &rule->figures;
    return figures->at_least > 0 || !isfinite(figures->at_most) ? 0 : ((vp_instant)figures->at_most + 1) * 86400 + 3600;
}

static bool say_limits(struct vp_limits *limits)
{
    vp_limit_run(limits, true, limits->rule->figures.at_least, limits->rule->figures.at_most);
    return true;
}

const struct vp_rule_program vp_program_consecutive_days = {
    .rows = write_rows, .price = price, .limits = say_limits, .span = find_span};
