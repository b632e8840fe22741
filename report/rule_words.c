/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each kind of rule with its figure, as a sentence. A kind that is not named here is said in the words of model/rules.def. */
#include "report/view.h"

#include "report/escape.h"

#include <string.h>

static const char *say_hours(struct vp_view *view, const struct vp_figures *figures)
{
    int days = figures->days > 0 ? figures->days : 7;
    const char *hours = vp_number_short(view, figures->at_most, 2);
    if (figures->weeks > 0)
        return vp_words(view, "høyst %s timer arbeidstid per %d dager, i snitt over %d uker",
                        "at most %s hours of counted work per %d days, averaged over %d weeks", hours, days,
                        figures->weeks);
    return vp_words(view, "høyst %s timer arbeidstid i hvilke som helst %d døgn",
                    "at most %s hours of counted work in any %d days", hours, days);
}

static const char *say_weekly_rest(struct vp_view *view, const struct vp_figures *figures)
{
    const char *hours = vp_number_short(view, figures->hours, 2);
    if (figures->rolling)
        return vp_words(view,
                        "minst %s timer sammenhengende fri i hvilke som helst sju dager, kjøring ikke regnet som fri",
                        "at least %s hours free in one stretch in any seven days, driving not counted as free", hours);
    return vp_words(view, "minst %s timer sammenhengende fri i hver kalenderuke, kjøring ikke regnet som fri",
                    "at least %s hours free in one stretch in each calendar week, driving not counted as free", hours);
}

static const char *say_given(const struct vp_view *view, enum vp_rule_kind kind)
{
    if (view->language == VP_EN)
        return vp_rule_says(kind);
    switch (kind) {
    case VP_RULE_cover:
        return "hver plass i hver vakt står i vaktplanen, og ikke noe annet";
    case VP_RULE_eligible:
        return "bare medlemmer med den kompetansen som vaktlinjen krever";
    case VP_RULE_exempt:
        return "ingen vakt av et slag som legen har fritak fra";
    case VP_RULE_leave:
        return "ingen vakt som berører en dag med ferie eller permisjon";
    case VP_RULE_overlap:
        return "én vakt om gangen";
    default:
        return vp_rule_says(kind);
    }
}

const char *vp_rule_words(struct vp_view *view, const struct vp_rule *rule)
{
    const struct vp_figures *figures = &rule->figures;
    switch (rule->kind) {
    case VP_RULE_rest:
        return vp_words(view, "minst %s timer fri mellom to vakter, kjøring ikke regnet som fri",
                        "at least %s hours free between two duties, driving not counted as free",
                        vp_number_short(view, figures->hours, 2));
    case VP_RULE_weekly_rest:
        return say_weekly_rest(view, figures);
    case VP_RULE_hours:
        return say_hours(view, figures);
    case VP_RULE_duties:
        return vp_words(view, "høyst %s vakter begynner innen %d dager", "at most %s duties begin within %d days",
                        vp_number_short(view, figures->at_most, 2), figures->days);
    case VP_RULE_weekends:
        return vp_words(view, "høyst %s av %d helger på rad med vakt", "at most %s of %d weekends in a row with duty",
                        vp_number_short(view, figures->at_most, 2), figures->of);
    case VP_RULE_spacing:
        return vp_words(view, "minst %d dager fra start til start av to vakter",
                        "at least %d days from the start of one duty to the start of the next", figures->days);
    default:
        return say_given(view, rule->kind);
    }
}

bool vp_rule_has_figure(const struct vp_rule *rule)
{
    return rule->kind != VP_RULE_cover && rule->kind != VP_RULE_eligible && rule->kind != VP_RULE_exempt &&
           rule->kind != VP_RULE_leave && rule->kind != VP_RULE_overlap;
}

static const char *translate_unit(const struct vp_view *view, const char *unit)
{
    static const char *const words[][2] = {{"h", "t"}, {"duties", "vakter"}, {"weekends", "helger"}, {"days", "dager"}};
    for (size_t i = 0; view->language == VP_NB && i < sizeof words / sizeof *words; i++)
        if (strcmp(unit, words[i][0]) == 0)
            return words[i][1];
    return unit;
}

const char *vp_breach_words(struct vp_view *view, const struct vp_violation *violation)
{
    const struct vp_rule *rule = &view->plan->rules.item[violation->rule];
    bool least = rule->kind == VP_RULE_rest || rule->kind == VP_RULE_weekly_rest || rule->kind == VP_RULE_spacing ||
                 violation->found < violation->needed;
    /* What is forbidden outright needs no figure of its own: none is the most there may be. */
    bool bare = violation->needed == violation->found;
    const char *needed = vp_number_short(view, violation->needed, 2);
    const char *found = vp_number_short(view, bare ? violation->amount : violation->found, 2);
    const char *unit = translate_unit(view, violation->unit == NULL ? "" : violation->unit);
    const char *space = unit[0] == '\0' ? "" : " ";
    if (least)
        return vp_words(view, "krever %s%s%s, har %s%s%s", "needs %s%s%s, has %s%s%s", needed, space, unit, found,
                        space, unit);
    return vp_words(view, "høyst %s%s%s, har %s%s%s", "at most %s%s%s, has %s%s%s", needed, space, unit, found, space,
                    unit);
}

const char *vp_source_short(struct vp_view *view, const struct vp_rule *rule)
{
    if (!vp_rule_has_figure(rule))
        return vp_words(view, "planen selv", "the plan itself");
    const char *source = vp_clean(&view->arena, rule->source);
    const char *colon = strstr(source, ": ");
    return colon == NULL ? source : vp_arena_strndup(&view->arena, source, (size_t)(colon - source));
}

double vp_rule_points(const struct vp_view *view, int rule, int *times)
{
    double points = 0;
    *times = 0;
    for (int i = 0; i < view->audit->soft.n; i++) {
        const struct vp_violation *violation = &view->audit->soft.item[i];
        if (violation->rule != rule)
            continue;
        points += violation->points;
        (*times)++;
    }
    return points;
}

int vp_rule_breaches(const struct vp_view *view, int rule)
{
    int breaches = 0;
    for (int i = 0; i < view->audit->hard.n; i++)
        breaches += view->audit->hard.item[i].rule == rule;
    return breaches;
}
