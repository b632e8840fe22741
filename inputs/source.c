/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and standard input as text. Everything that no later reader should have to think about is refused here: more bytes than
 * VP_MAX_FILE_BYTES (found without reading them), bytes that are not UTF-8, control characters other than tab and line ends. */
#include "inputs/source.h"

#include "inputs/inputs.h"
#include "model/base/text.h"

#include <utf8proc.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Follows line and column (in characters) through a text. */
struct cursor {
    struct vp_pos pos;
    const unsigned char *at;
    const unsigned char *end;
};

static bool may_stand(utf8proc_int32_t point)
{
    if (point < 0x20)
        return point == '\t' || point == '\n' || point == '\r';
    if (point >= 0x7F && point < 0xA0)
        return point == 0x85;
    return point != 0xFEFF && point != 0xFFFE && point != 0xFFFF;
}

static void explain_broken(struct cursor *cursor, size_t offset, struct vp_errors *errors)
{
    vp_errors_add(errors, VP_EINPUT, cursor->pos, "this is not UTF-8 (byte 0x%02X, %zu bytes into the file)",
                  *cursor->at, offset);
    const char *text = cursor->pos.source->text;
    bool utf16 =
        cursor->pos.source->length >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0);
    vp_errors_expect(errors, utf16 ? "the file looks like UTF-16; save it as UTF-8" : "save the file as UTF-8");
}

/* Spreadsheets and word processors save a ZIP archive unless they are told otherwise. */
static bool is_packed(const struct vp_source *source)
{
    return source->length >= 4 && memcmp(source->text, "PK\x03\x04", 4) == 0;
}

static void explain_control(const struct cursor *cursor, utf8proc_int32_t point, struct vp_errors *errors)
{
    vp_errors_add(errors, VP_EINPUT, cursor->pos, "a control character (U+%04X) has no place in this file",
                  (unsigned)point);
    if (point == 0)
        vp_errors_expect(errors, "NUL bytes come from a damaged file, or one that is not text");
    if (is_packed(cursor->pos.source))
        vp_errors_expect(errors,
                         "the file looks like a workbook (.xlsx, .ods, .docx); save it as text, a table as CSV UTF-8");
}

/* True if every character of the source may stand in a text; the first that may not is an error. */
static bool check_characters(const struct vp_source *source, struct vp_errors *errors)
{
    struct cursor cursor = {.pos = {source, 1, 1}, .at = (const unsigned char *)source->text};
    const unsigned char *start = cursor.at;
    cursor.end = start + source->length;
    while (cursor.at < cursor.end) {
        utf8proc_int32_t point = *cursor.at;
        utf8proc_ssize_t step = 1;
        if (point >= 0x80)
            step = utf8proc_iterate(cursor.at, cursor.end - cursor.at, &point);
        if (step < 1) {
            explain_broken(&cursor, (size_t)(cursor.at - start), errors);
            return false;
        }
        if (!may_stand(point)) {
            explain_control(&cursor, point, errors);
            return false;
        }
        cursor.pos.column = point == '\n' ? 1 : cursor.pos.column + 1;
        cursor.pos.line += point == '\n';
        cursor.at += step;
    }
    return true;
}

static const struct vp_file *finish_file(struct vp_file *file, struct vp_errors *errors)
{
    bool marked = file->length >= 3 && memcmp(file->bytes, "\xEF\xBB\xBF", 3) == 0;
    file->source.text = file->bytes + (marked ? 3 : 0);
    file->source.length = file->length - (marked ? 3 : 0);
    return check_characters(&file->source, errors) ? file : NULL;
}

static void explain_size(const struct vp_file *file, struct vp_errors *errors)
{
    struct vp_pos nowhere = {&file->source, 0, 0};
    vp_errors_add(errors, VP_EINPUT, nowhere, "larger than %d MB, the most that is read",
                  VP_MAX_FILE_BYTES / (1024 * 1024));
}

const struct vp_file *vp_file_take(const char *name, const char *bytes, size_t length, struct vp_arena *arena,
                                   struct vp_errors *errors)
{
    struct vp_file *file = vp_arena_alloc(arena, sizeof *file);
    file->source.name = vp_arena_strdup(arena, name);
    if (length > VP_MAX_FILE_BYTES) {
        explain_size(file, errors);
        return NULL;
    }
    file->bytes = vp_arena_strndup(arena, bytes, length);
    file->length = length;
    return finish_file(file, errors);
}

/* Appends what `stream` holds, at most one byte more than may be read. */
static bool read_stream(FILE *stream, struct vp_text *text)
{
    char piece[64 * 1024];
    size_t got;
    do {
        got = fread(piece, 1, sizeof piece, stream);
        vp_text_put_bytes(text, piece, got);
    } while (got > 0 && text->length <= VP_MAX_FILE_BYTES);
    return !ferror(stream);
}

/* 0 and the bytes in `text`, or errno. */
static int read_path(const char *path, struct vp_text *text)
{
    bool standard = strcmp(path, "-") == 0;
    FILE *stream = standard ? stdin : fopen(path, "rb");
    if (stream == NULL)
        return errno;
    errno = 0;
    int failure = 0;
    struct stat status;
    if (fstat(fileno(stream), &status) == 0 && S_ISDIR(status.st_mode))
        failure = EISDIR;
    else if (!read_stream(stream, text))
        failure = errno == 0 ? EIO : errno;
    if (!standard)
        fclose(stream);
    return failure;
}

const struct vp_file *vp_file_read(const char *path, struct vp_arena *arena, struct vp_errors *errors)
{
    struct vp_file *file = vp_arena_alloc(arena, sizeof *file);
    file->source.name = strcmp(path, "-") == 0 ? "<stdin>" : vp_arena_strdup(arena, path);
    struct vp_text text;
    vp_text_init(&text);
    int failure = read_path(path, &text);
    if (failure != 0) {
        struct vp_pos nowhere = {&file->source, 0, 0};
        vp_errors_add(errors, VP_EIO, nowhere, "cannot be read: %s", strerror(failure));
    } else if (text.length > VP_MAX_FILE_BYTES) {
        explain_size(file, errors);
        failure = EFBIG;
    } else {
        file->bytes = vp_arena_strndup(arena, text.at, text.length);
        file->length = text.length;
    }
    vp_text_clear(&text);
    return failure == 0 ? finish_file(file, errors) : NULL;
}
