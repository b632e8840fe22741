/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many results as one table of words, a row each. */
#ifndef VP_REPORT_COMPARE_TABLE_H
#define VP_REPORT_COMPARE_TABLE_H

#include "report/compare_words.h"

/* The first result, then the others, each with as many key figures as fit and a sign for what is proven of each beside the first; below it what the
 * signs mean. `names` as vp_compare_names makes them. */
void vp_compare_table(struct vp_view *view, const struct vp_comparisons *set, const char *const *names,
                      struct vp_text *out);

#endif
