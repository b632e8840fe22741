/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a roster, drawn by gnuplot as SVG and PNG. Each chart is a script and its data files; the words of the plan stand in the data or in
 * single quotes, made harmless (vp_put_gnuplot), and no text is "enhanced", so that a name is only ever a name. */
#ifndef VP_REPORT_CHARTS_H
#define VP_REPORT_CHARTS_H

#include "report/view.h"

enum {
    VP_CHART_KEY = 80,
    VP_CHART_CUTS = 128,
    VP_CHART_SLICE = 900,   /* pixels of the highest slice that fits on a page of paper and can be read there */
    VP_CHART_PATTERNS = 12, /* that doctors of a calendar have before their names */
};

enum vp_chart_kind {
    VP_CHART_DEVIATION,
    VP_CHART_LOAD,
    VP_CHART_CURVE,
    VP_CHART_MUNICIPALITIES,
    VP_CHART_GREATS,
    VP_CHART_MONTHS,
    VP_CHART_GAPS,
    VP_CHART_DRIVING,
    VP_CHART_CALENDAR,
    VP_CHART_KINDS
};

struct vp_drawing;

struct vp_chart {
    enum vp_chart_kind kind;                  /* of a report's */
    void (*draw)(struct vp_drawing *drawing); /* into empty tables */
    const void *of;                           /* what a chart of a comparison shows (compare_charts.h) */
    char key[VP_CHART_KEY]; /* names its files: "load-nights", "deviation", "calendar-1"; at most an id of the plan's */
    int category;           /* load, months */
    int line;               /* calendar */
    const char *title;
    const char *reading; /* how to read it, one or two sentences */
    const char *finding; /* what it shows, for those who cannot see it: "Furthest above the target: grong-1, 2.4 duties." */
    int cuts[VP_CHART_CUTS]; /* where it is cut on a page with others, pixels from the top; known when it is drawn */
    int n_cuts;
};

/* The charts of this report in the order in which they are shown; *n gets how many. In the view's arena. */
struct vp_chart *vp_charts_list(struct vp_view *view, int *n);

/* Draws them all into `folder`, KEY.svg and KEY.png, and leaves nothing else there; appends to `pdf` a document of all of them, A4 across. */
bool vp_charts_draw(struct vp_view *view, const char *folder, struct vp_text *pdf, struct vp_errors *errors);

/* The same for any list of `n` charts, one at least. */
bool vp_charts_draw_list(struct vp_view *view, struct vp_chart *list, int n, const char *folder, struct vp_text *pdf,
                         struct vp_errors *errors);

/* The name of a chart's file without ".svg" or ".png", in `stem`; false if it has neither, or is too long. */
bool vp_chart_stem(const char *name, char stem[VP_CHART_KEY]);

/* True for "load-nights.svg" and every other name that vp_charts_draw may write, for this or any other plan. */
bool vp_charts_is_ours(const char *name);

/* ---- for the chart_*.c files ---- */

enum { VP_CHART_TABLES = 19 };

/* A chart being drawn: data files "KEY-0.dat" …, one for each thing that is drawn (canvas.c). Lengths are pixels of the SVG. */
struct vp_drawing {
    struct vp_view *view;
    struct vp_chart *chart;
    VP_VEC(int) breaks; /* where it may be cut, pixels from the top */
    int width;
    int least; /* that its heading needs */
    int height;
    int head[2]; /* from and to: what a page repeats above its part of the chart; nothing where both are 0 */
    struct vp_text table[VP_CHART_TABLES];
};

/* What each kind of chart has: its words (title, reading, finding; the key is there), and the drawing itself. */
#define VP_CHART_FILE(name)                                                                                            \
    void vp_describe_##name(struct vp_view *view, struct vp_chart *chart);                                             \
    void vp_draw_##name(struct vp_drawing *drawing);
VP_CHART_FILE(deviation)
VP_CHART_FILE(load)
VP_CHART_FILE(curve)
VP_CHART_FILE(municipalities)
VP_CHART_FILE(greats)
VP_CHART_FILE(months)
VP_CHART_FILE(gaps)
VP_CHART_FILE(driving)
VP_CHART_FILE(calendar)
#undef VP_CHART_FILE

/* Says that the chart may be cut for paper at `y`, pixels from the top; from top to bottom. */
void vp_may_cut(struct vp_drawing *drawing, int y);

/* Where a chart is cut into slices of at most `slice` pixels, as far as its breaks allow: fills `cuts` and returns how many. One that is only a little
 * higher stays whole. */
int vp_choose_cuts(const struct vp_drawing *drawing, int slice, int cuts[VP_CHART_CUTS]);

/* Draws `chart` into tables that are empty yet, and clears them again. */
void vp_drawing_begin(struct vp_drawing *drawing, struct vp_view *view, struct vp_chart *chart);
void vp_drawing_end(struct vp_drawing *drawing);

/* 'words' in single quotes, harmless. */
void vp_put_quoted(struct vp_text *out, const char *words);
/* A tab and the words as a field of a data file. */
void vp_put_field(struct vp_text *out, const char *words);
/* The name of data file `table` in quotes. */
const char *vp_table_name(const struct vp_drawing *drawing, int table);
/* Pixels that `words` take at `size` points, a little too many rather than too few. */
int vp_text_pixels(const char *words, int size);
/* Pixels that the widest label of a doctor takes at `size`. */
int vp_label_pixels(const struct vp_view *view, int size);

/* The category's name, short enough for a title. */
const char *vp_category_words(struct vp_view *view, int category);
/* "2,4 vakter", "12.5 h": how far from a target, with one decimal; the sign is left to the words around it. */
const char *vp_amount_words(struct vp_view *view, int category, double amount);
/* What an axis counts: "number of duties". */
const char *vp_axis_words(struct vp_view *view, int category);

/* Appends the pages of one chart to the script of the document. (chart_pages.c) */
void vp_put_pages(const struct vp_drawing *drawing, struct vp_text *script);
/* How the document begins, in gnuplot's words: A4 across. */
extern const char vp_pages_begin[];
/* Takes out of a document when it was made, so that the same charts give the same bytes. */
void vp_pages_settle(struct vp_text *pdf);

enum { VP_GNUPLOT_RUNS = 4 };

/* Runs `gnuplot SCRIPT` for each of at most VP_GNUPLOT_RUNS scripts, beside each other, with `folder` as their working folder; false with the first line of
 * what one of them said. In gnuplot.c, the only file that knows the program. */
bool vp_gnuplot_run(const char *folder, const char *const *scripts, int n, struct vp_errors *errors);

/* True if there is a gnuplot to run. */
bool vp_gnuplot_there(struct vp_errors *errors);

/* Finishes an SVG of gnuplot's: `title` and `description` for those who cannot see it, ids that are unique on a page (they begin with `key`),
 * a list of fonts that other machines have too, and in `data-cuts` where it is cut for paper. */
void vp_svg_finish(const struct vp_text *raw, const struct vp_chart *chart, struct vp_text *out);

#endif
