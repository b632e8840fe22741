/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule while it is read: rules.c (name, kind, force, source), rule_figures.c (figures of its kind), rule_scope.c (of whom and what it
 * speaks). */
#ifndef VP_INPUTS_RULES_H
#define VP_INPUTS_RULES_H

#include "inputs/reader.h"

struct vp_rule_draft {
    struct vp_rule rule;
    struct vp_rule_scope scope;
    const struct vp_entry *entry;
    const char *profile; /* that is being read, or NULL */
    bool anew;           /* the name was not in force before */
    bool figures_given;  /* a figure of its kind stands in this text */
};

/* What figures are that nobody gave. */
extern const struct vp_figures vp_no_figures;

/* Does this kind of rule read the figure called `key`? */
bool vp_rule_reads(enum vp_rule_kind kind, const char *key);

/* Reads the figures in the draft's map: those of its kind, all that it needs, none of another. */
void vp_read_figures(struct vp_reader *reader, struct vp_rule_draft *draft);

/* Reads of which doctors and duties the rule speaks. */
void vp_read_scope(struct vp_reader *reader, struct vp_rule_draft *draft);

#endif
