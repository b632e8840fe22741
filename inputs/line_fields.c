/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a line besides its times: how many doctors, on which days; places beyond; dates that are different; blocks. */
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
    bool dated = vp_read_dates(reader, entry->key, "the range", &special.dates);
    if (!vp_read_form(reader, entry->value, what, VP_MAP_special)) {
        if (entry->value->kind != VP_NODE_BROKEN)
            vp_expect(reader, "{ times: none }, { times: HH:MM-HH:MM }, { doctors: n }");
        return;
    }
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

/* Nobody has two duties at once: on ordinary days those of a block follow each other. True if `shifts`, `day` days after the block began,
 * do. */
static bool follow_each_other(const vp_shifts *shifts, int day, int *ended)
{
    for (int i = 0; i < shifts->n; i++) {
        if (shifts->item[i].start + day * VP_MINUTES_A_DAY < *ended)
            return false;
        *ended = shifts->item[i].end + day * VP_MINUTES_A_DAY;
    }
    return true;
}

/* Every day of a block needs as many doctors, and its duties one after the other: the same doctors have all of it. */
static void check_block(struct vp_reader *reader, const struct vp_line *line, const struct vp_block *block)
{
    int duties = 0;
    int doctors = -1;
    int ended = 0;
    for (int i = 0; i < 7; i++) {
        int day = (block->first + i) % 7;
        const vp_shifts *shifts = &line->shifts[day];
        if ((block->days >> (unsigned)day & 1) == 0 || shifts->n == 0)
            continue;
        duties += shifts->n;
        if (!follow_each_other(shifts, i, &ended)) {
            vp_fail(reader, block->pos, "a block whose duties overlap on %s", vp_choice_words(VP_CHOICE_day)->word[day]);
            vp_expect(reader, "the same doctors have all of a block, and one duty at a time");
            return;
        }
        if (doctors >= 0 && doctors != line->doctors[day]) {
            vp_fail(reader, block->pos, "a block with %d doctors on one day and %d on another", doctors,
                    line->doctors[day]);
            vp_expect(reader, "as many doctors on each day of a block: the same ones have all of it");
            return;
        }
        doctors = line->doctors[day];
    }
    if (duties < 2 && line->specials.n == 0) {
        vp_fail(reader, block->pos, "a block of fewer than two duties");
        vp_expect(reader, "days on which the line has duty");
    }
}

void vp_read_blocks(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line)
{
    int before = reader->errors->total;
    vp_read_entries(reader, node, "blocks", "blocks of one line", 7, read_block, line);
    for (int i = 0; i < line->blocks.n && reader->errors->total == before; i++)
        check_block(reader, line, &line->blocks.item[i]);
}
