/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans made in code. Every entity gets a line of its own in the source "made", so that a test can tell which one a breach points at. */
#include "tests/unit/plan_maker.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Sets of lines and bands have room for those that are added later. */
enum { MOST_LINES = 200, MOST_MUNICIPALITIES = 64 };

static const struct vp_source made = {.name = "made", .text = "", .length = 0};

_Noreturn static void refuse(const char *what, const char *text)
{
    fprintf(stderr, "plan_maker: %s '%s'\n", what, text);
    abort();
}

/* Lines: doctors 100 …, lines 200 …, rules 300 …, rotations 500 …, categories 600 …, dates 700 …; what doctors have: plan_maker_doctors.c.
 * */
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

static struct vp_dates read_dates(const char *from, const char *to)
{
    return (struct vp_dates){vp_make_day(from), vp_make_day(to)};
}

/* "05-17" as 517. */
static int read_month_day(const char *text)
{
    int month = 0;
    int day = 0;
    char rest = '\0';
    if (sscanf(text, "%2d-%2d%c", &month, &day, &rest) != 2 || !vp_day_exists(2028, month, day))
        refuse("no month-day", text);
    return 100 * month + day;
}

int vp_make_clock(const char *text)
{
    int hour = 0;
    int minute = 0;
    char rest = '\0';
    if (sscanf(text, "%2d:%2d%c", &hour, &minute, &rest) != 2 || hour > 24 || minute > 59)
        refuse("no time", text);
    return 60 * hour + minute;
}

static struct vp_shift read_shift(const char *start, const char *end)
{
    struct vp_shift shift = {.start = vp_make_clock(start), .end = vp_make_clock(end)};
    if (shift.end <= shift.start)
        shift.end += VP_MINUTES_A_DAY;
    return shift;
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
    plan->travel.winter_factor = 1.0;
    memset(plan->sha256, '0', 64);
    vp_plan_add_categories(plan);
    vp_holidays_norway(&plan->holidays, plan->from - 7, plan->to + 7, arena);
    *vp_vec_add(arena, &plan->municipalities) = (struct vp_municipality){.id = "m", .name = "M"};
    for (int i = 0; i < doctors; i++)
        vp_make_site(plan, vp_arena_printf(arena, "home%d", i), 0);
    vp_make_site(plan, "station", 0);
    add_doctors(plan, doctors);
    for (int kind = VP_RULE_cover; kind < VP_MADE_RULES; kind++)
        vp_make_rule(plan, (enum vp_rule_kind)kind);
    return plan;
}

/* ---- places and ways ---- */

int vp_make_station(const struct vp_plan *plan)
{
    return plan->doctors.n;
}

int vp_make_municipality(struct vp_plan *plan, const char *id)
{
    *vp_vec_add(plan->arena, &plan->municipalities) = (struct vp_municipality){.id = id, .name = id};
    return plan->municipalities.n - 1;
}

int vp_make_site(struct vp_plan *plan, const char *id, int municipality)
{
    size_t before = (size_t)plan->sites.n;
    size_t now = before + 1;
    int *minutes = vp_arena_array(plan->arena, now * now, sizeof *minutes);
    for (size_t from = 0; from < before; from++)
        for (size_t to = 0; to < before; to++)
            minutes[from * now + to] = plan->travel.minutes[from * before + to];
    plan->travel.minutes = minutes;
    *vp_vec_add(plan->arena, &plan->sites) = (struct vp_site){.id = id, .name = id, .municipality = municipality};
    return (int)before;
}

void vp_make_way(struct vp_plan *plan, int from, int to, int minutes)
{
    plan->travel.minutes[from * plan->sites.n + to] = minutes;
    plan->travel.minutes[to * plan->sites.n + from] = minutes;
}

void vp_make_drive(struct vp_plan *plan, int doctor, int minutes)
{
    vp_make_way(plan, plan->doctors.item[doctor].home, vp_make_station(plan), minutes);
}

int vp_make_band(struct vp_plan *plan, const char *from, const char *to)
{
    size_t pairs = (size_t)plan->sites.n * (size_t)plan->sites.n;
    struct vp_travel_band *band = vp_vec_add(plan->arena, &plan->travel.bands);
    band->from_minute = vp_make_clock(from);
    band->to_minute = vp_make_clock(to);
    band->minutes = vp_arena_array(plan->arena, pairs, sizeof *band->minutes);
    for (size_t i = 0; i < pairs; i++)
        band->minutes[i] = VP_NOT_GIVEN;
    return plan->travel.bands.n - 1;
}

