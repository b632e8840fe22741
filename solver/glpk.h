/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one door to GLPK: a program with bounds of the caller's goes in, values and a bound come out. GLPK aborts the process on misuse and on exhausted
 * memory; behind this door that becomes VP_MIP_BROKEN, with every GLPK object freed. */
#ifndef VP_SOLVER_GLPK_H
#define VP_SOLVER_GLPK_H

#include "solver/program.h"
#include "solver/solver.h"

#include <stdbool.h>

enum vp_mip_status {
    VP_MIP_OPTIMAL,    /* proven, for these bounds */
    VP_MIP_INFEASIBLE, /* proven, for these bounds */
    VP_MIP_LIMIT,      /* effort or time is up, or the caller said stop */
    VP_MIP_BROKEN,     /* GLPK failed */
};

/* What to solve. Arrays are per column of the program and belong to the caller. */
struct vp_mip_task {
    const struct vp_program *program;
    const double *lower; /* columns with lower = upper are taken out before GLPK sees them */
    const double *upper;
    const unsigned char *whole; /* which columns must be whole */
    const double *incumbent;    /* values to start from, feasible for these bounds; NULL = none */
    bool for_bound;             /* open the node with the least bound first; else dive */
    bool relax_only;            /* stop at the root relaxation */
    long long effort;           /* most work, in simplex iterations and NODE_EFFORT a node; 0 = unlimited */
    long long *running; /* kept at the work done so far whenever a callback is asked, 0 at the end; NULL = not wanted */
    bool (*stop)(void *user);                                      /* asked between nodes; NULL = never */
    void (*found)(void *user, const double *value, double points); /* a better solution, whole vector; NULL = not wanted */
    void (*bound)(void *user, double bound);                       /* the tree's bound rose; NULL = not wanted */
    void *user;
};

struct vp_mip_answer {
    enum vp_mip_status status;
    bool has_value;
    double points; /* of `value` */
    double bound;  /* valid for these bounds; -INFINITY = none */
    long long effort;
    double *value; /* the caller's, room for every column */
};

/* Solves; fills `answer` (value must be set by the caller). Deterministic as long as `stop` is. */
void vp_mip_solve(const struct vp_mip_task *task, struct vp_mip_answer *answer);

/* Writes the program with these bounds as free MPS or CPLEX LP. False if the file cannot be written. */
bool vp_mip_write(const struct vp_program *program, const double *lower, const double *upper,
                  enum vp_program_format format, const char *path);

const char *vp_mip_version(void);

#endif
