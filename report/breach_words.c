/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened in a breach, as a sentence. English is the audit's own; bokmål is made here from the same facts. */
#include "report/view.h"

#include "report/escape.h"

#include <string.h>

/* "vakten ma. 2027-01-04 15:30 – ti. 08:00 (forvakt)" */
static void put_duty(struct vp_view *view, struct vp_text *out, int duty)
{
    const struct vp_duty *it = &view->problem->duties[duty];
    vp_day last;
    int minute;
    vp_zone_local(view->plan->zone, it->end, &last, &minute, NULL);
    vp_text_printf(out, "%s %s–", vp_date_iso(view, it->date), vp_clock(view, it->start));
    if (last != it->date)
        vp_text_printf(out, "%s ", vp_weekday_short(view->language, vp_day_weekday(last)));
    vp_text_printf(out, "%s (%s)", vp_clock(view, it->end), vp_clean(&view->arena, view->plan->lines.item[it->line].id));
}

static void put_drive(struct vp_view *view, struct vp_text *out, const struct vp_violation *violation)
{
    if (violation->doctor < 0 || violation->duty_a < 0 || violation->duty_b < 0)
        return;
    size_t first = (size_t)violation->doctor * (size_t)view->problem->n_duties;
    vp_text_printf(out, "; kjøring hjem %d min og ut igjen %d min er ikke fri",
                   view->problem->drive_home[first + (size_t)violation->duty_a],
                   view->problem->drive_out[first + (size_t)violation->duty_b]);
}

static const char *say_kind(const struct vp_view *view, const struct vp_violation *violation)
{
    switch (view->plan->rules.item[violation->rule].kind) {
    case VP_RULE_eligible:
        return "ikke medlem denne dagen, eller mangler kompetansen som linjen krever";
    case VP_RULE_exempt:
        return "har fritak fra slike vakter";
    case VP_RULE_leave:
        return "har ferie eller permisjon";
    case VP_RULE_overlap:
        return "to vakter på samme tid";
    case VP_RULE_hours:
        return "arbeidstid i vinduet";
    case VP_RULE_duties:
        return "vakter som begynner i vinduet";
    case VP_RULE_weekends:
        return "helger med vakt";
    case VP_RULE_weekly_rest:
        return "lengste sammenhengende fri, kjøring regnet som opptatt";
    case VP_RULE_rest:
        return "fri mellom to vakter";
    case VP_RULE_spacing:
        return "dager mellom vaktstart";
    default:
        return violation->text == NULL ? "" : violation->text;
    }
}

/* A row that is no duty: the audit says "row …: why", and the reason is in the plan's language already. */
static const char *say_stray(struct vp_view *view, const char *text)
{
    static const char row[] = "row ";
    if (text == NULL)
        return "raden passer ikke til noen vakt";
    return strncmp(text, row, strlen(row)) == 0 ? vp_arena_printf(&view->arena, "rad %s", text + strlen(row)) : text;
}

static const char *say_cover(struct vp_view *view, const struct vp_violation *violation)
{
    if (violation->duty_a < 0)
        return say_stray(view, violation->text);
    const struct vp_duty *duty = &view->problem->duties[violation->duty_a];
    bool locum = view->roster->doctor[duty->first_place] == VP_LOCUM && !view->plan->lines.item[duty->line].locum_allowed;
    return locum ? "overlatt til vikar, noe linjen ikke tillater" : "vakten mangler i vaktplanen";
}

static const char *say_bokmal(struct vp_view *view, const struct vp_violation *violation)
{
    enum vp_rule_kind kind = view->plan->rules.item[violation->rule].kind;
    struct vp_text out;
    vp_text_init(&out);
    vp_text_put(&out,
                vp_clean(&view->arena, kind == VP_RULE_cover ? say_cover(view, violation) : say_kind(view, violation)));
    if (violation->duty_a >= 0) {
        vp_text_put(&out, ": ");
        put_duty(view, &out, violation->duty_a);
    }
    if (violation->duty_b >= 0 && violation->duty_b != violation->duty_a) {
        vp_text_put(&out, ", ");
        put_duty(view, &out, violation->duty_b);
    }
    if (kind == VP_RULE_rest)
        put_drive(view, &out, violation);
    const char *kept = vp_arena_strndup(&view->arena, out.at, out.length);
    vp_text_clear(&out);
    return kept;
}

const char *vp_breach_detail(struct vp_view *view, const struct vp_violation *violation)
{
    if (view->language == VP_NB)
        return say_bokmal(view, violation);
    return vp_clean(&view->arena, violation->text == NULL ? "" : violation->text);
}
