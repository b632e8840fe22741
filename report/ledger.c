/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledger.yaml: what each doctor has carried beyond his share so far, and who had which great holiday, to be `brought-over` in the plan of the next
 * period. What the ledger before said and this plan knows nothing of is passed on. */
#include "report/escape.h"
#include "report/view.h"

#include "model/ledger.h"

#include <string.h>

enum { DECIMALS = 4 }; /* enough that years of rounding come to nothing */

/* What is being written. */
struct page {
    struct vp_view view;
    struct vp_text *out;
    const struct vp_ledger *before; /* NULL = none */
    double *balance;                /* [doctor * categories + category] */
    bool *written;                  /* [category] */
};

/* Great holidays that are not in the period, and in which nobody has anything to his account, are left out. */
static void choose_categories(struct page *page)
{
    const struct vp_view *view = &page->view;
    int categories = view->plan->categories.n;
    for (int c = 0; c < categories; c++) {
        page->written[c] = !vp_category_is_great(c);
        for (int d = 0; d < view->problem->n_doctors; d++) {
            size_t at = (size_t)d * (size_t)categories + (size_t)c;
            page->written[c] |= view->problem->share[at] > 0 || page->balance[at] < 0 || page->balance[at] > 0;
        }
    }
}

static void begin_page(struct page *page, const struct vp_report *report, struct vp_text *out)
{
    struct vp_view *view = &page->view;
    vp_view_init(view, report);
    size_t categories = (size_t)view->plan->categories.n;
    page->out = out;
    page->before = view->plan->ledger;
    page->balance = vp_arena_array(&view->arena, (size_t)view->problem->n_doctors * categories, sizeof *page->balance);
    page->written = vp_arena_array(&view->arena, categories, sizeof *page->written);
    vp_ledger_balances(view->problem, view->audit->load, page->balance);
    choose_categories(page);
}

static void put_head(const struct page *page)
{
    const struct vp_plan *plan = page->view.plan;
    char from[VP_DAY_TEXT];
    char to[VP_DAY_TEXT];
    vp_say(&page->view, page->out,
           "# Saldo per lege etter perioden: det legen til nå har båret utover sin andel. Positiv: har noe til gode.\n"
           "# great-holidays: hvem som hadde hvilken storhelg; nyttår regnes til nyttårsaftenens år.\n"
           "# Neste plan leser filen med `brought-over: ledger.yaml`.\n",
           "# Balance of each doctor after the period: what he has carried beyond his share so far. Positive: is owed.\n"
           "# great-holidays: who had which great holiday; a New Year is of the year of its eve.\n"
           "# The next plan reads this file by `brought-over: ledger.yaml`.\n");
    vp_text_printf(page->out, "ledger: 1\nperiod: { from: %s, to: %s }\n", vp_day_format(plan->from, from),
                   vp_day_format(plan->to, to));
    vp_text_printf(page->out, "input_sha256: \"%s\"\n", plan->sha256);
    if (page->before != NULL)
        vp_text_printf(page->out, "previous_sha256: \"%s\"\n", page->before->sha256);
}

static void put_categories(const struct page *page)
{
    const char *gap = "";
    vp_text_put(page->out, "categories: [");
    for (int c = 0; c < page->view.plan->categories.n; c++) {
        if (!page->written[c])
            continue;
        vp_text_put(page->out, gap);
        vp_put_yaml(page->out, vp_category_key(page->view.plan, c));
        gap = ", ";
    }
    for (int i = 0; page->before != NULL && i < page->before->categories.n; i++) {
        vp_text_put(page->out, gap);
        vp_put_yaml(page->out, page->before->categories.item[i]);
        gap = ", ";
    }
    vp_text_put(page->out, "]\n");
}

/* ---- balances ---- */

static void put_amount(const struct page *page, bool first, const char *category, double amount)
{
    vp_text_put(page->out, first ? " " : ", ");
    vp_put_yaml(page->out, category);
    vp_text_put(page->out, ": ");
    vp_text_put_number(page->out, amount, DECIMALS);
}

/* The amounts of `line`, which may be NULL, after `n` others on the same line of text. */
static void end_line(const struct page *page, const struct vp_ledger_line *line, int n)
{
    for (int i = 0; line != NULL && i < line->amounts.n; i++)
        put_amount(page, n++ == 0, line->amounts.item[i].category, line->amounts.item[i].amount);
    vp_text_put(page->out, n > 0 ? " }\n" : "}\n");
}

static void put_doctor(const struct page *page, int doctor, const struct vp_ledger_line *line)
{
    const struct vp_plan *plan = page->view.plan;
    int n = 0;
    vp_text_put(page->out, "  ");
    vp_put_yaml(page->out, plan->doctors.item[doctor].id);
    vp_text_put(page->out, ": {");
    for (int c = 0; c < plan->categories.n; c++)
        if (page->written[c])
            put_amount(page, n++ == 0, vp_category_key(plan, c),
                       page->balance[(size_t)doctor * (size_t)plan->categories.n + (size_t)c]);
    end_line(page, line, n);
}

static void put_balances(struct page *page)
{
    int doctors = page->view.problem->n_doctors;
    const struct vp_ledger *before = page->before;
    const struct vp_ledger_line **line = vp_arena_array(&page->view.arena, (size_t)doctors + 1, sizeof *line);
    for (int i = 0; before != NULL && i < before->lines.n; i++)
        if (before->lines.item[i].in_plan >= 0)
            line[before->lines.item[i].in_plan] = &before->lines.item[i];
    vp_text_put(page->out, "balances:\n");
    for (int d = 0; d < doctors; d++)
        put_doctor(page, d, line[d]);
    for (int i = 0; before != NULL && i < before->lines.n; i++) {
        if (before->lines.item[i].in_plan >= 0)
            continue;
        vp_text_put(page->out, "  ");
        vp_put_yaml(page->out, before->lines.item[i].doctor);
        vp_text_put(page->out, ": {");
        end_line(page, &before->lines.item[i], 0);
    }
}

/* ---- the log ---- */

static void put_year(const struct page *page, const struct vp_ledger_year *year)
{
    vp_text_printf(page->out, "    %d: [", year->year);
    for (int i = 0; i < year->doctors.n; i++) {
        vp_text_put(page->out, i == 0 ? "" : ", ");
        vp_put_yaml(page->out, year->doctors.item[i]);
    }
    vp_text_put(page->out, "]\n");
}

static void put_log(struct page *page)
{
    vp_ledger_years years = {0};
    vp_ledger_log(page->view.problem, page->view.roster, &years, &page->view.arena);
    if (years.n > 0)
        vp_text_put(page->out, "great-holidays:\n");
    for (int i = 0; i < years.n; i++) {
        enum vp_great great = years.item[i].great;
        if (i == 0 || years.item[i - 1].great != great)
            vp_text_printf(page->out, "  %s:\n", vp_category_key(page->view.plan, vp_great_category(great)));
        put_year(page, &years.item[i]);
    }
}

void vp_report_ledger(const struct vp_report *report, struct vp_text *out)
{
    struct page page;
    begin_page(&page, report, out);
    put_head(&page);
    put_categories(&page);
    put_balances(&page);
    put_log(&page);
    vp_view_clear(&page.view);
}
