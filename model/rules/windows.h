/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs of dates in which rules count: days in a row, calendar weeks, months, the period. The known time runs from the first date of which
 * duties are known (problem->known_from) to the period's last; a window is looked at only if it touches the period. */
#ifndef VP_MODEL_RULES_WINDOWS_H
#define VP_MODEL_RULES_WINDOWS_H

#include "model/audit.h"

struct vp_window {
    vp_day from; /* both ends included and in the known time */
    vp_day to;
    bool whole; /* false: only the known part of a longer one: rules that ask for so much at least do not judge it */
};

/* By from; O(dates of the known time). Memory from the judgement's arena. */
struct vp_windows {
    struct vp_window *item;
    int n;
};

/* Every run of so many dates in the known time; if it is shorter, all of it, not whole. */
struct vp_windows vp_windows_of_days(const struct vp_judgement *judgement, int days);

/* Every run of so many calendar weeks, Monday to Sunday, that lies wholly in the known time. */
struct vp_windows vp_windows_of_weeks(const struct vp_judgement *judgement, int weeks);

/* Every calendar month that touches the period: its known part. */
struct vp_windows vp_windows_of_months(const struct vp_judgement *judgement);

/* By figures.per of the rule being judged: months, the period, else runs of figures.days dates. */
struct vp_windows vp_windows_of_rule(const struct vp_judgement *judgement);

/* By how much `found` is above `at_most`, where what the past alone makes up (`past`) is not held against the roster; 0 = not above. */
double vp_window_excess(double found, double past, double at_most);

#endif
