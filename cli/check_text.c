/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan check for people, in the language of the plan and in the words of its report. */
#include "cli/check.h"

#include "report/escape.h"
#include "report/view.h"

#include <math.h>
#include <stdio.h>

enum { NUMBER_COLUMNS = 12, RULE_COLUMNS = 14 };

/* What each part of the text is made from. */
struct scribe {
    struct vp_view view;
    const struct vp_problem *problem;
    const struct vp_capacity *capacity;
    struct vp_text *out;
};

static void begin(struct scribe *scribe, const struct vp_problem *problem, const struct vp_capacity *capacity,
                  struct vp_text *out)
{
    const struct vp_report report = {.problem = problem};
    vp_view_init(&scribe->view, &report);
    scribe->problem = problem;
    scribe->capacity = capacity;
    scribe->out = out;
}

static const char *pick(const struct scribe *scribe, const char *nb, const char *en)
{
    return scribe->view.language == VP_EN ? en : nb;
}

/* Of the loads in a category; its name stands above, with a blank before it. */
static int find_columns(const struct scribe *scribe, int category)
{
    int name = vp_text_width(vp_category_name(scribe->view.plan, category)) + 1;
    return name > NUMBER_COLUMNS ? name : NUMBER_COLUMNS;
}

static void put_dates(struct vp_text *out, vp_day from, vp_day to)
{
    char text[VP_DAY_TEXT];
    vp_text_put(out, vp_day_format(from, text));
    if (to != from)
        vp_text_printf(out, "..%s", vp_day_format(to, text));
}

/* ---- the plan in figures ---- */

static void put_period(struct scribe *scribe)
{
    const struct vp_plan *plan = scribe->problem->plan;
    struct vp_text *out = scribe->out;
    int days = plan->to - plan->from + 1;
    int weeks = days / 7;
    vp_text_printf(out, "%s\n\n%-9s ", scribe->view.title, pick(scribe, "Periode", "Period"));
    put_dates(out, plan->from, plan->to);
    vp_text_printf(out, " (%d %s", weeks, weeks == 1 ? pick(scribe, "uke", "week") : pick(scribe, "uker", "weeks"));
    if (days % 7 != 0)
        vp_say(&scribe->view, out, " og %d d", " and %d d", days % 7);
    vp_text_printf(out, "), %s\n%-9s %d\n", plan->zone_name, pick(scribe, "Leger", "Doctors"), plan->doctors.n);
}

static void put_lines(struct scribe *scribe)
{
    const struct vp_problem *problem = scribe->problem;
    const struct vp_plan *plan = problem->plan;
    struct vp_text *out = scribe->out;
    int n_duties = problem->n_duties - problem->n_past;
    int places = 0;
    for (int j = problem->n_past; j < problem->n_duties; j++)
        places += problem->duties[j].needed;
    vp_text_printf(out, "%-9s %d", pick(scribe, "Vakter", "Duties"), n_duties);
    if (places != n_duties)
        vp_say(&scribe->view, out, " (%d plasser)", " (%d places)", places);
    for (int line = 0; line < plan->lines.n; line++) {
        int duties = 0;
        double hours = 0;
        for (int j = problem->n_past; j < problem->n_duties; j++) {
            if (problem->duties[j].line != line)
                continue;
            duties++;
            hours += problem->duties[j].needed * vp_duty_load(problem, &problem->duties[j], VP_HOURS);
        }
        vp_text_printf(out, "%s%s %d (%s %s)", line == 0 ? ": " : ", ", plan->lines.item[line].id, duties,
                       vp_number_short(&scribe->view, hours, 1), vp_unit_words(&scribe->view, VP_HOURS));
    }
    vp_text_put(out, "\n");
}

/* Great holidays are columns only where the plan weighs them: else the table is wide for nothing. */
static bool is_shown(const struct scribe *scribe, int category)
{
    return !vp_category_is_great(category) || scribe->view.term[category] >= 0;
}

