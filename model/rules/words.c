/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists, drives and plain words for the judges. */
#include "model/rules/words.h"

int *vp_judge_list(const struct vp_judgement *judgement)
{
    return vp_arena_array(judgement->arena, (size_t)judgement->problem->n_duties, sizeof(int));
}

int vp_judge_past(const struct vp_judgement *judgement, const int *list, int n)
{
    int past = 0;
    while (past < n && list[past] < judgement->problem->n_past)
        past++;
    return past;
}

void vp_judge_each_duty(struct vp_judgement *judgement, vp_duty_judge *judge)
{
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = vp_judge_past(judgement, list, n); i < n; i++)
            judge(judgement, d, list[i]);
    }
}

bool vp_judge_speaks_of(const struct vp_judgement *judgement, int doctor)
{
    const bool *doctors = judgement->problem->plan->rules.item[judgement->rule].doctors;
    return doctors == NULL || doctors[doctor];
}

int vp_judge_places(const struct vp_judgement *judgement, int doctor, int duty)
{
    const struct vp_duty *of = &judgement->problem->duties[duty];
    int n = 0;
    for (int place = 0; place < of->places; place++)
        n += judgement->roster->doctor[of->first_place + place] == doctor;
    return n;
}

struct vp_violation vp_breach_of_duty(const struct vp_judgement *judgement, int doctor, int duty)
{
    struct vp_violation breach = vp_breach_of_pair(judgement, doctor, duty, duty);
    breach.duty_b = -1;
    breach.found = 1.0;
    breach.unit = "duties";
    return breach;
}

struct vp_violation vp_breach_of_pair(const struct vp_judgement *judgement, int doctor, int a, int b)
{
    const struct vp_duty *duties = judgement->problem->duties;
    struct vp_violation breach = vp_breach_of_dates(doctor, duties[a].date, duties[b].date);
    breach.duty_a = a;
    breach.duty_b = b;
    return breach;
}

struct vp_violation vp_breach_of_dates(int doctor, vp_day from, vp_day to)
{
    return (struct vp_violation){
        .doctor = doctor, .duty_a = -1, .duty_b = -1, .from = from, .to = to, .unit = "", .amount = 1.0};
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
