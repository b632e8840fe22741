/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All outputs of a roster into one folder, together or not at all (folder.h). */
#include "report/report.h"

#include "report/calendars.h"
#include "report/charts.h"
#include "report/folder.h"
#include "report/xlsx.h"

#include <string.h>

static const char charts_folder[] = "charts";
static const char workbook[] = "roster.xlsx";
static const char calendar_folder[] = "calendar";

/* What follows `folder` and a slash in `name`; NULL if it does not begin so. */
static const char *find_below(const char *name, const char *folder)
{
    size_t length = strlen(folder);
    return strncmp(name, folder, length) == 0 && name[length] == '/' ? name + length + 1 : NULL;
}

static bool is_ours(const char *name)
{
    static const char *const files[] = {"roster.csv",       workbook,      "audit.txt",  "audit.json",
                                        "ledger.yaml",      "report.html", "solve.json", "rotation.csv",
                                        "certificate.json", "charts.pdf",  "prices.json"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (strcmp(name, files[i]) == 0)
            return true;
    const char *chart = find_below(name, charts_folder);
    const char *calendar = find_below(name, calendar_folder);
    return (chart != NULL && vp_charts_is_ours(chart)) || (calendar != NULL && vp_calendars_is_ours(calendar));
}

static const char *const subfolders[] = {charts_folder, calendar_folder, NULL};
static const struct vp_folder_rules rules = {is_ours, subfolders, "solve.json"};

typedef void put_text(const struct vp_report *report, struct vp_text *out);

static bool put_output(struct vp_folder *folder, const struct vp_report *report, const char *name, put_text *put,
                       struct vp_errors *errors)
{
    struct vp_text text;
    vp_text_init(&text);
    put(report, &text);
    bool good = vp_folder_put(folder, name, &text, errors);
    vp_text_clear(&text);
    return good;
}

static bool put_charts(struct vp_folder *folder, const struct vp_report *report, struct vp_errors *errors)
{
    struct vp_view view;
    const char *path = vp_folder_subfolder(folder, charts_folder, errors);
    if (path == NULL)
        return false;
    struct vp_text page;
    struct vp_text pdf;
    vp_view_init(&view, report);
    vp_text_init(&page);
    vp_text_init(&pdf);
    struct vp_report known = *report;
    if (known.floor == NULL)
        known.floor = view.floor = vp_view_floors(&view);
    bool good = vp_charts_draw(&view, path, &pdf, errors) && vp_folder_put(folder, "charts.pdf", &pdf, errors);
    if (good)
        vp_report_html(&known, path, &page);
    good = good && vp_folder_put(folder, "report.html", &page, errors);
    vp_text_clear(&page);
    vp_text_clear(&pdf);
    vp_view_clear(&view);
    return good;
}

static bool put_calendars(struct vp_folder *folder, const struct vp_report *report, struct vp_errors *errors)
{
    struct vp_view view;
    vp_view_init(&view, report);
    bool good = vp_calendars_put(&view, folder, calendar_folder, errors);
    vp_view_clear(&view);
    return good;
}

static bool put_workbook(struct vp_folder *folder, const struct vp_report *report, struct vp_errors *errors)
{
    struct vp_view view;
    vp_view_init(&view, report);
    bool good = vp_xlsx_write(&view, vp_folder_staged(folder, workbook), folder->staging);
    if (!good)
        vp_folder_refuse(folder, workbook, errors);
    vp_view_clear(&view);
    return good;
}

static bool put_all(struct vp_folder *folder, const struct vp_report *report, struct vp_errors *errors)
{
    return put_output(folder, report, "roster.csv", vp_report_roster_csv, errors) &&
           put_workbook(folder, report, errors) && put_output(folder, report, "audit.txt", vp_report_audit_text, errors) &&
           put_output(folder, report, "audit.json", vp_report_audit_json, errors) &&
           put_output(folder, report, "ledger.yaml", vp_report_ledger, errors) &&
           (report->problem->plan->rotations.n == 0 ||
            put_output(folder, report, "rotation.csv", vp_report_rotation_csv, errors)) &&
           put_charts(folder, report, errors) && put_calendars(folder, report, errors) &&
           (report->outcome == NULL || put_output(folder, report, "certificate.json", vp_report_certificate, errors)) &&
           (report->prices == NULL || put_output(folder, report, "prices.json", vp_report_prices, errors)) &&
           (report->outcome == NULL || put_output(folder, report, rules.last, vp_report_solve_json, errors));
}

bool vp_report_write(const struct vp_report *report, const char *folder_name, struct vp_errors *errors)
{
    struct vp_folder folder;
    if (!vp_folder_begin(&folder, folder_name, &rules, errors))
        return false;
    if (put_all(&folder, report, errors))
        return vp_folder_publish(&folder, errors);
    vp_folder_abandon(&folder);
    return false;
}

bool vp_report_ready(const char *folder_name, struct vp_errors *errors)
{
    struct vp_folder folder;
    if (!vp_gnuplot_there(errors) || !vp_folder_begin(&folder, folder_name, &rules, errors))
        return false;
    vp_folder_abandon(&folder);
    return true;
}

bool vp_report_write_outcome(const struct vp_report *report, const char *folder_name, struct vp_errors *errors)
{
    struct vp_folder folder;
    if (!vp_folder_begin(&folder, folder_name, &rules, errors))
        return false;
    if (put_output(&folder, report, rules.last, vp_report_solve_json, errors))
        return vp_folder_add(&folder, errors);
    vp_folder_abandon(&folder);
    return false;
}
