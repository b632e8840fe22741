/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors that belong to the user, printed with the line at fault and a caret under the place. */
#include "model/base/error.h"

#include "model/base/text.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

enum {
    SHOWN_BYTES = 160, /* of a source line: a 100 MB scalar must not fill the screen */
    REASON_BYTES = 8,  /* of a key that may be meant as `reason` */
};

void vp_errors_init(struct vp_errors *errors)
{
    errors->kept = 0;
    errors->total = 0;
}

void vp_errors_add(struct vp_errors *errors, enum vp_code code, struct vp_pos pos, const char *format, ...)
{
    errors->total++;
    if (errors->kept == VP_ERRORS_KEPT)
        return;
    struct vp_error *error = &errors->list[errors->kept++];
    error->code = code;
    error->pos = pos;
    error->expected[0] = '\0';
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
}

void vp_errors_expect(struct vp_errors *errors, const char *format, ...)
{
    if (errors->total == 0 || errors->total > errors->kept)
        return; /* the error itself was not kept */
    struct vp_error *error = &errors->list[errors->kept - 1];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->expected, sizeof error->expected, format, arguments);
    va_end(arguments);
}

/* The start of line `number` (from 1) in the source, and its length in bytes without the line end. */
static const char *find_line(const struct vp_source *source, int number, size_t *length)
{
    const char *at = source->text;
    const char *end = source->text + source->length;
    for (int line = 1; line < number; line++) {
        const char *next = memchr(at, '\n', (size_t)(end - at));
        if (next == NULL)
            return NULL;
        at = next + 1;
    }
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    *length = (size_t)((stop == NULL ? end : stop) - at);
    if (*length > 0 && at[*length - 1] == '\r')
        (*length)--;
    return at;
}

/* Control characters and broken bytes of a hostile file become '?', so that they cannot steer the terminal. */
static void print_plain(const char *bytes, size_t length, FILE *out)
{
    bool whole = vp_text_is_utf8(bytes, length);
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        bool c1 = byte == 0xC2 && i + 1 < length && (unsigned char)bytes[i + 1] < 0xA0;
        if (byte == '\t')
            fputc(' ', out);
        else if (byte < 0x20 || byte == 0x7F || c1 || (!whole && byte >= 0x80))
            fputc('?', out);
        else
            fputc(byte, out);
    }
}

/* ---- what nobody may see ---- */

static bool is_of_word(char byte)
{
    return isalnum((unsigned char)byte) || byte == '_' || byte == '-' || (unsigned char)byte >= 0x80;
}

/* Does a key stand at `at` that says why somebody is exempt, if only nearly: "resaon"? */
static bool is_reason(const char *line, size_t at, size_t length)
{
    char word[REASON_BYTES + 1];
    if (length == 0 || length > REASON_BYTES)
        return false;
    for (size_t i = 0; i < length; i++)
        word[i] = (char)tolower((unsigned char)line[at + i]);
    word[length] = '\0';
    return vp_text_is_near(word, "reason") || vp_text_is_near(word, "grunn");
}

/* Where the value of such a key begins, in quotes or not; 0 if another stands at `at`, or none. */
static size_t find_value(const char *line, size_t length, size_t at)
{
    size_t i = at;
    if (at > 0 && is_of_word(line[at - 1]))
        return 0;
    while (i < length && is_of_word(line[i]))
        i++;
    if (!is_reason(line, at, i - at))
        return 0;
    if (i < length && (line[i] == '"' || line[i] == '\''))
        i++;
    while (i < length && line[i] == ' ')
        i++;
    if (i == length || line[i++] != ':')
        return 0;
    while (i < length && line[i] == ' ')
        i++;
    return i;
}

/* The end of a value in quotes; without, it may have commas of its own, and all behind it counts as part of it. */
static size_t find_value_end(const char *line, size_t length, size_t from)
{
    const char quote = from < length ? line[from] : '\0';
    if (quote != '"' && quote != '\'')
        return length;
    for (size_t i = from + 1; i < length; i++) {
        const bool escaped = quote == '"' ? line[i] == '\\' : line[i] == quote && i + 1 < length && line[i + 1] == quote;
        if (escaped)
            i++;
        else if (line[i] == quote)
            return i + 1;
    }
    return length;
}

/* Copies a line with a dot for each character of a reason (of an exemption: it may be health data, and messages are sent on). Returns the length of the copy. */
static size_t copy_without_reasons(char *copy, const char *line, size_t length)
{
    size_t copied = 0;
    size_t hidden_from = 0;
    size_t hidden_to = 0;
    for (size_t i = 0; i < length; i++) {
        const size_t value = i < hidden_to ? 0 : find_value(line, length, i);
        if (value > 0) {
            hidden_from = value;
            hidden_to = find_value_end(line, length, value);
        }
        if (i < hidden_from || i >= hidden_to)
            copy[copied++] = line[i];
        else if (((unsigned char)line[i] & 0xC0) != 0x80)
            copy[copied++] = '.';
    }
    return copied;
}

static void print_excerpt(const struct vp_pos *pos, FILE *out)
{
    size_t length = 0;
    const char *line = pos->source->text == NULL ? NULL : find_line(pos->source, pos->line, &length);
    if (line == NULL || pos->column < 1)
        return;
    size_t shown = length < SHOWN_BYTES ? length : SHOWN_BYTES;
    while (shown > 0 && shown < length && ((unsigned char)line[shown] & 0xC0) == 0x80)
        shown--;
    char copy[SHOWN_BYTES];
    const bool cut = shown < length;
    shown = copy_without_reasons(copy, line, shown);
    fprintf(out, "%5d | ", pos->line);
    print_plain(copy, shown, out);
    fputs(cut ? "…\n" : "\n", out);
    if (pos->column > (int)shown + 1)
        return;
    fputs("      | ", out);
    char before[SHOWN_BYTES + 1];
    size_t bytes = 0;
    for (int column = 1; column < pos->column && bytes < shown; column++) {
        bytes++;
        while (bytes < shown && ((unsigned char)copy[bytes] & 0xC0) == 0x80)
            bytes++;
    }
    memcpy(before, copy, bytes);
    before[bytes] = '\0';
    for (size_t i = 0; i < bytes; i++)
        if (before[i] == '\t')
            before[i] = ' ';
    int width = vp_text_width(before);
    for (int i = 0; i < width; i++)
        fputc(' ', out);
    fputs("^\n", out);
}

static void print_error(const struct vp_error *error, FILE *out)
{
    const struct vp_pos *pos = &error->pos;
    if (pos->source != NULL) {
        print_plain(pos->source->name, strlen(pos->source->name), out);
        if (pos->line > 0)
            fprintf(out, ":%d:%d", pos->line, pos->column);
        fputs(": ", out);
    } else {
        fputs("vaktplan: ", out);
    }
    fputs("error: ", out);
    print_plain(error->message, strlen(error->message), out);
    fputc('\n', out);
    if (pos->source != NULL && pos->line > 0)
        print_excerpt(pos, out);
    if (error->expected[0] != '\0') {
        fputs("        ", out);
        print_plain(error->expected, strlen(error->expected), out);
        fputc('\n', out);
    }
}

void vp_errors_print(const struct vp_errors *errors, FILE *out)
{
    for (int i = 0; i < errors->kept; i++)
        print_error(&errors->list[i], out);
    if (errors->total > errors->kept)
        fprintf(out, "… and %d more errors\n", errors->total - errors->kept);
}
