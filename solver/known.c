/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios that differ in words may be one program: an exemption from nights where there are none, eleven hours' rest where no gap lies between eight and eleven. */
#include "solver/known.h"

#include "model/audit.h"
#include "model/base/text.h"

#include <math.h>
#include <string.h>

static const double slight = 1e-5; /* points: solve.json has six decimals */

/* ---- the hash ---- */

static void put_whole(struct vp_text *bytes, int number)
{
    vp_text_put_bytes(bytes, (const char *)&number, sizeof number);
}

static void put_real(struct vp_text *bytes, double number)
{
    const double plain = number + 0.0; /* -0 is 0 */
    vp_text_put_bytes(bytes, (const char *)&plain, sizeof plain);
}

static void put_columns(struct vp_text *bytes, const struct vp_program *program)
{
    put_whole(bytes, program->columns.n);
    for (int c = 0; c < program->columns.n; c++) {
        const struct vp_column *column = &program->columns.item[c];
        put_whole(bytes, (int)column->kind);
        put_whole(bytes, column->doctor);
        put_whole(bytes, column->duty);
        put_real(bytes, column->lower);
        put_real(bytes, column->upper);
        put_real(bytes, column->cost);
    }
}

static void put_rows(struct vp_text *bytes, const struct vp_program *program)
{
    put_whole(bytes, program->rows.n);
    for (int r = 0; r < program->rows.n; r++) {
        const struct vp_row *row = &program->rows.item[r];
        put_real(bytes, row->lower);
        put_real(bytes, row->upper);
        put_whole(bytes, row->n);
        for (int i = row->first; i < row->first + row->n; i++) {
            put_whole(bytes, program->index.item[i]);
            put_real(bytes, program->value.item[i]);
        }
    }
}

/* How many of them must be filled stands in the rows. */
static void put_places(struct vp_text *bytes, const struct vp_problem *problem)
{
    put_whole(bytes, problem->n_doctors);
    put_whole(bytes, problem->n_past);
    put_whole(bytes, problem->n_duties);
    for (int j = 0; j < problem->n_duties; j++)
        put_whole(bytes, problem->duties[j].places);
}

void vp_program_sha256(const struct vp_program *program, char hex[VP_SHA256_TEXT])
{
    struct vp_text bytes;
    vp_text_init(&bytes);
    put_places(&bytes, program->problem);
    put_columns(&bytes, program);
    put_rows(&bytes, program);
    put_real(&bytes, program->constant);
    vp_sha256(bytes.at, bytes.length, hex);
    vp_text_clear(&bytes);
}

/* ---- taking over ---- */

bool vp_take_known(const struct vp_problem *problem, const struct vp_solve_options *options, struct vp_outcome *outcome,
                   struct vp_arena *arena)
{
    const struct vp_known *known = options->known;
    if (known == NULL || options->near == NULL || strcmp(known->program_sha256, outcome->program_sha256) != 0)
        return false;
    struct vp_roster *roster = vp_roster_new(problem, arena);
    memcpy(roster->doctor, options->near->doctor, (size_t)problem->n_places * sizeof *roster->doctor);
    const struct vp_audit *audit = vp_audit_new(problem, roster, arena);
    if (!vp_audit_lawful(audit) || fabs(audit->points - known->objective) > slight)
        return false;
    outcome->roster = roster;
    outcome->objective = audit->points;
    outcome->bound = known->bound;
    outcome->status = known->status;
    outcome->same_program = true;
    return true;
}
