/* SPDX-License-Identifier: GPL-3.0-or-later */
/* categories: { ID: { name, lines, days, dates, between, points, sum } } – what a duty counts for beside what it counts for in every plan.
 * The ids of the lines are learned here too: categories and doctors speak of lines, and lines of categories. */
#include "inputs/reader.h"

#include <string.h>

/* ---- categories where they are named ---- */

/* The ids of all categories by number. Returns how many. */
static int list_categories(const struct vp_plan *plan, const char *ids[VP_MAX_CATEGORIES])
{
    for (int i = 0; i < plan->categories.n; i++)
        ids[i] = plan->categories.item[i].id;
    return plan->categories.n;
}

bool vp_read_category(struct vp_reader *reader, const struct vp_node *node, int *category)
{
    const char *ids[VP_MAX_CATEGORIES];
    int n = list_categories(reader->plan, ids);
    return vp_read_choice(reader, node, "category", ids, n, category);
}

void vp_read_category_list(struct vp_reader *reader, const struct vp_node *node, const char *what, bool may_be_empty,
                           uint32_t *mask)
{
    const struct vp_node **items;
    int n = vp_read_list(reader, node, what, &items);
    if (n == 0 && node != NULL && node->kind == VP_NODE_LIST && !may_be_empty)
        vp_fail(reader, node->pos, "%s: no category at all", what);
    for (int i = 0; i < n; i++) {
        int category = 0;
        if (vp_read_category(reader, items[i], &category))
            *mask |= vp_bit(category);
    }
}

/* Neither a line nor a category. */
static void explain_unknown(struct vp_reader *reader, const struct vp_node *node)
{
    const char *words[VP_MAX_CATEGORIES + VP_MAX_LINES];
    int n = 0;
    vp_fail(reader, node->pos, "'%s' is neither a line nor a category", vp_shown(reader, node->text));
    for (int i = 0; i < reader->lines.room && n < VP_MAX_LINES; i++)
        if (reader->lines.slots[i].name != NULL)
            words[n++] = reader->lines.slots[i].name;
    n += list_categories(reader->plan, words + n);
    vp_suggest(reader, node->text, words, n, "they are");
}

bool vp_read_line_or_category(struct vp_reader *reader, const struct vp_node *node, const char *what, int *line,
                              int *category)
{
    if (!vp_read_value(reader, node, what, "a line or a category"))
        return false;
    *line = vp_names_find(&reader->lines, node->text);
    *category = *line >= 0 ? -1 : vp_plan_category(reader->plan, node->text);
    if (*line < 0 && *category < 0)
        explain_unknown(reader, node);
    return *line >= 0 || *category >= 0;
}

void vp_read_selector(struct vp_reader *reader, const struct vp_node *node, const char *what, struct vp_selector *selector)
{
    const struct vp_node **items;
    int n = vp_read_list(reader, node, what, &items);
    if (node == NULL)
        return;
    if (n == 0 && node->kind == VP_NODE_LIST)
        vp_fail(reader, node->pos, "%s: no line or category at all", what);
    *selector = (struct vp_selector){.given = true};
    for (int i = 0; i < n; i++) {
        int line = -1;
        int category = -1;
        if (!vp_read_line_or_category(reader, items[i], what, &line, &category))
            continue;
        if (line >= 0 && selector->lines == NULL)
            selector->lines = vp_arena_array(reader->arena, (size_t)reader->lines.n + 1, sizeof *selector->lines);
        if (line >= 0)
            selector->lines[line] = true;
        else
            selector->categories |= vp_bit(category);
    }
}

/* ---- the section ---- */

static void refuse_built_in(struct vp_reader *reader, const struct vp_node *key, int category)
{
    vp_fail(reader, key->pos, "category '%s' is in every plan and cannot be changed", key->text);
    if (vp_category_is_great(category))
        vp_expect(reader, "fairness and rules may name it as it is; one of your own needs another id");
}

/* False if the id is taken; lines and categories are named in the same lists. */
static bool check_id(struct vp_reader *reader, const struct vp_node *key)
{
    const char *id = NULL;
    if (!vp_read_id(reader, key, "a category", &id))
        return true; /* so that nobody who names it is told that it is not there */
    int known = vp_plan_category(reader->plan, id);
    if (known >= 0 && known < VP_BUILT_IN_CATEGORIES)
        refuse_built_in(reader, key, known);
    else if (strcmp(id, "all") == 0)
        vp_fail(reader, key->pos, "a category cannot be called 'all': `exempt` means all duties by it");
    else if (vp_names_find(&reader->lines, id) >= 0)
        vp_fail(reader, key->pos, "a category cannot have the id of a line, '%s'", id);
    else
        return true;
    return false;
}

