/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duties: with N(d,W) = Σ x over the duties that begin within the dates of a window W,
 *     N(d,W) ≤ at_most (+ s, weight · s)        N(d,W) ≥ at_least (− s, weight · s)
 * for every window (solver/spans.c): D dates running, a month, the period. At least is asked of windows that are wholly known. What the
 * past has in a window counts, but no excess that it has by itself. Windows that nothing can break get no row, and of equal ones one
 * stands for all (solver/slide.c). */
#include "solver/counted.h"
#include "solver/limits.h"
#include "solver/rows.h"
#include "solver/slide.h"
#include "solver/spans.h"

#include <math.h>

static const char *name_span(const struct vp_writer *writer, int doctor, const struct vp_span *span, const char *end)
{
    char text[VP_DAY_TEXT];
    return vp_arena_printf(writer->program->arena, "%s,%s%s", writer->problem->plan->doctors.item[doctor].id,
                           vp_day_format(span->from, text), end);
}

/* The first duty from `first` on that begins in the span or behind it. */
static int find_first(const struct vp_problem *problem, int first, const struct vp_span *span)
{
    while (first < problem->n_duties && problem->duties[first].date < span->from)
        first++;
    return first;
}

static void write_most(struct vp_writer *writer, int doctor, const struct vp_spans *spans, struct vp_slide *slide)
{
    const struct vp_problem *problem = writer->problem;
    int first = 0;
    for (int s = 0; s < spans->n; s++) {
        const struct vp_span *span = &spans->item[s];
        first = find_first(problem, first, span);
        for (int j = first; j < problem->n_duties && problem->duties[j].date <= span->to; j++)
            vp_slide_add(slide, doctor, j, 1);
        vp_slide_end(slide, writer->rule->figures.at_most, name_span(writer, doctor, span, ""));
    }
    vp_slide_flush(slide);
}

static void write_least(struct vp_writer *writer, int doctor, const struct vp_spans *spans)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_program *program = writer->program;
    int first = 0;
    for (int s = 0; s < spans->n; s++) {
        const struct vp_span *span = &spans->item[s];
        if (!span->whole)
            continue;
        first = find_first(problem, first, span);
        const char *detail = name_span(writer, doctor, span, ",least");
        vp_begin_rule_row(writer, writer->rule->figures.at_least, INFINITY, NULL, detail);
        for (int j = first; j < problem->n_duties && problem->duties[j].date <= span->to; j++)
            if (vp_scoped_x(writer, doctor, j) >= 0)
                vp_add_entry(program, vp_scoped_x(writer, doctor, j), 1);
        if (vp_row_past(program) >= writer->rule->figures.at_least)
            vp_drop_row(program);
        else
            vp_end_at_least(writer, detail);
    }
}

static void write_rows(struct vp_writer *writer)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct vp_spans spans = vp_list_spans(writer->problem, &writer->rule->figures, &scratch);
    struct vp_slide slide;
    vp_slide_init(&slide, writer, writer->problem->n_duties, &scratch);
    for (int d = 0; d < writer->problem->n_doctors; d++) {
        if (!vp_in_scope_doctor(writer, d))
            continue;
        if (isfinite(writer->rule->figures.at_most))
            write_most(writer, d, &spans, &slide);
        if (writer->rule->figures.at_least > 0)
            write_least(writer, d, &spans);
    }
    vp_arena_clear(&scratch);
}

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    struct vp_spans *spans = vp_arena_alloc(arena, sizeof *spans);
    *spans = vp_list_spans(problem, &problem->plan->rules.item[rule].figures, arena);
    return spans;
}

/* Are there ever more than `most` duties in a window? Windows of days are many, and mostly there are not. */
static bool is_crowded(const struct vp_sequence *sequence)
{
    const struct vp_figures *figures = &sequence->rule->figures;
    const struct vp_duty *duties = sequence->problem->duties;
    if (!isfinite(figures->at_most))
        return false;
    const int most = (int)figures->at_most;
    if (figures->per != VP_PER_DAYS || figures->weeks > 0)
        return sequence->n > most;
    for (int i = 0; i + most < sequence->n; i++)
        if (duties[sequence->duty[i + most]].date - duties[sequence->duty[i]].date < figures->days)
            return true;
    return false;
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    const struct vp_spans *spans = sequence->prepared;
    const struct vp_figures *figures = &sequence->rule->figures;
    const struct vp_duty *duties = sequence->problem->duties;
    if (figures->at_least <= 0 && !is_crowded(sequence))
        return 0;
    double above = 0;
    double below = 0;
    int first = 0;
    for (int s = 0; s < spans->n; s++) {
        while (first < sequence->n && duties[sequence->duty[first]].date < spans->item[s].from)
            first++;
        int past = 0;
        int next = first;
        for (; next < sequence->n && duties[sequence->duty[next]].date <= spans->item[s].to; next++)
            past += sequence->duty[next] < sequence->problem->n_past;
        above += fmax(0, next - first - fmax(figures->at_most, past));
        if (spans->item[s].whole)
            below += fmax(0, figures->at_least - (next - first));
    }
    if (above > 0 && sequence->rule->hard)
        return INFINITY;
    if (sequence->rule->hard)
        *shortage += below;
    return sequence->rule->hard ? 0 : (above + below) * sequence->rule->weight;
}

static double count_duty(const struct vp_problem *problem, const void *context, int duty, int window)
{
    const struct vp_span *span = &((const struct vp_spans *)context)->item[window];
    return problem->duties[duty].date >= span->from && problem->duties[duty].date <= span->to;
}

static const struct vp_windows *list_counted(const struct vp_problem *problem, int rule, const void *prepared,
                                             struct vp_arena *arena)
{
    const struct vp_spans *spans = prepared;
    struct vp_windows *counted = vp_list_windows(problem, rule, spans->n, count_duty, spans, arena);
    bool *whole = vp_arena_array(arena, (size_t)spans->n + 1, sizeof *whole);
    for (int s = 0; s < spans->n; s++)
        whole[s] = spans->item[s].whole;
    counted->whole = whole;
    return counted;
}

static bool say_limits(struct vp_limits *limits)
{
    const struct vp_problem *problem = limits->problem;
    const struct vp_figures *figures = &limits->rule->figures;
    struct vp_spans spans = vp_list_spans(problem, figures, limits->arena);
    for (int s = 0; s < spans.n; s++) {
        const struct vp_span *span = &spans.item[s];
        int sum =
            vp_limit_sum(limits, span->whole && figures->at_least > 0 ? figures->at_least : -INFINITY, figures->at_most);
        for (int j = 0; j < problem->n_duties; j++)
            if (problem->duties[j].date >= span->from && problem->duties[j].date <= span->to)
                vp_limit_duty(limits, sum, j, 1);
    }
    return true;
}

const struct vp_rule_program vp_program_duties = {
    .rows = write_rows, .prepare = prepare, .price = price, .limits = say_limits, .windows = list_counted};
