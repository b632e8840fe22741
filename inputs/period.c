/* SPDX-License-Identifier: GPL-3.0-or-later */
/* period: { from, to, zone, holidays } */
#include "inputs/reader.h"

#include "inputs/inputs.h"

#include <string.h>

enum { HOLIDAY_MARGIN = 7 }; /* days read beyond both ends, the past's too: duties reach over them */

static const char default_zone[] = "Europe/Oslo";

/* A name of the tz database looks like this; anything else must not become a path. */
static bool may_name_zone(const char *name)
{
    return strlen(name) <= 64 && strspn(name, "/.-+") == 0 && strstr(name, "..") == NULL &&
           strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_+-") == strlen(name);
}

static void read_zone(struct vp_reader *reader, const struct vp_node *node)
{
    static const char *const neighbours[] = {"Europe/Oslo",        "Europe/Stockholm",    "Europe/Copenhagen",
                                             "Europe/Helsinki",    "Europe/London",       "Europe/Berlin",
                                             "Atlantic/Reykjavik", "Arctic/Longyearbyen", "UTC"};
    struct vp_plan *plan = reader->plan;
    const char *name = default_zone;
    if (node != NULL && !vp_read_word(reader, node, "the time zone", &name))
        return;
    if (may_name_zone(name))
        plan->zone = vp_zone_new(name);
    if (plan->zone != NULL) {
        plan->zone_name = name;
    } else if (node != NULL) {
        vp_fail(reader, node->pos, "unknown time zone '%s'", vp_shown(reader, name));
        vp_suggest(reader, name, neighbours, VP_COUNT(neighbours), "zones are named as in the tz database:");
    } else {
        vp_fail(reader, reader->root->pos, "this machine does not know the time zone %s", name);
        vp_expect(reader, "install the system's time zone data (Debian: tzdata)");
    }
}

static bool check_length(struct vp_reader *reader, const struct vp_node *period)
{
    const struct vp_plan *plan = reader->plan;
    const struct vp_node *to = vp_node_get(period, "to");
    char text[VP_DAY_TEXT];
    if (plan->to < plan->from) {
        vp_fail(reader, to->pos, "the period ends before it begins on %s", vp_day_format(plan->from, text));
        return false;
    }
    int days = plan->to - plan->from + 1;
    if (days > VP_MAX_PERIOD_DAYS) {
        vp_fail(reader, to->pos, "the period has %d days; at most %d", days, VP_MAX_PERIOD_DAYS);
        return false;
    }
    return true;
}

static void read_holidays(struct vp_reader *reader, const struct vp_node *node)
{
    struct vp_plan *plan = reader->plan;
    int choice = 0;
    if (node != NULL && !vp_read_word_of(reader, node, "calendar of holidays", VP_CHOICE_holidays, &choice))
        return;
    if (reader->period_known && choice == 0)
        vp_holidays_norway(&plan->holidays, plan->from - VP_MAX_HISTORY_DAYS - HOLIDAY_MARGIN,
                           plan->to + HOLIDAY_MARGIN, reader->arena);
}

void vp_read_period(struct vp_reader *reader)
{
    const struct vp_entry *entry = vp_node_entry(reader->root, "period");
    if (entry == NULL || !vp_read_form(reader, entry->value, "period", VP_MAP_period))
        return;
    const struct vp_node *period = entry->value;
    vp_require(reader, period, "from", entry->key->pos, "the period");
    vp_require(reader, period, "to", entry->key->pos, "the period");
    bool from = vp_read_date(reader, vp_node_get(period, "from"), "from", &reader->plan->from);
    bool to = vp_read_date(reader, vp_node_get(period, "to"), "to", &reader->plan->to);
    reader->period_known = from && to && check_length(reader, period);
    read_zone(reader, vp_node_get(period, "zone"));
    read_holidays(reader, vp_node_get(period, "holidays"));
}
