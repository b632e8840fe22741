/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who had which great holiday in which year: doctors down, in each holiday its years across, and a letter in the box of whoever had it. What is of this
 * roster has a thick frame, so that it is told from earlier periods without colour. */
#include "report/canvas.h"

#include "report/greats.h"

#include <stdlib.h>

enum {
    ROW = 25,
    ABOVE = 106,
    HEAD = 36,
    BELOW = 18, /* the last line of words */
    KEY = 30,   /* below the rows */
    LINE = 16,  /* of the words below the key */
    FONT = 12,
    YEAR = 38,  /* wide */
    SPACE = 12, /* between two holidays */
    SUM = 70,
    LEAST_WIDTH = 700,
    MOST_COLUMNS = 24,   /* years that are drawn: the latest of all holidays */
    MOST_STRANGERS = 40, /* who are not in the plan; a log remembers everybody */
};

struct table {
    struct vp_drawing *drawing;
    const struct vp_greats *greats;
    struct vp_great_row **rows; /* the plan's doctors, who had most first, then strangers likewise */
    int n;
    int first_year; /* earlier ones are not drawn */
    double *left;   /* [column]; below 0: not drawn */
    double right;   /* where the sums begin */
};

static int compare_rows(const void *one, const void *other)
{
    const struct vp_great_row *const *a = one;
    const struct vp_great_row *const *b = other;
    if ((*a)->total != (*b)->total)
        return (*a)->total > (*b)->total ? -1 : 1;
    return *a < *b ? -1 : *a > *b;
}

static struct vp_great_row **order_rows(struct vp_view *view, const struct vp_greats *greats)
{
    struct vp_great_row **rows = vp_arena_array(&view->arena, (size_t)greats->n_rows + 1, sizeof(struct vp_great_row *));
    for (int i = 0; i < greats->n_rows; i++)
        rows[i] = &greats->rows[i];
    qsort(rows, (size_t)greats->n_doctors, sizeof *rows, compare_rows);
    qsort(rows + greats->n_doctors, (size_t)(greats->n_rows - greats->n_doctors), sizeof *rows, compare_rows);
    return rows;
}

void vp_describe_greats(struct vp_view *view, struct vp_chart *chart)
{
    const struct vp_greats *greats = vp_greats_new(view);
    const struct vp_great_row *first = order_rows(view, greats)[0];
    int none = 0;
    for (int i = 0; i < greats->n_doctors; i++)
        none += greats->rows[i].total == 0;
    chart->title = vp_words(view, "Storhelger år for år, per lege", "Great holidays year by year, by doctor");
    chart->finding = vp_words(view, "Flest: %s, %d i alt.", "Most: %s, %d in all.", first->label, first->total);
    if (none > 0)
        chart->finding =
            vp_words(view, none == 1 ? "%s %d lege har ikke hatt noen." : "%s %d leger har ikke hatt noen.",
                     none == 1 ? "%s %d doctor has had none." : "%s %d doctors have had none.", chart->finding, none);
    chart->reading = vp_words(
        view,
        "En rad per lege, øverst den som har hatt flest; en rute for hvert år av jul, nyttår, påske og 17. mai. Bokstav i ruten: "
        "legen hadde den. Tykk ramme: i denne vaktplanen; de andre er ført over fra tidligere perioder. Antallet tar ikke hensyn "
        "til stilling eller til hvem som nettopp har begynt.",
        "A row for each doctor, at the top whoever has had most; a box for each year of Christmas, New Year, Easter and 17 May. A "
        "letter in the box: the doctor had it. Thick frame: in this roster; the others were brought over from earlier periods. "
        "The count knows nothing of posts, nor of who has just begun.");
}

/* "J", "17": what stands in a box. */
static const char *name_sign(const struct vp_view *view, enum vp_great great)
{
    static const char *const signs[2][VP_GREATS] = {{"", "J", "N", "P", "17"}, {"", "C", "N", "E", "17"}};
    return signs[view->language == VP_EN][great];
}

/* The first year from which on no more than MOST_COLUMNS are left. */
static int find_first_year(const vp_ledger_years *columns)
{
    int first = 0;
    for (int left = MOST_COLUMNS + 1; left > MOST_COLUMNS; first++) {
        left = 0;
        for (int column = 0; column < columns->n; column++)
            left += columns->item[column].year > first;
    }
    return first;
}

/* Places the columns and names their holidays; a holiday with few years is as wide as its name. */
static void place_columns(struct table *table, double left)
{
    struct vp_view *view = table->drawing->view;
    const vp_ledger_years *columns = &table->greats->columns;
    int column = 0;
    for (int great = VP_GREAT_CHRISTMAS; great < VP_GREATS; great++) {
        const char *name = vp_great_words(view, (enum vp_great)great);
        double x = left;
        for (; column < columns->n && (int)columns->item[column].great == great; column++) {
            bool shown = columns->item[column].year >= table->first_year;
            table->left[column] = shown ? x : -1;
            x += shown ? YEAR : 0;
        }
        if (x == left)
            continue;
        vp_canvas_words(table->drawing, VP_WORDS_LEFT, left, ABOVE - 26, name);
        double least = vp_text_pixels(name, 11);
        left += (x - left > least ? x - left : least) + SPACE;
    }
    table->right = left;
    vp_canvas_words(table->drawing, VP_WORDS_RIGHT, left + SUM - 24, ABOVE - 9, vp_words(view, "i alt", "in all"));
    for (column = 0; column < columns->n; column++)
        if (table->left[column] >= 0)
            vp_canvas_words(table->drawing, VP_WORDS_CENTRE, table->left[column] + YEAR / 2.0, ABOVE - 9,
                            vp_arena_printf(&view->arena, "%d", columns->item[column].year));
}

