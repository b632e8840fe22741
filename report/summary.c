/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dozen lines for the coordinator's screen. */
#include "report/escape.h"
#include "report/view.h"

enum {
    NAMED_DATES = 4, /* of duties without a doctor, before "and n more" */
    TITLE_COLUMNS = 60,
    NAME_COLUMNS = 14, /* of a category */
};

/* The dates that are left to locums or missing, the first few of them. */
static void put_uncovered(struct vp_view *view, struct vp_text *out)
{
    int named = 0;
    int more = view->locums + view->absent - NAMED_DATES;
    for (int place = 0; place < view->problem->n_places && named < NAMED_DATES; place++) {
        if (view->roster->doctor[place] >= 0 || !vp_place_counts(view->problem, view->roster, place))
            continue;
        const struct vp_duty *duty = &view->problem->duties[view->problem->place_duty[place]];
        vp_text_printf(out, "%s%s", named == 0 ? "  " : ", ", vp_date_iso(view, duty->date));
        named++;
    }
    if (more > 0)
        vp_say(view, out, " og %d til", " and %d more", more);
    if (named > 0)
        vp_text_put(out, "\n");
}

/* Room for the longest name of a category shown, one space behind it. */
static int name_columns(const struct vp_view *view)
{
    int columns = NAME_COLUMNS;
    for (int i = 0; i < view->n_categories; i++) {
        int width = 3 + vp_text_width(vp_category_name(view->plan, view->categories[i]));
        columns = width > columns ? width : columns;
    }
    return columns;
}

static void put_worst(struct vp_view *view, struct vp_text *out, int category)
{
    const struct vp_row *worst = vp_view_worst(view, category);
    const char *unit = vp_unit_words(view, category);
    if (worst == NULL)
        return;
    size_t start = out->length;
    vp_text_printf(out, "  %s", vp_category_name(view->plan, category));
    vp_put_padding(out, start, name_columns(view));
    size_t name = out->length;
    vp_text_put(out, view->label[worst->doctor]);
    vp_put_padding(out, name, vp_label_columns(view) + 2);
    vp_say(view, out, "%s%s%s  (har %s, målet er %s)\n", "%s%s%s  (has %s, the target is %s)\n",
           vp_number_signed(view, worst->deviation, 1), unit[0] == '\0' ? "" : " ", unit,
           vp_load_words(view, category, worst->load), vp_number(view, worst->target, 1));
}

static void put_unverified(struct vp_view *view, struct vp_text *out)
{
    int n = 0;
    for (int i = 0; i < view->plan->rules.n; i++) {
        const struct vp_rule *rule = &view->plan->rules.item[i];
        if (!vp_rule_has_figure(rule) || rule->verified == VP_VERIFIED_YES)
            continue;
        vp_text_put(out, n == 0 ? vp_words(view, "Ikke verifisert mot kilden: ", "Not verified against the source: ")
                                : ", ");
        vp_text_put(out, vp_cut(&view->arena, vp_clean(&view->arena, rule->id), VP_LABEL_COLUMNS));
        n++;
    }
    if (n > 0)
        vp_text_put(out, ".\n");
}

static void put_trouble(struct vp_view *view, struct vp_text *out)
{
    bool said = view->outcome == NULL || vp_outcome_cut_short(view->outcome);
    const char *trouble = said ? NULL : vp_trouble_words(view);
    if (trouble != NULL)
        vp_put_wrapped(out, 0, trouble);
}

enum { DEAREST = 3 };

static void put_prices(struct vp_view *view, struct vp_text *out)
{
    const struct vp_price *dearest[DEAREST];
    if (view->report->prices == NULL)
        return;
    const int n = vp_dearest(view, dearest, DEAREST);
    for (int i = 0; i < n; i++)
        vp_put_wrapped(out, 0, vp_price_words(view, dearest[i]));
    vp_put_wrapped(out, 0, vp_prices_words(view));
}

void vp_report_summary(const struct vp_report *report, struct vp_text *out)
{
    struct vp_view view;
    vp_view_init(&view, report);
    vp_text_printf(out, "%s, %s – %s\n", vp_cut(&view.arena, view.title, TITLE_COLUMNS),
                   vp_date_long(&view, view.plan->from), vp_date_long(&view, view.plan->to));
    if (view.roster == NULL || view.audit == NULL) {
        vp_put_wrapped(out, 0, vp_proof_words(&view));
        vp_view_clear(&view);
        return;
    }
    vp_put_wrapped(out, 0, vp_cover_words(&view));
    put_uncovered(&view, out);
    vp_put_wrapped(out, 0, vp_lawful_words(&view));
    vp_say(&view, out, "Lengst over målet sitt (målet er rettferdig andel minus det som er ført over):\n",
           "Furthest above their target (the target is the fair share less what was brought over):\n");
    for (int i = 0; i < view.n_categories; i++)
        put_worst(&view, out, view.categories[i]);
    if (vp_view_municipal(&view))
        vp_put_wrapped(out, 0, vp_municipal_summary(&view));
    vp_put_wrapped(out, 0, vp_points_words(&view));
    vp_put_wrapped(out, 0, vp_wishes_words(&view));
    for (int i = 0; i < vp_settled_terms(&view); i++)
        vp_put_wrapped(out, 0, vp_level_words(&view, i));
    vp_put_wrapped(out, 0, vp_proof_words(&view));
    put_prices(&view, out);
    put_trouble(&view, out);
    put_unverified(&view, out);
    vp_view_clear(&view);
}