static void read_conditions(struct vp_reader *reader, const struct vp_node *map, const char *what,
                            struct vp_category *category)
{
    const struct vp_limits points = {.least = 0, .most = 1000, .above = true};
    const struct vp_known lines = vp_known_lines(reader);
    const struct vp_node *between = vp_node_get(map, "between");
    if (vp_node_empty(map) || !vp_read_form(reader, map, what, VP_MAP_category))
        return;
    vp_read_text(reader, vp_node_get(map, "name"), "name", VP_MAX_NAME, &category->name);
    category->lines = vp_read_flags(reader, vp_node_get(map, "lines"), &lines, NULL);
    vp_read_weekdays(reader, vp_node_get(map, "days"), "days", &category->days);
    vp_read_whens(reader, vp_node_get(map, "dates"), "dates", &category->dates);
    category->has_hours = vp_read_hours(reader, between, "between", &category->from_minute, &category->to_minute);
    vp_read_number(reader, vp_node_get(map, "points"), "points", points, &category->points);
    if (vp_node_get(map, "points") != NULL && vp_node_get(map, "sum") != NULL)
        vp_fail(reader, vp_node_get(map, "points")->pos, "%s: points beside a sum, which says what a duty counts", what);
}

static void add_category(struct vp_reader *reader, const struct vp_entry *entry)
{
    struct vp_category category = {
        .id = entry->key->text, .name = entry->key->text, .unit = "", .points = 1, .pos = entry->key->pos};
    if (!check_id(reader, entry->key))
        return;
    const char *what = vp_arena_printf(reader->arena, "category %s", vp_shown(reader, category.id));
    read_conditions(reader, entry->value, what, &category);
    *vp_vec_add(reader->arena, &reader->plan->categories) = category;
}

/* What categories count in a sum: { nights: 1, christmas: 2 }. */
static double *read_sum(struct vp_reader *reader, const struct vp_node *map)
{
    const struct vp_limits limits = {.least = 0, .most = 1000, .above = true};
    double *sum = vp_arena_array(reader->arena, VP_MAX_CATEGORIES, sizeof *sum);
    if (map->n == 0)
        vp_fail(reader, map->pos, "sum: no category at all");
    for (int i = 0; i < map->n; i++) {
        const struct vp_entry *entry = &map->entries[i];
        int category = 0;
        if (vp_read_category(reader, entry->key, &category))
            vp_read_number(reader, entry->value, "what it counts in the sum", limits, &sum[category]);
    }
    return sum;
}

/* After all categories are known: a sum may name one that stands below it. */
static void read_sums(struct vp_reader *reader, const struct vp_node *map)
{
    for (int i = 0; i < map->n; i++) {
        const int category = vp_plan_category(reader->plan, map->entries[i].key->text);
        const struct vp_node *sum =
            map->entries[i].value->kind == VP_NODE_MAP ? vp_node_get(map->entries[i].value, "sum") : NULL;
        if (category >= VP_BUILT_IN_CATEGORIES && sum != NULL && vp_read_map(reader, sum, "sum"))
            reader->plan->categories.item[category].sum = read_sum(reader, sum);
    }
}

static void refuse_sums_of_sums(struct vp_reader *reader)
{
    const struct vp_category *all = reader->plan->categories.item;
    for (int c = 0; c < reader->plan->categories.n; c++)
        for (int part = 0; all[c].sum != NULL && part < reader->plan->categories.n; part++)
            if (all[c].sum[part] > 0 && all[part].sum != NULL)
                vp_fail(reader, all[c].pos, "category '%s' sums '%s', which is a sum itself", all[c].id, all[part].id);
}

/* The ids of the lines, in their order; nothing is said of mistakes, which the lines' own reader tells. */
static void learn_lines(struct vp_reader *reader)
{
    const struct vp_node *map = vp_node_get(reader->root, "lines");
    for (int i = 0; map != NULL && map->kind == VP_NODE_MAP && map->n <= VP_MAX_LINES && i < map->n; i++)
        vp_names_put(&reader->lines, map->entries[i].key->text, i, reader->arena);
}

void vp_read_categories(struct vp_reader *reader)
{
    const struct vp_node *map = vp_node_get(reader->root, "categories");
    vp_plan_add_categories(reader->plan);
    learn_lines(reader);
    if (!vp_read_map(reader, map, "categories") ||
        !vp_read_count(reader, map, "categories", VP_MAX_CATEGORIES - VP_BUILT_IN_CATEGORIES))
        return;
    for (int i = 0; i < map->n; i++)
        add_category(reader, &map->entries[i]);
    read_sums(reader, map);
    refuse_sums_of_sums(reader);
}
