/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying one tree over another. Writing m(u, o) for the result: if both are maps, its keys are those of u and o, its value for a key of
 * both is m(u[k], o[k]), and for a key of one the value there; else m(u, o) = o. So m is associative, and a chain of includes or
 * scenarios may be laid in order. Written out, the result has no more nodes than u and o together, and is no deeper than the deeper of
 * them: bounds on both bound it. */
#include "inputs/compose.h"

#include "inputs/reader.h"
#include "model/base/text.h"

static void refuse_removal(struct vp_reader *reader, const struct vp_node *under, const struct vp_node *key)
{
    const char **keys = vp_arena_array(reader->arena, (size_t)under->n, sizeof *keys);
    for (int i = 0; i < under->n; i++)
        keys[i] = under->entries[i].key->text;
    vp_fail(reader, key->pos, "there is no '%s' here to take away", vp_shown(reader, key->text));
    const char *nearest = vp_text_nearest(key->text, keys, under->n);
    if (nearest != NULL)
        vp_expect(reader, "did you mean '%s'?", nearest);
    else
        vp_expect(reader, "`~` or nothing after the ':' takes away; an entry that says nothing is written `{}`");
}

/* Closes the gaps that removed entries left, and sums up. */
static void finish(struct vp_node *map)
{
    int kept = 0;
    map->size = map->height = 1;
    for (int i = 0; i < map->n; i++) {
        const struct vp_entry entry = map->entries[i];
        if (entry.value == NULL)
            continue;
        map->entries[kept++] = entry;
        map->size += entry.key->size + entry.value->size;
        if (map->height < entry.value->height + 1)
            map->height = entry.value->height + 1;
    }
    map->n = kept;
}

/* Entry `below` of the map below (its value NULL: none there) with `above` laid on it; its value is NULL when nothing is left. */
static struct vp_entry merge_entry(struct vp_reader *reader, const struct vp_entry *below, const struct vp_entry *above,
                                   enum vp_null null)
{
    struct vp_entry merged = {above->key, NULL};
    if (null != VP_NULL_REMOVES || !vp_node_empty(above->value))
        merged.value = vp_merge_nodes(reader, below->value, above->value, null);
    return merged;
}

static const struct vp_node *merge_maps(struct vp_reader *reader, const struct vp_node *under,
                                        const struct vp_node *over, enum vp_null null)
{
    static const struct vp_entry none = {NULL, NULL};
    struct vp_node *map = vp_arena_alloc(reader->arena, sizeof *map);
    struct vp_names places = {0};
    bool *met = vp_arena_array(reader->arena, (size_t)over->n, sizeof *met);
    *map = *over;
    map->doubled = under->doubled || over->doubled;
    map->n = 0;
    map->entries = vp_arena_array(reader->arena, (size_t)under->n + (size_t)over->n, sizeof *map->entries);
    for (int i = 0; i < over->n; i++)
        vp_names_put(&places, over->entries[i].key->text, i, reader->arena);
    for (int i = 0; i < under->n; i++) {
        const struct vp_entry *below = &under->entries[i];
        int above = vp_names_find(&places, below->key->text);
        map->entries[map->n++] = above < 0 ? *below : merge_entry(reader, below, &over->entries[above], null);
        if (above >= 0)
            met[above] = true;
    }
    for (int i = 0; i < over->n; i++) {
        if (met[i])
            continue;
        struct vp_entry *added = &map->entries[map->n++];
        *added = merge_entry(reader, &none, &over->entries[i], null);
        if (added->value == NULL)
            refuse_removal(reader, under, over->entries[i].key);
    }
    finish(map);
    return map;
}

const struct vp_node *vp_merge_nodes(struct vp_reader *reader, const struct vp_node *under, const struct vp_node *over,
                                     enum vp_null null)
{
    static const struct vp_node nothing = {.kind = VP_NODE_MAP, .text = ""};
    bool both = under != NULL && under->kind == VP_NODE_MAP;
    if (null == VP_NULL_STAYS && under != NULL && !both)
        return under;
    if (over->kind != VP_NODE_MAP || (!both && null != VP_NULL_REMOVES))
        return over;
    return merge_maps(reader, both ? under : &nothing, over, null); /* removals within what is new are found too */
}
