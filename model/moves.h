/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change of a roster and what it makes of the audit: a duty goes from one to another, with its block, and perhaps one comes back for it.
 * Everything else stays. The changed roster is judged as a whole, by the same judges as the first; what differs is what the change does. Uses
 * nothing of the solver. A doctor is an index, or VP_LOCUM for nobody. */
#ifndef VP_MODEL_MOVES_H
#define VP_MODEL_MOVES_H

#include "model/audit.h"

/* Duties that one has and that move together: one, or those of a block. By start. */
struct vp_piece {
    int *duties;
    int n;
};

enum vp_move_verdict {
    VP_MOVE_LAWFUL, /* breaks no hard rule that was not broken as much before */
    VP_MOVE_BREAKS,
    VP_MOVE_BARRED, /* breaks one that is about the doctor and the duty alone: he can never have it */
    VP_MOVE_HELD,   /* he has a place of it already: not judged */
};

struct vp_move {
    int from; /* has `piece` */
    int to;   /* gets it, */
    struct vp_piece piece;
    struct vp_piece back; /* and gives this for it; n = 0: nothing */
    enum vp_move_verdict verdict;
    VP_VEC(struct vp_violation) breaches; /* of hard rules, that the roster did not have or that are worse than in it */
    int mended;                           /* hard breaches of the roster that are gone */
    const struct vp_audit *audit; /* of the changed roster, without hard breaches, drives and the words of soft ones; NULL if it was not judged */
    double points;  /* what it has more than the roster */
    double *levels; /* what counts before points where the plan settles levels (model/levels.h), less being better: points of open places, then … */
    int n_levels;   /* … excesses from the highest down, of each such category. 0 = the plan settles none */
    int level;      /* by these the changed roster is worse (1), as good (0) or better (−1) than the first … */
    int level_term; /* … in this term of fairness; -1 = in open places, or as good */
};

/* A roster as it is. */
struct vp_standing {
    const struct vp_problem *problem;
    const struct vp_roster *roster;
    const struct vp_audit *audit;
};

/* A place of `duty` that `owner` has, or that is open; -1 = none. */
int vp_place_of(const struct vp_standing *standing, int owner, int duty);

/* `duty` of the period and what of its block the same owner has; none if he has not the duty. From `arena`. */
struct vp_piece vp_piece_of(const struct vp_standing *standing, int owner, int duty, struct vp_arena *arena);

/* Judges the change of which from, to, piece and back are given, and fills in the rest. Memory from `arena`; costs an audit. */
void vp_move_judge(const struct vp_standing *standing, struct vp_move *move, struct vp_arena *arena);

/* The first of its breaches that is about a doctor and a duty alone; NULL = none. */
const struct vp_violation *vp_move_bar(const struct vp_plan *plan, const struct vp_move *move);

/* Below 0 if the levels of `one` are better than those of `other`, 0 if they are alike. Both are judged, of the same problem. */
int vp_move_levels_order(const struct vp_move *one, const struct vp_move *other);

/* Points that the soft rule has more than before. */
double vp_move_rule_points(const struct vp_standing *standing, const struct vp_move *move, int rule);

/* Wishes missed by the changed roster and not by the first (`points` > 0), or the other way round (`points` < 0); returns how many. */
int vp_move_wishes(const struct vp_standing *standing, const struct vp_move *move, struct vp_arena *arena,
                   struct vp_unmet_wish **wishes);

#endif
