/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan check for people, in the language of the plan. */
#include "cli/check.h"
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

enum { NUMBER_COLUMN = 10, LEAST_NAME_COLUMN = 12, MOST_NAME_COLUMN = 40 };

static void put_spaces(struct vp_text *out, int n)
{
    for (int i = 0; i < n; i++)
        vp_text_put(out, " ");
}

static void put_left(struct vp_text *out, const char *text, int width)
{
    vp_text_put(out, text);
    put_spaces(out, width - vp_text_width(text));
}

static void put_right(struct vp_text *out, const char *text, int width)
{
    put_spaces(out, width - vp_text_width(text));
    vp_text_put(out, text);
}

static void put_number_right(struct vp_text *out, double number, int width)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%.1f", number);
    put_right(out, digits, width);
}

static void put_dates(struct vp_text *out, vp_day from, vp_day to)
{
    char text[VP_DAY_TEXT];
    vp_text_put(out, vp_day_format(from, text));
    if (to != from)
        vp_text_printf(out, "..%s", vp_day_format(to, text));
}

static const char *label_doctor(const struct vp_doctor *doctor, struct vp_arena *arena)
{
    return strcmp(doctor->id, doctor->name) == 0 ? doctor->id : vp_arena_printf(arena, "%s (%s)", doctor->name, doctor->id);
}

/* ---- the plan in figures ---- */

static void put_period(const struct vp_problem *problem, struct vp_text *out)
{
    const struct vp_plan *plan = problem->plan;
    int days = plan->to - plan->from + 1;
    vp_text_printf(out, "%s\n\n%-9s ", plan->title, vp_say(plan, "Periode", "Period"));
    put_dates(out, plan->from, plan->to);
    vp_text_printf(out, " (%d %s", days / 7, vp_say(plan, days / 7 == 1 ? "uke" : "uker", days / 7 == 1 ? "week" : "weeks"));
    if (days % 7 != 0)
        vp_text_printf(out, " %s %d %s", vp_say(plan, "og", "and"), days % 7, vp_say(plan, "dager", "days"));
    vp_text_printf(out, "), %s\n%-9s %d\n", plan->zone_name, vp_say(plan, "Leger", "Doctors"), plan->doctors.n);
}

static void put_lines(const struct vp_problem *problem, struct vp_text *out)
{
    const struct vp_plan *plan = problem->plan;
    vp_text_printf(out, "%-9s %d", vp_say(plan, "Vakter", "Duties"), problem->n_duties);
    if (problem->n_places != problem->n_duties)
        vp_text_printf(out, vp_say(plan, " (%d plasser)", " (%d places)"), problem->n_places);
    for (int line = 0; line < plan->lines.n; line++) {
        int duties = 0;
        double hours = 0;
        for (int j = 0; j < problem->n_duties; j++) {
            if (problem->duties[j].line != line)
                continue;
            duties++;
            hours += problem->duties[j].places * vp_duty_load(&problem->duties[j], VP_HOURS);
        }
        vp_text_printf(out, "%s%s %d (", line == 0 ? ": " : ", ", plan->lines.item[line].id, duties);
        vp_text_put_number(out, hours, 1);
        vp_text_put(out, " h)");
    }
    vp_text_put(out, "\n");
}

/* Width of the column with the names. */
static int measure_names(const struct vp_plan *plan)
{
    int widest = LEAST_NAME_COLUMN;
    for (int i = 0; i < plan->doctors.n; i++) {
        int width = vp_text_width(label_doctor(&plan->doctors.item[i], plan->arena));
        widest = width > widest ? width : widest;
    }
    return widest > MOST_NAME_COLUMN ? MOST_NAME_COLUMN : widest;
}

static void put_share_heading(const struct vp_plan *plan, int names, struct vp_text *out)
{
    put_spaces(out, 2 + names);
    put_right(out, vp_say(plan, "stilling", "post"), NUMBER_COLUMN);
    for (int category = 0; category < VP_CATEGORIES; category++) {
        vp_text_put(out, " ");
        put_right(out, vp_category_name((enum vp_category_id)category, plan->language), NUMBER_COLUMN + 1);
    }
    put_right(out, vp_say(plan, "kan ta", "may take"), NUMBER_COLUMN + 1);
    vp_text_put(out, "\n");
}