void vp_make_band_way(struct vp_plan *plan, int band, int from, int to, int minutes)
{
    plan->travel.bands.item[band].minutes[from * plan->sites.n + to] = minutes;
    plan->travel.bands.item[band].minutes[to * plan->sites.n + from] = minutes;
}

/* ---- lines ---- */

int vp_make_line(struct vp_plan *plan, int places)
{
    int index = plan->lines.n;
    struct vp_line *line = vp_vec_add(plan->arena, &plan->lines);
    line->id = vp_arena_printf(plan->arena, "l%d", index);
    line->name = line->id;
    line->site = vp_make_station(plan);
    line->standby = 1.0;
    line->counts = ~UINT32_C(0);
    line->locum = 1000.0;
    line->locum_allowed = true;
    line->pos = make_pos(200 + index);
    vp_make_places(plan, index, VP_ON_ALL_DAYS, places);
    return index;
}

void vp_make_places(struct vp_plan *plan, int line, unsigned days, int places)
{
    for (unsigned kind = 0; kind < VP_DAY_KINDS; kind++)
        if ((days >> kind & 1u) != 0)
            plan->lines.item[line].doctors[kind] = places;
}

void vp_make_shift(struct vp_plan *plan, int line, unsigned days, const char *start, const char *end)
{
    struct vp_shift shift = read_shift(start, end);
    shift.pos = plan->lines.item[line].pos;
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

struct vp_special *vp_make_special(struct vp_plan *plan, int line, const char *from, const char *to)
{
    struct vp_special *special = vp_vec_add(plan->arena, &plan->lines.item[line].specials);
    *special = (struct vp_special){.dates = read_dates(from, to), .has_shifts = true, .doctors = -1};
    special->pos = plan->lines.item[line].pos;
    return special;
}

void vp_make_special_shift(struct vp_plan *plan, int line, const char *start, const char *end)
{
    struct vp_line *of = &plan->lines.item[line];
    struct vp_shift shift = read_shift(start, end);
    shift.pos = of->pos;
    *vp_vec_add(plan->arena, &of->specials.item[of->specials.n - 1].shifts) = shift;
}

void vp_make_extra(struct vp_plan *plan, int line, int extra, double price)
{
    plan->lines.item[line].extra = extra;
    plan->lines.item[line].extra_price = price;
}

void vp_make_block(struct vp_plan *plan, int line, int first, unsigned days)
{
    struct vp_line *of = &plan->lines.item[line];
    *vp_vec_add(plan->arena, &of->blocks) = (struct vp_block){.days = days, .first = first, .pos = of->pos};
}

void vp_make_handed_over(struct vp_plan *plan, int line, const char *from, const char *to)
{
    struct vp_line *of = &plan->lines.item[line];
    struct vp_handed_over over = {
        .from_minute = vp_make_clock(from), .to_minute = vp_make_clock(to), .to = "others", .pos = of->pos};
    *vp_vec_add(plan->arena, &of->handed_over) = over;
}

/* ---- categories and rotations ---- */

/* Adds `line` to a set of lines, made if need be. */
static void add_to_lines(struct vp_plan *plan, bool **lines, int line)
{
    if (*lines == NULL)
        *lines = vp_arena_array(plan->arena, MOST_LINES, sizeof **lines);
    (*lines)[line] = true;
}

bool *vp_make_lines(struct vp_plan *plan, int line)
{
    bool *lines = NULL;
    add_to_lines(plan, &lines, line);
    return lines;
}

int vp_make_category(struct vp_plan *plan, const char *id, double points)
{
    int index = plan->categories.n;
    struct vp_category *category = vp_vec_add(plan->arena, &plan->categories);
    *category = (struct vp_category){.id = id, .name = id, .unit = "", .points = points, .pos = make_pos(600 + index)};
    return index;
}

void vp_make_category_sum(struct vp_plan *plan, int category, int part, double counts)
{
    struct vp_category *of = &plan->categories.item[category];
    if (of->sum == NULL)
        of->sum = vp_arena_array(plan->arena, VP_MAX_CATEGORIES, sizeof *of->sum);
    of->sum[part] = counts;
}

void vp_make_category_line(struct vp_plan *plan, int category, int line)
{
    add_to_lines(plan, &plan->categories.item[category].lines, line);
}

void vp_make_category_hours(struct vp_plan *plan, int category, const char *from, const char *to)
{
    plan->categories.item[category].has_hours = true;
    plan->categories.item[category].from_minute = vp_make_clock(from);
    plan->categories.item[category].to_minute = vp_make_clock(to);
}

void vp_make_when(struct vp_plan *plan, vp_whens *whens, const char *from, const char *to)
{
    struct vp_when when = {.yearly = strlen(from) == strlen("05-17"), .pos = make_pos(700 + whens->n)};
    if (when.yearly)
        when.each = (struct vp_yearly){read_month_day(from), read_month_day(to)};
    else
        when.dates = read_dates(from, to);
    *vp_vec_add(plan->arena, whens) = when;
}

int vp_make_rotation(struct vp_plan *plan, const char *pattern)
{
    int index = plan->rotations.n;
    size_t doctors = (size_t)plan->doctors.n;
    struct vp_rotation *rotation = vp_vec_add(plan->arena, &plan->rotations);
    rotation->id = vp_arena_printf(plan->arena, "r%d", index);
    rotation->doctors = vp_arena_array(plan->arena, doctors, sizeof *rotation->doctors);
    rotation->offset = vp_arena_array(plan->arena, doctors, sizeof *rotation->offset);
    for (size_t d = 0; d < doctors; d++)
        rotation->offset[d] = -1;
    bool on = true;
    for (const char *at = pattern; *at != '\0'; at++) {
        if (*at == '/')
            on = !on;
        for (int week = 0; week < *at - '0' && rotation->cycle < VP_MAX_CYCLE; week++)
            rotation->on[rotation->cycle++] = on;
    }
    rotation->minute = vp_make_clock("08:00");
    rotation->from = plan->from;
    rotation->most = plan->doctors.n;
    rotation->pos = make_pos(500 + index);
    return index;
}

void vp_make_rotation_doctor(struct vp_plan *plan, int rotation, int doctor, int offset)
{
    plan->rotations.item[rotation].doctors[doctor] = true;
    plan->rotations.item[rotation].offset[doctor] = offset;
}

void vp_make_rotation_line(struct vp_plan *plan, int rotation, int line)
{
    add_to_lines(plan, &plan->rotations.item[rotation].lines, line);
}

void vp_make_present(struct vp_plan *plan, int rotation, int least, int most)
{
    plan->rotations.item[rotation].least = least;
    plan->rotations.item[rotation].most = most;
}

/* ---- rules ---- */

struct vp_rule *vp_make_rule(struct vp_plan *plan, enum vp_rule_kind kind)
{
    int index = plan->rules.n;
    struct vp_rule *rule = vp_vec_add(plan->arena, &plan->rules);
    rule->id = vp_rule_key(kind);
    rule->kind = kind;
    rule->figures = (struct vp_figures){.at_most = INFINITY, .above = INFINITY, .below = INFINITY};
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
    if (rule->doctors == NULL)
        rule->doctors = vp_arena_array(plan->arena, (size_t)plan->doctors.n, sizeof *rule->doctors);
    rule->doctors[doctor] = true;
}

void vp_make_only_line(struct vp_plan *plan, struct vp_rule *rule, int line)
{
    add_to_lines(plan, &rule->lines, line);
}

void vp_make_select_line(struct vp_plan *plan, struct vp_selector *selector, int line)
{
    add_to_lines(plan, &selector->lines, line);
    selector->given = true;
}

void vp_make_select_category(struct vp_selector *selector, int category)
{
    selector->categories |= vp_bit(category);
    selector->given = true;
}

void vp_make_reach(struct vp_plan *plan, struct vp_rule *rule, int municipality)
{
    bool **reach = &rule->figures.municipalities;
    if (*reach == NULL)
        *reach = vp_arena_array(plan->arena, MOST_MUNICIPALITIES, sizeof **reach);
    (*reach)[municipality] = true;
}

void vp_make_term(struct vp_plan *plan, int category, double weight, double unit)
{
    *vp_vec_add(plan->arena, &plan->fairness) =
        (struct vp_fairness_term){.category = category, .weight = weight, .unit = unit, .pos = make_pos(400)};
}

void vp_make_municipal(struct vp_plan *plan, enum vp_municipal_by by, double weight)
{
    plan->municipal_by = by;
    for (int t = 0; t < plan->fairness.n; t++) {
        struct vp_fairness_term *term = vp_vec_add(plan->arena, &plan->municipal);
        *term = plan->fairness.item[t];
        term->method = VP_CONVEX;
        term->weight *= weight;
    }
}
