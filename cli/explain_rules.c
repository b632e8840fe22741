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
    if (teller->line < 0 || teller->problem->scope[rule] == NULL)
        return true;
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

/* "a, b, c": as many as fit on a line, then how many more. */
struct list {
    struct vp_text text;
    int left;
};

static void begin_list(struct list *list)
{
    vp_text_init(&list->text);
    list->left = 0;
}

static void add_item(struct list *list, const char *item)
{
    if (list->left > 0 || vp_text_width(list->text.at) > LIST_COLUMNS)
        list->left++;
    else
        vp_text_printf(&list->text, "%s%s", list->text.length > 0 ? ", " : "", item);
}

/* Says the list after `nb` or `en`, unless there is nothing in it. */
static void put_list(struct teller *teller, const char *nb, const char *en, struct list *list)
{
    if (list->left > 0)
        vp_say(&teller->view, &list->text, " og %d til", " and %d more", list->left);
    if (list->text.length > 0)
        put_indented(teller, nb, en, list->text.at);
    vp_text_clear(&list->text);
}

static void put_doctors(struct teller *teller, const struct vp_rule *rule)
{
    const struct vp_plan *plan = teller->problem->plan;
    struct list list;
    begin_list(&list);
    for (int d = 0; rule->doctors != NULL && d < plan->doctors.n; d++)
        if (rule->doctors[d])
            add_item(&list, plan->doctors.item[d].id);
    put_list(teller, "leger:", "doctors:", &list);
}

static void put_lines(struct teller *teller, const struct vp_rule *rule)
{
    const struct vp_plan *plan = teller->problem->plan;
    struct list list;
    begin_list(&list);
    for (int line = 0; rule->lines != NULL && line < plan->lines.n; line++)
        if (rule->lines[line])
            add_item(&list, plan->lines.item[line].id);
    put_list(teller, "linjer:", "lines:", &list);
}

static void put_categories(struct teller *teller, const struct vp_rule *rule)
{
    const struct vp_plan *plan = teller->problem->plan;
    struct list list;
    begin_list(&list);
    for (int category = 0; category < plan->categories.n; category++)
        if ((rule->categories & vp_bit(category)) != 0)
            add_item(&list, vp_category_name(plan, category));
    put_list(teller, "som teller for:", "that count for:", &list);
}

static void put_weekdays(struct teller *teller, const struct vp_rule *rule)
{
    struct list list;
    begin_list(&list);
    for (int day = 0; day <= VP_SUNDAY; day++)
        if ((rule->days >> (unsigned)day & 1) != 0)
            add_item(&list, vp_weekday_name(teller->view.language, day));
    put_list(teller, "som begynner på:", "that begin on:", &list);
}

/* As a plan has it: "2027-01-11..2027-01-13"; "12-20..01-02 every year". */
static const char *say_when(struct vp_view *view, const struct vp_when *when)
{
    char from[VP_DAY_TEXT];
    char to[VP_DAY_TEXT];
    const struct vp_yearly *each = &when->each;
    const struct vp_dates *dates = &when->dates;
    if (when->yearly && each->from == each->to)
        return vp_words(view, "%02d-%02d hvert år", "%02d-%02d every year", each->from / 100, each->from % 100);
    if (when->yearly)
        return vp_words(view, "%02d-%02d..%02d-%02d hvert år", "%02d-%02d..%02d-%02d every year", each->from / 100,
                        each->from % 100, each->to / 100, each->to % 100);
    vp_day_format(dates->from, from);
    if (dates->from == dates->to)
        return vp_arena_strdup(&view->arena, from);
    return vp_arena_printf(&view->arena, "%s..%s", from, vp_day_format(dates->to, to));
}

static void put_dates(struct teller *teller, const struct vp_rule *rule)
{
    struct list list;
    begin_list(&list);
    for (int i = 0; i < rule->dates.n; i++)
        add_item(&list, say_when(&teller->view, &rule->dates.item[i]));
    put_list(teller, "datoer:", "dates:", &list);
}

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
    put_doctors(teller, rule);
    put_lines(teller, rule);
    put_categories(teller, rule);
    put_weekdays(teller, rule);
    put_dates(teller, rule);
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
    const struct vp_report report = {problem, NULL, NULL, NULL};
    vp_view_init(&teller.view, &report);
    put_heading(&teller);
    for (int r = 0; r < problem->plan->rules.n; r++)
        if (speaks(&teller, r))
            put_rule(&teller, r);
    vp_view_clear(&teller.view);
}
