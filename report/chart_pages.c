/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts on paper: pages of A4 across in one document, each with a part of a chart as large as it may be, the heads of its columns again where it goes
 * on from the page before, and below it what it shows and how it is read. */
#include "report/canvas.h"

#include "report/escape.h"

#include <math.h>
#include <string.h>

enum {
    SLICE = 680, /* pixels of a chart on a page; with its words it can still be read there */
    A_ROW = 30,
    FOOT_POINTS = 8,
    HEAD_POINTS = 10,
    FOOT_LINES = 4,
    LINE_BYTES = 512,
};

/* All lengths on paper are points, 1/72 inch. */
static const double page_width = 841.89;
static const double page_height = 595.28;
static const double margin = 30;
static const double top_line = 18;  /* room for the title where a chart goes on */
static const double foot = 52;      /* room for the words below */
static const double leading = 11;   /* from line to line */
static const double largest = 0.78; /* points for a pixel: a small chart does not become a poster */
static const double marks = 1.7;    /* this terminal makes them smaller than the others do */

const char vp_pages_begin[] =
    "set terminal pdfcairo size 29.7cm,21cm noenhanced font 'DejaVu Sans,12' fontscale 0.75 linewidth 1.5 background '#ffffff'\n";

/* One page of a chart: what is shown of it, and how large. */
struct page {
    const struct vp_drawing *drawing;
    int top;
    int bottom;
    double size;  /* points for a pixel */
    double below; /* where on the paper the next band begins, points from the top */
};

/* A band of the canvas at the place where the page stands, as wide as the whole. */
static void put_band(struct page *page, int from, int to, struct vp_text *script)
{
    double left = margin + (page_width - 2 * margin - page->drawing->width * page->size) / 2;
    double right = left + page->drawing->width * page->size;
    double end = page->below + (to - from) * page->size;
    vp_text_printf(script,
                   "set lmargin at screen %.6f\nset rmargin at screen %.6f\nset tmargin at screen %.6f\nset bmargin at screen "
                   "%.6f\nset xrange [0:%d]\nset yrange [%d:%d]\n",
                   left / page_width, right / page_width, 1 - page->below / page_height, 1 - end / page_height,
                   page->drawing->width, to, from);
    vp_canvas_plot(page->drawing, page->size, page->size * marks, script);
    vp_text_put(script, "unset label\n");
    page->below = end;
}

/* The first bytes of `words` that fit on a line of the foot, up to a blank. */
static size_t measure_line(const char *words)
{
    size_t fits = 0;
    for (size_t at = 0; at < LINE_BYTES; at++) {
        if (words[at] != ' ' && words[at] != '\0')
            continue;
        char line[LINE_BYTES];
        memcpy(line, words, at);
        line[at] = '\0';
        if (fits > 0 && vp_text_pixels(line, FOOT_POINTS) > page_width - 2 * margin)
            break;
        fits = at;
        if (words[at] == '\0')
            break;
    }
    return fits > 0 ? fits : strlen(words);
}

/* Labels; the band that is plotted next shows them. */
static void put_label(struct vp_text *script, int number, double y, int points, const char *words)
{
    vp_text_printf(script, "set label %d ", number);
    vp_put_quoted(script, words);
    vp_text_printf(script, " at screen %.6f,screen %.6f left font ',%d'\n", margin / page_width, 1 - y / page_height,
                   points);
}

static void put_words(const struct vp_drawing *drawing, int number, int pages, struct vp_text *script)
{
    struct vp_view *view = drawing->view;
    const struct vp_chart *chart = drawing->chart;
    const char *part = pages > 1 ? vp_words(view, " (del %d av %d)", " (part %d of %d)", number, pages) : "";
    const char *title = vp_arena_printf(&view->arena, "%s%s", chart->title, part);
    const char *words = vp_arena_printf(&view->arena, "%s. %s %s", title, chart->finding, chart->reading);
    if (number > 1)
        put_label(script, 1, margin + top_line / 3, HEAD_POINTS, title);
    for (int line = 0; line < FOOT_LINES && *words != '\0'; line++) {
        size_t length = measure_line(words);
        put_label(script, line + 2, page_height - margin - foot + leading * (line + 1), FOOT_POINTS,
                  vp_arena_printf(&view->arena, "%.*s", (int)length, words));
        words += length;
        words += *words == ' ';
    }
}

static void put_page(struct page *page, bool first, struct vp_text *script)
{
    const int *head = page->drawing->head;
    page->below = margin + (first ? 0 : top_line);
    vp_text_put(script, "set multiplot\n");
    if (!first && head[1] > head[0])
        put_band(page, head[0], head[1], script);
    put_band(page, page->top, page->bottom, script);
    vp_text_put(script, "unset multiplot\n");
}

/* Points for a pixel, the same on all pages of a chart, so that a bar is as long on the second as on the first. */
static double find_size(const struct vp_drawing *drawing, const int *cuts, int n)
{
    int highest = 0;
    for (int i = 0; i <= n; i++) {
        int top = i == 0 ? 0 : cuts[i - 1];
        int bottom = i < n ? cuts[i] : drawing->height;
        int height = bottom - top + (i > 0 ? drawing->head[1] - drawing->head[0] : 0);
        highest = height > highest ? height : highest;
    }
    double by_height = (page_height - 2 * margin - foot - (n > 0 ? top_line : 0)) / highest;
    return fmin(largest, fmin(by_height, (page_width - 2 * margin) / drawing->width));
}

void vp_put_pages(const struct vp_drawing *drawing, struct vp_text *script)
{
    int cuts[VP_CHART_CUTS];
    int pages = (drawing->height + SLICE - 1) / SLICE; /* as many as needed, and about as much on each */
    int n = vp_choose_cuts(drawing, drawing->height / pages + A_ROW, cuts);
    struct page page = {.drawing = drawing, .size = find_size(drawing, cuts, n)};
    for (int i = 0; i <= n; i++) {
        page.top = i == 0 ? 0 : cuts[i - 1];
        page.bottom = i < n ? cuts[i] : drawing->height;
        put_words(drawing, i + 1, n + 1, script);
        put_page(&page, i == 0, script);
    }
}

/* Cairo writes the date into the document's information, "/CreationDate (D:…)", and nothing can keep it from that. Blanks take its place, so that
 * every other byte stays where the table at the end says it is. The key stands behind the compressed content; no other place has it in the clear. */
void vp_pages_settle(struct vp_text *pdf)
{
    static const char key[] = "/CreationDate (";
    size_t length = strlen(key);
    for (size_t at = 0; at + length < pdf->length; at++) {
        if (memcmp(pdf->at + at, key, length) != 0)
            continue;
        while (at < pdf->length && pdf->at[at] != ')')
            pdf->at[at++] = ' ';
        if (at < pdf->length)
            pdf->at[at] = ' ';
    }
}
