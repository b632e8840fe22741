/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search in a process of its own: a crash, an abort or the out-of-memory killer takes the child, never the best roster, which the parent holds. */
#include "solver/worker.h"

#include "solver/program.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t asked_to_stop;

static void note_stop(int signal)
{
    (void)signal;
    asked_to_stop = 1;
}

struct speaker {
    const struct vp_program *program;
    const struct vp_handed *handed;
    struct vp_terms terms;
    int wire;
    double deadline; /* monotonic seconds; 0 = none */
    struct vp_arena arena;
    int *doctors;     /* [n_places] */
    int64_t effort;   /* as it was last told */
    long long passed; /* the last tick told of */
    long long met;    /* the tick of the last meeting */
};

/* Writes all of it; a parent that is gone ends the child. */
static void write_all(int wire, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length > 0) {
        ssize_t written = send(wire, at, length, MSG_NOSIGNAL);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            _exit(1);
        at += written;
        length -= (size_t)written;
    }
}

static void say(struct speaker *speaker, struct vp_message *message, long long effort_spent)
{
    speaker->effort = effort_spent > speaker->effort ? effort_spent : speaker->effort;
    message->effort_spent = speaker->effort;
    write_all(speaker->wire, message, sizeof *message);
}

static void say_stage(void *user, const char *name, long long effort_spent)
{
    struct vp_message message = {.kind = VP_SAYS_STAGE};
    strncpy(message.stage, name, sizeof message.stage - 1);
    say(user, &message, effort_spent);
}

static void say_roster(void *user, const double *value, double points, long long effort_spent)
{
    struct speaker *speaker = user;
    int n = speaker->program->problem->n_places;
    struct vp_message message = {.kind = VP_SAYS_ROSTER, .points = points, .n_places = n};
    vp_program_roster(speaker->program, value, speaker->doctors);
    say(speaker, &message, effort_spent);
    write_all(speaker->wire, speaker->doctors, (size_t)n * sizeof *speaker->doctors);
}

static void say_bound(void *user, double bound, long long effort_spent)
{
    struct vp_message message = {.kind = VP_SAYS_BOUND, .points = bound};
    say(user, &message, effort_spent);
}

static void say_end(void *user, enum vp_search_end end, double points, long long effort_spent)
{
    struct vp_message message = {.kind = VP_SAYS_END, .end = (int32_t)end, .points = points};
    say(user, &message, effort_spent);
}

/* Who was asked to stop waits for nothing. The parent answers everybody whom it asks, so that a request just before the read is not slept through. */
static void wait_for_answer(const struct speaker *speaker)
{
    char answer;
    while (!asked_to_stop) {
        ssize_t got = read(speaker->wire, &answer, 1);
        if (got == 1)
            return;
        if (got == 0 || errno != EINTR)
            _exit(1);
    }
}

static void say_passed(void *user, long long effort_spent)
{
    struct speaker *speaker = user;
    if (effort_spent / speaker->terms.tick <= speaker->passed)
        return;
    speaker->passed = effort_spent / speaker->terms.tick;
    struct vp_message message = {.kind = VP_SAYS_PASSED};
    say(speaker, &message, effort_spent);
    if (speaker->terms.one_at_a_time)
        wait_for_answer(speaker);
}

/* One meeting a tick. */
static bool meet(void *user, long long effort_spent, struct vp_finding *finding)
{
    struct speaker *speaker = user;
    long long tick = (effort_spent > speaker->effort ? effort_spent : speaker->effort) / speaker->terms.tick;
    if (tick <= speaker->met || asked_to_stop)
        return false;
    speaker->met = tick;
    speaker->passed = tick;
    struct vp_message message = {.kind = VP_SAYS_MEET};
    say(speaker, &message, effort_spent);
    wait_for_answer(speaker);
    if (asked_to_stop)
        return false;
    *finding = (struct vp_finding){speaker->handed->bound, speaker->handed->points, speaker->handed->places};
    return isfinite(finding->bound) || isfinite(finding->points);
}

