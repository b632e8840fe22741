/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that doctors carry: qualifications and groups. A word exists because a doctor has it, so those that nobody has are mistakes; each
 * is one of the 64 bits of a mask. */
#include "inputs/tags.h"

/* The number of `word`, which is given one if it is new; -1 with an error when there are too many. */
static int number_word(struct vp_reader *reader, const struct vp_node *node, const char *word,
                       const struct vp_tag_kind *kind)
{
    int index = vp_names_find(kind->names, word);
    if (index >= 0)
        return index;
    index = kind->names->n;
    if (index == VP_MAX_TAGS) {
        vp_fail(reader, node->pos, "more than %d different %s", VP_MAX_TAGS, kind->plural);
        return -1;
    }
    vp_names_put(kind->names, word, index, reader->arena);
    if (kind->groups)
        *vp_vec_add(reader->arena, &reader->plan->groups) = word;
    else
        *vp_vec_add(reader->arena, &reader->plan->qualifications) = word;
    return index;
}

void vp_add_tags(struct vp_reader *reader, const struct vp_node *node, const char *what, const struct vp_tag_kind *kind,
                 uint64_t *mask)
{
    const struct vp_node **items;
    int n = vp_read_list(reader, node, what, &items);
    for (int i = 0; i < n; i++) {
        const char *word = NULL;
        int index = vp_read_id(reader, items[i], kind->one, &word) ? number_word(reader, items[i], word, kind) : -1;
        if (index >= 0)
            *mask |= UINT64_C(1) << (unsigned)index;
        else
            *kind->known = false;
    }
    if (node != NULL && n == 0 && node->kind != VP_NODE_LIST)
        *kind->known = false;
}

void vp_read_tags(struct vp_reader *reader, const struct vp_node *node, const char *what,
                  const struct vp_tag_kind *kind, uint64_t *mask)
{
    const struct vp_node **items;
    int n = vp_read_list(reader, node, what, &items);
    for (int i = 0; i < n; i++) {
        const char *word = NULL;
        if (!vp_read_id(reader, items[i], kind->one, &word))
            continue;
        int index = vp_names_find(kind->names, word);
        if (index >= 0) {
            *mask |= UINT64_C(1) << (unsigned)index;
        } else if (*kind->known) {
            vp_fail(reader, items[i]->pos, "%s '%s'", kind->missing, vp_shown(reader, word));
            vp_suggest(reader, word, kind->words, kind->names->n, kind->list);
        }
    }
}

struct vp_tag_kind vp_qualifications(struct vp_reader *reader)
{
    return (struct vp_tag_kind){.names = &reader->qualifications,
                                .words = reader->plan->qualifications.item,
                                .known = &reader->qualifications_known,
                                .one = "a qualification",
                                .plural = "qualifications",
                                .missing = "no doctor is qualified",
                                .list = "the doctors' qualifications are"};
}

struct vp_tag_kind vp_groups(struct vp_reader *reader)
{
    return (struct vp_tag_kind){.names = &reader->groups,
                                .words = reader->plan->groups.item,
                                .groups = true,
                                .known = &reader->groups_known,
                                .one = "a group",
                                .plural = "groups",
                                .missing = "no doctor is in group",
                                .list = "the doctors' groups are"};
}
