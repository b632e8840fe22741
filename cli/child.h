/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program in a process of its own: no shell, nothing to read, nothing on standard output, and what it says on standard error is kept until it has
 * ended, so that those who run beside each other do not talk at once. It is killed when this process dies. */
#ifndef VP_CLI_CHILD_H
#define VP_CLI_CHILD_H

#include "model/base/text.h"

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

struct vp_child {
    pid_t process; /* 0 = none runs */
    FILE *said;
};

/* Starts `program` with `argv`, in a process group of its own so that a Ctrl-C reaches it only when we hand it on. False with errno set. */
bool vp_child_start(struct vp_child *child, const char *program, const char *const *argv);

/* If it has ended: true, with its exit code or -signal, and what it said appended to `words` (of a long speech the beginning). */
bool vp_child_ended(struct vp_child *child, int *code, struct vp_text *words);

#endif
