/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sequence: after a duty a of `after` that begins on date t, no duty b of `not` begins on t+1 … t+D, unless they are of one block. Hard:
 * Σ x ≤ 1 over cliques, so that every such pair is in one. Soft: Σ_A x + Σ_B x − s ≤ 1, weight · s (solver/pairs.c). With a duty of the
 * past: no x, or the weight on x. As limits of a tour, soft: sums on pairs (solver/limits.c). */
#include "solver/clash.h"
#include "solver/limits.h"
#include "solver/pairs.h"

#include <math.h>

static int find_days(const struct vp_rule *rule)
{
    return rule->figures.days > 0 ? rule->figures.days : 1;
}

static bool follows(const struct vp_rule *rule, const struct vp_duty *a, const struct vp_duty *b)
{
    return a->date < b->date && b->date - a->date <= find_days(rule) && vp_selects(&rule->figures.after, a) &&
           vp_selects(&rule->figures.not, b);
}

static bool is_broken(const struct vp_writer *writer, int doctor, int a, int b)
{
    (void)doctor;
    return follows(writer->rule, &writer->problem->duties[a], &writer->problem->duties[b]);
}

/* Seconds between the starts of two such duties are fewer; a day has 25 hours at most. */
static vp_instant find_reach(const struct vp_problem *problem, const struct vp_rule *rule)
{
    (void)problem;
    return (vp_instant)(find_days(rule) + 1) * 86400 + 3600;
}

static void forbid(struct vp_writer *writer)
{
    vp_forbid_beside_past(writer, is_broken, find_reach(writer->problem, writer->rule));
}

static void write_rows(struct vp_writer *writer)
{
    for (int d = 0; d < writer->problem->n_doctors; d++)
        if (vp_in_scope_doctor(writer, d))
            vp_write_pairs(writer, d, is_broken, find_reach(writer->problem, writer->rule));
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    (void)shortage;
    const struct vp_problem *problem = sequence->problem;
    const int days = find_days(sequence->rule);
    double broken = 0;
    for (int k = 1; k < sequence->n; k++) {
        const struct vp_duty *b = &problem->duties[sequence->duty[k]];
        if (sequence->duty[k] < problem->n_past || !vp_selects(&sequence->rule->figures.not, b))
            continue;
        for (int i = k - 1; i >= 0 && b->date - problem->duties[sequence->duty[i]].date <= days; i--)
            broken += !vp_same_block(problem, sequence->duty[i], sequence->duty[k]) &&
                      follows(sequence->rule, &problem->duties[sequence->duty[i]], b);
    }
    if (broken > 0 && sequence->rule->hard)
        return INFINITY;
    return broken * sequence->rule->weight;
}

static bool touches(const struct vp_sequence *sequence, int duty)
{
    const struct vp_figures *figures = &sequence->rule->figures;
    const struct vp_duty *of = &sequence->problem->duties[duty];
    return vp_selects(&figures->after, of) || vp_selects(&figures->not, of);
}

static bool say_limits(struct vp_limits *limits)
{
    vp_limit_pairs(limits, is_broken, find_reach(limits->problem, limits->rule));
    return true;
}

const struct vp_rule_program vp_program_sequence = {
    .forbid = forbid,
    .rows = write_rows,
    .price = price,
    .limits = say_limits,
    .reach = find_reach,
    .touches = touches,
};
