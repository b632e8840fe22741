/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several rules need to write their rows: columns and rows named after the rule, sets of duties of which a doctor has one at most,
 * and the list of spots that a duty can change. */
#ifndef VP_SOLVER_HELPERS_H
#define VP_SOLVER_HELPERS_H

#include "solver/program.h"

/* A helper of the rule being written, from 0 to 1, free of cost: "LETTER_RULE[detail]". */
int vp_add_helper(struct vp_writer *writer, const char *letter, const char *detail);

/* A slack at the rule's weight for several rows, from 0 to `upper`: "s_RULE[detail]"; -1 if the rule is hard. */
int vp_add_slack(struct vp_writer *writer, const char *detail, double upper);

/* Begins a row "RULE[detail]", or "RULE_part[detail]" if `part` is not NULL. */
void vp_begin_rule_row(struct vp_writer *writer, double lower, double upper, const char *part, const char *detail);

/* The duty's cost, at the rule's weight, `times` over: for what is broken by having it at all. */
void vp_charge(struct vp_writer *writer, int column, double times);

/* Gathers a clique among duties: the first not yet used, and all that clash (vp_clash) with everything gathered. Marks them as used and
 * returns how many there are; 0 when all are used. O(n · size). */
int vp_gather_clique(const struct vp_writer *writer, int doctor, const int *duties, int n, bool *used, int *clique);

/* ---- spots ---- */

struct vp_link {
    int duty;
    int spot;
};

struct vp_links {
    VP_VEC(struct vp_link) list;
};

/* The spots of `links`, in which a pair may stand several times; `n` spots are numbered from 0. Sorts the list. Memory from `arena`. */
const struct vp_spots *vp_spots_new(struct vp_links *links, int n, const struct vp_problem *problem,
                                    struct vp_arena *arena);

#endif
