/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of roster.csv, which a roster and the history of the period before have in common. */
#ifndef VP_INPUTS_ROSTER_ROWS_H
#define VP_INPUTS_ROSTER_ROWS_H

#include "inputs/csv.h"
#include "model/roster.h"

/* The columns that are read; others may stand between them. */
enum vp_roster_column {
    VP_ROSTER_DATE,
    VP_ROSTER_LINE,
    VP_ROSTER_SITE,
    VP_ROSTER_START,
    VP_ROSTER_END,
    VP_ROSTER_DOCTOR,
    VP_ROSTER_COLUMNS
};
extern const struct vp_csv_form vp_roster_form;  /* date, line and doctor are enough: the plan says the rest */
extern const struct vp_csv_form vp_history_form; /* all are needed: the lines may have had other times then */

/* An instant, if the row says it. */
struct vp_said {
    bool given;
    vp_instant at;
};

struct vp_roster_row {
    vp_day date;
    int line;
    int doctor; /* or VP_LOCUM */
    const char *site;
    struct vp_said start;
    struct vp_said end; /* only with a start, and after it */
    struct vp_pos pos;
};

/* Makes the plan's doctors and lines known to the reader. */
void vp_roster_know(struct vp_reader *reader, const struct vp_plan *plan);

/* Reads the row that `csv` is at, but for its doctor, who is a locum so far; false with an error for every field that is wrong. */
bool vp_roster_row_read(struct vp_csv *csv, const struct vp_zone *zone, struct vp_roster_row *row);

/* The first duty of the period that begins at `start` or later. O(log n). */
int vp_first_duty_from(const struct vp_problem *problem, vp_instant start);

/* The history in `file`, as vp_history_parse reads it; NULL with errors, or if `file` is NULL. */
struct vp_history *vp_read_history(struct vp_reader *reader, const struct vp_file *file, const struct vp_plan *plan);

#endif
