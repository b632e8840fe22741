/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every page has: its head with a policy that lets nothing in, sections, tables, pictures inline, and its end. */
#include "report/html.h"

#include "report/charts.h"
#include "report/escape.h"
#include "report/folder.h"

#include "model/base/version.h"

#include <stdlib.h>
#include <string.h>

enum { SVG_BYTES = 64 * 1024 * 1024 };

/* ---- pieces ---- */

void vp_html_element(const struct vp_page *page, const char *tag, const char *words)
{
    vp_text_printf(page->out, "<%s>", tag);
    vp_put_html(page->out, words);
    vp_text_printf(page->out, "</%.*s>", (int)strcspn(tag, " "), tag);
}

void vp_html_section(const struct vp_page *page, const char *id, const char *heading)
{
    vp_text_printf(page->out, "\n<section id=\"%s\">\n<h2>", id);
    vp_put_html(page->out, heading);
    vp_text_put(page->out, "</h2>\n");
}

void vp_html_table(const struct vp_page *page, const char *caption, const char *const *heads, int n)
{
    vp_text_put(page->out, "<section class=\"scroll\" tabindex=\"0\" aria-label=\"");
    vp_put_html(page->out, caption);
    vp_text_put(page->out, "\"><table>");
    vp_html_element(page, "caption", caption);
    vp_text_put(page->out, "<thead><tr>");
    for (int i = 0; i < n; i++) {
        bool number = heads[i][0] == '#';
        vp_html_element(page, number ? "th scope=\"col\" class=\"n\"" : "th scope=\"col\"", heads[i] + number);
    }
    vp_text_put(page->out, "</tr></thead><tbody>\n");
}

void vp_html_table_end(const struct vp_page *page)
{
    vp_text_put(page->out, "</tbody></table></section>\n");
}

void vp_html_link(const struct vp_page *page, const char *id, const char *words)
{
    vp_text_printf(page->out, "<li><a href=\"#%s\">", id);
    vp_put_html(page->out, words);
    vp_text_put(page->out, "</a></li>\n");
}

/* ---- charts ---- */

/* The number that follows `key` in the first tag of `svg`, or 0. */
static int read_size(const char *svg, const char *key)
{
    const char *at = strstr(svg, key);
    return at == NULL || at > strchr(svg, '>') ? 0 : atoi(at + strlen(key));
}

/* A window on the picture from `top` to `bottom`. All but the first show by reference what the first holds. */
static void put_slice(const struct vp_page *page, const struct vp_chart *chart, const char *svg, int top, int bottom)
{
    int width = read_size(svg, " width=\"");
    vp_text_printf(page->out, "<svg style=\"--w:%d\" width=\"%d\" height=\"%d\" viewBox=\"0 %d %d %d\"", width, width,
                   bottom - top, top, width, bottom - top);
    if (top > 0) {
        vp_text_printf(page->out, " aria-hidden=\"true\"><use href=\"#%s-gnuplot_canvas\"/></svg>", chart->key);
        return;
    }
    vp_text_printf(page->out, " role=\"img\" aria-labelledby=\"%s-title %s-desc\"%s", chart->key, chart->key,
                   strchr(svg, '>'));
}

/* The picture whole, or in the slices that `data-cuts` names: on a screen they stand close together, on paper pages end between them. */
static void put_picture(const struct vp_page *page, const struct vp_chart *chart, const char *svg)
{
    static const char cuts[] = " data-cuts=\"";
    const char *at = strstr(svg, cuts);
    if (at == NULL || at > strchr(svg, '>')) {
        vp_text_put(page->out, svg);
        return;
    }
    int top = 0;
    for (at += strlen(cuts); *at != '"' && *at != '\0'; at += *at == ' ') {
        char *end;
        int bottom = (int)strtol(at, &end, 10);
        if (end == at)
            break;
        put_slice(page, chart, svg, top, bottom);
        top = bottom;
        at = end;
    }
    put_slice(page, chart, svg, top, read_size(svg, " height=\""));
}

void vp_html_chart(const struct vp_page *page, const char *folder, const struct vp_chart *chart, struct vp_html_shown shown)
{
    struct vp_text svg;
    vp_text_init(&svg);
    const char *path = vp_arena_printf(&page->view->arena, "%s/%s.svg", folder, chart->key);
    const char *start = vp_disk_read(path, SVG_BYTES, &svg) ? strstr(svg.at, "<svg") : NULL;
    if (start != NULL) {
        bool tall = read_size(start, " data-cuts=\"") > 0;
        bool high =
            10 * read_size(start, " height=\"") > 7 * read_size(start, " width=\""); /* a page by itself, on paper */
        vp_text_printf(page->out, "<figure class=\"%s%s\">\n<section class=\"scroll\" tabindex=\"0\" aria-label=\"",
                       shown.wide ? "wide" : "chart",
                       tall   ? " tall"
                       : high ? " high"
                              : "");
        vp_put_html(page->out, chart->title);
        vp_text_put(page->out, "\">");
        put_picture(page, chart, start);
        vp_text_put(page->out, "</section>\n");
        vp_html_element(page, "figcaption",
                        shown.explained ? chart->finding
                                        : vp_arena_printf(&page->view->arena, "%s %s", chart->finding, chart->reading));
        vp_text_put(page->out, "</figure>\n");
    }
    vp_text_clear(&svg);
}

/* ---- both ends ---- */

void vp_html_head(const struct vp_page *page, const char *title, bool script, const char *style)
{
    struct vp_view *view = page->view;
    vp_text_printf(page->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                   view->language == VP_EN ? "en" : "nb");
    vp_text_put(page->out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                           "<meta name=\"referrer\" content=\"no-referrer\">\n");
    vp_text_printf(page->out,
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                   "script-src '%s'; base-uri 'none'; form-action 'none'\">\n",
                   script ? vp_html_script_hash : "none");
    vp_html_element(page, "title", title);
    vp_text_printf(page->out, "\n<style>\n%s%s</style>\n</head>\n", vp_html_style, style == NULL ? "" : style);
}

void vp_html_begin(const struct vp_page *page, const char *heading)
{
    vp_text_put(page->out, "<body>\n");
    vp_html_element(page, "a class=\"skip\" href=\"#main\"", vp_words(page->view, "Til innholdet", "To the content"));
    vp_text_put(page->out, "\n<header>\n");
    vp_html_element(page, "h1", heading);
}

void vp_html_foot(const struct vp_page *page, const char *script)
{
    struct vp_view *view = page->view;
    vp_text_put(page->out, "</main>\n<footer>\n");
    vp_html_element(page, "p",
                    vp_words(view, "Laget med vaktplan %s. Siden er én fil og henter ingenting fra nettet.",
                             "Made with vaktplan %s. The page is one file and asks nothing of the network.", VP_VERSION));
    vp_text_put(page->out, "\n</footer>\n");
    if (script != NULL)
        vp_text_printf(page->out, "<script>%s</script>\n", script);
    vp_text_put(page->out, "</body>\n</html>\n");
}
