/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A profile: rules that many plans share, as data: { profile: NAME, title, rules }. It names no doctors and no lines. */
#include "inputs/reader.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_LISTED = 200 };

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The profiles that are there, by name. */
static int list_profiles(struct vp_reader *reader, const char *names[MAX_LISTED])
{
    int n = 0;
    DIR *folder = opendir(reader->profiles_folder);
    const struct dirent *entry;
    while (folder != NULL && n < MAX_LISTED && (entry = readdir(folder)) != NULL) {
        size_t length = strlen(entry->d_name);
        if (length > 5 && strcmp(entry->d_name + length - 5, ".yaml") == 0)
            names[n++] = vp_arena_strndup(reader->arena, entry->d_name, length - 5);
    }
    if (folder != NULL)
        closedir(folder);
    qsort(names, (size_t)n, sizeof *names, compare_names);
    return n;
}

static void explain_missing(struct vp_reader *reader, const struct vp_node *node)
{
    const char *names[MAX_LISTED];
    vp_fail(reader, node->pos, "unknown profile '%s'", node->text);
    int n = list_profiles(reader, names);
    if (n == 0)
        vp_expect(reader, "there are no profiles in %s", reader->profiles_folder);
    else
        vp_suggest(reader, node->text, names, n, "the profiles are");
}

static void read_content(struct vp_reader *reader, const struct vp_node *root, const char *name)
{
    static const char *const keys[] = {"profile", "title", "rules"};
    if (!vp_read_keys(reader, root, "a profile", keys, VP_COUNT(keys)))
        return;
    const char *title = NULL;
    const char *own = NULL;
    vp_require(reader, root, "profile", root->pos, "the profile");
    vp_require(reader, root, "rules", root->pos, "the profile");
    vp_read_text(reader, vp_node_get(root, "title"), "title", VP_MAX_TITLE, &title);
    const struct vp_node *called = vp_node_get(root, "profile");
    if (vp_read_id(reader, called, "a profile", &own) && strcmp(own, name) != 0)
        vp_fail(reader, called->pos, "the profile in %s.yaml calls itself '%s'", name, own);
    vp_read_rule_map(reader, vp_node_get(root, "rules"), name);
}

void vp_read_profile(struct vp_reader *reader, const struct vp_node *node)
{
    const char *name = NULL;
    if (!vp_read_id(reader, node, "a profile", &name))
        return;
    const char *path = vp_arena_printf(reader->arena, "%s/%s.yaml", reader->profiles_folder, name);
    if (access(path, F_OK) != 0) {
        explain_missing(reader, node);
        return;
    }
    const struct vp_node *root = vp_read_file(reader, path);
    if (root != NULL)
        read_content(reader, root, name);
}
