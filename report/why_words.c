/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conclusion of an answer and the small words of it. It claims what was looked at and not a word more: "the cheapest exchange" is the cheapest
 * of those that were judged, with all else as it is. */
#include "report/why.h"

#include "report/escape.h"

#include "model/rotation_infer.h"

#include <math.h>

enum { RULES_NAMED = 4 };

static const double SAME = 0.005; /* points that are shown as none */

/* ---- small words ---- */

struct vp_standing vp_view_standing(const struct vp_view *view)
{
    return (struct vp_standing){view->problem, view->roster, view->audit};
}

static const char *say_date(struct vp_view *view, vp_day date)
{
    return vp_words(view, "%s %s", "%s %s", vp_weekday_short(view->language, vp_day_weekday(date)),
                    vp_date_long(view, date));
}

const char *vp_piece_words(struct vp_view *view, const struct vp_piece *piece)
{
    const struct vp_duty *first = &view->problem->duties[piece->duties[0]];
    const struct vp_duty *last = &view->problem->duties[piece->duties[piece->n - 1]];
    const char *line =
        vp_cut(&view->arena, vp_clean(&view->arena, view->plan->lines.item[first->line].name), VP_LABEL_COLUMNS);
    if (piece->n == 1)
        return vp_words(view, "%s %s %s–%s", "%s %s %s–%s", line, say_date(view, first->date),
                        vp_clock(view, first->start), vp_clock(view, first->end));
    return vp_words(view, "%s %s – %s (blokk med %d vakter)", "%s %s – %s (block of %d duties)", line,
                    say_date(view, first->date), say_date(view, last->date), piece->n);
}

const char *vp_owner_words(struct vp_view *view, int owner)
{
    return owner < 0 ? vp_words(view, "vikar", "a locum") : view->label[owner];
}

const char *vp_change_words(struct vp_view *view, double points)
{
    if (fabs(points) < SAME)
        return vp_words(view, "like mange poeng", "as many points");
    return vp_words(view, "%s poeng", "%s points", vp_number_signed(view, points, VP_NUMBER_POINTS));
}

const char *vp_move_words(struct vp_view *view, const struct vp_move *move)
{
    const char *points = vp_change_words(view, move->points);
    if (move->level == 0 || move->level_term < 0)
        return points;
    int category = view->plan->fairness.item[move->level_term].category;
    const char *name = vp_clean(&view->arena, vp_category_name(view->plan, category));
    if (move->level < 0)
        return vp_words(view, "%s, %s jevnere fordelt", "%s, %s fairer by levels", points, name);
    return vp_words(view, "%s, %s skjevere fordelt", "%s, %s less fair by levels", points, name);
}

/* Is the changed roster worse (1), as good (0) or better (−1)? Levels count before points. */
static int weigh(const struct vp_move *move)
{
    if (move->level != 0)
        return move->level;
    return move->points >= SAME ? 1 : move->points <= -SAME ? -1 : 0;
}

const bool *vp_why_on(struct vp_view *view, int rotation, int duty, vp_instant *from)
{
    const struct vp_rotation *of = &view->plan->rotations.item[rotation];
    const struct vp_duty *it = &view->problem->duties[duty];
    if (of->lines != NULL && !of->lines[it->line])
        return NULL;
    size_t n = (size_t)view->problem->n_doctors;
    int *offset = vp_arena_array(&view->arena, n, sizeof *offset);
    bool *on = vp_arena_array(&view->arena, n, sizeof *on);
    int week = vp_rotation_week(view->plan, of, it->start);
    vp_rotation_infer(view->problem, view->roster, rotation, offset);
    for (int d = 0; d < view->problem->n_doctors; d++)
        on[d] = vp_view_on(view, rotation, d, week, offset);
    *from = vp_rotation_start(view->plan, of, week);
    return on;
}

const char *vp_why_proof_words(struct vp_view *view)
{
    if (view->outcome != NULL && view->outcome->status == VP_OPTIMAL)
        return vp_proof_words(view);
    const char *local = vp_words(view, "At ingen slik endring er bedre, beviser ikke at ingen vaktplan er det.",
                                 "That no such change is better does not prove that no roster is.");
    if (view->outcome == NULL || !isfinite(view->outcome->bound))
        return local;
    return vp_words(view, "%s Bevist: %s.", "%s Proven: %s.", local, vp_gap_words(view));
}

/* ---- the conclusion ---- */

/* Ids of the rules that moves to doctors would break: " (rest, hours)". */
static const char *list_rules(struct vp_view *view, const struct vp_why *why)
{
    struct vp_text text;
    int named = 0;
    vp_text_init(&text);
    for (int rule = 0; rule < view->plan->rules.n; rule++) {
        bool broken = false;
        for (int i = 0; i < why->moves.n; i++)
            for (int b = 0; why->moves.item[i].verdict == VP_MOVE_BREAKS && b < why->moves.item[i].breaches.n; b++)
                broken |= why->moves.item[i].to >= 0 && why->moves.item[i].breaches.item[b].rule == rule;
        if (broken && named++ < RULES_NAMED)
            vp_text_printf(&text, "%s%s", named == 1 ? "" : ", ", vp_clean(&view->arena, view->plan->rules.item[rule].id));
    }
    if (named > RULES_NAMED)
        vp_text_put(&text, " …");
    const char *kept = vp_arena_printf(&view->arena, named == 0 ? "%s" : " (%s)", text.at);
    vp_text_clear(&text);
    return kept;
}