static bool must_stop(void *user)
{
    const struct speaker *speaker = user;
    return asked_to_stop || (speaker->deadline > 0 && vp_read_clock() >= speaker->deadline);
}

_Noreturn static void run_child(struct vp_program *program, const struct vp_solve_options *options,
                                const struct vp_terms *terms, enum vp_role role, const struct vp_worker *worker)
{
    struct speaker speaker = {
        .program = program, .handed = worker->handed, .terms = *terms, .wire = worker->wire, .passed = -1, .met = -1};
    speaker.deadline = options->time_limit > 0 ? vp_read_clock() + options->time_limit : 0;
    vp_arena_init(&speaker.arena);
    speaker.doctors = vp_arena_array(&speaker.arena, (size_t)program->problem->n_places, sizeof *speaker.doctors);
    struct vp_search_sink sink = {.stage = say_stage,
                                  .roster = say_roster,
                                  .bound = say_bound,
                                  .stop = must_stop,
                                  .end = say_end,
                                  .passed = say_passed,
                                  .meet = meet,
                                  .user = &speaker};
    vp_search(program, options, role, &sink);
    _exit(0);
}

/* Ctrl-C reaches the whole group: the parent decides. A parent that dies takes the child along, even if it died before it could be asked to. `mask` is
 * that of the parent. */
static void settle_child(pid_t parent, const sigset_t *mask)
{
    struct sigaction stop = {.sa_handler = note_stop}; /* without SA_RESTART: a wait ends */
    signal(SIGINT, SIG_IGN);
    sigaction(SIGTERM, &stop, NULL);
    sigprocmask(SIG_SETMASK, mask, NULL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
}

static bool open_lines(int ends[2], size_t bytes, struct vp_worker *worker)
{
    void *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return false;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        munmap(memory, bytes);
        return false;
    }
    *worker = (struct vp_worker){.wire = ends[0], .handed = memory, .handed_bytes = bytes};
    return true;
}

bool vp_worker_start(struct vp_program *program, const struct vp_solve_options *options, const struct vp_terms *terms,
                     enum vp_role role, struct vp_worker *workers)
{
    struct vp_worker *worker = &workers[role];
    int ends[2];
    if (!open_lines(ends, sizeof *worker->handed + (size_t)program->problem->n_places * sizeof(int), worker))
        return false;
    fflush(NULL); /* what stands in buffers is the parent's to write */
    pid_t parent = getpid();
    sigset_t terminate;
    sigset_t mask;
    sigemptyset(&terminate);
    sigaddset(&terminate, SIGTERM);
    sigprocmask(SIG_BLOCK, &terminate, &mask); /* who is asked to stop before he is settled hears it afterwards */
    worker->process = fork();
    if (worker->process == 0) {
        settle_child(parent, &mask);
        for (int other = 0; other <= (int)role; other++)
            if (workers[other].process >= 0)
                close(workers[other].wire);
        worker->wire = ends[1];
        run_child(program, options, terms, role, worker);
    }
    int why = errno;
    sigprocmask(SIG_SETMASK, &mask, NULL);
    close(ends[1]);
    if (worker->process < 0) {
        close(ends[0]);
        munmap(worker->handed, worker->handed_bytes);
        errno = why;
        return false;
    }
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return true;
}

void vp_worker_answer(const struct vp_worker *worker)
{
    /* One byte to somebody who waits for one always has room. One who has died meanwhile is noticed where he is listened to. */
    (void)!send(worker->wire, "", 1, MSG_NOSIGNAL);
}

void vp_worker_ask_stop(const struct vp_worker *worker)
{
    kill(worker->process, SIGTERM);
}

int vp_worker_finish(struct vp_worker *worker)
{
    close(worker->wire);
    munmap(worker->handed, worker->handed_bytes);
    int status = 0;
    kill(worker->process, SIGKILL); /* whoever is ending already ends as he would have */
    while (waitpid(worker->process, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}
