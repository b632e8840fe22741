/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time zones: the system's tzdata read through libical, which no other file of the model knows.
 * libical takes microseconds for every question, so each UTC year is asked about once, when first needed: its offset at the start of the year
 * and every change within it (found by steps of a week and then by halving). After that a question costs a look at two or three entries. */
#include "model/calendar.h"

#include <libical/ical.h>
#include <libical/icaltz-util.h>

#include <string.h>

enum {
    FIRST_YEAR = 1969, /* one more than the calendar has at either end, for instants near its edges */
    LAST_YEAR = 2201,
    YEARS = LAST_YEAR - FIRST_YEAR + 1,
    MOST_CHANGES = 24, /* kept of a year; the busiest zone in tzdata has four */
    NAME_BYTES = 64,
    SECONDS_A_DAY = 86400,
    STEP = 7 * SECONDS_A_DAY,
};

/* From `start` on, clocks are `offset` seconds ahead of UTC. */
struct change {
    vp_instant start;
    int offset;
};

struct year {
    int n;
    struct change changes[MOST_CHANGES];
};

/* Grows while a zone that nobody may change is asked. */
struct cache {
    struct vp_arena arena;     /* of everything that the zone has, itself included */
    struct year *years[YEARS]; /* NULL = not asked for yet */
};

struct vp_zone {
    icaltimezone *of_libical;
    struct cache *cache;
};

/* The number of whole days in `seconds`, rounded down. */
static vp_day find_day(vp_instant seconds)
{
    vp_instant days = seconds / SECONDS_A_DAY;
    return (vp_day)(seconds % SECONDS_A_DAY < 0 ? days - 1 : days);
}

static int ask_libical(icaltimezone *zone, vp_instant instant)
{
    vp_day date = find_day(instant);
    int left = (int)(instant - (vp_instant)date * SECONDS_A_DAY);
    struct icaltimetype time = icaltime_null_time();
    vp_day_split(date, &time.year, &time.month, &time.day);
    time.hour = left / 3600;
    time.minute = left / 60 % 60;
    time.second = left % 60;
    int is_summer = 0;
    return icaltimezone_get_utc_offset_of_utc_time(zone, &time, &is_summer);
}

/* The first second in (before, after] with another offset than at `before`, which there is. */
static vp_instant find_change(icaltimezone *zone, vp_instant before, vp_instant after)
{
    int offset = ask_libical(zone, before);
    while (after - before > 1) {
        vp_instant middle = before + (after - before) / 2;
        if (ask_libical(zone, middle) == offset)
            before = middle;
        else
            after = middle;
    }
    return after;
}

static struct year *ask_for_year(icaltimezone *zone, int number, struct vp_arena *arena)
{
    struct year *year = vp_arena_alloc(arena, sizeof *year);
    vp_instant at = (vp_instant)vp_day_from(number, 1, 1) * SECONDS_A_DAY;
    vp_instant end = (vp_instant)vp_day_from(number + 1, 1, 1) * SECONDS_A_DAY;
    year->changes[year->n++] = (struct change){at, ask_libical(zone, at)};
    while (at < end - 1 && year->n < MOST_CHANGES) {
        vp_instant next = at + STEP < end ? at + STEP : end - 1;
        if (ask_libical(zone, next) != year->changes[year->n - 1].offset) {
            next = find_change(zone, at, next);
            year->changes[year->n++] = (struct change){next, ask_libical(zone, next)};
        }
        at = next;
    }
    return year;
}

/* The calendar's first and last years stand for those beyond. */
static int find_number(vp_instant instant)
{
    int number = 0;
    int month = 0;
    int day = 0;
    vp_day_split(find_day(instant), &number, &month, &day);
    return number < FIRST_YEAR ? FIRST_YEAR : number > LAST_YEAR ? LAST_YEAR : number;
}

static const struct year *find_year(const struct vp_zone *zone, int number)
{
    struct cache *cache = zone->cache;
    struct year **year = &cache->years[number - FIRST_YEAR];
    if (*year == NULL)
        *year = ask_for_year(zone->of_libical, number, &cache->arena);
    return *year;
}

static int find_offset(const struct vp_zone *zone, vp_instant instant)
{
    const struct year *year = find_year(zone, find_number(instant));
    int last = year->n - 1;
    while (last > 0 && year->changes[last].start > instant)
        last--;
    return year->changes[last].offset;
}

/* A name becomes a path under the folder of tzdata, so it may not lead out of it. */
static bool is_zone_name(const char *name)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+-";
    size_t length = strlen(name);
    return length > 0 && length < NAME_BYTES && strspn(name, letters) == length && name[0] != '/' &&
           name[length - 1] != '/';
}

struct vp_zone *vp_zone_new(const char *name)
{
    icalcomponent *component = is_zone_name(name) ? icaltzutil_fetch_timezone(name) : NULL;
    if (component == NULL)
        return NULL;
    icaltimezone *of_libical = icaltimezone_new();
    if (of_libical == NULL)
        vp_die_out_of_memory();
    icaltimezone_set_component(of_libical, component);
    struct vp_arena arena;
    vp_arena_init(&arena);
    struct vp_zone *zone = vp_arena_alloc(&arena, sizeof *zone);
    zone->of_libical = of_libical;
    zone->cache = vp_arena_alloc(&arena, sizeof *zone->cache);
    zone->cache->arena = arena; /* last: from here on the cache's copy is the arena */
    return zone;
}

void vp_zone_free(struct vp_zone *zone)
{
    if (zone == NULL)
        return;
    icaltimezone_free(zone->of_libical, 1);
    struct vp_arena arena = zone->cache->arena;
    vp_arena_clear(&arena);
}

/* Near a change a clock time belongs to the offset before it or to the one after it. The one before wins when both fit (a time shown twice means
 * the first) and also when neither does (a skipped time, counted on from the skip). */
vp_instant vp_zone_instant(const struct vp_zone *zone, vp_day date, int minute)
{
    vp_instant clock = (vp_instant)date * SECONDS_A_DAY + (vp_instant)minute * 60;
    int before = find_offset(zone, clock - SECONDS_A_DAY);
    int after = find_offset(zone, clock + SECONDS_A_DAY);
    if (before != after && find_offset(zone, clock - before) != before && find_offset(zone, clock - after) == after)
        return clock - after;
    return clock - before;
}

void vp_zone_local(const struct vp_zone *zone, vp_instant instant, vp_day *date, int *minute, int *offset)
{
    int ahead = find_offset(zone, instant);
    vp_instant clock = instant + ahead;
    *date = find_day(clock);
    *minute = (int)(clock - (vp_instant)*date * SECONDS_A_DAY) / 60;
    if (offset != NULL)
        *offset = ahead;
}

/* A year begins with an entry even if nothing changes then. */
vp_instant vp_zone_steady(const struct vp_zone *zone, vp_instant after, vp_instant until)
{
    int ahead = find_offset(zone, after);
    int last = find_number(until);
    for (int number = find_number(after); number <= last; number++) {
        const struct year *year = find_year(zone, number);
        for (int i = 0; i < year->n; i++) {
            const struct change *change = &year->changes[i];
            if (change->start > after && change->start < until && change->offset != ahead)
                return change->start;
        }
    }
    return until;
}
