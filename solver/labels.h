/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pricing: the cheapest tours of one doctor when each duty brings a reward. A tour is all that one doctor has in the period; its reduced cost is his own
 * points less the rewards. */
#ifndef VP_SOLVER_LABELS_H
#define VP_SOLVER_LABELS_H

#include "solver/network.h"

#include <string.h>

/* How thoroughly to look. */
struct vp_care {
    int keep; /* labels kept at a node of the network, at most VP_MOST_ALIKE; 0 = all that may lead to the cheapest tour */
    int most;   /* with keep 0: labels kept at a midnight in all; beyond that the answer is not exact */
    bool every; /* with keep 0: not the cheapest alone but every tour that costs less than is wanted */
};

enum { VP_MOST_ALIKE = 64, VP_STEPS_PER_EFFORT = 1500 };

struct vp_pricing {
    int doctor;
    const double *reward;       /* [duty] points */
    const unsigned char *may;   /* [duty] enum vp_may; NULL = all may be taken */
    struct vp_network *network; /* made with that mask (vp_pricer_network); NULL = it is made for this once */
    struct vp_care care;
    double below; /* only tours with a reduced cost below this are wanted */
    int wanted;   /* how many at most */
};

struct vp_tour {
    double reduced; /* points less rewards */
    double points;  /* the doctor's own, as the local search prices them */
    int *duty;      /* by start, those of the period */
    int n;
};

static inline bool vp_same_tour(const struct vp_tour *a, const struct vp_tour *b)
{
    return a->n == b->n && memcmp(a->duty, b->duty, (size_t)a->n * sizeof *a->duty) == 0;
}

struct vp_priced {
    int n;
    struct vp_tour *tour; /* cheapest first */
    bool exact; /* to 1e-7, no tour has a reduced cost below the first's, or below `below` if there is none; with `every`, these are all */
    double least; /* no tour has a reduced cost below the lesser of this and `below`, however careless the pricing; −INFINITY = not known */
    long long steps; /* work: labels made, arcs looked at */
};

struct vp_pricer;

/* Works out, for every doctor, what the rules let follow what; memory from `arena`, and more of its own. `local` prices what has no limits. */
struct vp_pricer *vp_pricer_new(const struct vp_local *local, struct vp_arena *arena);
void vp_pricer_free(struct vp_pricer *pricer);

/* The network of the doctor under a mask, for pricings that ask again and again; memory from `arena`. */
struct vp_network *vp_pricer_network(const struct vp_pricer *pricer, int doctor, const unsigned char *may,
                                     struct vp_arena *arena);

/* Finds tours; memory from `arena`. */
struct vp_priced vp_price_tours(struct vp_pricer *pricer, const struct vp_pricing *pricing, struct vp_arena *arena);

#endif
