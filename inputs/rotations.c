/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rotations: { ID: { pattern, doctors, handover, from, offsets, present, lines, leave } }
 *
 * pattern is weeks on, off, on, off … with / between: 2/3 is two weeks on and three off, 2/2/1/1 two on, two off, one on, one off. */
#include "inputs/inputs.h"
#include "inputs/reader.h"

#include <string.h>

/* Adds the next number of the pattern at *at, whole weeks from 1; false if there is none, or the cycle becomes too long to be kept (it is
 * counted on). */
static bool add_weeks(const char **at, bool on, struct vp_rotation *rotation, int *sum)
{
    int weeks = 0;
    for (int digits = 0; **at >= '0' && **at <= '9' && digits < 3; ++*at, digits++)
        weeks = 10 * weeks + (**at - '0');
    for (int i = 0; i < weeks && *sum + i < VP_MAX_CYCLE; i++)
        rotation->on[*sum + i] = on;
    *sum += weeks;
    return weeks >= 1;
}

/* "2/3" → on, on, off, off, off; false if the text is no such pattern. *sum gets its weeks, which may be too many. */
static bool parse_pattern(const char *text, struct vp_rotation *rotation, int *sum)
{
    const char *at = text;
    *sum = 0;
    for (int parts = 0;; parts++) {
        if (!add_weeks(&at, parts % 2 == 0, rotation, sum))
            return false;
        if (*at == '\0')
            return parts % 2 == 1;
        if (*at++ != '/')
            return false;
    }
}

