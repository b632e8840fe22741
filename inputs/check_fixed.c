/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed duties that cannot be: on dates without any, of a line that the doctor may not take, while he is on leave or exempt or no member,
 * or more of them than there are places. Whatever else rules say against them is for the solver to find. */
#include "inputs/checks.h"

/* How many doctors have a line's duties of a date, and who was counted last. */
struct taken {
    int doctors;
    const struct vp_doctor *last;
};

/* One item of `fixed` of one doctor. */
struct item {
    const struct vp_doctor *doctor;
    const struct vp_fixed *fixed;
    const struct vp_line *line;
};

static bool overlaps(struct vp_dates dates, vp_day from, vp_day to)
{
    return dates.from <= to && dates.to >= from;
}

/* A flag for each date of the period and the two after it on which the doctor is on leave. */
static bool *mark_leave(struct vp_reader *reader, const struct vp_doctor *doctor)
{
    const struct vp_plan *plan = reader->plan;
    bool *away = vp_arena_array(reader->arena, (size_t)(plan->to - plan->from) + 3, sizeof *away);
    for (int i = 0; i < doctor->leave.n; i++) {
        struct vp_dates dates = doctor->leave.item[i].dates;
        vp_day first = dates.from > plan->from ? dates.from : plan->from;
        vp_day last = dates.to < plan->to + 2 ? dates.to : plan->to + 2;
        for (vp_day date = first; date <= last; date++)
            away[date - plan->from] = true;
    }
    return away;
}

static bool is_free_from_all(const struct vp_doctor *doctor, vp_day date)
{
    for (int i = 0; i < doctor->exemptions.n; i++)
        if ((doctor->exemptions.item[i].what & vp_bit(VP_DUTIES)) != 0 &&
            overlaps(doctor->exemptions.item[i].dates, date, date))
            return true;
    return false;
}

/* Forbidden by line, date and weekday; by category only the duties themselves can tell. */
static bool is_forbidden(const struct item *item, vp_day date)
{
    for (int i = 0; i < item->doctor->forbidden.n; i++) {
        const struct vp_forbidden *one = &item->doctor->forbidden.item[i];
        if (one->categories == 0 && overlaps(one->dates, date, date) &&
            (one->lines == NULL || one->lines[item->fixed->line]) &&
            (one->days == 0 || (one->days >> (unsigned)vp_day_weekday(date) & 1) != 0))
            return true;
    }
    return false;
}

/* What is against the doctor having the duties that begin on `date`, or NULL. */
static const char *find_obstacle(const struct vp_plan *plan, const struct item *item, const bool *away, vp_day date)
{
    const vp_shifts *shifts = vp_line_shifts(plan, item->fixed->line, date);
    int days = (shifts->item[shifts->n - 1].end - 1) / VP_MINUTES_A_DAY; /* that the last of them goes on after its date */
    if (!overlaps(item->doctor->member, date, date))
        return "is no member";
    for (int i = 0; i <= days; i++)
        if (away[date - plan->from + i])
            return "is on leave";
    if (is_free_from_all(item->doctor, date))
        return "is exempt";
    return is_forbidden(item, date) ? "must not have it (`forbidden`)" : NULL;
}

/* One error at most for each item. `taken` counts by line and date. */
static void check_item(struct vp_reader *reader, const struct item *item, const bool *away, struct taken *taken)
{
    const struct vp_plan *plan = reader->plan;
    const int days = plan->to - plan->from + 1;
    const int line = item->fixed->line;
    bool any = false;
    char text[VP_DAY_TEXT];
    for (vp_day date = plan->from; date <= plan->to; date++) {
        int places = vp_line_doctors(plan, line, date) + item->line->extra;
        if (!overlaps(item->fixed->dates, date, date) || vp_line_shifts(plan, line, date)->n == 0 || places == 0)
            continue;
        any = true;
        const char *obstacle = find_obstacle(plan, item, away, date);
        if (obstacle != NULL) {
            vp_fail(reader, item->fixed->pos, "doctor %s %s on %s, where a duty of line %s is fixed", item->doctor->id,
                    obstacle, vp_day_format(date, text), item->line->id);
            return;
        }
        struct taken *here = &taken[(size_t)line * (size_t)days + (size_t)(date - plan->from)];
        here->doctors += here->last != item->doctor;
        here->last = item->doctor;
        if (here->doctors > places) {
            vp_fail(reader, item->fixed->pos, "more doctors are fixed on line %s on %s than it has places (%d)",
                    item->line->id, vp_day_format(date, text), places);
            return;
        }
    }
    if (!any) {
        vp_fail(reader, item->fixed->pos, "line %s has no duty on the dates that are fixed here", item->line->id);
        vp_expect(reader, "dates of the period on which the line has duty");
    }
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
    struct taken *taken = NULL;
    for (int d = 0; d < plan->doctors.n; d++) {
        const struct vp_doctor *doctor = &plan->doctors.item[d];
        if (doctor->fixed.n == 0)
            continue;
        if (taken == NULL)
            taken = vp_arena_array(reader->arena, days * (size_t)plan->lines.n, sizeof *taken);
        const bool *away = mark_leave(reader, doctor);
        for (int i = 0; i < doctor->fixed.n; i++) {
            const struct vp_fixed *fixed = &doctor->fixed.item[i];
            const struct item item = {doctor, fixed, &plan->lines.item[fixed->line]};
            if (is_qualified(reader, &item))
                check_item(reader, &item, away, taken);
        }
    }
}
