/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster.csv: one row per duty and place in it, in order of start, for programs, spreadsheets and `vaktplan audit`.
 * Rows of a roster file that fit no duty are written too: a report must not mend what it reports. */
#include "report/escape.h"
#include "report/view.h"

#include <stdlib.h>

struct row {
    vp_instant start;
    vp_instant end;
    int order; /* among those that start together */
    int line;  /* -1 = the plan has no such line */
    const char *line_id;
    int doctor; /* or VP_LOCUM */
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
        int doctor = view->roster->doctor[place];
        const struct vp_duty *duty = &problem->duties[problem->place_duty[place]];
        if (doctor == VP_ABSENT || !vp_place_counts(problem, view->roster, place))
            continue;
        const char *id = view->plan->lines.item[duty->line].id;
        rows[n] = (struct row){duty->start, duty->end, n, duty->line, id, doctor};
        n++;
    }
    for (int i = 0; i < view->roster->strays.n; i++) {
        const struct vp_stray *stray = &view->roster->strays.item[i];
        int line = vp_plan_line(view->plan, stray->line);
        rows[n] = (struct row){stray->start, stray->end, n, line, stray->line, stray->doctor};
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
    vp_day date;
    int minute;
    char text[VP_DAY_TEXT];
    vp_zone_local(plan->zone, row->start, &date, &minute, NULL);
    vp_text_printf(out, "%s,", vp_day_format(date, text));
    vp_put_csv(out, row->line_id);
    vp_text_put(out, ",");
    vp_put_csv(out, name_site(plan, row->line, row->doctor));
    put_times(view, out, row->start, row->end);
    vp_put_csv(out, row->doctor < 0 ? "" : plan->doctors.item[row->doctor].id);
    vp_text_printf(out, ",%s,", vp_weekday_name(view->language, vp_day_weekday(date)));
    vp_text_put_number(out, (double)(row->end - row->start) / 3600, 4);
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
