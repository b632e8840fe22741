/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole answer for a screen: the conclusion first, then what compels, then each doctor: who could have the duty and what it costs, who would
 * break what, who cannot, and the exchanges. Made to be read in 100 columns. */
#include "report/escape.h"
#include "report/why.h"

#include <math.h>

enum {
    INDENT = 6,
    DETAILED = 5,        /* lawful changes of which every part of the cost is told */
    DETAILED_BREAKS = 8, /* moves of which each breach is told */
    BREACHES = 3,        /* of one move */
};

/* ---- one change ---- */

/* " (vikarer +100, skjevhet −2,20)": what its points are made of. */
static const char *say_parts(struct vp_view *view, const struct vp_move *move)
{
    static const char *const names[2][5] = {{"vikarer", "ekstra plasser", "skjevhet", "myke regler", "ønsker"},
                                            {"locums", "extra places", "unfairness", "soft rules", "wishes"}};
    const struct vp_audit *after = move->audit;
    const struct vp_audit *before = view->audit;
    const double parts[5] = {after->points_locum - before->points_locum, after->points_extra - before->points_extra,
                             after->points_fairness - before->points_fairness, after->points_soft - before->points_soft,
                             after->points_wishes - before->points_wishes};
    struct vp_text text;
    vp_text_init(&text);
    for (int i = 0; i < 5; i++)
        if (fabs(parts[i]) >= 0.005)
            vp_text_printf(&text, "%s%s %s", text.length > 0 ? ", " : "", names[view->language == VP_EN][i],
                           vp_number_signed(view, parts[i], VP_NUMBER_POINTS));
    const char *kept = vp_arena_printf(&view->arena, text.length > 0 ? " (%s)" : "%s", text.at);
    vp_text_clear(&text);
    return kept;
}

static void put_line(struct vp_text *out, const char *words)
{
    vp_text_printf(out, "%*s", INDENT, "");
    vp_put_wrapped(out, INDENT, words);
}

/* "netter hos grong-2: 12 → 13 vakter, målet er 11,3 (+1,20 poeng)" for each category in which the doctor's points change. */
static void put_loads(struct vp_view *view, struct vp_text *out, const struct vp_move *move, int doctor)
{
    for (int i = 0; i < view->n_categories && doctor >= 0; i++) {
        int category = view->categories[i];
        if (view->term[category] < 0)
            continue;
        int at = doctor * view->plan->categories.n + category;
        int of = view->term[category] * view->problem->n_doctors + doctor;
        double before = view->audit->load[at];
        double after = move->audit->load[at];
        if (fabs(after - before) < 1e-9)
            continue;
        int decimals = category == VP_HOURS ? 1 : vp_load_decimals(view, category);
        put_line(out, vp_words(view, "%s hos %s: %s → %s, målet er %s (%s)", "%s of %s: %s → %s, the target is %s (%s)",
                               vp_clean(&view->arena, vp_category_name(view->plan, category)), view->label[doctor],
                               vp_number_short(view, before, decimals), vp_load_words(view, category, after),
                               vp_number(view, view->problem->target[at], 1),
                               vp_change_words(view, move->audit->fairness[of] - view->audit->fairness[of])));
    }
}

/* The same for each municipality whose load changes, where they are compared. */
static void put_municipal(struct vp_view *view, struct vp_text *out, const struct vp_move *move)
{
    const int n = view->plan->municipalities.n;
    for (int i = 0; i < n * view->plan->municipal.n; i++) {
        const int category = view->plan->municipal.item[i / n].category;
        const int at = i % n * view->plan->categories.n + category;
        const double before = view->audit->municipal_load[at];
        const double after = move->audit->municipal_load[at];
        if (fabs(after - before) < 1e-9)
            continue;
        const int decimals = category == VP_HOURS ? 1 : vp_load_decimals(view, category);
        put_line(out,
                 vp_words(view, "%s for kommunen %s: %s → %s, målet er %s (%s)",
                          "%s of municipality %s: %s → %s, the target is %s (%s)",
                          vp_clean(&view->arena, vp_category_name(view->plan, category)), view->municipality[i % n],
                          vp_number_short(view, before, decimals), vp_load_words(view, category, after),
                          vp_number(view, view->problem->municipal_target[at], 1),
                          vp_change_words(view, move->audit->municipal_points[i] - view->audit->municipal_points[i])));
    }
}

