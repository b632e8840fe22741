/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Load of each doctor in one category against the fair share and the target: a bar a doctor, the one who carries most beyond the target on top.
 * The part beyond the target is dark, what is missing from it hatched; the figures stand at the end of the bar. */
#include "report/charts.h"

#include "report/escape.h"

#include <math.h>

enum {
    WIDTH = 860,
    ROW = 27,
    ABOVE = 74,
    BELOW = 98,
    FONT = 12,
    GAP = 6,            /* pixels between the strokes of a hatching */
    VALUE_PIXELS = 132, /* room for "432,5 (+12,3)" right of the longest bar */
};

static const double half_bar = 0.34; /* of a row */

static double find_longest(const struct vp_row *rows, int n)
{
    double longest = 1;
    for (int i = 0; i < n; i++)
        longest = fmax(longest, fmax(rows[i].load, fmax(rows[i].share, rows[i].target)));
    return longest;
}

static double find_least(const struct vp_row *rows, int n)
{
    double least = 0;
    for (int i = 0; i < n; i++)
        least = fmin(least, rows[i].target);
    return least;
}

/* row, name, load, share, target, where the figures stand, the figures */
static void put_rows(struct vp_drawing *drawing, const struct vp_row *rows, int n)
{
    struct vp_view *view = drawing->view;
    struct vp_text *table = &drawing->table[0];
    int decimals = vp_load_decimals(view, drawing->chart->category);
    for (int i = 0; i < n; i++) {
        const struct vp_row *row = &rows[i];
        vp_text_printf(table, "%d", i);
        vp_put_field(table, view->drawn[row->doctor]);
        vp_text_printf(table, "\t%.4f\t%.4f\t%.4f\t%.4f", row->load, row->share, row->target,
                       fmax(row->load, fmax(row->share, row->target)));
        vp_put_field(table, vp_arena_printf(&view->arena, "%s (%s)", vp_number(view, row->load, decimals),
                                            vp_number_signed(view, row->deviation, 1)));
        vp_text_put(table, "\n");
    }
}

/* Strokes over what is missing in row `row`, `scale` pixels to a unit and `pitch` to a row: x, y, dx, dy. A fill pattern would be a picture for each bar
 * when the page is printed, 30 MB of them with 90 doctors. */
static void put_hatching(struct vp_text *table, int row, const struct vp_row *it, double scale, double pitch)
{
    double width = (it->target - it->load) * scale;
    double height = 2 * half_bar * pitch;
    int strokes = (int)((width + height) / GAP);
    for (int i = 1; i <= strokes; i++) {
        double x = i * GAP - height;
        double from = fmax(x, 0);
        double length = fmin(x + height, width) - from;
        if (length > 0)
            vp_text_printf(table, "%.5f\t%.5f\t%.5f\t%.5f\n", it->load + from / scale,
                           row - half_bar + (from - x) / pitch, length / scale, length / pitch);
    }
}

static const char *say_axis(struct vp_view *view, int category)
{
    double points = view->plan->categories.item[category].points;
    if (category == VP_HOURS)
        return vp_words(view, "timer på vakt (t)", "hours on duty (h)");
    if (points == 1)
        return vp_words(view, "antall vakter", "number of duties");
    return vp_words(view, "vaktpoeng (%s for hver vakt)", "duty points (%s for each duty)",
                    vp_number_short(view, points, 3));
}

static void put_frame(struct vp_drawing *drawing, const struct vp_row *rows, int n)
{
    double least = find_least(rows, n);
    struct vp_view *view = drawing->view;
    struct vp_text *script = &drawing->script;
    int left = vp_label_pixels(view, FONT) + 16;
    int inner = WIDTH - left - 14;
    double span = (find_longest(rows, n) - least) * inner / (inner - VALUE_PIXELS);
    for (int i = 0; i < n; i++)
        put_hatching(&drawing->table[1], i, &rows[i], inner / span, n * ROW / (n + 0.2));
    vp_text_printf(script, "set lmargin at screen %.5f\nset rmargin at screen %.5f\n", (double)left / WIDTH,
                   1 - 14.0 / WIDTH);
    vp_text_printf(script, "set tmargin at screen %.5f\nset bmargin at screen %.5f\n",
                   1 - (double)ABOVE / drawing->height, (double)BELOW / drawing->height);
    vp_text_printf(script, "set xrange [%.4f:%.4f]\nset yrange [%.1f:-0.6]\n", least, least + span, n - 0.4);
    vp_text_put(script, "set border 1 lc rgb '#404040'\nset ytics scale 0 nomirror\nset xtics nomirror out format '%g'\n"
                        "set grid xtics lt 1 lc rgb '#d8d8d8' lw 0.6\n"
                        "unset key\n"
                        "set style fill solid 1 border lc rgb '#303030'\n");
    vp_text_put(script, "set label 1 ");
    vp_put_quoted(script, drawing->chart->title);
    vp_text_printf(script, " at screen 0.015,screen %.5f left font ',16'\nset label 2 ", 1 - 20.0 / drawing->height);
    vp_put_quoted(script,
                  vp_words(view, "%s, %s–%s. Øverst: lengst over målet.",
                           "%s, %s to %s. On top: furthest above the target.", vp_cut(&view->arena, view->title, 60),
                           vp_date_long(view, view->plan->from), vp_date_long(view, view->plan->to)));
    vp_text_printf(script, " at screen 0.015,screen %.5f left font ',11' tc rgb '#404040'\nset xlabel ",
                   1 - 44.0 / drawing->height);
    vp_put_quoted(script, say_axis(view, drawing->chart->category));
    vp_text_put(script, " font ',11' offset 0,0.3\n");
}

