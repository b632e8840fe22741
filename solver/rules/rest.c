/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rest: with g(j) the drive between home and the duty's place, duty a before duty b needs
 *     start(b) − g(b) − end(a) − g(a) ≥ H,
 * that is: the claims [start − g, end + g + H) of one doctor's duties are disjoint. Hard: clique rows of these claims.
 * Soft: x[a] + x[b] − s ≤ 1, weight · s, for each pair that is too close without overlapping. */
#include "solver/intervals.h"

#include <math.h>

static struct vp_claim claim_duty(const struct vp_problem *problem, const struct vp_rule *rule, int doctor, int j)
{
    int64_t drive = 60 * (int64_t)problem->drive[doctor * problem->n_duties + j];
    int64_t rest = (int64_t)llround(rule->figures.hours * 3600);
    return (struct vp_claim){problem->duties[j].start - drive, problem->duties[j].end + drive + rest, -1};
}

static bool share_instant(const struct vp_claim *a, const struct vp_claim *b)
{
    return a->start < b->end && b->start < a->end;
}

bool vp_clash(const struct vp_writer *writer, int doctor, int a, int b)
{
    const struct vp_problem *problem = writer->problem;
    const struct vp_duty *first = &problem->duties[a];
    const struct vp_duty *second = &problem->duties[b];
    if (first->start < second->end && second->start < first->end)
        return true;
    const struct vp_plan *plan = problem->plan;
    for (int r = 0; r < plan->rules.n; r++) {
        const struct vp_rule *rule = &plan->rules.item[r];
        if (rule->kind != VP_RULE_rest || !rule->hard || (rule->doctors != NULL && !rule->doctors[doctor]))
            continue;
        if (rule->lines != NULL && !(rule->lines[first->line] && rule->lines[second->line]))
            continue;
        struct vp_claim one = claim_duty(problem, rule, doctor, a);
        struct vp_claim two = claim_duty(problem, rule, doctor, b);
        if (share_instant(&one, &two))
            return true;
    }
    return false;
}

static void write_pair(struct vp_writer *writer, int doctor, int a, int b, const int *x)
{
    const char *id = writer->problem->plan->doctors.item[doctor].id;
    const char *detail = vp_arena_printf(writer->program->arena, "%s,%d,%d", id, a, b);
    vp_begin_row(writer->program, -INFINITY, 1,
                 vp_arena_printf(writer->program->arena, "%s[%s]", writer->rule->id, detail));
    vp_add_entry(writer->program, x[a], 1);
    vp_add_entry(writer->program, x[b], 1);
    vp_end_at_most(writer, detail);
}

/* Duties come by start, but their claims need not: a long drive starts earlier. So all pairs up to the longest reach are tried. */
static void write_soft(struct vp_writer *writer, int doctor, const struct vp_claim *claims, const int *x)
{
    const struct vp_problem *problem = writer->problem;
    int64_t longest_drive = 0;
    for (int j = 0; j < problem->n_duties; j++)
        if (x[j] >= 0 && problem->duties[j].start - claims[j].start > longest_drive)
            longest_drive = problem->duties[j].start - claims[j].start;
    for (int a = 0; a < problem->n_duties; a++) {
        if (x[a] < 0)
            continue;
        for (int b = a + 1; b < problem->n_duties && problem->duties[b].start - longest_drive < claims[a].end; b++) {
            bool apart = problem->duties[b].start >= problem->duties[a].end;
            if (x[b] >= 0 && apart && share_instant(&claims[a], &claims[b]) && !vp_clash(writer, doctor, a, b))
                write_pair(writer, doctor, a, b, x);
        }
    }
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    size_t n_duties = (size_t)problem->n_duties;
    struct vp_claim *claims = vp_arena_array(writer->program->arena, n_duties, sizeof *claims);
    struct vp_claim *packed = vp_arena_array(writer->program->arena, n_duties, sizeof *packed);
    int *x = vp_arena_array(writer->program->arena, n_duties, sizeof *x);
    for (int d = 0; d < problem->n_doctors; d++) {
        if (!vp_in_scope_doctor(writer, d))
            continue;
        int n = 0;
        for (int j = 0; j < problem->n_duties; j++) {
            x[j] = vp_scoped_x(writer, d, j);
            if (x[j] < 0)
                continue;
            claims[j] = claim_duty(problem, writer->rule, d, j);
            claims[j].column = x[j];
            packed[n++] = claims[j];
        }
        if (writer->rule->hard)
            vp_write_cliques(writer, d, packed, n);
        else
            write_soft(writer, d, claims, x);
    }
}

/* All claims of the rule, [doctor * n_duties + duty]: asked for millions of times. */
static const void *prepare(const struct vp_problem *problem, const struct vp_rule *rule, struct vp_arena *arena)
{
    size_t pairs = (size_t)problem->n_doctors * (size_t)problem->n_duties;
    struct vp_claim *claims = vp_arena_array(arena, pairs, sizeof *claims);
    for (int d = 0; d < problem->n_doctors; d++)
        for (int j = 0; j < problem->n_duties; j++)
            claims[d * problem->n_duties + j] = claim_duty(problem, rule, d, j);
    return claims;
}

static double price(const struct vp_sequence *sequence)
{
    const struct vp_problem *problem = sequence->problem;
    const struct vp_claim *claims = (const struct vp_claim *)sequence->prepared + sequence->doctor * problem->n_duties;
    const vp_instant longest_drive = 60 * (vp_instant)sequence->longest_drive;
    double broken = 0;
    for (int i = 0; i < sequence->n; i++) {
        const struct vp_claim *claim = &claims[sequence->duty[i]];
        for (int k = i + 1; k < sequence->n; k++) {
            const struct vp_duty *next = &problem->duties[sequence->duty[k]];
            if (next->start - longest_drive >= claim->end)
                break;
            if (next->start < problem->duties[sequence->duty[i]].end || !share_instant(claim, &claims[sequence->duty[k]]))
                continue;
            if (sequence->rule->hard)
                return INFINITY;
            broken += 1;
        }
    }
    return broken * sequence->rule->weight;
}

const struct vp_rule_program vp_program_rest = {.rows = write_rows, .prepare = prepare, .price = price};
