/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster.csv: one row per duty and place in it, in order of start, for programs, spreadsheets and `vaktplan audit`.
 * Rows of a roster file that fit no duty are written too: a report must not mend what it reports. */
#include "report/rows.h"
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

static const char *name_site(const struct vp_view *view, int line, int doctor)
{
    int site = line < 0 ? VP_SITE_HOME : vp_view_site(view, line, doctor);
    return site == VP_SITE_HOME ? "" : view->plan->sites.item[site].id;
}

static void put_row(const struct vp_view *view, struct vp_rows *rows, const struct row *row)
{
    const struct vp_plan *plan = view->plan;
    vp_day date;
    int minute;
    char day[VP_DAY_TEXT];
    char text[VP_RFC3339_TEXT];
    vp_zone_local(plan->zone, row->start, &date, &minute, NULL);
    vp_rows_word(rows, vp_day_format(date, day));
    vp_rows_word(rows, row->line_id);
    vp_rows_word(rows, name_site(view, row->line, row->doctor));
    vp_rows_word(rows, vp_zone_rfc3339(plan->zone, row->start, text));
    vp_rows_word(rows, vp_zone_rfc3339(plan->zone, row->end, text));
    vp_rows_word(rows, row->doctor < 0 ? "" : plan->doctors.item[row->doctor].id);
    vp_rows_word(rows, vp_weekday_name(view->language, vp_day_weekday(date)));
    vp_rows_number(rows, (double)(row->end - row->start) / 3600, 4);
    vp_rows_text(rows, vp_holiday_words(view, date));
    vp_rows_end_row(rows);
}

void vp_report_roster_csv(const struct vp_report *report, struct vp_text *out)
{
    struct vp_view view;
    vp_view_init(&view, report);
    size_t room = (size_t)view.problem->n_places + (size_t)view.roster->strays.n;
    struct row *rows = vp_arena_array(&view.arena, room + 1, sizeof *rows);
    int n = collect_rows(&view, rows);
    struct vp_rows table;
    vp_rows_begin(&table, report, out, "date,line,site,start,end,doctor,weekday,hours,holiday");
    for (int i = 0; i < n; i++)
        put_row(&view, &table, &rows[i]);
    vp_view_clear(&view);
}
