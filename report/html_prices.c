/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices as the page shows them: a row for each thing that was looked at, and the names of those that were not. */
#include "report/html.h"

#include "report/escape.h"

#include <math.h>

enum { NAMED = 20 }; /* of those not looked at */

/* "12,00", "12,00 til 15,50"; "–" where an end is not known. The lower end is rounded down, the upper up. */
static const char *say_interval(struct vp_view *view, struct vp_interval interval)
{
    if (!isfinite(interval.low) || !isfinite(interval.high))
        return "–";
    const char *low = vp_number_floor(view, interval.low, VP_NUMBER_POINTS);
    if (interval.high - interval.low < 0.005)
        return vp_number(view, interval.high, VP_NUMBER_POINTS);
    return vp_words(view, "%s til %s", "%s to %s", low,
                    vp_number(view, ceil(interval.high * 100 - 1e-6) / 100, VP_NUMBER_POINTS));
}

static void put_price(const struct vp_page *page, const struct vp_price *price)
{
    struct vp_view *view = page->view;
    vp_text_put(page->out, "<tr>");
    vp_html_element(page, "th scope=\"row\"", vp_price_name(view, price));
    vp_html_element(page, "td class=\"n\"", vp_arena_printf(&view->arena, "%d", price->doctors));
    vp_html_element(page, "td class=\"n\"", isnan(price->points) ? "–" : vp_number(view, price->points, VP_NUMBER_POINTS));
    vp_html_element(page, "td class=\"n\"", say_interval(view, price->after.points));
    vp_html_element(page, "td class=\"n\"", say_interval(view, price->gain));
    vp_html_element(page, "td", vp_price_worst_words(view, price));
    vp_html_element(page, "td class=\"words\"", vp_price_words(view, price));
    vp_text_put(page->out, "</tr>\n");
}

static void put_table(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    const struct vp_price_list *prices = view->report->prices;
    const char *const heads[2][7] = {{"Uten", "#Leger", "#Koster nå", "#Poeng uten", "#Poeng færre",
                                      "Den som har mest, mot målet, med → uten", "Hva som er bevist"},
                                     {"Without", "#Doctors", "#Costs now", "#Points without", "#Points fewer",
                                      "Whoever has most, against the target, with → without", "What is proven"}};
    if (prices->seen == 0)
        return;
    vp_html_table(page, vp_words(view, "Hva det ville gitt å være uten", "What there would be to gain without"),
                  heads[view->language == VP_EN], 7);
    for (int i = 0; i < prices->n; i++)
        if (prices->item[i].verdict != VP_PRICE_UNSEEN)
            put_price(page, &prices->item[i]);
    vp_html_table_end(page);
}

static void put_unseen(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    const struct vp_price_list *prices = view->report->prices;
    const int unseen = prices->n - prices->seen;
    int named = 0;
    if (unseen == 0)
        return;
    vp_text_put(page->out, "<p>");
    vp_put_html(page->out, vp_words(view, "Ikke sett på: ", "Not looked at: "));
    for (int i = 0; i < prices->n && named < NAMED; i++) {
        if (prices->item[i].verdict != VP_PRICE_UNSEEN)
            continue;
        vp_text_put(page->out, named++ == 0 ? "<bdi>" : ", <bdi>");
        vp_put_html(page->out, vp_price_name(view, &prices->item[i]));
        vp_text_put(page->out, "</bdi>");
    }
    if (unseen > named)
        vp_put_html(page->out, vp_words(view, " og %d til", " and %d more", unseen - named));
    vp_text_put(page->out, ".</p>\n");
}

void vp_html_prices(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    if (view->report->prices == NULL)
        return;
    vp_html_section(page, "prices", vp_words(view, "Priser", "Prices"));
    vp_html_element(page, "p", vp_prices_words(view));
    vp_html_element(
        page, "p",
        vp_words(
            view,
            "Hver ting er tatt bort alene, og planen løst på nytt. Hva den beste vaktplanen kommer til, er kjent mellom to tall; bevist er bare det som gjelder hvor enn mellom "
            "dem den ligger. Den som har mest, står slik i de to vaktplanene som ble funnet; det er ingen grense for andre vaktplaner. Uten et fritak er andeler og mål "
            "regnet på nytt, så poengene er målt mot andre mål. Hvorfor noen har fritak, er ikke kjent her.",
            "Each thing was taken away alone, and the plan solved again. What the best roster comes to is known between two numbers; proven is only what holds wherever between "
            "them it is. Whoever has most stands so in the two rosters that were found; that is no bound on other rosters. Without an exemption shares and targets "
            "are worked out anew, so points are counted against other targets. Why anybody is exempt is not known here."));
    vp_html_element(page, "p",
                    vp_words(view, "Med alt som det er: %s poeng.", "With everything as it is: %s points.",
                             say_interval(view, view->report->prices->before.points)));
    put_table(page);
    put_unseen(page);
    vp_text_put(page->out, "</section>\n");
}
