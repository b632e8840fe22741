/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duties: in every run of `days` dates of the period (the whole period if it is shorter), at most so many duties begin. The breach of a run is
 * the number above. */
#include "model/rules/words.h"

static void judge_run(struct vp_judgement *judgement, int d, vp_day from, vp_day to, int begin)
{
    double at_most = judgement->problem->plan->rules.item[judgement->rule].figures.at_most;
    if (begin <= at_most)
        return;
    vp_judgement_file(judgement,
                      (struct vp_violation){
                          .doctor = d,
                          .duty_a = -1,
                          .duty_b = -1,
                          .from = from,
                          .to = to,
                          .needed = at_most,
                          .found = begin,
                          .unit = "duties",
                          .amount = begin - at_most,
                          .text = vp_arena_printf(judgement->arena, "duties that begin within %d days", to - from + 1),
                      });
}

void vp_judge_duties(struct vp_judgement *judgement)
{
    const struct vp_plan *plan = judgement->problem->plan;
    const struct vp_duty *duties = judgement->problem->duties;
    int days = plan->rules.item[judgement->rule].figures.days;
    int length = plan->to - plan->from + 1 < days ? plan->to - plan->from + 1 : days;
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        int first = 0; /* list[first … next-1] begin in the run */
        int next = 0;
        for (vp_day from = plan->from; from + length - 1 <= plan->to; from++) {
            while (first < n && duties[list[first]].date < from)
                first++;
            while (next < n && duties[list[next]].date <= from + length - 1)
                next++;
            judge_run(judgement, d, from, from + length - 1, next - first);
        }
    }
}
