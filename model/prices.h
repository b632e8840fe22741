/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices: what there would be to gain without a soft rule, without wishes, without exemptions. Each is taken away alone and the plan solved again (solver/prices.c),
 * pages say what came of it (report/prices_words.c), and here the two are compared.
 *
 * What the best roster comes to is seldom known, but always between two numbers: a bound below, a roster above. With [b, o] before and [b', o'] without the thing
 *     gain  ∈  [b − o', o − b'],      and no less than 0 where the thing can only cost: a soft rule, a wish.
 * Without an exemption shares and targets are others, so points may even rise. A gain is proven where the lower end is above 0, and that there is none where the upper is not.
 *
 * Where levels of burden are settled (model/levels.h) points come last: first what is left open costs, then category by category whoever has most, as the best
 * roster in that order has it. A category speaks only if everything before it is proven. Soft rules and wishes count for nothing there, and take nothing from anybody. */
#ifndef VP_MODEL_PRICES_H
#define VP_MODEL_PRICES_H

#include "model/outcome.h"

/* What is taken away. */
enum vp_price_kind {
    VP_PRICED_RULE,       /* one soft rule */
    VP_PRICED_EXEMPTIONS, /* all that free from the same categories, whoever has them */
    VP_PRICED_ALL_WISHES,
    VP_PRICED_WISHES, /* of one doctor */
};

enum vp_price_verdict {
    VP_PRICE_UNSEEN,  /* it was not looked at */
    VP_PRICE_GAIN,    /* proven: there is something to gain */
    VP_PRICE_NONE,    /* proven: there is not */
    VP_PRICE_UNKNOWN, /* the intervals overlap: no conclusion */
    VP_PRICE_NEEDED,  /* proven: without it no roster is lawful */
};

/* What a verdict goes by; from 0 on, the number of a term of fairness. */
enum { VP_BY_OPEN = -2, VP_BY_POINTS = -1 };

/* Both ends included; infinite where nothing is known. */
struct vp_interval {
    double low;
    double high;
};

/* How much less the second is than the first. */
struct vp_interval vp_interval_apart(struct vp_interval before, struct vp_interval after);

/* How far two searches for such a number may be off, each by what counts as met. */
double vp_interval_tolerance(struct vp_interval before);

/* Who has most, by what is settled of one term. `given`: all before it is proven. What is proven of the first term holds in any case: the rosters searched leave as
 * little open as was found, and the best among them. `slack`: what begun steps may be empty. */
struct vp_interval vp_settled_top(const struct vp_settled *settled, double slack, bool first, bool given);

/* What the best roster of a problem comes to. */
struct vp_worth {
    struct vp_interval points;
    struct vp_interval open; /* points of locums and extra places; known apart only where levels are settled */
    struct vp_interval *top; /* [term] the highest excess; of terms that are settled */
    double *worst; /* [term] how far the doctor furthest above his target is above it, in the roster found; NAN without one */
};

struct vp_price {
    enum vp_price_kind kind;
    int rule;              /* of the plan; -1 = none */
    int doctor;            /* -1 = not one alone */
    uint32_t what;         /* of exemptions, as in struct vp_exemption */
    int doctors;           /* whom it concerns */
    double points;         /* that it costs in the roster found; NAN for exemptions */
    enum vp_status status; /* of the search without it */
    struct vp_worth after;
    struct vp_interval gain; /* points */
    struct vp_interval open_gain;
    struct vp_interval *top_gain; /* [term] */
    enum vp_price_verdict verdict;
    int by; /* what the verdict goes by */
};

struct vp_price_list {
    struct vp_worth before;
    int n;
    struct vp_price *item; /* the first were looked at */
    int seen;
    long long effort; /* spent */
};

/* A worth of which nothing is known, with room for the plan's terms. */
struct vp_worth vp_worth_unknown(const struct vp_plan *plan, struct vp_arena *arena);

/* What the outcome of a solve says of the problem. Memory from `arena`. */
struct vp_worth vp_worth_of(const struct vp_problem *problem, const struct vp_outcome *outcome, struct vp_arena *arena);

/* The same without what concerns one doctor alone: his wishes say who he is, and their order where he stands in the plan. Memory from `arena`. */
struct vp_price_list *vp_prices_disguise(const struct vp_price_list *prices, struct vp_arena *arena);

/* Fills the gains and the verdict from `before` and price->after; memory from `arena`. */
void vp_price_conclude(const struct vp_plan *plan, const struct vp_worth *before, struct vp_price *price,
                       struct vp_arena *arena);

#endif
