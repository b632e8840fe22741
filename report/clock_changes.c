/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The changes of a zone's clocks, and the yearly rule behind them: two changes a year, one forward and one back, each of them in all the years on
 * the same weekday of the same month – the last one, or the first, second … – at the same time by the clock that is left. */
#include "report/clock_changes.h"

enum { SECONDS_A_DAY = 86400, A_WEEK = 7 };

int vp_clock_offset(const struct vp_zone *zone, vp_instant instant)
{
    vp_day date;
    int minute;
    int offset;
    vp_zone_local(zone, instant, &date, &minute, &offset);
    return offset;
}

/* The date of a change by the clock that is left; *second gets the time of that day. */
static vp_day find_date(const struct vp_clock_change *change, int *second)
{
    vp_instant clock = change->at + change->before;
    vp_instant left = (clock % SECONDS_A_DAY + SECONDS_A_DAY) % SECONDS_A_DAY;
    *second = (int)left;
    return (vp_day)((clock - left) / SECONDS_A_DAY);
}

/* Is it the last such weekday of its month? *nth gets which one it is, from 1. */
static bool is_last(vp_day date, int *nth)
{
    int year;
    int month;
    int day;
    vp_day_split(date, &year, &month, &day);
    *nth = (day - 1) / A_WEEK + 1;
    return !vp_day_exists(year, month, day + A_WEEK);
}

static void list_changes(const struct vp_zone *zone, vp_instant from, vp_instant until, struct vp_arena *arena,
                         vp_clock_changes *changes)
{
    vp_instant at = from;
    for (;;) {
        vp_instant next = vp_zone_steady(zone, at, until);
        if (next >= until)
            return;
        *vp_vec_add(arena, changes) = (struct vp_clock_change){
            .at = next, .before = vp_clock_offset(zone, at), .after = vp_clock_offset(zone, next)};
        at = next;
    }
}

/* Do two changes differ in nothing but the year and the day of the month? */
static bool are_alike(const struct vp_clock_change *one, const struct vp_clock_change *other)
{
    int second;
    int other_second;
    int year;
    int month;
    int other_year;
    int other_month;
    int day;
    vp_day date = find_date(one, &second);
    vp_day other_date = find_date(other, &other_second);
    vp_day_split(date, &year, &month, &day);
    vp_day_split(other_date, &other_year, &other_month, &day);
    return one->before == other->before && one->after == other->after && second == other_second &&
           month == other_month && other_year == year + 1 && vp_day_weekday(date) == vp_day_weekday(other_date);
}

/* Makes a rule of change number `first` and every second one after it, if there is one. */
static bool find_rule(vp_clock_changes *changes, int first)
{
    struct vp_clock_change *change = &changes->item[first];
    int second;
    int year;
    int day;
    int nth;
    vp_day date = find_date(change, &second);
    bool last = is_last(date, &nth);
    bool counted = true;
    for (int i = first + 2; i < changes->n; i += 2) {
        int another;
        if (!are_alike(&changes->item[i - 2], &changes->item[i]))
            return false;
        last = is_last(find_date(&changes->item[i], &second), &another) && last;
        counted = counted && another == nth;
    }
    vp_day_split(date, &year, &change->month, &day);
    change->weekday = vp_day_weekday(date);
    change->nth = last ? -1 : nth;
    change->yearly = last || counted;
    return change->yearly;
}

void vp_clock_changes_find(const struct vp_zone *zone, vp_day from, vp_day to, struct vp_arena *arena,
                           vp_clock_changes *changes)
{
    int first_year;
    int last_year;
    int month;
    int day;
    vp_day_split(from, &first_year, &month, &day);
    vp_day_split(to, &last_year, &month, &day);
    vp_instant begin = (vp_instant)vp_day_from(first_year - 1, 1, 1) * SECONDS_A_DAY;
    vp_instant end = (vp_instant)vp_day_from(last_year + 2, 1, 1) * SECONDS_A_DAY;
    vp_clock_changes all = {0};
    *changes = all;
    list_changes(zone, begin, end, arena, &all);
    if (all.n > 0 && all.n == 2 * (last_year - first_year + 3) && find_rule(&all, 0) && find_rule(&all, 1)) {
        all.n = 2;
        *changes = all;
        return;
    }
    int offset = vp_clock_offset(zone, begin);
    *vp_vec_add(arena, changes) = (struct vp_clock_change){.at = begin, .before = offset, .after = offset};
    for (int i = 0; i < all.n; i++) {
        struct vp_clock_change *one = vp_vec_add(arena, changes);
        *one = all.item[i];
        one->yearly = false;
    }
}
