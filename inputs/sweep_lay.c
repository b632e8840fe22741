/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of a point: what each axis changes, that no two change the same, and one laid on the other. */
#include "inputs/sweep.h"

#include "inputs/compose.h"
#include "inputs/inputs.h"
#include "inputs/reader.h"

#include <string.h>

/* ---- laying a value over the plan ---- */

static struct vp_node *new_map(struct vp_reader *reader, int n, struct vp_pos pos)
{
    struct vp_node *map = vp_arena_alloc(reader->arena, sizeof *map);
    *map = (struct vp_node){.kind = VP_NODE_MAP, .text = "", .size = 1, .height = 1, .pos = pos};
    map->entries = vp_arena_array(reader->arena, (size_t)n + 1, sizeof *map->entries);
    return map;
}

static struct vp_node *new_text(struct vp_reader *reader, const char *text, struct vp_pos pos)
{
    struct vp_node *node = vp_arena_alloc(reader->arena, sizeof *node);
    *node = (struct vp_node){.kind = VP_NODE_TEXT, .text = text, .size = 1, .height = 1, .pos = pos};
    return node;
}

static void put(struct vp_reader *reader, struct vp_node *map, const char *key, const struct vp_node *value)
{
    map->entries[map->n++] = (struct vp_entry){new_text(reader, key, value->pos), value};
    map->size += 1 + value->size;
    if (map->height < value->height + 1)
        map->height = value->height + 1;
}

/* { KEY: { KEY: VALUE } } */
static const struct vp_node *put_at(struct vp_reader *reader, const struct vp_axis *axis, const struct vp_node *value)
{
    for (int i = axis->place.n - 1; i >= 0; i--) {
        struct vp_node *map = new_map(reader, 1, value->pos);
        put(reader, map, axis->place.item[i], value);
        value = map;
    }
    return value;
}

/* Those of the plan in their order, as many as there are, and then newcomers, all alike. */
static const struct vp_node *count_doctors(struct vp_reader *reader, const struct vp_axis *axis,
                                           const struct vp_node *under, int n)
{
    const struct vp_node *there = vp_node_get(under, "doctors");
    const struct vp_node *range = vp_node_get(axis->entry->value, "doctors");
    const struct vp_node *newcomer = vp_node_get(axis->entry->value, "newcomer");
    if (there == NULL || there->kind != VP_NODE_MAP)
        there = new_map(reader, 0, range->pos);
    const int known = there->n;
    if (n > known && newcomer == NULL) {
        vp_fail(reader, range->pos, "the plan has %d doctors, not %d", known, n);
        vp_expect(reader, "`newcomer: { home: …, qualified: […] }` says who the others are");
        return NULL;
    }
    struct vp_node *doctors = new_map(reader, known > n ? known : n, range->pos);
    for (int d = n; d < known; d++)
        put(reader, doctors, there->entries[d].key->text, new_text(reader, "", range->pos));
    int number = 0;
    for (int d = known; d < n; d++) {
        const char *id;
        do
            id = vp_arena_printf(reader->arena, "new-%d", ++number);
        while (vp_node_entry(there, id) != NULL);
        put(reader, doctors, id, newcomer);
    }
    struct vp_node *map = new_map(reader, 1, range->pos);
    put(reader, map, "doctors", doctors);
    return map;
}

/* What value number `value` of an axis without options changes of `under`; NULL after an error. */
static const struct vp_node *find_overlay(struct vp_reader *reader, const struct vp_axis *axis,
                                          const struct vp_node *under, int value)
{
    const struct vp_node *values = vp_node_get(axis->entry->value, "values");
    if (values == NULL)
        return count_doctors(reader, axis, under, axis->from + value);
    if (values->kind == VP_NODE_LIST)
        return put_at(reader, axis, values->entries[value].value);
    return put_at(reader, axis, new_text(reader, vp_axis_value(axis, value, reader->arena), values->pos));
}

