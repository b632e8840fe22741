/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which charts there are, and the way of each from a script to a finished SVG and PNG. One run of gnuplot draws them all. */
#include "report/charts.h"

#include "report/escape.h"
#include "report/folder.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    SVG_BYTES = 64 * 1024 * 1024,
    PNG_PIXELS = 30000,
    LITTLE_MORE = 150 /* pixels: what is only so much higher than a page is drawn smaller */
};

static const char run_script[] = "all.gp";

/* ---- which there are ---- */

static void describe_load(struct vp_view *view, struct vp_chart *chart)
{
    const char *name = vp_category_name(view->plan, chart->category);
    snprintf(chart->key, sizeof chart->key, "load-%s", vp_category_key(view->plan, chart->category));
    chart->title = vp_words(view, "Belastning per lege: %s", "Load per doctor: %s", name);
    chart->reading = vp_words(
        view,
        "Øverst den som bærer mest utover målet sitt. Målet er rettferdig andel minus det som er ført over fra før. "
        "Mørkt er utover målet, skravert er det som mangler på det.",
        "At the top whoever carries most beyond their target. The target is the fair share less what was brought over. "
        "Dark is beyond the target, hatched is what is missing from it.");
}

static void describe_deviation(struct vp_view *view, struct vp_chart *chart)
{
    snprintf(chart->key, sizeof chart->key, "deviation");
    chart->title =
        vp_words(view, "Avvik fra målet, per lege og kategori", "Deviation from the target, by doctor and category");
    chart->reading =
        vp_words(view,
                 "Øverst den som samlet sett er hardest belastet. ▲ og + er mer enn målet, ▼ og − er mindre; "
                 "jo mørkere, desto større avvik.",
                 "At the top whoever is burdened most, all in all. ▲ and + are more than the target, ▼ and − are less; "
                 "the darker, the larger.");
}

static void describe_calendar(struct vp_view *view, struct vp_chart *chart)
{
    const char *name = vp_clean(&view->arena, view->plan->lines.item[chart->line].name);
    snprintf(chart->key, sizeof chart->key, "calendar-%d", chart->line + 1);
    chart->title = vp_words(view, "Kalender: %s", "Calendar: %s", vp_cut(&view->arena, name, 60));
    chart->reading = vp_words(
        view, "En rad per uke, en rute per dag vakten begynner. %s; sort rute er vikar; ★ og tykk ramme er helligdag.",
        "A row a week, a box for each day on which the duty begins. %s; a black box is a locum; "
        "★ and a thick frame are a public holiday.",
        view->problem->n_doctors <= VP_CHART_PATTERNS
            ? vp_words(view, "Hver lege har sitt mønster", "Each doctor has a pattern")
            : vp_words(view, "Flere leger kan ha samme mønster, navnet avgjør",
                       "Doctors can share a pattern, the name decides"));
}

