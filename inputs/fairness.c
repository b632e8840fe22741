/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fairness: { method: leximin, categories: { hours: { weight, unit, method }, nights: WEIGHT } } or categories: [hours, nights]. A plan that says
 * nothing is fair in hours, nights, weekends and holidays alike; one that wants no fairness says `categories: []`. A category without a method of
 * its own has that of all. */
#include "inputs/reader.h"

static struct vp_fairness_term new_term(int category, enum vp_method method, struct vp_pos pos)
{
    return (struct vp_fairness_term){
        .category = category, .method = method, .weight = 1, .unit = category == VP_HOURS ? 12 : 1, .pos = pos};
}

static void add_term(struct vp_reader *reader, struct vp_fairness_term term)
{
    for (int i = 0; i < reader->plan->fairness.n; i++) {
        if (reader->plan->fairness.item[i].category != term.category)
            continue;
        vp_fail(reader, term.pos, "'%s' is given twice", vp_category_key(reader->plan, term.category));
        return;
    }
    *vp_vec_add(reader->arena, &reader->plan->fairness) = term;
}

static void read_method(struct vp_reader *reader, const struct vp_node *node, enum vp_method *method)
{
    int word = (int)*method; /* words in the order of enum vp_method */
    vp_read_word_of(reader, node, "method of fairness", VP_CHOICE_method, &word);
    *method = (enum vp_method)word;
}

static void read_term(struct vp_reader *reader, const struct vp_entry *entry, enum vp_method method)
{
    const struct vp_limits weights = {.least = 0, .most = VP_MAX_POINTS};
    const struct vp_limits units = {.least = 0, .most = 1000, .above = true};
    const struct vp_node *named = entry->key != NULL ? entry->key : entry->value;
    int category = VP_HOURS;
    if (!vp_read_category(reader, named, &category))
        return;
    struct vp_fairness_term term = new_term(category, method, named->pos);
    if (entry->key != NULL && entry->value->kind == VP_NODE_MAP) {
        vp_read_form(reader, entry->value, vp_category_key(reader->plan, category), VP_MAP_term);
        vp_read_number(reader, vp_node_get(entry->value, "weight"), "weight", weights, &term.weight);
        vp_read_number(reader, vp_node_get(entry->value, "unit"), "unit", units, &term.unit);
        read_method(reader, vp_node_get(entry->value, "method"), &term.method);
    } else if (entry->key != NULL) {
        vp_read_number(reader, entry->value, "weight", weights, &term.weight);
    }
    add_term(reader, term);
}

static void add_defaults(struct vp_reader *reader, enum vp_method method, struct vp_pos pos)
{
    static const int usual[] = {VP_HOURS, VP_NIGHTS, VP_WEEKENDS, VP_HOLIDAYS};
    for (int i = 0; i < VP_COUNT(usual); i++)
        add_term(reader, new_term(usual[i], method, pos));
}

static void read_categories(struct vp_reader *reader, const struct vp_node *node, enum vp_method method)
{
    if (node->kind == VP_NODE_BROKEN)
        return;
    if (node->kind == VP_NODE_TEXT) {
        vp_fail(reader, node->pos, "categories must be a list, or a map of category to weight");
        vp_expect(reader, "e.g. [hours, nights, weekends, holidays]");
        return;
    }
    for (int i = 0; i < node->n; i++)
        read_term(reader, &node->entries[i], method);
}

void vp_read_fairness(struct vp_reader *reader)
{
    const struct vp_entry *entry = vp_node_entry(reader->root, "fairness");
    if (entry == NULL) {
        add_defaults(reader, VP_CONVEX, reader->root->pos);
        return;
    }
    if (!vp_read_form(reader, entry->value, "fairness", VP_MAP_fairness))
        return;
    enum vp_method method = VP_CONVEX;
    read_method(reader, vp_node_get(entry->value, "method"), &method);
    const struct vp_node *categories = vp_node_get(entry->value, "categories");
    if (categories == NULL)
        add_defaults(reader, method, entry->key->pos);
    else
        read_categories(reader, categories, method);
}
