/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libyaml's events → a tree of nodes with places. The one file that knows libyaml.
 *
 * libyaml's marks count characters from the start of the text, so a place is the last line that starts at or before a mark; libyaml's
 * own line numbers are not used, because it also ends lines at characters (U+2028 and the like) at which no editor does. An alias shares
 * the node of its anchor. What it would come to when written out is counted, so that a few hundred bytes of nested aliases cannot stand
 * for more than VP_MAX_NODES values. Tags, merge keys, directives and second documents are refused: the plan language has none. */
#include "inputs/node.h"

#include "inputs/inputs.h"
#include "inputs/names.h"
#include "model/base/text.h"
#include "model/base/vec.h"

#include <yaml.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_ANCHORS = 1000, SHOWN_CHARACTERS = 60 };

/* What an alias may stand for; while the node is under construction its size is 0. */
struct anchor {
    struct vp_node *node;
};

struct builder {
    yaml_parser_t parser;
    yaml_event_t event; /* the current one */
    const struct vp_source *source;
    struct vp_arena *arena;
    struct vp_errors *errors;
    uint32_t *line_starts; /* in characters */
    int n_lines;
    struct vp_names anchors;
    VP_VEC(struct anchor) anchored;
    int nodes;    /* so far, aliases written out */
    bool stopped; /* nothing more can be read */
};

/* ---- places ---- */

static void index_lines(struct builder *builder)
{
    const char *text = builder->source->text;
    size_t length = builder->source->length;
    size_t lines = 1;
    for (size_t i = 0; i < length; i++)
        lines += text[i] == '\n';
    builder->line_starts = vp_arena_array(builder->arena, lines, sizeof *builder->line_starts);
    builder->n_lines = 1;
    uint32_t characters = 0;
    for (size_t i = 0; i < length; i++) {
        characters += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (text[i] == '\n')
            builder->line_starts[builder->n_lines++] = characters;
    }
}

static struct vp_pos place(const struct builder *builder, const yaml_mark_t *mark)
{
    int low = 0;
    int high = builder->n_lines - 1;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (builder->line_starts[middle] <= mark->index)
            low = middle;
        else
            high = middle - 1;
    }
    return (struct vp_pos){builder->source, low + 1, (int)(mark->index - builder->line_starts[low]) + 1};
}

/* ---- what libyaml complains of, in other words ---- */

struct wording {
    const char *libyaml; /* part of its message */
    const char *message;
    const char *expected;
};

static const struct wording wordings[] = {
    {"tab character", "a tab stands where spaces are needed", "indent with spaces"},
    {"cannot start any token", "a value cannot begin with this character", "put the value in quotes"},
    {"mapping values are not allowed", "a ':' is not expected here",
     "check the indentation of this line and the one before; a text that holds ': ' needs quotes"},
    {"block sequence entries are not allowed", "a '- ' is not expected here",
     "put the list on lines of its own, or in [ ]"},
    {"unexpected ':'", "a ':' in a word", "write a space after the ':' of a key, and quotes around a text that holds one"},
    {"could not find expected ':'", "a key without ':'", "write `key: value`; check the indentation"},
    {"did not find expected key", "a key was expected here",
     "check the indentation, and that every { and [ above is closed"},
    {"did not find expected '-' indicator", "a list entry beginning with '- ' was expected here", "check the indentation"},
    {"did not find expected ',' or '}'", "a ',' or '}' was expected here", "check that the { above is closed"},
    {"did not find expected ',' or ']'", "a ',' or ']' was expected here", "check that the [ above is closed"},
    {"did not find expected node content", "a value was expected here", ""},
    {"unexpected end of stream", "this quote is never closed",
     "close it; within '…' a quote is written twice, within \"…\" as \\\""},
    {"unexpected document indicator", "a line of --- or ... within a text in quotes", "check that the quote is closed"},
    {"unknown escape character", "an unknown escape after \\ in a text in double quotes",
     "write \\\\, or use single quotes"},
    {"undefined tag handle", "a tag (!…) is not part of the plan language", "put a text that begins with ! in quotes"},
};

