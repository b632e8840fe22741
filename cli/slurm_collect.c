/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks are believed as little as children are: what counts is what their folders hold. */
#include "cli/slurm_parts.h"

#include "model/base/text.h"
#include "report/folder.h"

#include <ctype.h>
#include <string.h>
#include <unistd.h>

enum { MOST_SAID = 64 * 1024 };

/* Listing a folder makes a shared file system look again for what was not there a moment ago. */
static bool pass_over(void *user, const char *name)
{
    (void)user;
    (void)name;
    return true;
}

static void look_again(const struct vp_slurm *slurm)
{
    vp_disk_each(slurm->batch->folder, pass_over, NULL);
    for (int i = 0; i < slurm->n; i++)
        vp_disk_each(slurm->list[i].folder, pass_over, NULL);
}

static const char *name_log(const struct vp_slurm *slurm, int i)
{
    const struct vp_slurm_place *place = &slurm->places[i];
    const char *id = slurm->arrays.item[place->array].id;
    return vp_arena_printf(slurm->arena, "%s/%s_%d.log", slurm->folder, id == NULL ? "" : id, place->task);
}

bool vp_slurm_is_answered(const struct vp_batch_run *run)
{
    return run->state == VP_RUN_KEPT ||
           (run->state == VP_RUN_WAITING && (run->before == VP_KEPT || run->before == VP_WAS_TROUBLED));
}

/* A missing run whose task has ended. */
static void take_end(struct vp_slurm *slurm, int i)
{
    struct vp_batch_run *run = &slurm->list[i];
    const char *log = name_log(slurm, i);
    struct vp_text said;
    vp_text_init(&said);
    if (!vp_disk_read(log, MOST_SAID, &said) && said.length == 0)
        log = NULL;
    const bool answered = vp_slurm_is_answered(run);
    run->state = answered ? VP_RUN_DONE : VP_RUN_FAILED;
    slurm->places[i].ended = run->state;
    vp_slurm_say_end(slurm, run, log, said.at);
    if (answered && log != NULL)
        unlink(log);
    vp_text_clear(&said);
}

/* A run without a task this time: it has had one, or what its folder holds may be the answer now that it is known what it begins near. */
static void take_place(struct vp_slurm *slurm, int i)
{
    struct vp_batch_run *run = &slurm->list[i];
    const bool known = run->near == NULL || run->near->state != VP_RUN_WAITING;
    if (slurm->places[i].ended != VP_RUN_WAITING)
        run->state = slurm->places[i].ended;
    else if (run->state == VP_RUN_WAITING && run->before == VP_KEPT && known)
        run->state = VP_RUN_KEPT;
}

/* N_M.log, of tasks that failed and were run again later. */
static bool remove_log(void *user, const char *name)
{
    const struct vp_slurm *slurm = user;
    const char *at = name + strspn(name, "0123456789");
    if (at > name && *at == '_' && strcmp(at + 1 + strspn(at + 1, "0123456789"), ".log") == 0)
        unlink(vp_arena_printf(slurm->arena, "%s/%s", slurm->folder, name));
    return true;
}

/* Of what is still in the queue for others nothing is touched. */
void vp_slurm_tidy(struct vp_slurm *slurm)
{
    const struct vp_slurm_queue queue = vp_slurm_queue_ask(slurm->arrays.item, slurm->arrays.n, slurm->arena);
    const bool answered = vp_runs_count(slurm->list, slurm->n, VP_RUN_FAILED) == 0;
    int queued = 0;
    for (int k = 0; k < slurm->arrays.n; k++) {
        /* Where nobody can be asked, all have ended if all is answered. */
        const bool there = queue.known ? vp_slurm_queue_find(&queue, slurm->arrays.item[k].name, 0) != NULL : !answered;
        if (!there)
            vp_slurm_array_forget(&slurm->arrays.item[k], slurm->folder);
        queued += there;
    }
    if (queued == 0 && answered)
        vp_disk_each(slurm->folder, remove_log, slurm);
    rmdir(slurm->folder); /* says no if something is in it */
}

bool vp_slurm_collect(struct vp_slurm *slurm)
{
    struct vp_batch silent = *slurm->batch;
    silent.quiet = true;
    look_again(slurm);
    if (!vp_runs_look(&silent, slurm->list, slurm->n, slurm->arena, &slurm->errors, &slurm->language))
        return false;
    for (int i = 0; i < slurm->n; i++)
        if (slurm->places[i].command != NULL)
            take_end(slurm, i);
        else
            take_place(slurm, i);
    vp_slurm_tidy(slurm);
    return true;
}
