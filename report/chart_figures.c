/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many results, a few key figures: a row for each result and a panel for each figure. A dot is what its roster has, a box behind it where the best roster's lies, as far as
 * that is proven; an end that is not known is open, without an edge. */
#include "report/compare_charts.h"

#include <math.h>

enum {
    WIDTH = 1040,
    ROW = 22,
    ABOVE = 98,
    NAMES = 322,
    NUMBERS = 34, /* of results, left of the names */
    VALUE = 64,   /* of a figure in words, right of its panel */
    EDGE = 14,
    GAP = 16,
    HALF = 5,
    BELOW = 66,
    TICKS = 40,
    LINES_EVERY = 5,
    NAME_COLUMNS = 38,
    SMALL_POINTS = 9,
};

struct figures {
    struct vp_drawing *drawing;
    const struct vp_compared *of;
    int n; /* results with a row */
    double bottom;
};

static int count_rows(const struct vp_compared *of)
{
    return of->set->n + 1 < VP_COMPARE_ROWS ? of->set->n + 1 : VP_COMPARE_ROWS;
}

static const struct vp_figure *find_figure(const struct vp_compared *of, int number, int key)
{
    return vp_result_figure(vp_compared_result(of->set, number), of->keys[key].kind, of->keys[key].of);
}

/* The name of a figure, whichever result has it: vp_key_figures takes none that nobody has. */
static const struct vp_figure *find_any(const struct vp_compared *of, int key)
{
    for (int i = 0; i <= of->set->n; i++)
        if (find_figure(of, i, key) != NULL)
            return find_figure(of, i, key);
    return NULL;
}

static void say_least(struct vp_view *view, const struct vp_compared *of, int key, struct vp_text *words)
{
    const struct vp_figure *least = NULL;
    int first = 0;
    int alike = 0;
    for (int i = 0; i <= of->set->n; i++) {
        const struct vp_figure *figure = find_figure(of, i, key);
        if (figure == NULL)
            continue;
        if (least == NULL || figure->found < least->found - 1e-9) {
            least = figure;
            first = i;
            alike = 0;
        } else if (figure->found < least->found + 1e-9) {
            alike++;
        }
    }
    if (least == NULL)
        return;
    const char *unit = vp_figure_unit(view, least);
    vp_text_printf(words, "%s%s – %s", words->length > 0 ? "; " : "", vp_figure_name(view, least),
                   vp_drawn_name(view, of, first, 40));
    if (alike > 0)
        vp_say(view, words, " og %d til", " and %d more", alike);
    vp_text_printf(words, " (%s%s%s)", vp_figure_found(view, least), unit[0] == '\0' ? "" : " ", unit);
}

void vp_describe_figures(struct vp_view *view, struct vp_chart *chart)
{
    const struct vp_compared *of = vp_compared_of(chart);
    struct vp_text words;
    vp_text_init(&words);
    for (int key = 0; key < of->n_keys; key++)
        say_least(view, of, key, &words);
    chart->finding = vp_words(view, "Minst av hvert: %s.", "Least of each: %s.", words.at);
    words.length = 0;
    for (int key = 0; key < of->n_keys; key++)
        vp_text_printf(&words, "%s%s", key == 0 ? "" : ", ", of->keys[key].head);
    chart->title = vp_words(view, "Resultatene side om side: %s", "Results side by side: %s", words.at);
    chart->reading = vp_words(
        view,
        "En rad for hvert resultat, det første øverst; den loddrette streken er dets tall. Prikken er det som ble funnet, feltet bak den der det beste ligger, så langt det er bevist; "
        "uten kant i enden er den ikke kjent. Mindre er bedre.",
        "A row for each result, the first on top; the upright stroke is its figure. The dot is what was found, the box behind it where the best lies as far as that is proven; "
        "an end without an edge is not known. Less is better.");
    if (of->set->n + 1 > VP_COMPARE_ROWS)
        chart->reading = vp_words(view, "%s Vist er de første %d av %d.", "%s Shown are the first %d of %d.",
                                  chart->reading, VP_COMPARE_ROWS, of->set->n + 1);
    vp_text_clear(&words);
}

