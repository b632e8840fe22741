/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minute by minute: a minute t of a duty is taken care of when somebody who is on duty then has after(t) ≤ limit (model/travel.h). The
 * ways are constant between two moments at which one changes (vp_travel_change), and the earliest arrival is later for no earlier
 * departure: there, after(t) = min(way, arrival − t) falls or stays, so the minutes that are in time are the last ones of such a stretch,
 * and halving finds the first. */
#include "model/rules/reach.h"

enum { MINUTE = 60 };

struct vp_reach vp_reach_new(const struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    vp_instant longest = 0;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        vp_instant length = problem->duties[j].end - problem->duties[j].start;
        longest = length > longest ? length : longest;
    }
    bool *minute = vp_arena_array(judgement->arena, (size_t)(longest / MINUTE) + 1, sizeof *minute);
    return (struct vp_reach){.plan = problem->plan, .minute = minute};
}

void vp_reach_begin(struct vp_reach *reach, const struct vp_duty *duty)
{
    reach->start = duty->start;
    reach->n = (int)((duty->end - duty->start + MINUTE - 1) / MINUTE);
    for (int i = 0; i < reach->n; i++)
        reach->minute[i] = false;
}

/* The first minute at or after `instant`, kept within the duty. */
static int find_minute(const struct vp_reach *reach, vp_instant instant)
{
    if (instant <= reach->start)
        return 0;
    vp_instant minute = (instant - reach->start + MINUTE - 1) / MINUTE;
    return minute < reach->n ? (int)minute : reach->n;
}

void vp_reach_cover(struct vp_reach *reach, vp_instant start, vp_instant end)
{
    int last = find_minute(reach, end);
    for (int i = find_minute(reach, start); i < last; i++)
        reach->minute[i] = true;
}

static bool is_in_time(const struct vp_reach *reach, struct vp_errand errand, int minute)
{
    vp_instant leave = reach->start + (vp_instant)minute * MINUTE;
    int takes = vp_travel_after(reach->plan, errand.from, errand.to, leave);
    return takes >= 0 && takes <= errand.minutes;
}

/* Minutes first … last-1, over which no way changes. */
static void drive_in_stretch(struct vp_reach *reach, struct vp_errand errand, int first, int last)
{
    int late = first; /* all before it are too late */
    int in_time = last;
    while (late < in_time) {
        int middle = late + (in_time - late) / 2;
        if (is_in_time(reach, errand, middle))
            in_time = middle;
        else
            late = middle + 1;
    }
    for (int i = in_time; i < last; i++)
        reach->minute[i] = true;
}

void vp_reach_drive(struct vp_reach *reach, struct vp_errand errand, vp_instant start, vp_instant end)
{
    vp_instant last = reach->start + (vp_instant)reach->n * MINUTE;
    vp_instant from = start > reach->start ? start : reach->start;
    vp_instant to = end < last ? end : last;
    if (from >= to)
        return;
    int worst = vp_travel_worst(reach->plan, errand.from, errand.to, from, to);
    if (worst >= 0 && worst <= errand.minutes) {
        vp_reach_cover(reach, from, to);
        return;
    }
    while (from < to) {
        vp_instant change = vp_travel_change(reach->plan, from, to);
        drive_in_stretch(reach, errand, find_minute(reach, from), find_minute(reach, change));
        from = change;
    }
}

bool vp_reach_lacks(const struct vp_reach *reach, vp_instant *moment)
{
    for (int i = 0; i < reach->n; i++)
        if (!reach->minute[i]) {
            *moment = reach->start + (vp_instant)i * MINUTE;
            return true;
        }
    return false;
}
