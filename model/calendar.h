/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as day numbers, clock time as minutes after midnight, instants as seconds since 1970 UTC.
 * A date has no zone; an instant needs none; struct vp_zone turns one into the other across daylight saving. */
#ifndef VP_MODEL_CALENDAR_H
#define VP_MODEL_CALENDAR_H

#include "model/base/arena.h"
#include "model/base/vec.h"

#include <stdbool.h>
#include <stdint.h>

/* Days since 1970-01-01 (proleptic Gregorian). */
typedef int32_t vp_day;

/* Seconds since 1970-01-01T00:00:00Z. */
typedef int64_t vp_instant;

enum { VP_MONDAY, VP_TUESDAY, VP_WEDNESDAY, VP_THURSDAY, VP_FRIDAY, VP_SATURDAY, VP_SUNDAY };
enum { VP_MINUTES_A_DAY = 24 * 60 };

/* True for dates that exist, from year 1970 to 2200. */
bool vp_day_exists(int year, int month, int day);
vp_day vp_day_from(int year, int month, int day);
void vp_day_split(vp_day date, int *year, int *month, int *day);

/* 0 = Monday … 6 = Sunday. */
int vp_day_weekday(vp_day date);

/* The Monday of the ISO week that holds `date`. */
vp_day vp_day_monday(vp_day date);

/* ISO 8601 week number; *year (may be NULL) gets the year that the week belongs to. */
int vp_day_iso_week(vp_day date, int *year);

/* Reads exactly "YYYY-MM-DD"; false if it is anything else or no date. */
bool vp_day_parse(const char *text, vp_day *date);

enum { VP_DAY_TEXT = 12 };
/* Writes "YYYY-MM-DD" into `text` and returns it. */
char *vp_day_format(vp_day date, char text[VP_DAY_TEXT]);

/* Easter Sunday, Gregorian (Meeus/Jones/Butcher). */
vp_day vp_easter_sunday(int year);

/* ---- time zones: tzdata through libical ---- */

struct vp_zone;

/* Opens "Europe/Oslo" and the like; NULL if tzdata does not know `name`. Free with vp_zone_free. */
struct vp_zone *vp_zone_new(const char *name);
void vp_zone_free(struct vp_zone *zone);

/* The instant of local clock time `minute` (0 … 2880, so that 24:00 and the day after can be said) on `date`.
 * A time that the clock skips means the same distance after the skip; one that it shows twice means the first. O(1) amortised. */
vp_instant vp_zone_instant(const struct vp_zone *zone, vp_day date, int minute);

/* The local date and minute at `instant`; *offset (may be NULL) gets seconds east of UTC. */
void vp_zone_local(const struct vp_zone *zone, vp_instant instant, vp_day *date, int *minute, int *offset);

/* The first instant in (after, until) at which clocks are set forward or back, or `until`. */
vp_instant vp_zone_steady(const struct vp_zone *zone, vp_instant after, vp_instant until);

enum { VP_RFC3339_TEXT = 32 };
/* Writes "2027-01-04T15:30:00+01:00" and returns it. */
char *vp_zone_rfc3339(const struct vp_zone *zone, vp_instant instant, char text[VP_RFC3339_TEXT]);

/* Reads RFC 3339 with seconds and offset ("Z" allowed); false if it is anything else. */
bool vp_instant_parse(const char *text, vp_instant *instant);

/* ---- public holidays ---- */

/* How much a holiday weighs in a roster's fairness; norway.md §5, classes are common practice and unverified. */
enum vp_holiday_class {
    VP_HOLIDAY_NONE,
    VP_HOLIDAY_GREAT, /* storhelg: Christmas, New Year, Easter */
    VP_HOLIDAY_RED,   /* other public holidays: 1 and 17 May, Ascension, Whitsun */
};

/* Great holidays that doctors take turns at, over the years. 17 May is one of them, though its class is that of the red days. Which days belong to
 * each is common practice and unverified (norway.md §5). */
enum vp_great {
    VP_NOT_GREAT,
    VP_GREAT_CHRISTMAS,    /* 24 December from noon to 26 December */
    VP_GREAT_NEW_YEAR,     /* 31 December from noon to 1 January: of the year of the eve */
    VP_GREAT_EASTER,       /* Wednesday before Easter from noon to Easter Monday */
    VP_GREAT_NATIONAL_DAY, /* 17 May */
    VP_GREATS
};

struct vp_holiday {
    vp_day date;
    enum vp_holiday_class class;
    enum vp_great great;
    bool public;     /* a red day (LOV-1995-02-24-12 §2, LOV-1947-04-26-1); false for eves */
    int from_minute; /* 0, or 720 where the holiday begins at noon (eves; Wednesday before Easter) */
    const char *name_nb;
    const char *name_en;
};

struct vp_holidays {
    VP_VEC(struct vp_holiday) list; /* by date */
};

/* Norway's public holidays and the eves of its storhelg from `from` to `to`, both included. 17 May on Whit Sunday or Monday is one entry,
 * named after both. Memory from `arena`. */
void vp_holidays_norway(struct vp_holidays *holidays, vp_day from, vp_day to, struct vp_arena *arena);

/* The first date of a great holiday of `year`, a part of a day included. */
vp_day vp_great_begins(enum vp_great great, int year);

/* The year that a great holiday is counted in when `date` is one of its days: 1 January is of the New Year of the year before. */
int vp_great_year(enum vp_great great, vp_day date);

/* The entry of `date`, or NULL. */
const struct vp_holiday *vp_holidays_on(const struct vp_holidays *holidays, vp_day date);

#endif
