/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of others, made safe for each medium: plain text, HTML, CSV, YAML, gnuplot. */
#include "report/escape.h"

#include <utf8proc.h>

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { MARKS_A_LETTER = 2 }; /* combining marks kept on one letter: more only serve to smear the lines above */

/* The code point at `at` and its length in bytes; broken bytes are U+FFFD, one at a time. */
static int32_t read_point(const char *at, int *bytes)
{
    utf8proc_int32_t point = -1;
    utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)at, (utf8proc_ssize_t)strlen(at), &point);
    if (step < 1) {
        *bytes = 1;
        return 0xFFFD;
    }
    *bytes = (int)step;
    return point;
}

static void put_point(struct vp_text *out, int32_t point)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t length = utf8proc_encode_char(point, bytes);
    vp_text_put_bytes(out, (const char *)bytes, (size_t)length);
}

/* Text built in `text`, moved into the arena. */
static const char *keep(struct vp_arena *arena, struct vp_text *text)
{
    const char *kept = vp_arena_strndup(arena, text->at, text->length);
    vp_text_clear(text);
    return kept;
}

static bool is_blank(utf8proc_category_t category, int32_t point)
{
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
           (point >= 0x09 && point <= 0x0D);
}

static bool is_unseen(utf8proc_category_t category)
{
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CS ||
           category == UTF8PROC_CATEGORY_CO || category == UTF8PROC_CATEGORY_CN;
}

const char *vp_clean(struct vp_arena *arena, const char *words)
{
    struct vp_text text;
    vp_text_init(&text);
    bool blank = false;
    int marks = 0;
    int bytes = 0;
    for (const char *at = words; *at != '\0'; at += bytes) {
        int32_t point = read_point(at, &bytes);
        utf8proc_category_t category = utf8proc_category(point);
        if (is_blank(category, point)) {
            blank = text.length > 0;
            continue;
        }
        bool mark = category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
        marks = mark ? marks + 1 : 0;
        if (is_unseen(category) || marks > MARKS_A_LETTER)
            continue;
        if (blank)
            vp_text_put(&text, " ");
        blank = false;
        put_point(&text, point);
    }
    return keep(arena, &text);
}

const char *vp_cut(struct vp_arena *arena, const char *words, int columns)
{
    if (vp_text_width(words) <= columns)
        return vp_arena_strdup(arena, words);
    int width = 0;
    int bytes = 0;
    const char *at = words;
    while (*at != '\0') {
        width += utf8proc_charwidth(read_point(at, &bytes));
        if (width > columns - 1)
            break;
        at += bytes;
    }
    while (at > words && at[-1] == ' ')
        at--;
    return vp_arena_printf(arena, "%.*s…", (int)(at - words), words);
}

/* DejaVu Sans has these; a letter that no font has is drawn by cairo as a box of any size, across the whole chart. */
static bool has_glyph(int32_t point)
{
    if (point < 0x20)
        return false;
    if (point < 0x0530)
        return point < 0x7F || point >= 0xA0;
    return (point >= 0x1E00 && point < 0x2000) || (point >= 0x2010 && point <= 0x2027) ||
           (point >= 0x2030 && point <= 0x205E) || (point >= 0x20A0 && point <= 0x20B5) ||
           (point >= 0x2190 && point <= 0x21FF) || (point >= 0x2200 && point <= 0x22FF) ||
           (point >= 0x25A0 && point <= 0x266F) || point == 0xFFFD;
}

const char *vp_drawable(struct vp_arena *arena, const char *words, bool *whole)
{
    struct vp_text text;
    vp_text_init(&text);
    bool all = true;
    int bytes = 0;
    for (const char *at = words; *at != '\0'; at += bytes) {
        int32_t point = read_point(at, &bytes);
        bool drawn = has_glyph(point) && point != 0xFFFD;
        all = all && drawn;
        put_point(&text, drawn ? point : 0xFFFD);
    }
    if (whole != NULL)
        *whole = all;
    return keep(arena, &text);
}

void vp_put_html(struct vp_text *out, const char *words)
{
    for (const char *at = words; *at != '\0'; at++) {
        switch (*at) {
        case '&':
            vp_text_put(out, "&amp;");
            break;
        case '<':
            vp_text_put(out, "&lt;");
            break;
        case '>':
            vp_text_put(out, "&gt;");
            break;
        case '"':
            vp_text_put(out, "&quot;");
            break;
        case '\'':
            vp_text_put(out, "&#39;");
            break;
        default:
            vp_text_put_bytes(out, at, 1);
        }
    }
}