struct vp_chart *vp_charts_list(struct vp_view *view, int *n)
{
    int lines = view->plan->lines.n;
    struct vp_chart *list = vp_arena_array(&view->arena, (size_t)(view->n_categories + 1 + lines), sizeof *list);
    *n = 0;
    list[(*n)++].kind = VP_CHART_DEVIATION;
    for (int i = 0; i < view->n_categories; i++)
        list[(*n)++] = (struct vp_chart){.kind = VP_CHART_LOAD, .category = view->categories[i]};
    for (int line = 0; line < lines; line++)
        list[(*n)++] = (struct vp_chart){.kind = VP_CHART_CALENDAR, .line = line};
    for (int i = 0; i < *n; i++) {
        switch (list[i].kind) {
        case VP_CHART_LOAD:
            describe_load(view, &list[i]);
            break;
        case VP_CHART_DEVIATION:
            describe_deviation(view, &list[i]);
            break;
        case VP_CHART_CALENDAR:
            describe_calendar(view, &list[i]);
            break;
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
    char stem[VP_CHART_KEY];
    if (!split_ending(name, stem))
        return false;
    if (strcmp(stem, "deviation") == 0)
        return true;
    static const char calendar[] = "calendar-";
    size_t before = strlen(calendar);
    if (strncmp(stem, calendar, before) == 0 && stem[before] != '\0')
        return strspn(stem + before, "0123456789") == strlen(stem + before);
    if (strncmp(stem, "load-", 5) != 0)
        return false;
    /* Categories may be a plan's own, so any id will do: ids are all that the plan language has for names. */
    return stem[5] != '\0' && strspn(stem + 5, "abcdefghijklmnopqrstuvwxyz0123456789_.-") == strlen(stem + 5);
}

/* ---- for the chart_*.c files ---- */

void vp_may_cut(struct vp_drawing *drawing, int y)
{
    struct vp_chart *chart = drawing->chart;
    int top = chart->n_cuts > 0 ? chart->cuts[chart->n_cuts - 1] : 0;
    if (y - top > VP_CHART_SLICE && drawing->cut > top && chart->n_cuts < VP_CHART_CUTS)
        chart->cuts[chart->n_cuts++] = drawing->cut;
    drawing->cut = y;
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

const char *vp_table_name(struct vp_drawing *drawing, int table)
{
    return vp_arena_printf(&drawing->view->arena, "'%s-%d.dat'", drawing->chart->key, table);
}

int vp_text_pixels(const char *words, int size)
{
    return vp_text_width(words) * size * 63 / 100;
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

static void draw(struct vp_drawing *drawing)
{
    switch (drawing->chart->kind) {
    case VP_CHART_LOAD:
        vp_draw_load(drawing);
        break;
    case VP_CHART_DEVIATION:
        vp_draw_deviation(drawing);
        break;
    case VP_CHART_CALENDAR:
        vp_draw_calendar(drawing);
        break;
    }
}

/* The PNG has two pixels for each of the SVG's, fewer where a service is so large that Cairo, which ends at 32767 pixels, would refuse it;
 * × 72/96 makes its points as large as the SVG's pixels. */
static void put_terminals(const struct vp_drawing *drawing, struct vp_text *run)
{
    double scale = fmin(2, (double)PNG_PIXELS / (drawing->height > drawing->width ? drawing->height : drawing->width));
    const char *key = drawing->chart->key;
    vp_text_printf(
        run,
        "reset\nset encoding utf8\n"
        "set terminal svg size %d,%d noenhanced font 'DejaVu Sans,12' background '#ffffff'\n"
        "set output '%s.raw'\nload '%s.gp'\nunset output\n"
        "reset\nset encoding utf8\n"
        "set terminal pngcairo size %d,%d noenhanced font 'DejaVu Sans,12' fontscale %.4g linewidth %.4g pointscale %.4g "
        "background '#ffffff'\n"
        "set output '%s.png'\nload '%s.gp'\nunset output\n",
        drawing->width, drawing->height, key, key, (int)(scale * drawing->width), (int)(scale * drawing->height),
        scale * 0.75, scale, scale * 1.35, key, key);
}

static void put_beginning(const struct vp_view *view, struct vp_text *script)
{
    vp_text_put(script, "set datafile separator \"\\t\"\nset datafile commentschars \"\"\nset datafile missing\n");
    vp_text_printf(script, "set decimalsign '%s'\n", view->language == VP_NB ? "," : ".");
}

static bool write_chart(struct vp_view *view, struct vp_chart *chart, const char *folder, struct vp_text *run,
                        struct vp_errors *errors)
{
    struct vp_drawing drawing = {.view = view, .chart = chart};
    vp_text_init(&drawing.script);
    for (int i = 0; i < VP_CHART_TABLES; i++)
        vp_text_init(&drawing.table[i]);
    put_beginning(view, &drawing.script);
    draw(&drawing);
    vp_may_cut(&drawing, drawing.height);
    if (drawing.height < VP_CHART_SLICE + LITTLE_MORE)
        chart->n_cuts = 0;
    put_terminals(&drawing, run);
    bool good = write_file(view, folder, vp_arena_printf(&view->arena, "%s.gp", chart->key), &drawing.script, errors);
    for (int i = 0; i < VP_CHART_TABLES; i++) {
        const char *name = vp_arena_printf(&view->arena, "%s-%d.dat", chart->key, i);
        good = good && write_file(view, folder, name, &drawing.table[i], errors);
        vp_text_clear(&drawing.table[i]);
    }
    vp_text_clear(&drawing.script);
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

bool vp_charts_draw(struct vp_view *view, const char *folder, struct vp_errors *errors)
{
    int n;
    struct vp_chart *list = vp_charts_list(view, &n);
    struct vp_text run;
    vp_text_init(&run);
    bool good = true;
    for (int i = 0; i < n && good; i++)
        good = write_chart(view, &list[i], folder, &run, errors);
    good = good && write_file(view, folder, run_script, &run, errors) && vp_gnuplot_run(folder, run_script, errors);
    for (int i = 0; i < n && good; i++)
        good = finish_chart(view, &list[i], folder, errors);
    vp_text_clear(&run);
    struct sweep sweep = {view, folder};
    vp_disk_each(folder, sweep_file, &sweep);
    return good;
}
