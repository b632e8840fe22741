/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lost days: a clinic day L (Monday to Friday, no public holiday) is lost to a doctor who is a member and not on leave on it when a duty
 * of `after` that he had began before L and has its last second on L. In every window W with l lost days, p of them by duties of the
 * past alone,
 *     l ≤ max(at_most, p),     the breach is what exceeds it.
 * W: every `days` dates running in the known time (all of it if it is shorter) that reach into the period; or the known part of every
 * calendar month that touches the period; or the period. */
#include "model/rules/days.h"
#include "model/rules/windows.h"
#include "model/rules/words.h"

/* Marks the days lost, by date − known_from. */
static void mark_lost(const struct vp_judgement *judgement, int d, const int *list, int n, struct vp_marks *lost)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_plan *plan = problem->plan;
    struct vp_selector after = plan->rules.item[judgement->rule].figures.after;
    if (!after.given && after.lines == NULL && after.categories == 0)
        after.categories = vp_bit(VP_NIGHTS);
    vp_marks_clear(lost);
    for (int i = 0; i < n; i++) {
        const struct vp_duty *duty = &problem->duties[list[i]];
        if (vp_judge_loses_day(&after, duty) && duty->last <= plan->to && vp_clinic_day(plan, duty->last) &&
            vp_judge_at_work(plan, d, duty->last))
            vp_marks_set(lost, duty->last - problem->known_from, list[i] < problem->n_past);
    }
}

static void judge_window(struct vp_judgement *judgement, int d, const struct vp_marks *lost, struct vp_window window)
{
    vp_day known_from = judgement->problem->known_from;
    double at_most = judgement->problem->plan->rules.item[judgement->rule].figures.at_most;
    struct vp_found days = vp_marks_count(lost, window.from - known_from, window.to - known_from + 1);
    struct vp_violation breach = vp_breach_of_window(d, window, days, at_most);
    if (breach.amount <= 0.0)
        return;
    breach.unit = "days";
    breach.text = "clinic days lost after duty";
    vp_judgement_file(judgement, breach);
}

void vp_judge_lost_days(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    struct vp_marks lost = vp_marks_new(judgement, problem->plan->to - problem->known_from + 1);
    struct vp_windows windows = vp_windows_of_rule(judgement);
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < problem->n_doctors; d++) {
        mark_lost(judgement, d, list, vp_judgement_duties(judgement, d, list), &lost);
        for (int i = 0; i < windows.n; i++)
            judge_window(judgement, d, &lost, windows.item[i]);
    }
}
