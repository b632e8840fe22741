/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of compare.html. */
#ifndef VP_REPORT_COMPARE_PAGE_H
#define VP_REPORT_COMPARE_PAGE_H

#include "report/compare_charts.h"
#include "report/html.h"

enum { VP_COMPARE_SECTIONS = 60 }; /* results with a section each */

struct vp_compare_page {
    struct vp_page page;
    const struct vp_comparisons *set;
    const char *const *names;
    const struct vp_chart *charts;
    int n_charts;
    const char *folder; /* of their SVGs; NULL = none */
};

/* Charts about result number `other` (0: about all). */
void vp_compare_page_charts(const struct vp_compare_page *page, int other);

/* A section for each result: every figure, what is proven of it, and whose duties are another's. */
void vp_compare_page_each(const struct vp_compare_page *page);

#endif
