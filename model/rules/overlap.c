/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overlap: no two duties a, b of one doctor with [a.start, a.end) ∩ [b.start, b.end) ≠ ∅, one breach a pair; and no two places of one duty.
 * A pair of which both are past is nobody's fault any more. */
#include "model/rules/words.h"

static void file_breach(struct vp_judgement *judgement, int d, int a, int b, const char *text)
{
    const struct vp_duty *other = &judgement->problem->duties[b];
    struct vp_violation breach = vp_breach_of_pair(judgement, d, a, b);
    breach.found = (double)vp_duty_shares(&judgement->problem->duties[a], other->start, other->end) / VP_HOUR;
    breach.unit = "h";
    breach.text = text;
    vp_judgement_file(judgement, breach);
}

void vp_judge_overlap(struct vp_judgement *judgement)
{
    const struct vp_duty *duties = judgement->problem->duties;
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = 0; i < n; i++) {
            if (vp_judge_places(judgement, d, list[i]) > 1)
                file_breach(judgement, d, list[i], list[i], "has more than one place of the same duty");
            for (int j = i + 1; j < n && duties[list[j]].start < duties[list[i]].end; j++)
                if (list[j] >= judgement->problem->n_past)
                    file_breach(judgement, d, list[i], list[j], "two duties at the same time");
        }
    }
}
