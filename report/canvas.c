/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes, strokes, marks and words as rows of data files, and the plot command that shows them in layers: lines of the background, boxes, what fills
 * them, hatchings, frames, heavy strokes, marks, words. */
#include "report/canvas.h"

#include "report/escape.h"

#include <math.h>

enum {
    GAP = 5,   /* between the strokes of a hatching */
    LEVEL = 4, /* between level ones */
    TITLE_COLUMNS = 60,
    TITLE_POINTS = 16,
    SUBTITLE_POINTS = 11,
    EDGE = 12, /* beside the heading */
};

/* In the order in which they are drawn, one on top of the other; words of each kind have a table of their own. */
enum table { LINES, BOXES, FILLS, STROKES, FRAMES, BARS, DIAMONDS, RINGS, DOTS, WORDS };
_Static_assert(WORDS + VP_WORDS_KINDS == VP_CHART_TABLES, "every table has a place in a drawing");

static void put_row(struct vp_drawing *drawing, enum table table, const double *number, int n, int colour)
{
    struct vp_text *out = &drawing->table[table];
    for (int i = 0; i < n; i++)
        vp_text_printf(out, "%.2f\t", number[i]);
    vp_text_printf(out, "%d\n", colour);
}

void vp_canvas_box(struct vp_drawing *drawing, const double box[4], int colour)
{
    put_row(drawing, BOXES, box, 4, colour);
}

void vp_canvas_fill(struct vp_drawing *drawing, const double box[4], int colour)
{
    put_row(drawing, FILLS, box, 4, colour);
}

void vp_canvas_frame(struct vp_drawing *drawing, const double box[4])
{
    put_row(drawing, FRAMES, box, 4, 0);
}

void vp_canvas_line(struct vp_drawing *drawing, double x, double y, double dx, double dy)
{
    put_row(drawing, LINES, (const double[4]){x, y, dx, dy}, 4, VP_GRID);
}

void vp_canvas_bar(struct vp_drawing *drawing, double x, double y, double dx, double dy)
{
    put_row(drawing, BARS, (const double[4]){x, y, dx, dy}, 4, 0);
}

void vp_canvas_diamond(struct vp_drawing *drawing, double x, double y)
{
    put_row(drawing, DIAMONDS, (const double[2]){x, y}, 2, 0);
}

void vp_canvas_ring(struct vp_drawing *drawing, double x, double y)
{
    put_row(drawing, RINGS, (const double[2]){x, y}, 2, 0);
}

void vp_canvas_dot(struct vp_drawing *drawing, double x, double y)
{
    put_row(drawing, DOTS, (const double[2]){x, y}, 2, 0);
}

void vp_canvas_stroke(struct vp_drawing *drawing, double x, double y, double dx, double dy, int colour)
{
    put_row(drawing, STROKES, (const double[4]){x, y, dx, dy}, 4, colour);
}

void vp_canvas_hatch(struct vp_drawing *drawing, const double box[4], unsigned way, int colour)
{
    double height = box[3] - box[2];
    for (int i = 1; box[0] + i * GAP < box[1] && (way & VP_WAY_UPRIGHT) != 0; i++)
        vp_canvas_stroke(drawing, box[0] + i * GAP, box[2], 0, height, colour);
    for (int i = 1; box[2] + i * LEVEL < box[3] && (way & VP_WAY_LEVEL) != 0; i++)
        vp_canvas_stroke(drawing, box[0], box[2] + i * LEVEL, box[1] - box[0], 0, colour);
    for (int i = 1; box[0] - height + i * GAP < box[1] && (way & VP_WAY_CROSSING) != 0; i++) {
        double x = box[0] - height + i * GAP;
        double from = fmax(x, box[0]);
        double to = fmin(x + height, box[1]);
        if ((way & VP_WAY_FALLING) != 0)
            vp_canvas_stroke(drawing, from, box[2] + from - x, to - from, to - from, colour);
        if ((way & VP_WAY_RISING) != 0)
            vp_canvas_stroke(drawing, from, box[3] - (from - x), to - from, from - to, colour);
    }
}

void vp_canvas_words(struct vp_drawing *drawing, enum vp_letters kind, double x, double y, const char *words)
{
    struct vp_text *table = &drawing->table[WORDS + kind];
    vp_text_printf(table, "%.2f\t%.2f", x, y);
    vp_put_field(table, words);
    vp_text_put(table, "\n");
}

void vp_canvas_heading(struct vp_drawing *drawing, const char *note)
{
    struct vp_view *view = drawing->view;
    const char *below =
        vp_words(view, "%s, %s–%s. %s", "%s, %s to %s. %s", vp_cut(&view->arena, view->title, TITLE_COLUMNS),
                 vp_date_long(view, view->plan->from), vp_date_long(view, view->plan->to), note);
    vp_canvas_heading_words(drawing, below);
}

void vp_canvas_heading_words(struct vp_drawing *drawing, const char *below)
{
    vp_canvas_words(drawing, VP_WORDS_TITLE, EDGE, 20, drawing->chart->title);
    vp_canvas_words(drawing, VP_WORDS_SUBTITLE, EDGE, 44, below);
    const int widths[] = {vp_text_pixels(drawing->chart->title, TITLE_POINTS), vp_text_pixels(below, SUBTITLE_POINTS)};
    drawing->least = 2 * EDGE + (widths[0] > widths[1] ? widths[0] : widths[1]);
}

