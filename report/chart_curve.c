/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The doctors of each category from the one most above the target to the one most below it: how steep the curve is says how even the roster is. Where it
 * is proven that in every lawful roster somebody has so much above the target, a broken line says so: nothing below it can be had. */
#include "report/canvas.h"

#include "report/escape.h"

#include <math.h>

enum {
    WIDTH = 860,
    LEFT = 58,
    RIGHT = 16,
    ABOVE = 66,
    HEAD = 44, /* of a panel: its name, and who stands at both ends */
    INNER = 120,
    FOOT = 36,
    PANEL = HEAD + INNER + FOOT,
    BELOW = 62,
    WIDEST = 26, /* of a column */
    RISE_APART = 24,
    RANKS_APART = 40,
    DASH = 9,
};

struct panel {
    struct vp_drawing *drawing;
    const struct vp_row *rows;
    int n;
    int category;
    double top; /* of the inner part */
    double most;
    double least;
    double floor; /* -INFINITY: not known */
};

/* A floor below everybody says nothing, and has no place in the panel. */
static bool is_floor_known(struct vp_view *view, int category)
{
    return view->floor != NULL && isfinite(view->floor[category]) &&
           view->floor[category] >= vp_view_rows(view, category)[view->problem->n_doctors - 1].deviation;
}

void vp_describe_curve(struct vp_view *view, struct vp_chart *chart)
{
    struct vp_text words;
    bool proven = false;
    vp_text_init(&words);
    chart->title = vp_words(view, "Fra mest over til mest under målet, per kategori",
                            "From most above to most below the target, by category");
    chart->reading = vp_words(
        view,
        "En søyle for hver lege, den som er lengst over målet til venstre. Jo flatere, desto jevnere er vaktene fordelt.",
        "A column for each doctor, the one furthest above the target on the left. The flatter, the more even is the roster.");
    for (int i = 0; i < view->n_categories; i++) {
        int category = view->categories[i];
        const struct vp_row *rows = vp_view_rows(view, category);
        double spread = rows[0].deviation - rows[view->problem->n_doctors - 1].deviation;
        vp_say(view, &words, "%s%s: %s fra høyest til lavest", "%s%s: %s from highest to lowest",
               words.length > 0 ? "; " : "", vp_category_words(view, category), vp_amount_words(view, category, spread));
        proven = proven || is_floor_known(view, category);
        if (is_floor_known(view, category))
            vp_say(view, &words, " (bevist at noen må ha minst %s over)",
                   " (proven that somebody must have at least %s above)",
                   vp_number_floor(view, view->floor[category], 2));
    }
    vp_text_put(&words, ".");
    if (proven && vp_held_words(view) != NULL)
        vp_say(view, &words, " Det er bevist for vaktplaner der %s ikke koster mer enn her.",
               " That is proven of rosters in which %s cost no more than here.", vp_held_words(view));
    chart->finding = vp_arena_strdup(&view->arena, words.at);
    vp_text_clear(&words);
}

static double at(const struct panel *panel, double deviation)
{
    return panel->top + (panel->most - deviation) * INNER / (panel->most - panel->least);
}

static void put_head(const struct panel *panel)
{
    struct vp_view *view = panel->drawing->view;
    const struct vp_row *first = &panel->rows[0];
    const struct vp_row *last = &panel->rows[panel->n - 1];
    double y = panel->top - HEAD;
    vp_canvas_words(panel->drawing, VP_WORDS_LEFT, 12, y + 10,
                    vp_words(view, "%s – over målet (+) og under (−), %s", "%s – above the target (+) and below (−), %s",
                             vp_category_words(view, panel->category), vp_axis_words(view, panel->category)));
    vp_canvas_words(panel->drawing, VP_WORDS_SUBTITLE, 12, y + 28,
                    vp_words(view, "Venstre ende: %s %s. Høyre ende: %s %s.", "Left end: %s %s. Right end: %s %s.",
                             view->drawn[first->doctor], vp_number_signed(view, first->deviation, 1),
                             view->drawn[last->doctor], vp_number_signed(view, last->deviation, 1)));
}

static void put_axes(const struct panel *panel)
{
    struct vp_drawing *drawing = panel->drawing;
    struct vp_view *view = drawing->view;
    double step = vp_axis_step(panel->most - panel->least, INNER, RISE_APART);
    int ticks = (int)lround((panel->most - panel->least) / step);
    for (int i = 0; i <= ticks; i++) {
        double tick = panel->least + i * step;
        vp_canvas_line(drawing, LEFT, at(panel, tick), WIDTH - RIGHT - LEFT, 0);
        vp_canvas_words(drawing, VP_WORDS_RIGHT, LEFT - 6, at(panel, tick), vp_number_signed(view, tick, 0));
    }
    double pitch = (double)(WIDTH - RIGHT - LEFT) / panel->n;
    int ranks = (int)vp_axis_step(panel->n, WIDTH - RIGHT - LEFT, RANKS_APART);
    for (int rank = 1; rank <= panel->n; rank += rank == 1 && ranks > 1 ? ranks - 1 : ranks)
        vp_canvas_words(drawing, VP_WORDS_CENTRE, LEFT + (rank - 0.5) * pitch, panel->top + INNER + 12,
                        vp_arena_printf(&view->arena, "%d", rank));
    vp_canvas_fill(drawing, (const double[4]){LEFT, WIDTH - RIGHT, at(panel, 0) - 1, at(panel, 0) + 1}, 0);
}

