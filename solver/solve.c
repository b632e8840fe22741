/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vp_solve: the parent of two searches, of a plan without levels to settle. It lets them run, hands on what one finds to the other, and keeps the best whatever happens to them. */
#include "solver/solver.h"

#include "model/audit.h"
#include "solver/glpk.h"
#include "solver/known.h"
#include "solver/near.h"
#include "solver/parent.h"
#include "solver/program.h"

#include <errno.h>
#include <math.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* How long a child that was asked to stop may take before it is ended: a root relaxation of a large service takes a while between looks. */
static const double patience = 3.0;

enum {
    TICKS = 25, /* of the effort; … */
    LONGEST_TICK =
        12000, /* … the first is long enough for what is proven at once, and none so long that an end has to wait for its own */
    FREE_TICK = 1000,   /* where nobody waits for the other, nothing speaks for a longer one */
    OUT_OF_MEMORY = 70, /* what vp_die_out_of_memory ends with */
};

static volatile sig_atomic_t interrupted;

static void note_interrupt(int signal)
{
    (void)signal;
    interrupted = 1;
}

bool vp_was_interrupted(void)
{
    return interrupted != 0;
}

/* ---- who runs ---- */

/* Tells a lane that waits what it is to know, and lets it go on. */
static void answer(struct vp_parent *parent, int lane)
{
    struct vp_ear *ear = &parent->ears[lane];
    if (ear->at_meeting) {
        struct vp_news news = vp_lanes_news(&parent->lanes, lane, ear->tick);
        ear->worker.handed->bound = news.bound;
        ear->worker.handed->points = news.points;
        if (news.places != NULL)
            memcpy(ear->worker.handed->places, news.places, (size_t)parent->problem->n_places * sizeof *news.places);
    }
    ear->waiting = false;
    ear->running_from = vp_read_clock();
    vp_worker_answer(&ear->worker);
}

/* Does `a` go on before `b`? Who is behind does: in effort where order matters, else in time. */
static bool goes_first(const struct vp_parent *parent, const struct vp_ear *a, const struct vp_ear *b)
{
    return parent->lanes.free ? a->seconds < b->seconds : a->tick < b->tick;
}

/* The lane to go on next; -1 = none can. */
static int choose_lane(const struct vp_parent *parent)
{
    int chosen = -1;
    for (int lane = 0; lane < VP_LANES; lane++) {
        const struct vp_ear *ear = &parent->ears[lane];
        if (!ear->alive || !ear->waiting || (ear->at_meeting && !vp_lanes_ready(&parent->lanes, lane, ear->tick)))
            continue;
        if (chosen < 0 || goes_first(parent, ear, &parent->ears[chosen]))
            chosen = lane;
    }
    return chosen;
}

/* Lets as many run as there are jobs; all of them, once they are to stop. */
static void let_run(struct vp_parent *parent, bool stopping)
{
    int running = 0;
    for (int lane = 0; lane < VP_LANES; lane++)
        running += parent->ears[lane].alive && !parent->ears[lane].waiting;
    for (int lane; (stopping || running < parent->jobs) && (lane = choose_lane(parent)) >= 0; running++)
        answer(parent, lane);
}

/* ---- ends ---- */

/* A lane whose wire has ended. What it said before stays. */
static void bury(struct vp_parent *parent, int lane)
{
    struct vp_ear *ear = &parent->ears[lane];
    int status = vp_worker_finish(&ear->worker);
    ear->alive = false;
    vp_ear_rest(ear);
    vp_lanes_leave(&parent->lanes, lane);
    if (ear->ended)
        return;
    struct vp_trouble *trouble = &parent->outcome->trouble;
    if (WIFSIGNALED(status))
        *trouble = (struct vp_trouble){.kind = VP_KILLED, .number = WTERMSIG(status)};
    else
        *trouble = (struct vp_trouble){.kind = WEXITSTATUS(status) == OUT_OF_MEMORY ? VP_STARVED : VP_BROKE_OFF,
                                       .number = WEXITSTATUS(status)};
}

