/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of a certificate that was judged (model/certificate.h), in words. */
#include "report/escape.h"
#include "report/view.h"

#include <math.h>

static const char *say_why(struct vp_view *view, enum vp_refusal why)
{
    switch (why) {
    case VP_OTHER_INPUT:
        return vp_words(view, "den gjelder en annen plan (input_sha256 er en annen)",
                        "it is of another plan (input_sha256 differs)");
    case VP_OTHER_ROSTER:
        return vp_words(view, "den gjelder en annen vaktplan (roster_sha256 er en annen)",
                        "it is of another roster (roster_sha256 differs)");
    case VP_UNLAWFUL:
        return vp_words(view, "vaktplanen bryter absolutte regler", "the roster breaks hard rules");
    case VP_OTHER_OPEN:
        return vp_words(view, "plassene uten lege koster noe annet", "the places without a doctor cost something else");
    case VP_OTHER_TERMS:
        return vp_words(view, "planens kategorier eller metoder er andre", "the plan's categories or methods are others");
    case VP_OTHER_EXCESS:
        return vp_words(view, "belastningene er andre", "the loads are others");
    case VP_OTHER_FLOOR:
        return vp_words(view, "gulvet er et annet når det regnes ut på nytt",
                        "the floor is another when it is worked out anew");
    case VP_OVERCLAIM:
        return vp_words(view, "den påstår mer enn den kan bevise", "it claims more than it can prove");
    default:
        return vp_words(view, "vaktplanen har andre poeng", "the roster has other points");
    }
}

static void put_refused(struct vp_view *view, struct vp_text *out, const struct vp_certificate *certificate,
                        const struct vp_refused *refused)
{
    const char *of = "";
    if (refused->claim >= 0)
        of = vp_words(view,
                      "%s: ", "%s: ", vp_category_name(view->plan, certificate->claims.item[refused->claim].category));
    const char *place = vp_place(view, refused->pos);
    vp_text_printf(out, "  %s%s%s%s", place, place[0] == '\0' ? "" : ": ", of, say_why(view, refused->why));
    if (isfinite(refused->claimed) && isfinite(refused->found))
        vp_say(view, out, " (påstår %s, er %s)", " (claims %s, is %s)", vp_number_short(view, refused->claimed, 4),
               vp_number_short(view, refused->found, 4));
    vp_text_put(out, "\n");
}

static void put_upheld(struct vp_view *view, struct vp_text *out, const struct vp_certificate *certificate,
                       const struct vp_verdict *verdict, int number)
{
    const struct vp_claim *claim = &certificate->claims.item[number];
    const struct vp_floor *floor = &verdict->floor[number];
    const struct vp_upheld *upheld = &verdict->upheld[number];
    const bool top_alone = claim->method == VP_MIN_MAX; /* nothing is claimed of the others */
    struct vp_text text;
    vp_text_init(&text);
    vp_text_printf(&text, "%s: ", vp_category_name(view->plan, claim->category));
    if (top_alone && upheld->confirmed > 0)
        vp_say(view, &text, "bekreftet ved regning for den som har mest", "confirmed by arithmetic for whoever has most");
    else if (top_alone)
        vp_say(view, &text, "ikke bekreftet ved regning", "not confirmed by arithmetic");
    else
        vp_say(view, &text, "bekreftet ved regning for %d av %d leger", "confirmed by arithmetic for %d of %d doctors",
               upheld->confirmed, claim->n);
    if (floor->n > 0)
        vp_say(view, &text, " (%s som bare %d leger kan ha)", " (%s that only %d doctors may have)",
               vp_load_words(view, claim->category, floor->load), floor->among);
    const char *whom = top_alone ? vp_words(view, "den som har mest", "whoever has most")
                                 : vp_words(view, "%d til", "%d more", upheld->trusted);
    if (upheld->trusted > 0 && !(top_alone && upheld->confirmed > 0))
        vp_say(
            view, &text,
            "; for %s bygger påstanden på søkets grense og er ikke etterprøvd her (vaktplan export --levels stiller en annen løser spørsmålet)",
            "; for %s the claim rests on the search's bound and is not checked here (vaktplan export --levels puts the question to another solver)",
            whom);
    vp_text_put(&text, ".");
    vp_put_wrapped(out, 2, text.at);
    vp_text_clear(&text);
}

/* Does the plan have levels settled before its points? */
static bool settles_levels(const struct vp_plan *plan)
{
    bool settles = false;
    for (int t = 0; t < plan->fairness.n; t++)
        settles = settles || plan->fairness.item[t].method != VP_CONVEX;
    return settles;
}

/* What is claimed, in our own words from its numbers: the file's own may say anything. */
static void put_claims(struct vp_view *view, struct vp_text *out, const struct vp_certificate *certificate)
{
    struct vp_outcome claimed = {.n_settled = 0};
    claimed.settled = vp_arena_array(&view->arena, (size_t)certificate->claims.n + 1, sizeof *claimed.settled);
    for (int t = 0; t < certificate->claims.n; t++) {
        const struct vp_claim *claim = &certificate->claims.item[t];
        if (claim->method != VP_CONVEX)
            claimed.settled[claimed.n_settled++] = (struct vp_settled){
                .term = t,
                .n = claim->n,
                .excess = claim->excess,
                .proven = claim->proven,
                .least_top = isnan(claim->least_top) ? -INFINITY : claim->least_top,
            };
    }
    if (claimed.n_settled == 0)
        return;
    vp_put_wrapped(out, 0,
                   vp_words(view, "Den påstår, med våre ord etter tallene (hva filen selv sier med ord, er ikke lest):",
                            "It claims, in our words from the numbers (what the file itself says in words is not read):"));
    view->outcome = &claimed;
    for (int i = 0; i < claimed.n_settled; i++)
        vp_put_wrapped(out, 2, vp_level_words(view, i));
    view->outcome = NULL;
    vp_say(view, out, "Etterprøvd uten søket:\n", "Checked without the search:\n");
}

void vp_report_verdict(const struct vp_report *report, const struct vp_certificate *certificate,
                       const struct vp_verdict *verdict, struct vp_text *out)
{
    struct vp_view view;
    vp_view_init(&view, report);
    if (verdict->refused.n > 0)
        vp_say(&view, out, "ATTESTEN AVVISES:\n", "THE CERTIFICATE IS REFUSED:\n");
    else
        vp_say(&view, out, "Attesten stemmer med planen og vaktplanen.\n",
               "The certificate agrees with the plan and the roster.\n");
    for (int i = 0; i < verdict->refused.n; i++)
        put_refused(&view, out, certificate, &verdict->refused.item[i]);
    if (verdict->refused.n == 0)
        put_claims(&view, out, certificate);
    for (int t = 0; t < certificate->claims.n && verdict->refused.n == 0; t++)
        if (certificate->claims.item[t].method != VP_CONVEX) /* of which nothing is claimed but the points */
            put_upheld(&view, out, certificate, verdict, t);
    if (isfinite(certificate->bound) && verdict->refused.n == 0)
        vp_put_wrapped(
            out, 2,
            vp_words(&view, "Poengene (%s) er regnet etter; at %s har færre enn %s, bygger på søkets grense.",
                     "The points (%s) are worked out anew; that %s has fewer than %s rests on the search's bound.",
                     vp_number(&view, certificate->objective, 2), vp_none_words(&view, settles_levels(view.plan)),
                     vp_number_floor(&view, certificate->bound, 2)));
    vp_view_clear(&view);
}
