/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random plans. Figures are drawn from short lists of odd ones rather than from ranges: what breaks programs is 7.25 hours, a quarter, a week that is an
 * hour short, and a limit that is met exactly. */
#include "tests/props/random_plan.h"

#include <stdio.h>
#include <string.h>

#define PICK(random, ...)                                                                                              \
    ((double[]){__VA_ARGS__})[vp_random_below((random), (int)(sizeof((double[]){__VA_ARGS__}) / sizeof(double)))]

static bool toss(struct vp_random *random, int per_cent)
{
    return vp_random_below(random, 100) < per_cent;
}

static const char *write_day(vp_day date, struct vp_arena *arena)
{
    char text[VP_DAY_TEXT];
    return vp_arena_strdup(arena, vp_day_format(date, text));
}

/* Some of the period's dates, now and then reaching out of it. */
static struct vp_dates draw_dates(const struct vp_plan *plan, int longest, struct vp_random *random)
{
    vp_day from = plan->from - 2 + vp_random_below(random, plan->to - plan->from + 5);
    return (struct vp_dates){from, from + vp_random_below(random, longest)};
}

/* ---- the period, its lines and doctors ---- */

static struct vp_plan *draw_period(struct vp_random *random, struct vp_arena *arena)
{
    /* Ordinary weeks; summer time begins on Easter Sunday; summer time ends; Ascension, 17 May and Whitsun. */
    static const char *const mondays[] = {"2027-01-11", "2027-03-15", "2027-03-22",
                                          "2026-10-12", "2027-05-03", "2027-05-10"};
    vp_day from = vp_make_day(mondays[vp_random_below(random, 6)]);
    if (toss(random, 60))
        from += vp_random_below(random, 7);
    vp_day to = from + (toss(random, 50) ? 13 + vp_random_below(random, 8) : 3 + vp_random_below(random, 18));
    return vp_make_plan(write_day(from, arena), write_day(to, arena), 2 + vp_random_below(random, 3), arena);
}

static const char *draw_clock(int minute, struct vp_arena *arena)
{
    return vp_arena_printf(arena, "%02d:%02d", minute / 60, minute % 60);
}

static void draw_shift(struct vp_plan *plan, int line, struct vp_random *random)
{
    static const char *const usual[][2] = {{"15:30", "08:00"}, {"08:00", "08:00"}, {"08:00", "15:30"}, {"23:00", "07:15"}};
    unsigned days = 0;
    for (unsigned kind = 0; kind < VP_DAY_KINDS; kind++)
        days |= toss(random, 45) ? 1u << kind : 0;
    if (toss(random, 60)) {
        int number = vp_random_below(random, 4);
        vp_make_shift(plan, line, days, usual[number][0], usual[number][1]);
        return;
    }
    const char *start = draw_clock(15 * vp_random_below(random, 96), plan->arena);
    vp_make_shift(plan, line, days, start, draw_clock(15 * vp_random_below(random, 96), plan->arena));
}

static void draw_line(struct vp_plan *plan, unsigned with, struct vp_random *random)
{
    int line = vp_make_line(plan, toss(random, 20) ? 2 : 1);
    struct vp_line *made = &plan->lines.item[line];
    made->locum = PICK(random, 0, 3, 10, 50, 200, 1000);
    if (toss(random, 35)) {
        made->site = VP_SITE_HOME;
        made->standby = PICK(random, 0, 0.25, 0.2, 1.0 / 3);
    }
    if ((with & VP_WITH_NEVER) != 0 && toss(random, 40))
        made->locum_allowed = false;
    draw_shift(plan, line, random);
    if (toss(random, 25))
        draw_shift(plan, line, random);
}

static void draw_doctor(struct vp_plan *plan, int d, unsigned with, struct vp_random *random)
{
    struct vp_doctor *doctor = &plan->doctors.item[d];
    vp_make_drive(plan, d, (int)PICK(random, 0, 0, 15, 40, 80, 125, 400));
    doctor->post = PICK(random, 100, 100, 80, 50, 33.3, 20);
    if ((with & VP_WITH_ELIGIBLE) != 0 && toss(random, 25))
        doctor->member = draw_dates(plan, 25, random);
    if ((with & VP_WITH_EXEMPT) != 0 && toss(random, 40)) {
        struct vp_dates dates = draw_dates(plan, 20, random);
        uint32_t what = 1 + (uint32_t)vp_random_below(random, VP_ALL_CATEGORIES);
        if (toss(random, 60))
            what = vp_bit((enum vp_category_id)(VP_NIGHTS + vp_random_below(random, 3)));
        vp_make_exemption(plan, d, what, write_day(dates.from, plan->arena), write_day(dates.to, plan->arena));
    }
    if ((with & VP_WITH_LEAVE) != 0 && toss(random, 40)) {
        struct vp_dates dates = draw_dates(plan, 5, random);
        vp_make_leave(plan, d, write_day(dates.from, plan->arena), write_day(dates.to, plan->arena), toss(random, 50));
    }
    for (int wish = 0; wish < 3 && (with & VP_WITH_WISHES) != 0 && toss(random, 45); wish++) {
        struct vp_dates dates = draw_dates(plan, 6, random);
        bool want = toss(random, 50);
        double weight = PICK(random, 0, 0.5, 1, 2.25, 6);
        vp_make_wish(plan, d, want, write_day(dates.from, plan->arena), write_day(dates.to, plan->arena), weight);
    }
    for (int c = 0; c < VP_CATEGORIES && (with & VP_WITH_FAIRNESS) != 0; c++)
        if (toss(random, 25))
            doctor->balance[c] = PICK(random, -12.4, -3, -0.7, 0.3, 1.5, 2, 9.25);
}

