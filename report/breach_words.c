/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a breach is worth in figures, and what happened, as a sentence. English is the audit's own; bokmål is made here from the same
 * facts. */
#include "report/rule_words.h"

#include "report/escape.h"

#include <string.h>

/* ---- needed and found ---- */

const char *vp_noun_words(const struct vp_view *view, const char *unit, double number)
{
    static const struct {
        const char *unit;
        const char *several[2]; /* by enum vp_language */
        const char *one[2];
    } words[] = {
        {"h", {"t", "h"}, {"t", "h"}},
        {"hours", {"timer", "hours"}, {"time", "hour"}},
        {"duties", {"vakter", "duties"}, {"vakt", "duty"}},
        {"weekends", {"helger", "weekends"}, {"helg", "weekend"}},
        {"days", {"dager", "days"}, {"dag", "day"}},
        {"clinic days", {"kontordager", "clinic days"}, {"kontordag", "clinic day"}},
        {"doctors", {"leger", "doctors"}, {"lege", "doctor"}},
    };
    for (size_t i = 0; unit != NULL && i < sizeof words / sizeof *words; i++)
        if (strcmp(unit, words[i].unit) == 0)
            return number == 1.0 ? words[i].one[view->language] : words[i].several[view->language];
    return unit == NULL ? "" : unit;
}

/* "7,5 t", "1 vakt", "3". */
static const char *measure(struct vp_view *view, double number, const char *unit)
{
    const char *words = vp_noun_words(view, unit, number);
    return vp_arena_printf(&view->arena, "%s%s%s", vp_number_short(view, number, 2), words[0] == '\0' ? "" : " ", words);
}

/* Kinds whose needed figure is the least there may be, also when as much is found. */
static bool asks_for_least(enum vp_rule_kind kind)
{
    return kind == VP_RULE_rest || kind == VP_RULE_weekly_rest || kind == VP_RULE_spacing || kind == VP_RULE_sequence;
}

const char *vp_breach_words(struct vp_view *view, const struct vp_violation *violation)
{
    enum vp_rule_kind kind = view->plan->rules.item[violation->rule].kind;
    /* What is forbidden outright needs no figure of its own: none is the most there may be. */
    bool bare = violation->needed == violation->found;
    const char *needed = measure(view, violation->needed, violation->unit);
    const char *found = measure(view, bare ? violation->amount : violation->found, violation->unit);
    if (kind == VP_RULE_rotation && violation->duty_a < 0)
        return vp_words(view, "går ikke opp", "does not fit");
    if (kind == VP_RULE_whole_weekends)
        return vp_words(view, "krever %s eller ingen, har %s", "needs %s or none, has %s", needed, found);
    if (asks_for_least(kind) || violation->found < violation->needed)
        return vp_words(view, "krever %s, har %s", "needs %s, has %s", needed, found);
    return vp_words(view, "høyst %s, har %s", "at most %s, has %s", needed, found);
}

/* ---- what happened ---- */

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

