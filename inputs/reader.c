/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of the readers, and collections of values. */
#include "inputs/reader.h"

#include "model/base/text.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { SHOWN_BYTES = 60, LISTED_BYTES = 170 };

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

const char *vp_line_of(struct vp_reader *reader, struct vp_pos there, struct vp_pos here)
{
    if (there.source == here.source)
        return vp_arena_printf(reader->arena, "line %d", there.line);
    return vp_arena_printf(reader->arena, "line %d of %s", there.line, there.source->name);
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
    int listed = 0;
    for (; listed < n && (n - listed == 1 || list.length < LISTED_BYTES); listed++)
        vp_text_printf(&list, "%s%s", listed == 0 ? " " : ", ", vp_shown(reader, candidates[listed]));
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

bool vp_read_form(struct vp_reader *reader, const struct vp_node *node, const char *what, enum vp_map map)
{
    const struct vp_words *keys = vp_map_keys(map);
    return vp_read_keys(reader, node, what, keys->word, keys->n);
}

void vp_read_entries(struct vp_reader *reader, const struct vp_node *node, const char *what, const char *entries,
                     int most, vp_entry_reader *read, void *into)
{
    const struct vp_node **items;
    int n = vp_read_list(reader, node, what, &items);
    if (n == 0 || !vp_read_count(reader, node, entries, most))
        return;
    for (int i = 0; i < n; i++)
        read(reader, items[i], into);
}

bool *vp_read_flags(struct vp_reader *reader, const struct vp_node *node, const struct vp_known *known, bool *before)
{
    const struct vp_node **items;
    int n = vp_read_list(reader, node, known->plural, &items);
    if (node == NULL)
        return before;
    if (n == 0 && node->kind == VP_NODE_LIST)
        vp_fail(reader, node->pos, "no %s at all", known->what);
    bool *flags = vp_arena_array(reader->arena, (size_t)known->names->n + 1, sizeof *flags);
    for (int i = 0; i < n; i++) {
        int index = 0;
        if (vp_read_reference(reader, items[i], known, &index))
            flags[index] = true;
    }
    return flags;
}

bool vp_read_limits(struct vp_reader *reader, const struct vp_node *node, const char *what, double most,
                    double *at_least, double *at_most)
{
    const struct vp_limits limits = {.least = 0, .most = most};
    *at_least = 0;
    *at_most = INFINITY;
    if (node == NULL || node->kind != VP_NODE_MAP)
        return vp_read_number(reader, node, what, limits, at_most);
    const struct vp_node *low = vp_node_get(node, "at_least");
    const struct vp_node *high = vp_node_get(node, "at_most");
    if (!vp_read_form(reader, node, what, VP_MAP_limits))
        return false;
    if (node->n == 0) {
        vp_fail(reader, node->pos, "%s has neither 'at_least' nor 'at_most'", what);
        return false;
    }
    bool good = low == NULL || vp_read_number(reader, low, "at_least", limits, at_least);
    good &= high == NULL || vp_read_number(reader, high, "at_most", limits, at_most);
    if (good && low != NULL && *at_least > *at_most) {
        vp_fail(reader, low->pos, "%s: at least %.15g is more than at most %.15g", what, *at_least, *at_most);
        return false;
    }
    return good;
}