static void draw_qualifications(struct vp_plan *plan, struct vp_random *random)
{
    uint64_t alone = vp_make_qualification(plan, "alone");
    for (int d = 0; d < plan->doctors.n; d++)
        if (toss(random, 70))
            plan->doctors.item[d].qualifications |= alone;
    for (int line = 0; line < plan->lines.n; line++)
        if (toss(random, 50))
            plan->lines.item[line].needs |= alone;
}

static void draw_fairness(struct vp_plan *plan, struct vp_random *random)
{
    for (int c = 0; c < VP_CATEGORIES; c++) {
        if (!toss(random, 45))
            continue;
        double unit = c == VP_HOURS ? PICK(random, 12, 7.3, 1, 24.5) : PICK(random, 1, 1, 2, 0.7);
        vp_make_term(plan, (enum vp_category_id)c, PICK(random, 0.3, 1, 2, 5.5), unit);
    }
}

/* ---- rules ---- */

static void draw_scope(struct vp_plan *plan, struct vp_rule *rule, struct vp_random *random)
{
    if (toss(random, 30))
        vp_make_only_doctor(plan, rule, vp_random_below(random, plan->doctors.n));
    for (int d = 0; d < plan->doctors.n && rule->doctors != NULL; d++)
        rule->doctors[d] = rule->doctors[d] || toss(random, 40);
    if (toss(random, 25))
        vp_make_only_line(plan, rule, vp_random_below(random, plan->lines.n));
}

static void draw_figures(struct vp_rule *rule, struct vp_random *random)
{
    struct vp_figures *figures = &rule->figures;
    switch (rule->kind) {
    case VP_RULE_rest:
        figures->hours = PICK(random, 1, 7.25, 8, 11, 16.5, 24, 40, 100);
        break;
    case VP_RULE_weekly_rest:
        figures->hours = PICK(random, 20, 28, 35, 36.5, 60, 90, 120, 140, 167.5, 168);
        figures->rolling = toss(random, 50);
        break;
    case VP_RULE_hours:
        figures->days = (int)PICK(random, 1, 2, 3, 7, 7, 10);
        figures->at_most = PICK(random, 0, 4.125, 8.25, 11, 16.5, 24, 33, 40.2, 60);
        figures->weeks = toss(random, 40) ? 1 + vp_random_below(random, 3) : 0;
        break;
    case VP_RULE_duties:
        figures->at_most = vp_random_below(random, 4);
        figures->days = (int)PICK(random, 1, 2, 3, 5, 7, 14, 30);
        break;
    case VP_RULE_weekends:
        figures->of = 1 + vp_random_below(random, 4);
        figures->at_most = vp_random_below(random, figures->of);
        break;
    default:
        figures->days = 1 + vp_random_below(random, 8);
        break;
    }
}

static void draw_rule(struct vp_plan *plan, enum vp_rule_kind kind, bool hard, struct vp_random *random)
{
    struct vp_rule *rule = vp_make_rule(plan, kind);
    draw_figures(rule, random);
    draw_scope(plan, rule, random);
    if (!hard)
        vp_make_soft(rule, PICK(random, 0.25, 1, 2, 7.3, 30));
}

static void draw_rules(struct vp_plan *plan, struct vp_random *random)
{
    for (int kind = VP_RULE_overlap + 1; kind < VP_RULE_KINDS; kind++) {
        if (toss(random, 35))
            draw_rule(plan, (enum vp_rule_kind)kind, toss(random, 45), random);
        if (toss(random, 8))
            draw_rule(plan, (enum vp_rule_kind)kind, toss(random, 45), random);
    }
}

/* ---- whole plans ---- */

static bool has_duty(const struct vp_plan *plan)
{
    struct vp_arena scratch;
    struct vp_errors errors;
    vp_arena_init(&scratch);
    vp_errors_init(&errors);
    bool has = vp_problem_new(plan, &scratch, &errors) != NULL;
    vp_arena_clear(&scratch);
    return has;
}

