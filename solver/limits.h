/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules say of one doctor, as the pricing of tours needs it: numbers that grow while his duties are chosen date by date.
 *
 *   sum    Σ value over the duties had, from the first date on which one counts to the last, with limits or a price when it closes
 *   event  any of a set of duties is had (a weekend, a date): counts once, however many of them
 *   run    dates in a row with a duty, or without
 *
 * A rule that says itself so (vp_rule_program.limits) is kept exactly and cheaply. One that does not is priced by its price(), way by way. */
#ifndef VP_SOLVER_LIMITS_H
#define VP_SOLVER_LIMITS_H

#include "solver/pairs.h"

#include <math.h>

struct vp_sum {
    double least; /* −INFINITY = no limit */
    double most;
    double weight;                       /* points per unit above or below; INFINITY = hard */
    const struct vp_fairness_term *term; /* not NULL: the price is that of the load under this term */
    double target;
    double start; /* what the past has */
    int first;    /* dates, from the period's first: 0 …; −1 = no duty that he may have counts */
    int last;
    int slot; /* of the label's state; -1 = none: whatever he has, it costs nothing */
};

struct vp_count { /* a duty or an event adds `value` to a sum */
    int sum;
    double value;
};

struct vp_event {
    double reward; /* points saved by having any of it */
    VP_VEC(struct vp_count) counts;
    bool met;  /* by the past */
    int first; /* dates of the duties that he may have; -1 = none */
    int last;
};

struct vp_run {
    bool on;      /* of dates with a duty; else of dates without */
    double least; /* 0 = none */
    double most;  /* INFINITY = none */
    double weight;
    bool *duty; /* [n_duties] in scope */
    int past;   /* length of the run that reaches into the period: > 0 with duty, < 0 without */
    bool edge;  /* it goes back to where nothing is known */
};

struct vp_of_duty {
    double cost;
    VP_VEC(struct vp_count) counts;
    VP_VEC(int) events;
};

struct vp_limits {
    const struct vp_problem *problem;
    const struct vp_rule *rule; /* being said */
    int rule_number;
    int doctor;
    struct vp_arena *arena;
    VP_VEC(struct vp_sum) sums;
    VP_VEC(struct vp_event) events;
    VP_VEC(struct vp_run) runs;
    struct vp_of_duty *of; /* [n_duties] */
    const int *next; /* [n_duties] the first duty, by start, that he can have after this one, n_duties = none; -1 = not his to have */
    double constant; /* points whatever he has */
    int slots;       /* of a label's state */
};

/* Is the duty in the scope of the rule being said, and one that the doctor may have, or had? */
bool vp_limit_may(const struct vp_limits *limits, int duty);

/* Begins a sum with the limits, or the price, of the rule being said. Returns its number. */
int vp_limit_sum(struct vp_limits *limits, double least, double most);

/* Duty counts in the sum, if it is in the rule's scope; one of the past if the doctor had it. Below 0 only on the sum's first date: labels are compared on the
 * ground that what still comes to an open sum is not negative. */
void vp_limit_duty(struct vp_limits *limits, int sum, int duty, double value);

/* An event: any of n duties, in scope. */
int vp_limit_event(struct vp_limits *limits, const int *duty, int n);
void vp_limit_event_counts(struct vp_limits *limits, int event, int sum, double value);

/* Runs of dates with, or without, duties in the rule's scope. */
void vp_limit_run(struct vp_limits *limits, bool on, double least, double most);

/* Pairs of duties that the rule being said, a soft one, speaks against; `reach`: seconds, no pair whose starts are further apart is broken. */
void vp_limit_pairs(struct vp_limits *limits, vp_pair_test *broken, vp_instant reach);

/* Points of a sum that closes at `value`; INFINITY where a hard limit is broken. */
double vp_sum_price(const struct vp_sum *sum, double value);

/* Must the sum stay within limits, whatever the price? */
static inline bool vp_sum_hard(const struct vp_sum *sum)
{
    return sum->term == NULL && isinf(sum->weight);
}

/* At most so much, or what the past alone has. */
static inline double vp_sum_most(const struct vp_sum *sum)
{
    return sum->most > sum->start ? sum->most : sum->start;
}

#endif
