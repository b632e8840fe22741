/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parent's ears: messages of a search are read and turned into events. A roster is one only when the audit finds it lawful and at the price claimed. */
#include "solver/parent.h"

#include "model/audit.h"
#include "model/levels.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

void vp_tell_progress(struct vp_parent *parent)
{
    parent->said = vp_read_clock();
    if (parent->options->progress == NULL)
        return;
    struct vp_progress progress = {
        .seconds = parent->said - parent->started,
        .has_roster = parent->held.places != NULL,
        .uncovered = parent->uncovered,
        .objective = parent->held.points,
        .bound = parent->held.bound,
        .worst = parent->worst,
        .settling = -1,
    };
    for (int lane = VP_LANES - 1; lane >= 0; lane--) {
        const struct vp_ear *ear = &parent->ears[lane];
        if (!ear->alive || ear->ended || ear->stage == NULL)
            continue;
        progress.beside = progress.stage;
        progress.stage = ear->stage;
    }
    if (progress.stage == NULL)
        progress.stage = parent->ears[0].stage != NULL ? parent->ears[0].stage : "start";
    parent->options->progress(parent->options->user, &progress);
}

/* Of all who carry more than their target, whom that costs most points, and where. */
static struct vp_worst find_worst(const struct vp_problem *problem, const struct vp_audit *audit)
{
    const struct vp_plan *plan = problem->plan;
    struct vp_worst worst = {.doctor = -1};
    double most = 0;
    for (int term = 0; term < plan->fairness.n; term++) {
        int category = plan->fairness.item[term].category;
        for (int d = 0; d < problem->n_doctors; d++) {
            int at = d * plan->categories.n + category;
            double points = audit->fairness[term * problem->n_doctors + d];
            double above = audit->load[at] - problem->target[at];
            if (above <= 0 || points <= most)
                continue;
            most = points;
            worst = (struct vp_worst){.doctor = d, .category = category, .above = above};
        }
    }
    return worst;
}

static void add_event(struct vp_parent *parent, int lane, struct vp_event event)
{
    const struct vp_message *message = &parent->ears[lane].message;
    event.lane = lane;
    event.effort = message->effort_spent;
    event.tick = message->effort_spent / parent->terms.tick;
    event.seconds = vp_ear_seconds(&parent->ears[lane]);
    vp_lanes_add(&parent->lanes, event);
}

static void hold_roster(struct vp_parent *parent, const int *places, const struct vp_audit *audit)
{
    if (audit->points >= parent->held.points - 1e-9)
        return;
    const double now = vp_read_clock() - parent->started;
    if (parent->outcome->seconds_to_first < 0)
        parent->outcome->seconds_to_first = now;
    if (parent->outcome->seconds_to_covered < 0 && audit->locums == 0)
        parent->outcome->seconds_to_covered = now;
    parent->held.places = places;
    parent->held.points = audit->points;
    parent->uncovered = audit->locums;
    parent->worst = find_worst(parent->problem, audit);
    vp_tell_progress(parent);
}

static void judge_roster(struct vp_parent *parent, int lane)
{
    const struct vp_ear *ear = &parent->ears[lane];
    const size_t bytes = (size_t)parent->problem->n_places * sizeof *ear->places;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct vp_roster *roster = vp_roster_new(parent->problem, &scratch);
    memcpy(roster->doctor, ear->places, bytes);
    const struct vp_audit *audit = vp_audit_new(parent->problem, roster, &scratch);
    bool agreed = fabs(audit->points - ear->message.points) <= 1e-5 * (1 + fabs(audit->points));
    if (!vp_audit_lawful(audit) || !agreed || !vp_aims_kept(parent->problem, roster, audit->load)) {
        parent->outcome->trouble = (struct vp_trouble){
            .kind = VP_REFUSED, .number = audit->hard.n, .audited = audit->points, .claimed = ear->message.points};
    } else {
        int *places = vp_arena_alloc(parent->arena, bytes);
        memcpy(places, ear->places, bytes);
        add_event(parent, lane, (struct vp_event){.kind = VP_EVENT_ROSTER, .points = audit->points, .places = places});
        hold_roster(parent, places, audit);
    }
    vp_arena_clear(&scratch);
}

static void begin_wait(struct vp_parent *parent, int lane, bool at_meeting)
{
    struct vp_ear *ear = &parent->ears[lane];
    ear->tick = ear->message.effort_spent / parent->terms.tick;
    vp_lanes_reach(&parent->lanes, lane, ear->tick);
    if (!at_meeting && !parent->terms.one_at_a_time)
        return;
    ear->waiting = true;
    ear->at_meeting = at_meeting;
    vp_ear_rest(ear);
}

static void take_message(struct vp_parent *parent, int lane)
{
    struct vp_ear *ear = &parent->ears[lane];
    const struct vp_message *message = &ear->message;
    switch (message->kind) {
    case VP_SAYS_STAGE:
        ear->stage = vp_arena_strdup(parent->arena, message->stage);
        add_event(parent, lane, (struct vp_event){.kind = VP_EVENT_STAGE, .stage = ear->stage});
        vp_tell_progress(parent);
        break;
    case VP_SAYS_BOUND:
        add_event(parent, lane, (struct vp_event){.kind = VP_EVENT_BOUND, .points = message->points});
        parent->held.bound = fmax(parent->held.bound, fmax(message->points, 0)); /* no cost is below 0 */
        break;
    case VP_SAYS_ROSTER:
        ear->in_places = message->n_places == parent->problem->n_places;
        ear->places_filled = 0;
        break;
    case VP_SAYS_END:
        vp_ear_rest(ear);
        ear->ended = true;
        ear->ended_well = message->end != VP_SEARCH_BROKEN;
        add_event(parent, lane, (struct vp_event){.kind = VP_EVENT_END, .points = message->points, .end = message->end});
        vp_lanes_leave(&parent->lanes, lane);
        break;
    default:
        begin_wait(parent, lane, message->kind == VP_SAYS_MEET);
    }
}

static void take_bytes(struct vp_parent *parent, int lane, size_t got)
{
    struct vp_ear *ear = &parent->ears[lane];
    if (ear->in_places) {
        ear->places_filled += got;
        if (ear->places_filled == (size_t)parent->problem->n_places * sizeof *ear->places) {
            ear->in_places = false;
            judge_roster(parent, lane);
        }
        return;
    }
    ear->head_filled += got;
    if (ear->head_filled == sizeof ear->message) {
        ear->head_filled = 0;
        memcpy(&ear->message, ear->head, sizeof ear->message);
        take_message(parent, lane);
    }
}

bool vp_hear(struct vp_parent *parent, int lane)
{
    struct vp_ear *ear = &parent->ears[lane];
    const size_t bytes = (size_t)parent->problem->n_places * sizeof *ear->places;
    for (;;) {
        void *to =
            ear->in_places ? (void *)((unsigned char *)ear->places + ear->places_filled) : ear->head + ear->head_filled;
        ssize_t got = read(ear->worker.wire, to,
                           ear->in_places ? bytes - ear->places_filled : sizeof ear->head - ear->head_filled);
        if (got < 0)
            return errno == EAGAIN || errno == EINTR;
        if (got == 0)
            return false;
        take_bytes(parent, lane, (size_t)got);
    }
}
