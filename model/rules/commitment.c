/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commitment: on each of its dates a commitment occupies C = [date + start, date + end), local. A duty D of the period keeps clear of it
 * when
 *     D.end + way(D → C) ≤ C.start   or   C.end + way(C → D) ≤ D.start,
 * way(·) being the earliest arrival of one who sets out from the one place when it ends there, and 0 where the commitment has no site. A
 * way that does not exist counts as the longest there is. One breach a duty and a date of the commitment. */
#include "model/rules/words.h"

enum {
    NEAR = VP_LONGEST_WAY / VP_MINUTES_A_DAY + 3, /* days: what begins further off cannot clash */
};

static vp_instant find_way(const struct vp_judgement *judgement, int from, int to, vp_instant leave)
{
    int minutes = vp_travel_after(judgement->problem->plan, from, to, leave);
    return (vp_instant)(minutes < 0 ? VP_LONGEST_WAY : minutes) * 60;
}

/* Seconds that are missing between the duty and the commitment from `start` to `end`; ≤ 0: none. The nearer way round counts. */
static vp_instant find_lack(const struct vp_judgement *judgement, int d, int duty, int site, const vp_instant between[2])
{
    const struct vp_duty *judged = &judgement->problem->duties[duty];
    vp_instant there = 0;
    vp_instant back = 0;
    if (site >= 0) {
        int place = vp_duty_site(judgement->problem, d, duty);
        there = find_way(judgement, place, site, judged->end);
        back = find_way(judgement, site, place, between[1]);
    }
    vp_instant before = judged->end + there - between[0];
    vp_instant after = between[1] + back - judged->start;
    return before < after ? before : after;
}

static void judge_date(struct vp_judgement *judgement, int d, int duty, const struct vp_commitment *commitment, vp_day date)
{
    const struct vp_plan *plan = judgement->problem->plan;
    const vp_instant between[2] = {vp_zone_instant(plan->zone, date, commitment->start),
                                   vp_zone_instant(plan->zone, date, commitment->end)};
    vp_instant lack = find_lack(judgement, d, duty, commitment->site, between);
    if (lack <= 0)
        return;
    const char *begins = vp_judge_moment(judgement, between[0]);
    const char *ends = vp_judge_moment(judgement, between[1]);
    struct vp_violation breach = vp_breach_of_duty(judgement, d, duty);
    breach.to = judgement->problem->duties[duty].last;
    breach.found = (double)lack / VP_HOUR;
    breach.unit = "h";
    breach.pos = commitment->pos;
    breach.text = vp_arena_printf(judgement->arena, "overlaps the commitment %s to %s%s", begins, ends,
                                  commitment->site >= 0 ? ", ways counted" : "");
    breach.about = vp_arena_printf(judgement->arena, "%s – %s", begins, ends);
    vp_judgement_file(judgement, breach);
}

static void judge_commitment(struct vp_judgement *judgement, int d, int duty, const struct vp_commitment *commitment)
{
    const struct vp_duty *judged = &judgement->problem->duties[duty];
    vp_day from = commitment->dates.from > judged->date - NEAR ? commitment->dates.from : judged->date - NEAR;
    vp_day to = commitment->dates.to < judged->last + NEAR ? commitment->dates.to : judged->last + NEAR;
    for (vp_day date = from; date <= to; date++)
        if (vp_days_hold(commitment->days, date))
            judge_date(judgement, d, duty, commitment, date);
}

static void judge_duty(struct vp_judgement *judgement, int d, int duty)
{
    const struct vp_doctor *doctor = &judgement->problem->plan->doctors.item[d];
    for (int c = 0; c < doctor->commitments.n; c++)
        judge_commitment(judgement, d, duty, &doctor->commitments.item[c]);
}

void vp_judge_commitment(struct vp_judgement *judgement)
{
    vp_judge_each_duty(judgement, judge_duty);
}
