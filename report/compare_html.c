/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compare.html: one file that needs neither network nor script, as report.html is. First what is proven, then a table of all results, pictures, and each by itself. */
#include "report/compare.h"

#include "report/compare_page.h"
#include "report/escape.h"

#include <string.h>

enum { CONCLUSIONS = VP_CONCLUDE_FOUND + 1 };

/* ---- what is proven ---- */

static void put_item(const struct vp_page *page, const char *words)
{
    vp_html_element(page, "li", words);
    vp_text_put(page->out, "\n");
}

/* A share is arithmetic: that it is the same is no news. */
static bool is_idle_share(const struct vp_contrast *contrast)
{
    return vp_contrast_figure(contrast)->kind == VP_FIGURE_SHARE && contrast->conclusion == VP_CONCLUDE_SAME;
}

/* "places without a doctor: proven better, by at least 2" of the only other result; nothing of a figure of which nothing is proven. */
static int put_proven(const struct vp_compare_page *page)
{
    const struct vp_page *html = &page->page;
    const struct vp_comparison *comparison = &page->set->item[0];
    int said = 0;
    for (int i = 0; i < comparison->contrasts.n; i++) {
        const struct vp_contrast *contrast = &comparison->contrasts.item[i];
        if (contrast->conclusion == VP_CONCLUDE_FOUND || is_idle_share(contrast))
            continue;
        put_item(html, vp_arena_printf(&html->view->arena, "%s: %s.",
                                       vp_figure_name(html->view, vp_contrast_figure(contrast)),
                                       vp_contrast_words(html->view, contrast)));
        said++;
    }
    return said;
}

/* "proven less in 3, the same in 1; no conclusion in 2" */
static const char *say_counts(struct vp_view *view, const int count[CONCLUSIONS])
{
    static const struct {
        enum vp_conclusion conclusion;
        const char *words[2];
    } said[] = {{VP_CONCLUDE_LESS, {"bevist mindre i", "proven less in"}},
                {VP_CONCLUDE_MORE, {"bevist mer i", "proven more in"}},
                {VP_CONCLUDE_SAME, {"bevist likt i", "proven the same in"}},
                {VP_CONCLUDE_NOTHING, {"ingen konklusjon i", "no conclusion in"}},
                {VP_CONCLUDE_FOUND, {"bare som funnet i", "only as found in"}}};
    struct vp_text words;
    vp_text_init(&words);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        if (count[said[i].conclusion] == 0)
            continue;
        vp_text_printf(&words, "%s%s %d", words.length == 0 ? "" : ", ", said[i].words[view->language == VP_EN],
                       count[said[i].conclusion]);
    }
    const char *kept = vp_arena_strdup(&view->arena, words.at);
    vp_text_clear(&words);
    return kept;
}

/* How many of the others a conclusion is drawn of, figure by figure. */
static int put_counts(const struct vp_compare_page *page, const struct vp_key_figure *key)
{
    const struct vp_page *html = &page->page;
    struct vp_view *view = html->view;
    const struct vp_figure *figure = NULL;
    int count[CONCLUSIONS] = {0};
    for (int i = 0; i < page->set->n; i++) {
        const struct vp_contrast *contrast = vp_key_contrast(&page->set->item[i], key);
        if (contrast == NULL)
            continue;
        count[contrast->conclusion]++;
        figure = vp_contrast_figure(contrast);
    }
    if (figure == NULL || count[VP_CONCLUDE_FOUND] == page->set->n)
        return 0;
    put_item(html, vp_arena_printf(&view->arena, "%s: %s.", vp_figure_name(view, figure), say_counts(view, count)));
    return 1;
}

static void put_unlawful(const struct vp_compare_page *page)
{
    const struct vp_page *html = &page->page;
    int n = !vp_result_lawful(vp_compared_result(page->set, 0));
    for (int i = 0; i < page->set->n; i++)
        n += !vp_result_lawful(page->set->item[i].after);
    if (n > 0)
        vp_html_element(
            html, "p class=\"verdict broken\"",
            vp_words(html->view, "%d av %d bryter absolutte regler; tallene deres sier ikke hva som er mulig.",
                     "%d of %d break hard rules; their figures do not say what is possible.", n, page->set->n + 1));
}

