/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of fair shares in roster.xlsx: a table for each category, whoever is furthest above the target on top, and beside it a chart of the
 * spreadsheet's own, made from the figures in the table. The sheet of municipalities is made of the same. */
#include "report/xlsx.h"

#include "report/escape.h"

#include <math.h>
#include <string.h>

enum {
    NAME,
    PER_CENT,
    SHARE,
    BROUGHT,
    TARGET,
    LOAD,
    DEVIATION,
    POINTS,
    COLUMNS = VP_XLSX_FIGURES,
    CHART = COLUMNS + 1,
    CHART_WIDTH = 640, /* pixels */
    ROW_PIXELS = 20,
    CHART_EDGE = 90, /* legend and figures, pixels */
    BAR_PIXELS = 20, /* of a name */
    LEAST_ROWS = 17,
    LEAST_LETTERS = 16,
};

static void put_per_cent(const struct vp_xlsx *xlsx, struct vp_cell cell, const struct vp_xlsx_shares *shares, int who)
{
    if (shares->per_cent == NULL)
        vp_book_text(xlsx->book, cell, "–");
    else
        vp_book_number(xlsx->book, cell, shares->per_cent[who],
                       shares->per_cent[who] == floor(shares->per_cent[who]) ? 0 : 1);
}

static void put_row(const struct vp_xlsx *xlsx, int at, const struct vp_xlsx_shares *shares, const struct vp_row *row)
{
    const int decimals = vp_decimals(shares->category);
    const struct vp_cell name = {at, NAME, VP_LOOK_BOX, VP_SHADE_NONE};
    vp_book_text(xlsx->book, name, shares->names[row->doctor]);
    put_per_cent(xlsx, (struct vp_cell){at, PER_CENT, VP_LOOK_BOX, VP_SHADE_NONE}, shares, row->doctor);
    const struct {
        int column;
        enum vp_look look;
        double number;
        int decimals;
    } figures[] = {{SHARE, VP_LOOK_BOX, row->share, decimals},
                   {BROUGHT, VP_LOOK_SIGNED, row->brought, decimals},
                   {TARGET, VP_LOOK_BOX, row->target, decimals},
                   {LOAD, VP_LOOK_BOX, row->load, vp_load_decimals(xlsx->view, shares->category)},
                   {DEVIATION, VP_LOOK_SIGNED, row->deviation, decimals}};
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        vp_book_number(xlsx->book, (struct vp_cell){at, figures[i].column, figures[i].look, VP_SHADE_NONE},
                       figures[i].number, figures[i].decimals);
    const struct vp_cell points = {at, POINTS, VP_LOOK_BOX, VP_SHADE_NONE};
    if (shares->costs)
        vp_book_number(xlsx->book, points, row->points, VP_NUMBER_POINTS);
    else
        vp_book_text(xlsx->book, points, "–");
}

static void put_chart(const struct vp_xlsx *xlsx, int first, const struct vp_xlsx_shares *shares, const char *caption)
{
    struct vp_view *view = xlsx->view;
    int n = shares->n < VP_XLSX_DRAWN ? shares->n : VP_XLSX_DRAWN;
    double least = 0; /* whoever is owed more than his share has a target below zero */
    for (int i = 0; i < n; i++)
        least = fmin(least, shares->rows[i].target);
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
                                  .description = vp_arena_printf(&view->arena, "%s: %s", shares->description, caption)};
    vp_book_chart(xlsx->book, &chart);
}

/* "helger (vakter)" */
static const char *make_caption(struct vp_view *view, int category, const char *name)
{
    const char *unit = category == VP_HOURS                       ? vp_words(view, "timer", "hours")
                       : vp_category_counts(view->plan, category) ? vp_words(view, "vakter", "duties")
                                                                  : vp_words(view, "vaktpoeng", "duty points");
    return strcmp(name, unit) == 0 ? name : vp_arena_printf(&view->arena, "%s (%s)", name, unit);
}

