/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the way is, by the hour and the season. A way is a number of minutes that holds from the moment of departure; where there is none at that
 * hour (a ferry that does not sail at night), one waits for the hour in which there is. */
#ifndef VP_MODEL_TRAVEL_H
#define VP_MODEL_TRAVEL_H

#include "model/plan.h"

/* The longest that anybody waits and drives, in minutes; a way that takes longer is none. */
enum { VP_LONGEST_WAY = 4 * 24 * 60 };

/* Is there a way between two sites at some hour? O(bands). */
bool vp_travel_given(const struct vp_travel *travel, int n_sites, int from, int to);

/* Minutes until one is at `to` who sets out from `from` at `leave` at the earliest, waiting included; -1 = no way. 0 between a site and itself. */
int vp_travel_after(const struct vp_plan *plan, int from, int to, vp_instant leave);

/* Minutes before `arrive` at which one must leave `from` at the latest to be at `to` then, waiting included; -1 = no way. */
int vp_travel_before(const struct vp_plan *plan, int from, int to, vp_instant arrive);

/* The longest vp_travel_after for any departure in [start, end); -1 = no way at some moment. */
int vp_travel_worst(const struct vp_plan *plan, int from, int to, vp_instant start, vp_instant end);

/* The first moment after `after` from which on a way may take another time: a band begins or ends, midnight, the clocks are set forward or back;
 * `until` at the latest. O(bands). */
vp_instant vp_travel_change(const struct vp_plan *plan, vp_instant after, vp_instant until);

#endif
