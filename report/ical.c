/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The door to libical: events → file and back. libical folds lines at 75 octets without cutting a letter, ends them with CR LF, and escapes text.
 *
 * A time is written as the clock shows it, with TZID; one that the clock shows twice (and the other end of its event with it) in UTC, as programs do
 * not agree on which of the two is meant. A file is never given to libical as a whole when it is read: its events are cut out first, line by line, so
 * that neither the depth nor the length of what somebody wrote there can hurt. */
#include "report/ical.h"

#include "model/base/version.h"
#include "report/clock_changes.h"
#include "report/escape.h"

#include <libical/ical.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    SECONDS_A_DAY = 86400,
    EVENT_BYTES = 16 * 1024, /* of the longest event that is read; ours have less than one tenth */
    WORDS_COLUMNS = 300,
    UID_BYTES = 255,
};

/* ---- writing ---- */

static void add(icalcomponent *component, icalproperty *property)
{
    if (property == NULL)
        vp_die_out_of_memory();
    icalcomponent_add_property(component, property);
}

static icalcomponent *make(icalcomponent_kind kind)
{
    icalcomponent *component = icalcomponent_new(kind);
    if (component == NULL)
        vp_die_out_of_memory();
    return component;
}

/* Seconds since 1970 by whatever clock, as year, month … */
static struct icaltimetype split_seconds(vp_instant seconds)
{
    struct icaltimetype time = icaltime_null_time();
    vp_instant left = (seconds % SECONDS_A_DAY + SECONDS_A_DAY) % SECONDS_A_DAY;
    vp_day_split((vp_day)((seconds - left) / SECONDS_A_DAY), &time.year, &time.month, &time.day);
    time.hour = (int)left / 3600;
    time.minute = (int)left / 60 % 60;
    time.second = (int)left % 60;
    return time;
}

static struct icaltimetype split_utc(vp_instant instant)
{
    struct icaltimetype time = split_seconds(instant);
    time.zone = icaltimezone_get_utc_timezone();
    return time;
}

/* Do clocks show this time at another instant too? */
static bool is_shown_twice(const struct vp_zone *zone, vp_instant instant)
{
    int here = vp_clock_offset(zone, instant);
    for (int side = -1; side <= 1; side += 2) {
        int there = vp_clock_offset(zone, instant + side * SECONDS_A_DAY);
        if (there != here && vp_clock_offset(zone, instant + here - there) == there)
            return true;
    }
    return false;
}

static void add_times(const struct vp_ical_calendar *calendar, icalcomponent *component, const struct vp_ical_event *event)
{
    const struct vp_zone *zone = calendar->zone;
    if (is_shown_twice(zone, event->start) || is_shown_twice(zone, event->end)) {
        add(component, icalproperty_new_dtstart(split_utc(event->start)));
        add(component, icalproperty_new_dtend(split_utc(event->end)));
        return;
    }
    icalproperty *start = icalproperty_new_dtstart(split_seconds(event->start + vp_clock_offset(zone, event->start)));
    icalproperty *end = icalproperty_new_dtend(split_seconds(event->end + vp_clock_offset(zone, event->end)));
    add(component, start);
    add(component, end);
    icalproperty_add_parameter(start, icalparameter_new_tzid(calendar->zone_name));
    icalproperty_add_parameter(end, icalparameter_new_tzid(calendar->zone_name));
}

