/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of results side by side. They are drawn as those of a report are (charts.h, canvas.h); what they show is known by its place in the set. */
#ifndef VP_REPORT_COMPARE_CHARTS_H
#define VP_REPORT_COMPARE_CHARTS_H

#include "report/canvas.h"
#include "report/compare_words.h"

enum {
    VP_COMPARE_PANELS = 24,   /* results with a panel each in a chart */
    VP_COMPARE_ROWS = 100,    /* results with a row each in a chart */
    VP_COMPARE_DUMBBELLS = 4, /* results with a chart of changes each for every category */
    VP_COMPARE_WIDTH = 860,   /* of a chart, pixels */
    VP_COMPARE_FIGURES = 4,   /* of a chart of figures */
    VP_COMPARE_COLUMNS = 100, /* that names are cut to at most */
    VP_COMPARE_KEYS = 16,     /* figures that charts show at most */
};

/* What one chart shows; number 0 is the first result, number i the after of set->item[i - 1]. */
struct vp_compared {
    const struct vp_comparisons *set;
    const char *const *names; /* [set->n + 1] of results (vp_compare_names) */
    int *letters; /* [columns] of keys in names that are cut to so many columns (vp_name_letters); -1 = not known yet */
    const char *below;    /* the line below the title: the plan's title, the period */
    const char *category; /* its key; NULL = of none */
    const char *category_name;
    bool in_hours;
    int other;                  /* number of the result beside the first; 0 = all of them */
    struct vp_key_figure *keys; /* figures */
    int n_keys;
    bool against_open; /* the front: against places without a doctor, else against minutes driven */
};

/* The charts in the order in which they are shown; *n gets how many. In the view's arena, as `set` and `names` must be or live longer. */
struct vp_chart *vp_compare_charts(struct vp_view *view, const struct vp_comparisons *set, const char *const *names,
                                   int *n);

/* True for every name that charts of comparisons may have, with ".svg" or ".png". */
bool vp_compare_charts_is_ours(const char *name);

/* Is the chart about one other result, number `other` (0: about all of them)? */
bool vp_compare_chart_of(const struct vp_chart *chart, int other);

/* ---- for the chart_*.c files ---- */

#define VP_COMPARE_CHART(name)                                                                                         \
    void vp_describe_##name(struct vp_view *view, struct vp_chart *chart);                                             \
    void vp_draw_##name(struct vp_drawing *drawing);
VP_COMPARE_CHART(overlay)
VP_COMPARE_CHART(panels)
VP_COMPARE_CHART(dumbbell)
VP_COMPARE_CHART(figures)
VP_COMPARE_CHART(front)
#undef VP_COMPARE_CHART

/* Do the results differ in both figures of the front? */
bool vp_front_is_there(struct vp_view *view, const struct vp_compared *of);

static inline const struct vp_compared *vp_compared_of(const struct vp_chart *chart)
{
    return chart->of;
}

/* A doctor in two results; NULL where one has not got him. */
struct vp_pair {
    const struct vp_compared_load *before;
    const struct vp_compared_load *after;
};

static inline const char *vp_pair_id(const struct vp_pair *pair)
{
    return (pair->before != NULL ? pair->before : pair->after)->doctor;
}

/* Every doctor of the chart's category in the first result and in number `other`, in the order of qsort's `order`, NULL = by id; *n gets how many. In the view's
 * arena. O(n log n). */
struct vp_pair *vp_compared_pairs(struct vp_view *view, const struct vp_compared *of, int other,
                                  int (*order)(const void *one, const void *other), int *n);

enum { VP_ROWS_LONG = 25 }; /* rows from which on an axis stands on top as well */

/* A page may end between the n rows of a chart that begin at `top`, and begins with the axis on top where they are many. */
void vp_rows_cut(struct vp_drawing *drawing, int top, int row, int n);

static inline double vp_deviation(const struct vp_compared_load *load)
{
    return load->load - load->target;
}

/* The doctor's id as charts draw it. */
const char *vp_pair_name(struct vp_view *view, const struct vp_pair *pair);
int vp_pair_pixels(struct vp_view *view, const struct vp_pair *pairs, int n, int size);

/* The name of result `number` as charts draw it, at most `columns` wide. */
const char *vp_drawn_name(struct vp_view *view, const struct vp_compared *of, int number, int columns);

/* "2,4 t", "2,4" */
const char *vp_compared_amount(struct vp_view *view, const struct vp_compared *of, double amount);

/* From `least` to `most`, drawn from pixel `from` to pixel `to`. */
struct vp_scale {
    double least;
    double most;
    double from;
    double to;
};

static inline double vp_scale_at(const struct vp_scale *scale, double value)
{
    return scale->from + (value - scale->least) / (scale->most - scale->least) * (scale->to - scale->from);
}

/* A step of at least `apart` pixels; it may be a part of one, for what is no count. An empty scale is widened first. */
double vp_scale_step(struct vp_scale *scale, double apart);
/* The same, and widens the scale to whole steps at both ends. */
double vp_scale_settle(struct vp_scale *scale, double apart);
/* The first multiple of `step` in it, and how many there are. */
double vp_scale_first(const struct vp_scale *scale, double step);
int vp_scale_ticks(const struct vp_scale *scale, double step);
/* Decimals that a step needs. */
int vp_step_decimals(double step);

/* An axis below rows that go from `top` to `bottom`. */
struct vp_axis {
    double top;
    double bottom;
    bool signs; /* figures have one */
    bool above; /* they stand above the rows as well, where a page can repeat them */
    const char *words;
};

/* Draws a line for each step with its figure. */
void vp_scale_axis(struct vp_drawing *drawing, const struct vp_scale *scale, double step, const struct vp_axis *axis);

#endif
