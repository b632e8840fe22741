/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One chart at a time, drawn into its tables, and what a test reads in them. */
#ifndef VP_TESTS_CHART_MAKER_H
#define VP_TESTS_CHART_MAKER_H

#include "tests/unit/report_maker.h"

#include "report/canvas.h"

/* Tables of a drawing, in the order of report/canvas.c. */
enum {
    VP_AT_LINES,
    VP_AT_BOXES,
    VP_AT_FILLS,
    VP_AT_STROKES,
    VP_AT_FRAMES,
    VP_AT_BARS,
    VP_AT_DIAMONDS,
    VP_AT_RINGS,
    VP_AT_DOTS,
    VP_AT_WORDS
};

enum { VP_CHARTED_LINES = 20000 };

/* There is one in a process, as Check runs one test at a time. */
struct vp_charted {
    struct vp_arena arena;
    struct vp_view view;
    struct vp_drawing drawing;
    bool viewed;
    bool drawn;
    char *lines[VP_CHARTED_LINES]; /* of the table that was split last */
};
extern struct vp_charted vp_charted;

/* The fixture of the suites that use it. */
void vp_charted_begin(void);
void vp_charted_end(void);

/* The view of the report, for as long as no other is asked for; what was drawn before is gone. */
struct vp_view *vp_charted_view(const struct vp_made_report *made);

/* The chart `key` of the report, drawn; NULL if it has none. */
const struct vp_chart *vp_draw_chart(const struct vp_made_report *made, const char *key);

/* Cuts text into vp_charted.lines and returns how many. */
int vp_charted_split(const char *text);

/* How many boxes have this colour. */
int vp_charted_boxes(int colour);

/* The words of one kind in the order in which they were written, "a|b|c". */
const char *vp_charted_words(enum vp_letters kind);

/* Do the words stand somewhere in the chart? */
bool vp_charted_has(const char *words);

/* Fails the test unless every row of every data file has its fields and no more, and nothing that gnuplot would obey. */
void vp_charted_check_fields(const struct vp_drawing *drawing);

#endif
