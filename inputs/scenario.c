/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenarios: { ID: { title, based-on: OTHER, …what differs… } }. With s1 based on s2 based on … sk, the tree of s1 is m(m(plan, sk), …,
 * s1): see merge.c. A scenario is part of the plan's own text, so the bounds on that bound what comes of it. One that varies is many: sweep.c. */
#include "inputs/compose.h"

#include "inputs/inputs.h"
#include "inputs/reader.h"
#include "inputs/sweep.h"
#include "model/problem.h"

#include <stdio.h>
#include <string.h>

static const struct vp_node *find_scenarios(const struct vp_reader *reader)
{
    return vp_node_get(reader->root, "scenarios");
}

/* Suggests the scenario nearest to `word`. */
static void suggest(struct vp_reader *reader, const struct vp_node *scenarios, const char *word)
{
    const char *ids[VP_MAX_SCENARIOS];
    for (int i = 0; i < scenarios->n; i++)
        ids[i] = scenarios->entries[i].key->text;
    if (scenarios->n > 0)
        vp_suggest(reader, word, ids, scenarios->n, "the scenarios are");
}

/* ---- what every scenario must be ---- */

/* title and based-on, which are the scenario's own. */
static bool check_own(struct vp_reader *reader, const struct vp_node *scenarios, const struct vp_node *scenario)
{
    const char *title = NULL;
    const char *base = NULL;
    int before = reader->errors->total;
    vp_read_text(reader, vp_node_get(scenario, "title"), "title", VP_MAX_TITLE, &title);
    const struct vp_node *named = vp_node_get(scenario, "based-on");
    if (vp_read_word(reader, named, "based-on", &base) && vp_node_entry(scenarios, base) == NULL) {
        vp_fail(reader, named->pos, "unknown scenario '%s'", vp_shown(reader, base));
        suggest(reader, scenarios, base);
    } else if (base != NULL && vp_node_get(vp_node_get(scenarios, base), "vary") != NULL) {
        vp_fail(reader, named->pos, "scenario %s varies, and none can be based on it", vp_shown(reader, base));
        vp_expect(reader, "what they have in common as a scenario of its own, on which both are based");
    }
    return reader->errors->total == before;
}

bool vp_check_scenario(struct vp_reader *reader, const struct vp_node *scenarios, const struct vp_entry *entry,
                       const char *kind)
{
    int before = reader->errors->total;
    const bool option = strcmp(kind, "option") == 0;
    const char *what = vp_arena_printf(reader->arena, "%s %s", kind, vp_shown(reader, entry->key->text));
    if (!vp_read_form(reader, entry->value, what, option ? VP_MAP_option : VP_MAP_scenario))
        return false;
    return check_own(reader, scenarios, entry->value) && reader->errors->total == before;
}

static bool check_one(struct vp_reader *reader, const struct vp_node *scenarios, const struct vp_entry *entry)
{
    int before = reader->errors->total;
    const char *id = NULL;
    struct vp_varied sweep;
    vp_read_id(reader, entry->key, "a scenario", &id);
    return vp_check_scenario(reader, scenarios, entry, "scenario") && vp_sweep_take(reader, scenarios, entry, &sweep) &&
           reader->errors->total == before;
}

/* The scenario that the one at `entry` is based on, or NULL. */
static const struct vp_entry *find_base(const struct vp_node *scenarios, const struct vp_entry *entry)
{
    const struct vp_node *named = vp_node_get(entry->value, "based-on");
    return named == NULL ? NULL : vp_node_entry(scenarios, named->text);
}

/* Tells of a circle at the first scenario that stands in it. */
static bool check_circle(struct vp_reader *reader, const struct vp_node *scenarios, const struct vp_entry *entry)
{
    const char *way = entry->key->text;
    const struct vp_entry *at = entry;
    int steps = 0;
    do {
        at = find_base(scenarios, at);
        if (at == NULL || at < entry || ++steps > scenarios->n)
            return true; /* no circle, or one that is told of elsewhere */
        way = vp_arena_printf(reader->arena, "%s → %s", way, at->key->text);
    } while (at != entry);
    vp_fail(reader, vp_node_get(entry->value, "based-on")->pos, "scenario %s is based on itself", entry->key->text);
    vp_expect(reader, "%s", way);
    return false;
}

