/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of windows that slide. Row r implies row q, both ≤, all values and columns ≥ 0, if each value of r is at least that of q in the
 * same column and its right side is no larger. A row says nothing if it keeps its limit with one duty of each of the sets of clashing
 * duties that cover its entries. Whole values under a hard rule round the right side down. */
#include "solver/slide.h"

#include "solver/clash.h"
#include "solver/rows.h"

#include <math.h>

static const double slight = 1e-9;

static struct vp_slide_row make_row(int room, struct vp_arena *arena)
{
    return (struct vp_slide_row){.column = vp_arena_array(arena, (size_t)room + 1, sizeof(int)),
                                 .value = vp_arena_array(arena, (size_t)room + 1, sizeof(double))};
}

void vp_slide_init(struct vp_slide *slide, struct vp_writer *writer, int room, struct vp_arena *arena)
{
    *slide = (struct vp_slide){.writer = writer, .held = make_row(room, arena), .next = make_row(room, arena)};
    slide->group = vp_arena_array(arena, (size_t)room + 1, sizeof *slide->group);
}

void vp_slide_add(struct vp_slide *slide, int doctor, int duty, double value)
{
    int x = value > 0 ? vp_scoped_x(slide->writer, doctor, duty) : -1;
    if (x < 0)
        return;
    slide->most += value;
    if (duty < slide->writer->problem->n_past) {
        slide->past += value;
        return;
    }
    slide->next.column[slide->next.n] = x;
    slide->next.value[slide->next.n++] = value;
}

static bool implies(const struct vp_slide_row *row, const struct vp_slide_row *other)
{
    if (row->upper > other->upper + slight)
        return false;
    int at = 0;
    for (int e = 0; e < other->n; e++) {
        while (at < row->n && row->column[at] < other->column[e])
            at++;
        if (at == row->n || row->column[at] != other->column[e] || row->value[at] < other->value[e] - slight)
            return false;
    }
    return true;
}

static bool is_whole(const struct vp_slide_row *row)
{
    for (int e = 0; e < row->n; e++)
        if (row->value[e] != floor(row->value[e]))
            return false;
    return true;
}

static int duty_of(const struct vp_slide *slide, int entry)
{
    return slide->writer->program->columns.item[slide->next.column[entry]].duty;
}

/* More than the row's sum can ever be: of duties that clash pairwise, found greedily, one is had at most. */
static double most_without_clash(struct vp_slide *slide)
{
    const struct vp_slide_row *row = &slide->next;
    const int doctor = row->n > 0 ? slide->writer->program->columns.item[row->column[0]].doctor : 0;
    double most = 0;
    for (int e = 0; e < row->n; e++)
        slide->group[e] = -1;
    for (int seed = 0; seed < row->n; seed++) {
        if (slide->group[seed] >= 0)
            continue;
        double largest = row->value[seed];
        slide->group[seed] = seed;
        for (int e = seed + 1; e < row->n; e++) {
            bool fits = slide->group[e] < 0;
            for (int k = seed; k < e && fits; k++)
                fits = slide->group[k] != seed || vp_clash(slide->writer, doctor, duty_of(slide, k), duty_of(slide, e));
            if (!fits)
                continue;
            slide->group[e] = seed;
            largest = fmax(largest, row->value[e]);
        }
        most += largest;
    }
    return most;
}

static void swap_rows(struct vp_slide *slide)
{
    struct vp_slide_row row = slide->held;
    slide->held = slide->next;
    slide->next = row;
}

void vp_slide_end(struct vp_slide *slide, double limit, const char *detail)
{
    const bool hard = slide->writer->rule->hard;
    struct vp_slide_row *next = &slide->next;
    const double allowed = fmax(limit, slide->past);
    const bool says =
        next->n > 0 && slide->most > allowed + slight && most_without_clash(slide) > allowed - slide->past + slight;
    next->upper = allowed - slide->past;
    next->times = 1;
    next->detail = detail;
    if (hard && is_whole(next))
        next->upper = floor(next->upper + slight);
    const bool held = slide->held.times > 0;
    if (says && held && implies(&slide->held, next) && (hard || implies(next, &slide->held))) {
        slide->held.times++;
    } else if (says) {
        if (!(held && hard && implies(next, &slide->held)))
            vp_slide_flush(slide);
        swap_rows(slide);
    }
    slide->next.n = 0;
    slide->past = 0;
    slide->most = 0;
}

void vp_slide_flush(struct vp_slide *slide)
{
    struct vp_slide_row *row = &slide->held;
    if (row->times == 0)
        return;
    struct vp_program *program = slide->writer->program;
    vp_begin_rule_row(slide->writer, -INFINITY, row->upper, NULL, row->detail);
    for (int e = 0; e < row->n; e++)
        vp_add_entry(program, row->column[e], row->value[e]);
    int slack = vp_add_slack(slide->writer, row->detail, INFINITY);
    if (slack >= 0) {
        program->columns.item[slack].cost *= row->times;
        vp_add_entry(program, slack, -1);
    }
    row->times = 0;
    row->n = 0;
}