static void put_share_heading(struct scribe *scribe, int columns)
{
    struct vp_text *out = scribe->out;
    size_t from;
    vp_say(&scribe->view, out, "\nRettferdig andel av perioden (i parentes: når det som er med fra før, er regnet inn)\n",
           "\nFair share of the period (in brackets: with what is brought over counted in)\n");
    from = out->length;
    vp_put_padding(out, from, columns);
    vp_put_right(out, pick(scribe, "stilling", "post"), NUMBER_COLUMNS);
    for (int category = 0; category < scribe->problem->plan->categories.n; category++)
        if (is_shown(scribe, category))
            vp_put_right(out, vp_category_name(scribe->view.plan, category), find_columns(scribe, category));
    vp_put_right(out, pick(scribe, "kan ta", "may take"), NUMBER_COLUMNS);
    vp_text_put(out, "\n");
}

static void put_targets(struct scribe *scribe, const double *target, int columns)
{
    size_t from = scribe->out->length;
    vp_put_padding(scribe->out, from, columns + NUMBER_COLUMNS);
    for (int category = 0; category < scribe->problem->plan->categories.n; category++)
        if (is_shown(scribe, category))
            vp_put_right(scribe->out,
                         vp_arena_printf(&scribe->view.arena, "(%s)", vp_number(&scribe->view, target[category], 1)),
                         find_columns(scribe, category));
    vp_text_put(scribe->out, "\n");
}

static void put_doctor(struct scribe *scribe, int doctor, int columns)
{
    const double *share = &scribe->problem->share[doctor * scribe->problem->plan->categories.n];
    const double *target = &scribe->problem->target[doctor * scribe->problem->plan->categories.n];
    bool differs = false;
    size_t from = scribe->out->length;
    vp_text_printf(scribe->out, "  %s", scribe->view.label[doctor]);
    vp_put_padding(scribe->out, from, columns);
    vp_put_right(scribe->out, vp_number_short(&scribe->view, scribe->problem->plan->doctors.item[doctor].post, 2),
                 NUMBER_COLUMNS);
    for (int category = 0; category < scribe->problem->plan->categories.n; category++) {
        if (!is_shown(scribe, category))
            continue;
        vp_put_right(scribe->out, vp_number(&scribe->view, share[category], 1), find_columns(scribe, category));
        differs = differs || fabs(share[category] - target[category]) > 0.05;
    }
    vp_put_right(scribe->out, vp_arena_printf(&scribe->view.arena, "%d", scribe->capacity->open[doctor]), NUMBER_COLUMNS);
    vp_text_put(scribe->out, "\n");
    if (differs)
        put_targets(scribe, target, columns);
}

static void put_shares(struct scribe *scribe)
{
    int columns = 0;
    for (int doctor = 0; doctor < scribe->problem->n_doctors; doctor++) {
        int width = 2 + vp_text_width(scribe->view.label[doctor]);
        columns = width > columns ? width : columns;
    }
    put_share_heading(scribe, columns);
    for (int doctor = 0; doctor < scribe->problem->n_doctors; doctor++)
        put_doctor(scribe, doctor, columns);
}

/* A line of what the municipality answers for; or, in brackets, of its targets: with what its doctors brought over. */
static void put_municipal_figures(struct scribe *scribe, int municipality, bool targets)
{
    const struct vp_plan *plan = scribe->problem->plan;
    const double *figures = targets ? scribe->problem->municipal_target : scribe->problem->municipal_share;
    for (int t = 0; t < plan->municipal.n; t++) {
        const int category = plan->municipal.item[t].category;
        const char *figure = vp_number(&scribe->view, figures[municipality * plan->categories.n + category], 1);
        vp_put_right(scribe->out, targets ? vp_arena_printf(&scribe->view.arena, "(%s)", figure) : figure,
                     find_columns(scribe, category));
    }
    vp_text_put(scribe->out, "\n");
}

