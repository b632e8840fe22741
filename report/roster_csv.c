/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster.csv: one row per duty and place in it, in order of start, for programs, spreadsheets and `vaktplan audit`.
 * Rows of a roster file that fit no duty are written too: a report must not mend what it reports. */
#include "report/escape.h"
#include "report/roster_rows.h"

static void put_times(const struct vp_view *view, struct vp_text *out, vp_instant start, vp_instant end)
{
    char text[VP_RFC3339_TEXT];
    vp_text_printf(out, ",%s", vp_zone_rfc3339(view->plan->zone, start, text));
    vp_text_printf(out, ",%s,", vp_zone_rfc3339(view->plan->zone, end, text));
}

static void put_row(const struct vp_view *view, struct vp_text *out, const struct vp_roster_row *row)
{
    const struct vp_plan *plan = view->plan;
    vp_day date;
    int minute;
    char text[VP_DAY_TEXT];
    int site = vp_row_site(plan, row);
    vp_zone_local(plan->zone, row->start, &date, &minute, NULL);
    vp_text_printf(out, "%s,", vp_day_format(date, text));
    vp_put_csv(out, row->line_id);
    vp_text_put(out, ",");
    vp_put_csv(out, site < 0 ? "" : plan->sites.item[site].id);
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
    struct vp_roster_rows rows = vp_roster_rows(&view);
    vp_text_put(out, "date,line,site,start,end,doctor,weekday,hours,holiday\n");
    for (int i = 0; i < rows.n; i++)
        put_row(&view, out, &rows.row[i]);
    vp_view_clear(&view);
}
