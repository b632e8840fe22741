/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans made in code. Every entity gets a line of its own in the source "made", so that a test can tell which one a breach points at. */
#include "tests/unit/plan_maker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct vp_source made = {.name = "made", .text = "", .length = 0};

_Noreturn static void refuse(const char *what, const char *text)
{
    fprintf(stderr, "plan_maker: %s '%s'\n", what, text);
    abort();
}

/* Lines: doctors 100 …, lines 200 …, rules 300 …, leave, exemptions and wishes 1000·(1 + doctor) + 100·kind + number. */
static struct vp_pos make_pos(int line)
{
    return (struct vp_pos){&made, line, 1};
}

vp_day vp_make_day(const char *text)
{
    vp_day date = 0;
    if (!vp_day_parse(text, &date))
        refuse("no date", text);
    return date;
}

static struct vp_zone *zone_of_tests;

static void close_zone(void)
{
    vp_zone_free(zone_of_tests);
}

struct vp_zone *vp_make_zone(void)
{
    if (zone_of_tests == NULL) {
        zone_of_tests = vp_zone_new("Europe/Oslo");
        if (zone_of_tests == NULL)
            refuse("tzdata lacks", "Europe/Oslo");
        atexit(close_zone);
    }
    return zone_of_tests;
}

static void add_sites(struct vp_plan *plan, int doctors)
{
    for (int i = 0; i <= doctors; i++) {
        struct vp_site *site = vp_vec_add(plan->arena, &plan->sites);
        site->id = i < doctors ? vp_arena_printf(plan->arena, "home%d", i) : "station";
        site->name = site->id;
        site->municipality = 0;
    }
    size_t pairs = (size_t)plan->sites.n * (size_t)plan->sites.n;
    plan->travel = vp_arena_array(plan->arena, pairs, sizeof *plan->travel);
}

static void add_doctors(struct vp_plan *plan, int doctors)
{
    for (int i = 0; i < doctors; i++) {
        struct vp_doctor *doctor = vp_vec_add(plan->arena, &plan->doctors);
        doctor->id = vp_arena_printf(plan->arena, "d%d", i);
        doctor->name = vp_arena_printf(plan->arena, "Doctor %d", i);
        doctor->home = i;
        doctor->post = 100.0;
        doctor->member = (struct vp_dates){plan->from, plan->to};
        doctor->pos = make_pos(100 + i);
    }
}

struct vp_plan *vp_make_plan(const char *from, const char *to, int doctors, struct vp_arena *arena)
{
    struct vp_plan *plan = vp_arena_alloc(arena, sizeof *plan);
    plan->arena = arena;
    plan->source = &made;
    plan->title = "made";
    plan->language = VP_EN;
    plan->from = vp_make_day(from);
    plan->to = vp_make_day(to);
    plan->zone = vp_make_zone();
    plan->zone_name = "Europe/Oslo";
    memset(plan->sha256, '0', 64);
    vp_holidays_norway(&plan->holidays, plan->from - 7, plan->to + 7, arena);
    *vp_vec_add(arena, &plan->municipalities) = (struct vp_municipality){.id = "m", .name = "M"};
    add_sites(plan, doctors);
    add_doctors(plan, doctors);
    for (int kind = VP_RULE_cover; kind <= VP_RULE_overlap; kind++)
        vp_make_rule(plan, (enum vp_rule_kind)kind);
    return plan;
}

void vp_make_drive(struct vp_plan *plan, int doctor, int minutes)
{
    int home = plan->doctors.item[doctor].home;
    int station = plan->sites.n - 1;
    plan->travel[home * plan->sites.n + station] = minutes;
    plan->travel[station * plan->sites.n + home] = minutes;
}

int vp_make_line(struct vp_plan *plan, int places)
{
    int index = plan->lines.n;
    struct vp_line *line = vp_vec_add(plan->arena, &plan->lines);
    line->id = vp_arena_printf(plan->arena, "l%d", index);
    line->name = line->id;
    line->site = plan->sites.n - 1;
    line->standby = 1.0;
    line->doctors = places;
    line->locum = 1000.0;
    line->locum_allowed = true;
    line->pos = make_pos(200 + index);
    return index;
}

static int read_clock(const char *text)
{
    int hour = 0;
    int minute = 0;
    char rest = '\0';
    if (sscanf(text, "%2d:%2d%c", &hour, &minute, &rest) != 2 || hour > 24 || minute > 59)
        refuse("no time", text);
    return 60 * hour + minute;
}

void vp_make_shift(struct vp_plan *plan, int line, unsigned days, const char *start, const char *end)
{
    struct vp_shift shift = {.start = read_clock(start), .end = read_clock(end), .pos = make_pos(200 + line)};
    if (shift.end <= shift.start)
        shift.end += VP_MINUTES_A_DAY;
    for (unsigned kind = 0; kind < VP_DAY_KINDS; kind++)
        if ((days >> kind & 1u) != 0)
            *vp_vec_add(plan->arena, &plan->lines.item[line].shifts[kind]) = shift;
}

