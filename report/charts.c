/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which charts there are, and the way of each from a script to a finished SVG, PNG and pages of a document. A few runs of gnuplot beside each other draw
 * them all. */
#include "report/charts.h"

#include "report/canvas.h"
#include "report/escape.h"
#include "report/folder.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    SVG_BYTES = 64 * 1024 * 1024,
    PDF_BYTES = 256 * 1024 * 1024,
    PNG_PIXELS = 30000,
    CATEGORY_COLUMNS = 40,
    LITTLE_MORE = 150 /* pixels: what is only so much higher than a page is drawn smaller */
};

static const char pages_output[] = "pages.raw";

/* The PNGs take three times as long as all else, so two runs share them. */
enum { RUN_LINES, RUN_PAGES, RUN_PNG, RUN_PNG_TOO, RUNS };
static const char *const run_scripts[RUNS] = {"lines.gp", "pages.gp", "png-1.gp", "png-2.gp"};

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
    [VP_CHART_MONTHS] = {"months-", NAMED_BY_ID, vp_describe_months, vp_draw_months},
    [VP_CHART_GAPS] = {"gaps", NAMED_ALONE, vp_describe_gaps, vp_draw_gaps},
    [VP_CHART_DRIVING] = {"driving", NAMED_ALONE, vp_describe_driving, vp_draw_driving},
    [VP_CHART_CALENDAR] = {"calendar-", NAMED_BY_NUMBER, vp_describe_calendar, vp_draw_calendar},
};

/* How many charts of the kind this report has. */
static int count_charts(const struct vp_view *view, enum vp_chart_kind kind)
{
    int minutes = 0;
    switch (kinds[kind].naming) {
    case NAMED_BY_ID:
        return view->n_categories;
    case NAMED_BY_NUMBER:
        return view->plan->lines.n;
    default:
        for (int d = 0; d < view->problem->n_doctors && view->audit != NULL; d++)
            minutes += view->audit->drive_minutes[d];
        return kind != VP_CHART_DRIVING || minutes > 0;
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
            name_chart(view, chart, number);
            kinds[kind].describe(view, chart);
        }
    }
    return list;
}

/* The name without ".svg" or ".png", in `stem`; false if it has neither. */
static bool split_ending(const char *name, char stem[VP_CHART_KEY])
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
    if (!split_ending(name, stem))
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
    if (view->plan->categories.item[category].points != 1)
        return vp_words(view, "%s vaktpoeng", "%s duty points", number);
    return vp_words(view, "%s vakter", "%s duties", number);
}

const char *vp_axis_words(struct vp_view *view, int category)
{
    double points = view->plan->categories.item[category].points;
    if (category == VP_HOURS)
        return vp_words(view, "timer på vakt (t)", "hours on duty (h)");
    if (points == 1)
        return vp_words(view, "antall vakter", "number of duties");
    return vp_words(view, "vaktpoeng (%s for hver vakt)", "duty points (%s for each duty)",
                    vp_number_short(view, points, 3));
}

/* ---- drawing ---- */

static bool write_file(struct vp_view *view, const char *folder, const char *name, const struct vp_text *content,
                       struct vp_errors *errors)
{
    if (vp_disk_write(vp_arena_printf(&view->arena, "%s/%s", folder, name), content))
        return true;
    vp_errors_add(errors, VP_EIO, (struct vp_pos){NULL, 0, 0}, "the charts cannot be drawn: cannot write %s/%s: %s",
                  folder, name, strerror(errno));
    return false;
}

void vp_drawing_begin(struct vp_drawing *drawing, struct vp_view *view, struct vp_chart *chart)
{
    *drawing = (struct vp_drawing){.view = view, .chart = chart};
    for (int i = 0; i < VP_CHART_TABLES; i++)
        vp_text_init(&drawing->table[i]);
    kinds[chart->kind].draw(drawing);
    chart->n_cuts = vp_choose_cuts(drawing, VP_CHART_SLICE, chart->cuts);
}

void vp_drawing_end(struct vp_drawing *drawing)
{
    for (int i = 0; i < VP_CHART_TABLES; i++)
        vp_text_clear(&drawing->table[i]);
}

static void put_svg(const struct vp_drawing *drawing, struct vp_text *run)
{
    const char *key = drawing->chart->key;
    vp_text_printf(run,
                   "set terminal svg size %d,%d noenhanced font 'DejaVu Sans,12' background '#ffffff'\n"
                   "set output '%s.raw'\nload '%s.gp'\nunset output\n",
                   drawing->width, drawing->height, key, key);
}

/* Two pixels for each of the SVG's, fewer where a service is so large that Cairo, which ends at 32767 pixels, would refuse it; × 72/96 makes its points as
 * large as the SVG's pixels. */
static void put_png(const struct vp_drawing *drawing, struct vp_text *run)
{
    double scale = fmin(2, (double)PNG_PIXELS / (drawing->height > drawing->width ? drawing->height : drawing->width));
    const char *key = drawing->chart->key;
    vp_text_printf(run,
                   "set terminal pngcairo size %d,%d noenhanced font 'DejaVu Sans,12' fontscale %.4g linewidth %.4g "
                   "pointscale %.4g background '#ffffff'\n"
                   "set output '%s.png'\nload '%s.gp'\nunset output\n",
                   (int)(scale * drawing->width), (int)(scale * drawing->height), scale * 0.75, scale, scale * 1.35,
                   key, key);
}

/* What holds for all: no axes of gnuplot's own, words as they are, and lines that are drawn also where both ends are on another page. */
static const char beginning[] =
    "reset\nset encoding utf8\nset datafile separator \"\\t\"\nset datafile commentschars \"\"\nset datafile missing\n"
    "unset border\nunset tics\nunset key\nset clip one\nset clip two\n";

