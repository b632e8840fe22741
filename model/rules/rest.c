/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rest: for duties a before b of one doctor that do not overlap
 *     b.start − a.end − home(a) − out(b) ≥ hours
 * in real time: the drive home from a and from home to b is not rest. With `after` only where a is of one of its lines or counts for one
 * of its categories, with `longer` only where a lasts so many hours or more. Duties of one block are one piece of work: between them no
 * rest is asked. One breach a pair, unless both are past. */
#include "model/rules/words.h"

#include <math.h>

static const double rounding = 1e-6; /* seconds */

static const char *say_breach(const struct vp_judgement *judgement, int d, int a, int b)
{
    const struct vp_duty *duties = judgement->problem->duties;
    vp_instant home = vp_judge_home(judgement, d, a);
    vp_instant out = vp_judge_out(judgement, d, b);
    char date[VP_DAY_TEXT];
    const char *told = vp_arena_printf(
        judgement->arena, "starts %s, %s after %s's ended", vp_judge_moment(judgement, duties[b].start),
        vp_judge_stretch(judgement, duties[b].start - duties[a].end), vp_day_format(duties[a].date, date));
    if (home + out == 0)
        return told;
    return vp_arena_printf(judgement->arena, "%s; drives of %lld min and %lld min counted", told, (long long)home / 60,
                           (long long)out / 60);
}

/* Does rest follow this duty at all? */
static bool asks_for_rest(const struct vp_judgement *judgement, int duty)
{
    const struct vp_figures *figures = &judgement->problem->plan->rules.item[judgement->rule].figures;
    const struct vp_duty *a = &judgement->problem->duties[duty];
    if (figures->after.given && !vp_selects(&figures->after, a))
        return false;
    return (double)(a->end - a->start) >= figures->longer * VP_HOUR - rounding;
}

static void judge_pair(struct vp_judgement *judgement, int d, int a, int b)
{
    const struct vp_duty *duties = judgement->problem->duties;
    double needed = judgement->problem->plan->rules.item[judgement->rule].figures.hours;
    vp_instant gap = duties[b].start - duties[a].end;
    double unoccupied = (double)(gap - vp_judge_home(judgement, d, a) - vp_judge_out(judgement, d, b));
    if (gap < 0 || vp_judge_one_block(judgement, a, b) || unoccupied >= needed * VP_HOUR - rounding)
        return;
    struct vp_violation breach = vp_breach_of_pair(judgement, d, a, b);
    breach.needed = needed;
    breach.found = fmax(unoccupied, 0.0) / VP_HOUR; /* nobody rests less than not at all */
    breach.unit = "h";
    breach.text = say_breach(judgement, d, a, b);
    vp_judgement_file(judgement, breach);
}

static void judge_doctor(struct vp_judgement *judgement, int d, const int *list, int n)
{
    const struct vp_duty *duties = judgement->problem->duties;
    double needed = judgement->problem->plan->rules.item[judgement->rule].figures.hours * VP_HOUR;
    vp_instant longest = 0; /* way out */
    for (int i = 0; i < n; i++) {
        vp_instant out = vp_judge_out(judgement, d, list[i]);
        longest = out > longest ? out : longest;
    }
    for (int i = 0; i < n; i++) {
        if (!asks_for_rest(judgement, list[i]))
            continue;
        vp_instant ended = duties[list[i]].end + vp_judge_home(judgement, d, list[i]);
        for (int j = i + 1; j < n && (double)(duties[list[j]].start - ended - longest) < needed; j++)
            if (list[j] >= judgement->problem->n_past)
                judge_pair(judgement, d, list[i], list[j]);
    }
}

void vp_judge_rest(struct vp_judgement *judgement)
{
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++)
        judge_doctor(judgement, d, list, vp_judgement_duties(judgement, d, list));
}
