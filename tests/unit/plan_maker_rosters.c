/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans made in code: their problems, histories, rosters, and breaches found in an audit. */
#include "tests/unit/plan_maker.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn static void refuse(const char *what, const char *text)
{
    fprintf(stderr, "plan_maker: %s '%s'\n", what, text);
    abort();
}

struct vp_problem *vp_make_problem_after(const struct vp_plan *plan, const struct vp_history *history,
                                         struct vp_arena *arena)
{
    struct vp_errors errors;
    vp_errors_init(&errors);
    struct vp_problem *problem = vp_problem_new(plan, history, arena, &errors);
    if (problem == NULL)
        refuse("no problem:", errors.list[0].message);
    return problem;
}

struct vp_problem *vp_make_problem(const struct vp_plan *plan, struct vp_arena *arena)
{
    return vp_make_problem_after(plan, NULL, arena);
}

/* By start, then line, then doctor. */
static bool comes_after(const struct vp_past_duty *one, const struct vp_past_duty *other)
{
    if (one->start != other->start)
        return one->start > other->start;
    return one->line != other->line ? one->line > other->line : one->doctor > other->doctor;
}

void vp_make_past(const struct vp_plan *plan, struct vp_history *history, int doctor, int line, const char *date,
                  const char *times)
{
    char start[6] = "";
    char end[6] = "";
    if (sscanf(times, "%5[0-9:]-%5[0-9:]", start, end) != 2)
        refuse("no times", times);
    int begins = vp_make_clock(start);
    int ends = vp_make_clock(end);
    vp_day day = vp_make_day(date);
    struct vp_past_duty past = {.doctor = doctor, .line = line, .pos = {plan->source, 800 + history->duties.n, 1}};
    past.start = vp_zone_instant(plan->zone, day, begins);
    past.end = vp_zone_instant(plan->zone, day, ends > begins ? ends : ends + VP_MINUTES_A_DAY);
    *vp_vec_add(plan->arena, &history->duties) = past;
    int at = history->duties.n - 1;
    for (; at > 0 && comes_after(&history->duties.item[at - 1], &past); at--)
        history->duties.item[at] = history->duties.item[at - 1];
    history->duties.item[at] = past;
}

int vp_make_duty(const struct vp_problem *problem, const char *date, int line)
{
    vp_day day = vp_make_day(date);
    for (int i = 0; i < problem->n_duties; i++)
        if (problem->duties[i].date == day && problem->duties[i].line == line)
            return i;
    refuse("no duty on", date);
}

void vp_make_give_place(const struct vp_problem *problem, struct vp_roster *roster, int duty, int place, int doctor)
{
    if (place < 0 || place >= problem->duties[duty].places)
        refuse("no such place:", problem->plan->lines.item[problem->duties[duty].line].id);
    roster->doctor[problem->duties[duty].first_place + place] = doctor;
}

void vp_make_give(const struct vp_problem *problem, struct vp_roster *roster, const char *date, int line, int doctor)
{
    vp_make_give_place(problem, roster, vp_make_duty(problem, date, line), 0, doctor);
}

/* The first breach of this kind, or NULL; *n gets how many there are. */
static const struct vp_violation *find_breach(const struct vp_problem *problem, const struct vp_audit *audit,
                                              enum vp_rule_kind kind, int *n)
{
    const struct vp_rule *rules = problem->plan->rules.item;
    const struct vp_violation *first = NULL;
    *n = 0;
    for (int i = 0; i < audit->hard.n + audit->soft.n; i++) {
        const struct vp_violation *breach =
            i < audit->hard.n ? &audit->hard.item[i] : &audit->soft.item[i - audit->hard.n];
        if (rules[breach->rule].kind != kind)
            continue;
        first = first == NULL ? breach : first;
        ++*n;
    }
    return first;
}

int vp_make_count(const struct vp_problem *problem, const struct vp_audit *audit, enum vp_rule_kind kind)
{
    int n = 0;
    find_breach(problem, audit, kind, &n);
    return n;
}

const struct vp_violation *vp_make_breach(const struct vp_problem *problem, const struct vp_audit *audit,
                                          enum vp_rule_kind kind)
{
    int n = 0;
    const struct vp_violation *first = find_breach(problem, audit, kind, &n);
    if (first == NULL)
        refuse("no breach of", vp_rule_key(kind));
    return first;
}