static void put_box(struct vp_drawing *drawing, double left, double top, enum vp_turn turn, const char *sign)
{
    vp_canvas_box(drawing, (const double[4]){left, left + YEAR, top, top + ROW},
                  turn == VP_TURN_BEFORE ? VP_LIGHT : VP_WHITE);
    if (turn == VP_TURN_NOW)
        vp_canvas_frame(drawing, (const double[4]){left + 2, left + YEAR - 2, top + 2, top + ROW - 2});
    if (turn != VP_TURN_NONE)
        vp_canvas_words(drawing, VP_WORDS_CELL, left + YEAR / 2.0, top + ROW / 2.0, sign);
}

static void put_row(const struct table *table, const struct vp_great_row *row, double top, double left)
{
    struct vp_view *view = table->drawing->view;
    vp_canvas_words(table->drawing, VP_WORDS_NAME, left - 8, top + ROW / 2.0, row->drawn);
    for (int column = 0; column < table->greats->columns.n; column++)
        if (table->left[column] >= 0)
            put_box(table->drawing, table->left[column], top, (enum vp_turn)row->turn[column],
                    name_sign(view, table->greats->columns.item[column].great));
    vp_canvas_words(table->drawing, VP_WORDS_RIGHT, table->right + SUM - 24, top + ROW / 2.0,
                    vp_arena_printf(&view->arena, "%d", row->total));
}

/* Between the plan's doctors and the others. */
static double put_strangers_head(const struct table *table, double y)
{
    vp_canvas_words(table->drawing, VP_WORDS_SUBTITLE, 12, y + ROW / 2.0,
                    vp_words(table->drawing->view, "ikke med i denne planen:", "not in this plan:"));
    return y + ROW;
}

/* What the signs mean, and in lines below what was left out; returns where the last line stands. */
static double put_key(const struct table *table, double y)
{
    struct vp_drawing *drawing = table->drawing;
    struct vp_view *view = drawing->view;
    const int hidden = table->greats->n_rows - table->n;
    const char *const words[] = {vp_words(view, "i denne vaktplanen", "in this roster"),
                                 vp_words(view, "i en tidligere periode", "in an earlier period")};
    const char *sign = name_sign(view, VP_GREAT_EASTER);
    double x = 12;
    for (int i = 0; i < 2; i++) {
        put_box(drawing, x, y - ROW / 2.0, i == 0 ? VP_TURN_NOW : VP_TURN_BEFORE, sign);
        vp_canvas_words(drawing, VP_WORDS_LEFT, x + YEAR + 8, y, words[i]);
        x += YEAR + 30 + vp_text_pixels(words[i], 11);
    }
    y += 26;
    vp_canvas_words(
        drawing, VP_WORDS_LEFT, 12, y,
        vp_words(view, "Nyttår regnes til nyttårsaftenens år.", "New Year is counted in the year of its eve."));
    if (table->first_year > 0)
        vp_canvas_words(drawing, VP_WORDS_LEFT, 12, y += LINE,
                        vp_words(view, "År før %d står bare i tabellen, men er med i tallet til høyre.",
                                 "Years before %d stand in the table alone, but count in the number on the right.",
                                 table->first_year));
    if (hidden > 0)
        vp_canvas_words(drawing, VP_WORDS_LEFT, 12, y += LINE,
                        vp_words(view, "%d til som ikke er med i planen, står i tabellen.",
                                 "%d more who are not in the plan stand in the table.", hidden));
    return y;
}

static int measure_names(const struct table *table)
{
    int widest = 0;
    for (int i = 0; i < table->n; i++) {
        const int pixels = vp_text_pixels(table->rows[i]->drawn, FONT);
        widest = pixels > widest ? pixels : widest;
    }
    return widest;
}

void vp_draw_greats(struct vp_drawing *drawing)
{
    struct vp_view *view = drawing->view;
    const struct vp_greats *greats = vp_greats_new(view);
    struct table table = {.drawing = drawing, .greats = greats, .rows = order_rows(view, greats)};
    const int strangers = greats->n_rows - greats->n_doctors;
    table.n = greats->n_doctors + (strangers < MOST_STRANGERS ? strangers : MOST_STRANGERS);
    table.left = vp_arena_array(&view->arena, (size_t)greats->columns.n, sizeof *table.left);
    table.first_year = greats->columns.n > MOST_COLUMNS ? find_first_year(&greats->columns) : 0;
    const double left = measure_names(&table) + 18;
    double y = ABOVE;
    vp_canvas_heading(drawing, vp_words(view, "Øverst: har hatt flest.", "On top: has had most."));
    place_columns(&table, left);
    for (int i = 0; i < table.n; i++) {
        if (i == greats->n_doctors)
            y = put_strangers_head(&table, y);
        put_row(&table, table.rows[i], y, left);
        y += ROW;
        if (i + 1 != greats->n_doctors) /* the line that follows belongs to those below it */
            vp_may_cut(drawing, (int)y);
    }
    y = put_key(&table, y + KEY);
    drawing->width = table.right + SUM < LEAST_WIDTH ? LEAST_WIDTH : (int)(table.right + SUM);
    drawing->height = (int)y + BELOW;
    drawing->head[0] = ABOVE - HEAD;
    drawing->head[1] = ABOVE;
}
