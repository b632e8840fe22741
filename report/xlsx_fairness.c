/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of fair shares in roster.xlsx: a table for each category, whoever is furthest above the target on top, and beside it a chart of the
 * spreadsheet's own, made from the figures in the table. */
#include "report/xlsx.h"

#include "report/escape.h"

#include <math.h>
#include <string.h>

enum {
    NAME,
    POST,
    SHARE,
    BROUGHT,
    TARGET,
    LOAD,
    DEVIATION,
    POINTS,
    COLUMNS = VP_XLSX_FIGURES,
    CHART = COLUMNS + 1,
    FIRST_TABLE = 5,   /* row */
    CHART_WIDTH = 640, /* pixels */
    ROW_PIXELS = 20,
    CHART_EDGE = 90, /* legend and figures, pixels */
    BAR_PIXELS = 20, /* of a name */
    DRAWN = 300,     /* doctors of a chart at most */
    LEAST_ROWS = 17,
};

static void put_post(const struct vp_xlsx *xlsx, struct vp_cell cell, int doctor)
{
    double post = xlsx->view->plan->doctors.item[doctor].post;
    if (xlsx->view->anonymous)
        vp_book_text(xlsx->book, cell, "–");
    else
        vp_book_number(xlsx->book, cell, post, post == floor(post) ? 0 : 1);
}

static void put_row(const struct vp_xlsx *xlsx, int at, int category, const struct vp_row *row)
{
    struct vp_view *view = xlsx->view;
    int decimals = vp_decimals(category);
    const struct vp_cell name = {at, NAME, VP_LOOK_BOX, VP_SHADE_NONE};
    vp_book_text(xlsx->book, name, view->label[row->doctor]);
    put_post(xlsx, (struct vp_cell){at, POST, VP_LOOK_BOX, VP_SHADE_NONE}, row->doctor);
    const struct {
        int column;
        enum vp_look look;
        double number;
        int decimals;
    } figures[] = {{SHARE, VP_LOOK_BOX, row->share, decimals},
                   {BROUGHT, VP_LOOK_SIGNED, row->brought, decimals},
                   {TARGET, VP_LOOK_BOX, row->target, decimals},
                   {LOAD, VP_LOOK_BOX, row->load, vp_load_decimals(view, category)},
                   {DEVIATION, VP_LOOK_SIGNED, row->deviation, decimals}};
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        vp_book_number(xlsx->book, (struct vp_cell){at, figures[i].column, figures[i].look, VP_SHADE_NONE},
                       figures[i].number, figures[i].decimals);
    const struct vp_cell points = {at, POINTS, VP_LOOK_BOX, VP_SHADE_NONE};
    if (view->term[category] >= 0)
        vp_book_number(xlsx->book, points, row->points, VP_NUMBER_POINTS);
    else
        vp_book_text(xlsx->book, points, "–");
}

static void put_chart(const struct vp_xlsx *xlsx, int first, const struct vp_row *rows, const char *caption)
{
    struct vp_view *view = xlsx->view;
    int n = view->problem->n_doctors < DRAWN ? view->problem->n_doctors : DRAWN;
    double least = 0; /* whoever is owed more than his share has a target below zero */
    for (int i = 0; i < n; i++)
        least = fmin(least, rows[i].target);
    struct vp_book_chart chart = {.row = first - 1,
                                  .column = CHART,
                                  .width = CHART_WIDTH,
                                  .height = CHART_EDGE + n * BAR_PIXELS,
                                  .first = first,
                                  .last = first + n - 1,
                                  .names = NAME,
                                  .dark = LOAD,
                                  .hatched = TARGET,
                                  .from_zero = least >= 0,
                                  .says = {vp_words(view, "Belastning", "Load"), vp_words(view, "Mål", "Target")},
                                  .description = vp_words(view, "Belastning ved siden av mål for hver lege: %s",
                                                          "Load beside target of each doctor: %s", caption)};
    vp_book_chart(xlsx->book, &chart);
}

