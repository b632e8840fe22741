/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fairness: { method: leximin, categories: { hours: { weight, unit, method }, nights: WEIGHT } } or categories: [hours, nights]. A plan that says
 * nothing is fair in hours, nights, weekends and holidays alike; one that wants no fairness says `categories: []`. A category without a method of
 * its own has that of all. `between` says who is compared, `municipal: { by, weight }` how municipalities are. */
#include "inputs/reader.h"

#include "model/fairness.h"

/* What has been read of `between` and `municipal`. */
struct comparison {
    bool of[2];    /* in the order of the words of `between` */
    double weight; /* between municipalities, for each category's own */
    struct vp_pos pos;
    struct vp_pos weight_pos;
};

enum { DOCTORS, MUNICIPALITIES };

static struct vp_fairness_term new_term(const struct vp_plan *plan, int category, enum vp_method method, struct vp_pos pos)
{
    return (struct vp_fairness_term){.category = category,
                                     .method = method,
                                     .weight = 1,
                                     .unit = vp_category_in_hours(plan, category) ? 12 : 1,
                                     .pos = pos};
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
    struct vp_fairness_term term = new_term(reader->plan, category, method, named->pos);
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
        add_term(reader, new_term(reader->plan, usual[i], method, pos));
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

/* ---- between whom ---- */

static void read_between(struct vp_reader *reader, const struct vp_entry *entry, struct comparison *comparison)
{
    const struct vp_node **items;
    const int n = vp_read_list(reader, entry->value, "between", &items);
    comparison->of[DOCTORS] = false;
    comparison->pos = entry->key->pos;
    for (int i = 0; i < n; i++) {
        int word = DOCTORS;
        if (vp_read_word_of(reader, items[i], "group to compare", VP_CHOICE_between, &word))
            comparison->of[word] = true;
    }
}

static void read_municipal(struct vp_reader *reader, const struct vp_node *node, struct comparison *comparison)
{
    const struct vp_limits weights = {.least = 0, .most = VP_MAX_POINTS};
    int by = VP_BY_POSTS;
    if (!vp_read_form(reader, node, "municipal", VP_MAP_municipal))
        return;
    vp_read_word_of(reader, vp_node_get(node, "by"), "kind of shares", VP_CHOICE_municipal_by, &by);
    reader->plan->municipal_by = (enum vp_municipal_by)by; /* words in the order of enum vp_municipal_by */
    const struct vp_node *weight = vp_node_get(node, "weight");
    if (vp_read_number(reader, weight, "weight", weights, &comparison->weight))
        comparison->weight_pos = weight->pos;
}

static void check_part(struct vp_reader *reader, const struct vp_municipality *one, struct vp_pos pos)
{
    const enum vp_municipal_by by = reader->plan->municipal_by;
    const char *key = by == VP_BY_POPULATION ? "population" : "share";
    const bool given = by == VP_BY_POSTS || (by == VP_BY_POPULATION ? one->population > 0 : one->share >= 0);
    if (given)
        return;
    vp_fail(reader, one->pos, "municipality %s lacks '%s'", vp_shown(reader, one->id), key);
    vp_expect(reader, "fairness compares municipalities by it (%s)", vp_line_of(reader, pos, one->pos));
}

/* True if every municipality has the figure by which it is compared, and not all of them are 0. After another error, what is missing may follow from that. */
static bool check_parts(struct vp_reader *reader, struct vp_pos pos)
{
    const struct vp_plan *plan = reader->plan;
    double parts = 0;
    if (reader->errors->total > 0)
        return false;
    for (int m = 0; m < plan->municipalities.n; m++) {
        check_part(reader, &plan->municipalities.item[m], pos);
        parts += vp_municipal_part(plan, m);
    }
    if (reader->errors->total > 0)
        return false;
    if (plan->municipalities.n == 0)
        vp_fail(reader, pos, "the plan has no municipalities to compare");
    else if (parts <= 0)
        vp_fail(reader, pos, "the shares of all municipalities are 0");
    if (parts <= 0 && plan->municipalities.n > 0 && plan->municipal_by == VP_BY_POSTS)
        vp_expect(reader, "no doctor counts for a municipality");
    return parts > 0;
}

/* The same terms between municipalities. Where doctors are not compared, theirs are shown and cost nothing. */
static void add_municipal(struct vp_reader *reader, const struct comparison *comparison)
{
    struct vp_plan *plan = reader->plan;
    if (!check_parts(reader, comparison->pos))
        return;
    for (int t = 0; t < plan->fairness.n; t++) {
        struct vp_fairness_term term = plan->fairness.item[t];
        term.method = VP_CONVEX;
        term.weight *= comparison->weight;
        if (term.weight > VP_MAX_POINTS)
            vp_fail(reader, comparison->weight_pos, "the weight of '%s' between municipalities would be more than %d",
                    vp_category_key(plan, term.category), VP_MAX_POINTS);
        *vp_vec_add(reader->arena, &plan->municipal) = term;
    }
    for (int t = 0; t < plan->fairness.n && !comparison->of[DOCTORS]; t++) {
        plan->fairness.item[t].method = VP_CONVEX;
        plan->fairness.item[t].weight = 0;
    }
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
    struct comparison comparison = {.of = {true, false}, .weight = 1};
    const struct vp_entry *between = vp_node_entry(entry->value, "between");
    if (between != NULL)
        read_between(reader, between, &comparison);
    read_municipal(reader, vp_node_get(entry->value, "municipal"), &comparison);
    if (comparison.of[MUNICIPALITIES])
        add_municipal(reader, &comparison);
}
