/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that doctors carry – qualifications and groups – and lists of them elsewhere. */
#ifndef VP_INPUTS_TAGS_H
#define VP_INPUTS_TAGS_H

#include "inputs/reader.h"

enum { VP_MAX_TAGS = 64 }; /* of each kind: bits of a mask */

struct vp_tag_kind {
    struct vp_names *names;   /* word → bit */
    const char *const *words; /* by bit; good until the next one is added */
    bool *known;              /* every doctor's could be read: a word that is not there is a mistake */
    bool groups;
    const char *one;     /* "a qualification" */
    const char *plural;  /* "qualifications" */
    const char *missing; /* "no doctor is qualified" */
    const char *list;    /* "the doctors' qualifications are" */
};

struct vp_tag_kind vp_qualifications(struct vp_reader *reader);
struct vp_tag_kind vp_groups(struct vp_reader *reader);

/* A doctor's words: their bits are added to `mask`, and new words to the plan's. */
void vp_add_tags(struct vp_reader *reader, const struct vp_node *node, const char *what, const struct vp_tag_kind *kind,
                 uint64_t *mask);

/* Words that doctors must have somewhere: their bits are added to `mask`. */
void vp_read_tags(struct vp_reader *reader, const struct vp_node *node, const char *what,
                  const struct vp_tag_kind *kind, uint64_t *mask);

#endif
