/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report.html: one file that needs nothing else, neither network nor script. First what it comes to in plain words, then pictures, tables and
 * the evidence. The same roster gives the same bytes: no times in it. Whatever a name may contain, nothing is loaded or run: all words are escaped,
 * and the page's policy forbids it besides, but for the one script by its hash. */
#include "report/html.h"

#include "report/charts.h"
#include "report/escape.h"
#include "report/folder.h"

#include "model/base/version.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SVG_BYTES = 64 * 1024 * 1024, NAMED_DATES = 20 };

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

/* ---- what it comes to ---- */

static void put_item(const struct vp_page *page, const char *words)
{
    vp_html_element(page, "li", words);
    vp_text_put(page->out, "\n");
}

static void put_uncovered(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    struct vp_text words;
    int named = 0;
    int more = view->locums + view->absent - NAMED_DATES;
    if (view->locums + view->absent == 0)
        return;
    vp_text_init(&words);
    for (int place = 0; place < view->problem->n_places && named < NAMED_DATES; place++) {
        if (view->roster->doctor[place] >= 0 || !vp_place_counts(view->problem, view->roster, place))
            continue;
        vp_text_printf(&words, "%s%s", named++ == 0 ? "" : ", ",
                       vp_date_iso(view, view->problem->duties[view->problem->place_duty[place]].date));
    }
    if (more > 0)
        vp_say(view, &words, " og %d til", " and %d more", more);
    put_item(page, vp_words(view, "Uten lege fra planen: %s.", "Without a doctor of the plan: %s.", words.at));
    vp_text_clear(&words);
}

static void put_worst(const struct vp_page *page, int category)
{
    struct vp_view *view = page->view;
    const struct vp_row *worst = vp_view_worst(view, category);
    const char *unit = vp_unit_words(view, category);
    if (worst == NULL)
        return;
    put_item(page, vp_words(view, "Lengst over målet i %s: %s, %s%s%s (har %s, målet er %s).",
                            "Furthest above the target in %s: %s, %s%s%s (has %s, the target is %s).",
                            vp_category_name(view->plan, category), view->label[worst->doctor],
                            vp_number_signed(view, worst->deviation, 1), unit[0] == '\0' ? "" : " ", unit,
                            vp_load_words(view, category, worst->load), vp_number(view, worst->target, 1)));
}

