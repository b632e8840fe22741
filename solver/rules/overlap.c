/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overlap: one duty at a time. Σ x ≤ 1 over the duties that share an instant; says nothing where the clique rows of a hard rest rule say
 * more. A duty that runs on from the past leaves no column to what overlaps it, and nobody can have a block that overlaps itself. */
#include "solver/clash.h"
#include "solver/intervals.h"
#include "solver/limits.h"
#include "solver/pairs.h"

#include <math.h>
#include <string.h>

static bool is_broken(const struct vp_writer *writer, int doctor, int a, int b)
{
    (void)doctor;
    return vp_share_time(&writer->problem->duties[a], &writer->problem->duties[b]);
}

/* A hard rest rule after every duty keeps apart at least what overlaps. */
static bool is_implied(const struct vp_writer *writer, int doctor)
{
    for (int r = 0; r < writer->problem->plan->rules.n; r++)
        if (vp_rests_after_all(writer->problem, r, doctor, writer->rule_number))
            return true;
    return false;
}

static void forbid_duty(struct vp_writer *writer, int duty)
{
    for (int d = 0; d < writer->problem->n_doctors; d++)
        writer->forbidden[d * writer->problem->n_duties + duty] = 1;
}

static void forbid(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    vp_forbid_beside_past(writer, is_broken, vp_longest_duty(problem));
    for (int a = problem->n_past; a < problem->n_duties && problem->n_blocks > 0; a++)
        for (int b = a + 1; b < problem->n_duties && problem->duties[b].start < problem->duties[a].end; b++)
            if (vp_same_block(problem, a, b)) {
                forbid_duty(writer, a);
                forbid_duty(writer, b);
            }
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct vp_claim *claims = vp_arena_array(&scratch, (size_t)problem->n_duties, sizeof *claims);
    for (int d = 0; d < problem->n_doctors; d++) {
        if (is_implied(writer, d))
            continue;
        int n = 0;
        for (int j = problem->n_past; j < problem->n_duties; j++) {
            int x = vp_scoped_x(writer, d, j);
            if (x >= 0)
                claims[n++] = (struct vp_claim){{problem->duties[j].start, problem->duties[j].end}, x};
        }
        vp_write_cliques(writer, d, claims, n);
    }
    vp_arena_clear(&scratch);
}

static double price(const struct vp_sequence *sequence, double *shortage)
{
    (void)shortage;
    const struct vp_duty *duties = sequence->problem->duties;
    vp_instant busy_until = INT64_MIN;
    for (int i = 0; i < sequence->n; i++) {
        const struct vp_duty *duty = &duties[sequence->duty[i]];
        if (duty->start < busy_until && sequence->duty[i] >= sequence->problem->n_past)
            return INFINITY;
        busy_until = duty->end > busy_until ? duty->end : busy_until;
    }
    return 0;
}

static vp_instant find_reach(const struct vp_problem *problem, const struct vp_rule *rule)
{
    (void)rule;
    return vp_longest_duty(problem);
}

const struct vp_rule_program vp_program_overlap = {
    .forbid = forbid, .rows = write_rows, .price = price, .reach = find_reach};
