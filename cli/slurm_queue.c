/* SPDX-License-Identifier: GPL-3.0-or-later */
/* squeue, asked by the names of the jobs: of a number that Slurm has forgotten it makes an error, of a name that nobody has an empty list. */
#include "cli/slurm_queue.h"

#include "cli/ask.h"
#include "model/base/text.h"
#include "model/base/vec.h"

#include <stdlib.h>
#include <string.h>

enum { FIELDS = 4 };

/* Short names of states in which a job does nothing more; also those are listed where SQUEUE_STATES says so. */
static bool has_ended(const char *state, size_t length)
{
    static const char *const ended[] = {"CD", "F", "TO", "CA", "NF", "PR", "OOM", "BF", "DL", "RV"};
    for (size_t i = 0; i < sizeof ended / sizeof *ended; i++)
        if (strlen(ended[i]) == length && strncmp(ended[i], state, length) == 0)
            return true;
    return false;
}

static bool is_waiting(const char *state, size_t length)
{
    static const char *const waiting[] = {"PD", "RQ", "RH", "RF", "SE", "CF"};
    for (size_t i = 0; i < sizeof waiting / sizeof *waiting; i++)
        if (strlen(waiting[i]) == length && strncmp(waiting[i], state, length) == 0)
            return true;
    return false;
}

/* NAME|ARRAY|TASK|STATE; false for a line that is something else, or of a task that has ended. */
static bool read_line(const char *line, size_t length, struct vp_arena *arena, struct vp_slurm_task *task)
{
    const char *field[FIELDS];
    size_t size[FIELDS];
    const char *at = line;
    for (int i = 0; i < FIELDS; i++) {
        const char *bar = memchr(at, '|', (size_t)(line + length - at));
        if ((bar == NULL) != (i == FIELDS - 1))
            return false;
        field[i] = at;
        size[i] = (size_t)((bar == NULL ? line + length : bar) - at);
        at = bar == NULL ? at : bar + 1;
    }
    if (size[1] == 0 || strspn(field[1], "0123456789") != size[1] || has_ended(field[3], size[3]))
        return false;
    *task = (struct vp_slurm_task){.name = vp_arena_strndup(arena, field[0], size[0]),
                                   .id = vp_arena_strndup(arena, field[1], size[1]),
                                   .number = (int)strtol(field[2], NULL, 10),
                                   .running = !is_waiting(field[3], size[3])};
    return true;
}

struct vp_slurm_queue vp_slurm_queue_read(const char *printed, struct vp_arena *arena)
{
    VP_VEC(struct vp_slurm_task) tasks = {0};
    while (*printed != '\0') {
        const size_t length = strcspn(printed, "\n");
        struct vp_slurm_task task;
        if (read_line(printed, length, arena, &task))
            *vp_vec_add(arena, &tasks) = task;
        printed += length + (printed[length] == '\n');
    }
    return (struct vp_slurm_queue){.known = true, .tasks = tasks.item, .n = tasks.n};
}

struct vp_slurm_queue vp_slurm_queue_ask(const struct vp_slurm_array *arrays, int n, struct vp_arena *arena)
{
    struct vp_slurm_queue queue = {.known = n == 0};
    struct vp_text names;
    struct vp_text said;
    if (n == 0 || !vp_program_there("squeue"))
        return queue;
    vp_text_init(&names);
    vp_text_init(&said);
    for (int i = 0; i < n; i++)
        vp_text_printf(&names, "%s%s", i == 0 ? "--name=" : ",", arrays[i].name);
    const char *const argv[] = {"squeue", "--noheader", "--all", "--array", names.at, "--format=%j|%F|%K|%t", NULL};
    if (vp_ask(argv, false, &said) == 0)
        queue = vp_slurm_queue_read(said.at, arena);
    vp_text_clear(&names);
    vp_text_clear(&said);
    return queue;
}

const struct vp_slurm_task *vp_slurm_queue_find(const struct vp_slurm_queue *queue, const char *name, int number)
{
    for (int i = 0; i < queue->n; i++)
        if ((number == 0 || queue->tasks[i].number == number) && strcmp(queue->tasks[i].name, name) == 0)
            return &queue->tasks[i];
    return NULL;
}
