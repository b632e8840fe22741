/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many results, two figures that pull against each other: fairness against driving, or against what is left to locums. Results that no other beats (model/front.h) are dots
 * joined by a step line, the others rings; each has its number, and a table below names those on the line. It shows what was found, and proves nothing of what could be. */
#include "report/compare_charts.h"

#include "report/escape.h"

#include "model/front.h"

#include <math.h>
#include <string.h>

enum {
    LEFT = 74,
    RIGHT = 24,
    ABOVE = 98,
    INNER = 380,
    FOOT = 50,
    KEY = 34,
    LINE = 19,
    MOST_LINES = 20, /* of the table */
    MOST_LABELS = 300,
    MARK = 7, /* half of the room that a mark takes, and with a frame around it */
    FRAMED = 10,
    LABEL_POINTS = 11,
    TICKS_X = 80,
    TICKS_Y = 34,
    NAME_COLUMNS = 56,
};

/* Results that are alike in both figures stand at one place. */
struct spot {
    int first; /* number of a result */
    int n;
    bool best;
    double at[2]; /* pixels */
};

struct front {
    struct vp_drawing *drawing;
    struct vp_view *view;
    const struct vp_compared *of;
    const char *measure[2]; /* what is drawn across and upright, in words */
    const char *head[2];    /* the same in short */
    int decimals[2];
    struct vp_choice *choices; /* [of->set->n + 1] */
    struct spot *spots;
    int n;
    int left_out; /* results that break hard rules or lack a figure */
    struct vp_scale across;
    struct vp_scale upright;
    double (*taken)[4]; /* boxes of marks and labels */
    int n_taken;
};

/* ---- what is drawn ---- */

/* Points for unfairness say more than one doctor does, but only where all plans count them alike and none settles levels in their place. */
static struct vp_key_figure choose_fairness(struct front *front)
{
    const struct vp_comparisons *set = front->of->set;
    const struct vp_result *first = vp_compared_result(set, 0);
    bool alike = strstr(first->measure, " by levels;") == NULL;
    for (int i = 1; i <= set->n; i++)
        alike = alike && strcmp(vp_compared_result(set, i)->measure, first->measure) == 0;
    if (alike && vp_result_figure(first, VP_FIGURE_PART, "fairness") != NULL)
        return (struct vp_key_figure){VP_FIGURE_PART, "fairness", NULL};
    for (int c = 0; c < first->categories.n; c++)
        if (first->categories.item[c].counts)
            return (struct vp_key_figure){VP_FIGURE_WORST, first->categories.item[c].key, NULL};
    return (struct vp_key_figure){VP_FIGURE_POINTS, NULL, NULL};
}

static void say_measure(struct front *front, int axis, struct vp_key_figure key)
{
    const struct vp_figure *figure = NULL;
    for (int i = 0; i <= front->of->set->n && figure == NULL; i++)
        figure = vp_result_figure(vp_compared_result(front->of->set, i), key.kind, key.of);
    if (figure == NULL) {
        front->measure[axis] = vp_words(front->view, "ikke kjent", "not known");
        return;
    }
    const char *unit = vp_figure_unit(front->view, figure);
    const char *name = vp_drawable(&front->view->arena, vp_figure_name(front->view, figure), NULL);
    front->measure[axis] = unit[0] == '\0' ? name : vp_arena_printf(&front->view->arena, "%s, %s", name, unit);
    front->decimals[axis] = vp_figure_decimals(figure);
}