static void put_column(const struct panel *panel, int rank)
{
    struct vp_drawing *drawing = panel->drawing;
    const struct vp_row *row = &panel->rows[rank];
    double pitch = (double)(WIDTH - RIGHT - LEFT) / panel->n;
    double half = fmin(pitch * 0.8, WIDEST) / 2;
    double middle = LEFT + (rank + 0.5) * pitch;
    double owed = row->deviation - row->unowed;
    vp_canvas_box(drawing,
                  (const double[4]){middle - half, middle + half, at(panel, fmax(owed, 0)), at(panel, fmin(owed, 0))},
                  owed > 0 ? VP_BEYOND : VP_WHITE);
    if (row->unowed <= 0)
        return;
    const double extra[4] = {middle - half, middle + half, at(panel, row->deviation), at(panel, owed)};
    vp_canvas_box(drawing, extra, VP_WHITE);
    vp_canvas_hatch(drawing, extra, VP_WAY_SQUARE, VP_INK);
}

static void put_floor(const struct panel *panel)
{
    struct vp_drawing *drawing = panel->drawing;
    struct vp_view *view = drawing->view;
    const char *held = vp_held_words(view);
    const char *given = held == NULL ? "" : vp_words(view, " om %s ikke koster mer", " if %s cost no more", held);
    double y = at(panel, panel->floor);
    for (int x = LEFT; x + DASH < WIDTH - RIGHT; x += 2 * DASH)
        vp_canvas_bar(drawing, x, y, DASH, 0);
    vp_canvas_words(drawing, VP_WORDS_RIGHT, WIDTH - RIGHT, y - 9,
                    vp_words(view, "bevist gulv%s: minst én må ligge her eller høyere (%s)",
                             "proven floor%s: at least one must be here or higher (%s)", given,
                             vp_number_signed(view, floor(panel->floor * 100 + 1e-6) / 100, 2)));
}

static bool put_panel(struct vp_drawing *drawing, int category, double top)
{
    struct vp_view *view = drawing->view;
    struct panel panel = {.drawing = drawing,
                          .rows = vp_view_rows(view, category),
                          .n = view->problem->n_doctors,
                          .category = category,
                          .top = top + HEAD,
                          .floor = is_floor_known(view, category) ? view->floor[category] : -INFINITY};
    bool beyond = false;
    panel.most = fmax(1, fmax(panel.rows[0].deviation, panel.floor));
    panel.least = fmin(-1, panel.rows[panel.n - 1].deviation);
    double step = vp_axis_step(panel.most - panel.least, INNER, RISE_APART);
    panel.most = ceil(panel.most / step) * step;
    panel.least = floor(panel.least / step) * step;
    put_head(&panel);
    put_axes(&panel);
    for (int rank = 0; rank < panel.n; rank++) {
        put_column(&panel, rank);
        beyond = beyond || panel.rows[rank].unowed > 0;
    }
    if (isfinite(panel.floor))
        put_floor(&panel);
    return beyond;
}

static void put_key(struct vp_drawing *drawing, double y, bool beyond)
{
    struct vp_view *view = drawing->view;
    const char *const words[] = {vp_words(view, "over målet", "above the target"),
                                 vp_words(view, "under målet", "below the target"),
                                 vp_words(view, "på plasser utover bemanningen, som ingen har andel i",
                                          "on places beyond the needed, in which nobody has a share")};
    vp_canvas_words(drawing, VP_WORDS_LEFT, LEFT, y,
                    vp_words(view, "Tallene under søylene er legenes nummer i rekken, 1 er lengst over målet.",
                             "Figures below the columns are the doctors’ ranks, 1 is furthest above the target."));
    for (int i = 0; i < (beyond ? 3 : 2); i++) {
        const double box[4] = {LEFT + i * 170, LEFT + i * 170 + 28, y + 14, y + 26};
        vp_canvas_box(drawing, box, i == 0 ? VP_BEYOND : VP_WHITE);
        if (i == 2)
            vp_canvas_hatch(drawing, box, VP_WAY_SQUARE, VP_INK);
        vp_canvas_words(drawing, VP_WORDS_LEFT, box[1] + 8, y + 20, words[i]);
    }
}

void vp_draw_curve(struct vp_drawing *drawing)
{
    struct vp_view *view = drawing->view;
    bool beyond = false;
    vp_canvas_heading(drawing, "");
    for (int i = 0; i < view->n_categories; i++) {
        if (i > 0)
            vp_may_cut(drawing, ABOVE + i * PANEL);
        beyond = put_panel(drawing, view->categories[i], ABOVE + i * PANEL) || beyond;
    }
    drawing->width = WIDTH;
    drawing->height = ABOVE + view->n_categories * PANEL + BELOW;
    put_key(drawing, ABOVE + view->n_categories * PANEL + 10, beyond);
}
