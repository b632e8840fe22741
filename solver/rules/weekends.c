/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekends: with w[d,k] = 1 if the doctor has any duty of weekend k (solver/any.c),
 *     Σ w over m weekends in a row ≤ n − p (+ s, weight · s),
 * where p of them have duty in the past and need no w; the right side is at least 0, since what the past alone has too many is not held
 * against the roster. Without m: the weekends of the period are one run. */
#include "solver/any.h"
#include "solver/limits.h"
#include "solver/rows.h"

#include <math.h>

/* Weekend k of the known time stands at k − first_weekend in arrays. */
struct runs {
    int length; /* weekends in a run */
    int first;  /* of the first run */
    int n;
};

/* The runs to look at: all of the known time that end in the period. */
static struct runs list_runs(const struct vp_problem *problem, const struct vp_rule *rule)
{
    int known = problem->weekends - problem->first_weekend;
    if (rule->figures.of <= 0)
        return (struct runs){.length = problem->weekends, .first = 0, .n = problem->weekends > 0 ? 1 : 0};
    int length = rule->figures.of < known ? rule->figures.of : known;
    int first = problem->first_weekend > 1 - length ? problem->first_weekend : 1 - length;
    return (struct runs){.length = length, .first = first, .n = problem->weekends - length - first + 1};
}

/* The duties of the weekend; returns how many. */
static int list_duties(const struct vp_problem *problem, int weekend, int *duties)
{
    int n = 0;
    for (int j = 0; j < problem->n_duties; j++)
        if (problem->duties[j].weekend == weekend)
            duties[n++] = j;
    return n;
}

static void write_runs(struct vp_writer *writer, int doctor, const struct vp_any *on)
{
    struct vp_program *program = writer->program;
    struct runs runs = list_runs(writer->problem, writer->rule);
    for (int first = runs.first; first < runs.first + runs.n; first++) {
        const struct vp_any *of = &on[first - writer->problem->first_weekend];
        double limit = writer->rule->figures.at_most;
        int possible = 0;
        for (int k = 0; k < runs.length; k++) {
            limit -= of[k].always;
            possible += of[k].n > 0;
        }
        limit = fmax(limit, 0);
        if (possible <= limit)
            continue;
        const char *detail =
            vp_arena_printf(program->arena, "%s,%d", writer->problem->plan->doctors.item[doctor].id, first);
        vp_begin_rule_row(writer, -INFINITY, limit, NULL, detail);
        for (int k = 0; k < runs.length; k++)
            if (!of[k].always)
                vp_add_any(program, &of[k], 1);
        vp_end_at_most(writer, detail);
    }
}

static void write_doctor(struct vp_writer *writer, int doctor, int *duties, struct vp_any *on)
{
    const struct vp_problem *problem = writer->problem;
    const char *id = problem->plan->doctors.item[doctor].id;
    for (int k = problem->first_weekend; k < problem->weekends; k++) {
        int n = list_duties(problem, k, duties);
        const char *detail = vp_arena_printf(writer->program->arena, "%s,%d", id, k);
        on[k - problem->first_weekend] = vp_write_any(writer, doctor, duties, n, false, detail);
    }
    write_runs(writer, doctor, on);
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    size_t known = (size_t)(problem->weekends - problem->first_weekend);
    int *duties = vp_arena_array(writer->program->arena, (size_t)problem->n_duties, sizeof *duties);
    struct vp_any *on = vp_arena_array(writer->program->arena, known + 1, sizeof *on);
    for (int d = 0; d < problem->n_doctors; d++)
        if (vp_in_scope_doctor(writer, d))
            write_doctor(writer, d, duties, on);
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    (void)shortage;
    const struct vp_problem *problem = sequence->problem;
    const struct runs runs = list_runs(problem, sequence->rule);
    const double most = sequence->rule->figures.at_most;
    unsigned char on[VP_MAX_WEEKENDS] = {0};
    unsigned char past[VP_MAX_WEEKENDS] = {0};
    int from = problem->weekends;
    int to = problem->first_weekend;
    for (int i = 0; i < sequence->n; i++) {
        int j = sequence->duty[i];
        int weekend = problem->duties[j].weekend;
        if (weekend == VP_NO_WEEKEND)
            continue;
        from = weekend < from ? weekend : from;
        to = weekend;
        on[weekend - problem->first_weekend] = 1;
        if (j < problem->n_past)
            past[weekend - problem->first_weekend] = 1;
    }
    double above = 0;
    int first = from - runs.length + 1 > runs.first ? from - runs.length + 1 : runs.first;
    for (; first <= to && first < runs.first + runs.n; first++) {
        int with_duty = 0;
        int with_past = 0;
        for (int k = first - problem->first_weekend; k < first - problem->first_weekend + runs.length; k++) {
            with_duty += on[k];
            with_past += past[k];
        }
        above += fmax(0, with_duty - fmax(most, with_past));
    }
    if (above > 0 && sequence->rule->hard)
        return INFINITY;
    return above * sequence->rule->weight;
}

static bool touches(const struct vp_sequence *sequence, int duty)
{
    return sequence->problem->duties[duty].weekend != VP_NO_WEEKEND;
}

static vp_instant find_span(const struct vp_problem *problem, const struct vp_rule *rule)
{
    (void)problem;
    return rule->figures.of > 0 ? (vp_instant)rule->figures.of * 7 * 86400 + 3600 : 0;
}

static bool say_limits(struct vp_limits *limits)
{
    const struct vp_problem *problem = limits->problem;
    const struct runs runs = list_runs(problem, limits->rule);
    int *duties = vp_arena_array(limits->arena, (size_t)problem->n_duties + 1, sizeof *duties);
    int first_sum = limits->sums.n;
    for (int first = runs.first; first < runs.first + runs.n; first++)
        vp_limit_sum(limits, -INFINITY, limits->rule->figures.at_most);
    for (int k = problem->first_weekend; k < problem->weekends; k++) {
        int n = list_duties(problem, k, duties);
        int event = vp_limit_event(limits, duties, n);
        for (int first = runs.first; first < runs.first + runs.n; first++)
            if (first <= k && k < first + runs.length)
                vp_limit_event_counts(limits, event, first_sum + first - runs.first, 1);
    }
    return true;
}

const struct vp_rule_program vp_program_weekends = {
    .rows = write_rows, .price = price, .limits = say_limits, .touches = touches, .span = find_span};