static void put_picture(const struct vp_drawing *drawing, struct vp_text *script)
{
    vp_text_printf(script,
                   "set lmargin at screen 0\nset rmargin at screen 1\nset tmargin at screen 1\nset bmargin at screen 0\n"
                   "set xrange [0:%d]\nset yrange [%d:0]\n",
                   drawing->width, drawing->height);
    vp_canvas_plot(drawing, 1, 1, script);
}

/* The scripts of all runs while charts are added. */
struct runs {
    struct vp_text script[RUNS];
    double pixels[RUNS]; /* of PNGs so far */
};

static void add_chart(const struct vp_drawing *drawing, struct runs *runs)
{
    int png = runs->pixels[RUN_PNG] <= runs->pixels[RUN_PNG_TOO] ? RUN_PNG : RUN_PNG_TOO;
    runs->pixels[png] += (double)drawing->width * drawing->height;
    put_svg(drawing, &runs->script[RUN_LINES]);
    vp_put_pages(drawing, &runs->script[RUN_PAGES]);
    put_png(drawing, &runs->script[png]);
}

static bool write_chart(struct vp_view *view, struct vp_chart *chart, const char *folder, struct runs *runs,
                        struct vp_errors *errors)
{
    struct vp_drawing drawing;
    struct vp_text script;
    vp_drawing_begin(&drawing, view, chart);
    vp_text_init(&script);
    put_picture(&drawing, &script);
    add_chart(&drawing, runs);
    bool good = write_file(view, folder, vp_arena_printf(&view->arena, "%s.gp", chart->key), &script, errors);
    for (int i = 0; i < VP_CHART_TABLES && good; i++)
        if (drawing.table[i].length > 0)
            good = write_file(view, folder, vp_arena_printf(&view->arena, "%s-%d.dat", chart->key, i),
                              &drawing.table[i], errors);
    vp_text_clear(&script);
    vp_drawing_end(&drawing);
    return good;
}

static bool write_charts(struct vp_view *view, struct vp_chart *list, int n, const char *folder, struct vp_errors *errors)
{
    struct runs runs = {.pixels = {0}};
    bool good = true;
    for (int i = 0; i < RUNS; i++) {
        vp_text_init(&runs.script[i]);
        vp_text_put(&runs.script[i], beginning);
    }
    vp_text_printf(&runs.script[RUN_PAGES], "%sset output '%s'\n", vp_pages_begin, pages_output);
    for (int i = 0; i < n && good; i++)
        good = write_chart(view, &list[i], folder, &runs, errors);
    vp_text_put(&runs.script[RUN_PAGES], "unset output\n");
    for (int i = 0; i < RUNS; i++) {
        good = good && write_file(view, folder, run_scripts[i], &runs.script[i], errors);
        vp_text_clear(&runs.script[i]);
    }
    return good;
}

static bool finish_chart(struct vp_view *view, const struct vp_chart *chart, const char *folder, struct vp_errors *errors)
{
    const char *raw_path = vp_arena_printf(&view->arena, "%s/%s.raw", folder, chart->key);
    const char *png_path = vp_arena_printf(&view->arena, "%s/%s.png", folder, chart->key);
    struct vp_text raw;
    struct vp_text finished;
    vp_text_init(&raw);
    vp_text_init(&finished);
    bool good =
        vp_disk_read(raw_path, SVG_BYTES, &raw) && strstr(raw.at, "</svg>") != NULL && access(png_path, R_OK) == 0;
    if (!good)
        vp_errors_add(errors, VP_EIO, (struct vp_pos){NULL, 0, 0},
                      "the charts cannot be drawn: gnuplot left no picture of %s", chart->key);
    if (good) {
        vp_svg_finish(&raw, chart, &finished);
        good = write_file(view, folder, vp_arena_printf(&view->arena, "%s.svg", chart->key), &finished, errors);
    }
    vp_text_clear(&raw);
    vp_text_clear(&finished);
    return good;
}

struct sweep {
    struct vp_view *view;
    const char *folder;
};

static bool sweep_file(void *user, const char *name)
{
    struct sweep *sweep = user;
    if (!vp_charts_is_ours(name))
        unlink(vp_arena_printf(&sweep->view->arena, "%s/%s", sweep->folder, name));
    return true;
}

static bool take_pages(struct vp_view *view, const char *folder, struct vp_text *pdf, struct vp_errors *errors)
{
    size_t from = pdf->length;
    if (!vp_disk_read(vp_arena_printf(&view->arena, "%s/%s", folder, pages_output), PDF_BYTES, pdf) ||
        strncmp(pdf->at + from, "%PDF-", 5) != 0) {
        vp_errors_add(errors, VP_EIO, (struct vp_pos){NULL, 0, 0},
                      "the charts cannot be drawn: gnuplot left no pages to print");
        return false;
    }
    vp_pages_settle(pdf);
    return true;
}

bool vp_charts_draw(struct vp_view *view, const char *folder, struct vp_text *pdf, struct vp_errors *errors)
{
    int n;
    struct vp_chart *list = vp_charts_list(view, &n);
    bool good = write_charts(view, list, n, folder, errors) && vp_gnuplot_run(folder, run_scripts, RUNS, errors);
    for (int i = 0; i < n && good; i++)
        good = finish_chart(view, &list[i], folder, errors);
    good = good && take_pages(view, folder, pdf, errors);
    struct sweep sweep = {view, folder};
    vp_disk_each(folder, sweep_file, &sweep);
    return good;
}