/* Doctors are counted in `whole`, the plan before any axis. */
static const struct vp_node *lay_value(struct vp_reader *reader, const struct vp_axis *axis, int value,
                                       const struct vp_node *whole, const struct vp_node *under)
{
    const struct vp_node *options = vp_node_get(axis->entry->value, "options");
    if (options != NULL) /* one of a chain may take away what another then writes anew */
        return vp_lay_on(reader, &options->entries[value], under);
    const struct vp_node *overlay = find_overlay(reader, axis, whole, value);
    return overlay == NULL ? under : vp_merge_nodes(reader, under, overlay, VP_NULL_REMOVES);
}

/* No line may leave a place to a locum. */
static const struct vp_node *forbid_locums(struct vp_reader *reader, const struct vp_node *under)
{
    const struct vp_node *there = vp_node_get(under, "lines");
    const int n = there == NULL || there->kind != VP_NODE_MAP ? 0 : there->n;
    struct vp_node *lines = new_map(reader, n, under->pos);
    struct vp_node *map = new_map(reader, 1, under->pos);
    for (int i = 0; i < n; i++) {
        struct vp_node *line = new_map(reader, 1, under->pos);
        put(reader, line, "locum", new_text(reader, "never", under->pos));
        put(reader, lines, there->entries[i].key->text, line);
    }
    put(reader, map, "lines", lines);
    return map;
}

/* ---- two axes that change the same ---- */

/* All places of `n` of them: halves first, so that no long map is copied more than a few times. */
static const struct vp_node *unite(struct vp_reader *reader, const struct vp_node *const *places, int n)
{
    if (n == 1)
        return places[0];
    return vp_merge_nodes(reader, unite(reader, places, n / 2), unite(reader, places + n / 2, n - n / 2), VP_NULL_STAYS);
}

static const struct vp_node *find_options_places(struct vp_reader *reader, const struct vp_node *options)
{
    vp_entry_list list = {0};
    for (int i = 0; i < options->n; i++)
        vp_list_bases(reader, &options->entries[i], &list);
    const struct vp_node **places = vp_arena_array(reader->arena, (size_t)list.n, sizeof *places);
    for (int i = 0; i < list.n; i++)
        places[i] = vp_scenario_changes(reader, list.item[i]);
    return unite(reader, places, list.n);
}

/* The places that any value of the axis changes; NULL after an error. Of `at` every value changes the same, of a number of doctors the first takes away
 * most and the last adds most. */
static const struct vp_node *find_places(struct vp_reader *reader, const struct vp_axis *axis, const struct vp_node *under)
{
    const struct vp_node *options = vp_node_get(axis->entry->value, "options");
    if (options != NULL)
        return find_options_places(reader, options);
    const struct vp_node *ends[] = {find_overlay(reader, axis, under, 0), find_overlay(reader, axis, under, axis->n - 1)};
    return ends[0] == NULL || ends[1] == NULL ? NULL : unite(reader, ends, 2);
}

/* Where both change something and not both only something within it: the keys to it in `way`. O(entries of both). */
static bool find_clash(struct vp_reader *reader, const struct vp_node *one, const struct vp_node *other,
                       const char *way, const char **clash)
{
    struct vp_names keys = {0};
    bool found = one->kind != VP_NODE_MAP || other->kind != VP_NODE_MAP;
    if (found)
        *clash = way;
    for (int i = 0; !found && i < other->n; i++)
        vp_names_put(&keys, other->entries[i].key->text, i, reader->arena);
    for (int i = 0; !found && i < one->n; i++) {
        const char *key = one->entries[i].key->text;
        const int same = vp_names_find(&keys, key);
        if (same < 0)
            continue;
        const char *here = way[0] == '\0' ? key : vp_arena_printf(reader->arena, "%s.%s", way, key);
        found = find_clash(reader, one->entries[i].value, other->entries[same].value, here, clash);
    }
    return found;
}

