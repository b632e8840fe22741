/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and columns that are named after the rule being written. */
#ifndef VP_SOLVER_ROWS_H
#define VP_SOLVER_ROWS_H

#include "solver/program.h"

/* A helper of the rule being written, from 0 to 1, free of cost: "LETTER_RULE[detail]". */
int vp_add_helper(struct vp_writer *writer, const char *letter, const char *detail);

/* A slack at the rule's weight for several rows, from 0 to `upper`: "s_RULE[detail]"; -1 if the rule is hard. */
int vp_add_slack(struct vp_writer *writer, const char *detail, double upper);

/* Begins a row "RULE[detail]", or "RULE_part[detail]" if `part` is not NULL. */
void vp_begin_rule_row(struct vp_writer *writer, double lower, double upper, const char *part, const char *detail);

/* Ends a row that reads `sum of entries ≤ upper`: for a soft rule, adds the slack that pays weight × excess. */
void vp_end_at_most(struct vp_writer *writer, const char *detail);

/* The same for `sum of entries ≥ lower`: the slack pays weight × what is missing. */
void vp_end_at_least(struct vp_writer *writer, const char *detail);

/* The part of the row begun last that the past alone makes up (its columns are fixed at 1). */
double vp_row_past(const struct vp_program *program);

/* The duty's cost, at the rule's weight, `times` over: for what is broken by having it at all. */
void vp_charge(struct vp_writer *writer, int column, double times);

#endif
