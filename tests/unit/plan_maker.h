/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans made in code, so that tests of the model, the solver and the properties need no reader. Everything lives in the arena that is
 * passed in; the time zone is one for the whole process. Dates are "YYYY-MM-DD", month-days "MM-DD", times of day "HH:MM"; one that does
 * not parse ends the process. What a builder returns as a pointer is good until the next one of its sort is added. */
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

/* vp_make_plan adds the rules that every plan has: the first rule of a test's own has this index. */
enum { VP_MADE_RULES = VP_RULE_rest };

/* The day number of `text`. */
vp_day vp_make_day(const char *text);

/* Minutes after midnight of "15:30"; up to "24:59". */
int vp_make_clock(const char *text);

/* Europe/Oslo, opened once. */
struct vp_zone *vp_make_zone(void);

/* A plan from `from` to `to` (both included) in Europe/Oslo with Norway's holidays and `doctors` doctors "d0", "d1" … of post 100, members
 * always, each living at a site of their own "home0", "home1" … of municipality "m", 0 minutes from everywhere; after these comes the site
 * "station". The categories and rules that every plan has; no lines, no fairness terms. Its positions are lines of a source called "made".
 * */
struct vp_plan *vp_make_plan(const char *from, const char *to, int doctors, struct vp_arena *arena);

/* ---- places and ways ---- */

/* Index of the site "station". */
int vp_make_station(const struct vp_plan *plan);

/* Adds a municipality; returns its index. */
int vp_make_municipality(struct vp_plan *plan, const char *id);

/* Adds a site, 0 minutes from everywhere, to be called before any band; returns its index. */
int vp_make_site(struct vp_plan *plan, const char *id, int municipality);

/* The doctor drives so many minutes, each way, between home and "station". */
void vp_make_drive(struct vp_plan *plan, int doctor, int minutes);

/* So many minutes both ways; VP_NOT_GIVEN: no way. */
void vp_make_way(struct vp_plan *plan, int from, int to, int minutes);

/* Adds a band that says nothing yet; returns its number. */
int vp_make_band(struct vp_plan *plan, const char *from, const char *to);

/* In `band` both ways take so many minutes; VP_NO_WAY: there is none then. */
void vp_make_band_way(struct vp_plan *plan, int band, int from, int to, int minutes);

/* ---- lines ---- */

/* A line "l0", "l1" … at "station" without shifts yet: `places` doctors a duty on every day, on site, locum 1000 points, counts for every
 * category; returns its index. */
int vp_make_line(struct vp_plan *plan, int places);

/* Adds a duty from `start` to `end` ("15:30", "08:00"; end <= start: the day after) on each of the `days`. */
void vp_make_shift(struct vp_plan *plan, int line, unsigned days, const char *start, const char *end);

/* A line round the clock outside office hours: mon–fri 15:30–08:00, sat, sun and public holidays 08:00–08:00; one doctor. */
int vp_make_legevakt(struct vp_plan *plan);

/* So many places on these days. */
void vp_make_places(struct vp_plan *plan, int line, unsigned days, int places);

/* Other times on these dates: none, until vp_make_special_shift adds some to the special added last. Set `doctors` for other places. */
struct vp_special *vp_make_special(struct vp_plan *plan, int line, const char *from, const char *to);
void vp_make_special_shift(struct vp_plan *plan, int line, const char *start, const char *end);

/* Further places that may be filled, at `price` points each. */
void vp_make_extra(struct vp_plan *plan, int line, int extra, double price);

/* Duties that begin on the `days`, counted from weekday `first`, go together. */
void vp_make_block(struct vp_plan *plan, int line, int first, unsigned days);

/* Notes that another service has these hours; the shifts stay as they are. */
void vp_make_handed_over(struct vp_plan *plan, int line, const char *from, const char *to);

/* ---- categories and rotations; called after the lines are made ---- */

/* Adds a category of the plan's own that counts every duty with `points`; returns its index. */
int vp_make_category(struct vp_plan *plan, const char *id, double points);
/* Makes it a sum, or adds to what it sums: `part`, its load times `counts`. */
void vp_make_category_sum(struct vp_plan *plan, int category, int part, double counts);
void vp_make_category_line(struct vp_plan *plan, int category, int line);
void vp_make_category_hours(struct vp_plan *plan, int category, const char *from, const char *to);

/* Adds dates to `whens`: two dates, or two month-days for every year. */
void vp_make_when(struct vp_plan *plan, vp_whens *whens, const char *from, const char *to);

/* Adds a rotation "r0", "r1" …, its weeks from Monday 08:00, week 0 that of the plan's first day, without doctors, of any number present,
 * of all lines; `pattern` as in the language ("2/3"). Returns its index. */