static struct vp_plan *draw_plan(unsigned with, struct vp_random *random, struct vp_arena *arena)
{
    struct vp_plan *plan;
    do {
        plan = draw_period(random, arena);
        for (int lines = 1 + vp_random_below(random, 2); lines > 0; lines--)
            draw_line(plan, with, random);
    } while (!has_duty(plan));
    for (int d = 0; d < plan->doctors.n; d++)
        draw_doctor(plan, d, with, random);
    if ((with & VP_WITH_ELIGIBLE) != 0 && toss(random, 40))
        draw_qualifications(plan, random);
    if ((with & VP_WITH_FAIRNESS) != 0)
        draw_fairness(plan, random);
    if ((with & VP_WITH_RULES) != 0)
        draw_rules(plan, random);
    return plan;
}

struct vp_plan *vp_random_plan(unsigned with, uint64_t seed, struct vp_arena *arena)
{
    struct vp_random random;
    vp_random_init(&random, seed);
    return draw_plan(with, &random, arena);
}

struct vp_plan *vp_random_plan_ruled(unsigned with, enum vp_rule_kind kind, bool hard, uint64_t seed,
                                     struct vp_arena *arena)
{
    struct vp_random random;
    vp_random_init(&random, seed);
    struct vp_plan *plan = draw_plan(with, &random, arena);
    for (int rules = toss(&random, 25) ? 2 : 1; rules > 0; rules--)
        draw_rule(plan, kind, hard, &random);
    return plan;
}

struct vp_plan *vp_random_tiny_plan(unsigned with, double most_rosters, uint64_t seed, struct vp_arena *arena,
                                    struct vp_problem **problem)
{
    for (uint64_t step = 0;; step++) {
        struct vp_plan *plan = vp_random_plan(with, seed + (step << 40), arena);
        *problem = vp_make_problem(plan, arena);
        if ((*problem)->n_duties >= 3 && vp_count_rosters(*problem) <= most_rosters)
            return plan;
    }
}

double vp_count_rosters(const struct vp_problem *problem)
{
    double rosters = 1;
    for (int j = 0; j < problem->n_duties; j++) {
        double sets = 1;
        double of_size = 1;
        for (int size = 1; size <= problem->duties[j].places; size++) {
            of_size = of_size * (problem->n_doctors - size + 1) / size;
            sets += of_size;
        }
        rosters *= sets;
    }
    return rosters;
}

/* ---- rosters ---- */

bool vp_breaks_hard(const struct vp_problem *problem, const struct vp_roster *roster)
{
    struct vp_arena scratch;
    vp_arena_init(&scratch);
    const struct vp_audit *audit = vp_audit_new(problem, roster, &scratch);
    bool breaks = false;
    for (int i = 0; i < audit->hard.n && !breaks; i++)
        breaks = audit->hard.item[i].doctor >= 0;
    vp_arena_clear(&scratch);
    return breaks;
}

static bool has_already(const struct vp_problem *problem, const struct vp_roster *roster, int place, int doctor)
{
    const struct vp_duty *duty = &problem->duties[problem->place_duty[place]];
    for (int p = duty->first_place; p < duty->first_place + duty->places; p++)
        if (roster->doctor[p] == doctor)
            return true;
    return false;
}

struct vp_roster *vp_random_roster(const struct vp_problem *problem, struct vp_random *random, struct vp_arena *arena)
{
    struct vp_roster *roster = vp_roster_new(problem, arena);
    bool careful = toss(random, 50);
    int per_cent = (int)PICK(random, 20, 50, 80, 100);
    int favourite = toss(random, 30) ? vp_random_below(random, problem->n_doctors) : -1;
    for (int place = 0; place < problem->n_places; place++) {
        int doctor = favourite >= 0 && toss(random, 70) ? favourite : vp_random_below(random, problem->n_doctors);
        if (!toss(random, per_cent) || has_already(problem, roster, place, doctor))
            continue;
        roster->doctor[place] = doctor;
        if (careful && vp_breaks_hard(problem, roster))
            roster->doctor[place] = VP_LOCUM;
    }
    return roster;
}

/* ---- the same plan told otherwise ---- */

struct vp_plan *vp_reorder_doctors(const struct vp_plan *plan, const int *order, struct vp_arena *arena)
{
    struct vp_plan *copy = vp_arena_alloc(arena, sizeof *copy);
    *copy = *plan;
    int n = plan->doctors.n;
    copy->arena = arena;
    copy->doctors.item = vp_arena_array(arena, (size_t)n, sizeof *copy->doctors.item);
    copy->doctors.room = n;
    for (int i = 0; i < n; i++) {
        copy->doctors.item[i] = plan->doctors.item[order[i]];
        copy->doctors.item[i].id = vp_arena_printf(arena, "renamed-%d", n - i);
    }
    copy->rules.item = vp_arena_array(arena, (size_t)plan->rules.n, sizeof *copy->rules.item);
    copy->rules.room = plan->rules.n;
    for (int r = 0; r < plan->rules.n; r++) {
        copy->rules.item[r] = plan->rules.item[r];
        if (plan->rules.item[r].doctors == NULL)
            continue;
        copy->rules.item[r].doctors = vp_arena_array(arena, (size_t)n, sizeof(bool));
        for (int i = 0; i < n; i++)
            copy->rules.item[r].doctors[i] = plan->rules.item[r].doctors[order[i]];
    }
    return copy;
}
