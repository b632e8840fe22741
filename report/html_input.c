/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the roster was made from: period, lines, weights, how duties are counted, and the hash that ties the page to the plan's bytes. */
#include "report/html.h"

#include "report/escape.h"

#include <limits.h>

static void put_pair(const struct vp_page *page, const char *name, const char *words)
{
    vp_html_element(page, "dt", name);
    vp_html_element(page, "dd", words);
    vp_text_put(page->out, "\n");
}

/* How many doctors the line's duties of the period need; without duties `least` is above `most`. */
struct needed {
    int least;
    int most;
};

static struct needed find_needed(const struct vp_problem *problem, int line)
{
    struct needed needed = {INT_MAX, 0};
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        if (duty->line != line)
            continue;
        needed.least = duty->needed < needed.least ? duty->needed : needed.least;
        needed.most = duty->needed > needed.most ? duty->needed : needed.most;
    }
    return needed;
}

/* "1 place per duty", "0–2 places per duty and up to 1 more …". */
static const char *say_places(struct vp_view *view, const struct vp_line *line, struct needed needed)
{
    int most = needed.most;
    if (needed.least > most)
        return vp_words(view, "ingen vakter i perioden", "no duties in the period");
    const char *range = needed.least == most ? vp_arena_printf(&view->arena, "%d", most)
                                             : vp_arena_printf(&view->arena, "%d–%d", needed.least, most);
    const char *places = vp_words(view, most == 1 ? "%s plass per vakt" : "%s plasser per vakt",
                                  most == 1 ? "%s place per duty" : "%s places per duty", range);
    if (line->extra == 0)
        return places;
    return vp_words(view, "%s og inntil %d til, %s poeng for hver som fylles",
                    "%s and up to %d more, %s points for each that is filled", places, line->extra,
                    vp_number_short(view, line->extra_price, 2));
}

static void put_line(const struct vp_page *page, int index)
{
    struct vp_view *view = page->view;
    const struct vp_line *line = &view->plan->lines.item[index];
    const char *name = vp_cut(&view->arena, vp_clean(&view->arena, line->name), VP_LABEL_COLUMNS);
    struct needed needed = find_needed(view->problem, index);
    const char *locum = "";
    if (needed.most > 0) /* an extra place is never a locum's */
        locum = line->locum_allowed ? vp_words(view, "; vikar koster %s poeng", "; a locum costs %s points",
                                               vp_number_short(view, line->locum, 2))
                                    : vp_words(view, "; aldri vikar", "; never a locum");
    put_pair(page, vp_words(view, "Vaktlinje %s", "Line %s", name),
             vp_words(view, "%s; en vakttime teller %s som arbeidstid%s", "%s; an hour on duty counts %s as working time%s",
                      say_places(view, line, needed), vp_number_short(view, line->standby, 4), locum));
}

static const char *say_size(struct vp_view *view)
{
    int doctors = view->problem->n_doctors;
    int lines = view->plan->lines.n;
    int duties = vp_view_duties(view);
    return vp_arena_printf(&view->arena, "%d %s, %d %s, %d %s", doctors,
                           vp_words(view, doctors == 1 ? "lege" : "leger", doctors == 1 ? "doctor" : "doctors"), lines,
                           vp_words(view, lines == 1 ? "vaktlinje" : "vaktlinjer", lines == 1 ? "line" : "lines"),
                           duties, vp_words(view, duties == 1 ? "vakt" : "vakter", duties == 1 ? "duty" : "duties"));
}

/* Scenario, history and ledger: what else than the plan the roster was made from. */
static void put_origin(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    if (view->plan->scenario != NULL)
        put_pair(page, vp_words(view, "Scenario", "Scenario"), vp_clean(&view->arena, view->plan->scenario));
    if (view->plan->history != NULL)
        put_pair(page, vp_words(view, "Forhistorie", "History"), vp_history_words(view));
    if (view->plan->ledger != NULL)
        put_pair(page, vp_words(view, "Ført over fra", "Brought over from"), vp_ledger_words(view));
}

/* How the term's method weighs what somebody has beyond his target. */
static const char *say_method(struct vp_view *view, const struct vp_fairness_term *term)
{
    if (term->method == VP_LEXIMIN)
        return vp_words(view, "leximin: først den som har mest over målet, så den neste, og så videre",
                        "leximin: first whoever has most above the target, then the next, and so on");
    if (term->method == VP_MIN_MAX)
        return vp_words(view, "min-max: bare den som har mest over målet",
                        "min-max: only whoever has most above the target");
    return vp_words(view, "vekt %s per kvadrert trinn", "weight %s per squared step",
                    vp_number_short(view, term->weight, 4));
}

static void put_terms(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    for (int i = 0; i < view->plan->fairness.n; i++) {
        const struct vp_fairness_term *term = &view->plan->fairness.item[i];
        const char *unit = vp_unit_words(view, term->category);
        put_pair(page, vp_words(view, "Skjevhet, %s", "Unfairness, %s", vp_category_name(view->plan, term->category)),
                 vp_words(view, "%s; trinn %s%s%s", "%s; step %s%s%s", say_method(view, term),
                          vp_number_short(view, term->unit, 4), unit[0] == '\0' ? "" : " ", unit));
    }
}

