/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of events of several lanes, and who is told what when. */
#include "solver/lanes.h"

#include <assert.h>
#include <math.h>

void vp_lanes_init(struct vp_lanes *lanes, bool free, struct vp_arena *arena)
{
    *lanes = (struct vp_lanes){.arena = arena, .free = free};
}

void vp_lanes_reach(struct vp_lanes *lanes, int lane, long long tick)
{
    assert(tick >= lanes->lane[lane].reached);
    lanes->lane[lane].reached = tick;
}

void vp_lanes_leave(struct vp_lanes *lanes, int lane)
{
    lanes->lane[lane].left = true;
}

void vp_lanes_add(struct vp_lanes *lanes, struct vp_event event)
{
    vp_lanes_reach(lanes, event.lane, event.tick);
    *vp_vec_add(lanes->arena, &lanes->lane[event.lane].events) = event;
}

/* Can another lane still say something that comes before what `lane` said at `tick`? */
static bool may_be_preceded(const struct vp_lanes *lanes, int lane, long long tick)
{
    for (int other = 0; other < VP_LANES && !lanes->free; other++) {
        const struct vp_lane *there = &lanes->lane[other];
        if (other != lane && !there->left && (there->reached < tick || (there->reached == tick && other < lane)))
            return true;
    }
    return false;
}

const struct vp_event *vp_lanes_next(struct vp_lanes *lanes)
{
    const struct vp_event *first = NULL;
    for (int lane = 0; lane < VP_LANES; lane++) {
        const struct vp_lane *here = &lanes->lane[lane];
        const struct vp_event *event = here->counted < here->events.n ? &here->events.item[here->counted] : NULL;
        if (event != NULL && (first == NULL || event->tick < first->tick))
            first = event;
    }
    if (first == NULL || may_be_preceded(lanes, first->lane, first->tick))
        return NULL;
    lanes->lane[first->lane].counted++;
    return first;
}

bool vp_lanes_ready(const struct vp_lanes *lanes, int lane, long long tick)
{
    for (int other = 0; other < VP_LANES && !lanes->free; other++)
        if (other != lane && !lanes->lane[other].left && lanes->lane[other].reached < tick - VP_LAG)
            return false;
    return true;
}

static void hear(const struct vp_event *event, struct vp_news *news)
{
    if (event->kind == VP_EVENT_BOUND) {
        news->bound = fmax(news->bound, event->points);
    } else if (event->kind == VP_EVENT_ROSTER && event->points < news->points) {
        news->points = event->points;
        news->places = event->places;
    }
}

struct vp_news vp_lanes_news(const struct vp_lanes *lanes, int lane, long long tick)
{
    struct vp_news news = {.bound = -INFINITY, .points = INFINITY};
    for (int other = 0; other < VP_LANES; other++) {
        const struct vp_lane *there = &lanes->lane[other];
        for (int i = 0; other != lane && i < there->events.n; i++)
            if (lanes->free || there->events.item[i].tick < tick - VP_LAG)
                hear(&there->events.item[i], &news);
    }
    return news;
}
