/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First every folder is looked at, so that what is wrong is known before an hour is spent, and the estimate counts only what there is to do. Then
 * children are started and waited for; signals are blocked and taken one by one, so nothing happens between two lines of this file. */
#include "cli/runs.h"

#include "cli/child.h"
#include "cli/cli.h"
#include "cli/runs_words.h"
#include "cli/written.h"

#include "inputs/inputs.h"
#include "inputs/source.h"
#include "model/base/clock.h"
#include "report/escape.h"
#include "solver/known.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char base_name[] = "base";

/* A run and the process that answers it. */
struct job {
    struct vp_batch_run *run;
    char program[VP_SHA256_TEXT]; /* of its plan; "" = not known yet, or its plan is wrong */
    struct vp_child child;
    struct vp_asked asked;
    bool taken; /* looked at for the last time, and begun if need be */
    double begun;
};

struct crew {
    const struct vp_batch *batch;
    struct job *jobs;
    int n;
    int n_asked;
    int at_once;
    int running;
    bool stopping;
    struct vp_run_talk talk;
    struct vp_arena *arena;
};

int vp_runs_count(const struct vp_batch_run *list, int n, enum vp_run_state state)
{
    int found = 0;
    for (int i = 0; i < n; i++)
        found += list[i].state == state;
    return found;
}

/* ---- can the list stand? ---- */

static bool refuse(struct vp_errors *errors, const char *message, const char *name)
{
    vp_errors_add(errors, VP_EINPUT, (struct vp_pos){NULL, 0, 0}, message, name);
    return false;
}

/* A scenario's id is such a name; what a caller made of a file may be another. */
static bool is_folder_name(const char *name)
{
    return name[0] != '\0' && name[0] != '.' && strlen(name) <= NAME_MAX && strchr(name, '/') == NULL;
}

