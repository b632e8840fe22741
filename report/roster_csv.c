/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster.csv: one row per duty and place in it, in order of start, for programs, spreadsheets and `vaktplan audit`.
 * Rows of a roster file that fit no duty are written too: a report must not mend what it reports. */
#include "report/escape.h"
#include "report/view.h"

#include <stdlib.h>

struct row {
    vp_instant start;
    int order; /* among those that start together */
    int place; /* or -1 */
    int stray;
};

static int compare_rows(const void *one, const void *other)
{
    const struct row *a = one;
    const struct row *b = other;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return a->order - b->order;
}

static int collect_rows(const struct vp_view *view, struct row *rows)
{
    const struct vp_problem *problem = view->problem;
    int n = 0;
    for (int place = 0; place < problem->n_places; place++) {
        if (view->roster->doctor[place] == VP_ABSENT)
            continue;
        rows[n] = (struct row){problem->duties[problem->place_duty[place]].start, n, place, -1};
        n++;
    }
    for (int i = 0; i < view->roster->strays.n; i++) {
        rows[n] = (struct row){view->roster->strays.item[i].start, n, -1, i};
        n++;
    }
    qsort(rows, (size_t)n, sizeof *rows, compare_rows);
    return n;
}

/* Where the doctor is on duty: the line's site, or his home. */
static const char *name_site(const struct vp_plan *plan, int line, int doctor)
{
    if (line < 0)
        return "";
    int site = plan->lines.item[line].site;
    if (site == VP_SITE_HOME)
        site = doctor < 0 ? -1 : plan->doctors.item[doctor].home;
    return site < 0 ? "" : plan->sites.item[site].id;
}

static void put_times(const struct vp_view *view, struct vp_text *out, vp_instant start, vp_instant end)
{
    char text[VP_RFC3339_TEXT];
    vp_text_printf(out, ",%s", vp_zone_rfc3339(view->plan->zone, start, text));
    vp_text_printf(out, ",%s,", vp_zone_rfc3339(view->plan->zone, end, text));
}

static void put_row(const struct vp_view *view, struct vp_text *out, const struct row *row)
{
    const struct vp_plan *plan = view->plan;
    const struct vp_stray *stray = row->stray < 0 ? NULL : &view->roster->strays.item[row->stray];
    const struct vp_duty *duty = stray != NULL ? NULL : &view->problem->duties[view->problem->place_duty[row->place]];
    int line = stray != NULL ? vp_plan_line(plan, stray->line) : duty->line;
    int doctor = stray != NULL ? stray->doctor : view->roster->doctor[row->place];
    vp_instant end = stray != NULL ? stray->end : duty->end;
    vp_day date;
    int minute;
    char text[VP_DAY_TEXT];
    vp_zone_local(plan->zone, row->start, &date, &minute, NULL);
    vp_text_printf(out, "%s,", vp_day_format(date, text));
    vp_put_csv(out, line < 0 ? stray->line : plan->lines.item[line].id);
    vp_text_put(out, ",");
    vp_put_csv(out, name_site(plan, line, doctor));
    put_times(view, out, row->start, end);
    vp_put_csv(out, doctor < 0 ? "" : plan->doctors.item[doctor].id);
    vp_text_printf(out, ",%s,", vp_weekday_name(view->language, vp_day_weekday(date)));
    vp_text_put_number(out, (double)(end - row->start) / 3600, 4);
    vp_text_put(out, ",");
    vp_put_csv_text(out, vp_holiday_words(view, date));
    vp_text_put(out, "\n");
}

void vp_report_roster_csv(const struct vp_report *report, struct vp_text *out)
{
    struct vp_view view;
    vp_view_init(&view, report);
    size_t room = (size_t)view.problem->n_places + (size_t)view.roster->strays.n;
    struct row *rows = vp_arena_array(&view.arena, room + 1, sizeof *rows);
    int n = collect_rows(&view, rows);
    vp_text_put(out, "date,line,site,start,end,doctor,weekday,hours,holiday\n");
    for (int i = 0; i < n; i++)
        put_row(&view, out, &rows[i]);
    vp_view_clear(&view);
}
