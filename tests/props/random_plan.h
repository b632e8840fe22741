/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small random plans and rosters for the properties: the same seed gives the same plan on every machine. */
#ifndef VP_TESTS_RANDOM_PLAN_H
#define VP_TESTS_RANDOM_PLAN_H

#include "model/base/random.h"
#include "tests/unit/plan_maker.h"

/* What a random plan may hold beside lines, drives and posts. */
enum {
    VP_WITH_ELIGIBLE = 1, /* memberships of part of the period, qualifications */
    VP_WITH_EXEMPT = 2,
    VP_WITH_LEAVE = 4,
    VP_WITH_NEVER = 8, /* lines without locums */
    VP_WITH_WISHES = 16,
    VP_WITH_FAIRNESS = 32, /* terms, balances */
    VP_WITH_RULES = 64,    /* of every kind, hard and soft */
    VP_WITH_ALL = 127,
};

/* A plan of 2 to 4 doctors and 1 or 2 lines, up to three weeks; often across a change of the clock or a holiday. `with` says what it may hold. */
struct vp_plan *vp_random_plan(unsigned with, uint64_t seed, struct vp_arena *arena);

/* The same plan for the same seed, and one or two rules of this kind. */
struct vp_plan *vp_random_plan_ruled(unsigned with, enum vp_rule_kind kind, bool hard, uint64_t seed,
                                     struct vp_arena *arena);

/* The first plan from `seed` on that has so few rosters (vp_count_rosters); *problem is worked out from it. */
struct vp_plan *vp_random_tiny_plan(unsigned with, double most_rosters, uint64_t seed, struct vp_arena *arena,
                                    struct vp_problem **problem);

/* How many rosters there are: every duty with every set of different doctors, the rest of its places to locums. */
double vp_count_rosters(const struct vp_problem *problem);

/* Any roster in which no doctor has a duty twice: careless, or (half of the time) with doctors only where no hard rule is broken. */
struct vp_roster *vp_random_roster(const struct vp_problem *problem, struct vp_random *random, struct vp_arena *arena);

/* True if a hard rule is broken by a doctor's duties; open places do not count. */
bool vp_breaks_hard(const struct vp_problem *problem, const struct vp_roster *roster);

/* The same plan with doctor order[i] in place i, under other names. */
struct vp_plan *vp_reorder_doctors(const struct vp_plan *plan, const int *order, struct vp_arena *arena);

#endif
