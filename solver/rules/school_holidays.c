/* SPDX-License-Identifier: GPL-3.0-or-later */
/* School holidays: a span S is one range of the rule's dates, or one year's of a range that comes back, cut to the known time, that ends
 * in the period. For every doctor and span
 *     Σ { x[d,j] : j begins in S } ≤ max(at_most, P) (+ s, weight · s)
 * where P of the duties are of the past. What no roster can break gets no row (solver/slide.c). As limits of a tour: a sum
 * of duties a span. */
#include "solver/counted.h"
#include "solver/limits.h"
#include "solver/slide.h"
#include "solver/spans.h"

#include <math.h>

enum { LEAP_DAY = 229 };

/* First date on or after month-day `at` of the year. */
static vp_day find_start(int year, int at)
{
    return at == LEAP_DAY ? vp_day_from(year, 2, 28) + 1 : vp_day_from(year, at / 100, at % 100);
}

/* Last date on or before it. */
static vp_day find_end(int year, int at)
{
    return at == LEAP_DAY ? vp_day_from(year, 3, 1) - 1 : vp_day_from(year, at / 100, at % 100);
}

static int find_year(vp_day date)
{
    int year;
    int month;
    int day;
    vp_day_split(date, &year, &month, &day);
    return year;
}

/* Adds what is known of the range, unless that is nothing, or all of it before the period. */
static void add_span(const struct vp_problem *problem, struct vp_dates dates, struct vp_spans *spans)
{
    const struct vp_plan *plan = problem->plan;
    vp_day from = dates.from > problem->known_from ? dates.from : problem->known_from;
    vp_day to = dates.to < plan->to ? dates.to : plan->to;
    if (from <= to && to >= plan->from)
        spans->item[spans->n++] = (struct vp_span){.from = from, .to = to};
}

static struct vp_spans *list_holidays(const struct vp_problem *problem, const struct vp_rule *rule, struct vp_arena *arena)
{
    const int first = find_year(problem->known_from) - 1; /* a range over New Year began the year before */
    const int last = find_year(problem->plan->to);
    struct vp_spans *spans = vp_arena_alloc(arena, sizeof *spans);
    size_t room = (size_t)rule->dates.n * (size_t)(last - first + 1) + 1;
    *spans = (struct vp_spans){.item = vp_arena_array(arena, room, sizeof *spans->item)};
    for (int i = 0; i < rule->dates.n; i++) {
        const struct vp_when *when = &rule->dates.item[i];
        if (!when->yearly)
            add_span(problem, when->dates, spans);
        for (int year = first; when->yearly && year <= last; year++) {
            int end = when->each.from > when->each.to ? year + 1 : year;
            struct vp_dates dates = {find_start(year, when->each.from), find_end(end, when->each.to)};
            add_span(problem, dates, spans);
        }
    }
    return spans;
}

static bool is_in(const struct vp_span *span, const struct vp_duty *duty)
{
    return span->from <= duty->date && duty->date <= span->to;
}

static void write_doctor(struct vp_writer *writer, int doctor, const struct vp_spans *spans, struct vp_slide *slide)
{
    const struct vp_problem *problem = writer->problem;
    const char *id = problem->plan->doctors.item[doctor].id;
    for (int s = 0; s < spans->n; s++) {
        for (int j = 0; j < problem->n_duties; j++)
            if (is_in(&spans->item[s], &problem->duties[j]))
                vp_slide_add(slide, doctor, j, 1);
        vp_slide_end(slide, writer->rule->figures.at_most, vp_arena_printf(writer->program->arena, "%s,%d", id, s));
    }
    vp_slide_flush(slide);
}

static void write_rows(struct vp_writer *writer)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    const struct vp_spans *spans = list_holidays(writer->problem, writer->rule, &scratch);
    struct vp_slide slide;
    vp_slide_init(&slide, writer, writer->problem->n_duties, &scratch);
    for (int d = 0; d < writer->problem->n_doctors; d++)
        if (vp_in_scope_doctor(writer, d))
            write_doctor(writer, d, spans, &slide);
    vp_arena_clear(&scratch);
}

static const void *prepare(const struct vp_problem *problem, int rule, struct vp_arena *arena)
{
    return list_holidays(problem, &problem->plan->rules.item[rule], arena);
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    (void)shortage;
    const struct vp_spans *spans = sequence->prepared;
    const struct vp_rule *rule = sequence->rule;
    double above = 0;
    for (int s = 0; s < spans->n; s++) {
        int had = 0;
        int past = 0;
        for (int i = 0; i < sequence->n; i++) {
            int j = sequence->duty[i];
            if (!is_in(&spans->item[s], &sequence->problem->duties[j]))
                continue;
            had++;
            past += j < sequence->problem->n_past;
        }
        above += fmax(0, had - fmax(rule->figures.at_most, past));
    }
    if (above > 0 && rule->hard)
        return INFINITY;
    return above * rule->weight;
}

static double count_duty(const struct vp_problem *problem, const void *context, int duty, int window)
{
    return is_in(&((const struct vp_spans *)context)->item[window], &problem->duties[duty]);
}

static const struct vp_windows *list_counted(const struct vp_problem *problem, int rule, const void *prepared,
                                             struct vp_arena *arena)
{
    const struct vp_spans *spans = prepared;
    return vp_list_windows(problem, rule, spans->n, count_duty, spans, arena);
}

static bool say_limits(struct vp_limits *limits)
{
    const struct vp_problem *problem = limits->problem;
    const struct vp_spans *spans = list_holidays(problem, limits->rule, limits->arena);
    for (int s = 0; s < spans->n; s++) {
        int sum = vp_limit_sum(limits, -INFINITY, limits->rule->figures.at_most);
        for (int j = 0; j < problem->n_duties; j++)
            if (is_in(&spans->item[s], &problem->duties[j]))
                vp_limit_duty(limits, sum, j, 1);
    }
    return true;
}

const struct vp_rule_program vp_program_school_holidays = {
    .rows = write_rows, .prepare = prepare, .price = price, .limits = say_limits, .windows = list_counted};
