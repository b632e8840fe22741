/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates: once (2027-02-15, 2027-02-15..2027-02-21) or every year (05-17, 12-24..12-26). */
#include "inputs/reader.h"

#include <string.h>

static const char *const month_names[] = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};

/* Reads three whole numbers of at most four digits with `separator` between; false if `text` is anything else. */
static bool parse_parts(const char *text, char separator, int parts[3])
{
    const char *at = text;
    for (int i = 0; i < 3; i++) {
        int digits = 0;
        parts[i] = 0;
        for (; *at >= '0' && *at <= '9' && digits < 4; at++, digits++)
            parts[i] = 10 * parts[i] + (*at - '0');
        if (digits == 0 || *at != (i < 2 ? separator : '\0'))
            return false;
        at++;
    }
    return true;
}

/* Reads 15.02.2027, which a plan does not take. */
static bool guess_day_first(const char *text, vp_day *date)
{
    int parts[3];
    if (!parse_parts(text, '.', parts) || !vp_day_exists(parts[2], parts[1], parts[0]))
        return false;
    *date = vp_day_from(parts[2], parts[1], parts[0]);
    return true;
}

/* Why `text` is no date, when that can be said. */
static void expect_date(struct vp_reader *reader, const char *text)
{
    int iso[3];
    vp_day date;
    char date_text[VP_DAY_TEXT];
    if (strlen(text) == 10 && parse_parts(text, '-', iso) && iso[0] >= 1970 && iso[0] <= 2200 && iso[2] >= 1) {
        int last = 31;
        while (last > 0 && !vp_day_exists(iso[0], iso[1], last))
            last--;
        if (last == 0)
            vp_expect(reader, "there is no month %d", iso[1]);
        else
            vp_expect(reader, "%s %d has %d days", month_names[iso[1] - 1], iso[0], last);
    } else if (parse_parts(text, '-', iso) && iso[0] >= 1970 && vp_day_exists(iso[0], iso[1], iso[2])) {
        vp_expect(reader, "write it as %04d-%02d-%02d", iso[0], iso[1], iso[2]);
    } else if (guess_day_first(text, &date)) {
        vp_expect(reader, "write it as %s", vp_day_format(date, date_text));
    } else if (strlen(text) == 10 && parse_parts(text, '-', iso)) {
        vp_expect(reader, "write dates as YYYY-MM-DD, from 1970 to 2200");
    } else {
        vp_expect(reader, "write dates as YYYY-MM-DD, e.g. 2027-02-15");
    }
}

static bool parse_date(struct vp_reader *reader, struct vp_pos pos, const char *text, vp_day *date)
{
    if (vp_day_parse(text, date))
        return true;
    vp_fail(reader, pos, "'%s' is no date", vp_shown(reader, text));
    expect_date(reader, text);
    return false;
}

bool vp_read_date(struct vp_reader *reader, const struct vp_node *node, const char *what, vp_day *date)
{
    return vp_read_value(reader, node, what, "a date") && parse_date(reader, node->pos, node->text, date);
}

/* Two dates with something else than `..` between, which is then an error. */
static bool is_dashed_range(struct vp_reader *reader, const struct vp_node *node)
{
    enum { DATE = 10 };
    vp_day from;
    vp_day to;
    size_t length = strlen(node->text);
    if (length <= 2 * (size_t)DATE || length > 4 * (size_t)DATE)
        return false;
    const char *first = vp_arena_strndup(reader->arena, node->text, DATE);
    const char *last = node->text + length - DATE;
    if (!vp_day_parse(first, &from) && !guess_day_first(first, &from))
        return false;
    if (!vp_day_parse(last, &to) && !guess_day_first(last, &to))
        return false;
    char from_text[VP_DAY_TEXT];
    char to_text[VP_DAY_TEXT];
    vp_fail(reader, node->pos, "'%s' is no date and no range of dates", vp_shown(reader, node->text));
    vp_expect(reader, "write %s..%s", vp_day_format(from, from_text), vp_day_format(to, to_text));
    return true;
}

bool vp_read_dates(struct vp_reader *reader, const struct vp_node *node, const char *what, struct vp_dates *dates)
{
    if (!vp_read_value(reader, node, what, "a date or two with .. between"))
        return false;
    const char *dots = strstr(node->text, "..");
    if (dots == NULL) {
        if (is_dashed_range(reader, node))
            return false;
        if (!parse_date(reader, node->pos, node->text, &dates->from))
            return false;
        dates->to = dates->from;
        return true;
    }
    struct vp_pos second = node->pos;
    second.column += (int)(dots - node->text) + 2 + node->quoted;
    char *from = vp_arena_strndup(reader->arena, node->text, (size_t)(dots - node->text));
    struct vp_dates read;
    if (!parse_date(reader, node->pos, from, &read.from) || !parse_date(reader, second, dots + 2, &read.to))
        return false;
    if (read.to < read.from) {
        vp_fail(reader, node->pos, "%s ends before it begins: %s", what, vp_shown(reader, node->text));
        vp_expect(reader, "write %s..%s", dots + 2, from);
        return false;
    }
    *dates = read;
    return true;
}

