/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a name to a number: open addressing with linear probing, at most half full (hash: Fowler, Noll, Vo, FNV-1a). */
#include "inputs/names.h"

#include <stdint.h>
#include <string.h>

static uint32_t hash_name(const char *name)
{
    uint32_t hash = UINT32_C(2166136261);
    for (const char *at = name; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * UINT32_C(16777619);
    return hash;
}

/* The slot that holds `name`, or the free one where it would go. There is always a free one. */
static struct vp_name_slot *find_slot(const struct vp_names *names, const char *name)
{
    uint32_t mask = (uint32_t)names->room - 1;
    uint32_t at = hash_name(name) & mask;
    while (names->slots[at].name != NULL && strcmp(names->slots[at].name, name) != 0)
        at = (at + 1) & mask;
    return &names->slots[at];
}

static void grow(struct vp_names *names, struct vp_arena *arena)
{
    struct vp_names wider = {.room = names->room == 0 ? 16 : 2 * names->room, .n = names->n, .doubtful = names->doubtful};
    wider.slots = vp_arena_array(arena, (size_t)wider.room, sizeof *wider.slots);
    for (int i = 0; i < names->room; i++)
        if (names->slots[i].name != NULL)
            *find_slot(&wider, names->slots[i].name) = names->slots[i];
    *names = wider;
}

void vp_names_put(struct vp_names *names, const char *name, int value, struct vp_arena *arena)
{
    if (2 * (names->n + 1) > names->room)
        grow(names, arena);
    struct vp_name_slot *slot = find_slot(names, name);
    if (slot->name == NULL)
        names->n++;
    slot->name = name;
    slot->value = value;
}

int vp_names_find(const struct vp_names *names, const char *name)
{
    if (names->room == 0)
        return -1;
    const struct vp_name_slot *slot = find_slot(names, name);
    return slot->name == NULL ? -1 : slot->value;
}
