/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the judges share: a list to fill, drives, and moments and stretches of time in words. */
#ifndef VP_MODEL_RULES_WORDS_H
#define VP_MODEL_RULES_WORDS_H

#include "model/audit.h"

enum { VP_HOUR = 3600 }; /* seconds */

/* Room for every duty of the problem: what vp_judgement_duties fills. */
int *vp_judge_list(const struct vp_judgement *judgement);

/* Is the doctor one of those of whom the rule being judged speaks? */
bool vp_judge_speaks_of(const struct vp_judgement *judgement, int doctor);

/* Are both duties of one block: one piece of work? */
bool vp_judge_one_block(const struct vp_judgement *judgement, int a, int b);

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
