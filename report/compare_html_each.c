/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each result beside the first: all figures with what is proven of them, and the duties that are another's, by doctor. */
#include "report/compare_page.h"

#include "report/compare.h"
#include "report/escape.h"

#include <string.h>

static void put_figure(const struct vp_page *page, const struct vp_contrast *contrast)
{
    struct vp_view *view = page->view;
    const struct vp_figure *figure = vp_contrast_figure(contrast);
    const char *unit = vp_figure_unit(view, figure);
    vp_text_put(page->out, "<tr>");
    vp_html_element(
        page, "th scope=\"row\" class=\"name\"",
        vp_arena_printf(&view->arena, "%s%s%s", vp_figure_name(view, figure), unit[0] == '\0' ? "" : ", ", unit));
    vp_html_element(page, "td class=\"n\"", vp_figure_found(view, contrast->before));
    vp_html_element(page, "td class=\"n\"", vp_figure_proven(view, contrast->before));
    vp_html_element(page, "td class=\"n\"", vp_figure_found(view, contrast->after));
    vp_html_element(page, "td class=\"n\"", vp_figure_proven(view, contrast->after));
    vp_html_element(page, "td class=\"n\"", vp_contrast_difference(view, contrast));
    vp_html_element(page, "td class=\"c\"",
                    contrast->conclusion == VP_CONCLUDE_FOUND ? vp_conclusion_short(view, contrast)
                                                              : vp_contrast_words(view, contrast));
    vp_text_put(page->out, "</tr>\n");
}

static void put_figures(const struct vp_compare_page *page, int number)
{
    struct vp_view *view = page->page.view;
    const struct vp_comparison *comparison = &page->set->item[number - 1];
    const char *const heads[2][7] = {
        {"Tall", "#Før", "#Det beste, bevist", "#Etter", "#Det beste, bevist", "#Forskjell", "Konklusjon"},
        {"Figure", "#Before", "#The best, proven", "#After", "#The best, proven", "#Difference", "Conclusion"}};
    vp_html_table(&page->page,
                  vp_words(view, "%d %s mot %s", "%d %s beside %s", number, page->names[number], page->names[0]),
                  heads[view->language == VP_EN], 7);
    for (int i = 0; i < comparison->contrasts.n; i++)
        if (!vp_contrast_idle(&comparison->contrasts.item[i]))
            put_figure(&page->page, &comparison->contrasts.item[i]);
    vp_html_table_end(&page->page);
}

/* ---- duties ---- */

static void put_dates(const struct vp_page *page, const struct vp_change *changes, int n)
{
    char day[VP_DAY_TEXT];
    for (int i = 0; i < n; i++) {
        vp_text_printf(page->out, "%s%s ", i == 0 ? " – " : ", ", vp_day_format(changes[i].row->date, day));
        vp_put_html(page->out, vp_clean(&page->view->arena, changes[i].row->line));
    }
}

static void put_doctor(const struct vp_page *page, const struct vp_change *changes, int n, int given)
{
    struct vp_view *view = page->view;
    vp_text_put(page->out, "<li><bdi>");
    vp_put_html(page->out, vp_clean(&view->arena, changes[0].doctor));
    vp_text_put(page->out, "</bdi>");
    vp_say(view, page->out, ": gir fra seg %d", ": gives up %d", given);
    put_dates(page, changes, given);
    vp_say(view, page->out, "; får %d", "; gets %d", n - given);
    put_dates(page, changes + given, n - given);
    vp_text_put(page->out, "</li>\n");
}

static void put_moved(const struct vp_page *page, const struct vp_comparison *comparison)
{
    int n;
    const struct vp_change *changes = vp_compare_changes(page->view, comparison, &n);
    if (n == 0) {
        vp_html_element(page, "p", vp_moved_words(page->view, comparison));
        return;
    }
    vp_text_put(page->out, "<details>");
    vp_html_element(page, "summary", vp_moved_words(page->view, comparison));
    vp_text_put(page->out, "<ul>\n");
    for (int from = 0; from < n;) {
        int given;
        const int of_one = vp_changes_of_one(changes + from, n - from, &given);
        put_doctor(page, changes + from, of_one, given);
        from += of_one;
    }
    vp_text_put(page->out, "</ul></details>\n");
}

/* ---- a result ---- */

static void put_sentence(const struct vp_page *page, const char *words)
{
    if (words != NULL)
        vp_html_element(page, "p", words);
}

static void put_result(const struct vp_compare_page *page, int number)
{
    const struct vp_page *html = &page->page;
    struct vp_view *view = html->view;
    const struct vp_comparison *comparison = &page->set->item[number - 1];
    const char *heading = vp_arena_printf(&view->arena, "%d %s (%s)", number, page->names[number],
                                          vp_result_search(view, comparison->after));
    const bool many = page->set->n > VP_COMPARE_FEW;
    vp_text_printf(html->out, "<section class=\"result\" id=\"r%d\">%s", number, many ? "<details><summary>" : "");
    vp_html_element(html, "h3", heading);
    vp_text_put(html->out, many ? "</summary>\n" : "\n");
    if (strcmp(comparison->after->title, comparison->before->title) != 0)
        put_sentence(html, vp_clean(&view->arena, comparison->after->title));
    put_figures(page, number);
    put_sentence(html, vp_cured_words(view, comparison));
    put_sentence(html, vp_broken_words(view, comparison));
    put_moved(html, comparison);
    vp_compare_page_charts(page, number);
    vp_text_put(html->out, many ? "</details></section>\n" : "</section>\n");
}

void vp_compare_page_each(const struct vp_compare_page *page)
{
    const struct vp_page *html = &page->page;
    struct vp_view *view = html->view;
    vp_html_section(html, "each", vp_words(view, "Hver for seg", "One by one"));
    if (page->set->n > VP_COMPARE_FEW)
        vp_html_element(
            html, "p",
            vp_words(view, "Det som er åpnet her, kommer med på papir.", "What is opened here comes along on paper."));
    for (int i = 1; i <= page->set->n && i <= VP_COMPARE_SECTIONS; i++)
        put_result(page, i);
    if (page->set->n > VP_COMPARE_SECTIONS)
        vp_html_element(html, "p",
                        vp_words(view, "De øvrige %d står i compare.json og compare.csv.",
                                 "The other %d are in compare.json and compare.csv.", page->set->n - VP_COMPARE_SECTIONS));
    vp_text_put(html->out, "</section>\n");
}
