/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, dates and sentences as people write them, in bokmål and in English. Both languages stand side by side where they are used. */
#include "report/view.h"

#include "report/escape.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put_list(struct vp_text *out, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length > 0) {
        char *line = malloc((size_t)length + 1);
        if (line == NULL)
            vp_die_out_of_memory();
        vsnprintf(line, (size_t)length + 1, format, again);
        vp_text_put_bytes(out, line, (size_t)length);
        free(line);
    }
    va_end(again);
}

void vp_say(const struct vp_view *view, struct vp_text *out, const char *nb, const char *en, ...)
{
    va_list arguments;
    va_start(arguments, en);
    put_list(out, view->language == VP_EN ? en : nb, arguments);
    va_end(arguments);
}

const char *vp_words(struct vp_view *view, const char *nb, const char *en, ...)
{
    struct vp_text text;
    vp_text_init(&text);
    va_list arguments;
    va_start(arguments, en);
    put_list(&text, view->language == VP_EN ? en : nb, arguments);
    va_end(arguments);
    const char *kept = vp_arena_strndup(&view->arena, text.at, text.length);
    vp_text_clear(&text);
    return kept;
}

void vp_put_heading(const struct vp_view *view, struct vp_text *out, const char *nb, const char *en)
{
    const char *words = view->language == VP_EN ? en : nb;
    vp_text_printf(out, "\n%s\n", words);
    for (int i = vp_text_width(words); i > 0; i--)
        vp_text_put(out, "-");
    vp_text_put(out, "\n");
}

/* "-7.50" → "−7,50" in Norwegian; a zero has no sign. */
static const char *localise(struct vp_view *view, const char *digits)
{
    bool minus = digits[0] == '-';
    const char *body = minus ? digits + 1 : digits;
    bool zero = strspn(body, "0.") == strlen(body);
    char *kept = vp_arena_printf(&view->arena, "%s%s", minus && !zero ? "−" : "", body);
    char *dot = strchr(kept, '.');
    if (dot != NULL && view->language == VP_NB)
        *dot = ',';
    return kept;
}

const char *vp_number(struct vp_view *view, double number, int decimals)
{
    return localise(view, vp_arena_printf(&view->arena, "%.*f", decimals, number));
}

const char *vp_number_short(struct vp_view *view, double number, int decimals)
{
    struct vp_text text;
    vp_text_init(&text);
    vp_text_put_number(&text, number, decimals);
    const char *kept = localise(view, text.at);
    vp_text_clear(&text);
    return kept;
}

const char *vp_number_signed(struct vp_view *view, double number, int decimals)
{
    const char *plain = vp_number(view, number, decimals);
    bool zero = strspn(plain, "0.,") == strlen(plain);
    return number > 0 && !zero ? vp_arena_printf(&view->arena, "+%s", plain) : plain;
}

const char *vp_number_floor(struct vp_view *view, double number, int decimals)
{
    double step = pow(10, decimals);
    double floored = floor(number * step + 1e-6) / step; /* 61.2 is not to become 61.19 for the last bit of a double */
    return vp_number(view, floored, decimals);
}

static const char *const weekdays[2][7] = {
    {"mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"},
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
};
static const char *const weekdays_short[2][7] = {
    {"ma.", "ti.", "on.", "to.", "fr.", "lø.", "sø."},
    {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
};
static const char *const months[2][12] = {
    {"jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."},
    {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
};

const char *vp_weekday_name(enum vp_language language, int weekday)
{
    return weekdays[language == VP_EN][weekday];
}

const char *vp_weekday_short(enum vp_language language, int weekday)
{
    return weekdays_short[language == VP_EN][weekday];
}

const char *vp_month_short(enum vp_language language, int month)
{
    return months[language == VP_EN][month - 1];
}

const char *vp_date_short(struct vp_view *view, vp_day date)
{
    int year;
    int month;
    int day;
    vp_day_split(date, &year, &month, &day);
    const char *name = vp_month_short(view->language, month);
    return vp_arena_printf(&view->arena, view->language == VP_EN ? "%d %s" : "%d. %s", day, name);
}

const char *vp_date_long(struct vp_view *view, vp_day date)
{
    int year;
    int month;
    int day;
    vp_day_split(date, &year, &month, &day);
    return vp_arena_printf(&view->arena, "%s %d", vp_date_short(view, date), year);
}

const char *vp_date_iso(struct vp_view *view, vp_day date)
{
    char text[VP_DAY_TEXT];
    const char *weekday = vp_weekday_short(view->language, vp_day_weekday(date));
    return vp_arena_printf(&view->arena, "%s %s", weekday, vp_day_format(date, text));
}

const char *vp_dates_iso(struct vp_view *view, vp_day from, vp_day to)
{
    enum { MONTH_AT = 5, DAY_AT = 8 };
    char one[VP_DAY_TEXT];
    char other[VP_DAY_TEXT];
    vp_day_format(from, one);
    vp_day_format(to, other);
    if (from == to)
        return vp_arena_strdup(&view->arena, one);
    int differs = strncmp(one, other, MONTH_AT) != 0 ? 0 : strncmp(one, other, DAY_AT) != 0 ? MONTH_AT : DAY_AT;
    return vp_arena_printf(&view->arena, "%s–%s", one, other + differs);
}

const char *vp_clock(struct vp_view *view, vp_instant instant)
{
    vp_day date;
    int minute;
    vp_zone_local(view->plan->zone, instant, &date, &minute, NULL);
    return vp_arena_printf(&view->arena, "%02d:%02d", minute / 60 % 24, minute % 60);
}

const char *vp_holiday_words(const struct vp_view *view, vp_day date)
{
    const struct vp_holiday *holiday = vp_holidays_on(&view->plan->holidays, date);
    if (holiday == NULL)
        return "";
    return view->language == VP_EN ? holiday->name_en : holiday->name_nb;
}

const char *vp_unit_words(const struct vp_view *view, int category)
{
    if (category != VP_HOURS)
        return vp_category_unit(view->plan, category);
    return view->language == VP_EN ? "h" : "t";
}

const char *vp_file_name(const char *path)
{
    const char *slash = path == NULL ? NULL : strrchr(path, '/');
    return slash != NULL ? slash + 1 : path == NULL ? "" : path;
}

const char *vp_place(struct vp_view *view, struct vp_pos pos)
{
    if (pos.source == NULL || pos.source->name == NULL)
        return "";
    const char *name = vp_clean(&view->arena, vp_file_name(pos.source->name));
    return pos.line > 0 ? vp_arena_printf(&view->arena, "%s:%d", name, pos.line) : name;
}
