/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates on which a doctor's duties begin, and the runs that they make. */
#ifndef VP_MODEL_RULES_RUNS_H
#define VP_MODEL_RULES_RUNS_H

#include "model/audit.h"

/* A longest stretch of dates running on each of which a duty in scope begins. */
struct vp_run {
    vp_day from;
    vp_day to;
    int first; /* a duty that begins on `from` */
    int last;  /* and one on `to` */
};

struct vp_runs {
    struct vp_run *item;
    int n;
};

/* The runs of duties list[0 … n-1], by start. Memory from the judgement's arena. */
struct vp_runs vp_runs_of(const struct vp_judgement *judgement, const int *list, int n);

#endif
