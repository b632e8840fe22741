/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inputs/plan.schema.json says the same words as the readers' tables: every map its keys, every choice its words, every kind of rule its
 * figures – in both directions, so that neither can gain or lose one alone. */
#include "tests/unit/suites.h"

#include "inputs/rules.h"
#include "model/base/text.h"

#include <jansson.h>

#include <stdlib.h>
#include <string.h>

static json_t *schema;
static const json_t *definitions;

static void set_up(void)
{
    json_error_t error;
    schema = json_load_file("inputs/plan.schema.json", JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(schema != NULL, "inputs/plan.schema.json:%d: %s", error.line, error.text);
    definitions = json_object_get(schema, "definitions");
    ck_assert(json_is_object(definitions));
}

static void tear_down(void)
{
    json_decref(schema);
}

/* `name` as the schema writes it: with - for _. */
static const char *schema_name(const char *name)
{
    static char text[64];
    size_t length = strlen(name);
    ck_assert_uint_lt(length, sizeof text);
    for (size_t i = 0; i <= length; i++)
        text[i] = name[i] == '_' ? '-' : name[i];
    return text;
}

static const json_t *find_definition(const char *name)
{
    const json_t *definition = json_object_get(definitions, schema_name(name));
    ck_assert_msg(definition != NULL, "the schema has no definition '%s'", schema_name(name));
    return definition;
}

static bool holds_word(const struct vp_words *words, const char *word)
{
    for (int i = 0; i < words->n; i++)
        if (strcmp(words->word[i], word) == 0)
            return true;
    return false;
}

/* Is `word` among the texts of the array? */
static bool lists_word(const json_t *array, const char *word)
{
    for (size_t i = 0; i < json_array_size(array); i++)
        if (json_is_string(json_array_get(array, i)) && strcmp(json_string_value(json_array_get(array, i)), word) == 0)
            return true;
    return false;
}

/* ---- maps ---- */

static void check_map(const struct vp_words *keys)
{
    const json_t *definition = find_definition(keys->name);
    json_t *properties = json_object_get(definition, "properties");
    const char *key;
    const json_t *value;
    ck_assert_msg(json_is_false(json_object_get(definition, "additionalProperties")),
                  "'%s' takes keys that it does not name", keys->name);
    for (int i = 0; i < keys->n; i++)
        ck_assert_msg(json_object_get(properties, keys->word[i]) != NULL, "'%s' of the schema lacks '%s'", keys->name,
                      keys->word[i]);
    json_object_foreach(properties, key, value)
    {
        ck_assert_msg(holds_word(keys, key), "'%s' of the schema has '%s', which no reader knows", keys->name, key);
        bool open = json_is_true(value) && (strcmp(keys->name, "scenario") == 0 || strcmp(keys->name, "option") == 0);
        bool described = json_is_string(json_object_get(value, "description"));
        ck_assert_msg(open || described, "'%s' of '%s' has no description", key, keys->name);
    }
    const json_t *required = json_object_get(definition, "required");
    for (size_t i = 0; i < json_array_size(required); i++)
        ck_assert_msg(holds_word(keys, json_string_value(json_array_get(required, i))), "'%s' requires what it has not",
                      keys->name);
}

START_TEST(every_map_has_its_keys)
{
    check_map(vp_map_keys((enum vp_map)_i));
}
END_TEST

static bool is_map(const char *name)
{
    for (int i = 0; i < VP_MAPS; i++)
        if (strcmp(schema_name(vp_map_keys((enum vp_map)i)->name), name) == 0)
            return true;
    return false;
}

static bool is_choice(const char *name)
{
    for (int i = 0; i < VP_CHOICES; i++)
        if (strcmp(schema_name(vp_choice_words((enum vp_choice)i)->name), name) == 0)
            return true;
    return false;
}

START_TEST(the_schema_knows_no_other_maps_or_choices)
{
    const char *name;
    const json_t *definition;
    json_object_foreach((json_t *)definitions, name, definition)
    {
        ck_assert_msg(json_is_string(json_object_get(definition, "description")), "'%s' has no description", name);
        if (json_is_false(json_object_get(definition, "additionalProperties")))
            ck_assert_msg(is_map(name), "'%s' is no map that a reader knows", name);
        if (json_object_get(definition, "enum") != NULL && strcmp(name, "kind") != 0 && strcmp(name, "yes-no") != 0)
            ck_assert_msg(is_choice(name), "'%s' is no choice that a reader knows", name);
    }
}
END_TEST

/* ---- words ---- */

START_TEST(every_choice_has_its_words)
{
    const struct vp_words *words = vp_choice_words((enum vp_choice)_i);
    const json_t *list = json_object_get(find_definition(words->name), "enum");
    ck_assert_msg((int)json_array_size(list) == words->n, "'%s' has %zu words, the readers know %d", words->name,
                  json_array_size(list), words->n);
    for (int i = 0; i < words->n; i++)
        ck_assert_msg(lists_word(list, words->word[i]), "'%s' of the schema lacks '%s'", words->name, words->word[i]);
}
END_TEST

/* Fails unless the definition's pattern is `head`, the runs of weekdays, `tail`. */
static void check_days(const char *name, const char *head, const char *tail)
{
    const struct vp_words *days = vp_choice_words(VP_CHOICE_day);
    struct vp_text one;
    struct vp_text pattern;
    vp_text_init(&one);
    vp_text_init(&pattern);
    for (int i = 0; i < VP_ON_HOLIDAY; i++)
        vp_text_printf(&one, "%s%s", i == 0 ? "" : "|", days->word[i]);
    vp_text_printf(&pattern, "%s(%s)(-(%s))?%s", head, one.at, one.at, tail);
    ck_assert_str_eq(json_string_value(json_object_get(find_definition(name), "pattern")), pattern.at);
    vp_text_clear(&one);
    vp_text_clear(&pattern);
}

START_TEST(days_are_the_same_words)
{
    check_days("weekdays", "^", "$");
    check_days("day-key", "^(", "|holiday)$");
}
END_TEST

/* ---- rules ---- */

/* Is `key` a figure of some kind, and not a key of every rule? `qualified` is both. */
static bool is_figure(const char *key)
{
    for (int kind = VP_RULE_rest; kind < VP_RULE_KINDS && strcmp(key, "qualified") != 0; kind++)
        if (vp_rule_reads((enum vp_rule_kind)kind, key))
            return true;
    return false;
}

START_TEST(every_kind_has_its_figures)
{
    enum vp_rule_kind kind = (enum vp_rule_kind)_i;
    const char *name = vp_rule_key(kind);
    char definition[64];
    snprintf(definition, sizeof definition, "rule-%s", name);
    const json_t *listed = json_object_get(json_object_get(find_definition(definition), "propertyNames"), "enum");
    const struct vp_words *keys = vp_map_keys(VP_MAP_rule);
    size_t n = 0;
    for (int i = 0; i < keys->n; i++) {
        bool reads = !is_figure(keys->word[i]) || vp_rule_reads(kind, keys->word[i]);
        n += reads;
        ck_assert_msg(lists_word(listed, keys->word[i]) == reads, "rule-%s: '%s' is %s in the schema", name,
                      keys->word[i], reads ? "missing" : "one too many");
    }
    ck_assert_uint_eq(json_array_size(listed), n);
    ck_assert_msg(lists_word(json_object_get(find_definition("kind"), "enum"), name), "kind lacks '%s'", name);
    const json_t *named = json_object_get(json_object_get(find_definition("rules"), "properties"), name);
    ck_assert_msg(named != NULL, "rules lacks '%s'", name);
}
END_TEST

START_TEST(the_schema_knows_no_other_kinds)
{
    const size_t kinds = VP_RULE_KINDS - VP_RULE_rest;
    ck_assert_uint_eq(json_array_size(json_object_get(find_definition("kind"), "enum")), kinds);
    ck_assert_uint_eq(json_object_size(json_object_get(find_definition("rules"), "properties")), kinds);
    ck_assert_uint_eq(json_array_size(json_object_get(find_definition("rule"), "allOf")), kinds);
    ck_assert_uint_eq(json_array_size(json_object_get(find_definition("profile-rule"), "allOf")), kinds);
}
END_TEST

/* Every figure that a kind reads may be written, in a plan at least. */
START_TEST(every_figure_is_a_key)
{
    const struct vp_words *keys = vp_map_keys(VP_MAP_rule);
    const struct vp_words *of_profiles = vp_map_keys(VP_MAP_profile_rule);
    int figures = 0;
    for (int i = 0; i < keys->n; i++)
        figures += is_figure(keys->word[i]);
    ck_assert_int_eq(figures, 21);
    for (int i = 0; i < of_profiles->n; i++)
        ck_assert_msg(holds_word(keys, of_profiles->word[i]), "a plan's rule cannot say '%s'", of_profiles->word[i]);
}
END_TEST

Suite *suite_schema(void)
{
    Suite *suite = suite_create("schema");
    TCase *tests = tcase_create("words");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, every_map_has_its_keys, 0, VP_MAPS);
    tcase_add_loop_test(tests, every_choice_has_its_words, 0, VP_CHOICES);
    tcase_add_loop_test(tests, every_kind_has_its_figures, VP_RULE_rest, VP_RULE_KINDS);
    tcase_add_test(tests, the_schema_knows_no_other_maps_or_choices);
    tcase_add_test(tests, days_are_the_same_words);
    tcase_add_test(tests, the_schema_knows_no_other_kinds);
    tcase_add_test(tests, every_figure_is_a_key);
    suite_add_tcase(suite, tests);
    return suite;
}
