/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The door to GLPK for linear programs that grow: between one optimum and the next rows and columns come in, bounds move, and the simplex goes on from where it
 * stood. What else GLPK was taught stands in glpk.c. */
#include "solver/lp.h"

#include "solver/glpk_door.h"

#include "model/base/arena.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

struct vp_lp {
    glp_prob *lp;
    int *place; /* [column] its number for GLPK; 0 = dropped */
    int n_columns;
    int room;
    double effort;
    int failures; /* of GLPK's when it was made: another since, and it is gone */
    bool started; /* it has a basis */
};

bool vp_lp_is_lost(const struct vp_lp *lp)
{
    return lp->failures != vp_glpk_failures();
}

/* Runs what follows behind the hook; GLPK's objects are gone when it fails. */
#define GUARDED(of, action)                                                                                            \
    do {                                                                                                               \
        glp_error_hook(vp_glpk_jump_out, NULL);                                                                        \
        if (!vp_lp_is_lost(of) && setjmp(vp_glpk_way_out) == 0) {                                                      \
            action;                                                                                                    \
        } else if (!vp_lp_is_lost(of)) {                                                                               \
            vp_glpk_fail();                                                                                            \
        }                                                                                                              \
        glp_error_hook(NULL, NULL);                                                                                    \
    } while (0)

static void *allocate(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (memory == NULL)
        vp_die_out_of_memory();
    return memory;
}

struct vp_lp *vp_lp_new(void)
{
    struct vp_lp *lp = allocate(1, sizeof *lp);
    lp->failures = vp_glpk_failures();
    glp_term_out(GLP_OFF);
    glp_term_hook(vp_glpk_swallow, NULL);
    GUARDED(lp, vp_glpk_count(1); lp->lp = glp_create_prob(); glp_set_obj_dir(lp->lp, GLP_MIN));
    return lp;
}

void vp_lp_free(struct vp_lp *lp)
{
    if (!vp_lp_is_lost(lp)) {
        glp_delete_prob(lp->lp);
        vp_glpk_count(-1);
    }
    free(lp->place);
    free(lp);
}

int vp_lp_add_row(struct vp_lp *lp, double lower, double upper)
{
    volatile int row = 0;
    GUARDED(lp, row = glp_add_rows(lp->lp, 1); glp_set_row_bnds(lp->lp, row, vp_glpk_bounds(lower, upper), lower, upper));
    return row - 1;
}

/* Columns keep the numbers that they are given here, whatever GLPK calls them later. */
static int name_column(struct vp_lp *lp, int place)
{
    if (lp->n_columns == lp->room) {
        lp->room = 2 * lp->room + 64;
        lp->place = realloc(lp->place, (size_t)lp->room * sizeof *lp->place);
        if (lp->place == NULL)
            vp_die_out_of_memory();
    }
    lp->place[lp->n_columns] = place;
    return lp->n_columns++;
}

int vp_lp_add_column(struct vp_lp *lp, double cost, double lower, double upper, int n, const int *row, const double *value)
{
    volatile int column = 0;
    int *index = allocate((size_t)n + 1, sizeof *index);
    for (int i = 0; i < n; i++)
        index[i + 1] = row[i] + 1;
    GUARDED(lp, column = glp_add_cols(lp->lp, 1); glp_set_obj_coef(lp->lp, column, cost);
            glp_set_col_bnds(lp->lp, column, vp_glpk_bounds(lower, upper), lower, upper);
            glp_set_mat_col(lp->lp, column, n, index, value == NULL ? NULL : value - 1));
    free(index);
    return name_column(lp, column);
}

bool vp_lp_is_basic(const struct vp_lp *lp, int column)
{
    return lp->place[column] > 0 && glp_get_col_stat(lp->lp, lp->place[column]) == GLP_BS;
}

/* GLPK numbers what is left anew, in the same order. */
void vp_lp_drop_columns(struct vp_lp *lp, const int *columns, int n)
{
    int *gone = allocate((size_t)n + 1, sizeof *gone);
    for (int i = 0; i < n; i++) {
        gone[i + 1] = lp->place[columns[i]];
        lp->place[columns[i]] = 0;
    }
    GUARDED(lp, if (n > 0) glp_del_cols(lp->lp, n, gone));
    free(gone);
    for (int c = 0, number = 0; c < lp->n_columns; c++)
        lp->place[c] = lp->place[c] > 0 ? ++number : 0;
}

int vp_lp_add_full_row(struct vp_lp *lp, double lower, double upper, int n, const int *column, const double *value)
{
    volatile int row = 0;
    int *index = allocate((size_t)n + 1, sizeof *index);
    for (int i = 0; i < n; i++)
        index[i + 1] = lp->place[column[i]];
    GUARDED(lp, row = glp_add_rows(lp->lp, 1); glp_set_row_bnds(lp->lp, row, vp_glpk_bounds(lower, upper), lower, upper);
            glp_set_mat_row(lp->lp, row, n, index, value - 1));
    free(index);
    return row - 1;
}

int vp_lp_columns(const struct vp_lp *lp)
{
    return vp_lp_is_lost(lp) ? 0 : lp->n_columns;
}

