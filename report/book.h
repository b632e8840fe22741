/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook being written, sheet after sheet and in each sheet row after row; the only way to libxlsxwriter, which one file knows (book.c).
 * Whatever is said becomes text, a number or a date, never a formula. What goes wrong is kept and told at the end. */
#ifndef VP_REPORT_BOOK_H
#define VP_REPORT_BOOK_H

#include "model/base/arena.h"
#include "model/calendar.h"

/* What a sheet can hold at most, in programs for spreadsheets. */
enum {
    VP_BOOK_COLUMNS = 16384,
    VP_BOOK_LETTERS = 32767, /* in a cell, counted in UTF-16 */
    VP_BOOK_NAME = 31,       /* in a sheet's name, counted likewise */
};

/* How a cell looks. */
enum vp_look {
    VP_LOOK_TITLE,
    VP_LOOK_NOTE,   /* a line that runs on over empty cells */
    VP_LOOK_WORDS,  /* sentences, broken into lines */
    VP_LOOK_LABEL,  /* what the words to the right of it are about */
    VP_LOOK_HEAD,   /* of a column */
    VP_LOOK_BOX,    /* an ordinary cell of a table */
    VP_LOOK_STRONG, /* the same, bold */
    VP_LOOK_LOCUM,  /* hatched: left to a locum */
    VP_LOOK_NOBODY, /* white on black: nobody's */
    VP_LOOK_SIGNED, /* a number with its sign */
    VP_LOOKS
};

/* What lies behind a row; pages say it in words too. */
enum vp_shade { VP_SHADE_NONE, VP_SHADE_WEEKEND, VP_SHADE_HOLIDAY, VP_SHADES };

enum { VP_BOOK_DECIMALS = 3 }; /* 0, 1 or 2 of them */

struct vp_cell {
    int row;
    int column;
    enum vp_look look;
    enum vp_shade shade;
};

struct vp_book;

/* Begins the file `path`; parts of it are put into `folder` while it is made. `title` is clean (vp_clean), `created` the date that the file claims.
 * `large` asks for a book that is not kept in memory; its charts show nothing until a spreadsheet program has read it. Memory from `arena`, besides
 * the library's own. */
struct vp_book *vp_book_new(struct vp_arena *arena, const char *path, const char *folder, const char *title,
                            vp_day created, bool large);

/* Begins the next sheet; `name` is one of vp_sheet_name's. */
void vp_book_sheet(struct vp_book *book, const char *name);

/* `width` letters for each column from `first` to `last`. */
void vp_book_widths(struct vp_book *book, int first, int last, double width);

/* Room for so many lines in `row`, while it is being written: not every program finds out by itself. */
void vp_book_lines(struct vp_book *book, int row, int lines);

/* Rows above `row` and columns before `column` stay where they are. */
void vp_book_freeze(struct vp_book *book, int row, int column);

/* On paper: A4 across. */
struct vp_book_page {
    int first_head; /* rows that every page repeats, none if the last is before the first */
    int last_head;
    int columns;      /* that every page repeats, from the left */
    int wide;         /* pages beside each other */
    const char *foot; /* below, beside the number of the page */
};
void vp_book_print(struct vp_book *book, const struct vp_book_page *page);

/* A new page of paper begins with `row`. */
void vp_book_break(struct vp_book *book, int row);

/* Cells, by row; `words` are clean (vp_clean) but for line ends, and cut where a cell is full. */
void vp_book_text(struct vp_book *book, struct vp_cell cell, const char *words);
void vp_book_number(struct vp_book *book, struct vp_cell cell, double number, int decimals);
void vp_book_date(struct vp_book *book, struct vp_cell cell, vp_day date);
void vp_book_blank(struct vp_book *book, struct vp_cell cell);

/* Bars beside each other, from top to bottom: a dark and a hatched one for each name. */
struct vp_book_chart {
    int row; /* of its upper left corner */
    int column;
    int width; /* pixels */
    int height;
    int first; /* rows of the current sheet that hold names and figures */
    int last;
    int names;               /* their column */
    int dark;                /* columns of the figures … */
    int hatched;             /* … */
    bool from_zero;          /* no figure is less */
    const char *says[2];     /* … and what they are */
    const char *description; /* for those who cannot see it */
};
void vp_book_chart(struct vp_book *book, const struct vp_book_chart *chart);

/* Finishes the file and looks whether it is whole; false with errno set if it is not. The book is gone either way. */
bool vp_book_end(struct vp_book *book);

/* A name for a sheet made from `words` of anybody's: one that spreadsheets accept, and that none of `taken` [n] has. Memory from `arena`. */
const char *vp_sheet_name(struct vp_arena *arena, const char *words, const char *const *taken, int n);

/* How many bytes of `words` hold `letters` in UTF-16; a letter is never cut in two. */
size_t vp_sheet_fits(const char *words, int letters);

/* Is the workbook whole? Every part of it must end as it began: the library does not notice when a disk takes no more of its working files.
 * `bytes` are those of the file. */
bool vp_book_whole(const char *bytes, size_t length);

#endif
