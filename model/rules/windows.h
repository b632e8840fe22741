/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs of dates in which rules count: days in a row, calendar weeks, months, the period, and what a doctor has in them. The known time runs
 * from the first date of which duties are known (problem->known_from) to the period's last; a window is looked at only if it touches the
 * period. */
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

/* ---- what a doctor has in a window ---- */

struct vp_found {
    double all;
    double past; /* what the duties of the past make up alone */
};

/* How many of the duties list[0 … n-1] begin in it. */
struct vp_found vp_window_begun(const struct vp_judgement *judgement, const int *list, int n, struct vp_window window);

/* Counted hours (stand-by at the line's factor) of the duties list[0 … n-1], by start, in [from, until). */
struct vp_found vp_window_hours(const struct vp_judgement *judgement, const int *list, int n, vp_instant from,
                                vp_instant until);

/* By how much `found` is above `at_most`, where what the past alone has is not held against the roster; 0 = not above. */
double vp_window_excess(struct vp_found found, double at_most);

/* A breach of the doctor's to fill in further, whose amount is that excess: 0 = none. */
struct vp_violation vp_breach_of_window(int doctor, struct vp_window window, struct vp_found found, double at_most);

/* Things in a row (dates, weekends, Sundays) of which a doctor's duties mark some. */
struct vp_marks {
    int n;
    bool *all;  /* [n] */
    bool *past; /* [n] marked by a duty of the past */
};

/* None is marked. Memory from the judgement's arena. */
struct vp_marks vp_marks_new(const struct vp_judgement *judgement, int n);
void vp_marks_clear(struct vp_marks *marks);
void vp_marks_set(struct vp_marks *marks, int which, bool past);

/* How many of first … end-1 are marked. */
struct vp_found vp_marks_count(const struct vp_marks *marks, int first, int end);

#endif
