/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekends: in every run of `of` weekends of the period (all of them if there are fewer), at most so many have a weekend duty. A Friday night
 * belongs to the Saturday that it runs into. The breach of a run is the number above. */
#include "model/rules/words.h"

static void judge_run(struct vp_judgement *judgement, int d, int first, int length, const bool *busy)
{
    double at_most = judgement->problem->plan->rules.item[judgement->rule].figures.at_most;
    int weekends = 0;
    for (int i = 0; i < length; i++)
        weekends += busy[first + i];
    if (weekends <= at_most)
        return;
    vp_judgement_file(judgement,
                      (struct vp_violation){
                          .doctor = d,
                          .duty_a = -1,
                          .duty_b = -1,
                          .from = vp_problem_saturday(judgement->problem, first),
                          .to = vp_problem_saturday(judgement->problem, first + length - 1) + 1,
                          .needed = at_most,
                          .found = weekends,
                          .unit = "weekends",
                          .amount = weekends - at_most,
                          .text = vp_arena_printf(judgement->arena, "weekends with duty of %d in a row", length),
                      });
}

void vp_judge_weekends(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    int of = problem->plan->rules.item[judgement->rule].figures.of;
    int length = problem->weekends < of ? problem->weekends : of;
    int *list = vp_judge_list(judgement);
    bool *busy = vp_arena_array(judgement->arena, (size_t)problem->weekends, sizeof *busy);
    for (int d = 0; d < problem->n_doctors; d++) {
        for (int weekend = 0; weekend < problem->weekends; weekend++)
            busy[weekend] = false;
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = 0; i < n; i++)
            if (problem->duties[list[i]].weekend >= 0)
                busy[problem->duties[list[i]].weekend] = true;
        for (int first = 0; first + length <= problem->weekends; first++)
            judge_run(judgement, d, first, length, busy);
    }
}
