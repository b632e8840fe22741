/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each kind of rule with its figures, as a sentence: rest, windows of time and runs of days here, the others in rule_words_between.c. A
 * kind that is in force in every plan is said in the words of model/rules.def. */
#include "report/rule_words.h"

#include "report/escape.h"

#include <math.h>
#include <string.h>

/* ---- parts of sentences ---- */

const char *vp_limit_words(struct vp_view *view, const struct vp_figures *figures, const char *unit)
{
    const char *most = vp_number_short(view, figures->at_most, 2);
    const char *least = vp_number_short(view, figures->at_least, 2);
    const char *noun = vp_noun_words(view, unit, isinf(figures->at_most) ? figures->at_least : figures->at_most);
    if (isinf(figures->at_most))
        return vp_words(view, "minst %s %s", "at least %s %s", least, noun);
    if (figures->at_least <= 0.0)
        return vp_words(view, "høyst %s %s", "at most %s %s", most, noun);
    return vp_words(view, "minst %s og høyst %s %s", "at least %s and at most %s %s", least, most, noun);
}

const char *vp_selected_words(struct vp_view *view, const struct vp_selector *selector)
{
    struct vp_text text;
    vp_text_init(&text);
    for (int c = 0; c < view->plan->categories.n; c++)
        if ((selector->categories & vp_bit(c)) != 0)
            vp_text_printf(&text, "%s%s", text.length > 0 ? ", " : "", vp_category_name(view->plan, c));
    for (int line = 0; selector->lines != NULL && line < view->plan->lines.n; line++)
        if (selector->lines[line])
            vp_text_printf(&text, "%s%s", text.length > 0 ? ", " : "", view->plan->lines.item[line].id);
    const char *kept = vp_clean(&view->arena, text.at);
    vp_text_clear(&text);
    return kept;
}

const char *vp_window_words(struct vp_view *view, const struct vp_figures *figures)
{
    if (figures->per == VP_PER_MONTH)
        return vp_words(view, "i hver kalendermåned", "in each calendar month");
    if (figures->per == VP_PER_PERIOD)
        return vp_words(view, "i perioden", "in the period");
    if (figures->days == 1)
        return vp_words(view, "på noen dag", "on any day");
    return vp_words(view, "i hvilke som helst %d dager", "in any %d days", figures->days);
}

/* What an average is taken over: "8 uker", "hver uke". */
static const char *say_weeks(struct vp_view *view, int weeks)
{
    return weeks == 1 ? vp_words(view, "hver uke", "every week") : vp_words(view, "%d uker", "%d weeks", weeks);
}

/* ---- rest and hours ---- */

