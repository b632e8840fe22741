/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rotations: { ID: { pattern, doctors, handover, from, offsets, present, lines, leave } }
 *
 * pattern is weeks on, off, on, off … with / between: 2/3 is two weeks on and three off, 2/2/1/1 two on, two off, one on, one off. */
#include "inputs/reader.h"

#include <math.h>
#include <string.h>

/* "2/3": numbers from 1, an even number of them, at most VP_MAX_CYCLE together. */
static bool parse_pattern(const char *text, struct vp_rotation *rotation)
{
    int parts = 0;
    rotation->cycle = 0;
    for (const char *at = text;; parts++) {
        int weeks = 0;
        int digits = 0;
        for (; *at >= '0' && *at <= '9' && digits < 3; at++, digits++)
            weeks = 10 * weeks + (*at - '0');
        if (weeks < 1 || rotation->cycle + weeks > VP_MAX_CYCLE)
            return false;
        for (int i = 0; i < weeks; i++)
            rotation->on[rotation->cycle++] = parts % 2 == 0;
        if (*at == '\0')
            return parts % 2 == 1;
        if (*at++ != '/')
            return false;
    }
}

static bool read_pattern(struct vp_reader *reader, const struct vp_node *node, struct vp_rotation *rotation)
{
    if (!vp_read_value(reader, node, "pattern", "weeks on and off"))
        return false;
    if (parse_pattern(node->text, rotation))
        return true;
    vp_fail(reader, node->pos, "'%s' is no pattern of weeks", vp_shown(reader, node->text));
    vp_expect(reader, "weeks on / weeks off, as 2/3 or 2/2/1/1; at most %d weeks together", VP_MAX_CYCLE);
    rotation->cycle = 1;
    return false;
}

/* "mon 08:00". */
static void read_handover(struct vp_reader *reader, const struct vp_node *node, struct vp_rotation *rotation)
{
    struct vp_node parts[2];
    if (node == NULL || !vp_read_value(reader, node, "handover", "a weekday and a time of day"))
        return;
    int first = -1;
    int last = -1;
    if (vp_split_words(reader, node, parts) && vp_parse_days(parts[0].text, &first, &last) && first == last &&
        first != VP_ON_HOLIDAY && strlen(parts[1].text) == 5) {
        rotation->weekday = first;
        rotation->minute = vp_parse_clock(parts[1].text);
    } else {
        rotation->minute = -1;
    }
    if (rotation->minute >= 0 && rotation->minute < VP_MINUTES_A_DAY)
        return;
    vp_fail(reader, node->pos, "'%s' is no hand-over", vp_shown(reader, node->text));
    vp_expect(reader, "a weekday and a time of day, as mon 08:00");
    rotation->minute = 8 * 60;
}

static void read_offsets(struct vp_reader *reader, const struct vp_node *node, struct vp_rotation *rotation)
{
    const struct vp_known doctors = vp_known_doctors(reader);
    if (!vp_read_map(reader, node, "offsets"))
        return;
    for (int i = 0; i < node->n; i++) {
        const struct vp_entry *entry = &node->entries[i];
        int doctor = 0;
        int offset = 0;
        bool known = vp_read_reference(reader, entry->key, &doctors, &doctor);
        if (!vp_read_whole(reader, entry->value, "an offset", 0, rotation->cycle - 1, &offset) || !known)
            continue;
        if (rotation->doctors != NULL && !rotation->doctors[doctor])
            vp_fail(reader, entry->key->pos, "doctor %s is not in the rotation", entry->key->text);
        else
            rotation->offset[doctor] = offset;
    }
}

static void read_present(struct vp_reader *reader, const struct vp_node *node, struct vp_rotation *rotation)
{
    double least = 0;
    double most = INFINITY;
    int exact = 0;
    if (node == NULL)
        return;
    if (node->kind != VP_NODE_MAP) {
        if (vp_read_whole(reader, node, "present", 0, VP_MAX_ENTRIES, &exact))
            rotation->least = rotation->most = exact;
        return;
    }
    if (!vp_read_limits(reader, node, "present", VP_MAX_ENTRIES, &least, &most))
        return;
    rotation->least = (int)ceil(least);
    rotation->most = isfinite(most) ? (int)floor(most) : rotation->most;
}

