/* SPDX-License-Identifier: GPL-3.0-or-later */
/* municipalities: { ID: { name, population, share } }, sites: { ID: { name, municipality } }, travel: { minutes: { FROM: { TO: n } }, bands,
 * winter } */
#include "inputs/reader.h"

#include <string.h>

/* A municipality or site may say nothing but its id. */
static bool has_fields(struct vp_reader *reader, const struct vp_node *node, const char *what, enum vp_map map)
{
    return !vp_node_empty(node) && vp_read_form(reader, node, what, map);
}

static void add_municipality(struct vp_reader *reader, const struct vp_entry *entry)
{
    const struct vp_limits shares = {.least = 0, .most = VP_MAX_POINTS};
    struct vp_municipality one = {.id = entry->key->text, .name = entry->key->text, .share = -1, .pos = entry->key->pos};
    vp_read_id(reader, entry->key, "a municipality", &one.id);
    if (has_fields(reader, entry->value, vp_arena_printf(reader->arena, "municipality %s", vp_shown(reader, one.id)),
                   VP_MAP_municipality)) {
        vp_read_text(reader, vp_node_get(entry->value, "name"), "name", VP_MAX_NAME, &one.name);
        vp_read_whole(reader, vp_node_get(entry->value, "population"), "population", 1, VP_MAX_POPULATION,
                      &one.population);
        vp_read_number(reader, vp_node_get(entry->value, "share"), "share", shares, &one.share);
    }
    vp_names_put(&reader->municipalities, entry->key->text, reader->plan->municipalities.n, reader->arena);
    *vp_vec_add(reader->arena, &reader->plan->municipalities) = one;
}

static void read_municipalities(struct vp_reader *reader)
{
    const struct vp_node *map = vp_node_get(reader->root, "municipalities");
    if (!vp_read_map(reader, map, "municipalities") ||
        !vp_read_count(reader, map, "municipalities", VP_MAX_MUNICIPALITIES))
        return;
    for (int i = 0; i < map->n; i++)
        add_municipality(reader, &map->entries[i]);
}

static void add_site(struct vp_reader *reader, const struct vp_entry *entry)
{
    const struct vp_known known = vp_known_municipalities(reader);
    struct vp_site site = {.id = entry->key->text, .name = entry->key->text, .municipality = -1, .pos = entry->key->pos};
    if (strcmp(site.id, "home") == 0) {
        vp_fail(reader, entry->key->pos, "a site cannot be called 'home'");
        vp_expect(reader, "for a line, `site: home` means the home of the doctor on duty");
    }
    vp_read_id(reader, entry->key, "a site", &site.id);
    if (has_fields(reader, entry->value, vp_arena_printf(reader->arena, "site %s", vp_shown(reader, site.id)),
                   VP_MAP_site)) {
        vp_read_text(reader, vp_node_get(entry->value, "name"), "name", VP_MAX_NAME, &site.name);
        vp_read_reference(reader, vp_node_get(entry->value, "municipality"), &known, &site.municipality);
    }
    vp_names_put(&reader->sites, entry->key->text, reader->plan->sites.n, reader->arena);
    *vp_vec_add(reader->arena, &reader->plan->sites) = site;
}

static void read_sites(struct vp_reader *reader)
{
    const struct vp_node *map = vp_node_get(reader->root, "sites");
    if (!vp_read_map(reader, map, "sites") || !vp_read_count(reader, map, "sites", VP_MAX_SITES))
        return;
    if (map->n == 0)
        vp_fail(reader, map->pos, "the plan has no sites");
    for (int i = 0; i < map->n; i++)
        add_site(reader, &map->entries[i]);
}

/* ---- travel ---- */

/* A table of ways while it is read. */
struct table {
    int *minutes; /* [from * sites.n + to] */
    bool may_be_none;
};

static bool read_minutes(struct vp_reader *reader, const struct vp_node *node, const struct table *table, int *minutes)
{
    if (table->may_be_none && node->kind == VP_NODE_TEXT && !node->quoted && strcmp(node->text, "none") == 0) {
        *minutes = VP_NO_WAY;
        return true;
    }
    return vp_read_whole(reader, node, "minutes", 0, VP_MAX_TRAVEL_MINUTES, minutes);
}

