/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of others, made safe for each medium. Whatever a plan calls a doctor, it is shown, and it is never obeyed. */
#ifndef VP_REPORT_ESCAPE_H
#define VP_REPORT_ESCAPE_H

#include "model/base/arena.h"
#include "model/base/text.h"

/* A copy for people's eyes: well-formed UTF-8 on one line, without control characters and without the marks that turn the direction of
 * the text around; runs of white space become one blank. */
const char *vp_clean(struct vp_arena *arena, const char *words);

/* At most `columns` screen columns of `words`, the last one "…" where something was cut. */
const char *vp_cut(struct vp_arena *arena, const char *words, int columns);

/* A copy that the fonts of the charts can draw: other letters become U+FFFD; *whole (may be NULL) says whether none had to. */
const char *vp_drawable(struct vp_arena *arena, const char *words, bool *whole);

/* Text or attribute value of an HTML page; the quotation marks " and ' included. */
void vp_put_html(struct vp_text *out, const char *words);

/* One cell of a CSV file, quoted where RFC 4180 asks for it. */
void vp_put_csv(struct vp_text *out, const char *cell);

/* The same for a cell of free text: an apostrophe is put before what a spreadsheet would take for a formula. */
void vp_put_csv_text(struct vp_text *out, const char *cell);

/* A YAML scalar: plain where it can only be read as this word, else in double quotes. */
void vp_put_yaml(struct vp_text *out, const char *word);

/* A field of a tab-separated gnuplot data file, or the inside of a single-quoted gnuplot string: quotation marks and backslashes, which
 * gnuplot would read as its own, become look-alikes; what the fonts cannot draw becomes U+FFFD. */
void vp_put_gnuplot(struct vp_text *out, const char *words);

/* Appends blanks until what was written since `from` (an earlier out->length) is `columns` wide. */
void vp_put_padding(struct vp_text *out, size_t from, int columns);
/* Appends `words`, with blanks before them if they are less than `columns` wide. */
void vp_put_right(struct vp_text *out, const char *words, int columns);

enum { VP_TEXT_COLUMNS = 100 };

/* Words wrapped at VP_TEXT_COLUMNS, and a line end; the first line begins where `out` stands, the others at `indent`. */
void vp_put_wrapped(struct vp_text *out, int indent, const char *words);

#endif
