/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Load of each doctor in one category month by month, so that a heavy month shows: a table of doctors and months with a bar behind each figure,
 * as long as the figure is large beside the largest of the table. */
#include "report/canvas.h"

#include "report/escape.h"

#include <math.h>
#include <string.h>

enum {
    ROW = 25,
    ABOVE = 106,
    HEAD = 36,
    BELOW = 46,
    FONT = 12,
    WIDE = 58, /* a month */
    NARROW = 46,
    MANY = 13, /* months from which on they are narrow */
    SUM = 64,
    LEAST_WIDTH = 640,
};

struct table {
    struct vp_view *view;
    int category;
    int first; /* month: year * 12 + month - 1 */
    int months;
    double *load; /* [doctor * months + month] */
    double largest;
    int at; /* the first cell that holds it */
};

static int find_month(vp_day date)
{
    int year;
    int month;
    int day;
    vp_day_split(date, &year, &month, &day);
    return year * 12 + month - 1;
}

static struct table add_up(struct vp_view *view, int category)
{
    const struct vp_problem *problem = view->problem;
    struct table table = {.view = view, .category = category, .first = find_month(view->plan->from)};
    table.months = find_month(view->plan->to) - table.first + 1;
    int cells = problem->n_doctors * table.months;
    table.load = vp_arena_array(&view->arena, (size_t)cells, sizeof *table.load);
    for (int place = 0; place < problem->n_places; place++) {
        const struct vp_duty *duty = &problem->duties[problem->place_duty[place]];
        int doctor = view->roster->doctor[place];
        if (doctor >= 0)
            table.load[doctor * table.months + find_month(duty->date) - table.first] +=
                vp_duty_load(problem, duty, category);
    }
    for (int cell = 0; cell < cells; cell++) {
        if (table.load[cell] <= table.largest + 1e-9)
            continue;
        table.largest = table.load[cell];
        table.at = cell;
    }
    return table;
}

/* "mars 2027" */
static const char *name_month(struct vp_view *view, int month)
{
    return vp_arena_printf(&view->arena, "%s %d", vp_month_short(view->language, month % 12 + 1), month / 12);
}

void vp_describe_months(struct vp_view *view, struct vp_chart *chart)
{
    struct table table = add_up(view, chart->category);
    chart->title = vp_words(view, "Måned for måned: %s", "Month by month: %s", vp_category_words(view, chart->category));
    chart->reading =
        vp_words(view,
                 "En rad per lege, en rute per måned. Jo lengre stolpe i ruten, desto mer; tykk ramme er det "
                 "meste noen har på en måned. En vakt hører til måneden den begynner i.",
                 "A row for each doctor, a box for each month. The longer the bar in a box, the more; a thick "
                 "frame is the most that anybody has in a month. A duty belongs to the month in which it begins.");
    chart->finding =
        table.largest <= 0
            ? vp_words(view, "Ingen har noe her.", "Nobody has any.")
            : vp_words(view, "Mest på én måned: %s, %s i %s.", "Most in one month: %s, %s in %s.",
                       view->label[table.at / table.months], vp_load_words(view, chart->category, table.largest),
                       name_month(view, table.first + table.at % table.months));
}

static const char *say_load(const struct table *table, double load)
{
    return vp_number_short(table->view, load, vp_load_decimals(table->view, table->category));
}

static void put_cell(struct vp_drawing *drawing, const struct table *table, const double box[4], double load)
{
    double length = table->largest > 0 ? (box[1] - box[0] - 4) * load / table->largest : 0;
    vp_canvas_box(drawing, box, VP_WHITE);
    if (load > 0)
        vp_canvas_fill(drawing, (const double[4]){box[0] + 2, box[0] + 2 + length, box[2] + 3, box[3] - 3}, VP_LIGHT);
    if (load > table->largest - 1e-9 && load > 0)
        vp_canvas_frame(drawing, (const double[4]){box[0] + 1, box[1] - 1, box[2] + 1, box[3] - 1});
    vp_canvas_words(drawing, VP_WORDS_CENTRE, (box[0] + box[1]) / 2, (box[2] + box[3]) / 2, say_load(table, load));
}

static bool is_member(const struct table *table, int doctor, int month)
{
    const struct vp_dates *member = &table->view->plan->doctors.item[doctor].member;
    return table->first + month >= find_month(member->from) && table->first + month <= find_month(member->to);
}