static int compare_folders(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Two runs that write the same folder would undo each other's work. */
static bool check_twice(const struct vp_batch_run *list, int n, struct vp_arena *arena, struct vp_errors *errors)
{
    const char **folders = vp_arena_array(arena, (size_t)n + 1, sizeof *folders);
    for (int i = 0; i < n; i++)
        folders[i] = list[i].folder;
    qsort(folders, (size_t)n, sizeof *folders, compare_folders);
    for (int i = 1; i < n; i++)
        if (strcmp(folders[i - 1], folders[i]) == 0)
            return refuse(errors,
                          strcmp(strrchr(folders[i], '/') + 1, base_name) == 0
                              ? "two runs would be written to %s: a scenario 'base' cannot stand beside the plan itself"
                              : "two runs would be written to %s: one of them is asked for twice",
                          vp_clean(arena, folders[i]));
    return true;
}

static bool check_list(const struct vp_batch *batch, struct vp_batch_run *list, int n, struct vp_arena *arena,
                       struct vp_errors *errors)
{
    if (strcmp(batch->plan, "-") == 0 || (batch->history != NULL && strcmp(batch->history, "-") == 0))
        return refuse(errors, "%s is read more than once and cannot be standard input",
                      strcmp(batch->plan, "-") == 0 ? "the plan" : "the history");
    for (int i = 0; i < n; i++) {
        const char *scenario = list[i].scenario;
        if (scenario != NULL && !is_folder_name(scenario))
            return refuse(errors, "'%s' is no name of a scenario", vp_clean(arena, scenario));
        const struct vp_batch_run *near = list[i].near;
        assert(near == NULL || (near >= list && near < &list[i]));
        list[i] =
            (struct vp_batch_run){.scenario = scenario, .near = near, .before = VP_NONE_THERE, .after = VP_NONE_THERE};
        list[i].folder = vp_arena_printf(arena, "%s/%s", batch->folder, scenario == NULL ? base_name : scenario);
    }
    return check_twice(list, n, arena, errors);
}

/* ---- what is there already ---- */

static void fill_limits(const struct vp_batch *batch, struct vp_asked *asked)
{
    struct vp_solve_options options;
    vp_limits_of(&batch->limits, &options);
    asked->seed = options.seed;
    asked->effort = options.effort;
    asked->time_limit = options.time_limit;
    asked->gap = options.gap;
}

static bool has_ended(const struct vp_batch_run *run)
{
    return run->state != VP_RUN_WAITING;
}

/* The roster to begin near, once what it is of has ended. */
static void find_start(struct crew *crew, struct job *job)
{
    struct vp_errors unheard;
    struct vp_solved solved;
    vp_errors_init(&unheard);
    job->asked.begun_from[0] = '\0';
    job->run->start = NULL;
    for (const struct vp_batch_run *near = job->run->near; near != NULL && job->run->start == NULL; near = near->near) {
        const bool whole = near->state == VP_RUN_KEPT || near->state == VP_RUN_DONE;
        if (!whole || !vp_solved_read(near->folder, &solved, crew->arena, &unheard) || solved.status == VP_INFEASIBLE)
            continue;
        const char *path = vp_arena_printf(crew->arena, "%s/roster.csv", near->folder);
        const struct vp_file *file = vp_file_read(path, crew->arena, &unheard);
        if (file == NULL)
            continue;
        vp_sha256(file->source.text, file->source.length, job->asked.begun_from);
        job->run->start = path;
    }
}

/* The first run of the very same program, if there is one before, is the nearest of all: what it comes to is taken over (solver/known.h). */
static void find_same(struct crew *crew, struct job *job, const struct vp_problem *problem)
{
    struct vp_arena scratch;
    if (job->program[0] != '\0' || crew->n == 1)
        return;
    vp_arena_init(&scratch);
    vp_program_sha256(vp_program_new(problem, &scratch), job->program);
    vp_arena_clear(&scratch);
    for (const struct job *other = crew->jobs; other < job && job->run->near != NULL; other++)
        if (strcmp(other->program, job->program) == 0) {
            job->run->near = other->run;
            return;
        }
}

/* Reads the plan as the run's child would; false if it is wrong, which is said. */
static bool look_before(struct crew *crew, struct job *job)
{
    struct vp_session session; /* not vp_session_open: its warnings are the child's to give, once */
    vp_session_begin(&session);
    const struct vp_read_options options = {.profiles_folder = vp_find_profiles(&session.arena),
                                            .scenario = job->run->scenario,
                                            .history = crew->batch->history,
                                            .language = crew->batch->lang};
    session.plan = vp_plan_read(crew->batch->plan, &options, &session.arena, &session.errors);
    if (session.plan != NULL)
        session.problem = vp_problem_new(session.plan, session.plan->history, &session.arena, &session.errors);
    bool good = session.plan != NULL && session.problem != NULL;
    if (good) {
        crew->talk.language = session.plan->language;
        memcpy(job->asked.sha256, session.plan->sha256, sizeof job->asked.sha256);
        fill_limits(crew->batch, &job->asked);
        find_same(crew, job, session.problem);
        find_start(crew, job);
        job->run->before = vp_kept_whole(job->run->folder, &job->asked, session.problem);
    } else {
        job->run->code = vp_session_fail(&session);
    }
    vp_session_close(&session);
    return good;
}

static void finish(struct crew *crew, struct job *job, enum vp_run_state state)
{
    job->run->state = state;
    vp_run_talk_finished(&crew->talk, job->run, crew->n_asked, crew->at_once);
    if (crew->batch->said != NULL)
        crew->batch->said(crew->batch->user, job->run, crew->talk.finished, crew->n);
}

static void keep(struct crew *crew, struct job *job)
{
    job->run->after = VP_KEPT;
    finish(crew, job, VP_RUN_KEPT);
}

/* Is what it begins near, or that in its turn, yet to end? Then nobody knows whether what is there answers the question. */
static bool waits(const struct vp_batch_run *run)
{
    return run->near != NULL && !has_ended(run->near);
}

static void look_at_all(struct crew *crew)
{
    for (int i = 0; i < crew->n; i++) {
        struct job *job = &crew->jobs[i];
        if (!look_before(crew, job))
            finish(crew, job, VP_RUN_FAILED);
        else if (job->run->before == VP_KEPT && !waits(job->run))
            keep(crew, job);
        else
            crew->n_asked++;
    }
}

/* ---- one run ---- */

/* The first that is neither begun nor must wait; NULL if there is none. */
static struct job *find_ready(struct crew *crew)
{
    for (int i = 0; i < crew->n; i++) {
        if (!crew->jobs[i].taken && vp_run_is_ready(crew->jobs[i].run))
            return &crew->jobs[i];
    }
    return NULL;
}

static void start(struct crew *crew, struct job *job)
{
    const struct vp_batch *batch = crew->batch;
    const bool alone = crew->running == 0 && find_ready(crew) == NULL; /* then it has them all */
    const char **argv = vp_run_argv(batch, job->run, alone ? batch->jobs : 1, crew->arena);
    vp_run_talk_again(&crew->talk, job->run);
    job->begun = vp_read_clock();
    if (vp_child_start(&job->child, batch->program == NULL ? "/proc/self/exe" : batch->program, argv)) {
        crew->running++;
        return;
    }
    vp_run_talk_unstarted(&crew->talk, job->run, strerror(errno));
    job->run->code = VP_EXIT_FAULT;
    finish(crew, job, VP_RUN_FAILED);
}

/* Begins the run, or keeps what is there: what it was to begin near may just have come to what it was before. */
static void take_up(struct crew *crew, struct job *job)
{
    job->taken = true;
    if (job->run->near != NULL && !look_before(crew, job)) {
        finish(crew, job, VP_RUN_FAILED);
    } else if (job->run->before == VP_KEPT) {
        keep(crew, job);
    } else {
        start(crew, job);
    }
}

/* What a child that has ended came to. Its exit code alone is not believed: the folder must say that it answers what was asked. */
static enum vp_run_state judge_end(const struct crew *crew, const struct vp_batch_run *run)
{
    bool ended_well = run->code == VP_EXIT_DONE || run->code == VP_EXIT_NO;
    if (ended_well && (run->after == VP_KEPT || run->after == VP_WAS_TROUBLED))
        return VP_RUN_DONE;
    if ((ended_well && run->after == VP_WAS_INTERRUPTED) || (crew->stopping && run->code != VP_EXIT_INPUT))
        return VP_RUN_STOPPED;
    return VP_RUN_FAILED;
}

static void end(struct crew *crew, struct job *job, const struct vp_text *words)
{
    crew->running--;
    job->run->seconds = vp_read_clock() - job->begun;
    job->run->after = vp_kept_said(job->run->folder, &job->asked);
    enum vp_run_state state = judge_end(crew, job->run);
    vp_run_talk_words(&crew->talk, job->run, words->at, state == VP_RUN_FAILED);
    finish(crew, job, state);
}

static void reap(struct crew *crew)
{
    for (int i = 0; i < crew->n; i++) {
        struct vp_text words;
        vp_text_init(&words);
        if (crew->jobs[i].child.process != 0 && vp_child_ended(&crew->jobs[i].child, &crew->jobs[i].run->code, &words))
            end(crew, &crew->jobs[i], &words);
        vp_text_clear(&words);
    }
}

/* ---- all of them ---- */

static void interrupt(struct crew *crew)
{
    if (!crew->stopping)
        vp_run_talk_stopping(&crew->talk, crew->running);
    crew->stopping = true;
    for (int i = 0; i < crew->n; i++)
        if (crew->jobs[i].child.process != 0)
            kill(crew->jobs[i].child.process, SIGINT);
}

/* Waits for a child to end or a signal to us. Who is being stopped hears of it again every second: between two parts of its work `solve` is deaf. */
static void wait_for_news(struct crew *crew, const sigset_t *signals)
{
    const struct timespec second = {1, 0};
    int caught = crew->stopping ? sigtimedwait(signals, NULL, &second) : sigwaitinfo(signals, NULL);
    if (caught == SIGINT || caught == SIGTERM || (crew->stopping && caught < 0))
        interrupt(crew);
}

static void do_all(struct crew *crew, const sigset_t *signals)
{
    for (;;) {
        struct job *ready;
        while (crew->running < crew->at_once && !crew->stopping && (ready = find_ready(crew)) != NULL)
            take_up(crew, ready);
        if (crew->running == 0)
            return;
        wait_for_news(crew, signals);
        reap(crew);
    }
}

/* SIGCHLD must not be ignored, or nobody could be waited for. */
static void do_all_guarded(struct crew *crew)
{
    const struct timespec at_once = {0, 0};
    sigset_t signals;
    sigset_t before;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGCHLD);
    sigprocmask(SIG_BLOCK, &signals, &before);
    struct sigaction usual = {.sa_handler = SIG_DFL};
    struct sigaction old;
    sigaction(SIGCHLD, &usual, &old);
    do_all(crew, &signals);
    int late; /* an impatient second Ctrl-C does not end us before we have reported */
    while ((late = sigtimedwait(&signals, NULL, &at_once)) > 0)
        crew->stopping = crew->stopping || late != SIGCHLD;
    sigaction(SIGCHLD, &old, NULL);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

/* Hours of somebody's work may lie there. */
static bool check_others(const struct crew *crew, struct vp_errors *errors)
{
    bool good = true;
    for (int i = 0; i < crew->n; i++) {
        const struct vp_batch_run *run = crew->jobs[i].run;
        if (run->before != VP_OTHER_PLAN || crew->batch->again)
            continue;
        vp_errors_add(errors, VP_EINPUT, (struct vp_pos){NULL, 0, 0},
                      "%s holds a result of another plan, or of this one before it was changed",
                      vp_clean(crew->arena, run->folder));
        good = false;
    }
    if (!good)
        vp_errors_expect(errors, "another -o DIR, or --again to solve them anew over what is there");
    return good;
}

static bool look(struct crew *crew, struct vp_batch_run *list, struct vp_errors *errors)
{
    const struct vp_batch *batch = crew->batch;
    if (!check_list(batch, list, crew->n, crew->arena, errors))
        return false;
    crew->talk = (struct vp_run_talk){.quiet = batch->quiet, .n = crew->n};
    crew->talk.language = batch->lang != NULL && strcmp(batch->lang, "nb") == 0 ? VP_NB : VP_EN;
    crew->jobs = vp_arena_array(crew->arena, (size_t)crew->n + 1, sizeof *crew->jobs);
    for (int i = 0; i < crew->n; i++)
        crew->jobs[i].run = &list[i];
    look_at_all(crew);
    return check_others(crew, errors);
}

bool vp_runs_look(const struct vp_batch *batch, struct vp_batch_run *list, int n, struct vp_arena *arena,
                  struct vp_errors *errors, enum vp_language *language)
{
    struct crew crew = {.batch = batch, .n = n, .arena = arena};
    if (!look(&crew, list, errors))
        return false;
    *language = crew.talk.language;
    return true;
}

bool vp_run_is_ready(const struct vp_batch_run *run)
{
    return !has_ended(run) && !waits(run);
}

bool vp_runs_do(const struct vp_batch *batch, struct vp_batch_run *list, int n, struct vp_arena *arena,
                struct vp_errors *errors)
{
    struct crew crew = {.batch = batch, .n = n, .arena = arena};
    if (!look(&crew, list, errors))
        return false;
    crew.at_once = batch->jobs > 0 ? batch->jobs : vp_count_processors();
    if (crew.at_once > crew.n_asked)
        crew.at_once = crew.n_asked;
    const bool wrong = vp_runs_count(list, n, VP_RUN_FAILED) > 0; /* so far, only plans that cannot be read have */
    if (crew.n_asked > 0 && !(wrong && batch->strict))
        do_all_guarded(&crew);
    if (batch->stopped != NULL && crew.stopping)
        *batch->stopped = true;
    return true;
}
