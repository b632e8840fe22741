/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roster → files for people and programs. Knows nothing of how the roster was found. */
#ifndef VP_REPORT_REPORT_H
#define VP_REPORT_REPORT_H

#include "model/audit.h"
#include "model/base/text.h"
#include "model/certificate.h"
#include "model/outcome.h"
#include "model/prices.h"

/* How it is written; all zero is the ordinary way. The language is the plan's (struct vp_read_options). */
struct vp_report_options {
    bool anonymous; /* doctors have pseudonyms, and where they live is not said; set by vp_report_disguise alone */
    char separator; /* between cells of roster.csv and rotation.csv: ',' (as 0), ';' or a tab */
    bool calendar_travel; /* the doctors' calendars show drives too, but not with pseudonyms */
};

/* Everything that a report is made from. */
struct vp_report {
    const struct vp_problem *problem;
    const struct vp_roster *roster;
    const struct vp_audit *audit;
    const struct vp_outcome *outcome; /* NULL: the roster was not solved here (report, audit): no solve.json, no claim about bounds */
    struct vp_report_options options;
    const double *floor; /* [category] in every lawful roster like this one somebody has at least so much above the target; -INFINITY: not known; NULL: to be worked out */
    const struct vp_price_list *prices; /* NULL: not asked for */
};

/* Makes the report one that names no doctor: problem, roster and audit (made, if there was none) are exchanged for those of a plan in disguise, from
 * `arena`. To be called before anything is written. False if `errors` got one. */
bool vp_report_disguise(struct vp_report *report, struct vp_arena *arena, struct vp_errors *errors);

/* Writes all outputs into `folder` (made if missing): roster.csv, roster.xlsx, audit.txt, audit.json, ledger.yaml, report.html,
 * charts/, charts.pdf, calendar/, certificate.json and solve.json (if it was solved), rotation.csv for a plan with rotations, and prices.json if
 * there are prices.
 * All of them appear together or none: they are written beside the folder and exchanged for it in one step (RENAME_EXCHANGE); a folder that holds
 * files of the user's own, or stands where that is impossible, gets them one by one, each whole. */
bool vp_report_write(const struct vp_report *report, const char *folder, struct vp_errors *errors);

/* What vp_report_write would fail on whatever the roster: no gnuplot, a folder that cannot be written. To be asked before a long search, so that it
 * is not the search that is lost. Leaves nothing behind but missing parents of `folder`. */
bool vp_report_ready(const char *folder, struct vp_errors *errors);

/* Writes solve.json alone for an outcome without a roster (infeasible, nothing). */
bool vp_report_write_outcome(const struct vp_report *report, const char *folder, struct vp_errors *errors);

/* The texts themselves, appended to `out`. */
void vp_report_roster_csv(const struct vp_report *report, struct vp_text *out);
void vp_report_audit_text(const struct vp_report *report, struct vp_text *out);
void vp_report_audit_json(const struct vp_report *report, struct vp_text *out);
void vp_report_solve_json(const struct vp_report *report, struct vp_text *out);
void vp_report_certificate(const struct vp_report *report, struct vp_text *out);
void vp_report_prices(const struct vp_report *report, struct vp_text *out);
void vp_report_ledger(const struct vp_report *report, struct vp_text *out);
void vp_report_rotation_csv(const struct vp_report *report, struct vp_text *out);
void vp_report_html(const struct vp_report *report, const char *charts_folder,
                    struct vp_text *out); /* SVG charts are put inline from there */

/* What came of a certificate that was judged, in words. */
void vp_report_verdict(const struct vp_report *report, const struct vp_certificate *certificate,
                       const struct vp_verdict *verdict, struct vp_text *out);

/* A dozen lines in plain words for the coordinator's screen: covered, locums, worst-off doctors, what is proven. */
void vp_report_summary(const struct vp_report *report, struct vp_text *out);

#endif
