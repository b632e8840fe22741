/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far each doctor is from the target before and after, in one category: a ring before, a dot after, and what lies between as a stroke. */
#include "report/compare_charts.h"

#include <math.h>
#include <string.h>

enum {
    ROW = 23,
    ABOVE = 74,
    FONT = 12,
    EDGE = 14,
    VALUES = 150, /* room for "+12,3 → −4,5 (−16,8)" */
    TICKS = 60,
    KEY = 62,
    TITLE_COLUMNS = 36,
};

struct dumbbell {
    struct vp_drawing *drawing;
    const struct vp_compared *of;
    struct vp_pair *pairs;
    int n;
    struct vp_scale scale;
};

/* NAN where one of the two results has not got him. */
static double change_of(const struct vp_pair *pair)
{
    return pair->before == NULL || pair->after == NULL ? NAN : vp_deviation(pair->after) - vp_deviation(pair->before);
}

/* Whom it went up for most first; those who are in one result only last. */
static int compare_pairs(const void *one, const void *other)
{
    const struct vp_pair *a = one;
    const struct vp_pair *b = other;
    const double of_a = change_of(a);
    const double of_b = change_of(b);
    if (isnan(of_a) != isnan(of_b))
        return isnan(of_a) ? 1 : -1;
    if (fabs(of_b - of_a) > 1e-9)
        return of_b > of_a ? 1 : -1;
    return strcmp(vp_pair_id(a), vp_pair_id(b));
}

void vp_describe_dumbbell(struct vp_view *view, struct vp_chart *chart)
{
    const struct vp_compared *of = vp_compared_of(chart);
    int n;
    int nearer = 0;
    int farther = 0;
    const struct vp_pair *pairs = vp_compared_pairs(view, of, of->other, compare_pairs, &n);
    for (int i = 0; i < n; i++) {
        if (isnan(change_of(&pairs[i])))
            continue;
        const double difference = fabs(vp_deviation(pairs[i].after)) - fabs(vp_deviation(pairs[i].before));
        nearer += difference < -0.005;
        farther += difference > 0.005;
    }
    chart->title = vp_words(view, "Avvik fra målet før og etter: %s", "Deviation from the target before and after: %s",
                            of->category_name);
    if (of->set->n > 1)
        chart->title = vp_words(view, "%s (%d %s)", "%s (%d %s)", chart->title, of->other,
                                vp_drawn_name(view, of, of->other, TITLE_COLUMNS));
    chart->reading = vp_words(
        view,
        "Ring: %s. Prikk: %s. Den svarte linjen er målet, til høyre for den er mer enn målet. Øverst den som fikk mest mer.",
        "Ring: %s. Dot: %s. The black line is the target, right of it is more than the target. On top whoever got most more.",
        vp_drawn_name(view, of, 0, 40), vp_drawn_name(view, of, of->other, 40));
    chart->finding = vp_words(view, "%d leger er kommet nærmere målet, %d lenger fra det.",
                              "%d doctors have come nearer to the target, %d farther from it.", nearer, farther);
}

static void find_scale(struct dumbbell *dumbbell)
{
    struct vp_scale *scale = &dumbbell->scale;
    *scale =
        (struct vp_scale){-0.5, 0.5, vp_pair_pixels(dumbbell->drawing->view, dumbbell->pairs, dumbbell->n, FONT) + 24,
                          VP_COMPARE_WIDTH - EDGE - VALUES};
    for (int i = 0; i < dumbbell->n; i++) {
        const struct vp_compared_load *const sides[] = {dumbbell->pairs[i].before, dumbbell->pairs[i].after};
        for (int side = 0; side < 2; side++) {
            if (sides[side] == NULL)
                continue;
            scale->most = fmax(scale->most, vp_deviation(sides[side]));
            scale->least = fmin(scale->least, vp_deviation(sides[side]));
        }
    }
}

