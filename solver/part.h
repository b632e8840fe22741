/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of the program: some duties only. What those alone must cost in locums, soft rules and wishes, they cost in every roster of the whole:
 * a row for the bound that no relaxation of the whole sees. */
#ifndef VP_SOLVER_PART_H
#define VP_SOLVER_PART_H

#include "solver/program.h"

struct vp_part {
    struct vp_program program; /* its own columns and rows, numbered anew; no fairness */
    int *origin;               /* [its columns] column of the whole program */
    unsigned char *whole;      /* [its columns] must be whole; helpers too where whole x make them so */
};

/* Marks ([column], from `arena`) the helpers that a roster may want a fraction of. One may be taken as whole only where every row of the whole program that it
 * is in has whole numbers, and whole helpers beside it. O(entries × passes). */
bool *vp_loose_helpers(const struct vp_program *program, struct vp_arena *arena);

/* Takes the columns of the duties marked, the helpers of rows that speak of nothing else, and those rows. Memory from `arena`. O(entries). */
void vp_part_take(const struct vp_program *program, const bool *duty, struct vp_arena *arena, struct vp_part *part);

/* Adds the row  Σ cost of the part's columns ≥ points  to the program. */
void vp_part_cut(struct vp_program *program, const struct vp_part *part, double points, const char *name);

#endif
