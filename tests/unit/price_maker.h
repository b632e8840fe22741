/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two halves of each rule in the solver, set against each other on random plans and assignments: the rows of the program, and price()
 * with price_spot(). Memory is that of vp_made. */
#ifndef VP_TESTS_PRICE_MAKER_H
#define VP_TESTS_PRICE_MAKER_H

#include "tests/unit/program_maker.h"

#include "model/base/random.h"

/* On which plans a suite tries a rule. Odds are one in so many; 0 = never. */
struct vp_price_suite {
    int seeds; /* plans, from seed 1 on */
    int rosters;
    struct vp_plan *(*make_plan)(enum vp_rule_kind kind, bool hard, struct vp_random *random);
    int most_past; /* days of line 0 before the period */
    const char *past_weekday;
    const char *past_weekend;
    int most_duties; /* how often a doctor is given a duty: from one in so many … */
    int least_duties;
    int block_left; /* a block is passed over */
    int block_cut;  /* a duty of a block is left out */
};

/* How many assignments there were of each sort, so that no test is content with such as say nothing. */
struct vp_tally {
    int lawful;
    int unlawful;
    int paying; /* lawful ones that cost something */
};

/* A plan of this seed and its program, in vp_made, after a history that is drawn. */
void vp_draw_program(const struct vp_price_suite *suite, enum vp_rule_kind kind, bool hard, struct vp_random *random);

/* Gives duties away, [doctor * n_duties + duty], each doctor one at a time. */
bool *vp_draw_had(const struct vp_price_suite *suite, struct vp_random *random);

/* Fails the test where the rows leave room and the prices find something broken or missing, the other way round, or they cost another
 * number of points. */
struct vp_tally vp_try_halves(const struct vp_price_suite *suite, enum vp_rule_kind kind, bool hard);

/* What price_spot() of this rule is given when the places are filled so, with the offsets that the plan fixes. */
struct vp_scene vp_make_scene(int rule, const int *places);

/* The places of such an assignment; locums have the rest. */
int *vp_fill_places(const bool *had);

#endif
