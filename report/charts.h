/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a roster, drawn by gnuplot as SVG and PNG. Each chart is a script and its data files; the words of the plan stand in the data or in
 * single quotes, made harmless (vp_put_gnuplot), and no text is "enhanced", so that a name is only ever a name. */
#ifndef VP_REPORT_CHARTS_H
#define VP_REPORT_CHARTS_H

#include "report/view.h"

enum {
    VP_CHART_KEY = 80,
    VP_CHART_CUTS = 64,
    VP_CHART_SLICE = 900,   /* pixels of the highest slice that fits on a page of paper and can be read there */
    VP_CHART_PATTERNS = 12, /* that doctors of a calendar have before their names */
};

enum vp_chart_kind { VP_CHART_LOAD, VP_CHART_DEVIATION, VP_CHART_CALENDAR };

struct vp_chart {
    enum vp_chart_kind kind;
    char key[VP_CHART_KEY]; /* names its files: "load-nights", "deviation", "calendar-1"; at most an id of the plan's */
    int category;           /* load */
    int line;               /* calendar */
    const char *title;
    const char *reading;     /* how to read it, one or two sentences */
    int cuts[VP_CHART_CUTS]; /* where it is cut for paper, pixels from the top; known when it is drawn */
    int n_cuts;
};

/* The charts of this report in the order in which they are shown; *n gets how many. In the view's arena. */
struct vp_chart *vp_charts_list(struct vp_view *view, int *n);

/* Draws them all into `folder`, KEY.svg and KEY.png; leaves nothing else there. */
bool vp_charts_draw(struct vp_view *view, const char *folder, struct vp_errors *errors);

/* True for "load-nights.svg" and every other name that vp_charts_draw may write, for this or any other plan. */
bool vp_charts_is_ours(const char *name);

/* ---- for the chart_*.c files ---- */

enum { VP_CHART_TABLES = 4 };

/* A chart being drawn: the script in gnuplot's language and its data files, "KEY-0.dat" …. Lengths are pixels of the SVG. */
struct vp_drawing {
    struct vp_view *view;
    struct vp_chart *chart;
    int cut; /* the last place where it may be cut */
    int width;
    int height;
    struct vp_text script; /* what follows the common beginning: axes, plot command */
    struct vp_text table[VP_CHART_TABLES];
};

void vp_draw_load(struct vp_drawing *drawing);
void vp_draw_deviation(struct vp_drawing *drawing);
void vp_draw_calendar(struct vp_drawing *drawing);

/* Says that the chart may be cut for paper at `y`, pixels from the top; from top to bottom, and at last with its height. */
void vp_may_cut(struct vp_drawing *drawing, int y);

/* 'words' in single quotes, harmless. */
void vp_put_quoted(struct vp_text *out, const char *words);
/* A tab and the words as a field of a data file. */
void vp_put_field(struct vp_text *out, const char *words);
/* The name of data file `table` in quotes. */
const char *vp_table_name(struct vp_drawing *drawing, int table);
/* Pixels that `words` take at `size` points, a little too many rather than too few. */
int vp_text_pixels(const char *words, int size);
/* Pixels that the widest label of a doctor takes at `size`. */
int vp_label_pixels(const struct vp_view *view, int size);

/* Runs `gnuplot script` with `folder` as its working folder; false with the first line of what it said. In gnuplot.c, the only file that knows the program. */
bool vp_gnuplot_run(const char *folder, const char *script, struct vp_errors *errors);

/* True if there is a gnuplot to run. */
bool vp_gnuplot_there(struct vp_errors *errors);

/* Finishes an SVG of gnuplot's: `title` and `description` for those who cannot see it, ids that are unique on a page (they begin with `key`),
 * a list of fonts that other machines have too, and in `data-cuts` where it is cut for paper. */
void vp_svg_finish(const struct vp_text *raw, const struct vp_chart *chart, struct vp_text *out);

#endif