static void put_summary(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    vp_html_section(page, "summary", vp_words(view, "Kort sagt", "In short"));
    vp_html_element(page, vp_audit_lawful(view->audit) ? "p class=\"verdict\"" : "p class=\"verdict broken\"",
                    vp_lawful_words(view));
    vp_text_put(page->out, "\n<ul>\n");
    put_item(page, vp_cover_words(view));
    put_uncovered(page);
    for (int i = 0; i < view->n_categories; i++)
        put_worst(page, view->categories[i]);
    if (vp_view_municipal(view))
        put_item(page, vp_municipal_summary(view));
    put_item(page, vp_points_words(view));
    put_item(page, vp_wishes_words(view));
    vp_text_put(page->out, "</ul>\n");
    vp_html_element(page, "h3", vp_words(view, "Hva som er bevist", "What is proven"));
    for (int i = 0; i < vp_settled_terms(view); i++)
        vp_html_element(page, "p", vp_level_words(view, i));
    vp_html_element(page, "p", vp_proof_words(view));
    if (view->outcome != NULL && isfinite(view->outcome->bound))
        vp_html_element(
            page, "p",
            vp_words(view, "Grensen er regnet ut av GLPK i flyttall og gjelder poengene slik planen vekter dem.",
                     "The bound was computed by GLPK in floating point and is about the points as the plan weighs them."));
    vp_text_put(page->out, "</section>\n");
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

/* `explained`: a chart of the same kind was shown before, and how to read it said. */
static void put_chart(const struct vp_page *page, const char *folder, const struct vp_chart *chart, bool explained)
{
    struct vp_text svg;
    vp_text_init(&svg);
    const char *path = vp_arena_printf(&page->view->arena, "%s/%s.svg", folder, chart->key);
    const char *start = vp_disk_read(path, SVG_BYTES, &svg) ? strstr(svg.at, "<svg") : NULL;
    if (start != NULL) {
        bool wide = chart->kind == VP_CHART_CALENDAR;
        bool tall = read_size(start, " data-cuts=\"") > 0;
        bool high =
            10 * read_size(start, " height=\"") > 7 * read_size(start, " width=\""); /* a page by itself, on paper */
        vp_text_printf(page->out, "<figure class=\"%s%s\">\n<section class=\"scroll\" tabindex=\"0\" aria-label=\"",
                       wide ? "wide" : "chart",
                       tall   ? " tall"
                       : high ? " high"
                              : "");
        vp_put_html(page->out, chart->title);
        vp_text_put(page->out, "\">");
        put_picture(page, chart, start);
        vp_text_put(page->out, "</section>\n");
        vp_html_element(page, "figcaption",
                        explained ? chart->finding
                                  : vp_arena_printf(&page->view->arena, "%s %s", chart->finding, chart->reading));
        vp_text_put(page->out, "</figure>\n");
    }
    vp_text_clear(&svg);
}

static void put_charts(const struct vp_page *page, const char *folder, bool calendars)
{
    int n;
    const struct vp_chart *charts = vp_charts_list(page->view, &n);
    for (int i = 0; i < n && folder != NULL; i++)
        if ((charts[i].kind == VP_CHART_CALENDAR) == calendars)
            put_chart(page, folder, &charts[i], i > 0 && charts[i - 1].kind == charts[i].kind);
}

/* ---- the page ---- */

static void put_link(const struct vp_page *page, const char *id, const char *words)
{
    vp_text_printf(page->out, "<li><a href=\"#%s\">", id);
    vp_put_html(page->out, words);
    vp_text_put(page->out, "</a></li>\n");
}

static void put_head(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    vp_text_printf(page->out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                   view->language == VP_EN ? "en" : "nb");
    vp_text_put(page->out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                           "<meta name=\"referrer\" content=\"no-referrer\">\n");
    vp_text_printf(page->out,
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                   "script-src '%s'; base-uri 'none'; form-action 'none'\">\n",
                   vp_html_script_hash);
    vp_html_element(page, "title", view->title);
    vp_text_printf(page->out, "\n<style>\n%s</style>\n</head>\n", vp_html_style);
}

static void put_contents(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    vp_text_printf(page->out, "<nav aria-label=\"%s\">\n<ul>\n", vp_words(view, "Innhold", "Contents"));
    put_link(page, "summary", vp_words(view, "Kort sagt", "In short"));
    put_link(page, "fairness", vp_words(view, "Rettferdighet", "Fairness"));
    if (view->report->prices != NULL)
        put_link(page, "prices", vp_words(view, "Priser", "Prices"));
    put_link(page, "calendar", vp_words(view, "Kalender", "Calendar"));
    if (view->plan->rotations.n > 0)
        put_link(page, "rotation", vp_words(view, "Turnus", "Rotation"));
    put_link(page, "roster", vp_words(view, "Vakter", "Duties"));
    put_link(page, "audit", vp_words(view, "Revisjon", "Audit"));
    put_link(page, "input", vp_words(view, "Forutsetninger", "What was put in"));
    vp_text_put(page->out, "</ul>\n</nav>\n");
}

static void put_top(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    vp_text_put(page->out, "<body>\n");
    vp_html_element(page, "a class=\"skip\" href=\"#main\"", vp_words(view, "Til innholdet", "To the content"));
    vp_text_put(page->out, "\n<header>\n");
    vp_html_element(page, "h1", view->title);
    vp_html_element(page, "p",
                    vp_words(view, "Vaktplan %s – %s", "Roster %s – %s", vp_date_long(view, view->plan->from),
                             vp_date_long(view, view->plan->to)));
    if (view->anonymous)
        vp_html_element(
            page, "p",
            vp_words(view, "Legene har pseudonymer, nummerert etter hvem som har vakt først. Hvor de bor, er utelatt.",
                     "Doctors have pseudonyms, numbered by who has duty first. Where they live is left out."));
    vp_text_put(page->out, "\n</header>\n");
    put_contents(page);
    vp_text_put(page->out, "<main id=\"main\" tabindex=\"-1\">");
}

static void put_foot(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    vp_text_put(page->out, "</main>\n<footer>\n");
    vp_html_element(page, "p",
                    vp_words(view, "Laget med vaktplan %s. Siden er én fil og henter ingenting fra nettet.",
                             "Made with vaktplan %s. The page is one file and asks nothing of the network.", VP_VERSION));
    vp_text_printf(page->out, "\n</footer>\n<script>%s</script>\n</body>\n</html>\n", vp_html_script);
}

void vp_report_html(const struct vp_report *report, const char *charts_folder, struct vp_text *out)
{
    struct vp_view view;
    vp_view_init(&view, report);
    const struct vp_page page = {&view, out};
    put_head(&page);
    put_top(&page);
    put_summary(&page);
    vp_html_section(&page, "fairness", vp_words(&view, "Rettferdighet", "Fairness"));
    put_charts(&page, charts_folder, false);
    vp_html_fairness(&page);
    vp_html_greats(&page);
    vp_text_put(out, "</section>\n");
    vp_html_prices(&page);
    vp_html_section(&page, "calendar", vp_words(&view, "Kalender", "Calendar"));
    put_charts(&page, charts_folder, true);
    vp_text_put(out, "</section>\n");
    vp_html_rotations(&page);
    vp_html_roster(&page);
    vp_html_audit(&page);
    vp_html_input(&page);
    put_foot(&page);
    vp_view_clear(&view);
}
