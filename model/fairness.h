/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fair shares, and what it costs to miss them.
 *
 * Share. Each place of each duty is owed by the doctors who are liable for it: members, qualified, not exempt from that kind of duty, not on
 * leave that gives the share away. It is divided among them by post:
 *     share(d, c) = Σ_places load(p, c) · post(d) / Σ_{e liable for p} post(e)        so Σ_d share(d, c) = total load of places with anyone liable.
 * Target. What was carried beyond the share before is owed back; the sum of all balances is spread by share so that targets add up to the load:
 *     target(d, c) = share(d, c) − balance(d, c) + (Σ_e balance(e, c)) · share(d, c) / Σ_e share(e, c).
 * Doctors whom the ledger does not know are left out of that spreading (unless only they have a share): a newcomer's target is his share, whatever the
 * others' balances add up to.
 * Cost. Counts come in whole numbers, so with x = load/u and t = target/u the squared deviation (x − t)² counts at whole x, and between them the straight
 * line. Hours come in no such grid: for them steps are counted from the target, x = (load − target)/u and t = 0, so that the cost is 0 at the target and
 * grows with every minute away from it. Beyond VP_FAIR_STEPS steps from the target the line goes on straight (slope of the last step).
 * Municipalities. Where the plan compares them, m answers for a part s(m) of all that must be covered, whoever of its doctors has it:
 *     share(m, c) = total(c) · s(m) / Σ_k s(k)        with s the posts of its doctors, its population, or what was agreed,
 * and target(m, c) follows from it and the sum of its doctors' balances as a doctor's does from his. Its load is the sum of theirs; the cost is the same.
 * The audit and the program each work this out for themselves from these words. */
#ifndef VP_MODEL_FAIRNESS_H
#define VP_MODEL_FAIRNESS_H

#include "model/problem.h"

/* The cost is quadratic on the whole steps floor(t) − VP_FAIR_STEPS … floor(t) + 1 + VP_FAIR_STEPS and straight outside. */
enum { VP_FAIR_STEPS = 8 };

/* Points for `load` against `target` (both in the category's unit) under `term`; the audit's reading. */
double vp_fairness_cost(const struct vp_fairness_term *term, double load, double target);

/* Points that term number `term` of the plan's fairness counts for the doctor's load: by its method, or by its rungs while levels are settled
 * (model/levels.h). */
double vp_fairness_points(const struct vp_problem *problem, int term, int doctor, double load);

/* Fills problem->share and problem->target; called by vp_problem_new. */
void vp_fairness_shares(struct vp_problem *problem);

/* What the municipality's share is in proportion to: s(m) above, in per cent of posts, people, or as agreed. */
double vp_municipal_part(const struct vp_plan *plan, int municipality);

/* The sum of its doctors' balances in the category. */
double vp_municipal_balance(const struct vp_plan *plan, int municipality, int category);

/* Fills problem->municipal_share and problem->municipal_target, once problem->total is there; called by vp_problem_new. */
void vp_municipal_shares(struct vp_problem *problem);

#endif
