/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Response: at every moment t of every duty of the period in scope, and for every municipality m that is named (or has a site), somebody
 * on a duty in scope is near enough,
 *     min over sites s of m:   vp_travel_after(his place, s, t) ≤ minutes.
 * Somebody is a doctor in scope, or the locum of a needed place that no doctor has: at the line's site, or, where the line is at home,
 * near by wherever it is. One breach for each duty and municipality. */
#include "model/rules/reach.h"
#include "model/rules/words.h"

/* Somebody on duty. */
struct watch {
    vp_instant start;
    vp_instant end;
    int site; /* VP_SITE_HOME: a locum who is near everything */
};

typedef VP_VEC(struct watch) watches;

/* All who are on a duty in scope, by start of the duty. */
static void list_watches(const struct vp_judgement *judgement, watches *all)
{
    const struct vp_problem *problem = judgement->problem;
    for (int j = 0; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        if (!vp_rule_speaks(problem, judgement->rule, j))
            continue;
        for (int p = 0; p < (j < problem->n_past ? 1 : duty->places); p++) {
            int d = j < problem->n_past ? problem->past_doctor[j] : judgement->roster->doctor[duty->first_place + p];
            if (d >= 0 && vp_judge_speaks_of(judgement, d))
                *vp_vec_add(judgement->arena, all) = (struct watch){duty->start, duty->end, vp_duty_site(problem, d, j)};
        }
        if (vp_roster_filling(problem, judgement->roster, j).locums > 0)
            *vp_vec_add(judgement->arena, all) =
                (struct watch){duty->start, duty->end, problem->plan->lines.item[duty->line].site};
    }
}

static void add_watch(const struct vp_judgement *judgement, const struct watch *watch, int municipality,
                      struct vp_reach *reach)
{
    const struct vp_plan *plan = judgement->problem->plan;
    int minutes = plan->rules.item[judgement->rule].figures.minutes;
    for (int site = 0; site < plan->sites.n; site++) {
        if (plan->sites.item[site].municipality != municipality)
            continue;
        if (watch->site == VP_SITE_HOME)
            vp_reach_cover(reach, watch->start, watch->end);
        else
            vp_reach_drive(reach, (struct vp_errand){watch->site, site, minutes}, watch->start, watch->end);
    }
}

static void file_breach(struct vp_judgement *judgement, int duty, int municipality, vp_instant moment)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_plan *plan = problem->plan;
    const char *when = vp_judge_moment(judgement, moment);
    const char *name = plan->municipalities.item[municipality].name;
    struct vp_violation breach = vp_breach_of_duty(judgement, -1, duty);
    breach.to = problem->duties[duty].last;
    breach.needed = 1.0;
    breach.found = 0.0;
    breach.unit = "doctors";
    breach.text = vp_arena_printf(judgement->arena, "from %s nobody on duty reaches %s within %d min", when, name,
                                  plan->rules.item[judgement->rule].figures.minutes);
    breach.about = vp_arena_printf(judgement->arena, "%s, %s", name, when);
    vp_judgement_file(judgement, breach);
}

/* Those on duty are by start; no duty lasts so long that the search for the first of them would pay. */
static void judge_duty(struct vp_judgement *judgement, int duty, int municipality, const watches *all,
                       struct vp_reach *reach)
{
    const struct vp_duty *judged = &judgement->problem->duties[duty];
    vp_instant moment = 0;
    vp_reach_begin(reach, judged);
    for (int i = 0; i < all->n && all->item[i].start < judged->end; i++)
        if (all->item[i].end > judged->start)
            add_watch(judgement, &all->item[i], municipality, reach);
    if (vp_reach_lacks(reach, &moment))
        file_breach(judgement, duty, municipality, moment);
}

static bool has_site(const struct vp_plan *plan, int municipality)
{
    for (int site = 0; site < plan->sites.n; site++)
        if (plan->sites.item[site].municipality == municipality)
            return true;
    return false;
}

void vp_judge_response(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_plan *plan = problem->plan;
    const bool *named = plan->rules.item[judgement->rule].figures.municipalities;
    struct vp_reach reach = vp_reach_new(judgement);
    watches all = {NULL, 0, 0};
    list_watches(judgement, &all);
    for (int m = 0; m < plan->municipalities.n; m++) {
        if (named == NULL ? !has_site(plan, m) : !named[m])
            continue;
        for (int j = problem->n_past; j < problem->n_duties; j++)
            if (vp_rule_speaks(problem, judgement->rule, j))
                judge_duty(judgement, j, m, &all, &reach);
    }
}