void vp_lp_bound_row(struct vp_lp *lp, int row, double lower, double upper)
{
    GUARDED(lp, glp_set_row_bnds(lp->lp, row + 1, vp_glpk_bounds(lower, upper), lower, upper));
}

void vp_lp_bound_column(struct vp_lp *lp, int column, double lower, double upper)
{
    const int place = lp->place[column];
    if (place == 0)
        return; /* dropped, or GLPK failed before it was there */
    GUARDED(lp, glp_set_col_bnds(lp->lp, place, vp_glpk_bounds(lower, upper), lower, upper));
}

static int run_slice(struct vp_lp *lp, const glp_smcp *control)
{
    const int before = glp_get_it_cnt(lp->lp);
    const int code = glp_simplex(lp->lp, control);
    lp->effort += (glp_get_it_cnt(lp->lp) - before) * vp_glpk_iteration(lp->lp);
    return code;
}

static bool run_simplex(struct vp_lp *lp, int method, bool (*stop)(void *user), void *user)
{
    glp_smcp control;
    glp_init_smcp(&control);
    control.msg_lev = GLP_MSG_OFF;
    control.meth = method;
    control.it_lim = SIMPLEX_SLICE;
    if (!lp->started)
        glp_adv_basis(lp->lp, 0);
    lp->started = true;
    int code;
    while ((code = run_slice(lp, &control)) == GLP_EITLIM)
        if (stop != NULL && stop(user))
            return false;
    if (code != 0) {
        control.meth = GLP_PRIMAL;
        glp_adv_basis(lp->lp, 0);
        while ((code = run_slice(lp, &control)) == GLP_EITLIM)
            if (stop != NULL && stop(user))
                return false;
    }
    return code == 0 && glp_get_status(lp->lp) == GLP_OPT;
}

bool vp_lp_solve(struct vp_lp *lp, bool (*stop)(void *user), void *user)
{
    volatile bool solved = false;
    GUARDED(lp, solved = run_simplex(lp, GLP_PRIMAL, stop, user));
    return solved;
}

bool vp_lp_resolve(struct vp_lp *lp, bool (*stop)(void *user), void *user)
{
    volatile bool solved = false;
    GUARDED(lp, solved = run_simplex(lp, GLP_DUALP, stop, user));
    return solved;
}

double vp_lp_objective(const struct vp_lp *lp)
{
    return glp_get_obj_val(lp->lp);
}

double vp_lp_value(const struct vp_lp *lp, int column)
{
    return lp->place[column] > 0 ? glp_get_col_prim(lp->lp, lp->place[column]) : 0;
}

double vp_lp_dual(const struct vp_lp *lp, int row)
{
    double dual = glp_get_row_dual(lp->lp, row + 1);
    assert(!isnan(dual));
    return dual;
}

long long vp_lp_effort(const struct vp_lp *lp)
{
    return (long long)ceil(lp->effort);
}

double vp_lp_reduced_cost(const struct vp_lp *lp, int column)
{
    return lp->place[column] > 0 ? glp_get_col_dual(lp->lp, lp->place[column]) : 0;
}

/* The price of a row, or 0 where its sign says nothing, since the row has no such side. */
static double row_price(glp_prob *lp, int row)
{
    const double price = glp_get_row_dual(lp, row);
    const int kind = glp_get_row_type(lp, row);
    const bool lacks = kind == GLP_FR || (price > 0 && kind == GLP_UP) || (price < 0 && kind == GLP_LO);
    assert(!isnan(price));
    return lacks ? 0 : price;
}

static double row_worth(glp_prob *lp, int row)
{
    const double price = row_price(lp, row);
    if (price == 0)
        return 0;
    return price * (price > 0 ? glp_get_row_lb(lp, row) : glp_get_row_ub(lp, row));
}

/* The least that the column can add at the rows' prices. A cost below 0 by no more than the simplex allows, without an end to the column, counts as 0. */
static double column_worth(glp_prob *lp, int column, int *index, double *value)
{
    double cost = glp_get_obj_coef(lp, column);
    const int n = glp_get_mat_col(lp, column, index, value);
    const int kind = glp_get_col_type(lp, column);
    for (int i = 1; i <= n; i++)
        cost -= value[i] * row_price(lp, index[i]);
    const bool endless = kind == GLP_FR || (cost > 0 && kind == GLP_UP) || (cost < 0 && kind == GLP_LO);
    if (endless)
        return fabs(cost) < 1e-6 ? 0 : -INFINITY;
    return cost == 0 ? 0 : cost * (cost > 0 ? glp_get_col_lb(lp, column) : glp_get_col_ub(lp, column));
}

double vp_lp_dual_bound(const struct vp_lp *lp, int columns)
{
    const int rows = glp_get_num_rows(lp->lp);
    int *index = allocate((size_t)rows + 1, sizeof *index);
    double *value = allocate((size_t)rows + 1, sizeof *value);
    double bound = 0;
    for (int r = 1; r <= rows; r++)
        bound += row_worth(lp->lp, r);
    for (int c = 0; c < columns; c++)
        bound += lp->place[c] > 0 ? column_worth(lp->lp, lp->place[c], index, value) : 0;
    free(index);
    free(value);
    return bound;
}
