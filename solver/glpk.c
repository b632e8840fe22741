/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The door to GLPK (with glpk_lp.c for programs that grow). What it was taught the hard way:
 * – GLPK aborts on misuse: its error hook jumps out of it, then its whole environment is freed, every object with it.
 * – glp_intopt without presolve needs an optimal basis: the root goes through the primal simplex first (the dual stalls).
 * – MIR and clique cuts and the most fractional column, counts before single duties, are best for these programs; Gomory cuts where a bound is wanted.
 * – There is no MIP start: the incumbent goes in at the root through the heuristic callback.
 * – A limit's return code may still carry a solution, and the simplex has a limit of its own.
 * – Its own rounding finds solutions that no callback hears of. */
#include "solver/glpk.h"

#include "solver/glpk_door.h"
#include "solver/presolve.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NODE_EFFORT = 10 };

struct job {
    const struct vp_mip_task *task;
    struct vp_mip_answer *answer;
    struct vp_arena *arena;
    struct vp_reduced reduced;
    glp_prob *lp;
    long long nodes;
    double weight;   /* effort of an iteration */
    double *scratch; /* a whole vector of the program */
    bool injected;
    bool terminated;
};

jmp_buf vp_glpk_way_out;

void vp_glpk_jump_out(void *info)
{
    (void)info;
    longjmp(vp_glpk_way_out, 1);
}

static int objects;
static int failures;

void vp_glpk_count(int more)
{
    objects += more;
    if (objects == 0)
        glp_free_env();
}

void vp_glpk_fail(void)
{
    objects = 0;
    failures++;
    glp_free_env();
}

int vp_glpk_failures(void)
{
    return failures;
}

int vp_glpk_swallow(void *info, const char *text)
{
    (void)info;
    (void)text;
    return 1;
}

double vp_glpk_iteration(glp_prob *lp)
{
    return 0.2 + glp_get_num_rows(lp) / 3600.0;
}

int vp_glpk_bounds(double lower, double upper)
{
    if (isfinite(lower) && isfinite(upper))
        return lower == upper ? GLP_FX : GLP_DB;
    if (isfinite(lower))
        return GLP_LO;
    return isfinite(upper) ? GLP_UP : GLP_FR;
}

static void load_columns(glp_prob *lp, const struct job *job)
{
    const struct vp_program *program = job->task->program;
    glp_add_cols(lp, job->reduced.n_columns);
    for (int i = 0; i < job->reduced.n_columns; i++) {
        int c = job->reduced.column[i];
        double lower = job->reduced.lower[c];
        double upper = job->reduced.upper[c];
        glp_set_obj_coef(lp, i + 1, program->columns.item[c].cost);
        if (job->task->whole[c])
            glp_set_col_kind(lp, i + 1, GLP_IV);
        glp_set_col_bnds(lp, i + 1, vp_glpk_bounds(lower, upper), lower, upper);
    }
    glp_set_obj_coef(lp, 0, job->reduced.constant);
}

static void load_rows(glp_prob *lp, const struct job *job)
{
    const struct vp_program *program = job->task->program;
    const struct vp_reduced *reduced = &job->reduced;
    int *index = vp_arena_array(job->arena, (size_t)reduced->n_columns + 1, sizeof *index);
    double *value = vp_arena_array(job->arena, (size_t)reduced->n_columns + 1, sizeof *value);
    if (reduced->n_rows > 0)
        glp_add_rows(lp, reduced->n_rows);
    for (int i = 0; i < reduced->n_rows; i++) {
        int r = reduced->row[i];
        const struct vp_row *row = &program->rows.item[r];
        int n = 0;
        for (int e = row->first; e < row->first + row->n; e++) {
            int number = reduced->number[program->index.item[e]];
            if (number == 0)
                continue;
            index[++n] = number;
            value[n] = program->value.item[e];
        }
        double lower = row->lower - reduced->fixed[r];
        double upper = row->upper - reduced->fixed[r];
        glp_set_row_bnds(lp, i + 1, vp_glpk_bounds(lower, upper), lower, upper);
        glp_set_mat_row(lp, i + 1, n, index, value);
    }
}

