/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vary: { AXIS: … }: a scenario of many points, one for each choice of a value on every axis. A point is a scenario like others, called
 * `SCENARIO+AXIS=VALUE+AXIS=VALUE`, its axes in the order of the plan: m(m(scenario, value of the first), value of the next) … (merge.c). No two axes
 * change the same thing, so their order is no matter. */
#include "inputs/sweep.h"

#include "inputs/compose.h"
#include "inputs/inputs.h"
#include "inputs/reader.h"

#include <stdlib.h>
#include <string.h>

static const double most_counted = 1e12; /* every digit of such a count is right */

static const char value_letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";

/* ---- reading an axis ---- */

/* A whole number of up to seven digits at *text, which then is what follows it. */
static bool read_whole(const char **text, int *number)
{
    const char *digits = *text + (**text == '-');
    const size_t n = strspn(digits, "0123456789");
    if (n < 1 || n > 7)
        return false;
    *number = atoi(*text);
    *text = digits + n;
    return *number >= -VP_MAX_POINTS && *number <= VP_MAX_POINTS;
}

static bool read_range(const char *text, int *from, int *to)
{
    if (!read_whole(&text, from) || strncmp(text, "..", 2) != 0)
        return false;
    text += 2;
    return read_whole(&text, to) && *text == '\0';
}

/* A..B; false with an error if it is not. */
static bool take_range(struct vp_reader *reader, const struct vp_node *node, const char *what, struct vp_axis *axis)
{
    int to = 0;
    if (node->kind != VP_NODE_TEXT || !read_range(node->text, &axis->from, &to)) {
        vp_fail(reader, node->pos, "%s are no range", what);
        vp_expect(reader, "two whole numbers up to %d with .. between, such as 5..9", VP_MAX_POINTS);
        return false;
    }
    axis->n = to - axis->from + 1;
    if (axis->n >= 1)
        return true;
    vp_fail(reader, node->pos, "the range ends before it begins");
    return false;
}

static bool check_name(struct vp_reader *reader, const struct vp_node *node, const struct vp_node *list)
{
    for (int i = 0; i < list->n && list->entries[i].value != node; i++)
        if (list->entries[i].value->kind == VP_NODE_TEXT && strcmp(list->entries[i].value->text, node->text) == 0) {
            vp_fail(reader, node->pos, "the value %s is given twice", vp_shown(reader, node->text));
            return false;
        }
    if (node->text[0] != '\0' && strspn(node->text, value_letters) == strlen(node->text) &&
        strlen(node->text) <= VP_MAX_AXIS_VALUE)
        return true;
    vp_fail(reader, node->pos, "'%s' cannot name a point of a sweep", vp_shown(reader, node->text));
    vp_expect(reader, "up to %d letters, digits, '.', '_' and '-'; for other values, `options` gives each a name",
              VP_MAX_AXIS_VALUE);
    return false;
}

static bool read_values(struct vp_reader *reader, const struct vp_node *node, struct vp_axis *axis)
{
    bool good = true;
    if (node->kind == VP_NODE_TEXT)
        return take_range(reader, node, "values", axis);
    if (node->kind != VP_NODE_LIST || node->n == 0) {
        vp_fail(reader, node->pos, "values are a list or a range");
        vp_expect(reader, "such as [8, 11] or 5..9");
        return false;
    }
    axis->n = node->n;
    good = vp_read_count(reader, node, "values", VP_MAX_SWEEP_POINTS);
    for (int i = 0; i < node->n && good; i++)
        good = vp_read_value(reader, node->entries[i].value, "a value", "a number or a word") &&
               check_name(reader, node->entries[i].value, node);
    return good;
}

/* Scenarios change neither what they stand in nor what was read before them, and each has a title of its own. */
static bool check_section(struct vp_reader *reader, const struct vp_node *node, const char *section)
{
    static const char *const fixed[] = {"vaktplan", "include", "scenarios", "title"};
    for (int i = 0; i < VP_COUNT(fixed); i++)
        if (strcmp(section, fixed[i]) == 0) {
            vp_fail(reader, node->pos, "no scenario changes '%s'", section);
            return false;
        }
    return true;
}