/* ---- a panel ---- */

static void widen(struct vp_scale *scale, double value)
{
    if (!isfinite(value))
        return;
    scale->least = fmin(scale->least, value);
    scale->most = fmax(scale->most, value);
}

static struct vp_scale find_scale(const struct figures *figures, int key, double from, double to)
{
    struct vp_scale scale = {INFINITY, -INFINITY, from, to};
    for (int i = 0; i < figures->n; i++) {
        const struct vp_figure *figure = find_figure(figures->of, i, key);
        if (figure == NULL)
            continue;
        widen(&scale, figure->found);
        widen(&scale, figure->best.low);
        widen(&scale, figure->best.high);
    }
    if (scale.least > scale.most)
        scale.least = scale.most = 0;
    const double margin = (scale.most - scale.least) * 0.04;
    scale.least -= scale.least - margin < 0 && scale.least >= 0 ? scale.least
                                                                : margin; /* what is never below nothing begins there */
    scale.most += margin;
    return scale;
}

static void put_interval(const struct figures *figures, const struct vp_scale *scale, struct vp_interval best, double y)
{
    const bool low = isfinite(best.low);
    const bool high = isfinite(best.high);
    if (!low && !high)
        return;
    const double box[4] = {low ? vp_scale_at(scale, best.low) : scale->from,
                           high ? vp_scale_at(scale, best.high) : scale->to, y - HALF, y + HALF};
    vp_canvas_fill(figures->drawing, box, VP_LIGHT);
    if (low)
        vp_canvas_stroke(figures->drawing, box[0], y - HALF - 2, 0, 2 * HALF + 4, VP_INK);
    if (high)
        vp_canvas_stroke(figures->drawing, box[1], y - HALF - 2, 0, 2 * HALF + 4, VP_INK);
}

static void put_ticks(const struct figures *figures, struct vp_scale *scale, int key)
{
    struct vp_drawing *drawing = figures->drawing;
    const struct vp_figure *any = find_any(figures->of, key);
    const bool counts = any != NULL && vp_figure_decimals(any) == 0; /* counts have whole steps */
    const double step = fmax(vp_scale_step(scale, TICKS), counts ? 1 : 0);
    const double from = vp_scale_first(scale, step);
    const int ticks = vp_scale_ticks(scale, step);
    const struct vp_figure *first = find_figure(figures->of, 0, key);
    for (int i = 0; i < ticks; i++) {
        const double x = vp_scale_at(scale, from + i * step);
        const char *words = vp_number(drawing->view, from + i * step, vp_step_decimals(step));
        vp_canvas_line(drawing, x, ABOVE - 4, 0, figures->bottom + 8 - ABOVE);
        vp_canvas_words(drawing, VP_WORDS_SMALL, x - vp_text_pixels(words, SMALL_POINTS) / 2.0, figures->bottom + 12,
                        words);
    }
    if (first != NULL)
        vp_canvas_stroke(drawing, vp_scale_at(scale, first->found), ABOVE - 4, 0, figures->bottom + 4 - ABOVE, VP_BEYOND);
}

