/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For rules between doctors: which spots, the places where such a rule looks, a change in a duty can change. */
#ifndef VP_SOLVER_SPOTS_H
#define VP_SOLVER_SPOTS_H

#include "solver/program.h"

struct vp_link {
    int duty;
    int spot;
};

struct vp_links {
    VP_VEC(struct vp_link) list;
};

/* The spots of `links`, in which a pair may stand several times; `n` spots are numbered from 0. Sorts the list. Memory from `arena`. */
const struct vp_spots *vp_spots_new(struct vp_links *links, int n, const struct vp_problem *problem,
                                    struct vp_arena *arena);

/* For spots that are the duties of the period: on which duties each depends. */
struct vp_nearby {
    int **duty; /* [spot] ascending */
    int *n;     /* [spot] */
};

/* Is a spot that is duty a concerned by duty b? */
typedef bool vp_nearby_test(const void *context, int a, int b);

/* Memory from `arena`. O(duties of the period × duties). */
struct vp_nearby vp_list_nearby(const struct vp_problem *problem, vp_nearby_test *test, const void *context,
                                struct vp_arena *arena);

/* The spots of `nearby`. Memory from `arena`. */
const struct vp_spots *vp_spots_nearby(const struct vp_nearby *nearby, const struct vp_problem *problem,
                                       struct vp_arena *arena);

#endif
