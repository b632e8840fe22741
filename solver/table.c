/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linear probing; twice the room once it is half full. What it had before stays in the arena, which in all is no more than what it has. */
#include "solver/table.h"

#include <string.h>

enum { FIRST_ROOM = 128 };

static void make_room(struct vp_table *table, size_t room)
{
    table->room = room;
    table->hash = vp_arena_array(table->arena, room, sizeof *table->hash);
    table->number = vp_arena_array(table->arena, room, sizeof *table->number);
    vp_table_empty(table);
}

void vp_table_init(struct vp_table *table, struct vp_arena *arena)
{
    *table = (struct vp_table){.arena = arena};
    make_room(table, FIRST_ROOM);
}

void vp_table_empty(struct vp_table *table)
{
    table->n = 0;
    memset(table->number, -1, table->room * sizeof *table->number);
}

static void place(struct vp_table *table, uint64_t hash, int number)
{
    size_t at = hash & (table->room - 1);
    while (table->number[at] >= 0)
        at = (at + 1) & (table->room - 1);
    table->hash[at] = hash;
    table->number[at] = number;
    table->n++;
}

void vp_table_add(struct vp_table *table, uint64_t hash, int number)
{
    if (2 * (table->n + 1) > table->room) {
        const struct vp_table old = *table;
        make_room(table, 2 * old.room);
        for (size_t i = 0; i < old.room; i++)
            if (old.number[i] >= 0)
                place(table, old.hash[i], old.number[i]);
    }
    place(table, hash, number);
}
