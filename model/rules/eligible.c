/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Eligible, for duties of the period: the doctor is a member on the date of the duty's start and has every qualification that the line
 * needs. */
#include "model/rules/words.h"

#include "model/base/text.h"

/* The needs that the doctor lacks, as "a, b". */
static const char *list_lacking(const struct vp_judgement *judgement, uint64_t lacking)
{
    const struct vp_plan *plan = judgement->problem->plan;
    struct vp_text text;
    vp_text_init(&text);
    for (int i = 0; i < plan->qualifications.n; i++)
        if ((lacking >> i & 1) != 0)
            vp_text_printf(&text, "%s%s", text.length > 0 ? ", " : "", plan->qualifications.item[i]);
    char *kept = vp_arena_strdup(judgement->arena, text.at);
    vp_text_clear(&text);
    return kept;
}

static void judge_duty(struct vp_judgement *judgement, int d, int duty)
{
    const struct vp_plan *plan = judgement->problem->plan;
    const struct vp_doctor *doctor = &plan->doctors.item[d];
    vp_day date = judgement->problem->duties[duty].date;
    const struct vp_line *line = &plan->lines.item[judgement->problem->duties[duty].line];
    bool member = doctor->member.from <= date && date <= doctor->member.to;
    uint64_t lacking = line->needs & ~doctor->qualifications;
    if (member && lacking == 0)
        return;
    const char *text = "not a member on this date";
    if (lacking != 0)
        text = vp_arena_printf(judgement->arena, "%slacks what the line needs: %s",
                               member ? "" : "not a member on this date, and ", list_lacking(judgement, lacking));
    vp_judgement_file(judgement, (struct vp_violation){
                                     .doctor = d,
                                     .duty_a = duty,
                                     .duty_b = -1,
                                     .from = date,
                                     .to = date,
                                     .found = 1.0,
                                     .unit = "duties",
                                     .amount = 1.0,
                                     .pos = member ? line->pos : doctor->pos,
                                     .text = text,
                                 });
}

void vp_judge_eligible(struct vp_judgement *judgement)
{
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = 0; i < n; i++)
            if (list[i] >= judgement->problem->n_past)
                judge_duty(judgement, d, list[i]);
    }
}
