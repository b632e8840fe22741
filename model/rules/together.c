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
    struct vp_violation breach = vp_breach_of_duty(judgement, d, duty);
    breach.to = problem->duties[duty].last;
    breach.needed = 1.0;
    breach.found = 0.0;
    breach.text = vp_arena_printf(judgement->arena, "without %s on duty at any of its hours", id);
    breach.about = id;
    vp_judgement_file(judgement, breach);
}

void vp_judge_together(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    struct held *held = vp_arena_array(judgement->arena, (size_t)problem->n_doctors, sizeof *held);
    for (int d = 0; d < problem->n_doctors; d++) {
        held[d].list = vp_arena_array(judgement->arena, (size_t)judgement->n_duties[d] + 1, sizeof *held[d].list);
        held[d].n = vp_judgement_duties(judgement, d, held[d].list);
    }
    for (int d = 0; d < problem->n_doctors; d++)
        for (int i = vp_judge_past(judgement, held[d].list, held[d].n); i < held[d].n; i++) {
            int duty = held[d].list[i];
            for (int other = 0; other < problem->n_doctors; other++)
                if (other != d && vp_judge_speaks_of(judgement, other) &&
                    !is_with(problem, &problem->duties[duty], &held[other]))
                    file_breach(judgement, d, duty, other);
        }
}
