/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search in a process of its own, and the pipe through which it tells what it found. */
#ifndef VP_SOLVER_WORKER_H
#define VP_SOLVER_WORKER_H

#include "solver/search.h"

#include <sys/types.h>

enum vp_message_kind {
    VP_SAYS_STAGE,  /* a stage began */
    VP_SAYS_ROSTER, /* n_places doctors follow */
    VP_SAYS_BOUND,
    VP_SAYS_END, /* enum vp_search_end in `end` */
};

/* One message; pipes keep them in order, and what is longer than a pipe's atomic write has one writer only. */
struct vp_message {
    int32_t kind;
    int32_t end;
    int32_t n_places;
    char stage[16];
    double points; /* roster or bound */
    int64_t effort_spent;
};

struct vp_worker {
    pid_t process;
    int pipe; /* to read from, non-blocking */
};

/* Seconds on a clock that never jumps. */
double vp_read_clock(void);

/* Starts the search in a child process. False if the system gives none (errno says why). */
bool vp_worker_start(struct vp_program *program, const struct vp_solve_options *options, struct vp_worker *worker);

/* Asks the child to stop at the next node; it says END then. */
void vp_worker_ask_stop(const struct vp_worker *worker);

/* Ends the child if it still runs, and says how it ended: 0 or the signal that killed it. */
int vp_worker_finish(struct vp_worker *worker);

#endif
