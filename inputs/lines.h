/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lines.c and line_fields.c share. */
#ifndef VP_INPUTS_LINES_H
#define VP_INPUTS_LINES_H

#include "inputs/inputs.h"
#include "inputs/reader.h"

enum {
    VP_MAX_SPECIALS = 800, /* a date each, for the longest period */
};

/* Times of one day, by start; what to write for none is said by `for_none`. */
void vp_read_shifts(struct vp_reader *reader, const struct vp_node *node, const char *for_none, vp_shifts *shifts);

/* One number for all days, or a map of days to numbers; a holiday that is not named is like a Sunday. */
void vp_read_line_doctors(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line);

void vp_read_extra(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line);
void vp_read_specials(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line);

/* To be read after the doctors. */
void vp_read_blocks(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line);

/* To be read last: cuts the shifts. */
void vp_read_handed_over(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line);

#endif
