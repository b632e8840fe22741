/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a name to a number, in constant time: ids to indices, keys to entries. Memory is the arena's. */
#ifndef VP_INPUTS_NAMES_H
#define VP_INPUTS_NAMES_H

#include "model/base/arena.h"

#include <stdbool.h>

struct vp_name_slot {
    const char *name; /* NULL = free */
    int value;
};

/* All zero is an empty table. */
struct vp_names {
    struct vp_name_slot *slots;
    int n;
    int room;
    bool doubtful; /* one was refused or named twice: a name that is not there may be meant to be */
};

/* Adds `name`, which is kept and not copied; the value of a name that is there already is replaced. */
void vp_names_put(struct vp_names *names, const char *name, int value, struct vp_arena *arena);

/* The value of `name`, or -1. */
int vp_names_find(const struct vp_names *names, const char *name);

#endif
