/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many results, one category: a panel for each beside the first, with a column for every doctor of how far he is from his target – pale in the first, narrow and dark in
 * the other. All panels have the same doctors in the same order and the same scale. */
#include "report/compare_charts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    ABOVE = 66,
    LEFT = 50,
    EDGE = 12,
    HEAD = 42,
    INNER = 92,
    PANEL = HEAD + INNER + 18,
    KEY = 42,
    TICKS = 22,
    WIDEST = 24, /* of a column */
    MANY = 30,   /* doctors with more of whom a panel has the whole width */
};

struct panels {
    struct vp_drawing *drawing;
    const struct vp_compared *of;
    int n;              /* results with a panel */
    int columns;        /* of panels */
    const char **order; /* [n_order] ids of doctors, the first result's from most above the target on */
    int n_order;
    struct vp_scale scale; /* upright; for the top of the canvas */
};

static int compare_deviations(const void *one, const void *other)
{
    const struct vp_compared_load *a = *(const struct vp_compared_load *const *)one;
    const struct vp_compared_load *b = *(const struct vp_compared_load *const *)other;
    const double difference = vp_deviation(b) - vp_deviation(a);
    if (fabs(difference) > 1e-9)
        return difference > 0 ? 1 : -1;
    return strcmp(a->doctor, b->doctor);
}

