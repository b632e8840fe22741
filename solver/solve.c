/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vp_solve: the parent's side of a search. It believes a roster only when the audit finds it lawful and at the price claimed, keeps the best,
 * and keeps it whatever happens to the child. */
#include "solver/solver.h"

#include "model/audit.h"
#include "solver/glpk.h"
#include "solver/program.h"
#include "solver/worker.h"

#include <errno.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* How long a child that was asked to stop may take before it is ended: a root relaxation of a large service takes a while between looks. */
static const double patience = 3.0;

static volatile sig_atomic_t interrupted;

static void note_interrupt(int signal)
{
    (void)signal;
    interrupted = 1;
}

struct parent {
    const struct vp_problem *problem;
    const struct vp_solve_options *options;
    struct vp_outcome *outcome;
    struct vp_arena *arena;
    struct vp_worker worker;
    unsigned char head[sizeof(struct vp_message)]; /* of a message, as far as it has come */
    size_t head_filled;
    struct vp_message message; /* whose places are being read */
    int *places;
    size_t places_filled; /* bytes */
    bool in_places;
    double started;
    double stage_started;
    long long stage_effort;
    double said; /* when progress was last told */
    const char *stage;
    int uncovered;
    bool ended;
    bool lost_patience; /* the child was asked to stop and did not */
    enum vp_search_end end;
};

static void tell(struct parent *parent)
{
    parent->said = vp_read_clock();
    if (parent->options->progress == NULL)
        return;
    struct vp_progress progress = {
        .seconds = parent->said - parent->started,
        .stage = parent->stage,
        .has_roster = parent->outcome->roster != NULL,
        .uncovered = parent->uncovered,
        .objective = parent->outcome->objective,
        .bound = parent->outcome->bound,
    };
    parent->options->progress(parent->options->user, &progress);
}

static void close_stage(struct parent *parent)
{
    struct vp_outcome *outcome = parent->outcome;
    double now = vp_read_clock();
    if (outcome->n_stages > 0) {
        struct vp_stage *stage = &outcome->stages[outcome->n_stages - 1];
        stage->seconds += now - parent->stage_started;
        stage->effort += outcome->effort_spent - parent->stage_effort;
    }
    parent->stage_started = now;
    parent->stage_effort = outcome->effort_spent;
}

/* Stages that come back go on where they stopped counting. */
static void open_stage(struct parent *parent, const char *name)
{
    struct vp_outcome *outcome = parent->outcome;
    close_stage(parent);
    int known = 0;
    while (known < outcome->n_stages && strcmp(outcome->stages[known].name, name) != 0)
        known++;
    if (known == outcome->n_stages && known < VP_MAX_STAGES) {
        outcome->stages[known] = (struct vp_stage){.name = vp_arena_strdup(parent->arena, name)};
        outcome->n_stages++;
    }
    if (known < outcome->n_stages) {
        struct vp_stage now = outcome->stages[known];
        memmove(&outcome->stages[known], &outcome->stages[known + 1],
                (size_t)(outcome->n_stages - known - 1) * sizeof now);
        outcome->stages[outcome->n_stages - 1] = now;
        parent->stage = now.name;
    }
}

/* A roster is taken when the audit, which shares nothing with the search, agrees that it is lawful and what it costs. */
static void judge_roster(struct parent *parent)
{
    struct vp_outcome *outcome = parent->outcome;
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct vp_roster *roster = vp_roster_new(parent->problem, &scratch);
    memcpy(roster->doctor, parent->places, (size_t)parent->problem->n_places * sizeof *parent->places);
    struct vp_audit *audit = vp_audit_new(parent->problem, roster, &scratch);
    bool agreed = fabs(audit->points - parent->message.points) <= 1e-5 * (1 + fabs(audit->points));
    if (!vp_audit_lawful(audit) || !agreed) {
        outcome->trouble = (struct vp_trouble){VP_REFUSED, audit->hard.n, audit->points, parent->message.points};
    } else if (outcome->roster == NULL || audit->points < outcome->objective - 1e-9) {
        if (outcome->roster == NULL) {
            outcome->roster = vp_roster_new(parent->problem, parent->arena);
            outcome->seconds_to_first = vp_read_clock() - parent->started;
        }
        memcpy(outcome->roster->doctor, roster->doctor, (size_t)parent->problem->n_places * sizeof *roster->doctor);
        outcome->objective = audit->points;
        parent->uncovered = audit->locums;
        tell(parent);
    }
    vp_arena_clear(&scratch);
}

static void take_message(struct parent *parent, const struct vp_message *message)
{
    parent->outcome->effort_spent = message->effort_spent > 0 ? message->effort_spent : parent->outcome->effort_spent;
    switch (message->kind) {
    case VP_SAYS_STAGE:
        open_stage(parent, message->stage);
        tell(parent);
        break;
    case VP_SAYS_BOUND:
        if (message->points > parent->outcome->bound)
            parent->outcome->bound = message->points;
        break;
    case VP_SAYS_ROSTER:
        parent->in_places = message->n_places == parent->problem->n_places;
        parent->places_filled = 0;
        break;
    default:
        parent->ended = true;
        parent->end = (enum vp_search_end)message->end;
    }
}

