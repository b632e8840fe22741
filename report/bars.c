/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars, axis and key, as report/bars.h puts them. */
#include "report/bars.h"

#include <math.h>

enum {
    HALF_BAR = 9,
    EDGE = 14, /* right of everything */
    TICKS_APART = 60,
    EXTRA_PIXELS = 52, /* room for "  ▦ 4" */
    VALUE_PIXELS = 132 /* and for "432,5 (+12,3)" right of the longest bar */
};

struct vp_bars vp_bars_new(struct vp_drawing *drawing, int category, const struct vp_row *rows, int n, double left)
{
    struct vp_bars bars = {.drawing = drawing, .category = category, .rows = rows, .n = n, .left = left, .longest = 1};
    for (int i = 0; i < n; i++) {
        const struct vp_row *row = &rows[i];
        bars.longest = fmax(bars.longest, fmax(row->load, fmax(row->share, row->target)));
        bars.least = fmin(bars.least, row->target);
        bars.beyond = bars.beyond || row->beyond > 0;
    }
    double inner = VP_BARS_WIDTH - left - EDGE - VALUE_PIXELS - (bars.beyond ? EXTRA_PIXELS : 0);
    bars.scale = inner / (bars.longest - bars.least);
    return bars;
}

static double at(const struct vp_bars *bars, double load)
{
    return bars->left + (load - bars->least) * bars->scale;
}

static void put_bar(const struct vp_bars *bars, const struct vp_row *row, double y)
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

void vp_bars_put(const struct vp_bars *bars, int i, double y)
{
    struct vp_view *view = bars->drawing->view;
    const struct vp_row *row = &bars->rows[i];
    const char *figures =
        vp_arena_printf(&view->arena, "%s (%s)%s%s", vp_number(view, row->load, vp_load_decimals(view, bars->category)),
                        vp_number_signed(view, row->deviation, 1), row->beyond < 0.05 ? "" : "  " VP_EXTRA_SIGN " ",
                        row->beyond < 0.05 ? "" : vp_number_short(view, row->beyond, 1));
    put_bar(bars, row, y);
    vp_canvas_words(bars->drawing, VP_WORDS_LEFT, at(bars, fmax(row->load, fmax(row->share, row->target))) + 9, y,
                    figures);
}

void vp_bars_axis(const struct vp_bars *bars, double top, double bottom, bool above)
{
    struct vp_drawing *drawing = bars->drawing;
    struct vp_view *view = drawing->view;
    double right = VP_BARS_WIDTH - EDGE;
    double step = vp_axis_step(bars->longest - bars->least, (bars->longest - bars->least) * bars->scale, TICKS_APART);
    double first = ceil(bars->least / step) * step;
    for (int i = 0; at(bars, first + i * step) < right - 8; i++) {
        double tick = first + i * step;
        vp_canvas_line(drawing, at(bars, tick), top - 4, 0, bottom + 8 - top);
        vp_canvas_words(drawing, VP_WORDS_CENTRE, at(bars, tick), bottom + 14, vp_number_short(view, tick, 0));
        if (above)
            vp_canvas_words(drawing, VP_WORDS_CENTRE, at(bars, tick), top - 12, vp_number_short(view, tick, 0));
    }
    vp_canvas_fill(drawing, (const double[4]){bars->left, right, bottom, bottom + 1}, VP_INK);
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

void vp_bars_key(struct vp_drawing *drawing, double y, bool beyond)
{
    struct vp_view *view = drawing->view;
    const char *const words[] = {
        vp_words(view, "belastning opp til målet", "load up to the target"),
        vp_words(view, "utover målet", "beyond the target"),
        vp_words(view, "mangler på målet", "missing from the target"),
        vp_words(view, "mål (andel minus overført)", "target (share less brought over)"),
        vp_words(view, "rettferdig andel", "fair share"),
        vp_words(view, VP_EXTRA_SIGN " utover målet på plasser utover bemanningen, som ingen har andel i",
                 VP_EXTRA_SIGN " beyond the target on places beyond the needed, in which nobody has a share")};
    for (int i = 0; i < (beyond ? 6 : 5); i++) {
        int column = i == 5 ? 0 : i % 3; /* the sixth is long, and so on a line of its own */
        int line = i == 5 ? 2 : i / 3;
        double x = 40 + column * 260;
        put_key_box(drawing, i, x, y + line * VP_BARS_KEY_LINE);
        vp_canvas_words(drawing, VP_WORDS_LEFT, x + 36, y + line * VP_BARS_KEY_LINE, words[i]);
    }
}
