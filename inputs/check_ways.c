/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways that somebody will have to drive and nobody gave: from each home to each line's site and back, from duty to commitments, to the
 * duties that a back-up doctor covers, to the municipalities that must be reached. A pair is told once. */
#include "inputs/checks.h"

#include "model/travel.h"

#include <string.h>

/* Where the way between two sites would be written, and how. */
static void explain_way(struct vp_reader *reader, const char *from, const char *to, const char *message)
{
    const struct vp_entry *travel = vp_node_entry(reader->root, "travel");
    const struct vp_entry *minutes = travel == NULL ? NULL : vp_node_entry(travel->value, "minutes");
    const struct vp_node *map = minutes == NULL ? NULL : minutes->value;
    const struct vp_entry *first = vp_node_entry(map, from);
    const struct vp_entry *second = vp_node_entry(map, to);
    if (first != NULL) {
        vp_fail(reader, first->key->pos, "%s", message);
        vp_expect(reader, "add `%s: MINUTES` to %s on line %d", to, from, first->key->pos.line);
    } else if (second != NULL) {
        vp_fail(reader, second->key->pos, "%s", message);
        vp_expect(reader, "add `%s: MINUTES` to %s on line %d", from, to, second->key->pos.line);
    } else if (minutes != NULL) {
        vp_fail(reader, minutes->key->pos, "%s", message);
        vp_expect(reader, "add `%s: { %s: MINUTES }` under minutes on line %d", from, to, minutes->key->pos.line);
    } else {
        struct vp_pos pos = travel != NULL ? travel->key->pos : vp_node_entry(reader->root, "sites")->key->pos;
        vp_fail(reader, pos, "%s", message);
        vp_expect(reader, "add a section `travel: { minutes: { %s: { %s: MINUTES } } }`", from, to);
    }
}

static bool is_given(const struct vp_reader *reader, int from, int to)
{
    return vp_travel_given(&reader->plan->travel, reader->plan->sites.n, from, to);
}

/* So that the same pair is not told again: the plan is refused anyway. */
static void forget_way(struct vp_reader *reader, int from, int to)
{
    const struct vp_plan *plan = reader->plan;
    plan->travel.minutes[from * plan->sites.n + to] = 0;
    plan->travel.minutes[to * plan->sites.n + from] = 0;
}

/* Tells that the way is missing; `from_what` and `to_what` say whose the sites are. */
static void tell_way(struct vp_reader *reader, int from, const char *from_what, int to, const char *to_what)
{
    const struct vp_plan *plan = reader->plan;
    const char *one = plan->sites.item[from].id;
    const char *other = plan->sites.item[to].id;
    forget_way(reader, from, to);
    explain_way(reader, one, other,
                vp_arena_printf(reader->arena, "no travel time between '%s' (%s) and '%s' (%s)", one, from_what, other,
                                to_what));
}

static const char *say(struct vp_reader *reader, const char *what, const char *id)
{
    return vp_arena_printf(reader->arena, "%s %s", what, vp_shown(reader, id));
}

/* ---- doctors and lines ---- */

static void check_way(struct vp_reader *reader, const struct vp_doctor *doctor, const struct vp_line *line)
{
    if (line->site == VP_SITE_HOME)
        return;
    if (!is_given(reader, doctor->home, line->site) || !is_given(reader, line->site, doctor->home))
        tell_way(reader, doctor->home, say(reader, "home of", doctor->id), line->site, say(reader, "line", line->id));
}

/* From the duties that the doctor may have to what he must attend, and back. */
static void check_commitment(struct vp_reader *reader, const struct vp_doctor *doctor, int site)
{
    const struct vp_plan *plan = reader->plan;
    for (int l = 0; l < plan->lines.n; l++) {
        const struct vp_line *line = &plan->lines.item[l];
        int place = line->site == VP_SITE_HOME ? doctor->home : line->site;
        if ((doctor->qualifications & line->needs) != line->needs ||
            (is_given(reader, place, site) && is_given(reader, site, place)))
            continue;
        tell_way(reader, place, say(reader, "line", line->id), site, say(reader, "a commitment of", doctor->id));
    }
}

/* ---- bands ---- */

/* A way that is none at some hours must be there at others. */
static void check_none(struct vp_reader *reader, const struct vp_entry *from_entry, const struct vp_entry *way)
{
    int from = vp_names_find(&reader->sites, from_entry->key->text);
    int to = vp_names_find(&reader->sites, way->key->text);
    if (way->value->kind != VP_NODE_TEXT || strcmp(way->value->text, "none") != 0 || from < 0 || to < 0 ||
        is_given(reader, from, to))
        return;
    vp_fail(reader, way->value->pos, "between '%s' and '%s' there is no way at any hour", from_entry->key->text,
            way->key->text);
    vp_expect(reader, "give it under `minutes` of travel, or in another band");
    forget_way(reader, from, to);
}

