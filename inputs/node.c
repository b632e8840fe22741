/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions to a tree of values. */
#include "inputs/node.h"

#include <string.h>

const struct vp_entry *vp_node_entry(const struct vp_node *map, const char *key)
{
    if (map == NULL || map->kind != VP_NODE_MAP)
        return NULL;
    for (int i = 0; i < map->n; i++)
        if (strcmp(map->entries[i].key->text, key) == 0)
            return &map->entries[i];
    return NULL;
}

const struct vp_node *vp_node_get(const struct vp_node *map, const char *key)
{
    const struct vp_entry *entry = vp_node_entry(map, key);
    return entry == NULL ? NULL : entry->value;
}

bool vp_node_empty(const struct vp_node *node)
{
    if (node->kind != VP_NODE_TEXT || node->quoted)
        return false;
    return node->text[0] == '\0' || strcmp(node->text, "~") == 0 || strcmp(node->text, "null") == 0;
}
