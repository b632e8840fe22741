/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A task made small: fixed columns taken out, bounds tightened row by row, rows that cannot be broken left out. Neighbourhoods free a tenth of the
 * program, so this is where most of its rows go. (GLPK's own presolve would hide the columns from its callback, where incumbents go in.) */
#ifndef VP_SOLVER_PRESOLVE_H
#define VP_SOLVER_PRESOLVE_H

#include "solver/program.h"

struct vp_reduced {
    double *lower; /* per column of the program: tightened */
    double *upper;
    int *column;   /* [n_columns] column of the program */
    int n_columns; /* that are still free */
    int *number;   /* per column of the program: 1 … n_columns, or 0: fixed */
    int *row;      /* [n_rows] row of the program */
    int n_rows;
    double *fixed; /* per row of the program: what its fixed columns add up to */
    double constant;
};

/* False if the bounds leave nothing feasible. Memory from `arena`. O(passes × entries). */
bool vp_reduce(const struct vp_program *program, const double *lower, const double *upper, const unsigned char *whole,
               struct vp_arena *arena, struct vp_reduced *reduced);

#endif
