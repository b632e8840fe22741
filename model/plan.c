/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of categories and rules, in the plan language and for people, and looking entities up by id. */
#include "model/plan.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

static const struct {
    const char *key;
    const char *nb;
    const char *en;
    const char *unit;
} built_in[VP_BUILT_IN_CATEGORIES] = {
    [VP_HOURS] = {"hours", "timer", "hours", "h"},
    [VP_DUTIES] = {"duties", "vakter", "duties", ""},
    [VP_NIGHTS] = {"nights", "netter", "nights", ""},
    [VP_WEEKENDS] = {"weekends", "helger", "weekends", ""},
    [VP_HOLIDAYS] = {"holidays", "helligdager", "holidays", ""},
    [VP_CHRISTMAS] = {"christmas", "jul", "Christmas", ""},
    [VP_NEW_YEAR] = {"new-year", "nyttår", "New Year", ""},
    [VP_EASTER] = {"easter", "påske", "Easter", ""},
    [VP_NATIONAL_DAY] = {"national-day", "17. mai", "17 May", ""},
};

void vp_plan_add_categories(struct vp_plan *plan)
{
    assert(plan->categories.n == 0);
    for (int c = 0; c < VP_BUILT_IN_CATEGORIES; c++)
        *vp_vec_add(plan->arena, &plan->categories) = (struct vp_category){
            .id = built_in[c].key,
            .name = plan->language == VP_NB ? built_in[c].nb : built_in[c].en,
            .unit = built_in[c].unit,
            .points = 1,
        };
}

const char *vp_category_name(const struct vp_plan *plan, int category)
{
    assert(category >= 0 && category < plan->categories.n);
    if (category < VP_BUILT_IN_CATEGORIES) /* the language may have been set after the categories were added */
        return plan->language == VP_NB ? built_in[category].nb : built_in[category].en;
    return plan->categories.item[category].name;
}

const char *vp_category_key(const struct vp_plan *plan, int category)
{
    assert(category >= 0 && category < plan->categories.n);
    return plan->categories.item[category].id;
}

const char *vp_category_unit(const struct vp_plan *plan, int category)
{
    assert(category >= 0 && category < plan->categories.n);
    return plan->categories.item[category].unit;
}

const char *vp_category_word(const char *key, enum vp_language language)
{
    for (int c = 0; c < VP_BUILT_IN_CATEGORIES; c++)
        if (strcmp(built_in[c].key, key) == 0)
            return language == VP_NB ? built_in[c].nb : built_in[c].en;
    return key;
}

bool vp_category_counts(const struct vp_plan *plan, int category)
{
    const struct vp_category *of = &plan->categories.item[category];
    return category != VP_HOURS && of->sum == NULL && of->points == 1;
}

bool vp_category_in_hours(const struct vp_plan *plan, int category)
{
    const struct vp_category *of = &plan->categories.item[category];
    return category == VP_HOURS || (of->sum != NULL && of->sum[VP_HOURS] > 0);
}

enum { KEY_BYTES = 24 };

/* C has `_` where the plan language has `-`. */
static void fill_keys(char keys[VP_RULE_KINDS][KEY_BYTES])
{
    static const char *const names[] = {
#define VP_RULE(kind, says) #kind,
#include "model/rules.def"
#undef VP_RULE
    };
    for (int i = 0; i < VP_RULE_KINDS; i++) {
        size_t length = strlen(names[i]);
        assert(length < KEY_BYTES);
        for (size_t j = 0; j < length; j++)
            keys[i][j] = names[i][j] == '_' ? '-' : names[i][j];
    }
}

const char *vp_rule_key(enum vp_rule_kind kind)
{
    static char keys[VP_RULE_KINDS][KEY_BYTES];
    assert(kind < VP_RULE_KINDS);
    if (keys[0][0] == '\0')
        fill_keys(keys);
    return keys[kind];
}

const char *vp_rule_says(enum vp_rule_kind kind)
{
    static const char *const says_of[] = {
#define VP_RULE(kind, says) says,
#include "model/rules.def"
#undef VP_RULE
    };
    assert(kind < VP_RULE_KINDS);
    return says_of[kind];
}

int vp_plan_doctor(const struct vp_plan *plan, const char *id)
{
    for (int i = 0; i < plan->doctors.n; i++)
        if (strcmp(plan->doctors.item[i].id, id) == 0)
            return i;
    return -1;
}

int vp_plan_line(const struct vp_plan *plan, const char *id)
{
    for (int i = 0; i < plan->lines.n; i++)
        if (strcmp(plan->lines.item[i].id, id) == 0)
            return i;
    return -1;
}

int vp_plan_category(const struct vp_plan *plan, const char *id)
{
    for (int i = 0; i < plan->categories.n; i++)
        if (strcmp(plan->categories.item[i].id, id) == 0)
            return i;
    return -1;
}

static int find_day_kind(const struct vp_plan *plan, vp_day date)
{
    const struct vp_holiday *holiday = vp_holidays_on(&plan->holidays, date);
    return holiday != NULL && holiday->public ? VP_ON_HOLIDAY : vp_day_weekday(date);
}

const vp_shifts *vp_line_shifts(const struct vp_plan *plan, int line, vp_day date)
{
    const struct vp_line *of = &plan->lines.item[line];
    for (int i = of->specials.n - 1; i >= 0; i--)
        if (of->specials.item[i].has_shifts && vp_dates_hold(of->specials.item[i].dates, date))
            return &of->specials.item[i].shifts;
    return &of->shifts[find_day_kind(plan, date)];
}

int vp_line_doctors(const struct vp_plan *plan, int line, vp_day date)
{
    const struct vp_line *of = &plan->lines.item[line];
    for (int i = of->specials.n - 1; i >= 0; i--)
        if (of->specials.item[i].doctors >= 0 && vp_dates_hold(of->specials.item[i].dates, date))
            return of->specials.item[i].doctors;
    return of->doctors[find_day_kind(plan, date)];
}

int vp_month_day(vp_day date)
{
    int year;
    int month;
    int day;
    vp_day_split(date, &year, &month, &day);
    return month * 100 + day;
}

bool vp_yearly_holds(struct vp_yearly yearly, vp_day date)
{
    int at = vp_month_day(date);
    if (yearly.from <= yearly.to)
        return yearly.from <= at && at <= yearly.to;
    return at >= yearly.from || at <= yearly.to;
}

bool vp_when_holds(const struct vp_when *when, vp_day date)
{
    return when->yearly ? vp_yearly_holds(when->each, date) : vp_dates_hold(when->dates, date);
}

bool vp_whens_hold(const vp_whens *whens, vp_day date)
{
    for (int i = 0; i < whens->n; i++)
        if (vp_when_holds(&whens->item[i], date))
            return true;
    return whens->n == 0;
}

bool vp_clinic_day(const struct vp_plan *plan, vp_day date)
{
    return find_day_kind(plan, date) < VP_SATURDAY;
}

const char *vp_method_name(enum vp_method method)
{
    static const char *const names[] = {[VP_CONVEX] = "convex", [VP_LEXIMIN] = "leximin", [VP_MIN_MAX] = "min-max"};
    return names[method];
}
