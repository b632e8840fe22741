/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and standard input as text that may be shown in messages: bounded, UTF-8, without control characters. */
#ifndef VP_INPUTS_SOURCE_H
#define VP_INPUTS_SOURCE_H

#include "model/base/arena.h"
#include "model/base/error.h"

struct vp_file {
    struct vp_source source; /* the text without its byte order mark */
    const char *bytes;       /* as read, for the hash */
    size_t length;
};

/* Reads the file at `path` ("-" = standard input). NULL with an error when it cannot be read, is too large or is no text. */
const struct vp_file *vp_file_read(const char *path, struct vp_arena *arena, struct vp_errors *errors);

/* The same checks for `length` bytes in memory, which are copied; `name` stands in messages. */
const struct vp_file *vp_file_take(const char *name, const char *bytes, size_t length, struct vp_arena *arena,
                                   struct vp_errors *errors);

#endif
