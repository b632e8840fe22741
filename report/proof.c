/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be claimed about a roster, and not a word more: how much of it is covered, whether it breaks a rule, and how many
 * points another could save at most. Every output takes these sentences from here. */
#include "report/view.h"

#include "report/escape.h"

#include "model/ledger.h"

#include <math.h>
#include <string.h>

enum { MOST_DECIMALS = 9 };

const char *vp_lawful_words(struct vp_view *view)
{
    int breaches = view->audit->hard.n;
    if (breaches == 0)
        return vp_words(view, "LOVLIG etter planens regler: ingen absolutt regel er brutt.",
                        "LAWFUL by the rules of the plan: no hard rule is broken.");
    if (breaches == 1)
        return vp_words(view, "IKKE LOVLIG: ett brudd på en absolutt regel.", "NOT LAWFUL: one breach of a hard rule.");
    return vp_words(view, "IKKE LOVLIG: %d brudd på absolutte regler.", "NOT LAWFUL: %d breaches of hard rules.",
                    breaches);
}

const char *vp_history_words(struct vp_view *view)
{
    const struct vp_history *history = view->plan->history;
    if (history == NULL)
        return "";
    int duties = view->problem->n_past;
    return vp_words(view, duties == 1 ? "%s, %d vakt fra og med %s" : "%s, %d vakter fra og med %s",
                    duties == 1 ? "%s, %d duty from %s" : "%s, %d duties from %s",
                    vp_clean(&view->arena, vp_file_name(history->name)), duties,
                    vp_date_long(view, view->problem->known_from));
}

const char *vp_ledger_words(struct vp_view *view)
{
    const struct vp_ledger *ledger = view->plan->ledger;
    if (ledger == NULL)
        return "";
    const char *period = "";
    if (ledger->dated)
        period = vp_arena_printf(&view->arena, " (%s – %s)", vp_date_long(view, ledger->period.from),
                                 vp_date_long(view, ledger->period.to));
    return vp_arena_printf(&view->arena, "%s%s, SHA-256 %s", vp_clean(&view->arena, vp_file_name(ledger->name)), period,
                           ledger->sha256);
}

const char *vp_cover_words(struct vp_view *view)
{
    int duties = vp_view_duties(view);
    int places = view->covered + view->locums + view->absent;
    struct vp_text text;
    vp_text_init(&text);
    vp_say(view, &text, "%d vakter", "%d duties", duties);
    if (places != duties)
        vp_say(view, &text, " med %d plasser", " with %d places", places);
    if (view->locums + view->absent == 0) {
        vp_say(view, &text, ", alle dekket av legene i planen.", ", all covered by the doctors of the plan.");
    } else {
        vp_say(view, &text, ": %d dekket av legene i planen", ": %d covered by the doctors of the plan", view->covered);
        if (view->locums > 0)
            vp_say(view, &text, ", %d overlatt til vikar", ", %d left to a locum", view->locums);
        if (view->absent > 0)
            vp_say(view, &text, ", %d mangler i vaktplanen", ", %d missing from the roster", view->absent);
        vp_text_put(&text, ".");
    }
    const char *kept = vp_arena_strndup(&view->arena, text.at, text.length);
    vp_text_clear(&text);
    return kept;
}

const char *vp_points_words(struct vp_view *view)
{
    const struct vp_audit *audit = view->audit;
    const char *extra = "";
    if (audit->extras > 0)
        extra = vp_words(view, " %d ekstra plasser %s,", " %d extra places %s,", audit->extras,
                         vp_number_short(view, audit->points_extra, VP_NUMBER_POINTS));
    return vp_words(view, "%s poeng (færre er bedre): vikarer %s,%s skjevhet %s, myke regler %s, ønsker %s.",
                    "%s points (fewer is better): locums %s,%s unfairness %s, soft rules %s, wishes %s.",
                    vp_number_short(view, audit->points, VP_NUMBER_POINTS),
                    vp_number_short(view, audit->points_locum, VP_NUMBER_POINTS), extra,
                    vp_number_short(view, audit->points_fairness, VP_NUMBER_POINTS),
                    vp_number_short(view, audit->points_soft, VP_NUMBER_POINTS),
                    vp_number_short(view, audit->points_wishes, VP_NUMBER_POINTS));
}

