/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small random plans and rosters for the properties: the same seed gives the same plan on every machine. */
#ifndef VP_TESTS_RANDOM_PLAN_H
#define VP_TESTS_RANDOM_PLAN_H

#include "model/base/random.h"
#include "tests/unit/plan_maker.h"

/* What a random plan may hold beside lines, drives and posts. */
enum {
    VP_WITH_ELIGIBLE = 1 << 0, /* memberships of part of the period, qualifications */
    VP_WITH_EXEMPT = 1 << 1,
    VP_WITH_LEAVE = 1 << 2,
    VP_WITH_NEVER = 1 << 3, /* lines without locums */
    VP_WITH_WISHES = 1 << 4,
    VP_WITH_FAIRNESS = 1 << 5, /* terms, balances */
    VP_WITH_RULES = 1 << 6,    /* of every kind, hard and soft */
    VP_WITH_COMMITMENTS = 1 << 7,
    VP_WITH_FORBIDDEN = 1 << 8,
    VP_WITH_FIXED = 1 << 9,
    VP_WITH_CAPS = 1 << 10,
    VP_WITH_BLOCKS = 1 << 11,
    VP_WITH_ROTATIONS = 1 << 12,
    VP_WITH_HISTORY = 1 << 13,
    VP_WITH_PLACES = 1 << 14, /* more places on some days or dates, other times, extra places */
    VP_WITH_TRAVEL = 1 << 15, /* ways by the hour and the season */
    VP_WITH_CATEGORIES = 1 << 16,
    VP_WITH_DEMANDS = 1 << 17,   /* caps, rules and rotations that even a roster of locums may break */
    VP_WITH_MUNICIPAL = 1 << 18, /* the terms of fairness between municipalities too */
    VP_WITH_ALL = (1 << 19) - 1,
};

/* A problem of 2 to 4 doctors and 1 or 2 lines, up to three weeks; often across a change of the clock or a holiday. `with` says what it
 * may hold. */
struct vp_problem *vp_random_problem(unsigned with, uint64_t seed, struct vp_arena *arena);

/* The same for the same seed, and one or two rules of this kind. */
struct vp_problem *vp_random_problem_ruled(unsigned with, enum vp_rule_kind kind, bool hard, uint64_t seed,
                                           struct vp_arena *arena);

/* The first problem from `seed` on that has so few rosters (vp_count_rosters). */
struct vp_problem *vp_random_tiny_problem(unsigned with, double most_rosters, uint64_t seed, struct vp_arena *arena);

/* How many rosters there are: every duty with every set of different doctors, the rest of its places to locums. */
double vp_count_rosters(const struct vp_problem *problem);

/* Any roster in which no doctor has a duty twice: careless, or (half of the time) with doctors only where no rule is broken for good. */
struct vp_roster *vp_random_roster(const struct vp_problem *problem, struct vp_random *random, struct vp_arena *arena);

/* True if a doctor's duties break a hard rule that no further duty would mend; open places do not count. */
bool vp_breaks_for_good(const struct vp_problem *problem, const struct vp_roster *roster);

/* The same with doctor order[i] in place i, under other names. */
struct vp_problem *vp_reorder_doctors(const struct vp_problem *problem, const int *order, struct vp_arena *arena);

#endif
