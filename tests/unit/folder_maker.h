/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders of a test's own and the files in them. What cannot be made or written ends the process. */
#ifndef VP_TESTS_FOLDER_MAKER_H
#define VP_TESTS_FOLDER_MAKER_H

#include "model/base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* A new empty folder in $TMPDIR or /tmp, its path from arena; removed with all it holds by vp_remove_folder. */
const char *vp_make_folder(struct vp_arena *arena);
void vp_remove_folder(const char *path);

/* Writes the file anew. */
void vp_write_file(const char *path, const void *bytes, size_t length);

/* Writes `content` as the file `name` of `folder`; returns its path, from arena. */
const char *vp_spill(struct vp_arena *arena, const char *folder, const char *name, const char *content);

/* The whole file, from arena, or NULL if there is none. */
const char *vp_slurp(struct vp_arena *arena, const char *folder, const char *name);

/* A file, folder or link of that name, wherever it points. */
bool vp_is_there(struct vp_arena *arena, const char *folder, const char *name);

/* Entries of the folder itself, hidden ones too; -1 if there is no such folder. */
int vp_count_entries(const char *folder);

#endif
