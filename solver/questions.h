/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked while levels are settled (solver/leximin.c): the same plan with other costs. Each question is a problem by itself, for our own search or, exported, for
 * another solver.
 *     first   places left to locums, and squares of all that is to be fair
 *     open    places left to locums and those beyond the needed, by their prices
 *     levels  weights on the highest levels of one term that are not settled (solver/rungs.c), with those of the terms before it held, and no more places open
 *     rest    all that the plan has beside, by its points, with all levels held
 * Only the last has soft rules, wishes, convex terms and municipalities. */
#ifndef VP_SOLVER_QUESTIONS_H
#define VP_SOLVER_QUESTIONS_H

#include "model/audit.h"
#include "solver/rungs.h"

/* What is settled, and a roster that stands so. */
struct vp_held {
    const struct vp_problem *problem;
    const struct vp_audit *audit; /* of the roster, with the plan's own costs; NULL = there is none yet */
    double most_open;             /* points of locums and extra places; INFINITY = not settled */
    double *settled;              /* [term] excesses from here on up are; INFINITY = none */
};

struct vp_question {
    struct vp_problem problem; /* what to solve: it points to the two below */
    struct vp_plan plan;
    struct vp_aims aims;
    struct vp_heights heights; /* levels: of the term, in this problem's own numbering; `load` is the held roster's */
    double lowest;             /* levels: the last excess that weighs */
};

/* Memory from `arena`; what `held` points to must live as long. */
struct vp_question *vp_ask_first(const struct vp_held *held, struct vp_arena *arena);
struct vp_question *vp_ask_open(const struct vp_held *held, struct vp_arena *arena);
struct vp_question *vp_ask_levels(const struct vp_held *held, int term, struct vp_arena *arena);
struct vp_question *vp_ask_rest(const struct vp_held *held, struct vp_arena *arena);

/* True if no place may be nobody's, and none beyond the needed a doctor's, without costing more than is settled. */
bool vp_all_is_had(const struct vp_held *held);

/* What the held roster costs in the question of levels. */
double vp_levels_worth(const struct vp_question *question);

#endif