void vp_put_csv(struct vp_text *out, const char *cell)
{
    size_t length = strlen(cell);
    bool edge = length > 0 && (cell[0] == ' ' || cell[length - 1] == ' ');
    if (!edge && strpbrk(cell, "\",;\r\n\t") == NULL) {
        vp_text_put(out, cell);
        return;
    }
    vp_text_put(out, "\"");
    for (const char *at = cell; *at != '\0'; at++)
        vp_text_put_bytes(out, *at == '"' ? "\"\"" : at, *at == '"' ? 2 : 1);
    vp_text_put(out, "\"");
}

void vp_put_csv_text(struct vp_text *out, const char *cell)
{
    if (cell[0] == '\0' || strchr("=+-@\t\r\n", cell[0]) == NULL) {
        vp_put_csv(out, cell);
        return;
    }
    struct vp_text marked;
    vp_text_init(&marked);
    vp_text_put(&marked, "'");
    vp_text_put(&marked, cell);
    vp_put_csv(out, marked.at);
    vp_text_clear(&marked);
}

/* Words that some YAML reader takes for a truth value or for nothing. */
static bool is_yaml_word(const char *word)
{
    static const char *const taken[] = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"};
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (strcasecmp(word, taken[i]) == 0)
            return true;
    return false;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_plain_yaml(const char *word)
{
    if (!is_letter(word[0]) || is_yaml_word(word))
        return false;
    for (const char *at = word; *at != '\0'; at++)
        if (!is_letter(*at) && !(*at >= '0' && *at <= '9') && *at != '-' && *at != '_')
            return false;
    return true;
}

void vp_put_yaml(struct vp_text *out, const char *word)
{
    if (is_plain_yaml(word)) {
        vp_text_put(out, word);
        return;
    }
    vp_text_put(out, "\"");
    int bytes = 0;
    for (const char *at = word; *at != '\0'; at += bytes) {
        int32_t point = read_point(at, &bytes);
        utf8proc_category_t category = utf8proc_category(point);
        if (point == '"' || point == '\\')
            vp_text_printf(out, "\\%c", (int)point);
        else if (point > 0xFFFF && is_unseen(category))
            vp_text_printf(out, "\\U%08X", (unsigned)point);
        else if (is_unseen(category) || (point != ' ' && is_blank(category, point)))
            vp_text_printf(out, "\\u%04X", (unsigned)point);
        else
            put_point(out, point);
    }
    vp_text_put(out, "\"");
}

void vp_put_gnuplot(struct vp_text *out, const char *words)
{
    int bytes = 0;
    for (const char *at = words; *at != '\0'; at += bytes) {
        int32_t point = read_point(at, &bytes);
        switch (point) {
        case '"':
            vp_text_put(out, "”");
            break;
        case '\'':
            vp_text_put(out, "’");
            break;
        case '`':
            vp_text_put(out, "‘");
            break;
        case '\\':
            vp_text_put(out, "∖");
            break;
        default:
            put_point(out, has_glyph(point) ? point : 0xFFFD);
        }
    }
}

void vp_put_padding(struct vp_text *out, size_t from, int columns)
{
    for (int width = vp_text_width(out->at + from); width < columns; width++)
        vp_text_put(out, " ");
}

void vp_put_right(struct vp_text *out, const char *words, int columns)
{
    for (int width = vp_text_width(words); width < columns; width++)
        vp_text_put(out, " ");
    vp_text_put(out, words);
}

void vp_put_wrapped(struct vp_text *out, int indent, const char *words)
{
    const char *line = strrchr(out->at, '\n');
    int column = vp_text_width(line == NULL ? out->at : line + 1);
    const char *at = words;
    bool first = true;
    while (*at != '\0') {
        size_t length = strcspn(at, " ");
        char word[256];
        snprintf(word, sizeof word, "%.*s", length < sizeof word ? (int)length : (int)sizeof word - 1, at);
        int width = vp_text_width(word);
        if (!first && column + 1 + width > VP_TEXT_COLUMNS) {
            vp_text_printf(out, "\n%*s", indent, "");
            column = indent;
            first = true;
        }
        vp_text_printf(out, "%s%.*s", first ? "" : " ", (int)length, at);
        column += width + !first;
        first = false;
        at += length + (at[length] == ' ');
    }
    vp_text_put(out, "\n");
}