/* The whole vector of the program for GLPK's values of the free columns; whole columns are rounded. */
static void spread(const struct job *job, glp_prob *lp, double (*get)(glp_prob *, int), double *value)
{
    const struct vp_program *program = job->task->program;
    for (int c = 0; c < program->columns.n; c++) {
        int number = job->reduced.number[c];
        value[c] = number == 0 ? job->reduced.lower[c] : get(lp, number);
        assert(!isnan(value[c]));
    }
}

static void round_whole(const struct job *job, double *value)
{
    for (int c = 0; c < job->task->program->columns.n; c++)
        if (job->task->whole[c])
            value[c] = round(value[c]);
}

static long long spent(const struct job *job, glp_prob *lp)
{
    return (long long)(job->weight * glp_get_it_cnt(lp)) + NODE_EFFORT * job->nodes;
}

static bool must_stop(const struct job *job, glp_prob *lp)
{
    const struct vp_mip_task *task = job->task;
    if (task->running != NULL)
        *task->running = spent(job, lp);
    return (task->effort > 0 && spent(job, lp) >= task->effort) || (task->stop != NULL && task->stop(task->user));
}

static void report_bound(struct job *job, glp_tree *tree)
{
    int node = glp_ios_best_node(tree);
    if (node == 0)
        return;
    double bound = glp_ios_node_bound(tree, node);
    if (bound > job->answer->bound + 1e-9) {
        job->answer->bound = bound;
        if (job->task->bound != NULL)
            job->task->bound(job->task->user, bound);
    }
}

static void inject(struct job *job, glp_tree *tree)
{
    if (job->injected || job->task->incumbent == NULL)
        return;
    job->injected = true;
    double *x = vp_arena_array(job->arena, (size_t)job->reduced.n_columns + 1, sizeof *x);
    for (int i = 0; i < job->reduced.n_columns; i++)
        x[i + 1] = job->task->incumbent[job->reduced.column[i]];
    glp_ios_heur_sol(tree, x);
}

/* Counts first: one of them fractional says that a doctor's share is undecided, and either side of it costs. */
static int rank_column(const struct vp_column *column)
{
    return column->kind == VP_N ? 1 : 0;
}

static void branch(struct job *job, glp_tree *tree)
{
    glp_prob *lp = glp_ios_get_prob(tree);
    int best = 0;
    int best_rank = -1;
    double best_distance = 1;
    for (int i = 1; i <= job->reduced.n_columns; i++) {
        if (!glp_ios_can_branch(tree, i))
            continue;
        int rank = rank_column(&job->task->program->columns.item[job->reduced.column[i - 1]]);
        double value = glp_get_col_prim(lp, i);
        double distance = fabs(value - floor(value) - 0.5);
        if (rank > best_rank || (rank == best_rank && distance < best_distance - 1e-9)) {
            best = i;
            best_rank = rank;
            best_distance = distance;
        }
    }
    if (best == 0)
        return;
    double value = glp_get_col_prim(lp, best);
    glp_ios_branch_upon(tree, best, value - floor(value) >= 0.5 ? GLP_UP_BRNCH : GLP_DN_BRNCH);
}

static void take_solution(struct job *job, glp_prob *lp, double (*get)(glp_prob *, int))
{
    spread(job, lp, get, job->scratch);
    if (!job->task->relax_only)
        round_whole(job, job->scratch);
    double points = vp_program_points(job->task->program, job->scratch);
    if (job->answer->has_value && points >= job->answer->points - 1e-9)
        return;
    memcpy(job->answer->value, job->scratch, (size_t)job->task->program->columns.n * sizeof *job->scratch);
    job->answer->has_value = true;
    job->answer->points = points;
    if (job->task->found != NULL)
        job->task->found(job->task->user, job->answer->value, points);
}

static void take_tree_solution(struct job *job)
{
    int status = glp_mip_status(job->lp);
    if (status == GLP_OPT || status == GLP_FEAS)
        take_solution(job, job->lp, glp_mip_col_val);
}

static void watch_tree(glp_tree *tree, void *info)
{
    struct job *job = info;
    switch (glp_ios_reason(tree)) {
    case GLP_ISELECT:
        job->nodes++;
        report_bound(job, tree);
        break;
    case GLP_IHEUR:
        inject(job, tree);
        break;
    case GLP_IBRANCH:
        branch(job, tree);
        break;
    case GLP_IBINGO:
        take_solution(job, glp_ios_get_prob(tree), glp_get_col_prim);
        break;
    default:
        break;
    }
    if (!job->terminated && must_stop(job, glp_ios_get_prob(tree))) {
        job->terminated = true;
        glp_ios_terminate(tree);
    }
}