const char *vp_wishes_words(struct vp_view *view)
{
    int unmet = view->audit->unmet.n;
    if (unmet == 0)
        return vp_words(view, "Alle ønsker er innfridd.", "Every wish is met.");
    if (unmet == 1)
        return vp_words(view, "Ett ønske er ikke innfridd.", "One wish is not met.");
    return vp_words(view, "%d ønsker er ikke innfridd.", "%d wishes are not met.", unmet);
}

const char *vp_load_words(struct vp_view *view, int category, double load)
{
    bool hours = category == VP_HOURS;
    const char *number = vp_number_short(view, load, hours ? 1 : vp_load_decimals(view, category));
    if (hours)
        return vp_words(view, "%s t", "%s h", number);
    if (!vp_category_counts(view->plan, category))
        return vp_words(view, "%s vaktpoeng", load == 1 ? "%s duty point" : "%s duty points", number);
    return vp_words(view, load == 1 ? "%s vakt" : "%s vakter", load == 1 ? "%s duty" : "%s duties", number);
}

/* Decimals that show no less than what points and bound are apart: "no fewer than 22.50; this one has 22.50" would be a proof of the best,
 * and 48.55 and 48.56 are further apart than 48.555319 and 48.555373. With 10^-decimals <= apart the two differ, rounded as they are. */
static int find_decimals(const struct vp_outcome *outcome)
{
    double apart = outcome->objective - outcome->bound;
    int decimals = VP_NUMBER_POINTS;
    while (decimals < MOST_DECIMALS && pow(10, -decimals) > apart)
        decimals++;
    return decimals;
}

const char *vp_held_words(struct vp_view *view)
{
    bool locums = false;
    bool extras = false;
    for (int i = 0; i < view->plan->lines.n; i++) {
        locums = locums || view->plan->lines.item[i].locum_allowed;
        extras = extras || view->plan->lines.item[i].extra > 0;
    }
    if (locums && extras)
        return vp_words(view, "vikarer og ekstra plasser", "locums and extra places");
    if (locums)
        return vp_words(view, "vikarer", "locums");
    return extras ? vp_words(view, "ekstra plasser", "extra places") : NULL;
}

const char *vp_where_held(struct vp_view *view)
{
    const char *held = vp_held_words(view);
    return held == NULL ? "" : vp_words(view, " der %s ikke koster mer,", " in which %s cost no more", held);
}

const char *vp_none_words(struct vp_view *view, bool levels)
{
    return levels ? vp_words(view, "ingen lovlig vaktplan med de samme nivåene%s",
                             "no lawful roster with the same levels%s", vp_where_held(view))
                  : vp_words(view, "ingen lovlig vaktplan", "no lawful roster");
}

/* As said of this outcome. */
static const char *say_none(struct vp_view *view)
{
    return vp_none_words(view, view->outcome->n_settled > 0);
}

const char *vp_gap_words(struct vp_view *view)
{
    const struct vp_outcome *outcome = view->outcome;
    if (!isfinite(outcome->bound))
        return vp_words(view, "ingen nedre grense er bevist", "no lower bound is proven");
    if (outcome->roster == NULL)
        return vp_words(view, "%s har færre enn %s poeng", "%s has fewer than %s points", say_none(view),
                        vp_number_floor(view, outcome->bound, VP_NUMBER_POINTS));
    int decimals = outcome->status == VP_OPTIMAL ? VP_NUMBER_POINTS : find_decimals(outcome);
    return vp_words(view, "%s har færre enn %s poeng; denne har %s", "%s has fewer than %s points; this one has %s",
                    say_none(view), vp_number_floor(view, outcome->bound, decimals),
                    vp_number(view, outcome->objective, decimals));
}

/* ---- how the search ended ---- */

/* What ended a search, as the end of a sentence about it; NULL if nothing did. */
static const char *say_break(struct vp_view *view, const struct vp_trouble *trouble)
{
    switch (trouble->kind) {
    case VP_KILLED:
        return vp_words(view, "ble avsluttet av signal %d før det var ferdig.",
                        "was ended by signal %d before it was done.", trouble->number);
    case VP_STARVED:
        return vp_words(view, "stoppet fordi minnet tok slutt.", "stopped because it ran out of memory.");
    case VP_BROKE_OFF:
        return vp_words(view, "ble avsluttet med kode %d før det var ferdig.", "ended with code %d before it was done.",
                        trouble->number);
    case VP_UNSTARTED:
        return vp_words(view, "kunne ikke startes (%s).", "could not be started (%s).", strerror(trouble->number));
    case VP_GAVE_UP:
        return vp_words(view, "stoppet fordi GLPK ga opp.", "stopped because GLPK gave up.");
    default:
        return NULL;
    }
}

