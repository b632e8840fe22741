/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Apart: no two of the doctors in scope are on duty at the same time. For every pair of duties of different doctors, at least one of the
 * period,
 *     busy(a) ∩ busy(b) = ∅.
 * busy = [start, end); with `away` only duties that are not at the doctor's own home count, and busy = [start − way out, end + way
 * home). Two places of one duty are such a pair. One breach a pair. */
#include "model/rules/words.h"

#include <stdlib.h>

struct busy {
    vp_instant start;
    vp_instant end;
    int doctor;
    int duty;
};

static struct busy find_busy(const struct vp_judgement *judgement, int d, int duty, bool away)
{
    struct busy busy = {judgement->problem->duties[duty].start, judgement->problem->duties[duty].end, d, duty};
    busy.start -= away ? vp_judge_out(judgement, d, duty) : 0;
    busy.end += away ? vp_judge_home(judgement, d, duty) : 0;
    return busy;
}

static int compare_busy(const void *a, const void *b)
{
    const struct busy *one = a;
    const struct busy *other = b;
    if (one->start != other->start)
        return one->start < other->start ? -1 : 1;
    if (one->duty != other->duty)
        return one->duty < other->duty ? -1 : 1;
    return (one->doctor > other->doctor) - (one->doctor < other->doctor);
}

/* Every stretch that a doctor in scope is busy, by start; returns how many. */
static int list_busy(const struct vp_judgement *judgement, struct busy *all)
{
    const struct vp_problem *problem = judgement->problem;
    bool away = problem->plan->rules.item[judgement->rule].figures.away;
    int *list = vp_judge_list(judgement);
    int found = 0;
    for (int d = 0; d < problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        for (int i = 0; i < n; i++)
            if (!away || vp_duty_site(problem, d, list[i]) != problem->plan->doctors.item[d].home)
                all[found++] = find_busy(judgement, d, list[i], away);
    }
    if (found > 0)
        qsort(all, (size_t)found, sizeof *all, compare_busy);
    return found;
}

static void file_breach(struct vp_judgement *judgement, const struct busy *one, const struct busy *other)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_doctor *doctors = problem->plan->doctors.item;
    bool swap = one->duty > other->duty || (one->duty == other->duty && one->doctor > other->doctor);
    const struct busy *a = swap ? other : one;
    const struct busy *b = swap ? one : other;
    vp_instant ends = one->end < other->end ? one->end : other->end;
    struct vp_violation breach = vp_breach_of_pair(judgement, a->doctor, a->duty, b->duty);
    breach.found = (double)(ends - other->start) / VP_HOUR;
    breach.unit = "h";
    breach.text = vp_arena_printf(judgement->arena, "at the same time as %s has %s", doctors[b->doctor].id,
                                  vp_duty_name(problem, b->duty, judgement->arena));
    breach.about = doctors[b->doctor].id;
    vp_judgement_file(judgement, breach);
}

void vp_judge_apart(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    size_t room = 1;
    for (int d = 0; d < problem->n_doctors; d++)
        room += (size_t)judgement->n_duties[d];
    struct busy *all = vp_arena_array(judgement->arena, room, sizeof *all);
    int n = list_busy(judgement, all);
    for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n && all[j].start < all[i].end; j++) {
            bool now = all[i].duty >= problem->n_past || all[j].duty >= problem->n_past;
            if (now && all[i].doctor != all[j].doctor)
                file_breach(judgement, &all[i], &all[j]);
        }
}