static void check_bands(struct vp_reader *reader)
{
    const struct vp_node *bands = vp_node_get(vp_node_get(reader->root, "travel"), "bands");
    const struct vp_node **items;
    int n = vp_read_list(reader, bands, "bands", &items);
    for (int b = 0; b < n; b++) {
        const struct vp_node *minutes = vp_node_get(items[b], "minutes");
        for (int i = 0; minutes != NULL && i < minutes->n; i++)
            for (int j = 0; j < minutes->entries[i].value->n; j++)
                check_none(reader, &minutes->entries[i], &minutes->entries[i].value->entries[j]);
    }
}

void vp_check_ways(struct vp_reader *reader)
{
    const struct vp_plan *plan = reader->plan;
    check_bands(reader);
    for (int l = 0; l < plan->lines.n; l++)
        for (int d = 0; d < plan->doctors.n; d++)
            check_way(reader, &plan->doctors.item[d], &plan->lines.item[l]);
    for (int d = 0; d < plan->doctors.n; d++)
        for (int c = 0; c < plan->doctors.item[d].commitments.n; c++)
            if (plan->doctors.item[d].commitments.item[c].site >= 0)
                check_commitment(reader, &plan->doctors.item[d], plan->doctors.item[d].commitments.item[c].site);
}

/* ---- ways of which rules speak ---- */

/* Marks where duties of the line are done by doctors of `rule` (NULL = by any) who have all of `qualified`. */
static void mark_sites(const struct vp_plan *plan, int line, const struct vp_rule *rule, uint64_t qualified, bool *sites)
{
    const struct vp_line *of = &plan->lines.item[line];
    uint64_t needs = of->needs | qualified;
    if (of->site != VP_SITE_HOME)
        sites[of->site] = true;
    for (int d = 0; d < plan->doctors.n && of->site == VP_SITE_HOME; d++) {
        const struct vp_doctor *doctor = &plan->doctors.item[d];
        if ((doctor->qualifications & needs) == needs && (rule == NULL || rule->doctors == NULL || rule->doctors[d]))
            sites[doctor->home] = true;
    }
}

/* Marks where the duties are of which the rule speaks. */
static bool *mark_scope(struct vp_reader *reader, const struct vp_rule *rule)
{
    const struct vp_plan *plan = reader->plan;
    bool *sites = vp_arena_array(reader->arena, (size_t)plan->sites.n + 1, sizeof *sites);
    for (int l = 0; l < plan->lines.n; l++)
        if (rule->lines == NULL || rule->lines[l])
            mark_sites(plan, l, rule, 0, sites);
    return sites;
}

static void check_backup(struct vp_reader *reader, const struct vp_rule *rule)
{
    const struct vp_plan *plan = reader->plan;
    bool *from = vp_arena_array(reader->arena, (size_t)plan->sites.n + 1, sizeof *from);
    const bool *to = mark_scope(reader, rule);
    const char *line = say(reader, "line", plan->lines.item[rule->figures.line].id);
    mark_sites(plan, rule->figures.line, NULL, rule->figures.qualified, from);
    for (int a = 0; a < plan->sites.n; a++)
        for (int b = 0; b < plan->sites.n; b++)
            if (from[a] && to[b] && !is_given(reader, a, b))
                tell_way(reader, a, line, b, say(reader, "a duty of rule", rule->id));
}

/* From site `a` to one site at least of each municipality that the rule names. `reached` has room for all of them. */
static void check_reach(struct vp_reader *reader, const struct vp_rule *rule, int a, bool *reached)
{
    const struct vp_plan *plan = reader->plan;
    memset(reached, 0, (size_t)plan->municipalities.n);
    for (int b = 0; b < plan->sites.n; b++)
        if (plan->sites.item[b].municipality >= 0 && is_given(reader, a, b))
            reached[plan->sites.item[b].municipality] = true;
    for (int b = 0; b < plan->sites.n; b++) {
        int municipality = plan->sites.item[b].municipality;
        if (municipality < 0 || reached[municipality] ||
            (rule->figures.municipalities != NULL && !rule->figures.municipalities[municipality]))
            continue;
        reached[municipality] = true; /* told once, at its first site */
        tell_way(reader, a, say(reader, "a duty of rule", rule->id), b,
                 say(reader, "municipality", plan->municipalities.item[municipality].id));
    }
}

static void check_response(struct vp_reader *reader, const struct vp_rule *rule)
{
    const struct vp_plan *plan = reader->plan;
    const bool *from = mark_scope(reader, rule);
    bool *reached = vp_arena_array(reader->arena, (size_t)plan->municipalities.n + 1, sizeof *reached);
    for (int a = 0; a < plan->sites.n; a++)
        if (from[a])
            check_reach(reader, rule, a, reached);
}

void vp_check_rules(struct vp_reader *reader)
{
    const struct vp_plan *plan = reader->plan;
    for (int r = 0; r < plan->rules.n; r++) {
        const struct vp_rule *rule = &plan->rules.item[r];
        if (rule->kind == VP_RULE_backup)
            check_backup(reader, rule);
        if (rule->kind == VP_RULE_response)
            check_response(reader, rule);
    }
}
