/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the rules work on. */
#include "tests/unit/judge_maker.h"

#include "model/rotation_infer.h"

#include <check.h>

struct vp_made vp_made;

void vp_made_begin(void)
{
    vp_made = (struct vp_made){0};
    vp_arena_init(&vp_made.arena);
}

void vp_made_end(void)
{
    vp_arena_clear(&vp_made.arena);
}

/* ---- plans ---- */

void vp_make_service(const char *from, const char *to, int doctors)
{
    vp_made.plan = vp_make_plan(from, to, doctors, &vp_made.arena);
    vp_make_legevakt(vp_made.plan);
}

struct vp_rule *vp_make_rule_alone(const char *from, const char *to, int doctors, enum vp_rule_kind kind)
{
    vp_make_service(from, to, doctors);
    return vp_make_rule(vp_made.plan, kind);
}

struct vp_rule *vp_made_rule(void)
{
    return &vp_made.plan->rules.item[VP_MADE_RULES];
}

void vp_had(const char *date, const char *times, int doctor)
{
    vp_make_past(vp_made.plan, &vp_made.history, doctor, 0, date, times);
}

/* ---- rosters ---- */

void vp_begin_roster(void)
{
    vp_made.problem = vp_make_problem_after(vp_made.plan, &vp_made.history, &vp_made.arena);
    vp_made.roster = vp_roster_new(vp_made.problem, &vp_made.arena);
}

void vp_give(const char *date, int doctor)
{
    vp_give_on(date, 0, doctor);
}

void vp_give_on(const char *date, int line, int doctor)
{
    vp_make_give(vp_made.problem, vp_made.roster, date, line, doctor);
}

void vp_give_place(int duty, int place, int doctor)
{
    vp_make_give_place(vp_made.problem, vp_made.roster, duty, place, doctor);
}

/* ---- the audit ---- */

int vp_judge(enum vp_rule_kind kind)
{
    vp_made.audit = vp_audit_new(vp_made.problem, vp_made.roster, &vp_made.arena);
    return vp_make_count(vp_made.problem, vp_made.audit, kind);
}

const struct vp_violation *vp_breach(enum vp_rule_kind kind)
{
    return vp_make_breach(vp_made.problem, vp_made.audit, kind);
}

int vp_judge_alone(void)
{
    int n = vp_judge(vp_made_rule()->kind);
    ck_assert_int_eq(vp_made.audit->hard.n + vp_made.audit->soft.n, n);
    ck_assert_int_eq(vp_made_rule()->hard ? vp_made.audit->soft.n : vp_made.audit->hard.n, 0);
    return n;
}

const struct vp_violation *vp_breach_at(int i)
{
    bool hard = vp_made_rule()->hard;
    ck_assert_int_lt(i, hard ? vp_made.audit->hard.n : vp_made.audit->soft.n);
    return hard ? &vp_made.audit->hard.item[i] : &vp_made.audit->soft.item[i];
}

void vp_check_present(const struct vp_rotation *rotation, const int *offset)
{
    int first;
    int last;
    vp_rotation_span(vp_made.plan, rotation, &first, &last);
    for (int week = first; week <= last; week++) {
        int on = 0;
        for (int d = 0; d < vp_made.plan->doctors.n; d++)
            on += offset[d] >= 0 && vp_rotation_on(rotation, offset[d], week) &&
                  vp_rotation_member(vp_made.plan, rotation, d, week);
        ck_assert_int_ge(on, rotation->least);
        ck_assert_int_le(on, rotation->most);
    }
}

void vp_check_dates(const struct vp_violation *filed, const char *from, const char *to)
{
    ck_assert_int_eq(filed->from, vp_make_day(from));
    ck_assert_int_eq(filed->to, vp_make_day(to));
}
