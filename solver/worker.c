/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search in a process of its own: a crash, an abort or the out-of-memory killer takes the child, never the best roster, which the parent holds. */
#include "solver/worker.h"

#include "solver/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t asked_to_stop;

static void note_stop(int signal)
{
    (void)signal;
    asked_to_stop = 1;
}

struct speaker {
    const struct vp_program *program;
    int pipe;
    double deadline; /* monotonic seconds; 0 = none */
    struct vp_arena arena;
    int *doctors; /* [n_places] */
};

double vp_read_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Writes all of it; a parent that is gone ends the child. */
static void write_all(int pipe, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length > 0) {
        ssize_t written = write(pipe, at, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            _exit(1);
        at += written;
        length -= (size_t)written;
    }
}

static void say_stage(void *user, const char *name, long long effort_spent)
{
    struct speaker *speaker = user;
    struct vp_message message = {.kind = VP_SAYS_STAGE, .effort_spent = effort_spent};
    strncpy(message.stage, name, sizeof message.stage - 1);
    write_all(speaker->pipe, &message, sizeof message);
}

static void say_roster(void *user, const double *value, double points, long long effort_spent)
{
    struct speaker *speaker = user;
    int n = speaker->program->problem->n_places;
    struct vp_message message = {.kind = VP_SAYS_ROSTER, .points = points, .n_places = n, .effort_spent = effort_spent};
    vp_program_roster(speaker->program, value, speaker->doctors);
    write_all(speaker->pipe, &message, sizeof message);
    write_all(speaker->pipe, speaker->doctors, (size_t)n * sizeof *speaker->doctors);
}

static void say_bound(void *user, double bound, long long effort_spent)
{
    struct speaker *speaker = user;
    struct vp_message message = {.kind = VP_SAYS_BOUND, .points = bound, .effort_spent = effort_spent};
    write_all(speaker->pipe, &message, sizeof message);
}

static void say_end(void *user, enum vp_search_end end, long long effort_spent)
{
    struct speaker *speaker = user;
    struct vp_message message = {.kind = VP_SAYS_END, .end = (int32_t)end, .effort_spent = effort_spent};
    write_all(speaker->pipe, &message, sizeof message);
}

static bool must_stop(void *user)
{
    const struct speaker *speaker = user;
    return asked_to_stop || (speaker->deadline > 0 && vp_read_clock() >= speaker->deadline);
}

_Noreturn static void run_child(struct vp_program *program, const struct vp_solve_options *options, int pipe)
{
    /* Ctrl-C reaches the whole group: the parent decides. A parent that dies takes the child along. */
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, note_stop);
    signal(SIGPIPE, SIG_IGN);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    struct speaker speaker = {.program = program, .pipe = pipe};
    speaker.deadline = options->time_limit > 0 ? vp_read_clock() + options->time_limit : 0;
    vp_arena_init(&speaker.arena);
    speaker.doctors = vp_arena_array(&speaker.arena, (size_t)program->problem->n_places, sizeof *speaker.doctors);
    struct vp_search_sink sink = {say_stage, say_roster, say_bound, must_stop, say_end, &speaker};
    vp_search(program, options, &sink);
    _exit(0);
}

bool vp_worker_start(struct vp_program *program, const struct vp_solve_options *options, struct vp_worker *worker)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    pid_t process = fork();
    if (process < 0) {
        close(ends[0]);
        close(ends[1]);
        return false;
    }
    if (process == 0) {
        close(ends[0]);
        run_child(program, options, ends[1]);
    }
    close(ends[1]);
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    *worker = (struct vp_worker){.process = process, .pipe = ends[0]};
    return true;
}

void vp_worker_ask_stop(const struct vp_worker *worker)
{
    kill(worker->process, SIGTERM);
}

int vp_worker_finish(struct vp_worker *worker)
{
    close(worker->pipe);
    int status = 0;
    if (waitpid(worker->process, &status, WNOHANG) == 0) {
        kill(worker->process, SIGKILL);
        waitpid(worker->process, &status, 0);
    }
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}