/* The root relaxation, in slices so that a signal need not wait for its end. Returns false if the answer is final. */
static bool solve_root(struct job *job)
{
    glp_smcp control;
    glp_init_smcp(&control);
    control.msg_lev = GLP_MSG_OFF;
    control.meth = GLP_PRIMAL;
    control.it_lim = SIMPLEX_SLICE;
    glp_adv_basis(job->lp, 0);
    int code;
    while ((code = glp_simplex(job->lp, &control)) == GLP_EITLIM) {
        if (must_stop(job, job->lp)) {
            job->answer->status = VP_MIP_LIMIT;
            return false;
        }
    }
    int status = glp_get_status(job->lp);
    if (code != 0 || (status != GLP_OPT && status != GLP_NOFEAS)) {
        job->answer->status = VP_MIP_BROKEN;
        return false;
    }
    if (status == GLP_NOFEAS) {
        job->answer->status = VP_MIP_INFEASIBLE;
        return false;
    }
    job->answer->bound = glp_get_obj_val(job->lp);
    if (job->task->bound != NULL)
        job->task->bound(job->task->user, job->answer->bound);
    return true;
}

static void solve_tree(struct job *job)
{
    glp_iocp control;
    glp_init_iocp(&control);
    control.msg_lev = GLP_MSG_OFF;
    control.br_tech = GLP_BR_MFV;
    control.bt_tech = job->task->for_bound ? GLP_BT_BLB : GLP_BT_BPH;
    control.mir_cuts = GLP_ON;
    control.clq_cuts = GLP_ON;
    control.gmi_cuts = job->task->for_bound ? GLP_ON : GLP_OFF;
    control.cb_func = watch_tree;
    control.cb_info = job;
    int code = glp_intopt(job->lp, &control);
    /* Its own rounding heuristic says nothing to the callback. */
    if (code == 0 || code == GLP_ESTOP)
        take_tree_solution(job);
    struct vp_mip_answer *answer = job->answer;
    if (code == GLP_ESTOP || job->terminated) {
        answer->status = VP_MIP_LIMIT;
    } else if (code != 0) {
        answer->status = VP_MIP_BROKEN;
    } else if (answer->has_value) {
        answer->status = VP_MIP_OPTIMAL;
        answer->bound = answer->points;
    } else {
        answer->status = VP_MIP_INFEASIBLE;
    }
}

static bool any_whole(const struct job *job)
{
    for (int i = 0; i < job->reduced.n_columns; i++)
        if (job->task->whole[job->reduced.column[i]])
            return true;
    return false;
}

static void run_job(struct job *job)
{
    job->lp = glp_create_prob();
    glp_set_obj_dir(job->lp, GLP_MIN);
    load_columns(job->lp, job);
    load_rows(job->lp, job);
    job->weight = fmax(1, vp_glpk_iteration(job->lp));
    if (solve_root(job)) {
        if (job->task->relax_only || !any_whole(job)) {
            take_solution(job, job->lp, glp_get_col_prim);
            job->answer->status = VP_MIP_OPTIMAL;
        } else {
            solve_tree(job);
        }
    }
    job->answer->effort = spent(job, job->lp);
    glp_delete_prob(job->lp);
}

/* With every column fixed there is nothing to solve. */
static void answer_fixed(struct job *job)
{
    struct vp_mip_answer *answer = job->answer;
    memcpy(answer->value, job->reduced.lower, (size_t)job->task->program->columns.n * sizeof *answer->value);
    answer->has_value = true;
    answer->points = answer->bound = vp_program_points(job->task->program, answer->value);
    answer->status = VP_MIP_OPTIMAL;
    if (job->task->found != NULL)
        job->task->found(job->task->user, answer->value, answer->points);
}

