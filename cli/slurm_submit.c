/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sbatch, once for each array. What decides which task is which and where its words go stands behind the user's own options, so that those cannot change it. */
#include "cli/ask.h"
#include "cli/slurm_parts.h"
#include "report/escape.h"

#include <stdio.h>
#include <string.h>

enum { MOST_OPTIONS = 64, MOST_WORDS = MOST_OPTIONS + 16 };

/* In names of files sbatch puts numbers in the place of %A. */
static const char *double_percents(struct vp_arena *arena, const char *path)
{
    char *doubled = vp_arena_alloc(arena, 2 * strlen(path) + 1);
    char *to = doubled;
    for (const char *at = path; *at != '\0'; at++) {
        *to++ = *at;
        if (*at == '%')
            *to++ = '%';
    }
    return doubled;
}

/* Appends the user's words; false if they are too many. */
static bool put_options(const struct vp_slurm *slurm, const char **argv, int *n)
{
    static const char blanks[] = " \t\n";
    const char *at = slurm->options == NULL ? "" : slurm->options;
    for (int words = 0; *(at += strspn(at, blanks)) != '\0'; words++) {
        const size_t length = strcspn(at, blanks);
        if (words == MOST_OPTIONS)
            return false;
        argv[(*n)++] = vp_arena_strndup(slurm->arena, at, length);
        at += length;
    }
    return true;
}

/* Those of the generation before, and for any but the first those that were queued before, among which such may be. */
static const char *name_dependency(const struct vp_slurm *slurm, int from, int to)
{
    const char *ids = "";
    for (int k = 0; k < to; k++)
        if ((k < slurm->n_queued || k >= from) && slurm->arrays.item[k].id != NULL)
            ids = vp_arena_printf(slurm->arena, "%s:%s", ids, slurm->arrays.item[k].id);
    return vp_arena_printf(slurm->arena, "--dependency=afterany%s", ids);
}

static const char *name_tasks(const struct vp_slurm *slurm, int n)
{
    const int at_once = slurm->batch->jobs;
    return at_once > 0 ? vp_arena_printf(slurm->arena, "--array=1-%d%%%d", n, at_once)
                       : vp_arena_printf(slurm->arena, "--array=1-%d", n);
}

/* Asks sbatch; the number that it prints, or NULL with an error. */
static const char *ask_sbatch(struct vp_slurm *slurm, const struct vp_slurm_array *array, int n, const char *dependency)
{
    struct vp_arena *arena = slurm->arena;
    const char *argv[MOST_WORDS] = {"sbatch", "--parsable"};
    int words = 2;
    struct vp_text said;
    if (!put_options(slurm, argv, &words)) {
        vp_errors_add(&slurm->errors, VP_EINPUT, (struct vp_pos){0}, "more than %d words in --slurm-options",
                      MOST_OPTIONS);
        return NULL;
    }
    argv[words++] = vp_arena_printf(arena, "--job-name=%s", array->name);
    argv[words++] = name_tasks(slurm, n);
    argv[words++] = "--chdir=/";
    argv[words++] = vp_arena_printf(arena, "--output=%s/%%A_%%a.log", double_percents(arena, slurm->folder));
    if (dependency != NULL)
        argv[words++] = dependency;
    argv[words] = vp_slurm_script_path(array, slurm->folder, arena);
    vp_text_init(&said);
    const int code = vp_ask(argv, true, &said);
    const size_t digits = strspn(said.at, "0123456789");
    const bool good = code == 0 && digits > 0;
    const char *id = good ? vp_arena_strndup(arena, said.at, digits) : NULL;
    if (!good)
        vp_errors_add(&slurm->errors, VP_EIO, (struct vp_pos){0}, "sbatch submitted nothing (code %d)%s%s", code,
                      said.length > 0 ? ": " : "", vp_clean(arena, said.at));
    vp_text_clear(&said);
    return id;
}

/* Submits the runs of `members`. */
static bool submit_array(struct vp_slurm *slurm, const int *members, int n, const char *dependency)
{
    const char **commands = vp_arena_array(slurm->arena, (size_t)n, sizeof *commands);
    for (int i = 0; i < n; i++)
        commands[i] = slurm->places[members[i]].command;
    struct vp_slurm_array array = vp_slurm_array_make(commands, n, slurm->arena);
    if (!vp_slurm_array_keep(&array, slurm->folder, &slurm->errors))
        return false;
    array.id = ask_sbatch(slurm, &array, n, dependency);
    if (array.id == NULL) {
        vp_slurm_array_forget(&array, slurm->folder);
        return false;
    }
    for (int i = 0; i < n; i++) {
        slurm->places[members[i]].array = slurm->arrays.n;
        slurm->places[members[i]].task = i + 1;
    }
    *vp_vec_add(slurm->arena, &slurm->arrays) = array;
    vp_slurm_say_submitted(slurm, &array, n);
    return vp_slurm_array_note(&array, slurm->folder, &slurm->errors);
}

static bool submit_generation(struct vp_slurm *slurm, int generation, const char *dependency)
{
    int members[VP_SLURM_MOST_TASKS];
    int n = 0;
    for (int i = 0; i < slurm->n; i++) {
        const struct vp_slurm_place *place = &slurm->places[i];
        if (place->command != NULL && place->array < 0 && place->generation == generation)
            members[n++] = i;
        if (n == VP_SLURM_MOST_TASKS && !submit_array(slurm, members, n, dependency))
            return false;
        n %= VP_SLURM_MOST_TASKS;
    }
    return n == 0 || submit_array(slurm, members, n, dependency);
}

bool vp_slurm_submit(struct vp_slurm *slurm)
{
    int last = 0;
    int before = slurm->arrays.n; /* where the arrays of the generation before begin */
    for (int i = 0; i < slurm->n; i++)
        if (slurm->places[i].command != NULL && slurm->places[i].generation > last)
            last = slurm->places[i].generation;
    for (int generation = 0; generation <= last; generation++) {
        const int here = slurm->arrays.n;
        const bool follows = generation > 0 && here > 0;
        if (!submit_generation(slurm, generation, follows ? name_dependency(slurm, before, here) : NULL))
            return false;
        before = here;
    }
    return true;
}
