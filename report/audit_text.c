/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audit.txt, which `vaktplan audit` also prints: lawful or not in plain words, every hard rule with its figure and source, each breach on a line,
 * what the soft rules and wishes cost, and the fairness table. Made to be read in 100 columns. */
#include "report/escape.h"
#include "report/view.h"

#include "model/rotation_infer.h"

#include <string.h>

enum { INDENT = 8 };

static void put_top(struct vp_view *view, struct vp_text *out)
{
    vp_put_wrapped(out, 0, vp_cut(&view->arena, view->title, 2 * VP_TEXT_COLUMNS));
    vp_say(view, out, "Revisjon av vaktplanen %s – %s\n\n", "Audit of the roster from %s to %s\n\n",
           vp_date_long(view, view->plan->from), vp_date_long(view, view->plan->to));
    vp_text_printf(out, "%s\n", vp_lawful_words(view));
    vp_put_wrapped(out, 0, vp_cover_words(view));
    vp_put_wrapped(out, 0, vp_points_words(view));
    if (view->outcome != NULL) {
        for (int i = 0; i < vp_settled_terms(view); i++)
            vp_put_wrapped(out, 0, vp_level_words(view, i));
        vp_put_wrapped(out, 0, vp_proof_words(view));
    }
    if (view->plan->history != NULL)
        vp_put_wrapped(out, 0, vp_words(view, "Forhistorie: %s", "History: %s", vp_history_words(view)));
    if (view->plan->ledger != NULL)
        vp_put_wrapped(out, 0, vp_words(view, "Ført over fra: %s", "Brought over from: %s", vp_ledger_words(view)));
    vp_say(view, out, "Inndata (SHA-256): %s\n", "Input (SHA-256): %s\n", view->plan->sha256);
}

/* Where the figure of a rule comes from, on a line of its own. */
static void put_source(struct vp_view *view, struct vp_text *out, const struct vp_rule *rule)
{
    if (!vp_rule_has_figure(rule))
        return;
    const char *verified = rule->verified == VP_VERIFIED_YES ? vp_words(view, "verifisert", "verified")
                                                             : vp_words(view, "IKKE VERIFISERT", "NOT VERIFIED");
    const char *from =
        rule->profile == NULL
            ? ""
            : vp_words(view, ", profil %s%s", ", profile %s%s", vp_clean(&view->arena, rule->profile),
                       rule->overridden ? vp_words(view, ", tallet endret av planen", ", figure changed by the plan")
                                        : "");
    vp_text_printf(out, "%*s", INDENT, "");
    const char *place = vp_place(view, rule->pos);
    vp_put_wrapped(out, INDENT,
                   vp_arena_printf(&view->arena, "[%s%s] %s%s%s", verified, from, vp_clean(&view->arena, rule->source),
                                   place[0] == '\0' ? "" : "; ", place));
}

static void put_hard_rule(struct vp_view *view, struct vp_text *out, int index)
{
    const struct vp_rule *rule = &view->plan->rules.item[index];
    int breaches = vp_rule_breaches(view, index);
    int checked = vp_view_checked(view, rule);
    vp_text_put(out, breaches == 0 ? "  ok    " : vp_words(view, "  BRUDD ", "  BREACH"));
    if (breaches > 0 && view->language == VP_EN)
        vp_text_put(out, " ");
    const char *tally = vp_words(view, "%s på %d vakter", "%s in %d duties", vp_breach_count(view, breaches), checked);
    vp_put_wrapped(out, INDENT,
                   vp_arena_printf(&view->arena, "%s: %s – %s", vp_clean(&view->arena, rule->id),
                                   vp_rule_sentence(view, rule), tally));
    put_source(view, out, rule);
}

static const char *say_doctor(struct vp_view *view, int doctor)
{
    return doctor < 0 ? vp_words(view, "(ingen lege)", "(no doctor)") : view->label[doctor];
}

/* One line: doctor, dates, rule, needed and found, source, YAML line; below it the explanation. */
static void put_breach(struct vp_view *view, struct vp_text *out, const struct vp_violation *violation)
{
    const struct vp_rule *rule = &view->plan->rules.item[violation->rule];
    const char *place = vp_place(view, violation->pos);
    vp_text_printf(out, "  %s, %s, %s", say_doctor(view, violation->doctor),
                   vp_dates_iso(view, violation->from, violation->to), vp_clean(&view->arena, rule->id));
    vp_text_printf(out, ": %s, %s", vp_breach_words(view, violation), vp_source_short(view, rule));
    vp_text_printf(out, "%s%s\n%*s", place[0] == '\0' ? "" : ", ", place, INDENT, "");
    vp_put_wrapped(out, INDENT, vp_breach_detail(view, violation));
}

