/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the clocks of a zone are changed, said so that a calendar can be told: by a yearly rule where there is one, else change by change. */
#ifndef VP_REPORT_CLOCK_CHANGES_H
#define VP_REPORT_CLOCK_CHANGES_H

#include "model/calendar.h"

struct vp_clock_change {
    vp_instant at; /* the first time, or the only one */
    int before;    /* seconds ahead of UTC until then */
    int after;
    bool yearly; /* every year at the same time of the `nth` such weekday (-1: the last) of the same month */
    int month;
    int weekday;
    int nth;
};

/* Seconds that clocks are ahead of UTC then. */
int vp_clock_offset(const struct vp_zone *zone, vp_instant instant);

typedef VP_VEC(struct vp_clock_change) vp_clock_changes;

/* What a reader of clock times between `from` and `to` must know, a year more at either end, in order of time; never empty. Where clocks never
 * change, or by no rule, the first entry says what they are at the beginning: it changes nothing. Memory from `arena`. */
void vp_clock_changes_find(const struct vp_zone *zone, vp_day from, vp_day to, struct vp_arena *arena,
                           vp_clock_changes *changes);

#endif