static void put_row(struct vp_drawing *drawing, const struct table *table, const struct vp_row *row,
                    const double corner[2], int column)
{
    double middle = corner[1] + ROW / 2.0;
    vp_canvas_words(drawing, VP_WORDS_NAME, corner[0] - 8, middle, table->view->drawn[row->doctor]);
    for (int month = 0; month < table->months; month++) {
        const double box[4] = {corner[0] + month * column, corner[0] + (month + 1) * column, corner[1], corner[1] + ROW};
        double load = table->load[row->doctor * table->months + month];
        if (load > 0 || is_member(table, row->doctor, month))
            put_cell(drawing, table, box, load);
        else
            vp_canvas_words(drawing, VP_WORDS_CENTRE, (box[0] + box[1]) / 2, middle, "–");
    }
    double right = corner[0] + table->months * column;
    vp_canvas_words(drawing, VP_WORDS_RIGHT, right + SUM - 8, middle, say_load(table, row->load));
    vp_canvas_words(drawing, VP_WORDS_RIGHT, right + 2 * SUM - 8, middle, vp_number(table->view, row->target, 1));
}

static void put_heads(struct vp_drawing *drawing, const struct table *table, double left, int column)
{
    struct vp_view *view = table->view;
    double right = left + table->months * column;
    for (int month = 0; month < table->months; month++) {
        int absolute = table->first + month;
        double middle = left + (month + 0.5) * column;
        vp_canvas_words(drawing, VP_WORDS_CENTRE, middle, ABOVE - 9, vp_month_short(view->language, absolute % 12 + 1));
        if (month == 0 || absolute % 12 == 0)
            vp_canvas_words(drawing, VP_WORDS_CENTRE, middle, ABOVE - 26,
                            vp_arena_printf(&view->arena, "%d", absolute / 12));
    }
    vp_canvas_words(drawing, VP_WORDS_RIGHT, right + SUM - 8, ABOVE - 9, vp_words(view, "i alt", "in all"));
    vp_canvas_words(drawing, VP_WORDS_RIGHT, right + 2 * SUM - 8, ABOVE - 9, vp_words(view, "mål", "target"));
}

/* What all doctors have in each month, so that a month heavy for everybody is told from one heavy for one. */
static void put_sums(struct vp_drawing *drawing, const struct table *table, double left, double y, int column)
{
    vp_canvas_words(drawing, VP_WORDS_NAME, left - 8, y, vp_words(table->view, "alle", "all"));
    for (int month = 0; month < table->months; month++) {
        double sum = 0;
        for (int d = 0; d < table->view->problem->n_doctors; d++)
            sum += table->load[d * table->months + month];
        vp_canvas_words(drawing, VP_WORDS_CENTRE, left + (month + 0.5) * column, y, say_load(table, sum));
    }
}

void vp_draw_months(struct vp_drawing *drawing)
{
    struct vp_view *view = drawing->view;
    struct table table = add_up(view, drawing->chart->category);
    const struct vp_row *rows = vp_view_rows(view, table.category);
    int n = view->problem->n_doctors;
    int left = vp_label_pixels(view, FONT) + 18;
    int column = table.months < MANY ? WIDE : NARROW;
    int wide = left + table.months * column + 2 * SUM + 8;
    vp_canvas_heading(drawing, vp_words(view, "Øverst: lengst over målet.", "On top: furthest above the target."));
    put_heads(drawing, &table, left, column);
    for (int i = 0; i < n; i++) {
        put_row(drawing, &table, &rows[i], (const double[2]){left, ABOVE + i * ROW}, column);
        vp_may_cut(drawing, ABOVE + (i + 1) * ROW);
    }
    put_sums(drawing, &table, left, ABOVE + n * ROW + 14, column);
    vp_canvas_words(drawing, VP_WORDS_LEFT, 12, ABOVE + n * ROW + 34,
                    vp_words(view, "%s. Tykk ramme: mest på en måned. –: ikke med i vaktordningen.",
                             "%s. Thick frame: most in a month. –: not a member of the service.",
                             vp_axis_words(view, table.category)));
    drawing->width = wide < LEAST_WIDTH ? LEAST_WIDTH : wide;
    drawing->height = ABOVE + n * ROW + BELOW;
    drawing->head[0] = ABOVE - HEAD;
    drawing->head[1] = ABOVE;
}
