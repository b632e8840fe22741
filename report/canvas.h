/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts are made of: boxes, strokes, marks and words at pixels of the SVG, x from the left and y from the top. They become rows of data
 * files, and one plot command shows them all or any part of them, at any size: the picture as a whole, or a page of it. */
#ifndef VP_REPORT_CANVAS_H
#define VP_REPORT_CANVAS_H

#include "report/charts.h"

/* How words look. */
enum vp_letters {
    VP_WORDS_TITLE,
    VP_WORDS_SUBTITLE,
    VP_WORDS_NAME,   /* of a doctor, ends at x */
    VP_WORDS_LEFT,   /* begins at x */
    VP_WORDS_CENTRE, /* in the middle of x */
    VP_WORDS_RIGHT,  /* ends at x */
    VP_WORDS_CELL,   /* in the middle of a box */
    VP_WORDS_WHITE,  /* on black */
    VP_WORDS_DATE,
    VP_WORDS_SMALL,
    VP_WORDS_KINDS
};

/* Ways of a hatching's strokes. */
enum {
    VP_WAY_RISING = 1,
    VP_WAY_FALLING = 2,
    VP_WAY_UPRIGHT = 4,
    VP_WAY_LEVEL = 8,
    VP_WAY_CROSSING = VP_WAY_RISING | VP_WAY_FALLING,
    VP_WAY_SQUARE = VP_WAY_UPRIGHT | VP_WAY_LEVEL
};

enum vp_colour {
    VP_WHITE = 0xFFFFFF,
    VP_LIGHT = 0xC4C4C4,  /* load up to the target */
    VP_GRID = 0xD8D8D8,   /* lines behind everything */
    VP_INK = 0x303030,    /* hatchings */
    VP_BEYOND = 0x9C3A10, /* load beyond the target; dark in grey too */
};

/* What a chart shows of places beyond the needed, in words and as a hatching (VP_WAY_SQUARE). */
#define VP_EXTRA_SIGN "▦"

/* Boxes are { left, right, top, bottom }. With a thin edge, without, and the thick edge alone. */
void vp_canvas_box(struct vp_drawing *drawing, const double box[4], int colour);
void vp_canvas_fill(struct vp_drawing *drawing, const double box[4], int colour);
void vp_canvas_frame(struct vp_drawing *drawing, const double box[4]);
/* Strokes rather than fill patterns: those look different in SVG and PNG, and make a printed page of 40 MB. */
void vp_canvas_hatch(struct vp_drawing *drawing, const double box[4], unsigned way, int colour);
/* A thin line behind everything, and a heavy black one before it, from (x, y) to (x + dx, y + dy). */
void vp_canvas_line(struct vp_drawing *drawing, double x, double y, double dx, double dy);
void vp_canvas_bar(struct vp_drawing *drawing, double x, double y, double dx, double dy);
/* A thin line before boxes. */
void vp_canvas_stroke(struct vp_drawing *drawing, double x, double y, double dx, double dy, int colour);
/* A diamond: the fair share. A dot, black; a ring, white inside. */
void vp_canvas_diamond(struct vp_drawing *drawing, double x, double y);
void vp_canvas_dot(struct vp_drawing *drawing, double x, double y);
void vp_canvas_ring(struct vp_drawing *drawing, double x, double y);
void vp_canvas_words(struct vp_drawing *drawing, enum vp_letters kind, double x, double y, const char *words);

/* The chart's title, and below it the plan's with the period and `note`. */
void vp_canvas_heading(struct vp_drawing *drawing, const char *note);
/* The same with other words below the title. */
void vp_canvas_heading_words(struct vp_drawing *drawing, const char *below);

/* The step of an axis on which `span` units of any kind take `pixels`: 1, 2 or 5 and noughts, so that counts never fall between two marks;
 * at least `apart` pixels from mark to mark. */
double vp_axis_step(double span, double pixels, double apart);

/* The plot command for the part of the canvas that the ranges show, letters and strokes `size` times and marks `marks` times as large. */
void vp_canvas_plot(const struct vp_drawing *drawing, double size, double marks, struct vp_text *out);

#endif
