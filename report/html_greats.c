/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who had which great holiday in which year, as the page shows it: the log that was brought over and this roster's duties, the same as in ledger.yaml.
 * First the plan's doctors, then those whom only the log knows. */
#include "report/html.h"

#include "report/escape.h"

#include "model/ledger.h"

#include <stdlib.h>
#include <string.h>

/* One doctor in one year of one great holiday. */
struct turn {
    const char *doctor;
    const struct vp_ledger_year *year;
};

struct turns {
    struct turn *item; /* by doctor, then great holiday, then year */
    int n;
};

static int compare_turns(const void *one, const void *other)
{
    const struct turn *a = one;
    const struct turn *b = other;
    int order = strcmp(a->doctor, b->doctor);
    if (order == 0)
        order = (int)a->year->great - (int)b->year->great;
    return order != 0 ? order : a->year->year - b->year->year;
}

static struct turns list_turns(struct vp_view *view, const vp_ledger_years *years)
{
    size_t n = 0;
    struct turns turns = {0};
    for (int i = 0; i < years->n; i++)
        n += (size_t)years->item[i].doctors.n;
    turns.item = vp_arena_array(&view->arena, n + 1, sizeof *turns.item);
    for (int i = 0; i < years->n; i++)
        for (int k = 0; k < years->item[i].doctors.n; k++)
            turns.item[turns.n++] = (struct turn){years->item[i].doctors.item[k], &years->item[i]};
    qsort(turns.item, (size_t)turns.n, sizeof *turns.item, compare_turns);
    return turns;
}

/* Where the doctor's turns begin, or where they would. */
static int find_turns(const struct turns *turns, const char *doctor)
{
    int low = 0;
    int high = turns->n;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (strcmp(turns->item[middle].doctor, doctor) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A row; `at` is where the doctor's turns begin. Returns where those of the next begin. */
static int put_doctor(const struct vp_page *page, const struct turns *turns, int at, const char *doctor, const char *name)
{
    vp_text_put(page->out, "<tr><th scope=\"row\"><bdi>");
    vp_put_html(page->out, name);
    vp_text_put(page->out, "</bdi></th>");
    for (int great = VP_GREAT_CHRISTMAS; great < VP_GREATS; great++) {
        const char *gap = "";
        vp_text_put(page->out, "<td>");
        for (; at < turns->n && strcmp(turns->item[at].doctor, doctor) == 0 && (int)turns->item[at].year->great == great;
             at++) {
            vp_text_printf(page->out, "%s%d", gap, turns->item[at].year->year);
            gap = ", ";
        }
        vp_text_put(page->out, gap[0] == '\0' ? "–</td>" : "</td>");
    }
    vp_text_put(page->out, "</tr>\n");
    return at;
}

static void put_rows(const struct vp_page *page, const struct turns *turns)
{
    struct vp_view *view = page->view;
    for (int d = 0; d < view->problem->n_doctors; d++) {
        const char *id = view->plan->doctors.item[d].id;
        put_doctor(page, turns, find_turns(turns, id), id, view->label[d]);
    }
    for (int at = 0; at < turns->n;) {
        const char *id = turns->item[at].doctor;
        bool here = vp_plan_doctor(view->plan, id) >= 0;
        if (!here)
            at = put_doctor(page, turns, at, id, vp_cut(&view->arena, vp_clean(&view->arena, id), VP_LABEL_COLUMNS));
        while (here && at < turns->n && strcmp(turns->item[at].doctor, id) == 0)
            at++;
    }
}

void vp_html_greats(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    vp_ledger_years years = {0};
    vp_ledger_log(view->problem, view->roster, &years, &view->arena);
    if (years.n == 0)
        return;
    const char *const heads[2][VP_GREATS] = {{"Lege", "Jul", "Nyttår", "Påske", "17. mai"},
                                             {"Doctor", "Christmas", "New Year", "Easter", "17 May"}};
    const struct turns turns = list_turns(view, &years);
    vp_html_element(
        page, "p",
        vp_words(
            view,
            "Hvem hadde hvilken storhelg: etter det som er ført over fra tidligere perioder, og denne vaktplanen. Hatt den har den som hadde "
            "en vakt med minst 3 timer i den. Jul er fra julaften kl. 12 til og med 2. juledag, nyttår fra nyttårsaften kl. 12 til og med "
            "1. nyttårsdag og regnes til nyttårsaftenens år, påske fra onsdag kl. 12 til og med 2. påskedag. Hvilke dager som hører med, er "
            "vanlig praksis og ikke verifisert.",
            "Who had which great holiday, by what was brought over from earlier periods and by this roster. Whoever had a duty with at least 3 "
            "hours in it had it. Christmas is from noon on 24 December to 26 December, New Year from noon on 31 December to 1 January and of "
            "the year of its eve, Easter from noon on the Wednesday before to Easter Monday. Which days belong to each is common practice and "
            "not verified."));
    vp_html_table(page, vp_words(view, "Storhelger år for år", "Great holidays year by year"),
                  heads[view->language == VP_EN], VP_GREATS);
    put_rows(page, &turns);
    vp_html_table_end(page);
}