/* Box `index` of the key, with words beside it; gnuplot's own key breaks its lines differently in SVG and PNG. */
static void put_key_box(struct vp_drawing *drawing, int index, const int box[4], const char *look)
{
    vp_text_printf(&drawing->script,
                   "set object %d rectangle from screen %.5f,screen %.5f to screen %.5f,screen %.5f %s\n", index + 1,
                   (double)box[0] / WIDTH, (double)box[2] / drawing->height, (double)box[1] / WIDTH,
                   (double)box[3] / drawing->height, look);
}

static void put_key(struct vp_drawing *drawing)
{
    struct vp_view *view = drawing->view;
    static const char *const looks[] = {
        "fs solid 1 border lc rgb '#303030' fc rgb '#c4c4c4'", "fs solid 1 border lc rgb '#303030' fc rgb '#9c3a10'",
        "fs pattern 4 border lc rgb '#303030' fc rgb '#303030'", "fs solid 1 noborder fc rgb '#000000'", NULL};
    const char *const words[] = {vp_words(view, "belastning opp til målet", "load up to the target"),
                                 vp_words(view, "utover målet", "beyond the target"),
                                 vp_words(view, "mangler på målet", "missing from the target"),
                                 vp_words(view, "mål (andel minus overført)", "target (share less brought over)"),
                                 vp_words(view, "rettferdig andel", "fair share")};
    for (int i = 0; i < 5; i++) {
        int x = 40 + i % 3 * 260;
        int y = i < 3 ? 32 : 12;
        int half = i == 3 ? 2 : 14;
        const int box[4] = {x + 14 - half, x + 14 + half, y - 6, y + 6};
        if (looks[i] != NULL)
            put_key_box(drawing, i, box, looks[i]);
        else
            vp_text_printf(&drawing->script,
                           "set label %d '' at screen %.5f,screen %.5f point pt 12 ps 0.7 lw 1.6 lc rgb '#000000'\n",
                           i + 20, (x + 14.0) / WIDTH, (double)y / drawing->height);
        vp_text_printf(&drawing->script, "set label %d ", i + 10);
        vp_put_quoted(&drawing->script, words[i]);
        vp_text_printf(&drawing->script, " at screen %.5f,screen %.5f left font ',11'\n", (x + 36.0) / WIDTH,
                       (double)y / drawing->height);
    }
}

static void put_plot(struct vp_drawing *drawing)
{
    struct vp_text *script = &drawing->script;
    const char *table = vp_table_name(drawing, 0);
    vp_text_printf(
        script,
        "low(a,b) = a < b ? a : b\n"
        "plot %s using (0):1:(0):(low($3,$5) < 0 ? 0 : low($3,$5)):($1-0.34):($1+0.34):ytic(2) with boxxyerror fc rgb '#c4c4c4'",
        table);
    vp_text_printf(
        script,
        ", \\\n %s using ($3>$5 ? $5 : 1/0):1:($5 < 0 ? 0 : $5):3:($1-0.34):($1+0.34) with boxxyerror fc rgb '#9c3a10'",
        table);
    vp_text_printf(
        script,
        ", \\\n %s using ($3<$5 ? $3 : 1/0):1:3:5:($1-0.34):($1+0.34) with boxxyerror fs empty border lc rgb '#303030' "
        "lc rgb '#303030'",
        table);
    if (drawing->table[1].length > 0)
        vp_text_printf(script, ", \\\n %s using 1:2:3:4 with vectors nohead lw 0.8 lc rgb '#303030'",
                       vp_table_name(drawing, 1));
    vp_text_printf(script, ", \\\n %s using 5:($1-0.44):(0):(0.88) with vectors nohead lw 3.5 lc rgb '#000000'", table);
    vp_text_printf(script, ", \\\n %s using 4:1 with points pt 12 ps 0.85 lw 3 lc rgb '#ffffff'", table);
    vp_text_printf(script, ", \\\n %s using 4:1 with points pt 12 ps 0.7 lw 1.6 lc rgb '#000000'", table);
    vp_text_printf(script, ", \\\n %s using 6:1:7 with labels left offset 1,0 font ',11'\n", table);
}

void vp_draw_load(struct vp_drawing *drawing)
{
    int n = drawing->view->problem->n_doctors;
    const struct vp_row *rows = vp_view_rows(drawing->view, drawing->chart->category);
    drawing->width = WIDTH;
    drawing->height = ABOVE + n * ROW + BELOW;
    put_rows(drawing, rows, n);
    put_frame(drawing, rows, n);
    put_key(drawing);
    put_plot(drawing);
    for (int i = 1; i < n; i++) /* between two bars; the axis has a fifth of a bar more than there are */
        vp_may_cut(drawing, ABOVE + (int)((i + 0.1) * n * ROW / (n + 0.2)));
}
