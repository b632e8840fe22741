/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a table, cell by cell. */
#include "report/rows.h"

#include "report/escape.h"

#include <string.h>

static void separate(struct vp_rows *rows)
{
    if (rows->inside)
        vp_text_put_bytes(rows->out, &rows->separator, 1);
    rows->inside = true;
}

void vp_rows_begin(struct vp_rows *rows, const struct vp_report *report, struct vp_text *out, const char *columns)
{
    char separator = report->options.separator;
    *rows = (struct vp_rows){out, separator == '\0' ? ',' : separator, false};
    if (rows->separator == ';')
        vp_text_put(out, "\xEF\xBB\xBF");
    for (const char *at = columns; *at != '\0'; at++)
        vp_text_put_bytes(out, *at == ',' ? &rows->separator : at, 1);
    vp_text_put(out, "\n");
}

void vp_rows_word(struct vp_rows *rows, const char *word)
{
    separate(rows);
    vp_put_csv(rows->out, word);
}

void vp_rows_text(struct vp_rows *rows, const char *text)
{
    separate(rows);
    vp_put_csv_text(rows->out, text);
}

void vp_rows_number(struct vp_rows *rows, double number, int decimals)
{
    separate(rows);
    size_t from = rows->out->length;
    vp_text_put_number(rows->out, number, decimals);
    char *point = rows->separator == ';' ? strchr(rows->out->at + from, '.') : NULL;
    if (point != NULL)
        *point = ',';
}

void vp_rows_end_row(struct vp_rows *rows)
{
    vp_text_put(rows->out, "\n");
    rows->inside = false;
}
