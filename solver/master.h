/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The master program over tours: for the doctors that are free, one tour each, so that every duty has its doctors,
 *     min Σ points(t) λ[t] + Σ locum(j) u[j] + Σ extra(j) e[j]
 *     Σ { λ[t] : j in t } + u[j] − e[j] = needed(j) − those who have j and are not free          Σ { λ[t] : t of d } = 1 for every free doctor d
 * It grows by the tours that the pricing finds at its prices (docs/formulation.md). Internal to solver/. */
#ifndef VP_SOLVER_MASTER_H
#define VP_SOLVER_MASTER_H

#include "solver/labels.h"
#include "solver/lp.h"
#include "solver/stages.h"

/* Simplex iterations that take as long as a unit of effort does elsewhere, where little else is done. */
enum { VP_MASTER_ITERATIONS = 4 };

struct vp_member { /* a tour in the master */
    int doctor;
    struct vp_tour tour;
    int column;   /* of the LP */
    bool dropped; /* it is no column of the LP any more */
    bool out;     /* it is ruled out (vp_master_free) */
};

/* Prices of duties and of doctors: what the master's rows are worth. */
struct vp_prices {
    double *duty;   /* [duty] */
    double *doctor; /* [doctor] */
    double *tally;  /* [tally] */
};

/* How many places of some duties are left open, in all: at least, and at most, so many. */
struct vp_tally {
    const int *duty; /* of the problem */
    int n;
    double least;
    double most;
    double decided; /* of them, in a master: those of duties without a row, which cannot change */
    int row;        /* of the LP */
};

/* Tours to be priced by looking through them, in place of all that there are. */
struct vp_pool {
    const struct vp_tour **tour; /* by doctor */
    int *first;                  /* [doctors + 1] */
};

struct vp_master {
    struct vp_search *search;
    struct vp_pricer *pricer;
    struct vp_arena *arena;
    const bool *free;            /* [doctor] */
    const unsigned char *may;    /* [doctor * n_duties + duty] enum vp_may */
    const struct vp_pool *pool;  /* NULL = the pricing knows all tours */
    struct vp_network **network; /* [doctor] under that mask, once it has been asked for */
    int *missing; /* [duty] needed less those who have it and are not free; without a row, less all who have it */
    int *row;     /* [duty] of the LP; -1 = it is decided for everybody */
    int *doctor_row;
    int *slack; /* [duty] column of the LP: its open places */
    struct vp_tally *tally;
    int tallies;
    double *charge; /* scratch: [duty] what tallies make an open place dearer */
    struct vp_lp *lp;
    VP_VEC(struct vp_member) members;
    int choices;             /* the first of those that vp_master_choose chooses from */
    struct vp_arena passing; /* of members that vp_master_forget forgets */
    int rows;
    int live;                 /* members that are columns */
    struct vp_prices prices;  /* of the last optimum */
    struct vp_prices centre;  /* that the pricing leans on */
    struct vp_prices leaning; /* at which it was asked last */
    struct vp_prices kept;    /* those of vp_master_remember, and the points of then */
    double kept_points;
    struct vp_prices bounding; /* at which the best bound was found; its doctors: no tour costs less than so much beyond its duties */
    double bound;
    double *least;   /* [doctor] at the last pricing of all */
    double held;     /* points of what is not free: tours, and places without a row */
    double points;   /* of the last optimum, with these */
    double dear;     /* price of what may not be */
    double wanted;   /* points: what is not below them is of no use */
    long long until; /* effort at which to stop */
    bool broken;
};

/* `tours` [doctor] are the best roster's; those of the free are its first members (points INFINITY = none). Memory from `arena`, and an LP:
 * vp_master_clear. */
void vp_master_init(struct vp_master *master, struct vp_search *search, struct vp_pricer *pricer, const bool *free,
                    const unsigned char *may, const struct vp_tour *tours, struct vp_arena *arena);
void vp_master_clear(struct vp_master *master);

/* Keeps tallies within their bounds, from now on and all at once. */
void vp_master_tally(struct vp_master *master, const struct vp_tally *tallies, int n);

/* How many places of a tally there are at the last optimum. */
double vp_master_count(const struct vp_master *master, const struct vp_tally *tally);

/* The LP anew, with the members that it had, and none fixed; those that were dropped are members no more. */
void vp_master_restart(struct vp_master *master);

/* Another member, no column of the LP; its tour's memory from `arena`. */
struct vp_member *vp_master_keep(struct vp_master *master, int doctor, const struct vp_tour *tour, struct vp_arena *arena);

/* Another member, and a column. */
void vp_master_add(struct vp_master *master, int doctor, const struct vp_tour *tour);

/* Points of the tour less what its duties and its doctor are worth. */
double vp_master_reduce(const struct vp_prices *prices, int doctor, const struct vp_tour *tour);

/* Takes members out of the LP that are furthest from being worth it, where they are many. */
void vp_master_drop_aged(struct vp_master *master);

/* Of the row of a duty: the price of a place left open, how many can be, and how many doctors there may, or must, be beyond the needed. */
const struct vp_line *vp_master_line(const struct vp_master *master, int duty);
double vp_master_locum(const struct vp_master *master, int duty);
double vp_master_most_open(const struct vp_master *master, int duty);
double vp_master_least_extra(const struct vp_master *master, int duty);
double vp_master_most_extra(const struct vp_master *master, int duty);

/* Solves the LP again. False, and `broken`, if GLPK gives up. */
bool vp_master_solve(struct vp_master *master);

/* Solves and prices in turn, until so careful a pricing finds nothing, or little, or `until`, or it is proven that nothing below `wanted` is there. `open`: doctors
 * to price; NULL = all that are free. Returns a lower bound of the master; −INFINITY if some doctor's pricing knows none. */
double vp_master_generate(struct vp_master *master, const struct vp_care *care, const bool *open);

/* Keeps the prices of the last optimum for vp_master_choose. Call before members are fixed. */
void vp_master_remember(struct vp_master *master);

/* Whole: the doctor has this member. */
void vp_master_fix(struct vp_master *master, int member);
/* Undoes that; with `out` the member itself stays at 0, and its tour does not come in again, until that is undone too or the master restarts. */
void vp_master_free(struct vp_master *master, int member, bool out);
double vp_master_value(const struct vp_master *master, int member);

/* Takes as members, behind the others and no columns of the LP, all tours that can be in a roster below `below`, by the prices of the best bound. They, and these prices, are
 * then what vp_master_choose looks at, until vp_master_forget. False if there are more than `most`, or not all can be found. */
bool vp_master_complete(struct vp_master *master, double below, int most);
void vp_master_forget(struct vp_master *master);

/* The best whole choice among the members that can be in one below `below` by the prices remembered, found by branch and bound with
 * at most `effort`: chosen[doctor] = number of a member, for the free. Its points; INFINITY if none is below `below`, or if the
 * members are more than `most`. *all: it is the best of all that there are. */
double vp_master_choose(struct vp_master *master, double below, int most, long long effort, int *chosen, bool *all);

#endif