static void put_soft(struct vp_view *view, struct vp_text *out, const struct vp_move *move)
{
    const struct vp_standing standing = vp_view_standing(view);
    for (int rule = 0; rule < view->plan->rules.n; rule++) {
        const struct vp_rule *it = &view->plan->rules.item[rule];
        double points = it->hard ? 0 : vp_move_rule_points(&standing, move, rule);
        if (fabs(points) >= 0.005)
            put_line(out, vp_words(view, "myk regel %s: %s – %s", "soft rule %s: %s – %s", vp_clean(&view->arena, it->id),
                                   vp_change_words(view, points), vp_rule_sentence(view, it)));
    }
}

static void put_wishes(struct vp_view *view, struct vp_text *out, const struct vp_move *move)
{
    const struct vp_standing standing = vp_view_standing(view);
    struct vp_unmet_wish *list;
    int n = vp_move_wishes(&standing, move, &view->arena, &list);
    for (int i = 0; i < n; i++) {
        const struct vp_wish *wish = &view->plan->doctors.item[list[i].doctor].wishes.item[list[i].wish];
        const char *what =
            wish->want ? vp_words(view, "ønsker vakt", "wants a duty") : vp_words(view, "ønsker fri", "wants none");
        const char *place = vp_place(view, wish->pos);
        put_line(out, vp_words(view, "%s %s %s: %s%s%s", "%s %s on %s: %s%s%s", view->label[list[i].doctor], what,
                               vp_date_iso(view, list[i].date), vp_change_words(view, list[i].points),
                               place[0] == '\0' ? "" : ", ", place));
    }
}

/* What a change costs; `whole`: with what it does to the giver. */
static void put_cost(struct vp_view *view, struct vp_text *out, const struct vp_move *move, bool whole)
{
    put_loads(view, out, move, move->to);
    if (whole)
        put_loads(view, out, move, move->from);
    put_municipal(view, out, move);
    put_soft(view, out, move);
    put_wishes(view, out, move);
}

/* An extra place that nobody gets is left empty; only a needed one goes to a locum. */
static const char *say_taker(struct vp_view *view, const struct vp_move *move)
{
    bool empty = move->to < 0 && move->audit->locums == view->audit->locums;
    return empty ? vp_words(view, "ingen", "nobody") : vp_owner_words(view, move->to);
}

static void put_lawful(struct vp_view *view, struct vp_text *out, const struct vp_move *move)
{
    const char *back = "";
    if (move->back.n > 0)
        back = vp_words(view, " gir %s", " gives %s", vp_piece_words(view, &move->back));
    const char *mended = "";
    if (move->mended > 0)
        mended = vp_words(view, "; %s færre", "; %s fewer", vp_breach_count(view, move->mended));
    vp_text_put(out, "  ");
    vp_put_wrapped(out, INDENT,
                   vp_arena_printf(&view->arena, "%s%s: %s%s%s", say_taker(view, move), back, vp_move_words(view, move),
                                   say_parts(view, move), mended));
}

/* ---- what is broken ---- */

/* As in the audit; the doctor is named where it is not he who would get the duty. */
static void put_breach(struct vp_view *view, struct vp_text *out, const struct vp_violation *breach, int to)
{
    const struct vp_rule *rule = &view->plan->rules.item[breach->rule];
    const char *place = vp_place(view, breach->pos);
    const char *who = "";
    if (breach->doctor >= 0 && breach->doctor != to)
        who = vp_arena_printf(&view->arena, "%s, ", view->label[breach->doctor]);
    put_line(out, vp_arena_printf(&view->arena, "%s%s, %s: %s, %s%s%s – %s", who,
                                  vp_dates_iso(view, breach->from, breach->to), vp_clean(&view->arena, rule->id),
                                  vp_breach_words(view, breach), vp_source_short(view, rule),
                                  place[0] == '\0' ? "" : ", ", place, vp_breach_detail(view, breach)));
}

