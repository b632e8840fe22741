/* SPDX-License-Identifier: GPL-3.0-or-later */
/* iCalendar files (RFC 5545) of events in one time zone, written and read back. ical.c is the one file of this room that knows libical. */
#ifndef VP_REPORT_ICAL_H
#define VP_REPORT_ICAL_H

#include "model/base/text.h"
#include "model/calendar.h"

enum { VP_MOST_SEQUENCE = 1000000 };

/* All words are clean (vp_clean), none is NULL. */
struct vp_ical_event {
    const char *uid;
    vp_instant start;
    vp_instant end; /* the first second after it; read from a file: both 0 where the times could not be understood */
    const char *summary;
    const char *location; /* "" = none is said */
    const char *category; /* a fixed word, no comma in it */
    bool transparent;     /* whoever has it is not busy for that */
    bool cancelled;
    int sequence; /* how often it was changed, 0 … VP_MOST_SEQUENCE */
};

typedef VP_VEC(struct vp_ical_event) vp_ical_events;

struct vp_ical_calendar {
    const struct vp_zone *zone;
    const char *zone_name;
    vp_day from; /* the period that it is of */
    vp_day to;
    const char *name;
    const char *language; /* "NB", "EN" */
    vp_ical_events events;
};

/* Appends the whole file. Every event's DTSTAMP is midnight UTC before the first date, and a second more for each change: no clock is asked.
 * Memory from `arena`. */
void vp_ical_write(const struct vp_ical_calendar *calendar, struct vp_arena *arena, struct vp_text *out);

/* Adds the events of a file that anybody may have written to calendar->events; what is no event, too long (16 KiB) or without a UID is left out,
 * broken files as far as they go. Needs zone and zone_name. O(length of text). */
void vp_ical_read(struct vp_ical_calendar *calendar, const struct vp_text *text, struct vp_arena *arena);

#endif
