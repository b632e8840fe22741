/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A profile: rules that many plans share, as data: { profile: NAME, title, rules }. It names no doctors and no lines.
 * `profiles` names one that ships by its name, and one of the plan's own folder by its path. */
#include "inputs/compose.h"
#include "inputs/reader.h"

#include <string.h>
#include <unistd.h>

enum { MAX_LISTED = 200 };

static const char ending[] = ".yaml";

static void explain_missing(struct vp_reader *reader, const struct vp_node *node)
{
    const char *names[MAX_LISTED];
    vp_fail(reader, node->pos, "unknown profile '%s'", node->text);
    int n = vp_list_folder(reader, reader->profiles_folder, ending, names, MAX_LISTED);
    for (int i = 0; i < n; i++)
        names[i] = vp_arena_strndup(reader->arena, names[i], strlen(names[i]) - strlen(ending));
    if (n == 0)
        vp_expect(reader, "there are no profiles in %s", reader->profiles_folder);
    else
        vp_suggest(reader, node->text, names, n, "the profiles are");
}

/* `name` is what people know the profile by; one that ships is called as its file is. */
static void read_content(struct vp_reader *reader, const struct vp_node *root, const char *name, bool ships)
{
    if (!vp_read_form(reader, root, "a profile", VP_MAP_profile))
        return;
    const char *title = NULL;
    const char *own = NULL;
    vp_require(reader, root, "profile", root->pos, "the profile");
    vp_require(reader, root, "rules", root->pos, "the profile");
    vp_read_text(reader, vp_node_get(root, "title"), "title", VP_MAX_TITLE, &title);
    const struct vp_node *called = vp_node_get(root, "profile");
    if (vp_read_id(reader, called, "a profile", &own) && ships && strcmp(own, name) != 0)
        vp_fail(reader, called->pos, "the profile in %s.yaml calls itself '%s'", name, own);
    vp_read_rule_map(reader, vp_node_get(root, "rules"), name);
}

static const char *join(struct vp_reader *reader, const char *name)
{
    return vp_arena_printf(reader->arena, "%s/%s%s", reader->profiles_folder, name, ending);
}

/* True if the word is a path and not the name of a profile that ships. */
static bool names_file(const char *word)
{
    size_t length = strlen(word);
    return strchr(word, '/') != NULL || (length >= strlen(ending) && strcmp(word + length - strlen(ending), ending) == 0);
}

/* The path of a profile of the plan's own folder; NULL after an error. */
static const char *find_own(struct vp_reader *reader, const struct vp_node *node)
{
    struct vp_path path;
    if (vp_read_path(reader, node, "a profile", &path))
        return path.path;
    if (strchr(node->text, '/') != NULL)
        return NULL;
    const char *name = vp_arena_strndup(reader->arena, node->text, strlen(node->text) - strlen(ending));
    if (access(join(reader, name), F_OK) == 0)
        vp_expect(reader, "the profile that ships is called '%s'", name);
    return NULL;
}

/* The path of one that ships. */
static const char *find_shipped(struct vp_reader *reader, const struct vp_node *node)
{
    const char *name = NULL;
    if (!vp_read_id(reader, node, "a profile", &name))
        return NULL;
    if (access(join(reader, name), F_OK) == 0)
        return join(reader, name);
    explain_missing(reader, node);
    return NULL;
}

void vp_read_profile(struct vp_reader *reader, const struct vp_node *node)
{
    bool ships = node->kind != VP_NODE_TEXT || !names_file(node->text);
    const char *path = ships ? find_shipped(reader, node) : find_own(reader, node);
    const struct vp_node *root = path == NULL ? NULL : vp_read_file(reader, path);
    if (root != NULL)
        read_content(reader, root, node->text, ships);
}
