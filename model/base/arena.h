/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that lives and dies together: one arena per plan, one per solve. */
#ifndef VP_BASE_ARENA_H
#define VP_BASE_ARENA_H

#include <stddef.h>

struct vp_arena_block;

struct vp_arena {
    struct vp_arena_block *newest;
};

/* Starts an empty arena; it owns nothing until the first allocation. */
void vp_arena_init(struct vp_arena *arena);

/* Frees every byte handed out by `arena`; the arena is empty afterwards. */
void vp_arena_clear(struct vp_arena *arena);

/* Returns `size` zeroed bytes, aligned for any type, owned by the arena. Never fails: out of memory ends the process. */
void *vp_arena_alloc(struct vp_arena *arena, size_t size);

/* As vp_arena_alloc for `count` items of `size` bytes; a product that overflows ends the process. */
void *vp_arena_array(struct vp_arena *arena, size_t count, size_t size);

/* Copies `length` bytes of `text` and a final NUL. */
char *vp_arena_strndup(struct vp_arena *arena, const char *text, size_t length);

/* Copies the NUL-terminated `text`. */
char *vp_arena_strdup(struct vp_arena *arena, const char *text);

/* printf into arena memory. */
char *vp_arena_printf(struct vp_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Ends the process with exit code 70 and one line on stderr: the one place where running out of memory dies. */
_Noreturn void vp_die_out_of_memory(void);

#endif
