/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows a roster has, in which order. */
#include "report/roster_rows.h"

#include <stdlib.h>

static int compare_rows(const void *one, const void *other)
{
    const struct vp_roster_row *a = one;
    const struct vp_roster_row *b = other;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return a->order - b->order;
}

static void add_place(const struct vp_view *view, int place, struct vp_roster_rows *rows)
{
    int doctor = view->roster->doctor[place];
    if (doctor == VP_ABSENT || !vp_place_counts(view->problem, view->roster, place))
        return;
    const struct vp_duty *duty = &view->problem->duties[view->problem->place_duty[place]];
    const char *id = view->plan->lines.item[duty->line].id;
    rows->row[rows->n] = (struct vp_roster_row){duty->start, duty->end, rows->n, duty->line, id, place, doctor};
    rows->n++;
}

static void add_stray(const struct vp_view *view, const struct vp_stray *stray, struct vp_roster_rows *rows)
{
    int line = vp_plan_line(view->plan, stray->line);
    rows->row[rows->n] =
        (struct vp_roster_row){stray->start, stray->end, rows->n, line, stray->line, -1, stray->doctor};
    rows->n++;
}

struct vp_roster_rows vp_roster_rows(struct vp_view *view)
{
    size_t room = (size_t)view->problem->n_places + (size_t)view->roster->strays.n;
    struct vp_roster_rows rows = {vp_arena_array(&view->arena, room + 1, sizeof *rows.row), 0};
    for (int place = 0; place < view->problem->n_places; place++)
        add_place(view, place, &rows);
    for (int i = 0; i < view->roster->strays.n; i++)
        add_stray(view, &view->roster->strays.item[i], &rows);
    qsort(rows.row, (size_t)rows.n, sizeof *rows.row, compare_rows);
    return rows;
}

int vp_row_site(const struct vp_view *view, const struct vp_roster_row *row)
{
    return row->line < 0 ? -1 : vp_view_site(view, row->line, row->doctor);
}
