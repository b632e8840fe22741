/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger: what one period hands over to the next. A doctor's balance is what he has carried beyond his share, over all periods so far,
 *     balance'(d, c) = load(d, c) − target(d, c)          target: what was brought over is within it (model/fairness.h)
 *     balance'(d, c) = balance(d, c) + load(d, c)         where nobody has a share in this period (no Christmas in spring),
 * so that nothing is lost where nothing can be paid back. What the plan does not know – doctors who are not in it, categories that it has no more – is
 * passed on as it came. Who had which great holiday is logged by year, for as long as the ledger goes on. */
#ifndef VP_MODEL_LEDGER_H
#define VP_MODEL_LEDGER_H

#include "model/problem.h"
#include "model/roster.h"

/* A balance that is only passed on. */
struct vp_ledger_amount {
    const char *category; /* id */
    double amount;
};

/* What a ledger says of a doctor beside what went into the plan's balances; of one who is not in the plan, all of it. */
struct vp_ledger_line {
    const char *doctor; /* id */
    int in_plan;        /* index, or -1 */
    VP_VEC(struct vp_ledger_amount) amounts;
};

/* The doctors who had a great holiday in one year: a duty that counts for it. */
struct vp_ledger_year {
    enum vp_great great;
    int year;                     /* as vp_great_year has it */
    VP_VEC(const char *) doctors; /* ids, none twice */
};
typedef VP_VEC(struct vp_ledger_year) vp_ledger_years;

/* As read. */
struct vp_ledger {
    const char *name;                /* of its file */
    char sha256[65];                 /* of its bytes */
    bool dated;                      /* the period is given */
    struct vp_dates period;          /* that it is of */
    VP_VEC(const char *) categories; /* ids of those that the plan does not have */
    VP_VEC(struct vp_ledger_line) lines;
    vp_ledger_years years; /* by great holiday, then year */
};

/* Fills balance[doctor * plan->categories.n + category] with what is to be handed over when the period has given `load` (in the same order). */
void vp_ledger_balances(const struct vp_problem *problem, const double *load, double *balance);

/* Adds a year with no doctors yet, in its place; returns it, or the one that is there. Good until the next is added. */
struct vp_ledger_year *vp_ledger_year(vp_ledger_years *years, enum vp_great great, int year, struct vp_arena *arena);

/* Adds who has which great holiday in this roster to `years`: as vp_ledger_log, without what was brought over. */
void vp_ledger_turns(const struct vp_problem *problem, const struct vp_roster *roster, vp_ledger_years *years,
                     struct vp_arena *arena);

/* The log brought over and this roster's duties, merged: a great holiday that two periods share is one year of it. First those who were there, in their
 * order, then the others as the plan has them. Memory from `arena`. O(years × doctors² + places). */
void vp_ledger_log(const struct vp_problem *problem, const struct vp_roster *roster, vp_ledger_years *years,
                   struct vp_arena *arena);

#endif
