/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rotation.csv: who is on in which week of each rotation, from hand-over to hand-over. Offsets follow from the duties of the roster, as the audit reads
 * them. */
#include "report/rows.h"
#include "report/view.h"

#include "model/rotation_infer.h"

static void put_week(const struct vp_view *view, struct vp_rows *rows, int number, int week, const int *offset)
{
    const struct vp_plan *plan = view->plan;
    const struct vp_rotation *rotation = &plan->rotations.item[number];
    for (int d = 0; d < view->problem->n_doctors; d++) {
        if (!vp_view_on(view, number, d, week, offset))
            continue;
        char text[VP_RFC3339_TEXT];
        vp_rows_word(rows, rotation->id);
        vp_rows_number(rows, week, 0);
        vp_rows_word(rows, vp_zone_rfc3339(plan->zone, vp_rotation_start(plan, rotation, week), text));
        vp_rows_word(rows, vp_zone_rfc3339(plan->zone, vp_rotation_start(plan, rotation, week + 1), text));
        vp_rows_word(rows, plan->doctors.item[d].id);
        vp_rows_number(rows, offset[d], 0);
        vp_rows_end_row(rows);
    }
}

void vp_report_rotation_csv(const struct vp_report *report, struct vp_text *out)
{
    struct vp_view view;
    vp_view_init(&view, report);
    int *offset = vp_arena_array(&view.arena, (size_t)view.problem->n_doctors + 1, sizeof *offset);
    struct vp_rows rows;
    vp_rows_begin(&rows, report, out, "rotation,week,from,to,doctor,offset");
    for (int r = 0; r < view.plan->rotations.n; r++) {
        int first;
        int last;
        vp_rotation_infer(view.problem, view.roster, r, offset);
        vp_rotation_span(view.plan, &view.plan->rotations.item[r], &first, &last);
        for (int week = first; week <= last; week++)
            put_week(&view, &rows, r, week, offset);
    }
    vp_view_clear(&view);
}