static bool any_alive(const struct vp_parent *parent)
{
    for (int lane = 0; lane < VP_LANES; lane++)
        if (parent->ears[lane].alive)
            return true;
    return false;
}

static void wait_for_news(const struct vp_parent *parent)
{
    struct pollfd wires[VP_LANES];
    for (int lane = 0; lane < VP_LANES; lane++)
        wires[lane] =
            (struct pollfd){.fd = parent->ears[lane].alive ? parent->ears[lane].worker.wire : -1, .events = POLLIN};
    poll(wires, VP_LANES, 200);
}

static void ask_all_to_stop(struct vp_parent *parent)
{
    parent->lanes.free = true;
    for (int lane = 0; lane < VP_LANES; lane++)
        if (parent->ears[lane].alive)
            vp_worker_ask_stop(&parent->ears[lane].worker);
}

/* Listens until the search is decided, or the children are done, or dead, or were asked to stop and did not. */
static void follow(struct vp_parent *parent)
{
    double asked = 0;
    while (any_alive(parent) && !parent->decided) {
        let_run(parent, asked > 0);
        wait_for_news(parent);
        for (int lane = 0; lane < VP_LANES; lane++)
            if (parent->ears[lane].alive && !vp_hear(parent, lane))
                bury(parent, lane);
        vp_tally(parent);
        double now = vp_read_clock();
        bool late = parent->options->time_limit > 0 && now - parent->started >= parent->options->time_limit;
        if ((interrupted || late) && asked == 0) {
            asked = now;
            ask_all_to_stop(parent);
        }
        if (asked > 0 && now - asked > patience)
            return;
        if (now - parent->said >= 1)
            vp_tell_progress(parent);
    }
}

/* Ends who still runs: the search is decided, or patience was lost. What was heard and has not had its turn counts now, unless all is decided. */
static void end_all(struct vp_parent *parent)
{
    parent->lanes.free = true;
    vp_tally(parent);
    for (int lane = 0; lane < VP_LANES; lane++) {
        struct vp_ear *ear = &parent->ears[lane];
        parent->outcome->trouble.went_on = parent->outcome->trouble.went_on || ear->alive || ear->ended_well;
        if (ear->alive)
            vp_worker_finish(&ear->worker);
        ear->alive = false;
    }
}

static enum vp_status conclude(const struct vp_parent *parent)
{
    const struct vp_outcome *outcome = parent->outcome;
    if (outcome->roster == NULL)
        return parent->decided && parent->end == VP_SEARCH_INFEASIBLE ? VP_INFEASIBLE : VP_NOTHING;
    if (vp_meets_bound(outcome->objective, outcome->bound))
        return VP_OPTIMAL;
    if (parent->decided && parent->end == VP_SEARCH_GAP)
        return VP_WITHIN_GAP;
    return interrupted ? VP_INTERRUPTED : VP_FEASIBLE;
}

/* ---- the whole ---- */

int vp_count_processors(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0)
        return CPU_COUNT(&set);
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (int)online : 1;
}

/* In step if effort is the limit, so that the end does not depend on the processors; free where time is. */
static void set_terms(struct vp_parent *parent)
{
    const struct vp_solve_options *options = parent->options;
    bool free = options->time_limit > 0;
    const long long share = vp_search_whole(options) / TICKS + 1;
    const long long in_step = share < LONGEST_TICK ? share : LONGEST_TICK;
    parent->jobs = options->jobs > 0 ? options->jobs : vp_count_processors();
    parent->outcome->jobs = parent->jobs;
    parent->terms = (struct vp_terms){.tick = free ? FREE_TICK : in_step, .one_at_a_time = parent->jobs < VP_LANES};
    vp_lanes_init(&parent->lanes, free, parent->arena);
}

