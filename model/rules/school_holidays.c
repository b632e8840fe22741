/* SPDX-License-Identifier: GPL-3.0-or-later */
/* School holidays: each range of the rule's `dates` is a holiday H (one that comes back every year: one each time), as far as it lies in
 * the known time. With n(H) = how many duties of a doctor begin in H and p(H) = how many of them are past, for every H that reaches into
 * the period:
 *     n(H) ≤ max(at_most, p(H)).
 * The breach is the number above. */
#include "model/rules/windows.h"
#include "model/rules/words.h"

typedef VP_VEC(struct vp_window) holidays;

/* Does the holiday of another year begin on `date`? Of a whole year, one ends where the next begins. */
static bool begins_anew(const struct vp_when *when, vp_day date)
{
    int at = vp_month_day(date);
    int before = vp_month_day(date - 1);
    return when->yearly && at >= when->each.from && (before < when->each.from || before > at);
}

static void add_holidays(struct vp_judgement *judgement, const struct vp_when *when, holidays *all)
{
    const struct vp_plan *plan = judgement->problem->plan;
    vp_day date = judgement->problem->known_from;
    while (date <= plan->to) {
        if (!vp_when_holds(when, date)) {
            date++;
            continue;
        }
        struct vp_window holiday = {.from = date, .to = date};
        while (holiday.to < plan->to && vp_when_holds(when, holiday.to + 1) && !begins_anew(when, holiday.to + 1))
            holiday.to++;
        if (holiday.to >= plan->from)
            *vp_vec_add(judgement->arena, all) = holiday;
        date = holiday.to + 1;
    }
}

static void judge_holiday(struct vp_judgement *judgement, int d, struct vp_window holiday, struct vp_found begun)
{
    double at_most = judgement->problem->plan->rules.item[judgement->rule].figures.at_most;
    struct vp_violation breach = vp_breach_of_window(d, holiday, begun, at_most);
    if (breach.amount <= 0.0)
        return;
    breach.unit = "duties";
    breach.text = "duties that begin within the school holiday";
    vp_judgement_file(judgement, breach);
}

void vp_judge_school_holidays(struct vp_judgement *judgement)
{
    const vp_whens *dates = &judgement->problem->plan->rules.item[judgement->rule].dates;
    holidays all = {0};
    int *list = vp_judge_list(judgement);
    for (int i = 0; i < dates->n; i++)
        add_holidays(judgement, &dates->item[i], &all);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = 0; i < all.n; i++)
            judge_holiday(judgement, d, all.item[i], vp_window_begun(judgement, list, n, all.item[i]));
    }
}