static void put_axis(struct dumbbell *dumbbell, double bottom)
{
    struct vp_drawing *drawing = dumbbell->drawing;
    struct vp_view *view = drawing->view;
    const struct vp_axis axis = {
        .top = ABOVE,
        .bottom = bottom,
        .signs = true,
        .above = dumbbell->n > VP_ROWS_LONG,
        .words = dumbbell->of->in_hours
                     ? vp_words(view, "timer over (+) og under (−) målet", "hours above (+) and below (−) the target")
                     : vp_words(view, "over (+) og under (−) målet", "above (+) and below (−) the target")};
    const double step = vp_scale_settle(&dumbbell->scale, TICKS);
    vp_scale_axis(drawing, &dumbbell->scale, step, &axis);
    const double zero = vp_scale_at(&dumbbell->scale, 0);
    vp_canvas_fill(drawing, (const double[4]){zero - 1, zero + 1, ABOVE - 4, bottom + 4}, 0);
}

static void put_row(const struct dumbbell *dumbbell, const struct vp_pair *pair, double y)
{
    struct vp_drawing *drawing = dumbbell->drawing;
    struct vp_view *view = drawing->view;
    const struct vp_scale *scale = &dumbbell->scale;
    const double before = pair->before == NULL ? NAN : vp_scale_at(scale, vp_deviation(pair->before));
    const double after = pair->after == NULL ? NAN : vp_scale_at(scale, vp_deviation(pair->after));
    const char *words[] = {pair->before == NULL ? "–" : vp_number_signed(view, vp_deviation(pair->before), 1),
                           pair->after == NULL ? "–" : vp_number_signed(view, vp_deviation(pair->after), 1)};
    vp_canvas_words(drawing, VP_WORDS_NAME, scale->from - 12, y, vp_pair_name(view, pair));
    if (!isnan(before) && !isnan(after))
        vp_canvas_fill(drawing, (const double[4]){fmin(before, after), fmax(before, after), y - 2, y + 2}, 0x808080);
    if (!isnan(before))
        vp_canvas_ring(drawing, before, y);
    if (!isnan(after))
        vp_canvas_dot(drawing, after, y);
    vp_canvas_words(drawing, VP_WORDS_LEFT, scale->to + 14, y,
                    isnan(change_of(pair)) ? vp_arena_printf(&view->arena, "%s → %s", words[0], words[1])
                                           : vp_arena_printf(&view->arena, "%s → %s (%s)", words[0], words[1],
                                                             vp_number_signed(view, change_of(pair), 1)));
}

static void put_key(const struct dumbbell *dumbbell, double y)
{
    struct vp_drawing *drawing = dumbbell->drawing;
    struct vp_view *view = drawing->view;
    vp_canvas_ring(drawing, 54, y);
    vp_canvas_words(drawing, VP_WORDS_LEFT, 70, y,
                    vp_words(view, "før: %s", "before: %s", vp_drawn_name(view, dumbbell->of, 0, 40)));
    vp_canvas_dot(drawing, 454, y);
    vp_canvas_words(drawing, VP_WORDS_LEFT, 470, y,
                    vp_words(view, "etter: %s", "after: %s", vp_drawn_name(view, dumbbell->of, dumbbell->of->other, 40)));
}

void vp_draw_dumbbell(struct vp_drawing *drawing)
{
    struct dumbbell dumbbell = {.drawing = drawing, .of = vp_compared_of(drawing->chart)};
    dumbbell.pairs = vp_compared_pairs(drawing->view, dumbbell.of, dumbbell.of->other, compare_pairs, &dumbbell.n);
    const double bottom = ABOVE + dumbbell.n * ROW + 4;
    drawing->width = VP_COMPARE_WIDTH;
    drawing->height = (int)bottom + KEY + 24;
    vp_canvas_heading_words(drawing, dumbbell.of->below);
    find_scale(&dumbbell);
    put_axis(&dumbbell, bottom);
    for (int i = 0; i < dumbbell.n; i++)
        put_row(&dumbbell, &dumbbell.pairs[i], ABOVE + (i + 0.5) * ROW);
    put_key(&dumbbell, bottom + 62);
    vp_rows_cut(drawing, ABOVE, ROW, dumbbell.n);
}
