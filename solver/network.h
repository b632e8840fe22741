/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network of what one doctor may do, date by date: the ground on which labels grow (solver/labels.c). Internal to solver/.
 *
 *   way    a set of the date's duties that he can have together, none among them
 *   node   at a midnight, all that the rest of the period needs to know of what he has had, but for the sums: how long his runs are, which events that are
 *          still going on he has met, which duties to come he cannot have any more
 *   arc    from a node by a way to a node of the next midnight
 *
 * Rewards are no part of it, so one network serves all pricings of a doctor under one mask. */
#ifndef VP_SOLVER_NETWORK_H
#define VP_SOLVER_NETWORK_H

#include "solver/choices.h"

enum { VP_TAKEN_A_DATE = 4 };

struct vp_add { /* to a sum, at its place in a label's state */
    int sum;
    int place;
    double value;
};

/* What a way, or a passage from node to node beside it, costs and counts. */
struct vp_entry {
    double cost;
    int first_add;
    int n_adds;
};

struct vp_way {
    struct vp_entry entry;
    int n;
    int duty[VP_TAKEN_A_DATE]; /* numbers in the choices, by start */
};

struct vp_arc {
    int to;
    int way;
    int extra; /* entry: charges of runs, events met; 0 = nothing */
};

struct vp_reach { /* of an open sum: what can still be added to it from a node on */
    double least;
    double most;
};

struct vp_network {
    const struct vp_choices *choices;
    int dates;
    int *first_node;       /* [dates + 2] of each midnight; node 0 is the first midnight's only one */
    VP_VEC(int) first_arc; /* [nodes + 1] */
    VP_VEC(struct vp_arc) arcs;
    int *first_way; /* [dates + 1] */
    VP_VEC(struct vp_way) ways;
    VP_VEC(struct vp_entry) extras;
    VP_VEC(struct vp_add) adds;
    const struct vp_ints *open; /* [dates + 1] sums open at each midnight: of the choices */
    struct vp_reach **reach;    /* [dates + 1] of each midnight: [node of it][open sum] */
    struct vp_ints charged;     /* sums whose units completion prices (solver/completion.h) … */
    double *unit;               /* [sums] … what a duty typically adds … */
    double *multiplier;         /* [sums] … and the prices that it found best last */
    bool settled;               /* it has been asked before */
    bool whole;                 /* no way that he may go was left out */
};

/* The network under a mask, [n_duties] enum vp_may or NULL. Memory from `arena`. O(nodes × ways of a date). */
struct vp_network *vp_network_new(const struct vp_choices *choices, const unsigned char *may, struct vp_arena *arena);

static inline int vp_network_nodes(const struct vp_network *network, int date)
{
    return network->first_node[date + 1] - network->first_node[date];
}

/* What can still be added to the open sums from a node of the midnight on. */
static inline const struct vp_reach *vp_network_reach(const struct vp_network *network, int date, int node)
{
    return network->reach[date] + (node - network->first_node[date]) * network->open[date].list.n;
}

#endif
