/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan itself keeps from each doctor: a duty that he has in no lawful roster, whatever else he has. A commitment C and a duty D
 * go together when D.end + way(D → C) ≤ C.start or C.end + way(C → D) ≤ D.start; without a site the ways are 0. A doctor of a rotation
 * may have a duty that lies in a week on for some offset that he may have. */
#include "cli/capacity.h"

#include "model/rotation.h"

#include <stdint.h>

enum {
    BESIDE = 3, /* days: a commitment and a duty that begin further apart share no time */
    FAR = VP_LONGEST_WAY / VP_MINUTES_A_DAY + BESIDE,
};

struct marker {
    const struct vp_problem *problem;
    const struct vp_doctor *doctor;
    int number;               /* of the doctor */
    enum vp_barrier *barrier; /* [duty], the doctor's */
};

/* ---- one duty by itself ---- */

static bool is_exempt(const struct vp_doctor *doctor, const struct vp_duty *duty)
{
    for (int i = 0; i < doctor->exemptions.n; i++) {
        const struct vp_exemption *exemption = &doctor->exemptions.item[i];
        if (vp_dates_hold(exemption->dates, duty->date) && (exemption->what & duty->categories) != 0)
            return true;
    }
    return false;
}

static bool is_on_leave(const struct vp_doctor *doctor, const struct vp_duty *duty)
{
    for (int i = 0; i < doctor->leave.n; i++)
        if (doctor->leave.item[i].dates.from <= duty->last && duty->date <= doctor->leave.item[i].dates.to)
            return true;
    return false;
}

static bool is_forbidden(const struct vp_doctor *doctor, const struct vp_duty *duty)
{
    for (int i = 0; i < doctor->forbidden.n; i++) {
        const struct vp_forbidden *one = &doctor->forbidden.item[i];
        if (vp_dates_hold(one->dates, duty->date) && vp_days_hold(one->days, duty->date) &&
            (one->lines == NULL || one->lines[duty->line]) &&
            (one->categories == 0 || (one->categories & duty->categories) != 0))
            return true;
    }
    return false;
}

/* The duty alone is more than a cap allows. */
static bool is_capped(const struct vp_problem *problem, const struct vp_doctor *doctor, const struct vp_duty *duty)
{
    for (int i = 0; i < doctor->caps.n; i++) {
        const struct vp_cap *cap = &doctor->caps.item[i];
        double load = cap->category >= 0 ? vp_duty_load(problem, duty, cap->category) : duty->line == cap->line;
        if (load > cap->at_most)
            return true;
    }
    return false;
}

static enum vp_barrier find_barrier(const struct vp_problem *problem, const struct vp_doctor *doctor,
                                    const struct vp_duty *duty)
{
    if (!vp_dates_hold(doctor->member, duty->date))
        return VP_NOT_MEMBER;
    if ((problem->plan->lines.item[duty->line].needs & ~doctor->qualifications) != 0)
        return VP_NOT_QUALIFIED;
    if (is_exempt(doctor, duty))
        return VP_IS_EXEMPT;
    if (is_on_leave(doctor, duty))
        return VP_ON_LEAVE;
    if (is_forbidden(doctor, duty))
        return VP_IS_FORBIDDEN;
    return is_capped(problem, doctor, duty) ? VP_IS_CAPPED : VP_MAY;
}

/* ---- commitments ---- */

/* Seconds from one place to the other for who sets out then. */
static vp_instant find_way(const struct vp_plan *plan, int from, int to, vp_instant leave)
{
    int minutes = vp_travel_after(plan, from, to, leave);
    return 60 * (vp_instant)(minutes < 0 ? VP_LONGEST_WAY : minutes);
}

static bool clashes(const struct marker *marker, int duty, const struct vp_commitment *commitment, vp_day date)
{
    const struct vp_plan *plan = marker->problem->plan;
    const struct vp_duty *of = &marker->problem->duties[duty];
    vp_instant begins = vp_zone_instant(plan->zone, date, commitment->start);
    vp_instant ends = vp_zone_instant(plan->zone, date, commitment->end);
    if (commitment->site < 0)
        return of->end > begins && ends > of->start;
    int place = vp_duty_site(marker->problem, marker->number, duty);
    return of->end + find_way(plan, place, commitment->site, of->end) > begins &&
           ends + find_way(plan, commitment->site, place, ends) > of->start;
}

static void mark_commitment(const struct marker *marker, const struct vp_commitment *commitment)
{
    const struct vp_problem *problem = marker->problem;
    int reach = commitment->site < 0 ? BESIDE : FAR;
    vp_day first = problem->plan->from - reach;
    vp_day last = problem->plan->to + reach;
    first = commitment->dates.from > first ? commitment->dates.from : first;
    last = commitment->dates.to < last ? commitment->dates.to : last;
    int near = problem->n_past; /* duties come by date */
    for (vp_day date = first; date <= last; date++) {
        while (near < problem->n_duties && problem->duties[near].date < date - reach)
            near++;
        for (int j = near; j < problem->n_duties && problem->duties[j].date <= date + reach; j++)
            if (vp_days_hold(commitment->days, date) && marker->barrier[j] == VP_MAY &&
                clashes(marker, j, commitment, date))
                marker->barrier[j] = VP_IS_COMMITTED;
    }
}

/* ---- rotations ---- */

/* The offsets that the doctor may have, as bits. */
static uint32_t list_offsets(const struct marker *marker, const struct vp_rotation *rotation)
{
    uint32_t offsets = 0;
    for (int offset = 0; offset < rotation->cycle; offset++)
        if (vp_rotation_offset_allowed(marker->problem->plan, rotation, marker->number, offset))
            offsets |= UINT32_C(1) << (unsigned)offset;
    return offsets;
}

static bool may_be_on(const struct vp_rotation *rotation, uint32_t offsets, int week)
{
    for (int offset = 0; offset < rotation->cycle; offset++)
        if ((offsets >> (unsigned)offset & 1) != 0 && vp_rotation_on(rotation, offset, week))
            return true;
    return false;
}

static void mark_rotation(const struct marker *marker, const struct vp_rotation *rotation)
{
    const struct vp_problem *problem = marker->problem;
    uint32_t offsets = rotation->doctors[marker->number] ? list_offsets(marker, rotation) : 0;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        if (marker->barrier[j] != VP_MAY || !vp_rotation_speaks(problem, rotation, marker->number, j))
            continue;
        if (!may_be_on(rotation, offsets, vp_rotation_week(problem->plan, rotation, problem->duties[j].start)))
            marker->barrier[j] = VP_IS_OFF;
    }
}

void vp_barriers_find(const struct vp_problem *problem, enum vp_barrier *barrier)
{
    const struct vp_plan *plan = problem->plan;
    for (int d = 0; d < problem->n_doctors; d++) {
        const struct marker marker = {problem, &plan->doctors.item[d], d, &barrier[d * problem->n_duties]};
        for (int j = 0; j < problem->n_duties; j++) /* of the past: nothing is to be given there */
            marker.barrier[j] =
                j < problem->n_past ? VP_NOT_MEMBER : find_barrier(problem, marker.doctor, &problem->duties[j]);
        for (int c = 0; c < marker.doctor->commitments.n; c++)
            mark_commitment(&marker, &marker.doctor->commitments.item[c]);
        for (int r = 0; r < plan->rotations.n; r++)
            mark_rotation(&marker, &plan->rotations.item[r]);
    }
}
