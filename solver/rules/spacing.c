/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spacing: starts on dates t and t' of one doctor's duties differ by D days or more, unless they are of one block. Hard: the claims [t,
 * t + D) are disjoint: clique rows (solver/intervals.c). Soft: Σ_A x + Σ_B x − s ≤ 1, weight · s (solver/pairs.c). With a duty of the
 * past: no x, or the weight on x. As limits of a tour, soft: sums on pairs (solver/limits.c). */
#include "solver/clash.h"
#include "solver/intervals.h"
#include "solver/limits.h"
#include "solver/pairs.h"

#include <math.h>

static bool is_too_close(const struct vp_writer *writer, int doctor, int a, int b)
{
    (void)doctor;
    const struct vp_duty *duties = writer->problem->duties;
    return duties[b].date - duties[a].date < writer->rule->figures.days;
}

/* Seconds between the starts of two such duties are fewer; a day has 25 hours at most. */
static vp_instant find_reach(const struct vp_problem *problem, const struct vp_rule *rule)
{
    (void)problem;
    return (vp_instant)rule->figures.days * 86400 + 3600;
}

static void forbid(struct vp_writer *writer)
{
    vp_forbid_beside_past(writer, is_too_close, find_reach(writer->problem, writer->rule));
}

static void write_hard(struct vp_writer *writer, int doctor)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_claim *claims = vp_arena_array(writer->program->arena, (size_t)problem->n_duties, sizeof *claims);
    int n = 0;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        int x = vp_scoped_x(writer, doctor, j);
        vp_day date = problem->duties[j].date;
        if (x >= 0)
            claims[n++] = (struct vp_claim){{date, (vp_instant)date + writer->rule->figures.days}, x};
    }
    vp_write_cliques(writer, doctor, claims, n);
}

static void write_rows(struct vp_writer *writer)
{
    for (int d = 0; d < writer->problem->n_doctors; d++) {
        if (!vp_in_scope_doctor(writer, d))
            continue;
        if (writer->rule->hard)
            write_hard(writer, d);
        else
            vp_write_pairs(writer, d, is_too_close, find_reach(writer->problem, writer->rule));
    }
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    (void)shortage;
    const struct vp_problem *problem = sequence->problem;
    double broken = 0;
    for (int k = 1; k < sequence->n; k++) {
        vp_day after = problem->duties[sequence->duty[k]].date - sequence->rule->figures.days;
        if (sequence->duty[k] < problem->n_past)
            continue;
        for (int i = k - 1; i >= 0 && problem->duties[sequence->duty[i]].date > after; i--)
            broken += !vp_same_block(problem, sequence->duty[i], sequence->duty[k]);
    }
    if (broken > 0 && sequence->rule->hard)
        return INFINITY;
    return broken * sequence->rule->weight;
}

static bool say_limits(struct vp_limits *limits)
{
    vp_limit_pairs(limits, is_too_close, find_reach(limits->problem, limits->rule));
    return true;
}

const struct vp_rule_program vp_program_spacing = {
    .forbid = forbid, .rows = write_rows, .price = price, .limits = say_limits, .reach = find_reach};
