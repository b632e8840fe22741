/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duties: with n(W) = how many duties begin in W and p(W) = how many of them are past, for every run W of `days` dates of the known time
 * (all of it if it is shorter), every month, or the period: n(W) ≤ max(at_most, p(W)), and in whole windows n(W) ≥ at_least. The breach is
 * the number above or below. */
#include "model/rules/windows.h"
#include "model/rules/words.h"

#include <math.h>

/* What one doctor has in one window. */
struct begun {
    int duties;
    int past; /* of them */
};

static void file_breach(struct vp_judgement *judgement, int d, struct vp_window window, struct begun begun, double amount)
{
    const struct vp_figures *figures = &judgement->problem->plan->rules.item[judgement->rule].figures;
    bool above = begun.duties > figures->at_most;
    vp_judgement_file(judgement, (struct vp_violation){
                                     .doctor = d,
                                     .duty_a = -1,
                                     .duty_b = -1,
                                     .from = window.from,
                                     .to = window.to,
                                     .needed = above ? figures->at_most : figures->at_least,
                                     .found = begun.duties,
                                     .unit = "duties",
                                     .amount = amount,
                                     .text = vp_arena_printf(judgement->arena, "duties that begin within %d days",
                                                             window.to - window.from + 1),
                                 });
}

static void judge_window(struct vp_judgement *judgement, int d, struct vp_window window, struct begun begun)
{
    const struct vp_figures *figures = &judgement->problem->plan->rules.item[judgement->rule].figures;
    double above = vp_window_excess(begun.duties, begun.past, figures->at_most);
    double below = window.whole ? figures->at_least - begun.duties : 0.0;
    if (above > 0.0 || below > 0.0)
        file_breach(judgement, d, window, begun, fmax(above, below));
}

/* Windows and duties both come by date: those of a window are list[first … next-1]. */
static void judge_doctor(struct vp_judgement *judgement, int d, const struct vp_windows *windows, const int *list, int n)
{
    const struct vp_duty *duties = judgement->problem->duties;
    int first = 0;
    int next = 0;
    int present = 0; /* list[present] is the first that is not past */
    while (present < n && list[present] < judgement->problem->n_past)
        present++;
    for (int i = 0; i < windows->n; i++) {
        while (first < n && duties[list[first]].date < windows->item[i].from)
            first++;
        while (next < n && duties[list[next]].date <= windows->item[i].to)
            next++;
        int past = (next < present ? next : present) - first;
        judge_window(judgement, d, windows->item[i], (struct begun){next - first, past > 0 ? past : 0});
    }
}

void vp_judge_duties(struct vp_judgement *judgement)
{
    struct vp_windows windows = vp_windows_of_rule(judgement);
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++)
        if (vp_judge_speaks_of(judgement, d))
            judge_doctor(judgement, d, &windows, list, vp_judgement_duties(judgement, d, list));
}
