/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs of made plans, as text that a test can compare, and what a rule's price() says of one doctor. */
#ifndef VP_TESTS_PROGRAM_MAKER_H
#define VP_TESTS_PROGRAM_MAKER_H

#include "solver/program.h"

/* The row of this name as "d0/01-04/l0 + 2 w_x[d0] - s_x[d0] <= 1": columns in order, x as DOCTOR/MONTH-DAY/LINE (with /SHIFT behind it if it is not
 * the first), others by name, bounds with four decimals at most; "no such row". From arena. */
const char *vp_show_row(const struct vp_program *program, const char *name, struct vp_arena *arena);

/* How many rows have names that begin so. */
int vp_count_rows(const struct vp_program *program, const char *prefix);

/* Column of this name; ends the process if there is none. */
const struct vp_column *vp_find_column(const struct vp_program *program, const char *name);

/* Points and shortage of one doctor under one rule, when he has the duties `had` of the period ([n_duties]) beside those of the past. */
double vp_price_had(const struct vp_problem *problem, int rule, int doctor, const bool *had, double *shortage,
                    struct vp_arena *arena);

/* What the program says when each x is as in `had` ([doctor * n_duties + duty]): the least points, locums left out; INFINITY if some row is broken. */
double vp_points_had(const struct vp_program *program, const bool *had, struct vp_arena *arena);

#endif