static void put_summary(const struct vp_compare_page *page, const struct vp_key_figure *keys, int n_keys)
{
    const struct vp_page *html = &page->page;
    struct vp_view *view = html->view;
    const char *impossible = vp_impossible_words(view, page->set);
    int said = 0;
    vp_html_section(html, "summary", vp_words(view, "Kort sagt", "In short"));
    put_unlawful(page);
    if (impossible != NULL)
        vp_html_element(html, "p class=\"verdict\"", impossible);
    for (int i = 0; i < page->set->leasts.n; i++)
        vp_html_element(html, "p class=\"verdict\"", vp_least_words(view, &page->set->leasts.item[i]));
    vp_html_element(html, "p",
                    page->set->n == 1
                        ? vp_words(view, "%s mot %s. Mindre er bedre i alle tall.",
                                   "%s beside %s. Less is better in all figures.", page->names[1], page->names[0])
                        : vp_words(view, "%d resultater mot %s. Mindre er bedre i alle tall.",
                                   "%d results beside %s. Less is better in all figures.", page->set->n, page->names[0]));
    const size_t before = html->out->length;
    vp_text_put(html->out, "<ul>\n");
    if (page->set->n == 1)
        said = put_proven(page);
    for (int i = 0; i < n_keys && page->set->n > 1; i++)
        said += put_counts(page, &keys[i]);
    vp_text_put(html->out, "</ul>\n");
    if (said == 0) {
        html->out->length = before; /* an empty list is none */
        html->out->at[before] = '\0';
        vp_html_element(html, "p",
                        vp_words(view, "Ingenting er bevist om forskjellene.", "Nothing is proven of the differences."));
    }
    vp_html_element(
        html, "p",
        vp_words(view,
                 "Bevist er bare det som gjelder hvor enn den beste vaktplanen ligger i intervallet sitt, i begge resultatene. Der intervallene møtes, er det ingen konklusjon; der ingenting er bevist, "
                 "er tallene de to funnede vaktplanenes og sier ikke hva den beste ville hatt.",
                 "Proven is only what holds wherever the best roster lies in its interval, in both results. Where the intervals touch there is no conclusion; where nothing is proven "
                 "the figures are those of the two rosters found, and do not say what the best would have."));
    vp_text_put(html->out, "</section>\n");
}

/* ---- the table of all ---- */

static const char *say_head(const struct vp_compare_page *page, const struct vp_key_figure *key)
{
    struct vp_view *view = page->page.view;
    const struct vp_figure *figure = NULL;
    for (int i = 0; i <= page->set->n && figure == NULL; i++)
        figure = vp_result_figure(vp_compared_result(page->set, i), key->kind, key->of);
    const char *unit = figure == NULL ? "" : vp_figure_unit(view, figure);
    const char *name = figure == NULL ? key->head : vp_figure_name(view, figure);
    return vp_arena_printf(&view->arena, "#%s%s%s", name, unit[0] == '\0' ? "" : ", ", unit);
}

/* A name of a sweep may end its line behind any `+`. */
static void put_broken(struct vp_text *out, struct vp_arena *arena, const char *name)
{
    while (*name != '\0') {
        const size_t length = strcspn(name, "+");
        const size_t part = length + (name[length] == '+');
        vp_put_html(out, vp_arena_strndup(arena, name, part));
        name += part;
        if (*name != '\0')
            vp_text_put(out, "<wbr>");
    }
}

/* The number and the name, which leads to the result's section if it has one. */
static void put_name(const struct vp_compare_page *page, int number)
{
    struct vp_text *out = page->page.out;
    const bool linked = number > 0 && number <= VP_COMPARE_SECTIONS;
    vp_text_printf(out, "<tr><th scope=\"row\" class=\"name\">%d ", number);
    if (linked)
        vp_text_printf(out, "<a href=\"#r%d\">", number);
    vp_text_put(out, "<bdi>");
    put_broken(out, &page->page.view->arena, page->names[number]);
    vp_text_put(out, linked ? "</bdi></a>" : "</bdi>");
    if (!vp_result_lawful(vp_compared_result(page->set, number))) {
        vp_text_put(out, " <span class=\"mark\">");
        vp_put_html(out, vp_words(page->page.view, "bryter regler", "breaks rules"));
        vp_text_put(out, "</span>");
    }
    vp_text_put(out, "</th>");
    vp_html_element(&page->page, "td", vp_result_search(page->page.view, vp_compared_result(page->set, number)));
}

static void put_first(const struct vp_compare_page *page, const struct vp_key_figure *keys, int n)
{
    put_name(page, 0);
    for (int k = 0; k < n; k++)
        vp_html_element(&page->page, "td class=\"n\"",
                        vp_figure_found(page->page.view,
                                        vp_result_figure(vp_compared_result(page->set, 0), keys[k].kind, keys[k].of)));
    vp_text_put(page->page.out, "</tr>\n");
}

static void put_cell(const struct vp_compare_page *page, const struct vp_contrast *contrast)
{
    const struct vp_page *html = &page->page;
    vp_text_put(html->out, "<td class=\"n\">");
    vp_put_html(html->out, vp_figure_found(html->view, contrast == NULL ? NULL : contrast->after));
    if (contrast != NULL) {
        const bool proven = contrast->conclusion == VP_CONCLUDE_LESS || contrast->conclusion == VP_CONCLUDE_MORE;
        vp_html_element(html, "small", vp_contrast_difference(html->view, contrast));
        vp_html_element(html, proven ? "small class=\"said\"" : "small", vp_conclusion_short(html->view, contrast));
    }
    vp_text_put(html->out, "</td>");
}

