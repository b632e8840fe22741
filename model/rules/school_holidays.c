/* SPDX-License-Identifier: GPL-3.0-or-later */
/* School holidays: each range of the rule's `dates` is a holiday H (one that comes back every year: one each time), as far as it lies in
 * the known time. With n(H) = how many duties of a doctor begin in H and p(H) = how many of them are past, for every H that reaches into
 * the period:
 *     n(H) ≤ max(at_most, p(H)).
 * The breach is the number above. */
#include "model/rules/windows.h"
#include "model/rules/words.h"

struct holidays {
    VP_VEC(struct vp_window) list;
};

static bool holds(const struct vp_when *when, vp_day date)
{
    if (when->yearly)
        return vp_yearly_holds(when->each, date);
    return when->dates.from <= date && date <= when->dates.to;
}

static int find_month_day(vp_day date)
{
    int year;
    int month;
    int day;
    vp_day_split(date, &year, &month, &day);
    return month * 100 + day;
}

/* Does the holiday of another year begin on `date`? Of a whole year, one ends where the next begins. */
static bool begins_anew(const struct vp_when *when, vp_day date)
{
    int at = find_month_day(date);
    int before = find_month_day(date - 1);
    return when->yearly && at >= when->each.from && (before < when->each.from || before > at);
}

static void add_holidays(struct vp_judgement *judgement, const struct vp_when *when, struct holidays *holidays)
{
    const struct vp_plan *plan = judgement->problem->plan;
    vp_day date = judgement->problem->known_from;
    while (date <= plan->to) {
        if (!holds(when, date)) {
            date++;
            continue;
        }
        struct vp_window holiday = {.from = date, .to = date};
        while (holiday.to < plan->to && holds(when, holiday.to + 1) && !begins_anew(when, holiday.to + 1))
            holiday.to++;
        if (holiday.to >= plan->from)
            *vp_vec_add(judgement->arena, &holidays->list) = holiday;
        date = holiday.to + 1;
    }
}

static void judge_holiday(struct vp_judgement *judgement, int d, struct vp_window holiday, const int *list, int n)
{
    const struct vp_problem *problem = judgement->problem;
    double at_most = problem->plan->rules.item[judgement->rule].figures.at_most;
    int begun = 0;
    int past = 0;
    for (int i = 0; i < n; i++) {
        vp_day date = problem->duties[list[i]].date;
        if (date < holiday.from || date > holiday.to)
            continue;
        begun++;
        past += list[i] < problem->n_past;
    }
    double above = vp_window_excess(begun, past, at_most);
    if (above > 0.0)
        vp_judgement_file(judgement, (struct vp_violation){
                                         .doctor = d,
                                         .duty_a = -1,
                                         .duty_b = -1,
                                         .from = holiday.from,
                                         .to = holiday.to,
                                         .needed = at_most,
                                         .found = begun,
                                         .unit = "duties",
                                         .amount = above,
                                         .text = "duties that begin within the school holiday",
                                     });
}

void vp_judge_school_holidays(struct vp_judgement *judgement)
{
    const vp_whens *dates = &judgement->problem->plan->rules.item[judgement->rule].dates;
    struct holidays holidays = {0};
    int *list = vp_judge_list(judgement);
    for (int i = 0; i < dates->n; i++)
        add_holidays(judgement, &dates->item[i], &holidays);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = 0; i < holidays.list.n; i++)
            judge_holiday(judgement, d, holidays.list.item[i], list, n);
    }
}
