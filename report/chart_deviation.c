/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heat map of load less target, doctors × categories. Four steps of lightness by size, counted in the step of the category's fairness term; the
 * direction is said by the sign and a triangle, and by hue only on top of that, so that a copy in grey says the same. */
#include "report/charts.h"

#include "report/escape.h"

#include <math.h>

enum {
    ROW = 30,
    COLUMN = 124,
    ABOVE = 108,
    BELOW = 66,
    FONT = 12,
    STEPS = 4,
    LEAST_WIDTH = 640,
};

/* Both hues fall in the same steps of grey. */
static const int over[STEPS] = {0xFFFFFF, 0xFDE3CB, 0xF9BC8A, 0xEB8A45};
static const int under[STEPS] = {0xFFFFFF, 0xD9E8F7, 0xA9CBEC, 0x72A5D8};
static const double edges[STEPS - 1] = {0.5, 1, 2};

static double find_unit(const struct vp_view *view, int category)
{
    int term = view->term[category];
    if (term >= 0)
        return view->plan->fairness.item[term].unit;
    return category == VP_HOURS ? 12 : 1;
}

static int find_step(double steps)
{
    int step = 0;
    while (step < STEPS - 1 && fabs(steps) >= edges[step])
        step++;
    return step;
}

/* x, y, half width, half height, colour, words */
static void put_cell(struct vp_drawing *drawing, int column, int row, double deviation, double unit)
{
    struct vp_view *view = drawing->view;
    int step = find_step(deviation / unit);
    const char *number = vp_number_signed(view, deviation, 1);
    const char *shape = step == 0 ? "" : deviation > 0 ? "▲ " : "▼ ";
    struct vp_text *table = &drawing->table[0];
    vp_text_printf(table, "%d\t%d\t0.5\t0.5\t%d", column, row, deviation > 0 ? over[step] : under[step]);
    vp_put_field(table, vp_arena_printf(&view->arena, "%s%s", shape, number));
    vp_text_put(table, "\n");
}

static void put_cells(struct vp_drawing *drawing)
{
    struct vp_view *view = drawing->view;
    const int *order = vp_view_order(view);
    for (int row = 0; row < view->problem->n_doctors; row++) {
        int doctor = order[row];
        for (int i = 0; i < view->n_categories; i++) {
            int category = view->categories[i];
            size_t at = (size_t)doctor * (size_t)view->plan->categories.n + (size_t)category;
            put_cell(drawing, i, row, view->audit->load[at] - view->problem->target[at], find_unit(view, category));
        }
        vp_text_printf(&drawing->table[1], "0\t%d", row);
        vp_put_field(&drawing->table[1], view->drawn[doctor]);
        vp_text_put(&drawing->table[1], "\n");
    }
}

/* Two lines above each column: the category, and how large one step of it is. */
static void put_heads(struct vp_drawing *drawing)
{
    struct vp_view *view = drawing->view;
    for (int i = 0; i < view->n_categories; i++) {
        int category = view->categories[i];
        const char *unit = vp_unit_words(view, category);
        const char *size = vp_number_short(view, find_unit(view, category), 2);
        vp_text_printf(&drawing->table[2], "%d\t-1.26", i);
        vp_put_field(&drawing->table[2], vp_category_name(view->plan, category));
        vp_text_printf(&drawing->table[2], "\n%d\t-0.76", i);
        vp_put_field(&drawing->table[2],
                     vp_words(view, "(trinn: %s%s%s)", "(step: %s%s%s)", size, unit[0] == '\0' ? "" : " ", unit));
        vp_text_put(&drawing->table[2], "\n");
    }
}

