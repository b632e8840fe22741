/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the search stands, on stderr: one line kept up to date on a terminal, plain lines elsewhere, or an object of JSON a line. */
#ifndef VP_CLI_PROGRESS_H
#define VP_CLI_PROGRESS_H

#include "model/plan.h"
#include "solver/solver.h"

#include <stdbool.h>

struct vp_progress_line {
    const struct vp_plan *plan;
    bool json;
    bool anonymous; /* nobody is named: pseudonyms follow from the roster, which is not there yet */
    bool terminal;
    bool begun;
    struct vp_progress last; /* shown last, in a log */
    struct vp_progress now;  /* told last */
};

void vp_progress_line_init(struct vp_progress_line *line, const struct vp_plan *plan, bool json);

/* Shows `progress`; fits vp_solve_options.progress with `user` the line. In a log: at most one line a second, when
 * something changed or nothing has for ten seconds. */
void vp_progress_line_show(void *user, const struct vp_progress *progress);

/* Ends the line on a terminal, so that what follows starts on a line of its own; shows a program how it ended. */
void vp_progress_line_end(struct vp_progress_line *line);

#endif
