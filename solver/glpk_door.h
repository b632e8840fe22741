/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files behind the door to GLPK share (glpk.c, glpk_lp.c): the way out when it aborts. No other file may include this. */
#ifndef VP_SOLVER_GLPK_DOOR_H
#define VP_SOLVER_GLPK_DOOR_H

#include <glpk.h>

#include <setjmp.h>

enum { SIMPLEX_SLICE = 400 }; /* iterations between two looks at whether to stop */

extern jmp_buf vp_glpk_way_out;

/* GLPK's error hook: jumps to vp_glpk_way_out. */
void vp_glpk_jump_out(void *info);

/* Its terminal hook: what it has to say before it aborts would go to stdout, which belongs to results. */
int vp_glpk_swallow(void *info, const char *text);

/* An object of GLPK's is needed no more (+1: one more is), or GLPK failed and they are all gone. Its environment is freed with the last. */
void vp_glpk_count(int more);
void vp_glpk_fail(void);

/* How often it has failed so far: whoever began before the last failure has lost his objects. */
int vp_glpk_failures(void);

/* The effort that an iteration of the simplex counts for: about the time it takes, measured with 100 to 12,000 rows. */
double vp_glpk_iteration(glp_prob *lp);

/* GLPK's name for such bounds. */
int vp_glpk_bounds(double lower, double upper);

#endif
