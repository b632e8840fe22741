/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lines: { ID: { name, site, standby, times, doctors, extra, dates, blocks, counts, handed-over, needs, locum } }
 *
 * times: keys are days (mon … sun), runs of days (mon-thu; fri-mon goes over the week's end) and holiday; a value is a time of day
 * HH:MM-HH:MM or a list of them, and for a holiday also `as DAY` or `none`. An end at or before the start is on the next day. */
#include "inputs/lines.h"

#include "inputs/tags.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- times ---- */

/* Which keys gave the days of a line so far. */
struct pattern {
    const struct vp_node *given[VP_DAY_KINDS]; /* the key, or NULL */
    int holiday_as;                            /* a weekday */
};

static int compare_shifts(const void *a, const void *b)
{
    const struct vp_shift *left = a;
    const struct vp_shift *right = b;
    if (left->start != right->start)
        return left->start - right->start;
    if (left->end != right->end)
        return left->end - right->end;
    return left->pos.line != right->pos.line ? left->pos.line - right->pos.line : left->pos.column - right->pos.column;
}

void vp_sort_shifts(struct vp_reader *reader, vp_shifts *shifts, const char *twice)
{
    if (shifts->n > 1)
        qsort(shifts->item, (size_t)shifts->n, sizeof *shifts->item, compare_shifts);
    for (int i = 1; i < shifts->n; i++) {
        const struct vp_shift *before = &shifts->item[i - 1];
        const struct vp_shift *shift = &shifts->item[i];
        if (before->start != shift->start || before->end != shift->end)
            continue;
        vp_fail(reader, shift->pos, "%s", twice);
        vp_expect(reader, "for two doctors at once write `doctors: 2`");
    }
}

void vp_read_shifts(struct vp_reader *reader, const struct vp_node *node, const char *for_none, vp_shifts *shifts)
{
    const struct vp_node **items;
    int n = vp_read_list(reader, node, "the times of a day", &items);
    if (n == 0 && node->kind == VP_NODE_LIST) {
        vp_fail(reader, node->pos, "a day without a time of duty");
        vp_expect(reader, "%s", for_none);
    }
    if (n == 0 || !vp_read_count(reader, node, "times of one day", VP_MAX_ENTRIES))
        return;
    for (int i = 0; i < n; i++) {
        struct vp_shift shift;
        if (vp_read_shift(reader, items[i], "duty", &shift))
            *vp_vec_add(reader->arena, shifts) = shift;
    }
    vp_sort_shifts(reader, shifts, "the same time twice");
}

static void read_day(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line, int kind)
{
    vp_read_shifts(reader, node, kind == VP_ON_HOLIDAY ? "write `holiday: none`" : "leave the day out",
                   &line->shifts[kind]);
}

/* True if the day is free to be given by `key`. */
static bool claim_day(struct vp_reader *reader, struct pattern *pattern, int day, const struct vp_node *key)
{
    if (pattern->given[day] != NULL) {
        vp_fail(reader, key->pos, "%s is given twice", vp_choice_words(VP_CHOICE_day)->word[day]);
        vp_expect(reader, "'%s' on %s gives it too", pattern->given[day]->text,
                  vp_line_of(reader, pattern->given[day]->pos, key->pos));
        return false;
    }
    pattern->given[day] = key;
    return true;
}

/* Values of `holiday` that are no times; true if it was one. */
static bool read_holiday_word(struct vp_reader *reader, const struct vp_node *node, struct pattern *pattern)
{
    if (node->kind != VP_NODE_TEXT)
        return false;
    if (strcmp(node->text, "none") == 0) {
        pattern->holiday_as = -1;
        return true;
    }
    if (strncmp(node->text, "as", 2) != 0 || (node->text[2] != ' ' && node->text[2] != '\0'))
        return false;
    int first = -1;
    int last = -1;
    if (strlen(node->text) != 6 || !vp_parse_days(node->text + 3, &first, &last)) {
        vp_fail(reader, node->pos, "'%s' names no day of the week", vp_shown(reader, node->text));
        vp_expect(reader, "as mon … as sun");
        return true;
    }
    pattern->holiday_as = first;
    return true;
}

static void read_pattern(struct vp_reader *reader, const struct vp_entry *entry, struct vp_line *line,
                         struct pattern *pattern)
{
    int first = 0;
    int last = 0;
    if (!vp_parse_days(entry->key->text, &first, &last)) {
        vp_fail(reader, entry->key->pos, "'%s' is no day", vp_shown(reader, entry->key->text));
        vp_expect(reader, "days are mon tue wed thu fri sat sun, runs of them such as mon-thu, and holiday");
        return;
    }
    bool holiday = first == VP_ON_HOLIDAY;
    if (holiday)
        pattern->given[VP_ON_HOLIDAY] = entry->key;
    if (holiday && read_holiday_word(reader, entry->value, pattern))
        return;
    if (holiday) {
        pattern->holiday_as = -1;
        read_day(reader, entry->value, line, VP_ON_HOLIDAY);
        return;
    }
    int days = (last - first + 7) % 7 + 1;
    for (int i = 0; i < days; i++)
        if (claim_day(reader, pattern, (first + i) % 7, entry->key))
            read_day(reader, entry->value, line, (first + i) % 7);
}

static void read_times(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line)
{
    struct pattern pattern = {.holiday_as = VP_SUNDAY};
    if (!vp_read_map(reader, node, "times"))
        return;
    int before = reader->errors->total;
    for (int i = 0; i < node->n; i++)
        read_pattern(reader, &node->entries[i], line, &pattern);
    if (pattern.holiday_as >= 0)
        line->shifts[VP_ON_HOLIDAY] = line->shifts[pattern.holiday_as];
    int shifts = 0;
    for (int kind = 0; kind < VP_DAY_KINDS; kind++)
        shifts += line->shifts[kind].n;
    if (shifts == 0 && reader->errors->total == before) {
        vp_fail(reader, node->pos, "line %s has no duty on any day", vp_shown(reader, line->id));
        vp_expect(reader, "times: { mon-fri: 15:30-08:00, sat: 08:00-08:00, sun: 08:00-08:00 }");
    }
}

/* ---- the other fields ---- */

/* A share of one: 0.25 or 1/4. */
static void read_standby(struct vp_reader *reader, const struct vp_node *node, double *standby)
{
    const struct vp_limits limits = {.least = 0, .most = 1};
    const char *slash = node != NULL && node->kind == VP_NODE_TEXT && !node->quoted ? strchr(node->text, '/') : NULL;
    if (slash == NULL) {
        vp_read_number(reader, node, "standby", limits, standby);
        return;
    }
    double over = 0;
    double under = 0;
    bool whole = strchr(node->text, '.') == NULL && strlen(node->text) <= 9;
    const char *above = vp_arena_strndup(reader->arena, node->text, (size_t)(slash - node->text));
    if (whole && vp_parse_number(above, &over) && vp_parse_number(slash + 1, &under) && over >= 0 && under >= 1 &&
        over <= under) {
        *standby = over / under;
        return;
    }
    vp_fail(reader, node->pos, "standby must be a share from 0 to 1 such as 0.25 or 1/4, not '%s'",
            vp_shown(reader, node->text));
}

static void read_site(struct vp_reader *reader, const struct vp_node *node, int *site)
{
    const struct vp_known sites = vp_known_sites(reader);
    if (node != NULL && node->kind == VP_NODE_TEXT && strcmp(node->text, "home") == 0)
        *site = VP_SITE_HOME;
    else
        vp_read_reference(reader, node, &sites, site);
}

static void read_locum(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line)
{
    const struct vp_limits limits = {.least = 0, .most = VP_MAX_POINTS};
    if (node != NULL && node->kind == VP_NODE_TEXT && strcmp(node->text, "never") == 0)
        line->locum_allowed = false;
    else if (node != NULL && node->kind == VP_NODE_TEXT && vp_node_empty(node))
        vp_fail(reader, node->pos, "locum must be a price in points, or never; nothing is given");
    else if (!vp_read_number(reader, node, "locum", limits, &line->locum) && node != NULL)
        vp_expect(reader, "a price in points, or never");
}

/* Is there a place to fill on any day, as far as the line's pattern and special dates go? */
static bool has_places(const struct vp_line *line)
{
    int ordinary = 0; /* doctors on days that have duty */
    int shifts = 0;
    int most = 0;
    for (int kind = 0; kind < VP_DAY_KINDS; kind++) {
        shifts += line->shifts[kind].n;
        ordinary += line->shifts[kind].n > 0 ? line->doctors[kind] : 0;
        most += line->doctors[kind];
    }
    bool special = false;
    for (int i = 0; i < line->specials.n && !special; i++) {
        const struct vp_special *one = &line->specials.item[i];
        bool duties = one->has_shifts ? one->shifts.n > 0 : shifts > 0;
        special = duties && (one->doctors >= 0 ? one->doctors > 0 : most > 0);
    }
    return line->extra > 0 || ordinary > 0 || special;
}

/* What is read once times and doctors are. */
static void read_rest(struct vp_reader *reader, const struct vp_node *map, struct vp_line *line)
{
    const struct vp_tag_kind qualifications = vp_qualifications(reader);
    int before = reader->errors->total;
    vp_read_extra(reader, vp_node_get(map, "extra"), line);
    vp_read_specials(reader, vp_node_get(map, "dates"), line);
    vp_read_handed_over(reader, vp_node_get(map, "handed-over"), line);
    vp_read_blocks(reader, vp_node_get(map, "blocks"), line);
    const struct vp_node *doctors = vp_node_get(map, "doctors");
    if (doctors != NULL && reader->errors->total == before && !has_places(line)) {
        vp_fail(reader, doctors->pos, "line %s needs no doctor on any day", vp_shown(reader, line->id));
        vp_expect(reader, "a number of doctors, or `extra` for places that may be filled");
    }
    vp_read_tags(reader, vp_node_get(map, "needs"), "needs", &qualifications, &line->needs);
    read_locum(reader, vp_node_get(map, "locum"), line);
    if (vp_node_get(map, "counts") != NULL)
        line->counts = 0;
    vp_read_category_list(reader, vp_node_get(map, "counts"), "counts", true, &line->counts);
}

static void read_fields(struct vp_reader *reader, const struct vp_node *map, struct vp_line *line)
{
    vp_read_text(reader, vp_node_get(map, "name"), "name", VP_MAX_NAME, &line->name);
    read_site(reader, vp_node_get(map, "site"), &line->site);
    read_standby(reader, vp_node_get(map, "standby"), &line->standby);
    read_times(reader, vp_node_get(map, "times"), line);
    vp_read_line_doctors(reader, vp_node_get(map, "doctors"), line);
    read_rest(reader, map, line);
}

/* Lines and categories are named in the same lists. */
static void check_id(struct vp_reader *reader, const struct vp_node *key, const char **id)
{
    if (!vp_read_id(reader, key, "a line", id))
        return;
    for (int i = 0; i < VP_BUILT_IN_CATEGORIES; i++)
        if (strcmp(vp_category_key(reader->plan, i), *id) == 0) {
            vp_fail(reader, key->pos, "a line cannot be called '%s', which is a category", *id);
            vp_expect(reader, "another id; any name may stand in `name`");
        }
}

static void add_line(struct vp_reader *reader, const struct vp_entry *entry)
{
    struct vp_line line = {.id = entry->key->text, .name = entry->key->text, .standby = 1, .locum = 1000};
    line.locum_allowed = true;
    line.counts = UINT32_MAX;
    line.pos = entry->key->pos;
    const struct vp_node *map = entry->value;
    check_id(reader, entry->key, &line.id);
    const char *what = vp_arena_printf(reader->arena, "line %s", vp_shown(reader, line.id));
    if (vp_read_form(reader, map, what, VP_MAP_line)) {
        vp_require(reader, map, "site", entry->key->pos, what);
        vp_require(reader, map, "times", entry->key->pos, what);
        read_fields(reader, map, &line);
    }
    *vp_vec_add(reader->arena, &reader->plan->lines) = line;
    if (line.handed_over.n > 0 && reader->period_known)
        vp_fit_line(reader, reader->plan->lines.n - 1);
}

void vp_read_lines(struct vp_reader *reader)
{
    const struct vp_node *map = vp_node_get(reader->root, "lines");
    if (!vp_read_map(reader, map, "lines") || !vp_read_count(reader, map, "lines", VP_MAX_LINES))
        return;
    if (map->n == 0)
        vp_fail(reader, map->pos, "the plan has no lines of duty");
    for (int i = 0; i < map->n; i++)
        add_line(reader, &map->entries[i]);
}
