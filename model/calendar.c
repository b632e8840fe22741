/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Gregorian calendar, dates and instants as text. Day numbers come from counting leap years; ISO week 1 is the week of 4 January.
 * Easter: the anonymous algorithm of 1876 as printed by Butcher, Jones and Meeus (Astronomical Algorithms, ch. 8). */
#include "model/calendar.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_YEAR = 1970, LAST_YEAR = 2200, SECONDS_A_MINUTE = 60 };

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int count_month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Leap years before `year`, counted from year 1. */
static int count_leaps(int year)
{
    int last = year - 1;
    return last / 4 - last / 100 + last / 400;
}

/* Day number of 1 January. */
static vp_day find_new_year(int year)
{
    return (year - FIRST_YEAR) * 365 + count_leaps(year) - count_leaps(FIRST_YEAR);
}

/* a modulo b, never negative. */
static int wrap(int a, int b)
{
    int rest = a % b;
    return rest < 0 ? rest + b : rest;
}

bool vp_day_exists(int year, int month, int day)
{
    return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 &&
           day <= count_month_days(year, month);
}

vp_day vp_day_from(int year, int month, int day)
{
    assert(month >= 1 && month <= 12);
    vp_day date = find_new_year(year) + day - 1;
    for (int before = 1; before < month; before++)
        date += count_month_days(year, before);
    return date;
}

void vp_day_split(vp_day date, int *year, int *month, int *day)
{
    int guess = FIRST_YEAR + date / 366 - (date < 0 ? 1 : 0);
    while (find_new_year(guess + 1) <= date)
        guess++;
    int left = date - find_new_year(guess);
    int in_month = 1;
    while (left >= count_month_days(guess, in_month))
        left -= count_month_days(guess, in_month++);
    *year = guess;
    *month = in_month;
    *day = left + 1;
}

int vp_day_weekday(vp_day date)
{
    return wrap(date + VP_THURSDAY, 7); /* 1970-01-01 was a Thursday */
}

vp_day vp_day_monday(vp_day date)
{
    return date - vp_day_weekday(date);
}

int vp_day_iso_week(vp_day date, int *year)
{
    vp_day thursday = vp_day_monday(date) + VP_THURSDAY; /* a week belongs to the year of its Thursday */
    int of = 0;
    int month = 0;
    int day = 0;
    vp_day_split(thursday, &of, &month, &day);
    if (year != NULL)
        *year = of;
    return (thursday - find_new_year(of)) / 7 + 1;
}

/* Reads exactly `digits` digits at `text`, or returns -1. */
static int read_digits(const char *text, int digits)
{
    int number = 0;
    for (int i = 0; i < digits; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        number = 10 * number + (text[i] - '0');
    }
    return number;
}

/* Reads "YYYY-MM-DD" at the head of `text`, which has at least ten bytes. */
static bool read_date(const char *text, vp_day *date)
{
    int year = read_digits(text, 4);
    int month = read_digits(text + 5, 2);
    int day = read_digits(text + 8, 2);
    if (text[4] != '-' || text[7] != '-' || !vp_day_exists(year, month, day))
        return false;
    *date = vp_day_from(year, month, day);
    return true;
}

bool vp_day_parse(const char *text, vp_day *date)
{
    return strlen(text) == strlen("YYYY-MM-DD") && read_date(text, date);
}

char *vp_day_format(vp_day date, char text[VP_DAY_TEXT])
{
    int year = 0;
    int month = 0;
    int day = 0;
    vp_day_split(date, &year, &month, &day);
    snprintf(text, VP_DAY_TEXT, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100, (unsigned)day % 100);
    return text;
}

vp_day vp_easter_sunday(int year)
{
    int golden = year % 19;
    int century = year / 100;
    int of_century = year % 100;
    int moon_drift = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - century / 4 - moon_drift + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    int late = (golden + 11 * epact + 22 * weekday) / 451;
    int sum = epact + weekday - 7 * late + 114;
    return vp_day_from(year, sum / 31, sum % 31 + 1);
}

char *vp_zone_rfc3339(const struct vp_zone *zone, vp_instant instant, char text[VP_RFC3339_TEXT])
{
    vp_day date = 0;
    int minute = 0;
    int offset = 0;
    vp_zone_local(zone, instant, &date, &minute, &offset);
    int second = (int)((((instant + offset) % SECONDS_A_MINUTE) + SECONDS_A_MINUTE) % SECONDS_A_MINUTE);
    char day[VP_DAY_TEXT];
    int ahead = (offset < 0 ? -offset : offset) / SECONDS_A_MINUTE;
    snprintf(text, VP_RFC3339_TEXT, "%sT%02d:%02d:%02d%c%02d:%02d", vp_day_format(date, day), minute / 60, minute % 60,
             second, offset < 0 ? '-' : '+', ahead / 60 % 24, ahead % 60);
    return text;
}

/* Reads "Z", "+HH:MM" or "-HH:MM" to the end of `text` as seconds east of UTC. */
static bool read_offset(const char *text, int *offset)
{
    *offset = 0;
    if (strcmp(text, "Z") == 0)
        return true;
    if ((text[0] != '+' && text[0] != '-') || strlen(text) != strlen("+HH:MM") || text[3] != ':')
        return false;
    int hours = read_digits(text + 1, 2);
    int minutes = read_digits(text + 4, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return false;
    *offset = (hours * 60 + minutes) * SECONDS_A_MINUTE * (text[0] == '-' ? -1 : 1);
    return true;
}

bool vp_instant_parse(const char *text, vp_instant *instant)
{
    static const size_t clock = sizeof "YYYY-MM-DD" - 1;
    static const size_t zone = sizeof "YYYY-MM-DDTHH:MM:SS" - 1;
    vp_day date = 0;
    int offset = 0;
    if (strlen(text) <= zone || !read_date(text, &date) || !read_offset(text + zone, &offset))
        return false;
    const char *at = text + clock;
    int hour = read_digits(at + 1, 2);
    int minute = read_digits(at + 4, 2);
    int second = read_digits(at + 7, 2);
    if (at[0] != 'T' || at[3] != ':' || at[6] != ':' || hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
        second < 0 || second > 59)
        return false;
    int of_day = hour * 60 + minute;
    vp_instant minutes = (vp_instant)date * VP_MINUTES_A_DAY + of_day;
    *instant = minutes * SECONDS_A_MINUTE + second - offset;
    return true;
}
