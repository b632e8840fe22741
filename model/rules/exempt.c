/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exempt: no duty of the period whose start date lies in an exemption (fritak) from one of the kinds that the duty counts for. One breach
 * a duty, by the first exemption that forbids it. The reason of an exemption is not kept anywhere. */
#include "model/rules/words.h"

#include "model/base/text.h"

/* "nights, weekends", or "all duties". */
static const char *name_what(const struct vp_judgement *judgement, uint32_t what)
{
    if ((what & (vp_bit(VP_DUTIES) | vp_bit(VP_HOURS))) != 0)
        return "all duties";
    struct vp_text text;
    vp_text_init(&text);
    for (int c = 0; c < judgement->problem->plan->categories.n; c++)
        if ((what & vp_bit(c)) != 0)
            vp_text_printf(&text, "%s%s", text.length > 0 ? ", " : "", vp_category_key(judgement->problem->plan, c));
    char *kept = vp_arena_strdup(judgement->arena, text.at);
    vp_text_clear(&text);
    return kept;
}

static void file_breach(struct vp_judgement *judgement, int d, int duty, const struct vp_exemption *exemption)
{
    char from[VP_DAY_TEXT];
    char to[VP_DAY_TEXT];
    struct vp_violation breach = vp_breach_of_duty(judgement, d, duty);
    breach.pos = exemption->pos;
    breach.text = vp_arena_printf(judgement->arena, "exempt from %s %s to %s", name_what(judgement, exemption->what),
                                  vp_day_format(exemption->dates.from, from), vp_day_format(exemption->dates.to, to));
    vp_judgement_file(judgement, breach);
}

static void judge_duty(struct vp_judgement *judgement, int d, int duty)
{
    const struct vp_doctor *doctor = &judgement->problem->plan->doctors.item[d];
    const struct vp_duty *judged = &judgement->problem->duties[duty];
    for (int i = 0; i < doctor->exemptions.n; i++) {
        const struct vp_exemption *exemption = &doctor->exemptions.item[i];
        if (vp_dates_hold(exemption->dates, judged->date) && (exemption->what & judged->categories) != 0) {
            file_breach(judgement, d, duty, exemption);
            return;
        }
    }
}

void vp_judge_exempt(struct vp_judgement *judgement)
{
    vp_judge_each_duty(judgement, judge_duty);
}
