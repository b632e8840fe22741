/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Together: each duty a of the period of a doctor in scope shares time with a duty in scope of every other doctor in scope,
 *     for every other doctor e there is b of e:   start(b) < end(a) and start(a) < end(b).
 * One breach for each duty and each doctor missing. */
#include "model/rules/words.h"

struct held {
    int *list;
    int n;
};

static bool is_with(const struct vp_problem *problem, const struct vp_duty *duty, const struct held *other)
{
    for (int i = 0; i < other->n; i++) {
        const struct vp_duty *theirs = &problem->duties[other->list[i]];
        if (theirs->start >= duty->end)
            return false;
        if (theirs->end > duty->start)
            return true;
    }
    return false;
}

static void file_breach(struct vp_judgement *judgement, int d, int duty, int other)
{
    const struct vp_problem *problem = judgement->problem;
    const char *id = problem->plan->doctors.item[other].id;
    vp_judgement_file(judgement,
                      (struct vp_violation){
                          .doctor = d,
                          .duty_a = duty,
                          .duty_b = -1,
                          .from = problem->duties[duty].date,
                          .to = problem->duties[duty].last,
                          .needed = 1.0,
                          .found = 0.0,
                          .unit = "duties",
                          .amount = 1.0,
                          .text = vp_arena_printf(judgement->arena, "without %s on duty at any of its hours", id),
                          .about = id,
                      });
}

void vp_judge_together(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    const bool *doctors = problem->plan->rules.item[judgement->rule].doctors;
    struct held *held = vp_arena_array(judgement->arena, (size_t)problem->n_doctors, sizeof *held);
    for (int d = 0; d < problem->n_doctors; d++) {
        held[d].list = vp_arena_array(judgement->arena, (size_t)judgement->n_duties[d] + 1, sizeof *held[d].list);
        held[d].n = vp_judgement_duties(judgement, d, held[d].list);
    }
    for (int d = 0; d < problem->n_doctors; d++)
        for (int i = 0; i < held[d].n; i++) {
            int duty = held[d].list[i];
            for (int other = 0; other < problem->n_doctors && duty >= problem->n_past; other++)
                if (other != d && (doctors == NULL || doctors[other]) &&
                    !is_with(problem, &problem->duties[duty], &held[other]))
                    file_breach(judgement, d, duty, other);
        }
}
