/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the search by tours share (tours.c, tours_root.c, tours_parts.c). Internal to solver/. */
#ifndef VP_SOLVER_TOURS_H
#define VP_SOLVER_TOURS_H

#include "solver/master.h"

enum { VP_TOUR_SHAPES = 4 };

/* A way to choose what is free in a part. */
struct vp_tour_shape {
    double doctors; /* share of them */
    double dates;
    double least; /* of what grows and shrinks */
    double most;
    bool by_dates; /* what grows are the dates, else the doctors */
    double gain;   /* points per effort, faded */
    int tries;
};

/* The search stands at tours, one for each doctor: those of the best roster, or others that may lead to a better one. */
struct vp_tours {
    struct vp_search *search;
    const struct vp_problem *problem;
    struct vp_pricer *pricer;
    struct vp_tour *tour;    /* [doctor] */
    struct vp_tour *nothing; /* [doctor] no tours at all */
    double points;           /* of them all, and of the places that they leave */
    bool *free;              /* [doctor] */
    unsigned char *may;      /* [doctor * n_duties + duty] */
    int *chosen;             /* [doctor] members of the master at hand */
    bool loose;              /* dives are left to luck a little */
    struct vp_tour_shape shapes[VP_TOUR_SHAPES];
    long long part_effort; /* what a part should take */
    int stalled;           /* parts since one helped */
    struct vp_arena arena; /* of the root */
    struct vp_master root; /* the whole at once, if it was worth it */
    unsigned char *root_may;
    bool *root_free;
    bool rooted;
    double tried;    /* points of the roster when closing the gap was tried last */
    long long whole; /* effort that the search divides among its stages */
    long long until;
};

extern const struct vp_care vp_quick;
extern const struct vp_care vp_coarse;
extern const struct vp_care vp_fine;

/* ---- tours.c ---- */

/* Makes the rest of what has its search, problem, whole and until. Memory from `arena`, and more of its own: vp_tours_end. */
void vp_tours_start(struct vp_tours *tours, struct vp_arena *arena);
void vp_tours_end(struct vp_tours *tours);

bool vp_tours_over(const struct vp_tours *tours);

/* The effort at which a share of the whole will be spent, from now on. */
long long vp_tours_share(const struct vp_tours *tours, int share);

/* What has fewer points than so many has no more than this. */
double vp_tours_below(const struct vp_tours *tours, double points);

/* Stands at the best roster. */
void vp_tours_read_best(struct vp_tours *tours);

/* Stands at the tours that `chosen` names in the master, for its free doctors, and takes the roster if it is better than the best. */
void vp_tours_stand(struct vp_tours *tours, const struct vp_master *master, double points);

/* ---- tours_root.c ---- */

/* Whole tours for all that are free in the master, as tours->chosen: true if it came to the end. What makes the roster dearer than `worth` is taken back, a few
 * times. */
bool vp_tours_dive(struct vp_tours *tours, struct vp_master *master, double worth);

/* The whole at once: columns, bound, dives. Only where it is worth it. */
void vp_tours_root(struct vp_tours *tours);

/* Another dive from there, by luck; stands where it ends, if that is not far from the best. */
void vp_tours_dive_again(struct vp_tours *tours);

/* When bound and best roster are near each other, the tours that can be in something better are few: the best choice of them is the best of all. */
void vp_tours_close_gap(struct vp_tours *tours);

/* ---- tours_tree.c ---- */

struct vp_tree;

/* Branch and price from the root, which there must be. Memory from `arena`, and more of its own: vp_tree_clear. */
struct vp_tree *vp_tree_new(struct vp_tours *tours, struct vp_arena *arena);
void vp_tree_clear(struct vp_tree *tree);

/* Goes on with it for about so much effort; false if there is nothing left to do. */
bool vp_tree_grow(struct vp_tree *tree, long long effort);

/* ---- tours_parts.c ---- */

void vp_tours_set_shapes(struct vp_tours *tours);

/* Frees a part and looks for better tours there. */
void vp_tours_improve_part(struct vp_tours *tours);

#endif