static void put_municipality(struct scribe *scribe, int municipality, int columns)
{
    const struct vp_plan *plan = scribe->problem->plan;
    struct vp_text *out = scribe->out;
    bool differs = false;
    size_t from = out->length;
    vp_text_printf(out, "  %s", scribe->view.municipality[municipality]);
    vp_put_padding(out, from, columns);
    vp_put_right(
        out,
        vp_arena_printf(&scribe->view.arena, "%s %%", vp_number(&scribe->view, scribe->view.per_cent[municipality], 1)),
        NUMBER_COLUMNS);
    put_municipal_figures(scribe, municipality, false);
    for (int t = 0; t < plan->municipal.n; t++) {
        const int at = municipality * plan->categories.n + plan->municipal.item[t].category;
        differs = differs || fabs(scribe->problem->municipal_share[at] - scribe->problem->municipal_target[at]) > 0.05;
    }
    if (!differs)
        return;
    from = out->length;
    vp_put_padding(out, from, columns + NUMBER_COLUMNS);
    put_municipal_figures(scribe, municipality, true);
}

/* What each municipality answers for, where they are compared. */
static void put_municipalities(struct scribe *scribe)
{
    const struct vp_plan *plan = scribe->problem->plan;
    int columns = 0;
    if (plan->municipal.n == 0)
        return;
    for (int m = 0; m < plan->municipalities.n; m++) {
        const int width = 2 + vp_text_width(scribe->view.municipality[m]);
        columns = width > columns ? width : columns;
    }
    vp_say(&scribe->view, scribe->out,
           "\nHva hver kommune svarer for, etter %s (i parentes: når det som er med fra før, er regnet inn)\n",
           "\nWhat each municipality answers for, by %s (in brackets: with what is brought over counted in)\n",
           vp_municipal_words(&scribe->view));
    const size_t from = scribe->out->length;
    vp_put_padding(scribe->out, from, columns);
    vp_put_right(scribe->out, pick(scribe, "del", "part"), NUMBER_COLUMNS);
    for (int t = 0; t < plan->municipal.n; t++)
        vp_put_right(scribe->out, vp_category_name(plan, plan->municipal.item[t].category),
                     find_columns(scribe, plan->municipal.item[t].category));
    vp_text_put(scribe->out, "\n");
    for (int m = 0; m < plan->municipalities.n; m++)
        put_municipality(scribe, m, columns);
}

/* How many of the doctors and of the period's duties the rule speaks of, where that is not all. */
static void put_scope(struct scribe *scribe, int number)
{
    const struct vp_problem *problem = scribe->problem;
    const bool *doctors = problem->plan->rules.item[number].doctors;
    int n = 0;
    for (int d = 0; doctors != NULL && d < problem->n_doctors; d++)
        n += doctors[d];
    if (doctors != NULL && n < problem->n_doctors)
        vp_say(&scribe->view, scribe->out, ", for %d av %d leger", ", for %d of %d doctors", n, problem->n_doctors);
    int all = problem->n_duties - problem->n_past;
    int speaks = 0;
    for (int j = problem->n_past; j < problem->n_duties; j++)
        speaks += vp_rule_speaks(problem, number, j);
    if (speaks < all)
        vp_say(&scribe->view, scribe->out, ", for %d av %d vakter", ", for %d of %d duties", speaks, all);
}

static void put_rule(struct scribe *scribe, int number)
{
    const struct vp_rule *rule = &scribe->problem->plan->rules.item[number];
    struct vp_view *view = &scribe->view;
    struct vp_text *out = scribe->out;
    size_t from = out->length;
    vp_text_printf(out, "  %s", rule->id);
    vp_put_padding(out, from, RULE_COLUMNS);
    vp_text_printf(out, "  %s", vp_rule_sentence(view, rule));
    if (rule->hard)
        vp_say(view, out, " – absolutt", " – hard");
    else
        vp_say(view, out, " – myk, %s poeng", " – soft, %s points", vp_number_short(view, rule->weight, 2));
    put_scope(scribe, number);
    if (rule->overridden && rule->pos.source == scribe->problem->plan->source)
        vp_say(view, out, ", endret i planen på linje %d", ", changed by the plan on line %d", rule->pos.line);
    else if (rule->overridden)
        vp_say(view, out, ", endret i %s", ", changed by %s", vp_place(view, rule->pos));
    vp_text_put(out, "\n");
    from = out->length;
    vp_put_padding(out, from, RULE_COLUMNS + 2);
    vp_text_printf(out, "%s [%s]\n", vp_clean(&view->arena, rule->source),
                   rule->verified == VP_VERIFIED_YES ? pick(scribe, "verifisert", "verified")
                                                     : pick(scribe, "IKKE VERIFISERT", "NOT VERIFIED"));
}

