/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A batch of runs as job arrays of Slurm: submitted, waited for, and taken up again by a later call. */
#ifndef VP_CLI_SLURM_H
#define VP_CLI_SLURM_H

#include "cli/runs.h"

/* Answers the list as vp_runs_do does, but on the cluster that sbatch knows: what is missing is submitted, unless it is in the queue already, one array after
 * another for those who follow others. `options`: words for sbatch with blanks between, or NULL; batch->jobs: so many tasks at the same time. Scripts, job numbers
 * and what tasks say are kept in batch->folder/slurm until all is answered. Returns -1 with every state filled in, or an exit code after a message: also when it was
 * stopped while it waited, which leaves the jobs where they are. */
int vp_slurm_do(const struct vp_batch *batch, const char *options, struct vp_batch_run *list, int n,
                struct vp_arena *arena);

#endif