/* "2 ville bryte en absolutt regel (rest), 1 kan ikke ha den uansett"; "" if all could have it. */
static const char *count_others(struct vp_view *view, const struct vp_why *why)
{
    int breaks = vp_why_count(why, VP_MOVE_BREAKS);
    int barred = vp_why_count(why, VP_MOVE_BARRED);
    int held = vp_why_count(why, VP_MOVE_HELD);
    struct vp_text text;
    vp_text_init(&text);
    if (breaks > 0)
        vp_say(view, &text, "%d ville bryte absolutte regler%s", "%d would break hard rules%s", breaks,
               list_rules(view, why));
    if (barred > 0)
        vp_say(view, &text, "%s%d kan ikke ha den uansett", "%s%d cannot have it in any case",
               text.length > 0 ? ", " : "", barred);
    if (held > 0)
        vp_say(view, &text, "%s%d har alt en plass i den", "%s%d already on it", text.length > 0 ? ", " : "", held);
    const char *kept = vp_arena_strndup(&view->arena, text.at, text.length);
    vp_text_clear(&text);
    return kept;
}

/* ": " and what others would do, or nothing. */
static const char *add_others(struct vp_view *view, const struct vp_why *why, const char *before)
{
    const char *others = count_others(view, why);
    return others[0] == '\0' ? "" : vp_arena_printf(&view->arena, "%s%s", before, others);
}

/* Why he has it and nobody else. */
static const char *say_had(struct vp_view *view, const struct vp_why *why)
{
    const struct vp_move *best = vp_why_first(why, VP_MOVE_LAWFUL);
    const char *who = view->label[why->question.doctor];
    const char *what = vp_piece_words(view, &why->piece);
    if (why->fixed != NULL)
        return vp_words(view, "%s har %s fordi planen gir legen vakten (%s)",
                        "%s has %s because the plan gives the duty to this doctor (%s)", who, what,
                        vp_place(view, why->fixed->pos));
    if (view->problem->n_doctors == 1)
        return vp_words(view, "%s har %s fordi planen ikke har noen annen lege",
                        "%s has %s because the plan has no other doctor", who, what);
    if (best == NULL)
        return vp_words(view, "%s har %s fordi ingen annen lege kan ha den slik resten av vaktplanen er%s",
                        "%s has %s because no other doctor can have it with the rest of the roster as it is%s", who,
                        what, add_others(view, why, ": "));
    const char *other = view->label[best->to];
    if (best->mended > 0)
        return vp_words(view, "%s har %s, men om %s hadde den, ville %s vært borte%s",
                        "%s has %s, but with %s on it %s would be gone%s", who, what, other,
                        vp_breach_count(view, best->mended), add_others(view, why, "; "));
    if (weigh(best) < 0)
        return vp_words(view, "%s har %s, men vaktplanen ville vært bedre om %s hadde den (%s)%s",
                        "%s has %s, but the roster would be better if %s had it (%s)%s", who, what, other,
                        vp_move_words(view, best), add_others(view, why, "; "));
    if (weigh(best) == 0)
        return vp_words(view, "%s har %s, men %s kunne hatt den for like mange poeng%s",
                        "%s has %s, but %s could have it for as many points%s", who, what, other,
                        add_others(view, why, "; "));
    return vp_words(view, "%s har %s fordi den ville kostet mer hos de andre som kan ha den (billigst er %s, %s)%s",
                    "%s has %s because it would cost more with the others who can have it (the cheapest is %s, %s)%s",
                    who, what, other, vp_move_words(view, best), add_others(view, why, "; "));
}

/* Why nobody has it. Where the plan forbids locums on the line, that is a breach, and none the better for being cheap. */
static const char *say_open(struct vp_view *view, const struct vp_why *why)
{
    const struct vp_move *best = vp_why_first(why, VP_MOVE_LAWFUL);
    const char *what = vp_piece_words(view, &why->piece);
    if (best == NULL)
        return vp_words(view, "Ingen har %s fordi ingen lege kan ha den slik resten av vaktplanen er%s",
                        "Nobody has %s because no doctor can have it with the rest of the roster as it is%s", what,
                        add_others(view, why, ": "));
    const char *other = view->label[best->to];
    if (best->mended > 0)
        return vp_words(view, "Ingen har %s, men om %s hadde den, ville %s vært borte%s",
                        "Nobody has %s, but with %s on it %s would be gone%s", what, other,
                        vp_breach_count(view, best->mended), add_others(view, why, "; "));
    if (weigh(best) > 0)
        return vp_words(
            view, "Ingen har %s fordi en vikar er billigere enn hver lege som kan ha den (billigst er %s, %s)%s",
            "Nobody has %s because a locum is cheaper than each doctor who can have it (the cheapest is %s, %s)%s",
            what, other, vp_move_words(view, best), add_others(view, why, "; "));
    return vp_words(view, "Ingen har %s, men %s kunne hatt den (%s)%s", "Nobody has %s, but %s could have it (%s)%s",
                    what, other, vp_move_words(view, best), add_others(view, why, "; "));
}

