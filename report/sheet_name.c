/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for the sheets of a workbook: at most 31 letters as UTF-16 counts them, none of []:*?/\, no apostrophe at either end, no two alike but for
 * capitals, and not "History", which Excel keeps for itself. */
#include "report/book.h"

#include "report/escape.h"

#include <utf8proc.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ENDING = 16 };

size_t vp_sheet_fits(const char *words, int letters)
{
    size_t at = 0;
    int counted = 0;
    while (words[at] != '\0') {
        size_t bytes = 1;
        while (((unsigned char)words[at + bytes] & 0xC0) == 0x80)
            bytes++;
        counted += bytes >= 4 ? 2 : 1; /* beyond the first 65536 letters two are taken for one */
        if (counted > letters)
            break;
        at += bytes;
    }
    return at;
}

static char *replace_forbidden(struct vp_arena *arena, const char *words)
{
    struct vp_text text;
    vp_text_init(&text);
    for (const char *at = vp_clean(arena, words); *at != '\0'; at++) {
        if (*at == '\'')
            vp_text_put(&text, "’");
        else
            vp_text_put_bytes(&text, strchr("[]:*?/\\", *at) != NULL ? "-" : at, 1);
    }
    char *kept = vp_arena_strndup(arena, text.at, text.length);
    vp_text_clear(&text);
    return kept;
}

/* Small letters throughout, so that names that differ in capitals alone are alike; in the arena. */
static const char *fold(struct vp_arena *arena, const char *words)
{
    utf8proc_uint8_t *folded = utf8proc_NFKC_Casefold((const utf8proc_uint8_t *)words);
    const char *kept = vp_arena_strdup(arena, folded == NULL ? words : (const char *)folded);
    free(folded);
    return kept;
}

static bool is_free(struct vp_arena *arena, const char *name, const char *const *taken, int n)
{
    const char *folded = fold(arena, name);
    if (name[0] == '\0' || strcmp(folded, "history") == 0)
        return false;
    for (int i = 0; i < n; i++)
        if (strcmp(fold(arena, taken[i]), folded) == 0)
            return false;
    return true;
}

/* `words` with ` (number)` behind them, cut to fit; no blank before it. */
static const char *join(struct vp_arena *arena, const char *words, const char *ending)
{
    size_t length = vp_sheet_fits(words, VP_BOOK_NAME - (int)strlen(ending));
    while (length > 0 && words[length - 1] == ' ')
        length--;
    return vp_arena_printf(arena, "%.*s%s", (int)length, words, length == 0 && ending[0] == ' ' ? ending + 1 : ending);
}

const char *vp_sheet_name(struct vp_arena *arena, const char *words, const char *const *taken, int n)
{
    const char *clean = replace_forbidden(arena, words);
    const char *name = join(arena, clean, "");
    for (int number = 2; !is_free(arena, name, taken, n); number++) {
        char ending[ENDING];
        snprintf(ending, sizeof ending, " (%d)", number);
        name = join(arena, clean, ending);
    }
    return name;
}
