/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who had which great holiday in which year, as the page shows it: a row for each doctor, the years of each holiday in a cell. */
#include "report/html.h"

#include "report/greats.h"

#include "report/escape.h"

static void put_row(const struct vp_page *page, const struct vp_greats *greats, const struct vp_great_row *row)
{
    const vp_ledger_years *columns = &greats->columns;
    int column = 0;
    vp_text_put(page->out, "<tr><th scope=\"row\"><bdi>");
    vp_put_html(page->out, row->label);
    vp_text_put(page->out, "</bdi></th>");
    for (int great = VP_GREAT_CHRISTMAS; great < VP_GREATS; great++) {
        const char *gap = "";
        vp_text_put(page->out, "<td>");
        for (; column < columns->n && (int)columns->item[column].great == great; column++) {
            if (row->turn[column] == VP_TURN_NONE)
                continue;
            vp_text_printf(page->out, row->turn[column] == VP_TURN_NOW ? "%s<strong>%d*</strong>" : "%s%d", gap,
                           columns->item[column].year);
            gap = ", ";
        }
        vp_text_put(page->out, gap[0] == '\0' ? "–</td>" : "</td>");
    }
    vp_text_put(page->out, "</tr>\n");
}

void vp_html_greats(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    const struct vp_greats *greats = vp_greats_new(view);
    if (greats->columns.n == 0)
        return;
    const char *heads[VP_GREATS] = {vp_words(view, "Lege", "Doctor")};
    for (int great = VP_GREAT_CHRISTMAS; great < VP_GREATS; great++)
        heads[great] = vp_great_words(view, (enum vp_great)great);
    vp_html_element(
        page, "p",
        vp_words(
            view,
            "Hvem hadde hvilken storhelg: etter det som er ført over fra tidligere perioder, og denne vaktplanen (*). Hatt den har den som "
            "hadde en vakt med minst 3 timer i den. Jul er fra julaften kl. 12 til og med 2. juledag, nyttår fra nyttårsaften kl. 12 til og "
            "med 1. nyttårsdag og regnes til nyttårsaftenens år, påske fra onsdag kl. 12 til og med 2. påskedag. Hvilke dager som hører med, "
            "er vanlig praksis og ikke verifisert.",
            "Who had which great holiday, by what was brought over from earlier periods and by this roster (*). Whoever had a duty with at "
            "least 3 hours in it had it. Christmas is from noon on 24 December to 26 December, New Year from noon on 31 December to 1 January "
            "and of the year of its eve, Easter from noon on the Wednesday before to Easter Monday. Which days belong to each is common "
            "practice and not verified."));
    vp_html_table(page, vp_words(view, "Storhelger år for år", "Great holidays year by year"), heads, VP_GREATS);
    for (int i = 0; i < greats->n_rows; i++)
        put_row(page, greats, &greats->rows[i]);
    vp_html_table_end(page);
}
