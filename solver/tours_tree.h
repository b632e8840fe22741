/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of branch and price share (tours_tree.c, tours_divide.c, tours_list.c). Internal to solver/. */
#ifndef VP_SOLVER_TOURS_TREE_H
#define VP_SOLVER_TOURS_TREE_H

#include "solver/tours.h"

struct vp_decision {
    const struct vp_decision *before;
    struct vp_tally tally; /* n = 0: of a doctor and a duty */
    int doctor;
    int duty;
    bool date; /* any duty of its date */
    bool take;
};

struct vp_piece {
    double level; /* it holds no roster of fewer points */
    int depth;
    double listed; /* a list failed with so many points between bound and limit; lists of much fewer are tried again … */
    int patient; /* … and others from this depth on */
    const struct vp_decision *last;
};

struct vp_tree {
    struct vp_tours *tours;
    struct vp_arena arena;
    VP_VEC(struct vp_piece) open;
    struct vp_tally all;            /* places left open, of all duties */
    VP_VEC(struct vp_member) known; /* tours that were worth it somewhere */
    long long patience;             /* effort for going through a list */
    long long until;                /* effort at which a list is given up */
    bool broken;                    /* it cannot go on: an LP failed, or takes too long */
};

/* ---- tours_divide.c ---- */

/* Does a tour of the decision's doctor keep to it? */
bool vp_decision_keeps(const struct vp_problem *problem, const struct vp_decision *decision, const struct vp_tour *tour);

/* What is closest to one half at the master's optimum, a doctor and a duty; false if every doctor has one tour. */
bool vp_find_divided(const struct vp_master *master, struct vp_decision *decision);

/* The decision that makes both sides dearest, the likelier side first; nothing beyond `limit` points counts. False if there is none. */
bool vp_find_dearest(struct vp_master *master, double limit, struct vp_decision *decision);

/* ---- tours_list.c ---- */

/* Takes the roster of an optimum at which every doctor has one tour. */
void vp_take_whole(struct vp_tree *tree, const struct vp_master *master);

/* Lists what can be in a roster of `limit` points and goes through it; `master` at its optimum. True if it is known to hold none, or it is found. */
bool vp_close_piece(struct vp_tree *tree, struct vp_master *master, double limit);

#endif
