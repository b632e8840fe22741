/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is a workbook whole? It is a zip archive of XML documents, and the library that makes it does not look whether its working files took all that was
 * written: what a full disk cuts off is missing, and the archive looks sound all the same. So each document is unpacked and its tags are counted:
 * what is opened must be closed, and nothing stands behind the last. APPNOTE.TXT of PKWARE, 4.3.7, 4.3.12 and 4.3.16, says where what stands. */
#include "report/book.h"

#include <zlib.h>

#include <string.h>

enum {
    END_BYTES = 22,     /* of the record at the end, without a comment */
    CENTRAL_BYTES = 46, /* of an entry of the central directory, without its names */
    LOCAL_BYTES = 30,   /* of the header before a part */
    STORED = 0,
    DEFLATED = 8,
};

/* Where a scan of XML stands. */
struct scan {
    long long depth; /* elements open */
    bool began;      /* the outermost element did */
    bool inside;     /* a tag */
    char quote;      /* an attribute's, or 0 */
    char first;      /* behind the < */
    char last;       /* of the letters so far */
    bool faulty;
};

static void scan_letter(struct scan *scan, char letter)
{
    if (!scan->inside) {
        scan->inside = letter == '<';
        scan->first = '\0';
    } else if (scan->quote != '\0') {
        scan->quote = letter == scan->quote ? '\0' : scan->quote;
        scan->faulty = scan->faulty || letter == '<'; /* the end of this attribute is missing */
    } else if (letter == '<') {
        scan->faulty = true;
    } else if (scan->first == '\0') {
        scan->first = letter;
    } else if (letter == '"' || letter == '\'') {
        scan->quote = letter;
    } else if (letter == '>') {
        bool opens = scan->first != '?' && scan->first != '!' && scan->first != '/' && scan->last != '/';
        scan->faulty = scan->faulty || (scan->began && scan->depth == 0); /* something behind the outermost */
        scan->began = scan->began || (scan->first != '?' && scan->first != '!');
        scan->depth += scan->first == '/' ? -1 : opens;
        scan->inside = false;
    }
    scan->last = letter;
}

static bool scan_ended(const struct scan *scan)
{
    return scan->began && !scan->faulty && !scan->inside && scan->depth == 0;
}

static bool unpack(const char *packed, size_t length, struct scan *scan)
{
    unsigned char letters[16384];
    z_stream stream = {.next_in = (z_const Bytef *)(const Bytef *)packed, .avail_in = (uInt)length};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return false;
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = letters;
        stream.avail_out = sizeof letters;
        state = inflate(&stream, Z_NO_FLUSH);
        for (const unsigned char *at = letters; at < stream.next_out; at++)
            scan_letter(scan, (char)*at);
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END;
}

static size_t read_number(const char *at, int bytes)
{
    size_t number = 0;
    for (int i = bytes - 1; i >= 0; i--)
        number = number << 8 | (unsigned char)at[i];
    return number;
}

/* The part of which the central directory has an entry at `entry`. */
static bool is_part_whole(const char *bytes, size_t length, const char *entry)
{
    size_t method = read_number(entry + 10, 2);
    size_t packed = read_number(entry + 20, 4);
    size_t header = read_number(entry + 42, 4);
    if (header > length || length - header < LOCAL_BYTES || memcmp(bytes + header, "PK\3\4", 4) != 0)
        return false;
    size_t names = read_number(bytes + header + 26, 2) + read_number(bytes + header + 28, 2);
    size_t room = length - header - LOCAL_BYTES;
    if (names > room || packed > room - names)
        return false;
    const char *at = bytes + header + LOCAL_BYTES + names;
    struct scan scan = {.depth = 0};
    for (size_t i = 0; method == STORED && i < packed; i++)
        scan_letter(&scan, at[i]);
    bool unpacked = method == STORED || (method == DEFLATED && unpack(at, packed, &scan));
    return unpacked && scan_ended(&scan);
}

bool vp_book_whole(const char *bytes, size_t length)
{
    if (length < END_BYTES || memcmp(bytes + length - END_BYTES, "PK\5\6", 4) != 0)
        return false;
    const char *end = bytes + length - END_BYTES;
    size_t parts = read_number(end + 10, 2);
    size_t at = read_number(end + 16, 4);
    for (size_t part = 0; part < parts; part++) {
        if (at > length || length - at < CENTRAL_BYTES || memcmp(bytes + at, "PK\1\2", 4) != 0)
            return false;
        if (!is_part_whole(bytes, length, bytes + at))
            return false;
        at += CENTRAL_BYTES + read_number(bytes + at + 28, 2) + read_number(bytes + at + 30, 2) +
              read_number(bytes + at + 32, 2);
    }
    return parts > 0 && at == (size_t)(end - bytes);
}
