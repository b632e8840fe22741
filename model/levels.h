/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Levels of burden: what leximin compares.
 *
 * Excess. A doctor's excess in a category is what he carries beyond his target, in the category's unit. Where every load is a whole number of units (nights,
 * weekends …) his loads are the whole steps 0, 1, 2 … units, and step s has the excess s · unit − target. Where they are not (hours), steps are counted from the
 * target and begun ones are whole: a load has the step ⌈(load − target) / unit⌉, and step s the excess s · unit.
 *
 * Leximin. Of two rosters the fairer in a category is the one whose worst-off doctor has less excess; if these are alike, whose next has, and so on: the
 * sorted excesses are compared from the highest down (Ogryczak and Śliwiński, On solving linear programs with the ordered weighted averaging
 * objective, 2003; On direct methods for lexicographic min-max optimization, 2006). Doctors who have no share of a category are left out.
 *
 * Rungs. A level is an excess that somebody can have; doctors of one class – their targets differ by whole units – have theirs in common. A search settles levels
 * from the highest down (solver/leximin.c). What is settled, and what the next levels cost, is said by rungs: `most` doctors of the class may stand so high or
 * higher, and whoever stands on it, and on none higher, costs `weight`. */
#ifndef VP_MODEL_LEVELS_H
#define VP_MODEL_LEVELS_H

#include "model/roster.h"

#include <limits.h>

enum {
    VP_ANY = INT_MAX,       /* no limit on a rung */
    VP_NO_STEP = -1000000,  /* below every step */
    VP_FREE_STEP = 1000000, /* above every step: base and high of a doctor whom the ladder does not concern */
};

struct vp_rung {
    double excess;
    int most;
    double weight;
};

/* The rungs of one term of fairness, by doctor. A doctor's steps base + 1 … high have one each. */
struct vp_ladder {
    int n;
    struct vp_rung *rung; /* the highest first */
    int *least;           /* [doctor] the lowest step that he may have, or VP_NO_STEP */
    int *base;            /* [doctor] */
    int *high;            /* [doctor] the highest; NULL = the term has no ladder, and costs what its method says */
    int **of;             /* [doctor][step - base - 1] number of the rung */
};

/* What a problem asks beside its points while levels are settled (problem->aims). */
struct vp_aims {
    struct vp_ladder *ladder; /* [term] */
    double most_open;         /* points of locums and of places beyond the needed, at most … */
    const double *locum;      /* … at these prices, [line]; those of the plan's lines are what they cost besides */
    const double *extra;
};

/* Are the loads of the category whole numbers of the term's unit? */
bool vp_steps_are_whole(const struct vp_plan *plan, const struct vp_fairness_term *term);

/* How much less than a step's excess a load on it can be beyond the target: nothing where loads are whole, else almost a unit, for begun ones count. */
double vp_step_slack(const struct vp_plan *plan, const struct vp_fairness_term *term);

/* Where they are whole: the greatest amount of which every duty's load is a whole multiple; where all duties count the same, what one counts. 0 if none counts. */
double vp_load_piece(const struct vp_problem *problem, int term);

/* The step of a load; the excess of a step. */
int vp_load_step(const struct vp_problem *problem, int term, int doctor, double load);
double vp_step_excess(const struct vp_problem *problem, int term, int doctor, int step);

/* Has the doctor a share of the term's category? */
bool vp_takes_part(const struct vp_problem *problem, int term, int doctor);

/* The term's ladder; NULL = none. */
const struct vp_ladder *vp_ladder_of(const struct vp_problem *problem, int term);

/* Excesses that differ by less are alike. */
static const double vp_same_excess = 1e-6;

/* The highest first. */
void vp_sort_excesses(double *excess, int n);

/* The excesses of those who take part, the highest first, into excess[n_doctors]; returns how many. load: [doctor * plan->categories.n + category]. */
int vp_sorted_excesses(const struct vp_problem *problem, int term, const double *load, double *excess);

/* Below 0 if `one` is fairer by leximin than `other`, above 0 if it is less fair, 0 if they are alike; both sorted, as long as each other. */
int vp_leximin_compare(const double *one, const double *other, int n);

/* Points of the doctor's step; 0 without a rung. */
static inline double vp_rung_weight(const struct vp_ladder *ladder, int doctor, int step)
{
    const int last = step < ladder->high[doctor] ? step : ladder->high[doctor];
    return last <= ladder->base[doctor] ? 0 : ladder->rung[ladder->of[doctor][last - ladder->base[doctor] - 1]].weight;
}

/* Does the roster keep what the aims ask beside points? load as above. */
bool vp_aims_kept(const struct vp_problem *problem, const struct vp_roster *roster, const double *load);

#endif