static void put_results(const struct vp_compare_page *page, const struct vp_key_figure *keys, int n)
{
    const struct vp_page *html = &page->page;
    struct vp_view *view = html->view;
    const char *heads[2 + VP_COMPARE_KEYS] = {vp_words(view, "Resultat", "Result"), vp_words(view, "Søk", "Search")};
    for (int k = 0; k < n; k++)
        heads[2 + k] = say_head(page, &keys[k]);
    vp_html_section(html, "results", vp_words(view, "Alle resultater", "All results"));
    vp_html_element(
        html, "p",
        vp_words(view, "I hver rute står det som ble funnet, forskjellen mot det første og hva som er bevist om den.",
                 "In each box stand what was found, the difference to the first, and what is proven of it."));
    vp_html_table(html, vp_words(view, "Alle resultater mot det første", "All results beside the first"), heads, 2 + n);
    put_first(page, keys, n);
    for (int i = 1; i <= page->set->n; i++) {
        put_name(page, i);
        for (int k = 0; k < n; k++)
            put_cell(page, vp_key_contrast(&page->set->item[i - 1], &keys[k]));
        vp_text_put(html->out, "</tr>\n");
    }
    vp_html_table_end(html);
    vp_text_put(html->out, "</section>\n");
}

/* ---- charts ---- */

/* Charts of one kind have keys that begin alike: how to read them is said once. */
static bool is_explained(const struct vp_compare_page *page, int i)
{
    return i > 0 && page->charts[i - 1].draw == page->charts[i].draw;
}

void vp_compare_page_charts(const struct vp_compare_page *page, int other)
{
    for (int i = 0; i < page->n_charts && page->folder != NULL; i++)
        if (vp_compare_chart_of(&page->charts[i], other))
            vp_html_chart(&page->page, page->folder, &page->charts[i],
                          (struct vp_html_shown){.explained = is_explained(page, i) &&
                                                              vp_compare_chart_of(&page->charts[i - 1], other)});
}

static void put_charts(const struct vp_compare_page *page)
{
    if (page->set->n == 1)
        return; /* they are all of the one result, and stand there */
    vp_html_section(&page->page, "charts", vp_words(page->page.view, "Bilder", "Pictures"));
    vp_compare_page_charts(page, 0);
    vp_text_put(page->page.out, "</section>\n");
}

/* ---- the page ---- */

static void put_top(const struct vp_compare_page *page)
{
    const struct vp_page *html = &page->page;
    struct vp_view *view = html->view;
    const struct vp_result *first = vp_compared_result(page->set, 0);
    vp_html_begin(html, vp_words(view, "Sammenligning: %s", "Comparison: %s", view->title));
    vp_html_element(html, "p",
                    vp_words(view, "Vaktplaner %s – %s. Utgangspunkt: %s (%s).", "Rosters %s – %s. Beside: %s (%s).",
                             vp_date_long(view, first->period.from), vp_date_long(view, first->period.to),
                             page->names[0], vp_result_search(view, first)));
    vp_text_printf(html->out, "\n</header>\n<nav aria-label=\"%s\">\n<ul>\n", vp_words(view, "Innhold", "Contents"));
    vp_html_link(html, "summary", vp_words(view, "Kort sagt", "In short"));
    if (page->set->n > 1) {
        vp_html_link(html, "results", vp_words(view, "Alle resultater", "All results"));
        vp_html_link(html, "charts", vp_words(view, "Bilder", "Pictures"));
    }
    vp_html_link(html, "each", vp_words(view, "Hver for seg", "One by one"));
    vp_text_put(html->out, "</ul>\n</nav>\n<main id=\"main\" tabindex=\"-1\">");
}

void vp_compare_html(const struct vp_comparisons *set, enum vp_language language, const char *charts_folder,
                     struct vp_text *out)
{
    struct vp_view view;
    struct vp_key_figure keys[VP_COMPARE_KEYS];
    vp_view_bare(&view, language);
    view.title = vp_clean(&view.arena, set->item[0].before->title);
    struct vp_compare_page page = {.page = {&view, out}, .set = set, .folder = charts_folder};
    page.names = vp_compare_names(&view, set);
    page.charts = vp_compare_charts(&view, set, page.names, &page.n_charts);
    const int n = vp_key_figures(&view, set, keys, VP_COMPARE_KEYS);
    vp_html_head(&page.page, vp_words(&view, "Sammenligning: %s", "Comparison: %s", view.title), false,
                 vp_html_compare_style);
    put_top(&page);
    put_summary(&page, keys, n);
    if (set->n > 1)
        put_results(&page, keys, n);
    put_charts(&page);
    vp_compare_page_each(&page);
    vp_html_foot(&page.page, NULL);
    vp_view_clear(&view);
}
