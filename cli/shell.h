/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A run as a line of a shell, for machines that have the same files at the same paths: no word of it can do anything but be that word. */
#ifndef VP_CLI_SHELL_H
#define VP_CLI_SHELL_H

#include "cli/runs.h"

#include "model/base/text.h"

/* Appends `word` so that a POSIX shell reads it back as one word: in single quotes, unless all its characters are plain. */
void vp_put_shell_word(struct vp_text *out, const char *word);

/* `path` from the root of the file system, by the way that the user came here. From `arena`. */
const char *vp_whole_path(struct vp_arena *arena, const char *path);

/* `vaktplan solve … --jobs 1 … --output FOLDER -- PLAN`, all paths from the root, the program as it was called here, without a line end. From `arena`. NULL
 * with an error if a word has control characters: a line break would be another line. */
const char *vp_run_line(const struct vp_batch *batch, const struct vp_batch_run *run, struct vp_arena *arena,
                        struct vp_errors *errors);

/* Prints a line for each run that is missing and may begin now, and solves nothing. Returns the exit code. */
int vp_print_run_lines(const struct vp_batch *batch, struct vp_batch_run *list, int n, struct vp_arena *arena);

#endif
