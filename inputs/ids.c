/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ids of a plan for somebody who is typing one: taken from the tree as it was written, so that a plan which is not finished, or wrong
 * elsewhere, has them too. */
#include "inputs/inputs.h"

#include "inputs/compose.h"
#include "inputs/reader.h"

int vp_list_ids(const char *path, const char *section, struct vp_arena *arena, const char ***ids)
{
    struct vp_errors unsaid;
    vp_errors_init(&unsaid);
    struct vp_reader reader = {.arena = arena, .errors = &unsaid};
    *ids = NULL;
    if (!vp_open_plan(&reader, vp_file_read(path, arena, &unsaid)))
        return 0;
    const struct vp_node *map = vp_node_get(reader.root, section);
    if (map == NULL || map->kind != VP_NODE_MAP)
        return 0;
    int n = 0;
    *ids = vp_arena_array(arena, (size_t)map->n + 1, sizeof **ids);
    for (int i = 0; i < map->n; i++)
        if (vp_read_id(&reader, map->entries[i].key, "it", &(*ids)[n]))
            n++;
    return n;
}
