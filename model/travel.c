/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A departure at instant t takes m(t) minutes: those of the last band whose hours hold the local clock time of t and which says anything of the way, else
 * of the table; times the winter's factor on winter's dates, rounded up to whole minutes. m changes only where the clock shows that a band begins or
 * ends, or midnight (winter), and where the clock itself is set forward or back, so it is enough to look at these moments:
 *     after(t)  = min { u + m(u) : u ≥ t } − t,      the earliest arrival of all departures from t on
 *     before(t) = t − max { u : u + m(u) ≤ t },      the latest departure that is there by t. */
#include "model/travel.h"

#include <math.h>

enum { MINUTE = 60, DAY = VP_MINUTES_A_DAY * MINUTE };

static bool holds_minute(const struct vp_travel_band *band, int minute)
{
    if (band->from_minute < band->to_minute)
        return band->from_minute <= minute && minute < band->to_minute;
    return minute >= band->from_minute || minute < band->to_minute;
}

bool vp_travel_given(const struct vp_travel *travel, int n_sites, int from, int to)
{
    if (from == VP_SITE_HOME || to == VP_SITE_HOME || from == to)
        return true;
    int at = from * n_sites + to;
    bool given = travel->minutes[at] >= 0;
    for (int b = 0; b < travel->bands.n && !given; b++)
        given = travel->bands.item[b].minutes[at] >= 0;
    return given;
}

/* m(t), or -1 when there is no way at that moment. */
static int find_minutes(const struct vp_plan *plan, int from, int to, vp_instant leave)
{
    const struct vp_travel *travel = &plan->travel;
    int at = from * plan->sites.n + to;
    int minutes = travel->minutes[at];
    vp_day date;
    int minute;
    vp_zone_local(plan->zone, leave, &date, &minute, NULL);
    for (int b = travel->bands.n - 1; b >= 0; b--) {
        const struct vp_travel_band *band = &travel->bands.item[b];
        if (band->minutes[at] == VP_NOT_GIVEN || !holds_minute(band, minute))
            continue;
        minutes = band->minutes[at];
        break;
    }
    if (minutes < 0)
        return -1;
    if (travel->winter_factor > 1.0 && vp_yearly_holds(travel->winter, date))
        minutes = (int)ceil(minutes * travel->winter_factor - 1e-9);
    return minutes;
}

/* Most ways are the same at all hours and in all seasons. */
static bool is_constant(const struct vp_plan *plan, int from, int to, int *minutes)
{
    const struct vp_travel *travel = &plan->travel;
    int at = from * plan->sites.n + to;
    *minutes = travel->minutes[at];
    if (travel->winter_factor > 1.0)
        return false;
    for (int b = 0; b < travel->bands.n; b++)
        if (travel->bands.item[b].minutes[at] != VP_NOT_GIVEN)
            return false;
    return true;
}

static vp_instant earlier(vp_instant after, vp_instant moment, vp_instant found)
{
    return after < moment && moment < found ? moment : found;
}

vp_instant vp_travel_change(const struct vp_plan *plan, vp_instant after, vp_instant until)
{
    vp_instant found = vp_zone_steady(plan->zone, after, until); /* as long as the clock goes on evenly */
    vp_day date;
    int minute;
    int offset;
    vp_zone_local(plan->zone, after, &date, &minute, &offset);
    vp_instant midnight = (vp_instant)date * DAY - offset;
    found = earlier(after, midnight + DAY, found);
    for (int b = 0; b < plan->travel.bands.n; b++) {
        const struct vp_travel_band *band = &plan->travel.bands.item[b];
        found = earlier(after, midnight + (vp_instant)band->from_minute * MINUTE, found);
        found = earlier(after, midnight + (vp_instant)band->to_minute * MINUTE, found);
    }
    return found;
}

int vp_travel_after(const struct vp_plan *plan, int from, int to, vp_instant leave)
{
    if (from == to)
        return 0;
    int minutes;
    if (is_constant(plan, from, to, &minutes))
        return minutes >= 0 ? minutes : -1;
    const vp_instant too_late = leave + (vp_instant)VP_LONGEST_WAY * MINUTE + 1;
    vp_instant best = too_late;
    for (vp_instant at = leave; at < best; at = vp_travel_change(plan, at, too_late)) {
        int now = find_minutes(plan, from, to, at);
        if (now >= 0 && at + (vp_instant)now * MINUTE < best)
            best = at + (vp_instant)now * MINUTE;
    }
    return best == too_late ? -1 : (int)((best - leave + MINUTE - 1) / MINUTE);
}

/* The latest departure in [start, end) – a stretch over which m is constant – that is there by `arrive`; INT64_MIN = none. */
static vp_instant leave_within(const struct vp_plan *plan, const int way[2], vp_instant start, vp_instant end,
                               vp_instant arrive)
{
    int minutes = find_minutes(plan, way[0], way[1], start);
    if (minutes < 0)
        return INT64_MIN;
    vp_instant latest = arrive - (vp_instant)minutes * MINUTE;
    if (latest >= end) /* the last moment before the next stretch, to the minute */
        latest = end - MINUTE;
    return latest >= start ? latest : INT64_MIN;
}

/* The same of all departures in the day before `end`. */
static vp_instant leave_in_day(const struct vp_plan *plan, const int way[2], vp_instant end, vp_instant arrive)
{
    vp_instant best = INT64_MIN;
    vp_instant next;
    for (vp_instant at = end - DAY; at < end; at = next) {
        next = vp_travel_change(plan, at, end);
        vp_instant leave = leave_within(plan, way, at, next, arrive);
        best = leave > best ? leave : best;
    }
    return best;
}

int vp_travel_before(const struct vp_plan *plan, int from, int to, vp_instant arrive)
{
    if (from == to)
        return 0;
    int minutes;
    if (is_constant(plan, from, to, &minutes))
        return minutes >= 0 ? minutes : -1;
    const int way[2] = {from, to};
    const vp_instant first = arrive - (vp_instant)VP_LONGEST_WAY * MINUTE;
    vp_instant best = INT64_MIN;
    for (vp_instant end = arrive + MINUTE; end > first && best == INT64_MIN; end -= DAY)
        best = leave_in_day(plan, way, end, arrive);
    return best < first ? -1 : (int)((arrive - best + MINUTE - 1) / MINUTE);
}

int vp_travel_worst(const struct vp_plan *plan, int from, int to, vp_instant start, vp_instant end)
{
    int worst = vp_travel_after(plan, from, to, start);
    int minutes;
    if (from == to || is_constant(plan, from, to, &minutes))
        return worst;
    for (vp_instant at = vp_travel_change(plan, start, end); at < end && worst >= 0;
         at = vp_travel_change(plan, at, end)) {
        int after = vp_travel_after(plan, from, to, at);
        worst = after < 0 || after > worst ? after : worst;
    }
    return worst;
}