/* The key below: one box for each step and direction, as rectangles on the screen. */
static void put_key(struct vp_drawing *drawing)
{
    static const int shown[][2] = {{-1, 3}, {-1, 2}, {-1, 1}, {0, 0}, {1, 1}, {1, 2}, {1, 3}};
    static const char *const words[] = {"▼ ≥ 2", "▼ 1–2", "▼ ½–1", "< ½", "▲ ½–1", "▲ 1–2", "▲ ≥ 2"};
    struct vp_text *script = &drawing->script;
    int n = (int)(sizeof shown / sizeof *shown);
    double width = 78.0 / drawing->width;
    double left = 0.5 - n * width / 2;
    double low = 12.0 / drawing->height;
    double high = 34.0 / drawing->height;
    for (int i = 0; i < n; i++) {
        int colour = shown[i][0] < 0 ? under[shown[i][1]] : over[shown[i][1]];
        vp_text_printf(
            script,
            "set object %d rectangle from screen %.5f,screen %.5f to screen %.5f,screen %.5f fc rgb '#%06x' fs solid 1 border "
            "lc rgb '#404040'\n",
            i + 1, left + i * width, low, left + (i + 1) * width, high, (unsigned)colour);
        vp_text_printf(script, "set label %d '%s' at screen %.5f,screen %.5f center font ',11' front\n", i + 10,
                       words[i], left + (i + 0.5) * width, (low + high) / 2);
    }
    vp_text_put(script, "set label 3 ");
    vp_put_quoted(script, vp_words(drawing->view, "Avvik målt i trinn: ▼ under målet, ▲ over målet",
                                   "Deviation in steps: ▼ below the target, ▲ above it"));
    vp_text_printf(script, " at screen 0.5,screen %.5f center font ',11'\n", 48.0 / drawing->height);
}

static void put_frame(struct vp_drawing *drawing, int left)
{
    struct vp_view *view = drawing->view;
    struct vp_text *script = &drawing->script;
    double right = (double)(left + view->n_categories * COLUMN) / drawing->width;
    vp_text_printf(script, "set lmargin at screen %.5f\nset rmargin at screen %.5f\n", (double)left / drawing->width,
                   right);
    vp_text_printf(script, "set tmargin at screen %.5f\nset bmargin at screen %.5f\n",
                   1 - (double)(ABOVE - ROW) / drawing->height, (double)BELOW / drawing->height);
    vp_text_printf(script, "set xrange [-0.5:%.1f]\nset yrange [%.1f:-1.5]\n", view->n_categories - 0.5,
                   view->problem->n_doctors - 0.5);
    vp_text_put(
        script,
        "unset key\nunset border\nunset xtics\nset ytics scale 0\nset style fill solid 1 border lc rgb '#606060'\nset label 1 ");
    vp_put_quoted(script, drawing->chart->title);
    vp_text_printf(script, " at screen 0.015,screen %.5f left font ',16'\nset label 2 ", 1 - 20.0 / drawing->height);
    vp_put_quoted(script, vp_words(view, "%s, %s–%s. Øverst: hardest belastet.", "%s, %s to %s. On top: burdened most.",
                                   vp_cut(&view->arena, view->title, 60), vp_date_long(view, view->plan->from),
                                   vp_date_long(view, view->plan->to)));
    vp_text_printf(script, " at screen 0.015,screen %.5f left font ',11' tc rgb '#404040'\n", 1 - 44.0 / drawing->height);
}

void vp_draw_deviation(struct vp_drawing *drawing)
{
    struct vp_view *view = drawing->view;
    int left = vp_label_pixels(view, FONT) + 18;
    int wide = left + view->n_categories * COLUMN + 16;
    drawing->width = wide < LEAST_WIDTH ? LEAST_WIDTH : wide;
    drawing->height = ABOVE + view->problem->n_doctors * ROW + BELOW;
    put_cells(drawing);
    put_heads(drawing);
    put_frame(drawing, left);
    put_key(drawing);
    vp_text_printf(
        &drawing->script,
        "plot %s using 1:2:3:4:5 with boxxyerror lc rgb variable, \\\n %s using 1:2:6 with labels center font ',12', \\\n",
        vp_table_name(drawing, 0), vp_table_name(drawing, 0));
    vp_text_printf(&drawing->script, " %s using 1:2:ytic(3) with dots lc rgb '#ffffff', \\\n", vp_table_name(drawing, 1));
    vp_text_printf(&drawing->script, " %s using 1:2:3 with labels center font ',11'\n", vp_table_name(drawing, 2));
    for (int row = 1; row < view->problem->n_doctors; row++)
        vp_may_cut(drawing, ABOVE + row * ROW);
}
