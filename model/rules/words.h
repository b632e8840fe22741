/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the judges share: walking a doctor's duties, breaches to fill in, drives, and moments and stretches of time in words. */
#ifndef VP_MODEL_RULES_WORDS_H
#define VP_MODEL_RULES_WORDS_H

#include "model/audit.h"

enum { VP_HOUR = 3600 }; /* seconds */

/* Room for every duty of the problem: what vp_judgement_duties fills. */
int *vp_judge_list(const struct vp_judgement *judgement);

/* How many of list[0 … n-1] are of the past: its first ones. */
int vp_judge_past(const struct vp_judgement *judgement, const int *list, int n);

/* Asks `judge` about every duty of the period, in scope, of every doctor in scope. */
typedef void vp_duty_judge(struct vp_judgement *judgement, int doctor, int duty);
void vp_judge_each_duty(struct vp_judgement *judgement, vp_duty_judge *judge);

/* Is the doctor one of those of whom the rule being judged speaks? */
bool vp_judge_speaks_of(const struct vp_judgement *judgement, int doctor);

/* How many places of `duty` the doctor has. */
int vp_judge_places(const struct vp_judgement *judgement, int doctor, int duty);

/* Are both duties of one block: one piece of work? */
bool vp_judge_one_block(const struct vp_judgement *judgement, int a, int b);

/* Breaches of one unit to fill in further: of a duty, on the date on which it begins, which the doctor (-1: nobody) has and should not; of
 * two duties of the doctor's; of so many dates. */
struct vp_violation vp_breach_of_duty(const struct vp_judgement *judgement, int doctor, int duty);
struct vp_violation vp_breach_of_pair(const struct vp_judgement *judgement, int doctor, int a, int b);
struct vp_violation vp_breach_of_dates(int doctor, vp_day from, vp_day to);

/* Seconds before the duty's start at which the doctor leaves home, and after its end at which he is home again; 0 where no way is given. */
vp_instant vp_judge_out(const struct vp_judgement *judgement, int doctor, int duty);
vp_instant vp_judge_home(const struct vp_judgement *judgement, int doctor, int duty);

/* 00:00 local of `date`. */
vp_instant vp_judge_midnight(const struct vp_judgement *judgement, vp_day date);

/* Local date at `instant`. */
vp_day vp_judge_date(const struct vp_judgement *judgement, vp_instant instant);

/* "2027-01-04 15:30", local. */
const char *vp_judge_moment(const struct vp_judgement *judgement, vp_instant instant);

/* "7 h 30 min", "45 min", "8 h". */
const char *vp_judge_stretch(const struct vp_judgement *judgement, vp_instant seconds);

#endif