/* rules.rest.hours, or a list where a name has dots in it. */
static bool read_place(struct vp_reader *reader, const struct vp_node *node, struct vp_axis *axis)
{
    bool good = true;
    if (node->kind == VP_NODE_TEXT && node->text[0] != '\0') {
        const char *at = node->text;
        for (;;) {
            const size_t length = strcspn(at, ".");
            *vp_vec_add(reader->arena, &axis->place) = vp_arena_strndup(reader->arena, at, length);
            if (at[length] == '\0')
                break;
            at += length + 1;
        }
    }
    for (int i = 0; node->kind == VP_NODE_LIST && i < node->n; i++) {
        *vp_vec_add(reader->arena, &axis->place) = node->entries[i].value->text;
        good = good && node->entries[i].value->kind == VP_NODE_TEXT;
    }
    good = good && axis->place.n > 0 && axis->place.n <= VP_MAX_DEPTH / 2;
    for (int i = 0; good && i < axis->place.n; i++)
        good = axis->place.item[i][0] != '\0';
    if (good)
        return check_section(reader, node, axis->place.item[0]);
    vp_fail(reader, node->pos, "'at' names no place in the plan");
    vp_expect(reader, "keys with dots between, such as rules.rest.hours, or a list of them");
    return false;
}

static bool read_options(struct vp_reader *reader, const struct vp_node *scenarios, const struct vp_node *node,
                         struct vp_axis *axis)
{
    bool good = vp_read_map(reader, node, "options");
    if (good && node->n == 0) {
        vp_fail(reader, node->pos, "options are empty");
        good = false;
    }
    for (int i = 0; good && i < node->n; i++) {
        const char *id = NULL;
        good = vp_read_id(reader, node->entries[i].key, "an option", &id) &&
               vp_check_scenario(reader, scenarios, &node->entries[i], "option");
    }
    axis->n = good ? node->n : 0;
    return good;
}

static bool read_count_of_doctors(struct vp_reader *reader, const struct vp_node *node, struct vp_axis *axis)
{
    if (!take_range(reader, node, "doctors", axis))
        return false;
    if (axis->from < 1 || axis->from + axis->n - 1 > VP_MAX_DOCTORS) {
        vp_fail(reader, node->pos, "doctors go from 1 to %d", VP_MAX_DOCTORS);
        return false;
    }
    const struct vp_node *newcomer = vp_node_get(axis->entry->value, "newcomer");
    return newcomer == NULL || vp_read_map(reader, newcomer, "newcomer");
}

static bool read_until(struct vp_reader *reader, const struct vp_node *node, struct vp_axis *axis)
{
    int word = 0;
    if (node == NULL)
        return true;
    axis->until = vp_read_word_of(reader, node, "until", VP_CHOICE_until, &word);
    return axis->until;
}

static bool read_axis(struct vp_reader *reader, const struct vp_node *scenarios, const struct vp_entry *entry,
                      struct vp_axis *axis)
{
    const struct vp_node *node = entry->value;
    const char *what = vp_arena_printf(reader->arena, "axis %s", vp_shown(reader, entry->key->text));
    *axis = (struct vp_axis){.entry = entry};
    if (!vp_read_id(reader, entry->key, "an axis", &axis->name) || !vp_read_form(reader, node, what, VP_MAP_axis))
        return false;
    const struct vp_node *at = vp_node_get(node, "at");
    const struct vp_node *values = vp_node_get(node, "values");
    const struct vp_node *options = vp_node_get(node, "options");
    const struct vp_node *doctors = vp_node_get(node, "doctors");
    const int kinds = (values != NULL) + (options != NULL) + (doctors != NULL);
    if (kinds != 1 || (at != NULL) != (values != NULL) || (doctors == NULL && vp_node_get(node, "newcomer") != NULL)) {
        vp_fail(reader, entry->key->pos, "%s is not one thing that varies", what);
        vp_expect(reader, "`at` with `values`, or `options`, or `doctors` (with or without `newcomer`)");
        return false;
    }
    if (!read_until(reader, vp_node_get(node, "until"), axis))
        return false;
    if (options != NULL)
        return read_options(reader, scenarios, options, axis);
    if (doctors != NULL)
        return read_count_of_doctors(reader, doctors, axis);
    return read_place(reader, at, axis) && read_values(reader, values, axis);
}

