/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growing arrays in an arena: doubling, the outgrown copy stays behind until the arena is cleared. */
#include "model/base/vec.h"

#include <limits.h>
#include <string.h>

void *vp_vec_grow(struct vp_arena *arena, void *items, int *room, int n, size_t size)
{
    if (n < *room)
        return items;
    if (n > INT_MAX / 4)
        vp_die_out_of_memory();
    int wider = *room == 0 ? 8 : 2 * *room;
    void *moved = vp_arena_array(arena, (size_t)wider, size);
    if (n > 0)
        memcpy(moved, items, (size_t)n * size);
    *room = wider;
    return moved;
}
