/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times of day (HH:MM-HH:MM; an end at or before the start is on the next day) and days of the week (mon, fri-sun). */
#include "inputs/reader.h"

#include <string.h>

int vp_parse_clock(const char *text)
{
    for (int i = 0; i < 5; i++)
        if (i == 2 ? text[i] != ':' : text[i] < '0' || text[i] > '9')
            return -1;
    int hour = 10 * (text[0] - '0') + text[1] - '0';
    int minute = 10 * (text[3] - '0') + text[4] - '0';
    if (minute > 59 || hour > 24 || (hour == 24 && minute > 0))
        return -1;
    return 60 * hour + minute;
}

/* Both ends of "15:30-08:00"; false if `text` is anything else or begins at 24:00. */
static bool parse_span(const char *text, int *from, int *to)
{
    if (strlen(text) != 11 || text[5] != '-')
        return false;
    *from = vp_parse_clock(text);
    *to = vp_parse_clock(text + 6);
    return *from >= 0 && *to >= 0 && *from < VP_MINUTES_A_DAY;
}

bool vp_read_shift(struct vp_reader *reader, const struct vp_node *node, const char *what, struct vp_shift *shift)
{
    int start = 0;
    int end = 0;
    if (!vp_read_value(reader, node, "a time", "a word"))
        return false;
    if (!parse_span(node->text, &start, &end)) {
        vp_fail(reader, node->pos, "'%s' is no time of %s", vp_shown(reader, node->text), what);
        vp_expect(reader, "write it as HH:MM-HH:MM, e.g. 15:30-08:00; an end at or before the start is on the next day");
        return false;
    }
    *shift = (struct vp_shift){start, end <= start ? end + VP_MINUTES_A_DAY : end, node->pos};
    return true;
}

bool vp_read_hours(struct vp_reader *reader, const struct vp_node *node, const char *what, int *from, int *to)
{
    int start = 0;
    int end = 0;
    if (!vp_read_value(reader, node, what, "times of day"))
        return false;
    if (!parse_span(node->text, &start, &end)) {
        vp_fail(reader, node->pos, "%s must be times of day, not '%s'", what, vp_shown(reader, node->text));
        vp_expect(reader, "write them as HH:MM-HH:MM, e.g. 23:00-06:00; an end before the start is on the next day");
        return false;
    }
    if (start == end || end - start == VP_MINUTES_A_DAY) {
        vp_fail(reader, node->pos, "%s: %s is the whole day", what, node->text);
        return false;
    }
    *from = start;
    *to = end;
    return true;
}

/* ---- days of the week ---- */

bool vp_parse_days(const char *word, int *first, int *last)
{
    const char *const *days = vp_choice_words(VP_CHOICE_day)->word;
    bool holiday = strcmp(word, days[VP_ON_HOLIDAY]) == 0;
    bool runs = !holiday && strlen(word) == 7 && word[3] == '-';
    *first = *last = holiday ? VP_ON_HOLIDAY : -1;
    for (int day = 0; day <= VP_SUNDAY && !holiday; day++) {
        if (strncmp(word, days[day], 3) == 0 && (runs || word[3] == '\0'))
            *first = day;
        if (strcmp(runs ? word + 4 : word, days[day]) == 0)
            *last = day;
    }
    return *first >= 0 && *last >= 0;
}

bool vp_read_run(struct vp_reader *reader, const struct vp_node *node, const char *what, int *first, int *last)
{
    if (!vp_read_value(reader, node, what, "days of the week"))
        return false;
    if (vp_parse_days(node->text, first, last) && *first != VP_ON_HOLIDAY)
        return true;
    vp_fail(reader, node->pos, "'%s' is no day of the week", vp_shown(reader, node->text));
    vp_expect(reader, "days are mon tue wed thu fri sat sun, and runs of them such as fri-sun");
    return false;
}

bool vp_read_weekdays(struct vp_reader *reader, const struct vp_node *node, const char *what, unsigned *days)
{
    const struct vp_node **items;
    int n = vp_read_list(reader, node, what, &items);
    if (n == 0 && node != NULL && node->kind == VP_NODE_LIST)
        vp_fail(reader, node->pos, "%s: no day at all", what);
    for (int i = 0; i < n; i++) {
        int first = 0;
        int last = 0;
        if (vp_read_run(reader, items[i], what, &first, &last))
            *days |= vp_days_of_run(first, last);
    }
    return *days != 0;
}

unsigned vp_days_of_run(int first, int last)
{
    unsigned days = 0;
    for (int i = 0; i <= (last - first + 7) % 7; i++)
        days |= 1U << (unsigned)((first + i) % 7);
    return days;
}

/* ---- two words in one text ---- */

bool vp_split_words(struct vp_reader *reader, const struct vp_node *node, struct vp_node parts[2])
{
    const char *gap = strchr(node->text, ' ');
    if (gap == NULL || gap == node->text)
        return false;
    size_t at = (size_t)(gap - node->text);
    size_t second = at + strspn(gap, " ");
    if (node->text[second] == '\0')
        return false;
    parts[0] = *node;
    parts[0].text = vp_arena_strndup(reader->arena, node->text, at);
    parts[1] = *node;
    parts[1].text = node->text + second;
    parts[1].pos.column += (int)second + node->quoted;
    return true;
}