static void find_choices(struct front *front)
{
    const struct vp_comparisons *set = front->of->set;
    const struct vp_key_figure fairness = choose_fairness(front);
    const struct vp_key_figure against = {front->of->against_open ? VP_FIGURE_OPEN : VP_FIGURE_DRIVING, NULL, NULL};
    front->choices = vp_arena_array(&front->view->arena, (size_t)set->n + 1, sizeof *front->choices);
    for (int i = 0; i <= set->n; i++) {
        const struct vp_result *result = vp_compared_result(set, i);
        const struct vp_figure *x = vp_result_figure(result, against.kind, against.of);
        const struct vp_figure *y = vp_result_figure(result, fairness.kind, fairness.of);
        const bool takes_part = x != NULL && y != NULL && vp_result_lawful(result);
        front->choices[i] = (struct vp_choice){takes_part ? x->found : NAN, takes_part ? y->found : NAN, false};
        front->left_out += !takes_part;
    }
    vp_front_find(front->choices, set->n + 1, &front->view->arena);
    say_measure(front, 0, against);
    say_measure(front, 1, fairness);
    front->head[0] = front->of->against_open ? vp_words(front->view, "uten lege", "no doctor")
                                             : vp_words(front->view, "kjøring, min", "driving, min");
    front->head[1] = fairness.kind == VP_FIGURE_WORST ? vp_words(front->view, "mest over målet", "most above target")
                                                      : vp_words(front->view, "poeng", "points");
}

static bool is_alike(const struct vp_choice *one, const struct vp_choice *other)
{
    return fabs(one->x - other->x) < 1e-9 && fabs(one->y - other->y) < 1e-9;
}

static void find_spots(struct front *front)
{
    const int results = front->of->set->n + 1;
    front->spots = vp_arena_array(&front->view->arena, (size_t)results, sizeof *front->spots);
    for (int i = 0; i < results; i++) {
        int at = 0;
        if (isnan(front->choices[i].x))
            continue;
        while (at < front->n && !is_alike(&front->choices[i], &front->choices[front->spots[at].first]))
            at++;
        if (at == front->n)
            front->spots[front->n++] = (struct spot){.first = i, .best = front->choices[i].best};
        front->spots[at].n++;
    }
}

/* Those on the front by x, into best[MOST]; returns how many there are. Numbers keep their order where x is the same. */
static int list_best(const struct front *front, const struct spot **best)
{
    int n = 0;
    for (int i = 0; i < front->n; i++) {
        if (!front->spots[i].best)
            continue;
        int at = n++;
        for (; at > 0 && front->choices[best[at - 1]->first].x > front->choices[front->spots[i].first].x; at--)
            best[at] = best[at - 1];
        best[at] = &front->spots[i];
    }
    return n;
}

static void begin(struct front *front, struct vp_view *view, const struct vp_compared *of)
{
    *front = (struct front){.view = view, .of = of};
    find_choices(front);
    find_spots(front);
}

bool vp_front_is_there(struct vp_view *view, const struct vp_compared *of)
{
    struct front front;
    bool differ[2] = {false, false};
    begin(&front, view, of);
    for (int i = 1; i < front.n; i++) {
        const struct vp_choice *one = &front.choices[front.spots[i].first];
        const struct vp_choice *first = &front.choices[front.spots[0].first];
        differ[0] = differ[0] || fabs(one->x - first->x) >= 1e-9;
        differ[1] = differ[1] || fabs(one->y - first->y) >= 1e-9;
    }
    return differ[0] && differ[1];
}

/* ---- words ---- */