static void put_hard(struct vp_view *view, struct vp_text *out)
{
    if (view->audit->hard.n > 0) {
        vp_put_heading(view, out, "Brudd", "Breaches");
        for (int i = 0; i < view->audit->hard.n; i++)
            put_breach(view, out, &view->audit->hard.item[i]);
    }
    vp_put_heading(view, out, "Absolutte regler", "Hard rules");
    for (int i = 0; i < view->plan->rules.n; i++)
        if (view->plan->rules.item[i].hard && !vp_view_idle(view, &view->plan->rules.item[i]))
            put_hard_rule(view, out, i);
}

/* "grong-1 3, lierne-2 1": who a soft rule was broken for, and how often. */
static void put_affected(struct vp_view *view, struct vp_text *out, int rule)
{
    struct vp_text words;
    vp_text_init(&words);
    for (int d = 0; d < view->problem->n_doctors; d++) {
        int times = 0;
        for (int i = 0; i < view->audit->soft.n; i++)
            times += view->audit->soft.item[i].rule == rule && view->audit->soft.item[i].doctor == d;
        if (times > 0)
            vp_text_printf(&words, "%s%s: %d", words.length > 0 ? ", " : "", view->label[d], times);
    }
    if (words.length > 0) {
        vp_text_printf(out, "%*s", INDENT, "");
        vp_put_wrapped(out, INDENT, words.at);
    }
    vp_text_clear(&words);
}

static void put_soft(struct vp_view *view, struct vp_text *out)
{
    int shown = 0;
    for (int i = 0; i < view->plan->rules.n; i++) {
        const struct vp_rule *rule = &view->plan->rules.item[i];
        if (rule->hard)
            continue;
        if (shown++ == 0)
            vp_put_heading(view, out, "Myke regler (brudd koster poeng; hvert brudd står i audit.json)",
                           "Soft rules (breaches cost points; each of them is in audit.json)");
        int times = 0;
        double points = vp_rule_points(view, i, &times);
        size_t start = out->length;
        vp_text_printf(out, "  %s", vp_number_short(view, points, VP_NUMBER_POINTS));
        vp_put_padding(out, start, INDENT);
        const char *tally = vp_words(view, "%d brudd, vekt %s", "broken %d times, weight %s", times,
                                     vp_number_short(view, rule->weight, 2));
        vp_put_wrapped(out, INDENT,
                       vp_arena_printf(&view->arena, "%s: %s – %s", vp_clean(&view->arena, rule->id),
                                       vp_rule_sentence(view, rule), tally));
        put_affected(view, out, i);
        put_source(view, out, rule);
    }
}

static void put_wishes(struct vp_view *view, struct vp_text *out)
{
    vp_put_heading(view, out, "Ønsker som ikke er innfridd", "Wishes that are not met");
    for (int i = 0; i < view->audit->unmet.n; i++) {
        const struct vp_unmet_wish *unmet = &view->audit->unmet.item[i];
        const struct vp_wish *wish = &view->plan->doctors.item[unmet->doctor].wishes.item[unmet->wish];
        const char *place = vp_place(view, wish->pos);
        vp_text_printf(out, "  %s, %s, %s: %s", view->label[unmet->doctor], vp_date_iso(view, unmet->date),
                       wish->want ? vp_words(view, "ønsket vakt, fikk ikke", "wanted a duty, has none")
                                  : vp_words(view, "ønsket fri, fikk vakt", "wanted none, has a duty"),
                       vp_words(view, "%s poeng", "%s points", vp_number_short(view, unmet->points, VP_NUMBER_POINTS)));
        vp_text_printf(out, "%s%s\n", place[0] == '\0' ? "" : " – ", place);
    }
    if (view->audit->unmet.n == 0)
        vp_say(view, out, "  ingen\n", "  none\n");
}

static void put_table_head(struct vp_view *view, struct vp_text *out, int category)
{
    static const char *const heads[2][6] = {{"andel", "overført", "mål", "belastning", "avvik", "poeng"},
                                            {"share", "brought", "target", "load", "deviation", "points"}};
    const char *unit = vp_unit_words(view, category);
    size_t start = out->length;
    vp_text_printf(out, "\n  %s%s%s%s", vp_category_name(view->plan, category), unit[0] == '\0' ? "" : " (", unit,
                   unit[0] == '\0' ? "" : ")");
    vp_put_padding(out, start + 1, VP_LABEL_COLUMNS + 4);
    for (int i = 0; i < 6; i++)
        vp_put_right(out, heads[view->language == VP_EN][i], 11);
    vp_text_put(out, "\n");
}

static void put_table_row(struct vp_view *view, struct vp_text *out, int category, const char *label,
                          const struct vp_row *row, bool costs)
{
    const int decimals = vp_decimals(category);
    const size_t start = out->length;
    vp_text_printf(out, "  %s", label);
    vp_put_padding(out, start, VP_LABEL_COLUMNS + 4);
    vp_put_right(out, vp_number(view, row->share, decimals), 11);
    vp_put_right(out, vp_number_signed(view, row->brought, decimals), 11);
    vp_put_right(out, vp_number(view, row->target, decimals), 11);
    vp_put_right(out, vp_number(view, row->load, vp_load_decimals(view, category)), 11);
    vp_put_right(out, vp_number_signed(view, row->deviation, decimals), 11);
    vp_put_right(out, costs ? vp_number(view, row->points, VP_NUMBER_POINTS) : "–", 11);
    vp_text_put(out, "\n");
}

