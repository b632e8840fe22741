/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leave: no column for a duty of which any second falls on a day of leave. */
#include "solver/program.h"

static void forbid_leave(struct vp_writer *writer, int doctor, const struct vp_leave *leave)
{
    const struct vp_problem *problem = writer->problem;
    vp_instant from = vp_zone_instant(problem->plan->zone, leave->dates.from, 0);
    vp_instant until = vp_zone_instant(problem->plan->zone, leave->dates.to + 1, 0);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (problem->duties[j].start < until && problem->duties[j].end > from)
            writer->forbidden[doctor * problem->n_duties + j] = 1;
}

static void forbid(struct vp_writer *writer)
{
    const struct vp_plan *plan = writer->problem->plan;
    for (int d = 0; d < plan->doctors.n; d++)
        for (int l = 0; l < plan->doctors.item[d].leave.n; l++)
            forbid_leave(writer, d, &plan->doctors.item[d].leave.item[l]);
}

const struct vp_rule_program vp_program_leave = {.forbid = forbid};