bool vp_check_scenarios(struct vp_reader *reader)
{
    const struct vp_node *scenarios = find_scenarios(reader);
    if (scenarios == NULL)
        return true;
    if (!vp_read_map(reader, scenarios, "scenarios") || !vp_read_count(reader, scenarios, "scenarios", VP_MAX_SCENARIOS))
        return false;
    bool good = true;
    for (int i = 0; i < scenarios->n; i++)
        good = check_one(reader, scenarios, &scenarios->entries[i]) && good;
    bool shaped = good;
    for (int i = 0; shaped && i < scenarios->n; i++)
        good = check_circle(reader, scenarios, &scenarios->entries[i]) && good;
    return good;
}

/* ---- laying one over the plan ---- */

const struct vp_node *vp_scenario_changes(struct vp_reader *reader, const struct vp_entry *entry)
{
    const struct vp_node *scenario = entry->value;
    static const char *const own[] = {"title", "based-on", "vary"};
    struct vp_node *changes = vp_arena_alloc(reader->arena, sizeof *changes);
    *changes = *scenario;
    changes->entries = vp_arena_array(reader->arena, (size_t)scenario->n + 1, sizeof *changes->entries);
    changes->n = 0;
    for (int i = 0; i < scenario->n; i++) {
        bool is_own = false;
        for (int k = 0; k < VP_COUNT(own); k++)
            is_own = is_own || strcmp(scenario->entries[i].key->text, own[k]) == 0;
        if (!is_own)
            changes->entries[changes->n++] = scenario->entries[i];
    }
    return changes;
}

/* A chain has no more links than there are scenarios. */
const struct vp_node *vp_lay_on(struct vp_reader *reader, const struct vp_entry *entry, const struct vp_node *under)
{
    const struct vp_entry *base = find_base(find_scenarios(reader), entry);
    if (base != NULL)
        under = vp_lay_on(reader, base, under);
    return vp_merge_nodes(reader, under, vp_scenario_changes(reader, entry), VP_NULL_REMOVES);
}

void vp_list_bases(struct vp_reader *reader, const struct vp_entry *entry, vp_entry_list *list)
{
    for (; entry != NULL; entry = find_base(find_scenarios(reader), entry)) {
        for (int i = 0; i < list->n; i++)
            if (list->item[i] == entry) /* and so all it is based on */
                return;
        *vp_vec_add(reader->arena, list) = entry;
    }
}

/* The entry of the scenario that `id` names or a point of which it is, and *values where its values begin; NULL if there is none such. */
static const struct vp_entry *find_named(const struct vp_reader *reader, const char *id, const char **values)
{
    const size_t length = strcspn(id, "+");
    *values = id + length;
    return vp_node_entry(find_scenarios(reader), vp_arena_strndup(reader->arena, id, length));
}

static void fail_unknown(struct vp_reader *reader, const char *id)
{
    const struct vp_entry *section = vp_node_entry(reader->root, "scenarios");
    struct vp_pos pos = section == NULL ? (struct vp_pos){reader->root->pos.source, 0, 0} : section->key->pos;
    vp_fail(reader, pos, "the plan has no scenario '%s'", vp_shown(reader, id));
    if (section != NULL)
        suggest(reader, find_scenarios(reader), id);
}

/* Of a sweep one point must be asked for, and one that it has. */
static void fail_point(struct vp_reader *reader, const struct vp_entry *entry, const struct vp_varied *sweep,
                       const char *id)
{
    if (sweep->n_axes == 0) {
        vp_fail(reader, entry->key->pos, "scenario %s does not vary, and has no point '%s'", entry->key->text,
                vp_shown(reader, id));
        vp_expect(reader, "%s alone", entry->key->text);
        return;
    }
    if (strcmp(id, entry->key->text) == 0)
        vp_fail(reader, entry->key->pos, "scenario %s is a sweep of %d points", id, sweep->points);
    else
        vp_fail(reader, entry->key->pos, "the sweep has no point '%s'", vp_shown(reader, id));
    vp_expect(reader, "one of them, such as %s; all of them are asked for by `compare --scenarios %s`",
              vp_sweep_point(sweep, 0, reader->arena), entry->key->text);
}

const struct vp_node *vp_lay_scenario(struct vp_reader *reader, const char *id)
{
    const char *values;
    struct vp_varied sweep;
    const struct vp_entry *entry = find_named(reader, id, &values);
    if (entry == NULL) {
        fail_unknown(reader, id);
        return NULL;
    }
    if (!vp_sweep_take(reader, find_scenarios(reader), entry, &sweep))
        return NULL;
    const struct vp_node *laid = vp_lay_on(reader, entry, reader->root);
    if (sweep.n_axes > 0 && !vp_sweep_check(reader, &sweep, laid))
        return NULL;
    laid = vp_sweep_lay(reader, &sweep, values, laid);
    if (laid == NULL) {
        fail_point(reader, entry, &sweep, id);
        return NULL;
    }
    struct vp_node *whole = vp_arena_alloc(reader->arena, sizeof *whole);
    *whole = *laid;
    whole->pos = reader->root->pos; /* what is said of the plan as a whole */
    return whole;
}

