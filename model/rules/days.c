/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A doctor is at work on a date when from ≤ date ≤ to of his membership and no leave holds it. Before the period nothing is said of
 * memberships: whoever had duty then was one. */
#include "model/rules/days.h"

bool vp_judge_at_work(const struct vp_plan *plan, int doctor, vp_day date)
{
    const struct vp_doctor *of = &plan->doctors.item[doctor];
    if (date >= plan->from && !vp_dates_hold(of->member, date))
        return false;
    for (int i = 0; i < of->leave.n; i++)
        if (vp_dates_hold(of->leave.item[i].dates, date))
            return false;
    return true;
}

bool vp_judge_loses_day(const struct vp_selector *after, const struct vp_duty *duty)
{
    return duty->last > duty->date && vp_selects(after, duty);
}
