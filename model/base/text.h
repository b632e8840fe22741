/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text being built, and the few questions about text that every room asks. All text is UTF-8. */
#ifndef VP_BASE_TEXT_H
#define VP_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* A growing, NUL-terminated buffer; `at` is never NULL after vp_text_init. */
struct vp_text {
    char *at;
    size_t length;
    size_t room;
};

void vp_text_init(struct vp_text *text);
void vp_text_clear(struct vp_text *text);
void vp_text_put(struct vp_text *text, const char *string);
void vp_text_put_bytes(struct vp_text *text, const char *bytes, size_t length);
void vp_text_printf(struct vp_text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Appends `number` in the shortest form that reads back as the same to `decimals` places: 2, 2.5, never 2.50 or -0. */
void vp_text_put_number(struct vp_text *text, double number, int decimals);

/* Screen columns that `string` takes (wide and combining characters counted right); broken UTF-8 counts a column a byte. */
int vp_text_width(const char *string);

/* True if `bytes` is well-formed UTF-8. */
bool vp_text_is_utf8(const char *bytes, size_t length);

/* Is `word` the other, or one slip from it: a letter too many, too few, wrong, or swapped with its neighbour? */
bool vp_text_is_near(const char *word, const char *other);

/* The candidate closest to `word` in edits (swaps included), or NULL when none is close enough to suggest. O(n·|word|·|candidate|). */
const char *vp_text_nearest(const char *word, const char *const *candidates, int n);

#endif
