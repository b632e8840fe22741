/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables in a text (RFC 4180, `,`, `;` or tabs): rows of cells that know their places, and columns found by the names in the header. Behind
 * rosters, history and sign-up files, and bounded like everything that users write. */
#ifndef VP_INPUTS_CSV_H
#define VP_INPUTS_CSV_H

#include "inputs/reader.h"

enum {
    VP_MAX_CSV_ROWS = 300000, /* header included */
    VP_MAX_CSV_COLUMNS = 100,
};

struct vp_csv_cell {
    const char *text;  /* without its quotes; without blanks at both ends if it had none; from the arena */
    struct vp_pos pos; /* of its first character or opening quote */
    size_t from;       /* its bytes in the source, quotes included */
    size_t length;
    bool quoted;
};

/* A column and what a header may call it, capital letters or not. */
struct vp_csv_column {
    const char *name;
    const char *nb; /* in bokmål; NULL = no other name */
    bool needed;    /* a header without it is an error */
    bool hidden;    /* nobody may see it: never kept as text, and dots in the lines that messages show */
};

struct vp_csv_form {
    const char *what;   /* "a roster" */
    const char *begins; /* "date,line,site,start,end,doctor": the header by example */
    const struct vp_csv_column *columns;
    int n;
    bool others; /* columns that are not listed may stand between; otherwise they are errors */
};

/* A table being read, row by row. */
struct vp_csv {
    struct vp_reader *reader;
    struct vp_source source; /* as messages show it */
    char *text;              /* of the source */
    struct vp_pos pos;       /* of `at` */
    size_t at;
    char separator;
    int rows;   /* read so far */
    size_t row; /* where it begins that was read last */
    int n_header;
    bool any_hidden;
    bool is_hidden[VP_MAX_CSV_COLUMNS]; /* by cell */
    int column[VP_MAX_CSV_COLUMNS];     /* of the form: which cell, -1 = not in the header */
    int n;                              /* cells of the row read last */
    struct vp_csv_cell cells[VP_MAX_CSV_COLUMNS];
};

/* Begins to read `source`, which is copied; from the reader's arena. */
struct vp_csv *vp_csv_new(struct vp_reader *reader, const struct vp_source *source);

/* Reads the header; false with an error for each column that is missing, there twice or unknown. */
bool vp_csv_header(struct vp_csv *csv, const struct vp_csv_form *form);

/* Reads the next row with anything in it and as many cells as the header; rows that are wrong are told and passed over. False at the
 * end. */
bool vp_csv_next(struct vp_csv *csv);

/* The row's cell in that column of the form; NULL if the header has no such column. */
const struct vp_csv_cell *vp_csv_cell(const struct vp_csv *csv, int column);

/* The cell as the single value that a plan would have there, in quotes (so a text, never a number) unless there is nothing in it. */
struct vp_node vp_csv_value(const struct vp_csv_cell *cell);

/* True if the cell has the form 15.2.2027, as spreadsheets of many countries write dates; *date is that day then, or *good is false after an
 * error (`csv` NULL: without one). */
bool vp_csv_dotted(struct vp_csv *csv, const struct vp_csv_cell *cell, vp_day *date, bool *good);

/* The words of a cell, separated by blanks, commas, semicolons or line ends, each at its place. Returns how many. */
int vp_csv_words(struct vp_csv *csv, const struct vp_csv_cell *cell, struct vp_node **words);

/* `text` with A-Z and Æ, Ø, Å (all of À-Þ) made small; from `arena`. */
const char *vp_csv_fold(struct vp_arena *arena, const char *text);

/* ---- doctors, whom most files name ---- */

/* True, with an error, if the cell has the name of a doctor where the id belongs: people write what they read in the report. */
bool vp_csv_names_doctor(struct vp_csv *csv, const struct vp_csv_cell *cell, const struct vp_plan *plan);

/* A doctor's id. */
bool vp_csv_doctor(struct vp_csv *csv, const struct vp_csv_cell *cell, const struct vp_plan *plan, int *doctor);

#endif