static void put_rules(struct scribe *scribe)
{
    const struct vp_plan *plan = scribe->problem->plan;
    bool any = false;
    for (int i = 0; i < plan->rules.n; i++) {
        if (!vp_rule_has_figure(&plan->rules.item[i]))
            continue;
        if (!any)
            vp_say(&scribe->view, scribe->out,
                   "\nRegler som gjelder, foruten medlemskap, kompetanse, fritak, fravær, det planen selv gir og nekter, og én vakt "
                   "om gangen\n",
                   "\nRules in force, besides membership, qualifications, exemptions, leave, what the plan itself gives and "
                   "forbids, and one duty at a time\n");
        any = true;
        put_rule(scribe, i);
    }
}

void vp_check_overview(const struct vp_problem *problem, const struct vp_capacity *capacity, struct vp_text *out)
{
    struct scribe scribe;
    begin(&scribe, problem, capacity, out);
    put_period(&scribe);
    put_lines(&scribe);
    put_shares(&scribe);
    put_municipalities(&scribe);
    put_rules(&scribe);
    vp_view_clear(&scribe.view);
}

/* ---- what cannot work ---- */

/* With the folder, unlike in a report: this is the file that the user is working on, and editors jump to such places. */
static void put_place(struct scribe *scribe, const struct vp_pos *pos)
{
    if (pos->source != NULL && pos->line > 0)
        vp_text_printf(scribe->out, "%s:%d: ", vp_clean(&scribe->view.arena, pos->source->name), pos->line);
}

static void put_barriers(struct scribe *scribe, const struct vp_empty_stretch *stretch)
{
    const char *words[VP_BARRIERS] = {
        [VP_NOT_MEMBER] = pick(scribe, "ikke med i ordningen da", "not members then"),
        [VP_NOT_QUALIFIED] = pick(scribe, "uten kompetansen som kreves", "without the qualifications needed"),
        [VP_IS_EXEMPT] = pick(scribe, "har fritak", "exempt"),
        [VP_ON_LEAVE] = pick(scribe, "har fravær", "on leave"),
        [VP_IS_FORBIDDEN] = pick(scribe, "nektes vakten av planen", "forbidden it by the plan"),
        [VP_IS_CAPPED] = pick(scribe, "over sin egen grense", "beyond a limit of their own"),
        [VP_IS_COMMITTED] = pick(scribe, "er opptatt med noe annet", "with something else to do"),
        [VP_IS_OFF] = pick(scribe, "har uke av i turnusen", "in a week off of the rotation"),
    };
    const char *between = ": ";
    for (int i = VP_MAY + 1; i < VP_BARRIERS; i++) {
        if (stretch->doctors[i] == 0)
            continue;
        vp_text_printf(scribe->out, "%s%d %s", between, stretch->doctors[i], words[i]);
        between = ", ";
    }
}

static void put_empty(struct scribe *scribe, const struct vp_empty_stretch *stretch)
{
    const struct vp_problem *problem = scribe->problem;
    const struct vp_line *line = &problem->plan->lines.item[problem->duties[stretch->first].line];
    struct vp_view *view = &scribe->view;
    put_place(scribe, &line->pos);
    vp_text_printf(scribe->out, "%s ", line->id);
    put_dates(scribe->out, problem->duties[stretch->first].date, problem->duties[stretch->last].date);
    if (stretch->duties > 1)
        vp_say(view, scribe->out, " (%d vakter)", " (%d duties)", stretch->duties);
    if (stretch->doctors[VP_MAY] == 0)
        vp_say(view, scribe->out, ": ingen lege kan ta vakten", ": no doctor may take the duty");
    else
        vp_say(view, scribe->out, ": bare %d lege(r) for %d plasser", ": only %d doctor(s) for %d places",
               stretch->doctors[VP_MAY], stretch->places);
    put_barriers(scribe, stretch);
    if (line->locum_allowed)
        vp_say(view, scribe->out, "; må til vikar\n", "; must go to a locum\n");
    else
        vp_say(view, scribe->out, "; og vikar er ikke tillatt\n", "; and a locum is not allowed\n");
}

