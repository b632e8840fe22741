/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges a roster: asks every rule in force, then adds up loads and points. Sums are taken in the order of rules, doctors and dates, so that the
 * same roster has the same points to the last bit. */
#include "model/audit.h"

#include "model/fairness.h"

#include <stdlib.h>
#include <string.h>

typedef void judge(struct vp_judgement *judgement);

static judge *const judges[] = {
#define VP_RULE(kind, says) vp_judge_##kind,
#include "model/rules.def"
#undef VP_RULE
};

void vp_judgement_file(struct vp_judgement *judgement, struct vp_violation violation)
{
    const struct vp_rule *rule = &judgement->problem->plan->rules.item[judgement->rule];
    bool past_a = violation.duty_a < judgement->problem->n_past;
    bool past_b = violation.duty_b < judgement->problem->n_past;
    bool row = rule->kind == VP_RULE_cover; /* of the roster itself, whatever date it bears */
    if (!row && past_a && past_b && violation.to < judgement->problem->plan->from)
        return; /* a matter of the past alone; -1 counts as such, and then the dates decide */
    violation.rule = judgement->rule;
    violation.points = rule->hard ? 0.0 : violation.amount * rule->weight;
    if (violation.pos.source == NULL && violation.pos.line == 0)
        violation.pos = rule->pos;
    if (rule->hard)
        *vp_vec_add(judgement->arena, &judgement->audit->hard) = violation;
    else
        *vp_vec_add(judgement->arena, &judgement->audit->soft) = violation;
}

int vp_judgement_duties(const struct vp_judgement *judgement, int doctor, int *list)
{
    const struct vp_rule *rule = &judgement->problem->plan->rules.item[judgement->rule];
    if (rule->doctors != NULL && !rule->doctors[doctor])
        return 0;
    int n = 0;
    for (int i = 0; i < judgement->n_duties[doctor]; i++)
        if (vp_rule_speaks(judgement->problem, judgement->rule, judgement->duties[doctor][i]))
            list[n++] = judgement->duties[doctor][i];
    return n;
}

/* Who has the duty of the past, or the place. */
static void deal_duty(struct vp_judgement *judgement, int doctor, int duty)
{
    int n = judgement->n_duties[doctor];
    if (n == 0 || judgement->duties[doctor][n - 1] != duty)
        judgement->duties[doctor][judgement->n_duties[doctor]++] = duty;
}

/* Notes for each doctor which duties are his, each once, by start; those of the past first. */
static void deal_duties(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    const int *doctor_at = judgement->roster->doctor;
    size_t doctors = (size_t)problem->n_doctors;
    int *room = vp_arena_array(judgement->arena, doctors, sizeof *room);
    judgement->duties = vp_arena_array(judgement->arena, doctors, sizeof *judgement->duties);
    judgement->n_duties = vp_arena_array(judgement->arena, doctors, sizeof *judgement->n_duties);
    for (int j = 0; j < problem->n_past; j++)
        room[problem->past_doctor[j]]++;
    for (int place = 0; place < problem->n_places; place++)
        if (doctor_at[place] >= 0)
            room[doctor_at[place]]++;
    for (int d = 0; d < problem->n_doctors; d++)
        judgement->duties[d] = vp_arena_array(judgement->arena, (size_t)room[d], sizeof *judgement->duties[d]);
    for (int j = 0; j < problem->n_past; j++)
        deal_duty(judgement, problem->past_doctor[j], j);
    for (int place = 0; place < problem->n_places; place++)
        if (doctor_at[place] >= 0)
            deal_duty(judgement, doctor_at[place], problem->place_duty[place]);
}

static int order(long long a, long long b)
{
    return (a > b) - (a < b);
}

int vp_violation_order(const struct vp_violation *one, const struct vp_violation *other)
{
    const int by[] = {
        order(one->rule, other->rule),         order(one->doctor, other->doctor), order(one->from, other->from),
        order(one->duty_a, other->duty_a),     order(one->duty_b, other->duty_b), order(one->to, other->to),
        order(one->pos.line, other->pos.line),
    };
    for (size_t i = 0; i < sizeof by / sizeof by[0]; i++)
        if (by[i] != 0)
            return by[i];
    return 0;
}