const char *vp_trouble_words(struct vp_view *view)
{
    const struct vp_trouble *trouble = &view->outcome->trouble;
    if (trouble->kind == VP_REFUSED)
        return vp_words(
            view, "Revisjonen avviste en vaktplan fra søket: %d brudd på absolutte regler, %s poeng der søket sier %s.",
            "The audit refused a roster of the search: %d breaches of hard rules, %s points where the search says %s.",
            trouble->number, vp_number(view, trouble->audited, 6), vp_number(view, trouble->claimed, 6));
    const char *what = say_break(view, trouble);
    if (what == NULL)
        return NULL;
    if (trouble->went_on)
        return vp_words(view, "Ett av to søk %s Det andre gikk videre.", "One of two searches %s The other went on.",
                        what);
    return vp_words(view, "Søket %s", "The search %s", what);
}

/* For the outcomes that are no proof. */
static const char *say_ending(struct vp_view *view)
{
    if (vp_outcome_cut_short(view->outcome))
        return vp_trouble_words(view);
    switch (view->outcome->status) {
    case VP_WITHIN_GAP:
        return vp_words(view, "Søket stoppet ved avstanden som var bedt om (%s %%).",
                        "The search stopped at the gap asked for (%s %%).",
                        vp_number_short(view, view->outcome->gap_wanted, 2));
    case VP_INTERRUPTED:
        return vp_words(view, "Søket ble avbrutt.", "The search was interrupted.");
    default:
        return vp_words(view, "Søket stoppet ved grensen for tid eller arbeid.",
                        "The search stopped at its limit of time or work.");
    }
}

static const char *say_nothing(struct vp_view *view)
{
    if (vp_outcome_cut_short(view->outcome))
        return vp_words(view, "%s Det hadde ikke funnet noen lovlig vaktplan; det er ikke bevist at det ikke finnes noen.",
                        "%s It had found no lawful roster; that there is none is not proven.", vp_trouble_words(view));
    return vp_words(view, "Søket stoppet før det fant en lovlig vaktplan; det er ikke bevist at det ikke finnes noen.",
                    "The search stopped before it found a lawful roster; that there is none is not proven.");
}

const char *vp_proof_words(struct vp_view *view)
{
    const struct vp_outcome *outcome = view->outcome;
    if (outcome == NULL)
        return vp_words(view, "Vaktplanen er ikke laget her: ingenting er bevist om hvor god en vaktplan kunne vært.",
                        "The roster was not made here: nothing is proven about how good a roster could be.");
    if (outcome->status == VP_INFEASIBLE)
        return vp_words(view, "Bevist: ingen vaktplan følger alle absolutte regler.",
                        "Proven: no roster keeps every hard rule.");
    if (outcome->status == VP_NOTHING)
        return say_nothing(view);
    if (outcome->status == VP_OPTIMAL)
        return vp_words(view, "Bevist: %s har færre poeng enn denne (%s).",
                        "Proven: %s has fewer points than this one (%s).", say_none(view),
                        vp_number(view, outcome->objective, VP_NUMBER_POINTS));
    if (!isfinite(outcome->bound))
        return vp_words(view, "%s Ingenting er bevist om hvor god en vaktplan kunne vært.",
                        "%s Nothing is proven about how good a roster could be.", say_ending(view));
    /* A share of this roster's own points, of which no more than all can be saved. */
    double most = fmin(100.0, ceil(vp_outcome_gap(outcome) * 100 - 1e-6) / 100);
    return vp_words(view, "%s Bevist: %s (høyst %s %% av poengene kan spares). At den er best, er ikke bevist.",
                    "%s Proven: %s (at most %s %% of the points could be saved). That it is the best is not proven.",
                    say_ending(view), vp_gap_words(view), vp_number(view, most, 2));
}
