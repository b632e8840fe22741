/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan check --explain-rules: which rules speak of a doctor, of a line, of both, or at all; each with its figures, whom it speaks
 * of, its source, whether anybody has verified that, and where it was set. */
#include "cli/check.h"

#include "report/escape.h"
#include "report/view.h"

enum { INDENT = 4, LIST_COLUMNS = 90 };

struct teller {
    struct vp_view view;
    const struct vp_problem *problem;
    int doctor; /* -1 = whoever */
    int line;   /* -1 = whichever */
    struct vp_text *out;
};

static bool speaks_of_line(const struct teller *teller, int rule)
{
    const struct vp_rule *it = &teller->problem->plan->rules.item[rule];
    if (teller->line < 0 || teller->problem->scope[rule] == NULL)
        return true;
    if (it->kind == VP_RULE_backup && it->figures.line == teller->line)
        return true; /* not of its duties, but of who has them */
    for (int j = teller->problem->n_past; j < teller->problem->n_duties; j++)
        if (teller->problem->duties[j].line == teller->line && vp_rule_speaks(teller->problem, rule, j))
            return true;
    return false;
}

static bool speaks(const struct teller *teller, int number)
{
    const struct vp_rule *rule = &teller->problem->plan->rules.item[number];
    bool of_doctor = teller->doctor < 0 || rule->doctors == NULL || rule->doctors[teller->doctor];
    return of_doctor && speaks_of_line(teller, number);
}

static void put_indented(struct teller *teller, const char *nb, const char *en, const char *words)
{
    vp_text_printf(teller->out, "%*s%s %s\n", INDENT, "", teller->view.language == VP_EN ? en : nb, words);
}

/* ---- of whom and what a rule speaks ---- */

/* How many duties of the period the rule speaks of, where that is not all. */
static void put_duties(struct teller *teller, int number)
{
    const struct vp_problem *problem = teller->problem;
    int all = problem->n_duties - problem->n_past;
    int n = 0;
    for (int j = problem->n_past; j < problem->n_duties; j++)
        n += vp_rule_speaks(problem, number, j);
    if (n < all)
        put_indented(teller, "vakter:", "duties:",
                     vp_words(&teller->view, "%d av %d i perioden", "%d of %d of the period", n, all));
}

static void put_scope(struct teller *teller, int number)
{
    const struct vp_rule *rule = &teller->problem->plan->rules.item[number];
    const char *sets[VP_SCOPE_SETS];
    int n = vp_scope_words(&teller->view, rule, LIST_COLUMNS, sets);
    for (int i = 0; i < n; i++)
        vp_text_printf(teller->out, "%*s%s\n", INDENT, "", sets[i]);
    put_duties(teller, number);
}

/* ---- a rule ---- */

/* Full path, as elsewhere in check: editors jump to such places. */
static void put_place(struct teller *teller, const struct vp_rule *rule)
{
    struct vp_view *view = &teller->view;
    if (rule->pos.source == NULL || rule->pos.line <= 0)
        return;
    const char *place =
        vp_arena_printf(&view->arena, "%s:%d", vp_clean(&view->arena, rule->pos.source->name), rule->pos.line);
    const char *profile = rule->profile == NULL ? NULL : vp_clean(&view->arena, rule->profile);
    if (profile != NULL && rule->overridden)
        place = vp_words(view, "%s (endrer profilen %s)", "%s (changes the profile %s)", place, profile);
    else if (profile != NULL)
        place = vp_words(view, "%s (profilen %s)", "%s (the profile %s)", place, profile);
    put_indented(teller, "satt:", "set:", place);
}

/* Who says so, and where; what holds in every plan is said by nobody. */
static void put_origin(struct teller *teller, const struct vp_rule *rule)
{
    struct vp_view *view = &teller->view;
    if (!vp_rule_has_figure(rule))
        return;
    put_indented(teller, "kilde:", "source:",
                 vp_arena_printf(&view->arena, "%s [%s]", vp_clean(&view->arena, rule->source),
                                 rule->verified == VP_VERIFIED_YES ? vp_words(view, "verifisert", "verified")
                                                                   : vp_words(view, "IKKE VERIFISERT", "NOT VERIFIED")));
    put_place(teller, rule);
}

static void put_rule(struct teller *teller, int number)
{
    const struct vp_rule *rule = &teller->problem->plan->rules.item[number];
    struct vp_view *view = &teller->view;
    vp_text_printf(teller->out, "\n%s (%s): %s\n", rule->id, vp_rule_key(rule->kind), vp_rule_words(view, rule));
    if (rule->hard)
        put_indented(teller, "kraft:", "force:", vp_words(view, "absolutt", "hard"));
    else
        put_indented(teller, "kraft:", "force:",
                     vp_words(view, "myk, %s poeng per enhet", "soft, %s points a unit",
                              vp_number_short(view, rule->weight, 4)));
    put_scope(teller, number);
    put_origin(teller, rule);
}

static void put_heading(struct teller *teller)
{
    struct vp_view *view = &teller->view;
    const struct vp_plan *plan = teller->problem->plan;
    const char *line = teller->line < 0 ? "" : plan->lines.item[teller->line].id;
    const char *doctor = teller->doctor < 0 ? "" : plan->doctors.item[teller->doctor].id;
    if (teller->doctor >= 0 && teller->line >= 0)
        vp_say(view, teller->out, "Regler for %s på %s\n", "Rules for %s on %s\n", doctor, line);
    else if (teller->doctor >= 0 || teller->line >= 0)
        vp_say(view, teller->out, "Regler for %s%s\n", "Rules for %s%s\n", doctor, line);
    else
        vp_say(view, teller->out, "Regler som gjelder\n", "Rules in force\n");
}

void vp_explain_rules(const struct vp_problem *problem, int doctor, int line, struct vp_text *out)
{
    struct teller teller = {.problem = problem, .doctor = doctor, .line = line, .out = out};
    const struct vp_report report = {.problem = problem};
    vp_view_init(&teller.view, &report);
    put_heading(&teller);
    for (int r = 0; r < problem->plan->rules.n; r++)
        if (speaks(&teller, r))
            put_rule(&teller, r);
    vp_view_clear(&teller.view);
}
