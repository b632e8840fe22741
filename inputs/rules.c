/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rules: { NAME: { kind, figures of the kind, soft | hard, doctors, lines, source, verified } | off }
 *
 * A name that is in force already (from a profile) keeps what is not given again. A figure given again no longer is what the profile's
 * source says, so the source tells that and verified falls to no, unless the plan gives its own. */
#include "inputs/rules.h"

#include <stddef.h>
#include <string.h>

/* Kinds below this one are in force in every plan and have no figures. */
static const enum vp_rule_kind first_named = VP_RULE_rest;

/* ---- what every rule may say ---- */

static void read_force(struct vp_reader *reader, struct vp_rule_draft *draft)
{
    const struct vp_limits weights = {.least = 0, .most = VP_MAX_POINTS};
    const struct vp_entry *soft = vp_node_entry(draft->entry->value, "soft");
    const struct vp_entry *hard = vp_node_entry(draft->entry->value, "hard");
    bool is_hard = soft == NULL;
    if (hard != NULL && !vp_read_yes_no(reader, hard->value, "hard", &is_hard))
        return;
    if (hard != NULL && soft != NULL && is_hard) {
        vp_fail(reader, soft->key->pos, "a rule is either hard or soft");
    } else if (soft != NULL) {
        draft->rule.hard = false;
        vp_read_number(reader, soft->value, "soft", weights, &draft->rule.weight);
    } else if (hard != NULL && !is_hard && draft->rule.hard) {
        vp_fail(reader, hard->key->pos, "a rule that is not hard needs a weight");
        vp_expect(reader, "soft: points for each breach");
    } else if (hard != NULL && is_hard) {
        draft->rule.hard = true;
        draft->rule.weight = 0;
    }
}

/* Sources are shown beside the rule, so they are in the plan's language. */
static const char *say_in(const struct vp_reader *reader, const char *nb, const char *en)
{
    return reader->plan->language == VP_EN ? en : nb;
}

static const char *say_plan(const struct vp_reader *reader)
{
    return say_in(reader, "planen selv", "the plan itself");
}

/* A text, or one in each language. */
static void read_source(struct vp_reader *reader, const struct vp_node *node, const char **source)
{
    if (node == NULL || node->kind != VP_NODE_MAP) {
        vp_read_text(reader, node, "source", VP_MAX_TITLE, source);
        return;
    }
    const char *nb = *source;
    const char *en = *source;
    if (!vp_read_form(reader, node, "source", VP_MAP_in_languages))
        return;
    vp_require(reader, node, "nb", node->pos, "source");
    vp_require(reader, node, "en", node->pos, "source");
    vp_read_text(reader, vp_node_get(node, "nb"), "source", VP_MAX_TITLE, &nb);
    vp_read_text(reader, vp_node_get(node, "en"), "source", VP_MAX_TITLE, &en);
    *source = say_in(reader, nb, en);
}

static void read_provenance(struct vp_reader *reader, struct vp_rule_draft *draft)
{
    const struct vp_node *map = draft->entry->value;
    struct vp_rule *rule = &draft->rule;
    const struct vp_node *source = vp_node_get(map, "source");
    if (draft->profile != NULL) {
        const char *what = vp_arena_printf(reader->arena, "rule '%s'", vp_shown(reader, draft->entry->key->text));
        vp_require(reader, map, "source", draft->entry->key->pos, what);
        vp_require(reader, map, "verified", draft->entry->key->pos, what);
    } else if (draft->figures_given && !draft->anew) {
        const char *before = rule->profile == NULL ? say_in(reader, "før", "before") : rule->profile;
        rule->source = vp_arena_printf(reader->arena, "%s (%s: %s)",
                                       say_in(reader, "endret i planen", "changed in the plan"), before, rule->source);
        rule->verified = VP_VERIFIED_NO;
    }
    read_source(reader, source, &rule->source);
    bool verified = false;
    if (vp_read_yes_no(reader, vp_node_get(map, "verified"), "verified", &verified))
        rule->verified = verified ? VP_VERIFIED_YES : VP_VERIFIED_NO;
}

/* ---- a rule ---- */

static int find_rule(const struct vp_plan *plan, const char *name)
{
    for (int i = 0; i < plan->rules.n; i++)
        if (strcmp(plan->rules.item[i].id, name) == 0)
            return i;
    return -1;
}

