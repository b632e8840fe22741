/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A job array of Slurm: one batch script whose task N is one run. Scripts and job numbers are kept in a folder for as long as they are needed, so that a
 * later call knows what has been submitted. Slurm takes a copy of the script, so what is queued does what it was written for. */
#ifndef VP_CLI_SLURM_ARRAY_H
#define VP_CLI_SLURM_ARRAY_H

#include "model/base/arena.h"
#include "model/base/error.h"

#include <stdbool.h>

enum {
    VP_SLURM_MOST_TASKS = 1000
}; /* Slurm's own limit, MaxArraySize, is 1001 where nobody has changed it, and tasks count from 1 */

struct vp_slurm_array {
    const char *name;   /* of the job and of its files: `vaktplan-` and a hash of the script */
    const char *script; /* its text */
    const char *id;     /* the number that sbatch gave it, digits alone; NULL = not known */
};

/* The array whose task N does commands[N - 1], of a shell and without line breaks; 1 … VP_SLURM_MOST_TASKS of them. `near FOLDER… -- PROGRAM COMMAND …` runs
 * the latter with `--near` the roster of the first of these folders that has one. */
struct vp_slurm_array vp_slurm_array_make(const char *const *commands, int n, struct vp_arena *arena);

/* The number of the task that does exactly `command`; 0 if none does. */
int vp_slurm_task_of(const struct vp_slurm_array *array, const char *command);

/* The number of the first task after `after` that writes into `output`, a path as a word of a shell; 0 if none does. */
int vp_slurm_task_into(const struct vp_slurm_array *array, const char *output, int after, struct vp_arena *arena);

/* The paths of its script and of its number in `folder`. */
const char *vp_slurm_script_path(const struct vp_slurm_array *array, const char *folder, struct vp_arena *arena);

/* Writes its script into `folder`, which is made if it is missing; and the number that it has got. */
bool vp_slurm_array_keep(const struct vp_slurm_array *array, const char *folder, struct vp_errors *errors);
bool vp_slurm_array_note(const struct vp_slurm_array *array, const char *folder, struct vp_errors *errors);

/* Removes both. */
void vp_slurm_array_forget(const struct vp_slurm_array *array, const char *folder);

/* Those that are kept in `folder`, in order of name; how many (100 at most). */
int vp_slurm_arrays_read(const char *folder, struct vp_arena *arena, struct vp_slurm_array **list);

#endif
