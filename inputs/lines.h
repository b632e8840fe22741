/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lines.c, line_fields.c and handed_over.c share. */
#ifndef VP_INPUTS_LINES_H
#define VP_INPUTS_LINES_H

#include "inputs/inputs.h"
#include "inputs/reader.h"

enum {
    VP_MAX_SPECIALS = 800, /* a date each, for the longest period */
};

/* By start, then end; two that are the same, which nobody could tell apart, are an error that says `twice`. */
void vp_sort_shifts(struct vp_reader *reader, vp_shifts *shifts, const char *twice);

/* Times of one day, by start; what to write for none is said by `for_none`. */
void vp_read_shifts(struct vp_reader *reader, const struct vp_node *node, const char *for_none, vp_shifts *shifts);

/* One number for all days, or a map of days to numbers; a holiday that is not named is like a Sunday. */
void vp_read_line_doctors(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line);

void vp_read_extra(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line);
void vp_read_specials(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line);

/* To be read after times and doctors, and after hours handed over are cut out. */
void vp_read_blocks(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line);

/* Cuts the hours out of the line's shifts, also on special dates; to be read after both. */
void vp_read_handed_over(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line);

/* What is left of a cut shift may begin on the day after: the one of the day before the period is the period's, that of its last day is
 * not. Only for a plan whose period is known; `line` is among the plan's. */
void vp_fit_line(struct vp_reader *reader, int line);

#endif
