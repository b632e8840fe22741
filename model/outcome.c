/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and the gap of an outcome. */
#include "model/outcome.h"

#include <assert.h>
#include <math.h>

const char *vp_status_name(enum vp_status status)
{
    static const char *const names[] = {
        [VP_OPTIMAL] = "optimal",         [VP_WITHIN_GAP] = "within-gap", [VP_FEASIBLE] = "feasible",
        [VP_INTERRUPTED] = "interrupted", [VP_INFEASIBLE] = "infeasible", [VP_NOTHING] = "nothing",
    };
    assert((size_t)status < sizeof names / sizeof names[0]);
    return names[status];
}

double vp_outcome_gap(const struct vp_outcome *outcome)
{
    static const double rounding = 1e-9;
    if (!isfinite(outcome->bound) || !isfinite(outcome->objective))
        return INFINITY;
    double apart = outcome->objective - outcome->bound;
    double scale = fabs(outcome->objective);
    if (apart <= rounding * fmax(1.0, scale))
        return 0.0;
    return scale < rounding ? INFINITY : 100.0 * apart / scale;
}

bool vp_outcome_cut_short(const struct vp_outcome *outcome)
{
    bool broke = outcome->trouble.kind != VP_NO_MISHAP && outcome->trouble.kind != VP_REFUSED;
    return broke && !outcome->trouble.went_on && (outcome->status == VP_FEASIBLE || outcome->status == VP_NOTHING);
}