static int compare_violations(const void *a, const void *b)
{
    const struct vp_violation *one = a;
    const struct vp_violation *other = b;
    int by_place = vp_violation_order(one, other);
    if (by_place != 0)
        return by_place;
    if (one->found != other->found)
        return one->found < other->found ? -1 : 1;
    return strcmp(one->about == NULL ? "" : one->about, other->about == NULL ? "" : other->about);
}

static void ask_judges(struct vp_judgement *judgement)
{
    struct vp_audit *audit = judgement->audit;
    const struct vp_plan *plan = judgement->problem->plan;
    for (judgement->rule = 0; judgement->rule < plan->rules.n; judgement->rule++)
        judges[plan->rules.item[judgement->rule].kind](judgement);
    if (audit->hard.n > 0)
        qsort(audit->hard.item, (size_t)audit->hard.n, sizeof *audit->hard.item, compare_violations);
    if (audit->soft.n > 0)
        qsort(audit->soft.item, (size_t)audit->soft.n, sizeof *audit->soft.item, compare_violations);
    for (int i = 0; i < audit->soft.n; i++)
        audit->points_soft += audit->soft.item[i].points;
}

/* What the open and the extra places of a duty cost. A place absent from the roster is nobody's: `cover` speaks of it. */
static void add_up_places(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    struct vp_audit *audit = judgement->audit;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_line *line = &problem->plan->lines.item[problem->duties[j].line];
        struct vp_filling filling = vp_roster_filling(problem, judgement->roster, j);
        int extra = filling.doctors > problem->duties[j].needed ? filling.doctors - problem->duties[j].needed : 0;
        audit->locums += filling.locums;
        audit->points_locum += filling.locums * line->locum;
        audit->extras += extra;
        audit->points_extra += extra * line->extra_price;
    }
}

static void add_up_loads(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    struct vp_audit *audit = judgement->audit;
    int categories = problem->plan->categories.n;
    audit->load = vp_arena_array(judgement->arena, (size_t)problem->n_doctors * (size_t)categories, sizeof *audit->load);
    for (int place = 0; place < problem->n_places; place++) {
        const struct vp_duty *duty = &problem->duties[problem->place_duty[place]];
        int doctor = judgement->roster->doctor[place];
        for (int c = 0; doctor >= 0 && c < categories; c++)
            audit->load[doctor * categories + c] += vp_duty_load(problem, duty, c);
    }
}

static void add_up_fairness(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    struct vp_audit *audit = judgement->audit;
    int terms = problem->plan->fairness.n;
    size_t figures = (size_t)terms * (size_t)problem->n_doctors;
    audit->fairness = vp_arena_array(judgement->arena, figures, sizeof *audit->fairness);
    for (int t = 0; t < terms; t++) {
        const int category = problem->plan->fairness.item[t].category;
        for (int d = 0; d < problem->n_doctors; d++) {
            int at = d * problem->plan->categories.n + category;
            double points = vp_fairness_points(problem, t, d, audit->load[at]);
            audit->fairness[t * problem->n_doctors + d] = points;
            audit->points_fairness += points;
        }
    }
}

static void add_up_municipal(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_plan *plan = problem->plan;
    struct vp_audit *audit = judgement->audit;
    const int n = plan->municipalities.n;
    const int categories = plan->categories.n;
    audit->municipal_load =
        vp_arena_array(judgement->arena, (size_t)n * (size_t)categories + 1, sizeof *audit->municipal_load);
    audit->municipal_points =
        vp_arena_array(judgement->arena, (size_t)n * (size_t)plan->municipal.n + 1, sizeof *audit->municipal_points);
    for (int d = 0; d < problem->n_doctors; d++)
        for (int c = 0; plan->doctors.item[d].municipality >= 0 && c < categories; c++)
            audit->municipal_load[plan->doctors.item[d].municipality * categories + c] += audit->load[d * categories + c];
    for (int t = 0; t < plan->municipal.n; t++)
        for (int m = 0; m < n; m++) {
            const int at = m * categories + plan->municipal.item[t].category;
            const double points =
                vp_fairness_cost(&plan->municipal.item[t], audit->municipal_load[at], problem->municipal_target[at]);
            audit->municipal_points[t * n + m] = points;
            audit->points_fairness += points;
        }
}

