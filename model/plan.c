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
} categories[VP_CATEGORIES] = {
    [VP_HOURS] = {"hours", "timer", "hours", "h"},
    [VP_DUTIES] = {"duties", "vakter", "duties", ""},
    [VP_NIGHTS] = {"nights", "netter", "nights", ""},
    [VP_WEEKENDS] = {"weekends", "helger", "weekends", ""},
    [VP_HOLIDAYS] = {"holidays", "helligdager", "holidays", ""},
};

const char *vp_category_name(enum vp_category_id category, enum vp_language language)
{
    assert(category < VP_CATEGORIES);
    return language == VP_NB ? categories[category].nb : categories[category].en;
}

const char *vp_category_key(enum vp_category_id category)
{
    assert(category < VP_CATEGORIES);
    return categories[category].key;
}

const char *vp_category_unit(enum vp_category_id category)
{
    assert(category < VP_CATEGORIES);
    return categories[category].unit;
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