/* Starts every lane; false if not even one could be. */
static bool start_lanes(struct vp_parent *parent, struct vp_program *program)
{
    struct vp_worker workers[VP_LANES] = {0};
    bool any = false;
    int why = 0;
    for (int lane = 0; lane < VP_LANES; lane++) {
        struct vp_ear *ear = &parent->ears[lane];
        ear->places = vp_arena_array(parent->arena, (size_t)parent->problem->n_places, sizeof *ear->places);
        ear->running_from = vp_read_clock();
        ear->alive = vp_worker_start(program, parent->options, &parent->terms, (enum vp_role)lane, workers);
        why = ear->alive ? why : errno;
        any = any || ear->alive;
        ear->worker = workers[lane];
        if (ear->alive)
            continue;
        workers[lane].process = -1;
        vp_lanes_leave(&parent->lanes, lane);
        parent->outcome->trouble = (struct vp_trouble){.kind = VP_UNSTARTED, .number = why};
    }
    errno = why;
    return any;
}

static bool run_lanes(struct vp_parent *parent, struct vp_errors *errors)
{
    struct vp_program *program = vp_program_new(parent->problem, parent->arena);
    parent->outcome->rows = program->rows.n;
    parent->outcome->columns = program->columns.n;
    parent->outcome->nonzeros = program->index.n;
    vp_program_sha256(program, parent->outcome->program_sha256);
    if (vp_take_known(parent->problem, parent->options, parent->outcome, parent->arena))
        return true;
    if (!start_lanes(parent, program)) {
        vp_errors_add(errors, VP_ESOLVER, (struct vp_pos){0}, "cannot start the search: %s", strerror(errno));
        return false;
    }
    follow(parent);
    end_all(parent);
    vp_tell_progress(parent);
    vp_tally_close(parent);
    parent->outcome->status = conclude(parent);
    return true;
}

bool vp_solve(const struct vp_problem *problem, const struct vp_solve_options *options, struct vp_arena *arena,
              struct vp_outcome *outcome, struct vp_errors *errors)
{
    if (vp_has_levels(problem->plan))
        return vp_settle_levels(problem, options, arena, outcome, errors);
    if (!vp_solve_points(problem, options, arena, outcome, errors))
        return false;
    if (options->near == NULL || outcome->roster == NULL || outcome->same_program || interrupted)
        return true;
    outcome->roster = vp_draw_near(problem, options->near, options->seed, outcome->roster, arena);
    outcome->objective = vp_audit_new(problem, outcome->roster, arena)->points;
    return true;
}

struct vp_outcome vp_outcome_begin(const struct vp_solve_options *options)
{
    return (struct vp_outcome){.objective = INFINITY,
                               .bound = -INFINITY,
                               .seed = options->seed,
                               .effort = options->effort,
                               .time_limit = options->time_limit,
                               .gap_wanted = options->gap,
                               .seconds_to_first = -1,
                               .seconds_to_covered = -1,
                               .glpk_version = vp_mip_version()};
}

bool vp_solve_points(const struct vp_problem *problem, const struct vp_solve_options *options, struct vp_arena *arena,
                     struct vp_outcome *outcome, struct vp_errors *errors)
{
    *outcome = vp_outcome_begin(options);
    struct vp_parent parent = {.problem = problem,
                               .options = options,
                               .outcome = outcome,
                               .arena = arena,
                               .held = {.points = INFINITY, .bound = -INFINITY},
                               .worst = {.doctor = -1},
                               .counted = {.points = INFINITY, .bound = -INFINITY},
                               .started = vp_read_clock()};
    struct sigaction note = {.sa_handler = note_interrupt};
    struct sigaction old_int;
    struct sigaction old_term;
    interrupted = 0;
    sigaction(SIGINT, &note, &old_int);
    sigaction(SIGTERM, &note, &old_term);
    set_terms(&parent);
    parent.said = parent.started;
    bool started = run_lanes(&parent, errors);
    sigaction(SIGINT, &old_int, NULL);
    sigaction(SIGTERM, &old_term, NULL);
    outcome->seconds = vp_read_clock() - parent.started;
    return started;
}
