/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A YAML text as a tree in which every value knows its place. */
#ifndef VP_INPUTS_NODE_H
#define VP_INPUTS_NODE_H

#include "model/base/arena.h"
#include "model/base/error.h"

enum vp_node_kind {
    VP_NODE_TEXT, /* a scalar; what it means is decided by who reads it */
    VP_NODE_LIST,
    VP_NODE_MAP,
    VP_NODE_BROKEN, /* there was an error here already: say nothing more about it */
};

struct vp_node;

struct vp_entry {
    const struct vp_node *key; /* NULL in a list; in a map always a text */
    const struct vp_node *value;
};

struct vp_node {
    enum vp_node_kind kind;
    const char *text;         /* of a text, without NUL bytes */
    bool doubled;             /* a map that had a key twice: what came with it again is left out */
    bool quoted;              /* written in quotes or as a block: never a number, a word of the language, or nothing */
    struct vp_entry *entries; /* of a list or map; in a map no two keys are alike */
    int n;
    int size;   /* nodes in here when every alias is written out */
    int height; /* levels of nesting in here: 1 for a text */
    struct vp_pos pos;
};

/* Reads one document; NULL when `source` is not YAML or breaks a bound. Faults in single values (a tag, a key given twice, a text that
 * is too long) are errors too, but the tree is returned, with those values left out or VP_NODE_BROKEN. */
const struct vp_node *vp_yaml_read(const struct vp_source *source, struct vp_arena *arena, struct vp_errors *errors);

/* The entry called `key` of a map, or NULL, also when `map` is no map. O(n). */
const struct vp_entry *vp_node_entry(const struct vp_node *map, const char *key);

/* Its value, or NULL. */
const struct vp_node *vp_node_get(const struct vp_node *map, const char *key);

/* True for what YAML calls null: nothing, ~ or null, without quotes. */
bool vp_node_empty(const struct vp_node *node);

#endif
