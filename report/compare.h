/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons for people and programs: every result beside the first. */
#ifndef VP_REPORT_COMPARE_H
#define VP_REPORT_COMPARE_H

#include "model/base/text.h"
#include "model/compare.h"

/* In words: a table for each, what changed of the duties below it, by doctor. */
void vp_compare_text(const struct vp_comparison *list, int n, enum vp_language language, struct vp_text *out);

/* In words: where places are no longer left to locums, and what of it is proven. */
void vp_least_text(const vp_least_list *leasts, enum vp_language language, struct vp_text *out);

/* A row for each figure of each. */
void vp_compare_csv(const struct vp_comparison *list, int n, struct vp_text *out);

/* All of it. */
void vp_compare_json(const struct vp_comparison *list, int n, struct vp_text *out);

#endif
