/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Eligible: no column for a doctor who is no member on the day the duty begins, or lacks a qualification that the line needs. */
#include "solver/program.h"

static void forbid(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    for (int d = 0; d < problem->n_doctors; d++) {
        const struct vp_doctor *doctor = &problem->plan->doctors.item[d];
        for (int j = problem->n_past; j < problem->n_duties; j++) {
            const struct vp_duty *duty = &problem->duties[j];
            uint64_t needs = problem->plan->lines.item[duty->line].needs;
            bool member = duty->date >= doctor->member.from && duty->date <= doctor->member.to;
            if (!member || (needs & ~doctor->qualifications) != 0)
                writer->forbidden[d * problem->n_duties + j] = 1;
        }
    }
}

const struct vp_rule_program vp_program_eligible = {.forbid = forbid};