static void explain_syntax(struct builder *builder)
{
    const yaml_parser_t *parser = &builder->parser;
    struct vp_pos pos = place(builder, &parser->problem_mark);
    const char *problem = parser->problem == NULL ? "unreadable" : parser->problem;
    struct wording wording = {"", NULL, ""};
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings && wording.message == NULL; i++)
        if (strstr(problem, wordings[i].libyaml) != NULL)
            wording = wordings[i];
    struct vp_pos context = place(builder, &parser->context_mark);
    bool has_context = parser->context != NULL && parser->context_mark.index < parser->problem_mark.index;
    const unsigned char *at = parser->buffer.pointer;
    if (strstr(problem, "cannot start any token") != NULL && parser->unread > 0 && *at == '\t')
        wording = wordings[0];
    bool late = strstr(problem, "unexpected end of stream") != NULL || strstr(problem, "not find expected ':'") != NULL;
    if (late && has_context)
        pos = context; /* noticed only where the text goes on without it */
    if (wording.message == NULL)
        vp_errors_add(builder->errors, VP_EINPUT, pos, "this is not YAML: %s", problem);
    else
        vp_errors_add(builder->errors, VP_EINPUT, pos, "%s", wording.message);
    const char *gap = wording.expected[0] == '\0' ? "" : "; ";
    if (has_context && context.line < pos.line && strstr(parser->context, "block mapping") == NULL)
        vp_errors_expect(builder->errors, "%s%sthis belongs to what begins on line %d", wording.expected, gap,
                         context.line);
    else if (wording.expected[0] != '\0')
        vp_errors_expect(builder->errors, "%s", wording.expected);
}

static void stop(struct builder *builder)
{
    builder->stopped = true;
}

/* Moves to the next event; false when there is none to be had. */
static bool advance(struct builder *builder)
{
    yaml_event_delete(&builder->event);
    if (yaml_parser_parse(&builder->parser, &builder->event))
        return true;
    memset(&builder->event, 0, sizeof builder->event);
    if (builder->parser.error == YAML_MEMORY_ERROR)
        vp_die_out_of_memory();
    explain_syntax(builder);
    stop(builder);
    return false;
}

/* ---- nodes ---- */

static const char *show(const struct builder *builder, const char *text)
{
    size_t length = strlen(text);
    size_t shown = length < SHOWN_CHARACTERS ? length : SHOWN_CHARACTERS;
    while (shown > 0 && shown < length && ((unsigned char)text[shown] & 0xC0) == 0x80)
        shown--;
    return vp_arena_printf(builder->arena, "%.*s%s", (int)shown, text, shown < length ? "…" : "");
}

/* Counts `size` more values against the bound. */
static bool count_nodes(struct builder *builder, int size, struct vp_pos pos, bool alias)
{
    if (size <= VP_MAX_NODES - builder->nodes) {
        builder->nodes += size;
        return true;
    }
    if (alias)
        vp_errors_add(builder->errors, VP_EINPUT, pos,
                      "with this alias written out the file would hold more than %d values", VP_MAX_NODES);
    else
        vp_errors_add(builder->errors, VP_EINPUT, pos, "more than %d values; the rest is not read", VP_MAX_NODES);
    stop(builder);
    return false;
}

static bool check_depth(struct builder *builder, int depth, struct vp_pos pos)
{
    if (depth <= VP_MAX_DEPTH)
        return true;
    vp_errors_add(builder->errors, VP_EINPUT, pos, "nested more than %d levels deep", VP_MAX_DEPTH);
    stop(builder);
    return false;
}

static struct vp_node *new_node(struct builder *builder, enum vp_node_kind kind)
{
    struct vp_node *node = vp_arena_alloc(builder->arena, sizeof *node);
    node->kind = kind;
    node->text = "";
    node->pos = place(builder, &builder->event.start_mark);
    return node;
}

static void refuse_tag(struct builder *builder, struct vp_node *node, const yaml_char_t *tag)
{
    if (tag == NULL)
        return;
    static const char common[] = "tag:yaml.org,2002:";
    const char *name = (const char *)tag;
    bool is_common = strncmp(name, common, sizeof common - 1) == 0;
    vp_errors_add(builder->errors, VP_EINPUT, node->pos, "a tag (%s%s) is not part of the plan language",
                  is_common ? "!!" : "", show(builder, is_common ? name + sizeof common - 1 : name));
    vp_errors_expect(builder->errors, "leave it out; put a text that begins with ! in quotes");
    node->kind = VP_NODE_BROKEN;
}

static void keep_anchor(struct builder *builder, struct vp_node *node, const yaml_char_t *anchor)
{
    if (anchor == NULL)
        return;
    if (builder->anchored.n == MAX_ANCHORS) {
        vp_errors_add(builder->errors, VP_EINPUT, node->pos, "more than %d anchors (&)", MAX_ANCHORS);
        stop(builder);
        return;
    }
    const char *name = vp_arena_strdup(builder->arena, (const char *)anchor);
    vp_names_put(&builder->anchors, name, builder->anchored.n, builder->arena);
    vp_vec_add(builder->arena, &builder->anchored)->node = node;
}

static struct vp_node *build(struct builder *builder, int depth);

