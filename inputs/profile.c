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
    static const char *const keys[] = {"profile", "title", "rules"};
    if (!vp_read_keys(reader, root, "a profile", keys, VP_COUNT(keys)))
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

/* True if the word is a path and not the name of a profile that ships. */
static bool names_file(const char *word)
{
    size_t length = strlen(word);
    return strchr(word, '/') != NULL || (length >= strlen(ending) && strcmp(word + length - strlen(ending), ending) == 0);
}

void vp_read_profile(struct vp_reader *reader, const struct vp_node *node)
{
    const char *name = NULL;
    struct vp_path path;
    bool ships = node->kind != VP_NODE_TEXT || !names_file(node->text);
    if (ships ? !vp_read_id(reader, node, "a profile", &name) : !vp_read_path(reader, node, "a profile", &path))
        return;
    if (ships)
        path.path = vp_arena_printf(reader->arena, "%s/%s%s", reader->profiles_folder, name, ending);
    if (ships && access(path.path, F_OK) != 0) {
        explain_missing(reader, node);
        return;
    }
    const struct vp_node *root = vp_read_file(reader, path.path);
    if (root != NULL)
        read_content(reader, root, ships ? name : node->text, ships);
}
