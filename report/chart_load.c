/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Load of each doctor in one category against the fair share and the target: a bar a doctor, the one who carries most beyond the target on top. */
#include "report/bars.h"

enum {
    ABOVE = 74,
    BELOW = 98,
    LONG = 25, /* doctors from which on the axis stands on top as well, where a page can repeat it */
};

void vp_describe_load(struct vp_view *view, struct vp_chart *chart)
{
    const struct vp_row *rows = vp_view_rows(view, chart->category);
    int n = view->problem->n_doctors;
    double beyond = 0;
    const struct vp_row *most = &rows[0];
    const struct vp_row *least = &rows[n - 1];
    chart->title =
        vp_words(view, "Belastning per lege: %s", "Load per doctor: %s", vp_category_words(view, chart->category));
    chart->reading = vp_words(
        view,
        "Øverst den som bærer mest utover målet sitt. Målet er rettferdig andel minus det som er ført over fra før. "
        "Mørkt er utover målet, skravert er det som mangler på det.",
        "At the top whoever carries most beyond their target. The target is the fair share less what was brought over. "
        "Dark is beyond the target, hatched is what is missing from it.");
    for (int i = 0; i < n; i++) {
        beyond += rows[i].beyond;
        if (rows[i].deviation - rows[i].unowed > most->deviation - most->unowed + 1e-9)
            most = &rows[i];
    }
    chart->finding =
        most->deviation - most->unowed < 0.05
            ? vp_words(view, "Ingen bærer mer enn målet.", "Nobody carries more than the target.")
            : vp_words(view, "Mest over målet: %s, %s.", "Most above the target: %s, %s.", view->label[most->doctor],
                       vp_amount_words(view, chart->category, most->deviation - most->unowed));
    if (least->deviation <= -0.05)
        chart->finding = vp_words(view, "%s Mest under: %s, %s.", "%s Most below: %s, %s.", chart->finding,
                                  view->label[least->doctor], vp_amount_words(view, chart->category, -least->deviation));
    if (beyond > 0)
        chart->finding =
            vp_words(view, "%s " VP_EXTRA_SIGN " %s er på plasser utover bemanningen, som ingen har andel i.",
                     "%s " VP_EXTRA_SIGN " %s are on places beyond the needed, in which nobody has a share.",
                     chart->finding, vp_amount_words(view, chart->category, beyond));
}

void vp_draw_load(struct vp_drawing *drawing)
{
    struct vp_view *view = drawing->view;
    const int n = view->problem->n_doctors;
    const int category = drawing->chart->category;
    const struct vp_bars bars =
        vp_bars_new(drawing, category, vp_view_rows(view, category), n, vp_label_pixels(view, VP_BARS_FONT) + 16);
    const double bottom = ABOVE + n * VP_BARS_ROW + 4;
    drawing->width = VP_BARS_WIDTH;
    drawing->height = ABOVE + n * VP_BARS_ROW + BELOW + (bars.beyond ? VP_BARS_KEY_LINE : 0);
    vp_canvas_heading(drawing, vp_words(view, "Øverst: lengst over målet.", "On top: furthest above the target."));
    for (int i = 0; i < n; i++) {
        double y = ABOVE + (i + 0.5) * VP_BARS_ROW;
        vp_canvas_words(drawing, VP_WORDS_NAME, bars.left - 8, y, view->drawn[bars.rows[i].doctor]);
        vp_bars_put(&bars, i, y);
    }
    vp_bars_axis(&bars, ABOVE, bottom, n > LONG);
    vp_canvas_words(drawing, VP_WORDS_CENTRE, (bars.left + VP_BARS_WIDTH - 14) / 2, bottom + 31,
                    vp_axis_words(view, category));
    vp_bars_key(drawing, bottom + 62, bars.beyond);
    if (n > LONG) {
        drawing->head[0] = ABOVE - 20;
        drawing->head[1] = ABOVE - 4;
    }
    for (int i = 1; i < n; i++)
        vp_may_cut(drawing, ABOVE + i * VP_BARS_ROW);
}
