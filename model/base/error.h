/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors that belong to the user: what was wrong, where, and what was expected instead.
 * Our own mistakes are assert()s; running out of memory dies in arena.c. */
#ifndef VP_BASE_ERROR_H
#define VP_BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum vp_code {
    VP_OK = 0,
    VP_EINPUT,  /* what the user wrote is wrong */
    VP_EIO,     /* a file cannot be read or written */
    VP_ESOLVER, /* GLPK gave up or broke */
};

/* A text that was read, kept whole so that a message can show the line at fault. */
struct vp_source {
    const char *name; /* as the user named it */
    const char *text;
    size_t length;
};

/* A place in a source; line and column count from 1, column in characters. source NULL: no place. */
struct vp_pos {
    const struct vp_source *source;
    int line;
    int column;
};

struct vp_error {
    enum vp_code code;
    struct vp_pos pos;
    char message[400];
    char expected[240]; /* may be empty; e.g. "did you mean 'grong-1'?" */
};

enum { VP_ERRORS_KEPT = 20 };

struct vp_errors {
    struct vp_error list[VP_ERRORS_KEPT];
    int kept;
    int total; /* more than `kept` when there were too many to keep */
};

void vp_errors_init(struct vp_errors *errors);

/* Adds one error; beyond VP_ERRORS_KEPT it is counted only. */
void vp_errors_add(struct vp_errors *errors, enum vp_code code, struct vp_pos pos, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Says what was expected in place of the error added last. */
void vp_errors_expect(struct vp_errors *errors, const char *format, ...) __attribute__((format(printf, 2, 3)));

static inline bool vp_errors_any(const struct vp_errors *errors)
{
    return errors->total > 0;
}

/* Prints every error as `file:line:column: error: message`, the source line, a caret, and what was expected. */
void vp_errors_print(const struct vp_errors *errors, FILE *out);

#endif