const char *vp_axis_value(const struct vp_axis *axis, int value, struct vp_arena *arena)
{
    const struct vp_node *options = vp_node_get(axis->entry->value, "options");
    const struct vp_node *values = vp_node_get(axis->entry->value, "values");
    if (options != NULL)
        return options->entries[value].key->text;
    if (values != NULL && values->kind == VP_NODE_LIST)
        return values->entries[value].value->text;
    return vp_arena_printf(arena, "%d", axis->from + value);
}

/* ---- the whole ---- */

static bool check_points(struct vp_reader *reader, const struct vp_node *vary, struct vp_varied *sweep)
{
    double points = 1;
    size_t length = strlen(sweep->id);
    for (int i = 0; i < sweep->n_axes; i++) {
        size_t longest = 0;
        points *= sweep->axes[i].n;
        for (int k = 0; points <= VP_MAX_SWEEP_POINTS && k < sweep->axes[i].n; k++) {
            const size_t of = strlen(vp_axis_value(&sweep->axes[i], k, reader->arena));
            longest = of > longest ? of : longest;
        }
        length += strlen(sweep->axes[i].name) + longest + 2;
    }
    if (points > VP_MAX_SWEEP_POINTS) {
        if (points > most_counted)
            vp_fail(reader, vary->pos, "a sweep of more than a million million points");
        else
            vp_fail(reader, vary->pos, "a sweep of %.0f points", points);
        vp_expect(reader, "at most %d", VP_MAX_SWEEP_POINTS);
        return false;
    }
    sweep->points = (int)points;
    if (length <= VP_MAX_POINT_NAME)
        return true;
    vp_fail(reader, vary->pos, "the names of the points would have up to %zu letters", length);
    vp_expect(reader, "at most %d: shorter names of scenario, axes and values", VP_MAX_POINT_NAME);
    return false;
}

static bool check_one_until(struct vp_reader *reader, const struct vp_varied *sweep)
{
    int n = 0;
    for (int i = 0; i < sweep->n_axes; i++) {
        n += sweep->axes[i].until;
        if (n == 2) {
            vp_fail(reader, sweep->axes[i].entry->key->pos, "a second axis with `until`");
            return false;
        }
    }
    for (int i = 0; i < sweep->n_axes && n > 0; i++)
        if (strcmp(sweep->axes[i].name, "locum") == 0) {
            vp_fail(reader, sweep->axes[i].entry->key->pos, "beside `until` no axis can be called locum");
            return false;
        }
    return true;
}

bool vp_sweep_take(struct vp_reader *reader, const struct vp_node *scenarios, const struct vp_entry *scenario,
                   struct vp_varied *sweep)
{
    const struct vp_node *vary = vp_node_get(scenario->value, "vary");
    *sweep = (struct vp_varied){.id = scenario->key->text, .points = 1};
    if (vary == NULL)
        return true;
    if (!vp_read_map(reader, vary, "vary") || !vp_read_count(reader, vary, "axes of a sweep", VP_MAX_AXES))
        return false;
    if (vary->n == 0) {
        vp_fail(reader, vary->pos, "nothing varies");
        return false;
    }
    bool good = true;
    sweep->axes = vp_arena_array(reader->arena, (size_t)vary->n, sizeof *sweep->axes);
    sweep->n_axes = vary->n;
    for (int i = 0; i < vary->n; i++)
        good = read_axis(reader, scenarios, &vary->entries[i], &sweep->axes[i]) && good;
    return good && check_one_until(reader, sweep) && check_points(reader, vary, sweep);
}

const char *vp_sweep_point(const struct vp_varied *sweep, int point, struct vp_arena *arena)
{
    const char *name = "";
    for (int i = sweep->n_axes - 1; i >= 0; i--) {
        const struct vp_axis *axis = &sweep->axes[i];
        name = vp_arena_printf(arena, "+%s=%s%s", axis->name, vp_axis_value(axis, point % axis->n, arena), name);
        point /= axis->n;
    }
    return vp_arena_printf(arena, "%s%s", sweep->id, name);
}
