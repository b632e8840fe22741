/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several searches of one plan, and which of what they say comes first.
 *
 * Each search is a lane. Its time is the work it has done: the lane's effort, in ticks of so many units. What it says – an event – bears the tick at
 * which it was said. Events are ordered by (tick, lane, order in the lane), and an event counts only when no lane can say anything any more that
 * comes before it. What counts is thus the same whichever lane a processor favoured.
 *
 * At a meeting at tick k a lane is told what the others said before tick k − VP_LAG, and waits until they have come so far: by the lag they need not
 * go in step.
 *
 * With `free` set there is no order to keep: everything counts as it comes, and nobody waits. */
#ifndef VP_SOLVER_LANES_H
#define VP_SOLVER_LANES_H

#include "model/base/vec.h"
#include "model/outcome.h"

#include <stdbool.h>

enum { VP_LANES = VP_SEARCHES, VP_LAG = 2 };

enum vp_event_kind {
    VP_EVENT_STAGE,
    VP_EVENT_ROSTER,
    VP_EVENT_BOUND,
    VP_EVENT_END,
};

struct vp_event {
    enum vp_event_kind kind;
    int lane;
    long long tick;
    long long effort;  /* the lane's, when it said so */
    double seconds;    /* for which the lane had run when it was heard */
    double points;     /* roster, bound; END: of the lane's best roster */
    const int *places; /* VP_EVENT_ROSTER */
    const char *stage; /* VP_EVENT_STAGE */
    int end;           /* VP_EVENT_END: enum vp_search_end */
};

struct vp_lane {
    VP_VEC(struct vp_event) events;
    int counted;       /* of them */
    long long reached; /* nothing that it says from now on bears a smaller tick */
    bool left;         /* says nothing any more */
};

struct vp_lanes {
    struct vp_lane lane[VP_LANES];
    struct vp_arena *arena;
    bool free;
};

/* What a lane is told at a meeting. */
struct vp_news {
    double bound;      /* -INFINITY = none */
    double points;     /* INFINITY = no roster */
    const int *places; /* of the roster */
};

void vp_lanes_init(struct vp_lanes *lanes, bool free, struct vp_arena *arena);

/* Keeps the event of its lane, whose ticks never fall. What it points to must last. */
void vp_lanes_add(struct vp_lanes *lanes, struct vp_event event);

/* The lane has come to this tick; it has left. */
void vp_lanes_reach(struct vp_lanes *lanes, int lane, long long tick);
void vp_lanes_leave(struct vp_lanes *lanes, int lane);

/* The next event in order that counts, once each; NULL if there is none yet. Good until the next vp_lanes_add. */
const struct vp_event *vp_lanes_next(struct vp_lanes *lanes);

/* Has everybody else come so far that the lane may be told, at a meeting at `tick`, what it is to know? */
bool vp_lanes_ready(const struct vp_lanes *lanes, int lane, long long tick);

/* What it is told then: the best roster (of equal ones the first) and the best bound of the others. */
struct vp_news vp_lanes_news(const struct vp_lanes *lanes, int lane, long long tick);

#endif