static bool find_kind(const char *word, enum vp_rule_kind *kind)
{
    for (int i = (int)first_named; i < VP_RULE_KINDS; i++) {
        if (strcmp(vp_rule_key((enum vp_rule_kind)i), word) == 0) {
            *kind = (enum vp_rule_kind)i;
            return true;
        }
    }
    return false;
}

/* The nearest kind, or (for a name without a kind) name of a rule in force. */
static void suggest_rule(struct vp_reader *reader, const char *word, bool kinds, bool names)
{
    const struct vp_plan *plan = reader->plan;
    const char *candidates[VP_RULE_KINDS + VP_MAX_RULES + VP_RULE_KINDS];
    int n = 0;
    for (int i = (int)first_named; kinds && i < VP_RULE_KINDS; i++)
        candidates[n++] = vp_rule_key((enum vp_rule_kind)i);
    for (int i = (int)first_named; names && i < plan->rules.n; i++)
        if (!kinds || !find_kind(plan->rules.item[i].id, &(enum vp_rule_kind){0}))
            candidates[n++] = plan->rules.item[i].id;
    vp_suggest(reader, word, candidates, n, kinds ? "the kinds are" : "the rules in force are");
}

/* The kind as given, else that of the rule in force, else the name's. */
static bool read_kind(struct vp_reader *reader, struct vp_rule_draft *draft)
{
    const struct vp_node *node = vp_node_get(draft->entry->value, "kind");
    const struct vp_node *named = node != NULL ? node : draft->entry->key;
    enum vp_rule_kind before = draft->rule.kind;
    const char *word = NULL;
    if (!draft->anew && node == NULL)
        return true;
    if (!vp_read_word(reader, named, "kind", &word))
        return false;
    if (!find_kind(word, &draft->rule.kind)) {
        vp_fail(reader, named->pos, node != NULL ? "unknown kind of rule '%s'" : "unknown rule '%s', and no kind is given",
                vp_shown(reader, word));
        suggest_rule(reader, word, true, node == NULL);
        return false;
    }
    if (!draft->anew && draft->rule.kind != before) {
        vp_fail(reader, named->pos, "rule '%s' is of kind %s already", vp_shown(reader, draft->entry->key->text),
                vp_rule_key(before));
        vp_expect(reader, "give a rule of another kind another name");
        return false;
    }
    return true;
}

static void remove_rule(struct vp_reader *reader, const struct vp_entry *entry)
{
    struct vp_plan *plan = reader->plan;
    int index = find_rule(plan, entry->key->text);
    if (index < 0) {
        vp_fail(reader, entry->key->pos, "no rule '%s' is in force that could be off", vp_shown(reader, entry->key->text));
        suggest_rule(reader, entry->key->text, false, true);
        return;
    }
    size_t behind = (size_t)(plan->rules.n - index - 1);
    struct vp_rule *at = &plan->rules.item[index];
    struct vp_rule_scope *scope = &reader->scopes.item[index];
    memmove(at, at + 1, behind * sizeof *at);
    memmove(scope, scope + 1, behind * sizeof *scope);
    plan->rules.n--;
    reader->scopes.n--;
}

/* True if the name is one that a plan may use. */
static bool check_name(struct vp_reader *reader, const struct vp_node *key)
{
    const char *id = NULL;
    if (!vp_read_id(reader, key, "a rule", &id))
        return false;
    for (int i = 0; i < (int)first_named; i++) {
        if (strcmp(vp_rule_key((enum vp_rule_kind)i), id) != 0)
            continue;
        vp_fail(reader, key->pos, "rule '%s' is in force in every plan and cannot be changed", id);
        return false;
    }
    return true;
}

/* False when there is nothing to be made of it. */
static bool read_rule(struct vp_reader *reader, struct vp_rule_draft *draft)
{
    const char *what = vp_arena_printf(reader->arena, "rule '%s'", vp_shown(reader, draft->entry->key->text));
    enum vp_map keys = draft->profile == NULL ? VP_MAP_rule : VP_MAP_profile_rule;
    if (!vp_read_form(reader, draft->entry->value, what, keys) || !read_kind(reader, draft))
        return false;
    vp_read_figures(reader, draft);
    read_force(reader, draft);
    vp_read_scope(reader, draft);
    read_provenance(reader, draft);
    return true;
}