/* The ids of the rules broken, each once: breaches are in the order of rules. */
static const char *list_broken(struct vp_view *view, const struct vp_move *move)
{
    const char *list = "";
    for (int i = 0; i < move->breaches.n; i++) {
        int rule = move->breaches.item[i].rule;
        if (i == 0 || rule != move->breaches.item[i - 1].rule)
            list = vp_arena_printf(&view->arena, "%s%s%s", list, i == 0 ? "" : ", ",
                                   vp_clean(&view->arena, view->plan->rules.item[rule].id));
    }
    return list;
}

static void put_broken(struct vp_view *view, struct vp_text *out, const struct vp_move *move, bool detailed)
{
    vp_text_put(out, "  ");
    vp_put_wrapped(out, INDENT,
                   vp_words(view, "%s: %s (%s)", "%s: %s (%s)", vp_owner_words(view, move->to), list_broken(view, move),
                            vp_breach_count(view, move->breaches.n)));
    for (int i = 0; detailed && i < move->breaches.n && i < BREACHES; i++)
        put_breach(view, out, &move->breaches.item[i], move->to);
    if (detailed && move->breaches.n > BREACHES)
        put_line(out, vp_words(view, "og %d til", "and %d more", move->breaches.n - BREACHES));
}

/* The first breach says why: a rule about the doctor and the duty alone. */
static void put_barred(struct vp_view *view, struct vp_text *out, const struct vp_move *move)
{
    const struct vp_violation *why = vp_move_bar(view->plan, move);
    const char *place = vp_place(view, why->pos);
    vp_text_put(out, "  ");
    vp_put_wrapped(out, INDENT,
                   vp_arena_printf(&view->arena, "%s: %s%s%s%s", vp_owner_words(view, move->to),
                                   vp_breach_detail(view, why), place[0] == '\0' ? "" : " (", place,
                                   place[0] == '\0' ? "" : ")"));
}

/* ---- the parts of the answer ---- */

/* What each of the changes has in common: the giver without the duty. */
static void put_giver(struct vp_view *view, struct vp_text *out, const struct vp_why *why, const struct vp_move *move)
{
    if (!why->has || move->from < 0)
        return;
    struct vp_text loads;
    vp_text_init(&loads);
    put_loads(view, &loads, move, move->from);
    if (loads.length > 0)
        vp_say(view, out, "  %s uten vakten:\n%s", "  %s without the duty:\n%s", view->label[move->from], loads.at);
    vp_text_clear(&loads);
}

static void put_moves(struct vp_view *view, struct vp_text *out, const struct vp_why *why, enum vp_move_verdict verdict,
                      const char *heading[2])
{
    int n = 0;
    for (int i = 0; i < why->moves.n; i++) {
        const struct vp_move *move = &why->moves.item[i];
        if (move->verdict != verdict)
            continue;
        if (n == 0)
            vp_put_heading(view, out, heading[0], heading[1]);
        if (verdict == VP_MOVE_LAWFUL && n == 0)
            put_giver(view, out, why, move);
        if (verdict == VP_MOVE_LAWFUL)
            put_lawful(view, out, move);
        else if (verdict == VP_MOVE_BREAKS)
            put_broken(view, out, move, n < DETAILED_BREAKS);
        else
            put_barred(view, out, move);
        if (verdict == VP_MOVE_LAWFUL && n < DETAILED)
            put_cost(view, out, move, !why->has);
        n++;
    }
}

static void put_rotations(struct vp_view *view, struct vp_text *out, const struct vp_why *why)
{
    for (int r = 0; r < view->plan->rotations.n; r++) {
        vp_instant from = 0;
        const bool *on = vp_why_on(view, r, why->question.duty, &from);
        const char *names = "";
        for (int d = 0; on != NULL && d < view->problem->n_doctors; d++)
            if (on[d])
                names = vp_arena_printf(&view->arena, "%s%s%s", names, names[0] == '\0' ? "" : ", ", view->label[d]);
        if (on == NULL)
            continue;
        vp_day date;
        int minute;
        vp_zone_local(view->plan->zone, from, &date, &minute, NULL);
        vp_text_put(out, "  ");
        vp_put_wrapped(out, INDENT,
                       vp_words(view, "Turnus %s: i uken fra %s %s er disse på: %s",
                                "Rotation %s: in the week from %s %s these are on: %s",
                                vp_clean(&view->arena, view->plan->rotations.item[r].id), vp_date_iso(view, date),
                                vp_clock(view, from), names[0] == '\0' ? "–" : names));
    }
}

