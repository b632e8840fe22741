/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exempt (fritak): no column for a duty that counts for something from which the doctor is free on the day it begins. */
#include "solver/program.h"

static void forbid(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    for (int d = 0; d < problem->n_doctors; d++) {
        const struct vp_doctor *doctor = &problem->plan->doctors.item[d];
        for (int e = 0; e < doctor->exemptions.n; e++) {
            const struct vp_exemption *exemption = &doctor->exemptions.item[e];
            for (int j = problem->n_past; j < problem->n_duties; j++) {
                const struct vp_duty *duty = &problem->duties[j];
                if (duty->date >= exemption->dates.from && duty->date <= exemption->dates.to &&
                    (duty->categories & exemption->what) != 0)
                    writer->forbidden[d * problem->n_duties + j] = 1;
            }
        }
    }
}

const struct vp_rule_program vp_program_exempt = {.forbid = forbid};