void vp_mip_solve(const struct vp_mip_task *task, struct vp_mip_answer *answer)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    struct job job = {.task = task, .answer = answer, .arena = &arena};
    answer->has_value = false;
    answer->bound = -INFINITY;
    answer->points = INFINITY;
    answer->effort = 1;
    job.scratch = vp_arena_array(&arena, (size_t)task->program->columns.n, sizeof *job.scratch);
    if (task->incumbent != NULL) {
        memcpy(answer->value, task->incumbent, (size_t)task->program->columns.n * sizeof *answer->value);
        answer->points = vp_program_points(task->program, answer->value);
        answer->has_value = true;
    }
    if (!vp_reduce(task->program, task->lower, task->upper, task->whole, &arena, &job.reduced)) {
        answer->status = VP_MIP_INFEASIBLE;
    } else if (job.reduced.n_columns == 0) {
        answer_fixed(&job);
    } else {
        glp_term_out(GLP_OFF);
        glp_term_hook(vp_glpk_swallow, NULL);
        glp_error_hook(vp_glpk_jump_out, NULL);
        if (setjmp(vp_glpk_way_out) == 0) {
            vp_glpk_count(1);
            run_job(&job);
            glp_error_hook(NULL, NULL);
            vp_glpk_count(-1);
        } else {
            glp_error_hook(NULL, NULL);
            answer->status = VP_MIP_BROKEN;
            vp_glpk_fail();
        }
    }
    if (task->running != NULL)
        *task->running = 0;
    vp_arena_clear(&arena);
}

/* The objective's constant as a column fixed at 1: some read a constant's sign in MPS one way, some the other. */
static void load_constant(glp_prob *lp, double constant)
{
    int column = glp_add_cols(lp, 1);
    glp_set_col_name(lp, column, "constant");
    glp_set_obj_coef(lp, column, constant);
    glp_set_col_bnds(lp, column, GLP_FX, 1, 1);
}

static glp_prob *load_named(const struct vp_program *program, const double *lower, const double *upper)
{
    glp_prob *lp = glp_create_prob();
    glp_set_prob_name(lp, "vaktplan");
    glp_set_obj_name(lp, "points");
    glp_set_obj_dir(lp, GLP_MIN);
    glp_add_cols(lp, program->columns.n);
    for (int c = 0; c < program->columns.n; c++) {
        const struct vp_column *column = &program->columns.item[c];
        glp_set_col_name(lp, c + 1, column->name);
        glp_set_obj_coef(lp, c + 1, column->cost);
        if (vp_column_whole(column))
            glp_set_col_kind(lp, c + 1, GLP_IV);
        glp_set_col_bnds(lp, c + 1, vp_glpk_bounds(lower[c], upper[c]), lower[c], upper[c]);
    }
    if (program->constant != 0)
        load_constant(lp, program->constant);
    glp_add_rows(lp, program->rows.n);
    for (int r = 0; r < program->rows.n; r++) {
        const struct vp_row *row = &program->rows.item[r];
        int *index = calloc((size_t)row->n + 1, sizeof *index);
        if (index == NULL)
            vp_die_out_of_memory();
        for (int e = 0; e < row->n; e++)
            index[e + 1] = program->index.item[row->first + e] + 1;
        glp_set_row_name(lp, r + 1, row->name);
        glp_set_row_bnds(lp, r + 1, vp_glpk_bounds(row->lower, row->upper), row->lower, row->upper);
        glp_set_mat_row(lp, r + 1, row->n, index, &program->value.item[row->first] - 1);
        free(index);
    }
    return lp;
}

bool vp_mip_write(const struct vp_program *program, const double *lower, const double *upper,
                  enum vp_program_format format, const char *path)
{
    volatile int code = 1;
    glp_term_out(GLP_OFF);
    glp_term_hook(vp_glpk_swallow, NULL);
    glp_error_hook(vp_glpk_jump_out, NULL);
    if (setjmp(vp_glpk_way_out) == 0) {
        vp_glpk_count(1);
        glp_prob *lp = load_named(program, lower, upper);
        code = format == VP_FREE_MPS ? glp_write_mps(lp, GLP_MPS_FILE, NULL, path) : glp_write_lp(lp, NULL, path);
        glp_delete_prob(lp);
        vp_glpk_count(-1);
    } else {
        vp_glpk_fail();
    }
    glp_error_hook(NULL, NULL);
    return code == 0;
}

const char *vp_mip_version(void)
{
    return glp_version();
}
