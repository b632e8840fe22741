/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report.html: one file that needs nothing else, neither network nor script. First what it comes to in plain words, then pictures, tables and
 * the evidence. The same roster gives the same bytes: no times in it. Whatever a name may contain, nothing is loaded or run: all words are escaped,
 * and the page's policy forbids it besides, but for the one script by its hash. */
#include "report/html.h"

#include "report/charts.h"
#include "report/escape.h"

#include <math.h>

enum { NAMED_DATES = 20 };

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

static void put_charts(const struct vp_page *page, const char *folder, bool calendars)
{
    int n;
    const struct vp_chart *charts = vp_charts_list(page->view, &n);
    for (int i = 0; i < n && folder != NULL; i++)
        if ((charts[i].kind == VP_CHART_CALENDAR) == calendars)
            vp_html_chart(
                page, folder, &charts[i],
                (struct vp_html_shown){.wide = calendars, .explained = i > 0 && charts[i - 1].kind == charts[i].kind});
}

/* ---- the page ---- */

static void put_contents(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    vp_text_printf(page->out, "<nav aria-label=\"%s\">\n<ul>\n", vp_words(view, "Innhold", "Contents"));
    vp_html_link(page, "summary", vp_words(view, "Kort sagt", "In short"));
    vp_html_link(page, "fairness", vp_words(view, "Rettferdighet", "Fairness"));
    if (view->report->prices != NULL)
        vp_html_link(page, "prices", vp_words(view, "Priser", "Prices"));
    vp_html_link(page, "calendar", vp_words(view, "Kalender", "Calendar"));
    if (view->plan->rotations.n > 0)
        vp_html_link(page, "rotation", vp_words(view, "Turnus", "Rotation"));
    vp_html_link(page, "roster", vp_words(view, "Vakter", "Duties"));
    vp_html_link(page, "audit", vp_words(view, "Revisjon", "Audit"));
    vp_html_link(page, "input", vp_words(view, "Forutsetninger", "What was put in"));
    vp_text_put(page->out, "</ul>\n</nav>\n");
}

static void put_top(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    vp_html_begin(page, view->title);
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

void vp_report_html(const struct vp_report *report, const char *charts_folder, struct vp_text *out)
{
    struct vp_view view;
    vp_view_init(&view, report);
    const struct vp_page page = {&view, out};
    vp_html_head(&page, view.title, true, NULL);
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
    vp_html_foot(&page, vp_html_script);
    vp_view_clear(&view);
}
