/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a batch, in the plan's language. A scenario's id has no letters that could do harm: readers refuse others. */
#include "cli/runs_words.h"

#include "cli/cli.h"

#include <math.h>
#include <stdio.h>

static const char *either(const struct vp_run_talk *talk, const char *nb, const char *en) __attribute__((format_arg(2)))
__attribute__((format_arg(3)));
static const char *either(const struct vp_run_talk *talk, const char *nb, const char *en)
{
    return talk->language == VP_NB ? nb : en;
}

static const char *name_run(const struct vp_batch_run *run)
{
    return run->scenario == NULL ? "base" : run->scenario;
}

void vp_put_rough_time(struct vp_text *out, double seconds, enum vp_language language)
{
    const double longest_in_seconds = 90;
    const double longest_in_minutes = 90 * 60;
    if (seconds < longest_in_seconds)
        vp_text_printf(out, "%.0f s", ceil(seconds));
    else if (seconds < longest_in_minutes)
        vp_text_printf(out, "%.0f min", seconds / 60);
    else
        vp_text_printf(out, language == VP_NB ? "%.0f t" : "%.0f h", seconds / 3600);
}

/* Those that were solved tell how long one takes. What is under way counts as not begun, so the guess is rather too long. */
static void put_estimate(const struct vp_run_talk *talk, struct vp_text *out, int n_asked, int at_once)
{
    int left = n_asked - talk->ended;
    if (left <= 0 || talk->solved == 0)
        return;
    int rounds = (left + at_once - 1) / at_once;
    vp_text_put(out, either(talk, "  (omtrent ", "  (about "));
    vp_put_rough_time(out, rounds * talk->spent / talk->solved, talk->language);
    vp_text_put(out, either(talk, " igjen)", " left)"));
}

static void put_state(const struct vp_run_talk *talk, struct vp_text *out, const struct vp_batch_run *run)
{
    if (run->state == VP_RUN_KEPT) {
        vp_text_put(out, either(talk, "beholdt", "kept"));
        return;
    }
    if (run->state == VP_RUN_STOPPED)
        vp_text_put(out, either(talk, "avbrutt", "interrupted"));
    else if (run->code == VP_EXIT_NO && run->state == VP_RUN_DONE)
        vp_text_put(out, either(talk, "ingen lovlig vaktplan finnes", "no lawful roster exists"));
    else if (run->state == VP_RUN_FAILED && run->code < 0)
        vp_text_printf(out, either(talk, "mislyktes (signal %d)", "failed (signal %d)"), -run->code);
    else if (run->state == VP_RUN_FAILED)
        vp_text_printf(out, either(talk, "mislyktes (kode %d)", "failed (code %d)"), run->code);
    if (run->seconds <= 0) /* never begun */
        return;
    if (run->state != VP_RUN_DONE || run->code != VP_EXIT_DONE)
        vp_text_put(out, "  ");
    vp_put_rough_time(out, run->seconds, talk->language);
}

/* What its folder is, where it is not what was asked for. */
static void put_trouble(const struct vp_run_talk *talk, struct vp_text *out, const struct vp_batch_run *run)
{
    bool told = run->state == VP_RUN_DONE || run->state == VP_RUN_FAILED;
    const char *words = vp_kept_words(run->after, talk->language);
    if (told && run->seconds > 0 && words != NULL)
        vp_text_printf(out, ": %s", words);
}

void vp_run_talk_finished(struct vp_run_talk *talk, const struct vp_batch_run *run, int n_asked, int at_once)
{
    bool was_begun = at_once > 0;
    talk->finished++;
    talk->ended += was_begun;
    if (run->state == VP_RUN_DONE) {
        talk->solved++;
        talk->spent += run->seconds;
    }
    if (talk->quiet && run->state != VP_RUN_FAILED)
        return;
    struct vp_text line;
    vp_text_init(&line);
    vp_text_printf(&line, "%d/%d  %s  ", talk->finished, talk->n, name_run(run));
    put_state(talk, &line, run);
    put_trouble(talk, &line, run);
    if (run->state != VP_RUN_STOPPED && was_begun)
        put_estimate(talk, &line, n_asked, at_once);
    fprintf(stderr, "%s\n", line.at);
    vp_text_clear(&line);
}

void vp_run_talk_again(const struct vp_run_talk *talk, const struct vp_batch_run *run)
{
    const char *words = vp_kept_words(run->before, talk->language);
    if (!talk->quiet && words != NULL)
        fprintf(stderr, either(talk, "%s: løses på nytt, %s\n", "%s: solved again, %s\n"), name_run(run), words);
}

void vp_run_talk_words(const struct vp_run_talk *talk, const struct vp_batch_run *run, const char *words, bool failed)
{
    if (words[0] != '\0' && (failed || !talk->quiet))
        fprintf(stderr, "%s:\n%s", name_run(run), words);
}

void vp_run_talk_unstarted(const struct vp_run_talk *talk, const struct vp_batch_run *run, const char *why)
{
    fprintf(stderr, either(talk, "%s: søket kunne ikke startes: %s\n", "%s: the search could not be started: %s\n"),
            name_run(run), why);
}

void vp_run_talk_stopping(const struct vp_run_talk *talk, int running)
{
    if (!talk->quiet)
        fprintf(stderr,
                either(talk, "Stanser: venter på %d som skriver det beste de har.\n",
                       "Stopping: waiting for %d to write the best they have.\n"),
                running);
}