static void put_shares(const struct vp_problem *problem, const struct vp_capacity *capacity, struct vp_text *out)
{
    const struct vp_plan *plan = problem->plan;
    int names = measure_names(plan);
    vp_text_printf(out, "\n%s\n", vp_say(plan, "Rettferdig andel av perioden (i parentes: når det som er med fra før, er regnet inn)",
                                         "Fair share of the period (in brackets: with what is brought over counted in)"));
    put_share_heading(plan, names, out);
    for (int doctor = 0; doctor < problem->n_doctors; doctor++) {
        const double *share = &problem->share[doctor * VP_CATEGORIES];
        const double *target = &problem->target[doctor * VP_CATEGORIES];
        bool differs = false;
        vp_text_put(out, "  ");
        put_left(out, label_doctor(&plan->doctors.item[doctor], plan->arena), names);
        put_number_right(out, plan->doctors.item[doctor].post, NUMBER_COLUMN);
        for (int category = 0; category < VP_CATEGORIES; category++) {
            vp_text_put(out, " ");
            put_number_right(out, share[category], NUMBER_COLUMN + 1);
            differs = differs || share[category] - target[category] > 0.05 || target[category] - share[category] > 0.05;
        }
        vp_text_printf(out, "%*d\n", NUMBER_COLUMN + 1, capacity->open[doctor]);
        if (!differs)
            continue;
        put_spaces(out, 2 + names + NUMBER_COLUMN);
        for (int category = 0; category < VP_CATEGORIES; category++) {
            char digits[32];
            snprintf(digits, sizeof digits, "(%.1f)", target[category]);
            vp_text_put(out, " ");
            put_right(out, digits, NUMBER_COLUMN + 1);
        }
        vp_text_put(out, "\n");
    }
}

/* ---- rules ---- */

static void put_figures(const struct vp_plan *plan, const struct vp_rule *rule, struct vp_text *out)
{
    const struct vp_figures *figures = &rule->figures;
    switch (rule->kind) {
    case VP_RULE_rest:
        vp_text_printf(out, vp_say(plan, "minst %g timer fri mellom to vakter, kjøring ikke regnet som fri",
                                   "at least %g hours free between two duties, driving not counted as free"),
                       figures->hours);
        return;
    case VP_RULE_weekly_rest:
        vp_text_printf(out, vp_say(plan, "minst %g timer sammenhengende fri i %s", "at least %g hours free in one stretch in %s"), figures->hours,
                       figures->rolling ? vp_say(plan, "alle sju dager på rad", "any seven days")
                                        : vp_say(plan, "hver kalenderuke", "every calendar week"));
        return;
    case VP_RULE_hours:
        vp_text_printf(out, vp_say(plan, "høyst %g timer på %d dager", "at most %g hours in %d days"), figures->at_most, figures->days);
        if (figures->weeks > 0)
            vp_text_printf(out, vp_say(plan, ", i snitt over %d uker", ", on average over %d weeks"), figures->weeks);
        return;
    case VP_RULE_duties:
        vp_text_printf(out, vp_say(plan, "høyst %g vakter på %d dager", "at most %g duties in %d days"), figures->at_most, figures->days);
        return;
    case VP_RULE_weekends:
        vp_text_printf(out, vp_say(plan, "høyst %g av %d helger på rad med vakt", "at most %g of %d weekends in a row with duty"), figures->at_most,
                       figures->of);
        return;
    case VP_RULE_spacing:
        vp_text_printf(out, vp_say(plan, "minst %d dager fra en vakt begynner til den neste", "at least %d days from the start of one duty to the next"),
                       figures->days);
        return;
    default:
        vp_text_put(out, vp_rule_says(rule->kind));
    }
}

static void put_rule(const struct vp_plan *plan, const struct vp_rule *rule, struct vp_text *out)
{
    vp_text_put(out, "  ");
    put_left(out, rule->id, LEAST_NAME_COLUMN + 2);
    put_figures(plan, rule, out);
    if (rule->hard)
        vp_text_printf(out, " – %s", vp_say(plan, "absolutt", "hard"));
    else
        vp_text_printf(out, vp_say(plan, " – myk, %g poeng", " – soft, %g points"), rule->weight);
    if (rule->overridden)
        vp_text_printf(out, vp_say(plan, ", tallet endret på linje %d", ", figure changed on line %d"), rule->pos.line);
    vp_text_put(out, "\n");
    put_spaces(out, LEAST_NAME_COLUMN + 4);
    vp_text_printf(out, "%s [%s]\n", rule->source,
                   rule->verified == VP_VERIFIED_YES ? vp_say(plan, "kontrollert", "verified") : vp_say(plan, "ikke kontrollert", "not verified"));
}

static void put_rules(const struct vp_plan *plan, struct vp_text *out)
{
    bool any = false;
    for (int i = 0; i < plan->rules.n; i++)
        any = any || plan->rules.item[i].kind >= VP_RULE_rest;
    if (!any)
        return;
    vp_text_printf(out, "\n%s\n", vp_say(plan, "Regler som gjelder, foruten medlemskap, kompetanse, fritak, fravær og én vakt om gangen",
                                         "Rules in force, besides membership, qualifications, exemptions, leave and one duty at a time"));
    for (int i = 0; i < plan->rules.n; i++)
        if (plan->rules.item[i].kind >= VP_RULE_rest)
            put_rule(plan, &plan->rules.item[i], out);
}

void vp_check_overview(const struct vp_problem *problem, const struct vp_capacity *capacity, struct vp_text *out)
{
    put_period(problem, out);
    put_lines(problem, out);
    put_shares(problem, capacity, out);
    put_rules(problem->plan, out);
}

/* ---- what cannot work ---- */

