/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the rules work on: a plan with one rule of the test's own, a history before it, a roster, and what the audit says of it.
 * There is one of each in a process, as Check runs one test at a time; vp_made_begin and vp_made_end are the fixture of every suite that
 * uses them. */
#ifndef VP_TESTS_JUDGE_MAKER_H
#define VP_TESTS_JUDGE_MAKER_H

#include "tests/unit/plan_maker.h"

struct vp_made {
    struct vp_arena arena;
    struct vp_plan *plan;
    struct vp_history history;
    struct vp_problem *problem;
    struct vp_roster *roster;
    struct vp_audit *audit;
    struct vp_program *program; /* by vp_build_program in program_maker.h */
};
extern struct vp_made vp_made;

/* An empty arena, an empty history, and nothing else yet. */
void vp_made_begin(void);
void vp_made_end(void);

/* ---- plans ---- */

/* From and to of four weeks from Monday 4 January 2027: weekends of the 9th, 16th, 23rd and 30th, no public holiday. */
#define VP_JANUARY "2027-01-04", "2027-01-31"

/* Line 0 round the clock outside office hours. */
void vp_make_service(const char *from, const char *to, int doctors);

/* The same with one rule of this kind, which is returned. */
struct vp_rule *vp_make_rule_alone(const char *from, const char *to, int doctors, enum vp_rule_kind kind);

/* That rule: the first of the plan's own. */
struct vp_rule *vp_made_rule(void);

/* The doctor had this duty of line 0 before the period, `times` as "15:30-08:00". */
void vp_had(const char *date, const char *times, int doctor);

/* ---- rosters ---- */

/* Works the plan out after its history, and begins a roster of locums. */
void vp_begin_roster(void);

/* The first place on `date`, of line 0 or of `line`, is the doctor's; or that place of the duty, from 0. */
void vp_give(const char *date, int doctor);
void vp_give_on(const char *date, int line, int doctor);
void vp_give_place(int duty, int place, int doctor);

/* ---- the audit ---- */

/* Audits the roster; breaches of rules of this kind: how many, and the first of those found last. */
int vp_judge(enum vp_rule_kind kind);
const struct vp_violation *vp_breach(enum vp_rule_kind kind);

/* Audits the roster; how many breaches there are of the test's own rule, and nothing else may be broken. Number i of those found last. */
int vp_judge_alone(void);
const struct vp_violation *vp_breach_at(int i);

/* Fails the test unless in every week of the period as many of the rotation's doctors are on, with these offsets, as the rotation asks. */
void vp_check_present(const struct vp_rotation *rotation, const int *offset);

/* Fails the test unless the breach is of these dates. */
void vp_check_dates(const struct vp_violation *filed, const char *from, const char *to);

#endif
