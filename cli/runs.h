/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many questions to `solve`, each answered in a folder of its own by a child process of this same program, some of them at a time. What a folder
 * holds already is kept if it is the finished answer of the very same question (kept.h), so a batch that was stopped or killed goes on where it was. */
#ifndef VP_CLI_RUNS_H
#define VP_CLI_RUNS_H

#include "cli/kept.h"
#include "cli/limits.h"

#include "model/base/arena.h"
#include "model/base/error.h"

#include <stdbool.h>

enum vp_run_state {
    VP_RUN_WAITING, /* not begun: the batch was stopped before */
    VP_RUN_KEPT,    /* its folder held the answer already */
    VP_RUN_DONE,    /* solved: a roster, or the proof that there is none (code 3) */
    VP_RUN_STOPPED, /* interrupted: its folder is as it was before, or holds the best roster until then; solved again the next time */
    VP_RUN_FAILED,
};

/* One question. The caller gives the scenario and what it begins near, the rest is filled in. */
struct vp_batch_run {
    const char *scenario; /* NULL = the plan itself */
    /* A run that stands before this one in the list: this one is begun when that has ended, near its roster (or, if it has none, near what that was begun near), so
     * that neighbours cost less than each from nothing and what is written depends on nothing but the question. NULL = from nothing. If the plan comes to the same program
     * as that of an earlier run, it is put near that one. */
    const struct vp_batch_run *near;
    const char *start;  /* roster.csv that it begins near; NULL = none */
    const char *folder; /* FOLDER/base or FOLDER/SCENARIO */
    enum vp_run_state state;
    enum vp_kept before; /* what was found there */
    enum vp_kept after;  /* what is there now, where a child wrote: VP_KEPT if the next batch will keep it */
    int code;            /* exit code of solve, or -signal; 0 where none ran */
    double seconds;
};

struct vp_batch {
    const char *plan;             /* a file, not standard input: every child reads it */
    const char *folder;           /* made if missing */
    struct vp_limit_words limits; /* as the user typed them, known to be right */
    const char *history;
    const char *lang; /* of words alone: a folder in another language is kept */
    int jobs;         /* searches at the same time; 0 = as many as there are processors */
    bool strict;      /* a plan that is wrong with one scenario stops all before any is begun */
    bool again; /* what a folder holds of another plan is solved anew; else that is an error, and nothing is begun */
    bool quiet; /* only what fails is said on stderr */
    const char *program; /* NULL = this one */
    bool *stopped;       /* set if SIGINT or SIGTERM came, also when nothing was left to be stopped; or NULL */
    /* Called for each run that was kept or has ended, in that order; `finished` of `n` are. Or NULL. */
    void (*said)(void *user, const struct vp_batch_run *run, int finished, int n);
    void *user;
};

/* Answers all `n` of `list`, which stays in its order. A run that fails stops no other: look at each state. SIGINT and SIGTERM are handed to the
 * children, which are waited for; what was not begun then stays VP_RUN_WAITING. False with errors, and nothing begun, if the list cannot stand: two
 * runs of one folder, a name that is no name of a folder, standard input. Folders of the list live in `arena`. */
bool vp_runs_do(const struct vp_batch *batch, struct vp_batch_run *list, int n, struct vp_arena *arena,
                struct vp_errors *errors);

/* Looks at the folders of the list and solves nothing: each is VP_RUN_KEPT, VP_RUN_WAITING, or VP_RUN_FAILED where its plan cannot be read, which was
 * said. Otherwise as vp_runs_do. `language`: the plan's, or --lang. */
bool vp_runs_look(const struct vp_batch *batch, struct vp_batch_run *list, int n, struct vp_arena *arena,
                  struct vp_errors *errors, enum vp_language *language);

/* The words by which a run is asked of the program, NULL after the last: `vaktplan solve … --output FOLDER -- PLAN`. `jobs`: its --jobs, 0 = none. The list is
 * from `arena`, the words are the batch's and the run's (runs_argv.c). */
const char **vp_run_argv(const struct vp_batch *batch, const struct vp_batch_run *run, int jobs, struct vp_arena *arena);

/* Whether it is not begun and may be: what it begins near is finished. */
bool vp_run_is_ready(const struct vp_batch_run *run);

/* How many of the list are in this state. */
int vp_runs_count(const struct vp_batch_run *list, int n, enum vp_run_state state);

#endif
