/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a roster file: one per duty and place in it, in order of start. What roster.csv and the calendars tell of is this list. */
#ifndef VP_REPORT_ROSTER_ROWS_H
#define VP_REPORT_ROSTER_ROWS_H

#include "report/view.h"

struct vp_roster_row {
    vp_instant start;
    vp_instant end;
    int order; /* among those that start together */
    int line;  /* -1 = the plan has no such line */
    const char *line_id;
    int place;  /* -1 = it fits no duty of the plan */
    int doctor; /* or VP_LOCUM */
};

struct vp_roster_rows {
    struct vp_roster_row *row;
    int n;
};

/* Every place that has a row, and the rows of a roster file that fit no duty: a report must not mend what it reports. In the view's arena. */
struct vp_roster_rows vp_roster_rows(struct vp_view *view);

/* The site where the doctor is on duty: the line's, or his home; -1 = nowhere that the plan knows, or that is to be named. */
int vp_row_site(const struct vp_view *view, const struct vp_roster_row *row);

#endif
