/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What counts, in the order of lanes.h: the best roster and bound so far, whether they decide the search, and what each stage took. */
#include "solver/parent.h"

#include <math.h>
#include <string.h>

/* ---- stages ---- */

/* What the lane has spent since then goes to the stage that is open. */
static void charge_stage(struct vp_ear *ear, double seconds, long long effort)
{
    if (ear->open != NULL) {
        ear->open->seconds += seconds - ear->open_seconds;
        ear->open->effort += effort - ear->open_effort;
    }
    ear->open_seconds = seconds;
    ear->open_effort = effort;
}

/* A stage stands once, wherever and however often it comes. */
static void open_stage(struct vp_parent *parent, int lane, const char *name)
{
    struct vp_outcome *outcome = parent->outcome;
    int known = 0;
    while (known < outcome->n_stages && strcmp(outcome->stages[known].name, name) != 0)
        known++;
    if (known == outcome->n_stages && known < VP_MAX_STAGES)
        outcome->stages[outcome->n_stages++] = (struct vp_stage){.name = name};
    parent->ears[lane].open = known < outcome->n_stages ? &outcome->stages[known] : NULL;
}

/* ---- what decides ---- */

static void decide(struct vp_parent *parent, enum vp_search_end end)
{
    parent->decided = true;
    parent->end = end;
}

static void weigh(struct vp_parent *parent)
{
    const struct vp_standing *counted = &parent->counted;
    if (vp_meets_bound(counted->points, counted->bound))
        decide(parent, VP_SEARCH_PROVEN);
    else if (vp_within_gap(counted->points, counted->bound, parent->options->gap))
        decide(parent, VP_SEARCH_GAP);
}

/* A lane's end is the end of all if it says that no more is wanted, or possible. Where its roster was not believed, it is not. */
static void weigh_end(struct vp_parent *parent, const struct vp_event *event)
{
    enum vp_search_end end = (enum vp_search_end)event->end;
    bool believed = parent->counted.points <= event->points + 1e-5 * (1 + fabs(event->points));
    bool enough = (end == VP_SEARCH_PROVEN || end == VP_SEARCH_GAP) && believed;
    if (enough || (end == VP_SEARCH_INFEASIBLE && parent->held.places == NULL))
        decide(parent, end);
    else if (end == VP_SEARCH_INFEASIBLE || end == VP_SEARCH_BROKEN)
        parent->outcome->trouble = (struct vp_trouble){.kind = VP_GAVE_UP};
}

static void count_event(struct vp_parent *parent, const struct vp_event *event)
{
    struct vp_standing *counted = &parent->counted;
    charge_stage(&parent->ears[event->lane], event->seconds, event->effort);
    parent->outcome->lane_effort[event->lane] = event->effort;
    switch (event->kind) {
    case VP_EVENT_STAGE:
        open_stage(parent, event->lane, event->stage);
        break;
    case VP_EVENT_ROSTER:
        if (event->points < counted->points - 1e-9) {
            counted->points = event->points;
            counted->places = event->places;
        }
        break;
    case VP_EVENT_BOUND:
        counted->bound = fmax(counted->bound, event->points);
        break;
    default:
        weigh_end(parent, event);
    }
    if (!parent->decided)
        weigh(parent);
}

void vp_tally(struct vp_parent *parent)
{
    for (const struct vp_event *event; !parent->decided && (event = vp_lanes_next(&parent->lanes)) != NULL;)
        count_event(parent, event);
}

void vp_tally_close(struct vp_parent *parent)
{
    struct vp_outcome *outcome = parent->outcome;
    const struct vp_standing *counted = &parent->counted;
    for (int lane = 0; lane < VP_LANES; lane++) {
        charge_stage(&parent->ears[lane], vp_ear_seconds(&parent->ears[lane]), outcome->lane_effort[lane]);
        outcome->effort_spent += outcome->lane_effort[lane];
    }
    outcome->objective = counted->points;
    outcome->bound = counted->bound;
    if (counted->places == NULL)
        return;
    outcome->roster = vp_roster_new(parent->problem, parent->arena);
    memcpy(outcome->roster->doctor, counted->places, (size_t)parent->problem->n_places * sizeof *counted->places);
}
