/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a line besides its times: how many doctors, on which days; places beyond; dates that are different; blocks; hours that others take over.
 *
 * Hours handed over are cut out of the shifts: what is left of a shift is its parts outside them, so nothing but the reader knows of the cut. */
#include "inputs/lines.h"

#include <string.h>

/* ---- doctors ---- */

static void read_day_doctors(struct vp_reader *reader, const struct vp_entry *entry, struct vp_line *line,
                             bool given[VP_DAY_KINDS])
{
    int first = 0;
    int last = 0;
    int doctors = 1;
    if (!vp_parse_days(entry->key->text, &first, &last)) {
        vp_fail(reader, entry->key->pos, "'%s' is no day", vp_shown(reader, entry->key->text));
        vp_expect(reader, "days are mon tue wed thu fri sat sun, runs of them such as mon-thu, and holiday");
        return;
    }
    if (!vp_read_whole(reader, entry->value, "doctors", 0, VP_MAX_DOCTORS_A_DUTY, &doctors))
        return;
    unsigned days = first == VP_ON_HOLIDAY ? 1U << VP_ON_HOLIDAY : vp_days_of_run(first, last);
    for (int kind = 0; kind < VP_DAY_KINDS; kind++) {
        if ((days >> (unsigned)kind & 1) == 0)
            continue;
        if (given[kind])
            vp_fail(reader, entry->key->pos, "doctors: %s is given twice", vp_choice_words(VP_CHOICE_day)->word[kind]);
        given[kind] = true;
        line->doctors[kind] = doctors;
    }
}

void vp_read_line_doctors(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line)
{
    int doctors = 1;
    bool given[VP_DAY_KINDS] = {false};
    bool by_day = node != NULL && node->kind == VP_NODE_MAP;
    if (!by_day)
        vp_read_whole(reader, node, "doctors", 0, VP_MAX_DOCTORS_A_DUTY, &doctors);
    for (int kind = 0; kind < VP_DAY_KINDS; kind++)
        line->doctors[kind] = doctors;
    for (int i = 0; by_day && i < node->n; i++)
        read_day_doctors(reader, &node->entries[i], line, given);
    if (by_day && !given[VP_ON_HOLIDAY])
        line->doctors[VP_ON_HOLIDAY] = line->doctors[VP_SUNDAY];
}

void vp_read_extra(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line)
{
    const struct vp_limits price = {.least = 0, .most = VP_MAX_POINTS};
    if (!vp_read_form(reader, node, "extra", VP_MAP_extra))
        return;
    if (vp_require(reader, node, "at_most", node->pos, "extra"))
        vp_read_whole(reader, vp_node_get(node, "at_most"), "at_most", 1, VP_MAX_DOCTORS, &line->extra);
    vp_read_number(reader, vp_node_get(node, "price"), "price", price, &line->extra_price);
}

/* ---- dates that are different ---- */

static void read_special(struct vp_reader *reader, const struct vp_entry *entry, struct vp_line *line)
{
    struct vp_special special = {.doctors = -1, .pos = entry->key->pos};
    const struct vp_node *times = vp_node_get(entry->value, "times");
    const char *what = vp_arena_printf(reader->arena, "dates of line %s", vp_shown(reader, line->id));
    bool dated = vp_read_dates(reader, entry->key, what, &special.dates);
    if (!vp_read_form(reader, entry->value, what, VP_MAP_special))
        return;
    if (entry->value->n == 0)
        vp_fail(reader, entry->value->pos, "nothing is said of these dates");
    bool none = times != NULL && times->kind == VP_NODE_TEXT && strcmp(times->text, "none") == 0;
    special.has_shifts = times != NULL;
    if (times != NULL && !none)
        vp_read_shifts(reader, times, "write `times: none`", &special.shifts);
    vp_read_whole(reader, vp_node_get(entry->value, "doctors"), "doctors", 0, VP_MAX_DOCTORS_A_DUTY, &special.doctors);
    if (dated)
        *vp_vec_add(reader->arena, &line->specials) = special;
}

void vp_read_specials(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line)
{
    if (!vp_read_map(reader, node, "dates") || !vp_read_count(reader, node, "dates of one line", VP_MAX_SPECIALS))
        return;
    for (int i = 0; i < node->n; i++)
        read_special(reader, &node->entries[i], line);
}

/* ---- blocks ---- */