void vp_describe_front(struct vp_view *view, struct vp_chart *chart)
{
    struct front front;
    const struct vp_compared *of = vp_compared_of(chart);
    begin(&front, view, of);
    const struct spot **best = vp_arena_array(&view->arena, (size_t)front.n + 1, sizeof(const struct spot *));
    const int n = list_best(&front, best);
    chart->title = of->against_open
                       ? vp_words(view, "Rettferdighet mot plasser uten lege", "Fairness against places without a doctor")
                       : vp_words(view, "Rettferdighet mot kjøring", "Fairness against driving");
    chart->reading = vp_words(
        view,
        "Mindre er bedre i begge retninger, best er nede til venstre. Prikkene på trappen er de som ingen annen er minst like god som i begge og bedre enn i en. "
        "Tallene er de funnede vaktplanenes; hva som kunne vært funnet, er ikke bevist her.",
        "Less is better both ways, best is down on the left. The dots on the stairs are those that no other is at least as good as in both and better than in one. "
        "The figures are those of the rosters found; what could be found is not proven here.");
    chart->finding = n == 1 ? vp_words(view, "Best i begge: %s.", "Best in both: %s.",
                                       vp_drawn_name(view, of, best[0]->first, NAME_COLUMNS))
                            : vp_words(view, "%d verdipar på trappen, fra %s til %s.",
                                       "%d pairs of figures on the stairs, from %s to %s.", n,
                                       vp_drawn_name(view, of, best[0]->first, NAME_COLUMNS),
                                       vp_drawn_name(view, of, best[n - 1]->first, NAME_COLUMNS));
    if (front.left_out > 0)
        chart->finding = vp_words(view, "%s %d mangler et av tallene eller bryter absolutte regler, og er ikke med.",
                                  "%s %d lack one of the figures or break hard rules, and are not shown.",
                                  chart->finding, front.left_out);
}

/* "3", "3, 7", "3, 7 +4": the numbers of all that stand at the spot. */
static const char *say_numbers(const struct front *front, const struct spot *spot)
{
    enum { NAMED = 2 };
    struct vp_arena *arena = &front->view->arena;
    const char *words = vp_arena_printf(arena, "%d", spot->first);
    int named = 1;
    for (int i = spot->first + 1; i <= front->of->set->n && named < NAMED; i++)
        if (!isnan(front->choices[i].x) && is_alike(&front->choices[i], &front->choices[spot->first])) {
            words = vp_arena_printf(arena, "%s, %d", words, i);
            named++;
        }
    return spot->n > named ? vp_arena_printf(arena, "%s +%d", words, spot->n - named) : words;
}

/* ---- the picture ---- */

static struct vp_scale find_scale(const struct front *front, int axis, double from, double to)
{
    struct vp_scale scale = {INFINITY, -INFINITY, from, to};
    for (int i = 0; i < front->n; i++) {
        const struct vp_choice *choice = &front->choices[front->spots[i].first];
        scale.least = fmin(scale.least, axis == 0 ? choice->x : choice->y);
        scale.most = fmax(scale.most, axis == 0 ? choice->x : choice->y);
    }
    const double margin = fmax((scale.most - scale.least) * 0.06, front->decimals[axis] == 0 ? 1 : 1e-3);
    scale.least = scale.least >= 0 && scale.least < margin ? 0 : scale.least - margin;
    scale.most += margin;
    return scale;
}

/* Counts have whole steps. */
static double find_step(const struct front *front, int axis, struct vp_scale *scale, double apart)
{
    return fmax(vp_scale_step(scale, apart), front->decimals[axis] == 0 ? 1 : 0);
}

static void put_upright(struct front *front)
{
    struct vp_drawing *drawing = front->drawing;
    const double step = find_step(front, 1, &front->upright, TICKS_Y);
    const int ticks = vp_scale_ticks(&front->upright, step);
    for (int i = 0; i < ticks; i++) {
        const double tick = vp_scale_first(&front->upright, step) + i * step;
        const double y = vp_scale_at(&front->upright, tick);
        vp_canvas_line(drawing, LEFT, y, VP_COMPARE_WIDTH - RIGHT - LEFT, 0);
        vp_canvas_words(drawing, VP_WORDS_RIGHT, LEFT - 8, y, vp_number(front->view, tick, vp_step_decimals(step)));
    }
    vp_canvas_words(drawing, VP_WORDS_LEFT, 12, ABOVE - 24,
                    vp_arena_printf(&front->view->arena, "↑ %s", front->measure[1]));
}

