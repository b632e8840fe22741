/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heat map of load less target, doctors × categories. Four steps of lightness by size, counted in the step of the category's fairness term; the
 * direction is said by the sign and a triangle, and by hue only on top of that, so that a copy in grey says the same. What places beyond the needed
 * explain is named and makes no box darker: nobody has a share in them, so it is not one doctor's burden at the cost of another. */
#include "report/canvas.h"

#include "report/escape.h"

#include <math.h>

enum {
    ROW = 30,
    COLUMN = 124,
    ABOVE = 108,
    HEAD = 32,
    BELOW = 66,
    EXTRA_LINE = 18, /* of the key, where there are places beyond the needed */
    FONT = 12,
    STEPS = 4,
    LEAST_WIDTH = 640,
    KEY_BOX = 78,
};

/* Both hues fall in the same steps of grey. */
static const int over[STEPS] = {0xFFFFFF, 0xFDE3CB, 0xF9BC8A, 0xEB8A45};
static const int under[STEPS] = {0xFFFFFF, 0xD9E8F7, 0xA9CBEC, 0x72A5D8};
static const double edges[STEPS - 1] = {0.5, 1, 2};

static double find_unit(const struct vp_view *view, int category)
{
    int term = view->term[category];
    if (term >= 0)
        return view->plan->fairness.item[term].unit;
    return category == VP_HOURS ? 12 : 1;
}

static int find_step(double steps)
{
    int step = 0;
    while (step < STEPS - 1 && fabs(steps) >= edges[step])
        step++;
    return step;
}

void vp_describe_deviation(struct vp_view *view, struct vp_chart *chart)
{
    double most = 0;
    int category = -1;
    const struct vp_row *worst = NULL;
    chart->title =
        vp_words(view, "Avvik fra målet, per lege og kategori", "Deviation from the target, by doctor and category");
    chart->reading =
        vp_words(view,
                 "Øverst den som samlet sett er hardest belastet. ▲ og + er mer enn målet, ▼ og − er mindre; "
                 "jo mørkere, desto større avvik.",
                 "At the top whoever is burdened most, all in all. ▲ and + are more than the target, ▼ and − are less; "
                 "the darker, the larger.");
    for (int i = 0; i < view->n_categories; i++) {
        const struct vp_row *rows = vp_view_rows(view, view->categories[i]);
        for (int d = 0; d < view->problem->n_doctors; d++) {
            double steps = fabs(rows[d].deviation - rows[d].unowed) / find_unit(view, view->categories[i]);
            if (steps <= most + 1e-9)
                continue;
            most = steps;
            category = view->categories[i];
            worst = &rows[d];
        }
    }
    if (worst == NULL) {
        chart->finding = vp_words(view, "Ingen avviker fra målet sitt.", "Nobody deviates from their target.");
        return;
    }
    const char *amount = vp_amount_words(view, category, fabs(worst->deviation - worst->unowed));
    const char *name = vp_category_words(view, category);
    chart->finding = worst->deviation > 0 ? vp_words(view, "Størst avvik målt i trinn: %s, %s over målet i %s.",
                                                     "Largest deviation in steps: %s, %s above the target in %s.",
                                                     view->label[worst->doctor], amount, name)
                                          : vp_words(view, "Størst avvik målt i trinn: %s, %s under målet i %s.",
                                                     "Largest deviation in steps: %s, %s below the target in %s.",
                                                     view->label[worst->doctor], amount, name);
}

static void put_cell(struct vp_drawing *drawing, double left, double top, const struct vp_row *row, double unit)
{
    struct vp_view *view = drawing->view;
    double owed = row->deviation - row->unowed;
    int step = find_step(owed / unit);
    const char *shape = step == 0 ? "" : owed > 0 ? "▲ " : "▼ ";
    const char *extra = row->beyond < 0.05 ? ""
                                           : vp_words(view, "  " VP_EXTRA_SIGN " %s", "  " VP_EXTRA_SIGN " %s",
                                                      vp_number_short(view, row->beyond, 1));
    vp_canvas_box(drawing, (const double[4]){left, left + COLUMN, top, top + ROW}, owed > 0 ? over[step] : under[step]);
    vp_canvas_words(drawing, VP_WORDS_CELL, left + COLUMN / 2.0, top + ROW / 2.0,
                    vp_arena_printf(&view->arena, "%s%s%s", shape, vp_number_signed(view, row->deviation, 1), extra));
}

