/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A linear program that grows: rows and columns between one optimum and the next. Through the door to GLPK (solver/glpk_lp.c). If GLPK fails, in a task of
 * solver/glpk.h too, every such program is lost and has no optimum any more. */
#ifndef VP_SOLVER_LP_H
#define VP_SOLVER_LP_H

#include <stdbool.h>

struct vp_lp;

struct vp_lp *vp_lp_new(void);
void vp_lp_free(struct vp_lp *lp);

/* Numbers from 0. */
int vp_lp_add_row(struct vp_lp *lp, double lower, double upper);

/* `row` and `value` hold n entries, and may be NULL where n is 0. */
int vp_lp_add_column(struct vp_lp *lp, double cost, double lower, double upper, int n, const int *row,
                     const double *value);
int vp_lp_add_full_row(struct vp_lp *lp, double lower, double upper, int n, const int *column, const double *value);
void vp_lp_bound_row(struct vp_lp *lp, int row, double lower, double upper);

/* Takes columns out that are not basic: their value is 0 from now on, and their numbers are not used again. */
void vp_lp_drop_columns(struct vp_lp *lp, const int *columns, int n);
bool vp_lp_is_basic(const struct vp_lp *lp, int column);

void vp_lp_bound_column(struct vp_lp *lp, int column, double lower, double upper);

int vp_lp_columns(const struct vp_lp *lp);

/* Goes on from the last basis. False if GLPK failed, or there is no optimum, or `stop` says so. */
bool vp_lp_solve(struct vp_lp *lp, bool (*stop)(void *user), void *user);

/* The same by the dual simplex, where bounds have moved since the last optimum. */
bool vp_lp_resolve(struct vp_lp *lp, bool (*stop)(void *user), void *user);

/* Has GLPK failed? Then there will be no optimum any more. */
bool vp_lp_is_lost(const struct vp_lp *lp);

/* Of the last optimum. */
double vp_lp_objective(const struct vp_lp *lp);
double vp_lp_value(const struct vp_lp *lp, int column);
double vp_lp_reduced_cost(const struct vp_lp *lp, int column);
double vp_lp_dual(const struct vp_lp *lp, int row);

/* Lagrange's bound at the prices of the last optimum: no values of the first `columns` columns within their bounds cost less in the program, if the others,
 * of which nothing is said, count 0. It needs no trust in the simplex. O(entries). */
double vp_lp_dual_bound(const struct vp_lp *lp, int columns);

long long vp_lp_effort(const struct vp_lp *lp); /* simplex iterations since it was made, those of large programs counted for more */

#endif