static void read_pattern(struct vp_reader *reader, const struct vp_node *node, struct vp_rotation *rotation)
{
    int sum = 0;
    if (!vp_read_value(reader, node, "pattern", "weeks on and off"))
        return;
    if (!parse_pattern(node->text, rotation, &sum)) {
        vp_fail(reader, node->pos, "'%s' is no pattern of weeks", vp_shown(reader, node->text));
        vp_expect(reader, "weeks on / weeks off, such as 2/3 or 2/2/1/1");
    } else if (sum > VP_MAX_CYCLE) {
        vp_fail(reader, node->pos, "a cycle of %d weeks; at most %d", sum, VP_MAX_CYCLE);
    } else {
        rotation->cycle = sum;
    }
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

static void read_offset(struct vp_reader *reader, const struct vp_entry *entry, struct vp_rotation *rotation)
{
    const struct vp_known doctors = vp_known_doctors(reader);
    int doctor = 0;
    int offset = 0;
    bool known = vp_read_reference(reader, entry->key, &doctors, &doctor);
    if (!vp_read_whole(reader, entry->value, "an offset", 0, VP_MAX_CYCLE - 1, &offset) || !known || rotation->cycle == 0)
        return;
    if (offset >= rotation->cycle) {
        vp_fail(reader, entry->value->pos, "an offset of %d weeks in a cycle of %d", offset, rotation->cycle);
        vp_expect(reader, "0 to %d", rotation->cycle - 1);
    } else if (!rotation->doctors[doctor]) {
        vp_fail(reader, entry->key->pos, "doctor %s is not in the rotation", entry->key->text);
    } else {
        rotation->offset[doctor] = offset;
    }
}

static void read_offsets(struct vp_reader *reader, const struct vp_node *node, struct vp_rotation *rotation)
{
    if (!vp_read_map(reader, node, "offsets"))
        return;
    for (int i = 0; i < node->n; i++)
        read_offset(reader, &node->entries[i], rotation);
}

/* One number is both ends. */
static void read_present(struct vp_reader *reader, const struct vp_node *node, struct vp_rotation *rotation)
{
    const struct vp_node *low = vp_node_get(node, "at_least");
    const struct vp_node *high = vp_node_get(node, "at_most");
    if (node == NULL)
        return;
    if (node->kind != VP_NODE_MAP) {
        if (vp_read_whole(reader, node, "present", 0, VP_MAX_DOCTORS, &rotation->least))
            rotation->most = rotation->least;
        return;
    }
    if (!vp_read_form(reader, node, "present", VP_MAP_limits))
        return;
    if (node->n == 0)
        vp_fail(reader, node->pos, "present has neither 'at_least' nor 'at_most'");
    vp_read_whole(reader, low, "at_least", 0, VP_MAX_DOCTORS, &rotation->least);
    vp_read_whole(reader, high, "at_most", 0, VP_MAX_DOCTORS, &rotation->most);
    if (high != NULL && rotation->least > rotation->most)
        vp_fail(reader, low->pos, "present: at least %d is more than at most %d", rotation->least, rotation->most);
}

/* How many doctors the rotation has; *always: all of them are members in the whole period. */
static int count_doctors(const struct vp_plan *plan, const struct vp_rotation *rotation, bool *always)
{
    int n = 0;
    *always = true;
    for (int d = 0; d < plan->doctors.n; d++) {
        const struct vp_doctor *doctor = &plan->doctors.item[d];
        if (!rotation->doctors[d])
            continue;
        n++;
        *always = *always && doctor->member.from <= plan->from && doctor->member.to >= plan->to;
    }
    return n;
}

/* In each cycle the rotation has doctors × weeks on to give; the numbers present must be had from them. The period must hold a whole
 * cycle. */
static void check_present(struct vp_reader *reader, const struct vp_entry *entry, const struct vp_rotation *rotation)
{
    const struct vp_plan *plan = reader->plan;
    const struct vp_node *present = vp_node_get(entry->value, "present");
    bool always = false;
    int doctors = count_doctors(plan, rotation, &always);
    int on = 0;
    for (int i = 0; i < rotation->cycle; i++)
        on += rotation->on[i];
    if (present == NULL || !reader->period_known)
        return;
    if (rotation->least > doctors) {
        vp_fail(reader, present->pos, "%d doctors are to be present, and the rotation has %d", rotation->least, doctors);
        return;
    }
    if (plan->to - plan->from + 1 < 7 * rotation->cycle)
        return;
    bool few = doctors * on < rotation->least * rotation->cycle;
    bool many = always && doctors * on > rotation->most * rotation->cycle;
    if (!few && !many)
        return;
    vp_fail(reader, present->pos, "%d doctors, each on in %d of %d weeks, are %.3g in a week: %s %d cannot be kept",
            doctors, on, rotation->cycle, (double)doctors * on / rotation->cycle, few ? "at least" : "at most",
            few ? rotation->least : rotation->most);
    vp_expect(reader, "another pattern, other doctors, or other numbers");
}

static void read_fields(struct vp_reader *reader, const struct vp_entry *entry, struct vp_rotation *rotation)
{
    const struct vp_known doctors = vp_known_doctors(reader);
    const struct vp_known lines = vp_known_lines(reader);
    const struct vp_node *map = entry->value;
    const char *what = vp_arena_printf(reader->arena, "rotation %s", vp_shown(reader, rotation->id));
    int before = reader->errors->total;
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
    vp_read_word_of(reader, vp_node_get(map, "leave"), "kind of leave", VP_CHOICE_rotation_leave, &leave);
    rotation->leave_off = leave == 1;
    if (reader->errors->total == before)
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
        for (int d = 0; d < plan->doctors.n && share_lines(plan, rotation, other); d++) {
            if (!rotation->doctors[d] || !other->doctors[d])
                continue;
            vp_fail(reader, rotation->pos, "doctor %s is in rotation %s too, on the same line",
                    plan->doctors.item[d].id, other->id);
            vp_expect(reader, "rotations with a doctor in common must name different `lines`");
            break;
        }
    }
}

static void add_rotation(struct vp_reader *reader, const struct vp_entry *entry)
{
    const struct vp_plan *plan = reader->plan;
    struct vp_rotation rotation = {.id = entry->key->text, .minute = 8 * 60, .from = plan->from, .pos = entry->key->pos};
    rotation.most = plan->doctors.n;
    rotation.doctors = vp_arena_array(reader->arena, (size_t)reader->doctors.n + 1, sizeof *rotation.doctors);
    rotation.offset = vp_arena_array(reader->arena, (size_t)reader->doctors.n + 1, sizeof *rotation.offset);
    for (int d = 0; d <= reader->doctors.n; d++)
        rotation.offset[d] = -1;
    vp_read_id(reader, entry->key, "a rotation", &rotation.id);
    read_fields(reader, entry, &rotation);
    if (rotation.cycle == 0)
        rotation.cycle = 1;
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
