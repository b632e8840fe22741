/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many doctors are at the day clinic, day by day. */
#ifndef VP_MODEL_RULES_ATTENDANCE_H
#define VP_MODEL_RULES_ATTENDANCE_H

#include "model/audit.h"

struct vp_attendance {
    int n;
    vp_day *date; /* [n] the clinic days of the period */
    int *doctors; /* [n] in scope of the rule, and there */
};

/* For the rule being judged; where the duties leave open who is on in a rotation, the choice by which the rules of its kind together cost
 * least: the same for each of them. Exact up to a bound on its effort. Memory from the judgement's arena. */
struct vp_attendance vp_attendance_find(const struct vp_judgement *judgement);

#endif
