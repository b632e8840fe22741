/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arithmetic floor of a category: how evenly its duties could be shared if nothing counted but who may have which – no rest, no weekends, no rule about two
 * duties of one doctor. No roster that leaves none of them to a locum is fairer by leximin (model/levels.h). What a roster has beyond it, rules and leave force,
 * or the roster is not the fairest. The solver knows nothing of this: it is the audit's own measure for what the solver claims.
 *
 * Method. Duties that count go to doctors who may have them, each place to one. From any such sharing, load is moved along chains – a gives a duty to b, b gives one to c … –
 * from a doctor to one who afterwards has less than the first had before. When no chain is left, the sharing is the fairest by leximin: the loads that can be had are
 * the bases of a matroid's sum, where what no single exchange improves, nothing improves (Frank and Murota, Decreasing minimization on M-convex sets, 2022).
 * Where duties count differently (a sum), each is cut in pieces that all count the same, which different doctors may have: so the floor may lie lower than it could.
 * Where loads are no whole units, begun steps are counted: together they come to no less than all that is to be had beyond all targets together, and an even sharing of so many is the floor,
 * whoever may have what.
 * O(chains × doctors × duties). */
#ifndef VP_MODEL_FLOOR_H
#define VP_MODEL_FLOOR_H

#include "model/levels.h"

struct vp_floor {
    int n; /* doctors who take part; 0 = there is no floor: too many duties, or one that counts and nobody may have or a locum takes for nothing, or somebody who has no share */
    double *excess; /* [n] the highest first */
    int among;      /* the doctors who alone may have … */
    double load;    /* … what together counts so much, one of whom must therefore stand as high as excess[0] */
};

/* Memory from `arena`. */
struct vp_floor vp_floor_of(const struct vp_problem *problem, int term, struct vp_arena *arena);

#endif
