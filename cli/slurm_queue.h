/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of some job arrays is in Slurm's queue at this moment. */
#ifndef VP_CLI_SLURM_QUEUE_H
#define VP_CLI_SLURM_QUEUE_H

#include "cli/slurm_array.h"

struct vp_slurm_task {
    const char *name; /* of its array */
    const char *id;
    int number;
    bool running; /* not waiting */
};

struct vp_slurm_queue {
    bool known; /* squeue has answered */
    struct vp_slurm_task *tasks;
    int n;
};

/* Asks squeue for the tasks of `arrays` that have not ended. All from `arena`. */
struct vp_slurm_queue vp_slurm_queue_ask(const struct vp_slurm_array *arrays, int n, struct vp_arena *arena);

/* The same from what squeue has printed. */
struct vp_slurm_queue vp_slurm_queue_read(const char *printed, struct vp_arena *arena);

/* The task `number` of the array called `name`, any of its tasks for 0; NULL if the queue has none such. */
const struct vp_slurm_task *vp_slurm_queue_find(const struct vp_slurm_queue *queue, const char *name, int number);

#endif
