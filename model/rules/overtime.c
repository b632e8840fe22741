/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overtime: with h(k) = counted hours (stand-by at the line's factor) of calendar week k, Monday 00:00 to Monday 00:00 local, and p(k) the
 * part of them that is past, in every `weeks` calendar weeks W running that lie in the known time
 *     Σ_{k∈W} max(0, h(k) − ordinary)  ≤  max(at_most, Σ_{k∈W} max(0, p(k) − ordinary)).
 * The breach of W is the hours above. */
#include "model/rules/windows.h"
#include "model/rules/words.h"

#include <math.h>

enum { WEEK = 7 };

/* Overtime in the week from Monday `from` of the duties list[0 … n-1]. */
static struct vp_found count_week(const struct vp_judgement *judgement, const int *list, int n, vp_day from)
{
    double ordinary = judgement->problem->plan->rules.item[judgement->rule].figures.ordinary;
    struct vp_found hours = vp_window_hours(judgement, list, n, vp_judge_midnight(judgement, from),
                                            vp_judge_midnight(judgement, from + WEEK));
    return (struct vp_found){fmax(hours.all - ordinary, 0.0), fmax(hours.past - ordinary, 0.0)};
}

static void judge_window(struct vp_judgement *judgement, int d, struct vp_window window, struct vp_found found)
{
    const struct vp_figures *figures = &judgement->problem->plan->rules.item[judgement->rule].figures;
    struct vp_violation breach = vp_breach_of_window(d, window, found, figures->at_most);
    if (breach.amount <= 0.0)
        return;
    breach.unit = "h";
    breach.text = vp_arena_printf(judgement->arena, "hours above %g a week, in %d weeks", figures->ordinary,
                                  (window.to - window.from + 1) / WEEK);
    vp_judgement_file(judgement, breach);
}

void vp_judge_overtime(struct vp_judgement *judgement)
{
    int weeks = judgement->problem->plan->rules.item[judgement->rule].figures.weeks;
    weeks = weeks > 0 ? weeks : 1;
    struct vp_windows windows = vp_windows_of_weeks(judgement, weeks);
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = 0; i < windows.n && n > 0; i++) {
            struct vp_found sum = {0.0, 0.0};
            for (vp_day from = windows.item[i].from; from <= windows.item[i].to; from += WEEK) {
                struct vp_found week = count_week(judgement, list, n, from);
                sum.all += week.all;
                sum.past += week.past;
            }
            judge_window(judgement, d, windows.item[i], sum);
        }
    }
}