static void put_axes(struct front *front)
{
    front->across = find_scale(front, 0, LEFT, VP_COMPARE_WIDTH - RIGHT);
    front->upright = find_scale(front, 1, ABOVE + INNER, ABOVE);
    put_upright(front);
    const struct vp_axis axis = {
        .top = ABOVE, .bottom = ABOVE + INNER, .words = vp_arena_printf(&front->view->arena, "%s →", front->measure[0])};
    const double step = find_step(front, 0, &front->across, TICKS_X);
    vp_scale_axis(front->drawing, &front->across, step, &axis);
    vp_canvas_fill(front->drawing, (const double[4]){LEFT, VP_COMPARE_WIDTH - RIGHT, ABOVE + INNER, ABOVE + INNER + 1},
                   VP_INK);
    vp_canvas_fill(front->drawing, (const double[4]){LEFT, LEFT + 1, ABOVE - 4, ABOVE + INNER}, VP_INK);
    for (int i = 0; i < front->n; i++) {
        struct spot *spot = &front->spots[i];
        spot->at[0] = vp_scale_at(&front->across, front->choices[spot->first].x);
        spot->at[1] = vp_scale_at(&front->upright, front->choices[spot->first].y);
    }
}

static void take(struct front *front, const double box[4])
{
    memcpy(front->taken[front->n_taken++], box, 4 * sizeof *box);
}

static void put_marks(struct front *front)
{
    for (int i = 0; i < front->n; i++) {
        const struct spot *spot = &front->spots[i];
        const double half = spot->first == 0 ? FRAMED : MARK;
        const double box[4] = {spot->at[0] - half, spot->at[0] + half, spot->at[1] - half, spot->at[1] + half};
        if (spot->best)
            vp_canvas_dot(front->drawing, spot->at[0], spot->at[1]);
        else
            vp_canvas_ring(front->drawing, spot->at[0], spot->at[1]);
        if (spot->first == 0)
            vp_canvas_frame(front->drawing, box);
        take(front, box);
    }
}

/* From one to the next the line goes across first: up to there the first of the two is the best that is known. */
static void put_stairs(const struct front *front, const struct spot *const *best, int n)
{
    for (int i = 0; i + 1 < n; i++) {
        const double *one = best[i]->at;
        const double *other = best[i + 1]->at;
        vp_canvas_fill(front->drawing, (const double[4]){one[0], other[0] + 1, one[1] - 1, one[1] + 1}, 0x606060);
        vp_canvas_fill(front->drawing, (const double[4]){other[0] - 1, other[0] + 1, one[1], other[1]}, 0x606060);
    }
}

static bool is_free(const struct front *front, const double box[4])
{
    if (box[0] < LEFT + 2 || box[1] > VP_COMPARE_WIDTH - 4 || box[2] < ABOVE || box[3] > ABOVE + INNER - 2)
        return false;
    for (int i = 0; i < front->n_taken; i++) {
        const double *other = front->taken[i];
        if (box[0] < other[1] && other[0] < box[1] && box[2] < other[3] && other[2] < box[3])
            return false;
    }
    return true;
}

/* Around the mark, where there is room; nowhere else, as a label that is far from its mark is another's. */
static void put_label(struct front *front, const struct spot *spot)
{
    static const double ways[][2] = {{1, -0.7}, {1, 0.7}, {-1, -0.7}, {-1, 0.7}, {0, -1}, {0, 1}, {1, 0}, {-1, 0}};
    const char *words = say_numbers(front, spot);
    const double half = vp_text_pixels(words, LABEL_POINTS) / 2.0;
    const double clear = spot->first == 0 ? FRAMED + 1 : MARK;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        const double x = spot->at[0] + ways[i][0] * (clear + half + 2);
        const double y = spot->at[1] + ways[i][1] * (clear + LABEL_POINTS / 2.0 + 2);
        const double box[4] = {x - half, x + half, y - LABEL_POINTS / 2.0 - 1, y + LABEL_POINTS / 2.0 + 1};
        if (!is_free(front, box))
            continue;
        vp_canvas_words(front->drawing, VP_WORDS_CENTRE, x, y, words);
        take(front, box);
        return;
    }
}

