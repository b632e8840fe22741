/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Norway's public holidays (LOV-1995-02-24-12 §2, LOV-1947-04-26-1) and the eves that belong to a storhelg. Sundays as such are not listed.
 * The classes are common practice, not law. A date that is two holidays is one entry with both names. */
#include "model/calendar.h"

#include <assert.h>
#include <stddef.h>

enum { NOON = 12 * 60, EASTER = 0 };

/* A holiday: on a fixed date, or so many days from Easter Sunday when `month` is EASTER. */
struct feast {
    int month;
    int day;
    enum vp_holiday_class class;
    enum vp_great great;
    bool public;
    int from_minute;
    const char *name_nb;
    const char *name_en;
};

static const struct feast feasts[] = {
    {1, 1, VP_HOLIDAY_GREAT, VP_GREAT_NEW_YEAR, true, 0, "1. nyttårsdag", "New Year's Day"},
    {EASTER, -4, VP_HOLIDAY_GREAT, VP_GREAT_EASTER, false, NOON, "onsdag før påske", "Wednesday before Easter"},
    {EASTER, -3, VP_HOLIDAY_GREAT, VP_GREAT_EASTER, true, 0, "skjærtorsdag", "Maundy Thursday"},
    {EASTER, -2, VP_HOLIDAY_GREAT, VP_GREAT_EASTER, true, 0, "langfredag", "Good Friday"},
    {EASTER, -1, VP_HOLIDAY_GREAT, VP_GREAT_EASTER, false, 0, "påskeaften", "Easter Eve"},
    {EASTER, 0, VP_HOLIDAY_GREAT, VP_GREAT_EASTER, true, 0, "1. påskedag", "Easter Sunday"},
    {EASTER, 1, VP_HOLIDAY_GREAT, VP_GREAT_EASTER, true, 0, "2. påskedag", "Easter Monday"},
    {5, 1, VP_HOLIDAY_RED, VP_NOT_GREAT, true, 0, "1. mai", "1 May"},
    {5, 17, VP_HOLIDAY_RED, VP_GREAT_NATIONAL_DAY, true, 0, "17. mai", "17 May"},
    {EASTER, 39, VP_HOLIDAY_RED, VP_NOT_GREAT, true, 0, "Kristi himmelfartsdag", "Ascension Day"},
    {EASTER, 49, VP_HOLIDAY_RED, VP_NOT_GREAT, true, 0, "1. pinsedag", "Whit Sunday"},
    {EASTER, 50, VP_HOLIDAY_RED, VP_NOT_GREAT, true, 0, "2. pinsedag", "Whit Monday"},
    {12, 24, VP_HOLIDAY_GREAT, VP_GREAT_CHRISTMAS, false, NOON, "julaften", "Christmas Eve"},
    {12, 25, VP_HOLIDAY_GREAT, VP_GREAT_CHRISTMAS, true, 0, "1. juledag", "Christmas Day"},
    {12, 26, VP_HOLIDAY_GREAT, VP_GREAT_CHRISTMAS, true, 0, "2. juledag", "Boxing Day"},
    {12, 31, VP_HOLIDAY_GREAT, VP_GREAT_NEW_YEAR, false, NOON, "nyttårsaften", "New Year's Eve"},
};

enum { FEASTS = sizeof feasts / sizeof feasts[0] };

static vp_day find_date(const struct feast *feast, int year)
{
    return feast->month == EASTER ? vp_easter_sunday(year) + feast->day : vp_day_from(year, feast->month, feast->day);
}

/* Index of the first entry on `date` or later. */
static int find_entry(const struct vp_holidays *holidays, vp_day date)
{
    int low = 0;
    int high = holidays->list.n;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (holidays->list.item[middle].date < date)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add_feast(struct vp_holidays *holidays, const struct feast *feast, vp_day date, struct vp_arena *arena)
{
    int at = find_entry(holidays, date);
    if (at < holidays->list.n && holidays->list.item[at].date == date) {
        struct vp_holiday *same = &holidays->list.item[at];
        if (same->great == VP_NOT_GREAT) /* no two great holidays meet: Easter ends before May */
            same->great = feast->great;
        same->name_nb = vp_arena_printf(arena, "%s og %s", same->name_nb, feast->name_nb);
        same->name_en = vp_arena_printf(arena, "%s and %s", same->name_en, feast->name_en);
        return;
    }
    (void)vp_vec_add(arena, &holidays->list);
    for (int i = holidays->list.n - 1; i > at; i--)
        holidays->list.item[i] = holidays->list.item[i - 1];
    holidays->list.item[at] = (struct vp_holiday){
        .date = date,
        .class = feast->class,
        .great = feast->great,
        .public = feast->public,
        .from_minute = feast->from_minute,
        .name_nb = feast->name_nb,
        .name_en = feast->name_en,
    };
}

vp_day vp_great_begins(enum vp_great great, int year)
{
    vp_day first = INT32_MAX;
    for (int i = 0; i < FEASTS; i++) {
        if (feasts[i].great != great || feasts[i].month == 1) /* 1 January comes after its eve */
            continue;
        vp_day date = find_date(&feasts[i], year);
        first = date < first ? date : first;
    }
    assert(first != INT32_MAX);
    return first;
}

int vp_great_year(enum vp_great great, vp_day date)
{
    int year = 0;
    int month = 0;
    int day = 0;
    vp_day_split(date, &year, &month, &day);
    return great == VP_GREAT_NEW_YEAR && month == 1 ? year - 1 : year;
}

void vp_holidays_norway(struct vp_holidays *holidays, vp_day from, vp_day to, struct vp_arena *arena)
{
    *holidays = (struct vp_holidays){0};
    int first = 0;
    int last = 0;
    int month = 0;
    int day = 0;
    vp_day_split(from, &first, &month, &day);
    vp_day_split(to, &last, &month, &day);
    for (int year = first; year <= last; year++) {
        for (int i = 0; i < FEASTS; i++) {
            vp_day date = find_date(&feasts[i], year);
            if (date >= from && date <= to)
                add_feast(holidays, &feasts[i], date, arena);
        }
    }
}

const struct vp_holiday *vp_holidays_on(const struct vp_holidays *holidays, vp_day date)
{
    int at = find_entry(holidays, date);
    return at < holidays->list.n && holidays->list.item[at].date == date ? &holidays->list.item[at] : NULL;
}