static const char *list_holders(struct vp_view *view, const struct vp_why *why)
{
    struct vp_text text;
    vp_text_init(&text);
    for (int i = 0; i < why->moves.n; i++)
        vp_text_printf(&text, "%s%s", i == 0 ? "" : ", ", vp_owner_words(view, why->moves.item[i].from));
    const char *kept = vp_arena_strndup(&view->arena, text.at, text.length);
    vp_text_clear(&text);
    return kept;
}

/* The question answers itself with "lawful" only where nothing else in the roster is broken. */
static const char *say_could_have(struct vp_view *view, const struct vp_move *move, const char *what, const char *holders)
{
    const char *who = view->label[move->to];
    if (move->mended == view->audit->hard.n)
        return vp_words(view, "%s har ikke %s, som er hos %s; vaktplanen er lovlig også om %s har den, med %s",
                        "%s does not have %s, which is with %s; the roster is lawful with %s on it too, at %s", who,
                        what, holders, who, vp_move_words(view, move));
    return vp_words(
        view,
        "%s har ikke %s, som er hos %s; ingen flere regler brytes om %s har den, men vaktplanen blir ikke lovlig, med %s",
        "%s does not have %s, which is with %s; no further rule is broken with %s on it, but the roster is not lawful then, at %s",
        who, what, holders, who, vp_move_words(view, move));
}

/* Why he has it not. */
static const char *say_not_had(struct vp_view *view, const struct vp_why *why)
{
    const char *who = view->label[why->question.doctor];
    int duty = why->question.duty;
    const struct vp_piece alone = {&duty, 1};
    const char *what = vp_piece_words(view, why->moves.n > 0 ? &why->piece : &alone);
    if (why->moves.n == 0)
        return vp_words(view, "%s har ikke %s, og ingen må ha den", "%s does not have %s, and nobody need have it", who,
                        what);
    const struct vp_move *best = &why->moves.item[0];
    const char *holders = list_holders(view, why);
    if (best->verdict == VP_MOVE_LAWFUL)
        return say_could_have(view, best, what, holders);
    if (best->verdict == VP_MOVE_BARRED)
        return vp_words(view, "%s kan ikke ha %s (hos %s): %s", "%s cannot have %s (with %s): %s", who, what, holders,
                        vp_breach_detail(view, vp_move_bar(view->plan, best)));
    if (best->verdict == VP_MOVE_HELD)
        return vp_words(view, "%s har alt en vakt i blokken %s", "%s already has a duty of the block %s", who, what);
    return vp_words(view, "%s har ikke %s, som er hos %s; å gi den til %s ville bryte absolutte regler%s",
                    "%s does not have %s, which is with %s; giving it to %s would break hard rules%s", who, what,
                    holders, who, list_rules(view, why));
}

/* The first exchange, or that there is none: the cheapest, unless there are breaches that one can mend. */
static const char *say_swap(struct vp_view *view, const struct vp_why *why)
{
    bool could = vp_why_count(why, VP_MOVE_LAWFUL) + vp_why_count(why, VP_MOVE_BREAKS) > 0;
    if (why->fixed != NULL || !could)
        return ".";
    if (why->tried == 0)
        return vp_words(view, "; ingen enkeltbytter kommer i betraktning.", "; no single exchange comes into question.");
    if (why->swaps.n == 0 && why->tried == 1)
        return vp_words(view, "; det ene enkeltbyttet som er prøvd, er ikke lovlig.",
                        "; the one single exchange that was tried is not lawful.");
    if (why->swaps.n == 0)
        return vp_words(view, "; ingen av %d enkeltbytter som er prøvd, er lovlige.",
                        "; none of the %d single exchanges that were tried is lawful.", why->tried);
    const struct vp_move *best = &why->swaps.item[0];
    const char *taker = view->label[best->to];
    const char *back = vp_piece_words(view, &best->back);
    const char *cost = vp_move_words(view, best);
    const char *which = best->mended > 0 ? vp_words(view, "beste", "best") : vp_words(view, "billigste", "cheapest");
    if (best->from < 0)
        return vp_words(view, "; %s enkeltbytte: %s tar den, og %s går til vikar (%s).",
                        "; the %s single exchange: %s takes it, and %s goes to a locum (%s).", which, taker, back, cost);
    return vp_words(view, "; %s enkeltbytte: %s tar den, og %s får %s (%s).",
                    "; the %s single exchange: %s takes it, and %s gets %s (%s).", which, taker,
                    view->label[best->from], back, cost);
}

const char *vp_conclusion_words(struct vp_view *view, const struct vp_why *why)
{
    const char *reason = !why->has                  ? say_not_had(view, why)
                         : why->question.doctor < 0 ? say_open(view, why)
                                                    : say_had(view, why);
    return vp_arena_printf(&view->arena, "%s%s", reason, say_swap(view, why));
}
