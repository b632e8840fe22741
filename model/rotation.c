/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rotation weeks run from hand-over to hand-over in local time; week 0 is the one that holds noon of the rotation's first date. */
#include "model/rotation.h"

static vp_day first_handover(const struct vp_rotation *rotation)
{
    int back = (vp_day_weekday(rotation->from) - rotation->weekday + 7) % 7;
    if (back == 0 && rotation->minute > 12 * 60) /* handed over in the afternoon: noon still belongs to the week before */
        back = 7;
    return rotation->from - back;
}

vp_instant vp_rotation_start(const struct vp_plan *plan, const struct vp_rotation *rotation, int week)
{
    return vp_zone_instant(plan->zone, first_handover(rotation) + 7 * week, rotation->minute);
}

int vp_rotation_week(const struct vp_plan *plan, const struct vp_rotation *rotation, vp_instant instant)
{
    vp_day date;
    int minute;
    vp_zone_local(plan->zone, instant, &date, &minute, NULL);
    int days = date - first_handover(rotation);
    int week = days >= 0 ? days / 7 : -((6 - days) / 7);
    return instant < vp_rotation_start(plan, rotation, week) ? week - 1 : week;
}

bool vp_rotation_on(const struct vp_rotation *rotation, int offset, int week)
{
    int at = (week - offset) % rotation->cycle;
    return rotation->on[at < 0 ? at + rotation->cycle : at];
}

void vp_rotation_span(const struct vp_plan *plan, const struct vp_rotation *rotation, int *first, int *last)
{
    *first = vp_rotation_week(plan, rotation, vp_zone_instant(plan->zone, plan->from, 0));
    *last = vp_rotation_week(plan, rotation, vp_zone_instant(plan->zone, plan->to + 1, 0) - 1);
}

static bool leave_fits(const struct vp_plan *plan, const struct vp_rotation *rotation, struct vp_dates dates, int offset)
{
    int first = vp_rotation_week(plan, rotation, vp_zone_instant(plan->zone, dates.from, 0));
    int last = vp_rotation_week(plan, rotation, vp_zone_instant(plan->zone, dates.to + 1, 0) - 1);
    if (last - first >= rotation->cycle)
        last = first + rotation->cycle - 1; /* more weeks say nothing new */
    for (int week = first; week <= last; week++)
        if (vp_rotation_on(rotation, offset, week))
            return false;
    return true;
}

bool vp_rotation_offset_allowed(const struct vp_plan *plan, const struct vp_rotation *rotation, int doctor, int offset)
{
    if (rotation->offset[doctor] >= 0 && rotation->offset[doctor] != offset)
        return false;
    const struct vp_doctor *who = &plan->doctors.item[doctor];
    for (int i = 0; i < who->leave.n && rotation->leave_off; i++) {
        struct vp_dates dates = who->leave.item[i].dates;
        dates.from = dates.from > plan->from ? dates.from : plan->from;
        dates.to = dates.to < plan->to ? dates.to : plan->to;
        if (who->leave.item[i].share_kept && dates.from <= dates.to && !leave_fits(plan, rotation, dates, offset))
            return false;
    }
    return true;
}

bool vp_rotation_speaks(const struct vp_problem *problem, const struct vp_rotation *rotation, int doctor, int duty)
{
    return rotation->doctors[doctor] && (rotation->lines == NULL || rotation->lines[problem->duties[duty].line]);
}