static void put_place(const struct vp_pos *pos, struct vp_text *out)
{
    if (pos->source != NULL && pos->line > 0)
        vp_text_printf(out, "%s:%d: ", pos->source->name, pos->line);
}

static void put_barriers(const struct vp_plan *plan, const struct vp_empty_stretch *stretch, struct vp_text *out)
{
    const char *words[VP_BARRIERS] = {
        [VP_NOT_MEMBER] = vp_say(plan, "ikke med i ordningen da", "not members then"),
        [VP_NOT_QUALIFIED] = vp_say(plan, "uten kompetansen som kreves", "without the qualifications needed"),
        [VP_IS_EXEMPT] = vp_say(plan, "har fritak", "exempt"),
        [VP_ON_LEAVE] = vp_say(plan, "har fravær", "on leave"),
    };
    const char *between = ": ";
    for (int i = VP_MAY + 1; i < VP_BARRIERS; i++) {
        if (stretch->doctors[i] == 0)
            continue;
        vp_text_printf(out, "%s%d %s", between, stretch->doctors[i], words[i]);
        between = ", ";
    }
}

static void put_empty(const struct vp_problem *problem, const struct vp_empty_stretch *stretch, struct vp_text *out)
{
    const struct vp_plan *plan = problem->plan;
    const struct vp_line *line = &plan->lines.item[problem->duties[stretch->first].line];
    put_place(&line->pos, out);
    vp_text_printf(out, "%s ", line->id);
    put_dates(out, problem->duties[stretch->first].date, problem->duties[stretch->last].date);
    if (stretch->duties > 1)
        vp_text_printf(out, vp_say(plan, " (%d vakter)", " (%d duties)"), stretch->duties);
    if (stretch->doctors[VP_MAY] == 0)
        vp_text_put(out, vp_say(plan, ": ingen lege kan ta vakten", ": no doctor may take the duty"));
    else
        vp_text_printf(out, vp_say(plan, ": bare %d lege(r) for %d plasser", ": only %d doctor(s) for %d places"), stretch->doctors[VP_MAY],
                       stretch->places);
    put_barriers(plan, stretch, out);
    vp_text_put(out, line->locum_allowed ? vp_say(plan, "; må til vikar\n", "; must go to a locum\n")
                                         : vp_say(plan, "; og vikar er ikke tillatt\n", "; and a locum is not allowed\n"));
}

static void put_binding_rules(const struct vp_plan *plan, uint64_t rules, struct vp_text *out)
{
    const char *between = " (";
    for (int i = 0; i < plan->rules.n && i < 64; i++) {
        if ((rules >> (unsigned)i & 1) == 0)
            continue;
        vp_text_printf(out, "%s%s", between, plan->rules.item[i].id);
        between = ", ";
    }
    if (rules != 0)
        vp_text_put(out, ")");
}

static void put_overload(const struct vp_problem *problem, const struct vp_overload *overload, struct vp_text *out)
{
    const struct vp_plan *plan = problem->plan;
    if (overload->rule >= 0) {
        const struct vp_rule *rule = &plan->rules.item[overload->rule];
        put_place(&rule->pos, out);
        vp_text_printf(out, vp_say(plan, "%s: helgene trenger %d legehelger, reglene tillater høyst %d; resten må til vikar\n",
                                   "%s: the weekends need %d doctor weekends, the rules allow at most %d; the rest must go to locums\n"),
                       rule->id, overload->needed, overload->can);
        return;
    }
    if (overload->line >= 0)
        put_place(&plan->lines.item[overload->line].pos, out);
    vp_text_put(out, overload->line >= 0 ? plan->lines.item[overload->line].id : vp_say(plan, "alle linjer", "all lines"));
    vp_text_printf(out, vp_say(plan, ": legene kan til sammen ta høyst %d av %d plasser", ": together the doctors can take at most %d of %d places"),
                   overload->can, overload->needed);
    put_binding_rules(plan, overload->rules, out);
    vp_text_printf(out, vp_say(plan, "; minst %d må til vikar\n", "; at least %d must go to locums\n"), overload->needed - overload->can);
}

void vp_check_warnings(const struct vp_problem *problem, const struct vp_capacity *capacity, struct vp_text *out)
{
    const struct vp_plan *plan = problem->plan;
    if (capacity->empty.n + capacity->overloads.n == 0) {
        vp_text_printf(out, "\n%s\n", vp_say(plan, "Ingenting taler mot planen så langt telling rekker.", "Nothing speaks against the plan as far as counting goes."));
        return;
    }
    vp_text_printf(out, "\n%s\n", vp_say(plan, "Dette går ikke opp", "This cannot work"));
    for (int i = 0; i < capacity->empty.n; i++)
        put_empty(problem, &capacity->empty.item[i], out);
    for (int i = 0; i < capacity->overloads.n; i++)
        put_overload(problem, &capacity->overloads.item[i], out);
    if (capacity->impossible)
        vp_text_printf(out, "%s\n", vp_say(plan, "Derfor finnes ingen lovlig vaktplan: vikar er ikke tillatt der.",
                                           "Therefore no lawful roster exists: a locum is not allowed there."));
}
