/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole weekends: let D be the days of a weekend – Saturday, Sunday, with `friday` Friday too – on which duties in scope begin at all. A
 * doctor has duties that begin on all days of D or on none:
 *     worked ∈ {0, |D|}.
 * Weekends whose days do not all lie in the period are not judged. One breach a weekend. */
#include "model/rules/words.h"

enum { WEEK = 7 };

/* Which duties a doctor has. */
struct held {
    int doctor;
    const int *list;
    int n;
};

/* For each date of the period: does a duty in scope begin on it? */
static bool *find_asked(const struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_plan *plan = problem->plan;
    bool *asked = vp_arena_array(judgement->arena, (size_t)(plan->to - plan->from) + 1, sizeof *asked);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (vp_rule_speaks(problem, judgement->rule, j))
            asked[problem->duties[j].date - plan->from] = true;
    return asked;
}

/* The first of the doctor's duties that begins on `date`, or -1. */
static int find_duty(const struct vp_problem *problem, const struct held *held, vp_day date)
{
    for (int i = 0; i < held->n; i++)
        if (problem->duties[held->list[i]].date == date)
            return held->list[i];
    return -1;
}

static void judge_weekend(struct vp_judgement *judgement, const struct held *held, const bool *asked, struct vp_dates days)
{
    const struct vp_problem *problem = judgement->problem;
    int all = 0;
    int worked = 0;
    int first = -1;
    for (vp_day date = days.from; date <= days.to; date++) {
        int duty = asked[date - problem->plan->from] ? find_duty(problem, held, date) : -1;
        all += asked[date - problem->plan->from];
        worked += duty >= 0;
        first = first < 0 ? duty : first;
    }
    if (worked == 0 || worked == all)
        return;
    struct vp_violation breach = vp_breach_of_dates(held->doctor, days.from, days.to);
    breach.duty_a = first;
    breach.needed = all;
    breach.found = worked;
    breach.unit = "days";
    breach.text = "days of the weekend with duty: all or none";
    vp_judgement_file(judgement, breach);
}

void vp_judge_whole_weekends(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_plan *plan = problem->plan;
    int before = plan->rules.item[judgement->rule].figures.friday ? 1 : 0;
    const bool *asked = find_asked(judgement);
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < problem->n_doctors; d++) {
        struct held held = {d, list, vp_judgement_duties(judgement, d, list)};
        vp_day saturday = vp_day_monday(plan->from) + VP_SATURDAY;
        for (; saturday + 1 <= plan->to; saturday += WEEK)
            if (saturday - before >= plan->from)
                judge_weekend(judgement, &held, asked, (struct vp_dates){saturday - before, saturday + 1});
    }
}