/* "1 for netter, 2 for jul": what a duty counts in a sum. */
static const char *say_sum(struct vp_view *view, const double *sum)
{
    const char *words = NULL;
    for (int part = 0; part < view->plan->categories.n; part++) {
        if (sum[part] <= 0)
            continue;
        const char *counts = vp_words(view, "%s for %s", "%s for %s", vp_number_short(view, sum[part], 3),
                                      vp_category_name(view->plan, part));
        words = words == NULL ? counts : vp_arena_printf(&view->arena, "%s, %s", words, counts);
    }
    return words == NULL ? "" : words;
}

static void put_sums(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    for (int c = VP_BUILT_IN_CATEGORIES; c < view->plan->categories.n; c++) {
        const struct vp_category *of = &view->plan->categories.item[c];
        if (of->sum != NULL)
            put_pair(page, vp_category_name(view->plan, c),
                     vp_words(view, "en sum av vaktpoeng: hver vakt teller %s",
                              "a sum of duty points: each duty counts %s", say_sum(view, of->sum)));
    }
}

static void put_municipal(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    for (int i = 0; i < view->plan->municipal.n; i++) {
        const struct vp_fairness_term *term = &view->plan->municipal.item[i];
        const char *unit = vp_unit_words(view, term->category);
        put_pair(page,
                 vp_words(view, "Skjevhet mellom kommuner, %s", "Unfairness between municipalities, %s",
                          vp_category_name(view->plan, term->category)),
                 vp_words(view, "vekt %s per kvadrert trinn, trinn %s%s%s; andeler etter %s",
                          "weight %s per squared step, step %s%s%s; shares by %s",
                          vp_number_short(view, term->weight, 4), vp_number_short(view, term->unit, 4),
                          unit[0] == '\0' ? "" : " ", unit, vp_municipal_words(view)));
    }
}

static void put_counting(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    put_pair(
        page, vp_words(view, "Natt", "Night"),
        vp_words(
            view,
            "en vakt med minst 3 timer mellom 21:00 og 06:00 (nattarbeid, aml. §10-11; at tre timer gjør en nattvakt, er vårt valg)",
            "a duty with at least 3 hours between 21:00 and 06:00 (night work, aml. §10-11; that three hours make a night is our choice)"));
    put_pair(page, vp_words(view, "Helg", "Weekend"),
             vp_words(view, "en vakt med minst 3 timer på lørdag eller søndag",
                      "a duty with at least 3 hours on a Saturday or Sunday"));
    put_pair(
        page, vp_words(view, "Helligdag", "Holiday"),
        vp_words(view,
                 "en vakt med minst 3 timer på en offentlig høytidsdag eller i en storhelg; hvilke aftener som regnes med, er vanlig praksis "
                 "og ikke verifisert",
                 "a duty with at least 3 hours on a public holiday or in a great holiday; which eves belong to it is common practice and not "
                 "verified"));
    put_pair(page, vp_words(view, "Timer", "Hours"),
             vp_words(view, "etter klokken i virkeligheten: natten da sommertiden begynner, er en time kortere",
                      "by the real clock: the night in which summer time begins is an hour shorter"));
}

/* The limits that were asked for; what the search then took is in solve.json alone, for it differs from run to run. */
static const char *say_search(struct vp_view *view)
{
    const struct vp_outcome *outcome = view->outcome;
    const char *words = vp_words(view, "frø %llu", "seed %llu", (unsigned long long)outcome->seed);
    if (outcome->effort > 0)
        words = vp_words(view, "%s; høyst %lld enheter arbeid i hvert søk",
                         "%s; at most %lld units of work in each search", words, outcome->effort);
    if (outcome->time_limit > 0)
        words = vp_words(view, "%s; høyst %s sekunder", "%s; at most %s seconds", words,
                         vp_number_short(view, outcome->time_limit, 1));
    if (outcome->gap_wanted > 0)
        words = vp_words(view, "%s; stopp når høyst %s %% av poengene kan spares",
                         "%s; to stop when at most %s %% of the points can be saved", words,
                         vp_number_short(view, outcome->gap_wanted, 4));
    return words;
}

void vp_html_input(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    const struct vp_plan *plan = view->plan;
    vp_html_section(page, "input", vp_words(view, "Forutsetninger", "What was put in"));
    vp_text_put(page->out, "<dl>\n");
    put_pair(page, vp_words(view, "Periode", "Period"),
             vp_words(view, "%s – %s, tidssone %s", "%s – %s, time zone %s", vp_date_long(view, plan->from),
                      vp_date_long(view, plan->to), vp_clean(&view->arena, plan->zone_name)));
    put_pair(page, vp_words(view, "Omfang", "Size"), say_size(view));
    put_origin(page);
    for (int i = 0; i < plan->lines.n; i++)
        put_line(page, i);
    put_terms(page);
    put_sums(page);
    put_municipal(page);
    put_counting(page);
    if (view->outcome != NULL)
        put_pair(page, vp_words(view, "Søk", "Search"), say_search(view));
    vp_html_element(page, "dt", vp_words(view, "Inndata, SHA-256", "Input, SHA-256"));
    vp_text_put(page->out, "<dd>");
    vp_html_element(page, "code", plan->sha256);
    vp_text_put(page->out, "</dd>\n</dl>\n</section>\n");
}