/* A draft of the rule with this number that is in force already, or (-1) of a new one. */
static struct vp_rule_draft new_draft(struct vp_reader *reader, const struct vp_entry *entry, const char *profile,
                                      int index)
{
    struct vp_rule_draft draft = {.entry = entry, .profile = profile, .anew = index < 0};
    if (draft.anew) {
        draft.rule = (struct vp_rule){
            .id = entry->key->text, .hard = true, .source = say_plan(reader), .profile = profile, .figures = vp_no_figures};
    } else {
        draft.rule = reader->plan->rules.item[index];
        draft.scope = reader->scopes.item[index];
        draft.rule.overridden = profile == NULL;
    }
    draft.rule.pos = entry->key->pos;
    if (!draft.anew && profile != NULL)
        draft.rule.profile = profile;
    return draft;
}

static void add_rule(struct vp_reader *reader, const struct vp_entry *entry, const char *profile)
{
    struct vp_plan *plan = reader->plan;
    if (!check_name(reader, entry->key))
        return;
    if (entry->value->kind == VP_NODE_TEXT && strcmp(entry->value->text, "off") == 0) {
        remove_rule(reader, entry);
        return;
    }
    int index = find_rule(plan, entry->key->text);
    struct vp_rule_draft draft = new_draft(reader, entry, profile, index);
    if (!read_rule(reader, &draft))
        return;
    if (draft.anew && plan->rules.n == VP_MAX_RULES) {
        vp_fail(reader, entry->key->pos, "more than %d rules", VP_MAX_RULES);
        return;
    }
    if (draft.anew) {
        index = plan->rules.n;
        vp_vec_add(reader->arena, &plan->rules);
        vp_vec_add(reader->arena, &reader->scopes);
    }
    plan->rules.item[index] = draft.rule;
    reader->scopes.item[index] = draft.scope;
}

void vp_read_rule_map(struct vp_reader *reader, const struct vp_node *rules, const char *profile)
{
    if (!vp_read_map(reader, rules, "rules") || !vp_read_count(reader, rules, "rules", VP_MAX_RULES))
        return;
    for (int i = 0; i < rules->n; i++)
        add_rule(reader, &rules->entries[i], profile);
}

/* ---- the section ---- */

static void add_constant_rules(struct vp_reader *reader)
{
    const struct vp_entry *lines = vp_node_entry(reader->root, "lines");
    struct vp_pos pos = lines == NULL ? reader->root->pos : lines->key->pos;
    for (int i = 0; i < (int)first_named; i++) {
        enum vp_rule_kind kind = (enum vp_rule_kind)i;
        struct vp_rule rule = {.id = vp_rule_key(kind),
                               .kind = kind,
                               .hard = true,
                               .source = say_plan(reader),
                               .figures = vp_no_figures,
                               .pos = pos};
        rule.verified = VP_VERIFIED_YES;
        *vp_vec_add(reader->arena, &reader->plan->rules) = rule;
        *vp_vec_add(reader->arena, &reader->scopes) = (struct vp_rule_scope){0};
    }
}

static void read_profiles(struct vp_reader *reader)
{
    const struct vp_node **items;
    int n = vp_read_list(reader, vp_node_get(reader->root, "profiles"), "profiles", &items);
    if (n > VP_MAX_PROFILES) {
        vp_fail(reader, items[0]->pos, "%d profiles; at most %d are read", n, VP_MAX_PROFILES);
        return;
    }
    for (int i = 0; i < n; i++) {
        bool again = false;
        for (int j = 0; j < i && !again; j++)
            again = strcmp(items[i]->text, items[j]->text) == 0 && items[i]->kind == VP_NODE_TEXT;
        if (again)
            vp_fail(reader, items[i]->pos, "profile '%s' is named twice", vp_shown(reader, items[i]->text));
        else
            vp_read_profile(reader, items[i]);
    }
}

void vp_read_rules(struct vp_reader *reader)
{
    add_constant_rules(reader);
    read_profiles(reader);
    vp_read_rule_map(reader, vp_node_get(reader->root, "rules"), NULL);
}
