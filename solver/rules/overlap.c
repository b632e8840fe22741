/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overlap: one duty at a time. Σ x ≤ 1 over the duties that share an instant; says nothing where the clique rows of a hard rest rule say more. */
#include "solver/intervals.h"

#include <math.h>

/* A hard rest rule for everybody on every line keeps apart at least what overlaps. */
static bool is_implied(const struct vp_plan *plan)
{
    for (int r = 0; r < plan->rules.n; r++) {
        const struct vp_rule *rule = &plan->rules.item[r];
        if (rule->kind == VP_RULE_rest && rule->hard && rule->doctors == NULL && rule->lines == NULL)
            return true;
    }
    return false;
}

static void write_rows(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    if (is_implied(problem->plan))
        return;
    struct vp_claim *claims = vp_arena_array(writer->program->arena, (size_t)problem->n_duties, sizeof *claims);
    for (int d = 0; d < problem->n_doctors; d++) {
        int n = 0;
        for (int j = 0; j < problem->n_duties; j++) {
            int x = vp_scoped_x(writer, d, j);
            if (x >= 0)
                claims[n++] = (struct vp_claim){problem->duties[j].start, problem->duties[j].end, x};
        }
        vp_write_cliques(writer, d, claims, n);
    }
}

static double price(const struct vp_sequence *sequence)
{
    const struct vp_duty *duties = sequence->problem->duties;
    vp_instant busy_until = INT64_MIN;
    for (int i = 0; i < sequence->n; i++) {
        const struct vp_duty *duty = &duties[sequence->duty[i]];
        if (duty->start < busy_until)
            return INFINITY;
        busy_until = duty->end > busy_until ? duty->end : busy_until;
    }
    return 0;
}

const struct vp_rule_program vp_program_overlap = {.rows = write_rows, .price = price};
