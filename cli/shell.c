/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single quotes keep every character but themselves; a single quote stands between two quoted parts, after a backslash. */
#include "cli/shell.h"

#include "report/escape.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./,:+@%-";

void vp_put_shell_word(struct vp_text *out, const char *word)
{
    if (word[0] != '\0' && word[strspn(word, plain)] == '\0') {
        vp_text_put(out, word);
        return;
    }
    vp_text_put(out, "'");
    for (const char *at = word; *at != '\0'; at++) {
        if (*at == '\'')
            vp_text_put(out, "'\\''");
        else
            vp_text_put_bytes(out, at, 1);
    }
    vp_text_put(out, "'");
}

const char *vp_whole_path(struct vp_arena *arena, const char *path)
{
    if (path[0] == '/')
        return path;
    char *here = get_current_dir_name(); /* as PWD says it: a link may be what all machines share */
    if (here == NULL)
        return path;
    const char *whole = vp_arena_printf(arena, "%s/%s", strcmp(here, "/") == 0 ? "" : here, path);
    free(here);
    return whole;
}

/* What is found by PATH here is found by PATH there. */
static const char *name_program(struct vp_arena *arena)
{
    const char *typed = program_invocation_name;
    return strchr(typed, '/') == NULL ? typed : vp_whole_path(arena, typed);
}

static bool has_control(const char *word)
{
    for (const char *at = word; *at != '\0'; at++)
        if ((unsigned char)*at < ' ' || *at == '\x7f')
            return true;
    return false;
}

const char *vp_run_line(const struct vp_batch *batch, const struct vp_batch_run *run, struct vp_arena *arena,
                        struct vp_errors *errors)
{
    struct vp_batch whole_batch = *batch;
    struct vp_batch_run whole_run = *run;
    whole_batch.plan = vp_whole_path(arena, batch->plan);
    whole_batch.history = batch->history == NULL ? NULL : vp_whole_path(arena, batch->history);
    whole_run.folder = vp_whole_path(arena, run->folder);
    whole_run.start = run->start == NULL ? NULL : vp_whole_path(arena, run->start);
    const char **argv = vp_run_argv(&whole_batch, &whole_run, 1, arena);
    argv[0] = name_program(arena);
    struct vp_text line;
    vp_text_init(&line);
    const char *refused = NULL;
    for (int i = 0; argv[i] != NULL && refused == NULL; i++) {
        vp_text_put(&line, i > 0 ? " " : "");
        vp_put_shell_word(&line, argv[i]);
        refused = has_control(argv[i]) ? argv[i] : NULL;
    }
    const char *kept = refused == NULL ? vp_arena_strdup(arena, line.at) : NULL;
    if (refused != NULL)
        vp_errors_add(errors, VP_EINPUT, (struct vp_pos){0}, "'%s' has control characters and cannot be in a command",
                      vp_clean(arena, refused));
    vp_text_clear(&line);
    return kept;
}

static int fail(const struct vp_errors *errors)
{
    vp_errors_print(errors, stderr);
    return VP_EXIT_INPUT;
}

int vp_print_run_lines(const struct vp_batch *batch, struct vp_batch_run *list, int n, struct vp_arena *arena)
{
    struct vp_batch silent = *batch;
    struct vp_errors errors;
    enum vp_language language;
    struct vp_text lines;
    silent.quiet = true;
    vp_errors_init(&errors);
    if (!vp_runs_look(&silent, list, n, arena, &errors, &language))
        return fail(&errors);
    if (vp_runs_count(list, n, VP_RUN_FAILED) > 0) /* the plan is wrong, which was said */
        return VP_EXIT_INPUT;
    vp_text_init(&lines);
    for (int i = 0; i < n && !vp_errors_any(&errors); i++) {
        const char *line = vp_run_is_ready(&list[i]) ? vp_run_line(batch, &list[i], arena, &errors) : NULL;
        if (line != NULL)
            vp_text_printf(&lines, "%s\n", line);
    }
    if (vp_errors_any(&errors)) {
        vp_text_clear(&lines);
        return fail(&errors);
    }
    vp_print_text(&lines);
    return VP_EXIT_DONE;
}
