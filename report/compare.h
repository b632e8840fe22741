/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons for people and programs: every result beside the first. All need at least one comparison. */
#ifndef VP_REPORT_COMPARE_H
#define VP_REPORT_COMPARE_H

#include "model/base/error.h"
#include "model/base/text.h"
#include "model/compare.h"

enum { VP_COMPARE_FEW = 3 }; /* beside the first: so many have a table each in the text, more have a row each in one */

/* In words: a table for each, what changed of the duties below it, by doctor; or one table for many. */
void vp_compare_text(const struct vp_comparisons *set, enum vp_language language, struct vp_text *out);

/* In words: where halving ended (vp_compare_text has it too). */
void vp_leasts_text(const vp_least_list *leasts, enum vp_language language, struct vp_text *out);

/* A row for each figure of each. */
void vp_compare_csv(const struct vp_comparisons *set, struct vp_text *out);

/* All of it. */
void vp_compare_json(const struct vp_comparisons *set, struct vp_text *out);

/* compare.html; SVG charts are put inline from `charts_folder`. */
void vp_compare_html(const struct vp_comparisons *set, enum vp_language language, const char *charts_folder,
                     struct vp_text *out);

/* Writes compare.json, compare.csv, compare.html, compare.pdf and compare-charts/ into `folder` (made if missing), all of them or none; what else it holds,
 * results of scenarios say, stays. */
bool vp_compare_write(const struct vp_comparisons *set, enum vp_language language, const char *folder,
                      struct vp_errors *errors);

#endif
