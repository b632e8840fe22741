/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekly rest: in every window W (calendar week Monday 00:00 to Monday 00:00 local that lies wholly in the period; rolling: every seven dates
 * running) in which the doctor is busy at all,
 *     the longest stretch of W outside ∪ [duty.start − drive, duty.end + drive)  ≥ hours.
 * One breach a window. Duties that began before the window count in it. */
#include "model/rules/words.h"

enum { WEEK = 7 };

struct busy {
    vp_instant start;
    vp_instant end;
};

/* Adds a stretch to `busy`, which is kept in order of start. */
static void insert_busy(struct busy *busy, int n, struct busy added)
{
    int at = n;
    for (; at > 0 && busy[at - 1].start > added.start; at--)
        busy[at] = busy[at - 1];
    busy[at] = added;
}

/* The doctor's busy time with its drives, by start; returns how many. */
static int find_busy(const struct vp_judgement *judgement, int d, const int *list, int n, struct busy *busy)
{
    for (int i = 0; i < n; i++) {
        const struct vp_duty *duty = &judgement->problem->duties[list[i]];
        vp_instant drive = vp_judge_drive(judgement, d, list[i]);
        insert_busy(busy, i, (struct busy){duty->start - drive, duty->end + drive});
    }
    return n;
}

/* The longest free stretch of `window` in seconds, or -1 if nothing disturbs it. */
static vp_instant find_longest(const struct busy *busy, int n, struct busy window)
{
    vp_instant longest = -1;
    vp_instant free_from = window.start;
    for (int i = 0; i < n && busy[i].start < window.end; i++) {
        if (busy[i].end <= window.start)
            continue;
        vp_instant gap = busy[i].start - free_from;
        longest = gap > longest ? gap : longest < 0 ? 0 : longest;
        free_from = busy[i].end > free_from ? busy[i].end : free_from;
    }
    vp_instant last = window.end - free_from;
    return longest >= 0 && last > longest ? last : longest;
}

static void judge_window(struct vp_judgement *judgement, int d, const struct busy *busy, int n, vp_day from)
{
    static const double rounding = 1e-6; /* seconds */
    const struct vp_plan *plan = judgement->problem->plan;
    double needed = plan->rules.item[judgement->rule].figures.hours;
    struct busy window = {vp_zone_instant(plan->zone, from, 0), vp_zone_instant(plan->zone, from + WEEK, 0)};
    vp_instant longest = find_longest(busy, n, window);
    if (longest < 0 || (double)longest >= needed * VP_HOUR - rounding)
        return;
    bool calendar_week = vp_day_weekday(from) == VP_MONDAY;
    const char *text = "longest free time in these seven days, driving counted as busy";
    if (calendar_week)
        text = vp_arena_printf(judgement->arena, "longest free time in week %d, driving counted as busy",
                               vp_day_iso_week(from, NULL));
    vp_judgement_file(judgement, (struct vp_violation){
                                     .doctor = d,
                                     .duty_a = -1,
                                     .duty_b = -1,
                                     .from = from,
                                     .to = from + WEEK - 1,
                                     .needed = needed,
                                     .found = (double)longest / VP_HOUR,
                                     .unit = "h",
                                     .amount = 1.0,
                                     .text = text,
                                 });
}

void vp_judge_weekly_rest(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_plan *plan = problem->plan;
    bool rolling = plan->rules.item[judgement->rule].figures.rolling;
    vp_day first = rolling ? plan->from : vp_day_monday(plan->from + WEEK - 1);
    int *list = vp_judge_list(judgement);
    struct busy *busy = vp_arena_array(judgement->arena, (size_t)problem->n_duties, sizeof *busy);
    for (int d = 0; d < problem->n_doctors; d++) {
        int n = find_busy(judgement, d, list, vp_judgement_duties(judgement, d, list), busy);
        for (vp_day from = first; from + WEEK - 1 <= plan->to; from += rolling ? 1 : WEEK)
            judge_window(judgement, d, busy, n, from);
    }
}
