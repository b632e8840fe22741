/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of the readers, and collections of values. */
#include "inputs/reader.h"

#include "model/base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { SHOWN_BYTES = 60, LISTED = 14 };

/* True if the place has this error already: values behind an alias are read as often as they are used. */
static bool was_told(const struct vp_errors *errors, struct vp_pos pos, const char *message)
{
    for (int i = 0; i < errors->kept; i++) {
        const struct vp_pos *told = &errors->list[i].pos;
        if (told->source == pos.source && told->line == pos.line && told->column == pos.column &&
            strcmp(errors->list[i].message, message) == 0)
            return true;
    }
    return false;
}

void vp_fail(struct vp_reader *reader, struct vp_pos pos, const char *format, ...)
{
    char message[sizeof reader->errors->list[0].message];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    bool told = was_told(reader->errors, pos, message);
    reader->last_kept = !told && reader->errors->kept < VP_ERRORS_KEPT;
    if (!told)
        vp_errors_add(reader->errors, VP_EINPUT, pos, "%s", message);
}

void vp_expect(struct vp_reader *reader, const char *format, ...)
{
    if (!reader->last_kept)
        return;
    char expected[sizeof reader->errors->list[0].expected];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(expected, sizeof expected, format, arguments);
    va_end(arguments);
    vp_errors_expect(reader->errors, "%s", expected);
}

const char *vp_shown(struct vp_reader *reader, const char *text)
{
    size_t length = strlen(text);
    if (length <= SHOWN_BYTES)
        return text;
    size_t shown = SHOWN_BYTES;
    while (shown > 0 && ((unsigned char)text[shown] & 0xC0) == 0x80)
        shown--;
    return vp_arena_printf(reader->arena, "%.*s…", (int)shown, text);
}

void vp_suggest(struct vp_reader *reader, const char *word, const char *const *candidates, int n, const char *known)
{
    if (!reader->last_kept)
        return;
    const char *nearest = vp_text_nearest(word, candidates, n);
    if (nearest != NULL) {
        vp_expect(reader, "did you mean '%s'?", nearest);
        return;
    }
    struct vp_text list;
    vp_text_init(&list);
    int listed = n <= LISTED + 1 ? n : LISTED;
    for (int i = 0; i < listed; i++)
        vp_text_printf(&list, "%s%s", i == 0 ? " " : ", ", vp_shown(reader, candidates[i]));
    if (listed < n)
        vp_text_printf(&list, " and %d more", n - listed);
    vp_expect(reader, "%s%s", known, list.at);
    vp_text_clear(&list);
}

bool vp_read_map(struct vp_reader *reader, const struct vp_node *node, const char *what)
{
    if (node == NULL || node->kind == VP_NODE_BROKEN)
        return false;
    if (node->kind == VP_NODE_MAP)
        return true;
    if (vp_node_empty(node))
        vp_fail(reader, node->pos, "%s must be a map of `key: value`; nothing is given", what);
    else
        vp_fail(reader, node->pos, "%s must be a map of `key: value`, not a %s", what,
                node->kind == VP_NODE_LIST ? "list" : "single value");
    return false;
}

bool vp_read_keys(struct vp_reader *reader, const struct vp_node *node, const char *what, const char *const *keys, int n)
{
    if (!vp_read_map(reader, node, what))
        return false;
    for (int i = 0; i < node->n; i++) {
        const struct vp_node *key = node->entries[i].key;
        bool allowed = false;
        for (int k = 0; k < n && !allowed; k++)
            allowed = strcmp(keys[k], key->text) == 0;
        if (allowed)
            continue;
        vp_fail(reader, key->pos, "unknown key '%s' in %s", vp_shown(reader, key->text), what);
        vp_suggest(reader, key->text, keys, n, "it may have");
        const char *meant = reader->last_kept ? vp_text_nearest(key->text, keys, n) : NULL;
        if (meant != NULL)
            *vp_vec_add(reader->arena, &reader->mistyped) = (struct vp_mistyped){node, meant};
    }
    return true;
}

int vp_read_list(struct vp_reader *reader, const struct vp_node *node, const char *what, const struct vp_node ***items)
{
    *items = NULL;
    if (node == NULL || node->kind == VP_NODE_BROKEN)
        return 0;
    if (node->kind == VP_NODE_TEXT && vp_node_empty(node)) {
        vp_fail(reader, node->pos, "%s must be a list; nothing is given", what);
        return 0;
    }
    int n = node->kind == VP_NODE_LIST ? node->n : 1;
    *items = vp_arena_array(reader->arena, (size_t)n, sizeof(const struct vp_node *));
    for (int i = 0; i < n; i++)
        (*items)[i] = node->kind == VP_NODE_LIST ? node->entries[i].value : node;
    return n;
}

bool vp_require(struct vp_reader *reader, const struct vp_node *map, const char *key, struct vp_pos pos, const char *what)
{
    if (vp_node_entry(map, key) != NULL)
        return true;
    reader->last_kept = false;
    for (int i = 0; i < reader->mistyped.n; i++)
        if (reader->mistyped.item[i].map == map && strcmp(reader->mistyped.item[i].meant, key) == 0)
            return false;
    vp_fail(reader, pos, "%s has no '%s'", what, key);
    return false;
}

bool vp_read_count(struct vp_reader *reader, const struct vp_node *node, const char *what, int most)
{
    if (node->kind == VP_NODE_TEXT || node->n <= most)
        return true;
    vp_fail(reader, node->pos, "%d %s; at most %d are read", node->n, what, most);
    return false;
}