/* The first result and those on the stairs before all others. */
static void put_labels(struct front *front)
{
    int labels = 0;
    for (int turn = 0; turn < 2; turn++)
        for (int i = 0; i < front->n && labels < MOST_LABELS; i++)
            if ((front->spots[i].best || front->spots[i].first == 0) == (turn == 0)) {
                put_label(front, &front->spots[i]);
                labels++;
            }
}

static void put_key(const struct front *front, double y)
{
    struct vp_drawing *drawing = front->drawing;
    struct vp_view *view = front->view;
    vp_canvas_dot(drawing, 26, y);
    vp_canvas_words(drawing, VP_WORDS_LEFT, 42, y, vp_words(view, "ingen annen er bedre", "no other is better"));
    vp_canvas_ring(drawing, 246, y);
    vp_canvas_words(drawing, VP_WORDS_LEFT, 262, y, vp_words(view, "en annen er bedre", "another is better"));
    vp_canvas_frame(drawing, (const double[4]){456, 476, y - 10, y + 10});
    vp_canvas_words(drawing, VP_WORDS_LEFT, 484, y,
                    vp_words(view, "0: %s", "0: %s", vp_drawn_name(view, front->of, 0, 44)));
}

static void put_table(const struct front *front, const struct spot *const *best, int n, double top)
{
    struct vp_drawing *drawing = front->drawing;
    struct vp_view *view = front->view;
    vp_canvas_words(drawing, VP_WORDS_SUBTITLE, 24, top,
                    vp_words(view, "På trappen, fra venstre:", "On the stairs, from the left:"));
    vp_canvas_words(drawing, VP_WORDS_RIGHT, 650, top, front->head[0]);
    vp_canvas_words(drawing, VP_WORDS_RIGHT, 790, top, front->head[1]);
    for (int i = 0; i < n && i < MOST_LINES; i++) {
        const double y = top + (i + 1) * LINE;
        const struct vp_choice *choice = &front->choices[best[i]->first];
        vp_canvas_words(drawing, VP_WORDS_LEFT, 24, y, say_numbers(front, best[i]));
        vp_canvas_words(drawing, VP_WORDS_LEFT, 124, y, vp_drawn_name(view, front->of, best[i]->first, NAME_COLUMNS));
        vp_canvas_words(drawing, VP_WORDS_RIGHT, 650, y, vp_number(view, choice->x, front->decimals[0]));
        vp_canvas_words(drawing, VP_WORDS_RIGHT, 790, y, vp_number(view, choice->y, front->decimals[1]));
    }
    if (n > MOST_LINES)
        vp_canvas_words(drawing, VP_WORDS_LEFT, 24, top + (MOST_LINES + 1) * LINE,
                        vp_words(view, "og %d til", "and %d more", n - MOST_LINES));
}

void vp_draw_front(struct vp_drawing *drawing)
{
    struct front front;
    begin(&front, drawing->view, vp_compared_of(drawing->chart));
    front.drawing = drawing;
    front.taken = vp_arena_array(&front.view->arena, 2 * (size_t)front.n + 1, sizeof *front.taken);
    const struct spot **best = vp_arena_array(&front.view->arena, (size_t)front.n + 1, sizeof(const struct spot *));
    const int n = list_best(&front, best);
    const int lines = n > MOST_LINES ? MOST_LINES + 1 : n;
    const double key = ABOVE + INNER + FOOT + KEY / 2.0;
    vp_canvas_heading_words(drawing, front.of->below);
    put_axes(&front);
    put_stairs(&front, best, n);
    put_marks(&front);
    put_labels(&front);
    put_key(&front, key);
    put_table(&front, best, n, key + KEY);
    drawing->width = VP_COMPARE_WIDTH;
    drawing->height = (int)key + KEY + (lines + 1) * LINE;
}
