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

/* Days lost before each date of the known time: sums, so that a window is a difference. */
struct lost {
    vp_day from;
    int days;
    int *all; /* [days + 1] */
    int *past;
};

static struct lost begin(const struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    struct lost lost = {.from = problem->known_from, .days = problem->plan->to - problem->known_from + 1};
    lost.all = vp_arena_array(judgement->arena, (size_t)lost.days + 1, sizeof *lost.all);
    lost.past = vp_arena_array(judgement->arena, (size_t)lost.days + 1, sizeof *lost.past);
    return lost;
}

static void find_lost(const struct vp_judgement *judgement, int d, const int *list, int n, struct lost *lost)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_plan *plan = problem->plan;
    struct vp_selector after = plan->rules.item[judgement->rule].figures.after;
    if (!after.given && after.lines == NULL && after.categories == 0)
        after.categories = vp_bit(VP_NIGHTS);
    for (int i = 0; i <= lost->days; i++)
        lost->all[i] = lost->past[i] = 0;
    for (int i = 0; i < n; i++) {
        const struct vp_duty *duty = &problem->duties[list[i]];
        if (!vp_judge_loses_day(&after, duty) || duty->last > plan->to || !vp_clinic_day(plan, duty->last) ||
            !vp_judge_at_work(plan, d, duty->last))
            continue;
        lost->all[duty->last - lost->from + 1] = 1;
        if (list[i] < problem->n_past)
            lost->past[duty->last - lost->from + 1] = 1;
    }
    for (int i = 1; i <= lost->days; i++) {
        lost->all[i] += lost->all[i - 1];
        lost->past[i] += lost->past[i - 1];
    }
}

static int count(const struct lost *lost, const int *sums, struct vp_window window)
{
    return sums[window.to - lost->from + 1] - sums[window.from - lost->from];
}

static void judge_window(struct vp_judgement *judgement, int d, const struct lost *lost, struct vp_window window)
{
    double at_most = judgement->problem->plan->rules.item[judgement->rule].figures.at_most;
    int days = count(lost, lost->all, window);
    double excess = vp_window_excess(days, count(lost, lost->past, window), at_most);
    if (excess <= 0.0)
        return;
    vp_judgement_file(judgement, (struct vp_violation){
                                     .doctor = d,
                                     .duty_a = -1,
                                     .duty_b = -1,
                                     .from = window.from,
                                     .to = window.to,
                                     .needed = at_most,
                                     .found = days,
                                     .unit = "days",
                                     .amount = excess,
                                     .text = "clinic days lost after duty",
                                 });
}

void vp_judge_lost_days(struct vp_judgement *judgement)
{
    struct lost lost = begin(judgement);
    struct vp_windows windows = vp_windows_of_rule(judgement);
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        find_lost(judgement, d, list, vp_judgement_duties(judgement, d, list), &lost);
        for (int i = 0; i < windows.n; i++)
            judge_window(judgement, d, &lost, windows.item[i]);
    }
}