int vp_make_rotation(struct vp_plan *plan, const char *pattern);
void vp_make_rotation_doctor(struct vp_plan *plan, int rotation, int doctor, int offset); /* -1: the solver's choice */
void vp_make_rotation_line(struct vp_plan *plan, int rotation, int line);
void vp_make_present(struct vp_plan *plan, int rotation, int least, int most);

/* ---- rules ---- */

/* Adds a hard rule without figures: at_most, above and below are INFINITY, the rest 0. */
struct vp_rule *vp_make_rule(struct vp_plan *plan, enum vp_rule_kind kind);

/* Makes `rule` soft. */
void vp_make_soft(struct vp_rule *rule, double weight);

/* Scope of `rule`: only this doctor, or only this line; called again: this one too. */
void vp_make_only_doctor(struct vp_plan *plan, struct vp_rule *rule, int doctor);
void vp_make_only_line(struct vp_plan *plan, struct vp_rule *rule, int line);

/* Adds a line or a category to a selector. */
void vp_make_select_line(struct vp_plan *plan, struct vp_selector *selector, int line);
void vp_make_select_category(struct vp_selector *selector, int category);

/* response: this municipality must be reached. */
void vp_make_reach(struct vp_plan *plan, struct vp_rule *rule, int municipality);

void vp_make_term(struct vp_plan *plan, int category, double weight, double unit);

/* The terms made so far between municipalities too, at `weight` times their weights. */
void vp_make_municipal(struct vp_plan *plan, enum vp_municipal_by by, double weight);

/* ---- what doctors have ---- */

void vp_make_leave(struct vp_plan *plan, int doctor, const char *from, const char *to, bool share_kept);
void vp_make_exemption(struct vp_plan *plan, int doctor, uint32_t what, const char *from, const char *to);

/* Of every line and weekday. */
struct vp_wish *vp_make_wish(struct vp_plan *plan, int doctor, bool want, const char *from, const char *to, double weight);

/* On each date of the plan at these times, nowhere in particular. */
struct vp_commitment *vp_make_commitment(struct vp_plan *plan, int doctor, const char *start, const char *end);

void vp_make_fixed(struct vp_plan *plan, int doctor, int line, const char *from, const char *to);

/* Every duty on these dates. */
struct vp_forbidden *vp_make_forbidden(struct vp_plan *plan, int doctor, const char *from, const char *to);

/* Load in a category, or duties of a line; 0 and INFINITY say nothing. */
void vp_make_cap(struct vp_plan *plan, int doctor, int category, double at_least, double at_most);
void vp_make_line_cap(struct vp_plan *plan, int doctor, int line, double at_least, double at_most);

/* "2027-05-12", or "05-12" for every year. */
void vp_make_own_date(struct vp_plan *plan, int doctor, const char *date);

/* A set of lines with one in it, for the items above that name lines. */
bool *vp_make_lines(struct vp_plan *plan, int line);

/* Adds a qualification or a group and returns its bit. */
uint64_t vp_make_qualification(struct vp_plan *plan, const char *name);
uint64_t vp_make_group(struct vp_plan *plan, const char *name);

/* ---- problems and rosters ---- */

/* The problem of `plan`; ends the process if there is none. */
struct vp_problem *vp_make_problem(const struct vp_plan *plan, struct vp_arena *arena);

/* The same after a history, which must outlive it. */
struct vp_problem *vp_make_problem_after(const struct vp_plan *plan, const struct vp_history *history,
                                         struct vp_arena *arena);

/* Adds a duty of the period before that began on `date`, `times` as "15:30-08:00"; start with an empty history, memory is the plan's. */
void vp_make_past(const struct vp_plan *plan, struct vp_history *history, int doctor, int line, const char *date,
                  const char *times);

/* Index of the first duty that begins on `date` on `line`; ends the process if there is none. */
int vp_make_duty(const struct vp_problem *problem, const char *date, int line);

/* Gives the first place of the duty on `date` on `line` to `doctor`; or the place with this number, from 0. */
void vp_make_give(const struct vp_problem *problem, struct vp_roster *roster, const char *date, int line, int doctor);
void vp_make_give_place(const struct vp_problem *problem, struct vp_roster *roster, int duty, int place, int doctor);

/* Breaches, hard and soft, of rules of this kind: how many, and the first of them (ends the process if there is none). */
int vp_make_count(const struct vp_problem *problem, const struct vp_audit *audit, enum vp_rule_kind kind);
const struct vp_violation *vp_make_breach(const struct vp_problem *problem, const struct vp_audit *audit,
                                          enum vp_rule_kind kind);

#endif
