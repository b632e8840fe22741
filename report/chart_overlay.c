/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two results, one category: the load of each doctor after as a dark bar upon a pale one of what he had before, both against his target. */
#include "report/compare_charts.h"

#include <math.h>
#include <string.h>

enum {
    ROW = 27,
    ABOVE = 74,
    FONT = 12,
    EDGE = 14,
    VALUES = 170, /* room for "432,5 → 420,0 (−12,5)" */
    HALF_BEFORE = 10,
    HALF_AFTER = 4,
    TICKS = 60,
    KEY = 82,
};

struct overlay {
    struct vp_drawing *drawing;
    const struct vp_compared *of;
    struct vp_pair *pairs;
    int n;
    struct vp_scale scale;
};

static double load_of(const struct vp_compared_load *load)
{
    return load == NULL ? 0 : load->load;
}

/* Who had most before first; the id decides between those who had as much. */
static int compare_pairs(const void *one, const void *other)
{
    const struct vp_pair *a = one;
    const struct vp_pair *b = other;
    const double difference = load_of(b->before) - load_of(a->before);
    if (fabs(difference) > 1e-9)
        return difference > 0 ? 1 : -1;
    return strcmp(vp_pair_id(a), vp_pair_id(b));
}

void vp_describe_overlay(struct vp_view *view, struct vp_chart *chart)
{
    const struct vp_compared *of = vp_compared_of(chart);
    int n;
    const struct vp_pair *pairs = vp_compared_pairs(view, of, of->other, compare_pairs, &n);
    const struct vp_pair *most = NULL;
    double change = 0;
    for (int i = 0; i < n; i++)
        if (fabs(load_of(pairs[i].after) - load_of(pairs[i].before)) > change + 1e-9) {
            most = &pairs[i];
            change = fabs(load_of(most->after) - load_of(most->before));
        }
    chart->title = vp_words(view, "Belastning før og etter: %s", "Load before and after: %s", of->category_name);
    chart->reading = vp_words(
        view,
        "Bred og lys søyle: %s. Smal og mørk: %s. Streken er målet før, ruten målet etter. Øverst den som hadde mest før.",
        "Wide and pale bar: %s. Narrow and dark: %s. The stroke is the target before, the diamond the target after. On top whoever had most before.",
        vp_drawn_name(view, of, 0, 40), vp_drawn_name(view, of, of->other, 40));
    chart->finding = most == NULL
                         ? vp_words(view, "Ingen har mer eller mindre enn før.", "Nobody has more or less than before.")
                     : load_of(most->after) > load_of(most->before)
                         ? vp_words(view, "Størst endring: %s, %s mer.", "Largest change: %s, %s more.",
                                    vp_pair_name(view, most), vp_compared_amount(view, of, change))
                         : vp_words(view, "Størst endring: %s, %s mindre.", "Largest change: %s, %s less.",
                                    vp_pair_name(view, most), vp_compared_amount(view, of, change));
}

static void find_scale(struct overlay *overlay)
{
    struct vp_view *view = overlay->drawing->view;
    struct vp_scale *scale = &overlay->scale;
    *scale = (struct vp_scale){0, 1, vp_pair_pixels(view, overlay->pairs, overlay->n, FONT) + 18,
                               VP_COMPARE_WIDTH - EDGE - VALUES};
    for (int i = 0; i < overlay->n; i++) {
        const struct vp_compared_load *const sides[] = {overlay->pairs[i].before, overlay->pairs[i].after};
        for (int side = 0; side < 2; side++) {
            if (sides[side] == NULL)
                continue;
            scale->most = fmax(scale->most, fmax(sides[side]->load, sides[side]->target));
            scale->least = fmin(scale->least, fmin(sides[side]->load, sides[side]->target));
        }
    }
}

static void put_axis(struct overlay *overlay, double bottom)
{
    struct vp_view *view = overlay->drawing->view;
    const struct vp_axis axis = {.top = ABOVE,
                                 .bottom = bottom,
                                 .above = overlay->n > VP_ROWS_LONG,
                                 .words = overlay->of->in_hours ? vp_words(view, "timer på vakt (t)", "hours on duty (h)")
                                                                : overlay->of->category_name};
    const double step = vp_scale_settle(&overlay->scale, TICKS);
    vp_scale_axis(overlay->drawing, &overlay->scale, step, &axis);
}

