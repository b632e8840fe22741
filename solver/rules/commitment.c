/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commitment: no column for a duty that shares time with something else that the doctor must attend. Where the commitment has a site,
 * the way between it and the duty's place is time too: with m(t) the minutes of the way from the earlier to the later place for who sets
 * out at t, a duty and an occurrence can both be only if
 *     end of the earlier + m(end of the earlier) ≤ start of the later.
 * Where there is no way at all, it takes the longest that anybody waits and drives. */
#include "solver/program.h"

enum {
    REACH_DAYS = VP_LONGEST_WAY / VP_MINUTES_A_DAY + 3
}; /* dates from an occurrence to the last duty that it can touch */

struct occurrence {
    vp_instant start;
    vp_instant end;
    int site; /* -1 = anywhere */
};

/* When one is at `to` who leaves `from` at `leave`. */
static vp_instant arrive(const struct vp_plan *plan, int from, int to, vp_instant leave)
{
    int minutes = vp_travel_after(plan, from, to, leave);
    return leave + 60 * (vp_instant)(minutes < 0 ? VP_LONGEST_WAY : minutes);
}

static bool leaves_time(const struct vp_problem *problem, int doctor, int duty, const struct occurrence *occurrence)
{
    const struct vp_duty *of = &problem->duties[duty];
    if (of->start < occurrence->end && occurrence->start < of->end)
        return false;
    if (occurrence->site < 0)
        return true;
    int place = vp_duty_site(problem, doctor, duty);
    if (of->end <= occurrence->start)
        return arrive(problem->plan, place, occurrence->site, of->end) <= occurrence->start;
    return arrive(problem->plan, occurrence->site, place, occurrence->end) <= of->start;
}

static void forbid_beside(struct vp_writer *writer, int doctor, vp_day date, const struct occurrence *occurrence)
{
    const struct vp_problem *problem = writer->problem;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        if (problem->duties[j].date < date - REACH_DAYS)
            continue;
        if (problem->duties[j].date > date + REACH_DAYS)
            break;
        if (!leaves_time(problem, doctor, j, occurrence))
            writer->forbidden[doctor * problem->n_duties + j] = 1;
    }
}

static void forbid_commitment(struct vp_writer *writer, int doctor, const struct vp_commitment *commitment)
{
    const struct vp_plan *plan = writer->problem->plan;
    vp_day from = plan->from - REACH_DAYS;
    vp_day to = plan->to + REACH_DAYS;
    from = commitment->dates.from > from ? commitment->dates.from : from;
    to = commitment->dates.to < to ? commitment->dates.to : to;
    for (vp_day date = from; date <= to; date++) {
        if (commitment->days != 0 && (commitment->days >> (unsigned)vp_day_weekday(date) & 1) == 0)
            continue;
        struct occurrence occurrence = {vp_zone_instant(plan->zone, date, commitment->start),
                                        vp_zone_instant(plan->zone, date, commitment->end), commitment->site};
        forbid_beside(writer, doctor, date, &occurrence);
    }
}

static void forbid(struct vp_writer *writer)
{
    const struct vp_plan *plan = writer->problem->plan;
    for (int d = 0; d < plan->doctors.n; d++)
        for (int c = 0; c < plan->doctors.item[d].commitments.n; c++)
            forbid_commitment(writer, d, &plan->doctors.item[d].commitments.item[c]);
}

const struct vp_rule_program vp_program_commitment = {.forbid = forbid};
