/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as a file for another solver: written beside its place, then renamed, so that it is whole or not there. */
#include "solver/glpk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Fixes who has duty j, and with it the places open and those beyond the needed. NULL, or what no column can say. */
static const char *fix_duty(const struct vp_program *program, const struct vp_roster *roster, int j, double *lower,
                            double *upper)
{
    const struct vp_problem *problem = program->problem;
    const struct vp_duty *duty = &problem->duties[j];
    const int u = program->u[j];
    const int e = program->e[j];
    int filled = 0;
    for (int d = 0; d < problem->n_doctors; d++)
        if (program->x[d * problem->n_duties + j] >= 0)
            lower[program->x[d * problem->n_duties + j]] = upper[program->x[d * problem->n_duties + j]] = 0;
    for (int p = duty->first_place; p < duty->first_place + duty->places; p++) {
        int d = roster->doctor[p];
        int x = d < 0 ? -1 : program->x[d * problem->n_duties + j];
        if (d >= 0 && x < 0)
            return "the roster gives a duty to a doctor who may not have it";
        if (x >= 0)
            lower[x] = upper[x] = 1;
        filled += d >= 0;
    }
    int open = duty->needed > filled ? duty->needed - filled : 0;
    if (open > program->columns.item[u].upper)
        return "the roster leaves a place to a locum where none is allowed";
    lower[u] = upper[u] = open;
    if (e >= 0)
        lower[e] = upper[e] = filled - duty->needed + open;
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
    const char *wrong = NULL;
    for (int j = problem->n_past; j < problem->n_duties && fixed != NULL && wrong == NULL; j++)
        wrong = fix_duty(program, fixed, j, lower, upper);
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
