/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that lives and dies together: a list of blocks, filled from the front, freed as one. */
#include "model/base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 64 * 1024 };

struct vp_arena_block {
    struct vp_arena_block *older;
    size_t used;
    size_t room;
    alignas(max_align_t) unsigned char bytes[];
};

_Noreturn void vp_die_out_of_memory(void)
{
    fputs("vaktplan: out of memory\n", stderr);
    exit(70);
}

void vp_arena_init(struct vp_arena *arena)
{
    arena->newest = NULL;
}

void vp_arena_clear(struct vp_arena *arena)
{
    struct vp_arena_block *block = arena->newest;
    while (block != NULL) {
        struct vp_arena_block *older = block->older;
        free(block);
        block = older;
    }
    arena->newest = NULL;
}

static struct vp_arena_block *add_block(struct vp_arena *arena, size_t size)
{
    size_t room = size > BLOCK_BYTES ? size : BLOCK_BYTES;
    struct vp_arena_block *block = calloc(1, sizeof *block + room);
    if (block == NULL)
        vp_die_out_of_memory();
    block->room = room;
    block->older = arena->newest;
    arena->newest = block;
    return block;
}

void *vp_arena_alloc(struct vp_arena *arena, size_t size)
{
    const size_t step = alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        vp_die_out_of_memory();
    size = (size + step - 1) / step * step;
    struct vp_arena_block *block = arena->newest;
    if (block == NULL || block->room - block->used < size)
        block = add_block(arena, size);
    void *start = block->bytes + block->used;
    block->used += size;
    return start;
}

void *vp_arena_array(struct vp_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / 2 / size)
        vp_die_out_of_memory();
    return vp_arena_alloc(arena, count * size);
}

char *vp_arena_strndup(struct vp_arena *arena, const char *text, size_t length)
{
    char *copy = vp_arena_alloc(arena, length + 1);
    if (length > 0)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *vp_arena_strdup(struct vp_arena *arena, const char *text)
{
    return vp_arena_strndup(arena, text, strlen(text));
}

char *vp_arena_printf(struct vp_arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        return vp_arena_strdup(arena, "");
    char *text = vp_arena_alloc(arena, (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return text;
}