static void put_category(struct vp_view *view, struct vp_text *out, int category)
{
    const struct vp_row *rows = vp_view_rows(view, category);
    put_table_head(view, out, category);
    for (int i = 0; i < view->problem->n_doctors; i++)
        put_table_row(view, out, category, view->label[rows[i].doctor], &rows[i], view->term[category] >= 0);
}

static void put_fairness(struct vp_view *view, struct vp_text *out)
{
    vp_put_heading(view, out, "Rettferdighet (mål = andel minus overført; øverst: lengst over målet)",
                   "Fairness (target = share less brought over; on top: furthest above the target)");
    vp_put_wrapped(
        out, 0,
        vp_words(
            view, "Summen av det som er ført over, er fordelt etter andel, så målene summerer til alt som må dekkes.",
            "The sum of what was brought over is spread by share, so that the targets add up to all that must be covered."));
    for (int i = 0; i < view->n_categories; i++)
        put_category(view, out, view->categories[i]);
}

static void put_municipal(struct vp_view *view, struct vp_text *out)
{
    if (view->plan->municipal.n == 0)
        return;
    vp_put_heading(view, out, "Mellom kommuner (mål = andel minus overført; øverst: lengst over målet)",
                   "Between municipalities (target = share less brought over; on top: furthest above the target)");
    vp_put_wrapped(out, 0, vp_municipal_sentence(view));
    for (int t = 0; t < view->plan->municipal.n && !view->anonymous; t++) {
        const int category = view->plan->municipal.item[t].category;
        const struct vp_row *rows = vp_view_municipal_rows(view, t);
        put_table_head(view, out, category);
        for (int m = 0; m < view->plan->municipalities.n; m++)
            put_table_row(view, out, category, view->municipality[rows[m].doctor], &rows[m], true);
    }
}

/* Who begins his weeks on when: the offsets that the audit found in the duties. */
static void put_rotations(struct vp_view *view, struct vp_text *out)
{
    int *offset = vp_arena_array(&view->arena, (size_t)view->problem->n_doctors + 1, sizeof *offset);
    for (int r = 0; r < view->plan->rotations.n; r++) {
        const struct vp_rotation *rotation = &view->plan->rotations.item[r];
        vp_put_heading(view, out, vp_arena_printf(&view->arena, "Turnus %s (uker på og av)", rotation->id),
                       vp_arena_printf(&view->arena, "Rotation %s (weeks on and off)", rotation->id));
        vp_rotation_infer(view->problem, view->roster, r, offset);
        int first;
        int last;
        vp_rotation_span(view->plan, rotation, &first, &last);
        for (int d = 0; d < view->problem->n_doctors; d++) {
            if (offset[d] < 0)
                continue;
            size_t start = out->length;
            vp_text_printf(out, "  %s", view->label[d]);
            vp_put_padding(out, start, VP_LABEL_COLUMNS + 4);
            for (int week = first; week <= last; week++)
                vp_text_put(out, vp_rotation_on(rotation, offset[d], week) ? "#" : "·");
            vp_text_put(out, "\n");
        }
    }
}

static void put_unverified(struct vp_view *view, struct vp_text *out)
{
    vp_put_heading(view, out, "Ikke verifisert mot kilden", "Not verified against the source");
    for (int i = 0; i < view->plan->rules.n; i++) {
        const struct vp_rule *rule = &view->plan->rules.item[i];
        if (!vp_rule_has_figure(rule) || rule->verified == VP_VERIFIED_YES)
            continue;
        vp_text_put(out, "  ");
        vp_put_wrapped(out, INDENT,
                       vp_arena_printf(&view->arena, "%s: %s (%s)", vp_clean(&view->arena, rule->id),
                                       vp_rule_sentence(view, rule), vp_clean(&view->arena, rule->source)));
    }
    vp_text_put(out, "  ");
    vp_put_wrapped(
        out, INDENT,
        vp_words(view, "vekter, vikarpriser og hvilke dager som teller som storhelg er planens egne valg, ikke lov",
                 "weights, prices of locums and which days count as holidays' eves are choices of the plan, not law"));
}

void vp_report_audit_text(const struct vp_report *report, struct vp_text *out)
{
    struct vp_view view;
    vp_view_init(&view, report);
    put_top(&view, out);
    put_hard(&view, out);
    put_soft(&view, out);
    put_wishes(&view, out);
    put_fairness(&view, out);
    put_municipal(&view, out);
    put_rotations(&view, out);
    put_unverified(&view, out);
    vp_view_clear(&view);
}
