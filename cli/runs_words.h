/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a batch says on stderr: a line for each run that has ended, and how long the others may take. */
#ifndef VP_CLI_RUNS_WORDS_H
#define VP_CLI_RUNS_WORDS_H

#include "cli/runs.h"

#include "model/base/text.h"

struct vp_run_talk {
    enum vp_language language;
    bool quiet; /* failures alone are said */
    int n;
    int finished; /* kept, ended or refused */
    int ended;    /* those of them that a child was started for */
    int solved;   /* and that it solved … */
    double spent; /* … in so many seconds together */
};

/* `run` has ended, or is kept. Of `n_asked` that were not kept `at_once` run beside each other. */
void vp_run_talk_finished(struct vp_run_talk *talk, const struct vp_batch_run *run, int n_asked, int at_once);

/* Why it is solved again, if something was there. */
void vp_run_talk_again(const struct vp_run_talk *talk, const struct vp_batch_run *run);

/* What its child said on its own stderr; of a quiet batch only what a failed one did. */
void vp_run_talk_words(const struct vp_run_talk *talk, const struct vp_batch_run *run, const char *words, bool failed);

/* No process could be started for it. */
void vp_run_talk_unstarted(const struct vp_run_talk *talk, const struct vp_batch_run *run, const char *why);

/* It was told to stop while `running` were under way. */
void vp_run_talk_stopping(const struct vp_run_talk *talk, int running);

/* Appends a time as people say it: "14 s", "3 min", "2 h". */
void vp_put_rough_time(struct vp_text *out, double seconds, enum vp_language language);

#endif