static void read_block(struct vp_reader *reader, const struct vp_node *node, void *into)
{
    struct vp_line *line = into;
    int first = 0;
    int last = 0;
    if (!vp_read_run(reader, node, "blocks", &first, &last))
        return;
    struct vp_block block = {.days = vp_days_of_run(first, last), .first = first, .pos = node->pos};
    if (first == last) {
        vp_fail(reader, node->pos, "a block of one day");
        vp_expect(reader, "a run of days, such as fri-sun");
        return;
    }
    for (int i = 0; i < line->blocks.n; i++) {
        if ((line->blocks.item[i].days & block.days) == 0)
            continue;
        vp_fail(reader, node->pos, "two blocks share a day");
        vp_expect(reader, "each day of the week in at most one block; the other stands on line %d",
                  line->blocks.item[i].pos.line);
        return;
    }
    *vp_vec_add(reader->arena, &line->blocks) = block;
}

/* Every day of a block must need as many doctors: the same ones have all of it. */
static void check_block(struct vp_reader *reader, const struct vp_line *line, const struct vp_block *block)
{
    for (int day = 0; day < 7; day++) {
        bool within = (block->days >> (unsigned)day & 1) != 0;
        if (!within || line->doctors[day] == line->doctors[block->first])
            continue;
        vp_fail(reader, block->pos, "a block with %d doctors on one day and %d on another", line->doctors[block->first],
                line->doctors[day]);
        vp_expect(reader, "as many doctors on each day of a block: the same ones have all of it");
        return;
    }
}

void vp_read_blocks(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line)
{
    vp_read_entries(reader, node, "blocks", "blocks of one line", 7, read_block, line);
    for (int i = 0; i < line->blocks.n; i++)
        check_block(reader, line, &line->blocks.item[i]);
}

/* ---- hours handed over ---- */

static void read_handed(struct vp_reader *reader, const struct vp_node *node, void *into)
{
    struct vp_line *line = into;
    struct vp_handed_over handed = {.pos = node->pos};
    if (!vp_read_form(reader, node, "handed-over", VP_MAP_handed_over))
        return;
    vp_require(reader, node, "hours", node->pos, "handed-over");
    vp_require(reader, node, "to", node->pos, "handed-over");
    bool timed = vp_read_hours(reader, vp_node_get(node, "hours"), "hours", &handed.from_minute, &handed.to_minute);
    if (vp_read_text(reader, vp_node_get(node, "to"), "to", VP_MAX_NAME, &handed.to) && timed)
        *vp_vec_add(reader->arena, &line->handed_over) = handed;
}

/* What is left of `shift` outside the hours that begin at `from` after the midnight of its date, added to `left`. */
static void cut_once(struct vp_reader *reader, struct vp_shift shift, int from, int to, vp_shifts *left)
{
    struct vp_shift before = shift;
    struct vp_shift behind = shift;
    before.end = shift.end < from ? shift.end : from;
    behind.start = shift.start > to ? shift.start : to;
    if (before.start < before.end)
        *vp_vec_add(reader->arena, left) = before;
    if (behind.start < behind.end)
        *vp_vec_add(reader->arena, left) = behind;
}

static vp_shifts cut_hours(struct vp_reader *reader, const vp_shifts *shifts, const struct vp_handed_over *handed)
{
    int length = handed->to_minute - handed->from_minute;
    length += length <= 0 ? VP_MINUTES_A_DAY : 0;
    vp_shifts rest = *shifts;
    for (int day = -1; day <= 2; day++) {
        int from = handed->from_minute + day * VP_MINUTES_A_DAY;
        vp_shifts left = {NULL, 0, 0};
        for (int i = 0; i < rest.n; i++)
            cut_once(reader, rest.item[i], from, from + length, &left);
        rest = left;
    }
    return rest;
}

void vp_read_handed_over(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line)
{
    vp_read_entries(reader, node, "handed-over", "hours handed over of one line", 20, read_handed, line);
    int before = 0;
    int behind = 0;
    for (int kind = 0; kind < VP_DAY_KINDS; kind++)
        before += line->shifts[kind].n;
    for (int i = 0; i < line->handed_over.n; i++) {
        for (int kind = 0; kind < VP_DAY_KINDS; kind++)
            line->shifts[kind] = cut_hours(reader, &line->shifts[kind], &line->handed_over.item[i]);
        for (int k = 0; k < line->specials.n; k++)
            line->specials.item[k].shifts = cut_hours(reader, &line->specials.item[k].shifts, &line->handed_over.item[i]);
    }
    for (int kind = 0; kind < VP_DAY_KINDS; kind++)
        behind += line->shifts[kind].n;
    if (before > 0 && behind == 0)
        vp_fail(reader, node->pos, "all of line %s's hours are handed over", vp_shown(reader, line->id));
}