static void add_up_drives(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    int *minutes = vp_arena_array(judgement->arena, (size_t)problem->n_doctors, sizeof *minutes);
    for (int d = 0; d < problem->n_doctors; d++)
        for (int i = 0; i < judgement->n_duties[d]; i++) {
            int duty = judgement->duties[d][i];
            size_t at = (size_t)d * (size_t)problem->n_duties + (size_t)duty;
            if (duty >= problem->n_past && problem->drive_out[at] > 0)
                minutes[d] += problem->drive_out[at];
            if (duty >= problem->n_past && problem->drive_home[at] > 0)
                minutes[d] += problem->drive_home[at];
        }
    judgement->audit->drive_minutes = minutes;
}

static void add_unmet(struct vp_judgement *judgement, int doctor, int wish, vp_day date)
{
    double points = judgement->problem->plan->doctors.item[doctor].wishes.item[wish].weight;
    *vp_vec_add(judgement->arena, &judgement->audit->unmet) = (struct vp_unmet_wish){doctor, wish, date, points};
    judgement->audit->points_wishes += points;
}

static bool is_wished_of(const struct vp_wish *wish, const struct vp_duty *duty)
{
    return wish->lines == NULL || wish->lines[duty->line];
}

/* A wish to be free is missed once a duty, a wish for duty once a date of the period without one. */
static void weigh_wish(struct vp_judgement *judgement, int doctor, int number)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_plan *plan = problem->plan;
    const struct vp_wish *wish = &plan->doctors.item[doctor].wishes.item[number];
    vp_day from = wish->dates.from > plan->from ? wish->dates.from : plan->from;
    vp_day to = wish->dates.to < plan->to ? wish->dates.to : plan->to;
    int i = 0;
    for (vp_day date = from; date <= to; date++) {
        int starts = 0;
        for (; i < judgement->n_duties[doctor]; i++) {
            const struct vp_duty *duty = &problem->duties[judgement->duties[doctor][i]];
            if (duty->date > date)
                break;
            starts += duty->date == date && is_wished_of(wish, duty);
        }
        if (!vp_days_hold(wish->days, date))
            continue;
        if (wish->want && starts == 0)
            add_unmet(judgement, doctor, number, date);
        for (int missed = 0; !wish->want && missed < starts; missed++)
            add_unmet(judgement, doctor, number, date);
    }
}

static void add_up_wishes(struct vp_judgement *judgement)
{
    const struct vp_plan *plan = judgement->problem->plan;
    for (int d = 0; d < plan->doctors.n; d++)
        for (int wish = 0; wish < plan->doctors.item[d].wishes.n; wish++)
            weigh_wish(judgement, d, wish);
}

struct vp_audit *vp_audit_new(const struct vp_problem *problem, const struct vp_roster *roster, struct vp_arena *arena)
{
    struct vp_audit *audit = vp_arena_alloc(arena, sizeof *audit);
    struct vp_judgement judgement = {.problem = problem, .roster = roster, .audit = audit, .arena = arena};
    deal_duties(&judgement);
    add_up_loads(&judgement);
    ask_judges(&judgement);
    add_up_places(&judgement);
    add_up_fairness(&judgement);
    add_up_municipal(&judgement);
    add_up_drives(&judgement);
    add_up_wishes(&judgement);
    audit->points =
        audit->points_locum + audit->points_extra + audit->points_fairness + audit->points_soft + audit->points_wishes;
    return audit;
}

/* The same judges, of a roster in which he has one place of everything. */
bool *vp_audit_barred(const struct vp_problem *problem, int doctor, struct vp_arena *arena)
{
    bool *barred = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *barred);
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    struct vp_roster *roster = vp_roster_new(problem, &scratch);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (problem->duties[j].places > 0)
            roster->doctor[problem->duties[j].first_place] = doctor;
    struct vp_audit *audit = vp_arena_alloc(&scratch, sizeof *audit);
    struct vp_judgement judgement = {.problem = problem, .roster = roster, .audit = audit, .arena = &scratch};
    deal_duties(&judgement);
    for (judgement.rule = 0; judgement.rule < problem->plan->rules.n; judgement.rule++)
        if (vp_rule_bars(problem->plan->rules.item[judgement.rule].kind))
            judges[problem->plan->rules.item[judgement.rule].kind](&judgement);
    for (int i = 0; i < audit->hard.n; i++)
        barred[audit->hard.item[i].duty_a] = true;
    vp_arena_clear(&scratch);
    return barred;
}
