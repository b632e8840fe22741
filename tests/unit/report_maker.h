/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of small rosters made in code, and names that no name should be. */
#ifndef VP_TESTS_REPORT_MAKER_H
#define VP_TESTS_REPORT_MAKER_H

#include "report/report.h"

/* Everything of one report; memory from one arena. */
struct vp_made_report {
    struct vp_plan *plan;
    struct vp_problem *problem;
    struct vp_roster *roster;
    struct vp_outcome outcome;
    struct vp_report report;
};

/* Two weeks in Easter 2027 with `doctors` doctors on one stand-by line, terms for hours and nights, a hard rest rule and a soft one on
 * weekends; the doctors take turns, one duty each. Change the plan, then call vp_remake_report. */
struct vp_made_report *vp_make_report(int doctors, struct vp_arena *arena);

/* Works the problem out again after a change of the plan; the roster begins anew. */
void vp_remake_report(struct vp_made_report *made, struct vp_arena *arena);

/* Audits the roster again after a change of it. */
void vp_reaudit_report(struct vp_made_report *made, struct vp_arena *arena);

/* Names as an enemy would choose them, `vp_hostile_names_n` of them. */
extern const char *const vp_hostile_names[];
extern const int vp_hostile_names_n;

#endif
