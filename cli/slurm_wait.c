/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue is asked again and again, at longer and longer intervals, because all users of a cluster ask the same server. Signals are blocked and taken one by
 * one, so that a Ctrl-C ends the waiting and nothing else. */
#include "cli/slurm_parts.h"

#include "cli/ask.h"
#include "model/base/clock.h"

#include <signal.h>
#include <string.h>
#include <time.h>

static const double first_pause = 0.25;
static const double longest_pause = 15;
static const double growth = 1.5;

/* What is known of the missing runs. */
struct count {
    bool known;
    int n;
    int running;
    int waiting;
};

static struct count count_queue(const struct vp_slurm *slurm, const struct vp_slurm_queue *queue)
{
    struct count count = {.known = queue->known};
    for (int i = 0; i < slurm->n; i++) {
        const struct vp_slurm_place *place = &slurm->places[i];
        if (place->command == NULL)
            continue;
        const struct vp_slurm_task *task = vp_slurm_queue_find(queue, slurm->arrays.item[place->array].name, place->task);
        count.n++;
        count.running += task != NULL && task->running;
        count.waiting += task != NULL && !task->running;
    }
    return count;
}

/* Without squeue, or while it does not answer, the folders tell who has ended well. */
static void count_folders(const struct vp_slurm *slurm, struct count *count, struct vp_arena *arena)
{
    struct vp_batch silent = *slurm->batch;
    struct vp_errors unheard;
    enum vp_language language;
    struct vp_batch_run *list = vp_arena_array(arena, (size_t)slurm->n + 1, sizeof *list);
    memcpy(list, slurm->list, (size_t)slurm->n * sizeof *list);
    for (int i = 0; i < slurm->n; i++)
        if (list[i].near != NULL)
            list[i].near = &list[list[i].near - slurm->list];
    silent.quiet = true;
    vp_errors_init(&unheard);
    count->running = 0;
    count->waiting = count->n;
    if (!vp_runs_look(&silent, list, slurm->n, arena, &unheard, &language))
        return;
    for (int i = 0; i < slurm->n; i++)
        count->waiting -= slurm->places[i].command != NULL && vp_slurm_is_answered(&list[i]);
}

static struct count look(const struct vp_slurm *slurm)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    const struct vp_slurm_queue queue = vp_slurm_queue_ask(slurm->arrays.item, slurm->arrays.n, &arena);
    struct count count = count_queue(slurm, &queue);
    if (!count.known)
        count_folders(slurm, &count, &arena);
    vp_arena_clear(&arena);
    return count;
}

/* False if a signal came. */
static bool pause_for(const sigset_t *signals, double seconds)
{
    const struct timespec time = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};
    const int caught = sigtimedwait(signals, NULL, &time);
    return caught != SIGINT && caught != SIGTERM;
}

static bool wait_for_all(struct vp_slurm *slurm, const sigset_t *signals)
{
    const double begun = vp_read_clock();
    struct count before = {.running = -1};
    int at_first = -1;
    bool told = false;
    double pause = first_pause;
    for (;;) {
        const struct count count = look(slurm);
        const int left = count.running + count.waiting;
        const int ended = count.n - left;
        at_first = at_first < 0 ? ended : at_first;
        if (!count.known && !told)
            vp_slurm_say_unknown(slurm);
        told = told || !count.known;
        if (left != before.running + before.waiting || count.running != before.running)
            vp_slurm_say_progress(slurm, ended, count.running, count.n,
                                  ended > at_first ? (vp_read_clock() - begun) * left / (ended - at_first) : -1);
        if (left == 0)
            return true;
        before = count;
        if (!pause_for(signals, pause))
            return false;
        pause = pause * growth < longest_pause ? pause * growth : longest_pause;
    }
}

bool vp_slurm_wait(struct vp_slurm *slurm)
{
    sigset_t signals;
    sigset_t usual;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigprocmask(SIG_BLOCK, &signals, &usual);
    const bool waited = wait_for_all(slurm, &signals);
    sigprocmask(SIG_SETMASK, &usual, NULL);
    return waited;
}
