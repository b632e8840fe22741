/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A batch of runs with a small shell script in place of `solve`. The script copies answers that were made before with the writers of reports, so what
 * is read in the tests is what is written in truth. */
#ifndef VP_TESTS_RUNS_MAKER_H
#define VP_TESTS_RUNS_MAKER_H

#include "cli/runs.h"
#include "model/outcome.h"

enum { VP_RUNS_ALL = 4 };

/* There is one in a process, as Check runs one test at a time: the plan itself and its scenarios a, b and c, one at a time, quiet, --effort 3000,
 * into new/out of the folder of vp_bench (text_plan.h). */
struct vp_runs_bench {
    struct vp_batch batch;
    struct vp_batch_run list[VP_RUNS_ALL];
    int first; /* the doctor whose the first duty of answers is that are made; begins as VP_LOCUM, as all others are */
};
extern struct vp_runs_bench vp_bench_runs;

/* The fixture of the suites that use it; vp_text_end ends it. */
void vp_runs_begin(void);

/* A path below that folder, and a new folder there. */
const char *vp_runs_below(const char *name);
void vp_runs_make_folder(const char *name);

/* Writes the plan anew: `text` with the three scenarios. */
void vp_runs_set_plan(const char *text);

/* What solve would write in answer to the batch as it stands now, into INTO/SCENARIO: everything is left to locums, or but the first duty, which is lawful. The
 * script publishes what is in made/. Of the outcome status, trouble and begun_from count, the rest is filled in. */
void vp_runs_make_answer(const char *into, const char *scenario, struct vp_outcome outcome);
void vp_runs_make_answers(const char *into, enum vp_status status);

/* Commands for the script when it is asked for `name`, before it publishes made/NAME; `publish FOLDER` publishes another, `exit` nothing. */
void vp_runs_set_doing(const char *name, const char *commands);

/* Do the first `n` of the list. */
void vp_runs_do_some(int n);

/* How many times the script was called since the last time this was asked. */
int vp_runs_count_calls(void);

/* All of them have this state now, found this before, and hold their answer. */
void vp_runs_expect_all(enum vp_run_state state, enum vp_kept before);

/* Do all for the first time. */
void vp_runs_solve_all(void);

/* Change a file of the folder of `c`, or cut it off after `length` bytes; negative: so many before its end. */
void vp_runs_change(const char *name, const char *find, const char *replace);
void vp_runs_cut(const char *name, int length);

/* What was said on standard error, which goes to a file from the first call with `begin` on. */
const char *vp_runs_catch_words(bool begin);

#endif
