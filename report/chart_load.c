/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Load of each doctor in one category against the fair share and the target: a bar a doctor, the one who carries most beyond the target on top.
 * The part beyond the target is dark, what is missing from it hatched; the figures stand at the end of the bar. What is beyond the target because of
 * places beyond the needed has a pattern of its own: nobody owed it, so it is no injustice. */
#include "report/canvas.h"

#include "report/escape.h"

#include <math.h>

enum {
    WIDTH = 860,
    ROW = 27,
    HALF_BAR = 9,
    ABOVE = 74,
    BELOW = 98,
    KEY_LINE = 20,
    FONT = 12,
    TICKS_APART = 60,
    LONG = 25,         /* doctors from which on the axis stands on top as well */
    EXTRA_PIXELS = 52, /* room for "  ▦ 4" */
    VALUE_PIXELS = 132 /* and for "432,5 (+12,3)" right of the longest bar */
};

struct bars {
    struct vp_drawing *drawing;
    const struct vp_row *rows;
    int n;
    bool beyond; /* somebody has places beyond the needed */
    double left; /* where `least` is */
    double least;
    double longest;
    double scale; /* pixels to a unit */
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

static double at(const struct bars *bars, double load)
{
    return bars->left + (load - bars->least) * bars->scale;
}

static void find_span(struct bars *bars)
{
    bars->longest = 1;
    for (int i = 0; i < bars->n; i++) {
        const struct vp_row *row = &bars->rows[i];
        bars->longest = fmax(bars->longest, fmax(row->load, fmax(row->share, row->target)));
        bars->least = fmin(bars->least, row->target);
        bars->beyond = bars->beyond || row->beyond > 0;
    }
    double inner = WIDTH - bars->left - 14 - VALUE_PIXELS - (bars->beyond ? EXTRA_PIXELS : 0);
    bars->scale = inner / (bars->longest - bars->least);
}

static void put_bar(const struct bars *bars, const struct vp_row *row, double y)
{
    struct vp_drawing *drawing = bars->drawing;
    double target = fmax(row->target, 0); /* who owes less than nothing has all his load beyond the target */
    double up_to = fmin(row->load, target);
    double own = fmax(row->load - row->unowed, up_to);
    const double ends[] = {at(bars, 0), at(bars, up_to), at(bars, own), at(bars, row->load), at(bars, row->target)};
    vp_canvas_box(drawing, (const double[4]){ends[0], ends[1], y - HALF_BAR, y + HALF_BAR}, VP_LIGHT);
    if (own > up_to)
        vp_canvas_box(drawing, (const double[4]){ends[1], ends[2], y - HALF_BAR, y + HALF_BAR}, VP_BEYOND);
    const double extra[4] = {ends[2], ends[3], y - HALF_BAR, y + HALF_BAR};
    if (row->load > own) {
        vp_canvas_box(drawing, extra, VP_WHITE);
        vp_canvas_hatch(drawing, extra, VP_WAY_SQUARE, VP_INK);
    }
    const double missing[4] = {ends[3], ends[4], y - HALF_BAR, y + HALF_BAR};
    if (row->target > row->load) {
        vp_canvas_box(drawing, missing, VP_WHITE);
        vp_canvas_hatch(drawing, missing, VP_WAY_FALLING, VP_INK);
    }
    vp_canvas_bar(drawing, ends[4], y - HALF_BAR - 3, 0, 2 * HALF_BAR + 6);
    vp_canvas_diamond(drawing, at(bars, row->share), y);
}

static void put_row(const struct bars *bars, int i)
{
    struct vp_drawing *drawing = bars->drawing;
    struct vp_view *view = drawing->view;
    const struct vp_row *row = &bars->rows[i];
    double y = ABOVE + i * ROW + ROW / 2.0;
    const char *figures = vp_arena_printf(
        &view->arena, "%s (%s)%s%s", vp_number(view, row->load, vp_load_decimals(view, drawing->chart->category)),
        vp_number_signed(view, row->deviation, 1), row->beyond < 0.05 ? "" : "  " VP_EXTRA_SIGN " ",
        row->beyond < 0.05 ? "" : vp_number_short(view, row->beyond, 1));
    vp_canvas_words(drawing, VP_WORDS_NAME, bars->left - 8, y, view->drawn[row->doctor]);
    put_bar(bars, row, y);
    vp_canvas_words(drawing, VP_WORDS_LEFT, at(bars, fmax(row->load, fmax(row->share, row->target))) + 9, y, figures);
}

/* Lines at the steps of the axis, and their figures below; in a long chart above too, where a page can repeat them. */
static void put_axis(const struct bars *bars)
{
    struct vp_drawing *drawing = bars->drawing;
    struct vp_view *view = drawing->view;
    double bottom = ABOVE + bars->n * ROW + 4;
    double right = WIDTH - 14;
    double step = vp_axis_step(bars->longest - bars->least, (bars->longest - bars->least) * bars->scale, TICKS_APART);
    double first = ceil(bars->least / step) * step;
    for (int i = 0; at(bars, first + i * step) < right - 8; i++) {
        double tick = first + i * step;
        vp_canvas_line(drawing, at(bars, tick), ABOVE - 4, 0, bottom + 8 - ABOVE);
        vp_canvas_words(drawing, VP_WORDS_CENTRE, at(bars, tick), bottom + 14, vp_number_short(view, tick, 0));
        if (bars->n > LONG)
            vp_canvas_words(drawing, VP_WORDS_CENTRE, at(bars, tick), ABOVE - 12, vp_number_short(view, tick, 0));
    }
    vp_canvas_fill(drawing, (const double[4]){bars->left, right, bottom, bottom + 1}, VP_INK);
    vp_canvas_words(drawing, VP_WORDS_CENTRE, (bars->left + right) / 2, bottom + 31,
                    vp_axis_words(view, drawing->chart->category));
}

static void put_key_box(struct vp_drawing *drawing, int kind, double x, double y)
{
    const double box[4] = {x, x + 28, y - 6, y + 6};
    static const int colours[] = {VP_LIGHT, VP_BEYOND, VP_WHITE, VP_WHITE, VP_WHITE, VP_WHITE};
    if (kind == 3)
        vp_canvas_bar(drawing, x + 14, y - 7, 0, 14);
    else if (kind == 4)
        vp_canvas_diamond(drawing, x + 14, y);
    else
        vp_canvas_box(drawing, box, colours[kind]);
    if (kind == 2 || kind == 5)
        vp_canvas_hatch(drawing, box, kind == 2 ? VP_WAY_FALLING : VP_WAY_SQUARE, VP_INK);
}

static void put_key(const struct bars *bars)
{
    struct vp_drawing *drawing = bars->drawing;
    struct vp_view *view = drawing->view;
    const char *const words[] = {
        vp_words(view, "belastning opp til målet", "load up to the target"),
        vp_words(view, "utover målet", "beyond the target"),
        vp_words(view, "mangler på målet", "missing from the target"),
        vp_words(view, "mål (andel minus overført)", "target (share less brought over)"),
        vp_words(view, "rettferdig andel", "fair share"),
        vp_words(view, VP_EXTRA_SIGN " utover målet på plasser utover bemanningen, som ingen har andel i",
                 VP_EXTRA_SIGN " beyond the target on places beyond the needed, in which nobody has a share")};
    for (int i = 0; i < (bars->beyond ? 6 : 5); i++) {
        int column = i == 5 ? 0 : i % 3; /* the sixth is long, and so on a line of its own */
        int line = i == 5 ? 2 : i / 3;
        double x = 40 + column * 260;
        double y = ABOVE + bars->n * ROW + 66 + line * KEY_LINE;
        put_key_box(drawing, i, x, y);
        vp_canvas_words(drawing, VP_WORDS_LEFT, x + 36, y, words[i]);
    }
}

void vp_draw_load(struct vp_drawing *drawing)
{
    struct vp_view *view = drawing->view;
    struct bars bars = {.drawing = drawing,
                        .rows = vp_view_rows(view, drawing->chart->category),
                        .n = view->problem->n_doctors,
                        .left = vp_label_pixels(view, FONT) + 16};
    find_span(&bars);
    drawing->width = WIDTH;
    drawing->height = ABOVE + bars.n * ROW + BELOW + (bars.beyond ? KEY_LINE : 0);
    vp_canvas_heading(drawing, vp_words(view, "Øverst: lengst over målet.", "On top: furthest above the target."));
    for (int i = 0; i < bars.n; i++)
        put_row(&bars, i);
    put_axis(&bars);
    put_key(&bars);
    if (bars.n > LONG) {
        drawing->head[0] = ABOVE - 20;
        drawing->head[1] = ABOVE - 4;
    }
    for (int i = 1; i < bars.n; i++)
        vp_may_cut(drawing, ABOVE + i * ROW);
}
