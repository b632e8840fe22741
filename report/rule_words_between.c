/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of rules between doctors, of the day clinic, of own dates, and of what adds up over the period. */
#include "report/rule_words.h"

#include "report/escape.h"

#include <math.h>

/* "alone, specialist"; "" for none. */
static const char *list_qualifications(struct vp_view *view, uint64_t qualified)
{
    struct vp_text text;
    vp_text_init(&text);
    for (int i = 0; i < view->plan->qualifications.n; i++)
        if ((qualified >> (unsigned)i & 1) != 0)
            vp_text_printf(&text, "%s%s", text.length > 0 ? ", " : "", view->plan->qualifications.item[i]);
    const char *kept = vp_clean(&view->arena, text.at);
    vp_text_clear(&text);
    return kept;
}

const char *vp_say_backup(struct vp_view *view, const struct vp_figures *figures)
{
    const char *line = figures->line < 0 ? "?" : vp_clean(&view->arena, view->plan->lines.item[figures->line].id);
    const char *who = list_qualifications(view, figures->qualified);
    if (who[0] == '\0')
        return vp_words(view, "hele tiden en lege på %s som er høyst %d minutter unna",
                        "all the time a doctor on %s who is at most %d minutes away", line, figures->minutes);
    return vp_words(view, "hele tiden en lege på %s som har %s og er høyst %d minutter unna",
                    "all the time a doctor on %s who has %s and is at most %d minutes away", line, who, figures->minutes);
}

const char *vp_say_apart(struct vp_view *view, const struct vp_figures *figures)
{
    if (figures->away)
        return vp_words(view, "ikke hjemmefra på vakt samtidig, kjøring regnet med",
                        "not away from home on duty at the same time, driving included");
    return vp_words(view, "ikke på vakt samtidig", "not on duty at the same time");
}

const char *vp_say_together(struct vp_view *view, const struct vp_figures *figures)
{
    (void)figures;
    return vp_words(view, "på vakt bare når alle de andre er det", "on duty only when all the others are");
}

const char *vp_say_response(struct vp_view *view, const struct vp_figures *figures)
{
    struct vp_text text;
    vp_text_init(&text);
    for (int m = 0; figures->municipalities != NULL && m < view->plan->municipalities.n; m++)
        if (figures->municipalities[m])
            vp_text_printf(&text, "%s%s", text.length > 0 ? ", " : "", view->plan->municipalities.item[m].name);
    if (text.length == 0)
        vp_say(view, &text, "hver kommune", "every municipality");
    const char *where = vp_clean(&view->arena, text.at);
    vp_text_clear(&text);
    return vp_words(view, "hele tiden noen på vakt som når %s innen %d minutter",
                    "all the time somebody on duty who reaches %s within %d minutes", where, figures->minutes);
}

const char *vp_say_clinic(struct vp_view *view, const struct vp_figures *figures)
{
    const char *least = vp_limit_words(view, figures, "doctors");
    if (!figures->after.given)
        return vp_words(view, "%s på kontoret hver kontordag", "%s at the day clinic on every clinic day", least);
    return vp_words(view, "%s på kontoret hver kontordag, dagen etter %s ikke regnet med",
                    "%s at the day clinic on every clinic day, not counting those who come off %s", least,
                    vp_selected_words(view, &figures->after));
}

const char *vp_say_own_dates(struct vp_view *view, const struct vp_figures *figures)
{
    (void)figures;
    return vp_words(view, "ingen vakt på legens egne datoer", "no duty on the doctor's own dates");
}

/* "2,5 t", "2". */
static const char *measure(struct vp_view *view, double number, int category)
{
    const char *unit = vp_unit_words(view, category);
    return vp_arena_printf(&view->arena, "%s%s%s", vp_number_short(view, number, 2), unit[0] == '\0' ? "" : " ", unit);
}

const char *vp_say_balance(struct vp_view *view, const struct vp_figures *figures)
{
    const char *name = vp_clean(&view->arena, vp_category_name(view->plan, figures->category));
    const char *above = measure(view, figures->above, figures->category);
    const char *below = measure(view, figures->below, figures->category);
    if (isinf(figures->below))
        return vp_words(view, "%s: høyst %s over målet", "%s: at most %s above the target", name, above);
    if (isinf(figures->above))
        return vp_words(view, "%s: høyst %s under målet", "%s: at most %s below the target", name, below);
    return vp_words(view, "%s: høyst %s over og høyst %s under målet",
                    "%s: at most %s above and at most %s below the target", name, above, below);
}

const char *vp_say_driving(struct vp_view *view, const struct vp_figures *figures)
{
    return vp_words(view, "høyst %s timer kjøring til og fra vakt %s", "at most %s hours driven to and from duties %s",
                    vp_number_short(view, figures->at_most, 2), vp_window_words(view, figures));
}
