/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program of the system that is asked one thing and answers on its standard output; found by PATH, started without a shell. */
#ifndef VP_CLI_ASK_H
#define VP_CLI_ASK_H

#include "model/base/text.h"

#include <stdbool.h>

/* Whether PATH has it. */
bool vp_program_there(const char *program);

/* Runs argv[0] with `argv` (NULL after the last) until it ends, with nothing to read, and appends what it prints to `said` (of 8 MB and more the beginning).
 * What it says on standard error is said on ours, or nowhere unless `loud`. A Ctrl-C at the terminal does not reach it. Returns its exit code, -signal, or
 * 127 with errno set if it could not be started. */
int vp_ask(const char *const *argv, bool loud, struct vp_text *said);

#endif