/* For others than the readers: names alone, which outlive the reader. */
static void copy_sweep(const struct vp_varied *varied, struct vp_arena *arena, struct vp_sweep *sweep)
{
    const char **points = vp_arena_array(arena, (size_t)varied->points, sizeof *points);
    *sweep = (struct vp_sweep){.scenario = varied->id,
                               .axes = vp_arena_array(arena, (size_t)varied->n_axes + 1, sizeof *sweep->axes),
                               .n_axes = varied->n_axes,
                               .points = points,
                               .n_points = varied->points};
    for (int i = 0; i < varied->points; i++)
        points[i] = vp_sweep_point(varied, i, arena);
    for (int i = 0; i < varied->n_axes; i++) {
        const struct vp_axis *axis = &varied->axes[i];
        const char **values = vp_arena_array(arena, (size_t)axis->n, sizeof *values);
        for (int k = 0; k < axis->n; k++)
            values[k] = vp_axis_value(axis, k, arena);
        sweep->axes[i] = (struct vp_sweep_axis){axis->name, values, axis->n, axis->until};
    }
}

bool vp_sweep_read(const char *path, const struct vp_read_options *options, struct vp_arena *arena,
                   struct vp_errors *errors, struct vp_sweep *sweep)
{
    struct vp_reader reader = {.arena = arena, .errors = errors, .profiles_folder = options->profiles_folder};
    struct vp_varied varied;
    const char *values;
    if (!vp_open_plan(&reader, vp_file_read(path, arena, errors)) || !vp_check_scenarios(&reader))
        return false;
    const struct vp_entry *entry = find_named(&reader, options->scenario, &values);
    if (entry == NULL || values[0] != '\0') { /* one point by itself */
        if (vp_lay_scenario(&reader, options->scenario) == NULL)
            return false;
        varied = (struct vp_varied){.id = vp_arena_strdup(arena, options->scenario), .points = 1};
    } else if (!vp_sweep_take(&reader, find_scenarios(&reader), entry, &varied) ||
               (varied.n_axes > 0 && !vp_sweep_check(&reader, &varied, vp_lay_on(&reader, entry, reader.root)))) {
        return false;
    }
    copy_sweep(&varied, arena, sweep);
    const struct vp_node *said = vp_node_get(reader.root, "language");
    sweep->language = vp_language_named(options->language != NULL ? options->language
                                        : said == NULL            ? NULL
                                                                  : said->text);
    return !vp_errors_any(errors); /* a value of the plan may be wrong, or what the scenario takes away not there */
}

/* "+rest=8" as "rest 8", or what the option is called that it names. */
static const char *name_value(struct vp_reader *reader, const struct vp_node *vary, const char *part, size_t length)
{
    const size_t name = strcspn(part, "=");
    const char *axis = vp_arena_strndup(reader->arena, part, name < length ? name : length);
    const char *value = vp_arena_strndup(reader->arena, part + name + 1, name < length ? length - name - 1 : 0);
    const struct vp_node *options = vp_node_get(vp_node_get(vary, axis), "options");
    const struct vp_node *title = vp_node_get(vp_node_get(options, value), "title");
    return title != NULL ? title->text : vp_arena_printf(reader->arena, "%s %s", axis, value);
}

const char *vp_scenario_title(struct vp_reader *reader, const char *id)
{
    const char *at;
    const struct vp_entry *entry = find_named(reader, id, &at);
    if (entry == NULL)
        return id;
    const struct vp_node *title = vp_node_get(entry->value, "title");
    const struct vp_node *vary = vp_node_get(entry->value, "vary");
    const char *name = title != NULL ? title->text : entry->key->text;
    for (const char *between = ": "; *at == '+'; between = ", ") {
        const size_t length = strcspn(at + 1, "+");
        name = vp_arena_printf(reader->arena, "%s%s%s", name, between, name_value(reader, vary, at + 1, length));
        at += 1 + length;
    }
    return name;
}

/* ---- errors of a scenario ---- */

static bool same_place(struct vp_pos one, struct vp_pos other)
{
    return one.source == other.source && one.line == other.line && one.column == other.column;
}

