/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said on stderr of jobs of Slurm, in the plan's language. */
#include "cli/slurm_parts.h"

#include "cli/runs_words.h"
#include "report/escape.h"

#include <stdio.h>

static const char *either(const struct vp_slurm *slurm, const char *nb, const char *en) __attribute__((format_arg(2)))
__attribute__((format_arg(3)));
static const char *either(const struct vp_slurm *slurm, const char *nb, const char *en)
{
    return slurm->language == VP_NB ? nb : en;
}

void vp_slurm_say_submitted(const struct vp_slurm *slurm, const struct vp_slurm_array *array, int n)
{
    if (!slurm->batch->quiet)
        fprintf(stderr, either(slurm, "Slurm: jobb %s sendt inn, oppgaver: %d\n", "Slurm: job %s submitted, tasks: %d\n"),
                array->id, n);
}

void vp_slurm_say_queued(const struct vp_slurm *slurm, int n)
{
    if (!slurm->batch->quiet)
        fprintf(stderr,
                either(slurm, "Slurm: i kø fra før, sendes ikke inn på nytt: %d\n",
                       "Slurm: in the queue already, not submitted again: %d\n"),
                n);
}

void vp_slurm_say_progress(const struct vp_slurm *slurm, int ended, int running, int n, double seconds_left)
{
    if (slurm->batch->quiet)
        return;
    struct vp_text line;
    vp_text_init(&line);
    vp_text_printf(&line, either(slurm, "Slurm: %d/%d ferdige", "Slurm: %d/%d ended"), ended, n);
    if (running > 0)
        vp_text_printf(&line, either(slurm, ", %d kjører", ", %d running"), running);
    if (ended < n && seconds_left >= 0) {
        vp_text_put(&line, either(slurm, "  (omtrent ", "  (about "));
        vp_put_rough_time(&line, seconds_left, slurm->language);
        vp_text_put(&line, either(slurm, " igjen)", " left)"));
    }
    fprintf(stderr, "%s\n", line.at);
    vp_text_clear(&line);
}

void vp_slurm_say_unknown(const struct vp_slurm *slurm)
{
    if (!slurm->batch->quiet)
        fputs(either(slurm, "Slurm: squeue svarer ikke; ser i mappene i stedet\n",
                     "Slurm: squeue does not answer; looking at the folders instead\n"),
              stderr);
}

void vp_slurm_say_stopped(const struct vp_slurm *slurm)
{
    const char *ids = "";
    for (int k = 0; k < slurm->arrays.n; k++)
        ids = vp_arena_printf(slurm->arena, "%s%s%s", ids, k > 0 ? " " : "",
                              slurm->arrays.item[k].id == NULL ? "?" : slurm->arrays.item[k].id);
    fprintf(stderr,
            either(slurm,
                   "Ventingen er avsluttet; jobbene går videre: %s. Den samme kommandoen fortsetter senere; "
                   "`scancel %s` avslutter dem.\n",
                   "Stopped waiting; the jobs go on: %s. The same command takes up here later; `scancel %s` ends them.\n"),
            ids, ids);
}

void vp_slurm_say_end(const struct vp_slurm *slurm, const struct vp_batch_run *run, const char *log, const char *said)
{
    const struct vp_run_talk talk = {.language = slurm->language, .quiet = slurm->batch->quiet};
    const bool failed = run->state == VP_RUN_FAILED;
    const char *words = vp_kept_words(run->before, slurm->language);
    vp_run_talk_words(&talk, run, said, failed);
    if (!failed)
        return;
    fprintf(stderr, either(slurm, "%s: ikke løst", "%s: not solved"), run->scenario == NULL ? "base" : run->scenario);
    if (words != NULL)
        fprintf(stderr, ", %s", words);
    if (log != NULL)
        fprintf(stderr, "; %s", vp_clean(slurm->arena, log));
    fputs("\n", stderr);
}