/* Minutes from one site to those in `entry`, as given: the other direction is not filled yet. */
static void read_ways(struct vp_reader *reader, const struct vp_entry *entry, const struct table *table)
{
    const struct vp_known known = vp_known_sites(reader);
    int from = -1;
    bool from_known = vp_read_reference(reader, entry->key, &known, &from);
    const char *what = vp_arena_printf(reader->arena, "travel from %s", vp_shown(reader, entry->key->text));
    if (!vp_read_map(reader, entry->value, what))
        return;
    for (int i = 0; i < entry->value->n; i++) {
        const struct vp_entry *way = &entry->value->entries[i];
        int to = -1;
        int minutes = 0;
        bool to_known = vp_read_reference(reader, way->key, &known, &to);
        if (!read_minutes(reader, way->value, table, &minutes) || !from_known || !to_known)
            continue;
        if (from == to)
            vp_fail(reader, way->key->pos, "the way from '%s' to itself takes no time; leave it out", way->key->text);
        else
            table->minutes[(size_t)from * (size_t)reader->plan->sites.n + (size_t)to] = minutes;
    }
}

/* What is given for one direction holds for the other unless that is given too. */
static void mirror_ways(const struct vp_plan *plan, int *minutes)
{
    size_t n = (size_t)plan->sites.n;
    for (size_t a = 0; a < n; a++) {
        for (size_t b = 0; b < a; b++) {
            int *there = &minutes[a * n + b];
            int *back = &minutes[b * n + a];
            if (*there == VP_NOT_GIVEN)
                *there = *back;
            else if (*back == VP_NOT_GIVEN)
                *back = *there;
        }
    }
}

/* `minutes: { FROM: { TO: n } }`, both directions filled. */
static int *read_table(struct vp_reader *reader, const struct vp_node *node, bool may_be_none)
{
    size_t ways = (size_t)reader->plan->sites.n * (size_t)reader->plan->sites.n;
    struct table table = {vp_arena_array(reader->arena, ways + 1, sizeof *table.minutes), may_be_none};
    for (size_t i = 0; i < ways; i++)
        table.minutes[i] = VP_NOT_GIVEN;
    if (node != NULL && vp_read_map(reader, node, "minutes"))
        for (int i = 0; i < node->n; i++)
            read_ways(reader, &node->entries[i], &table);
    mirror_ways(reader->plan, table.minutes);
    return table.minutes;
}

static void add_band(struct vp_reader *reader, const struct vp_node *node, void *into)
{
    struct vp_travel *travel = into;
    struct vp_travel_band band = {.pos = node->pos};
    if (!vp_read_form(reader, node, "a band", VP_MAP_travel_band))
        return;
    vp_require(reader, node, "hours", node->pos, "this band");
    vp_require(reader, node, "minutes", node->pos, "this band");
    bool timed = vp_read_hours(reader, vp_node_get(node, "hours"), "hours", &band.from_minute, &band.to_minute);
    band.minutes = read_table(reader, vp_node_get(node, "minutes"), true);
    if (timed)
        *vp_vec_add(reader->arena, &travel->bands) = band;
}

static void read_winter(struct vp_reader *reader, const struct vp_node *node, struct vp_travel *travel)
{
    const struct vp_limits factors = {.least = 1, .most = 10};
    if (!vp_read_form(reader, node, "winter", VP_MAP_winter))
        return;
    vp_require(reader, node, "factor", node->pos, "winter");
    vp_require(reader, node, "from", node->pos, "winter");
    vp_require(reader, node, "to", node->pos, "winter");
    bool dated = vp_read_day_of_year(reader, vp_node_get(node, "from"), "from", &travel->winter.from);
    dated &= vp_read_day_of_year(reader, vp_node_get(node, "to"), "to", &travel->winter.to);
    double factor = 1;
    if (vp_read_number(reader, vp_node_get(node, "factor"), "factor", factors, &factor) && dated)
        travel->winter_factor = factor;
}

static void read_travel(struct vp_reader *reader)
{
    struct vp_plan *plan = reader->plan;
    const struct vp_node *travel = vp_node_get(reader->root, "travel");
    bool given = vp_read_form(reader, travel, "travel", VP_MAP_travel);
    plan->travel.winter_factor = 1;
    plan->travel.minutes = read_table(reader, given ? vp_node_get(travel, "minutes") : NULL, false);
    for (int i = 0; i < plan->sites.n; i++)
        plan->travel.minutes[i * plan->sites.n + i] = 0;
    if (!given)
        return;
    vp_read_entries(reader, vp_node_get(travel, "bands"), "bands", "bands of travel", VP_MAX_BANDS, add_band,
                    &plan->travel);
    read_winter(reader, vp_node_get(travel, "winter"), &plan->travel);
}

void vp_read_places(struct vp_reader *reader)
{
    read_municipalities(reader);
    read_sites(reader);
    read_travel(reader);
}
