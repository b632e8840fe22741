/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed duties that cannot be: on dates without any, of a line that the doctor may not take, while he is on leave or exempt or no member,
 * or more of them than there are places. Whatever else rules say against them is for the solver to find. */
#include "inputs/checks.h"

enum { MOST_LOOKED_AT = 100 };

/* A line's duties of one date: what they are, how many doctors have them, and who was counted last. */
struct date {
    bool known;
    int places; /* of each of them; 0 = there are none */
    int after;  /* dates after this one that the last of them touches */
    int doctors;
    const struct vp_doctor *last;
};

/* One item of `fixed` of one doctor. */
struct item {
    const struct vp_doctor *doctor;
    const struct vp_fixed *fixed;
    const struct vp_line *line;
};

/* What keeps the doctor from any duty, for each date of the period and the two after it. */
enum { ON_LEAVE = 1, EXEMPT = 2 };

static void mark_dates(const struct vp_plan *plan, struct vp_dates dates, unsigned char mark, unsigned char *away)
{
    vp_day first = dates.from > plan->from ? dates.from : plan->from;
    vp_day last = dates.to < plan->to + 2 ? dates.to : plan->to + 2;
    for (vp_day date = first; date <= last; date++)
        away[date - plan->from] |= mark;
}

static unsigned char *mark_away(struct vp_reader *reader, const struct vp_doctor *doctor)
{
    const struct vp_plan *plan = reader->plan;
    unsigned char *away = vp_arena_array(reader->arena, (size_t)(plan->to - plan->from) + 3, sizeof *away);
    for (int i = 0; i < doctor->leave.n; i++)
        mark_dates(plan, doctor->leave.item[i].dates, ON_LEAVE, away);
    for (int i = 0; i < doctor->exemptions.n; i++)
        if ((doctor->exemptions.item[i].what & vp_bit(VP_DUTIES)) != 0)
            mark_dates(plan, doctor->exemptions.item[i].dates, EXEMPT, away);
    return away;
}

/* Forbidden by line, date and weekday; by category only the duties themselves can tell. Of very many only the first are looked at. */
static bool is_forbidden(const struct item *item, vp_day date)
{
    for (int i = 0; i < item->doctor->forbidden.n && i < MOST_LOOKED_AT; i++) {
        const struct vp_forbidden *one = &item->doctor->forbidden.item[i];
        if (one->categories == 0 && vp_dates_hold(one->dates, date) && vp_days_hold(one->days, date) &&
            (one->lines == NULL || one->lines[item->fixed->line]))
            return true;
    }
    return false;
}

/* What is against the doctor having these duties, which begin on `date`, or NULL. */
static const char *find_obstacle(const struct vp_plan *plan, const struct item *item, const unsigned char *away,
                                 vp_day date, int after)
{
    if (!vp_dates_hold(item->doctor->member, date))
        return "is no member";
    for (int i = 0; i <= after; i++)
        if ((away[date - plan->from + i] & ON_LEAVE) != 0)
            return "is on leave";
    if ((away[date - plan->from] & EXEMPT) != 0)
        return "is exempt";
    return is_forbidden(item, date) ? "must not have it (`forbidden`)" : NULL;
}

static struct date *find_date(const struct vp_plan *plan, struct date *dates, int line, vp_day date)
{
    struct date *at = &dates[(plan->to - plan->from + 1) * line + (date - plan->from)];
    if (at->known)
        return at;
    const vp_shifts *shifts = vp_line_shifts(plan, line, date);
    at->known = true;
    if (shifts->n > 0) {
        at->places = vp_line_doctors(plan, line, date) + plan->lines.item[line].extra;
        at->after = (shifts->item[shifts->n - 1].end - 1) / VP_MINUTES_A_DAY;
    }
    return at;
}

/* True unless the doctor cannot have the line's duties of that date, which is told. */
static bool check_date(struct vp_reader *reader, const struct item *item, const unsigned char *away, vp_day date,
                       struct date *at)
{
    char text[VP_DAY_TEXT];
    if (at->last == item->doctor) /* looked at already */
        return true;
    at->last = item->doctor;
    const char *obstacle = find_obstacle(reader->plan, item, away, date, at->after);
    if (obstacle != NULL)
        vp_fail(reader, item->fixed->pos, "doctor %s %s on %s, where a duty of line %s is fixed", item->doctor->id,
                obstacle, vp_day_format(date, text), item->line->id);
    else if (++at->doctors > at->places)
        vp_fail(reader, item->fixed->pos, "more doctors are fixed on line %s on %s than it has places (%d)",
                item->line->id, vp_day_format(date, text), at->places);
    else
        return true;
    return false;
}

/* One error at most for each item. */
static void check_item(struct vp_reader *reader, const struct item *item, const unsigned char *away, struct date *dates)
{
    const struct vp_plan *plan = reader->plan;
    bool any = false;
    bool good = true;
    vp_day first = item->fixed->dates.from > plan->from ? item->fixed->dates.from : plan->from;
    vp_day last = item->fixed->dates.to < plan->to ? item->fixed->dates.to : plan->to;
    for (vp_day date = first; date <= last && good; date++) {
        struct date *at = find_date(plan, dates, item->fixed->line, date);
        if (at->places == 0)
            continue;
        any = true;
        good = check_date(reader, item, away, date, at);
    }
    if (any)
        return;
    vp_fail(reader, item->fixed->pos, "line %s has no duty on the dates that are fixed here", item->line->id);
    vp_expect(reader, "dates of the period on which the line has duty");
}

static bool is_qualified(struct vp_reader *reader, const struct item *item)
{
    if ((item->doctor->qualifications & item->line->needs) == item->line->needs)
        return true;
    vp_fail(reader, item->fixed->pos, "doctor %s has not the qualifications of line %s", item->doctor->id, item->line->id);
    return false;
}

void vp_check_fixed(struct vp_reader *reader)
{
    const struct vp_plan *plan = reader->plan;
    size_t days = (size_t)(plan->to - plan->from) + 1;
    struct date *dates = NULL;
    for (int d = 0; d < plan->doctors.n; d++) {
        const struct vp_doctor *doctor = &plan->doctors.item[d];
        if (doctor->fixed.n == 0)
            continue;
        if (dates == NULL)
            dates = vp_arena_array(reader->arena, days * (size_t)plan->lines.n, sizeof *dates);
        const unsigned char *away = mark_away(reader, doctor);
        for (int i = 0; i < doctor->fixed.n; i++) {
            const struct vp_fixed *fixed = &doctor->fixed.item[i];
            const struct item item = {doctor, fixed, &plan->lines.item[fixed->line]};
            if (is_qualified(reader, &item))
                check_item(reader, &item, away, dates);
        }
    }
}
