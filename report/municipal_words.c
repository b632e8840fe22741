/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of municipalities that are compared: what their parts go by, how tables and charts of them are read, who is furthest from the target. */
#include "report/charts.h"

#include <math.h>

bool vp_view_municipal(const struct vp_view *view)
{
    return view->plan->municipal.n > 0 && !view->anonymous;
}

const char *vp_municipal_words(struct vp_view *view)
{
    const enum vp_municipal_by by = view->plan->municipal_by;
    return by == VP_BY_POPULATION ? vp_words(view, "folketall", "population")
           : by == VP_BY_AGREED   ? vp_words(view, "avtale", "agreement")
                                  : vp_words(view, "stillinger", "posts");
}

const char *vp_municipal_sentence(struct vp_view *view)
{
    bool others = false;
    if (view->anonymous)
        return vp_words(
            view,
            "Kommunene er også sammenlignet. Hva hver av dem har, står ikke her: der en kommune har én lege, ville det si hvem "
            "det er.",
            "Municipalities are compared too. What each has does not stand here: where one has a single doctor, it would "
            "say who that is.");
    for (int d = 0; d < view->plan->doctors.n; d++)
        others = others || view->plan->doctors.item[d].municipality < 0;
    return vp_words(
        view,
        "Hver kommune svarer for sin del av alt som må dekkes, etter %s; belastningen er legenes til sammen. Målet er andelen minus det "
        "legene har båret for mye før; summen av det som er ført over, er fordelt etter andel.%s",
        "Each municipality answers for its part of all that must be covered, by %s; its load is its doctors' together. The target is the "
        "share less what they carried too much before; the sum of what was brought over is spread by share.%s",
        vp_municipal_words(view),
        !others                   ? ""
        : view->language == VP_EN ? " Doctors of no municipality count for none."
                                  : " Leger uten kommune teller ikke med i noen av dem.");
}

const char *vp_municipal_worst(struct vp_view *view)
{
    const struct vp_row *worst = NULL;
    double most = 0;
    int category = -1;
    for (int t = 0; t < view->plan->municipal.n; t++) {
        const struct vp_fairness_term *term = &view->plan->municipal.item[t];
        const struct vp_row *rows = vp_view_municipal_rows(view, t);
        for (int m = 0; m < view->plan->municipalities.n; m++) {
            const double owed = fabs(rows[m].deviation - rows[m].unowed);
            const double steps = owed / term->unit;
            if (owed < 0.05 || steps <= most + 1e-9)
                continue;
            most = steps;
            category = term->category;
            worst = &rows[m];
        }
    }
    if (worst == NULL)
        return NULL;
    const char *name = view->municipality[worst->doctor];
    const char *amount = vp_amount_words(view, category, fabs(worst->deviation - worst->unowed));
    return worst->deviation > 0 ? vp_words(view, "%s, %s over målet i %s", "%s, %s above the target in %s", name,
                                           amount, vp_category_words(view, category))
                                : vp_words(view, "%s, %s under målet i %s", "%s, %s below the target in %s", name,
                                           amount, vp_category_words(view, category));
}

const char *vp_municipal_summary(struct vp_view *view)
{
    const char *worst = vp_municipal_worst(view);
    if (worst == NULL)
        return vp_words(view, "Mellom kommuner: alle er på målet sitt.",
                        "Between municipalities: all are on their target.");
    return vp_words(view, "Mellom kommuner er det største avviket, målt i trinn: %s (andeler etter %s).",
                    "Between municipalities the largest deviation, in steps, is: %s (shares by %s).", worst,
                    vp_municipal_words(view));
}
