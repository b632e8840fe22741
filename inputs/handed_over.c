/* SPDX-License-Identifier: GPL-3.0-or-later */
/* handed-over: [{ hours, to }]: hours of the day that another service takes over.
 *
 * They are cut out of the shifts: of a shift [s, e) stays what lies outside [from, to) of every day, which may be several pieces, and each
 * piece is a shift of its own. Nothing but the reader knows of the cut. A piece that begins after midnight begins on the next date, though
 * it stands among the shifts of the date before (its start is 1440 or more), because what the next date is – a holiday, a special date –
 * says nothing of it. */
#include "inputs/lines.h"

enum { MAX_HANDED_OVER = 20 };

static const char TWICE[] = "without the hours handed over this is the same time twice";

static void read_one(struct vp_reader *reader, const struct vp_node *node, void *into)
{
    struct vp_line *line = into;
    struct vp_handed_over handed = {.pos = node->pos};
    if (!vp_read_form(reader, node, "handed-over", VP_MAP_handed_over))
        return;
    vp_require(reader, node, "hours", node->pos, "handed-over");
    if (!vp_require(reader, node, "to", node->pos, "handed-over"))
        vp_expect(reader, "to: who takes the hours over");
    bool timed = vp_read_hours(reader, vp_node_get(node, "hours"), "hours", &handed.from_minute, &handed.to_minute);
    if (vp_read_text(reader, vp_node_get(node, "to"), "to", VP_MAX_NAME, &handed.to) && timed)
        *vp_vec_add(reader->arena, &line->handed_over) = handed;
}

/* ---- cutting ---- */

/* What is left of `shift` before `from` and behind `to`, minutes after the midnight of its date, is added to `left`. */
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
    for (int day = -1; day <= 1; day++) {
        int from = handed->from_minute + day * VP_MINUTES_A_DAY;
        vp_shifts left = {NULL, 0, 0};
        for (int i = 0; i < rest.n; i++)
            cut_once(reader, rest.item[i], from, from + length, &left);
        rest = left;
    }
    return rest;
}

/* The shifts without any of the hours; two that were different may have become the same, which nobody could tell apart. */
static void cut_shifts(struct vp_reader *reader, const struct vp_line *line, vp_shifts *shifts)
{
    for (int i = 0; i < line->handed_over.n; i++)
        *shifts = cut_hours(reader, shifts, &line->handed_over.item[i]);
    vp_sort_shifts(reader, shifts, TWICE);
}

static int count_shifts(const struct vp_line *line)
{
    int n = 0;
    for (int kind = 0; kind < VP_DAY_KINDS; kind++)
        n += line->shifts[kind].n;
    for (int i = 0; i < line->specials.n; i++)
        n += line->specials.item[i].shifts.n;
    return n;
}

void vp_read_handed_over(struct vp_reader *reader, const struct vp_node *node, struct vp_line *line)
{
    vp_read_entries(reader, node, "handed-over", "hours handed over of one line", MAX_HANDED_OVER, read_one, line);
    int before = count_shifts(line);
    if (line->handed_over.n == 0)
        return;
    for (int kind = 0; kind < VP_DAY_KINDS; kind++)
        cut_shifts(reader, line, &line->shifts[kind]);
    for (int i = 0; i < line->specials.n; i++)
        cut_shifts(reader, line, &line->specials.item[i].shifts);
    if (before > 0 && count_shifts(line) == 0)
        vp_fail(reader, node->pos, "all hours of line %s are handed over", vp_shown(reader, line->id));
}

/* ---- the period's edges ---- */

/* Gives the line these shifts on one date. */
static void add_date(struct vp_reader *reader, int line, vp_day date, vp_shifts shifts)
{
    struct vp_line *of = &reader->plan->lines.item[line];
    vp_sort_shifts(reader, &shifts, TWICE);
    *vp_vec_add(reader->arena, &of->specials) =
        (struct vp_special){.dates = {date, date}, .has_shifts = true, .shifts = shifts, .doctors = -1, .pos = of->pos};
}

/* The first date takes what is left of the night before it. */
static void fit_first(struct vp_reader *reader, int line)
{
    const struct vp_plan *plan = reader->plan;
    const vp_shifts *before = vp_line_shifts(plan, line, plan->from - 1);
    const vp_shifts *own = vp_line_shifts(plan, line, plan->from);
    vp_shifts shifts = {NULL, 0, 0};
    for (int i = 0; i < before->n; i++) {
        struct vp_shift piece = before->item[i];
        piece.start -= VP_MINUTES_A_DAY;
        piece.end -= VP_MINUTES_A_DAY;
        if (piece.start >= 0)
            *vp_vec_add(reader->arena, &shifts) = piece;
    }
    if (shifts.n == 0)
        return;
    for (int i = 0; i < own->n; i++)
        *vp_vec_add(reader->arena, &shifts) = own->item[i];
    add_date(reader, line, plan->from, shifts);
}

/* The last date has nothing that begins after its end. */
static void fit_last(struct vp_reader *reader, int line)
{
    const struct vp_plan *plan = reader->plan;
    const vp_shifts *own = vp_line_shifts(plan, line, plan->to);
    vp_shifts shifts = {NULL, 0, 0};
    for (int i = 0; i < own->n; i++)
        if (own->item[i].start < VP_MINUTES_A_DAY)
            *vp_vec_add(reader->arena, &shifts) = own->item[i];
    if (shifts.n < own->n)
        add_date(reader, line, plan->to, shifts);
}

void vp_fit_line(struct vp_reader *reader, int line)
{
    fit_first(reader, line);
    fit_last(reader, line);
}