static int count_marked(const bool *marked, int n)
{
    int count = 0;
    for (int i = 0; i < n; i++)
        count += marked[i];
    return count;
}

static void check_present(struct vp_reader *reader, const struct vp_entry *entry, const struct vp_rotation *rotation)
{
    int doctors = count_marked(rotation->doctors, reader->plan->doctors.n);
    if (rotation->least <= doctors)
        return;
    vp_fail(reader, vp_node_get(entry->value, "present")->pos, "%d doctors are to be present, the rotation has %d",
            rotation->least, doctors);
}

static void read_fields(struct vp_reader *reader, const struct vp_entry *entry, struct vp_rotation *rotation)
{
    const struct vp_known doctors = vp_known_doctors(reader);
    const struct vp_known lines = vp_known_lines(reader);
    const struct vp_node *map = entry->value;
    const char *what = vp_arena_printf(reader->arena, "rotation %s", vp_shown(reader, rotation->id));
    if (!vp_read_form(reader, map, what, VP_MAP_rotation))
        return;
    vp_require(reader, map, "pattern", entry->key->pos, what);
    vp_require(reader, map, "doctors", entry->key->pos, what);
    read_pattern(reader, vp_node_get(map, "pattern"), rotation);
    rotation->doctors = vp_read_flags(reader, vp_node_get(map, "doctors"), &doctors, rotation->doctors);
    rotation->lines = vp_read_flags(reader, vp_node_get(map, "lines"), &lines, NULL);
    read_handover(reader, vp_node_get(map, "handover"), rotation);
    vp_read_date(reader, vp_node_get(map, "from"), "from", &rotation->from);
    read_offsets(reader, vp_node_get(map, "offsets"), rotation);
    read_present(reader, vp_node_get(map, "present"), rotation);
    int leave = 0;
    vp_read_word_of(reader, vp_node_get(map, "leave"), "leave", VP_CHOICE_rotation_leave, &leave);
    rotation->leave_off = leave == 1;
    check_present(reader, entry, rotation);
}

static bool share_lines(const struct vp_plan *plan, const struct vp_rotation *a, const struct vp_rotation *b)
{
    for (int l = 0; l < plan->lines.n; l++)
        if ((a->lines == NULL || a->lines[l]) && (b->lines == NULL || b->lines[l]))
            return true;
    return false;
}

/* Nobody can follow two patterns on the same line. */
static void check_others(struct vp_reader *reader, const struct vp_rotation *rotation)
{
    const struct vp_plan *plan = reader->plan;
    for (int r = 0; r < plan->rotations.n; r++) {
        const struct vp_rotation *other = &plan->rotations.item[r];
        for (int d = 0; d < plan->doctors.n; d++) {
            if (!rotation->doctors[d] || !other->doctors[d] || !share_lines(plan, rotation, other))
                continue;
            vp_fail(reader, rotation->pos, "doctor %s is in rotation %s too, on the same line",
                    plan->doctors.item[d].id, other->id);
            break;
        }
    }
}

static void add_rotation(struct vp_reader *reader, const struct vp_entry *entry)
{
    const struct vp_plan *plan = reader->plan;
    struct vp_rotation rotation = {
        .id = entry->key->text, .cycle = 1, .minute = 8 * 60, .from = plan->from, .pos = entry->key->pos};
    rotation.most = plan->doctors.n;
    rotation.doctors = vp_arena_array(reader->arena, (size_t)reader->doctors.n + 1, sizeof *rotation.doctors);
    rotation.offset = vp_arena_array(reader->arena, (size_t)reader->doctors.n + 1, sizeof *rotation.offset);
    for (int d = 0; d <= reader->doctors.n; d++)
        rotation.offset[d] = -1;
    vp_read_id(reader, entry->key, "a rotation", &rotation.id);
    read_fields(reader, entry, &rotation);
    check_others(reader, &rotation);
    *vp_vec_add(reader->arena, &reader->plan->rotations) = rotation;
}

void vp_read_rotations(struct vp_reader *reader)
{
    const struct vp_node *map = vp_node_get(reader->root, "rotations");
    if (!vp_read_map(reader, map, "rotations") || !vp_read_count(reader, map, "rotations", VP_MAX_ROTATIONS))
        return;
    for (int i = 0; i < map->n; i++)
        add_rotation(reader, &map->entries[i]);
}
