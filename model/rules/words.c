/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists, drives and plain words for the judges. */
#include "model/rules/words.h"

int *vp_judge_list(const struct vp_judgement *judgement)
{
    return vp_arena_array(judgement->arena, (size_t)judgement->problem->n_duties, sizeof(int));
}

bool vp_judge_speaks_of(const struct vp_judgement *judgement, int doctor)
{
    const bool *doctors = judgement->problem->plan->rules.item[judgement->rule].doctors;
    return doctors == NULL || doctors[doctor];
}

static vp_instant as_seconds(int minutes)
{
    return minutes > 0 ? (vp_instant)minutes * 60 : 0;
}

vp_instant vp_judge_out(const struct vp_judgement *judgement, int doctor, int duty)
{
    const struct vp_problem *problem = judgement->problem;
    return as_seconds(problem->drive_out[(size_t)doctor * (size_t)problem->n_duties + (size_t)duty]);
}

vp_instant vp_judge_home(const struct vp_judgement *judgement, int doctor, int duty)
{
    const struct vp_problem *problem = judgement->problem;
    return as_seconds(problem->drive_home[(size_t)doctor * (size_t)problem->n_duties + (size_t)duty]);
}

vp_instant vp_judge_midnight(const struct vp_judgement *judgement, vp_day date)
{
    return vp_zone_instant(judgement->problem->plan->zone, date, 0);
}

vp_day vp_judge_date(const struct vp_judgement *judgement, vp_instant instant)
{
    vp_day date = 0;
    int minute = 0;
    vp_zone_local(judgement->problem->plan->zone, instant, &date, &minute, NULL);
    return date;
}

const char *vp_judge_moment(const struct vp_judgement *judgement, vp_instant instant)
{
    vp_day date = 0;
    int minute = 0;
    char text[VP_DAY_TEXT];
    vp_zone_local(judgement->problem->plan->zone, instant, &date, &minute, NULL);
    return vp_arena_printf(judgement->arena, "%s %02d:%02d", vp_day_format(date, text), minute / 60, minute % 60);
}

const char *vp_judge_stretch(const struct vp_judgement *judgement, vp_instant seconds)
{
    long long minutes = seconds / 60;
    if (minutes < 60)
        return vp_arena_printf(judgement->arena, "%lld min", minutes);
    if (minutes % 60 == 0)
        return vp_arena_printf(judgement->arena, "%lld h", minutes / 60);
    return vp_arena_printf(judgement->arena, "%lld h %lld min", minutes / 60, minutes % 60);
}

bool vp_judge_one_block(const struct vp_judgement *judgement, int a, int b)
{
    const struct vp_duty *duties = judgement->problem->duties;
    return duties[a].block != VP_NO_BLOCK && duties[a].block == duties[b].block;
}
