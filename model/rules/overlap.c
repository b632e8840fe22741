/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Overlap: no two duties a, b of one doctor with [a.start, a.end) ∩ [b.start, b.end) ≠ ∅, one breach a pair; and no two places of one duty.
 * A pair of which both are past is nobody's fault any more. */
#include "model/rules/words.h"

static void file_breach(struct vp_judgement *judgement, int d, int a, int b, const char *text)
{
    const struct vp_duty *one = &judgement->problem->duties[a];
    const struct vp_duty *other = &judgement->problem->duties[b];
    vp_instant end = one->end < other->end ? one->end : other->end;
    vp_judgement_file(judgement, (struct vp_violation){
                                     .doctor = d,
                                     .duty_a = a,
                                     .duty_b = b,
                                     .from = one->date,
                                     .to = other->date,
                                     .found = (double)(end - other->start) / VP_HOUR,
                                     .unit = "h",
                                     .amount = 1.0,
                                     .text = text,
                                 });
}

/* How many places of `duty` the doctor has. */
static int count_places(const struct vp_judgement *judgement, int doctor, int duty)
{
    const struct vp_duty *of = &judgement->problem->duties[duty];
    int n = 0;
    for (int place = 0; place < of->places; place++)
        n += judgement->roster->doctor[of->first_place + place] == doctor;
    return n;
}

void vp_judge_overlap(struct vp_judgement *judgement)
{
    const struct vp_duty *duties = judgement->problem->duties;
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = 0; i < n; i++) {
            if (count_places(judgement, d, list[i]) > 1)
                file_breach(judgement, d, list[i], list[i], "has more than one place of the same duty");
            for (int j = i + 1; j < n && duties[list[j]].start < duties[list[i]].end; j++)
                if (list[j] >= judgement->problem->n_past)
                    file_breach(judgement, d, list[i], list[j], "two duties at the same time");
        }
    }
}
