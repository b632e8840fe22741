/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed since the calendar of an earlier run. Calendar programs take an event with a known UID for a change of theirs only if its SEQUENCE is
 * higher, and forget one only if it comes again as cancelled. The earlier file may be anybody's work: nothing of it is carried on but events with
 * a UID as we write them, of duties that begin within the period. Another period's are left out, or a new plan would call off the old one's duties. */
#include "report/calendars.h"
#include "report/ical.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STAMP_BYTES = 16, UID_BYTES = 255 };

/* By UID, the one changed most often first. */
static int compare_uids(const void *one, const void *other)
{
    const struct vp_ical_event *a = one;
    const struct vp_ical_event *b = other;
    int order = strcmp(a->uid, b->uid);
    return order != 0 ? order : b->sequence - a->sequence;
}

static int compare_uid(const void *uid, const void *event)
{
    return strcmp(uid, ((const struct vp_ical_event *)event)->uid);
}

static int compare_times(const void *one, const void *other)
{
    const struct vp_ical_event *a = one;
    const struct vp_ical_event *b = other;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return strcmp(a->uid, b->uid);
}

static void sort_uids(vp_ical_events *events)
{
    int kept = 0;
    if (events->n > 0)
        qsort(events->item, (size_t)events->n, sizeof *events->item, compare_uids);
    for (int i = 0; i < events->n; i++)
        if (i == 0 || strcmp(events->item[i].uid, events->item[i - 1].uid) != 0)
            events->item[kept++] = events->item[i];
    events->n = kept;
}

/* The start of the duty, as a UID of ours begins; false for any other UID. */
static bool read_uid(const char *uid, vp_instant *start)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_.-~@TZ";
    size_t length = strlen(uid);
    size_t end = strlen(VP_UID_END);
    char text[VP_RFC3339_TEXT];
    if (length > UID_BYTES || length < STAMP_BYTES + end || strspn(uid, letters) != length || uid[STAMP_BYTES] != '~' ||
        strcmp(uid + length - end, VP_UID_END) != 0)
        return false;
    snprintf(text, sizeof text, "%.4s-%.2s-%.5s:%.2s:%.3s", uid, uid + 4, uid + 6, uid + 11, uid + 13);
    return vp_instant_parse(text, start);
}

static bool are_same(const struct vp_ical_event *a, const struct vp_ical_event *b)
{
    return a->start == b->start && a->end == b->end && a->transparent == b->transparent &&
           a->cancelled == b->cancelled && strcmp(a->summary, b->summary) == 0 &&
           strcmp(a->location, b->location) == 0 && strcmp(a->category, b->category) == 0;
}

static int raise_sequence(int sequence)
{
    return sequence < VP_MOST_SEQUENCE ? sequence + 1 : VP_MOST_SEQUENCE;
}

static void cancel_event(struct vp_ical_calendar *calendar, const struct vp_ical_event *before, struct vp_arena *arena)
{
    vp_instant duty;
    vp_day date;
    int minute;
    if (before->start == before->end || !read_uid(before->uid, &duty))
        return;
    vp_zone_local(calendar->zone, duty, &date, &minute, NULL);
    if (date < calendar->from || date > calendar->to)
        return;
    struct vp_ical_event *event = vp_vec_add(arena, &calendar->events);
    *event = *before;
    event->cancelled = true;
    event->transparent = true;
    event->sequence = before->cancelled ? before->sequence : raise_sequence(before->sequence);
}

/* `n` events of the calendar are new ones, by UID. */
static void follow_event(struct vp_ical_calendar *calendar, int n, const struct vp_ical_event *before,
                         struct vp_arena *arena)
{
    struct vp_ical_event *event =
        n == 0 ? NULL
               : bsearch(before->uid, calendar->events.item, (size_t)n, sizeof *calendar->events.item, compare_uid);
    if (event == NULL)
        cancel_event(calendar, before, arena);
    else
        event->sequence = are_same(event, before) ? before->sequence : raise_sequence(before->sequence);
}

void vp_calendar_follow(struct vp_ical_calendar *calendar, const struct vp_text *earlier, struct vp_arena *arena)
{
    struct vp_ical_calendar old = {.zone = calendar->zone, .zone_name = calendar->zone_name};
    if (earlier != NULL)
        vp_ical_read(&old, earlier, arena);
    sort_uids(&old.events);
    int n = calendar->events.n;
    sort_uids(&calendar->events);
    assert(calendar->events.n == n); /* no UID of ours is given twice, or a duty would be lost here */
    for (int i = 0; i < old.events.n; i++)
        follow_event(calendar, n, &old.events.item[i], arena);
    if (calendar->events.n > 0)
        qsort(calendar->events.item, (size_t)calendar->events.n, sizeof *calendar->events.item, compare_times);
}