static const char *say_side(const struct overlay *overlay, const struct vp_compared_load *load)
{
    return load == NULL ? "–" : vp_number_short(overlay->drawing->view, load->load, overlay->of->in_hours ? 1 : 2);
}

static void put_row(const struct overlay *overlay, const struct vp_pair *pair, double y)
{
    struct vp_drawing *drawing = overlay->drawing;
    struct vp_view *view = drawing->view;
    const double zero = vp_scale_at(&overlay->scale, 0);
    double end = zero;
    vp_canvas_words(drawing, VP_WORDS_NAME, overlay->scale.from - 8, y, vp_pair_name(view, pair));
    if (pair->before != NULL) {
        const double load = vp_scale_at(&overlay->scale, pair->before->load);
        const double target = vp_scale_at(&overlay->scale, pair->before->target);
        vp_canvas_box(drawing, (const double[4]){fmin(zero, load), fmax(zero, load), y - HALF_BEFORE, y + HALF_BEFORE},
                      VP_LIGHT);
        vp_canvas_bar(drawing, target, y - HALF_BEFORE - 2, 0, 2 * HALF_BEFORE + 4);
        end = fmax(load, target);
    }
    if (pair->after != NULL) {
        const double load = vp_scale_at(&overlay->scale, pair->after->load);
        const double target = vp_scale_at(&overlay->scale, pair->after->target);
        vp_canvas_box(drawing, (const double[4]){fmin(zero, load), fmax(zero, load), y - HALF_AFTER, y + HALF_AFTER},
                      VP_INK);
        vp_canvas_diamond(drawing, target, y);
        end = fmax(end, fmax(load, target));
    }
    const char *change =
        pair->before == NULL || pair->after == NULL
            ? ""
            : vp_arena_printf(&view->arena, " (%s)", vp_number_signed(view, pair->after->load - pair->before->load, 1));
    vp_canvas_words(drawing, VP_WORDS_LEFT, end + 10, y,
                    vp_arena_printf(&view->arena, "%s → %s%s", say_side(overlay, pair->before),
                                    say_side(overlay, pair->after), change));
}

static void put_key(const struct overlay *overlay, double y)
{
    struct vp_drawing *drawing = overlay->drawing;
    struct vp_view *view = drawing->view;
    vp_canvas_box(drawing, (const double[4]){40, 68, y - 7, y + 7}, VP_LIGHT);
    vp_canvas_words(drawing, VP_WORDS_LEFT, 76, y,
                    vp_words(view, "før: %s", "before: %s", vp_drawn_name(view, overlay->of, 0, 36)));
    vp_canvas_bar(drawing, 468, y - 7, 0, 14);
    vp_canvas_words(drawing, VP_WORDS_LEFT, 490, y, vp_words(view, "målet før", "target before"));
    vp_canvas_box(drawing, (const double[4]){40, 68, y + 17, y + 25}, VP_INK);
    vp_canvas_words(drawing, VP_WORDS_LEFT, 76, y + 21,
                    vp_words(view, "etter: %s", "after: %s", vp_drawn_name(view, overlay->of, overlay->of->other, 36)));
    vp_canvas_diamond(drawing, 468, y + 21);
    vp_canvas_words(drawing, VP_WORDS_LEFT, 490, y + 21, vp_words(view, "målet etter", "target after"));
}

void vp_draw_overlay(struct vp_drawing *drawing)
{
    struct overlay overlay = {.drawing = drawing, .of = vp_compared_of(drawing->chart)};
    overlay.pairs = vp_compared_pairs(drawing->view, overlay.of, overlay.of->other, compare_pairs, &overlay.n);
    const double bottom = ABOVE + overlay.n * ROW + 4;
    drawing->width = VP_COMPARE_WIDTH;
    drawing->height = (int)bottom + KEY + 24;
    vp_canvas_heading_words(drawing, overlay.of->below);
    find_scale(&overlay);
    put_axis(&overlay, bottom);
    for (int i = 0; i < overlay.n; i++)
        put_row(&overlay, &overlay.pairs[i], ABOVE + (i + 0.5) * ROW);
    put_key(&overlay, bottom + 62);
    vp_rows_cut(drawing, ABOVE, ROW, overlay.n);
}
