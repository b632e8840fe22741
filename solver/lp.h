/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A linear program that grows: rows first, then columns between one optimum and the next. Through the door to GLPK (solver/glpk.c); only one at a time,
 * and none while a task of solver/glpk.h runs. */
#ifndef VP_SOLVER_LP_H
#define VP_SOLVER_LP_H

#include <stdbool.h>

struct vp_lp;

struct vp_lp *vp_lp_new(void);
void vp_lp_free(struct vp_lp *lp);

/* Numbers from 0. */
int vp_lp_add_row(struct vp_lp *lp, double lower, double upper);

/* `row` and `value` hold n entries. */
int vp_lp_add_column(struct vp_lp *lp, double cost, double lower, double upper, int n, const int *row,
                     const double *value);
/* Takes columns out that are not basic: their value is 0 from now on, and their numbers are not used again. */
void vp_lp_drop_columns(struct vp_lp *lp, const int *columns, int n);
bool vp_lp_is_basic(const struct vp_lp *lp, int column);

void vp_lp_bound_column(struct vp_lp *lp, int column, double lower, double upper);

/* Goes on from the last basis. False if GLPK failed, or there is no optimum, or `stop` says so. */
bool vp_lp_solve(struct vp_lp *lp, bool (*stop)(void *user), void *user);

/* Of the last optimum. */
double vp_lp_objective(const struct vp_lp *lp);
double vp_lp_value(const struct vp_lp *lp, int column);
double vp_lp_dual(const struct vp_lp *lp, int row);
long long vp_lp_effort(const struct vp_lp *lp); /* simplex iterations since it was made, those of large programs counted for more */

#endif
