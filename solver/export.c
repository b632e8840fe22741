/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as a file for another solver: written beside its place, then renamed, so that it is whole or not there. */
#include "solver/glpk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Fixes every assignment to the roster. NULL, or what no column can say. */
static const char *fix_roster(const struct vp_program *program, const struct vp_roster *roster, double *lower,
                              double *upper)
{
    const struct vp_problem *problem = program->problem;
    for (int c = 0; c < program->columns.n; c++) {
        const struct vp_column *column = &program->columns.item[c];
        if (column->kind == VP_X)
            lower[c] = upper[c] = 0;
        else if (column->kind == VP_U)
            lower[c] = upper[c] = problem->duties[column->duty].places;
    }
    for (int p = 0; p < problem->n_places; p++) {
        int j = problem->place_duty[p];
        if (roster->doctor[p] < 0)
            continue;
        int x = program->x[roster->doctor[p] * problem->n_duties + j];
        if (x < 0)
            return "the roster gives a duty to a doctor who may not have it";
        lower[x] = upper[x] = 1;
        lower[program->u[j]] -= 1;
        upper[program->u[j]] -= 1;
    }
    for (int j = 0; j < problem->n_duties; j++)
        if (upper[program->u[j]] > program->columns.item[program->u[j]].upper)
            return "the roster leaves a place to a locum where none is allowed";
    return NULL;
}

static bool sync_file(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    bool synced = fsync(file) == 0;
    return close(file) == 0 && synced;
}

bool vp_export(const struct vp_problem *problem, const struct vp_roster *fixed, enum vp_program_format format,
               const char *path, struct vp_errors *errors)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    const struct vp_program *program = vp_program_new(problem, &arena);
    double *lower = vp_arena_array(&arena, (size_t)program->columns.n, sizeof *lower);
    double *upper = vp_arena_array(&arena, (size_t)program->columns.n, sizeof *upper);
    for (int c = 0; c < program->columns.n; c++) {
        lower[c] = program->columns.item[c].lower;
        upper[c] = program->columns.item[c].upper;
    }
    const char *beside = vp_arena_printf(&arena, "%s.new-%ld", path, (long)getpid());
    const char *wrong = fixed == NULL ? NULL : fix_roster(program, fixed, lower, upper);
    bool written = false;
    if (wrong != NULL) {
        vp_errors_add(errors, VP_EINPUT, (struct vp_pos){0}, "%s; audit it first", wrong);
    } else {
        errno = 0;
        written = vp_mip_write(program, lower, upper, format, beside) && sync_file(beside) && rename(beside, path) == 0;
        if (!written) {
            vp_errors_add(errors, VP_EIO, (struct vp_pos){0}, "cannot write %s: %s", path,
                          errno != 0 ? strerror(errno) : "GLPK failed");
            unlink(beside);
        }
    }
    vp_arena_clear(&arena);
    return written;
}
