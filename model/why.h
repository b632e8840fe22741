/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why somebody has a duty, or has it not: every move of it to another doctor, and exchanges of it for one of his, each judged by the audit
 * with all else as it is. Local reasons only: what they show is no proof that there is no better roster. */
#ifndef VP_MODEL_WHY_H
#define VP_MODEL_WHY_H

#include "model/moves.h"

struct vp_question {
    int doctor; /* VP_LOCUM: why nobody has it */
    int duty;   /* of the period */
    int tries;  /* exchanges that may be judged */
};

/* If the doctor asked about has the duty, moves go from him to every other doctor and to nobody; if it is open and nobody was asked about, to every
 * doctor. If he has it not, they go to him from each who has it, and from nobody where a place is open; there are none if nobody has it or need. */
struct vp_why {
    struct vp_question question;
    bool has;
    struct vp_piece piece;        /* what moves; with `has` his own, else of the first who has it */
    const struct vp_fixed *fixed; /* of the plan, that gives him the duty; NULL = none. Only with `has` */
    VP_VEC(struct vp_move) moves; /* lawful ones first, by what they mend, then levels, then points; then by how much they break */
    VP_VEC(struct vp_move) swaps; /* lawful ones, in the same order: with `has` the best of each doctor, else the few best */
    int possible; /* exchanges within the period that no rule about a doctor and a duty alone forbids, … */
    int tried;    /* … and those of them that were judged */
};

/* Memory from `arena`. Costs an audit for each doctor and each try. */
struct vp_why *vp_why_new(const struct vp_standing *standing, struct vp_question question, struct vp_arena *arena);

/* How many exchanges may be judged for one answer, so that it takes about a second: fewer, the larger the problem. */
int vp_why_tries(const struct vp_problem *problem);

/* Moves to doctors (not to nobody) with this verdict. */
int vp_why_count(const struct vp_why *why, enum vp_move_verdict verdict);

/* The move to a doctor that stands first of those with this verdict; NULL = none. */
const struct vp_move *vp_why_first(const struct vp_why *why, enum vp_move_verdict verdict);

#endif
