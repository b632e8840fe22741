/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growing arrays in an arena: `VP_VEC(struct vp_site) sites;` then `*vp_vec_add(arena, &sites) = site;`.
 * `item` may move at every addition, so keep indices, not pointers, while a vector grows. */
#ifndef VP_BASE_VEC_H
#define VP_BASE_VEC_H

#include "model/base/arena.h"

#define VP_VEC(type)                                                                                                   \
    struct {                                                                                                           \
        type *item;                                                                                                    \
        int n;                                                                                                         \
        int room;                                                                                                      \
    }

/* Room for one more item, zeroed; its address is good until the next addition. */
#define vp_vec_add(arena, vec)                                                                                         \
    ((vec)->item = vp_vec_grow((arena), (vec)->item, &(vec)->room, (vec)->n, sizeof *(vec)->item),                     \
     &(vec)->item[(vec)->n++])

/* Returns `items` with room for one more than `n`, moved if need be (behind vp_vec_add). */
void *vp_vec_grow(struct vp_arena *arena, void *items, int *room, int n, size_t size);

#endif