static void put_binding_rules(struct scribe *scribe, uint64_t rules)
{
    const struct vp_plan *plan = scribe->problem->plan;
    const char *between = " (";
    for (int i = 0; i < plan->rules.n && i < 64; i++) {
        if ((rules >> (unsigned)i & 1) == 0)
            continue;
        vp_text_printf(scribe->out, "%s%s", between, plan->rules.item[i].id);
        between = ", ";
    }
    if (rules != 0)
        vp_text_put(scribe->out, ")");
}

static void put_overload(struct scribe *scribe, const struct vp_overload *overload)
{
    const struct vp_plan *plan = scribe->problem->plan;
    struct vp_view *view = &scribe->view;
    if (overload->rule >= 0) {
        const struct vp_rule *rule = &plan->rules.item[overload->rule];
        put_place(scribe, &rule->pos);
        vp_say(view, scribe->out, "%s: helgene trenger %d legehelger, reglene tillater høyst %d; resten må til vikar\n",
               "%s: the weekends need %d doctor weekends, the rules allow at most %d; the rest must go to locums\n",
               rule->id, overload->needed, overload->can);
        return;
    }
    if (overload->line >= 0)
        put_place(scribe, &plan->lines.item[overload->line].pos);
    vp_text_put(scribe->out, overload->line >= 0 ? plan->lines.item[overload->line].id
                                                 : pick(scribe, "alle vaktlinjer", "all lines"));
    vp_say(view, scribe->out, ": legene kan til sammen ta høyst %d av %d plasser",
           ": together the doctors can take at most %d of %d places", overload->can, overload->needed);
    put_binding_rules(scribe, overload->rules);
    vp_say(view, scribe->out, "; minst %d må til vikar\n", "; at least %d must go to locums\n",
           overload->needed - overload->can);
}

/* A post is in per cent: 0.8 is lawful to write, and as a rule 80 was meant. */
static void put_small_posts(struct scribe *scribe)
{
    const struct vp_plan *plan = scribe->problem->plan;
    for (int i = 0; i < plan->doctors.n; i++) {
        const struct vp_doctor *doctor = &plan->doctors.item[i];
        if (doctor->post > 1)
            continue;
        vp_text_put(scribe->out, "\n");
        put_place(scribe, &doctor->pos);
        vp_say(&scribe->view, scribe->out, "%s har %s prosent stilling; en hel stilling skrives 100\n",
               "%s has a post of %s per cent; a full post is written 100\n", doctor->id,
               vp_number_short(&scribe->view, doctor->post, 4));
    }
}

void vp_check_warnings(const struct vp_problem *problem, const struct vp_capacity *capacity, struct vp_text *out)
{
    struct scribe scribe;
    begin(&scribe, problem, capacity, out);
    put_small_posts(&scribe);
    if (capacity->empty.n + capacity->overloads.n == 0)
        vp_say(&scribe.view, out, "\nIngenting taler mot planen så langt telling rekker.\n",
               "\nNothing speaks against the plan as far as counting goes.\n");
    else
        vp_say(&scribe.view, out, "\nDette går ikke opp\n", "\nThis cannot work\n");
    for (int i = 0; i < capacity->empty.n; i++)
        put_empty(&scribe, &capacity->empty.item[i]);
    for (int i = 0; i < capacity->overloads.n; i++)
        put_overload(&scribe, &capacity->overloads.item[i]);
    if (capacity->impossible)
        vp_say(&scribe.view, out, "Derfor finnes ingen lovlig vaktplan: vikar er ikke tillatt der.\n",
               "Therefore no lawful roster exists: a locum is not allowed there.\n");
    vp_view_clear(&scribe.view);
}
