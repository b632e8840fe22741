/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The linear program of shares: the assignment as the compact program has it, and each doctor's fairness as a mixture of whole vectors of counts.
 * shares_build.c builds it, shares_lp.c solves it, shares.c branches over it, and shares_rosters.c and shares_dive.c look for rosters with
 * the counts it chooses.
 * Internal to these. */
#ifndef VP_SOLVER_SHARES_H
#define VP_SOLVER_SHARES_H

#include "solver/lp.h"
#include "solver/stages.h"
#include "solver/vectors.h"

enum {
    VP_MOST_KINDS = 60,    /* plans with more do without this stage */
    VP_MOST_ENTRIES = 400, /* of a share: kinds, classes and one */
};

/* A vector that is a column of the linear program. */
struct vp_share {
    int doctor;
    int vector;
    int column;
    bool open; /* may be more than 0 in the linear program as it stands */
};

struct vp_shares {
    struct vp_search *search;
    struct vp_arena *arena;
    struct vp_kinds kinds;
    struct vp_vectors *vectors; /* [doctor] */
    bool **open;                /* [doctor][vector] allowed at the node at hand */
    bool **there;               /* [doctor][vector] a column already */
    VP_VEC(struct vp_share) shares;
    struct vp_lp *lp;
    long long until;   /* effort of the search at which to stop */
    long long counted; /* of the linear program's effort */
    int base;          /* columns before those of fairness: what the program has, then what ties may be short or over */
    int first;         /* columns before the first share: those and the steps */
    int *origin;       /* [n_origin] column of the program for each of the first */
    int n_origin;
    bool *loose;   /* per column of the program: a helper that may want a fraction */
    double *lower; /* per column of the program: bounds that every roster keeps that is better than the best was */
    double *upper;
    int *tie;        /* [doctor * kinds + kind] row, or -1: he has none of the kind */
    int *most;       /* [doctor * kinds + kind] duties that he may have */
    int *one;        /* [doctor] row: his shares add up to 1 */
    int *place;      /* [kind] without dates: row of its places */
    int **class_row; /* [term][rung] row of those who stand so high, where a ladder limits them; -1 = none */
    double **rung_price; /* [term * n_doctors + doctor][rungs up] what the class rows charge for standing there; NULL without a ladder */
    double *tie_price;
    double constant; /* of the objective */
    double bound;    /* of the node at hand: the largest of its rounds of pricing */
    double last;     /* and what the last round proved, at the prices that still stand */
    bool broken;     /* GLPK failed, or it was told to stop */
};

/* Builds it for rosters that are no dearer than the best, to spend at most `effort`; false if there is none, no fairness, too many kinds or vectors, or effort is up. Memory from `arena`.
 * vp_shares_close in any case. */
bool vp_shares_open(struct vp_shares *shares, struct vp_search *search, bool dates, long long effort,
                    struct vp_arena *arena);
void vp_shares_close(struct vp_shares *shares);

/* Runs the simplex, the dual one if only bounds have moved; false, and broken, if there is no optimum or it was told to stop. */
bool vp_shares_simplex(struct vp_shares *shares, bool dual);
void vp_shares_read_prices(struct vp_shares *shares);

/* Makes a column of the vector. */
void vp_shares_add(struct vp_shares *shares, int doctor, int vector);

/* Solves at the node at hand – shares->open says which vectors are allowed –, pricing vectors until none is missing or the node is as dear as the best roster,
 * and sets shares->bound. False: broken. */
bool vp_shares_solve(struct vp_shares *shares);

/* What no roster better than the best can have, by the reduced costs of the root that was just solved: vectors are closed, bounds of columns tightened. */
void vp_shares_tighten(struct vp_shares *shares);

/* What the vector costs at the prices of the ties. */
double vp_shares_reduced_cost(const struct vp_shares *shares, int doctor, int vector);

/* How much of the doctor's mixture is this vector. */
double vp_shares_value(const struct vp_shares *shares, int share);

/* A figure of a vector: the count of a kind, or behind the kinds the load of a term of fairness. */
int vp_shares_figures(const struct vp_shares *shares);
double vp_shares_figure(const struct vp_shares *shares, int doctor, int vector, int figure);

/* Looks for a roster better than the best with what the node at hand, which is solved, gives each doctor: rounds of a dive and a cooling of so much effort, one or
 * more, for at most about `most`. */
void vp_shares_roster(struct vp_shares *shares, long long most, long long cooling);

/* One dive from the linear program as it stands, with the counts held, as far as it goes. Leaves the bounds of the program's columns as they were. */
void vp_shares_dive(struct vp_shares *shares, bool by_chance);

#endif
