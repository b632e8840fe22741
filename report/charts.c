/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which charts there are, how their files are named, and what their drawings have in common. */
#include "report/charts.h"

#include "report/escape.h"
#include "report/greats.h"

#include <stdio.h>
#include <string.h>

enum {
    CATEGORY_COLUMNS = 40,
    LITTLE_MORE = 150 /* pixels: what is only so much higher than a page is drawn smaller */
};

/* ---- which there are ---- */

/* How a kind's files are named: the stem alone, with the id of a category, or with the number of a line. */
enum naming { NAMED_ALONE, NAMED_BY_ID, NAMED_BY_NUMBER };

static const struct {
    const char *stem;
    enum naming naming;
    void (*describe)(struct vp_view *view, struct vp_chart *chart);
    void (*draw)(struct vp_drawing *drawing);
} kinds[VP_CHART_KINDS] = {
    [VP_CHART_DEVIATION] = {"deviation", NAMED_ALONE, vp_describe_deviation, vp_draw_deviation},
    [VP_CHART_LOAD] = {"load-", NAMED_BY_ID, vp_describe_load, vp_draw_load},
    [VP_CHART_CURVE] = {"curve", NAMED_ALONE, vp_describe_curve, vp_draw_curve},
    [VP_CHART_MUNICIPALITIES] = {"municipalities", NAMED_ALONE, vp_describe_municipalities, vp_draw_municipalities},
    [VP_CHART_GREATS] = {"great-holidays", NAMED_ALONE, vp_describe_greats, vp_draw_greats},
    [VP_CHART_MONTHS] = {"months-", NAMED_BY_ID, vp_describe_months, vp_draw_months},
    [VP_CHART_GAPS] = {"gaps", NAMED_ALONE, vp_describe_gaps, vp_draw_gaps},
    [VP_CHART_DRIVING] = {"driving", NAMED_ALONE, vp_describe_driving, vp_draw_driving},
    [VP_CHART_CALENDAR] = {"calendar-", NAMED_BY_NUMBER, vp_describe_calendar, vp_draw_calendar},
};

/* Is there anything to say of driving? Not without names: how far somebody drives tells who it is. */
static bool has_driving(const struct vp_view *view)
{
    int minutes = 0;
    for (int d = 0; d < view->problem->n_doctors && view->audit != NULL; d++)
        minutes += view->audit->drive_minutes[d];
    return minutes > 0 && !view->anonymous;
}

static bool has_chart(struct vp_view *view, enum vp_chart_kind kind)
{
    return kind == VP_CHART_DRIVING          ? has_driving(view)
           : kind == VP_CHART_MUNICIPALITIES ? vp_view_municipal(view)
           : kind == VP_CHART_GREATS         ? vp_greats_new(view)->columns.n > 0
                                             : true;
}

/* How many charts of the kind this report has. */
static int count_charts(struct vp_view *view, enum vp_chart_kind kind)
{
    switch (kinds[kind].naming) {
    case NAMED_BY_ID:
        return view->n_categories;
    case NAMED_BY_NUMBER:
        return view->plan->lines.n;
    default:
        return has_chart(view, kind);
    }
}

static void name_chart(const struct vp_view *view, struct vp_chart *chart, int number)
{
    const char *stem = kinds[chart->kind].stem;
    switch (kinds[chart->kind].naming) {
    case NAMED_ALONE:
        snprintf(chart->key, sizeof chart->key, "%s", stem);
        break;
    case NAMED_BY_ID:
        chart->category = view->categories[number];
        snprintf(chart->key, sizeof chart->key, "%s%s", stem, vp_category_key(view->plan, chart->category));
        break;
    case NAMED_BY_NUMBER:
        chart->line = number;
        snprintf(chart->key, sizeof chart->key, "%s%d", stem, number + 1);
        break;
    }
}

struct vp_chart *vp_charts_list(struct vp_view *view, int *n)
{
    int most = 0;
    for (int kind = 0; kind < VP_CHART_KINDS; kind++)
        most += count_charts(view, (enum vp_chart_kind)kind);
    struct vp_chart *list = vp_arena_array(&view->arena, (size_t)most, sizeof *list);
    *n = 0;
    for (int kind = 0; kind < VP_CHART_KINDS; kind++) {
        int charts = count_charts(view, (enum vp_chart_kind)kind);
        for (int number = 0; number < charts; number++) {
            struct vp_chart *chart = &list[(*n)++];
            chart->kind = (enum vp_chart_kind)kind;
            chart->draw = kinds[kind].draw;
            name_chart(view, chart, number);
            kinds[kind].describe(view, chart);
        }
    }
    return list;
}

bool vp_chart_stem(const char *name, char stem[VP_CHART_KEY])
{
    size_t length = strlen(name);
    if (length < 5 || length - 4 >= VP_CHART_KEY)
        return false;
    if (strcmp(name + length - 4, ".svg") != 0 && strcmp(name + length - 4, ".png") != 0)
        return false;
    memcpy(stem, name, length - 4);
    stem[length - 4] = '\0';
    return true;
}

