/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans made in code, so that tests of the model, the solver and the properties need no reader. Everything lives in the arena that is passed in;
 * the time zone is one for the whole process. Dates are "YYYY-MM-DD"; a date that does not parse ends the process. */
#ifndef VP_TESTS_PLAN_MAKER_H
#define VP_TESTS_PLAN_MAKER_H

#include "model/audit.h"

/* Days on which a line has duty, for vp_make_shift: bits by weekday and for public holidays. */
enum {
    VP_ON_MON_THU = 0x0F,
    VP_ON_FRI = 0x10,
    VP_ON_SAT = 0x20,
    VP_ON_SUN = 0x40,
    VP_ON_WEEKDAYS = 0x1F,
    VP_ON_WEEKEND = 0x60,
    VP_ON_RED_DAYS = 0x80, /* public holidays */
    VP_ON_ALL_DAYS = 0xFF,
};

/* The day number of `text`. */
vp_day vp_make_day(const char *text);

/* Europe/Oslo, opened once. */
struct vp_zone *vp_make_zone(void);

/* A plan from `from` to `to` (both included) in Europe/Oslo with Norway's holidays and `doctors` doctors "d0", "d1" … of post 100, members
 * always, each living at a site of their own "home0", "home1" …, 0 minutes from everywhere; the site "station" is the last one. No lines, no
 * fairness terms; the rules that every plan has. Its positions are lines of a source called "made". */
struct vp_plan *vp_make_plan(const char *from, const char *to, int doctors, struct vp_arena *arena);

/* The doctor drives so many minutes, each way, between home and "station". */
void vp_make_drive(struct vp_plan *plan, int doctor, int minutes);

/* A line "l0", "l1" … at "station" without shifts yet: `places` doctors a duty, on site, locum 1000 points; returns its index. */
int vp_make_line(struct vp_plan *plan, int places);

/* Adds a duty from `start` to `end` ("15:30", "08:00"; end <= start: the day after) on each of the `days`. */
void vp_make_shift(struct vp_plan *plan, int line, unsigned days, const char *start, const char *end);

/* A line round the clock outside office hours: mon–fri 15:30–08:00, sat, sun and public holidays 08:00–08:00; one doctor. */
int vp_make_legevakt(struct vp_plan *plan);

/* Adds a hard rule without figures; the pointer is good until the next one is added. */
struct vp_rule *vp_make_rule(struct vp_plan *plan, enum vp_rule_kind kind);

/* Makes `rule` soft. */
void vp_make_soft(struct vp_rule *rule, double weight);

/* Scope of `rule`: only this doctor, or only this line. */
void vp_make_only_doctor(struct vp_plan *plan, struct vp_rule *rule, int doctor);
void vp_make_only_line(struct vp_plan *plan, struct vp_rule *rule, int line);

void vp_make_leave(struct vp_plan *plan, int doctor, const char *from, const char *to, bool share_kept);
void vp_make_exemption(struct vp_plan *plan, int doctor, uint32_t what, const char *from, const char *to);
void vp_make_wish(struct vp_plan *plan, int doctor, bool want, const char *from, const char *to, double weight);
void vp_make_term(struct vp_plan *plan, enum vp_category_id category, double weight, double unit);

/* Adds a qualification and returns its bit. */
uint64_t vp_make_qualification(struct vp_plan *plan, const char *name);

/* The problem of `plan`; ends the process if there is none. */
struct vp_problem *vp_make_problem(const struct vp_plan *plan, struct vp_arena *arena);

/* Index of the first duty that begins on `date` on `line`; ends the process if there is none. */
int vp_make_duty(const struct vp_problem *problem, const char *date, int line);

/* Gives the first place of the duty on `date` on `line` to `doctor`. */
void vp_make_give(const struct vp_problem *problem, struct vp_roster *roster, const char *date, int line, int doctor);

/* Breaches, hard and soft, of rules of this kind: how many, and the first of them (ends the process if there is none). */
int vp_make_count(const struct vp_problem *problem, const struct vp_audit *audit, enum vp_rule_kind kind);
const struct vp_violation *vp_make_breach(const struct vp_problem *problem, const struct vp_audit *audit,
                                          enum vp_rule_kind kind);

#endif