/* A column of boxes, and above it two lines: the category, and how large one step of it is. Returns whether anybody has places beyond the needed. */
static bool put_column(struct vp_drawing *drawing, int category, double left, const int *order)
{
    struct vp_view *view = drawing->view;
    const char *unit = vp_unit_words(view, category);
    const char *size = vp_number_short(view, find_unit(view, category), 2);
    const struct vp_row *rows = vp_view_rows_by(view, category, order);
    bool beyond = false;
    for (int row = 0; row < view->problem->n_doctors; row++) {
        put_cell(drawing, left, ABOVE + row * ROW, &rows[row], find_unit(view, category));
        beyond = beyond || rows[row].beyond > 0;
    }
    vp_canvas_words(drawing, VP_WORDS_CENTRE, left + COLUMN / 2.0, ABOVE - 23,
                    vp_cut(&view->arena, vp_category_words(view, category), 18));
    vp_canvas_words(drawing, VP_WORDS_CENTRE, left + COLUMN / 2.0, ABOVE - 8,
                    vp_words(view, "(trinn: %s%s%s)", "(step: %s%s%s)", size, unit[0] == '\0' ? "" : " ", unit));
    return beyond;
}

/* The key below: one box for each step and direction. */
static void put_key(struct vp_drawing *drawing, int y, bool beyond)
{
    static const int shown[][2] = {{-1, 3}, {-1, 2}, {-1, 1}, {0, 0}, {1, 1}, {1, 2}, {1, 3}};
    static const char *const words[] = {"▼ ≥ 2", "▼ 1–2", "▼ ½–1", "< ½", "▲ ½–1", "▲ 1–2", "▲ ≥ 2"};
    struct vp_view *view = drawing->view;
    int n = (int)(sizeof shown / sizeof *shown);
    double left = drawing->width / 2.0 - n * KEY_BOX / 2.0;
    vp_canvas_words(drawing, VP_WORDS_CENTRE, drawing->width / 2.0, y + 18,
                    vp_words(view, "Avvik målt i trinn: ▼ under målet, ▲ over målet",
                             "Deviation in steps: ▼ below the target, ▲ above it"));
    for (int i = 0; i < n; i++) {
        int colour = shown[i][0] < 0 ? under[shown[i][1]] : over[shown[i][1]];
        vp_canvas_box(drawing, (const double[4]){left + i * KEY_BOX, left + (i + 1) * KEY_BOX, y + 32, y + 54}, colour);
        vp_canvas_words(drawing, VP_WORDS_CENTRE, left + (i + 0.5) * KEY_BOX, y + 43, words[i]);
    }
    if (beyond)
        vp_canvas_words(drawing, VP_WORDS_CENTRE, drawing->width / 2.0, y + 66,
                        vp_words(view, VP_EXTRA_SIGN " så mye er på plasser utover bemanningen, som ingen har andel i",
                                 VP_EXTRA_SIGN " so much is on places beyond the needed, in which nobody has a share"));
}

void vp_draw_deviation(struct vp_drawing *drawing)
{
    struct vp_view *view = drawing->view;
    const int *order = vp_view_order(view);
    int n = view->problem->n_doctors;
    int left = vp_label_pixels(view, FONT) + 18;
    int wide = left + view->n_categories * COLUMN + 16;
    bool beyond = false;
    vp_canvas_heading(drawing, vp_words(view, "Øverst: hardest belastet.", "On top: burdened most."));
    for (int i = 0; i < view->n_categories; i++)
        beyond = put_column(drawing, view->categories[i], left + i * COLUMN, order) || beyond;
    for (int row = 0; row < n; row++)
        vp_canvas_words(drawing, VP_WORDS_NAME, left - 8, ABOVE + row * ROW + ROW / 2.0, view->drawn[order[row]]);
    for (int row = 1; row < n; row++)
        vp_may_cut(drawing, ABOVE + row * ROW);
    drawing->width = wide < LEAST_WIDTH ? LEAST_WIDTH : wide;
    drawing->height = ABOVE + n * ROW + BELOW + (beyond ? EXTRA_LINE : 0);
    drawing->head[0] = ABOVE - HEAD;
    drawing->head[1] = ABOVE;
    put_key(drawing, ABOVE + n * ROW, beyond);
}
