/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads as bars against a target, as charts of doctors and of municipalities show them. The part beyond the target is dark, what is missing from it
 * hatched; the target is a stroke, the fair share a diamond, and the figures stand at the end of the bar. What is beyond the target because of places
 * beyond the needed has a pattern of its own: nobody owed it, so it is no injustice. */
#ifndef VP_REPORT_BARS_H
#define VP_REPORT_BARS_H

#include "report/canvas.h"

enum {
    VP_BARS_WIDTH = 860,
    VP_BARS_ROW = 27,
    VP_BARS_FONT = 12,
    VP_BARS_AXIS = 22, /* figures below the rows */
    VP_BARS_KEY_LINE = 20,
};

/* One scale for all of `rows`; `left` is where the longest names end and the bars may begin. */
struct vp_bars {
    struct vp_drawing *drawing;
    int category;
    const struct vp_row *rows;
    int n;
    double left; /* where `least` is */
    double least;
    double longest;
    double scale; /* pixels to a unit */
    bool beyond;  /* somebody has places beyond the needed */
};

struct vp_bars vp_bars_new(struct vp_drawing *drawing, int category, const struct vp_row *rows, int n, double left);

/* The bar of row number `i` around `y`, with its figures. */
void vp_bars_put(const struct vp_bars *bars, int i, double y);

/* Lines at the steps of the axis from `top` to `bottom`, the edges of the rows, and figures below; `above`: on top as well. */
void vp_bars_axis(const struct vp_bars *bars, double top, double bottom, bool above);

/* What the signs mean, in lines around `y` and below it: two, and a third where there is anything `beyond`. */
void vp_bars_key(struct vp_drawing *drawing, double y, bool beyond);

#endif
