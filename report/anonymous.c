/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report that names no doctor: everything in it is made from a plan in which they have pseudonyms (model/disguise.h). */
#include "report/report.h"

#include "model/disguise.h"

bool vp_report_disguise(struct vp_report *report, struct vp_arena *arena, struct vp_errors *errors)
{
    struct vp_disguise disguise;
    report->options.anonymous = true;
    if (report->roster == NULL)
        return true;
    if (!vp_disguise_make(&disguise, report->problem, report->roster, arena, errors))
        return false;
    const struct vp_audit *audit = vp_audit_new(disguise.problem, disguise.roster, arena);
    bool same =
        report->audit == NULL || (audit->hard.n == report->audit->hard.n && audit->soft.n == report->audit->soft.n);
    report->problem = disguise.problem;
    report->roster = disguise.roster;
    report->audit = audit;
    if (report->prices != NULL)
        report->prices = vp_prices_disguise(report->prices, arena);
    if (!same)
        vp_errors_add(errors, VP_ESOLVER, (struct vp_pos){NULL, 0, 0},
                      "the audit says something else of the roster when its doctors have pseudonyms");
    return same;
}
