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
    bool member = vp_dates_hold(doctor->member, date);
    uint64_t lacking = line->needs & ~doctor->qualifications;
    if (member && lacking == 0)
        return;
    struct vp_violation breach = vp_breach_of_duty(judgement, d, duty);
    breach.pos = member ? line->pos : doctor->pos;
    breach.text = "not a member on this date";
    if (lacking != 0)
        breach.text = vp_arena_printf(judgement->arena, "%slacks what the line needs: %s",
                                      member ? "" : "not a member on this date, and ", list_lacking(judgement, lacking));
    vp_judgement_file(judgement, breach);
}

void vp_judge_eligible(struct vp_judgement *judgement)
{
    vp_judge_each_duty(judgement, judge_duty);
}
