/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing is submitted twice: what is in the queue is known by the command of its task, which stands in the script that was kept. A kill between two steps costs
 * nothing but the wait: scripts are kept before they are submitted, and the queue is asked by their names. */
#include "cli/slurm.h"

#include "cli/ask.h"
#include "cli/shell.h"
#include "cli/slurm_parts.h"
#include "report/escape.h"

#include <stdio.h>
#include <string.h>

static const char folder_name[] = "slurm";

static bool refuse(struct vp_slurm *slurm, const char *message, const char *name)
{
    vp_errors_add(&slurm->errors, VP_EINPUT, (struct vp_pos){0}, message, vp_clean(slurm->arena, name));
    return false;
}

/* What cannot be said to sbatch, or would stand in its own way. */
static bool check(struct vp_slurm *slurm)
{
    slurm->folder =
        vp_arena_printf(slurm->arena, "%s/%s", vp_whole_path(slurm->arena, slurm->batch->folder), folder_name);
    for (int i = 0; i < slurm->n; i++)
        if (slurm->list[i].scenario != NULL && strcmp(slurm->list[i].scenario, folder_name) == 0)
            return refuse(slurm, "a scenario '%s' cannot stand beside the files of --slurm", folder_name);
    if (strchr(slurm->folder, '\\') != NULL)
        return refuse(slurm, "sbatch would misread the backslash in %s", slurm->folder);
    return true;
}

/* What it begins near is known only when that has ended, so the task finds it out; the words depend on nothing but the question. */
static const char *make_command(struct vp_slurm *slurm, const struct vp_batch_run *run)
{
    struct vp_batch_run begun = *run;
    struct vp_text text;
    begun.start = NULL;
    const char *line = vp_run_line(slurm->batch, &begun, slurm->arena, &slurm->errors);
    if (line == NULL)
        return NULL;
    vp_text_init(&text);
    vp_text_put(&text, run->near == NULL ? "exec " : "near ");
    for (const struct vp_batch_run *near = run->near; near != NULL; near = near->near) {
        vp_put_shell_word(&text, vp_whole_path(slurm->arena, near->folder));
        vp_text_put(&text, near->near == NULL ? " -- " : " ");
    }
    vp_text_put(&text, line);
    const char *command = vp_arena_strdup(slurm->arena, text.at);
    vp_text_clear(&text);
    return command;
}

/* Whether the run's folder holds what may be the answer: it depends on what it begins near, which is yet to be solved. */
static bool is_for_later(const struct vp_slurm *slurm, const struct vp_batch_run *run)
{
    return run->near != NULL && run->near->state == VP_RUN_WAITING &&
           (run->before == VP_KEPT || run->before == VP_OTHER_START || slurm->places[run->near - slurm->list].later);
}

static int count_generation(const struct vp_slurm *slurm, const struct vp_batch_run *run)
{
    if (run->near == NULL)
        return 0;
    const struct vp_slurm_place *near = &slurm->places[run->near - slurm->list];
    return near->command == NULL ? 0 : near->generation + 1;
}

static bool make_places(struct vp_slurm *slurm)
{
    for (int i = 0; i < slurm->n; i++) {
        const struct vp_batch_run *run = &slurm->list[i];
        struct vp_slurm_place place = {.array = -1, .ended = slurm->places[i].ended};
        place.later = run->state == VP_RUN_WAITING && is_for_later(slurm, run);
        if (run->state == VP_RUN_WAITING && !place.later) {
            place.command = make_command(slurm, run);
            if (place.command == NULL)
                return false;
            place.generation = count_generation(slurm, run);
        }
        slurm->places[i] = place;
    }
    return true;
}

/* ---- what was submitted before ---- */

static bool is_queued(const struct vp_slurm_queue *queue, const struct vp_slurm_array *array, int task)
{
    /* Where nobody can be asked, what was submitted and not collected is still there. */
    return queue->known ? vp_slurm_queue_find(queue, array->name, task) != NULL : array->id != NULL;
}

/* A task that answers another question into the folder of one of ours would undo it. */
static bool check_other(struct vp_slurm *slurm, const struct vp_slurm_queue *queue, int i)
{
    struct vp_text output;
    bool good = true;
    vp_text_init(&output);
    vp_put_shell_word(&output, vp_whole_path(slurm->arena, slurm->list[i].folder));
    for (int k = 0; k < slurm->arrays.n && good; k++) {
        const struct vp_slurm_array *array = &slurm->arrays.item[k];
        for (int task = 0; good && (task = vp_slurm_task_into(array, output.at, task, slurm->arena)) > 0;)
            good = !is_queued(queue, array, task);
        if (!good)
            vp_errors_add(&slurm->errors, VP_EINPUT, (struct vp_pos){0},
                          "job %s in Slurm's queue answers another question into %s; end it first: scancel %s",
                          array->id, vp_clean(slurm->arena, slurm->list[i].folder), array->id);
    }
    vp_text_clear(&output);
    return good;
}

