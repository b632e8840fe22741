/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gnuplot's SVG made fit for a page: names for those who cannot see it instead of "Gnuplot" and file names, ids that no other chart has, and
 * fonts for machines without DejaVu. A plan's words stand in it only as escaped text, never inside a tag, so tags can be told by `<` and `>`. */
#include "report/charts.h"

#include "report/escape.h"

#include <string.h>

static bool begins(const char *at, const char *words)
{
    return strncmp(at, words, strlen(words)) == 0;
}

/* Where a tag begins that is dropped with all its text, the byte behind its end; else NULL. */
static const char *skip_element(const char *at)
{
    static const char *const elements[][2] = {{"<title>", "</title>"}, {"<desc>", "</desc>"}};
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        const char *end = begins(at, elements[i][0]) ? strstr(at, elements[i][1]) : NULL;
        if (end != NULL)
            return end + strlen(elements[i][1]);
    }
    return NULL;
}

/* Copies what stands at `at` inside a tag with the key put before ids and references to them; returns how many bytes of `at` it was. */
static size_t copy_in_tag(const char *at, const char *key, struct vp_text *out)
{
    static const char *const before_id[] = {" id='", " id=\"", "href='#", "href=\"#", "url(#"};
    for (size_t i = 0; i < sizeof before_id / sizeof *before_id; i++) {
        if (!begins(at, before_id[i]))
            continue;
        vp_text_printf(out, "%s%s-", before_id[i], key);
        return strlen(before_id[i]);
    }
    static const char font[] = "font-family=\"DejaVu Sans\"";
    if (begins(at, font)) {
        vp_text_put(out, "font-family=\"DejaVu Sans,Verdana,Arial,sans-serif\"");
        return strlen(font);
    }
    vp_text_put_bytes(out, at, 1);
    return 1;
}

static void put_names(const struct vp_chart *chart, struct vp_text *out)
{
    vp_text_printf(out, "\n<title id=\"%s-title\">", chart->key);
    vp_put_html(out, chart->title);
    vp_text_printf(out, "</title>\n<desc id=\"%s-desc\">", chart->key);
    vp_put_html(out, chart->finding);
    vp_text_put(out, " ");
    vp_put_html(out, chart->reading);
    vp_text_put(out, "</desc>");
}

static void put_cuts(const struct vp_chart *chart, struct vp_text *out)
{
    for (int i = 0; i < chart->n_cuts; i++)
        vp_text_printf(out, i == 0 ? " data-cuts=\"%d" : " %d", chart->cuts[i]);
    if (chart->n_cuts > 0)
        vp_text_put(out, "\"");
}

void vp_svg_finish(const struct vp_text *raw, const struct vp_chart *chart, struct vp_text *out)
{
    bool in_tag = false;
    bool in_root = false;
    for (const char *at = raw->at; *at != '\0';) {
        const char *end = in_tag ? NULL : skip_element(at);
        if (end != NULL) {
            at = end;
            continue;
        }
        if (*at == '<')
            in_tag = true;
        if (begins(at, "<svg")) {
            in_root = true;
            vp_text_printf(out, "<svg role=\"img\" aria-labelledby=\"%s-title %s-desc\"", chart->key, chart->key);
            put_cuts(chart, out);
            at += strlen("<svg");
            continue;
        }
        if (*at == '>') {
            in_tag = false;
            vp_text_put(out, ">");
            if (in_root)
                put_names(chart, out);
            in_root = false;
            at++;
            continue;
        }
        if (in_tag) {
            at += copy_in_tag(at, chart->key, out);
            continue;
        }
        vp_text_put_bytes(out, at, 1);
        at++;
    }
}