static int compare_ids(const void *one, const void *other)
{
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

/* The doctors of the first result; those of other results alone have no column: what they have is in the tables. */
static void find_order(struct panels *panels)
{
    const struct vp_result *first = vp_compared_result(panels->of->set, 0);
    const struct vp_compared_category *category = vp_result_category(first, panels->of->category);
    struct vp_arena *arena = &panels->drawing->view->arena;
    const struct vp_compared_load **loads =
        vp_arena_array(arena, (size_t)category->n + 1, sizeof(const struct vp_compared_load *));
    for (int i = 0; i < category->n; i++)
        loads[i] = &first->loads.item[category->first + i];
    qsort(loads, (size_t)category->n, sizeof(const struct vp_compared_load *), compare_deviations);
    panels->n_order = category->n;
    panels->order = vp_arena_array(arena, (size_t)category->n + 1, sizeof(const char *));
    for (int i = 0; i < category->n; i++)
        panels->order[i] = loads[i]->doctor;
}

/* Whoever is furthest above the target in a result; NULL if nobody has a load. */
static const struct vp_compared_load *find_worst(const struct vp_result *result, const char *key)
{
    const struct vp_compared_category *category = vp_result_category(result, key);
    const struct vp_compared_load *worst = NULL;
    for (int i = 0; category != NULL && i < category->n; i++) {
        const struct vp_compared_load *load = &result->loads.item[category->first + i];
        if (worst == NULL || vp_deviation(load) > vp_deviation(worst) + 1e-9)
            worst = load;
    }
    return worst;
}

static int count_panels(const struct vp_compared *of)
{
    return of->set->n < VP_COMPARE_PANELS ? of->set->n : VP_COMPARE_PANELS;
}

void vp_describe_panels(struct vp_view *view, struct vp_chart *chart)
{
    const struct vp_compared *of = vp_compared_of(chart);
    int least = 0;
    double best = INFINITY;
    for (int i = 0; i <= of->set->n; i++) {
        const struct vp_compared_load *worst = find_worst(vp_compared_result(of->set, i), of->category);
        if (worst != NULL && vp_deviation(worst) < best - 1e-9) {
            best = vp_deviation(worst);
            least = i;
        }
    }
    chart->title = vp_words(view, "Over og under målet, ett resultat i hver rute: %s",
                            "Above and below the target, one result a panel: %s", of->category_name);
    chart->reading = vp_words(
        view,
        "Brede, lyse søyler: %s. Smale, mørke: resultatet som står over ruten. Legene står i samme rekkefølge i alle ruter, den som er lengst over målet i det første til venstre.",
        "Wide, pale columns: %s. Narrow, dark ones: the result named above the panel. Doctors stand in the same order in all panels, the one furthest above the target in the first on the left.",
        vp_drawn_name(view, of, 0, 40));
    if (of->set->n > VP_COMPARE_PANELS)
        chart->reading = vp_words(view, "%s Vist er de første %d av %d.", "%s Shown are the first %d of %d.",
                                  chart->reading, VP_COMPARE_PANELS, of->set->n);
    chart->finding = isinf(best) ? vp_words(view, "Ingen har noen belastning.", "Nobody has a load.")
                                 : vp_words(view, "Den som er lengst over målet, er det minst i %s: %s.",
                                            "Whoever is furthest above the target is so least in %s: %s.",
                                            vp_drawn_name(view, of, least, 60), vp_compared_amount(view, of, best));
}

static void find_scale(struct panels *panels)
{
    panels->scale = (struct vp_scale){-0.5, 0.5, INNER, 0};
    for (int i = 0; i <= panels->n; i++) {
        const struct vp_result *result = vp_compared_result(panels->of->set, i);
        const struct vp_compared_category *category = vp_result_category(result, panels->of->category);
        for (int k = 0; category != NULL && k < category->n; k++) {
            const double deviation = vp_deviation(&result->loads.item[category->first + k]);
            panels->scale.most = fmax(panels->scale.most, deviation);
            panels->scale.least = fmin(panels->scale.least, deviation);
        }
    }
}

/* One panel: its left edge, its width, and where its inner part begins. */
struct place {
    double left;
    double width;
    double top;
};

static struct place find_place(const struct panels *panels, int panel)
{
    const double whole = (double)(VP_COMPARE_WIDTH - EDGE) / panels->columns;
    const int row = panel / panels->columns;
    const int column = panel % panels->columns;
    return (struct place){column * whole + LEFT, whole - LEFT - EDGE, ABOVE + row * PANEL + HEAD};
}

static void put_column(const struct panels *panels, struct place place, int rank, double deviation, bool dark)
{
    const double pitch = place.width / panels->n_order;
    const double half = fmax(fmin(pitch * (dark ? 0.34 : 0.86), dark ? WIDEST * 0.4 : WIDEST), 1) / 2;
    const double middle = place.left + (rank + 0.5) * pitch;
    const double zero = place.top + vp_scale_at(&panels->scale, 0);
    const double end = place.top + vp_scale_at(&panels->scale, deviation);
    const double box[4] = {middle - half, middle + half, fmin(zero, end), fmax(zero, end)};
    if (dark)
        vp_canvas_fill(panels->drawing, box, VP_INK);
    else
        vp_canvas_box(panels->drawing, box, VP_LIGHT);
}

/* The loads of a result by id, so that each doctor's is found at once. */
static void put_columns(const struct panels *panels, struct place place, int number, bool dark)
{
    struct vp_view *view = panels->drawing->view;
    int n;
    const struct vp_pair *pairs = vp_compared_pairs(view, panels->of, number, NULL, &n);
    const char **ids = vp_arena_array(&view->arena, (size_t)n + 1, sizeof(const char *));
    for (int i = 0; i < n; i++)
        ids[i] = vp_pair_id(&pairs[i]);
    for (int rank = 0; rank < panels->n_order; rank++) {
        const char **found = bsearch(&panels->order[rank], ids, (size_t)n, sizeof(const char *), compare_ids);
        const struct vp_compared_load *load = found == NULL ? NULL : pairs[found - ids].after;
        if (load != NULL)
            put_column(panels, place, rank, vp_deviation(load), dark);
    }
}

static void put_head(const struct panels *panels, struct place place, int number)
{
    struct vp_view *view = panels->drawing->view;
    const struct vp_compared_load *worst = find_worst(vp_compared_result(panels->of->set, number), panels->of->category);
    const int columns = panels->columns == 1 ? 90 : 44;
    vp_canvas_words(panels->drawing, VP_WORDS_LEFT, place.left - LEFT + EDGE, place.top - 31,
                    vp_arena_printf(&view->arena, "%d  %s", number, vp_drawn_name(view, panels->of, number, columns)));
    if (panels->of->set->item[number - 1].nameless)
        vp_canvas_words(panels->drawing, VP_WORDS_SUBTITLE, place.left - LEFT + EDGE, place.top - 15,
                        vp_words(view, "pseudonymer: ingen kan sammenlignes", "pseudonyms: nobody can be compared"));
    else if (vp_result_category(vp_compared_result(panels->of->set, number), panels->of->category) == NULL)
        vp_canvas_words(panels->drawing, VP_WORDS_SUBTITLE, place.left - LEFT + EDGE, place.top - 15,
                        vp_words(view, "kategorien finnes ikke her", "there is no such category here"));
    else if (worst != NULL)
        vp_canvas_words(panels->drawing, VP_WORDS_SUBTITLE, place.left - LEFT + EDGE, place.top - 15,
                        vp_words(view, "lengst over: %s, %s", "furthest above: %s, %s",
                                 vp_pair_name(view, &(struct vp_pair){worst, NULL}),
                                 vp_number_signed(view, vp_deviation(worst), 1)));
}

static void put_panel(const struct panels *panels, int panel, double step)
{
    const struct place place = find_place(panels, panel);
    struct vp_drawing *drawing = panels->drawing;
    const int ticks = (int)lround((panels->scale.most - panels->scale.least) / step);
    put_head(panels, place, panel + 1);
    for (int i = 0; i <= ticks; i++) {
        const double tick = panels->scale.least + i * step;
        const double y = place.top + vp_scale_at(&panels->scale, tick);
        vp_canvas_line(drawing, place.left, y, place.width, 0);
        vp_canvas_words(drawing, VP_WORDS_RIGHT, place.left - 6, y,
                        vp_number_signed(drawing->view, tick, vp_step_decimals(step)));
    }
    put_columns(panels, place, 0, false);
    if (!panels->of->set->item[panel].nameless)
        put_columns(panels, place, panel + 1, true);
    const double zero = place.top + vp_scale_at(&panels->scale, 0);
    vp_canvas_fill(drawing, (const double[4]){place.left, place.left + place.width, zero - 1, zero + 1}, 0);
}

static void put_key(const struct panels *panels, double y)
{
    struct vp_view *view = panels->drawing->view;
    vp_canvas_box(panels->drawing, (const double[4]){40, 60, y - 7, y + 7}, VP_LIGHT);
    vp_canvas_words(panels->drawing, VP_WORDS_LEFT, 68, y,
                    vp_arena_printf(&view->arena, "0  %s", vp_drawn_name(view, panels->of, 0, 48)));
    vp_canvas_fill(panels->drawing, (const double[4]){556, 564, y - 7, y + 7}, VP_INK);
    vp_canvas_words(panels->drawing, VP_WORDS_LEFT, 572, y,
                    vp_words(view, "resultatet over ruten", "the result above the panel"));
}

void vp_draw_panels(struct vp_drawing *drawing)
{
    struct panels panels = {.drawing = drawing, .of = vp_compared_of(drawing->chart)};
    panels.n = count_panels(panels.of);
    find_order(&panels);
    panels.columns = panels.n_order > MANY ? 1 : 2;
    find_scale(&panels);
    const double step = vp_scale_settle(&panels.scale, TICKS);
    const int rows = (panels.n + panels.columns - 1) / panels.columns;
    drawing->width = VP_COMPARE_WIDTH;
    drawing->height = ABOVE + rows * PANEL + KEY;
    vp_canvas_heading_words(drawing, panels.of->below);
    for (int panel = 0; panel < panels.n; panel++)
        put_panel(&panels, panel, step);
    put_key(&panels, ABOVE + rows * PANEL + 14);
    for (int row = 1; row < rows; row++)
        vp_may_cut(drawing, ABOVE + row * PANEL);
}