static void put_panel(const struct figures *figures, int key, double left, double width)
{
    struct vp_drawing *drawing = figures->drawing;
    struct vp_view *view = drawing->view;
    struct vp_scale scale = find_scale(figures, key, left + 6, left + width - VALUE);
    const struct vp_figure *any = find_any(figures->of, key);
    const char *unit = any == NULL ? "" : vp_figure_unit(view, any);
    vp_canvas_words(drawing, VP_WORDS_CENTRE, left + width / 2, ABOVE - 32, figures->of->keys[key].head);
    vp_canvas_words(drawing, VP_WORDS_SMALL, left + 6, ABOVE - 16,
                    any != NULL && any->kind == VP_FIGURE_WORST
                        ? vp_words(view, "mest over målet%s%s", "most above target%s%s", unit[0] == '\0' ? "" : ", ", unit)
                        : unit);
    put_ticks(figures, &scale, key);
    for (int i = 0; i < figures->n; i++) {
        const double y = ABOVE + (i + 0.5) * ROW;
        const struct vp_figure *figure = find_figure(figures->of, i, key);
        if (figure != NULL) {
            put_interval(figures, &scale, figure->best, y);
            vp_canvas_dot(drawing, vp_scale_at(&scale, figure->found), y);
        }
        vp_canvas_words(drawing, VP_WORDS_RIGHT, left + width - 2, y, vp_figure_found(view, figure));
    }
}

/* ---- the chart ---- */

static void put_names(const struct figures *figures)
{
    struct vp_drawing *drawing = figures->drawing;
    struct vp_view *view = drawing->view;
    for (int i = 0; i < figures->n; i++) {
        const double y = ABOVE + (i + 0.5) * ROW;
        const bool lawful = vp_result_lawful(vp_compared_result(figures->of->set, i));
        vp_canvas_words(drawing, VP_WORDS_RIGHT, NUMBERS, y, vp_arena_printf(&view->arena, "%d", i));
        vp_canvas_words(drawing, VP_WORDS_LEFT, NUMBERS + 10, y,
                        vp_arena_printf(&view->arena, "%s%s", lawful ? "" : "! ",
                                        vp_drawn_name(view, figures->of, i, NAME_COLUMNS)));
        if (i % LINES_EVERY == 1)
            vp_canvas_line(drawing, EDGE, ABOVE + i * ROW, WIDTH - 2 * EDGE, 0);
    }
}

static void put_key(const struct figures *figures, double y)
{
    struct vp_drawing *drawing = figures->drawing;
    struct vp_view *view = drawing->view;
    const struct vp_scale scale = {0, 1, 140, 200};
    vp_canvas_dot(drawing, 24, y);
    vp_canvas_words(drawing, VP_WORDS_LEFT, 36, y, vp_words(view, "som funnet", "as found"));
    put_interval(figures, &scale, (struct vp_interval){0, 1}, y);
    vp_canvas_words(drawing, VP_WORDS_LEFT, 210, y,
                    vp_words(view, "bevist: der ligger det beste", "proven: there the best lies"));
    put_interval(figures, &(struct vp_scale){0, 1, 430, 490}, (struct vp_interval){-INFINITY, 1}, y);
    vp_canvas_words(drawing, VP_WORDS_LEFT, 500, y, vp_words(view, "ene enden er ikke kjent", "one end is not known"));
    vp_canvas_stroke(drawing, 716, y - 9, 0, 18, VP_BEYOND);
    vp_canvas_words(drawing, VP_WORDS_LEFT, 726, y,
                    vp_words(view, "funnet i det første    ! bryter regler", "found in the first    ! breaks rules"));
}

void vp_draw_figures(struct vp_drawing *drawing)
{
    struct figures figures = {.drawing = drawing, .of = vp_compared_of(drawing->chart)};
    figures.n = count_rows(figures.of);
    figures.bottom = ABOVE + figures.n * ROW + 2;
    const double width = (double)(WIDTH - EDGE - NAMES) / figures.of->n_keys;
    drawing->width = WIDTH;
    drawing->height = (int)figures.bottom + BELOW;
    vp_canvas_heading_words(drawing, figures.of->below);
    put_names(&figures);
    for (int key = 0; key < figures.of->n_keys; key++)
        put_panel(&figures, key, NAMES + key * width, width - GAP);
    put_key(&figures, figures.bottom + 44);
    drawing->head[0] = ABOVE - 42;
    drawing->head[1] = ABOVE - 6;
    for (int i = 1; i < figures.n; i++)
        vp_may_cut(drawing, ABOVE + i * ROW);
}