int vp_make_legevakt(struct vp_plan *plan)
{
    int line = vp_make_line(plan, 1);
    vp_make_shift(plan, line, VP_ON_WEEKDAYS, "15:30", "08:00");
    vp_make_shift(plan, line, VP_ON_WEEKEND | VP_ON_RED_DAYS, "08:00", "08:00");
    return line;
}

struct vp_rule *vp_make_rule(struct vp_plan *plan, enum vp_rule_kind kind)
{
    int index = plan->rules.n;
    struct vp_rule *rule = vp_vec_add(plan->arena, &plan->rules);
    rule->id = vp_rule_key(kind);
    rule->kind = kind;
    rule->hard = true;
    rule->source = "made";
    rule->pos = make_pos(300 + index);
    return rule;
}

void vp_make_soft(struct vp_rule *rule, double weight)
{
    rule->hard = false;
    rule->weight = weight;
}

void vp_make_only_doctor(struct vp_plan *plan, struct vp_rule *rule, int doctor)
{
    rule->doctors = vp_arena_array(plan->arena, (size_t)plan->doctors.n, sizeof *rule->doctors);
    rule->doctors[doctor] = true;
}

void vp_make_only_line(struct vp_plan *plan, struct vp_rule *rule, int line)
{
    rule->lines = vp_arena_array(plan->arena, (size_t)plan->lines.n, sizeof *rule->lines);
    rule->lines[line] = true;
}

static struct vp_dates read_dates(const char *from, const char *to)
{
    return (struct vp_dates){vp_make_day(from), vp_make_day(to)};
}

void vp_make_leave(struct vp_plan *plan, int doctor, const char *from, const char *to, bool share_kept)
{
    struct vp_doctor *of = &plan->doctors.item[doctor];
    struct vp_leave leave = {read_dates(from, to), share_kept, make_pos(1000 * (1 + doctor) + of->leave.n)};
    *vp_vec_add(plan->arena, &of->leave) = leave;
}

void vp_make_exemption(struct vp_plan *plan, int doctor, uint32_t what, const char *from, const char *to)
{
    struct vp_doctor *of = &plan->doctors.item[doctor];
    struct vp_exemption exemption = {read_dates(from, to), what, make_pos(1000 * (1 + doctor) + 100 + of->exemptions.n)};
    *vp_vec_add(plan->arena, &of->exemptions) = exemption;
}

void vp_make_wish(struct vp_plan *plan, int doctor, bool want, const char *from, const char *to, double weight)
{
    struct vp_doctor *of = &plan->doctors.item[doctor];
    struct vp_wish wish = {read_dates(from, to), want, weight, make_pos(1000 * (1 + doctor) + 200 + of->wishes.n)};
    *vp_vec_add(plan->arena, &of->wishes) = wish;
}

void vp_make_term(struct vp_plan *plan, enum vp_category_id category, double weight, double unit)
{
    *vp_vec_add(plan->arena, &plan->fairness) = (struct vp_fairness_term){category, weight, unit, make_pos(400)};
}

uint64_t vp_make_qualification(struct vp_plan *plan, const char *name)
{
    *vp_vec_add(plan->arena, &plan->qualifications) = name;
    return UINT64_C(1) << (plan->qualifications.n - 1);
}

struct vp_problem *vp_make_problem(const struct vp_plan *plan, struct vp_arena *arena)
{
    struct vp_errors errors;
    vp_errors_init(&errors);
    struct vp_problem *problem = vp_problem_new(plan, arena, &errors);
    if (problem == NULL)
        refuse("no problem:", errors.list[0].message);
    return problem;
}

int vp_make_duty(const struct vp_problem *problem, const char *date, int line)
{
    vp_day day = vp_make_day(date);
    for (int i = 0; i < problem->n_duties; i++)
        if (problem->duties[i].date == day && problem->duties[i].line == line)
            return i;
    refuse("no duty on", date);
}

void vp_make_give(const struct vp_problem *problem, struct vp_roster *roster, const char *date, int line, int doctor)
{
    roster->doctor[problem->duties[vp_make_duty(problem, date, line)].first_place] = doctor;
}

/* The first breach of this kind, or NULL; *n gets how many there are. */
static const struct vp_violation *find_breach(const struct vp_problem *problem, const struct vp_audit *audit,
                                              enum vp_rule_kind kind, int *n)
{
    const struct vp_rule *rules = problem->plan->rules.item;
    const struct vp_violation *first = NULL;
    *n = 0;
    for (int i = 0; i < audit->hard.n + audit->soft.n; i++) {
        const struct vp_violation *breach =
            i < audit->hard.n ? &audit->hard.item[i] : &audit->soft.item[i - audit->hard.n];
        if (rules[breach->rule].kind != kind)
            continue;
        first = first == NULL ? breach : first;
        ++*n;
    }
    return first;
}

int vp_make_count(const struct vp_problem *problem, const struct vp_audit *audit, enum vp_rule_kind kind)
{
    int n = 0;
    find_breach(problem, audit, kind, &n);
    return n;
}

const struct vp_violation *vp_make_breach(const struct vp_problem *problem, const struct vp_audit *audit,
                                          enum vp_rule_kind kind)
{
    int n = 0;
    const struct vp_violation *first = find_breach(problem, audit, kind, &n);
    if (first == NULL)
        refuse("no breach of", vp_rule_key(kind));
    return first;
}