/* What each kind says in bokmål; where there is a `%s`, it is what else the breach is about. */
static const char *const happened[VP_RULE_KINDS] = {
    [VP_RULE_eligible] = "ikke medlem denne dagen, eller mangler kompetansen som linjen krever",
    [VP_RULE_exempt] = "har fritak fra slike vakter",
    [VP_RULE_leave] = "har ferie eller permisjon",
    [VP_RULE_commitment] = "kolliderer med noe annet legen må (%s)",
    [VP_RULE_forbidden] = "planen nekter legen denne vakten",
    [VP_RULE_fixed] = "planen gir legen denne vakten, vaktplanen gjør det ikke",
    [VP_RULE_caps] = "%s: utenfor legens egen grense",
    [VP_RULE_overlap] = "to vakter på samme tid",
    [VP_RULE_block] = "har en annen vakt i blokken, men ikke denne",
    [VP_RULE_rest] = "fri mellom to vakter",
    [VP_RULE_weekly_rest] = "lengste sammenhengende fri, kjøring regnet som opptatt",
    [VP_RULE_hours] = "arbeidstid i vinduet",
    [VP_RULE_overtime] = "arbeidstid ut over den vanlige i ukene",
    [VP_RULE_sundays] = "røde dager med vakt",
    [VP_RULE_duties] = "vakter som begynner i vinduet",
    [VP_RULE_school_holidays] = "vakter som begynner i skoleferien",
    [VP_RULE_consecutive_days] = "dager på rad der vakt begynner",
    [VP_RULE_free_days] = "dager på rad uten at vakt begynner",
    [VP_RULE_spacing] = "dager mellom vaktstart",
    [VP_RULE_weekends] = "helger med vakt",
    [VP_RULE_whole_weekends] = "helgedager med vakt: alle eller ingen",
    [VP_RULE_sequence] = "den ene vakten kan ikke komme så kort etter den andre",
    [VP_RULE_lost_days] = "kontordager tapt etter vakt",
    [VP_RULE_backup] = "fra %s ingen lege på bakvaktlinjen som kan være bakvakt og er nær nok",
    [VP_RULE_apart] = "på vakt samtidig med %s",
    [VP_RULE_together] = "uten at %s er på vakt samtidig",
    [VP_RULE_response] = "ingen på vakt er nær nok (%s)",
    [VP_RULE_clinic] = "leger på kontoret denne dagen",
    [VP_RULE_own_dates] = "vakt på legens egen dato %s",
    [VP_RULE_balance] = "%s: for langt fra målet",
    [VP_RULE_driving] = "kjørt til og fra vakt",
};

/* A duty in a week off, or (without a duty) the rotation as a whole. */
static const char *find_words(const struct vp_violation *violation, enum vp_rule_kind kind)
{
    if (kind != VP_RULE_rotation)
        return happened[kind];
    if (violation->duty_a >= 0)
        return "begynner i en uke av i turnus %s";
    return violation->doctor >= 0 ? "har fravær i uker på, uansett når ukene i turnus %s begynner"
                                  : "så mange som turnus %s krever, er ikke til stede hver uke";
}

/* Writes the words of the kind with what the breach is about in its place. */
static void put_kind(struct vp_view *view, struct vp_text *out, const struct vp_violation *violation,
                     enum vp_rule_kind kind)
{
    const char *words = find_words(violation, kind);
    const char *about = violation->about == NULL ? "–" : violation->about;
    const char *gap = words == NULL ? NULL : strstr(words, "%s");
    if (words == NULL)
        vp_text_put(out, vp_clean(&view->arena, violation->text == NULL ? "" : violation->text));
    else if (gap == NULL)
        vp_text_put(out, words);
    else
        vp_text_printf(out, "%.*s%s%s", (int)(gap - words), words, vp_clean(&view->arena, about), gap + strlen("%s"));
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
    static const char locum[] = "left to a locum";
    if (violation->duty_a < 0)
        return say_stray(view, violation->text);
    bool left = violation->text != NULL && strncmp(violation->text, locum, strlen(locum)) == 0;
    return left ? "overlatt til vikar, noe linjen ikke tillater" : "vakten mangler i vaktplanen";
}

static const char *say_bokmal(struct vp_view *view, const struct vp_violation *violation)
{
    enum vp_rule_kind kind = view->plan->rules.item[violation->rule].kind;
    struct vp_text out;
    vp_text_init(&out);
    if (kind == VP_RULE_cover)
        vp_text_put(&out, vp_clean(&view->arena, say_cover(view, violation)));
    else
        put_kind(view, &out, violation, kind);
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

const char *vp_breach_count(struct vp_view *view, int n)
{
    return vp_words(view, "%d brudd", n == 1 ? "%d breach" : "%d breaches", n);
}

const char *vp_breach_detail(struct vp_view *view, const struct vp_violation *violation)
{
    if (view->language == VP_NB)
        return say_bokmal(view, violation);
    return vp_clean(&view->arena, violation->text == NULL ? "" : violation->text);
}