static icalcomponent *make_event(const struct vp_ical_calendar *calendar, const struct vp_ical_event *event)
{
    icalcomponent *component = make(ICAL_VEVENT_COMPONENT);
    vp_instant stamp = (vp_instant)calendar->from * SECONDS_A_DAY + event->sequence;
    add(component, icalproperty_new_uid(event->uid));
    add(component, icalproperty_new_dtstamp(split_utc(stamp)));
    add(component, icalproperty_new_sequence(event->sequence));
    add_times(calendar, component, event);
    add(component, icalproperty_new_summary(event->summary));
    if (event->location[0] != '\0')
        add(component, icalproperty_new_location(event->location));
    if (event->category[0] != '\0')
        add(component, icalproperty_new_categories(event->category));
    add(component, icalproperty_new_status(event->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    add(component, icalproperty_new_transp(event->transparent ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
    return component;
}

/* A yearly change as its rule: "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3". */
static icalproperty *make_rule(const struct vp_clock_change *change)
{
    static const char *const days[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    char rule[64];
    snprintf(rule, sizeof rule, "FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", change->month, change->nth, days[change->weekday]);
    return icalproperty_new_rrule(icalrecurrencetype_from_string(rule));
}

static icalcomponent *make_zone(const struct vp_ical_calendar *calendar, struct vp_arena *arena)
{
    icalcomponent *zone = make(ICAL_VTIMEZONE_COMPONENT);
    vp_clock_changes changes;
    vp_clock_changes_find(calendar->zone, calendar->from, calendar->to, arena, &changes);
    add(zone, icalproperty_new_tzid(calendar->zone_name));
    for (int i = 0; i < changes.n; i++) {
        const struct vp_clock_change *change = &changes.item[i];
        icalcomponent *part = make(change->after > change->before ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT);
        add(part, icalproperty_new_dtstart(split_seconds(change->at + change->before)));
        add(part, icalproperty_new_tzoffsetfrom(change->before));
        add(part, icalproperty_new_tzoffsetto(change->after));
        if (change->yearly)
            add(part, make_rule(change));
        icalcomponent_add_component(zone, part);
    }
    return zone;
}

static void put_lines(char *lines, struct vp_text *out)
{
    if (lines == NULL)
        vp_die_out_of_memory();
    vp_text_put(out, lines);
    icalmemory_free_buffer(lines);
}

static void put_property(icalproperty *property, struct vp_text *out)
{
    if (property == NULL)
        vp_die_out_of_memory();
    put_lines(icalproperty_as_ical_string_r(property), out);
    icalproperty_free(property);
}

static void put_component(icalcomponent *component, struct vp_text *out)
{
    put_lines(icalcomponent_as_ical_string_r(component), out);
    icalcomponent_free(component);
}

/* The name as most programs know it, and as RFC 7986 has it. */
static void put_name(const char *name, struct vp_text *out)
{
    icalproperty *known = icalproperty_new(ICAL_X_PROPERTY);
    if (known == NULL)
        vp_die_out_of_memory();
    icalproperty_set_x_name(known, "X-WR-CALNAME");
    icalproperty_set_value(known, icalvalue_new_text(name));
    put_property(known, out);
    put_property(icalproperty_new_name(name), out);
}

void vp_ical_write(const struct vp_ical_calendar *calendar, struct vp_arena *arena, struct vp_text *out)
{
    const char *product = vp_arena_printf(arena, "-//vaktplan//vaktplan " VP_VERSION "//%s", calendar->language);
    vp_text_put(out, "BEGIN:VCALENDAR\r\n"); /* by hand, so that libical holds one event at a time and not a whole service */
    put_property(icalproperty_new_version("2.0"), out);
    put_property(icalproperty_new_prodid(product), out);
    put_property(icalproperty_new_calscale("GREGORIAN"), out);
    put_name(calendar->name, out);
    put_component(make_zone(calendar, arena), out);
    for (int i = 0; i < calendar->events.n; i++)
        put_component(make_event(calendar, &calendar->events.item[i]), out);
    vp_text_put(out, "END:VCALENDAR\r\n");
}

/* ---- reading ---- */

static const char *copy_words(struct vp_arena *arena, const char *words)
{
    return words == NULL ? "" : vp_cut(arena, vp_clean(arena, words), WORDS_COLUMNS);
}

/* The instant of a property in UTC or in the calendar's zone; false for any other. */
static bool read_time(const struct vp_ical_calendar *calendar, icalproperty *property, vp_instant *instant)
{
    if (property == NULL || icalvalue_isa(icalproperty_get_value(property)) != ICAL_DATETIME_VALUE)
        return false;
    struct icaltimetype time = icalvalue_get_datetime(icalproperty_get_value(property));
    if (!vp_day_exists(time.year, time.month, time.day) || time.hour < 0 || time.hour > 23 || time.minute < 0 ||
        time.minute > 59 || time.second < 0 || time.second > 59)
        return false;
    vp_day date = vp_day_from(time.year, time.month, time.day);
    int minute = time.hour * 60 + time.minute;
    *instant = (vp_instant)date * SECONDS_A_DAY + (vp_instant)minute * 60 + time.second;
    if (icaltime_is_utc(time))
        return true;
    icalparameter *zone = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    const char *name = zone == NULL ? NULL : icalparameter_get_tzid(zone);
    if (name == NULL || strcmp(name, calendar->zone_name) != 0)
        return false;
    *instant = vp_zone_instant(calendar->zone, date, minute) + time.second;
    return true;
}

static int read_sequence(icalcomponent *component)
{
    int sequence = icalcomponent_get_sequence(component);
    return sequence < 0 ? 0 : sequence > VP_MOST_SEQUENCE ? VP_MOST_SEQUENCE : sequence;
}

static void read_event(struct vp_ical_calendar *calendar, icalcomponent *component, struct vp_arena *arena)
{
    const char *uid = icalcomponent_get_uid(component);
    icalproperty *transparency = icalcomponent_get_first_property(component, ICAL_TRANSP_PROPERTY);
    icalproperty *category = icalcomponent_get_first_property(component, ICAL_CATEGORIES_PROPERTY);
    if (uid == NULL || uid[0] == '\0' || strlen(uid) > UID_BYTES)
        return;
    struct vp_ical_event event = {
        .uid = vp_clean(arena, uid),
        .summary = copy_words(arena, icalcomponent_get_summary(component)),
        .location = copy_words(arena, icalcomponent_get_location(component)),
        .category = copy_words(arena, category == NULL ? NULL : icalproperty_get_categories(category)),
        .transparent = transparency != NULL && icalproperty_get_transp(transparency) == ICAL_TRANSP_TRANSPARENT,
        .cancelled = icalcomponent_get_status(component) == ICAL_STATUS_CANCELLED,
        .sequence = read_sequence(component)};
    if (!read_time(calendar, icalcomponent_get_first_property(component, ICAL_DTSTART_PROPERTY), &event.start) ||
        !read_time(calendar, icalcomponent_get_first_property(component, ICAL_DTEND_PROPERTY), &event.end))
        event.start = event.end = 0;
    *vp_vec_add(arena, &calendar->events) = event;
}

/* The text of one event, from BEGIN to END. */
static void read_block(struct vp_ical_calendar *calendar, const char *text, size_t length, struct vp_arena *arena)
{
    if (length > EVENT_BYTES || memchr(text, '\0', length) != NULL)
        return;
    char *block = strndup(text, length);
    if (block == NULL)
        vp_die_out_of_memory();
    icalcomponent *component = icalparser_parse_string(block);
    free(block);
    if (component == NULL)
        return;
    if (icalcomponent_isa(component) == ICAL_VEVENT_COMPONENT)
        read_event(calendar, component, arena);
    icalcomponent_free(component);
}

static bool begins_with(const char *line, size_t length, const char *words)
{
    return length >= strlen(words) && strncasecmp(line, words, strlen(words)) == 0;
}

void vp_ical_read(struct vp_ical_calendar *calendar, const struct vp_text *text, struct vp_arena *arena)
{
    const char *end = text->at + text->length;
    const char *event = NULL; /* where the one that is open began; none with another component within it is ours */
    int depth = 0;
    const char *next = NULL;
    for (const char *line = text->at; line < end; line = next) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        next = stop == NULL ? end : stop + 1;
        size_t length = (size_t)(next - line);
        if (begins_with(line, length, "BEGIN:")) {
            depth++;
            event = depth == 2 && begins_with(line, length, "BEGIN:VEVENT") ? line : NULL;
        } else if (begins_with(line, length, "END:") && depth > 0) {
            if (depth == 2 && event != NULL)
                read_block(calendar, event, (size_t)(next - event), arena);
            event = NULL;
            depth--;
        }
    }
}
