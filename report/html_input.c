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

/* "1 place per duty", "0–2 places per duty and up to 1 more …": as the duties of the period have them. */
static const char *say_places(struct vp_view *view, int line)
{
    const struct vp_problem *problem = view->problem;
    int least = INT_MAX;
    int most = 0;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        if (duty->line != line)
            continue;
        least = duty->needed < least ? duty->needed : least;
        most = duty->needed > most ? duty->needed : most;
    }
    if (least > most)
        return vp_words(view, "ingen vakter i perioden", "no duties in the period");
    const char *range = least == most ? vp_words(view, "%d", "%d", most) : vp_words(view, "%d–%d", "%d–%d", least, most);
    const char *places = vp_words(view, most == 1 ? "%s plass per vakt" : "%s plasser per vakt",
                                  most == 1 ? "%s place per duty" : "%s places per duty", range);
    const struct vp_line *it = &view->plan->lines.item[line];
    if (it->extra == 0)
        return places;
    return vp_words(view, "%s og inntil %d til, %s poeng for hver som fylles",
                    "%s and up to %d more, %s points for each that is filled", places, it->extra,
                    vp_number_short(view, it->extra_price, 2));
}

static bool has_needed(const struct vp_problem *problem, int line)
{
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (problem->duties[j].line == line && problem->duties[j].needed > 0)
            return true;
    return false;
}

static void put_line(const struct vp_page *page, int index)
{
    struct vp_view *view = page->view;
    const struct vp_line *line = &view->plan->lines.item[index];
    const char *name = vp_cut(&view->arena, vp_clean(&view->arena, line->name), VP_LABEL_COLUMNS);
    const char *locum = "";
    if (has_needed(view->problem, index)) /* an extra place is never a locum's */
        locum = line->locum_allowed ? vp_words(view, "; vikar koster %s poeng", "; a locum costs %s points",
                                               vp_number_short(view, line->locum, 2))
                                    : vp_words(view, "; aldri vikar", "; never a locum");
    put_pair(page, vp_words(view, "Vaktlinje %s", "Line %s", name),
             vp_words(view, "%s; en vakttime teller %s som arbeidstid%s", "%s; an hour on duty counts %s as working time%s",
                      say_places(view, index), vp_number_short(view, line->standby, 4), locum));
}

/* "1 line", "14 duties". */
static const char *say_count(struct vp_view *view, int n, const char *const one[2], const char *const many[2])
{
    return vp_arena_printf(&view->arena, "%d %s", n, (n == 1 ? one : many)[view->language == VP_EN]);
}

static const char *say_size(struct vp_view *view)
{
    static const char *const doctor[2] = {"lege", "doctor"};
    static const char *const doctors[2] = {"leger", "doctors"};
    static const char *const duty[2] = {"vakt", "duty"};
    static const char *const duties[2] = {"vakter", "duties"};
    static const char *const line[2] = {"vaktlinje", "line"};
    static const char *const lines[2] = {"vaktlinjer", "lines"};
    return vp_arena_printf(&view->arena, "%s, %s, %s", say_count(view, view->problem->n_doctors, doctor, doctors),
                           say_count(view, view->plan->lines.n, line, lines),
                           say_count(view, vp_view_duties(view), duty, duties));
}

/* Scenario and history: what else than the plan the roster was made from. */
static void put_origin(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    if (view->plan->scenario != NULL)
        put_pair(page, vp_words(view, "Scenario", "Scenario"), vp_clean(&view->arena, view->plan->scenario));
    if (view->plan->history != NULL)
        put_pair(page, vp_words(view, "Forhistorie", "History"), vp_history_words(view));
}

static void put_terms(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    for (int i = 0; i < view->plan->fairness.n; i++) {
        const struct vp_fairness_term *term = &view->plan->fairness.item[i];
        const char *unit = vp_unit_words(view, term->category);
        put_pair(page, vp_words(view, "Skjevhet, %s", "Unfairness, %s", vp_category_name(view->plan, term->category)),
                 vp_words(view, "vekt %s per kvadrert trinn, trinn %s%s%s", "weight %s per squared step, step %s%s%s",
                          vp_number_short(view, term->weight, 4), vp_number_short(view, term->unit, 4),
                          unit[0] == '\0' ? "" : " ", unit));
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
    put_counting(page);
    if (view->outcome != NULL)
        put_pair(page, vp_words(view, "Søk", "Search"),
                 vp_words(view, "frø %llu", "seed %llu", (unsigned long long)view->outcome->seed));
    vp_html_element(page, "dt", vp_words(view, "Inndata, SHA-256", "Input, SHA-256"));
    vp_text_put(page->out, "<dd>");
    vp_html_element(page, "code", plan->sha256);
    vp_text_put(page->out, "</dd>\n</dl>\n</section>\n");
}
