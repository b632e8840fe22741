/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which minutes of a duty are taken care of by somebody who is near enough. */
#ifndef VP_MODEL_RULES_REACH_H
#define VP_MODEL_RULES_REACH_H

#include "model/audit.h"

/* The minutes of one duty; good for one duty after the other. */
struct vp_reach {
    const struct vp_plan *plan;
    vp_instant start;
    int n;        /* minutes of the duty */
    bool *minute; /* [n] somebody is near enough */
};

/* Room for the longest duty of the problem, from the judgement's arena. */
struct vp_reach vp_reach_new(const struct vp_judgement *judgement);

/* Starts on the duty: nobody is near yet. */
void vp_reach_begin(struct vp_reach *reach, const struct vp_duty *duty);

/* Somebody is near enough in every minute of [start, end), or of the part of it that lies in the duty. */
void vp_reach_cover(struct vp_reach *reach, vp_instant start, vp_instant end);

/* A way that has to be gone within so many minutes. */
struct vp_errand {
    int from; /* sites */
    int to;
    int minutes;
};

/* Somebody sets out in [start, end): the minutes at which he would be there in time are taken care of. */
void vp_reach_drive(struct vp_reach *reach, struct vp_errand errand, vp_instant start, vp_instant end);

/* True if nobody is near enough in some minute; *moment gets the first. */
bool vp_reach_lacks(const struct vp_reach *reach, vp_instant *moment);

#endif