double vp_axis_step(double span, double pixels, double apart)
{
    static const double times[] = {2, 2.5, 2};
    double step = 1;
    for (int i = 0; step * pixels < apart * span; i++)
        step *= times[i % 3];
    return step;
}

struct plot {
    const struct vp_drawing *drawing;
    struct vp_text *out;
    double size;  /* of letters and strokes */
    double marks; /* of diamonds */
    bool begun;   /* a layer stands there already */
};

/* One layer, where there is anything in its table, with strokes `width` wide; 0 where there are none. */
static void put_layer(struct plot *plot, unsigned table, const char *columns, const char *with, double width)
{
    if (plot->drawing->table[table].length == 0)
        return;
    vp_text_printf(plot->out, "%s %s using %s with %s", plot->begun ? ", \\\n" : "plot",
                   vp_table_name(plot->drawing, (int)table), columns, with);
    if (width > 0)
        vp_text_printf(plot->out, " lw %.4g", width * plot->size);
    plot->begun = true;
}

/* A white diamond below a black one, so that it shows on a heavy stroke. */
static void put_diamonds(struct plot *plot)
{
    struct vp_arena *arena = &plot->drawing->view->arena;
    put_layer(plot, DIAMONDS, "1:2",
              vp_arena_printf(arena, "points pt 12 ps %.4g lc rgb '#ffffff'", 0.85 * plot->marks), 3);
    put_layer(plot, DIAMONDS, "1:2", vp_arena_printf(arena, "points pt 12 ps %.4g lc rgb '#000000'", 0.7 * plot->marks),
              1.6);
}

/* Rings are white inside and stand below dots, which have a white edge: one of each at the same place still shows both. */
static void put_circles(struct plot *plot)
{
    struct vp_arena *arena = &plot->drawing->view->arena;
    put_layer(plot, RINGS, "1:2", vp_arena_printf(arena, "points pt 7 ps %.4g lc rgb '#000000'", 1.12 * plot->marks), 0);
    put_layer(plot, RINGS, "1:2", vp_arena_printf(arena, "points pt 7 ps %.4g lc rgb '#ffffff'", 0.84 * plot->marks), 0);
    put_layer(plot, DOTS, "1:2", vp_arena_printf(arena, "points pt 7 ps %.4g lc rgb '#ffffff'", 0.82 * plot->marks), 0);
    put_layer(plot, DOTS, "1:2", vp_arena_printf(arena, "points pt 7 ps %.4g lc rgb '#000000'", 0.66 * plot->marks), 0);
}

/* Every chart has a title, so this is never empty. */
static void put_words(struct plot *plot)
{
    static const struct {
        const char *look;
        double points;
    } looks[VP_WORDS_KINDS] = {
        [VP_WORDS_TITLE] = {"left", TITLE_POINTS},
        [VP_WORDS_SUBTITLE] = {"left tc rgb '#404040'", SUBTITLE_POINTS},
        [VP_WORDS_NAME] = {"right tc rgb '#303030'", 12},
        [VP_WORDS_LEFT] = {"left", 11},
        [VP_WORDS_CENTRE] = {"center", 11},
        [VP_WORDS_RIGHT] = {"right", 11},
        [VP_WORDS_CELL] = {"center", 12},
        [VP_WORDS_WHITE] = {"center tc rgb '#ffffff'", 11},
        [VP_WORDS_DATE] = {"left tc rgb '#303030'", 9},
        [VP_WORDS_SMALL] = {"left", 9},
    };
    for (unsigned kind = 0; kind < VP_WORDS_KINDS; kind++)
        put_layer(plot, WORDS + kind, "1:2:3",
                  vp_arena_printf(&plot->drawing->view->arena, "labels %s font ',%.4g'", looks[kind].look,
                                  looks[kind].points * plot->size),
                  0);
    vp_text_put(plot->out, "\n");
}

void vp_canvas_plot(const struct vp_drawing *drawing, double size, double marks, struct vp_text *out)
{
    static const char box[] = "(($1+$2)/2):(($3+$4)/2):1:2:3:4:5";
    static const char stroke[] = "vectors nohead lc rgb variable";
    struct plot plot = {.drawing = drawing, .out = out, .size = size, .marks = marks};
    put_layer(&plot, LINES, "1:2:3:4:5", stroke, 0.8);
    put_layer(&plot, BOXES, box, "boxxyerror fs solid 1 border lc rgb '#606060' fc rgb variable", 1);
    put_layer(&plot, FILLS, box, "boxxyerror fs solid 1 noborder fc rgb variable", 1);
    put_layer(&plot, STROKES, "1:2:3:4:5", stroke, 1);
    put_layer(&plot, FRAMES, "(($1+$2)/2):(($3+$4)/2):1:2:3:4",
              "boxxyerror fs empty border lc rgb '#000000' lc rgb '#000000'", 2.5);
    put_layer(&plot, BARS, "1:2:3:4:5", stroke, 3.5);
    put_diamonds(&plot);
    put_circles(&plot);
    put_words(&plot);
}