/* Reads what is there. False at the end of the pipe. */
static bool listen(struct parent *parent)
{
    for (;;) {
        size_t places = (size_t)parent->problem->n_places * sizeof *parent->places;
        unsigned char *to = parent->in_places ? (unsigned char *)parent->places + parent->places_filled
                                              : parent->head + parent->head_filled;
        size_t wanted = parent->in_places ? places - parent->places_filled : sizeof parent->head - parent->head_filled;
        ssize_t got = read(parent->worker.pipe, to, wanted);
        if (got < 0)
            return errno == EAGAIN || errno == EINTR;
        if (got == 0)
            return false;
        if (parent->in_places) {
            parent->places_filled += (size_t)got;
            if (parent->places_filled == places) {
                parent->in_places = false;
                judge_roster(parent);
            }
        } else {
            parent->head_filled += (size_t)got;
            if (parent->head_filled == sizeof parent->message) {
                parent->head_filled = 0;
                memcpy(&parent->message, parent->head, sizeof parent->message);
                take_message(parent, &parent->message);
            }
        }
    }
}

/* Listens until the child is done, or dead, or was asked to stop and did not. */
static void follow(struct parent *parent)
{
    double asked = 0;
    for (;;) {
        struct pollfd poll_for = {.fd = parent->worker.pipe, .events = POLLIN};
        poll(&poll_for, 1, 200);
        if (!listen(parent))
            return;
        double now = vp_read_clock();
        bool late = parent->options->time_limit > 0 && now - parent->started >= parent->options->time_limit;
        if ((interrupted || late) && asked == 0) {
            asked = now;
            vp_worker_ask_stop(&parent->worker);
        }
        parent->lost_patience = asked > 0 && now - asked > patience;
        if (parent->lost_patience)
            return;
        if (now - parent->said >= 1)
            tell(parent);
    }
}

static enum vp_status conclude(const struct parent *parent)
{
    const struct vp_outcome *outcome = parent->outcome;
    if (outcome->roster == NULL) {
        if (parent->ended && parent->end == VP_SEARCH_INFEASIBLE)
            return VP_INFEASIBLE;
        return VP_NOTHING;
    }
    if (vp_meets_bound(outcome->objective, outcome->bound))
        return VP_OPTIMAL;
    if (parent->ended && parent->end == VP_SEARCH_GAP)
        return VP_WITHIN_GAP;
    return interrupted ? VP_INTERRUPTED : VP_FEASIBLE;
}

static void note_death(struct parent *parent, int killer)
{
    if (killer != 0 && !parent->ended && !parent->lost_patience)
        parent->outcome->trouble = (struct vp_trouble){.kind = VP_KILLED, .number = killer};
    else if (parent->ended && parent->end == VP_SEARCH_BROKEN)
        parent->outcome->trouble = (struct vp_trouble){.kind = VP_GAVE_UP};
}

bool vp_solve(const struct vp_problem *problem, const struct vp_solve_options *options, struct vp_arena *arena,
              struct vp_outcome *outcome, struct vp_errors *errors)
{
    *outcome = (struct vp_outcome){.objective = INFINITY,
                                   .bound = -INFINITY,
                                   .seed = options->seed,
                                   .effort = options->effort,
                                   .time_limit = options->time_limit,
                                   .gap_wanted = options->gap,
                                   .seconds_to_first = -1,
                                   .glpk_version = vp_mip_version()};
    struct parent parent = {.problem = problem, .options = options, .outcome = outcome, .arena = arena, .stage = "start"};
    parent.started = parent.stage_started = vp_read_clock();
    parent.places = vp_arena_array(arena, (size_t)problem->n_places, sizeof *parent.places);
    struct sigaction note = {.sa_handler = note_interrupt};
    struct sigaction old_int;
    struct sigaction old_term;
    interrupted = 0;
    sigaction(SIGINT, &note, &old_int);
    sigaction(SIGTERM, &note, &old_term);
    struct vp_program *program = vp_program_new(problem, arena);
    outcome->rows = program->rows.n;
    outcome->columns = program->columns.n;
    outcome->nonzeros = program->index.n;
    bool started = vp_worker_start(program, options, &parent.worker);
    if (started) {
        follow(&parent);
        note_death(&parent, vp_worker_finish(&parent.worker));
        close_stage(&parent);
        outcome->status = conclude(&parent);
    } else {
        vp_errors_add(errors, VP_ESOLVER, (struct vp_pos){0}, "cannot start the search: %s", strerror(errno));
    }
    sigaction(SIGINT, &old_int, NULL);
    sigaction(SIGTERM, &old_term, NULL);
    outcome->seconds = vp_read_clock() - parent.started;
    return started;
}