bool vp_charts_is_ours(const char *name)
{
    /* Categories may be a plan's own, so any id will do: ids are all that the plan language has for names. */
    static const char *const letters[] = {
        [NAMED_ALONE] = "",
        [NAMED_BY_ID] = "abcdefghijklmnopqrstuvwxyz0123456789_.-",
        [NAMED_BY_NUMBER] = "0123456789",
    };
    char stem[VP_CHART_KEY];
    if (!vp_chart_stem(name, stem))
        return false;
    for (int kind = 0; kind < VP_CHART_KINDS; kind++) {
        size_t before = strlen(kinds[kind].stem);
        const char *rest = stem + before;
        if (strncmp(stem, kinds[kind].stem, before) != 0 || (*rest == '\0') != (kinds[kind].naming == NAMED_ALONE))
            continue;
        if (strspn(rest, letters[kinds[kind].naming]) == strlen(rest))
            return true;
    }
    return false;
}

/* ---- for the chart_*.c files ---- */

void vp_may_cut(struct vp_drawing *drawing, int y)
{
    *vp_vec_add(&drawing->view->arena, &drawing->breaks) = y;
}

int vp_choose_cuts(const struct vp_drawing *drawing, int slice, int cuts[VP_CHART_CUTS])
{
    int n = 0;
    int top = 0;
    int last = 0;
    if (drawing->height < slice + LITTLE_MORE)
        return 0;
    for (int i = 0; i <= drawing->breaks.n && n < VP_CHART_CUTS; i++) {
        int y = i < drawing->breaks.n ? drawing->breaks.item[i] : drawing->height;
        if (y - top > slice && last > top)
            cuts[n++] = top = last;
        last = y;
    }
    return n;
}

void vp_put_quoted(struct vp_text *out, const char *words)
{
    vp_text_put(out, "'");
    vp_put_gnuplot(out, words);
    vp_text_put(out, "'");
}

void vp_put_field(struct vp_text *out, const char *words)
{
    vp_text_put(out, "\t");
    vp_put_gnuplot(out, words);
}

const char *vp_table_name(const struct vp_drawing *drawing, int table)
{
    return vp_arena_printf(&drawing->view->arena, "'%s-%d.dat'", drawing->chart->key, table);
}

/* Hundredths of the size that the widest letters of DejaVu Sans take beyond what a column is counted for, so that "MMMM" fits too. */
static int count_wide(const char *words)
{
    int wide = 0;
    for (const char *at = words; *at != '\0'; at++) {
        if (strchr("mMW@%", *at) != NULL || (at[0] == '\xC3' && (at[1] == '\xA6' || at[1] == '\x86'))) /* æ Æ */
            wide += 37;
        else if (*at == 'w' || (*at >= 'A' && *at <= 'Z') || *at == '+' || *at == '=')
            wide += 19;
    }
    return wide;
}

int vp_text_pixels(const char *words, int size)
{
    return (vp_text_width(words) * 64 + count_wide(words)) * size / 100;
}

int vp_label_pixels(const struct vp_view *view, int size)
{
    int widest = 0;
    for (int d = 0; d < view->problem->n_doctors; d++) {
        int pixels = vp_text_pixels(view->drawn[d], size);
        widest = pixels > widest ? pixels : widest;
    }
    return widest;
}

const char *vp_category_words(struct vp_view *view, int category)
{
    return vp_cut(&view->arena, vp_clean(&view->arena, vp_category_name(view->plan, category)), CATEGORY_COLUMNS);
}

const char *vp_amount_words(struct vp_view *view, int category, double amount)
{
    const char *number = vp_number(view, amount, 1);
    if (category == VP_HOURS)
        return vp_words(view, "%s t", "%s h", number);
    if (!vp_category_counts(view->plan, category))
        return vp_words(view, "%s vaktpoeng", "%s duty points", number);
    return vp_words(view, "%s vakter", "%s duties", number);
}

const char *vp_axis_words(struct vp_view *view, int category)
{
    const struct vp_category *of = &view->plan->categories.item[category];
    if (category == VP_HOURS)
        return vp_words(view, "timer på vakt (t)", "hours on duty (h)");
    if (vp_category_counts(view->plan, category))
        return vp_words(view, "antall vakter", "number of duties");
    if (of->sum != NULL)
        return vp_words(view, "vaktpoeng (sum)", "duty points (sum)");
    return vp_words(view, "vaktpoeng (%s for hver vakt)", "duty points (%s for each duty)",
                    vp_number_short(view, of->points, 3));
}

void vp_drawing_begin(struct vp_drawing *drawing, struct vp_view *view, struct vp_chart *chart)
{
    *drawing = (struct vp_drawing){.view = view, .chart = chart};
    for (int i = 0; i < VP_CHART_TABLES; i++)
        vp_text_init(&drawing->table[i]);
    chart->draw(drawing);
    if (drawing->width < drawing->least)
        drawing->width = drawing->least;
    chart->n_cuts = vp_choose_cuts(drawing, VP_CHART_SLICE, chart->cuts);
}

void vp_drawing_end(struct vp_drawing *drawing)
{
    for (int i = 0; i < VP_CHART_TABLES; i++)
        vp_text_clear(&drawing->table[i]);
}
