/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of `compare --slurm` share: slurm.c (the order of things), slurm_submit.c, slurm_wait.c, slurm_collect.c, slurm_words.c. */
#ifndef VP_CLI_SLURM_PARTS_H
#define VP_CLI_SLURM_PARTS_H

#include "cli/runs.h"
#include "cli/slurm_array.h"
#include "cli/slurm_queue.h"

#include "model/base/vec.h"

/* Where a missing run is answered. */
struct vp_slurm_place {
    const char *command; /* for a shell; NULL = it is not missing, or nothing more is done about it */
    int array;           /* index; -1 = not submitted yet */
    int task;            /* its number there */
    int generation;      /* one more than of what it begins near; 0 = begins near nothing that is missing */
    bool later; /* its folder holds an answer that may be the right one: known when what it begins near is there */
    enum vp_run_state ended; /* what its task came to; VP_RUN_WAITING = none has ended */
};

struct vp_slurm {
    const struct vp_batch *batch;
    const char *options;
    struct vp_batch_run *list;
    struct vp_slurm_place *places; /* as the list */
    int n;
    const char *folder; /* of scripts, from the root */
    VP_VEC(struct vp_slurm_array) arrays;
    int n_queued; /* the first of them were submitted before */
    enum vp_language language;
    struct vp_arena *arena;
    struct vp_errors errors;
};

/* ---- slurm_submit.c ---- */

/* Submits the runs that have no array, generation by generation. False with slurm->errors: what was submitted until then goes on. */
bool vp_slurm_submit(struct vp_slurm *slurm);

/* ---- slurm_wait.c ---- */

/* Waits until no missing run is in the queue; false if a signal ended the waiting. */
bool vp_slurm_wait(struct vp_slurm *slurm);

/* ---- slurm_collect.c ---- */

/* Looks what the missing runs came to, says it, and removes what is not needed any more. False with slurm->errors if the list cannot be read any more. */
bool vp_slurm_collect(struct vp_slurm *slurm);

/* Whether a run that was looked at again is solved, as a child's would be; what it begins near has ended. */
bool vp_slurm_is_answered(const struct vp_batch_run *run);

/* Removes scripts and numbers of what is not in the queue any more; if nothing has failed or is missing, all that was kept. */
void vp_slurm_tidy(struct vp_slurm *slurm);

/* ---- slurm_words.c ---- */

void vp_slurm_say_submitted(const struct vp_slurm *slurm, const struct vp_slurm_array *array, int n);
void vp_slurm_say_queued(const struct vp_slurm *slurm, int n);
void vp_slurm_say_progress(const struct vp_slurm *slurm, int ended, int running, int n, double seconds_left);
void vp_slurm_say_unknown(const struct vp_slurm *slurm);
void vp_slurm_say_stopped(const struct vp_slurm *slurm);
/* What became of a run whose task has ended, with what the task said. */
void vp_slurm_say_end(const struct vp_slurm *slurm, const struct vp_batch_run *run, const char *log, const char *said);

#endif
