/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A departure at instant t takes m(t) minutes: those of the last band whose hours hold the local clock time of t and which says anything of the way, else
 * of the table; times the winter's factor on winter's dates, rounded up to whole minutes. m changes only where a band begins or ends, or at midnight
 * (winter), so it is enough to look at these moments:
 *     after(t)  = min { u + m(u) : u ≥ t } − t,      the earliest arrival of all departures from t on
 *     before(t) = t − max { u : u + m(u) ≤ t },      the latest departure that is there by t. */
#include "model/travel.h"

#include <math.h>

enum { MINUTE = 60, DAYS = VP_LONGEST_WAY / VP_MINUTES_A_DAY, MAX_MOMENTS = 2 * 64 + 4 };

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

/* The moments of `date` at which m may change, in any order: midnight and the edges of bands. Returns how many. */
static int list_moments(const struct vp_plan *plan, vp_day date, vp_instant moments[MAX_MOMENTS])
{
    int n = 0;
    moments[n++] = vp_zone_instant(plan->zone, date, 0);
    for (int b = 0; b < plan->travel.bands.n && n + 2 <= MAX_MOMENTS; b++) {
        moments[n++] = vp_zone_instant(plan->zone, date, plan->travel.bands.item[b].from_minute);
        moments[n++] = vp_zone_instant(plan->zone, date, plan->travel.bands.item[b].to_minute);
    }
    return n;
}

static vp_day date_of(const struct vp_plan *plan, vp_instant instant)
{
    vp_day date;
    int minute;
    vp_zone_local(plan->zone, instant, &date, &minute, NULL);
    return date;
}

int vp_travel_after(const struct vp_plan *plan, int from, int to, vp_instant leave)
{
    if (from == to)
        return 0;
    int minutes;
    if (is_constant(plan, from, to, &minutes))
        return minutes >= 0 ? minutes : -1;
    vp_instant moments[MAX_MOMENTS];
    int now = find_minutes(plan, from, to, leave);
    vp_instant best = now < 0 ? INT64_MAX : leave + (vp_instant)now * MINUTE;
    vp_day first = date_of(plan, leave);
    for (vp_day date = first; date <= first + DAYS; date++) {
        int n = list_moments(plan, date, moments);
        if (moments[0] >= best) /* midnight: nothing later arrives sooner */
            break;
        for (int i = 0; i < n; i++) {
            if (moments[i] <= leave || moments[i] >= best)
                continue;
            now = find_minutes(plan, from, to, moments[i]);
            if (now >= 0 && moments[i] + (vp_instant)now * MINUTE < best)
                best = moments[i] + (vp_instant)now * MINUTE;
        }
    }
    if (best == INT64_MAX || best - leave > (vp_instant)VP_LONGEST_WAY * MINUTE)
        return -1;
    return (int)((best - leave + MINUTE - 1) / MINUTE);
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

static void sort_moments(vp_instant *moments, int n)
{
    for (int i = 1; i < n; i++)
        for (int k = i; k > 0 && moments[k - 1] > moments[k]; k--) {
            vp_instant swapped = moments[k];
            moments[k] = moments[k - 1];
            moments[k - 1] = swapped;
        }
}

int vp_travel_before(const struct vp_plan *plan, int from, int to, vp_instant arrive)
{
    if (from == to)
        return 0;
    int minutes;
    if (is_constant(plan, from, to, &minutes))
        return minutes >= 0 ? minutes : -1;
    const int way[2] = {from, to};
    vp_instant moments[MAX_MOMENTS + 1];
    vp_instant best = INT64_MIN;
    vp_day last = date_of(plan, arrive);
    for (vp_day date = last; date >= last - DAYS && best == INT64_MIN; date--) {
        int n = list_moments(plan, date, moments);
        moments[n++] = vp_zone_instant(plan->zone, date + 1, 0);
        sort_moments(moments, n);
        for (int i = 0; i + 1 < n; i++) {
            if (moments[i] == moments[i + 1])
                continue;
            vp_instant leave = leave_within(plan, way, moments[i], moments[i + 1], arrive);
            best = leave > best ? leave : best;
        }
    }
    if (best == INT64_MIN || arrive - best > (vp_instant)VP_LONGEST_WAY * MINUTE)
        return -1;
    return (int)((arrive - best + MINUTE - 1) / MINUTE);
}

int vp_travel_worst(const struct vp_plan *plan, int from, int to, vp_instant start, vp_instant end)
{
    int worst = vp_travel_after(plan, from, to, start);
    int minutes;
    if (from == to || is_constant(plan, from, to, &minutes))
        return worst;
    vp_instant moments[MAX_MOMENTS];
    vp_day last = date_of(plan, end);
    for (vp_day date = date_of(plan, start); date <= last && worst >= 0; date++) {
        int n = list_moments(plan, date, moments);
        for (int i = 0; i < n && worst >= 0; i++) {
            if (moments[i] <= start || moments[i] >= end)
                continue;
            int after = vp_travel_after(plan, from, to, moments[i]);
            worst = after < 0 || after > worst ? after : worst;
        }
    }
    return worst;
}
