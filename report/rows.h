/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for spreadsheets (RFC 4180), as the options of the report want them. With `;` they are what a spreadsheet in Norwegian opens by itself: a byte
 * order mark, so that letters are read as UTF-8, and numbers with a comma. */
#ifndef VP_REPORT_ROWS_H
#define VP_REPORT_ROWS_H

#include "report/report.h"

struct vp_rows {
    struct vp_text *out;
    char separator;
    bool inside; /* a row has begun */
};

/* Begins a table with the names of its columns, which `,` separates. */
void vp_rows_begin(struct vp_rows *rows, const struct vp_report *report, struct vp_text *out, const char *columns);

/* Cells of a row, one after the other: an id or a word of ours; free text, harmless to a spreadsheet (vp_put_csv_text); a number. */
void vp_rows_word(struct vp_rows *rows, const char *word);
void vp_rows_text(struct vp_rows *rows, const char *text);
void vp_rows_number(struct vp_rows *rows, double number, int decimals);

void vp_rows_end_row(struct vp_rows *rows);

#endif