static void put_bonds(struct vp_view *view, struct vp_text *out, const struct vp_why *why)
{
    struct vp_text bonds;
    vp_text_init(&bonds);
    if (why->fixed != NULL)
        vp_say(view, &bonds, "  Planen gir legen vakten: %s\n", "  The plan gives the duty to this doctor: %s\n",
               vp_place(view, why->fixed->pos));
    if (why->piece.n > 1)
        vp_say(view, &bonds, "  Blokk: de %d vaktene flyttes samlet\n", "  Block: the %d duties move together\n",
               why->piece.n);
    put_rotations(view, &bonds, why);
    if (bonds.length > 0) {
        vp_put_heading(view, out, "Det som binder vakten", "What binds the duty");
        vp_text_put(out, bonds.at);
    }
    vp_text_clear(&bonds);
}

static void put_swaps(struct vp_view *view, struct vp_text *out, const struct vp_why *why)
{
    if (why->possible == 0)
        return;
    vp_put_heading(view, out, "Bytte mot en annen vakt", "Exchanged for another duty");
    for (int i = 0; i < why->swaps.n; i++) {
        put_lawful(view, out, &why->swaps.item[i]);
        if (i < DETAILED)
            put_cost(view, out, &why->swaps.item[i], true);
    }
    if (why->swaps.n == 0)
        vp_say(view, out, "  ingen lovlige\n", "  none is lawful\n");
    vp_text_put(out, "  ");
    vp_put_wrapped(out, 2,
                   vp_words(view, "Prøvd: %d av %d mulige bytter av én vakt (eller blokk) mot én i perioden%s.",
                            "Tried: %d of %d possible exchanges of one duty (or block) for one within the period%s.",
                            why->tried, why->possible,
                            why->tried == why->possible
                                ? ""
                                : vp_words(view, ", de som koster minst skjevhet hos hver lege først",
                                           ", those that cost the least unfairness with each doctor first")));
}

static void put_why(struct vp_view *view, struct vp_text *out, const struct vp_why *why, bool brief)
{
    static const char *to_others[2] = {"Hos en annen (alt annet uendret)", "With another (all else as it is)"};
    static const char *to_him[2] = {"Gitt til legen (alt annet uendret)", "Given to the doctor (all else as it is)"};
    static const char *breaks[2] = {"Ville bryte en absolutt regel", "Would break a hard rule"};
    static const char *cannot[2] = {"Kan ikke ha den uansett", "Cannot have it in any case"};
    vp_put_wrapped(out, 0, vp_conclusion_words(view, why));
    if (brief)
        return;
    put_bonds(view, out, why);
    put_moves(view, out, why, VP_MOVE_LAWFUL, why->has ? to_others : to_him);
    put_moves(view, out, why, VP_MOVE_BREAKS, breaks);
    put_swaps(view, out, why);
    put_moves(view, out, why, VP_MOVE_BARRED, cannot);
    vp_text_put(out, "\n");
}

void vp_report_why_text(const struct vp_report *report, const struct vp_answers *answers, bool brief, struct vp_text *out)
{
    struct vp_view view;
    vp_view_init(&view, report);
    for (int i = 0; i < answers->n; i++)
        put_why(&view, out, answers->why[i], brief);
    if (!brief) {
        vp_put_wrapped(out, 0,
                       vp_words(&view, "Vaktplanen har %s poeng (færre er bedre). %s",
                                "The roster has %s points (fewer is better). %s",
                                vp_number(&view, view.audit->points, VP_NUMBER_POINTS), vp_why_proof_words(&view)));
        if (!vp_audit_lawful(view.audit))
            vp_put_wrapped(out, 0, vp_lawful_words(&view));
    }
    vp_view_clear(&view);
}
