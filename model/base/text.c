/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text being built; widths by utf8proc; nearest word by Damerau–Levenshtein distance (optimal string alignment). */
#include "model/base/text.h"

#include "model/base/arena.h"

#include <utf8proc.h>

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_BYTES = 64 }; /* longer words get no suggestion */

void vp_text_init(struct vp_text *text)
{
    text->room = 256;
    text->length = 0;
    text->at = malloc(text->room);
    if (text->at == NULL)
        vp_die_out_of_memory();
    text->at[0] = '\0';
}

void vp_text_clear(struct vp_text *text)
{
    free(text->at);
    text->at = NULL;
    text->length = text->room = 0;
}

static void reserve(struct vp_text *text, size_t more)
{
    if (more > SIZE_MAX / 4 - text->length)
        vp_die_out_of_memory();
    size_t needed = text->length + more + 1;
    if (needed <= text->room)
        return;
    size_t room = text->room;
    while (room < needed)
        room *= 2;
    char *moved = realloc(text->at, room);
    if (moved == NULL)
        vp_die_out_of_memory();
    text->at = moved;
    text->room = room;
}

void vp_text_put_bytes(struct vp_text *text, const char *bytes, size_t length)
{
    if (length == 0)
        return;
    reserve(text, length);
    memcpy(text->at + text->length, bytes, length);
    text->length += length;
    text->at[text->length] = '\0';
}

void vp_text_put(struct vp_text *text, const char *string)
{
    vp_text_put_bytes(text, string, strlen(string));
}

void vp_text_printf(struct vp_text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        return;
    reserve(text, (size_t)length);
    va_start(arguments, format);
    vsnprintf(text->at + text->length, (size_t)length + 1, format, arguments);
    va_end(arguments);
    text->length += (size_t)length;
}

void vp_text_put_number(struct vp_text *text, double number, int decimals)
{
    char digits[64];
    int length = snprintf(digits, sizeof digits, "%.*f", decimals, number);
    if (length < 0 || length >= (int)sizeof digits) {
        vp_text_printf(text, "%g", number);
        return;
    }
    if (strchr(digits, '.') != NULL) {
        while (digits[length - 1] == '0')
            digits[--length] = '\0';
        if (digits[length - 1] == '.')
            digits[--length] = '\0';
    }
    vp_text_put(text, strcmp(digits, "-0") == 0 ? "0" : digits);
}

int vp_text_width(const char *string)
{
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)string;
    utf8proc_ssize_t left = (utf8proc_ssize_t)strlen(string);
    int width = 0;
    while (left > 0) {
        utf8proc_int32_t point = -1;
        utf8proc_ssize_t step = utf8proc_iterate(at, left, &point);
        if (step < 1) {
            step = 1;
            width += 1;
        } else {
            width += utf8proc_charwidth(point);
        }
        at += step;
        left -= step;
    }
    return width;
}

bool vp_text_is_utf8(const char *bytes, size_t length)
{
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)bytes;
    utf8proc_ssize_t left = (utf8proc_ssize_t)length;
    while (left > 0) {
        utf8proc_int32_t point = -1;
        utf8proc_ssize_t step = utf8proc_iterate(at, left, &point);
        if (step < 1)
            return false;
        at += step;
        left -= step;
    }
    return true;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Edits (insert, drop, change, swap of neighbours) that turn `a` into `b`, both at most WORD_BYTES long. */
static int count_edits(const char *a, const char *b)
{
    int rows[3][WORD_BYTES + 1];
    int na = (int)strlen(a);
    int nb = (int)strlen(b);
    int *two = rows[0];
    int *one = rows[1];
    int *now = rows[2];
    for (int j = 0; j <= nb; j++)
        one[j] = j;
    for (int i = 1; i <= na; i++) {
        now[0] = i;
        for (int j = 1; j <= nb; j++) {
            int change = one[j - 1] + (a[i - 1] != b[j - 1]);
            now[j] = least(change, least(one[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], two[j - 2] + 1);
        }
        int *spare = two;
        two = one;
        one = now;
        now = spare;
    }
    return one[nb];
}

bool vp_text_is_near(const char *word, const char *other)
{
    return strlen(word) <= WORD_BYTES && strlen(other) <= WORD_BYTES && count_edits(word, other) <= 1;
}

const char *vp_text_nearest(const char *word, const char *const *candidates, int n)
{
    size_t length = strlen(word);
    if (length == 0 || length > WORD_BYTES)
        return NULL;
    int best = (int)length / 3 + 1;
    const char *nearest = NULL;
    for (int i = 0; i < n; i++) {
        if (strlen(candidates[i]) > WORD_BYTES)
            continue;
        int edits = count_edits(word, candidates[i]);
        if (edits < best || (edits == best && nearest == NULL && edits < (int)length)) {
            best = edits;
            nearest = candidates[i];
        }
    }
    return nearest;
}
