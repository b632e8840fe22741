/* SPDX-License-Identifier: GPL-3.0-or-later */
/* include: [FILE, …]. With the files' own includes worked in first, the tree is m(m(m(f1, f2), …), the file that includes them): see
 * merge.c. Each file may hold VP_MAX_NODES values, and so may all of them together, each counted as often as it is included. */
#include "inputs/compose.h"

#include "inputs/inputs.h"
#include "inputs/reader.h"

#include <stdlib.h>
#include <string.h>

/* From a file that is being worked in outwards to the plan. */
struct link {
    const char *real; /* NULL: the plan came from no file */
    const char *path;
    const struct link *outer;
    int depth; /* 0 = the plan */
};

/* A file that was read before. */
struct known_file {
    const char *real;
    const struct vp_node *root;
};

struct includer {
    struct vp_reader *reader;
    int files;
    int values;
    VP_VEC(struct known_file) known;
};

/* "a.yaml → b.yaml → a.yaml", from the outermost time that `link`'s file is included. */
static const char *show_circle(struct vp_reader *reader, const struct link *link, const char *real)
{
    const char *way = link->path;
    while (link->real == NULL || strcmp(link->real, real) != 0) {
        link = link->outer;
        way = vp_arena_printf(reader->arena, "%s → %s", link->path, way);
    }
    return vp_arena_printf(reader->arena, "%s → %s", way, link->path);
}

static bool check_circle(struct vp_reader *reader, const struct vp_node *node, const struct link *outer, const char *real)
{
    for (const struct link *link = outer; link != NULL; link = link->outer) {
        if (link->real == NULL || strcmp(link->real, real) != 0)
            continue;
        vp_fail(reader, node->pos, "'%s' includes itself", vp_shown(reader, node->text));
        if (link != outer)
            vp_expect(reader, "by way of %s", show_circle(reader, outer, real));
        return false;
    }
    return true;
}

static bool check_bounds(struct includer *includer, const struct vp_node *node, const struct link *outer)
{
    if (outer->depth == VP_MAX_INCLUDE_DEPTH) {
        vp_fail(includer->reader, node->pos, "files that include files are nested more than %d deep",
                VP_MAX_INCLUDE_DEPTH);
        return false;
    }
    if (++includer->files > VP_MAX_INCLUDES) {
        vp_fail(includer->reader, node->pos, "more than %d files are included", VP_MAX_INCLUDES);
        return false;
    }
    return true;
}

/* The file's tree; NULL after an error. */
static const struct vp_node *read_once(struct includer *includer, const struct vp_path *path)
{
    struct vp_reader *reader = includer->reader;
    for (int i = 0; i < includer->known.n; i++)
        if (strcmp(includer->known.item[i].real, path->real) == 0)
            return includer->known.item[i].root;
    const struct vp_node *root = vp_read_file(reader, path->path);
    if (root == NULL || !vp_read_map(reader, root, "a file that is included"))
        return NULL;
    vp_check_version(reader, root);
    *vp_vec_add(reader->arena, &includer->known) = (struct known_file){path->real, root};
    return root;
}

static const struct vp_node *work_in(struct includer *includer, const struct vp_node *root, const struct link *self);

static const struct vp_node *include_one(struct includer *includer, const struct vp_node *node, const struct link *outer)
{
    struct vp_reader *reader = includer->reader;
    struct vp_path path;
    if (!vp_read_path(reader, node, "include", &path) || !check_circle(reader, node, outer, path.real) ||
        !check_bounds(includer, node, outer))
        return NULL;
    const struct vp_node *root = read_once(includer, &path);
    if (root == NULL)
        return NULL;
    if (root->size > VP_MAX_NODES - includer->values) {
        vp_fail(reader, node->pos, "with this file the plan would hold more than %d values", VP_MAX_NODES);
        return NULL;
    }
    includer->values += root->size;
    const struct link self = {path.real, path.path, outer, outer->depth + 1};
    return work_in(includer, root, &self);
}

/* `root` over all that it includes. */
static const struct vp_node *work_in(struct includer *includer, const struct vp_node *root, const struct link *self)
{
    struct vp_reader *reader = includer->reader;
    const struct vp_node *named = vp_node_get(root, "include");
    const struct vp_node **items;
    const struct vp_node *under = NULL;
    int n = vp_read_list(reader, named, "include", &items);
    bool whole = named == NULL || named->kind == VP_NODE_LIST || n > 0;
    for (int i = 0; i < n && includer->files <= VP_MAX_INCLUDES; i++) {
        const struct vp_node *one = include_one(includer, items[i], self);
        whole = whole && one != NULL;
        if (whole)
            under = under == NULL ? one : vp_merge_nodes(reader, under, one, VP_NULL_REPLACES);
    }
    if (!whole)
        return NULL;
    return under == NULL ? root : vp_merge_nodes(reader, under, root, VP_NULL_REPLACES);
}

const struct vp_node *vp_include_files(struct vp_reader *reader, const struct vp_node *root)
{
    struct includer includer = {.reader = reader, .values = root->size};
    const char *path = root->pos.source->name;
    char *real = realpath(path, NULL);
    const struct link plan = {real, path, NULL, 0};
    const struct vp_node *whole = work_in(&includer, root, &plan);
    free(real);
    return whole;
}