int vp_xlsx_shares(const struct vp_xlsx *xlsx, const struct vp_xlsx_shares *shares, int at)
{
    struct vp_view *view = xlsx->view;
    const char *name = vp_cut(&view->arena, vp_clean(&view->arena, vp_category_name(view->plan, shares->category)), 60);
    vp_book_text(xlsx->book, (struct vp_cell){at, NAME, VP_LOOK_LABEL, VP_SHADE_NONE},
                 make_caption(view, shares->category, name));
    for (int i = 0; i < COLUMNS; i++)
        vp_book_text(xlsx->book, (struct vp_cell){at + 1, i, VP_LOOK_HEAD, VP_SHADE_NONE}, shares->heads[i]);
    vp_book_lines(xlsx->book, at + 1, 2);
    for (int i = 0; i < shares->n; i++)
        put_row(xlsx, at + 2 + i, shares, &shares->rows[i]);
    if (shares->n > 0)
        put_chart(xlsx, at + 2, shares, name);
    int height = (CHART_EDGE + (shares->n < VP_XLSX_DRAWN ? shares->n : VP_XLSX_DRAWN) * BAR_PIXELS) / ROW_PIXELS;
    int used = shares->n > height ? shares->n : height;
    return at + 4 + (used > LEAST_ROWS ? used : LEAST_ROWS);
}

void vp_xlsx_shares_begin(const struct vp_xlsx *xlsx, int sheet, int letters)
{
    vp_book_sheet(xlsx->book, xlsx->names[sheet]);
    vp_book_widths(xlsx->book, NAME, NAME, letters + 2 < LEAST_LETTERS ? LEAST_LETTERS : letters + 2);
    vp_book_widths(xlsx->book, PER_CENT, POINTS, 11);
    vp_xlsx_title(xlsx, xlsx->names[sheet], xlsx->view->title);
}

void vp_xlsx_shares_end(const struct vp_xlsx *xlsx)
{
    const struct vp_book_page page = {.first_head = 0, .last_head = -1, .wide = 1, .foot = xlsx->view->title};
    vp_book_freeze(xlsx->book, 0, 1);
    vp_book_print(xlsx->book, &page);
}

static const double *list_posts(struct vp_view *view)
{
    double *posts = vp_arena_array(&view->arena, (size_t)view->plan->doctors.n + 1, sizeof *posts);
    for (int d = 0; d < view->plan->doctors.n; d++)
        posts[d] = view->plan->doctors.item[d].post;
    return view->anonymous ? NULL : posts;
}

/* Below the title: what the tables of doctors show. */
static void put_notes(const struct vp_xlsx *xlsx)
{
    struct vp_view *view = xlsx->view;
    vp_book_text(
        xlsx->book, (struct vp_cell){2, 0, VP_LOOK_NOTE, VP_SHADE_NONE},
        vp_words(
            view,
            "Målet er rettferdig andel minus det legen har båret for mye i tidligere perioder; avvik er belastning minus mål.",
            "The target is the fair share less what the doctor carried too much in earlier periods; the deviation is load less target."));
    const char *drawn =
        vp_words(view, " Diagrammene viser de %d øverste.", " The charts show the first %d.", VP_XLSX_DRAWN);
    vp_book_text(xlsx->book, (struct vp_cell){3, 0, VP_LOOK_NOTE, VP_SHADE_NONE},
                 vp_words(view, "Øverst i hver tabell står den som er lengst over målet.%s",
                          "On top of each table: whoever is furthest above the target.%s",
                          view->problem->n_doctors > VP_XLSX_DRAWN ? drawn : ""));
}

void vp_xlsx_fairness(const struct vp_xlsx *xlsx)
{
    static const char *const heads[2][COLUMNS] = {
        {"Lege", "Stilling %", "Rettferdig andel", "Overført", "Mål", "Belastning", "Avvik", "Poeng"},
        {"Doctor", "Post %", "Fair share", "Brought over", "Target", "Load", "Deviation", "Points"}};
    struct vp_view *view = xlsx->view;
    struct vp_xlsx_shares shares = {.n = view->problem->n_doctors,
                                    .heads = heads[view->language == VP_EN],
                                    .names = view->label,
                                    .per_cent = list_posts(view),
                                    .description = vp_words(view, "Belastning ved siden av mål for hver lege",
                                                            "Load beside target of each doctor")};
    vp_xlsx_shares_begin(xlsx, VP_XLSX_FAIRNESS, vp_label_columns(view));
    put_notes(xlsx);
    int row = VP_XLSX_FIRST_TABLE;
    for (int i = 0; i < view->n_categories; i++) {
        if (i > 0)
            vp_book_break(xlsx->book, row);
        shares.category = view->categories[i];
        shares.rows = vp_view_rows(view, shares.category);
        shares.costs = view->term[shares.category] >= 0;
        row = vp_xlsx_shares(xlsx, &shares, row);
    }
    vp_xlsx_shares_end(xlsx);
}
