/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spacing: starts on dates t and t' of one doctor's duties differ by D days or more. Hard: the claims [t, t + D) are disjoint: clique rows.
 * Soft: x[a] + Σ_B x − s ≤ 1, weight · s, for duty a and cliques B of later duties on closer dates (solver/pairs.c). With a duty of the past: no x, or
 * its price on x. */
#include "solver/intervals.h"
#include "solver/pairs.h"

static bool is_too_close(const struct vp_rule *rule, const struct vp_duty *a, const struct vp_duty *b)
{
    return b->date - a->date < rule->figures.days;
}

static struct vp_pair_rule describe(const struct vp_rule *rule)
{
    return (struct vp_pair_rule){.breaks = is_too_close, .reach = rule->figures.days - 1};
}

static void forbid(struct vp_writer *writer)
{
    struct vp_pair_rule pairs = describe(writer->rule);
    vp_forbid_pairs(writer, &pairs);
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
            claims[n++] = (struct vp_claim){date, (int64_t)date + writer->rule->figures.days, x};
    }
    vp_write_cliques(writer, doctor, claims, n);
}

static void write_rows(struct vp_writer *writer)
{
    struct vp_pair_rule pairs = describe(writer->rule);
    if (!writer->rule->hard)
        vp_write_soft_pairs(writer, &pairs);
    for (int d = 0; d < writer->problem->n_doctors && writer->rule->hard; d++)
        if (vp_in_scope_doctor(writer, d))
            write_hard(writer, d);
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    (void)shortage;
    struct vp_pair_rule pairs = describe(sequence->rule);
    return vp_price_pairs(sequence, &pairs);
}

const struct vp_rule_program vp_program_spacing = {.forbid = forbid, .rows = write_rows, .price = price};