/* Values at a doctor, line or place that is not there would make a new one, or nothing: a slip of the pen. Rules may be a profile's. */
static bool check_place(struct vp_reader *reader, const struct vp_axis *axis, const struct vp_node *under)
{
    static const char *const of_ids[] = {"doctors", "lines", "sites", "municipalities", "rotations"};
    const struct vp_node *at = vp_node_get(axis->entry->value, "at");
    bool speaks_of_id = false;
    for (int i = 0; i < VP_COUNT(of_ids) && axis->place.n > 1; i++)
        speaks_of_id = speaks_of_id || strcmp(axis->place.item[0], of_ids[i]) == 0;
    const struct vp_node *section = speaks_of_id ? vp_node_get(under, axis->place.item[0]) : NULL;
    if (!speaks_of_id || (section != NULL && vp_node_entry(section, axis->place.item[1]) != NULL))
        return true;
    const int n = section == NULL || section->kind != VP_NODE_MAP ? 0 : section->n;
    const char **ids = vp_arena_array(reader->arena, (size_t)n + 1, sizeof *ids);
    for (int i = 0; i < n; i++)
        ids[i] = section->entries[i].key->text;
    vp_fail(reader, at->pos, "there is no '%s' under %s", vp_shown(reader, axis->place.item[1]), axis->place.item[0]);
    if (n > 0)
        vp_suggest(reader, axis->place.item[1], ids, n, "there are");
    return false;
}

bool vp_sweep_check(struct vp_reader *reader, const struct vp_varied *sweep, const struct vp_node *under)
{
    const struct vp_node *places[VP_MAX_AXES];
    for (int k = 0; k < sweep->n_axes; k++) {
        const struct vp_axis *axis = &sweep->axes[k];
        places[k] = find_places(reader, axis, under);
        if (places[k] == NULL)
            return false;
        for (int i = 0; i < k; i++) {
            const char *clash = NULL;
            if (!find_clash(reader, places[i], places[k], "", &clash))
                continue;
            vp_fail(reader, axis->entry->key->pos, "axes %s and %s both change %s", sweep->axes[i].name, axis->name,
                    vp_shown(reader, clash));
            vp_expect(reader, "what only one of them changes");
            return false;
        }
    }
    for (int i = 0; i < sweep->n_axes; i++)
        if (!check_place(reader, &sweep->axes[i], under))
            return false;
    return true;
}

/* ---- the plan of a point ---- */

/* The value that `text`, up to the next '+' or the end, gives the axis; -1 if none. */
static int find_value(const struct vp_axis *axis, const char *text, size_t length, struct vp_arena *arena)
{
    for (int i = 0; i < axis->n; i++) {
        const char *value = vp_axis_value(axis, i, arena);
        if (strlen(value) == length && strncmp(value, text, length) == 0)
            return i;
    }
    return -1;
}

/* "+AXIS=VALUE" at *text. */
static int take_value(const struct vp_axis *axis, const char **text, struct vp_arena *arena)
{
    const size_t name = strlen(axis->name);
    if ((*text)[0] != '+' || strncmp(*text + 1, axis->name, name) != 0 || (*text)[1 + name] != '=')
        return -1;
    const char *from = *text + name + 2;
    const size_t length = strcspn(from, "+");
    *text = from + length;
    return find_value(axis, from, length, arena);
}

static bool has_until(const struct vp_varied *sweep)
{
    bool found = false;
    for (int i = 0; i < sweep->n_axes; i++)
        found = found || sweep->axes[i].until;
    return found;
}

const struct vp_node *vp_sweep_lay(struct vp_reader *reader, const struct vp_varied *sweep, const char *values,
                                   const struct vp_node *under)
{
    static const char no_locum[] = VP_NO_LOCUM;
    const char *left = values;
    const struct vp_node *tree = under;
    for (int i = 0; i < sweep->n_axes; i++) {
        const int value = take_value(&sweep->axes[i], &left, reader->arena);
        if (value < 0)
            return NULL;
        tree = lay_value(reader, &sweep->axes[i], value, under, tree);
    }
    if (has_until(sweep) && strcmp(left, no_locum) == 0) {
        tree = vp_merge_nodes(reader, tree, forbid_locums(reader, tree), VP_NULL_REMOVES);
        left = "";
    }
    return left[0] == '\0' ? tree : NULL;
}
