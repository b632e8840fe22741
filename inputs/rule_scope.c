/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of whom and what a rule speaks. Keys that choose doctors must all hold, of each any value; so must those that choose duties. A rule that
 * is in force already keeps the keys that are not given again, so what each key chose is remembered beside the plan. */
#include "inputs/rules.h"

#include "inputs/tags.h"

enum { DOCTORS, QUALIFIED, LACKING, MUNICIPALITIES, GROUPS };

/* ---- doctors ---- */

static bool *new_flags(struct vp_reader *reader)
{
    return vp_arena_array(reader->arena, (size_t)reader->plan->doctors.n + 1, sizeof(bool));
}

/* The words in `node` as a mask; 0 with an error for none. */
static uint64_t read_words(struct vp_reader *reader, const struct vp_node *node, const char *what,
                           const struct vp_tag_kind *kind)
{
    uint64_t mask = 0;
    if (node->kind == VP_NODE_LIST && node->n == 0)
        vp_fail(reader, node->pos, "%s: no word at all", what);
    vp_read_tags(reader, node, what, kind, &mask);
    return mask;
}

/* Doctors who have (or lack) any of the words. */
static void choose_by_words(struct vp_reader *reader, struct vp_rule_draft *draft, const char *key, int scope)
{
    const struct vp_plan *plan = reader->plan;
    const struct vp_node *node = vp_node_get(draft->entry->value, key);
    if (node == NULL)
        return;
    const struct vp_tag_kind kind = scope == GROUPS ? vp_groups(reader) : vp_qualifications(reader);
    uint64_t mask = read_words(reader, node, key, &kind);
    draft->scope.of[scope] = new_flags(reader);
    for (int i = 0; i < plan->doctors.n; i++) {
        const struct vp_doctor *doctor = &plan->doctors.item[i];
        uint64_t has = scope == GROUPS ? doctor->groups : doctor->qualifications;
        draft->scope.of[scope][i] = ((scope == LACKING ? ~has : has) & mask) != 0;
    }
}

static void choose_by_municipality(struct vp_reader *reader, struct vp_rule_draft *draft)
{
    const struct vp_known known = vp_known_municipalities(reader);
    const struct vp_plan *plan = reader->plan;
    const bool *named = vp_read_flags(reader, vp_node_get(draft->entry->value, "municipalities"), &known, NULL);
    if (named == NULL)
        return;
    bool *flags = draft->scope.of[MUNICIPALITIES] = new_flags(reader);
    for (int i = 0; i < plan->doctors.n; i++) {
        int municipality = plan->doctors.item[i].municipality;
        flags[i] = municipality >= 0 && named[municipality];
    }
}

/* Doctors for whom every key that is given holds; NULL when none is given. */
static bool *join_keys(struct vp_reader *reader, const struct vp_rule_scope *scope)
{
    bool *joined = NULL;
    for (int key = 0; key < VP_SCOPE_KEYS; key++) {
        if (scope->of[key] == NULL)
            continue;
        bool first = joined == NULL;
        joined = first ? new_flags(reader) : joined;
        for (int i = 0; i < reader->plan->doctors.n; i++)
            joined[i] = scope->of[key][i] && (first || joined[i]);
    }
    return joined;
}

/* ---- rules whose scope and figures belong together ---- */

/* A duty of the back-up line would need a back-up itself. */
static void check_backup(struct vp_reader *reader, const struct vp_rule_draft *draft)
{
    const struct vp_rule *rule = &draft->rule;
    int line = rule->figures.line;
    if (rule->kind != VP_RULE_backup || line < 0 || (rule->lines != NULL && !rule->lines[line]))
        return;
    const struct vp_entry *entry = vp_node_entry(draft->entry->value, rule->lines == NULL ? "line" : "lines");
    vp_fail(reader, entry != NULL ? entry->key->pos : rule->pos, "the back-up line is among the lines of the rule itself");
    vp_expect(reader, "lines: those whose duties need a back-up");
}

static void check_pair(struct vp_reader *reader, const struct vp_rule_draft *draft)
{
    const struct vp_rule *rule = &draft->rule;
    int doctors = 0;
    if (rule->kind != VP_RULE_apart && rule->kind != VP_RULE_together)
        return;
    for (int i = 0; i < reader->plan->doctors.n; i++)
        doctors += rule->doctors == NULL || rule->doctors[i];
    if (doctors >= 2 || reader->doctors.n == 0)
        return;
    vp_fail(reader, rule->pos, "a rule of kind %s speaks of two doctors or more, not of %d", vp_rule_key(rule->kind),
            doctors);
}

/* The holidays are the rule's dates. */
static void check_holidays(struct vp_reader *reader, const struct vp_rule_draft *draft)
{
    if (draft->rule.kind != VP_RULE_school_holidays || draft->rule.dates.n > 0)
        return;
    vp_fail(reader, draft->rule.pos, "rule '%s' has no 'dates'", vp_shown(reader, draft->rule.id));
    vp_expect(reader, "the school holidays, e.g. dates: [2027-02-22..2027-02-28, 12-20..01-02]");
}

void vp_read_scope(struct vp_reader *reader, struct vp_rule_draft *draft)
{
    const struct vp_known doctors = vp_known_doctors(reader);
    const struct vp_known lines = vp_known_lines(reader);
    const struct vp_node *map = draft->entry->value;
    const struct vp_node *dates = vp_node_get(map, "dates");
    struct vp_rule *rule = &draft->rule;
    int before = reader->errors->total;
    if (draft->profile == NULL) {
        draft->scope.of[DOCTORS] = vp_read_flags(reader, vp_node_get(map, "doctors"), &doctors, draft->scope.of[DOCTORS]);
        rule->lines = vp_read_flags(reader, vp_node_get(map, "lines"), &lines, rule->lines);
        choose_by_municipality(reader, draft);
    }
    if (rule->kind != VP_RULE_backup)
        choose_by_words(reader, draft, "qualified", QUALIFIED);
    choose_by_words(reader, draft, "lacking", LACKING);
    choose_by_words(reader, draft, "groups", GROUPS);
    rule->doctors = join_keys(reader, &draft->scope);
    if (vp_node_get(map, "categories") != NULL)
        rule->categories = 0;
    vp_read_category_list(reader, vp_node_get(map, "categories"), "categories", false, &rule->categories);
    if (vp_node_get(map, "on") != NULL)
        rule->days = 0;
    vp_read_weekdays(reader, vp_node_get(map, "on"), "on", &rule->days);
    if (dates != NULL)
        rule->dates = (vp_whens){0};
    vp_read_whens(reader, dates, "dates", &rule->dates);
    if (reader->errors->total == before) {
        check_backup(reader, draft);
        check_pair(reader, draft);
        check_holidays(reader, draft);
    }
}