bool vp_read_date_list(struct vp_reader *reader, const struct vp_node *node, const char *what, vp_date_list *list)
{
    const struct vp_node **items;
    int n = vp_read_list(reader, node, what, &items);
    if (n == 0 && node != NULL && node->kind == VP_NODE_LIST)
        vp_fail(reader, node->pos, "%s: no date at all", what);
    if (n == 0 || !vp_read_count(reader, node, "dates", VP_MAX_ENTRIES))
        return false;
    for (int i = 0; i < n; i++) {
        struct vp_dates dates;
        if (vp_read_dates(reader, items[i], what, &dates))
            *vp_vec_add(reader->arena, list) = dates;
    }
    return list->n > 0;
}

/* ---- every year ---- */

static bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/* Has `text` the shape of a day of the year, 12-24? */
static bool looks_yearly(const char *text, size_t length)
{
    return length == 5 && is_digit(text[0]) && is_digit(text[1]) && text[2] == '-' && is_digit(text[3]) &&
           is_digit(text[4]);
}

/* Reads "12-24", which has that shape; the 29th of February is a day of the year. */
static bool parse_yearly(struct vp_reader *reader, struct vp_pos pos, const char *text, int *day)
{
    enum { LEAP_YEAR = 2024 };
    int month = 10 * (text[0] - '0') + text[1] - '0';
    int date = 10 * (text[3] - '0') + text[4] - '0';
    if (vp_day_exists(LEAP_YEAR, month, date)) {
        *day = 100 * month + date;
        return true;
    }
    vp_fail(reader, pos, "'%.5s' is no day of the year", text);
    if (month < 1 || month > 12)
        vp_expect(reader, "write MM-DD: there is no month %d", month);
    else
        vp_expect(reader, "write MM-DD: %s has no day %d", month_names[month - 1], date);
    return false;
}

bool vp_read_day_of_year(struct vp_reader *reader, const struct vp_node *node, const char *what, int *day)
{
    if (!vp_read_value(reader, node, what, "a day of the year"))
        return false;
    if (looks_yearly(node->text, strlen(node->text)))
        return parse_yearly(reader, node->pos, node->text, day);
    vp_fail(reader, node->pos, "%s must be a day of the year, not '%s'", what, vp_shown(reader, node->text));
    vp_expect(reader, "write MM-DD, e.g. 11-01");
    return false;
}

/* True if `text` is MM-DD or MM-DD..MM-DD; *second gets the later one or NULL. */
static bool is_yearly(const char *text, const char **second)
{
    size_t length = strlen(text);
    *second = NULL;
    if (looks_yearly(text, length))
        return true;
    if (length != 12 || !looks_yearly(text, 5) || strncmp(text + 5, "..", 2) != 0 || !looks_yearly(text + 7, 5))
        return false;
    *second = text + 7;
    return true;
}

static bool read_when(struct vp_reader *reader, const struct vp_node *node, const char *what, struct vp_when *when)
{
    const char *second = NULL;
    *when = (struct vp_when){.pos = node->pos};
    if (!vp_read_value(reader, node, what, "a date or a range of dates"))
        return false;
    if (!is_yearly(node->text, &second) && strlen(node->text) < sizeof "2027-2-1" - 1) {
        vp_fail(reader, node->pos, "'%s' is no date", node->text);
        vp_expect(reader, "write YYYY-MM-DD, or MM-DD for a day of every year");
        return false;
    }
    if (!is_yearly(node->text, &second))
        return vp_read_dates(reader, node, what, &when->dates);
    when->yearly = true;
    struct vp_pos pos = node->pos;
    if (!parse_yearly(reader, pos, node->text, &when->each.from))
        return false;
    when->each.to = when->each.from;
    pos.column += 7 + node->quoted;
    return second == NULL || parse_yearly(reader, pos, second, &when->each.to);
}

void vp_read_whens(struct vp_reader *reader, const struct vp_node *node, const char *what, vp_whens *whens)
{
    const struct vp_node **items;
    int n = vp_read_list(reader, node, what, &items);
    if (n == 0 && node != NULL && node->kind == VP_NODE_LIST)
        vp_fail(reader, node->pos, "%s: no date at all", what);
    if (n == 0 || !vp_read_count(reader, node, "dates", VP_MAX_ENTRIES))
        return;
    for (int i = 0; i < n; i++) {
        struct vp_when when;
        if (read_when(reader, items[i], what, &when))
            *vp_vec_add(reader->arena, whens) = when;
    }
}
