/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forbidden: no column for a duty that matches everything that one of the doctor's `forbidden` gives. */
#include "solver/program.h"

static bool matches(const struct vp_forbidden *forbidden, const struct vp_duty *duty)
{
    if (duty->date < forbidden->dates.from || duty->date > forbidden->dates.to)
        return false;
    if (forbidden->lines != NULL && !forbidden->lines[duty->line])
        return false;
    if (forbidden->days != 0 && (forbidden->days >> (unsigned)vp_day_weekday(duty->date) & 1) == 0)
        return false;
    return forbidden->categories == 0 || (forbidden->categories & duty->categories) != 0;
}

static void forbid(struct vp_writer *writer)
{
    const struct vp_problem *problem = writer->problem;
    for (int d = 0; d < problem->n_doctors; d++) {
        const struct vp_doctor *doctor = &problem->plan->doctors.item[d];
        for (int f = 0; f < doctor->forbidden.n; f++)
            for (int j = problem->n_past; j < problem->n_duties; j++)
                if (matches(&doctor->forbidden.item[f], &problem->duties[j]))
                    writer->forbidden[d * problem->n_duties + j] = 1;
    }
}

const struct vp_rule_program vp_program_forbidden = {.forbid = forbid};
