/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search in a process of its own: how it tells what it found, and how it is told what another found. */
#ifndef VP_SOLVER_WORKER_H
#define VP_SOLVER_WORKER_H

#include "model/base/clock.h"
#include "solver/search.h"

#include <sys/types.h>

enum vp_message_kind {
    VP_SAYS_STAGE,  /* a stage began */
    VP_SAYS_ROSTER, /* n_places doctors follow */
    VP_SAYS_BOUND,
    VP_SAYS_PASSED, /* it has come to another tick; if one runs at a time, it waits for an answer */
    VP_SAYS_MEET,   /* it waits for an answer, at a point where it can take a roster */
    VP_SAYS_END,    /* enum vp_search_end in `end` */
};

/* One message; they come in order, with efforts that never fall. */
struct vp_message {
    int32_t kind;
    int32_t end;
    int32_t n_places;
    char stage[16];
    double points; /* roster or bound; END: of the best roster */
    int64_t effort_spent;
};

/* What is handed to a search, in memory that both processes see; the answer on the wire says that it is there. */
struct vp_handed {
    double bound;
    double points; /* INFINITY = no roster */
    int places[];
};

struct vp_worker {
    pid_t process;
    int wire; /* to read messages from, non-blocking, and to answer on */
    struct vp_handed *handed;
    size_t handed_bytes;
};

/* How searches share processors and time. */
struct vp_terms {
    long long tick;     /* units of effort */
    bool one_at_a_time; /* wait for an answer at every tick, not only at meetings */
};

/* Starts the search of this role in a child process, beside those of workers[0 … role − 1], as workers[role]. It waits for an answer to its first meeting
 * before it does anything. False if the system gives none (errno says why). */
bool vp_worker_start(struct vp_program *program, const struct vp_solve_options *options, const struct vp_terms *terms,
                     enum vp_role role, struct vp_worker *workers);

/* Answers a child that waits. */
void vp_worker_answer(const struct vp_worker *worker);

/* Asks the child to stop at the next node; it says END then. */
void vp_worker_ask_stop(const struct vp_worker *worker);

/* Ends the child if it still runs; what waitpid says of its end. */
int vp_worker_finish(struct vp_worker *worker);

#endif
