/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster.xlsx: the roster as people want it on a desk. What each sheet holds (xlsx_*.c) is worked out apart from how it is written (book.h). */
#ifndef VP_REPORT_XLSX_H
#define VP_REPORT_XLSX_H

#include "report/book.h"
#include "report/view.h"

enum {
    VP_XLSX_CELLS = 2000000, /* of the grid, and of all sheets of doctors together; what is more is left out, and said to be */
    VP_XLSX_LARGE = 200000,  /* cells from which the book is not kept in memory */
    VP_XLSX_FIGURES = 8,     /* columns of a table of fair shares */
    VP_XLSX_DAYS = 3,        /* columns on the left: date, weekday, what kind of day */
    VP_XLSX_DRAWN = 300,     /* rows of a table that its chart shows at most */
    VP_XLSX_FIRST_TABLE = 5, /* row, on sheets of shares */
};

/* Writes the book to `path`, with working files in `folder`. False with errno set. */
bool vp_xlsx_write(struct vp_view *view, const char *path, const char *folder);

/* ---- the grid (xlsx_grid.c) ---- */

/* Places that stand below each other: of one line, at the same times if the line has several duties a day. */
struct vp_grid_column {
    int line;
    int start; /* minutes of the day, or -1: whenever the line's only duty of the day is */
    int end;
    int twin;   /* 0, 1 … for duties at the same times */
    int place;  /* 0 … of the duty */
    bool alone; /* no other place of the same duties */
    const char *times;
};

struct vp_grid {
    int n_columns;
    struct vp_grid_column *columns; /* by line, then time */
    int n_dates;
    int *place; /* [date * n_columns + column], date 0 = the plan's first; -1 = none there, or one that does not count */
};

/* NULL if it is too large for a sheet. In the view's arena. */
struct vp_grid *vp_grid_new(struct vp_view *view);

/* ---- the doctors (xlsx_doctors.c) ---- */

/* The doctors of one sheet. */
struct vp_crew {
    const char *name; /* of the group, or in the plan's language that it is none */
    int *doctors;
    int n;
    bool fits; /* false: its sheet would be too large */
};

struct vp_crews {
    struct vp_crew *list;
    int n;
    long long cells; /* of those that fit */
};

/* A crew for each group that anybody is in, and one of those who are in none; all doctors where there are no groups, or
 * nobody is to be known by them. In the view's arena. */
struct vp_crews vp_crews_new(struct vp_view *view);

/* ---- sheets ---- */

struct vp_xlsx {
    struct vp_view *view;
    struct vp_book *book;
    const struct vp_grid *grid; /* NULL: left out */
    struct vp_crews crews;
    const char **names; /* of the sheets: those below, then the crews */
};

enum { VP_XLSX_GRID, VP_XLSX_FAIRNESS, VP_XLSX_ABOUT, VP_XLSX_MUNICIPAL, VP_XLSX_CREWS };

void vp_xlsx_grid(const struct vp_xlsx *xlsx);
void vp_xlsx_crew(const struct vp_xlsx *xlsx, int number);
void vp_xlsx_fairness(const struct vp_xlsx *xlsx);
void vp_xlsx_municipal(const struct vp_xlsx *xlsx);
void vp_xlsx_about(const struct vp_xlsx *xlsx);

/* A table of shares in one category, with a chart beside it (xlsx_fairness.c). Arrays go by the rows' `doctor`. */
struct vp_xlsx_shares {
    int category;
    const struct vp_row *rows;
    int n;
    const char *const *heads; /* [VP_XLSX_FIGURES] */
    const char **names;
    const double *per_cent;  /* beside the name; NULL: not told */
    bool costs;              /* points */
    const char *description; /* of the chart, for those who cannot see it */
};

/* Begins a sheet of such tables, whose longest name has so many letters; ends it. */
void vp_xlsx_shares_begin(const struct vp_xlsx *xlsx, int sheet, int letters);
void vp_xlsx_shares_end(const struct vp_xlsx *xlsx);
/* The table from row `at`; returns the row behind it and its chart. */
int vp_xlsx_shares(const struct vp_xlsx *xlsx, const struct vp_xlsx_shares *shares, int at);

/* Title and a line below it, in rows 0 and 1. */
void vp_xlsx_title(const struct vp_xlsx *xlsx, const char *title, const char *note);
/* Heads, and date, weekday and kind of day at the left of a row; returns what is to lie behind the rest of it. */
void vp_xlsx_day_heads(const struct vp_xlsx *xlsx, int row);
enum vp_shade vp_xlsx_day(const struct vp_xlsx *xlsx, int row, vp_day date);
/* On paper: rows from `head` to `last_head` and the dates on every page, as many pages beside each other as `letters` need. */
void vp_xlsx_print_days(const struct vp_xlsx *xlsx, int head, int last_head, double letters);
/* Lines that `words` take where so many letters stand beside each other. */
int vp_xlsx_lines(const char *words, int letters);
/* The last date that has a row: the plan's, or the next one if the zone's clocks skip that date, so that a duty begins then. */
vp_day vp_xlsx_last(const struct vp_view *view);
/* The line's name, or its id if the name is empty. */
const char *vp_xlsx_line(const struct vp_xlsx *xlsx, int line);

#endif
