/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs of made plans, as text that a test can compare, and what a rule's price() says of one doctor. */
#ifndef VP_TESTS_PROGRAM_MAKER_H
#define VP_TESTS_PROGRAM_MAKER_H

#include "tests/unit/judge_maker.h"

#include "solver/program.h"

/* Works vp_made.plan out after its history and writes its program. */
void vp_build_program(void);

/* Whether the doctor may have the first duty on `date` on `line` at all, and what it costs him by itself. */
bool vp_has_x(int doctor, const char *date, int line);
double vp_x_cost(int doctor, const char *date, int line);

/* Fail the test unless the program built has this row, and so many rows whose names begin so. */
#define VP_CHECK_ROW(name, text) ck_assert_str_eq(vp_show_row(vp_made.program, name, &vp_made.arena), text)
#define VP_CHECK_ROWS(prefix, n) ck_assert_int_eq(vp_count_rows(vp_made.program, prefix), n)

/* The row of this name as "d0/01-04/l0 + 2 w_x[d0] - s_x[d0] <= 1": columns in order, x as DOCTOR/MONTH-DAY/LINE (with /SHIFT behind it if
 * it is not the first), others by name, bounds with four decimals at most; "no such row". From arena. */
const char *vp_show_row(const struct vp_program *program, const char *name, struct vp_arena *arena);

/* How many rows have names that begin so. */
int vp_count_rows(const struct vp_program *program, const char *prefix);

/* Column of this name; ends the process if there is none. */
const struct vp_column *vp_find_column(const struct vp_program *program, const char *name);

/* Points and shortage of one doctor under one rule, when he has the duties `had` of the period ([n_duties]) beside those of the past. */
double vp_price_had(const struct vp_problem *problem, int rule, int doctor, const bool *had, double *shortage,
                    struct vp_arena *arena);

/* What the program says when each x is as in `had` ([doctor * n_duties + duty]): the least points, locums left out; INFINITY if some row
 * is broken. */
double vp_points_had(const struct vp_program *program, const bool *had, struct vp_arena *arena);

#endif