/* One category from row `at`; returns the row behind it. */
static int put_category(const struct vp_xlsx *xlsx, int category, int at)
{
    static const char *const heads[2][COLUMNS] = {
        {"Lege", "Stilling %", "Rettferdig andel", "Overført", "Mål", "Belastning", "Avvik", "Poeng"},
        {"Doctor", "Post %", "Fair share", "Brought over", "Target", "Load", "Deviation", "Points"}};
    struct vp_view *view = xlsx->view;
    int n = view->problem->n_doctors;
    const char *unit = category == VP_HOURS                       ? vp_words(view, "timer", "hours")
                       : vp_category_counts(view->plan, category) ? vp_words(view, "vakter", "duties")
                                                                  : vp_words(view, "vaktpoeng", "duty points");
    const char *caption = vp_cut(&view->arena, vp_clean(&view->arena, vp_category_name(view->plan, category)), 60);
    vp_book_text(xlsx->book, (struct vp_cell){at, NAME, VP_LOOK_LABEL, VP_SHADE_NONE},
                 strcmp(caption, unit) == 0 ? caption : vp_arena_printf(&view->arena, "%s (%s)", caption, unit));
    for (int i = 0; i < COLUMNS; i++)
        vp_book_text(xlsx->book, (struct vp_cell){at + 1, i, VP_LOOK_HEAD, VP_SHADE_NONE},
                     heads[view->language == VP_EN][i]);
    vp_book_lines(xlsx->book, at + 1, 2);
    const struct vp_row *rows = vp_view_rows(view, category);
    for (int i = 0; i < n; i++)
        put_row(xlsx, at + 2 + i, category, &rows[i]);
    if (n > 0)
        put_chart(xlsx, at + 2, rows, caption);
    int height = (CHART_EDGE + (n < DRAWN ? n : DRAWN) * BAR_PIXELS) / ROW_PIXELS;
    int used = n > height ? n : height;
    return at + 4 + (used > LEAST_ROWS ? used : LEAST_ROWS);
}

void vp_xlsx_fairness(const struct vp_xlsx *xlsx)
{
    struct vp_view *view = xlsx->view;
    vp_book_sheet(xlsx->book, xlsx->names[VP_XLSX_FAIRNESS]);
    vp_book_widths(xlsx->book, NAME, NAME, vp_label_columns(view) + 2 < 16 ? 16 : vp_label_columns(view) + 2);
    vp_book_widths(xlsx->book, POST, POINTS, 11);
    vp_xlsx_title(xlsx, xlsx->names[VP_XLSX_FAIRNESS], view->title);
    vp_book_text(
        xlsx->book, (struct vp_cell){2, 0, VP_LOOK_NOTE, VP_SHADE_NONE},
        vp_words(
            view,
            "Målet er rettferdig andel minus det legen har båret for mye i tidligere perioder; avvik er belastning minus mål.",
            "The target is the fair share less what the doctor carried too much in earlier periods; the deviation is load less target."));
    const char *drawn = vp_words(view, " Diagrammene viser de %d øverste.", " The charts show the first %d.", DRAWN);
    vp_book_text(xlsx->book, (struct vp_cell){3, 0, VP_LOOK_NOTE, VP_SHADE_NONE},
                 vp_words(view, "Øverst i hver tabell står den som er lengst over målet.%s",
                          "On top of each table: whoever is furthest above the target.%s",
                          view->problem->n_doctors > DRAWN ? drawn : ""));
    int row = FIRST_TABLE;
    for (int i = 0; i < view->n_categories; i++) {
        if (i > 0)
            vp_book_break(xlsx->book, row);
        row = put_category(xlsx, view->categories[i], row);
    }
    vp_book_freeze(xlsx->book, 0, 1);
    const struct vp_book_page page = {.first_head = 0, .last_head = -1, .wide = 1, .foot = view->title};
    vp_book_print(xlsx->book, &page);
}