static void find_place(struct vp_slurm *slurm, const struct vp_slurm_queue *queue, struct vp_slurm_place *place)
{
    for (int k = 0; k < slurm->arrays.n && place->array < 0; k++) {
        const struct vp_slurm_array *array = &slurm->arrays.item[k];
        place->task = vp_slurm_task_of(array, place->command);
        if (place->task > 0 && is_queued(queue, array, place->task))
            place->array = k;
    }
}

/* Keeps of the arrays those that may be in the queue. */
static void sift_arrays(struct vp_slurm *slurm, struct vp_slurm_array *kept, int n, const struct vp_slurm_queue *queue)
{
    for (int k = 0; k < n; k++) {
        const struct vp_slurm_task *task = queue->known ? vp_slurm_queue_find(queue, kept[k].name, 0) : NULL;
        if (task != NULL && kept[k].id == NULL)
            kept[k].id = task->id; /* killed before the number was noted */
        if (task == NULL && (queue->known || kept[k].id == NULL))
            vp_slurm_array_forget(&kept[k], slurm->folder);
        else
            *vp_vec_add(slurm->arena, &slurm->arrays) = kept[k];
    }
    slurm->n_queued = slurm->arrays.n;
}

/* To be asked before the folders are looked at: a task that ends in between is found in its folder then, and not taken for missing. */
static struct vp_slurm_queue ask_queue(struct vp_slurm *slurm)
{
    struct vp_slurm_array *kept;
    const int n = vp_slurm_arrays_read(slurm->folder, slurm->arena, &kept);
    const struct vp_slurm_queue queue = vp_slurm_queue_ask(kept, n, slurm->arena);
    sift_arrays(slurm, kept, n, &queue);
    return queue;
}

static bool find_places(struct vp_slurm *slurm, const struct vp_slurm_queue *queue)
{
    int found = 0;
    if (!queue->known && vp_program_there("squeue"))
        return refuse(slurm, "squeue does not say what of %s is in Slurm's queue; try again", slurm->folder);
    for (int i = 0; i < slurm->n; i++) {
        struct vp_slurm_place *place = &slurm->places[i];
        if (place->command == NULL)
            continue;
        find_place(slurm, queue, place);
        if (place->array < 0 && !check_other(slurm, queue, i))
            return false;
        found += place->array >= 0;
    }
    if (found > 0)
        vp_slurm_say_queued(slurm, found);
    return true;
}

/* ---- all of it ---- */

static int fail(const struct vp_slurm *slurm, int code)
{
    vp_errors_print(&slurm->errors, stderr);
    return code;
}

static int refuse_without_sbatch(void)
{
    fputs("vaktplan compare: sbatch was not found: --slurm is for a machine from which jobs are submitted to Slurm; "
          "without it, leave --slurm out, or see --print-commands (vaktplan compare --help)\n",
          stderr);
    return VP_EXIT_USAGE;
}

/* Submits what is missing, waits, and collects. -1, or an exit code after a message. */
static int do_round(struct vp_slurm *slurm, const struct vp_slurm_queue *queue)
{
    if (!make_places(slurm) || !find_places(slurm, queue) || !vp_slurm_submit(slurm))
        return fail(slurm, VP_EXIT_INPUT);
    if (!vp_slurm_wait(slurm)) {
        vp_slurm_say_stopped(slurm);
        return VP_EXIT_LIMIT;
    }
    return vp_slurm_collect(slurm) ? -1 : fail(slurm, VP_EXIT_INPUT);
}

int vp_slurm_do(const struct vp_batch *batch, const char *options, struct vp_batch_run *list, int n, struct vp_arena *arena)
{
    struct vp_slurm slurm = {.batch = batch, .options = options, .list = list, .n = n, .arena = arena};
    vp_errors_init(&slurm.errors);
    slurm.places = vp_arena_array(arena, (size_t)n + 1, sizeof *slurm.places);
    if (!check(&slurm))
        return fail(&slurm, VP_EXIT_INPUT);
    struct vp_slurm_queue queue = ask_queue(&slurm);
    if (!vp_runs_look(batch, list, n, arena, &slurm.errors, &slurm.language))
        return fail(&slurm, VP_EXIT_INPUT);
    const bool wrong = vp_runs_count(list, n, VP_RUN_FAILED) > 0; /* the plan is, which was said */
    if (wrong || vp_runs_count(list, n, VP_RUN_WAITING) == 0) {
        vp_slurm_tidy(&slurm);
        return -1;
    }
    if (!vp_program_there("sbatch"))
        return refuse_without_sbatch();
    int code = do_round(&slurm, &queue);
    while (code < 0 && vp_runs_count(list, n, VP_RUN_WAITING) > 0) { /* what was put off; each round ends one at least */
        slurm.arrays.n = 0;
        queue = ask_queue(&slurm);
        code = do_round(&slurm, &queue);
    }
    return code;
}
