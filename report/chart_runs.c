/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of all charts from drawings to finished SVGs, PNGs and pages of a document. A few runs of gnuplot beside each other draw them all: one for
 * each chart would take longer to start than to draw. */
#include "report/canvas.h"

#include "report/escape.h"
#include "report/folder.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

enum {
    SVG_BYTES = 64 * 1024 * 1024,
    PDF_BYTES = 256 * 1024 * 1024,
    PNG_PIXELS = 30000,
};

static const char pages_output[] = "pages.raw";

/* The PNGs take three times as long as all else, so two runs share them. */
enum { RUN_LINES, RUN_PAGES, RUN_PNG, RUN_PNG_TOO, RUNS };
static const char *const run_scripts[RUNS] = {"lines.gp", "pages.gp", "png-1.gp", "png-2.gp"};

static bool write_file(struct vp_view *view, const char *folder, const char *name, const struct vp_text *content,
                       struct vp_errors *errors)
{
    if (vp_disk_write(vp_arena_printf(&view->arena, "%s/%s", folder, name), content))
        return true;
    vp_errors_add(errors, VP_EIO, (struct vp_pos){NULL, 0, 0}, "the charts cannot be drawn: cannot write %s/%s: %s",
                  folder, name, strerror(errno));
    return false;
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
    const struct vp_chart *list;
    int n;
};

static bool is_chart(const struct sweep *sweep, const char *name)
{
    char stem[VP_CHART_KEY];
    if (!vp_chart_stem(name, stem))
        return false;
    for (int i = 0; i < sweep->n; i++)
        if (strcmp(sweep->list[i].key, stem) == 0)
            return true;
    return false;
}

static bool sweep_file(void *user, const char *name)
{
    struct sweep *sweep = user;
    if (!is_chart(sweep, name))
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

bool vp_charts_draw_list(struct vp_view *view, struct vp_chart *list, int n, const char *folder, struct vp_text *pdf,
                         struct vp_errors *errors)
{
    bool good = write_charts(view, list, n, folder, errors) && vp_gnuplot_run(folder, run_scripts, RUNS, errors);
    for (int i = 0; i < n && good; i++)
        good = finish_chart(view, &list[i], folder, errors);
    good = good && take_pages(view, folder, pdf, errors);
    struct sweep sweep = {view, folder, list, n};
    vp_disk_each(folder, sweep_file, &sweep);
    return good;
}

bool vp_charts_draw(struct vp_view *view, const char *folder, struct vp_text *pdf, struct vp_errors *errors)
{
    int n;
    struct vp_chart *list = vp_charts_list(view, &n);
    return vp_charts_draw_list(view, list, n, folder, pdf, errors);
}
