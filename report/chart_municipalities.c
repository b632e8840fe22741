/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each municipality's doctors carry together, against the part of everything that the municipality answers for: a panel for each category that is
 * compared, in each a bar a municipality. Many municipalities have several panels of one category, on the same scale, so that each can be read by
 * itself wherever a page ends. */
#include "report/bars.h"

enum {
    ABOVE = 64,
    HEAD = 32,  /* of a panel: its category */
    SPACE = 16, /* below it */
    BELOW = 84,
    PER_CENT = 56, /* room for "100,0 %" between name and bar */
    MOST_ROWS = 20,
};

void vp_describe_municipalities(struct vp_view *view, struct vp_chart *chart)
{
    const char *worst = vp_municipal_worst(view);
    chart->title = vp_words(view, "Belastning per kommune", "Load per municipality");
    chart->finding =
        worst == NULL
            ? vp_words(view, "Ingen kommune avviker fra målet sitt.", "No municipality deviates from its target.")
            : vp_words(view, "Størst avvik målt i trinn: %s.", "Largest deviation in steps: %s.", worst);
    chart->reading = vp_words(
        view,
        "En stolpe for hver kommune: det legene fra kommunen bærer til sammen. Øverst den som bærer mest utover målet. Målet er delen "
        "kommunen svarer for (prosenten, etter %s) minus det legene har båret for mye før. Mørkt er utover målet, skravert er det som "
        "mangler på det.",
        "A bar for each municipality: what its doctors carry together. At the top the one that carries most beyond its target. The target is "
        "the part that it answers for (the per cent, by %s) less what its doctors carried too much before. Dark is beyond the target, hatched "
        "is what is missing from it.",
        vp_municipal_words(view));
}

static int measure_labels(const struct vp_view *view)
{
    int widest = 0;
    for (int m = 0; m < view->plan->municipalities.n; m++) {
        const int pixels = vp_text_pixels(view->municipality_drawn[m], VP_BARS_FONT);
        widest = pixels > widest ? pixels : widest;
    }
    return widest;
}

/* "netter – antall vakter", with "(1–20 av 57)" where there are more panels of it. */
static void put_head(const struct vp_bars *bars, int first, int last, double y)
{
    struct vp_view *view = bars->drawing->view;
    const char *part =
        bars->n > MOST_ROWS ? vp_words(view, " (%d–%d av %d)", " (%d–%d of %d)", first + 1, last, bars->n) : "";
    vp_canvas_words(bars->drawing, VP_WORDS_LEFT, 12, y + 12,
                    vp_arena_printf(&view->arena, "%s – %s%s", vp_category_words(view, bars->category),
                                    vp_axis_words(view, bars->category), part));
}

/* The municipalities from number `first` on, from `y` down; returns where the panel ends. */
static double put_panel(const struct vp_bars *bars, int first, double y)
{
    struct vp_drawing *drawing = bars->drawing;
    struct vp_view *view = drawing->view;
    const int last = bars->n - first > MOST_ROWS ? first + MOST_ROWS : bars->n;
    const double top = y + HEAD;
    const double bottom = top + (last - first) * VP_BARS_ROW + 4;
    put_head(bars, first, last, y);
    for (int i = first; i < last; i++) {
        const double middle = top + (i - first + 0.5) * VP_BARS_ROW;
        const int municipality = bars->rows[i].doctor;
        vp_canvas_words(drawing, VP_WORDS_NAME, bars->left - PER_CENT - 8, middle, view->municipality_drawn[municipality]);
        vp_canvas_words(drawing, VP_WORDS_RIGHT, bars->left - 8, middle,
                        vp_arena_printf(&view->arena, "%s %%", vp_number(view, view->per_cent[municipality], 1)));
        vp_bars_put(bars, i, middle);
    }
    vp_bars_axis(bars, top, bottom, false);
    return bottom + VP_BARS_AXIS + SPACE;
}

void vp_draw_municipalities(struct vp_drawing *drawing)
{
    struct vp_view *view = drawing->view;
    const int n = view->plan->municipalities.n;
    const double left = measure_labels(view) + PER_CENT + 18;
    bool beyond = false;
    double y = ABOVE;
    vp_canvas_heading(drawing, vp_words(view, "Øverst: lengst over målet.", "On top: furthest above the target."));
    for (int t = 0; t < view->plan->municipal.n; t++) {
        const struct vp_bars bars =
            vp_bars_new(drawing, view->plan->municipal.item[t].category, vp_view_municipal_rows(view, t), n, left);
        beyond = beyond || bars.beyond;
        for (int first = 0; first < n; first += MOST_ROWS) {
            if (y > ABOVE)
                vp_may_cut(drawing, (int)y);
            y = put_panel(&bars, first, y);
        }
    }
    vp_bars_key(drawing, y + 14, beyond);
    y += beyond ? VP_BARS_KEY_LINE : 0;
    vp_canvas_words(drawing, VP_WORDS_LEFT, 12, y + 62,
                    vp_words(view, "Prosent: delen av alt som må dekkes, som kommunen svarer for – etter %s.",
                             "Per cent: the part of all that must be covered that the municipality answers for – by %s.",
                             vp_municipal_words(view)));
    drawing->width = VP_BARS_WIDTH;
    drawing->height = (int)y + BELOW;
}
