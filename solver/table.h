/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers that are found again by what they stand for: open addressing by a hash of it, at most half full. The owner keeps what they stand for, and compares. */
#ifndef VP_SOLVER_TABLE_H
#define VP_SOLVER_TABLE_H

#include "model/base/arena.h"

#include <stdint.h>

struct vp_table {
    struct vp_arena *arena;
    uint64_t *hash; /* [room] */
    int *number;    /* [room], -1 = free */
    size_t room;    /* a power of 2 */
    size_t n;
};

/* Memory from `arena`; it grows by itself. */
void vp_table_init(struct vp_table *table, struct vp_arena *arena);

/* Takes all numbers out. */
void vp_table_empty(struct vp_table *table);

void vp_table_add(struct vp_table *table, uint64_t hash, int number);

/* The next number with that hash, -1 when there are no more; *step is 0 before the first. */
static inline int vp_table_next(const struct vp_table *table, uint64_t hash, size_t *step)
{
    for (size_t at; table->number[at = (hash + *step) & (table->room - 1)] >= 0;) {
        ++*step;
        if (table->hash[at] == hash)
            return table->number[at];
    }
    return -1;
}

/* The hash of what had `hash` so far, and one more value. */
static inline uint64_t vp_mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 29);
}

#endif
