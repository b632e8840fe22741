/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster.xlsx: which sheets there are, and what those with dates have in common. A service of two years and 1000 doctors is 731,000 cells and is written
 * in seconds; what has more than VP_XLSX_CELLS is left out, and the last sheet says so. */
#include "report/xlsx.h"

#include "report/escape.h"

#include <stdio.h>
#include <string.h>

enum {
    PAGE_LETTERS = 240, /* beside each other that can still be read on paper */
    MOST_PAGES = 100,
    LINE_BYTES = 4096,
    DATE_LETTERS = 11,
    WEEKDAY_LETTERS = 9,
    KIND_LETTERS = 20,
};

/* ---- what the sheets share ---- */

void vp_xlsx_title(const struct vp_xlsx *xlsx, const char *title, const char *note)
{
    vp_book_text(xlsx->book, (struct vp_cell){0, 0, VP_LOOK_TITLE, VP_SHADE_NONE}, title);
    vp_book_lines(xlsx->book, 0, 2); /* large letters */
    vp_book_text(xlsx->book, (struct vp_cell){1, 0, VP_LOOK_NOTE, VP_SHADE_NONE}, note);
}

void vp_xlsx_day_heads(const struct vp_xlsx *xlsx, int row)
{
    static const char *const heads[2][VP_XLSX_DAYS] = {{"Dato", "Ukedag", "Helg, helligdag"},
                                                       {"Date", "Weekday", "Weekend, holiday"}};
    vp_book_widths(xlsx->book, 0, 0, DATE_LETTERS);
    vp_book_widths(xlsx->book, 1, 1, WEEKDAY_LETTERS);
    vp_book_widths(xlsx->book, 2, 2, KIND_LETTERS);
    for (int i = 0; i < VP_XLSX_DAYS; i++)
        vp_book_text(xlsx->book, (struct vp_cell){row, i, VP_LOOK_HEAD, VP_SHADE_NONE},
                     heads[xlsx->view->language == VP_EN][i]);
}

enum vp_shade vp_xlsx_day(const struct vp_xlsx *xlsx, int row, vp_day date)
{
    struct vp_view *view = xlsx->view;
    const struct vp_holiday *holiday = vp_holidays_on(&view->plan->holidays, date);
    int weekday = vp_day_weekday(date);
    bool weekend = weekday >= VP_SATURDAY;
    const char *kind = weekend ? vp_words(view, "helg", "weekend") : "";
    if (holiday != NULL)
        kind = vp_arena_printf(&view->arena, "%s%s%s", holiday->public ? "★ " : kind,
                               !holiday->public && weekend ? ", " : "", vp_holiday_words(view, date));
    enum vp_shade shade = holiday != NULL && holiday->public ? VP_SHADE_HOLIDAY
                          : weekend                          ? VP_SHADE_WEEKEND
                                                             : VP_SHADE_NONE;
    vp_book_date(xlsx->book, (struct vp_cell){row, 0, VP_LOOK_BOX, shade}, date);
    vp_book_text(xlsx->book, (struct vp_cell){row, 1, VP_LOOK_BOX, shade}, vp_weekday_name(view->language, weekday));
    vp_book_text(xlsx->book, (struct vp_cell){row, 2, VP_LOOK_BOX, shade}, kind);
    return shade;
}

void vp_xlsx_print_days(const struct vp_xlsx *xlsx, int head, int last_head, double letters)
{
    double all = letters + DATE_LETTERS + WEEKDAY_LETTERS + KIND_LETTERS;
    int wide = 1 + (int)((all - 1) / PAGE_LETTERS);
    struct vp_book_page page = {.first_head = head,
                                .last_head = last_head,
                                .columns = VP_XLSX_DAYS,
                                .wide = wide < MOST_PAGES ? wide : MOST_PAGES,
                                .foot = xlsx->view->title};
    vp_book_print(xlsx->book, &page);
    vp_book_freeze(xlsx->book, last_head + 1, VP_XLSX_DAYS);
}

vp_day vp_xlsx_last(const struct vp_view *view)
{
    vp_day last = view->plan->to;
    for (int j = view->problem->n_past; j < view->problem->n_duties; j++)
        last = view->problem->duties[j].date > last ? view->problem->duties[j].date : last;
    return last;
}

int vp_xlsx_lines(const char *words, int letters)
{
    int lines = 0;
    const char *at = words;
    for (;;) {
        const char *end = strchr(at, '\n');
        char line[LINE_BYTES];
        size_t length = end == NULL ? strlen(at) : (size_t)(end - at);
        snprintf(line, sizeof line, "%.*s", (int)(length < sizeof line ? length : sizeof line - 1), at);
        int width = vp_text_width(line);
        lines += width <= letters ? 1 : (width + letters - 1) / letters;
        if (end == NULL)
            return lines;
        at = end + 1;
    }
}

const char *vp_xlsx_line(const struct vp_xlsx *xlsx, int line)
{
    struct vp_view *view = xlsx->view;
    const char *name = vp_clean(&view->arena, view->plan->lines.item[line].name);
    if (name[0] == '\0')
        name = vp_clean(&view->arena, view->plan->lines.item[line].id);
    return vp_cut(&view->arena, name, VP_LABEL_COLUMNS);
}

/* ---- the book ---- */

static void name_sheets(struct vp_xlsx *xlsx)
{
    struct vp_view *view = xlsx->view;
    int n = VP_XLSX_CREWS + xlsx->crews.n;
    xlsx->names = vp_arena_array(&view->arena, (size_t)n, sizeof *xlsx->names);
    xlsx->names[VP_XLSX_GRID] = vp_words(view, "Vaktplan", "Roster");
    xlsx->names[VP_XLSX_FAIRNESS] = vp_words(view, "Fordeling", "Fairness");
    xlsx->names[VP_XLSX_ABOUT] = vp_words(view, "Om vaktplanen", "About");
    xlsx->names[VP_XLSX_MUNICIPAL] = vp_words(view, "Kommuner", "Municipalities");
    for (int i = VP_XLSX_CREWS; i < n; i++)
        xlsx->names[i] = vp_sheet_name(&view->arena, xlsx->crews.list[i - VP_XLSX_CREWS].name, xlsx->names, i);
}

bool vp_xlsx_write(struct vp_view *view, const char *path, const char *folder)
{
    struct vp_xlsx xlsx = {.view = view, .grid = vp_grid_new(view), .crews = vp_crews_new(view)};
    name_sheets(&xlsx);
    long long cells = xlsx.crews.cells + (long long)view->n_categories * view->problem->n_doctors * VP_XLSX_FIGURES;
    if (xlsx.grid != NULL)
        cells += (long long)xlsx.grid->n_dates * xlsx.grid->n_columns;
    xlsx.book = vp_book_new(&view->arena, path, folder, view->title, view->plan->from, cells > VP_XLSX_LARGE);
    if (xlsx.grid != NULL)
        vp_xlsx_grid(&xlsx);
    for (int crew = 0; crew < xlsx.crews.n; crew++)
        if (xlsx.crews.list[crew].fits)
            vp_xlsx_crew(&xlsx, crew);
    vp_xlsx_fairness(&xlsx);
    if (vp_view_municipal(view))
        vp_xlsx_municipal(&xlsx);
    vp_xlsx_about(&xlsx);
    return vp_book_end(xlsx.book);
}