static struct vp_node *build_text(struct builder *builder)
{
    struct vp_node *node = new_node(builder, VP_NODE_TEXT);
    const char *text = (const char *)builder->event.data.scalar.value;
    size_t length = builder->event.data.scalar.length;
    node->quoted = builder->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node->size = node->height = 1;
    if (length > VP_MAX_SCALAR_BYTES) {
        vp_errors_add(builder->errors, VP_EINPUT, node->pos, "a text of %zu bytes; at most %d are read", length,
                      VP_MAX_SCALAR_BYTES);
        node->kind = VP_NODE_BROKEN;
    } else if (memchr(text, '\0', length) != NULL) {
        vp_errors_add(builder->errors, VP_EINPUT, node->pos, "a text with a NUL character");
        node->kind = VP_NODE_BROKEN;
    } else {
        node->text = vp_arena_strndup(builder->arena, text, length);
    }
    refuse_tag(builder, node, builder->event.data.scalar.tag);
    keep_anchor(builder, node, builder->event.data.scalar.anchor);
    return node;
}

static void append(struct builder *builder, struct vp_node *parent, int *room, struct vp_entry entry)
{
    parent->entries = vp_vec_grow(builder->arena, parent->entries, room, parent->n, sizeof *parent->entries);
    parent->entries[parent->n++] = entry;
    int key_height = entry.key == NULL ? 0 : entry.key->height;
    int height = entry.value->height > key_height ? entry.value->height : key_height;
    if (parent->height < height + 1)
        parent->height = height + 1;
}

static struct vp_node *build_list(struct builder *builder, int depth)
{
    struct vp_node *node = new_node(builder, VP_NODE_LIST);
    int before = builder->nodes - 1;
    int room = 0;
    node->height = 1;
    refuse_tag(builder, node, builder->event.data.sequence_start.tag);
    keep_anchor(builder, node, builder->event.data.sequence_start.anchor);
    while (!builder->stopped && advance(builder) && builder->event.type != YAML_SEQUENCE_END_EVENT) {
        struct vp_node *value = build(builder, depth + 1);
        if (value != NULL)
            append(builder, node, &room, (struct vp_entry){NULL, value});
    }
    node->size = builder->nodes - before;
    return node;
}

/* True if `key` can be one; an error if not. */
static bool check_key(struct builder *builder, const struct vp_node *key)
{
    if (key->kind == VP_NODE_BROKEN)
        return false;
    if (key->kind != VP_NODE_TEXT) {
        vp_errors_add(builder->errors, VP_EINPUT, key->pos, "a list or map cannot be a key");
        return false;
    }
    if (key->text[0] == '\0') {
        vp_errors_add(builder->errors, VP_EINPUT, key->pos, "a ':' without a key before it");
        return false;
    }
    if (!key->quoted && strcmp(key->text, "<<") == 0) {
        vp_errors_add(builder->errors, VP_EINPUT, key->pos, "merge keys (<<) are not part of the plan language");
        vp_errors_expect(builder->errors, "write the keys out");
        return false;
    }
    return true;
}

struct entry_ref {
    struct vp_entry *entry;
};

/* By key, then by place. */
static int compare_entries(const void *a, const void *b)
{
    const struct entry_ref *left = a;
    const struct entry_ref *right = b;
    int order = strcmp(left->entry->key->text, right->entry->key->text);
    if (order != 0)
        return order;
    return left->entry < right->entry ? -1 : left->entry > right->entry;
}

/* Takes keys that are given again out of the map, with an error for each. O(n log n). */
static void refuse_duplicates(struct builder *builder, struct vp_node *map)
{
    if (map->n < 2)
        return;
    struct entry_ref *order = vp_arena_array(builder->arena, (size_t)map->n, sizeof *order);
    for (int i = 0; i < map->n; i++)
        order[i].entry = &map->entries[i];
    qsort(order, (size_t)map->n, sizeof *order, compare_entries);
    const struct vp_node *first = order[0].entry->key;
    for (int i = 1; i < map->n; i++) {
        const struct vp_node *key = order[i].entry->key;
        if (strcmp(first->text, key->text) != 0) {
            first = key;
            continue;
        }
        vp_errors_add(builder->errors, VP_EINPUT, key->pos, "'%s' is given twice", show(builder, key->text));
        vp_errors_expect(builder->errors, "the first one is on line %d", first->pos.line);
        order[i].entry->key = NULL;
    }
    int kept = 0;
    for (int i = 0; i < map->n; i++)
        if (map->entries[i].key != NULL)
            map->entries[kept++] = map->entries[i];
    map->doubled = kept < map->n;
    map->n = kept;
}

