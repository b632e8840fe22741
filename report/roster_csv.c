/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster.csv: one row per duty and place in it, in order of start, for programs, spreadsheets and `vaktplan audit`.
 * Rows of a roster file that fit no duty are written too: a report must not mend what it reports. */
#include "report/roster_rows.h"
#include "report/rows.h"

static void put_row(const struct vp_view *view, struct vp_rows *rows, const struct vp_roster_row *row)
{
    const struct vp_plan *plan = view->plan;
    vp_day date;
    int minute;
    char day[VP_DAY_TEXT];
    char text[VP_RFC3339_TEXT];
    const int site = vp_row_site(view, row);
    vp_zone_local(plan->zone, row->start, &date, &minute, NULL);
    vp_rows_word(rows, vp_day_format(date, day));
    vp_rows_word(rows, row->line_id);
    vp_rows_word(rows, site < 0 ? "" : plan->sites.item[site].id);
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
    const struct vp_roster_rows rows = vp_roster_rows(&view);
    struct vp_rows table;
    vp_rows_begin(&table, report, out, "date,line,site,start,end,doctor,weekday,hours,holiday");
    for (int i = 0; i < rows.n; i++)
        put_row(&view, &table, &rows.row[i]);
    vp_view_clear(&view);
}
