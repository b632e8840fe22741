/* SPDX-License-Identifier: GPL-3.0-or-later */
/* municipalities: { ID: { name, population } }, sites: { ID: { name, municipality } }, travel: { minutes: { FROM: { TO: n } } } */
#include "inputs/reader.h"

#include <string.h>

/* A municipality or site may say nothing but its id. */
static bool has_fields(struct vp_reader *reader, const struct vp_node *node, const char *what, const char *const *keys,
                       int n)
{
    return !vp_node_empty(node) && vp_read_keys(reader, node, what, keys, n);
}

static void add_municipality(struct vp_reader *reader, const struct vp_entry *entry)
{
    static const char *const keys[] = {"name", "population"};
    struct vp_municipality one = {.id = entry->key->text, .name = entry->key->text, .pos = entry->key->pos};
    vp_read_id(reader, entry->key, "a municipality", &one.id);
    if (has_fields(reader, entry->value, vp_arena_printf(reader->arena, "municipality %s", vp_shown(reader, one.id)),
                   keys, VP_COUNT(keys))) {
        vp_read_text(reader, vp_node_get(entry->value, "name"), "name", VP_MAX_NAME, &one.name);
        vp_read_whole(reader, vp_node_get(entry->value, "population"), "population", 1, VP_MAX_POPULATION,
                      &one.population);
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
    static const char *const keys[] = {"name", "municipality"};
    const struct vp_known known = {&reader->municipalities, "municipality", "municipalities", false};
    struct vp_site site = {.id = entry->key->text, .name = entry->key->text, .municipality = -1, .pos = entry->key->pos};
    if (strcmp(site.id, "home") == 0) {
        vp_fail(reader, entry->key->pos, "a site cannot be called 'home'");
        vp_expect(reader, "for a line, `site: home` means the home of the doctor on duty");
    }
    vp_read_id(reader, entry->key, "a site", &site.id);
    if (has_fields(reader, entry->value, vp_arena_printf(reader->arena, "site %s", vp_shown(reader, site.id)), keys,
                   VP_COUNT(keys))) {
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

/* Minutes from one site to those in `entry`, as given: the other direction is not filled yet. */
static void read_ways(struct vp_reader *reader, const struct vp_entry *entry)
{
    const struct vp_known known = {&reader->sites, "site", "sites", true};
    const struct vp_plan *plan = reader->plan;
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
        if (!vp_read_whole(reader, way->value, "minutes", 0, VP_MAX_TRAVEL_MINUTES, &minutes) || !from_known || !to_known)
            continue;
        if (from == to)
            vp_fail(reader, way->key->pos, "the way from '%s' to itself takes no time; leave it out", way->key->text);
        else
            plan->travel.minutes[(size_t)from * (size_t)plan->sites.n + (size_t)to] = minutes;
    }
}

/* What is given for one direction holds for the other unless that is given too. */
static void mirror_ways(struct vp_plan *plan)
{
    size_t n = (size_t)plan->sites.n;
    for (size_t a = 0; a < n; a++) {
        plan->travel.minutes[a * n + a] = 0;
        for (size_t b = 0; b < a; b++) {
            int *there = &plan->travel.minutes[a * n + b];
            int *back = &plan->travel.minutes[b * n + a];
            if (*there < 0)
                *there = *back;
            else if (*back < 0)
                *back = *there;
        }
    }
}

static void read_travel(struct vp_reader *reader)
{
    static const char *const keys[] = {"minutes"};
    struct vp_plan *plan = reader->plan;
    size_t ways = (size_t)plan->sites.n * (size_t)plan->sites.n;
    plan->travel.winter_factor = 1;
    plan->travel.minutes = vp_arena_array(reader->arena, ways, sizeof *plan->travel.minutes);
    for (size_t i = 0; i < ways; i++)
        plan->travel.minutes[i] = VP_NOT_GIVEN;
    const struct vp_node *travel = vp_node_get(reader->root, "travel");
    if (vp_read_keys(reader, travel, "travel", keys, VP_COUNT(keys))) {
        const struct vp_node *minutes = vp_node_get(travel, "minutes");
        if (vp_read_map(reader, minutes, "minutes"))
            for (int i = 0; i < minutes->n; i++)
                read_ways(reader, &minutes->entries[i]);
    }
    mirror_ways(plan);
}

void vp_read_places(struct vp_reader *reader)
{
    read_municipalities(reader);
    read_sites(reader);
    read_travel(reader);
}