/* True if anything in `node` was written at `pos`. */
static bool holds(const struct vp_node *node, struct vp_pos pos)
{
    bool found = same_place(node->pos, pos);
    for (int i = 0; i < node->n && !found; i++) {
        const struct vp_node *key = node->entries[i].key;
        found = (key != NULL && same_place(key->pos, pos)) || holds(node->entries[i].value, pos);
    }
    return found;
}

void vp_name_scenario(struct vp_reader *reader, const char *id, int before)
{
    const struct vp_node *scenarios = find_scenarios(reader);
    for (int i = before; i < reader->errors->kept; i++) {
        struct vp_error *error = &reader->errors->list[i];
        size_t length = strlen(error->message);
        if (!holds(scenarios, error->pos))
            snprintf(error->message + length, sizeof error->message - length, " (in scenario %s)", id);
    }
}

/* ---- every scenario in turn ---- */

enum verdict { UNKNOWN, SOUND, BROKEN };

/* Keeps the texts that the errors from `before` on point into beyond the life of what was read for a scenario alone. */
static void keep_sources(const struct vp_reader *reader, int before)
{
    for (int i = before; i < reader->errors->kept; i++) {
        struct vp_pos *pos = &reader->errors->list[i].pos;
        bool known = pos->source == NULL;
        for (int f = 0; f < reader->files.n && !known; f++)
            known = reader->files.item[f].source.text == pos->source->text;
        if (known)
            continue;
        struct vp_source *copy = vp_arena_alloc(reader->arena, sizeof *copy);
        copy->name = vp_arena_strdup(reader->arena, pos->source->name);
        copy->length = pos->source->length;
        copy->text = pos->source->text == NULL ? NULL : vp_arena_strndup(reader->arena, pos->source->text, copy->length);
        pos->source = copy;
    }
}

/* Reads the plan with the scenario laid over it, as far as to its duties, in memory of its own. */
static bool try_one(const struct vp_reader *plain, const char *id)
{
    struct vp_arena arena;
    struct vp_reader reader = *plain;
    int before = plain->errors->kept;
    vp_arena_init(&arena);
    reader.arena = &arena;
    struct vp_plan *plan = vp_fill_plan(&reader, id);
    if (plan != NULL && !vp_problem_check(plan, &arena, plain->errors))
        vp_name_scenario(&reader, id, before);
    vp_plan_close(plan);
    keep_sources(plain, before);
    vp_arena_clear(&arena);
    return plain->errors->kept == before;
}

/* Of a sweep the points in which at most one axis has another value than its first. */
static bool try_points(const struct vp_reader *plain, const struct vp_entry *entry)
{
    struct vp_reader reader = *plain;
    struct vp_varied sweep;
    if (!vp_sweep_take(&reader, find_scenarios(plain), entry, &sweep))
        return false;
    int step = sweep.points;
    bool good = true;
    for (int i = 0; i < sweep.n_axes && good; i++) {
        step /= sweep.axes[i].n;
        for (int k = i == 0 ? 0 : 1; k < sweep.axes[i].n && good; k++)
            good = try_one(plain, vp_sweep_point(&sweep, k * step, plain->arena));
    }
    return good && (sweep.n_axes > 0 || try_one(plain, entry->key->text));
}

/* One that is based on a broken one has nothing new to say. */
static enum verdict judge(const struct vp_reader *plain, int i, enum verdict *verdicts)
{
    const struct vp_node *scenarios = find_scenarios(plain);
    const struct vp_entry *base = find_base(scenarios, &scenarios->entries[i]);
    if (verdicts[i] != UNKNOWN)
        return verdicts[i];
    if (base != NULL)
        verdicts[i] = judge(plain, (int)(base - scenarios->entries), verdicts);
    if (verdicts[i] != BROKEN)
        verdicts[i] = try_points(plain, &scenarios->entries[i]) ? SOUND : BROKEN;
    return verdicts[i];
}

bool vp_plan_check_scenarios(const struct vp_plan *plan, const char *profiles_folder, struct vp_errors *errors)
{
    enum verdict verdicts[VP_MAX_SCENARIOS] = {UNKNOWN};
    struct vp_reader plain = {.arena = plan->arena, .errors = errors, .profiles_folder = profiles_folder};
    int before = errors->total;
    const struct vp_source *source = plan->source;
    const struct vp_file *file = vp_file_take(source->name, source->text, source->length, plan->arena, errors);
    if (!vp_open_plan(&plain, file))
        return false;
    const struct vp_node *scenarios = find_scenarios(&plain);
    for (int i = 0; scenarios != NULL && i < scenarios->n && errors->kept < VP_ERRORS_KEPT; i++)
        judge(&plain, i, verdicts);
    return errors->total == before;
}