static const char *say_rest(struct vp_view *view, const struct vp_figures *figures)
{
    const char *longer = vp_number_short(view, figures->longer, 2);
    const char *between = vp_words(view, "mellom to vakter", "between two duties");
    if (figures->after.given && figures->longer > 0.0)
        between = vp_words(view, "etter %s på minst %s timer", "after %s of at least %s hours",
                           vp_selected_words(view, &figures->after), longer);
    else if (figures->after.given)
        between = vp_words(view, "etter %s", "after %s", vp_selected_words(view, &figures->after));
    else if (figures->longer > 0.0)
        between = vp_words(view, "etter vakter på minst %s timer", "after duties of at least %s hours", longer);
    return vp_words(view, "minst %s timer fri %s, kjøring ikke regnet som fri",
                    "at least %s hours free %s, driving not counted as free", vp_number_short(view, figures->hours, 2),
                    between);
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

static const char *say_hours(struct vp_view *view, const struct vp_figures *figures)
{
    int days = figures->days > 0 ? figures->days : 7;
    const char *limits = vp_limit_words(view, figures, "hours");
    if (figures->per == VP_PER_MONTH || figures->per == VP_PER_PERIOD)
        return vp_words(view, "%s arbeidstid %s", "%s of counted work %s", limits, vp_window_words(view, figures));
    if (figures->weeks == 1 && days == 7)
        return vp_words(view, "%s arbeidstid hver uke", "%s of counted work every week", limits);
    if (figures->weeks > 0)
        return vp_words(view, "%s arbeidstid per %d dager, i snitt over %s",
                        "%s of counted work per %d days, averaged over %s", limits, days,
                        say_weeks(view, figures->weeks));
    if (days == 1)
        return vp_words(view, "%s arbeidstid %s", "%s of counted work %s", limits, vp_window_words(view, figures));
    return vp_words(view, "%s arbeidstid i hvilke som helst %d døgn", "%s of counted work in any %d days", limits, days);
}

static const char *say_overtime(struct vp_view *view, const struct vp_figures *figures)
{
    if (figures->weeks == 1)
        return vp_words(view, "høyst %s timer arbeidstid ut over %s hver uke",
                        "at most %s hours of counted work beyond %s every week",
                        vp_number_short(view, figures->at_most, 2), vp_number_short(view, figures->ordinary, 2));
    return vp_words(view, "høyst %s timer arbeidstid ut over %s i uken, til sammen i %d uker på rad",
                    "at most %s hours of counted work beyond %s a week, together in %d weeks running",
                    vp_number_short(view, figures->at_most, 2), vp_number_short(view, figures->ordinary, 2),
                    figures->weeks);
}

/* ---- days ---- */

static const char *say_sundays(struct vp_view *view, const struct vp_figures *figures)
{
    const char *most = vp_number_short(view, figures->at_most, 2);
    const char *days = figures->only_sundays ? vp_words(view, "søndager", "Sundays")
                                             : vp_words(view, "søn- og helligdager", "Sundays and public holidays");
    if (figures->weeks > 0)
        return vp_words(view, "vakt på høyst %s av %d %s, i snitt over %s",
                        "duty on at most %s of %d %s, averaged over %s", most, figures->of, days,
                        say_weeks(view, figures->weeks));
    return vp_words(view, "vakt på høyst %s av %d %s på rad", "duty on at most %s of %d %s in a row", most, figures->of,
                    days);
}

static const char *say_duties(struct vp_view *view, const struct vp_figures *figures)
{
    const char *limits = vp_limit_words(view, figures, "duties");
    const char *begin = (isinf(figures->at_most) ? figures->at_least : figures->at_most) == 1.0 ? "begins" : "begin";
    if (view->language == VP_NB)
        begin = "begynner";
    if (figures->per == VP_PER_MONTH || figures->per == VP_PER_PERIOD || figures->days == 1)
        return vp_words(view, "%s %s %s", "%s %s %s", limits, begin, vp_window_words(view, figures));
    return vp_words(view, "%s %s innen %d dager", "%s %s within %d days", limits, begin, figures->days);
}

static const char *say_school_holidays(struct vp_view *view, const struct vp_figures *figures)
{
    return vp_words(view, "%s begynner i hver skoleferie", "%s beginning in each school holiday",
                    vp_limit_words(view, figures, "duties"));
}

static const char *say_consecutive_days(struct vp_view *view, const struct vp_figures *figures)
{
    return vp_words(view, "%s på rad der vakt begynner", "%s in a row on which duties begin",
                    vp_limit_words(view, figures, "days"));
}

static const char *say_free_days(struct vp_view *view, const struct vp_figures *figures)
{
    return vp_words(view, "minst %s %s på rad uten at vakt begynner, når det først er noen",
                    "at least %s %s in a row on which no duty begins, where there are any",
                    vp_number_short(view, figures->at_least, 2), vp_noun_words(view, "days", figures->at_least));
}

static const char *say_spacing(struct vp_view *view, const struct vp_figures *figures)
{
    return vp_words(view, "minst %d %s fra start til start av to vakter",
                    "at least %d %s from the start of one duty to the start of the next", figures->days,
                    vp_noun_words(view, "days", figures->days));
}

static const char *say_weekends(struct vp_view *view, const struct vp_figures *figures)
{
    const char *most = vp_number_short(view, figures->at_most, 2);
    if (figures->of == 0)
        return vp_words(view, "høyst %s %s med vakt i perioden", "at most %s %s with duty in the period", most,
                        vp_noun_words(view, "weekends", figures->at_most));
    return vp_words(view, "høyst %s av %d helger på rad med vakt", "at most %s of %d weekends in a row with duty", most,
                    figures->of);
}

static const char *say_whole_weekends(struct vp_view *view, const struct vp_figures *figures)
{
    if (figures->friday)
        return vp_words(view, "vakt hele helgen eller ikke i det hele tatt, fredag til søndag",
                        "weekends all on duty or all free, Friday to Sunday");
    return vp_words(view, "vakt hele helgen eller ikke i det hele tatt, lørdag og søndag",
                    "weekends all on duty or all free, Saturday and Sunday");
}

static const char *say_sequence(struct vp_view *view, const struct vp_figures *figures)
{
    const char *after = vp_selected_words(view, &figures->after);
    const char *barred = vp_selected_words(view, &figures->not );
    if (figures->days <= 1)
        return vp_words(view, "ikke %s dagen etter %s", "no %s on the day after %s", barred, after);
    return vp_words(view, "ikke %s de første %d dagene etter %s", "no %s on the first %d days after %s", barred,
                    figures->days, after);
}

static const char *say_lost_days(struct vp_view *view, const struct vp_figures *figures)
{
    return vp_words(view, "høyst %s %s går tapt etter %s %s", "at most %s %s lost after %s %s",
                    vp_number_short(view, figures->at_most, 2), vp_noun_words(view, "clinic days", figures->at_most),
                    vp_selected_words(view, &figures->after), vp_window_words(view, figures));
}

/* ---- every kind ---- */

/* What is in force in every plan. */
static const char *say_given(struct vp_view *view, enum vp_rule_kind kind)
{
    static const char *const nb[VP_RULE_KINDS] = {
        [VP_RULE_cover] = "hver plass i hver vakt står i vaktplanen, og ikke noe annet",
        [VP_RULE_eligible] = "bare medlemmer med den kompetansen som vaktlinjen krever",
        [VP_RULE_exempt] = "ingen vakt av et slag som legen har fritak fra",
        [VP_RULE_leave] = "ingen vakt som berører en dag med ferie eller permisjon",
        [VP_RULE_commitment] = "ingen vakt som kolliderer med noe annet legen må, veien dit og derfra regnet med",
        [VP_RULE_forbidden] = "ingen vakt som planen nekter legen",
        [VP_RULE_fixed] = "de vaktene som planen gir legen",
        [VP_RULE_caps] = "legens egne grenser for perioden",
        [VP_RULE_overlap] = "én vakt om gangen",
        [VP_RULE_block] = "vakter i en blokk går til de samme legene",
        [VP_RULE_rotation] = "vakt bare i uker på, og så mange til stede hver uke som turnusen sier",
    };
    return view->language == VP_EN || nb[kind] == NULL ? vp_rule_says(kind) : nb[kind];
}

typedef const char *say(struct vp_view *view, const struct vp_figures *figures);

static say *const sayers[VP_RULE_KINDS] = {
    [VP_RULE_rest] = say_rest,
    [VP_RULE_weekly_rest] = say_weekly_rest,
    [VP_RULE_hours] = say_hours,
    [VP_RULE_overtime] = say_overtime,
    [VP_RULE_sundays] = say_sundays,
    [VP_RULE_duties] = say_duties,
    [VP_RULE_school_holidays] = say_school_holidays,
    [VP_RULE_consecutive_days] = say_consecutive_days,
    [VP_RULE_free_days] = say_free_days,
    [VP_RULE_spacing] = say_spacing,
    [VP_RULE_weekends] = say_weekends,
    [VP_RULE_whole_weekends] = say_whole_weekends,
    [VP_RULE_sequence] = say_sequence,
    [VP_RULE_lost_days] = say_lost_days,
    [VP_RULE_backup] = vp_say_backup,
    [VP_RULE_apart] = vp_say_apart,
    [VP_RULE_together] = vp_say_together,
    [VP_RULE_response] = vp_say_response,
    [VP_RULE_clinic] = vp_say_clinic,
    [VP_RULE_own_dates] = vp_say_own_dates,
    [VP_RULE_balance] = vp_say_balance,
    [VP_RULE_driving] = vp_say_driving,
};

const char *vp_rule_words(struct vp_view *view, const struct vp_rule *rule)
{
    say *sayer = sayers[rule->kind];
    return sayer == NULL ? say_given(view, rule->kind) : sayer(view, &rule->figures);
}

bool vp_rule_has_figure(const struct vp_rule *rule)
{
    return rule->kind >= VP_RULE_rest; /* those before are in force in every plan */
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