static struct vp_node *build_map(struct builder *builder, int depth)
{
    struct vp_node *node = new_node(builder, VP_NODE_MAP);
    int before = builder->nodes - 1;
    int room = 0;
    node->height = 1;
    refuse_tag(builder, node, builder->event.data.mapping_start.tag);
    keep_anchor(builder, node, builder->event.data.mapping_start.anchor);
    while (!builder->stopped && advance(builder) && builder->event.type != YAML_MAPPING_END_EVENT) {
        struct vp_node *key = build(builder, depth + 1);
        if (key == NULL || builder->stopped || !advance(builder))
            break;
        struct vp_node *value = build(builder, depth + 1);
        if (value != NULL && check_key(builder, key))
            append(builder, node, &room, (struct vp_entry){key, value});
    }
    node->size = builder->nodes - before;
    refuse_duplicates(builder, node);
    return node;
}

/* The node that an alias stands for. */
static struct vp_node *follow_alias(struct builder *builder, int depth)
{
    const char *name = (const char *)builder->event.data.alias.anchor;
    struct vp_pos pos = place(builder, &builder->event.start_mark);
    int index = vp_names_find(&builder->anchors, name);
    struct vp_node *node = index < 0 ? NULL : builder->anchored.item[index].node;
    if ((node == NULL || node->size == 0) && !count_nodes(builder, 1, pos, false))
        return NULL;
    if (node == NULL) {
        vp_errors_add(builder->errors, VP_EINPUT, pos, "nothing above is marked &%s", show(builder, name));
        return new_node(builder, VP_NODE_BROKEN);
    }
    if (node->size == 0) {
        vp_errors_add(builder->errors, VP_EINPUT, pos, "*%s stands inside what it stands for", show(builder, name));
        return new_node(builder, VP_NODE_BROKEN);
    }
    if (!check_depth(builder, depth - 1 + node->height, pos) || !count_nodes(builder, node->size, pos, true))
        return NULL;
    return node;
}

/* The node that begins with the current event; NULL when reading had to stop. */
static struct vp_node *build(struct builder *builder, int depth)
{
    struct vp_pos pos = place(builder, &builder->event.start_mark);
    if (builder->event.type == YAML_ALIAS_EVENT)
        return follow_alias(builder, depth);
    if (!check_depth(builder, depth, pos) || !count_nodes(builder, 1, pos, false))
        return NULL;
    if (builder->event.type == YAML_SEQUENCE_START_EVENT)
        return build_list(builder, depth);
    if (builder->event.type == YAML_MAPPING_START_EVENT)
        return build_map(builder, depth);
    return build_text(builder);
}

/* ---- the document ---- */

/* A line that begins with % is a directive to YAML, and read with more work than it is worth. */
static bool refuse_directives(struct builder *builder)
{
    const char *at = builder->source->text;
    const char *end = at + builder->source->length;
    for (int line = 1; at < end; line++) {
        if (*at == '%') {
            struct vp_pos pos = {builder->source, line, 1};
            vp_errors_add(builder->errors, VP_EINPUT, pos, "a line that begins with %% is not part of the plan language");
            return false;
        }
        const char *next = memchr(at, '\n', (size_t)(end - at));
        at = next == NULL ? end : next + 1;
    }
    return true;
}

static struct vp_node *build_document(struct builder *builder)
{
    bool started = advance(builder); /* the stream's start, then the document's */
    if (!started || !advance(builder))
        return NULL;
    if (builder->event.type == YAML_STREAM_END_EVENT) {
        vp_errors_add(builder->errors, VP_EINPUT, (struct vp_pos){builder->source, 1, 1}, "the file holds nothing");
        return NULL;
    }
    if (!advance(builder))
        return NULL;
    struct vp_node *root = build(builder, 1);
    bool ended = !builder->stopped && advance(builder); /* the document's end, then the stream's */
    if (!ended || !advance(builder))
        return NULL;
    if (builder->event.type == YAML_STREAM_END_EVENT)
        return root;
    vp_errors_add(builder->errors, VP_EINPUT, place(builder, &builder->event.start_mark),
                  "a second YAML document begins here; only one is read");
    return NULL;
}

const struct vp_node *vp_yaml_read(const struct vp_source *source, struct vp_arena *arena, struct vp_errors *errors)
{
    struct builder builder = {.source = source, .arena = arena, .errors = errors};
    if (!refuse_directives(&builder))
        return NULL;
    if (!yaml_parser_initialize(&builder.parser))
        vp_die_out_of_memory();
    yaml_parser_set_encoding(&builder.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&builder.parser, (const unsigned char *)source->text, source->length);
    index_lines(&builder);
    struct vp_node *root = build_document(&builder);
    yaml_event_delete(&builder.event);
    yaml_parser_delete(&builder.parser);
    return root;
}
