/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `until: no-locum`: the first value of an axis without locums, by halving, and the proof that the one before it has no roster without them. */
#ifndef VP_CLI_LEAST_H
#define VP_CLI_LEAST_H

#include "cli/runs.h"

#include "inputs/inputs.h"
#include "model/compare.h"

/* Solves as many points of the sweep as it needs, near scenario `base` (NULL = the plan itself); for each choice of values on its other axes one answer is added to `leasts`. *list are the runs of all that were
 * solved with locums at their price, in that order; memory from `arena`. -1, or an exit code after a message. */
int vp_least_find(const struct vp_batch *batch, const char *base, const struct vp_sweep *sweep, struct vp_arena *arena,
                  vp_least_list *leasts, struct vp_batch_run **list, int *n);

#endif
