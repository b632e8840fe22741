/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit as pages show it: rules with source and how far the figure is verified, each breach, each wish that is not met. */
#include "report/html.h"

#include "report/escape.h"

static const char *say_verified(struct vp_view *view, const struct vp_rule *rule)
{
    if (!vp_rule_has_figure(rule))
        return vp_words(view, "følger av planen", "follows from the plan");
    return rule->verified == VP_VERIFIED_YES ? vp_words(view, "verifisert", "verified")
                                             : vp_words(view, "IKKE VERIFISERT", "NOT VERIFIED");
}

static void put_rule(const struct vp_page *page, int index)
{
    struct vp_view *view = page->view;
    const struct vp_rule *rule = &view->plan->rules.item[index];
    int times = 0;
    double points = vp_rule_points(view, index, &times);
    int breaches = rule->hard ? vp_rule_breaches(view, index) : times;
    vp_text_put(page->out, "<tr>");
    vp_html_element(page, "th scope=\"row\"", vp_clean(&view->arena, rule->id));
    vp_html_element(page, "td class=\"words\"", vp_rule_sentence(view, rule));
    vp_html_element(page, "td class=\"n\"", vp_arena_printf(&view->arena, "%d", vp_view_checked(view, rule)));
    vp_html_element(page, "td class=\"n\"", vp_arena_printf(&view->arena, "%d", breaches));
    vp_html_element(page, "td class=\"n\"", rule->hard ? "–" : vp_number(view, points, VP_NUMBER_POINTS));
    vp_html_element(page, "td class=\"words\"", vp_rule_has_figure(rule) ? vp_clean(&view->arena, rule->source) : "");
    bool unverified = vp_rule_has_figure(rule) && rule->verified != VP_VERIFIED_YES;
    vp_text_put(page->out, unverified ? "<td><span class=\"mark\">" : "<td><span>");
    vp_put_html(page->out, say_verified(view, rule));
    vp_text_put(page->out, "</span></td>");
    vp_html_element(page, "td class=\"t\"", vp_place(view, rule->pos));
    vp_text_put(page->out, "</tr>\n");
}

static void put_rules(const struct vp_page *page, bool hard)
{
    struct vp_view *view = page->view;
    const char *const heads[2][8] = {
        {"Regel", "Hva den sier", "#Vakter prøvd", "#Brudd", "#Poeng", "Kilde", "Tallet er", "Sted"},
        {"Rule", "What it says", "#Duties tested", "#Breaches", "#Points", "Source", "The figure is", "Place"}};
    int n = 0;
    for (int i = 0; i < view->plan->rules.n; i++)
        n += view->plan->rules.item[i].hard == hard;
    if (n == 0)
        return;
    vp_html_table(page,
                  hard ? vp_words(view, "Absolutte regler", "Hard rules")
                       : vp_words(view, "Myke regler: brudd koster poeng", "Soft rules: breaches cost points"),
                  heads[view->language == VP_EN], 8);
    for (int i = 0; i < view->plan->rules.n; i++)
        if (view->plan->rules.item[i].hard == hard && !vp_view_idle(view, &view->plan->rules.item[i]))
            put_rule(page, i);
    vp_html_table_end(page);
}

static void put_breach(const struct vp_page *page, const struct vp_violation *violation)
{
    struct vp_view *view = page->view;
    const struct vp_rule *rule = &view->plan->rules.item[violation->rule];
    vp_text_put(page->out, "<tr>");
    vp_html_element(page, "th scope=\"row\"", violation->doctor < 0 ? "–" : view->label[violation->doctor]);
    vp_html_element(page, "td class=\"t\"", vp_dates_iso(view, violation->from, violation->to));
    vp_html_element(page, "td", vp_clean(&view->arena, rule->id));
    vp_html_element(page, "td class=\"t\"", vp_breach_words(view, violation));
    vp_html_element(page, "td class=\"words\"", vp_breach_detail(view, violation));
    vp_html_element(page, "td", vp_source_short(view, rule));
    vp_html_element(page, "td class=\"t\"", vp_place(view, violation->pos));
    vp_html_element(page, "td class=\"n\"", rule->hard ? "–" : vp_number(view, violation->points, VP_NUMBER_POINTS));
    vp_text_put(page->out, "</tr>\n");
}

static void put_breaches(const struct vp_page *page, const char *caption, const struct vp_violation *list, int n)
{
    const char *const heads[2][8] = {{"Lege", "Datoer", "Regel", "Tall", "Hva", "Kilde", "Sted", "#Poeng"},
                                     {"Doctor", "Dates", "Rule", "Figures", "What", "Source", "Place", "#Points"}};
    if (n == 0)
        return;
    vp_html_table(page, caption, heads[page->view->language == VP_EN], 8);
    for (int i = 0; i < n; i++)
        put_breach(page, &list[i]);
    vp_html_table_end(page);
}

static void put_wishes(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    const char *const heads[2][5] = {{"Lege", "Dato", "Ønske", "#Poeng", "Sted"},
                                     {"Doctor", "Date", "Wish", "#Points", "Place"}};
    if (view->audit->unmet.n == 0) {
        vp_html_element(page, "p", vp_words(view, "Alle ønsker er innfridd.", "Every wish is met."));
        return;
    }
    vp_html_table(page, vp_words(view, "Ønsker som ikke er innfridd", "Wishes that are not met"),
                  heads[view->language == VP_EN], 5);
    for (int i = 0; i < view->audit->unmet.n; i++) {
        const struct vp_unmet_wish *unmet = &view->audit->unmet.item[i];
        const struct vp_wish *wish = &view->plan->doctors.item[unmet->doctor].wishes.item[unmet->wish];
        vp_text_put(page->out, "<tr>");
        vp_html_element(page, "th scope=\"row\"", view->label[unmet->doctor]);
        vp_html_element(page, "td", vp_date_iso(view, unmet->date));
        vp_html_element(page, "td",
                        wish->want ? vp_words(view, "ønsket vakt, fikk ikke", "wanted a duty, has none")
                                   : vp_words(view, "ønsket fri, fikk vakt", "wanted none, has a duty"));
        vp_html_element(page, "td class=\"n\"", vp_number(view, unmet->points, VP_NUMBER_POINTS));
        vp_html_element(page, "td class=\"t\"", vp_place(view, wish->pos));
        vp_text_put(page->out, "</tr>\n");
    }
    vp_html_table_end(page);
}

void vp_html_audit(const struct vp_page *page)
{
    struct vp_view *view = page->view;
    const struct vp_audit *audit = view->audit;
    vp_html_section(page, "audit", vp_words(view, "Revisjon", "Audit"));
    vp_html_element(
        page, "p",
        vp_words(
            view, "Hver regel er prøvd på nytt ut fra planen og vaktlisten alene, uten noe av det som laget vaktplanen.",
            "Every rule was tried again from the plan and the list of duties alone, with nothing of what made the roster."));
    put_breaches(page, vp_words(view, "Brudd på absolutte regler", "Breaches of hard rules"), audit->hard.item,
                 audit->hard.n);
    put_rules(page, true);
    put_rules(page, false);
    if (audit->soft.n > 0) {
        vp_text_put(page->out, "<details open>");
        vp_html_element(
            page, "summary",
            vp_words(view, "Hvert brudd på myke regler (%d)", "Each breach of a soft rule (%d)", audit->soft.n));
        put_breaches(page, vp_words(view, "Brudd på myke regler", "Breaches of soft rules"), audit->soft.item,
                     audit->soft.n);
        vp_text_put(page->out, "</details>\n");
    }
    put_wishes(page);
    vp_text_put(page->out, "</section>\n");
}
