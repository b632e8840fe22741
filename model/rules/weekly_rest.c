/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekly rest: in every window W (calendar week Monday 00:00 to Monday 00:00 local; rolling: every seven dates running) that lies in the
 * known time, touches the period, and in which the doctor is busy at all,
 *     the longest stretch of W outside ∪ [duty.start − out, duty.end + home)  ≥ hours.
 * One breach a window, unless the past alone breaks it. Duties that began before the window count in it. */
#include "model/rules/windows.h"
#include "model/rules/words.h"

enum { WEEK = 7 };

struct busy {
    vp_instant start;
    vp_instant end;
};

/* A doctor's busy stretches by start. */
struct stretches {
    struct busy *busy;
    int n;
};

/* Adds a stretch to `busy`, which is kept in order of start. */
static void insert_busy(struct busy *busy, int n, struct busy added)
{
    int at = n;
    for (; at > 0 && busy[at - 1].start > added.start; at--)
        busy[at] = busy[at - 1];
    busy[at] = added;
}

/* The busy time of list[0 … n-1] with its drives. */
static void find_busy(const struct vp_judgement *judgement, int d, const int *list, int n, struct stretches *found)
{
    found->n = 0;
    for (int i = 0; i < n; i++) {
        const struct vp_duty *duty = &judgement->problem->duties[list[i]];
        vp_instant out = vp_judge_out(judgement, d, list[i]);
        vp_instant home = vp_judge_home(judgement, d, list[i]);
        insert_busy(found->busy, found->n++, (struct busy){duty->start - out, duty->end + home});
    }
}

/* The longest free stretch of `window` in seconds, or -1 if nothing disturbs it. */
static vp_instant find_longest(const struct stretches *of, struct busy window)
{
    const struct busy *busy = of->busy;
    vp_instant longest = -1;
    vp_instant free_from = window.start;
    for (int i = 0; i < of->n && busy[i].start < window.end; i++) {
        if (busy[i].end <= window.start)
            continue;
        vp_instant gap = busy[i].start - free_from;
        longest = gap > longest ? gap : longest < 0 ? 0 : longest;
        free_from = busy[i].end > free_from ? busy[i].end : free_from;
    }
    vp_instant last = window.end - free_from;
    return longest >= 0 && last > longest ? last : longest;
}

static bool is_too_short(vp_instant longest, double hours)
{
    static const double rounding = 1e-6; /* seconds */
    return longest >= 0 && (double)longest < hours * VP_HOUR - rounding;
}

static void judge_week(struct vp_judgement *judgement, int d, const struct stretches *all, const struct stretches *past,
                       vp_day from)
{
    double needed = judgement->problem->plan->rules.item[judgement->rule].figures.hours;
    struct busy window = {vp_judge_midnight(judgement, from), vp_judge_midnight(judgement, from + WEEK)};
    vp_instant longest = find_longest(all, window);
    if (!is_too_short(longest, needed) || is_too_short(find_longest(past, window), needed))
        return;
    struct vp_violation breach = vp_breach_of_dates(d, from, from + WEEK - 1);
    breach.needed = needed;
    breach.found = (double)longest / VP_HOUR;
    breach.unit = "h";
    breach.text = "longest free time in these seven days, driving counted as busy";
    if (vp_day_weekday(from) == VP_MONDAY)
        breach.text = vp_arena_printf(judgement->arena, "longest free time in week %d, driving counted as busy",
                                      vp_day_iso_week(from, NULL));
    vp_judgement_file(judgement, breach);
}

void vp_judge_weekly_rest(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    bool rolling = problem->plan->rules.item[judgement->rule].figures.rolling;
    struct vp_windows weeks = rolling ? vp_windows_of_days(judgement, WEEK) : vp_windows_of_weeks(judgement, 1);
    int *list = vp_judge_list(judgement);
    struct stretches all = {vp_arena_array(judgement->arena, (size_t)problem->n_duties, sizeof(struct busy)), 0};
    struct stretches past = {vp_arena_array(judgement->arena, (size_t)problem->n_past, sizeof(struct busy)), 0};
    for (int d = 0; d < problem->n_doctors; d++) {
        int n = vp_judgement_duties(judgement, d, list);
        find_busy(judgement, d, list, n, &all);
        find_busy(judgement, d, list, vp_judge_past(judgement, list, n), &past);
        for (int i = 0; i < weeks.n; i++)
            if (weeks.item[i].whole)
                judge_week(judgement, d, &all, &past, weeks.item[i].from);
    }
}
